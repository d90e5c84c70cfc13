//! The city that a time zone is named after.

/// A city in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct City {
    pub(super) en: String,
    pub(super) ja: String,
}

/// Names that differ from the last part of the zone, and the Japanese ones of
/// the zones most firms write from: zone, English, Japanese.
const CITIES: &[(&str, &str, &str)] = &[
    ("America/Chicago", "Chicago", "シカゴ"),
    ("America/Denver", "Denver", "デンバー"),
    ("America/Los_Angeles", "Los Angeles", "ロサンゼルス"),
    ("America/New_York", "New York", "ニューヨーク"),
    ("America/Sao_Paulo", "São Paulo", "サンパウロ"),
    ("America/Toronto", "Toronto", "トロント"),
    ("Asia/Calcutta", "Kolkata", "コルカタ"),
    ("Asia/Ho_Chi_Minh", "Ho Chi Minh City", "ホーチミン"),
    ("Asia/Hong_Kong", "Hong Kong", "香港"),
    ("Asia/Jerusalem", "Jerusalem", "エルサレム"),
    ("Asia/Kolkata", "Kolkata", "コルカタ"),
    ("Asia/Saigon", "Ho Chi Minh City", "ホーチミン"),
    ("Asia/Seoul", "Seoul", "ソウル"),
    ("Asia/Shanghai", "Shanghai", "上海"),
    ("Asia/Singapore", "Singapore", "シンガポール"),
    ("Asia/Taipei", "Taipei", "台北"),
    ("Australia/Melbourne", "Melbourne", "メルボルン"),
    ("Australia/Sydney", "Sydney", "シドニー"),
    ("Europe/Amsterdam", "Amsterdam", "アムステルダム"),
    ("Europe/Berlin", "Berlin", "ベルリン"),
    ("Europe/Brussels", "Brussels", "ブリュッセル"),
    ("Europe/Copenhagen", "Copenhagen", "コペンハーゲン"),
    ("Europe/Dublin", "Dublin", "ダブリン"),
    ("Europe/Kiev", "Kyiv", "キーウ"),
    ("Europe/London", "London", "ロンドン"),
    ("Europe/Madrid", "Madrid", "マドリード"),
    ("Europe/Paris", "Paris", "パリ"),
    ("Europe/Rome", "Rome", "ローマ"),
    ("Europe/Stockholm", "Stockholm", "ストックホルム"),
    ("Europe/Vienna", "Vienna", "ウィーン"),
    ("Europe/Zurich", "Zurich", "チューリッヒ"),
    ("Pacific/Auckland", "Auckland", "オークランド"),
];

impl City {
    /// The city of a zone; where the list does not have it, the last part of
    /// the zone's own name.
    pub(super) fn of(zone: &str) -> Self {
        if let Some((_, en, ja)) = CITIES.iter().find(|(known, _, _)| *known == zone) {
            return Self {
                en: (*en).to_owned(),
                ja: (*ja).to_owned(),
            };
        }
        let last = zone.rsplit('/').next().unwrap_or(zone);
        let name = match last.strip_prefix("GMT") {
            // The database counts westwards: `Etc/GMT+5` is five hours behind UTC.
            Some(hours) if hours.starts_with('+') => hours.replacen('+', "UTC-", 1),
            Some(hours) if hours.starts_with('-') => hours.replacen('-', "UTC+", 1),
            _ => last.replace('_', " "),
        };
        Self {
            ja: name.clone(),
            en: name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_called_by_its_city() {
        for (zone, name) in [
            ("America/New_York", "New York"),
            ("America/Argentina/Buenos_Aires", "Buenos Aires"),
            ("Asia/Calcutta", "Kolkata"),
            ("Etc/UTC", "UTC"),
            ("Etc/GMT+5", "UTC-5"),
            ("Etc/GMT-9", "UTC+9"),
        ] {
            assert_eq!(City::of(zone).en, name);
        }
    }
}
