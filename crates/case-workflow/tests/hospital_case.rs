//! A hospital's own consultation (domain 4.2): what moves it, what stops its
//! clocks, who may do what, and who is told.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

use std::collections::BTreeSet;

use case_workflow::calendar::{Calendar, FiscalYear};
use case_workflow::case::codes::Side;
use case_workflow::case::number::CaseNumber;
use case_workflow::case::step::{Ctx, Gate, LetterKind, To};
use case_workflow::clock::{ClockKind, ClockState};
use case_workflow::fault::FaultCode;
use case_workflow::hospital_case::codes::{
    ConsultEventKind, ConsultNext, ConsultOutcome, ConsultRejection, ConsultStage, ConsultTheme,
    ConsultUrgency,
};
use case_workflow::hospital_case::event::{Consent, ConsultEvent};
use case_workflow::hospital_case::number::HospitalCaseNumber;
use case_workflow::hospital_case::question::{ConsultQuestion, ConsultQuestionForm};
use case_workflow::hospital_case::step::{ConsultStep, Refused};
use case_workflow::hospital_case::{HospitalCase, NewQuestion};
use case_workflow::ids::{CaseId, HospitalCaseId, HospitalId, PersonId};
use case_workflow::people::{Actor, Hat, Place, Role};
use case_workflow::policy::{Action, Decision, decide};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use strum::IntoEnumIterator;
use uuid::Uuid;

const HERE: HospitalId = HospitalId(Uuid::from_u128(1));
const THERE: HospitalId = HospitalId(Uuid::from_u128(2));
const OFFICE: PersonId = PersonId(Uuid::from_u128(11));
const DOCTOR: PersonId = PersonId(Uuid::from_u128(12));
const MANAGER: PersonId = PersonId(Uuid::from_u128(21));

/// Friday 20 November 2026, 10:00 in Tokyo; Monday is a holiday.
fn friday() -> Timestamp {
    "2026-11-20T01:00:00Z".parse().unwrap()
}

struct Walk {
    case: HospitalCase,
    now: Timestamp,
    calendar: Calendar,
    last: ConsultStep,
}

fn question(theme: ConsultTheme) -> ConsultQuestion {
    ConsultQuestion {
        theme,
        text: "英語の契約書の賠償条項について".into(),
        urgency: ConsultUrgency::Usual,
        needed_by: None,
        department: None,
        related: None,
        may_share: true,
    }
}

fn ctx<'a>(
    calendar: &'a Calendar,
    nobodys: &'a BTreeSet<HospitalId>,
    now: Timestamp,
    by: PersonId,
) -> Ctx<'a> {
    Ctx {
        by: Some(by),
        role: if by == MANAGER { Role::Dm } else { Role::Ho },
        zone: "Asia/Tokyo",
        now,
        calendar,
        own_hospitals: nobodys,
        second: None,
        letters_left: false,
    }
}

impl Walk {
    fn asked_by(person: PersonId, theme: ConsultTheme) -> Self {
        let calendar = Calendar::japan();
        let nobodys = BTreeSet::new();
        let new = NewQuestion {
            id: HospitalCaseId(Uuid::from_u128(7)),
            number: HospitalCaseNumber::new(FiscalYear(2026), 1),
            hospital: HERE,
            asked_by: person,
            question: question(theme),
        };
        let step = HospitalCase::open(new, &ctx(&calendar, &nobodys, friday(), person));
        Self {
            case: step.case.clone(),
            now: friday(),
            calendar,
            last: step,
        }
    }

    fn new() -> Self {
        Self::asked_by(OFFICE, ConsultTheme::EnglishContract)
    }

    fn try_by(&self, by: PersonId, event: ConsultEvent) -> Result<ConsultStep, Refused> {
        let nobodys = BTreeSet::new();
        self.case
            .apply(event, &ctx(&self.calendar, &nobodys, self.now, by))
    }

    fn desk(&mut self, event: ConsultEvent) -> &mut Self {
        self.last = self.try_by(MANAGER, event).unwrap();
        self.case = self.last.case.clone();
        self
    }

    fn office(&mut self, event: ConsultEvent) -> &mut Self {
        self.last = self.try_by(OFFICE, event).unwrap();
        self.case = self.last.case.clone();
        self
    }

