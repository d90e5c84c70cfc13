//! Generated register entries, for the tests of every file that holds one.

use case_workflow::case::codes::CountMethod;
use case_workflow::code_lists::{AgeGroup, Phase, TherapeuticArea};
use case_workflow::register::{
    AcceptsSingle, CostingMethod, EnglishContract, EnglishLevel, EnglishWork, Equipped,
    FiscalQuarter, Founder, HospitalStatus, IrbEnglish, IrbKind, Kind, MoreItem, Prefecture,
    RemoteMonitoring, RowItem, RowList, Section, Source, Template, Visibility,
};
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value, json};

/// Some of a list's codes, as they are written.
fn some<L: Copy + std::fmt::Debug + serde::Serialize + 'static>(
    codes: &'static [L],
) -> impl Strategy<Value = Value> {
    subsequence(codes, 0..=codes.len()).prop_map(|codes| json!(codes))
}

fn one<L: Copy + std::fmt::Debug + serde::Serialize + 'static>(
    codes: &'static [L],
) -> impl Strategy<Value = Value> {
    select(codes).prop_map(|code| json!(code))
}

fn count(most: u32) -> impl Strategy<Value = Value> {
    (1..=most).prop_map(Value::from)
}

fn truth() -> impl Strategy<Value = Value> {
    any::<bool>().prop_map(Value::from)
}

/// Names, also with what a file must not stumble over.
fn name() -> impl Strategy<Value = Value> {
    select(
        &[
            "見本 花子",
            "O'Neill \"Bob\"",
            "髙𠮷病院",
            "A, B; C",
            "Ḱ <b>&amp;",
        ][..],
    )
    .prop_map(Value::from)
}

/// A section whose members are each there or not, with what it rests on.
fn section(
    members: Vec<(&'static str, BoxedStrategy<Value>)>,
    needed: &'static [&'static str],
) -> BoxedStrategy<Value> {
    let members: Vec<_> = members
        .into_iter()
        .map(|(name, value)| {
            let there = if needed.contains(&name) {
                value.prop_map(Some).boxed()
            } else {
                proptest::option::weighted(0.7, value).boxed()
            };
            (Just(name), there)
        })
        .collect();
    let day = select(&["2025-12-01", "2026-11-20", "2026-02-28"][..]);
    (members, one(Source::ALL), day)
        .prop_map(|(members, source, day)| {
            let mut section: Map<String, Value> = members
                .into_iter()
                .filter_map(|(name, value)| Some((name.to_owned(), value?)))
                .collect();
            section.insert("source".into(), source);
            section.insert("as_of".into(), day.into());
            section.into()
        })
        .boxed()
}

fn person() -> BoxedStrategy<Value> {
    name()
        .prop_map(|name| json!({ "name": name, "mail": "a.b@x.example", "phone": "+81355500142" }))
        .boxed()
}

fn grid<L: Copy + std::fmt::Debug + serde::Serialize + 'static>(
    keys: Vec<L>,
    value: BoxedStrategy<Value>,
) -> BoxedStrategy<Value> {
    let all = keys.len();
    (
        subsequence(keys, 1..=all),
        proptest::collection::vec(value, all),
    )
        .prop_map(|(keys, values)| {
            let word = |key: &L| json!(key).as_str().unwrap().to_owned();
            keys.iter()
                .map(word)
                .zip(values)
                .collect::<Map<_, _>>()
                .into()
        })
        .boxed()
}

/// Some of the further answers of a section.
fn more(section: Section) -> BoxedStrategy<Value> {
    let items: Vec<MoreItem> = MoreItem::ALL
        .iter()
        .copied()
        .filter(|item| item.section() == section)
        .collect();
    let all = items.len();
    let answer = |item: &MoreItem| match (item, item.kind()) {
        (MoreItem::CorporateNumber, _) => Just(json!("7000012050002")).boxed(),
        (MoreItem::Ror, _) => Just(json!("https://ror.org/03rm3gk43")).boxed(),
        (MoreItem::EnglishMail, _) => Just(json!("trials@x.example")).boxed(),
        (_, Kind::Number) => count(item.most().0).boxed(),
        (_, Kind::Decimal) => (0..999_u32)
            .prop_map(|n| json!((f64::from(n) / 10.0).to_string()))
            .boxed(),
        (_, Kind::YesNo) => truth().boxed(),
        (_, Kind::One(list)) => select(list.entries).prop_map(|one| json!(one.code)).boxed(),
        (_, Kind::Many(list)) => {
            let codes: Vec<&str> = list.entries.iter().map(|one| one.code).collect();
            let all = codes.len();
            subsequence(codes, 0..=all)
                .prop_map(|codes| json!(codes))
                .boxed()
        }
        _ => name().boxed(),
    };
    let answers: Vec<_> = items.iter().map(answer).collect();
    (subsequence((0..all).collect::<Vec<_>>(), 1..=all), answers)
        .prop_map(move |(places, answers)| {
            let member = |place: usize| (items[place].as_str().to_owned(), answers[place].clone());
            places.into_iter().map(member).collect::<Map<_, _>>().into()
        })
        .boxed()
}

