//! The directory's rows and their index: PostgreSQL keeps the terms in the
//! row, SQLite in a table of its full-text module under the row's number.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, Value};

use super::texts::Term;

/// Rows put in by one statement: nine or ten values each.
const AT_ONCE: usize = 100;
/// Numbers named by one statement.
const NUMBERS_AT_ONCE: usize = 1_000;

/// One institution as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) no: i64,
    pub(crate) source: String,
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) name_en: Option<String>,
    /// JSON.
    pub(crate) aliases: String,
    pub(crate) prefecture: String,
    pub(crate) as_of: String,
    pub(crate) gone: bool,
}

impl Row {
    fn read(row: &QueryResult) -> Result<Self, DbErr> {
        Ok(Self {
            no: row.try_get("", "no")?,
            source: row.try_get("", "source")?,
            code: row.try_get("", "code")?,
            name: row.try_get("", "name")?,
            name_en: row.try_get("", "name_en")?,
            aliases: row.try_get("", "aliases")?,
            prefecture: row.try_get("", "prefecture")?,
            as_of: row.try_get("", "as_of")?,
            gone: row.try_get("", "gone")?,
        })
    }

    fn values(&self) -> [Value; 9] {
        [
            self.no.into(),
            self.source.clone().into(),
            self.code.clone().into(),
            self.name.clone().into(),
            self.name_en.clone().into(),
            self.aliases.clone().into(),
            self.prefecture.clone().into(),
            self.as_of.clone().into(),
            self.gone.into(),
        ]
    }
}

/// An institution with its terms: ASCII letters, digits and `_`, so nothing
/// has to be escaped.
pub(crate) type Indexed = (Row, Vec<String>);

const COLUMNS: &str = "no, source, code, name, name_en, aliases, prefecture, as_of, gone";

/// Every row of one list.
pub(crate) async fn of_source(db: &impl ConnectionTrait, source: &str) -> Result<Vec<Row>, DbErr> {
    let backend = db.get_database_backend();
    let mark = match backend {
        DbBackend::Postgres => "$1",
        _ => "?",
    };
    let sql = format!("SELECT {COLUMNS} FROM institutions WHERE source = {mark}");
    let ask = Statement::from_sql_and_values(backend, sql, [source.into()]);
    db.query_all_raw(ask).await?.iter().map(Row::read).collect()
}

/// The highest number given.
pub(crate) async fn last_no(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let sql = "SELECT COALESCE(MAX(no), 0) AS no FROM institutions";
    let ask = Statement::from_string(db.get_database_backend(), sql);
    let row = db.query_one_raw(ask).await?;
    row.map_or(Ok(0), |row| row.try_get("", "no"))
}

/// Puts new rows in.
pub(crate) async fn add(db: &impl ConnectionTrait, rows: &[Indexed]) -> Result<(), DbErr> {
    let backend = db.get_database_backend();
    for some in rows.chunks(AT_ONCE) {
        let mut values: Vec<Value> = Vec::new();
        let mut marks = Vec::new();
        for (row, terms) in some {
            let n = values.len();
            values.extend(row.values());
            marks.push(match backend {
                DbBackend::Postgres => {
                    values.push(as_tsvector(terms).into());
                    let places: Vec<String> = (1..=9).map(|at| format!("${}", n + at)).collect();
                    format!("({}, ${}::tsvector)", places.join(", "), n + 10)
                }
                _ => "(?, ?, ?, ?, ?, ?, ?, ?, ?)".to_owned(),
            });
        }
        let terms = match backend {
            DbBackend::Postgres => ", terms",
            _ => "",
        };
        let sql = format!(
            "INSERT INTO institutions ({COLUMNS}{terms}) VALUES {}",
            marks.join(", ")
        );
        db.execute_raw(Statement::from_sql_and_values(backend, sql, values))
            .await?;
        if backend == DbBackend::Sqlite {
            index(db, some).await?;
        }
    }
    Ok(())
}