    fn sorted(&mut self) -> &mut Self {
        self.desk(ConsultEvent::Triage {
            owner: MANAGER,
            theme: self.case.theme,
        })
    }

    fn answered(&mut self) -> &mut Self {
        self.desk(answer(ConsultOutcome::Answered, ""))
    }

    fn days_later(&mut self, days: i64) -> &mut Self {
        self.now += SignedDuration::from_hours(24 * days);
        self
    }

    fn clock(&self, kind: ClockKind) -> (ClockState, String, i64, i64) {
        let clocks = self.case.clocks(self.now, &self.calendar);
        let clock = clocks.iter().rfind(|one| one.kind == kind).unwrap();
        let day = clock.due.in_tz("Asia/Tokyo").unwrap().date().to_string();
        let days = |minutes: i64| minutes / 510;
        (
            clock.state,
            day,
            days(clock.net_business_minutes),
            days(clock.gross_business_minutes),
        )
    }

    fn turn(&self) -> (Side, ConsultNext) {
        let turn = self.case.turn(self.now, &self.calendar);
        (turn.side, turn.action)
    }

    fn told(&self) -> Vec<LetterKind> {
        self.last.letters.iter().map(|letter| letter.kind).collect()
    }
}

fn ask() -> ConsultEvent {
    ConsultEvent::Ask {
        text: "どの条項ですか".into(),
        due: None,
    }
}

fn reply() -> ConsultEvent {
    ConsultEvent::Reply {
        text: "第12条です".into(),
    }
}

fn answer(given: ConsultOutcome, detail: &str) -> ConsultEvent {
    ConsultEvent::Answer {
        text: "上限を定める条文例をお使いください".into(),
        given,
        detail: detail.into(),
    }
}

fn close(outcome: ConsultOutcome, text: &str) -> ConsultEvent {
    ConsultEvent::Close {
        outcome,
        text: text.into(),
    }
}

fn codes(result: Result<ConsultStep, Refused>) -> Vec<(String, FaultCode)> {
    match result {
        Err(Refused::Faults(faults)) => faults
            .into_iter()
            .map(|fault| (fault.pointer, fault.code))
            .collect(),
        other => panic!("no faults: {other:?}"),
    }
}

#[test]
fn a_number_is_of_track_b_and_has_at_least_three_digits() {
    let number = |n| HospitalCaseNumber::new(FiscalYear(2026), n).to_string();
    assert_eq!(number(1), "B-R08-001");
    assert_eq!(number(1234), "B-R08-1234");
    // Nobody takes it for a company case's.
    assert_eq!(CaseNumber::parse(&number(1)), None);
}

#[test]
fn a_page_with_every_fault_names_them_all_at_once() {
    let form = ConsultQuestionForm {
        theme: "weather".into(),
        urgency: "urgent".into(),
        department: "x".repeat(201),
        ..ConsultQuestionForm::default()
    };
    let faults = ConsultQuestion::read(&form, date(2026, 11, 20)).unwrap_err();
    let found: Vec<(&str, FaultCode)> = faults
        .iter()
        .map(|fault| (fault.pointer.as_str(), fault.code))
        .collect();
    assert_eq!(
        found,
        [
            ("/theme", FaultCode::UnknownCode),
            ("/text", FaultCode::Required),
            ("/needed_by", FaultCode::Required),
            ("/department", FaultCode::TooLong),
            ("/may_share", FaultCode::Required),
        ]
    );
}

#[test]
fn a_deadline_is_kept_only_where_one_is_set_and_never_lies_in_the_past() {
    let form = |urgency: &str, day| ConsultQuestionForm {
        theme: "training".into(),
        text: "研修".into(),
        urgency: urgency.into(),
        needed_by: Some(day),
        may_share: Some(false),
        ..ConsultQuestionForm::default()
    };
    let today = date(2026, 11, 20);
    let read = |urgency, day| ConsultQuestion::read(&form(urgency, day), today);
    assert_eq!(read("usual", today).unwrap().needed_by, None);
    assert_eq!(read("urgent", today).unwrap().needed_by, Some(today));
    let past = read("urgent", date(2026, 11, 19)).unwrap_err();
    assert_eq!(past[0].code, FaultCode::InPast);
}

