//! Countries and regions (ISO 3166-1 alpha-2).

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

/// The 249 officially assigned codes of ISO 3166-1, in order.
const CODES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM \
    BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX \
    CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG \
    GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR \
    IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV \
    LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE \
    NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO \
    RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF \
    TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF \
    WS YE YT ZA ZM ZW";

/// Names for mails and prints, of the countries that firms come from most, the
/// commonest first. Screens take every name from `Intl.DisplayNames`.
const NAMES: &[(&str, &str, &str)] = &[
    ("US", "United States", "アメリカ合衆国"),
    ("GB", "United Kingdom", "英国"),
    ("DE", "Germany", "ドイツ"),
    ("FR", "France", "フランス"),
    ("CH", "Switzerland", "スイス"),
    ("KR", "South Korea", "韓国"),
    ("CN", "China", "中国"),
    ("TW", "Taiwan", "台湾"),
    ("CA", "Canada", "カナダ"),
    ("AU", "Australia", "オーストラリア"),
    ("DK", "Denmark", "デンマーク"),
    ("NL", "Netherlands", "オランダ"),
    ("BE", "Belgium", "ベルギー"),
    ("SE", "Sweden", "スウェーデン"),
    ("NO", "Norway", "ノルウェー"),
    ("FI", "Finland", "フィンランド"),
    ("IE", "Ireland", "アイルランド"),
    ("IT", "Italy", "イタリア"),
    ("ES", "Spain", "スペイン"),
    ("PT", "Portugal", "ポルトガル"),
    ("AT", "Austria", "オーストリア"),
    ("PL", "Poland", "ポーランド"),
    ("CZ", "Czechia", "チェコ"),
    ("HU", "Hungary", "ハンガリー"),
    ("GR", "Greece", "ギリシャ"),
    ("IL", "Israel", "イスラエル"),
    ("IN", "India", "インド"),
    ("SG", "Singapore", "シンガポール"),
    ("HK", "Hong Kong", "香港"),
    ("TH", "Thailand", "タイ"),
    ("MY", "Malaysia", "マレーシア"),
    ("VN", "Vietnam", "ベトナム"),
    ("ID", "Indonesia", "インドネシア"),
    ("PH", "Philippines", "フィリピン"),
    ("NZ", "New Zealand", "ニュージーランド"),
    ("BR", "Brazil", "ブラジル"),
    ("MX", "Mexico", "メキシコ"),
    ("AR", "Argentina", "アルゼンチン"),
    ("ZA", "South Africa", "南アフリカ"),
    ("TR", "Türkiye", "トルコ"),
    ("SA", "Saudi Arabia", "サウジアラビア"),
    ("AE", "United Arab Emirates", "アラブ首長国連邦"),
    ("JP", "Japan", "日本"),
];

/// A country or region by its ISO 3166-1 alpha-2 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(value_type = String, pattern = "^[A-Z]{2}$"))]
pub struct Country(&'static str);

impl Country {
    /// Japan: a firm with its headquarters there is asked a further question.
    pub const JAPAN: Self = Self("JP");

    /// The country with `code`; two capital letters, officially assigned.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::all().find(|country| country.0 == code)
    }

    /// Every country, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.split_ascii_whitespace().map(Self)
    }

    /// The two letters.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0
    }

    /// English name, or the code where this table has none.
    #[must_use]
    pub fn en(self) -> &'static str {
        self.names().map_or(self.0, |(_, en, _)| en)
    }

    /// Japanese name, or the code where this table has none.
    #[must_use]
    pub fn ja(self) -> &'static str {
        self.names().map_or(self.0, |(_, _, ja)| ja)
    }

    fn names(self) -> Option<(&'static str, &'static str, &'static str)> {
        NAMES.iter().copied().find(|(code, ..)| *code == self.0)
    }
}

// By hand: derived, a `&'static str` inside would only read from `'static` input.
impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::parse(&code)
            .ok_or_else(|| D::Error::custom(format!("`{code}` is not an ISO 3166-1 alpha-2 code")))
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_table_holds_the_249_assigned_codes_once_each() {
        let codes: BTreeSet<_> = Country::all().map(Country::code).collect();
        assert_eq!((codes.len(), Country::all().count()), (249, 249));
        assert!(codes.iter().all(|code| code.len() == 2));
    }

    #[test]
    fn every_name_belongs_to_an_assigned_code() {
        for (code, en, ja) in NAMES {
            let country = Country::parse(code).unwrap();
            assert_eq!((country.en(), country.ja()), (*en, *ja));
        }
        assert_eq!(Country::parse("jp"), None);
        assert_eq!(Country::parse("UK"), None);
    }
}
