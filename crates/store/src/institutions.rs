//! The directory of institutions: filled from open lists, searched as one
//! types. It holds names and codes of institutions and nothing about anybody.

use std::collections::{BTreeSet, HashMap};

use case_workflow::people::Actor;
use case_workflow::typed::{folded, is_kana, romaji, words};
use jiff::civil::Date;
use serde_json::json;

use crate::audit::Object;
use crate::dialect::institutions::{self, Indexed, Row};
use crate::dialect::texts::Term;
use crate::error::StoreError;
use crate::{Store, Write, search};

/// Most institutions of one answer.
pub const INSTITUTIONS_MAX: usize = 20;
/// Rows that are looked at to find the best of them.
const LOOKED_AT_MAX: usize = 200;
/// Parts of names by which an institution is more likely a hospital that runs
/// trials than a practice, folded.
const HOSPITAL_WORDS: [&str; 5] = [
    "病院",
    "医療せんた",
    "がんせんた",
    "hospital",
    "cancercenter",
];
/// The term of those.
const HOSPITAL: &str = "__hospital";

/// An institution out of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInstitution {
    /// Its code in the list.
    pub code: String,
    /// Its name, Japanese where it has one.
    pub name: String,
    /// English name.
    pub name_en: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// JIS X 0401, two digits; empty where the list does not say.
    pub prefecture: String,
}

/// An institution of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Institution {
    /// The list it is from.
    pub source: String,
    /// What the list says of it.
    pub listed: NewInstitution,
    /// The day of the edition that last had it.
    pub as_of: String,
    /// The newest edition does not have it.
    pub gone: bool,
}

/// What an edition changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// New ones.
    pub added: usize,
    /// Those whose entry is another, or that are back.
    pub changed: usize,
    /// Those that the edition does not have any more.
    pub gone: usize,
    /// Those that stayed as they were.
    pub same: usize,
}

impl Write {
    /// Takes in one edition of a list. The same edition twice changes nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everyone but the program's own commands;
    /// [`StoreError::Database`].
    pub async fn import_institutions(
        &mut self,
        source: &str,
        as_of: Date,
        listed: Vec<NewInstitution>,
    ) -> Result<Imported, StoreError> {
        if self.actor != Actor::System {
            return Err(StoreError::NotFound);
        }
        let as_of = as_of.to_string();
        let known = institutions::of_source(&self.txn, source).await?;
        let mut known: HashMap<String, Row> = known
            .into_iter()
            .map(|row| (row.code.clone(), row))
            .collect();
        let mut no = institutions::last_no(&self.txn).await?;
        let mut imported = Imported::default();
        let (mut new, mut changed): (Vec<Indexed>, Vec<Indexed>) = (Vec::new(), Vec::new());
        for one in listed {
            let before = known.remove(&one.code);
            let mut row = row_of(source, &as_of, &one);
            match before {
                None => {
                    no += 1;
                    row.no = no;
                    new.push((row, terms(source, &one)));
                }
                Some(before) => {
                    row.no = before.no;
                    if row
                        == (Row {
                            as_of: as_of.clone(),
                            ..before
                        })
                    {
                        imported.same += 1;
                    } else {
                        changed.push((row, terms(source, &one)));
                    }
                }
            }
        }
        let gone: Vec<i64> = known
            .values()
            .filter(|row| !row.gone)
            .map(|row| row.no)
            .collect();
        imported.added = new.len();
        imported.changed = changed.len();
        imported.gone = gone.len();
        institutions::add(&self.txn, &new).await?;
        institutions::replace(&self.txn, &changed).await?;
        institutions::mark_gone(&self.txn, &gone).await?;
        institutions::date(&self.txn, source, &as_of).await?;
        let details = json!({
            "source": source,
            "as_of": as_of,
            "added": imported.added,
            "changed": imported.changed,
            "gone": imported.gone,
            "same": imported.same,
        });
        self.audit("import_directory", Object::kind("directory"), details)
            .await?;
        Ok(imported)
    }
}

impl Store {
    /// Institutions that the typed words may mean, best first, at most
    /// [`INSTITUTIONS_MAX`]; hospitals before practices.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn institutions(
        &self,
        typed: &str,
        prefecture: Option<&str>,
        source: Option<&str>,
    ) -> Result<Vec<Institution>, StoreError> {
        let mut found: Vec<Row> = Vec::new();
        for mut asked in queries(typed) {
            asked.extend(prefecture.map(|code| mark(&format!("__p{code}"))));
            asked.extend(source.map(|list| mark(&of_source(list))));
            let hospitals = [asked.clone(), vec![mark(HOSPITAL)]].concat();
            for asked in [hospitals, asked] {
                if found.len() >= INSTITUTIONS_MAX {
                    break;
                }
                let more = institutions::find(self.reader(), &asked, LOOKED_AT_MAX).await?;
                let seen: BTreeSet<i64> = found.iter().map(|row| row.no).collect();
                found.extend(more.into_iter().filter(|row| !seen.contains(&row.no)));
            }
        }
        let (whole, form) = (folded(typed), romaji(typed));
        found.sort_by_cached_key(|row| place(row, &whole, form.as_deref()));
        found.truncate(INSTITUTIONS_MAX);
        found.into_iter().map(institution).collect()
    }
}

