//! Demonstration data: the fifteen core hospitals by their real names with
//! invented capabilities (marked so everywhere), and inquiries modelled on real
//! trials by invented firms and people. Every case walks through the same acts
//! and permissions as in the browser, by a clock that is moved from day to day.

mod cases;
mod consultations;
mod experts;
mod further;
mod walk;

use case_workflow::ids::{HospitalId, PersonId};
use case_workflow::people::{Actor, Hat, MemberKind, Place, Role};
use case_workflow::register;
use jiff::SignedDuration;
use store::{NewMember, NewToken, Purpose};

use crate::app::App;
use crate::auth::password;
use crate::shared::invite::{new_person, romanized};

/// The password of every demonstration account that has one. It exists only
/// where `--demo` loaded the data.
pub const PASSWORD: &str = "madoguchi-demo-2026";

/// A person of the demonstration. All names are invented.
struct Someone {
    role: Role,
    word: &'static str,
    email: &'static str,
    family: &'static str,
    given: &'static str,
    /// The name in Latin letters, family name first.
    roman: &'static str,
    manager: bool,
}

const fn someone(
    role: Role,
    word: &'static str,
    email: &'static str,
    family: &'static str,
    given: &'static str,
    roman: &'static str,
) -> Someone {
    Someone {
        role,
        word,
        email,
        family,
        given,
        roman,
        manager: false,
    }
}

/// The desk and those beside it.
const DESK: [Someone; 9] = [
    someone(
        Role::Dl,
        "DL",
        "lead@desk.example",
        "山本",
        "浩",
        "Yamamoto Hiroshi",
    ),
    someone(
        Role::Dl,
        "DL2",
        "lead2@desk.example",
        "小林",
        "恵",
        "Kobayashi Megumi",
    ),
    someone(
        Role::Dm,
        "DM",
        "manager@desk.example",
        "佐藤",
        "由美",
        "Sato Yumi",
    ),
    someone(
        Role::Dm,
        "DM2",
        "manager2@desk.example",
        "田中",
        "健",
        "Tanaka Ken",
    ),
    someone(
        Role::Di,
        "DI",
        "intake@desk.example",
        "中村",
        "彩",
        "Nakamura Aya",
    ),
    someone(
        Role::Dc,
        "DC",
        "contracts@desk.example",
        "渡辺",
        "学",
        "Watanabe Manabu",
    ),
    someone(
        Role::Sa,
        "SA",
        "admin@desk.example",
        "伊藤",
        "翔",
        "Ito Sho",
    ),
    someone(
        Role::Au,
        "AU",
        "audit@desk.example",
        "加藤",
        "直子",
        "Kato Naoko",
    ),
    someone(
        Role::Mv,
        "MV",
        "viewer@ministry.example",
        "吉田",
        "誠",
        "Yoshida Makoto",
    ),
];

/// The people of the loaded demonstration.
pub(crate) struct People {
    pub(crate) desk: Vec<(Role, PersonId)>,
    pub(crate) offices: Vec<(HospitalId, PersonId)>,
}

impl People {
    /// The `n`-th desk person with this role.
    pub(crate) fn desk(&self, role: Role, n: usize) -> Actor {
        let id = self
            .desk
            .iter()
            .filter(|(other, _)| *other == role)
            .map(|(_, id)| *id)
            .nth(n)
            .unwrap_or(PersonId(uuid::Uuid::nil()));
        person(
            id,
            Hat {
                role,
                place: Place::Desk,
                read_only: false,
                manager: false,
            },
            "Asia/Tokyo",
        )
    }

    /// A hospital's trial office.
    pub(crate) fn office(&self, hospital: HospitalId) -> Actor {
        let id = self
            .offices
            .iter()
            .find(|(other, _)| *other == hospital)
            .map_or(PersonId(uuid::Uuid::nil()), |(_, id)| *id);
        let place = Place::Hospital(hospital);
        person(
            id,
            Hat {
                role: Role::Ho,
                place,
                read_only: false,
                manager: true,
            },
            "Asia/Tokyo",
        )
    }
}

pub(crate) fn person(id: PersonId, hat: Hat, zone: &str) -> Actor {
    Actor::Person {
        id,
        hats: vec![hat],
        zone: zone.to_owned(),
        stands_for: Vec::new(),
    }
}