/// A list of rows, also an empty one; no two rows agree in their
/// key.
fn rows(list: RowList) -> BoxedStrategy<Value> {
    let answer = |item: RowItem| match (item, item.kind()) {
        (RowItem::InvestigatorOrcid, _) => Just(json!("0000-0002-1694-233X")).boxed(),
        (RowItem::CompetingRegistry, _) => {
            select(&["NCT01234567", "jRCT2031200001", "jRCTs031200001"][..])
                .prop_map(Value::from)
                .boxed()
        }
        (RowItem::PastIcd10 | RowItem::CompetingIcd10, _) => Just(json!("C34.9")).boxed(),
        (_, Kind::Number) => count(item.most().0).boxed(),
        (_, Kind::YesNo) => truth().boxed(),
        (_, Kind::One(list)) => select(list.entries).prop_map(|one| json!(one.code)).boxed(),
        (_, Kind::Day) => Just(json!("2026-03-31")).boxed(),
        _ => name().boxed(),
    };
    let row = || {
        let answers: Vec<_> = list
            .items()
            .map(|item| {
                let answer = if item.required() {
                    answer(item).prop_map(Some).boxed()
                } else {
                    proptest::option::weighted(0.6, answer(item)).boxed()
                };
                (Just(item.path()), answer)
            })
            .collect();
        answers.prop_map(|answers| {
            let there = |(name, value): (&str, Option<Value>)| Some((name.to_owned(), value?));
            answers.into_iter().filter_map(there).collect::<Map<_, _>>()
        })
    };
    proptest::collection::vec(row(), 0..4)
        .prop_map(move |mut rows| {
            let mut seen: Vec<Vec<Option<Value>>> = Vec::new();
            rows.retain(|row| {
                let key: Vec<_> = list
                    .key()
                    .iter()
                    .map(|item| row.get(item.path()).cloned())
                    .collect();
                let new = !seen.contains(&key);
                seen.push(key);
                new
            });
            json!(rows)
        })
        .boxed()
}

fn row() -> BoxedStrategy<Value> {
    section(
        vec![
            ("text", name().boxed()),
            (
                "areas",
                subsequence(TherapeuticArea::ALL, 1..4)
                    .prop_map(|areas| json!(areas))
                    .boxed(),
            ),
            ("pi_name", name().boxed()),
            ("new_patients", count(100_000).boxed()),
            ("prevalent", count(100_000).boxed()),
            ("method", one(CountMethod::ALL).boxed()),
            (
                "period",
                select(&["R6", "R7", "R8"][..])
                    .prop_map(Value::from)
                    .boxed(),
            ),
        ],
        &["method", "period"],
    )
}

