//! The index of texts. PostgreSQL keeps the terms in the text's own row; SQLite
//! keeps them in a table of its full-text module, which knows no more of a text
//! than a number.
//!
//! So the number says of which case the text is: the case's own number times
//! [`PLACES`], and a place. And what kind of text it is and who may find it
//! stand among its terms, as words that no text can hold. A search of thousands
//! of texts then looks at the index and at nothing else.

use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};
use uuid::Uuid;

/// Texts put into the index by one statement.
const AT_ONCE: usize = 100;
/// Texts that one case can have.
const PLACES: i64 = 1 << PLACE_BITS;
const PLACE_BITS: u32 = 20;

/// A text that the index does not have yet.
pub(crate) struct NewText {
    /// Which.
    pub(crate) text_id: Uuid,
    /// What kind of text.
    pub(crate) part: &'static str,
    /// Who may find it.
    pub(crate) scope: &'static str,
    /// Its terms: ASCII letters, digits and `_`, so nothing has to be escaped.
    pub(crate) terms: Vec<String>,
}

impl NewText {
    fn as_tsvector(&self) -> String {
        self.terms.iter().map(|term| format!("'{term}' ")).collect()
    }

    fn as_document(&self) -> String {
        format!(
            "{} {} {}",
            mark(self.part),
            mark(self.scope),
            self.terms.join(" ")
        )
    }
}

/// A word that stands for a kind of text or a scope. No term of a text begins
/// with two `_`.
fn mark(word: &str) -> String {
    format!("__{word}")
}

/// The number below those of the texts of a new case.
pub(crate) fn first_place(case_no: i64) -> i64 {
    case_no * PLACES
}

/// The last number given to a text of a case.
pub(crate) async fn last_place(db: &impl ConnectionTrait, case_id: Uuid) -> Result<i64, DbErr> {
    let backend = db.get_database_backend();
    let mark = match backend {
        DbBackend::Postgres => "$1",
        _ => "?",
    };
    let sql = format!(
        "SELECT COALESCE(
           (SELECT MAX(search_texts.id) FROM search_texts
             WHERE search_texts.id > cases.no * {PLACES}
               AND search_texts.id < (cases.no + 1) * {PLACES}),
           cases.no * {PLACES}) AS place
         FROM cases WHERE cases.id = {mark}"
    );
    let ask = Statement::from_sql_and_values(backend, sql, [case_id.into()]);
    let row = db.query_one_raw(ask).await?;
    row.ok_or(DbErr::RecordNotFound("the case of a text".into()))?
        .try_get("", "place")
}

/// Puts new texts of one case into the index, behind `place`.
pub(crate) async fn add(
    db: &impl ConnectionTrait,
    case_id: Uuid,
    mut place: i64,
    texts: &[NewText],
) -> Result<(), DbErr> {
    let backend = db.get_database_backend();
    for some in texts.chunks(AT_ONCE) {
        let mut rows: Vec<Value> = Vec::new();
        let mut documents: Vec<Value> = Vec::new();
        let mut marks = Vec::new();
        for text in some {
            place += 1;
            let n = rows.len();
            rows.extend([
                place.into(),
                text.text_id.into(),
                text.part.into(),
                case_id.into(),
                text.scope.into(),
            ]);
            marks.push(match backend {
                DbBackend::Postgres => {
                    rows.push(text.as_tsvector().into());
                    let [a, b, c, d, e, f] = [1, 2, 3, 4, 5, 6].map(|place| n + place);
                    format!("(${a}, ${b}, ${c}, ${d}, ${e}, ${f}::tsvector)")
                }
                _ => {
                    documents.extend([place.into(), text.as_document().into()]);
                    "(?, ?, ?, ?, ?)".to_owned()
                }
            });
        }
        let terms = match backend {
            DbBackend::Postgres => ", terms",
            _ => "",
        };
        let sql = format!(
            "INSERT INTO search_texts (id, text_id, part, case_id, scope{terms}) VALUES {}",
            marks.join(", ")
        );
        db.execute_raw(Statement::from_sql_and_values(backend, sql, rows))
            .await?;
        if backend == DbBackend::Sqlite {
            let marks = vec!["(?, ?)"; some.len()].join(", ");
            let sql = format!("INSERT INTO search_terms (rowid, terms) VALUES {marks}");
            db.execute_raw(Statement::from_sql_and_values(backend, sql, documents))
                .await?;
        }
    }
    Ok(())
}

/// Puts one text into the index, in the place of what it was.
pub(crate) async fn replace(
    db: &impl ConnectionTrait,
    case_id: Uuid,
    text: NewText,
) -> Result<(), DbErr> {
    let backend = db.get_database_backend();
    let run = |sql: &str, values: Vec<Value>| Statement::from_sql_and_values(backend, sql, values);
    let key: Vec<Value> = vec![text.text_id.into(), text.part.into()];
    let find = match backend {
        DbBackend::Postgres => "SELECT id FROM search_texts WHERE text_id = $1 AND part = $2",
        _ => "SELECT id FROM search_texts WHERE text_id = ? AND part = ?",
    };
    let Some(row) = db.query_one_raw(run(find, key)).await? else {
        let place = last_place(db, case_id).await?;
        return add(db, case_id, place, &[text]).await;
    };
    let place: i64 = row.try_get("", "id")?;
    if backend == DbBackend::Postgres {
        let values = vec![text.as_tsvector().into(), place.into()];
        let sql = "UPDATE search_texts SET terms = $1::tsvector WHERE id = $2";
        return db.execute_raw(run(sql, values)).await.map(|_| ());
    }
    let sql = "DELETE FROM search_terms WHERE rowid = ?";
    db.execute_raw(run(sql, vec![place.into()])).await?;
    let sql = "INSERT INTO search_terms (rowid, terms) VALUES (?, ?)";
    let values = vec![place.into(), text.as_document().into()];
    db.execute_raw(run(sql, values)).await.map(|_| ())
}

