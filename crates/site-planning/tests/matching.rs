//! Which hospitals fit: what is met, what is not, what nobody knows.

use case_workflow::code_lists::{AgeGroup, Equipment, IrbRoute, Phase, TherapeuticArea};
use case_workflow::ids::HospitalId;
use case_workflow::register::{
    AcceptsSingle, Criterion, EnglishLevel, EnglishWork, FiscalQuarter, Hospital, MatchFit,
    MustRule, Section, Source, Stated, WishPart, demonstration,
};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use site_planning::matching::{
    Candidate, CandidateList, HospitalFacts, Must, Needs, ReasonCode, Standing, candidates,
};

const TODAY: Date = date(2026, 11, 21);

fn now() -> Timestamp {
    "2026-11-21T03:00:00Z".parse().expect("an instant")
}

fn hospitals() -> Vec<Hospital> {
    (0..)
        .map_while(|index| demonstration(index, now()))
        .collect()
}

/// Complete, with everything stated.
fn complete() -> Hospital {
    demonstration(0, now()).expect("the first hospital")
}

fn facts(hospitals: &[Hospital]) -> Vec<HospitalFacts<'_>> {
    hospitals
        .iter()
        .zip(1_u128..)
        .map(|(hospital, id)| HospitalFacts {
            id: HospitalId(uuid::Uuid::from_u128(id)),
            hospital,
            own: false,
            asked_12_months: 0,
        })
        .collect()
}

fn list(needs: &Needs, hospitals: &[Hospital]) -> CandidateList {
    candidates(needs, &facts(hospitals), TODAY)
}

fn only(needs: &Needs, hospital: &Hospital) -> Candidate {
    list(needs, std::slice::from_ref(hospital))
        .candidates
        .remove(0)
}

/// A small-cell lung cancer trial in adults that wants to start in April.
fn needs() -> Needs {
    Needs {
        diseases: vec!["C34.9".to_owned()],
        area: Some(TherapeuticArea::OncologySolid),
        patients_min: 1,
        phase: Some(Phase::P2),
        ages: vec![AgeGroup::Years18To64, AgeGroup::Years65Plus],
        english: vec![EnglishWork::Contract, EnglishWork::Monitoring],
        window: FiscalQuarter::touched(date(2027, 4, 1), 9),
        japan_target: Some(40),
        ..Needs::default()
    }
}

fn verdict(candidate: &Candidate, rule: MustRule) -> (Criterion, ReasonCode) {
    let judged = candidate
        .musts
        .iter()
        .find(|judged| judged.must.rule == rule);
    let judged = judged.expect("the rule is asked");
    (judged.result, judged.reason.code)
}

#[test]
fn a_hospital_without_a_row_for_the_disease_is_unknown_and_not_a_no() {
    let mut hospital = complete();
    hospital.diseases.retain(|row| row.icd10 != "C34");
    let candidate = only(&needs(), &hospital);
    assert_eq!(
        verdict(&candidate, MustRule::Disease),
        (Criterion::Unknown, ReasonCode::DiseaseNotStated)
    );
    assert_eq!(
        (candidate.standing, candidate.fit),
        (Standing::Open, MatchFit::CannotBeJudged)
    );

    // Only the list of areas says no.
    if let Some(areas) = &mut hospital.departments.areas {
        areas.retain(|area| *area != TherapeuticArea::OncologySolid);
    }
    let candidate = only(&needs(), &hospital);
    assert_eq!(
        verdict(&candidate, MustRule::Disease),
        (Criterion::Fail, ReasonCode::AreaNotTreated)
    );
}

#[test]
fn a_code_matches_its_category_and_what_lies_below_it_but_not_its_sister() {
    let with = |needed: &str, row: &str| {
        let mut hospital = complete();
        hospital.diseases.retain(|row| row.icd10 == "C34");
        hospital.diseases[0].icd10 = row.to_owned();
        let needs = Needs {
            diseases: vec![needed.to_owned()],
            ..needs()
        };
        verdict(&only(&needs, &hospital), MustRule::Disease).0
    };
    assert_eq!(with("C34", "C34.1"), Criterion::Pass);
    assert_eq!(with("C34.1", "C34"), Criterion::Pass);
    assert_eq!(with("C34.9", "C34.1"), Criterion::Pass);
    // Amyotrophic lateral sclerosis and spinal muscular atrophy.
    assert_eq!(with("G12.2", "G12.1"), Criterion::Unknown);
    assert_eq!(with("C34", "C3"), Criterion::Pass);
    assert_eq!(with("C50", "C34"), Criterion::Unknown);
}

