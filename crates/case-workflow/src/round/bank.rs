//! The bank of further questions: ours, in both languages, each with the place
//! of the register that may know its answer (domain 3.J, ux D6).

use jiff::civil::Date;

use super::further::{FurtherQuestion, QuestionKind, Said};
use crate::code_lists::code_list;
use crate::register::{Answer, Hospital, MoreItem, RegisterItem, Section, Stated};

code_list! {
    /// A question of the bank. It goes out as it stands here; rounds keep the
    /// words with which they asked.
    pub enum BankQuestion ("bank_question") {
        ReviewDays = "review_days", "How many days from receiving the dossier to approval by the review board?", "資料の受領から審査の承認まで、何日かかりますか。";
        ContractDays = "contract_days", "How many days from approval to the signed contract?", "審査の承認から契約の締結まで、何日かかりますか。";
        VisitFrom = "visit_from", "From which month is an initiation visit possible?", "開始訪問（SIV）は、何年何月から可能ですか。";
        Crc = "crc", "How many CRC could work on this trial?", "この治験を担当できるCRCは何人ですか。";
        ESign = "e_sign", "Can the contract be signed electronically?", "契約に電子署名を使えますか。";
        Econsent = "econsent", "Can patients consent electronically?", "電子的な同意取得（eConsent）を使えますか。";
        Assent = "assent", "Is there a set way to ask children for assent and their parents for consent?", "小児のアセントと保護者の同意を得る手順がありますか。";
        HomeNurse = "home_nurse", "Can a nurse visit patients at home for the trial?", "治験のための訪問看護ができますか。";
        NearbyLab = "nearby_lab", "Can patients have tests at a laboratory near their home?", "患者の自宅近くの検査機関で検査ができますか。";
        Weekend = "weekend", "Can doses be given at night and at weekends?", "夜間・休日の投与ができますか。";
        InpatientDays = "inpatient_days", "For how many days at most can a patient be admitted for the trial?", "治験のための入院は、最長で何日できますか。";
        FrozenProduct = "frozen_product", "Can the product be stored at −80 °C?", "治験薬を−80℃で保管できますか。";
        Unblinded = "unblinded", "Is there an unblinded pharmacist?", "非盲検の薬剤師を置けますか。";
        FreshCells = "fresh_cells", "Can blood cells (PBMC) be separated on the day?", "PBMCの当日分離ができますか。";
        ImageUpload = "image_upload", "Can images be sent to a central reader?", "中央判定のために画像を送れますか。";
        UsualCare = "usual_care", "How are such patients usually treated in your hospital?", "このような患者の通常の治療は、どのようなものですか。";
    }
}

/// The most days that can be answered, as in the register.
const DAYS_MAX: u32 = 1_000;

impl BankQuestion {
    /// What it is answered with, and the most that a number can be.
    #[must_use]
    pub fn kind(self) -> (QuestionKind, Option<u32>) {
        use QuestionKind as K;
        match self {
            Self::ReviewDays | Self::ContractDays => (K::Number, Some(DAYS_MAX)),
            Self::InpatientDays => (K::Number, Some(365)),
            Self::Crc => (K::Number, Some(100)),
            Self::VisitFrom => (K::Month, None),
            Self::UsualCare => (K::Text, None),
            Self::ESign
            | Self::Econsent
            | Self::Assent
            | Self::HomeNurse
            | Self::NearbyLab
            | Self::Weekend
            | Self::FrozenProduct
            | Self::Unblinded
            | Self::FreshCells
            | Self::ImageUpload => (K::YesNo, None),
        }
    }

    /// The question as it goes out.
    #[must_use]
    pub fn question(self) -> FurtherQuestion {
        let (kind, most) = self.kind();
        FurtherQuestion {
            code: self.as_str().to_owned(),
            kind,
            ja: self.ja().to_owned(),
            en: self.en().to_owned(),
            most,
        }
    }

