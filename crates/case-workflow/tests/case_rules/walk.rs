//! A walk: one case, the time, and what each act left behind.

use std::collections::BTreeSet;

use case_workflow::calendar::{Calendar, FiscalYear};
use case_workflow::case::codes::{Channel, Stage};
use case_workflow::case::event::Event;
use case_workflow::case::number::CaseNumber;
use case_workflow::case::step::{Ctx, Gate, Letter, LetterKind, Refused, Step, To};
use case_workflow::case::{Case, Opening};
use case_workflow::fault::Fault;
use case_workflow::ids::{CaseId, FirmId, HospitalId, PersonId};
use case_workflow::inquiry::Inquiry;
use case_workflow::people::Role;
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};
use uuid::Uuid;

pub const FIRM: FirmId = FirmId(Uuid::from_u128(1));
pub const HOSPITALS: [HospitalId; 3] = [
    HospitalId(Uuid::from_u128(0xA1)),
    HospitalId(Uuid::from_u128(0xA2)),
    HospitalId(Uuid::from_u128(0xA3)),
];

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Firm,
    Intake,
    Manager,
    Lead,
    Office,
    Expert,
    SecondExpert,
}

impl Who {
    pub fn id(self) -> PersonId {
        PersonId(Uuid::from_u128(100 + self as u128))
    }

    fn role(self) -> Role {
        match self {
            Self::Firm => Role::Sub,
            Self::Intake => Role::Di,
            Self::Manager => Role::Dm,
            Self::Lead => Role::Dl,
            Self::Office => Role::Ho,
            Self::Expert | Self::SecondExpert => Role::Exp,
        }
    }
}

pub struct Walk {
    pub case: Case,
    pub now: Timestamp,
    pub own: BTreeSet<HospitalId>,
    pub second: Option<PersonId>,
    pub letters_left: bool,
    pub last: Step,
    calendar: Calendar,
}

