//! When a firm may read a hospital's entry in the register.

use case_workflow::case::codes::Stage;
use case_workflow::case::event::Event;
use serde_json::json;

use crate::walk::{HOSPITALS, Walk, Who, event, no, object, proposal, round, selection, yes};

#[test]
fn an_entry_is_open_from_the_proposal_until_the_hospital_is_turned_down_or_the_case_ends() {
    let mut walk = Walk::to(Stage::Matching);
    let open = |walk: &Walk| HOSPITALS.map(|one| walk.case.entry_is_open(one));
    walk.does(Who::Office, yes(HOSPITALS[0]));
    walk.does(Who::Office, yes(HOSPITALS[1]));
    walk.does(Who::Office, no(HOSPITALS[2]));
    walk.does(Who::Manager, Event::CloseRound);
    assert_eq!(open(&walk), [false; 3]);
    walk.does(Who::Manager, proposal(&HOSPITALS[..2]));
    assert_eq!(open(&walk), [true, true, false]);
    walk.does(Who::Firm, selection());
    assert_eq!(open(&walk), [true, false, false]);
    walk.does(
        Who::Firm,
        event(json!({ "event": "withdraw", "reason": "" })),
    );
    assert_eq!(open(&walk), [false; 3]);
}

#[test]
fn an_entry_stays_closed_where_the_hospital_did_not_let_its_name_be_told() {
    let mut walk = Walk::ready_to_ask();
    walk.does(Who::Manager, round(&HOSPITALS[..1]));
    let answer = json!({
        "interest": "int_yes", "pi": "見本 太郎", "patients": 20, "method": "emr_query",
        "realistic": 8, "start": "2027-05", "name_may_be_told": false,
    });
    walk.does(
        Who::Office,
        Event::AnswerRound {
            hospital: HOSPITALS[0],
            answer: object(answer),
        },
    );
    walk.does(Who::Manager, Event::CloseRound);
    walk.does(Who::Manager, proposal(&HOSPITALS[..1]));
    assert!(!walk.case.entry_is_open(HOSPITALS[0]));
}
