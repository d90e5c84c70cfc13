//! The count against the target: the number, its rule in words, every case
//! behind it and every case that is not counted, with reasons.

use std::collections::{BTreeMap, BTreeSet};

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use case_workflow::calendar::FiscalYear;
use case_workflow::count::{Class, Entry, RULE_R1, UnitDates, View, by_month};
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::CaseId;
use case_workflow::people::Actor;
use case_workflow::policy::{self, Action, Decision, Subject};
use documents::csv::{self, Cell};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Act, CaseKey, Object};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::body::Checked;
use crate::desk::acts::Nothing;
use crate::desk::cases::attachment;
use crate::problem::{Problem, Refusals};
use crate::shared::parts;
use crate::shared::view::ProposalView;
use crate::signed::Person;

/// The target page of one fiscal year.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct CountPage {
    /// The year, for example `R8`.
    pub fiscal_year: String,
    /// Frozen on; none while provisional (速報).
    #[schema(value_type = Option<String>, format = DateTime)]
    pub frozen_at: Option<Timestamp>,
    /// Worked out at.
    #[schema(value_type = String, format = DateTime)]
    pub as_of: Timestamp,
    /// The counting rule.
    pub rule: Rule,
    /// This year's own target, where it has one.
    pub target: Option<u32>,
    /// The next target from this year on, and its year.
    pub next_target: Option<Target>,
    /// Class K: the indicator.
    pub k: i64,
    /// Accepted, outside the target.
    pub z: i64,
    /// Hospital consultations.
    pub b: i64,
    /// Outreach leads.
    pub l: i64,
    /// Lines written after the freeze.
    pub restatements: u32,
    /// The even pace to today, where the year runs and has a target.
    pub even_pace: Option<f64>,
    /// K by the three dates.
    pub views: Views,
    /// The lines behind each figure of `views`.
    pub view_cases: ViewCases,
    /// K by month, April first.
    pub by_month: Vec<i64>,
    /// Every year with a case or a target.
    pub years: Vec<YearBar>,
    /// Requests received in the year.
    pub received: u64,
    /// Counted cases and corrections.
    pub counted: Vec<CountedCase>,
    /// Cases received in the year that are not counted, and why.
    pub not_counted: Vec<NotCountedCase>,
    /// Whether this reader may freeze the year now.
    pub may_freeze: bool,
    /// Acts on counts that wait for a different person.
    pub proposals: Vec<ProposalView>,
}

/// The counting rule in words.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Rule {
    /// For example `R1`.
    pub id: String,
    /// Version.
    pub version: u32,
    /// In force from.
    pub valid_from: String,
    /// Numbered clauses, English.
    pub text_en: Vec<String>,
    /// Numbered clauses, Japanese.
    pub text_ja: Vec<String>,
}

/// A target.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Target {
    /// Year, for example `R10`.
    pub fiscal_year: String,
    /// Cases.
    pub target: u32,
}

/// K by receipt, acceptance and completion.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Views {
    /// By receipt date.
    pub received: i64,
    /// By acceptance date.
    pub accepted: i64,
    /// By completion date.
    pub completed: i64,
}

/// The lines of K by receipt, acceptance and completion.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct ViewCases {
    /// By receipt date.
    pub received: Vec<CountedCase>,
    /// By acceptance date.
    pub accepted: Vec<CountedCase>,
    /// By completion date.
    pub completed: Vec<CountedCase>,
}

/// One year beside the others.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct YearBar {
    /// Year.
    pub fiscal_year: String,
    /// K.
    pub k: i64,
    /// Target.
    pub target: Option<u32>,
    /// Frozen.
    pub frozen: bool,
}

/// A counted case, or a correction.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct CountedCase {
    /// Reference.
    pub number: String,
    /// Company.
    pub org_name: String,
    /// Product and disease.
    pub title: String,
    /// Class.
    pub class: Class,
    /// +1 or −1.
    pub delta: i64,
    /// Counted on.
    pub counted_on: String,
    /// A correction made after the freeze of its year.
    pub restatement: bool,
    /// In English, with the rule's number.
    pub because: String,
    /// For wording: `code` and its values.
    #[schema(value_type = Object)]
    pub reason: Value,
}

