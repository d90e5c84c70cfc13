//! The closed lists of the workflow: one word for programs, two labels for
//! people (words 2.3–2.5, 2.11).

use strum::EnumIter;

use crate::clock::ClockKind;
use crate::code_lists::{CodeList, ListView, code_list};
use crate::register::EvidenceGrade;

code_list! {
    /// The main state of a company case (domain 4.1).
    #[derive(EnumIter)]
    pub enum Stage ("stage") {
        Received = "received", "Received", "受付";
        Screening = "screening", "In review", "確認中";
        InfoWait = "info_wait", "Waiting for information", "情報待ち";
        Accepted = "accepted", "Accepted", "受理";
        InConsultation = "in_consultation", "In consultation", "相談中";
        Matching = "matching", "Finding hospitals", "施設照会";
        Proposed = "proposed", "Candidates proposed", "候補提示";
        SiteSelected = "site_selected", "Hospitals selected", "施設決定";
        Startup = "startup", "Start-up", "開始準備";
        Running = "running", "Trial running", "実施中";
        Closed = "closed", "Closed", "終了";
        NotAccepted = "not_accepted", "Not accepted", "対象外";
        Merged = "merged", "Merged", "統合";
        Withdrawn = "withdrawn", "Withdrawn", "取下げ";
    }
}

code_list! {
    /// What can happen to a case; the word stands in its history.
    #[derive(EnumIter)]
    pub enum EventKind ("event") {
        Submit = "submit", "Sent the request", "相談申込みを送りました";
        Register = "register", "Registered the case", "案件を登録しました";
        Take = "take", "Took the case", "担当になりました";
        Ask = "ask", "Asked for information", "情報補完を依頼しました";
        Answer = "answer", "Answered", "回答しました";
        Accept = "accept", "Accepted the case", "受理しました";
        Decline = "decline", "Did not accept the case", "対象外としました";
        Merge = "merge", "Merged the case", "統合しました";
        Absorb = "absorb", "Took in a merged case", "別の案件を統合しました";
        Hold = "hold", "Put on hold", "保留しました";
        Resume = "resume", "Resumed", "保留を解きました";
        Assign = "assign", "Changed the owner", "担当を変更しました";
        RecordContact = "record_contact", "Recorded a contact", "相談を記録しました";
        Message = "message", "Wrote a message", "メッセージを送りました";
        Note = "note", "Kept a note", "メモを残しました";
        Translate = "translate", "Wrote the working translation", "作業訳を書きました";
        Revise = "revise", "Changed details", "内容を変更しました";
        DraftSynopsis = "draft_synopsis", "Sent the blinded synopsis for approval", "匿名概要書の承認を依頼しました";
        ApproveSynopsis = "approve_synopsis", "Approved the blinded synopsis", "匿名概要書を承認しました";
        SynopsisChange = "synopsis_change", "Asked for a change of the blinded synopsis", "匿名概要書の変更を求めました";
        RecordBasis = "record_basis", "Recorded a basis for naming the company", "企業名を示す根拠を記録しました";
        OpenRound = "open_round", "Opened a round", "照会を始めました";
        OpenRequest = "open_request", "Opened the survey", "調査を開きました";
        SaveAnswer = "save_answer", "Saved a draft of the answer", "回答を途中保存しました";
        AnswerRound = "answer_round", "Answered the survey", "調査に回答しました";
        HandIn = "hand_in", "Handed the answer to the approver", "回答を承認者に回しました";
        ApproveAnswer = "approve_answer", "Approved the answer", "回答を承認しました";
        ReturnAnswer = "return_answer", "Sent the answer back", "回答を差し戻しました";
        CloseRound = "close_round", "Closed the round", "照会を締め切りました";
        AskDesk = "ask_desk", "Asked the desk a question", "窓口に質問しました";
        AnswerSite = "answer_site", "Answered a hospital’s question", "医療機関の質問に回答しました";
        AskTime = "ask_time", "Asked for more time", "延長を依頼しました";
        DecideTime = "decide_time", "Decided on more time", "延長の依頼に答えました";
        Nudge = "nudge", "Reminded a hospital", "医療機関に催促しました";
        SendLate = "send_late", "Sent an answer after the close", "締切後に回答を送りました";
        DecideLate = "decide_late", "Decided on a late answer", "締切後の回答の扱いを決めました";
        TellResult = "tell_result", "Told a hospital its result", "医療機関に結果を伝えました";
        AskExperts = "ask_experts", "Asked experts", "専門家に照会しました";
        RemindExpert = "remind_expert", "Reminded an expert", "専門家に催促しました";
        AnswerExpert = "answer_expert", "An expert replied", "専門家が回答しました";
        CloseExperts = "close_experts", "Closed the experts’ round", "専門家への照会を締め切りました";
        ReportExperts = "report_experts", "Passed on what the experts said", "専門家の意見を企業に伝えました";
        Propose = "propose", "Proposed hospitals", "候補施設を提示しました";
        AnotherRound = "another_round", "Went back to finding hospitals", "施設照会に戻しました";
        Select = "select", "Recorded the selection", "選定を記録しました";
        StartUp = "start_up", "Moved to start-up", "開始準備へ進めました";
        Contract = "contract", "Updated the contract record", "契約記録を更新しました";
        Milestone = "milestone", "Recorded a milestone", "節目を記録しました";
        Run = "run", "Recorded the trial start", "治験開始を記録しました";
        Close = "close", "Closed the case", "終了しました";
        Withdraw = "withdraw", "Withdrew the request", "取り下げました";
        Reopen = "reopen", "Reopened", "再開しました";
        Undo = "undo", "Took back the last act", "直前の動作を取り消しました";
    }
}

