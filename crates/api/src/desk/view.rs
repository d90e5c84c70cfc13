//! What the desk sees.

use case_workflow::case::clocks::CaseClock;
use case_workflow::case::codes::{Channel, ContactMode, ContentClass, EventKind, Stage};
use case_workflow::case::event::{Basis, Checklist, Closing, Decision};
use case_workflow::case::step::Gate;
use case_workflow::case::turn::Turn;
use case_workflow::case::{Asked, Exit, Hold};
use case_workflow::count::Class;
use case_workflow::disclosure::Tier;
use case_workflow::ids::{CaseId, ContactId, FirmId, HospitalId};
use case_workflow::inquiry::{DeskTab, FieldId, Flag, FormStage};
use case_workflow::synopsis::Synopsis;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::desk::experts::ExpertRoundView;
use crate::desk::rounds::RoundView;
use crate::firm::view::{ContractView, FirmProposal, MilestoneView};
use crate::shared::view::{HistoryView, MessageView, PersonName, ProposalView, Translation};

/// A case in the desk's lists.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CaseRow {
    /// Id.
    pub id: CaseId,
    /// Reference.
    pub number: String,
    /// 事業者.
    pub org_name: String,
    /// Country, ISO 3166-1 alpha-2.
    pub country: String,
    /// Product, if public.
    pub product: Option<String>,
    /// Disease in the firm's words.
    pub disease: String,
    /// Area (L4).
    pub area: String,
    /// Phase (L5).
    pub phase: String,
    /// 相談種別 (L6).
    pub needs: Vec<String>,
    /// How it came.
    pub channel: Channel,
    /// Language of the request.
    pub locale: String,
    /// 相談日付.
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Timestamp,
    /// Countries and hospitals fixed by, `YYYY-MM`; none if unknown.
    pub decision_by: Option<String>,
    /// Main state.
    pub stage: Stage,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub stage_since: Timestamp,
    /// On hold.
    pub on_hold: bool,
    /// Whose turn, what, until when.
    pub turn: Turn,
    /// Owner.
    pub owner: Option<PersonName>,
    /// Nobody has opened it yet.
    pub is_new: bool,
}

/// A page of cases.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CasePage {
    /// Rows.
    pub rows: Vec<CaseRow>,
    /// Hand this back for the next page; none on the last.
    pub next: Option<String>,
    /// How many fit, counted up to 1,000.
    pub total: u64,
    /// There are more than `total`.
    pub more: bool,
}

/// One field of the case with its source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FieldView {
    /// Field.
    pub field: FieldId,
    /// Tab it stands in.
    pub tab: DeskTab,
    /// Stage of the form.
    pub stage: FormStage,
    /// Tier.
    pub tier: Tier,
    /// As sent; null where it was not asked or not answered.
    pub sent: Value,
    /// As it stands now; null where unanswered, or hidden from this reader.
    pub value: Value,
    /// The reader's role may not see the value.
    pub hidden: bool,
    /// Last changed.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub changed_at: Option<Timestamp>,
    /// By whom.
    pub changed_by: Option<PersonName>,
}

