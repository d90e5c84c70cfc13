//! What was measured, as the README shows it.

use std::time::Duration;

use crate::client::Measured;

/// One thing that was measured, at 1, 8 and 16 connections.
pub struct Line {
    /// What.
    pub what: &'static str,
    /// How it went.
    pub measured: Vec<Measured>,
    /// Most memory of the program meanwhile, in megabytes; none where it was not
    /// the program that was measured.
    pub peak: Option<f64>,
}

impl Line {
    /// At eight connections.
    #[must_use]
    pub fn at_eight(&self) -> Option<&Measured> {
        self.measured.iter().find(|one| one.at_once == 8)
    }
}

/// Everything about one database.
pub struct Database {
    /// Its name.
    pub name: &'static str,
    /// Line by line.
    pub lines: Vec<Line>,
    /// Other facts, each a sentence.
    pub facts: Vec<String>,
}

/// Said in whole milliseconds where that is enough.
#[must_use]
pub fn millis(time: Duration) -> String {
    let millis = time.as_secs_f64() * 1000.0;
    if millis < 10.0 {
        format!("{millis:.1}")
    } else {
        format!("{millis:.0}")
    }
}

/// A raw line, as soon as it is known.
pub fn say(database: &str, line: &Line) {
    for one in &line.measured {
        let peak = line
            .peak
            .map_or(String::new(), |peak| format!("  peak {peak:.0} MB"));
        eprintln!(
            "{database:<11} {:<28} {:>3} at once  {:>8.0}/s  p50 {:>6} ms  p99 {:>6} ms{peak}",
            line.what,
            one.at_once,
            one.per_second,
            millis(one.p50),
            millis(one.p99)
        );
    }
}

/// The table of the README, and below it the facts.
#[must_use]
pub fn table(bare: &Line, databases: &[Database]) -> String {
    let mut text = String::new();
    let heads: Vec<String> = databases
        .iter()
        .map(|one| {
            format!(
                "{0}: per second at 1 · 8 · 16 | p50 · p99 at 8, ms | MB",
                one.name
            )
        })
        .collect();
    let mut row = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    row(format!("| what | {} |", heads.join(" | ")));
    row(format!("|---|{}", "--:|--:|--:|".repeat(databases.len())));
    let lines = databases.first().map_or(0, |one| one.lines.len());
    for place in 0..lines {
        let what = databases[0].lines[place].what;
        let cells: Vec<String> = databases
            .iter()
            .filter_map(|one| one.lines.get(place))
            .map(cells)
            .collect();
        row(format!("| {what} | {} |", cells.join(" | ")));
    }
    let again: Vec<String> = databases.iter().map(|_| cells(bare)).collect();
    row(format!("| {} | {} |", bare.what, again.join(" | ")));
    for one in databases {
        row(String::new());
        for fact in &one.facts {
            row(format!("- {}: {fact}", one.name));
        }
    }
    text
}

fn cells(line: &Line) -> String {
    let rates: Vec<String> = line
        .measured
        .iter()
        .map(|one| format!("{:.0}", one.per_second))
        .collect();
    let times = line.at_eight().map_or(String::new(), |one| {
        format!("{} · {}", millis(one.p50), millis(one.p99))
    });
    let peak = line
        .peak
        .map_or("–".to_owned(), |peak| format!("{peak:.0}"));
    format!("{} | {times} | {peak}", rates.join(" · "))
}
