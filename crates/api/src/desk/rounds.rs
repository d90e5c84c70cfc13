//! The desk's view of a round: every hospital with its own date, what it asks,
//! how far its answer is, and whether it has been told the result.

use std::collections::BTreeMap;

use case_workflow::case::Case;
use case_workflow::case::codes::{Confidence, ResultMail, RoundKind, RoundState, SiteState};
use case_workflow::clock::ClockState;
use case_workflow::ids::HospitalId;
use case_workflow::round::{
    self, Answer, FurtherQuestion, LateAnswer, MoreTime, Round, Site, SiteQuestion, Told,
};
use case_workflow::synopsis::Line;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::ResultMails;
use utoipa::ToSchema;

use crate::app::App;
use crate::firm::view::HospitalName;
use crate::hospital::view::ResultView;
use crate::problem::Problem;
use crate::shared::{names, parts};

/// One round with every hospital.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RoundView {
    /// From 1.
    pub no: u32,
    /// Type.
    pub kind: RoundKind,
    /// State.
    pub state: RoundState,
    /// Sent.
    #[schema(value_type = String, format = DateTime)]
    pub opened_at: Timestamp,
    /// Answers by, as it was set for everyone.
    #[schema(value_type = String, format = DateTime)]
    pub due: Timestamp,
    /// The last date of a hospital that has not answered; the round closes by
    /// itself after it.
    #[schema(value_type = String, format = DateTime)]
    pub awaited_until: Timestamp,
    /// Closed.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closed_at: Option<Timestamp>,
    /// The text as sent.
    pub text: Vec<Line>,
    /// What was asked beyond the fixed questions.
    pub further: Vec<FurtherQuestion>,
    /// Hospitals.
    pub sites: Vec<SiteView>,
}

/// One hospital in one round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SiteView {
    /// Which.
    pub hospital: HospitalId,
    /// Name.
    pub name: HospitalName,
    /// How the firm sees it.
    pub label: String,
    /// Invented data for the demonstration.
    pub demonstration: bool,
    /// The operator's own hospital.
    pub own: bool,
    /// Why it was put in by hand.
    pub by_hand: Option<String>,
    /// State.
    pub state: SiteState,
    /// First opened.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub opened_at: Option<Timestamp>,
    /// Answered.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub answered_at: Option<Timestamp>,
    /// The answer.
    pub answer: Option<Answer>,
    /// Patients to enrol as the answer's own figures give them.
    pub estimate: Option<u32>,
    /// How sure the answer's numbers are.
    pub confidence: Option<Confidence>,
    /// Whether it came after the date.
    pub late: bool,
    /// The firm may be named to it.
    pub firm_named: bool,
    /// Answer by: its own date, pauses and more time included.
    #[schema(value_type = String, format = DateTime)]
    pub due: Timestamp,
    /// How its clock stands while the answer is awaited.
    pub clock: Option<ClockState>,
    /// Since when its clock stands still.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub paused_since: Option<Timestamp>,
    /// Business minutes in which it stood still.
    pub paused_business_minutes: i64,
    /// Required answers that are in, in the draft or in the answer.
    pub answered: u32,
    /// Required answers, in all.
    pub questions_in_all: u32,
    /// Its questions to the desk, oldest first.
    pub questions: Vec<SiteQuestion>,
    /// Its requests for more time, oldest first.
    pub more_time: Vec<MoreTime>,
    /// When the desk last reminded it by hand.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub reminded_at: Option<Timestamp>,
    /// Whether the desk may remind it now.
    pub may_remind: bool,
    /// An answer that came after the close.
    pub late_answer: Option<LateAnswer>,
    /// The result, once there is one.
    pub result: Option<ResultView>,
    /// Whether the mail with the result arrived; none without a result.
    pub result_mail: Option<ResultMail>,
    /// How the desk told it by hand.
    pub told: Option<Told>,
}