/// What to look for: the words as they are, and romaji as the kana it stands for.
fn queries(typed: &str) -> Vec<Vec<Term>> {
    let as_typed: Vec<Term> = search::query(&words(typed).join(" "))
        .into_iter()
        .flatten()
        .collect();
    if as_typed.is_empty() {
        return Vec::new();
    }
    let mut queries = vec![as_typed];
    if let Some(text) = romaji(typed).filter(|_| typed.is_ascii()) {
        queries.push(vec![Term { text, prefix: true }]);
    }
    queries
}

/// The term of a list: ASCII letters alone, as every term.
fn of_source(source: &str) -> String {
    format!("__s{source}")
}

fn mark(word: &str) -> Term {
    Term {
        text: word.to_owned(),
        prefix: false,
    }
}

/// Where a row stands in the answer: those that are there, those called so,
/// those that begin so, hospitals, short names; then by the list's order.
fn place(row: &Row, whole: &str, form: Option<&str>) -> (bool, u8, bool, usize, i64) {
    let name = folded(&row.name);
    let own = row.name.rsplit([' ', '　']).next().map(folded);
    let english = row.name_en.as_deref().map(folded);
    let names = [Some(name.clone()), own, english];
    let any = |fits: &dyn Fn(&str) -> bool| names.iter().flatten().any(|name| fits(name));
    // Romaji begins a name where it begins the kana that the name begins with.
    let reads_so = |name: &str| {
        let kana: String = name.chars().take_while(|c| is_kana(*c)).collect();
        romaji(&kana).is_some_and(|reading| form.is_some_and(|form| reading.starts_with(form)))
    };
    let fit = if any(&|name| name == whole) {
        0
    } else if any(&|name| name.starts_with(whole) || reads_so(name)) {
        1
    } else {
        2
    };
    (
        row.gone,
        fit,
        !is_hospital(row),
        name.chars().count(),
        row.no,
    )
}

fn is_hospital(row: &Row) -> bool {
    let names = [Some(row.name.as_str()), row.name_en.as_deref()];
    names.into_iter().flatten().any(names_a_hospital)
}

fn names_a_hospital(name: &str) -> bool {
    let name = folded(name);
    HOSPITAL_WORDS.iter().any(|word| name.contains(word))
}

/// Terms of an institution: its names, its kana in romaji, where it is, which
/// list it is from, and whether it is a hospital by its name.
fn terms(source: &str, one: &NewInstitution) -> Vec<String> {
    let names = [Some(&one.name), one.name_en.as_ref()];
    let names = names.into_iter().flatten().chain(&one.aliases);
    let mut text = String::new();
    let mut terms = BTreeSet::from([format!("__p{}", one.prefecture), of_source(source)]);
    for name in names {
        text.push_str(&words(name).join(" "));
        text.push(' ');
        terms.extend(kana_runs(name).filter_map(|run| romaji(&run)));
        if names_a_hospital(name) {
            terms.insert(HOSPITAL.to_owned());
        }
    }
    terms.extend(search::terms(&text));
    terms.into_iter().collect()
}

/// Pieces of a name in one kana each, and in both as they follow one another:
/// `さくらクリニック`, `さくら`, `クリニック`.
fn kana_runs(name: &str) -> impl Iterator<Item = String> {
    let is_katakana = |c: char| c >= '\u{30A0}';
    let mut runs: Vec<String> = Vec::new();
    for run in name.split(|c| !is_kana(c)).filter(|run| !run.is_empty()) {
        let mut piece = String::new();
        for c in run.chars() {
            let turn = piece
                .chars()
                .last()
                .is_some_and(|last| c != 'ー' && is_katakana(last) != is_katakana(c));
            if turn {
                runs.push(std::mem::take(&mut piece));
            }
            piece.push(c);
        }
        if piece != run {
            runs.push(piece);
        }
        runs.push(run.to_owned());
    }
    runs.into_iter().filter(|run| run.chars().count() > 1)
}

fn row_of(source: &str, as_of: &str, one: &NewInstitution) -> Row {
    Row {
        no: 0,
        source: source.to_owned(),
        code: one.code.clone(),
        name: one.name.clone(),
        name_en: one.name_en.clone(),
        aliases: json!(one.aliases).to_string(),
        prefecture: one.prefecture.clone(),
        as_of: as_of.to_owned(),
        gone: false,
    }
}

fn institution(row: Row) -> Result<Institution, StoreError> {
    let aliases = serde_json::from_str(&row.aliases)
        .map_err(|_| StoreError::unreadable("institutions", row.no, &row.aliases))?;
    Ok(Institution {
        source: row.source,
        listed: NewInstitution {
            code: row.code,
            name: row.name,
            name_en: row.name_en,
            aliases,
            prefecture: row.prefecture,
        },
        as_of: row.as_of,
        gone: row.gone,
    })
}
