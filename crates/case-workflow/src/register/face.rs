//! The face that an entry shows to each of those who may read of it: the public,
//! a company before which it was put by name, the desk (domain 3.0, ux H10).
//! What anybody is shown of an entry comes from here.
//!
//! Two things decide about an item: the visibility of its section, as the
//! hospital chose it, and the widest circle that the item may have at all. The
//! narrower of the two holds.

mod shown;
mod widest;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::codes::{Section, Source, ValueState, Visibility};
use super::items::{Asked, RegisterItem, asked};
use super::more_codes::InvestigatorRole;
use super::rows::{RowItem, RowList};
use super::stated::Stated;
use super::{Hospital, Register};

pub use shown::{Shown, Word};
use shown::{shown, unit, unit_of};

/// Who looks at an entry, from the widest circle to the narrowest: each sees
/// what the one before sees, and more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Viewer {
    /// Anybody, where the hospital chose a public profile.
    Public,
    /// A company before which the hospital was put, and which may know its name.
    Firm,
    /// The desk.
    Desk,
}

impl Viewer {
    /// All of them, the widest circle first.
    pub const ALL: [Self; 3] = [Self::Public, Self::Firm, Self::Desk];

    /// The widest circle that a visibility opens something to. Nobody is named
    /// yet for "desk and named people": until somebody is, it is the desk.
    #[must_use]
    pub fn from_visibility(visibility: Visibility) -> Self {
        match visibility {
            Visibility::V0 => Self::Public,
            Visibility::V2 => Self::Firm,
            Visibility::V1 | Visibility::V3 => Self::Desk,
        }
    }

    /// Whether a cell of a row is told. Of a hospital's doctors a company reads
    /// the names of those only who lead trials.
    fn reads(self, item: RowItem, row: &Map<String, Value>) -> bool {
        let names = matches!(
            item,
            RowItem::InvestigatorNameJa | RowItem::InvestigatorNameEn | RowItem::InvestigatorOrcid
        );
        let leads = || {
            let role = row.get(RowItem::InvestigatorRole.path());
            role.and_then(Value::as_str) == Some(InvestigatorRole::Principal.as_str())
        };
        self == Self::Desk || !names || leads()
    }
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FaceItem {
    /// Its path within the section: `more/beds_total`.
    pub path: String,
    /// What it is called.
    pub name: Word,
    /// What it says; none is unknown, which is not no.
    pub shown: Option<Shown>,
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FaceRow {
    /// One cell a column; none is unknown.
    pub cells: Vec<Option<Shown>>,
    /// On what the row rests, where it says so for itself.
    pub rests: Option<Rests>,
}

/// What a hospital has several of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FaceTable {
    /// `diseases`, `slots`, or a code of the list `register_rows`.
    pub table: String,
    /// What it is called.
    pub name: Word,
    /// What its columns are called.
    pub columns: Vec<FaceColumn>,
    /// The rows; none is unknown, an empty list says that there are none.
    pub rows: Option<Vec<FaceRow>>,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FaceColumn {
    /// Its name within a row.
    pub path: String,
    /// What it is called.
    pub name: Word,
}

/// On what something rests, and whether it still holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Rests {
    /// Where it comes from.
    pub source: Word,
    /// The day that it describes.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub as_of: Date,
    /// The last day on which it holds.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub until: Date,
    /// Past that day.
    pub out_of_date: bool,
}

impl Rests {
    fn new(stated: &Stated, today: Date) -> Self {
        Self {
            source: Word::of::<Source>(stated.source),
            as_of: stated.as_of,
            until: stated.expires_on,
            out_of_date: stated.state(today) == ValueState::Expired,
        }
    }
}

/// A section of the entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FaceSection {
    /// Which.
    pub section: Section,
    /// What it is called.
    pub name: Word,
    /// On what it rests; none where it was never stated, or where its rows say
    /// so one by one.
    pub rests: Option<Rests>,
    /// What is asked once.
    pub items: Vec<FaceItem>,
    /// What there are several of.
    pub tables: Vec<FaceTable>,
}

/// What one viewer sees of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Face {
    /// Who looks.
    pub viewer: Viewer,
    /// Invented for a demonstration; every screen says so.
    pub demonstration: bool,
    /// The sections of which the viewer sees something, in the register's order.
    pub sections: Vec<FaceSection>,
    /// The sections of which the viewer sees nothing.
    pub withheld: Vec<Word>,
}

