//! From whom on each item of the register may be seen at all, whatever its
//! hospital chose for the section (domain 3.A–3.H). Every item is named here: a
//! new one does not compile until it is decided about.

use super::super::items::{Asked, RegisterItem};
use super::super::more::MoreItem;
use super::super::rows::RowItem;
use super::Viewer;

/// An item that is asked once. What has no item of its own is a piece of
/// equipment or a task in English: nothing that the choice for its section does
/// not cover.
pub(super) fn of_asked(asked: &Asked) -> Viewer {
    if let Some(item) = asked.path.strip_prefix("more/") {
        return MoreItem::parse(item).map_or(Viewer::Desk, of_more);
    }
    if asked.path.starts_with("items/") || asked.path.starts_with("levels/") {
        return Viewer::Public;
    }
    let code = format!("{}/{}", asked.section.as_str(), asked.path);
    RegisterItem::parse(&code).map_or(Viewer::Desk, of_item)
}

pub(super) fn of_item(item: RegisterItem) -> Viewer {
    use RegisterItem as I;
    match item {
        I::BasicNameJa
        | I::BasicNameEn
        | I::BasicAbbreviation
        | I::BasicPrefecture
        | I::BasicFounder
        | I::BasicStatuses
        | I::DepartmentsAreas
        | I::DepartmentsAgeGroups
        | I::RecordPhases
        | I::RecordFihTrials
        | I::RecordInternationalTrials
        | I::RecordStartupDays
        | I::EquipmentPhase1Beds
        | I::EquipmentCartagena
        | I::EquipmentRadioligand
        | I::IrbKinds
        | I::IrbAcceptsSingle
        | I::IrbEnglish
        | I::IrbMeetings
        | I::ContractEnglish
        | I::ContractTemplates
        | I::ContractDirectOverseas
        | I::ContractViaIccc
        | I::ContractESign
        | I::DataRemoteMonitoring
        | I::DataEconsent
        | I::DataPartnerSites => Viewer::Public,
        // The office once the hospital opens the section (3.B: V1, then V2);
        // costs the same (3.D); patients and free places are never public.
        I::TeamOfficeMail
        | I::TeamOfficePhone
        | I::ContractCosting
        | I::DiseasesIcd10
        | I::DiseasesText
        | I::DiseasesDepartment
        | I::DiseasesAreas
        | I::DiseasesPiName
        | I::DiseasesNewPatients
        | I::DiseasesPrevalent
        | I::DiseasesMethod
        | I::DiseasesPeriod
        | I::SlotsQuarter
        | I::SlotsTrials
        | I::SlotsPatients => Viewer::Firm,
        // V1: the institution's code, and the two people whom the desk calls.
        I::BasicMedInstCode
        | I::TeamFrontName
        | I::TeamFrontMail
        | I::TeamFrontPhone
        | I::TeamDeputyName
        | I::TeamDeputyMail
        | I::TeamDeputyPhone => Viewer::Desk,
    }
}

pub(super) fn of_more(item: MoreItem) -> Viewer {
    use MoreItem as I;
    match item {
        I::CorporateNumber
        | I::Ror
        | I::AddressJa
        | I::AddressEn
        | I::MedicalArea
        | I::AccessMinutes
        | I::BedsTotal
        | I::BedsIcu
        | I::BedsHcu
        | I::BedsNicu
        | I::Outpatients
        | I::Networks
        | I::Certifications
        | I::TrialsPhase1
        | I::TrialsPhase2
        | I::TrialsPhase3
        | I::CompanyTrials
        | I::InvestigatorTrials
        | I::DaysToIrb
        | I::DaysToContract
        | I::DaysToVisit
        | I::DaysToFirst
        | I::ScreenFailure
        | I::InspectionsPmda
        | I::InspectionsOverseas
        | I::SaeHours
        | I::QueryDays
        | I::PatientGroup
        | I::Languages
        | I::HealthyVolunteers
        | I::InpatientDays
        | I::DayChairs
        | I::NightDosing
        | I::Pharmacy
        | I::Biosamples
        | I::Imaging
        | I::CellProcessing
        | I::CpcPermit
        | I::CartagenaTrials
        | I::CartagenaType2
        | I::BiosafetyLevel
        | I::Nuclides
        | I::NuclideRooms
        | I::DossierDays
        | I::ExpeditedReview
        | I::MasterAgreements
        | I::ReviewsForOthers
        | I::ReviewsPerMonth
        | I::SignatureLanguage
        | I::ThreeParty
        | I::NeverAccepted
        | I::TrialCloud
        | I::Edc
        | I::Epro
        | I::DataExport
        | I::EmrVendor
        | I::WarehouseDays
        | I::Dpc
        | I::Dct
        | I::ArchiveYears
        | I::ElectronicArchive => Viewer::Public,
        // The team and its office; numbers of patients; what costs what.
        I::OfficeName
        | I::OfficeHours
        | I::EnglishMail
        | I::CrcFte
        | I::CrcOncology
        | I::CrcPaediatric
        | I::SmoUsed
        | I::SmoNames
        | I::PharmacistFte
        | I::LabFte
        | I::DataManagerFte
        | I::BiostatisticianFte
        | I::ProjectManagerFte
        | I::MonitorFte
        | I::BioinformaticianFte
        | I::DeclaredPatients
        | I::EnrolledPatients
        | I::BenchmarkTool
        | I::Overhead
        | I::PayPerVisit
        | I::StartupFee
        | I::ScreenFailureFee
        | I::Currencies
        | I::VatNote => Viewer::Firm,
        // V1 by name (3.B, 3.D), and what a hospital wishes or refuses (3.H):
        // the desk needs it to ask the right ones, no company does.
        I::BackupRule
        | I::Turnover
        | I::MaxTrialsPerInvestigator
        | I::InvestigatorHours
        | I::PreReview
        | I::MinimumPatients
        | I::WishedAreas
        | I::RefusedAreas
        | I::SubSite
        | I::Mentoring
        | I::BlackoutMonths => Viewer::Desk,
    }
}

pub(super) fn of_column(item: RowItem) -> Viewer {
    use RowItem as I;
    match item {
        // Names and iDs of those who do not lead trials are held back row by
        // row: see `Viewer::reads`.
        I::InvestigatorNameJa
        | I::InvestigatorNameEn
        | I::InvestigatorOrcid
        | I::InvestigatorDepartment
        | I::InvestigatorRole
        | I::InvestigatorSpecialty
        | I::InvestigatorGcpOn
        | I::InvestigatorEnglish
        | I::InvestigatorLed
        | I::InvestigatorActive
        | I::InvestigatorCv
        | I::InvestigatorInterests
        | I::PastPhase
        | I::PastSponsor
        | I::PastInternational
        | I::PastIcd10
        | I::PastTrials
        | I::PastDeclared
        | I::PastEnrolled
        | I::PastDaysToFirst
        | I::PastScreenFailure
        | I::EnglishTask
        | I::EnglishPosition
        | I::EnglishHours
        | I::EnglishOn => Viewer::Firm,
        // Competing trials are V1 (3.C). The trial in which English was last
        // used may be another company's secret, and its people are no
        // principal investigators.
        I::CompetingName
        | I::CompetingRegistry
        | I::CompetingIcd10
        | I::CompetingDepartment
        | I::CompetingOpen
        | I::CompetingCloses
        | I::EnglishName
        | I::EnglishTrial => Viewer::Desk,
    }
}
