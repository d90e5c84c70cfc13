//! What the rounds of the demonstration ask beyond the fixed questions.

use case_workflow::round::{BankQuestion, Further, OwnQuestion, QuestionKind};
use serde_json::{Value, json};

/// Three questions out of the bank and one of the desk's own.
pub(super) fn asked() -> Further {
    Further {
        bank: vec![
            BankQuestion::ContractDays,
            BankQuestion::VisitFrom,
            BankQuestion::HomeNurse,
        ],
        own: vec![OwnQuestion {
            kind: QuestionKind::Text,
            ja: "同じ対象の患者は、主にどの診療科から紹介されますか。".to_owned(),
            en: "From which departments are such patients mainly referred?".to_owned(),
        }],
    }
}

/// What the hospital asked as number `place` answers; the first leaves nothing open.
pub(super) fn answers(place: usize) -> Value {
    match place {
        0 => json!({
            "contract_days": 30, "visit_from": "2027-03", "home_nurse": true,
            "own_1": "主に地域の連携医療機関から紹介されます。",
        }),
        1 => json!({ "contract_days": 75, "home_nurse": false }),
        _ => json!({ "visit_from": "2027-05" }),
    }
}
