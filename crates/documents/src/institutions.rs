//! Open lists of Japan's institutions: those under health insurance as the
//! Regional Bureaus of Health and Welfare publish them (one table of all
//! prefectures), and Japan's part of the Research Organization Registry.

use std::collections::BTreeSet;
use std::io::Read;

use case_workflow::inquiry::clean_line;
use case_workflow::register::Prefecture;
use case_workflow::typed::folded;
use csv::{ReaderBuilder, StringRecord};

/// Most institutions of one list.
pub const INSTITUTIONS_MAX: usize = 300_000;
/// Most characters of a name.
const NAME_MAX: usize = 300;
/// Most other names of one institution.
const ALIASES_MAX: usize = 20;
/// Most faults that are told at once.
const FAULTS_MAX: usize = 20;

/// Which list it is, told by its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// The bureaus' table: `code9`, `name_ja`, `pref_code`.
    Bureau,
    /// ROR: `ror_id`, `name_en`, `name_ja`, `aliases`, `prefecture`.
    Ror,
}

impl List {
    /// The word under which its institutions are kept.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bureau => "bureau",
            Self::Ror => "ror",
        }
    }

    fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Bureau => &["code9", "name_ja", "pref_code"],
            Self::Ror => &["ror_id", "name_en", "name_ja", "aliases", "prefecture"],
        }
    }
}

/// One institution of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
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

/// What is wrong with a line, in words for whoever runs the import.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct LineFault {
    /// Which line; the first is 1.
    pub line: u64,
    /// What is wrong, and what should stand there.
    pub what: String,
}

/// Reads a whole list, or says what is wrong with it, at most twenty faults.
///
/// # Errors
/// The faults, by line.
pub fn read(bytes: impl Read) -> Result<(List, Vec<Listed>), Vec<LineFault>> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(bytes);
    let heads = match reader.headers() {
        Ok(heads) => heads.clone(),
        Err(error) => return Err(vec![unreadable(1, &error)]),
    };
    let at = |name: &str| {
        heads
            .iter()
            .position(|head| head.trim_start_matches('\u{FEFF}').trim() == name)
    };
    let all = |list: &List| list.columns().iter().all(|name| at(name).is_some());
    let Some(list) = [List::Bureau, List::Ror].into_iter().find(all) else {
        let what = format!(
            "the columns must be {} (the bureaus' table) or {} (ROR)",
            List::Bureau.columns().join(", "),
            List::Ror.columns().join(", ")
        );
        return Err(vec![LineFault { line: 1, what }]);
    };
    let places: Vec<usize> = list.columns().iter().filter_map(|name| at(name)).collect();
    let mut listed = Vec::new();
    let mut faults = Vec::new();
    let mut codes = BTreeSet::new();
    for (at, record) in reader.records().enumerate() {
        let line = at as u64 + 2;
        if listed.len() >= INSTITUTIONS_MAX {
            let what = format!("a list has at most {INSTITUTIONS_MAX} institutions");
            faults.push(LineFault { line, what });
            break;
        }
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                faults.push(unreadable(line, &error));
                break;
            }
        };
        let line = record.position().map_or(line, csv::Position::line);
        let one = institution(list, &record, &places).and_then(|one| {
            let code = one.code.clone();
            if codes.insert(code.clone()) {
                Ok(one)
            } else {
                Err(format!("the code {code} stands in the list already"))
            }
        });
        match one {
            Ok(one) => listed.push(one),
            Err(what) => faults.push(LineFault { line, what }),
        }
        if faults.len() >= FAULTS_MAX {
            break;
        }
    }
    if faults.is_empty() {
        Ok((list, listed))
    } else {
        Err(faults)
    }
}

fn unreadable(line: u64, error: &csv::Error) -> LineFault {
    let line = error.position().map_or(line, csv::Position::line);
    let what = format!("the table cannot be read as CSV in UTF-8: {error}");
    LineFault { line, what }
}