/// A case that is not counted.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct NotCountedCase {
    /// Reference.
    pub number: String,
    /// Company.
    pub org_name: String,
    /// Product and disease.
    pub title: String,
    /// In English, with the rule's number.
    pub because: String,
    /// For wording: `code` and its values.
    #[schema(value_type = Object)]
    pub reason: Value,
}

fn year_of(word: &str) -> Result<FiscalYear, Problem> {
    FiscalYear::parse(word).map_err(|_| Problem::not_found())
}

/// The target page of a fiscal year.
#[utoipa::path(get, path = "/api/desk/counts/{fiscal_year}", tag = "desk",
    extensions(("x-action" = json!("read_counts"))),
    params(("fiscal_year" = String, Path, description = "For example R8")),
    responses((status = 200, body = CountPage), Refusals))]
pub async fn page(
    State(app): State<App>,
    Person(actor): Person,
    Path(year): Path<String>,
) -> Result<Json<CountPage>, Problem> {
    Ok(Json(build(&app, &actor, year_of(&year)?).await?))
}

async fn build(app: &App, actor: &Actor, year: FiscalYear) -> Result<CountPage, Problem> {
    let now = app.clock.now();
    let today = parts::today(now);
    let standing = app.store.counted(actor, now).await?;
    let output = &standing.output;
    let years = app.store.years().await?;
    let sums = output.fiscal_years.get(&year).copied().unwrap_or_default();
    let own = years.iter().find(|one| one.year == year);
    let frozen_at = own.and_then(|one| one.frozen_at);
    let next = years
        .iter()
        .filter(|one| one.year >= year && one.target.is_some())
        .min_by_key(|one| one.year);
    let target = own.and_then(|one| one.target);
    let month_sums = |view| by_month(&output.entries, Class::K, year, view);
    let of_year: Vec<_> = output
        .entries
        .iter()
        .filter(|entry| entry.fiscal_year == year)
        .collect();
    let by_date = |date_of: fn(&UnitDates) -> Option<Date>| -> Vec<&Entry> {
        let in_year =
            |entry: &&Entry| date_of(&entry.dates).is_some_and(|date| FiscalYear::of(date) == year);
        let of_class_k = output
            .entries
            .iter()
            .filter(|entry| entry.class == Class::K);
        of_class_k.filter(in_year).collect()
    };
    let by_receipt = by_date(|dates| dates.received_on);
    let by_acceptance = by_date(|dates| dates.accepted_on);
    let by_completion = by_date(|dates| dates.completed_on);
    let in_year = |at: &Timestamp| FiscalYear::of(parts::today(*at)) == year;
    let not_counted: Vec<_> = output
        .not_counted
        .iter()
        .filter(|one| standing.received.get(&one.case).is_some_and(in_year))
        .collect();
    let wanted: Vec<CaseId> = [&of_year, &by_receipt, &by_acceptance, &by_completion]
        .into_iter()
        .flatten()
        .map(|entry| &entry.case)
        .chain(not_counted.iter().map(|one| &one.case))
        .filter_map(|number| standing.ids.get(number).copied())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let heads = app.store.heads_of(&wanted).await?;
    let head = |number: &str| {
        standing
            .ids
            .get(number)
            .and_then(|id| heads.get(id))
            .cloned()
            .unwrap_or_default()
    };
    let not_counted = not_counted
        .into_iter()
        .map(|one| {
            let head = head(&one.case);
            NotCountedCase {
                number: one.case.clone(),
                org_name: head.org_name,
                title: head.title,
                because: one.because.clone(),
                reason: serde_json::to_value(&one.reason).unwrap_or(Value::Null),
            }
        })
        .collect();
    let received = heads_received(app, year).await?;
    let mut bars: BTreeMap<FiscalYear, YearBar> = BTreeMap::new();
    let known = output
        .fiscal_years
        .keys()
        .copied()
        .chain(years.iter().map(|one| one.year));
    for one in known.chain([year]) {
        let row = years.iter().find(|row| row.year == one);
        bars.insert(
            one,
            YearBar {
                fiscal_year: one.key(),
                k: output.fiscal_years.get(&one).map_or(0, |sums| sums.k),
                target: row.and_then(|row| row.target),
                frozen: row.is_some_and(|row| row.frozen_at.is_some()),
            },
        );
    }
    let running = FiscalYear::of(today) == year;
    let even_pace = target
        .or(next.and_then(|one| one.target))
        .filter(|_| running)
        .map(|target| {
            let all = (year.last_day() - year.first_day()).get_days() + 1;
            let gone = (today - year.first_day()).get_days() + 1;
            f64::from(target) * f64::from(gone) / f64::from(all)
        });
    let may_freeze = frozen_at.is_none()
        && today > year.last_day()
        && policy::decide(actor, Action::FreezeCounts, &Subject::general()) == Decision::Allow;
    let open = app.store.open_proposals(actor).await?;
    let about_counts = open
        .into_iter()
        .filter(|one| matches!(one.act, Act::Freeze(_) | Act::Correct { .. }))
        .collect();
    let line = |entry: &Entry| {
        let head = head(&entry.case);
        CountedCase {
            number: entry.case.clone(),
            org_name: head.org_name,
            title: head.title,
            class: entry.class,
            delta: entry.delta,
            counted_on: entry.counted_on.to_string(),
            restatement: entry
                .at
                .zip(frozen_at)
                .is_some_and(|(at, frozen)| at > frozen),
            because: entry.because.clone(),
            reason: serde_json::to_value(&entry.reason).unwrap_or(Value::Null),
        }
    };
    let lines = |entries: &[&Entry]| entries.iter().map(|entry| line(entry)).collect();
    Ok(CountPage {
        fiscal_year: year.key(),
        frozen_at,
        as_of: now,
        rule: Rule {
            id: RULE_R1.id.to_string(),
            version: u32::from(RULE_R1.version),
            valid_from: RULE_R1.valid_from.to_string(),
            text_en: RULE_R1
                .text_en
                .iter()
                .map(|line| (*line).to_owned())
                .collect(),
            text_ja: RULE_R1
                .text_ja
                .iter()
                .map(|line| (*line).to_owned())
                .collect(),
        },
        target,
        next_target: next.and_then(|one| {
            Some(Target {
                fiscal_year: one.year.key(),
                target: one.target?,
            })
        }),
        k: sums.k,
        z: sums.z,
        b: sums.b,
        l: sums.l,
        restatements: sums.restatements,
        even_pace,
        views: Views {
            received: month_sums(View::Receipt).iter().sum(),
            accepted: month_sums(View::Acceptance).iter().sum(),
            completed: month_sums(View::Completion).iter().sum(),
        },
        view_cases: ViewCases {
            received: lines(&by_receipt),
            accepted: lines(&by_acceptance),
            completed: lines(&by_completion),
        },
        by_month: month_sums(View::Counted).to_vec(),
        years: bars.into_values().collect(),
        received,
        counted: lines(&of_year),
        not_counted,
        may_freeze,
        proposals: crate::desk::proposals::views(app, actor, about_counts).await?,
    })
}

