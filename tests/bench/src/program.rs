//! The processes that are measured, seen from inside and from outside.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, anyhow, bail};
use api::app::App;
use api::auth::Keys;
use api::clock::Clock;
use api::config::Config;
use axum::Json;
use axum::routing::get;
use store::Store;
use tokio::process::{Child, Command};
use tracing_subscriber::EnvFilter;

use crate::client::{Ask, Client};
use crate::database::Place;

/// How long a process may take until it answers.
const READY_WITHIN: Duration = Duration::from_secs(30);

/// The parts of the program on `store`, with the settings of the environment.
///
/// # Errors
/// If a setting or the secret file is unusable.
pub fn app(store: Store, config: Config) -> anyhow::Result<App> {
    let keys = Keys::open(&config.secret_file)?;
    Ok(App::new(store, Clock::Machine, config, keys))
}

/// The settings for a database.
///
/// # Errors
/// If one is unusable.
pub fn config(url: &str, folder: &Path) -> anyhow::Result<Config> {
    let folder = folder.display();
    Config::read(|name| match name {
        "MADOGUCHI_DATABASE_URL" => Some(url.to_owned()),
        "MADOGUCHI_SECRET_FILE" => Some(format!("{folder}/secret")),
        "MADOGUCHI_MAIL_DIR" => Some(format!("{folder}/mail")),
        _ => None,
    })
    .map_err(|faults| anyhow!(faults.join("; ")))
}

/// `madoguchi serve`, in this process.
///
/// # Errors
/// As the program.
#[tokio::main]
pub async fn serve(listen: SocketAddr, worker: bool) -> anyhow::Result<()> {
    drop(rustls::crypto::ring::default_provider().install_default());
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new("info,sqlx=warn,sea_orm=warn"))
        .with_writer(std::io::stderr)
        .init();
    let url = std::env::var("BENCH_DATABASE_URL")?;
    let folder = std::env::var("BENCH_FOLDER")?;
    let store = Store::open(&url).await?;
    store.migrate().await?;
    let app = app(store, config(&url, Path::new(&folder))?)?;
    app.refresh_own_hospitals().await?;
    api::serve::run(app, listen, worker).await
}

/// The least that axum does: one line of JSON.
///
/// # Errors
/// If the address cannot be listened on.
#[tokio::main]
pub async fn hello(listen: SocketAddr) -> anyhow::Result<()> {
    let router = axum::Router::new()
        .route("/readyz", get(|| async { "ready" }))
        .route(
            "/hello",
            get(|| async { Json(serde_json::json!({ "hello": "world" })) }),
        );
    let listener = tokio::net::TcpListener::bind(listen).await?;
    Ok(axum::serve(listener, router).await?)
}

/// A process of this run.
pub struct Running {
    child: Child,
    /// Where it listens.
    pub at: SocketAddr,
    /// From its start to its first good answer.
    pub ready_after: Duration,
}

impl Running {
    /// Starts the program on a database.
    ///
    /// # Errors
    /// If it does not get ready.
    pub async fn program(place: &Place, worker: bool) -> anyhow::Result<Self> {
        let mut arguments = vec!["serve"];
        arguments.extend(worker.then_some("--worker"));
        Self::start(&arguments, Some(place)).await
    }

    /// Starts the bare server.
    ///
    /// # Errors
    /// If it does not get ready.
    pub async fn bare() -> anyhow::Result<Self> {
        Self::start(&["hello"], None).await
    }

    async fn start(arguments: &[&str], place: Option<&Place>) -> anyhow::Result<Self> {
        let at = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let mut command = Command::new(std::env::current_exe()?);
        command
            .args(arguments)
            .arg(at.to_string())
            .stdout(Stdio::null())
            .kill_on_drop(true);
        if let Some(place) = place {
            command
                .env("BENCH_DATABASE_URL", &place.url)
                .env("BENCH_FOLDER", &place.folder);
        }
        let started = Instant::now();
        let child = command.spawn()?;
        let mut running = Self {
            child,
            at,
            ready_after: Duration::ZERO,
        };
        while !running.is_ready().await {
            if let Some(status) = running.child.try_wait()? {
                bail!("{arguments:?} ended with {status}");
            }
            if started.elapsed() > READY_WITHIN {
                bail!("{arguments:?} was not ready within {READY_WITHIN:?}");
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        running.ready_after = started.elapsed();
        Ok(running)
    }

    async fn is_ready(&self) -> bool {
        let Ok(mut client) = Client::connect(self.at).await else {
            return false;
        };
        let answer = client.ask(&Ask::get("/readyz", "")).await;
        answer.is_ok_and(|(status, _)| status.is_success())
    }

    /// Megabytes of memory that the process holds now, and at most since
    /// [`Self::forget_peak`].
    ///
    /// # Errors
    /// Where the system does not say.
    pub fn memory(&self) -> anyhow::Result<Memory> {
        let path = format!("/proc/{}/status", self.pid()?);
        let status = std::fs::read_to_string(&path)?;
        let megabytes = |name: &str| -> anyhow::Result<f64> {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            let kilobytes = line.and_then(|rest| rest.split_whitespace().nth(0));
            let kilobytes: f64 = kilobytes.context("no such line")?.parse()?;
            Ok(kilobytes / 1024.0)
        };
        Ok(Memory {
            now: megabytes("VmRSS:")?,
            peak: megabytes("VmHWM:")?,
        })
    }

    /// Lets the system watch for a new peak.
    ///
    /// # Errors
    /// Where it does not.
    pub fn forget_peak(&self) -> anyhow::Result<()> {
        // 5 is "reset the peak": see proc_pid_clear_refs(5).
        Ok(std::fs::write(
            format!("/proc/{}/clear_refs", self.pid()?),
            "5",
        )?)
    }

    fn pid(&self) -> anyhow::Result<u32> {
        self.child.id().context("the process has ended")
    }

    /// Ends it.
    ///
    /// # Errors
    /// If the system does not.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        Ok(self.child.kill().await?)
    }
}

/// Memory of a process, in megabytes.
#[derive(Debug, Clone, Copy)]
pub struct Memory {
    /// Held now.
    pub now: f64,
    /// Held at most.
    pub peak: f64,
}
