//! The experts whom the demonstration asks, with what they say. All names are
//! invented.

use case_workflow::case::Case;
use case_workflow::case::event::{Event, NewExpert};
use case_workflow::ids::PersonId;
use case_workflow::people::{Actor, Hat, Place, Role};
use case_workflow::round::{OwnQuestion, QuestionKind};
use serde_json::{Value, json};

use super::walk::Walk;
use crate::shared::invite::new_person;

/// Family name, given name, address, field of work.
const EXPERTS: [(&str, &str, &str, &str); 2] = [
    (
        "青山",
        "みどり",
        "aoyama@expert.example",
        "Clinical development",
    ),
    ("黒田", "純", "kuroda@expert.example", "Clinical practice"),
];

/// Asks two experts; one answers, one has no time, and the firm is told.
pub(super) async fn round(walk: &Walk<'_>, manager: &Actor, case: Case) -> anyhow::Result<Case> {
    let mut write = walk
        .app
        .store
        .write(&Actor::System, walk.app.clock.now())
        .await?;
    let mut experts = Vec::new();
    for (family, given, email, field) in EXPERTS {
        let person = new_person(email, family, given, "ja", "Asia/Tokyo");
        experts.push(NewExpert {
            person: write.find_or_add_person(person).await?,
            field: field.to_owned(),
            fee: None,
        });
    }
    write.commit().await?;
    let asked: Vec<PersonId> = experts.iter().map(|one| one.person).collect();
    let event = Event::AskExperts {
        experts,
        due: None,
        questions: vec![OwnQuestion {
            kind: QuestionKind::YesNo,
            ja: "対照薬は国内で承認されていますか。".to_owned(),
            en: "Is the comparator approved in Japan?".to_owned(),
        }],
    };
    let mut case = walk.does(manager, &case, event).await?;
    walk.later(6);
    let replies = [
        json!({
            "reply": "answer", "interests": false, "verdict": "changes", "practice": "partly",
            "patients": 600, "basis": "学会の全国調査（2024年）から概算",
            "obstacles": "来院の間隔を、国内の外来に合わせて4週間ごとにできるとよい。",
            "hospitals": "がん診療連携拠点病院と大学病院", "further": { "own_1": true }, "talk": true,
        }),
        json!({ "reply": "decline", "reason": "no_time" }),
    ];
    for (person, reply) in asked.into_iter().zip(replies) {
        let Value::Object(reply) = reply else {
            continue;
        };
        let event = Event::AnswerExpert { person, reply };
        case = walk.does(&as_expert(person), &case, event).await?;
    }
    let text = "One of the two experts answered. The trial can be run in Japan if visits follow \
                the four-week rhythm of outpatient care here. They expect about 600 patients a \
                year who meet the main criteria."
        .to_owned();
    walk.does(manager, &case, Event::ReportExperts { text })
        .await
}

/// The person as whoever replies by their link.
fn as_expert(id: PersonId) -> Actor {
    let hat = Hat {
        role: Role::Exp,
        place: Place::Desk,
        read_only: false,
        manager: false,
    };
    Actor::Person {
        id,
        hats: vec![hat],
        zone: "Asia/Tokyo".to_owned(),
        stands_for: Vec::new(),
    }
}