code_list! {
    /// How a request or a contact reached the desk (domain 2.2, words 2.3).
    pub enum Channel ("channel") {
        Web = "web", "Web form", "フォーム";
        WebShort = "web_short", "Short web form", "簡易フォーム";
        Email = "email", "Email", "メール";
        Phone = "phone", "Phone", "電話";
        Event = "event", "At an event", "行事";
        Visit = "visit", "Visit", "訪問・来訪";
        Referral = "referral", "Referred to us", "紹介";
    }
}

code_list! {
    /// Mode of a contact (domain 4.10).
    pub enum ContactMode ("contact_mode") {
        Mail = "mail", "By email", "メール";
        WebMeeting = "web_meeting", "Web meeting", "ウェブ会議";
        Phone = "phone", "Phone", "電話";
        Visit = "visit", "Visit", "訪問・来訪";
        Event = "event", "At an event", "行事";
    }
}

code_list! {
    /// What a contact amounted to; only `substantive` counts (domain 4.12 rule 2).
    pub enum ContentClass ("content_class") {
        Administrative = "administrative", "Administrative", "事務連絡";
        Informative = "informative", "Informative", "情報提供";
        Substantive = "substantive", "Substantive", "実質的な相談";
    }
}

code_list! {
    /// Answer to one line of the eligibility checklist.
    pub enum CheckAnswer ("check_answer") {
        Yes = "yes", "Yes", "はい";
        No = "no", "No", "いいえ";
        Unclear = "unclear", "Unclear", "判断できない";
    }
}

code_list! {
    /// Why a request is not taken (domain 4.13).
    pub enum ExitReason ("exit_reason") {
        X1 = "X1", "Outside what the desk does", "当窓口の業務の範囲外";
        X2 = "X2", "Duplicate of another case", "他の案件と重複";
        X3 = "X3", "Not genuine", "実在を確認できず";
        X4 = "X4", "Information not complete", "情報がそろわず";
    }
}