pub fn object(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

/// An act, as it is stored while it waits for a second person.
pub fn event(value: Value) -> Event {
    serde_json::from_value(value).unwrap()
}

pub fn inquiry() -> Inquiry {
    let answers = json!({
        "org_name": "Qorvane Therapeutics",
        "org_country": "US",
        "org_type": "biotech_startup",
        "org_jp_base": "none",
        "sub_role": "sponsor_employee",
        "contact_name": { "family": "Hartley", "given": "Emma", "title": "Head of Clinical Development" },
        "contact_email": "emma@qorvane.example",
        "contact_tz": "America/New_York",
        "consent_privacy": { "accepted": true, "version": "2026-11-01" },
        "product_type": "drug",
        "modality": ["small_molecule"],
        "product_public": "QVT-301",
        "indication_text": "Systemic lupus erythematosus",
        "indication_area": "immunology_rheumatology",
        "phase_planned": "p3",
        "jp_status": "considering",
        "jp_site_decision_by": "2027-04",
        "needs": { "codes": ["site_identification"] },
        "heard_from": "jetro",
        "nonconf_confirm": true,
    });
    Inquiry::read(&object(answers), date(2026, 11, 24)).unwrap()
}

pub fn details() -> Value {
    json!({
        "indication_code": [{ "system": "icd10", "code": "M32.9", "text": "Systemic lupus erythematosus" }],
        "prot_design": { "randomised": "yes", "blinding": "double", "control": ["placebo"] },
        "prot_pop": { "age_groups": ["18_64"] },
        "prot_n": { "total": 900, "japan_target": 24, "japan_min": 12 },
        "prot_visits": { "duration_weeks": 52, "visits": 14 },
        "prot_equipment": [],
        "tl_japan": { "wanted_fpi": "2027-05", "last_fpi": "2027-09", "window_months": 12 },
        "need_sirb": "sirb_preferred",
        "need_english": ["contract", "irb_dossier"],
    })
}

pub fn acceptance() -> Event {
    event(json!({
        "event": "accept",
        "checklist": { "E1": "yes", "E2": "yes", "E3": "yes", "E4": "yes", "E5": "yes" },
        "international": true,
        "sponsor_disclosed": true,
    }))
}

pub fn contact(class: &str, at: Timestamp) -> Event {
    event(json!({
        "event": "record_contact", "at": at.to_string(), "mode": "web_meeting", "class": class,
        "participants": "Emma Hartley, desk", "minutes": 60, "text": "How hospitals are asked.", "lang": "en",
    }))
}

pub fn round(hospitals: &[HospitalId]) -> Event {
    let recipients: Vec<Value> = hospitals
        .iter()
        .map(|one| json!({ "hospital": one }))
        .collect();
    event(json!({ "event": "open_round", "recipients": recipients }))
}

pub fn yes(hospital: HospitalId) -> Event {
    event(
        json!({ "event": "answer_round", "hospital": hospital, "answer": {
            "interest": "int_yes", "pi": "見本 太郎", "patients": 20, "method": "emr_query",
            "realistic": 8, "start": "2027-05", "name_may_be_told": true,
        }}),
    )
}

pub fn no(hospital: HospitalId) -> Event {
    event(
        json!({ "event": "answer_round", "hospital": hospital, "answer": {
            "interest": "int_no", "why_not": "competing_trial",
        }}),
    )
}

pub fn proposal(hospitals: &[HospitalId]) -> Event {
    event(
        json!({ "event": "propose", "letter": "Two hospitals are interested.", "hospitals": hospitals }),
    )
}

pub fn selection() -> Event {
    event(json!({ "event": "select", "decisions": [
        { "hospital": HOSPITALS[0], "decision": "selected", "target": 8 },
        { "hospital": HOSPITALS[1], "decision": "not_selected", "reason": "start_date" },
    ]}))
}

pub fn contract(stage: &str) -> Event {
    event(json!({ "event": "contract", "hospital": HOSPITALS[0], "stage": stage }))
}

pub fn milestone(kind: &str, hospital: Option<HospitalId>) -> Event {
    event(
        json!({ "event": "milestone", "kind": kind, "hospital": hospital, "actual": "2026-11-20" }),
    )
}

pub fn closing(outcome: &str) -> Event {
    event(json!({ "event": "close", "outcome": outcome }))
}

pub fn loss(outcome: &str) -> Event {
    event(
        json!({ "event": "close", "outcome": outcome, "loss_reasons": ["total_cost"],
        "evidence": "ev_sponsor", "text": "The budget went elsewhere." }),
    )
}

/// The road from the request to the running trial: who does what.
pub fn road() -> Vec<(Who, Event, Stage)> {
    use Stage as S;
    let now: Timestamp = "2026-11-24T01:12:00Z".parse().unwrap();
    vec![
        (Who::Intake, Event::Take, S::Screening),
        (
            Who::Intake,
            event(
                json!({ "event": "ask", "questions": [{ "field": "phase_planned", "text": "Which phase?" }] }),
            ),
            S::InfoWait,
        ),
        (
            Who::Firm,
            event(json!({ "event": "answer", "answers": ["Phase 3."] })),
            S::Screening,
        ),
        (Who::Lead, acceptance(), S::Accepted),
        (Who::Manager, contact("substantive", now), S::InConsultation),
        (
            Who::Firm,
            Event::Revise {
                patch: object(details()),
            },
            S::InConsultation,
        ),
        (
            Who::Manager,
            event(json!({ "event": "draft_synopsis", "leave_out": [] })),
            S::InConsultation,
        ),
        (
            Who::Firm,
            Event::ApproveSynopsis { revision: 1 },
            S::InConsultation,
        ),
        (Who::Manager, round(&HOSPITALS), S::Matching),
        (Who::Office, yes(HOSPITALS[0]), S::Matching),
        (Who::Office, yes(HOSPITALS[1]), S::Matching),
        (Who::Office, no(HOSPITALS[2]), S::Matching),
        (Who::Manager, Event::CloseRound, S::Matching),
        (Who::Manager, proposal(&HOSPITALS[..2]), S::Proposed),
        (Who::Firm, selection(), S::SiteSelected),
        (Who::Manager, contract("template_chosen"), S::SiteSelected),
        (Who::Manager, Event::StartUp, S::Startup),
        (Who::Manager, contract("legal_ok"), S::Startup),
        (Who::Manager, contract("budget_ok"), S::Startup),
        (Who::Manager, contract("executed"), S::Startup),
        (Who::Manager, milestone("ctn_submitted", None), S::Startup),
        (
            Who::Manager,
            milestone("irb_approved", Some(HOSPITALS[0])),
            S::Startup,
        ),
        (
            Who::Manager,
            milestone("siv", Some(HOSPITALS[0])),
            S::Startup,
        ),
        (Who::Manager, milestone("jrct_registered", None), S::Startup),
        (
            Who::Manager,
            event(json!({ "event": "run", "no_registry_reason": null })),
            S::Running,
        ),
    ]
}

impl Walk {
    /// A request that has just arrived.
    pub fn begin() -> Self {
        let now: Timestamp = "2026-11-24T01:12:00Z".parse().unwrap();
        let calendar = Calendar::japan();
        let ctx = Ctx {
            by: Some(Who::Firm.id()),
            role: Role::Sub,
            zone: "America/New_York",
            now,
            calendar: &calendar,
            own_hospitals: &BTreeSet::new(),
            second: None,
            letters_left: false,
        };
        let opening = Opening {
            id: CaseId(Uuid::from_u128(7)),
            number: CaseNumber::new(FiscalYear::of(date(2026, 11, 24)), 1),
            firm: FIRM,
            channel: Channel::Web,
            locale: "en".into(),
            received_at: now,
            inquiry: inquiry(),
            duplicates: 0,
        };
        let last = Case::open(opening, &ctx);
        Self {
            case: last.case.clone(),
            now,
            own: BTreeSet::new(),
            second: None,
            letters_left: false,
            last,
            calendar,
        }
    }

    /// As far along the road as the first time that `stage` is reached.
    pub fn to(stage: Stage) -> Self {
        let mut walk = Self::begin();
        for (who, event, _) in road() {
            if walk.case.stage == stage {
                break;
            }
            walk.does(who, event);
        }
        assert_eq!(walk.case.stage, stage);
        walk
    }

    /// In consultation with every detail and an approved text.
    pub fn ready_to_ask() -> Self {
        let mut walk = Self::begin();
        for (who, event, _) in road().into_iter().take(8) {
            walk.does(who, event);
        }
        walk
    }

    pub fn tries(&self, who: Who, event: Event) -> Result<Step, Refused> {
        let ctx = Ctx {
            by: Some(who.id()),
            role: who.role(),
            zone: "Asia/Tokyo",
            now: self.now,
            calendar: &self.calendar,
            own_hospitals: &self.own,
            second: self.second,
            letters_left: self.letters_left,
        };
        self.case.apply(event, &ctx)
    }

    #[track_caller]
    pub fn does(&mut self, who: Who, event: Event) -> &Step {
        let word = event.kind();
        let step = self
            .tries(who, event)
            .unwrap_or_else(|refused| panic!("{word}: {refused:?}"));
        self.case = step.case.clone();
        self.last = step;
        &self.last
    }

    #[track_caller]
    pub fn gate(&self, who: Who, event: Event) -> Gate {
        match self.tries(who, event) {
            Err(Refused::Gate(gate)) => gate,
            other => panic!("a gate, not {:?}", other.map(|step| step.case.stage)),
        }
    }

    #[track_caller]
    pub fn faults(&self, who: Who, event: Event) -> Vec<Fault> {
        match self.tries(who, event) {
            Err(Refused::Faults(faults)) => faults,
            other => panic!("faults, not {:?}", other.map(|step| step.case.stage)),
        }
    }

    #[track_caller]
    pub fn refused(&self, who: Who, event: Event) -> Refused {
        match self.tries(who, event) {
            Err(refused) => refused,
            Ok(step) => panic!("refused, not {:?}", step.case.stage),
        }
    }

    pub fn later(&mut self, by: SignedDuration) {
        self.now += by;
    }
}

impl std::fmt::Debug for Walk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "walk at {}", self.case.stage)
    }
}

/// Kind and reader of each letter.
pub fn letters(step: &Step) -> Vec<(LetterKind, To)> {
    let told = |letter: &Letter| (letter.kind, letter.to.clone());
    step.letters.iter().map(told).collect()
}
