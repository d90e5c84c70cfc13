//! The blinded synopsis: what it says, and what it must not.

use case_workflow::fault::FaultCode;
use case_workflow::inquiry::Inquiry;
use case_workflow::synopsis::Synopsis;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::walk::{Walk, object};

fn with(changes: &Value) -> (Inquiry, case_workflow::details::Details) {
    let case = Walk::ready_to_ask().case;
    let mut answers = case.profile.to_answers();
    answers.extend(object(changes.clone()));
    let profile = Inquiry::read(&answers, jiff::civil::date(2026, 11, 20)).unwrap();
    (profile, case.details)
}

#[test]
fn the_preview_holds_the_lines_that_are_then_made() {
    let (profile, details) = with(&json!({}));
    let preview = Synopsis::preview(&profile, &details);
    assert!(preview.iter().all(|made| made.names.is_empty()));
    let made = Synopsis::generate(&profile, &details, &[], 1, Timestamp::UNIX_EPOCH).unwrap();
    let lines: Vec<_> = preview.into_iter().map(|made| made.line).collect();
    assert_eq!(made.lines, lines);
}

#[test]
fn a_line_that_names_the_company_is_shown_with_the_word_and_not_made() {
    let mut case = Walk::ready_to_ask().case;
    let code = &mut case.details.indication_code.as_mut().unwrap()[0];
    code.text = Some("Lupus, as in the QORVANE programme".to_owned());
    let preview = Synopsis::preview(&case.profile, &case.details);
    let disease = preview
        .iter()
        .find(|made| made.line.code == "disease")
        .unwrap();
    assert_eq!(disease.names, ["qorvane"]);
    let refused = |leave_out: &[String]| {
        Synopsis::generate(
            &case.profile,
            &case.details,
            leave_out,
            1,
            Timestamp::UNIX_EPOCH,
        )
    };
    let faults = refused(&[]).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].code, FaultCode::NameInSynopsis);
    assert_eq!(faults[0].pointer, "/indication_code");
    // Left out, it gives nobody away.
    assert!(refused(&["disease".to_owned()]).is_ok());
}

#[test]
fn numbers_of_patients_leave_only_in_bands() {
    let (profile, details) = with(&json!({}));
    let texts: Vec<String> = Synopsis::preview(&profile, &details)
        .into_iter()
        .filter(|made| made.line.code.starts_with("patients"))
        .map(|made| made.line.en)
        .collect();
    assert!(!texts.is_empty());
    for text in texts {
        assert!(text.contains(['–', '≤', '>']), "{text}");
    }
}