code_list! {
    /// Where a firm is sent on to.
    pub enum ReferralTo ("referral_to") {
        None = "none_needed", "No referral needed", "紹介は不要";
        PmdaDc = "pmda_dc", "PMDA Washington D.C. office, general consultation", "PMDAワシントンD.C.事務所（一般相談）";
        RsGeneral = "rs_general", "RS general consultation", "RS総合相談";
        RsStrategy = "rs_strategy", "RS strategy consultation", "RS戦略相談";
        Mediso = "mediso", "MEDISO", "MEDISO";
        Amed = "amed", "AMED", "AMED";
        Jetro = "jetro", "JETRO", "日本貿易振興機構（JETRO）";
        Innohub = "innohub", "InnoHub", "InnoHub";
        Medic = "medic", "MEDIC", "MEDIC";
        Jrct = "jrct", "jRCT", "jRCT";
    }
}

code_list! {
    /// Type of a round (domain 4.5).
    pub enum RoundKind ("round_kind") {
        Interest = "interest", "Interest round", "関心の確認";
        Full = "full", "Full round", "詳細調査";
    }
}

/// A round that was stored or asked for without its kind asks for interest.
impl Default for RoundKind {
    fn default() -> Self {
        Self::Interest
    }
}

impl RoundKind {
    /// What its time is called.
    #[must_use]
    pub fn clock(self) -> ClockKind {
        match self {
            Self::Interest => ClockKind::InterestRound,
            Self::Full => ClockKind::FullRound,
        }
    }

    /// Business days before a hospital's due day on which it is reminded, the
    /// nearest first; 0 is the due day itself (domain 4.5).
    #[must_use]
    pub fn reminders(self) -> &'static [u32] {
        match self {
            Self::Interest => &[0, 2],
            Self::Full => &[0, 2, 5],
        }
    }

    /// Business days that hospitals have unless the desk sets another day
    /// (domain 4.11).
    #[must_use]
    pub fn usual_days(self) -> u32 {
        match self {
            Self::Interest => 5,
            Self::Full => 10,
        }
    }
}

code_list! {
    /// State of a round.
    pub enum RoundState ("round_state") {
        Open = "open", "Round open", "照会中";
        Closed = "round_closed", "Round closed", "締切";
        Reported = "reported", "Round reported", "企業に報告済み";
        Cancelled = "cancelled", "Round cancelled", "取消し";
    }
}

code_list! {
    /// State of one hospital's answer.
    #[derive(EnumIter)]
    pub enum SiteState ("site_state") {
        Invited = "invited", "Invited", "依頼済み";
        Opened = "opened", "Opened", "開封済み";
        Question = "question", "Question to the desk", "質問中";
        Interested = "interested", "Interested", "関心あり";
        Conditional = "conditional", "Interested with conditions", "条件付き";
        Declined = "declined", "Declined", "辞退";
        NoAnswer = "no_answer", "No answer", "回答なし";
        Selected = "selected", "Selected", "選定";
        Reserve = "reserve", "Reserve", "予備候補";
        NotSelected = "not_selected", "Not this time", "今回は見送り";
        Cancelled = "cancelled", "Round cancelled", "取消し";
    }
}

code_list! {
    /// How sure the numbers of a collated answer are: as sure as the worst of
    /// them (domain 4.6). From the least to the most.
    pub enum Confidence ("confidence") {
        Low = "low", "Low", "低い";
        Medium = "medium", "Medium", "中程度";
        High = "high", "High", "高い";
    }
}

impl Confidence {
    /// Counted by name is high, counted by machine or by hand medium, not
    /// counted low.
    #[must_use]
    pub fn of(grade: EvidenceGrade) -> Self {
        match grade {
            EvidenceGrade::A => Self::High,
            EvidenceGrade::B | EvidenceGrade::C => Self::Medium,
            EvidenceGrade::D => Self::Low,
        }
    }
}

code_list! {
    /// The hospital's main answer (words 2.9, round questions).
    pub enum Interest ("interest") {
        Yes = "int_yes", "Yes, interested", "関心がある";
        If = "int_if", "Yes, if", "条件が合えば";
        No = "int_no", "Not for us", "辞退する";
    }
}

