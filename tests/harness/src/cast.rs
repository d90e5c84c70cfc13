//! The desk's four usual people, and a case's way step by step, each step by
//! whoever does it in real life and over the same addresses as the browser.

use case_workflow::people::Role;
use serde_json::{Value, json};

use crate::browser::{Reply, version};
use crate::forms;
use crate::people::{Firm, Hospital, Person};
use crate::world::World;

/// The desk of a test.
#[derive(Clone)]
pub struct Cast {
    /// Intake.
    pub di: Person,
    /// Case manager, who becomes the owner.
    pub dm: Person,
    /// Lead.
    pub dl: Person,
    /// Another lead: the second person.
    pub dl2: Person,
    world: World,
}

/// Somebody of the desk does something to a case as it stands now.
pub async fn desk_act(person: &Person, number: &str, act: &str, body: Value) -> Reply {
    let path = format!("/api/desk/cases/{number}");
    let case = person.get(&path).await.ok();
    person
        .post_at(version(&case), &format!("{path}/{act}"), body)
        .await
}

/// A firm does something to its own case as it stands now.
pub async fn firm_act(firm: &Firm, act: &str, body: Value) -> Reply {
    let case = firm_case(firm).await;
    let path = format!("/api/my/cases/{}/{act}", firm.number);
    firm.post_at(version(&case), &path, body).await
}

/// A case as its firm sees it.
pub async fn firm_case(firm: &Firm) -> Value {
    firm.get(&format!("/api/my/cases/{}", firm.number))
        .await
        .ok()
}

/// A case as somebody of the desk sees it.
pub async fn desk_case(person: &Person, number: &str) -> Value {
    person.get(&format!("/api/desk/cases/{number}")).await.ok()
}

/// Somebody of a hospital does something to a request as it stands now.
pub async fn hospital_act(person: &Person, blinded: &str, act: &str, body: Value) -> Reply {
    let path = format!("/api/hospital/requests/{blinded}");
    let request = person.get(&path).await.ok();
    person
        .post_at(version(&request), &format!("{path}/{act}"), body)
        .await
}

/// What a hospital answers to a round.
pub async fn answer(person: &Person, blinded: &str, answer: Value) -> Reply {
    let body = json!({ "answer": answer });
    hospital_act(person, blinded, "answer", body).await
}

impl Cast {
    /// The four, signed in.
    pub async fn new(world: &World) -> Self {
        Self {
            di: world.desk(Role::Di).await,
            dm: world.desk(Role::Dm).await,
            dl: world.desk(Role::Dl).await,
            dl2: world.desk(Role::Dl).await,
            world: world.clone(),
        }
    }

    /// The world they work in.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The lead accepts; the case manager owns the case from now on.
    pub async fn accept(&self, firm: &Firm) -> Value {
        let body = forms::acceptance(&self.dm.id);
        desk_act(&self.dl, &firm.number, "acceptance", body)
            .await
            .ok()
    }

    /// The first consultation, which counts.
    pub async fn consult(&self, firm: &Firm) -> Value {
        let path = format!("/api/desk/cases/{}/contacts", firm.number);
        let body = forms::consultation(self.world.now());
        self.dm.post(&path, body).await.ok()
    }

    /// The firm fills in details, the manager makes the text, the firm approves
    /// it.
    pub async fn approve_text(&self, firm: &Firm, details: Value) -> Value {
        let case = firm_case(firm).await;
        let path = format!("/api/my/cases/{}/details", firm.number);
        firm.patch_at(version(&case), &path, json!({ "values": details }))
            .await
            .ok();
        let body = json!({ "leave_out": [] });
        desk_act(&self.dm, &firm.number, "synopsis", body)
            .await
            .ok();
        let text = firm_case(firm).await;
        let body = json!({ "revision": text["synopsis"]["revision"] });
        firm_act(firm, "synopsis/approval", body).await.ok()
    }

