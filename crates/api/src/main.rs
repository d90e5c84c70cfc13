//! The binary `madoguchi`.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, anyhow};
use api::app::App;
use api::auth::Keys;
use api::cli::{self, Cli, Command, DirectoryCommand, TrialCommand, UserCommand};
use api::clock::Clock;
use api::config::Config;
use clap::Parser;
use store::Store;
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.command {
        Command::Openapi => written(&cli::generate::openapi()),
        Command::Codes { codes, lang } => written(&cli::generate::codes(codes, lang)),
        Command::RegisterItems => written(&cli::generate::items()),
        Command::Count { input } => cli::pure::count(input.as_deref()),
        Command::Clock { input } => cli::pure::clock(input.as_deref()),
        Command::Trial {
            command: TrialCommand::Read { file },
        } => cli::pure::trial_read(&file),
        with_database => match run(with_database) {
            Ok(code) => code,
            Err(error) => {
                eprintln!("{error:#}");
                ExitCode::FAILURE
            }
        },
    }
}

#[tokio::main]
async fn run(command: Command) -> anyhow::Result<ExitCode> {
    // Two TLS back ends could be linked in; one is named before any is asked.
    let _ = rustls::crypto::ring::default_provider().install_default();
    tracing_subscriber::fmt()
        .with_env_filter(
            EnvFilter::try_from_env("MADOGUCHI_LOG")
                .unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn,sea_orm=warn")),
        )
        .with_writer(std::io::stderr)
        .init();
    let mut config = match Config::read(|name| std::env::var(name).ok()) {
        Ok(config) => config,
        Err(faults) => {
            for fault in faults {
                eprintln!("{fault}");
            }
            return Ok(ExitCode::from(2));
        }
    };
    if let Command::Doctor { json } = command {
        return Ok(cli::doctor::run(&config, json).await);
    }
    let store = Store::open(&config.database_url).await.with_context(|| {
        format!(
            "the database {} cannot be opened",
            shown(&config.database_url)
        )
    })?;
    match command {
        Command::Migrate => {
            store.migrate().await?;
            let schema = store.schema().await?;
            println!("schema {} of {}", schema.applied, schema.known);
        }
        Command::Serve {
            listen,
            demo,
            no_worker,
        } => {
            store.migrate().await?;
            if let Some(listen) = listen {
                // Mails and links name the address that people reach.
                if std::env::var("MADOGUCHI_PUBLIC_URL").is_err() {
                    config.public_url = format!("http://{listen}");
                }
                config.listen = listen;
            }
            config.demo = demo;
            if demo && config.operator_hospitals.is_empty() {
                // The desk's operator runs two of the demonstration's hospitals.
                config.operator_hospitals = vec![
                    "国立がん研究センター中央病院".to_owned(),
                    "国立がん研究センター東病院".to_owned(),
                ];
            }
            let listen = config.listen;
            let app = assemble(store, config)?;
            if demo {
                for line in api::demo::load(&app).await? {
                    println!("{line}");
                }
            }
            app.refresh_own_hospitals().await?;
            api::serve::run(app, listen, !no_worker).await?;
        }
        Command::Worker => {
            let app = assemble(store, config)?;
            let (stop, stopped) = tokio::sync::watch::channel(false);
            let worker = tokio::spawn(api::serve::worker(app, stopped));
            api::serve::asked_to_stop().await;
            stop.send_replace(true);
            worker.await??;
        }
        Command::User {
            command:
                UserCommand::Add {
                    email,
                    name,
                    roman,
                    role,
                    lang,
                },
        } => {
            store.migrate().await?;
            let app = assemble(store, config)?;
            return cli::user::add(&app, &email, &name, &roman, &role, &lang).await;
        }
        Command::Directory {
            command:
                DirectoryCommand::Import {
                    file,
                    as_of,
                    shorter,
                },
        } => {
            store.migrate().await?;
            return cli::directory::import(&store, &Clock::Machine, &file, as_of, shorter).await;
        }
        other => return Err(anyhow!("{other:?} needs no database")),
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes to standard output; a reader that has seen enough is no fault.
fn written(text: &str) -> ExitCode {
    use std::io::{ErrorKind, Write};
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("standard output cannot be written: {error}");
            ExitCode::FAILURE
        }
    }
}

fn assemble(store: Store, config: Config) -> anyhow::Result<App> {
    let path: &Path = &config.secret_file;
    let keys = Keys::open(path)
        .with_context(|| format!("the secret file {} cannot be used", path.display()))?;
    Ok(App::new(store, Clock::Machine, config, keys))
}

/// An address without its password.
fn shown(url: &str) -> String {
    match url::Url::parse(url) {
        Ok(mut url) if url.password().is_some() => {
            let _ = url.set_password(Some("…"));
            url.to_string()
        }
        _ => url.to_owned(),
    }
}