#[test]
fn a_met_must_says_how_many_how_counted_by_whom_and_when() {
    let candidate = only(
        &Needs {
            patients_min: 10,
            ..needs()
        },
        &complete(),
    );
    let judged = candidate
        .musts
        .iter()
        .find(|judged| judged.must == Must::of(MustRule::Disease))
        .unwrap();
    assert_eq!(judged.result, Criterion::Pass);
    assert_eq!(judged.reason.params["needed"], "10");
    assert_eq!(judged.reason.params["period"], "R7");
    assert!(judged.reason.params.contains_key("patients"));
    assert_eq!(judged.reason.source, Some(Source::Own));
    assert!(judged.reason.confirmed_on.is_some_and(|day| day <= TODAY));

    let many = only(
        &Needs {
            patients_min: 100_000,
            ..needs()
        },
        &complete(),
    );
    assert_eq!(
        verdict(&many, MustRule::Disease),
        (Criterion::Fail, ReasonCode::PatientsTooFew)
    );
}

#[test]
fn an_old_statement_is_out_of_date_and_says_for_how_many_months() {
    let mut hospital = complete();
    let at = "2026-04-10T01:00:00Z".parse().unwrap();
    let old = Stated::new(Section::Slots, Source::Own, date(2026, 4, 10), None, at);
    hospital.stated.insert(Section::Slots, old);
    let candidate = only(&needs(), &hospital);
    assert_eq!(
        verdict(&candidate, MustRule::Places),
        (Criterion::Expired, ReasonCode::OutOfDate)
    );
    let capacity = candidate
        .parts
        .iter()
        .find(|part| part.part == WishPart::Capacity)
        .unwrap();
    assert_eq!((capacity.result, capacity.points), (Criterion::Expired, 0));
    assert_eq!(capacity.reason.params["months"], "7");
    assert!(candidate.score.known < candidate.score.possible);
    assert_eq!(candidate.standing, Standing::Open);
}

#[test]
fn a_register_six_months_past_its_date_drops_out() {
    let mut hospital = complete();
    let at = "2026-01-10T01:00:00Z".parse().unwrap();
    let old = Stated::new(Section::Slots, Source::Own, date(2026, 1, 10), None, at);
    hospital.stated.insert(Section::Slots, old);
    let candidate = only(&needs(), &hospital);
    assert_eq!(
        verdict(&candidate, MustRule::Register),
        (Criterion::Fail, ReasonCode::RegisterLapsed)
    );
    assert_eq!(candidate.standing, Standing::Dropped);
}

#[test]
fn free_places_are_looked_for_in_the_quarters_of_the_window() {
    let mut hospital = complete();
    hospital.slots.iter_mut().for_each(|slot| slot.patients = 0);
    let none = only(&needs(), &hospital);
    assert_eq!(
        verdict(&none, MustRule::Places),
        (Criterion::Fail, ReasonCode::PlacesNone)
    );

    // A quarter of the window that nobody answered for may still be free.
    hospital
        .slots
        .retain(|slot| slot.quarter.to_string() != "2027-Q2");
    let open = only(&needs(), &hospital);
    assert_eq!(
        verdict(&open, MustRule::Places),
        (Criterion::Unknown, ReasonCode::NotStated)
    );

    // Places in another quarter do not help.
    for slot in &mut hospital.slots {
        slot.patients = u32::from(slot.quarter.to_string() == "2026-Q3") * 9;
    }
    assert_eq!(
        verdict(&only(&needs(), &hospital), MustRule::Places).0,
        Criterion::Unknown
    );
    let unknown_window = Needs {
        window: Vec::new(),
        ..needs()
    };
    assert_eq!(
        verdict(&only(&unknown_window, &hospital), MustRule::Places).0,
        Criterion::Pass
    );
}

