//! Questions of hospitals to the desk, each at another point of its way.

use anyhow::Context;
use case_workflow::hospital_case::HospitalCase;
use case_workflow::hospital_case::codes::{ConsultOutcome, ConsultTheme};
use case_workflow::hospital_case::event::ConsultEvent;
use case_workflow::hospital_case::question::ConsultQuestionForm;
use case_workflow::people::{Actor, Role};
use jiff::SignedDuration;
use uuid::Uuid;

use super::People;
use crate::app::App;
use crate::clock::Clock;
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
        Ok(())
    }
}