code_list! {
    /// How patients were counted (words 2.9).
    pub enum CountMethod ("count_method") {
        Estimate = "estimate", "Estimate", "推定";
        DepartmentLog = "department_log", "Department log", "診療科の記録";
        EmrQuery = "emr_query", "Medical record query", "電子カルテ検索";
        Dpc = "dpc", "DPC data", "DPCデータ";
        Registry = "registry", "Patient registry", "患者レジストリ";
        ScreeningLog = "screening_log", "Screening log", "スクリーニング記録";
    }
}

code_list! {
    /// Conditions a hospital may make.
    pub enum Condition ("condition") {
        Cost = "cost", "Costs", "費用";
        Irb = "irb", "Ethics review", "治験審査";
        English = "english", "English", "英語";
        Equipment = "equipment", "Equipment", "設備";
        Other = "other", "Other", "その他";
    }
}

code_list! {
    /// Why a hospital declines (words 2.4).
    pub enum DeclineReason ("decline_reason") {
        NoPatients = "no_patients", "No such patients", "対象患者がいない";
        CompetingTrial = "competing_trial", "A competing trial", "競合する治験がある";
        NoPi = "no_pi", "No principal investigator", "責任医師がいない";
        NoCrcCapacity = "no_crc_capacity", "No coordinator free", "CRCの余力がない";
        Facility = "facility", "Facility not available", "設備が足りない";
        Timeline = "timeline", "Dates do not fit", "時期が合わない";
        Budget = "budget", "Budget too low", "費用が合わない";
        DesignBurden = "design_burden", "Design too demanding", "試験の負担が大きい";
        Ethics = "ethics", "Ethical concern", "倫理上の懸念";
        Safety = "safety", "Safety concern", "安全性の懸念";
        English = "english", "English not possible", "英語での対応が難しい";
        Irb = "d_irb", "IRB route not possible", "審査の方法が合わない";
        Other = "other", "Other", "その他";
    }
}

code_list! {
    /// What was decided about a hospital.
    pub enum SiteDecision ("site_decision") {
        Selected = "selected", "Selected", "選定";
        Reserve = "reserve", "Reserve", "予備候補";
        NotSelected = "not_selected", "Not this time", "今回は見送り";
    }
}

code_list! {
    /// Why a hospital was not chosen; the hospital reads this.
    pub enum NotChosenReason ("not_chosen_reason") {
        EnoughPlaces = "enough_places", "Enough places elsewhere", "他の施設で必要数がそろった";
        Patients = "patients", "Number of patients", "患者数";
        StartDate = "start_date", "Start date", "開始時期";
        Conditions = "conditions", "Conditions", "条件";
        Equipment = "equipment", "Equipment", "設備";
        NotProposed = "not_proposed", "Other hospitals fitted better and were proposed", "条件により近い他の施設を提示した";
        PlanChanged = "plan_changed", "The company changed its plan", "企業の計画変更";
        Other = "other", "Other", "その他";
    }
}

code_list! {
    /// What became of the mail that tells a hospital its result, worst first.
    pub enum ResultMail ("result_mail") {
        Nobody = "mail_nobody", "Nobody to write to", "宛先となる人がいない";
        NotDelivered = "mail_not_delivered", "Email not delivered", "メールが届かない";
        OnItsWay = "mail_on_its_way", "Email on its way", "メールの発信待ち";
        Sent = "mail_sent", "Told by email", "メールで通知済み";
    }
}

code_list! {
    /// On what basis a hospital may see the firm's name (domain 2.1).
    pub enum BasisKind ("basis_kind") {
        CdaInForce = "cda_in_force", "CDA in force", "秘密保持契約（有効）";
        Accession = "accession", "Joined the CDA", "秘密保持契約に加入済み";
        WrittenConsent = "written_consent", "The company’s written consent", "企業の書面による同意";
    }
}

