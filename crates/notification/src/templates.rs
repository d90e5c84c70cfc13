//! The embedded templates and what they may call: dates on the reader's clock,
//! labels of codes, the button. A name they use and nobody filled is an error.

use std::sync::OnceLock;

use case_workflow::case::codes::{Channel, EventKind, NotChosenReason, SiteDecision};
use case_workflow::hospital_case::codes::{ConsultOutcome, ConsultTheme, ConsultUrgency};
use case_workflow::register::Section;
use jiff::Timestamp;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, State, UndefinedBehavior};
use rust_embed::RustEmbed;

use crate::body;
use crate::dates::Clock;
use crate::letter::Lang;

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Files;

/// Every template, read once.
pub(crate) fn environment() -> &'static Environment<'static> {
    static SOURCES: OnceLock<Vec<(String, String)>> = OnceLock::new();
    static ENVIRONMENT: OnceLock<Environment<'static>> = OnceLock::new();
    let sources = SOURCES.get_or_init(|| {
        Files::iter()
            .filter_map(|name| {
                let source = String::from_utf8(Files::get(&name)?.data.into_owned()).ok()?;
                Some((name.into_owned(), source))
            })
            .collect()
    });
    ENVIRONMENT.get_or_init(|| with(sources))
}

fn with(sources: &'static [(String, String)]) -> Environment<'static> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_trim_blocks(true);
    env.set_lstrip_blocks(true);
    env.set_auto_escape_callback(|name| {
        if name.ends_with(".html") {
            AutoEscape::Html
        } else {
            AutoEscape::None
        }
    });
    for (name, show) in DATES {
        env.add_filter(*name, move |state: &State<'_, '_>, at: String| {
            dated(state, &at, *show)
        });
    }
    env.add_filter("strong", |words: String| body::strong(&words));
    env.add_filter("count", |n: String, one: String, many: String| {
        let word = if n == "1" { one } else { many };
        format!("{n} {word}")
    });
    env.add_function("button", |state: &State<'_, '_>, label: String| {
        text(state, "link").map(|link| body::button(&label, &link))
    });
    env.add_function(
        "label",
        |state: &State<'_, '_>, list: String, code: String| label(&list, &code, lang(state)?),
    );
    for (name, source) in sources {
        // A template that cannot be read is missing when it is asked for: the
        // letters of that kind are given up, all others leave.
        if let Err(fault) = env.add_template(name, source) {
            tracing::error!(template = %name, %fault, "template {name} cannot be read");
        }
    }
    env
}

type Show = fn(&Clock, Timestamp, Lang) -> String;

/// A moment as the mail shows it; examples in [`Clock`].
const DATES: &[(&str, Show)] = &[
    ("when", Clock::moment),
    ("times", Clock::times),
    ("day", Clock::day),
    ("both_days", Clock::both_days),
    ("short_day", Clock::short_day),
    ("bare_day", Clock::bare_day),
    ("stamp", Clock::stamp),
    ("hour", Clock::hour),
];

fn dated(state: &State<'_, '_>, at: &str, show: Show) -> Result<String, Error> {
    let at: Timestamp = at
        .parse()
        .map_err(|_| Error::new(ErrorKind::InvalidOperation, format!("`{at}` is no moment")))?;
    let clock = Clock::of(&text(state, "zone")?);
    Ok(show(&clock, at, lang(state)?))
}

fn lang(state: &State<'_, '_>) -> Result<Lang, Error> {
    Ok(Lang::of(&text(state, "lang")?))
}

fn text(state: &State<'_, '_>, name: &str) -> Result<String, Error> {
    state
        .lookup(name)
        .and_then(|value| value.as_str().map(str::to_owned))
        .ok_or_else(|| Error::new(ErrorKind::UndefinedError, format!("`{name}` is not set")))
}

/// The label of a code in the reader's language.
fn label(list: &str, code: &str, lang: Lang) -> Result<String, Error> {
    macro_rules! from {
        ($list:ident) => {
            $list::parse(code).map(|found| match lang {
                Lang::En => found.en(),
                Lang::Ja => found.ja(),
            })
        };
    }
    let found = match list {
        "channel" => from!(Channel),
        "event" => from!(EventKind),
        "not_chosen_reason" => from!(NotChosenReason),
        "site_decision" => from!(SiteDecision),
        "section" => from!(Section),
        "theme" => from!(ConsultTheme),
        "urgency" => from!(ConsultUrgency),
        "consult_outcome" => from!(ConsultOutcome),
        "language" => match (code, lang) {
            ("en", Lang::En) => Some("English"),
            ("en", Lang::Ja) => Some("英語"),
            ("ja", Lang::En) => Some("Japanese"),
            ("ja", Lang::Ja) => Some("日本語"),
            _ => None,
        },
        "clock" => clock(code, lang),
        _ => None,
    };
    found.map(str::to_owned).ok_or_else(|| {
        Error::new(
            ErrorKind::InvalidOperation,
            format!("`{code}` is not in the list {list}"),
        )
    })
}

/// Names of clocks (words 2.8).
fn clock(code: &str, lang: Lang) -> Option<&'static str> {
    let (en, ja) = match code {
        "receipt" => ("Automatic receipt", "自動受付通知"),
        "first_reply" => ("First reply", "初回返信"),
        "decision" => ("Decision to accept", "受理の判断"),
        "first_meeting" => ("First meeting offered", "初回面談の提案"),
        "cda_turn" => ("CDA, desk's turn", "秘密保持契約（窓口の番）"),
        "cda_total" => ("CDA in total", "秘密保持契約（全体）"),
        "interest_round" => ("Interest round answers", "関心の確認への回答"),
        "full_round" => ("Full round answers", "詳細調査への回答"),
        "collated_answer" => ("Collated answer", "候補提示"),
        "result_told" => ("Result to hospitals", "医療機関への結果通知"),
        "allocation_answer" => ("Allocation answer", "割当への回答"),
        "contract_clock" => ("Contract after selection", "契約締結"),
        "referral_followup" => ("Referral follow-up", "紹介後の確認"),
        "sponsor_silent" => ("No word from the company", "企業からの連絡なし"),
        "register_quarterly" => ("Free places", "受入れ枠の確認"),
        "info_due" => ("Answers from the company", "企業の追加回答"),
        "site_asked" => ("Reply to a hospital", "医療機関への返答"),
        "hold_review" => ("Review of the hold", "保留の見直し"),
        "consult_reply" => ("First reply to a hospital", "医療機関への初回返信"),
        "consult_triage" => ("Sorting of a hospital's question", "医療機関相談の振り分け"),
        "consult_answer" => ("Answer to a hospital", "医療機関への回答"),
        _ => return None,
    };
    Some(match lang {
        Lang::En => en,
        Lang::Ja => ja,
    })
}
