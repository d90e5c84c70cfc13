//! The list of cases with its four keys, its CSV, and the case page.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use case_workflow::calendar::jst_instant;
use case_workflow::case::codes::Stage;
use case_workflow::case::turn::Turn;
use case_workflow::clock::ClockState;
use case_workflow::code_lists::{Country, Need, Phase, TherapeuticArea};
use case_workflow::details::Details;
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::ids::PersonId;
use case_workflow::people::Actor;
use case_workflow::policy::{self, Action, Decision};
use documents::csv::{self, Cell};
use jiff::civil::{Date, time};
use serde::Deserialize;
use store::{CaseFilter, CaseSort, Object};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::desk::build;
use crate::desk::view::{CasePage, CaseRow, DeskCase};
use crate::problem::{Problem, Refusals};
use crate::shared::parts;
use crate::shared::view::PersonName;
use crate::signed::Person;

/// The longest search text, in characters.
const TEXT_MAX: usize = 200;

/// What is looked for. Dates are days in Japan.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct CaseQuery {
    /// 事業者.
    pub company: Option<String>,
    /// 相談日付, from.
    pub from: Option<String>,
    /// 相談日付, to (included).
    pub to: Option<String>,
    /// 相談種別: codes of L6, parted by commas.
    pub need: Option<String>,
    /// 相談内容.
    pub content: Option<String>,
    /// Anywhere.
    pub q: Option<String>,
    /// Stages, parted by commas.
    pub stage: Option<String>,
    /// Owner or deputy: a person's id, `me`, or `nobody`.
    pub owner: Option<String>,
    /// Area (L4).
    pub area: Option<String>,
    /// Phase (L5).
    pub phase: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// Whose turn.
    pub side: Option<String>,
    /// Only open cases: `true`.
    pub open: Option<bool>,
    /// `received`, `due`, `decision` or `updated`.
    pub sort: Option<String>,
    /// `asc` or `desc`.
    pub order: Option<String>,
    /// From the page before.
    pub cursor: Option<String>,
    /// Rows, at most 50.
    pub limit: Option<u64>,
    /// Language of the CSV's header row, `ja` or `en`.
    pub lang: Option<String>,
}

impl CaseQuery {
    /// The filter, every fault at once.
    fn read(&self, actor: &Actor) -> Result<CaseFilter, Problem> {
        let mut faults = Vec::new();
        let mut text = |name: &str, value: &Option<String>| -> Option<String> {
            let value = value
                .as_deref()
                .map(str::trim)
                .filter(|value| !value.is_empty())?;
            let length = value.chars().count();
            if length > TEXT_MAX {
                let fault = Fault::new(format!("/{name}"), FaultCode::TooLong);
                faults.push(fault.with("n", TEXT_MAX).with("m", length - TEXT_MAX));
                return None;
            }
            Some(value.to_owned())
        };
        let firm_text = text("company", &self.company);
        let content = text("content", &self.content);
        let anywhere = text("q", &self.q);
        let mut day = |name: &str, value: &Option<String>| -> Option<Date> {
            let value = value
                .as_deref()
                .map(str::trim)
                .filter(|value| !value.is_empty())?;
            let day = value.parse().ok();
            if day.is_none() {
                faults.push(Fault::new(format!("/{name}"), FaultCode::NotADate));
            }
            day
        };
        let from = day("from", &self.from);
        let to = day("to", &self.to);
        if from.zip(to).is_some_and(|(from, to)| from > to) {
            faults.push(
                Fault::new("/from", FaultCode::Order)
                    .with("a", "from")
                    .with("b", "to"),
            );
        }
        let needs = codes("need", &self.need, Need::parse, &mut faults);
        let stages = codes("stage", &self.stage, Stage::parse, &mut faults);
        let area = codes("area", &self.area, TherapeuticArea::parse, &mut faults).pop();
        let phase = codes("phase", &self.phase, Phase::parse, &mut faults).pop();
        let country = codes("country", &self.country, Country::parse, &mut faults).pop();
        let side = codes(
            "side",
            &self.side,
            case_workflow::case::codes::Side::parse,
            &mut faults,
        )
        .pop();
        let (of_person, owned) = match self.owner.as_deref() {
            None | Some("") => (None, None),
            Some("me") => (actor.person(), None),
            Some("nobody") => (None, Some(false)),
            Some(id) => match id.parse() {
                Ok(id) => (Some(PersonId(id)), None),
                Err(_) => {
                    faults.push(Fault::new("/owner", FaultCode::UnknownCode));
                    (None, None)
                }
            },
        };
        let sort = match self.sort.as_deref() {
            None | Some("" | "received") => CaseSort::Received,
            Some("due") => CaseSort::Due,
            Some("decision") => CaseSort::Decision,
            Some("updated") => CaseSort::Updated,
            Some(_) => {
                faults.push(Fault::new("/sort", FaultCode::UnknownCode));
                CaseSort::Received
            }
        };
        let usual = matches!(sort, CaseSort::Due | CaseSort::Decision);
        let ascending = match self.order.as_deref() {
            None | Some("") => usual,
            Some("asc") => true,
            Some("desc") => false,
            Some(_) => {
                faults.push(Fault::new("/order", FaultCode::UnknownCode));
                usual
            }
        };
        if !faults.is_empty() {
            return Err(Problem::fields(faults));
        }
        let midnight = |day: Date| jst_instant(day, time(0, 0, 0, 0));
        Ok(CaseFilter {
            firm_text,
            content,
            text: anywhere,
            from: from.map(midnight),
            until: to.and_then(|day| day.tomorrow().ok()).map(midnight),
            needs,
            stages,
            of_person,
            owned,
            area,
            phase,
            country,
            side,
            open_only: self.open.unwrap_or(false),
            sort,
            ascending,
            cursor: self.cursor.clone().filter(|cursor| !cursor.is_empty()),
            limit: self.limit.unwrap_or(50).clamp(1, 50),
            ..CaseFilter::default()
        })
    }
}