code_list! {
    /// State of the blinded synopsis.
    pub enum SynopsisState ("synopsis_state") {
        Waiting = "syn_waiting", "Text waiting for approval", "承認待ち";
        Approved = "syn_approved", "Text approved", "承認済み";
        ChangeAsked = "syn_change", "Change asked for", "変更の依頼あり";
        Outdated = "syn_outdated", "Out of date: approve again", "再承認が必要";
    }
}

code_list! {
    /// Stage of a contract record (domain 4.7).
    #[derive(EnumIter)]
    pub enum ContractStage ("contract_stage") {
        NotStarted = "not_started", "Contract not started", "未着手";
        TemplateChosen = "template_chosen", "Template chosen", "ひな形決定";
        DraftSent = "draft_sent", "First draft sent", "初稿送付";
        Negotiation = "negotiation", "Negotiation", "修正協議";
        LegalOk = "legal_ok", "Terms agreed", "条項合意";
        BudgetOk = "budget_ok", "Costs agreed", "費用合意";
        Signature = "signature", "Out for signature", "押印・電子署名";
        Executed = "executed", "Executed", "締結";
        Failed = "failed", "No agreement reached", "不成立";
    }
}

code_list! {
    /// Whose turn it is in a contract.
    pub enum Ball ("ball") {
        Sponsor = "ball_sponsor", "Company's turn", "企業の番";
        Hospital = "ball_hospital", "Hospital's turn", "施設の番";
        Desk = "ball_desk", "Desk's turn", "窓口の番";
        Cro = "ball_cro", "CRO's turn", "CROの番";
    }
}

code_list! {
    /// Regulatory and trial milestones (domain 4.9).
    pub enum MilestoneKind ("milestone") {
        PmdaApplied = "pmda_applied", "PMDA consultation applied for", "対面助言の申込み";
        PmdaHeld = "pmda_held", "PMDA consultation held", "対面助言の実施";
        PmdaMinutes = "pmda_minutes", "PMDA minutes received", "対面助言記録の受領";
        IcccAppointed = "iccc_appointed", "ICCC appointed", "治験国内管理人の選任";
        CartagenaApproved = "cartagena_approved", "Cartagena approval", "カルタヘナ承認";
        OrphanDesignated = "orphan_designated", "Orphan designation", "希少疾病用医薬品の指定";
        CtnSubmitted = "ctn_submitted", "CTN submitted", "治験計画届の提出（初回・n回）";
        CtnDay30 = "ctn_day30", "CTN 30 days passed", "30日調査の終了";
        CtnNumber = "ctn_number", "CTN number", "治験計画届の受付番号";
        IrbApproved = "irb_approved", "IRB approval", "審査承認";
        ContractExecuted = "contract_executed", "Clinical trial agreement executed", "治験契約の締結";
        ImportLicence = "import_licence", "Import licence", "輸入許可";
        JrctRegistered = "jrct_registered", "jRCT registered", "jRCT登録";
        Siv = "siv", "Site initiation visit (SIV)", "治験開始時訪問（SIV）";
        FirstConsent = "first_consent", "First patient consented", "最初の同意取得";
        Fpi = "fpi", "First patient enrolled (FPI)", "最初の症例登録";
        FirstDose = "first_dose", "First patient dosed", "最初の投与";
        N25 = "n25", "25% of Japan enrolled", "国内25%登録";
        N50 = "n50", "50% of Japan enrolled", "国内50%登録";
        N100 = "n100", "Japan enrolment complete", "国内登録完了";
        Lpi = "lpi", "Last patient enrolled (LPI)", "最後の症例登録";
        Lplv = "lplv", "Last patient, last visit (LPLV)", "最終症例の最終来院";
        Csr = "csr", "Clinical study report (CSR)", "治験総括報告書";
        NdaSubmitted = "nda_submitted", "Marketing application filed", "承認申請";
        Approved = "approved", "Marketing approval", "承認";
    }
}