#[test]
fn a_question_tells_its_hospital_and_the_intake_and_nobody_else() {
    let walk = Walk::asked_by(DOCTOR, ConsultTheme::Training);
    let to: Vec<_> = walk.last.letters.iter().map(|one| one.to.clone()).collect();
    let people = vec![DOCTOR];
    assert_eq!(
        to,
        [
            To::HospitalPeople {
                hospital: HERE,
                people
            },
            To::Intake
        ]
    );
    assert_eq!(walk.turn(), (Side::Desk, ConsultNext::Triage));
}

#[test]
fn the_first_word_is_due_in_two_the_sorting_in_five_the_answer_in_ten_business_days() {
    let walk = Walk::new();
    let due = |kind| walk.clock(kind).1;
    assert_eq!(due(ClockKind::ConsultReply), "2026-11-25");
    assert_eq!(due(ClockKind::ConsultTriage), "2026-11-30");
    assert_eq!(due(ClockKind::ConsultAnswer), "2026-12-07");
}

#[test]
fn a_question_of_the_desk_stops_its_clock_until_the_hospital_writes() {
    let mut walk = Walk::new();
    walk.sorted().desk(ask());
    assert_eq!(walk.case.stage, ConsultStage::InSupport);
    assert_eq!(walk.turn(), (Side::Hospital, ConsultNext::ReplyToDesk));
    assert_eq!(walk.told(), [LetterKind::ConsultQuestion]);
    walk.days_later(14);
    assert_eq!(walk.clock(ClockKind::ConsultAnswer).0, ClockState::Paused);
    walk.office(reply());
    // Ten days without the nine that passed in between: net stays, gross grows.
    let (state, due, net, gross) = walk.clock(ClockKind::ConsultAnswer);
    assert_eq!((state, net, gross), (ClockState::Running, 0, 9));
    assert_eq!(due, "2026-12-18");
    assert_eq!(walk.turn(), (Side::Desk, ConsultNext::Answer));
    assert_eq!(walk.told(), [LetterKind::ConsultReply]);
}

#[test]
fn a_promised_day_takes_the_place_of_the_ten_and_pauses_after_it_move_it() {
    let mut walk = Walk::new();
    walk.sorted().desk(ConsultEvent::Plan {
        answer_on: date(2027, 1, 15),
        reason: "外部の専門家に確認します".into(),
    });
    let due = |walk: &Walk| walk.clock(ClockKind::ConsultAnswer).1;
    assert_eq!(due(&walk), "2027-01-15");
    walk.days_later(4).desk(ask()).days_later(7).office(reply());
    // Tuesday to Tuesday: five working days.
    assert_eq!(due(&walk), "2027-01-22");
    let past = walk.try_by(
        MANAGER,
        ConsultEvent::Plan {
            answer_on: date(2026, 11, 30),
            reason: String::new(),
        },
    );
    assert_eq!(
        codes(past),
        [
            ("/reason".into(), FaultCode::Required),
            ("/answer_on".into(), FaultCode::InPast)
        ]
    );
}

#[test]
fn an_answer_waits_for_the_hospital_to_read_it_and_a_word_asks_on() {
    let mut walk = Walk::new();
    walk.sorted().days_later(4).answered();
    assert_eq!(walk.case.stage, ConsultStage::Answered);
    assert_eq!(walk.turn(), (Side::Hospital, ConsultNext::ReadAnswer));
    assert_eq!(walk.clock(ClockKind::ConsultAnswer).0, ClockState::Met);
    walk.days_later(10).office(reply());
    assert_eq!(walk.case.stage, ConsultStage::Followup);
    // A clock of its own, ten business days from the new question.
    let (state, due, ..) = walk.clock(ClockKind::ConsultAnswer);
    assert_eq!((state, due.as_str()), (ClockState::Running, "2026-12-18"));
    walk.answered().office(ConsultEvent::Thank {
        text: String::new(),
    });
    assert_eq!(walk.case.outcome, Some(ConsultOutcome::Answered));
    assert_eq!(walk.turn(), (Side::Nobody, ConsultNext::Nothing));
}