/// Loads the data once, and says how to sign in as each kind of user.
///
/// # Errors
/// If the database does not answer, or the data breaks a rule.
pub async fn load(app: &App) -> anyhow::Result<Vec<String>> {
    let now = app.clock.now();
    let first = app.store.person_by_email(DESK[0].email).await?.is_none();
    if first {
        let people = settle(app).await?;
        app.refresh_own_hospitals().await?;
        walk::all(app, &people).await?;
        consultations::all(app, &people).await?;
    }
    let mut lines: Vec<String> = DESK
        .iter()
        .map(|one| format!("demo {} {} {PASSWORD}", one.word, one.email))
        .collect();
    for (role, n) in [("HO", 6), ("HPI", 6), ("HH", 6), ("HO2", 9)] {
        lines.push(format!("demo {role} {} {PASSWORD}", hospital_mail(role, n)));
    }
    // Firms sign in by mail; the demonstration prints a link in its place.
    for (word, email) in [
        ("SUB", cases::FIRST_FIRM_MAIL),
        ("SUB2", cases::SECOND_FIRM_MAIL),
    ] {
        if let Some(person) = app.store.person_by_email(email).await? {
            let mut write = app.store.write(&Actor::System, now).await?;
            let token = write
                .issue(NewToken {
                    purpose: Purpose::SignIn,
                    // Not the bare address: the letters of the past days go out now, and
                    // the code in the first of them would replace this link.
                    subject: format!("demonstration {email}"),
                    email: Some(email.to_owned()),
                    person: Some(person.id),
                    expires_at: now + SignedDuration::from_hours(24),
                    with_code: false,
                })
                .await?;
            write.commit().await?;
            let address = format!(
                "{}/en/link/{}",
                app.config.public_url,
                token.secret.reveal()
            );
            lines.push(format!("demo {word} {email} {address}"));
        }
    }
    Ok(lines)
}

/// The address of a hospital's member in the demonstration.
fn hospital_mail(role: &str, n: usize) -> String {
    let who = match role {
        "HPI" => "crc",
        "HH" => "approver",
        _ => "office",
    };
    format!("{who}@hospital{:02}.example", n + 1)
}

/// Half a year ago every hospital but one confirmed its whole entry; that one
/// has it to do.
async fn attest(app: &App, approvers: &[(HospitalId, PersonId)]) -> anyhow::Result<()> {
    const DUE_NOW: usize = 13;
    let then = app.clock.now() - SignedDuration::from_hours(24 * 182);
    for (n, (hospital, approver)) in approvers.iter().enumerate() {
        if n == DUE_NOW {
            continue;
        }
        let hat = MemberKind::Approver.hat(*hospital);
        let actor = person(*approver, hat, "Asia/Tokyo");
        let mut write = app.store.write(&actor, then).await?;
        write.attest(*hospital, 1).await?;
        write.commit().await?;
    }
    Ok(())
}

/// The desk, the hospitals and their trial offices.
async fn settle(app: &App) -> anyhow::Result<People> {
    let now = app.clock.now();
    // Everybody was there before the first case came.
    let long_ago = now - SignedDuration::from_hours(24 * 365);
    let hash = tokio::task::spawn_blocking(|| password::hash(PASSWORD))
        .await?
        .map_err(|error| anyhow::anyhow!("the demonstration's password: {error}"))?;
    let mut write = app.store.write(&Actor::System, long_ago).await?;
    let mut desk = Vec::new();
    let mut offices = Vec::new();
    let mut approvers = Vec::new();
    for one in &DESK {
        let person = new_person(one.email, one.family, one.given, "ja", "Asia/Tokyo");
        let person = romanized(person, one.roman);
        let hat = Hat {
            role: one.role,
            place: Place::Desk,
            read_only: false,
            manager: one.manager,
        };
        let joined = write
            .invite(
                NewMember {
                    person,
                    hat,
                    ends_at: None,
                },
                now,
            )
            .await?;
        write.change_password(joined.person, &hash).await?;
        desk.push((one.role, joined.person));
    }
    let families = [
        "鈴木", "高橋", "松本", "井上", "木村", "林", "清水", "山崎", "森", "池田", "橋本", "石川",
        "前田", "藤田", "後藤",
    ];
    for (n, family) in families.into_iter().enumerate() {
        let Some(entry) = register::demonstration(n, now) else {
            continue;
        };
        let hospital = write.add_hospital(&entry).await?;
        let place = Place::Hospital(hospital);
        let members = [
            (Role::Ho, true, hospital_mail("HO", n), "花子"),
            (Role::Hpi, false, hospital_mail("HPI", n), "一郎"),
            (Role::Hh, false, hospital_mail("HH", n), "和夫"),
        ];
        for (role, manager, email, given) in members {
            let person = new_person(&email, family, given, "ja", "Asia/Tokyo");
            let hat = Hat {
                role,
                place,
                read_only: false,
                manager,
            };
            let joined = write
                .invite(
                    NewMember {
                        person,
                        hat,
                        ends_at: None,
                    },
                    now,
                )
                .await?;
            write.change_password(joined.person, &hash).await?;
            match role {
                Role::Ho => offices.push((hospital, joined.person)),
                Role::Hh => approvers.push((hospital, joined.person)),
                _ => {}
            }
        }
    }
    write.commit().await?;
    attest(app, &approvers).await?;
    Ok(People { desk, offices })
}
