//! Every field of the request form and of the details asked for after
//! acceptance, in one table: word, labels, tier, stage and tab of the desk.

use serde::{Deserialize, Serialize};

use crate::code_lists::code_list;
use crate::disclosure::Tier;

/// When a field is asked for (domain 2.0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum FormStage {
    /// Stage 1, the public form.
    Inquiry,
    /// Stage 2, in the case page after acceptance.
    Details,
}

code_list! {
    /// The six tabs of a case at the desk (ux 3.2, words 2.11).
    pub enum DeskTab ("desk_tab") {
        Consultation = "consultation", "Consultation", "相談情報";
        Company = "company", "Company", "事業者情報";
        Product = "product", "Product", "対象製品情報";
        Experts = "experts", "Experts", "専門家情報";
        Support = "support", "Support", "支援情報";
        Collaborators = "collaborators", "Collaborators", "共同研究者情報";
    }
}

macro_rules! fields {
    ($(
        $field:ident = $code:literal, $en:literal, $ja:literal, $tier:ident, $stage:ident, $tab:ident
    );+ $(;)?) => {
        code_list! {
            /// A field of domain 2.2 (Stage 1) or 2.3 (Stage 2), in form order.
            pub enum FieldId ("field") {
                $($field = $code, $en, $ja;)+
            }
        }

        impl FieldId {
            /// Who may read it. Where domain 2 names two tiers, the stricter:
            /// the sponsor lowers it, we never do.
            #[must_use]
            pub fn tier(self) -> Tier {
                match self { $(Self::$field => Tier::$tier),+ }
            }

            /// When it is asked for.
            #[must_use]
            pub fn stage(self) -> FormStage {
                match self { $(Self::$field => FormStage::$stage),+ }
            }

            /// Where the desk sees it.
            #[must_use]
            pub fn tab(self) -> DeskTab {
                match self { $(Self::$field => DeskTab::$tab),+ }
            }
        }
    };
}