fn codes<T>(
    name: &str,
    value: &Option<String>,
    parse: impl Fn(&str) -> Option<T>,
    faults: &mut Vec<Fault>,
) -> Vec<T> {
    let words = value.as_deref().unwrap_or("").split(',').map(str::trim);
    words
        .filter(|word| !word.is_empty())
        .take(50)
        .filter_map(|word| {
            let code = parse(word);
            if code.is_none() {
                faults.push(Fault::new(format!("/{name}"), FaultCode::UnknownCode));
            }
            code
        })
        .collect()
}

/// A row of a list.
#[must_use]
pub fn row(app: &App, row: store::CaseRow) -> CaseRow {
    let now = app.clock.now();
    let left = row
        .due_at
        .map(|due| parts::business_days_left(&app.calendar, now, due));
    let state = row.due_at.map(|due| {
        if now > due {
            ClockState::Overdue
        } else if app.calendar.business_minutes_between(now, due) <= 1_020 {
            ClockState::DueSoon
        } else {
            ClockState::Running
        }
    });
    CaseRow {
        id: row.id,
        number: row.number,
        org_name: row.org_name,
        country: row.country,
        product: Some(row.product).filter(|product| !product.is_empty()),
        disease: row.disease,
        area: row.area.as_str().to_owned(),
        phase: row.phase.as_str().to_owned(),
        needs: row
            .needs
            .iter()
            .map(|need| need.as_str().to_owned())
            .collect(),
        channel: row.channel,
        locale: row.locale,
        received_at: row.received_at,
        decision_by: row.decision_by.map(|month| month.to_string()),
        stage: row.stage,
        stage_since: row.stage_since,
        on_hold: row.hold,
        turn: Turn {
            side: row.side,
            action: row.next,
            due: row.due_at,
            state,
            business_days_left: left,
        },
        owner: row.owner.map(|named| PersonName {
            id: named.id,
            family: named.name,
            given: None,
            family_roman: named.roman.0,
            given_roman: named.roman.1,
        }),
        is_new: row.stage == Stage::Received,
    }
}

/// Find cases.
#[utoipa::path(get, path = "/api/desk/cases", tag = "desk",
    extensions(("x-action" = json!("list_cases"))), params(CaseQuery),
    responses((status = 200, body = CasePage), Refusals))]
pub async fn list(
    State(app): State<App>,
    Person(actor): Person,
    Query(query): Query<CaseQuery>,
) -> Result<Json<CasePage>, Problem> {
    desk_only(&actor)?;
    let page = app
        .store
        .cases(&actor, &query.read(&actor)?)
        .await
        .map_err(cursor)?;
    Ok(Json(CasePage {
        rows: page.rows.into_iter().map(|one| row(&app, one)).collect(),
        next: page.next,
        total: page.total,
        more: page.more,
    }))
}

fn cursor(error: store::StoreError) -> Problem {
    match error {
        store::StoreError::Cursor => Problem::field("/cursor", FaultCode::UnknownCode),
        other => other.into(),
    }
}

/// These pages are the desk's: a firm's list is its own.
pub fn desk_only(actor: &Actor) -> Result<(), Problem> {
    use case_workflow::people::Place;
    if actor
        .hats()
        .iter()
        .any(|hat| matches!(hat.place, Place::Desk))
    {
        Ok(())
    } else {
        Err(Problem::forbidden(case_workflow::policy::Action::ListCases))
    }
}

