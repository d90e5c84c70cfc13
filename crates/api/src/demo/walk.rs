//! Walks each inquiry of the demonstration through the acts of its three kinds
//! of users, day by day.

use anyhow::Context;
use case_workflow::calendar::{FiscalYear, jst_date};
use case_workflow::case::codes::{
    Ball, BasisKind, Channel, CheckAnswer, ContactMode, ContentClass, ContractStage, ExitReason,
    MilestoneKind, NotChosenReason, Outcome, ReferralTo, RoundKind, SiteDecision, SiteState,
};
use case_workflow::case::event::{
    Acceptance, Basis, Checklist, Closing, ContactRecord, ContractUpdate, Decision, Event,
    MilestoneUpdate, Question, Recipient,
};
use case_workflow::case::step::Ctx;
use case_workflow::case::{Case, Opening};
use case_workflow::ids::{CaseId, HospitalId};
use case_workflow::inquiry::Inquiry as Form;
use case_workflow::people::{Actor, Hat, Place, Role};
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde_json::json;
use site_planning::matching::{HospitalFacts, Needs, Standing, candidates};
use store::{CaseKey, NewFirm};

use super::cases::{ALL, Inquiry, Until};
use super::{People, person};
use crate::app::App;
use crate::clock::Clock;
use crate::shared::act::{Acted, act, confirm};

/// Every inquiry, oldest first.
pub(super) async fn all(app: &App, people: &People) -> anyhow::Result<()> {
    let now = app.clock.now();
    for (n, inquiry) in ALL.iter().enumerate() {
        let start = now - SignedDuration::from_hours(24 * inquiry.days_ago);
        let clock = Clock::still(working(app, start).min(now));
        let walk = Walk {
            app: app.with_clock(clock.clone()),
            people,
            now,
            clock,
        };
        walk.one(inquiry, n).await.with_context(|| {
            format!(
                "the demonstration's case modelled on {}",
                inquiry.modelled_on
            )
        })?;
    }
    Ok(())
}

/// The next moment at which the desk works.
fn working(app: &App, at: Timestamp) -> Timestamp {
    app.calendar.next_opening(at)
}

pub(super) struct Walk<'a> {
    pub(super) app: App,
    people: &'a People,
    now: Timestamp,
    clock: Clock,
}