code_list! {
    /// How a case ended: one closing outcome (domain 4.13).
    pub enum Outcome ("outcome") {
        P = "P", "Supported until the trial started", "治験開始まで支援";
        PPrime = "P'", "Contracted, then run by the sponsor", "契約締結後、企業に引継ぎ";
        G1 = "G1", "Information completed", "情報提供で完了";
        G2 = "G2", "Referred to PMDA", "PMDAを紹介";
        G3 = "G3", "Referred to MEDISO", "MEDISOを紹介";
        G4 = "G4", "Referred to AMED", "AMEDを紹介";
        G5 = "G5", "Referred to JETRO", "JETROを紹介";
        G6 = "G6", "Referred to InnoHub or MEDIC", "InnoHub・MEDICを紹介";
        G7 = "G7", "Referred to another national center or network", "他のNC・ネットワークを紹介";
        G8 = "G8", "Continued through ICCC or CRO", "治験国内管理人・CRO経由で継続";
        G9 = "G9", "Japanese partner found", "国内提携先が決定";
        N1 = "N1", "Company decided without Japan", "日本を含めないと企業が決定";
        N2 = "N2", "No suitable hospital", "実施できる施設なし";
        N3 = "N3", "All invited hospitals declined", "依頼した全施設が辞退";
        N4 = "N4", "Timeline not met", "日程が合わず";
        N5 = "N5", "No agreement on contract or budget", "契約・費用で合意に至らず";
        N6 = "N6", "Obstacle at IRB or PMDA", "審査・規制上の支障";
        N7 = "N7", "Development stopped worldwide", "全世界で開発中止";
        N8 = "N8", "Funding not secured", "資金を確保できず";
        N9 = "N9", "No response from the company", "企業から応答なし";
        N10 = "N10", "Withdrawn, no reason given", "理由を示さず取下げ";
        N11 = "N11", "Company acquired or rights moved", "企業買収・権利移転";
    }
}

code_list! {
    /// Why Japan was lost, ranked, for outcomes N (domain 4.13).
    pub enum LossReason ("loss_reason") {
        PriceMarket = "price_market", "Price or market prospects", "薬価・市場の見通し";
        TotalCost = "total_cost", "Total trial cost", "治験の総費用";
        JpDataRequired = "jp_data_required", "Japanese data required", "日本人データの要求";
        Phase1Pk = "phase1_pk", "Phase 1 or PK requirement", "国内第1相・PKの要求";
        PmdaTime = "pmda_time", "Time for PMDA consultation", "対面助言にかかる期間";
        EnrolmentSpeed = "enrolment_speed", "Enrolment too slow", "症例登録の速さ";
        TooFewPatients = "too_few_patients", "Too few patients", "患者数の不足";
        SiteEnglish = "site_english", "English at hospitals", "医療機関の英語対応";
        ContractDuration = "contract_duration", "Contract takes too long", "契約にかかる期間";
        IcccCroCost = "iccc_cro_cost", "Cost of ICCC or CRO", "治験国内管理人・CROの費用";
        Translation = "translation", "Translation of consent forms and documents", "同意文書・資料の翻訳";
        ComparatorUnapproved = "comparator_unapproved", "Comparator or background drug not approved in Japan", "対照薬・併用薬が国内未承認";
        SocMismatch = "soc_mismatch", "Standard of care differs", "標準治療の違い";
        Export = "export", "Export of data or samples", "データ・検体の国外移転";
        CmcGmp = "cmc_gmp", "Quality, excipients or GMP", "品質・添加剤・GMP";
        CartagenaTime = "cartagena_time", "Time for Cartagena approval", "カルタヘナ承認の期間";
        ImportLabel = "import_label", "Import or labelling", "輸入・表示";
        SingleIrb = "single_irb_not_possible", "Single ethics review not possible", "単一審査ができない";
        Competing = "lr_competing", "Competing trial in Japan", "国内の競合治験";
        ProtocolFrozen = "protocol_frozen", "Global protocol already fixed", "治験実施計画書が確定済み";
        SitesFilled = "sites_filled", "Places filled in other countries", "他国で枠が充足";
        StaffTimeZone = "staff_time_zone", "Staff or time zones", "人手・時差";
        Other = "other", "Other", "その他";
    }
}

