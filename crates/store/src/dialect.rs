//! The raw SQL: what the two databases say in their own words. Values are
//! always bound, names are checked.

use std::path::Path;

use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};
use uuid::Uuid;

/// Texts put into the index by one statement.
const INDEXED_AT_ONCE: usize = 100;

/// Empties SQLite's write-ahead log.
pub(crate) async fn checkpoint(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    db.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)")
        .await
        .map(|_| ())
}

/// One consistent copy of a SQLite database.
pub(crate) async fn vacuum_into(db: &impl ConnectionTrait, file: &Path) -> Result<(), DbErr> {
    let file = file.to_string_lossy().into_owned();
    db.execute_raw(Statement::from_sql_and_values(
        DbBackend::Sqlite,
        "VACUUM INTO ?",
        [file.into()],
    ))
    .await
    .map(|_| ())
}

/// Tables, columns and indexes, as each database tells them of itself.
const SQLITE_SCHEMA: &str = "
    SELECT sql AS line FROM sqlite_master
    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_fts_%'
    ORDER BY tbl_name, type DESC, name";
const POSTGRES_SCHEMA: &str = "
    SELECT line FROM (
        SELECT table_name::text AS place, 1 AS part, ordinal_position::int AS nth,
               format('%s.%s %s%s', table_name, column_name, data_type,
                      CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END) AS line
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL
        SELECT conrelid::regclass::text, 2, 0,
               format('%s %s', conrelid::regclass, pg_get_constraintdef(oid))
        FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
        UNION ALL
        SELECT tablename::text, 3, 0, indexdef
        FROM pg_indexes WHERE schemaname = 'public'
    ) AS lines
    ORDER BY place COLLATE \"C\", part, nth, line COLLATE \"C\"";

/// The engine with its version, e.g. `SQLite 3.51.1`.
pub(crate) async fn engine(db: &impl ConnectionTrait) -> Result<String, DbErr> {
    let backend = db.get_database_backend();
    let (name, sql) = match backend {
        DbBackend::Sqlite => ("SQLite", "SELECT sqlite_version() AS version"),
        _ => (
            "PostgreSQL",
            "SELECT current_setting('server_version') AS version",
        ),
    };
    let row = db
        .query_one_raw(Statement::from_string(backend, sql))
        .await?;
    let version: Option<String> = row.map(|row| row.try_get("", "version")).transpose()?;
    Ok(format!("{name} {}", version.unwrap_or_default()))
}

/// The schema, a line for each table, column, constraint and index.
pub(crate) async fn schema(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let backend = db.get_database_backend();
    let sql = match backend {
        DbBackend::Sqlite => SQLITE_SCHEMA,
        _ => POSTGRES_SCHEMA,
    };
    let rows = db
        .query_all_raw(Statement::from_string(backend, sql))
        .await?;
    rows.iter().map(|row| row.try_get("", "line")).collect()
}

/// Makes a PostgreSQL database.
pub(crate) async fn create_database(
    db: &impl ConnectionTrait,
    name: &str,
    template: Option<&str>,
) -> Result<(), DbErr> {
    let name = checked(name)?;
    let template = template.map(checked).transpose()?.unwrap_or("template1");
    db.execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE {template}"))
        .await
        .map(|_| ())
}