fn institution(list: List, record: &StringRecord, places: &[usize]) -> Result<Listed, String> {
    let cell = |at: usize| record.get(places[at]).unwrap_or_default().trim();
    let columns = list.columns();
    let name = |at: usize| match cell(at) {
        "" => Ok(None),
        text => match clean_line(text) {
            Some(name) if name.chars().count() <= NAME_MAX => Ok(Some(name)),
            _ => Err(format!(
                "{} must be a name of at most {NAME_MAX} characters",
                columns[at]
            )),
        },
    };
    match list {
        List::Bureau => {
            let code = cell(0);
            if code.len() != 9 || !code.bytes().all(|b| b.is_ascii_digit()) {
                return Err(format!("code9 `{}` must have 9 digits", short(code)));
            }
            let prefecture = Prefecture::parse(cell(2))
                .ok_or_else(|| format!("pref_code `{}` must be 01 to 47", short(cell(2))))?;
            let name = name(1)?.ok_or("name_ja is empty")?;
            Ok(Listed {
                code: code.to_owned(),
                name,
                name_en: None,
                aliases: Vec::new(),
                prefecture: prefecture.as_str().to_owned(),
            })
        }
        List::Ror => {
            let code = cell(0);
            let is_ror = code.strip_prefix("https://ror.org/0").is_some_and(|id| {
                id.len() == 8
                    && id
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
            if !is_ror {
                let code = short(code);
                return Err(format!(
                    "ror_id `{code}` must look like https://ror.org/0419drx70"
                ));
            }
            let english = cell(4);
            // ROR does not know every place; it writes Ōsaka as well as Osaka.
            let known = Prefecture::ALL
                .iter()
                .find(|one| folded(one.en()) == folded(english));
            let prefecture = match known {
                Some(one) => one.as_str(),
                None if english.is_empty() => "",
                None => {
                    let english = short(english);
                    return Err(format!(
                        "prefecture `{english}` must be empty or English, as in Hokkaido"
                    ));
                }
            };
            let (name_en, name_ja) = (name(1)?, name(2)?);
            let name = name_ja
                .or_else(|| name_en.clone())
                .ok_or("name_en and name_ja are empty")?;
            let aliases = cell(3).split(';').filter_map(clean_line);
            Ok(Listed {
                code: code.to_owned(),
                name,
                name_en,
                aliases: aliases
                    .filter(|alias| !alias.is_empty() && alias.chars().count() <= NAME_MAX)
                    .take(ALIASES_MAX)
                    .collect(),
                prefecture: prefecture.to_owned(),
            })
        }
    }
}

/// The beginning of a cell, for a message.
fn short(cell: &str) -> String {
    cell.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lists_are_told_by_their_columns_in_any_order() {
        let bureau = "\u{FEFF}pref_code,name_ja,code9,address_ja\n\
                      04,東北大学病院,048010146,仙台市\n";
        let (list, rows) = read(bureau.as_bytes()).unwrap();
        assert_eq!(list, List::Bureau);
        assert_eq!(rows[0].code, "048010146");
        assert_eq!(rows[0].prefecture, "04");
        let ror = "ror_id,name_en,name_ja,aliases,prefecture\n\
                   https://ror.org/00kcd6x60,Tohoku University Hospital,,a;b,Miyagi\n\
                   https://ror.org/0419drx70,,大阪の病院,,Ōsaka\n\
                   https://ror.org/01d2rw060,A clinic,,,\n";
        let (list, rows) = read(ror.as_bytes()).unwrap();
        assert_eq!(list, List::Ror);
        assert_eq!(rows[0].name, "Tohoku University Hospital");
        assert_eq!(rows[0].aliases, ["a", "b"]);
        let places: Vec<_> = rows.iter().map(|one| one.prefecture.as_str()).collect();
        assert_eq!(places, ["04", "27", ""]);
    }

    #[test]
    fn every_fault_is_told_with_its_line_up_to_twenty() {
        let text = "code9,name_ja,pref_code\n\
                    048010146,東北大学病院,04\n\
                    48010146,東北大学病院,04\n\
                    048010147,,04\n\
                    048010148,病院,48\n\
                    048010146,東北大学病院,04\n";
        let faults: Vec<String> = read(text.as_bytes())
            .unwrap_err()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            faults,
            [
                "line 3: code9 `48010146` must have 9 digits",
                "line 4: name_ja is empty",
                "line 5: pref_code `48` must be 01 to 47",
                "line 6: the code 048010146 stands in the list already",
            ]
        );
        let many = format!("code9,name_ja,pref_code\n{}", "x,y,z\n".repeat(50));
        assert_eq!(read(many.as_bytes()).unwrap_err().len(), FAULTS_MAX);
        assert_eq!(read(&b"a,b\n1,2\n"[..]).unwrap_err()[0].line, 1);
        assert!(read(&b"code9,name_ja,pref_code\n\xff\xfe,a,01\n"[..]).is_err());
        assert!(read(&b""[..]).is_err());
    }
}