/// A whole entry as a document, as it stands on `today`; not before November 2026.
pub fn document(today: Date) -> impl Strategy<Value = Value> {
    let basic = section(
        vec![
            ("more", more(Section::Basic)),
            ("name_ja", name().boxed()),
            ("name_en", name().boxed()),
            ("abbreviation", name().boxed()),
            ("prefecture", one(Prefecture::ALL).boxed()),
            ("founder", one(Founder::ALL).boxed()),
            (
                "statuses",
                subsequence(HospitalStatus::ALL, 1..4)
                    .prop_map(|all| json!(all))
                    .boxed(),
            ),
        ],
        &["name_ja", "name_en"],
    );
    let team = section(
        vec![
            ("more", more(Section::Team)),
            ("office_mail", Just(json!("chiken@x.example")).boxed()),
            ("office_phone", Just(json!("+81355500142")).boxed()),
            ("front", person()),
            ("deputy", person()),
        ],
        &[],
    );
    let departments = section(
        vec![
            ("more", more(Section::Departments)),
            ("areas", some(TherapeuticArea::ALL).boxed()),
            ("age_groups", some(AgeGroup::ALL).boxed()),
            ("investigators", rows(RowList::Investigators)),
        ],
        &[],
    );
    let record = section(
        vec![
            ("more", more(Section::Record)),
            ("phases", some(Phase::ALL).boxed()),
            ("fih_trials", count(1_000).boxed()),
            ("international_trials", count(1_000).boxed()),
            ("startup_days", count(1_000).boxed()),
            ("past_trials", rows(RowList::PastTrials)),
        ],
        &[],
    );
    let equipment = section(
        vec![
            ("more", more(Section::Equipment)),
            ("items", grid(Equipped::asked().collect(), truth().boxed())),
            ("phase1_beds", count(200).boxed()),
            ("cartagena", truth().boxed()),
            ("radioligand", truth().boxed()),
        ],
        &[],
    );
    let irb = section(
        vec![
            ("more", more(Section::Irb)),
            ("kinds", some(IrbKind::ALL).boxed()),
            ("accepts_single", one(AcceptsSingle::ALL).boxed()),
            ("english", some(IrbEnglish::ALL).boxed()),
            (
                "meetings",
                Just(json!(["2026-11-20", "2027-01-15"])).boxed(),
            ),
        ],
        &[],
    );
    let contract = section(
        vec![
            ("more", more(Section::Contract)),
            ("english", one(EnglishContract::ALL).boxed()),
            ("templates", some(Template::ALL).boxed()),
            ("direct_overseas", truth().boxed()),
            ("via_iccc", truth().boxed()),
            ("e_sign", truth().boxed()),
            ("costing", one(CostingMethod::ALL).boxed()),
        ],
        &[],
    );
    let data = section(
        vec![
            ("more", more(Section::Data)),
            ("remote_monitoring", one(RemoteMonitoring::ALL).boxed()),
            ("econsent", truth().boxed()),
            ("partner_sites", truth().boxed()),
        ],
        &[],
    );
    let level = one(EnglishLevel::ALL).boxed();
    let english = section(
        vec![
            ("levels", grid(EnglishWork::ALL.to_vec(), level)),
            ("english_people", rows(RowList::EnglishPeople)),
        ],
        &["levels"],
    );
    let codes = subsequence(&["C25", "C34.9", "G12.2", "E75.2", "M34.8"][..], 1..=5);
    let diseases = (codes, proptest::collection::vec(row(), 5)).prop_map(|(codes, rows)| {
        let rows: Vec<Value> = codes
            .iter()
            .zip(rows)
            .map(|(code, mut row)| {
                row["icd10"] = json!(code);
                row
            })
            .collect();
        json!({ "rows": rows })
    });
    let shown = FiscalQuarter::shown(today);
    let places = (0..=10_000_u32, 0..=1_000_u32);
    let slots = (
        subsequence(shown, 1..=6),
        proptest::collection::vec(places, 6),
        proptest::option::of(rows(RowList::CompetingTrials)),
    )
        .prop_map(|(quarters, places, competing)| {
            let row = |(quarter, (patients, trials)): (&FiscalQuarter, (u32, u32))| {
                json!({ "quarter": quarter, "patients": patients, "trials": trials })
            };
            let rows: Vec<Value> = quarters.iter().zip(places).map(row).collect();
            let mut section = json!({ "rows": rows, "source": "self", "as_of": "2026-11-20" });
            if let Some(competing) = competing {
                section["competing_trials"] = competing;
            }
            section
        });
    let named = [
        ("basic", basic),
        ("team", team),
        ("departments", departments),
        ("record", record),
        ("equipment", equipment),
        ("irb", irb),
        ("contract", contract),
        ("data", data),
        ("english", english),
        ("diseases", diseases.boxed()),
        ("slots", slots.boxed()),
    ];
    let sections: Vec<_> = named
        .into_iter()
        .map(|(name, section)| (Just(name), proptest::option::weighted(0.8, section)))
        .collect();
    let seen = proptest::option::of(select(&[Visibility::V1, Visibility::V2][..]));
    (sections, seen).prop_map(|(sections, seen)| {
        let sections: Map<String, Value> = sections
            .into_iter()
            .filter_map(|(name, section)| {
                let mut section = section?;
                if let Some(seen) = seen {
                    section["visibility"] = json!(seen);
                }
                Some((name.to_owned(), section))
            })
            .collect();
        json!({ "format": "madoguchi-register/1", "sections": sections })
    })
}