/// What `viewer` sees of an entry on `today`.
#[must_use]
pub fn face(hospital: &Hospital, viewer: Viewer, today: Date) -> Face {
    let entry = Register::export(hospital, today);
    let all = asked();
    let mut sections = Vec::new();
    let mut withheld = Vec::new();
    for section in Section::ALL {
        let members = entry["sections"][section.as_str()].as_object();
        let chosen = circle(hospital, *section);
        let items = items(&all, *section, members, viewer, chosen);
        let tables = tables(hospital, *section, members, viewer, chosen, today);
        if items.is_empty() && tables.is_empty() {
            withheld.push(Word::of(*section));
            continue;
        }
        let stated = hospital.stated.get(section);
        sections.push(FaceSection {
            section: *section,
            name: Word::of(*section),
            rests: stated
                .filter(|_| *section != Section::Diseases)
                .map(|stated| Rests::new(stated, today)),
            items,
            tables,
        });
    }
    Face {
        viewer,
        demonstration: hospital.demonstration,
        sections,
        withheld,
    }
}

/// The widest circle to which the hospital opened a section. One that may not
/// be public is for companies at most, whatever an old entry says.
fn circle(hospital: &Hospital, section: Section) -> Viewer {
    let chosen = Viewer::from_visibility(hospital.visibility(section));
    if section.may_be_public() {
        chosen
    } else {
        chosen.max(Viewer::Firm)
    }
}

fn items(
    all: &[Asked],
    section: Section,
    members: Option<&Map<String, Value>>,
    viewer: Viewer,
    chosen: Viewer,
) -> Vec<FaceItem> {
    all.iter()
        .filter(|one| one.section == section)
        .filter(|one| viewer >= chosen.max(widest::of_asked(one)))
        .map(|one| FaceItem {
            path: one.path.clone(),
            name: Word::new(one.ja, one.en),
            shown: members
                .and_then(|members| at(members, &one.path))
                .and_then(|value| shown(&one.kind, value, unit_of(one))),
        })
        .collect()
}

fn tables(
    hospital: &Hospital,
    section: Section,
    members: Option<&Map<String, Value>>,
    viewer: Viewer,
    chosen: Viewer,
    today: Date,
) -> Vec<FaceTable> {
    let rows_at = |name: &str| {
        let rows = members.and_then(|members| members.get(name))?.as_array()?;
        let rows: Vec<_> = rows.iter().filter_map(Value::as_object).collect();
        Some(rows)
    };
    let mut all = Vec::new();
    if matches!(section, Section::Diseases | Section::Slots) {
        let columns: Vec<RegisterItem> = RegisterItem::ALL
            .iter()
            .copied()
            .filter(|item| item.section() == section)
            .filter(|item| viewer >= chosen.max(widest::of_item(*item)))
            .collect();
        let row = |(place, members): (usize, &Map<String, Value>)| FaceRow {
            cells: columns
                .iter()
                .map(|item| shown(&item.kind(), members.get(item.path())?, unit(*item)))
                .collect(),
            // The rows of the entry are those that it takes along, in order.
            rests: (section == Section::Diseases)
                .then(|| hospital.diseases.get(place))
                .flatten()
                .map(|row| Rests::new(&row.stated, today)),
        };
        all.push(FaceTable {
            table: section.as_str().to_owned(),
            name: Word::of(section),
            columns: columns
                .iter()
                .map(|item| FaceColumn {
                    path: item.path().to_owned(),
                    name: Word::of(*item),
                })
                .collect(),
            rows: rows_at("rows").map(|rows| rows.into_iter().enumerate().map(row).collect()),
        });
    }
    for list in RowList::of(section) {
        let columns: Vec<RowItem> = list
            .items()
            .filter(|item| viewer >= chosen.max(widest::of_column(*item)))
            .collect();
        let cell = |item: &RowItem, row: &Map<String, Value>| {
            let said = row.get(item.path())?;
            if !viewer.reads(*item, row) {
                return Some(Shown::Withheld);
            }
            shown(&item.kind(), said, item.most().1)
        };
        let row = |row: &Map<String, Value>| FaceRow {
            cells: columns.iter().map(|item| cell(item, row)).collect(),
            rests: None,
        };
        all.push(FaceTable {
            table: list.as_str().to_owned(),
            name: Word::of(list),
            columns: columns
                .iter()
                .map(|item| FaceColumn {
                    path: item.path().to_owned(),
                    name: Word::of(*item),
                })
                .collect(),
            rows: rows_at(list.as_str()).map(|rows| rows.into_iter().map(row).collect()),
        });
    }
    all.retain(|table| !table.columns.is_empty());
    all
}

/// The member at a path of names: `front/mail`.
fn at<'a>(members: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    let mut names = path.split('/');
    let first = members.get(names.next()?)?;
    names.try_fold(first, |value, name| value.get(name))
}