/// Drops a PostgreSQL database.
pub(crate) async fn drop_database(db: &impl ConnectionTrait, name: &str) -> Result<(), DbErr> {
    let name = checked(name)?;
    db.execute_unprepared(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        .await
        .map(|_| ())
}

/// A name cannot be bound, so it must not need quotes.
fn checked(name: &str) -> Result<&str, DbErr> {
    let fits = !name.is_empty()
        && name.len() <= 60
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if fits {
        Ok(name)
    } else {
        Err(DbErr::Custom(format!("{name:?} cannot name a database")))
    }
}

/// One sealer at a time. On SQLite the transaction itself is the lock.
pub(crate) async fn lock_audit_chain(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    match db.get_database_backend() {
        // The number is this lock's name: "audi" in ASCII.
        DbBackend::Postgres => db
            .execute_unprepared("SELECT pg_advisory_xact_lock(1635083369)")
            .await
            .map(|_| ()),
        _ => Ok(()),
    }
}

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

/// Puts new texts of one case into the index.
pub(crate) async fn index_new(
    db: &impl ConnectionTrait,
    case_id: Uuid,
    texts: &[NewText],
) -> Result<(), DbErr> {
    let backend = db.get_database_backend();
    for some in texts.chunks(INDEXED_AT_ONCE) {
        let mut values: Vec<Value> = Vec::new();
        let mut marks = Vec::new();
        for text in some {
            let n = values.len();
            values.extend([
                text.text_id.into(),
                text.part.into(),
                case_id.into(),
                text.scope.into(),
            ]);
            marks.push(match backend {
                DbBackend::Postgres => {
                    let terms: String = text.terms.iter().map(|one| format!("'{one}' ")).collect();
                    values.push(terms.into());
                    let [a, b, c, d, e] = [1, 2, 3, 4, 5].map(|place| n + place);
                    format!("(${a}, ${b}, ${c}, ${d}, ${e}::tsvector)")
                }
                _ => "(?, ?, ?, ?)".to_owned(),
            });
        }
        let columns = match backend {
            DbBackend::Postgres => "text_id, part, case_id, scope, terms",
            _ => "text_id, part, case_id, scope",
        };
        let sql = format!(
            "INSERT INTO search_texts ({columns}) VALUES {}",
            marks.join(", ")
        );
        db.execute_raw(Statement::from_sql_and_values(backend, sql, values))
            .await?;
        if backend == DbBackend::Sqlite {
            index_new_terms(db, some).await?;
        }
    }
    Ok(())
}

/// The terms of texts whose rows were just inserted, in SQLite's own table.
async fn index_new_terms(db: &impl ConnectionTrait, texts: &[NewText]) -> Result<(), DbErr> {
    let each = vec!["SELECT ? AS text_id, ? AS part, ? AS terms"; texts.len()];
    let sql = format!(
        "INSERT INTO search_terms (rowid, terms)
         SELECT search_texts.id, new.terms FROM ({}) AS new JOIN search_texts
           ON search_texts.text_id = new.text_id AND search_texts.part = new.part",
        each.join(" UNION ALL ")
    );
    let values: Vec<Value> = texts
        .iter()
        .flat_map(|text| -> [Value; 3] {
            [
                text.text_id.into(),
                text.part.into(),
                text.terms.join(" ").into(),
            ]
        })
        .collect();
    db.execute_raw(Statement::from_sql_and_values(
        DbBackend::Sqlite,
        sql,
        values,
    ))
    .await
    .map(|_| ())
}

/// Puts the terms of one text into the index, in the place of its old ones.
pub(crate) async fn index_text(
    db: &impl ConnectionTrait,
    text_id: Uuid,
    part: &str,
    case_id: Uuid,
    scope: &str,
    terms: &[String],
) -> Result<(), DbErr> {
    let backend = db.get_database_backend();
    let run = |sql: &str, values: Vec<Value>| Statement::from_sql_and_values(backend, sql, values);
    if backend == DbBackend::Postgres {
        // The terms are ASCII letters, digits and `_`: nothing to escape.
        let terms: String = terms.iter().map(|term| format!("'{term}' ")).collect();
        db.execute_raw(run(
            "INSERT INTO search_texts (text_id, part, case_id, scope, terms)
             VALUES ($1, $2, $3, $4, $5::tsvector)
             ON CONFLICT (text_id, part) DO UPDATE SET terms = excluded.terms",
            vec![
                text_id.into(),
                part.into(),
                case_id.into(),
                scope.into(),
                terms.into(),
            ],
        ))
        .await?;
        return Ok(());
    }
    db.execute_raw(run(
        "INSERT INTO search_texts (text_id, part, case_id, scope) VALUES (?, ?, ?, ?)
         ON CONFLICT (text_id, part) DO NOTHING",
        vec![text_id.into(), part.into(), case_id.into(), scope.into()],
    ))
    .await?;
    let key: Vec<Value> = vec![text_id.into(), part.into()];
    db.execute_raw(run(
        "DELETE FROM search_terms
         WHERE rowid = (SELECT id FROM search_texts WHERE text_id = ? AND part = ?)",
        key.clone(),
    ))
    .await?;
    let mut values: Vec<Value> = vec![terms.join(" ").into()];
    values.extend(key);
    db.execute_raw(run(
        "INSERT INTO search_terms (rowid, terms)
         SELECT id, ? FROM search_texts WHERE text_id = ? AND part = ?",
        values,
    ))
    .await?;
    Ok(())
}

/// One term of a search, with or without what may follow it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Term {
    /// ASCII letters, digits and `_`.
    pub(crate) text: String,
    /// Whether longer terms that begin like this are meant too.
    pub(crate) prefix: bool,
}

/// `cases.id` is one of the cases with a text that holds every one of `terms`.
/// `parts` narrows to kinds of text; `confidential` says whose case team's
/// texts are looked at: everybody's, those of some cases, or none.
pub(crate) fn found_in(
    backend: DbBackend,
    terms: &[Term],
    parts: &[&str],
    scopes: &Scopes,
) -> SimpleExpr {
    let mut values: Vec<Value> = Vec::new();
    let terms_sql = if backend == DbBackend::Postgres {
        let query: Vec<String> = terms
            .iter()
            .map(|term| format!("'{}'{}", term.text, if term.prefix { ":*" } else { "" }))
            .collect();
        values.push(query.join(" & ").into());
        "terms @@ ?::tsquery"
    } else {
        let query: Vec<String> = terms
            .iter()
            .map(|term| format!("\"{}\"{}", term.text, if term.prefix { "*" } else { "" }))
            .collect();
        values.push(query.join(" AND ").into());
        "id IN (SELECT rowid FROM search_terms WHERE search_terms MATCH ?)"
    };
    let mut sql =
        format!("\"cases\".\"id\" IN (SELECT case_id FROM search_texts WHERE {terms_sql}");
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
    if backend == DbBackend::Postgres {
        // There the marks have numbers, counted from 1 in this expression.
        let mut pieces = sql.split('?');
        let first = pieces.next().unwrap_or_default().to_owned();
        sql = pieces
            .zip(1..)
            .fold(first, |sql, (piece, n)| format!("{sql}${n}{piece}"));
    }
    Expr::cust_with_values(sql, values)
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
