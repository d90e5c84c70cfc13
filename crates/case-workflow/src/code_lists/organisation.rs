//! Lists about the asking firm and person.

use super::code_list;

code_list! {
    /// Type of organisation (domain 2.5 L1).
    pub enum OrgType ("L1") {
        BiotechStartup = "biotech_startup", "Biotech start-up", "バイオベンチャー";
        Ebp = "ebp", "Emerging biopharma (EBP)", "新興バイオ医薬品企業";
        MidSizePharma = "mid_size_pharma", "Mid-size pharma", "中堅製薬企業";
        LargePharma = "large_pharma", "Large pharma", "大手製薬企業";
        Device = "device", "Medical device company", "医療機器企業";
        Diagnostics = "diagnostics", "Diagnostics company", "診断薬企業";
        AcademicSpinOut = "academic_spin_out", "Academic spin-out", "大学発ベンチャー";
        Cro = "cro", "CRO", "開発業務受託機関";
        Investor = "investor", "Investor", "投資家";
        PublicBody = "public_body", "Public body", "公的機関";
        Other = "other", "Other", "その他";
    }
}

code_list! {
    /// What the firm has in Japan (domain 2.2 #5).
    pub enum JapanBase ("org_jp_base") {
        None = "none", "No base in Japan", "拠点なし";
        SalesOnly = "sales_only", "Sales or liaison office only", "営業・連絡拠点のみ";
        Development = "development", "Development function in Japan", "開発機能あり";
        Partner = "partner", "Partner or licensee in Japan", "提携先・導出先あり";
        Affiliate = "affiliate", "Parent or affiliate in Japan", "親会社・関連会社あり";
    }
}

code_list! {
    /// Number of employees (domain 2.2 #6).
    pub enum OrgSize ("org_size") {
        From1 = "1_10", "1–10", "1〜10人";
        From11 = "11_50", "11–50", "11〜50人";
        From51 = "51_250", "51–250", "51〜250人";
        From251 = "251_1000", "251–1000", "251〜1000人";
        Over1000 = "over_1000", "More than 1000", "1000人超";
    }
}

code_list! {
    /// For whom the asking person speaks (domain 2.2 #7).
    pub enum SubmitterRole ("sub_role") {
        SponsorEmployee = "sponsor_employee", "Employee of the sponsor", "依頼者の社員";
        Agent = "agent", "CRO or agent with mandate", "委任を受けたCRO・代理人";
        Investor = "investor", "Investor", "投資家";
        LicensingPartnerRole = "licensing_partner_role", "Licensing partner", "提携先";
        Academic = "academic", "Academic", "研究者";
        Other = "other", "Other", "その他";
    }
}
