//! `madoguchi user add`: the first and further accounts of a real installation.

use std::process::ExitCode;

use case_workflow::inquiry::email_address;
use case_workflow::people::{Actor, Hat, Place, Role};
use jiff::SignedDuration;
use store::NewMember;

use crate::app::App;
use crate::shared::invite::{new_person, romanized};

/// Adds a person of the desk and prints a one-time link, valid for 24 hours.
///
/// # Errors
/// If the database does not answer.
pub async fn add(
    app: &App,
    email: &str,
    name: &str,
    roman: &str,
    role: &str,
    lang: &str,
) -> anyhow::Result<ExitCode> {
    let unusable = |sentence: String| {
        eprintln!("{sentence}");
        Ok(ExitCode::from(2))
    };
    let Some(email) = email_address(email) else {
        return unusable(format!(
            "--email `{email}` is no mail address, for example name@example.jp"
        ));
    };
    if name.trim().is_empty() || name.chars().count() > 100 {
        return unusable("--name must have 1 to 100 characters".to_owned());
    }
    if roman.chars().count() > 100 {
        return unusable("--roman must have at most 100 characters".to_owned());
    }
    if !matches!(lang, "ja" | "en") {
        return unusable(format!("--lang `{lang}` must be ja or en"));
    }
    let word = role.trim().to_lowercase();
    let known: Result<Role, _> = serde_json::from_value(serde_json::Value::String(word));
    let Some(role) = known.ok().filter(|role| {
        role.is_desk() || matches!(role, Role::Exp | Role::Mv | Role::Pl | Role::Sa | Role::Au)
    }) else {
        return unusable(format!(
            "--role `{role}` must be one of DI, DM, DL, DC, EXP, MV, PL, SA, AU"
        ));
    };
    let (family, given) = name
        .trim()
        .split_once([' ', '　'])
        .unwrap_or((name.trim(), ""));
    let person = new_person(&email, family, given, lang, "Asia/Tokyo");
    let person = romanized(person, roman);
    let now = app.clock.now();
    let mut write = app.store.write(&Actor::System, now).await?;
    let hat = Hat {
        role,
        place: Place::Desk,
        read_only: false,
        manager: false,
    };
    let member = NewMember {
        person,
        hat,
        ends_at: None,
    };
    let invited = write
        .invite(member, now + SignedDuration::from_hours(24))
        .await?;
    write.commit().await?;
    println!(
        "{}/{lang}/link/{}",
        app.config.public_url,
        invited.token.secret.reveal()
    );
    Ok(ExitCode::SUCCESS)
}