    /// Where the register asks the same.
    #[must_use]
    pub fn register(self) -> Option<InRegister> {
        use InRegister as R;
        use MoreItem as M;
        Some(match self {
            Self::ReviewDays => R::More(M::DaysToIrb),
            Self::ContractDays => R::More(M::DaysToContract),
            Self::InpatientDays => R::More(M::InpatientDays),
            Self::Weekend => R::More(M::NightDosing),
            Self::HomeNurse => R::Among(M::Dct, "dct_nurse"),
            Self::NearbyLab => R::Among(M::Dct, "dct_lab"),
            Self::FrozenProduct => R::Among(M::Pharmacy, "ph_minus_80"),
            Self::Unblinded => R::Among(M::Pharmacy, "ph_unblinded"),
            Self::FreshCells => R::Among(M::Biosamples, "sa_pbmc"),
            Self::ImageUpload => R::Among(M::Imaging, "im_upload"),
            Self::ESign => R::Core(RegisterItem::ContractESign),
            Self::Econsent => R::Core(RegisterItem::DataEconsent),
            Self::VisitFrom | Self::Crc | Self::Assent | Self::UsualCare => return None,
        })
    }
}

/// The place of the register that answers a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InRegister {
    /// A core item: yes or no.
    Core(RegisterItem),
    /// A further item: a number, or yes or no.
    More(MoreItem),
    /// Whether a further item, a list, names this code.
    Among(MoreItem, &'static str),
}

impl InRegister {
    /// The section that asks for it.
    #[must_use]
    pub fn section(self) -> Section {
        match self {
            Self::Core(item) => item.section(),
            Self::More(item) | Self::Among(item, _) => item.section(),
        }
    }

    /// What it is called, in English and in Japanese.
    #[must_use]
    pub fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Core(item) => (item.en(), item.ja()),
            Self::More(item) | Self::Among(item, _) => (item.en(), item.ja()),
        }
    }

    /// What a hospital says there; none where it says nothing.
    pub(super) fn said(self, hospital: &Hospital) -> Option<Said> {
        let item = match self {
            Self::Core(RegisterItem::ContractESign) => {
                return hospital.contract.e_sign.map(Said::YesNo);
            }
            Self::Core(RegisterItem::DataEconsent) => {
                return hospital.data.econsent.map(Said::YesNo);
            }
            Self::Core(_) => return None,
            Self::More(item) | Self::Among(item, _) => item,
        };
        match (self, hospital.more(item.section())?.get(&item)?) {
            (Self::Among(_, code), Answer::Codes(codes)) => {
                Some(Said::YesNo(codes.iter().any(|one| one == code)))
            }
            (Self::More(_), Answer::YesNo(yes)) => Some(Said::YesNo(*yes)),
            (Self::More(_), Answer::Number(n)) => Some(Said::Number(*n)),
            _ => None,
        }
    }
}

/// What a hospital's register says about a question.
#[derive(Debug, Clone, PartialEq)]
pub struct InEntry<'a> {
    /// Its answer.
    pub said: Said,
    /// The section.
    pub section: Section,
    /// On what the section rests.
    pub stated: Option<&'a Stated>,
}

impl InEntry<'_> {
    /// Whether it is stated and not past its date.
    #[must_use]
    pub fn holds(&self, today: Date) -> bool {
        self.stated
            .is_some_and(|stated| stated.state(today).holds())
    }
}

