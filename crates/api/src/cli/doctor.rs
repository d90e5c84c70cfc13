//! `madoguchi doctor`: what is wrong with this installation, and what to do.

use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;
use store::Store;

use crate::clock::Clock;
use crate::config::Config;

/// One thing looked at.
#[derive(Debug, Serialize)]
struct Check {
    name: &'static str,
    ok: bool,
    detail: String,
    #[serde(rename = "do", skip_serializing_if = "Option::is_none")]
    remedy: Option<String>,
}

impl Check {
    fn good(name: &'static str, detail: impl Into<String>) -> Self {
        Self {
            name,
            ok: true,
            detail: detail.into(),
            remedy: None,
        }
    }

    fn bad(name: &'static str, detail: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            name,
            ok: false,
            detail: detail.into(),
            remedy: Some(remedy.into()),
        }
    }
}

#[derive(Debug, Serialize)]
struct Report {
    ok: bool,
    checks: Vec<Check>,
}

/// Looks at everything and says what to do. Exit code 1 if anything fails.
pub async fn run(config: &Config, json: bool) -> ExitCode {
    let checks = vec![
        Check::good("settings", format!("public address {}", config.public_url)),
        database(config).await,
        mail(config).await,
        secret(config),
        disk(config),
        time(),
        fonts(),
    ];
    let report = Report {
        ok: checks.iter().all(|check| check.ok),
        checks,
    };
    if json {
        println!(
            "{}",
            serde_json::to_string_pretty(&report).unwrap_or_default()
        );
    } else {
        for check in &report.checks {
            let mark = if check.ok { "ok  " } else { "FAIL" };
            let remedy = check
                .remedy
                .as_ref()
                .map(|remedy| format!(" → {remedy}"))
                .unwrap_or_default();
            println!("{mark} {:<9} {}{remedy}", check.name, check.detail);
        }
    }
    if report.ok {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

async fn database(config: &Config) -> Check {
    let name = "database";
    let store = match Store::open(&config.database_url).await {
        Ok(store) => store,
        Err(error) => {
            let detail = format!("cannot be opened: {}", chain(&error));
            return Check::bad(
                name,
                detail,
                "set MADOGUCHI_DATABASE_URL or start the database",
            );
        }
    };
    match (store.engine().await, store.schema().await) {
        (Ok(engine), Ok(schema)) => {
            let detail = format!("{engine}, schema {} of {}", schema.applied, schema.known);
            if schema.applied == schema.known {
                Check::good(name, detail)
            } else {
                Check::bad(name, detail, "run madoguchi migrate")
            }
        }
        (Err(error), _) | (_, Err(error)) => {
            Check::bad(name, chain(&error), "look at the database's own log")
        }
    }
}

async fn mail(config: &Config) -> Check {
    let name = "smtp";
    let remedy = "set MADOGUCHI_SMTP_URL or start the mail server";
    let mailer = match super::mailer(config) {
        Ok(mailer) => mailer,
        Err(error) => return Check::bad(name, chain(&error), remedy),
    };
    match mailer.check().await {
        Ok(()) => Check::good(
            name,
            match &config.smtp_url {
                Some(_) => "the mail server answers".to_owned(),
                None => format!(
                    "no server set; mails are files in {}",
                    config.mail_dir.display()
                ),
            },
        ),
        Err(error) => Check::bad(name, chain(&error), remedy),
    }
}

fn secret(config: &Config) -> Check {
    let path = &config.secret_file;
    let name = "secret";
    match std::fs::metadata(path) {
        Ok(found) => {
            use std::os::unix::fs::PermissionsExt;
            let mode = found.permissions().mode() & 0o777;
            let detail = format!("{} has mode {mode:o}", path.display());
            if mode & 0o077 == 0 {
                Check::good(name, detail)
            } else {
                Check::bad(name, detail, format!("chmod 600 {}", path.display()))
            }
        }
        Err(_) => Check::good(
            name,
            format!("{} is made at the first start", path.display()),
        ),
    }
}

fn disk(config: &Config) -> Check {
    let folder = config
        .database_url
        .strip_prefix("sqlite://")
        .and_then(|path| Path::new(path.split('?').next().unwrap_or(path)).parent())
        .map(Path::to_path_buf)
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or_else(|| ".".into());
    let name = "disk";
    let probe = folder.join(".madoguchi-doctor");
    let tried = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&probe, b"x"));
    let _ = std::fs::remove_file(&probe);
    match tried {
        Ok(()) => Check::good(name, format!("{} can be written", folder.display())),
        Err(error) => Check::bad(
            name,
            format!("{} cannot be written: {error}", folder.display()),
            "give the program's user the folder",
        ),
    }
}

fn time() -> Check {
    let now = Clock::Machine.now();
    // The program was built after this day: a clock before it is not set.
    let detail = case_workflow::calendar::jst_text(now);
    if now.as_second() > 1_790_000_000 {
        Check::good("clock", detail)
    } else {
        Check::bad(
            "clock",
            detail,
            "set the machine's clock, for example by NTP",
        )
    }
}

fn fonts() -> Check {
    // Pages use the reader's own fonts; the server draws no text yet.
    Check::good("fonts", "none needed on this machine")
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