async fn heads_received(app: &App, year: FiscalYear) -> Result<u64, Problem> {
    use case_workflow::calendar::jst_instant;
    use jiff::civil::time;
    let midnight = time(0, 0, 0, 0);
    let from = jst_instant(year.first_day(), midnight);
    let last = year.last_day();
    let until = jst_instant(last.tomorrow().unwrap_or(last), midnight);
    Ok(app.store.received_between(from, until).await?)
}

/// Language of the head row.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CsvLang {
    /// `ja` or `en`.
    pub lang: Option<String>,
}

/// The counted and the not-counted cases as CSV. The export is audited.
#[utoipa::path(get, path = "/api/desk/counts/{fiscal_year}/csv", tag = "desk",
    extensions(("x-action" = json!("read_counts"))),
    params(("fiscal_year" = String, Path), CsvLang),
    responses((status = 200, body = String, content_type = "text/csv"), Refusals))]
pub async fn export(
    State(app): State<App>,
    Person(actor): Person,
    Path(year): Path<String>,
    Query(query): Query<CsvLang>,
) -> Result<Response, Problem> {
    let year = year_of(&year)?;
    let page = build(&app, &actor, year).await?;
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    let details = json!({ "fiscal_year": page.fiscal_year });
    write
        .audit("export", Object::new("counts", year.key()), details)
        .await?;
    write.commit().await?;
    let japanese = query.lang.as_deref() != Some("en");
    let heads: [&str; 7] = if japanese {
        [
            "案件番号",
            "事業者",
            "製品・疾患",
            "区分",
            "件数",
            "計上日",
            "理由",
        ]
    } else {
        [
            "Reference",
            "Company",
            "Product, disease",
            "Class",
            "Count",
            "Counted on",
            "Reason",
        ]
    };
    let keys: Vec<Cell> = [
        "number",
        "org_name",
        "title",
        "class",
        "delta",
        "counted_on",
        "because",
    ]
    .into_iter()
    .map(|key| Cell::Text(key.to_owned()))
    .collect();
    let counted = page.counted.into_iter().map(|one| {
        vec![
            Cell::Text(one.number),
            Cell::Text(one.org_name),
            Cell::Text(one.title),
            Cell::Text(format!("{:?}", one.class)),
            Cell::Number(one.delta),
            Cell::Text(one.counted_on),
            Cell::Text(one.because),
        ]
    });
    let not_counted = page.not_counted.into_iter().map(|one| {
        vec![
            Cell::Text(one.number),
            Cell::Text(one.org_name),
            Cell::Text(one.title),
            Cell::Text(String::new()),
            Cell::Number(0),
            Cell::Text(String::new()),
            Cell::Text(one.because),
        ]
    });
    let rows = std::iter::once(keys).chain(counted).chain(not_counted);
    let bytes = csv::write(&heads, rows);
    Ok(attachment(bytes, &format!("counts-{}.csv", year.key())))
}