/// Columns of the CSV: stable key, Japanese head, English head. The four keys
/// of the search come first, in their order.
const COLUMNS: [(&str, &str, &str); 15] = [
    ("number", "案件番号", "Reference"),
    ("org_name", "事業者", "Company"),
    ("received_at", "相談日付（日本時間）", "Received (JST)"),
    ("needs", "相談種別", "Type of need"),
    ("disease", "相談内容（対象疾患）", "Content (disease)"),
    ("country", "国・地域", "Country"),
    ("org_type", "組織の種別", "Type of organisation"),
    ("product", "製品", "Product"),
    ("area", "領域", "Area"),
    ("phase", "相", "Phase"),
    ("channel", "経路", "Channel"),
    ("stage", "段階", "Stage"),
    ("accepted_at", "受理日（日本時間）", "Accepted (JST)"),
    ("due_at", "期限（日本時間）", "Due (JST)"),
    ("owner", "担当", "Owner"),
];

/// The list as CSV, with the same filter. The export is audited.
#[utoipa::path(get, path = "/api/desk/cases.csv", tag = "desk",
    extensions(("x-action" = json!("list_cases"))), params(CaseQuery),
    responses((status = 200, body = String, content_type = "text/csv"), Refusals))]
pub async fn export(
    State(app): State<App>,
    Person(actor): Person,
    Query(query): Query<CaseQuery>,
) -> Result<Response, Problem> {
    desk_only(&actor)?;
    let japanese = query.lang.as_deref() != Some("en");
    let mut filter = CaseFilter {
        export: true,
        limit: 500,
        ..query.read(&actor)?
    };
    let mut rows = Vec::new();
    loop {
        let page = app.store.cases(&actor, &filter).await.map_err(cursor)?;
        rows.extend(page.rows);
        match page.next {
            Some(next) if rows.len() < 20_000 => filter.cursor = Some(next),
            _ => break,
        }
    }
    let now = app.clock.now();
    let mut write = app.store.write(&actor, now).await?;
    let details = serde_json::json!({ "rows": rows.len() });
    write
        .audit("export", Object::new("case_list", "csv"), details)
        .await?;
    write.commit().await?;
    let day = |at| Cell::Text(parts::today(at).to_string());
    let word = |ja: &str, en: &str| Cell::Text(if japanese { ja } else { en }.to_owned());
    let table = rows.into_iter().map(|row| {
        let needs: Vec<&str> = row
            .needs
            .iter()
            .map(|need| if japanese { need.ja() } else { need.en() })
            .collect();
        vec![
            Cell::Text(row.number),
            Cell::Text(row.org_name),
            day(row.received_at),
            Cell::Text(needs.join(if japanese { "、" } else { "; " })),
            Cell::Text(row.disease),
            Cell::Text(row.country),
            word(row.org_type.ja(), row.org_type.en()),
            Cell::Text(row.product),
            word(row.area.ja(), row.area.en()),
            word(row.phase.ja(), row.phase.en()),
            word(row.channel.ja(), row.channel.en()),
            word(row.stage.ja(), row.stage.en()),
            row.accepted_at.map_or(Cell::Text(String::new()), day),
            row.due_at.map_or(Cell::Text(String::new()), |due| {
                Cell::Text(case_workflow::calendar::jst_text(due))
            }),
            Cell::Text(row.owner.map(|named| named.name).unwrap_or_default()),
        ]
    });
    let heads: Vec<&str> = COLUMNS
        .iter()
        .map(|(_, ja, en)| if japanese { *ja } else { *en })
        .collect();
    let keys = COLUMNS
        .iter()
        .map(|(key, ..)| Cell::Text((*key).to_owned()))
        .collect();
    // The stable keys stand in the second line, for programs.
    let bytes = csv::write(&heads, std::iter::once(keys).chain(table));
    Ok(attachment(
        bytes,
        &format!("cases-{}.csv", parts::today(now)),
    ))
}

/// A CSV file to save.
#[must_use]
pub fn attachment(bytes: Vec<u8>, name: &str) -> Response {
    (
        [
            (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
            (
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"{name}\""),
            ),
        ],
        bytes,
    )
        .into_response()
}

/// One case.
#[utoipa::path(get, path = "/api/desk/cases/{number}", tag = "desk",
    extensions(("x-action" = json!("read_case"))),
    params(("number" = String, Path)),
    responses((status = 200, body = DeskCase), Refusals))]
pub async fn one(
    State(app): State<App>,
    Person(actor): Person,
    Path(number): Path<String>,
) -> Result<Json<DeskCase>, Problem> {
    let case = build::read(&app, &actor, &number).await?;
    let confidential = policy::decide(&actor, Action::ReadConfidential, &case.subject());
    if confidential == Decision::Allow && case.details != Details::default() {
        // Reading what is confidential is itself recorded (domain 2.1).
        let mut write = app.store.write(&actor, app.clock.now()).await?;
        let details = serde_json::json!({ "tier": "C3" });
        write
            .audit("read_confidential", Object::new("case", case.id), details)
            .await?;
        write.commit().await?;
    }
    Ok(Json(build::desk_case(&app, &actor, &case).await?))
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(export))
        .routes(routes!(one))
}
