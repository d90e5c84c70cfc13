//! A ClinicalTrials.gov API v2 study, read for what it fills in on the request
//! form (cli.md `trial read`).
//!
//! Only what the record says by rule is filled in, each value with its source
//! path; everything else is named with the reason. Nothing is guessed.

mod ages;
mod details;
mod facts;
mod firm;
mod product;
mod record;

use case_workflow::inquiry::FieldId;
use serde::Serialize;
use serde_json::Value;

pub use facts::{RecordFacts, facts};
use record::Record;

/// Largest record that is read, in bytes. The longest with results are about
/// 8 MB.
pub const BYTES_MAX: usize = 10 * 1024 * 1024;

/// What a record fills in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrialRead {
    /// The record's number.
    pub nct_id: String,
    /// Values for fields of the form, in form order.
    pub fields: Vec<Filled>,
    /// Every other field, in form order.
    pub unfilled: Vec<Unfilled>,
}

/// A field the record fills in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Filled {
    /// The field.
    pub field: FieldId,
    /// The value, in the shape the form takes.
    pub value: Value,
    /// Where in the record it stands, for example
    /// `protocolSection.conditionsModule.conditions`.
    pub source: String,
}

/// A field the record leaves open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unfilled {
    /// The field.
    pub field: FieldId,
    /// Why, in plain English.
    pub why: String,
}

/// Why bytes are not a record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordFault {
    /// Over [`BYTES_MAX`].
    #[error("the record has {bytes} bytes, the most that is read is {BYTES_MAX}")]
    TooBig {
        /// Its size.
        bytes: usize,
    },
    /// Not JSON, or nested too deep.
    #[error("line {line}, column {column}: the record is not JSON")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// No usable number, so that nobody could say which trial it is.
    #[error(
        "protocolSection.identificationModule.nctId: must hold a number such as NCT01234567; \
         give one study of the ClinicalTrials.gov API v2"
    )]
    NoNumber,
}

/// A value with its source, or why there is none.
type Answer = Result<(Value, String), String>;

const NOT_IN_RECORD: &str = "not in the record";
const FIRM_ONLY: &str = "only the asking firm can say";
const FORM_ONLY: &str = "only the person who asks can confirm this";
const CONTACTS: &str = "not in the record: its contacts are for participants";

/// Reads one study.
///
/// # Errors
/// When the bytes are too many, not JSON, or hold no `nctId`.
pub fn read(bytes: &[u8]) -> Result<TrialRead, RecordFault> {
    let record = Record::parse(bytes)?;
    let mut read = TrialRead {
        nct_id: record.nct_id.clone(),
        fields: vec![],
        unfilled: vec![],
    };
    for field in FieldId::ALL.iter().copied() {
        match answer(&record, field) {
            Ok((value, source)) => read.fields.push(Filled {
                field,
                value,
                source,
            }),
            Err(why) => read.unfilled.push(Unfilled { field, why }),
        }
    }
    Ok(read)
}

/// Every field without a wildcard: a new field must say what a record holds.
fn answer(record: &Record, field: FieldId) -> Answer {
    use FieldId as F;
    match field {
        F::OrgName => firm::org_name(record),
        F::OrgType => firm::org_type(record),
        F::TrialPublicId => firm::trial_public_id(record),
        F::ProductType => product::product_type(record),
        F::Modality => Err("the record names kinds of intervention, not modalities".into()),
        F::ProductPublic => product::product_public(record),
        F::ProductNames => product::product_names(record),
        F::IndicationText => product::indication_text(record),
        F::IndicationCode => product::indication_code(record),
        F::IndicationArea => Err("the record's disease terms do not decide one area".into()),
        F::PhasePlanned => details::phase(record),
        F::ProtTitle => details::title(record),
        F::ProtId => details::protocol_id(record),
        F::ProtDesign => details::design(record),
        F::ProtPop => details::population(record),
        F::ProtN => details::numbers(record),
        F::ProtSitesN => details::sites(record),
        F::ProtDmc => details::committee(record),
        F::TlGlobal => details::timeline(record),
        F::ProtComp => Err("the record does not say what is approved in Japan".into()),
        F::ContactName | F::ContactEmail | F::ContactPhone | F::ContactTz | F::Team => {
            Err(CONTACTS.into())
        }
        F::ConsentPrivacy | F::NonconfConfirm => Err(FORM_ONLY.into()),
        F::SubRole
        | F::SubMandate
        | F::JpStatus
        | F::JpSiteDecisionBy
        | F::Needs
        | F::HeardFrom
        | F::TlJapan
        | F::TlFlex
        | F::NeedFih
        | F::NeedGmp
        | F::NeedDct
        | F::NeedSirb
        | F::NeedIcc
        | F::NeedCro
        | F::NeedPmda
        | F::NeedPmdaPrio
        | F::NeedEnglish
        | F::NeedCost
        | F::CdaStatus
        | F::CdaSignatory
        | F::SitesContacted
        | F::Competitors
        | F::DeadlineAnswer => Err(FIRM_ONLY.into()),
        F::OrgCountry
        | F::OrgWebsite
        | F::OrgJpBase
        | F::OrgSize
        | F::OrgLegal
        | F::OrgIds
        | F::OrgFundStage
        | F::OrgRelJp
        | F::MoaTarget
        | F::RouteForm
        | F::DevStatus
        | F::IndNumbers
        | F::Designations
        | F::HumanExposure
        | F::SafetyProfile
        | F::PkEthnic
        | F::Cmc
        | F::Biosafety
        | F::Radio
        | F::Companion
        | F::IpFree
        | F::ProtVisits
        | F::ProtEquipment
        | F::NeedOrphan
        | F::NeedPaed => Err(NOT_IN_RECORD.into()),
    }
}
