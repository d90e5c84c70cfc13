//! Addresses, codes, and letters that belong to no case.

use std::collections::BTreeMap;

use case_workflow::case::step::{Letter, LetterKind, To};
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::PersonId;
use case_workflow::inquiry::email_address;
use store::{Address, CodeUse, TokenState, Write};

use crate::problem::Problem;

/// The address as it is kept.
///
/// # Errors
/// 422 where it is none.
pub fn checked(typed: &str) -> Result<String, Problem> {
    if typed.trim().is_empty() {
        return Err(Problem::field("/email", FaultCode::Required));
    }
    email_address(typed).ok_or_else(|| Problem::field("/email", FaultCode::EmailFormat))
}

/// Six digits, whatever width and spacing they were typed in.
///
/// # Errors
/// 422 where they are not six digits.
pub fn digits(typed: &str) -> Result<String, Problem> {
    let digits: String = typed
        .chars()
        .take(40)
        .filter_map(|c| match c {
            '0'..='9' => Some(c),
            '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
            _ => None,
        })
        .collect();
    if digits.len() == 6 {
        Ok(digits)
    } else {
        Err(Problem::field("/code", FaultCode::CodeMismatch))
    }
}

/// Why a code did not open anything.
#[must_use]
pub fn code_problem(used: &CodeUse) -> Problem {
    match used {
        CodeUse::Mismatch { tries_left } => Problem::fields(vec![
            Fault::new("/code", FaultCode::CodeMismatch).with("tries_left", tries_left),
        ]),
        CodeUse::Dead(state) => Problem::link(match state {
            TokenState::Used(_) => "used",
            TokenState::Replaced(_) => "replaced",
            TokenState::Live | TokenState::Expired(_) => "expired",
        }),
        CodeUse::TooManyTries => Problem::link("replaced").with("why", "tries_used_up"),
        CodeUse::Opened(_) => Problem::field("/code", FaultCode::CodeMismatch),
    }
}

/// Puts a letter to one person into the outbox, to leave at once.
///
/// # Errors
/// If the database does not answer.
pub async fn to_person(
    write: &mut Write,
    kind: LetterKind,
    person: PersonId,
    occasion: &str,
    values: &[(&str, &str)],
) -> Result<(), Problem> {
    let mut letter = Letter::at_once(kind, To::Person(person), occasion);
    for (name, value) in values {
        letter = letter.with(name, value);
    }
    write.letter(&letter, None).await?;
    Ok(())
}

/// Puts a letter to an address without an account into the outbox.
///
/// # Errors
/// If the database does not answer.
pub async fn to_address(
    write: &mut Write,
    kind: LetterKind,
    to: &Address,
    occasion: &str,
    values: &[(&str, &str)],
) -> Result<(), Problem> {
    let values: BTreeMap<String, String> = values
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    write.letter_to_address(kind, to, occasion, &values).await?;
    Ok(())
}