#[test]
fn a_single_review_is_a_must_only_where_it_is_required() {
    let with = |answer, review| {
        let mut hospital = complete();
        hospital.irb.accepts_single = answer;
        only(
            &Needs {
                review: Some(review),
                ..needs()
            },
            &hospital,
        )
    };
    let required = |answer| {
        verdict(
            &with(answer, IrbRoute::SirbRequired),
            MustRule::SingleReview,
        )
        .0
    };
    assert_eq!(required(Some(AcceptsSingle::Yes)), Criterion::Pass);
    assert_eq!(
        required(Some(AcceptsSingle::CaseByCase)),
        Criterion::Unknown
    );
    assert_eq!(required(Some(AcceptsSingle::No)), Criterion::Fail);
    assert_eq!(required(None), Criterion::Unknown);

    let preferred = with(Some(AcceptsSingle::No), IrbRoute::SirbPreferred);
    assert_eq!(preferred.standing, Standing::Met);
    assert!(
        preferred
            .parts
            .iter()
            .any(|part| part.part == WishPart::SingleReview)
    );
    let any = with(Some(AcceptsSingle::No), IrbRoute::SirbAny);
    assert!(
        !any.parts
            .iter()
            .any(|part| part.part == WishPart::SingleReview)
    );
}

#[test]
fn an_answer_without_english_tasks_counts_for_less_than_one_with_them() {
    let at = |level| {
        let mut hospital = complete();
        hospital.english.insert(EnglishWork::Contract, level);
        hospital.english.insert(EnglishWork::Monitoring, level);
        let candidate = only(&needs(), &hospital);
        candidate
            .parts
            .into_iter()
            .find(|part| part.part == WishPart::English)
            .map(|part| (part.points, part.possible))
    };
    assert_eq!(at(EnglishLevel::En0), Some((0, 15)));
    assert_eq!(at(EnglishLevel::En2), Some((7, 15)));
    assert_eq!(at(EnglishLevel::En4), Some((15, 15)));
}

#[test]
fn the_must_that_keeps_most_away_is_named_and_can_be_dropped_to_look() {
    let mut hospitals = hospitals();
    for hospital in &mut hospitals {
        hospital.equipment.items.insert(Equipment::Pet, false);
    }
    hospitals[0].equipment.items.insert(Equipment::Icu, false);
    let needs = Needs {
        equipment: vec![Equipment::Icu, Equipment::Pet],
        ..needs()
    };
    let empty = list(&needs, &hospitals);
    let costliest = empty.costliest_rule.unwrap();
    assert_eq!(
        (empty.met, costliest.must),
        (0, Must::equipment(Equipment::Pet))
    );
    // One hospital's equipment is past its date, and another's never stated.
    assert_eq!(costliest.excludes, 13);
    let without = list(&needs.without(costliest.must), &hospitals);
    assert!(without.met > 0);
}

#[test]
fn what_lists_keep_of_an_entry_is_all_that_matching_and_the_meter_ask_for() {
    let whole = hospitals();
    let kept: Vec<Hospital> = whole.iter().cloned().map(Hospital::for_lists).collect();
    assert!(kept.iter().zip(&whole).all(|(kept, whole)| kept != whole));
    let wide = Needs {
        equipment: Equipment::ALL.to_vec(),
        cartagena: true,
        radioligand: true,
        review: Some(IrbRoute::SirbRequired),
        english: EnglishWork::ALL.to_vec(),
        japan_target: Some(40),
        ..needs()
    };
    for needs in [Needs::default(), needs(), wide] {
        assert_eq!(list(&needs, &kept), list(&needs, &whole));
    }
    for (kept, whole) in kept.iter().zip(&whole) {
        assert_eq!(kept.completeness(TODAY), whole.completeness(TODAY));
        for section in Section::ALL {
            assert_eq!(kept.state(*section, TODAY), whole.state(*section, TODAY));
        }
    }
}

#[test]
fn who_is_asked_more_than_most_loses_points_for_it() {
    let hospitals = hospitals();
    let mut facts = facts(&hospitals[..3]);
    for (facts, asked) in facts.iter_mut().zip([2, 3, 12]) {
        facts.asked_12_months = asked;
    }
    let list = candidates(&needs(), &facts, TODAY);
    assert_eq!(list.asked_median, 3);
    let points = |asked| {
        let candidate = list
            .candidates
            .iter()
            .find(|c| c.asked_12_months == asked)?;
        let part = candidate
            .parts
            .iter()
            .find(|part| part.part == WishPart::Fairness)?;
        Some(part.points)
    };
    assert_eq!(
        (points(2), points(3), points(12)),
        (Some(5), Some(5), Some(1))
    );
}

