//! The directory with all of Japan's institutions and a register of two
//! thousand hospitals: what one types, what one opens, what is held against a
//! trial.

use std::fs::File;
use std::path::PathBuf;

use anyhow::{Context, anyhow};
use case_workflow::ids::PersonId;
use case_workflow::people::{Actor, Hat, Place as At, Role};
use case_workflow::register::{Hospital, demonstration};
use documents::institutions;
use flate2::read::GzDecoder;
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use store::{NewInstitution, NewMember, Store};
use url::form_urlencoded::byte_serialize;

use crate::client::Ask;
use crate::load::somebody;

/// Registered hospitals.
const HOSPITALS: usize = 2_000;
/// Hospitals that share a transaction.
const AT_ONCE: usize = 100;
/// Institutions that are made up where the open list is not at hand.
const INSTITUTIONS: usize = 96_000;
/// The open list, below `MADOGUCHI_SHARED_DATA`, else below `../shared/data`.
const LIST: &str = "jp_hospitals/kouseikyoku_2025-08/institutions_all.csv.gz";

/// The lines of the table.
pub const DISEASE_TYPED: &str = "a disease as it is typed";
/// The same of an institution.
pub const NAME_TYPED: &str = "an institution as it is typed";
/// A hospital's own.
pub const REGISTER: &str = "a hospital's register";
/// All hospitals against one trial.
pub const CANDIDATES: &str = "candidates out of 2,000";

/// What is typed, letter by letter.
const DISEASES: [&str; 8] = [
    "非小細胞肺癌",
    "hishousaibou",
    "きんいしゅくせい",
    "leukemia",
    "hepatocelular",
    "nsclc",
    "c34",
    "アルツハイマー",
];
const NAMES: [&str; 8] = [
    "東北大学病院",
    "さくらクリニック",
    "sakura",
    "市立総合病院",
    "がんセンター",
    "国立病院機構",
    "中央",
    "歯科",
];

/// Fills the directory and the register. Answers who works at a hospital, and
/// what there is.
///
/// # Errors
/// If a row is refused.
pub async fn fill(store: &Store, now: Timestamp) -> anyhow::Result<(PersonId, String)> {
    let (listed, from) = match open_list()? {
        Some(listed) => (listed, "of the open list"),
        None => ((0..INSTITUTIONS).map(made_up).collect(), "made up"),
    };
    let institutions = listed.len();
    let mut write = store.write(&Actor::System, now).await?;
    write
        .import_institutions("bureau", date(2025, 8, 1), listed)
        .await?;
    write.commit().await?;
    let mut office = None;
    for first in (0..HOSPITALS).step_by(AT_ONCE) {
        let mut write = store.write(&Actor::System, now).await?;
        for n in first..first + AT_ONCE {
            let hospital = write.add_hospital(&registered(n, now)?).await?;
            if office.is_none() {
                let hat = Hat {
                    role: Role::Ho,
                    place: At::Hospital(hospital),
                    read_only: false,
                    manager: true,
                };
                let member = NewMember {
                    person: somebody("office@hospital.example", "office", "ja", "Asia/Tokyo"),
                    hat,
                    ends_at: None,
                };
                let until = now + SignedDuration::from_hours(24);
                office = Some(write.invite(member, until).await?.person);
            }
        }
        write.commit().await?;
    }
    let office = office.context("a hospital's office")?;
    let fact = format!("{institutions} institutions {from}, {HOSPITALS} registered hospitals");
    Ok((office, fact))
}

/// What is asked, line by line.
#[must_use]
pub fn reading(case: &str, manager: &str, office: &str) -> Vec<(&'static str, Vec<Ask>)> {
    let typed = |path: &str, words: &[&str]| -> Vec<Ask> {
        let beginnings = words.iter().flat_map(|word| {
            let letters: Vec<char> = word.chars().collect();
            (1..=letters.len()).map(move |end| letters[..end].iter().collect::<String>())
        });
        let ask = |typed: String| {
            let typed: String = byte_serialize(typed.as_bytes()).collect();
            Ask::get(format!("{path}?q={typed}"), "")
        };
        beginnings.map(ask).collect()
    };
    vec![
        (DISEASE_TYPED, typed("/api/codes/diseases", &DISEASES)),
        (NAME_TYPED, typed("/api/directory", &NAMES)),
        (REGISTER, vec![Ask::get("/api/hospital/register", office)]),
        (
            CANDIDATES,
            vec![Ask::get(
                format!("/api/desk/cases/{case}/candidates"),
                manager,
            )],
        ),
    ]
}

/// The open list, where it is at hand.
fn open_list() -> anyhow::Result<Option<Vec<NewInstitution>>> {
    let folder = std::env::var_os("MADOGUCHI_SHARED_DATA");
    let file = folder
        .map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from)
        .join(LIST);
    let Ok(bytes) = File::open(&file) else {
        return Ok(None);
    };
    let (_, listed) = institutions::read(GzDecoder::new(bytes))
        .map_err(|faults| anyhow!("{}: {faults:?}", file.display()))?;
    let one = |one: institutions::Listed| NewInstitution {
        code: one.code,
        name: one.name,
        name_en: one.name_en,
        aliases: one.aliases,
        prefecture: one.prefecture,
    };
    Ok(Some(listed.into_iter().map(one).collect()))
}

fn made_up(n: usize) -> NewInstitution {
    const KINDS: [&str; 6] = [
        "内科クリニック",
        "病院",
        "歯科医院",
        "診療所",
        "薬局",
        "眼科",
    ];
    const NAMES: [&str; 8] = [
        "さくら",
        "中央",
        "東",
        "みなみ",
        "緑が丘",
        "市立",
        "山田",
        "アオバ",
    ];
    NewInstitution {
        code: format!("{n:09}"),
        name: format!("{}第{n}{}", NAMES[n % NAMES.len()], KINDS[n % KINDS.len()]),
        name_en: None,
        aliases: Vec::new(),
        prefecture: format!("{:02}", n % 47 + 1),
    }
}

/// The demonstration's registers over and over, each under a name of its own.
fn registered(n: usize, now: Timestamp) -> anyhow::Result<Hospital> {
    let mut hospital = demonstration(n % 15, now).context("a hospital of the demonstration")?;
    hospital.basic.name_ja = format!("{}第{n}", hospital.basic.name_ja);
    hospital.basic.name_en = format!("{} {n}", hospital.basic.name_en);
    Ok(hospital)
}