/// A case as the desk sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct DeskCase {
    /// Id.
    pub id: CaseId,
    /// Reference.
    pub number: String,
    /// Reference towards hospitals.
    pub blinded: Option<String>,
    /// Version, for `If-Match`.
    pub version: i64,
    /// Product and disease.
    pub title: String,
    /// The firm.
    pub firm: FirmId,
    /// Its name.
    pub org_name: String,
    /// Its country.
    pub country: String,
    /// Main state.
    pub stage: Stage,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub stage_since: Timestamp,
    /// Business days in this stage.
    pub days_in_stage: i64,
    /// On hold.
    pub hold: Option<Hold>,
    /// How it came.
    pub channel: Channel,
    /// Language of the request.
    pub locale: String,
    /// The firm's zone.
    pub zone: String,
    /// T0.
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Timestamp,
    /// 受理.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub accepted_at: Option<Timestamp>,
    /// Owner.
    pub owner: Option<PersonName>,
    /// Deputy.
    pub deputy: Option<PersonName>,
    /// Others named on the case.
    pub team: Vec<PersonName>,
    /// Whose turn, what, until when.
    pub turn: Turn,
    /// Every clock.
    pub clocks: Vec<CaseClock>,
    /// How many business days the case lay with each side since receipt.
    pub turn_days: Vec<SideDays>,
    /// What this reader could do now.
    pub next: Vec<EventKind>,
    /// Why the next stage cannot be entered yet.
    pub gate: Option<Gate>,
    /// Fields, grouped by tab.
    pub fields: Vec<FieldView>,
    /// What the desk should look at.
    pub flags: Vec<Flag>,
    /// E1 to E5.
    pub checklist: Option<Checklist>,
    /// International trial incl. Japan.
    pub international: Option<bool>,
    /// The sponsor is known to the desk.
    pub sponsor_disclosed: bool,
    /// How it counts.
    pub count: CountView,
    /// Questions that wait for the firm.
    pub asked: Option<Asked>,
    /// Stage-2 fields still needed.
    pub missing: Vec<FieldId>,
    /// Bases for naming the firm.
    pub bases: Vec<Basis>,
    /// The blinded synopsis.
    pub synopsis: Option<Synopsis>,
    /// Rounds.
    pub rounds: Vec<RoundView>,
    /// Rounds of experts, oldest first, for those who may ask them.
    pub expert_rounds: Vec<ExpertRoundView>,
    /// The newest collated answer.
    pub proposal: Option<FirmProposal>,
    /// Hospitals in it.
    pub proposed: Vec<HospitalId>,
    /// Decisions of the firm.
    pub decisions: Vec<Decision>,
    /// When it chose.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub selected_at: Option<Timestamp>,
    /// On what written evidence the desk recorded it.
    pub selection_evidence: Option<String>,
    /// Contract records.
    pub contracts: Vec<DeskContract>,
    /// Milestones.
    pub milestones: Vec<MilestoneView>,
    /// M1 to M10 reached, with the day.
    pub reached: Vec<Reached>,
    /// Why it was not taken.
    pub exit: Option<Exit>,
    /// How it ended.
    pub closing: Option<Closing>,
    /// When it ended.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ended_at: Option<Timestamp>,
    /// Reference of the case it was merged into.
    pub merged_into: Option<String>,
    /// References of cases merged into this one.
    pub absorbed: Vec<String>,
    /// Cases that look alike.
    pub similar: Vec<CaseRow>,
    /// Acts that wait for a different person.
    pub proposals: Vec<ProposalView>,
    /// People of the firm.
    pub people: Vec<FirmPerson>,
    /// History, newest first.
    pub history: Vec<HistoryView>,
    /// Messages and notes, oldest first.
    pub messages: Vec<MessageView>,
    /// Contact records, oldest first.
    pub contacts: Vec<ContactView>,
}

/// Business days with one side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct SideDays {
    /// Which side.
    pub side: case_workflow::case::codes::Side,
    /// Business minutes.
    pub business_minutes: i64,
}

/// A milestone of domain 4.13 reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reached {
    /// `M1` to `M10`.
    pub code: String,
    /// On.
    #[schema(value_type = String, format = Date)]
    pub on: jiff::civil::Date,
}

/// How a case counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CountView {
    /// Ledger entries, oldest first.
    pub entries: Vec<LedgerLine>,
    /// Why it is not counted, where it is not.
    #[schema(value_type = Option<Object>)]
    pub not_counted: Option<Value>,
}

/// One line of the ledger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LedgerLine {
    /// Class.
    pub class: Class,
    /// Fiscal year, for example `R10`.
    pub fiscal_year: String,
    /// +1 or −1.
    pub delta: i64,
    /// In words, English, with the rule's number.
    pub because: String,
    /// Counted on.
    #[schema(value_type = Option<String>, format = Date)]
    pub counted_on: Option<jiff::civil::Date>,
    /// Recorded.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Timestamp,
    /// Recorded after the year's freeze.
    pub restatement: bool,
}

/// One contract record with its hospital.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct DeskContract {
    /// Which hospital.
    pub hospital: HospitalId,
    /// The record.
    pub record: ContractView,
}

/// A person of the firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FirmPerson {
    /// Name.
    pub name: PersonName,
    /// Address.
    pub email: String,
    /// Their zone.
    pub zone: String,
    /// May only read.
    pub read_only: bool,
}

/// One contact record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ContactView {
    /// Id.
    pub id: ContactId,
    /// When it happened.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// When it was recorded.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Timestamp,
    /// Who recorded it.
    pub by: Option<PersonName>,
    /// How.
    pub mode: ContactMode,
    /// What it amounted to.
    pub class: ContentClass,
    /// Who took part.
    pub participants: String,
    /// Minutes spent by the desk.
    pub minutes: u32,
    /// As written.
    pub text: String,
    /// `en` or `ja`.
    pub lang: String,
    /// Japanese working translation.
    pub translation: Option<Translation>,
}
