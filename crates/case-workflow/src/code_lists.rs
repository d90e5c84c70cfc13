//! Every closed list of the product: one word for programs, two labels for
//! people (words 2.9).

mod list;

pub(crate) use list::code_list;
pub use list::{CodeList, ListEntry, ListView};

/// Every list, by name, for the front end's typed labels.
#[must_use]
pub fn all() -> Vec<ListView> {
    vec![]
}