    /// The manager sends a round; answers with the reference that hospitals
    /// see.
    ///
    /// # Panics
    /// If the round is not sent at once.
    pub async fn open_round(&self, firm: &Firm, hospitals: &[&Hospital]) -> String {
        let recipients: Vec<Value> = hospitals
            .iter()
            .map(|hospital| json!({ "hospital": hospital.id }))
            .collect();
        let body = json!({ "recipients": recipients });
        let case = desk_act(&self.dm, &firm.number, "rounds", body).await.ok();
        case["blinded"]
            .as_str()
            .expect("a blinded reference")
            .to_owned()
    }

    /// The manager closes the round and puts every interested hospital before
    /// the firm.
    pub async fn propose(&self, firm: &Firm) -> Value {
        let case = desk_act(&self.dm, &firm.number, "rounds/close", json!({}))
            .await
            .ok();
        let hospitals: Vec<&Value> = case["rounds"]
            .as_array()
            .into_iter()
            .flatten()
            .flat_map(|round| round["sites"].as_array().into_iter().flatten())
            .filter(|site| matches!(site["state"].as_str(), Some("interested" | "conditional")))
            .map(|site| &site["hospital"])
            .collect();
        let body = json!({
            "letter": "The hospitals below can take part. The numbers are their own.",
            "hospitals": hospitals,
        });
        desk_act(&self.dm, &firm.number, "proposal", body)
            .await
            .ok()
    }

    /// The firm chooses the first `n` hospitals put before it, `target`
    /// patients each, and not the others.
    pub async fn choose(&self, firm: &Firm, n: usize, target: u32) -> Value {
        let case = firm_case(firm).await;
        let decisions: Vec<Value> = case["hospitals"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|hospital| hospital["proposed"] == true)
            .enumerate()
            .map(|(place, hospital)| {
                if place < n {
                    json!({ "label": hospital["label"], "decision": "selected", "target": target })
                } else {
                    json!({ "label": hospital["label"], "decision": "not_selected", "reason": "enough_places" })
                }
            })
            .collect();
        firm_act(firm, "selection", json!({ "decisions": decisions }))
            .await
            .ok()
    }

    /// The manager records that a CDA with this hospital is in force.
    pub async fn record_basis(&self, firm: &Firm, hospital: &str) -> Value {
        let body = json!({
            "hospital": hospital,
            "kind": "cda_in_force",
            "since": self.world.today().to_string(),
            "reference": "秘密保持契約書 2026-11",
        });
        desk_act(&self.dm, &firm.number, "bases", body).await.ok()
    }

    /// The manager brings one hospital's contract to this stage.
    pub async fn contract(&self, firm: &Firm, hospital: &str, stage: &str) -> Value {
        let body = json!({ "hospital": hospital, "stage": stage });
        desk_act(&self.dm, &firm.number, "contracts", body)
            .await
            .ok()
    }

    /// The manager brings one hospital's contract from nothing to executed.
    pub async fn execute_contract(&self, firm: &Firm, hospital: &str) {
        for stage in [
            "template_chosen",
            "draft_sent",
            "negotiation",
            "legal_ok",
            "budget_ok",
            "signature",
            "executed",
        ] {
            self.contract(firm, hospital, stage).await;
        }
    }

    /// The manager records that a milestone was reached today.
    pub async fn reach(&self, firm: &Firm, kind: &str, hospital: Option<&str>) -> Value {
        let body = json!({
            "kind": kind,
            "hospital": hospital,
            "actual": self.world.today().to_string(),
        });
        desk_act(&self.dm, &firm.number, "milestones", body)
            .await
            .ok()
    }