fn lead_only(actor: &Actor) -> Result<(), Problem> {
    match policy::decide(actor, Action::FreezeCounts, &Subject::general()) {
        Decision::Allow => Ok(()),
        _ => Err(Problem::forbidden(Action::FreezeCounts)),
    }
}

/// Ask a second person to freeze a year.
#[utoipa::path(post, path = "/api/desk/counts/{fiscal_year}/freeze", tag = "desk",
    extensions(("x-action" = json!("freeze_counts"))),
    params(("fiscal_year" = String, Path)), request_body = Nothing,
    responses((status = 202, body = ProposalView), Refusals))]
pub async fn freeze(
    State(app): State<App>,
    Person(actor): Person,
    Path(year): Path<String>,
    Checked(_): Checked<Nothing>,
) -> Result<(StatusCode, Json<ProposalView>), Problem> {
    let year = year_of(&year)?;
    lead_only(&actor)?;
    let years = app.store.years().await?;
    let frozen = years
        .iter()
        .any(|one| one.year == year && one.frozen_at.is_some());
    if frozen || parts::today(app.clock.now()) <= year.last_day() {
        return Err(Problem::field("/fiscal_year", FaultCode::InFuture));
    }
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    let id = write.propose_freeze(year).await?;
    write.commit().await?;
    app.nudge.notify_one();
    let view = crate::desk::proposals::one(&app, &actor, id).await?;
    Ok((StatusCode::ACCEPTED, Json(view)))
}

/// A correction of a count.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectionBody {
    /// Reference of the case.
    pub number: String,
    /// +1 or −1.
    pub delta: i32,
    /// Why.
    pub why: String,
}

/// Ask a second person to correct the count of a case.
#[utoipa::path(post, path = "/api/desk/counts/corrections", tag = "desk",
    extensions(("x-action" = json!("freeze_counts"))),
    request_body = CorrectionBody,
    responses((status = 202, body = ProposalView), Refusals))]