/// SQLite's index of terms.
async fn index(db: &impl ConnectionTrait, rows: &[Indexed]) -> Result<(), DbErr> {
    let marks = vec!["(?, ?)"; rows.len()].join(", ");
    let sql = format!("INSERT INTO institution_terms (rowid, terms) VALUES {marks}");
    let values = rows
        .iter()
        .flat_map(|(row, terms)| [Value::from(row.no), terms.join(" ").into()]);
    let put = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    db.execute_raw(put).await.map(|_| ())
}

/// Puts rows in the place of what they were.
pub(crate) async fn replace(db: &impl ConnectionTrait, rows: &[Indexed]) -> Result<(), DbErr> {
    let backend = db.get_database_backend();
    for some in rows.chunks(NUMBERS_AT_ONCE) {
        let numbers = listed(some.iter().map(|(row, _)| row.no));
        let mut tables = vec!["institutions WHERE no"];
        if backend == DbBackend::Sqlite {
            tables.push("institution_terms WHERE rowid");
        }
        for table in tables {
            let sql = format!("DELETE FROM {table} IN ({numbers})");
            db.execute_unprepared(&sql).await?;
        }
        add(db, some).await?;
    }
    Ok(())
}

/// Marks rows as gone: the edition does not have them.
pub(crate) async fn mark_gone(db: &impl ConnectionTrait, numbers: &[i64]) -> Result<(), DbErr> {
    for some in numbers.chunks(NUMBERS_AT_ONCE) {
        let numbers = listed(some.iter().copied());
        let sql = format!("UPDATE institutions SET gone = TRUE WHERE no IN ({numbers})");
        db.execute_unprepared(&sql).await?;
    }
    Ok(())
}

/// Whoever of a list is there is there as of `day`.
pub(crate) async fn date(db: &impl ConnectionTrait, source: &str, day: &str) -> Result<(), DbErr> {
    let backend = db.get_database_backend();
    let sql = match backend {
        DbBackend::Postgres => {
            "UPDATE institutions SET as_of = $1 WHERE source = $2 AND NOT gone AND as_of <> $1"
        }
        _ => "UPDATE institutions SET as_of = ?1 WHERE source = ?2 AND NOT gone AND as_of <> ?1",
    };
    let put = Statement::from_sql_and_values(backend, sql, [day.into(), source.into()]);
    db.execute_raw(put).await.map(|_| ())
}

/// Rows with every one of the terms, in the order of their numbers, at most
/// `limit`: a word that half the country bears is not read to its end.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    terms: &[Term],
    limit: usize,
) -> Result<Vec<Row>, DbErr> {
    let backend = db.get_database_backend();
    let (sql, query) = match backend {
        DbBackend::Postgres => {
            let query: Vec<String> = terms
                .iter()
                .map(|term| format!("'{}'{}", term.text, if term.prefix { ":*" } else { "" }))
                .collect();
            let sql = format!(
                "SELECT {COLUMNS} FROM institutions WHERE terms @@ $1::tsquery LIMIT {limit}"
            );
            (sql, query.join(" & "))
        }
        _ => {
            let query: Vec<String> = terms
                .iter()
                .map(|term| format!("\"{}\"{}", term.text, if term.prefix { "*" } else { "" }))
                .collect();
            let sql = format!(
                "SELECT {COLUMNS} FROM institutions WHERE no IN
                   (SELECT rowid FROM institution_terms WHERE institution_terms MATCH ?
                    LIMIT {limit})"
            );
            (sql, query.join(" AND "))
        }
    };
    let ask = Statement::from_sql_and_values(backend, sql, [query.into()]);
    db.query_all_raw(ask).await?.iter().map(Row::read).collect()
}

fn as_tsvector(terms: &[String]) -> String {
    terms.iter().map(|term| format!("'{term}' ")).collect()
}

/// Numbers as they stand in a statement: they are ours, and only digits.
fn listed(numbers: impl Iterator<Item = i64>) -> String {
    let numbers: Vec<String> = numbers.map(|no| no.to_string()).collect();
    numbers.join(", ")
}