/// Whether there are cases and no text of theirs is in the index: so it is
/// after a migration that changed what the index holds.
pub(crate) async fn is_missing(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let sql = "SELECT EXISTS (SELECT 1 FROM cases)
                 AND NOT EXISTS (SELECT 1 FROM search_texts) AS missing";
    let ask = Statement::from_string(db.get_database_backend(), sql);
    let row = db.query_one_raw(ask).await?;
    row.map_or(Ok(false), |row| row.try_get("", "missing"))
}

/// One term of a search, with or without what may follow it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Term {
    /// ASCII letters, digits and `_`.
    pub(crate) text: String,
    /// Whether longer terms that begin like this are meant too.
    pub(crate) prefix: bool,
}

/// Which texts a search looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Scopes {
    /// All.
    Everything,
    /// Only what is not confidential.
    Open,
    /// A firm's: its own cases, but not the desk's notes.
    OpenAndTeam,
    /// A desk member's: confidential texts only of the cases they are named on.
    Desk {
        /// Who.
        team_of: Uuid,
    },
}

/// The case is one with a text that holds every one of `terms`. `parts` narrows
/// to kinds of text, `scopes` to those that the searcher may find.
pub(crate) fn found_in(
    backend: DbBackend,
    terms: &[Term],
    parts: &[&str],
    scopes: &Scopes,
) -> SimpleExpr {
    match backend {
        DbBackend::Postgres => found_in_rows(terms, parts, scopes),
        _ => found_in_terms(terms, parts, scopes),
    }
}

/// SQLite: by the index of terms alone.
fn found_in_terms(terms: &[Term], parts: &[&str], scopes: &Scopes) -> SimpleExpr {
    const TEXTS: &str = "SELECT rowid >> 20 FROM search_terms WHERE search_terms MATCH ?";
    const { assert!(PLACE_BITS == 20, "TEXTS says how many bits a place has") };
    let mut all: Vec<String> = terms
        .iter()
        .map(|term| format!("\"{}\"{}", term.text, if term.prefix { "*" } else { "" }))
        .collect();
    if !parts.is_empty() {
        let parts: Vec<String> = parts.iter().map(|part| quoted_mark(part)).collect();
        all.push(format!("({})", parts.join(" OR ")));
    }
    let all = all.join(" AND ");
    let (open, team, desk) = (
        quoted_mark("open"),
        quoted_mark("team"),
        quoted_mark("desk"),
    );
    let (texts, values): (String, Vec<Value>) = match scopes {
        Scopes::Everything => (TEXTS.to_owned(), vec![all.into()]),
        Scopes::Open => (TEXTS.to_owned(), vec![format!("({all}) AND {open}").into()]),
        Scopes::OpenAndTeam => (TEXTS.to_owned(), vec![format!("({all}) NOT {desk}").into()]),
        Scopes::Desk { team_of } => (
            format!(
                "{TEXTS} UNION ALL {TEXTS} AND rowid >> 20 IN
                 (SELECT own.no FROM case_people JOIN cases AS own ON own.id = case_id
                  WHERE person_id = ?)"
            ),
            vec![
                format!("({all}) NOT {team}").into(),
                format!("({all}) AND {team}").into(),
                (*team_of).into(),
            ],
        ),
    };
    Expr::cust_with_values(format!("\"cases\".\"no\" IN ({texts})"), values)
}

fn quoted_mark(word: &str) -> String {
    format!("\"{}\"", mark(word))
}

/// PostgreSQL: by the rows of the texts.
fn found_in_rows(terms: &[Term], parts: &[&str], scopes: &Scopes) -> SimpleExpr {
    let query: Vec<String> = terms
        .iter()
        .map(|term| format!("'{}'{}", term.text, if term.prefix { ":*" } else { "" }))
        .collect();
    let mut values: Vec<Value> = vec![query.join(" & ").into()];
    let mut sql = "\"cases\".\"id\" IN (SELECT case_id FROM search_texts
        WHERE terms @@ ?::tsquery"
        .to_owned();
    if !parts.is_empty() {
        let marks = vec!["?"; parts.len()].join(", ");
        sql.push_str(&format!(" AND part IN ({marks})"));
        values.extend(parts.iter().map(|part| Value::from(*part)));
    }
    match scopes {
        Scopes::Everything => {}
        Scopes::Open => sql.push_str(" AND scope = 'open'"),
        Scopes::OpenAndTeam => sql.push_str(" AND scope IN ('open', 'team')"),
        Scopes::Desk { team_of } => {
            sql.push_str(
                " AND (scope <> 'team' OR case_id IN
                   (SELECT case_id FROM case_people WHERE person_id = ?))",
            );
            values.push((*team_of).into());
        }
    }
    sql.push(')');
    // There the marks have numbers, counted from 1 in this expression.
    let mut pieces = sql.split('?');
    let first = pieces.next().unwrap_or_default().to_owned();
    let sql = pieces
        .zip(1..)
        .fold(first, |sql, (piece, n)| format!("{sql}${n}{piece}"));
    Expr::cust_with_values(sql, values)
}
