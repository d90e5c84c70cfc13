//! Questions of hospitals to the desk, each at another point of its way.

use anyhow::Context;
use case_workflow::calendar::jst_date;
use case_workflow::hospital_case::HospitalCase;
use case_workflow::hospital_case::codes::{ConsultOutcome, ConsultTheme};
use case_workflow::hospital_case::event::ConsultEvent;
use case_workflow::hospital_case::question::ConsultQuestionForm;
use case_workflow::people::{Actor, Role};
use case_workflow::shared_answer::SharedForm;
use jiff::SignedDuration;
use uuid::Uuid;

use super::People;
use crate::app::App;
use crate::clock::Clock;
use crate::desk::shared_answers::share;
use crate::hospital::consultations::open;
use crate::shared::consultation::act;

/// How far a question of the demonstration has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    Received,
    AskedBack,
    Answered,
    Closed,
}

/// A question: of which hospital, how long ago, about what, in which words.
struct Asked {
    hospital: usize,
    days_ago: i64,
    theme: ConsultTheme,
    words: &'static str,
    until: Until,
}

const ALL: [Asked; 5] = [
    Asked {
        hospital: 6,
        days_ago: 30,
        theme: ConsultTheme::Irb,
        words: "単一審査を受け入れるために、院内の手順書のどこを変える必要がありますか。",
        until: Until::Closed,
    },
    Asked {
        hospital: 6,
        days_ago: 9,
        theme: ConsultTheme::EnglishContract,
        words: "英文の治験契約書で、健康被害の補償と賠償の上限をどう定めればよいですか。",
        until: Until::Answered,
    },
    Asked {
        hospital: 6,
        days_ago: 6,
        theme: ConsultTheme::BudgetFmv,
        words: "海外企業から費用の根拠（FMV）を求められました。何を示せばよいですか。",
        until: Until::AskedBack,
    },
    Asked {
        hospital: 2,
        days_ago: 2,
        theme: ConsultTheme::ApproachedDirectly,
        words: "海外のバイオ企業から、第2相試験への参加を直接打診されました。\n窓口につなぐことはできますか。",
        until: Until::AskedBack,
    },
    Asked {
        hospital: 9,
        days_ago: 1,
        theme: ConsultTheme::Training,
        words: "CRC向けの英語研修があれば、教えてください。",
        until: Until::Received,
    },
];

/// Every question, oldest first.
pub(super) async fn all(app: &App, people: &People) -> anyhow::Result<()> {
    let now = app.clock.now();
    for (n, asked) in ALL.iter().enumerate() {
        let start = now - SignedDuration::from_hours(24 * asked.days_ago);
        let clock = Clock::still(app.calendar.next_opening(start).min(now));
        let walk = Walk {
            app: app.with_clock(clock.clone()),
            clock,
            now,
        };
        walk.one(asked, n, people)
            .await
            .with_context(|| format!("the demonstration's question about {}", asked.theme))?;
    }
    Ok(())
}

/// What the desk shares of an answer, without the name of whoever asked.
fn shared(theme: ConsultTheme, now: jiff::Timestamp) -> Option<SharedForm> {
    let [question_ja, answer_ja, question_en, answer_en] = match theme {
        ConsultTheme::Irb => [
            "単一審査を受け入れるには、院内の手順書のどこを変えますか。",
            "変える箇所は三つです。\n1. 審査を院外の治験審査委員会に委託できることと、その手続き\n2. 審査の結果を受けて、院内で実施を決める手順と担当者\n3. 設備・人員・費用など、審査とは別に院内で確認する項目\n委託先との契約書の様式も、あわせて確認してください。",
            "Which parts of our procedures change so that we can accept a single IRB review?",
            "Three parts change.\n1. That review may be entrusted to an outside IRB, and how\n2. How the hospital decides on the trial once it has the result, and who does\n3. What the hospital checks apart from the review: equipment, staff, costs\nCheck the form of the contract with that IRB, too.",
        ],
        ConsultTheme::EnglishContract => [
            "英文の治験契約書で、健康被害の補償と賠償の上限をどう定めますか。",
            "補償と賠償は条を分けて定めます。補償は、過失がなくても企業が負うものとして、範囲と手続きを書きます。\n賠償の上限を求められたときは、故意・重過失と秘密保持の違反を上限の外に置けるか、加入している保険の額に収まるかを、先に院内の法務担当と確認してください。",
            "How do we set compensation for harm and a cap on liability in an English contract?",
            "Put compensation and liability into separate clauses. Compensation is owed by the company without fault: write its scope and procedure.\nIf a cap is asked for, first check two things with your legal staff. Can wilful acts, gross negligence and breach of confidence stay outside the cap? Does your insurance cover the amount?",
        ],
        _ => return None,
    };
    Some(SharedForm {
        theme: theme.as_str().to_owned(),
        question_ja: question_ja.to_owned(),
        answer_ja: answer_ja.to_owned(),
        question_en: question_en.to_owned(),
        answer_en: answer_en.to_owned(),
        as_of: jst_date(now).to_string(),
    })
}