pub async fn correct(
    State(app): State<App>,
    Person(actor): Person,
    Checked(body): Checked<CorrectionBody>,
) -> Result<(StatusCode, Json<ProposalView>), Problem> {
    lead_only(&actor)?;
    let mut faults = Vec::new();
    if !matches!(body.delta, -1 | 1) {
        faults.push(Fault::new("/delta", FaultCode::UnknownCode));
    }
    let length = body.why.chars().count();
    if body.why.trim().is_empty() {
        faults.push(Fault::new("/why", FaultCode::Required));
    } else if length > case_workflow::case::TEXT_MAX {
        let most = case_workflow::case::TEXT_MAX;
        faults.push(
            Fault::new("/why", FaultCode::TooLong)
                .with("n", most)
                .with("m", length - most),
        );
    }
    let key = CaseKey::Number(body.number.trim().to_uppercase());
    let case = match app.store.case(&actor, Action::ReadCase, &key).await {
        Ok(case) => Some(case),
        Err(store::StoreError::NotFound) => {
            faults.push(Fault::new("/number", FaultCode::NotFound));
            None
        }
        Err(error) => return Err(error.into()),
    };
    let Some(case) = case.filter(|_| faults.is_empty()) else {
        return Err(Problem::fields(faults));
    };
    let why = body.why.trim().to_owned();
    let mut write = app.store.write(&actor, app.clock.now()).await?;
    let id = write.propose_correction(case.id, body.delta, why).await?;
    write.commit().await?;
    app.nudge.notify_one();
    let view = crate::desk::proposals::one(&app, &actor, id).await?;
    Ok((StatusCode::ACCEPTED, Json(view)))
}

/// The frozen figures of a year, without names, for the ministry.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct FrozenPage {
    /// Year.
    pub fiscal_year: String,
    /// Frozen on.
    #[schema(value_type = String, format = DateTime)]
    pub frozen_at: Timestamp,
    /// Rule and version.
    pub rule: String,
    /// Target of the year.
    pub target: Option<u32>,
    /// Class K.
    pub k: i64,
    /// Class Z.
    pub z: i64,
    /// Class B.
    pub b: i64,
    /// Class L.
    pub l: i64,
    /// Lines written after the freeze.
    pub restatements: u32,
}

/// Frozen figures of a year.
#[utoipa::path(get, path = "/api/ministry/counts/{fiscal_year}", tag = "ministry",
    extensions(("x-action" = json!("read_frozen_counts"))),
    params(("fiscal_year" = String, Path)),
    responses((status = 200, body = FrozenPage), Refusals))]
pub async fn frozen(
    State(app): State<App>,
    Person(actor): Person,
    Path(year): Path<String>,
) -> Result<Json<FrozenPage>, Problem> {
    let year = year_of(&year)?;
    if policy::decide(&actor, Action::ReadFrozenCounts, &Subject::general()) != Decision::Allow {
        return Err(Problem::forbidden(Action::ReadFrozenCounts));
    }
    let years = app.store.years().await?;
    let row = years
        .iter()
        .find(|one| one.year == year)
        .ok_or_else(Problem::not_found)?;
    let frozen_at = row.frozen_at.ok_or_else(Problem::not_found)?;
    let lines = app.store.ledger_entries(&actor, year).await?;
    let sum = |class| {
        lines
            .iter()
            .filter(|line| line.class == class)
            .map(|line| i64::from(line.delta))
            .sum()
    };
    Ok(Json(FrozenPage {
        fiscal_year: year.key(),
        frozen_at,
        rule: format!("{} v{}", RULE_R1.id, RULE_R1.version),
        target: row.target,
        k: sum(Class::K),
        z: sum(Class::Z),
        b: sum(Class::B),
        l: sum(Class::L),
        restatements: u32::try_from(lines.iter().filter(|line| line.restatement).count())
            .unwrap_or(u32::MAX),
    }))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(page))
        .routes(routes!(export))
        .routes(routes!(freeze))
        .routes(routes!(correct))
        .routes(routes!(frozen))
}