#[test]
fn what_was_given_is_how_it_ends() {
    for (given, detail) in [
        (ConsultOutcome::DocumentGiven, "英文契約書ひな形（第3版）"),
        (ConsultOutcome::TrainingGiven, "英語契約の研修"),
        (ConsultOutcome::Referred, "PMDA RS総合相談"),
    ] {
        let mut walk = Walk::new();
        walk.sorted();
        let bare = walk.try_by(MANAGER, answer(given, " "));
        assert_eq!(codes(bare), [("/detail".into(), FaultCode::Required)]);
        walk.desk(answer(given, detail));
        assert!(walk.last.texts[0].text.ends_with(detail));
        walk.office(ConsultEvent::Thank {
            text: "助かりました".into(),
        });
        assert_eq!(walk.case.outcome, Some(given));
    }
    let mut walk = Walk::new();
    let wrong = walk
        .sorted()
        .try_by(MANAGER, answer(ConsultOutcome::NoAction, ""));
    assert_eq!(codes(wrong), [("/given".into(), FaultCode::UnknownCode)]);
}

#[test]
fn a_question_without_an_answer_closes_only_with_a_reason() {
    let mut walk = Walk::new();
    walk.sorted();
    let early = walk.try_by(MANAGER, close(ConsultOutcome::Answered, ""));
    assert_eq!(early, Err(Refused::Gate(Gate::Outcome)));
    let silent = walk.try_by(MANAGER, close(ConsultOutcome::NoAction, " "));
    assert_eq!(codes(silent), [("/text".into(), FaultCode::Required)]);
    walk.desk(close(
        ConsultOutcome::NoAction,
        "院内で解決したと伺いました",
    ));
    assert_eq!(walk.told(), [LetterKind::ConsultClosed]);
}

#[test]
fn only_a_direct_approach_leads_to_a_company_case_and_the_hospital_is_not_told_which() {
    let lead = || ConsultEvent::Lead {
        case: CaseId(Uuid::from_u128(5)),
        number: CaseNumber::new(FiscalYear(2026), 42),
        consent: Consent {
            on: date(2026, 11, 19),
            how: "Emma Hartley, by mail".into(),
        },
    };
    let mut other = Walk::new();
    let refused = other.sorted().try_by(MANAGER, lead());
    assert_eq!(codes(refused), [("/theme".into(), FaultCode::UnknownCode)]);

    let mut walk = Walk::asked_by(OFFICE, ConsultTheme::ApproachedDirectly);
    walk.sorted().desk(lead());
    assert_eq!(walk.case.stage, ConsultStage::Closed);
    assert_eq!(walk.case.outcome, Some(ConsultOutcome::LedToA));
    assert!(walk.last.entries.iter().all(|line| !line.for_hospital));
    for letter in &walk.last.letters {
        let values = letter.values.values().cloned().collect::<String>();
        assert!(!values.contains("A-R08-042"), "{values}");
    }

    let mut early = Walk::asked_by(OFFICE, ConsultTheme::ApproachedDirectly);
    early.sorted();
    let bare = early.try_by(
        MANAGER,
        ConsultEvent::Lead {
            case: CaseId(Uuid::from_u128(5)),
            number: CaseNumber::new(FiscalYear(2026), 42),
            consent: Consent {
                on: date(2026, 11, 21),
                how: String::new(),
            },
        },
    );
    assert_eq!(
        codes(bare),
        [
            ("/consent/how".into(), FaultCode::Required),
            ("/consent/on".into(), FaultCode::InFuture)
        ]
    );
    // That end cannot be typed in without a case.
    early.answered();
    let typed = early.try_by(MANAGER, close(ConsultOutcome::LedToA, ""));
    assert_eq!(codes(typed), [("/outcome".into(), FaultCode::UnknownCode)]);
}

#[test]
fn an_ended_question_goes_on_for_twelve_months_and_no_longer() {
    let mut walk = Walk::new();
    walk.sorted()
        .answered()
        .desk(close(ConsultOutcome::Answered, ""));
    let mut asked_on = Walk {
        case: walk.case.clone(),
        last: walk.last.clone(),
        ..Walk::new()
    };
    asked_on.days_later(90).office(reply());
    assert_eq!(asked_on.case.stage, ConsultStage::Followup);
    assert_eq!(asked_on.case.outcome, None);

    walk.days_later(365).desk(ConsultEvent::Reopen {
        reason: "新しい情報が届きました".into(),
    });
    // An answer is waited for again.
    assert_eq!(walk.case.stage, ConsultStage::Followup);
    walk.desk(close(ConsultOutcome::Answered, ""))
        .days_later(367);
    assert_eq!(
        walk.try_by(OFFICE, reply()),
        Err(Refused::Gate(Gate::TooLongAgo))
    );
}