impl Walk<'_> {
    /// Goes on after some working hours, never beyond now.
    pub(super) fn later(&self, hours: i64) {
        let at = self
            .app
            .calendar
            .add_business_time(self.clock.now(), SignedDuration::from_hours(hours));
        self.clock.set(at.min(self.now));
    }

    pub(super) async fn does(
        &self,
        actor: &Actor,
        case: &Case,
        event: Event,
    ) -> anyhow::Result<Case> {
        let what = event.kind();
        let acted = act(&self.app, actor, &CaseKey::Id(case.id), None, event)
            .await
            .map_err(|problem| anyhow::anyhow!("{what}: {problem:?}"))?;
        match acted {
            Acted::Done(case) => Ok(*case),
            Acted::Proposed(id) => {
                // The second person is another lead, who does not own the case.
                let second = self.people.desk(Role::Dl, 1);
                confirm(&self.app, &second, id)
                    .await
                    .map_err(|problem| anyhow::anyhow!("confirming {what}: {problem:?}"))?
                    .ok_or_else(|| anyhow::anyhow!("confirming {what}: it was about no case"))
            }
        }
    }

    async fn one(&self, inquiry: &Inquiry, n: usize) -> anyhow::Result<()> {
        let lead = self.people.desk(Role::Dl, 0);
        let manager = self.people.desk(Role::Dm, n % 2);
        let intake = self.people.desk(Role::Di, 0);
        let (mut case, firm) = self.sent(inquiry).await?;
        if inquiry.until == Until::Received {
            return Ok(());
        }
        self.later(2);
        let taker = if inquiry.until <= Until::OnHold {
            &intake
        } else {
            &manager
        };
        case = self.does(taker, &case, Event::Take).await?;
        if inquiry.until == Until::Screening {
            return Ok(());
        }
        self.later(2);
        match inquiry.until {
            Until::InfoWait => {
                let questions = vec![
                    Question {
                        field: None,
                        text: "How many patients have been treated so far, and at which doses?"
                            .into(),
                    },
                    Question {
                        field: None,
                        text: "Is a Japanese partner or licensee planned for this product?".into(),
                    },
                ];
                self.does(
                    &intake,
                    &case,
                    Event::Ask {
                        questions,
                        due: None,
                    },
                )
                .await?;
                return Ok(());
            }
            Until::NotAccepted => {
                let letter = "Thank you for writing to us. We cannot take this case, because the \
                              desk helps with clinical trials and not with distribution. JETRO can \
                              help you find a partner in Japan."
                    .to_owned();
                let event = Event::Decline {
                    reason: ExitReason::X1,
                    referral: ReferralTo::Jetro,
                    letter,
                };
                self.does(&lead, &case, event).await?;
                return Ok(());
            }
            Until::OnHold => {
                let review_on = jst_date(self.now).saturating_add(30.days());
                let reason = "企業の開発会議の結果を待つため".to_owned();
                self.does(&intake, &case, Event::Hold { reason, review_on })
                    .await?;
                return Ok(());
            }
            _ => {}
        }
        let yes = CheckAnswer::Yes;
        let acceptance = Acceptance {
            checklist: Checklist {
                e1: yes,
                e2: yes,
                e3: yes,
                e4: yes,
                e5: yes,
            },
            international: true,
            sponsor_disclosed: true,
            owner: manager.person(),
        };
        case = self.does(&lead, &case, Event::Accept(acceptance)).await?;
        if inquiry.until == Until::Accepted {
            return Ok(());
        }
        self.later(20);
        case = self
            .does(
                &manager,
                &case,
                Event::RecordContact(self.first_talk(inquiry)),
            )
            .await?;
        self.does(
            &manager,
            &case,
            Event::Note {
                text: "次回までに必要な設備を確認する。".into(),
            },
        )
        .await?;
        let text = "Thank you for the call. The next step is the trial details on your case page; \
                    they take about ten minutes."
            .to_owned();
        case = self
            .does(
                &manager,
                &case,
                Event::Message {
                    text,
                    lang: "en".into(),
                },
            )
            .await?;
        if inquiry.until == Until::InConsultation {
            return Ok(());
        }
        self.later(6);
        let month = |ahead: i32| {
            let day = jst_date(self.now).saturating_add(ahead.months());
            format!("{:04}-{:02}", day.year(), day.month())
        };
        let patch = inquiry.details(&month(5), &month(9));
        case = self.does(&firm, &case, Event::Revise { patch }).await?;
        self.later(3);
        case = self
            .does(
                &manager,
                &case,
                Event::DraftSynopsis {
                    leave_out: Vec::new(),
                },
            )
            .await?;
        if inquiry.until == Until::SynopsisWaiting {
            return Ok(());
        }
        self.later(9);
        let revision = case
            .synopsis
            .as_ref()
            .map_or(1, |synopsis| synopsis.revision);
        case = self
            .does(&firm, &case, Event::ApproveSynopsis { revision })
            .await?;
        if inquiry.until == Until::RoundClosed {
            case = super::experts::round(self, &manager, case).await?;
        }
        self.later(4);
        let asked = self.choose(&manager, &case).await?;
        let recipients = asked
            .iter()
            .map(|hospital| Recipient {
                hospital: *hospital,
                reason: None,
            })
            .collect();
        case = self
            .does(
                &manager,
                &case,
                Event::OpenRound {
                    kind: RoundKind::Interest,
                    recipients,
                    due: None,
                    further: super::further::asked(),
                },
            )
            .await?;
        case = self.answers(inquiry, case, &asked).await?;
        if inquiry.until == Until::RoundOpen {
            return Ok(());
        }
        self.later(9);
        if case.open_round_now().is_some() {
            case = self.does(&manager, &case, Event::CloseRound).await?;
        }
        if inquiry.until == Until::RoundClosed {
            return Ok(());
        }
        self.later(5);
        let interested: Vec<HospitalId> =
            case.interested().iter().map(|site| site.hospital).collect();
        let letter = "The hospitals below answered that they can take part. The numbers are their \
                      own; conditions are given hospital by hospital."
            .to_owned();
        let event = Event::Propose {
            letter,
            hospitals: interested.clone(),
        };
        case = self.does(&manager, &case, event).await?;
        if inquiry.until == Until::Proposed {
            return Ok(());
        }
        self.later(30);
        let decisions = interested
            .iter()
            .enumerate()
            .map(|(place, hospital)| Decision {
                hospital: *hospital,
                decision: if place < 2 {
                    SiteDecision::Selected
                } else {
                    SiteDecision::NotSelected
                },
                target: (place < 2).then_some((inquiry.japan / 2).max(1)),
                reason: (place >= 2).then_some(NotChosenReason::EnoughPlaces),
                note: None,
            })
            .collect();
        case = self
            .does(
                &firm,
                &case,
                Event::Select {
                    decisions,
                    evidence: None,
                },
            )
            .await?;
        let selected = case.selected_hospitals();
        for hospital in &selected {
            self.later(4);
            let basis = Basis {
                hospital: *hospital,
                kind: BasisKind::CdaInForce,
                since: jst_date(self.clock.now()),
                until: None,
                reference: "秘密保持契約書（デモ）".into(),
            };
            case = self
                .does(&manager, &case, Event::RecordBasis(basis))
                .await?;
            case = self
                .contract(
                    &manager,
                    &case,
                    *hospital,
                    ContractStage::TemplateChosen,
                    None,
                )
                .await?;
            let ball = Some(Ball::Hospital);
            case = self
                .contract(&manager, &case, *hospital, ContractStage::DraftSent, ball)
                .await?;
        }
        case = self.does(&manager, &case, Event::StartUp).await?;
        if inquiry.until == Until::Startup {
            return Ok(());
        }
        self.running(inquiry, case, &manager, &lead, &selected)
            .await
    }

    async fn running(
        &self,
        inquiry: &Inquiry,
        mut case: Case,
        manager: &Actor,
        lead: &Actor,
        selected: &[HospitalId],
    ) -> anyhow::Result<()> {
        for hospital in selected {
            self.later(60);
            for stage in [
                ContractStage::Negotiation,
                ContractStage::LegalOk,
                ContractStage::BudgetOk,
                ContractStage::Signature,
                ContractStage::Executed,
            ] {
                let ball = (stage == ContractStage::Negotiation).then_some(Ball::Sponsor);
                case = self
                    .contract(manager, &case, *hospital, stage, ball)
                    .await?;
                self.later(10);
            }
        }
        let first = selected.first().copied();
        for (kind, hospital) in [
            (MilestoneKind::IcccAppointed, None),
            (MilestoneKind::CtnSubmitted, None),
            (MilestoneKind::CtnDay30, None),
            (MilestoneKind::JrctRegistered, None),
            (MilestoneKind::IrbApproved, first),
            (MilestoneKind::Siv, first),
            (MilestoneKind::Fpi, first),
        ] {
            self.later(6);
            let update = MilestoneUpdate {
                kind,
                hospital,
                planned: None,
                forecast: None,
                actual: Some(jst_date(self.clock.now())),
                evidence: None,
            };
            case = self.does(manager, &case, Event::Milestone(update)).await?;
        }
        case = self
            .does(
                manager,
                &case,
                Event::Run {
                    no_registry_reason: None,
                },
            )
            .await?;
        if inquiry.until == Until::Running {
            return Ok(());
        }
        self.later(20);
        let closing = Closing {
            outcome: Outcome::P,
            loss_reasons: Vec::new(),
            evidence: None,
            text: "治験が開始され、企業に引き継いだ。".into(),
            enrolled: std::collections::BTreeMap::new(),
        };
        self.does(lead, &case, Event::Close(closing)).await?;
        Ok(())
    }

    async fn contract(
        &self,
        manager: &Actor,
        case: &Case,
        hospital: HospitalId,
        stage: ContractStage,
        ball: Option<Ball>,
    ) -> anyhow::Result<Case> {
        let update = ContractUpdate {
            hospital,
            stage: Some(stage),
            ball,
            on: None,
            note: None,
        };
        self.does(manager, case, Event::Contract(update)).await
    }

    fn first_talk(&self, inquiry: &Inquiry) -> ContactRecord {
        ContactRecord {
            at: self.clock.now(),
            late_reason: None,
            mode: ContactMode::WebMeeting,
            class: ContentClass::Substantive,
            participants: format!("{} {}, desk", inquiry.given, inquiry.family),
            minutes: 60,
            text: "We explained the trial notification, the in-country clinical caretaker and how \
                   hospitals are asked. The company will fill in the trial details."
                .into(),
            lang: "en".into(),
            translation: Some(
                "治験計画届、治験国内管理人、施設への照会の進め方を説明した。企業が治験の詳細を入力する。".into(),
            ),
        }
    }

    /// The request, as the form would have sent it.
    async fn sent(&self, inquiry: &Inquiry) -> anyhow::Result<(Case, Actor)> {
        let app = &self.app;
        let now = self.clock.now();
        let fixed = jst_date(self.now).saturating_add(inquiry.fixed_in_months.months());
        let fixed = format!("{:04}-{:02}", fixed.year(), fixed.month());
        let form = Form::read(&inquiry.answers(&fixed), jst_date(now))
            .map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
        let mut write = app.store.write(&Actor::Nobody, now).await?;
        let (draft, _) = write
            .begin_draft("en", inquiry.zone, &form.to_answers())
            .await?;
        write.commit().await?;
        let mut write = app.store.write(&Actor::Applicant(draft.id), now).await?;
        let firm = NewFirm {
            name: form.org_name.clone(),
            country: Some(form.org_country.code().into()),
        };
        let asker = write
            .asker(crate::public::send::contact_of(&form, "en"), firm)
            .await?;
        let number = write
            .next_case_number(FiscalYear::of(jst_date(now)))
            .await?;
        let own = app.own_hospitals();
        let ctx = Ctx {
            by: Some(asker.person),
            role: Role::Sub,
            zone: inquiry.zone,
            now,
            calendar: &app.calendar,
            own_hospitals: &own,
            second: None,
            letters_left: false,
        };
        let opening = Opening {
            id: CaseId(write.new_id()),
            number,
            firm: asker.firm,
            channel: Channel::Web,
            locale: "en".into(),
            received_at: now,
            inquiry: form,
            duplicates: 0,
        };
        let case = write
            .open_case(&Case::open(opening, &ctx), None, &app.calendar)
            .await?
            .into_case();
        write.draft_sent(draft.id, case.id).await?;
        write.commit().await?;
        let hat = Hat {
            role: Role::Sub,
            place: Place::Firm(asker.firm),
            read_only: false,
            manager: false,
        };
        Ok((case, person(asker.person, hat, inquiry.zone)))
    }

    /// Up to five hospitals that meet every must, or come nearest to it.
    async fn choose(&self, manager: &Actor, case: &Case) -> anyhow::Result<Vec<HospitalId>> {
        let entries = self.app.store.hospitals_to_match(manager).await?;
        let own = self.app.own_hospitals();
        let facts: Vec<HospitalFacts<'_>> = entries
            .iter()
            .map(|entry| HospitalFacts {
                id: entry.id,
                hospital: &entry.hospital,
                own: own.contains(&entry.id),
                asked_12_months: 0,
            })
            .collect();
        let needs = Needs::of(&case.profile, &case.details);
        let list = candidates(&needs, &facts, jst_date(self.clock.now()));
        Ok(list
            .candidates
            .into_iter()
            .filter(|one| one.standing != Standing::Dropped)
            .take(5)
            .map(|one| one.hospital)
            .collect())
    }

    /// Hospitals answer: most say yes, one says yes-if, the last one declines.
    async fn answers(
        &self,
        inquiry: &Inquiry,
        mut case: Case,
        asked: &[HospitalId],
    ) -> anyhow::Result<Case> {
        let answering = if inquiry.until == Until::RoundOpen {
            2.min(asked.len())
        } else {
            asked.len()
        };
        let start = jst_date(self.now).saturating_add(6.months());
        let start = format!("{:04}-{:02}", start.year(), start.month());
        for (place, hospital) in asked.iter().enumerate().take(answering) {
            self.later(3);
            let office = self.people.office(*hospital);
            let last = place + 1 == asked.len() && asked.len() > 2;
            let answer = if last {
                json!({ "interest": "int_no", "why_not": "competing_trial",
                        "why_not_note": "同じ対象の治験が進行中のため" })
            } else {
                let each = (inquiry.japan / 3).max(1);
                json!({
                    "interest": if place == 1 { "int_if" } else { "int_yes" },
                    "pi": format!("責任医師（デモ{}）", place + 1),
                    "patients": each * 4,
                    "method": if place == 0 { "emr_query" } else { "estimate" },
                    "realistic": each,
                    "start": start,
                    "conditions": if place == 1 { vec!["irb"] } else { Vec::new() },
                    "conditions_note": if place == 1 { Some("中央審査の手続きの確認が必要") } else { None },
                    "name_may_be_told": place != 2,
                    "further": super::further::answers(place),
                })
            };
            let serde_json::Value::Object(answer) = answer else {
                continue;
            };
            let event = Event::AnswerRound {
                hospital: *hospital,
                answer,
            };
            case = self.does(&office, &case, event).await?;
        }
        debug_assert!(
            case.site(asked[0])
                .is_none_or(|(_, site)| site.state != SiteState::Invited)
        );
        Ok(case)
    }
}