    /// From a choice to the running trial, at one of the chosen hospitals.
    pub async fn start_trial(&self, firm: &Firm, hospital: &str) -> Value {
        self.record_basis(firm, hospital).await;
        self.contract(firm, hospital, "template_chosen").await;
        desk_act(&self.dm, &firm.number, "start-up", json!({}))
            .await
            .ok();
        self.execute_contract(firm, hospital).await;
        for (kind, of_hospital) in [
            ("iccc_appointed", false),
            ("ctn_submitted", false),
            ("jrct_registered", false),
            ("irb_approved", true),
            ("siv", true),
            ("fpi", true),
        ] {
            self.reach(firm, kind, of_hospital.then_some(hospital))
                .await;
        }
        desk_act(&self.dm, &firm.number, "trial-start", json!({}))
            .await
            .ok()
    }

    /// The lead closes the case of a trial that has started.
    pub async fn close(&self, firm: &Firm) -> Value {
        desk_act(&self.dl, &firm.number, "closing", forms::started())
            .await
            .ok()
    }

    /// The page of counts of a fiscal year, for example `R8`.
    pub async fn counts(&self, year: &str) -> Value {
        self.dl.get(&format!("/api/desk/counts/{year}")).await.ok()
    }
}

impl Cast {
    /// A new hospital: the lead adds it, its manager comes by the invitation
    /// from the mail and fills in what matching needs, section by section.
    ///
    /// # Panics
    /// If it is not matchable in the end.
    pub async fn register_hospital(&self, name_ja: &str, name_en: &str) -> Hospital {
        let n = self.world.number();
        let email = format!("manager{n}@new-hospital.example");
        let body = json!({
            "basic": { "name_ja": name_ja, "name_en": name_en, "prefecture": "13",
                       "founder": "private_university" },
            "manager": { "email": email, "family": "登録", "given": "花子" },
        });
        let added = self.dl.post("/api/desk/hospitals", body).await.ok();
        let secret = self.world.mail(&email, "アカウント").await.link();
        let office = self.world.comes_with_password(&email, &secret).await;
        for (section, values) in sections() {
            let entry = office.get("/api/hospital/register").await.ok();
            let path = format!("/api/hospital/register/{section}");
            office
                .patch_at(version(&entry), &path, json!({ "values": values }))
                .await
                .ok();
        }
        Hospital {
            id: added["id"].as_str().expect("a hospital").to_owned(),
            name_ja: name_ja.to_owned(),
            name_en: name_en.to_owned(),
            office,
        }
    }
}

/// What a hospital answers for systemic lupus in adults. The quarters are those
/// shown in November 2026.
fn sections() -> [(&'static str, Value); 7] {
    let quarters = [
        "2026-Q3", "2026-Q4", "2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4",
    ];
    let places: Vec<Value> = quarters
        .iter()
        .map(|quarter| json!({ "quarter": quarter, "patients": 12, "trials": 2 }))
        .collect();
    [
        (
            "team",
            json!({ "office_mail": "chiken@new-hospital.example",
                         "office_phone": "03-5550-0188", "front": { "name": "見本 花子" } }),
        ),
        (
            "departments",
            json!({ "areas": ["immunology_rheumatology"],
                                "age_groups": ["18_64", "65_plus"] }),
        ),
        (
            "diseases",
            json!({ "rows": [{
            "icd10": "M32", "text": "全身性エリテマトーデス", "department": "リウマチ科",
            "areas": ["immunology_rheumatology"], "pi_name": "見本 一郎",
            "new_patients": 60, "prevalent": 400, "method": "emr_query", "period": "R7" }] }),
        ),
        (
            "record",
            json!({ "phases": ["p2", "p3"], "international_trials": 12, "startup_days": 60 }),
        ),
        (
            "irb",
            json!({ "kinds": ["irb_own"], "accepts_single": "single_yes",
                        "english": ["ie_protocol"] }),
        ),
        (
            "contract",
            json!({ "english": "ec_yes", "templates": ["t_bilingual"],
                             "direct_overseas": true, "costing": "both_methods" }),
        ),
        ("slots", json!({ "rows": places })),
    ]
}