fields! {
    OrgName = "org_name", "Company name", "企業名", N1, Inquiry, Company;
    OrgCountry = "org_country", "Country or region of headquarters", "本社の国・地域", N1, Inquiry, Company;
    OrgWebsite = "org_website", "Website", "ウェブサイト", N1, Inquiry, Company;
    OrgType = "org_type", "Type of organisation", "組織の種別", N1, Inquiry, Company;
    OrgJpBase = "org_jp_base", "Base in Japan", "日本の拠点", N1, Inquiry, Company;
    OrgSize = "org_size", "Employees", "従業員数", N1, Inquiry, Company;
    SubRole = "sub_role", "You are", "立場", N1, Inquiry, Company;
    SubMandate = "sub_mandate", "Sponsor you act for", "代理する治験依頼者", N1, Inquiry, Company;
    ContactName = "contact_name", "Your name and title", "氏名・役職", N1, Inquiry, Company;
    ContactEmail = "contact_email", "Work email", "勤務先のメールアドレス", N1, Inquiry, Company;
    ContactPhone = "contact_phone", "Phone number", "電話番号", N1, Inquiry, Company;
    ContactTz = "contact_tz", "Time zone", "タイムゾーン", N1, Inquiry, Company;
    ConsentPrivacy = "consent_privacy", "I have read the privacy notice", "個人情報の取扱いを確認しました", N1, Inquiry, Company;
    ProductType = "product_type", "Product category", "製品区分", N1, Inquiry, Product;
    Modality = "modality", "Modality", "モダリティ", N1, Inquiry, Product;
    ProductPublic = "product_public", "Product name or code, if public", "製品名・コード（公開の場合）", N1, Inquiry, Product;
    IndicationText = "indication_text", "Disease or condition", "対象疾患", N1, Inquiry, Consultation;
    IndicationArea = "indication_area", "Therapeutic area", "領域", N1, Inquiry, Consultation;
    IndicationCode = "indication_code", "Disease code", "疾患コード", N1, Inquiry, Consultation;
    PhasePlanned = "phase_planned", "Phase of the trial considered for Japan", "日本で行う治験の相", N1, Inquiry, Consultation;
    TrialPublicId = "trial_public_id", "Trial registry number", "公開の登録番号", P0, Inquiry, Consultation;
    JpStatus = "jp_status", "Where does Japan stand?", "日本の位置づけ", N1, Inquiry, Consultation;
    JpSiteDecisionBy = "jp_site_decision_by", "When will countries and hospitals be fixed?", "国・施設の確定時期", N1, Inquiry, Consultation;
    Needs = "needs", "What do you need?", "相談内容", N1, Inquiry, Consultation;
    HeardFrom = "heard_from", "How did you find us?", "窓口を知ったきっかけ", N1, Inquiry, Consultation;
    NonconfConfirm = "nonconf_confirm", "My answers contain no confidential information", "回答に機密情報は含まれません", N1, Inquiry, Consultation;
    OrgLegal = "org_legal", "Legal entity and address", "法人名・所在地", N1, Details, Company;
    OrgIds = "org_ids", "Company identifiers", "法人識別番号", N1, Details, Company;
    OrgFundStage = "org_fund_stage", "Funding stage and cash runway", "資金調達の段階・資金の残り月数", C2, Details, Company;
    OrgRelJp = "org_rel_jp", "Partners in Japan", "国内の提携先", C2, Details, Collaborators;
    Team = "team", "Other contacts", "その他の連絡先", N1, Details, Company;
    ProductNames = "product_names", "Product names and codes", "製品名・コード", C2, Details, Product;
    MoaTarget = "moa_target", "Mechanism and target", "作用機序・標的", C2, Details, Product;
    RouteForm = "route_form", "Route, form, cold chain", "投与経路・剤形・保管温度", C2, Details, Product;
    DevStatus = "dev_status", "Development status by region", "地域別の開発状況", C2, Details, Product;
    IndNumbers = "ind_numbers", "IND, CTA or IDE numbers", "海外の治験届番号", C2, Details, Product;
    Designations = "designations", "Designations", "希少疾病などの指定", N1, Details, Product;
    HumanExposure = "human_exposure", "People treated so far", "これまでの投与人数", C2, Details, Product;
    SafetyProfile = "safety_profile", "Known risks and holds", "既知のリスク・差止め", C2, Details, Product;
    PkEthnic = "pk_ethnic", "PK and ethnic factors", "薬物動態・民族的要因", C2, Details, Product;
    Cmc = "cmc", "Quality and supply to Japan", "品質・日本への供給", C2, Details, Product;
    Biosafety = "biosafety", "Gene-modified organism", "遺伝子組換え生物等", C2, Details, Product;
    Radio = "radio", "Nuclide and isolation", "放射性核種・隔離", C2, Details, Product;
    Companion = "companion", "Diagnostics and samples", "診断薬・検体", C2, Details, Product;
    IpFree = "ip_free", "Patents and exclusivity", "特許・データ保護", R4, Details, Product;
    ProtTitle = "prot_title", "Protocol title", "治験課題名", C3, Details, Consultation;
    ProtId = "prot_id", "Protocol number and version", "治験実施計画書番号・版", C3, Details, Consultation;
    ProtDesign = "prot_design", "Trial design", "試験デザイン", C3, Details, Consultation;
    ProtPop = "prot_pop", "Who can take part", "対象集団", C3, Details, Consultation;
    ProtN = "prot_n", "Patients: all, Japan target, Japan minimum", "症例数（全体・日本の目標・日本の最小）", C3, Details, Consultation;
    ProtSitesN = "prot_sites_n", "Hospitals and countries", "施設数・実施国", C3, Details, Consultation;
    ProtVisits = "prot_visits", "Visits and burden", "来院・負担", C3, Details, Consultation;
    ProtEquipment = "prot_equipment", "Equipment and procedures needed", "必要な設備・手技", C3, Details, Consultation;
    ProtComp = "prot_comp", "Comparator and background therapy", "対照薬・併用療法", C3, Details, Consultation;
    ProtDmc = "prot_dmc", "Committees, central reading, vendors", "委員会・中央判定・外部委託", C3, Details, Consultation;
    TlGlobal = "tl_global", "Global timeline", "全体の日程", C3, Details, Consultation;
    TlJapan = "tl_japan", "Timeline for Japan", "日本の日程", C3, Details, Consultation;
    TlFlex = "tl_flex", "May Japan join late?", "日本の途中参加", C3, Details, Consultation;
    NeedFih = "need_fih", "First-in-human in Japan wanted", "国内でのヒト初回投与の希望", N1, Details, Consultation;
    NeedGmp = "need_gmp", "Manufacturing in Japan", "国内での製造", N1, Details, Consultation;
    NeedDct = "need_dct", "Decentralised elements", "分散型の要素", N1, Details, Consultation;
    NeedSirb = "need_sirb", "Ethics review route", "審査の方法", N1, Details, Consultation;
    NeedIcc = "need_icc", "ICCC for this trial", "この治験の治験国内管理人", C2, Details, Company;
    NeedCro = "need_cro", "CRO or SMO in Japan", "国内のCRO・SMO", C2, Details, Company;
    NeedPmda = "need_pmda", "PMDA contacts so far", "これまでのPMDA相談", C2, Details, Product;
    NeedPmdaPrio = "need_pmda_prio", "Wish for priority handling at PMDA", "対面助言の優先対応の希望", C2, Details, Product;
    NeedOrphan = "need_orphan", "Patients in Japan, with source", "国内の患者数と出所", N1, Details, Consultation;
    NeedPaed = "need_paed", "Paediatric plan", "小児の開発計画", N1, Details, Consultation;
    NeedEnglish = "need_english", "What must be in English?", "英語が必要な業務", N1, Details, Consultation;
    NeedCost = "need_cost", "Budget basis", "費用の算定の考え方", R4, Details, Company;
    CdaStatus = "cda_status", "CDA with the desk", "窓口との秘密保持契約", N1, Details, Company;
    CdaSignatory = "cda_signatory", "Who signs the CDA", "秘密保持契約の署名者", C2, Details, Company;
    SitesContacted = "sites_contacted", "Hospitals already contacted", "打診済みの医療機関", C2, Details, Collaborators;
    Competitors = "competitors", "Competing trials you know of", "把握している競合治験", C2, Details, Consultation;
    DeadlineAnswer = "deadline_answer", "Answer needed by", "回答の希望期限", N1, Details, Consultation;
}
