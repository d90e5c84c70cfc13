//! How a person is reached: mail, phone, web site, time zone.

use jiff::tz::TimeZoneDatabase;

use super::text::folded;

/// An e-mail address as it is kept: no white space, half width, the domain in
/// small letters. ASCII only, because not every relay carries SMTPUTF8.
pub fn email(typed: &str) -> Option<String> {
    let typed = folded(typed);
    let (local, domain) = typed.rsplit_once('@')?;
    let domain = domain.to_ascii_lowercase();
    let local_fits = (1..=64).contains(&local.len())
        && local.split('.').all(|atom| {
            !atom.is_empty()
                && atom
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&b))
        });
    let address = format!("{local}@{domain}");
    (local_fits && host(&domain) && domain.is_ascii() && address.len() <= 254).then_some(address)
}

/// A telephone number as E.164: `+`, then 8 to 15 digits. The `(0)` that some
/// countries print between country code and number is left out.
pub(crate) fn phone(typed: &str) -> Option<String> {
    let typed = folded(typed).replace("(0)", "");
    let international = match typed.strip_prefix('+') {
        Some(rest) => rest,
        None => typed.strip_prefix("00")?,
    };
    let digits: String = international
        .chars()
        .filter(|c| !"-().".contains(*c))
        .collect();
    let usable = (8..=15).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
        && !digits.starts_with('0');
    usable.then(|| format!("+{digits}"))
}

/// An http(s) address; `https://` is put before a bare host name.
pub(crate) fn website(typed: &str) -> Option<String> {
    let typed = folded_address(typed);
    let (scheme, rest) = match typed.split_once("://") {
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None => ("https".to_owned(), typed.as_str()),
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let (name, port) = match authority.split_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (authority, None),
    };
    let name = name.to_lowercase();
    let usable = matches!(scheme.as_str(), "http" | "https")
        && host(&name)
        && port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
    usable.then(|| match port {
        Some(port) => format!("{scheme}://{name}:{port}{path}"),
        None => format!("{scheme}://{name}{path}"),
    })
}

/// The host name of an address that [`website`] has kept.
pub(crate) fn website_host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#', ':']).next().unwrap_or(rest)
}

/// The IANA name of a time zone in its official spelling. Asked of the table
/// that is compiled in, so that every machine gives the same answer.
pub(crate) fn time_zone(typed: &str) -> Option<String> {
    let zone = TimeZoneDatabase::bundled().get(typed.trim()).ok()?;
    zone.iana_name().map(str::to_owned)
}

/// Half width where full width was typed, without white space. Dashes in a path
/// are kept as they are: there they are not numbers.
fn folded_address(typed: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    typed
        .nfkc()
        .filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{FEFF}')
        .collect()
}

/// A host name with at least two labels, the last not a number.
fn host(name: &str) -> bool {
    let labels: Vec<&str> = name.split('.').collect();
    let label_fits = |label: &&str| {
        (1..=63).contains(&label.chars().count())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let last = labels.last().copied().unwrap_or_default();
    let last_fits = last.starts_with("xn--")
        || (last.chars().count() >= 2 && last.chars().all(char::is_alphabetic));
    labels.len() >= 2 && name.len() <= 253 && labels.iter().all(label_fits) && last_fits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_is_read_as_people_type_it() {
        assert_eq!(
            email(" Anna.B@ACME-Bio.COM ").as_deref(),
            Some("Anna.B@acme-bio.com")
        );
        assert_eq!(email("ａ＠ｂ．ｃｏｍ").as_deref(), Some("a@b.com"));
        for typed in [
            "",
            "a",
            "a@",
            "@b.com",
            "a@b",
            "a@b.c",
            "a b@@c.com",
            "a..b@c.com",
            "a@-b.com",
            "a@b.com>",
            "a@1.2.3.4",
            "あ@b.com",
        ] {
            assert_eq!(email(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_phone_number_is_kept_as_e164() {
        assert_eq!(phone("+1 617 555 0123").as_deref(), Some("+16175550123"));
        assert_eq!(
            phone("0044 (0)20 7946-0958").as_deref(),
            Some("+442079460958")
        );
        assert_eq!(
            phone("＋８１ー３ー５５５０ー０１４２").as_deref(),
            Some("+81355500142")
        );
        for typed in [
            "617 555 0123",
            "+1",
            "+1234567890123456",
            "+0123456789",
            "+1 617 555 0123 ext 4",
        ] {
            assert_eq!(phone(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_web_site_needs_no_scheme_but_a_real_host() {
        assert_eq!(
            website("Acme.com/Pipeline").as_deref(),
            Some("https://acme.com/Pipeline")
        );
        assert_eq!(
            website("HTTP://www.acme.co.uk:8080").as_deref(),
            Some("http://www.acme.co.uk:8080")
        );
        for typed in [
            "acme",
            "ftp://acme.com",
            "javascript:alert(1)",
            "https://user@acme.com",
            "http://",
            "https://acme.com:0",
            "https://127.0.0.1/",
        ] {
            assert_eq!(website(typed), None, "{typed}");
        }
        assert_eq!(website_host("https://www.acme.com:8080/x"), "www.acme.com");
    }

    #[test]
    fn a_time_zone_is_one_of_the_compiled_in_table() {
        assert_eq!(
            time_zone("america/new_york").as_deref(),
            Some("America/New_York")
        );
        assert_eq!(time_zone("EST+5"), None);
        assert_eq!(time_zone("../../etc/passwd"), None);
    }
}