/// Diseases of the demonstration's trials and of registry records with
/// hospitals in Japan, with their areas.
#[test]
fn nearly_every_trial_finds_three_hospitals_in_the_demonstration() {
    use TherapeuticArea as A;
    let trials = [
        ("C50.9", A::OncologySolid, Phase::P3),
        ("C34.9", A::OncologySolid, Phase::P1b2),
        ("E66", A::Endocrine, Phase::P3),
        ("G47.4", A::Neurology, Phase::P2Or3),
        ("I27.0", A::Cardiology, Phase::P3),
        ("Z00.6", A::Other, Phase::P1),
        ("K51", A::GastroHepatology, Phase::P2),
        ("C37", A::OncologySolid, Phase::P2),
        ("C24", A::OncologySolid, Phase::PostMarketing),
        ("C18", A::OncologySolid, Phase::Fih),
        ("M32", A::ImmunologyRheumatology, Phase::P3),
        ("C25.4", A::OncologySolid, Phase::PostMarketing),
        ("H34.8", A::Ophthalmology, Phase::P3),
        ("G43", A::Neurology, Phase::P3),
        ("C94", A::OncologyHaematologic, Phase::P1b2),
        ("D66", A::HaematologyBenign, Phase::P3),
        ("C67", A::OncologySolid, Phase::P2),
        ("C22.0", A::OncologySolid, Phase::P3),
        ("N18", A::NephrologyUrology, Phase::PostMarketing),
        ("U07.1", A::Infectious, Phase::P3),
        ("B07", A::Dermatology, Phase::P2),
        ("C16.9", A::OncologySolid, Phase::P1),
        ("J12.1", A::Infectious, Phase::PostMarketing),
        ("N04", A::NephrologyUrology, Phase::P3),
        ("C91.0", A::OncologyHaematologic, Phase::PostMarketing),
        ("E78.0", A::Endocrine, Phase::P3),
        ("M34", A::ImmunologyRheumatology, Phase::P3),
        ("G30", A::Neurology, Phase::P2b),
        ("G12.2", A::Neurology, Phase::P2),
        ("F20", A::Psychiatry, Phase::P3),
    ];
    let hospitals = hospitals();
    let mut seen = std::collections::BTreeSet::new();
    for (code, area, phase) in trials {
        let needs = Needs {
            diseases: vec![code.to_owned()],
            area: Some(area),
            phase: Some(phase),
            equipment: vec![Equipment::Minus80, Equipment::Mri3t],
            review: Some(IrbRoute::SirbPreferred),
            ..needs()
        };
        let list = list(&needs, &hospitals);
        assert!(list.met >= 3, "{code}: {} meet every must", list.met);
        assert!(list.met < 15, "{code}: nobody is set aside");
        seen.extend(
            list.candidates
                .iter()
                .flat_map(|c| &c.musts)
                .map(|judged| judged.result),
        );
        let demonstrated = list
            .candidates
            .iter()
            .all(|candidate| candidate.demonstration);
        assert!(demonstrated);
    }
    assert_eq!(
        seen.len(),
        4,
        "pass, fail, unknown and out of date all occur: {seen:?}"
    );
}

fn any_needs() -> impl Strategy<Value = Needs> {
    let codes = prop::sample::select(vec!["C34.9", "G30", "D66", "C50", "M32", "X99"]);
    let equipment = prop::collection::vec(prop::sample::select(Equipment::ALL.to_vec()), 0..4);
    let phase = prop::sample::select(Phase::ALL.to_vec());
    let area = prop::sample::select(TherapeuticArea::ALL.to_vec());
    let english = prop::collection::vec(prop::sample::select(EnglishWork::ALL.to_vec()), 0..4);
    let review = prop::option::of(prop::sample::select(IrbRoute::ALL.to_vec()));
    (
        codes,
        equipment,
        phase,
        area,
        english,
        review,
        any::<(bool, bool)>(),
        1..200_u32,
        1..60_u32,
    )
        .prop_map(
            |(code, equipment, phase, area, english, review, flags, target, least)| Needs {
                diseases: vec![code.to_owned()],
                area: Some(area),
                patients_min: least,
                phase: Some(phase),
                equipment,
                english,
                review,
                cartagena: flags.0,
                radioligand: flags.1,
                japan_target: Some(target),
                ..needs()
            },
        )
}

/// The place of a hospital on the list, from 0.
fn place(list: &CandidateList, id: HospitalId) -> usize {
    list.candidates
        .iter()
        .position(|candidate| candidate.hospital == id)
        .expect("every hospital is on the list")
}