struct Walk {
    app: App,
    clock: Clock,
    now: jiff::Timestamp,
}

impl Walk {
    /// Goes on after some working hours, never beyond now.
    fn later(&self, hours: i64) {
        let at = self
            .app
            .calendar
            .add_business_time(self.clock.now(), SignedDuration::from_hours(hours));
        self.clock.set(at.min(self.now));
    }

    async fn does(
        &self,
        actor: &Actor,
        case: &HospitalCase,
        event: ConsultEvent,
    ) -> anyhow::Result<HospitalCase> {
        let what = event.kind();
        act(&self.app, actor, case.number.as_str(), None, event)
            .await
            .map_err(|problem| anyhow::anyhow!("{what}: {problem:?}"))
    }

    async fn one(&self, asked: &Asked, n: usize, people: &People) -> anyhow::Result<()> {
        let submission = Uuid::from_u128(n as u128 + 1);
        let (hospital, _) = *people
            .offices
            .get(asked.hospital)
            .context("a hospital of the demonstration")?;
        let office = people.office(hospital);
        let form = ConsultQuestionForm {
            theme: asked.theme.as_str().to_owned(),
            text: asked.words.to_owned(),
            urgency: "usual".to_owned(),
            may_share: Some(true),
            ..ConsultQuestionForm::default()
        };
        let case = open(&self.app, &office, hospital, &form, submission)
            .await
            .map_err(|problem| anyhow::anyhow!("asking: {problem:?}"))?;
        if asked.until == Until::Received {
            return Ok(());
        }
        let manager = people.desk(Role::Dm, 0);
        let owner = manager.person().context("a manager is a person")?;
        self.later(4);
        let theme = asked.theme;
        let case = self
            .does(
                &people.desk(Role::Di, 0),
                &case,
                ConsultEvent::Triage { owner, theme },
            )
            .await?;
        self.later(4);
        if asked.until == Until::AskedBack {
            let text = "相手の企業から届いた資料の種類と、回答を求められている日を教えてください。";
            let event = ConsultEvent::Ask {
                text: text.to_owned(),
                due: None,
            };
            self.does(&manager, &case, event).await?;
            return Ok(());
        }
        self.later(8);
        let event = ConsultEvent::Answer {
            text: "条文例と手順書のひな形を示します。変える箇所には印を付けました。".to_owned(),
            given: ConsultOutcome::DocumentGiven,
            detail: "ひな形（第3版）".to_owned(),
        };
        let case = self.does(&manager, &case, event).await?;
        if asked.until == Until::Closed {
            self.later(8);
            let event = ConsultEvent::Thank {
                text: "助かりました。".to_owned(),
            };
            self.does(&office, &case, event).await?;
        }
        if let Some(form) = shared(asked.theme, self.clock.now()) {
            share(&self.app, &manager, case.number.as_str(), &form)
                .await
                .map_err(|problem| anyhow::anyhow!("sharing: {problem:?}"))?;
        }
        Ok(())
    }
}