/// Every round of the case.
///
/// # Errors
/// If the database does not answer.
pub async fn rounds(app: &App, case: &Case) -> Result<Vec<RoundView>, Problem> {
    let known = app.store.hospital_names(case.hospitals_in()).await?;
    let decided = case
        .rounds
        .iter()
        .flat_map(|round| &round.sites)
        .any(|site| site.result.is_some());
    let mails = match decided {
        true => app.store.result_mails([case.id]).await?,
        false => Default::default(),
    };
    let now = app.clock.now();
    let own = app.own_hospitals();
    let today = parts::today(now);
    let site_view = |round: &Round, site: &Site| {
        let name = known.get(&site.hospital);
        let time = round.time_of(site, now, &app.calendar);
        let awaited = round.is_open() && site.is_awaited();
        let (answered, questions_in_all) = round::progress(site);
        SiteView {
            hospital: site.hospital,
            name: name.map(names::hospital).unwrap_or(HospitalName {
                en: String::new(),
                ja: String::new(),
            }),
            label: site.label.clone(),
            demonstration: name.is_some_and(|name| name.demonstration),
            own: own.contains(&site.hospital),
            by_hand: site.by_hand.clone(),
            state: site.state,
            opened_at: site.opened_at,
            answered_at: site.answered_at,
            answer: site.answer.clone(),
            estimate: site.answer.as_ref().and_then(Answer::expected),
            confidence: site
                .answer
                .as_ref()
                .and_then(Answer::grade)
                .map(Confidence::of),
            late: site.late,
            firm_named: case.firm_named_to(site.hospital, today),
            due: time.due,
            clock: awaited.then_some(time.state),
            paused_since: time.paused_since,
            paused_business_minutes: time.paused_business_minutes,
            answered,
            questions_in_all,
            questions: site.questions.clone(),
            more_time: site.more_time.clone(),
            reminded_at: site.nudges.last().copied(),
            may_remind: awaited
                && site.open_question().is_none()
                && site.may_be_nudged(now, &app.calendar),
            late_answer: site.late_answer.clone(),
            result: crate::hospital::build::result(round, site),
            result_mail: site.result.as_ref().map(|_| {
                mails
                    .get(&(case.id, site.hospital))
                    .copied()
                    .unwrap_or(ResultMail::Nobody)
            }),
            told: site.result.as_ref().and_then(|result| result.told.clone()),
        }
    };
    Ok(case
        .rounds
        .iter()
        .map(|round| RoundView {
            no: round.no,
            kind: round.kind,
            state: round.state,
            opened_at: round.opened_at,
            due: round.due,
            awaited_until: round.awaited_until(now, &app.calendar),
            closed_at: round.closed_at,
            text: round.text.clone(),
            further: round.further.clone(),
            sites: round
                .sites
                .iter()
                .map(|site| site_view(round, site))
                .collect(),
        })
        .collect())
}

/// A hospital that has not been told how a round ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct UntoldRow {
    /// Reference of the case.
    pub number: String,
    /// The round.
    pub round: u32,
    /// Which hospital.
    pub hospital: HospitalId,
    /// Its name.
    pub name: HospitalName,
    /// Decided.
    #[schema(value_type = String, format = DateTime)]
    pub decided_at: Timestamp,
    /// To be told by then: five working days after the decision.
    #[schema(value_type = String, format = DateTime)]
    pub due: Timestamp,
    /// Working days left; negative once overdue.
    pub business_days_left: i64,
    /// What became of the mail.
    pub mail: ResultMail,
}

/// Business days in which every hospital hears the result (domain 4.11).
const TOLD_DAYS: u32 = 5;

/// The hospitals of this case whose mail with the result did not arrive and
/// that nobody has told another way.
pub fn untold(
    app: &App,
    case: &Case,
    mails: &ResultMails,
    known: &BTreeMap<HospitalId, store::HospitalName>,
) -> Vec<UntoldRow> {
    let now = app.clock.now();
    case.hospitals_in()
        .into_iter()
        .filter_map(|hospital| {
            let (round, site) = case.site(hospital)?;
            let result = site.result.as_ref().filter(|one| one.told.is_none())?;
            let mail = mails.get(&(case.id, hospital)).copied();
            let mail = mail.unwrap_or(ResultMail::Nobody);
            if matches!(mail, ResultMail::Sent | ResultMail::OnItsWay) {
                return None;
            }
            let due = app.calendar.deadline_at_17(result.at, TOLD_DAYS);
            Some(UntoldRow {
                number: case.number.to_string(),
                round: round.no,
                hospital,
                name: known.get(&hospital).map(names::hospital)?,
                decided_at: result.at,
                due,
                business_days_left: parts::business_days_left(&app.calendar, now, due),
                mail,
            })
        })
        .collect()
}