/// Somebody stands for the section. One that is past its date stays so: to
/// confirm it would repeat its old noes as well.
fn stand_for(hospital: &mut Hospital, section: Section) {
    let fresh = || Stated::new(section, Source::Own, TODAY, None, now());
    hospital.stated.entry(section).or_insert_with(fresh);
}

/// Adds one capability where the hospital had a no or no answer.
fn improve(hospital: &mut Hospital, needs: &Needs, which: u8) {
    match which % 8 {
        0 => {
            for item in &needs.equipment {
                hospital.equipment.items.insert(*item, true);
            }
            hospital.equipment.phase1_beds = Some(12);
            stand_for(hospital, Section::Equipment);
        }
        1 => {
            hospital.equipment.cartagena = Some(true);
            hospital.equipment.radioligand = Some(true);
            stand_for(hospital, Section::Equipment);
        }
        2 => {
            hospital.irb.accepts_single = Some(AcceptsSingle::Yes);
            stand_for(hospital, Section::Irb);
        }
        3 => {
            for work in &needs.english {
                hospital.english.insert(*work, EnglishLevel::En4);
            }
            stand_for(hospital, Section::English);
        }
        4 => {
            let places: Vec<_> = FiscalQuarter::shown(TODAY);
            hospital.slots = places
                .into_iter()
                .map(|quarter| case_workflow::register::Slot {
                    quarter,
                    patients: 200,
                    trials: 9,
                })
                .collect();
            stand_for(hospital, Section::Slots);
        }
        5 => {
            for row in &mut hospital.diseases {
                row.new_patients = Some(row.new_patients.unwrap_or(0) + 500);
                row.prevalent = Some(row.prevalent.unwrap_or(0) + 500);
            }
        }
        6 => {
            hospital.record.startup_days = Some(30);
            hospital.record.phases = Some(Phase::ALL.to_vec());
            stand_for(hospital, Section::Record);
        }
        _ => {
            hospital.departments.areas = Some(TherapeuticArea::ALL.to_vec());
            hospital.departments.age_groups = Some(AgeGroup::ALL.to_vec());
            stand_for(hospital, Section::Departments);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_hospitals_handed_in_does_not_matter(
        needs in any_needs(),
        order in Just((0..15).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let hospitals = hospitals();
        let facts = facts(&hospitals);
        let shuffled: Vec<_> = order.iter().map(|place| facts[*place]).collect();
        prop_assert_eq!(
            candidates(&needs, &facts, TODAY),
            candidates(&needs, &shuffled, TODAY)
        );
    }

    #[test]
    fn one_more_capability_never_makes_a_hospital_worse(
        needs in any_needs(), who in 0_usize..15, which in any::<u8>(),
    ) {
        let mut hospitals = hospitals();
        let id = facts(&hospitals)[who].id;
        let before = list(&needs, &hospitals);
        improve(&mut hospitals[who], &needs, which);
        let after = list(&needs, &hospitals);
        prop_assert!(place(&after, id) <= place(&before, id));
        let points = |list: &CandidateList| list.candidates[place(list, id)].score.points;
        prop_assert!(points(&after) >= points(&before));
    }

    #[test]
    fn an_empty_register_never_fails_and_stands_before_every_no(needs in any_needs()) {
        let mut hospitals = hospitals();
        hospitals.push(Hospital::default());
        let id = facts(&hospitals)[15].id;
        let list = list(&needs, &hospitals);
        let empty = &list.candidates[place(&list, id)];
        prop_assert_eq!(empty.standing, Standing::Open);
        prop_assert!(empty.musts.iter().all(|judged| judged.result != Criterion::Fail));
        let worse = list.candidates[place(&list, id) + 1..]
            .iter()
            .all(|candidate| candidate.standing >= Standing::Open);
        prop_assert!(worse);
        let standings: Vec<_> = list.candidates.iter().map(|c| c.standing).collect();
        prop_assert!(standings.is_sorted());
    }

    #[test]
    fn points_never_pass_what_was_possible(needs in any_needs()) {
        for candidate in list(&needs, &hospitals()).candidates {
            for part in &candidate.parts {
                prop_assert!(part.points <= part.possible);
                prop_assert!(part.result == Criterion::Pass || part.points == 0);
            }
            prop_assert!(candidate.score.points <= candidate.score.known);
            prop_assert!(candidate.score.known <= candidate.score.possible);
        }
    }
}
