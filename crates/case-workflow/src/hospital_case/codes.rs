//! The closed lists of a hospital's own consultation (words 2.4).

use strum::EnumIter;

use crate::code_lists::{CodeList, ListView, code_list};

code_list! {
    /// The main state of a hospital's consultation (domain 4.2).
    #[derive(EnumIter)]
    pub enum ConsultStage ("consult_stage") {
        Received = "b_received", "Question received", "受付";
        Triaged = "b_triaged", "Question sorted", "振り分け済み";
        InSupport = "b_in_support", "Being worked on", "対応中";
        Answered = "b_answered", "Question answered", "回答済み";
        Followup = "b_followup", "Follow-up", "経過確認中";
        Closed = "b_closed", "Question closed", "終了";
        Rejected = "b_rejected", "Question not taken", "対象外";
        Merged = "b_merged", "Question merged", "統合";
    }
}

code_list! {
    /// What can happen to a hospital's consultation; the word stands in its
    /// history.
    #[derive(EnumIter)]
    pub enum ConsultEventKind ("consult_event") {
        Submit = "submit", "Asked the desk", "相談を送りました";
        Triage = "triage", "Sorted the question", "振り分けました";
        Begin = "begin", "Began to work on it", "対応を始めました";
        Ask = "ask", "Asked the hospital", "医療機関に確認しました";
        Reply = "reply", "Wrote to the desk", "窓口に返信しました";
        Message = "message", "Wrote to the hospital", "医療機関に連絡しました";
        Note = "note", "Kept a note", "メモを残しました";
        Plan = "plan", "Set the date of the answer", "回答予定日を決めました";
        Draft = "draft", "Saved the working text", "作業中の文面を保存しました";
        Answer = "answer", "Answered", "回答しました";
        Assign = "assign", "Changed who looks after it", "担当を変更しました";
        Delegate = "delegate", "Let colleagues take part", "院内の担当者を決めました";
        Hold = "hold", "Put on hold", "保留しました";
        Resume = "resume", "Resumed", "保留を解きました";
        Close = "close", "Closed the question", "終了しました";
        Thank = "thank", "Said that it is answered", "解決したと答えました";
        Withdraw = "withdraw", "Withdrew the question", "取り下げました";
        Lead = "lead", "Began a company case from it", "海外企業相談を始めました";
        Reject = "reject", "Did not take the question", "対象外としました";
        Merge = "merge", "Merged the question", "統合しました";
        Absorb = "absorb", "Took in a merged question", "別の相談を統合しました";
        Reopen = "reopen", "Reopened", "再開しました";
    }
}

code_list! {
    /// What a hospital asks about (domain 2.5, L-B).
    #[derive(EnumIter)]
    pub enum ConsultTheme ("LB") {
        EnglishContract = "english_contract", "English contract", "英語契約";
        BudgetFmv = "lb_budget_fmv", "Costs, fair market value (FMV)", "費用・FMV";
        Irb = "lb_irb", "IRB and single review", "治験審査委員会・単一審査";
        EnglishSopIcf = "english_sop_icf", "English procedures and consent forms", "英語の手順書・同意文書";
        Training = "training", "Training", "研修";
        Dct = "lb_dct", "DCT at our hospital", "分散型治験（DCT）";
        Cartagena = "lb_cartagena", "Gene-therapy rules (Cartagena)", "カルタヘナ法";
        Fih = "lb_fih", "First-in-human at our hospital", "ヒト初回投与試験（FIH）";
        JoinMrct = "join_mrct", "Wish to join an MRCT", "国際共同治験への参加希望";
        ApproachedDirectly = "approached_directly", "Approached directly by an overseas company", "海外企業から直接の打診";
        RegisterHelp = "register_help", "Help with the register", "登録の手伝い";
        Other = "other", "Other", "その他";
    }
}

code_list! {
    /// How soon a hospital needs the answer.
    #[derive(EnumIter)]
    pub enum ConsultUrgency ("consult_urgency") {
        Usual = "usual", "In the usual time", "通常";
        Soon = "soon", "Within 5 working days", "5営業日以内";
        Urgent = "urgent", "A deadline is set", "期限が決まっている";
    }
}

code_list! {
    /// How a hospital's consultation ended (domain 4.2).
    #[derive(EnumIter)]
    pub enum ConsultOutcome ("consult_outcome") {
        Answered = "answered", "Answer given", "回答";
        DocumentGiven = "document_given", "Document or template given", "資料・ひな形を提供";
        TrainingGiven = "training_given", "Training given", "研修を実施";
        Referred = "referred", "Sent to another body", "他機関を紹介";
        LedToA = "led_to_a", "Led to a company case", "海外企業相談に発展";
        NoAction = "no_action", "No action needed", "対応不要";
    }
}

code_list! {
    /// Why the desk did not take a hospital's consultation.
    #[derive(EnumIter)]
    pub enum ConsultRejection ("consult_rejection") {
        OutOfScope = "out_of_scope", "Outside what the desk does", "当窓口の業務の範囲外";
        RegisterTask = "register_task", "A change of the register", "登録内容の変更";
        PatientQuestion = "patient_question", "About one patient's care", "個別の診療に関する内容";
        Other = "other", "Other", "その他";
    }
}

code_list! {
    /// What has to happen next on a hospital's consultation.
    #[derive(EnumIter)]
    pub enum ConsultNext ("consult_next") {
        Triage = "triage", "Sort the question", "振り分ける";
        Answer = "answer", "Answer", "回答する";
        ReplyToDesk = "reply_to_desk", "Answer the desk's question", "窓口の質問に答える";
        ReadAnswer = "read_answer", "Read the answer", "回答を確認する";
        ReviewHold = "review_hold", "Review the hold", "保留を見直す";
        Nothing = "nothing", "Nothing", "なし";
    }
}

/// Every list of a hospital's consultation as data, for the front end's labels.
#[must_use]
pub fn lists() -> Vec<ListView> {
    vec![
        ConsultStage::view(),
        ConsultEventKind::view(),
        ConsultTheme::view(),
        ConsultUrgency::view(),
        ConsultOutcome::view(),
        ConsultRejection::view(),
        ConsultNext::view(),
        crate::shared_answer::SharedEvent::view(),
    ]
}