#[test]
fn a_merged_question_tells_its_hospital_where_it_goes_on() {
    let mut walk = Walk::new();
    let number = HospitalCaseNumber::new(FiscalYear(2026), 2);
    let itself = walk.try_by(
        MANAGER,
        ConsultEvent::Merge {
            into: walk.case.id,
            number: number.clone(),
        },
    );
    assert_eq!(codes(itself), [("/into".into(), FaultCode::MustDiffer)]);
    walk.desk(ConsultEvent::Merge {
        into: HospitalCaseId(Uuid::from_u128(8)),
        number: number.clone(),
    });
    assert_eq!(walk.case.merged_into, Some(number));
    assert_eq!(walk.told(), [LetterKind::ConsultMerged]);
}

#[test]
fn a_hold_stops_the_clocks_and_cannot_lie_over_a_question() {
    let mut walk = Walk::new();
    let hold = || ConsultEvent::Hold {
        reason: "省令の施行を待つため".into(),
        review_on: date(2026, 12, 18),
    };
    walk.sorted().desk(hold());
    assert_eq!(walk.try_by(MANAGER, ask()), Err(Refused::Gate(Gate::Hold)));
    assert_eq!(walk.turn(), (Side::Desk, ConsultNext::ReviewHold));
    walk.days_later(4);
    assert_eq!(walk.clock(ClockKind::ConsultAnswer).0, ClockState::Paused);
    walk.desk(ConsultEvent::Resume).desk(ask());
    assert_eq!(walk.try_by(MANAGER, hold()), Err(Refused::Gate(Gate::Hold)));
}

#[test]
fn what_is_being_written_leaves_no_line_and_goes_with_the_answer() {
    let mut walk = Walk::new();
    walk.sorted().desk(ConsultEvent::Draft {
        text: "下書き".into(),
    });
    assert!(walk.last.entries.is_empty() && walk.last.texts.is_empty());
    assert_eq!(walk.case.working.as_ref().unwrap().text, "下書き");
    walk.answered();
    assert_eq!(walk.case.working, None);
}

#[test]
fn a_note_and_the_names_of_the_team_are_never_the_hospitals() {
    let mut walk = Walk::new();
    walk.sorted().desk(ConsultEvent::Note {
        text: "他院でも同じ質問".into(),
    });
    assert!(walk.last.texts.iter().all(|text| !text.for_hospital));
    assert!(walk.last.entries.iter().all(|line| !line.for_hospital));
    assert!(walk.last.letters.is_empty());
    walk.desk(ConsultEvent::Assign {
        owner: MANAGER,
        deputy: None,
        team: vec![PersonId(Uuid::from_u128(30))],
    });
    assert!(walk.last.entries.iter().all(|line| !line.for_hospital));
}

#[test]
fn a_refusal_says_why() {
    let mut walk = Walk::new();
    let silent = ConsultEvent::Reject {
        reason: ConsultRejection::PatientQuestion,
        text: String::new(),
    };
    let refused = walk.try_by(MANAGER, silent);
    assert_eq!(codes(refused), [("/text".into(), FaultCode::Required)]);
    walk.desk(ConsultEvent::Reject {
        reason: ConsultRejection::PatientQuestion,
        text: "個別の診療は主治医にご相談ください".into(),
    });
    assert_eq!(walk.case.rejection, Some(ConsultRejection::PatientQuestion));
    assert_eq!(walk.told(), [LetterKind::ConsultRejected]);
}

fn actor(id: PersonId, role: Role, place: Place) -> Actor {
    Actor::Person {
        id,
        hats: vec![Hat {
            role,
            place,
            read_only: false,
            manager: false,
        }],
        zone: "Asia/Tokyo".into(),
        stands_for: Vec::new(),
    }
}