code_list! {
    /// On what a loss reason rests.
    pub enum LossEvidence ("loss_evidence") {
        Sponsor = "ev_sponsor", "Company's statement", "企業の説明";
        Survey = "ev_survey", "Exit survey", "終了時アンケート";
        Desk = "ev_desk", "Desk's judgement", "窓口の判断";
    }
}

code_list! {
    /// Who has to act next on a case.
    pub enum Side ("side") {
        Firm = "firm", "Company", "企業";
        Desk = "desk", "The desk", "窓口";
        Hospital = "hospital", "Hospitals", "医療機関";
        Nobody = "nobody", "Nobody", "なし";
    }
}

code_list! {
    /// What has to happen next on a case.
    pub enum NextAction ("next_action") {
        Take = "take", "Take the case", "担当を決める";
        Decide = "decide", "Decide whether to accept", "受理を判断する";
        AnswerQuestions = "answer_questions", "Answer the desk's questions", "窓口の質問に回答";
        FirstMeeting = "first_meeting", "Hold the first consultation", "初回の相談を行う";
        CompleteDetails = "complete_details", "Complete the trial details", "治験の詳細を入力";
        DraftSynopsis = "draft_synopsis", "Make the blinded synopsis", "匿名概要書を作る";
        ApproveSynopsis = "approve_synopsis", "Approve the blinded synopsis", "匿名概要書を承認";
        OpenRound = "open_round", "Send a round to hospitals", "施設照会を送る";
        AnswerRound = "answer_round", "Answer the survey", "調査に回答";
        AnswerHospital = "answer_hospital", "Answer a hospital’s question or request", "医療機関の質問・依頼に答える";
        CollatedAnswer = "collated_answer", "Send the collated answer", "候補を提示する";
        SelectHospitals = "select_hospitals", "Choose hospitals", "施設を選ぶ";
        OpenContracts = "open_contracts", "Open the contract records", "契約記録を始める";
        AdvanceContracts = "advance_contracts", "Bring the agreements to signature", "契約を締結まで進める";
        RecordStart = "record_start", "Record the trial start", "治験開始を記録する";
        FollowUp = "follow_up", "Follow the trial", "経過を確認する";
        ReviewHold = "review_hold", "Review the hold", "保留を見直す";
        Nothing = "nothing", "Nothing", "なし";
    }
}

/// Every list of the workflow as data, for the front end's labels.
#[must_use]
pub fn lists() -> Vec<ListView> {
    vec![
        Stage::view(),
        EventKind::view(),
        Channel::view(),
        ContactMode::view(),
        ContentClass::view(),
        CheckAnswer::view(),
        ExitReason::view(),
        ReferralTo::view(),
        RoundKind::view(),
        RoundState::view(),
        SiteState::view(),
        Interest::view(),
        CountMethod::view(),
        Confidence::view(),
        Condition::view(),
        DeclineReason::view(),
        SiteDecision::view(),
        NotChosenReason::view(),
        ResultMail::view(),
        BasisKind::view(),
        SynopsisState::view(),
        ContractStage::view(),
        Ball::view(),
        MilestoneKind::view(),
        Outcome::view(),
        LossReason::view(),
        LossEvidence::view(),
        Side::view(),
        NextAction::view(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_numbers_are_as_sure_as_the_least_sure_of_them() {
        use EvidenceGrade::{A, B, C, D};
        let together = |grades: &[EvidenceGrade]| grades.iter().copied().map(Confidence::of).min();
        assert_eq!(together(&[A, A]), Some(Confidence::High));
        assert_eq!(together(&[A, B, C]), Some(Confidence::Medium));
        assert_eq!(together(&[A, D, B]), Some(Confidence::Low));
        assert_eq!(together(&[]), None);
    }
}
