//! What a closed list is: a word for programs, two labels for people, and the
//! days between which it may be chosen.

use std::fmt::Debug;

use jiff::civil::Date;
use serde::Serialize;

/// A closed list defined by `code_list!`.
pub trait CodeList: Copy + Eq + Debug + 'static {
    /// The list's name, for example `L1` or `jp_status`.
    const NAME: &'static str;
    /// Every code, in the order people read them.
    const ALL: &'static [Self];

    /// The word that is stored, sent and counted.
    fn as_str(self) -> &'static str;
    /// The English label (words 2).
    fn en(self) -> &'static str;
    /// The Japanese label (words 2).
    fn ja(self) -> &'static str;
    /// First and last day on which the code may be chosen; `None` is open.
    /// A stored code stays readable for ever.
    fn validity(self) -> (Option<Date>, Option<Date>);

    /// May this code be chosen on `date`?
    fn valid_on(self, date: Date) -> bool {
        let (from, until) = self.validity();
        from.is_none_or(|from| from <= date) && until.is_none_or(|until| date <= until)
    }

    /// The code written `word`, exactly.
    fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == word)
    }

    /// The list as data.
    fn view() -> ListView {
        let entries = Self::ALL
            .iter()
            .map(|code| {
                let (valid_from, valid_until) = code.validity();
                ListEntry {
                    code: code.as_str(),
                    en: code.en(),
                    ja: code.ja(),
                    valid_from,
                    valid_until,
                }
            })
            .collect();
        ListView {
            name: Self::NAME,
            entries,
        }
    }
}

/// A closed list as data: the front end's typed labels are made from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListView {
    /// The list's name.
    pub name: &'static str,
    /// Its codes in reading order.
    pub entries: Vec<ListEntry>,
}

/// One code of a closed list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListEntry {
    /// The stored word.
    pub code: &'static str,
    /// English label.
    pub en: &'static str,
    /// Japanese label.
    pub ja: &'static str,
    /// First day on which it may be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// Last day on which it may be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
}

/// Defines a closed list once: the enum, its stored words (serde and
/// `Display`), both labels, and optionally the days of its validity.
///
/// ```text
/// code_list! {
///     /// Kind of organisation.
///     pub enum OrgType ("L1") {
///         BiotechStartup = "biotech_startup", "Biotech start-up", "バイオベンチャー";
///         Retired = "retired", "Retired", "廃止", until (2027, 3, 31);
///     }
/// }
/// ```
///
/// The inherent functions `ALL`, `as_str`, `en`, `ja`, `parse` and `valid_on`
/// need no trait in scope; [`CodeList`] is there for generic code. Add the new
/// list to [`super::all`] so that the front end learns its labels.
macro_rules! code_list {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident ($list:literal) {
            $($variant:ident = $code:literal, $en:literal, $ja:literal
                $(, from ($fy:literal, $fm:literal, $fd:literal))?
                $(, until ($uy:literal, $um:literal, $ud:literal))?
            );+ $(;)?
        }
    ) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            ::serde::Serialize, ::serde::Deserialize,
        )]
        $vis enum $name {
            $(
                #[doc = $en]
                #[serde(rename = $code)]
                $variant,
            )+
        }

        impl $crate::code_lists::CodeList for $name {
            const NAME: &'static str = $list;
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            fn en(self) -> &'static str {
                match self { $(Self::$variant => $en),+ }
            }

            fn ja(self) -> &'static str {
                match self { $(Self::$variant => $ja),+ }
            }

            fn validity(self) -> (Option<::jiff::civil::Date>, Option<::jiff::civil::Date>) {
                match self {
                    $(Self::$variant => {
                        let from = None$(.or(Some(::jiff::civil::date($fy, $fm, $fd))))?;
                        let until = None$(.or(Some(::jiff::civil::date($uy, $um, $ud))))?;
                        (from, until)
                    }),+
                }
            }
        }

        // By hand: a derived schema would list the Rust names, not the words.
        #[cfg(feature = "schema")]
        impl ::utoipa::PartialSchema for $name {
            fn schema() -> ::utoipa::openapi::RefOr<::utoipa::openapi::schema::Schema> {
                ::utoipa::openapi::schema::ObjectBuilder::new()
                    .schema_type(::utoipa::openapi::schema::Type::String)
                    .description(Some(concat!("A code of the list `", $list, "`.")))
                    .enum_values(Some([$($code),+]))
                    .into()
            }
        }

        #[cfg(feature = "schema")]
        impl ::utoipa::ToSchema for $name {}

        impl $name {
            /// Every code, in the order people read them.
            $vis const ALL: &'static [Self] = <Self as $crate::code_lists::CodeList>::ALL;

            /// The word that is stored, sent and counted.
            #[must_use]
            $vis fn as_str(self) -> &'static str {
                $crate::code_lists::CodeList::as_str(self)
            }

            /// The English label.
            #[must_use]
            $vis fn en(self) -> &'static str {
                $crate::code_lists::CodeList::en(self)
            }

            /// The Japanese label.
            #[must_use]
            $vis fn ja(self) -> &'static str {
                $crate::code_lists::CodeList::ja(self)
            }

            /// The code written `word`, exactly.
            #[must_use]
            $vis fn parse(word: &str) -> Option<Self> {
                $crate::code_lists::CodeList::parse(word)
            }

            /// May this code be chosen on `date`?
            #[must_use]
            $vis fn valid_on(self, date: ::jiff::civil::Date) -> bool {
                $crate::code_lists::CodeList::valid_on(self, date)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad($crate::code_lists::CodeList::as_str(*self))
            }
        }
    };
}

pub(crate) use code_list;

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    code_list! {
        /// A list of the tests.
        pub enum Colour ("colour") {
            Red = "red", "Red", "赤";
            Green3 = "3_green", "Green", "緑", from (2026, 4, 1);
            Blue = "blue", "Blue", "青", from (2026, 4, 1), until (2027, 3, 31);
            Grey = "grey", "Grey", "灰", until (2027, 3, 31);
        }
    }

    #[test]
    fn a_code_is_the_same_word_in_json_in_text_and_when_parsed() {
        for code in Colour::ALL {
            assert_eq!(
                serde_json::to_value(code).unwrap(),
                serde_json::json!(code.as_str())
            );
            assert_eq!(
                serde_json::from_value::<Colour>(serde_json::json!(code.as_str())).unwrap(),
                *code
            );
            assert_eq!(Colour::parse(&code.to_string()), Some(*code));
        }
        assert_eq!(Colour::parse("Red"), None);
        assert_eq!((Colour::Green3.en(), Colour::Green3.ja()), ("Green", "緑"));
    }

    #[test]
    fn a_code_can_be_chosen_from_its_first_to_its_last_day() {
        assert!(Colour::Red.valid_on(date(1900, 1, 1)));
        assert!(!Colour::Blue.valid_on(date(2026, 3, 31)));
        assert!(Colour::Blue.valid_on(date(2026, 4, 1)));
        assert!(Colour::Blue.valid_on(date(2027, 3, 31)));
        assert!(!Colour::Blue.valid_on(date(2027, 4, 1)));
        assert!(!Colour::Grey.valid_on(date(2027, 4, 1)));
        assert!(Colour::Green3.valid_on(date(2127, 4, 1)));
    }
}
