//! Inviting people to a firm, a hospital or the desk.

use case_workflow::case::step::LetterKind;
use case_workflow::people::{Actor, Hat};
use jiff::SignedDuration;
use store::{NewMember, NewPerson};

use crate::app::App;
use crate::problem::Problem;
use crate::shared::mailbox;

/// Somebody as they are entered by another.
#[must_use]
pub fn new_person(email: &str, family: &str, given: &str, lang: &str, zone: &str) -> NewPerson {
    let (family, given) = (family.trim(), given.trim());
    let display = match (lang, given) {
        (_, "") => family.to_owned(),
        ("ja", given) => format!("{family} {given}"),
        (_, given) => format!("{given} {family}"),
    };
    NewPerson {
        email: email.to_owned(),
        name_family: family.to_owned(),
        name_given: given.to_owned(),
        display,
        family_roman: None,
        given_roman: None,
        lang: lang.to_owned(),
        zone: zone.to_owned(),
    }
}

/// Sets the name in Latin letters from `Yamada Taro` or `YAMADA Taro`, family
/// name first; nothing from an empty text.
#[must_use]
pub fn romanized(mut person: NewPerson, roman: &str) -> NewPerson {
    let mut parts = roman.split_whitespace();
    person.family_roman = parts.next().map(str::to_owned);
    person.given_roman = Some(parts.collect::<Vec<_>>().join(" ")).filter(|name| !name.is_empty());
    person
}

/// Makes somebody a member and mails them the way in.
///
/// # Errors
/// 403 or 404 for those who may not invite there.
pub async fn invite(app: &App, actor: &Actor, person: NewPerson, hat: Hat) -> Result<(), Problem> {
    let mut write = app.store.write(actor, app.clock.now()).await?;
    let expires = write.now() + SignedDuration::from_hours(24 * 7);
    let joined = write
        .invite(
            NewMember {
                person,
                hat,
                ends_at: None,
            },
            expires,
        )
        .await?;
    let membership = joined.membership.to_string();
    mailbox::to_person(
        &mut write,
        LetterKind::Invitation,
        joined.person,
        &membership,
        &[("membership", &membership)],
    )
    .await?;
    write.commit().await?;
    app.nudge.notify_one();
    Ok(())
}