/// An investigator reads their own questions and those the office named them
/// on, as long as they belong to the hospital; other hospitals know of none.
#[test]
fn a_consultation_is_known_to_its_hospital_alone() {
    let mut walk = Walk::asked_by(DOCTOR, ConsultTheme::Training);
    let other = PersonId(Uuid::from_u128(13));
    let read = |walk: &Walk, id, role, place| {
        decide(
            &actor(id, role, place),
            Action::ReadConsult,
            &walk.case.subject(),
        )
    };
    let here = Place::Hospital(HERE);
    let there = Place::Hospital(THERE);
    assert_eq!(read(&walk, OFFICE, Role::Ho, here), Decision::Allow);
    assert_eq!(read(&walk, DOCTOR, Role::Hpi, here), Decision::Allow);
    assert_eq!(read(&walk, other, Role::Hpi, here), Decision::Hide);
    assert_eq!(read(&walk, other, Role::Hh, here), Decision::Hide);
    assert_eq!(read(&walk, OFFICE, Role::Ho, there), Decision::Hide);
    // The doctor moved: the questions stay where they were asked.
    assert_eq!(read(&walk, DOCTOR, Role::Hpi, there), Decision::Hide);
    walk.office(ConsultEvent::Delegate {
        people: vec![other],
    });
    assert_eq!(read(&walk, other, Role::Hpi, here), Decision::Allow);
    let firm = Place::Firm(case_workflow::ids::FirmId(Uuid::from_u128(9)));
    assert_eq!(read(&walk, other, Role::Sub, firm), Decision::Hide);
}

fn any_event() -> impl Strategy<Value = ConsultEvent> {
    let day: Date = date(2026, 12, 10);
    prop::sample::select(vec![
        ConsultEvent::Triage {
            owner: MANAGER,
            theme: ConsultTheme::ApproachedDirectly,
        },
        ConsultEvent::Begin,
        ask(),
        reply(),
        ConsultEvent::Plan {
            answer_on: day,
            reason: "確認中".into(),
        },
        answer(ConsultOutcome::Answered, ""),
        ConsultEvent::Hold {
            reason: "待ち".into(),
            review_on: day,
        },
        ConsultEvent::Resume,
        close(ConsultOutcome::Answered, ""),
        close(ConsultOutcome::NoAction, "不要"),
        ConsultEvent::Thank {
            text: String::new(),
        },
        ConsultEvent::Withdraw {
            reason: String::new(),
        },
        ConsultEvent::Reopen {
            reason: "続き".into(),
        },
    ])
}

proptest! {
    /// Whatever happens in whatever order: nothing waits after the end, one
    /// answer at most is waited for, and a stopped clock never counts more
    /// than the whole time.
    #[test]
    fn in_any_order_a_consultation_keeps_its_books(
        acts in prop::collection::vec((any_event(), 0_i64..9), 1..25)
    ) {
        let mut walk = Walk::new();
        for (event, days) in acts {
            walk.days_later(days);
            let before = walk.case.clone();
            if let Ok(step) = walk.try_by(MANAGER, event) {
                prop_assert_eq!(step.case.version, before.version + 1);
                walk.case = step.case;
            }
            let case = &walk.case;
            prop_assert_eq!(case.stage.is_open(), case.ended_at.is_none());
            prop_assert!(case.stage.is_open() || (case.asked.is_none() && case.hold.is_none()));
            prop_assert!(case.asked.is_none() || case.hold.is_none());
            let open = case.askings.iter().filter(|one| one.answered_at.is_none()).count();
            prop_assert!(open <= 1);
            if matches!(case.stage, ConsultStage::InSupport | ConsultStage::Followup) {
                prop_assert_eq!(open, 1);
            }
            for clock in case.clocks(walk.now, &walk.calendar) {
                prop_assert!(clock.net_business_minutes <= clock.gross_business_minutes);
                prop_assert!(clock.net_business_minutes >= 0);
            }
        }
    }
}

#[test]
fn every_act_names_the_permission_it_needs() {
    for kind in ConsultEventKind::iter() {
        let action = kind.action();
        assert!(
            matches!(
                action,
                Action::AskDesk
                    | Action::WriteConsult
                    | Action::DelegateConsult
                    | Action::TriageConsult
                    | Action::AnswerConsult
            ),
            "{kind}"
        );
    }
}
