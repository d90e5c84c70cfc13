//! Settings, read once at the start. Every fault is listed, not only the first.

use std::net::SocketAddr;
use std::path::PathBuf;

use url::Url;

/// Every setting, with its default.
#[derive(Debug, Clone)]
pub struct Config {
    /// `MADOGUCHI_DATABASE_URL`.
    pub database_url: String,
    /// `MADOGUCHI_LISTEN`.
    pub listen: SocketAddr,
    /// `MADOGUCHI_PUBLIC_URL`: how people reach the program, without a slash at the end.
    pub public_url: String,
    /// `MADOGUCHI_SMTP_URL`; none: `.eml` files.
    pub smtp_url: Option<String>,
    /// `MADOGUCHI_MAIL_DIR`.
    pub mail_dir: PathBuf,
    /// `MADOGUCHI_SECRET_FILE`: the key of the sign-in cookies.
    pub secret_file: PathBuf,
    /// `MADOGUCHI_REGISTRY_URL`: ClinicalTrials.gov's API version 2, or a copy.
    pub registry_url: String,
    /// `MADOGUCHI_DESK_MAILBOX`.
    pub desk_mailbox: String,
    /// `MADOGUCHI_DESK_PHONE`.
    pub desk_phone: String,
    /// `MADOGUCHI_OPERATOR_EN`.
    pub operator_en: String,
    /// `MADOGUCHI_OPERATOR_JA`.
    pub operator_ja: String,
    /// `MADOGUCHI_OPERATOR_HOSPITALS`: institution codes or exact names of the
    /// operator's own hospitals, parted by commas.
    pub operator_hospitals: Vec<String>,
    /// Demonstration data is loaded and marked.
    pub demo: bool,
}

impl Config {
    /// Reads the settings through `get`, which answers for one variable.
    ///
    /// # Errors
    /// One sentence for every setting at fault.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<String>> {
        let mut faults = Vec::new();
        let get = |name: &str| {
            get(&format!("MADOGUCHI_{name}"))
                .map(|v| v.trim().to_owned())
                .filter(|v| !v.is_empty())
        };
        let or = |name: &str, default: &str| get(name).unwrap_or_else(|| default.to_owned());
        let listen_text = or("LISTEN", "127.0.0.1:8080");
        let listen = listen_text.parse().unwrap_or_else(|_| {
            faults.push(format!(
                "MADOGUCHI_LISTEN is `{listen_text}`; set an address and port such as 127.0.0.1:8080"
            ));
            SocketAddr::from(([127, 0, 0, 1], 8080))
        });
        let public_url = or("PUBLIC_URL", &format!("http://{listen}"));
        if !Url::parse(&public_url).is_ok_and(|url| matches!(url.scheme(), "http" | "https")) {
            faults.push(format!(
                "MADOGUCHI_PUBLIC_URL is `{public_url}`; set a web address such as https://desk.example.jp"
            ));
        }
        let database_url = or("DATABASE_URL", "sqlite://var/madoguchi.sqlite");
        if !(database_url.starts_with("sqlite:") || database_url.starts_with("postgres")) {
            faults.push("MADOGUCHI_DATABASE_URL must begin with sqlite: or postgres:".to_owned());
        }
        let registry_url = or("REGISTRY_URL", "https://clinicaltrials.gov/api/v2");
        if Url::parse(&registry_url).is_err() {
            faults.push(format!(
                "MADOGUCHI_REGISTRY_URL is `{registry_url}`; set a web address"
            ));
        }
        let desk_mailbox = or("DESK_MAILBOX", "desk@madoguchi.example");
        if !desk_mailbox.contains('@') {
            faults.push(format!(
                "MADOGUCHI_DESK_MAILBOX is `{desk_mailbox}`; set the desk's mail address"
            ));
        }
        let smtp_fits =
            |smtp: &str| Url::parse(smtp).is_ok_and(|url| matches!(url.scheme(), "smtp" | "smtps"));
        if get("SMTP_URL").is_some_and(|smtp| !smtp_fits(&smtp)) {
            faults.push(
                "MADOGUCHI_SMTP_URL must look like smtp://name:password@host:587?tls=required"
                    .to_owned(),
            );
        }
        let config = Self {
            database_url,
            listen,
            public_url: public_url.trim_end_matches('/').to_owned(),
            smtp_url: get("SMTP_URL"),
            mail_dir: or("MAIL_DIR", "var/mail").into(),
            secret_file: or("SECRET_FILE", "var/secret").into(),
            registry_url: registry_url.trim_end_matches('/').to_owned(),
            desk_mailbox,
            desk_phone: or("DESK_PHONE", "+81 3 5550 0142"),
            operator_en: or("OPERATOR_EN", "National Cancer Center Japan"),
            operator_ja: or("OPERATOR_JA", "国立がん研究センター"),
            operator_hospitals: or("OPERATOR_HOSPITALS", "")
                .split(',')
                .map(|name| name.trim().to_owned())
                .filter(|name| !name.is_empty())
                .collect(),
            demo: false,
        };
        if faults.is_empty() {
            Ok(config)
        } else {
            Err(faults)
        }
    }

    /// Whether people reach the program over TLS, so that cookies are marked
    /// `Secure`.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_of_the_settings_is_listed_at_once() {
        let faults = Config::read(|name| match name {
            "MADOGUCHI_LISTEN" => Some("here".into()),
            "MADOGUCHI_DATABASE_URL" => Some("mysql://x".into()),
            "MADOGUCHI_SMTP_URL" => Some("mail.example".into()),
            _ => None,
        })
        .unwrap_err();
        assert_eq!(faults.len(), 3, "{faults:?}");
    }

    #[test]
    fn without_any_setting_it_runs_on_sqlite_and_writes_mail_files() {
        let config = Config::read(|_| None).unwrap();
        assert_eq!(config.database_url, "sqlite://var/madoguchi.sqlite");
        assert_eq!(config.smtp_url, None);
        assert_eq!(config.public_url, "http://127.0.0.1:8080");
    }
}