/// What a hospital's register says about a question of a round; none where the
/// question is the desk's own, or the register does not ask or know it.
#[must_use]
pub fn in_entry<'a>(question: &FurtherQuestion, hospital: &'a Hospital) -> Option<InEntry<'a>> {
    let place = BankQuestion::parse(&question.code)?.register()?;
    let section = place.section();
    Some(InEntry {
        said: place.said(hospital)?,
        section,
        stated: hospital.stated.get(&section),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::Kind;
    use crate::register::demonstration;

    /// The bank as people read it: what is asked, and where the register asks it.
    #[test]
    fn every_question_of_the_bank_has_its_kind_and_its_place_in_the_register() {
        let table: Vec<String> = BankQuestion::ALL
            .iter()
            .map(|one| {
                let (kind, most) = one.kind();
                let most = most.map(|n| format!(" to {n}")).unwrap_or_default();
                let place = one.register().map(|place| match place {
                    InRegister::Core(item) => item.as_str().to_owned(),
                    InRegister::More(item) => item.as_str().to_owned(),
                    InRegister::Among(item, code) => format!("{}: {code}", item.as_str()),
                });
                let place = place.unwrap_or_else(|| "-".to_owned());
                format!(
                    "{:<16} {:<14} {place}",
                    one.as_str(),
                    format!("{kind:?}{most}")
                )
            })
            .collect();
        insta::assert_snapshot!(table.join("\n"), @r"
        review_days      Number to 1000 days_to_irb
        contract_days    Number to 1000 days_to_contract
        visit_from       Month          -
        crc              Number to 100  -
        e_sign           YesNo          contract/e_sign
        econsent         YesNo          data/econsent
        assent           YesNo          -
        home_nurse       YesNo          dct: dct_nurse
        nearby_lab       YesNo          dct: dct_lab
        weekend          YesNo          night_dosing
        inpatient_days   Number to 365  inpatient_days
        frozen_product   YesNo          pharmacy: ph_minus_80
        unblinded        YesNo          pharmacy: ph_unblinded
        fresh_cells      YesNo          biosamples: sa_pbmc
        image_upload     YesNo          imaging: im_upload
        usual_care       Text           -
        ");
    }

    #[test]
    fn what_the_register_can_say_a_question_can_take() {
        for one in BankQuestion::ALL {
            let (kind, most) = one.kind();
            match one.register() {
                Some(InRegister::More(item)) if kind == QuestionKind::Number => {
                    assert_eq!(item.kind(), Kind::Number, "{one}");
                    assert!(most >= Some(item.most().0), "{one}");
                }
                Some(InRegister::More(item)) => assert_eq!(item.kind(), Kind::YesNo, "{one}"),
                Some(InRegister::Among(item, code)) => {
                    let Kind::Many(list) = item.kind() else {
                        unreachable!("{one} looks for a code in a list")
                    };
                    assert!(list.entries.iter().any(|entry| entry.code == code), "{one}");
                    assert_eq!(kind, QuestionKind::YesNo, "{one}");
                }
                Some(InRegister::Core(item)) => assert_eq!(item.kind(), Kind::YesNo, "{one}"),
                None => {}
            }
        }
    }

    #[test]
    fn the_register_answers_with_its_date_and_a_no_is_an_answer() {
        let now = "2026-11-24T01:00:00Z".parse().unwrap();
        let mut hospital = demonstration(0, now).unwrap();
        let codes = vec!["dct_lab".to_owned()];
        let more = &mut hospital.data.more;
        more.insert(MoreItem::Dct, Answer::Codes(codes));
        hospital
            .record
            .more
            .insert(MoreItem::DaysToContract, Answer::Number(45));
        hospital.contract.e_sign = None;
        let asked = |one: BankQuestion, hospital: &Hospital, today: &str| {
            let today = today.parse().unwrap();
            let found = in_entry(&one.question(), hospital);
            found.map(|found| (found.said.clone(), found.holds(today)))
        };
        let table = [
            (BankQuestion::NearbyLab, Some((Said::YesNo(true), true))),
            (BankQuestion::HomeNurse, Some((Said::YesNo(false), true))),
            (BankQuestion::ContractDays, Some((Said::Number(45), true))),
            (BankQuestion::ESign, None),
            (BankQuestion::Assent, None),
        ];
        for (one, expected) in table {
            assert_eq!(asked(one, &hospital, "2026-11-24"), expected, "{one}");
        }
        let old = asked(BankQuestion::NearbyLab, &hospital, "2029-11-24");
        assert_eq!(old, Some((Said::YesNo(true), false)));
        hospital.data.more.remove(&MoreItem::Dct);
        assert_eq!(
            asked(BankQuestion::NearbyLab, &hospital, "2026-11-24"),
            None
        );
    }
}
