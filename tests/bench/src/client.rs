//! Asks over HTTP, one connection per asker, and takes the time.

use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// One request.
#[derive(Debug, Clone)]
pub struct Ask {
    /// How.
    pub method: Method,
    /// Path and query.
    pub path: String,
    /// The `Cookie` header.
    pub cookie: String,
    /// JSON.
    pub body: Option<String>,
    /// The `If-Match` header.
    pub version: Option<i64>,
}

impl Ask {
    /// Reads.
    #[must_use]
    pub fn get(path: impl Into<String>, cookie: &str) -> Self {
        Self {
            method: Method::GET,
            path: path.into(),
            cookie: cookie.to_owned(),
            body: None,
            version: None,
        }
    }

    /// Writes.
    #[must_use]
    pub fn post(path: impl Into<String>, cookie: &str, body: String) -> Self {
        Self {
            method: Method::POST,
            body: Some(body),
            ..Self::get(path, cookie)
        }
    }
}

/// A connection that stays open.
pub struct Client {
    sender: SendRequest<Full<Bytes>>,
}

impl Client {
    /// Connects.
    ///
    /// # Errors
    /// If nobody listens there.
    pub async fn connect(to: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(to).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        // It ends when the sender is dropped.
        tokio::spawn(async move { drop(connection.await) });
        Ok(Self { sender })
    }

    /// Asks and reads the whole answer.
    ///
    /// # Errors
    /// If the connection ends.
    pub async fn ask(&mut self, ask: &Ask) -> anyhow::Result<(StatusCode, Bytes)> {
        let mut request = Request::builder()
            .method(ask.method.clone())
            .uri(&ask.path)
            .header("host", "127.0.0.1")
            .header("x-requested-with", "madoguchi");
        if !ask.cookie.is_empty() {
            request = request.header("cookie", &ask.cookie);
        }
        if ask.body.is_some() {
            request = request.header("content-type", "application/json");
        }
        if let Some(version) = ask.version {
            request = request.header("if-match", format!("\"{version}\""));
        }
        let body = ask.body.clone().unwrap_or_default();
        let request = request.body(Full::new(Bytes::from(body)))?;
        self.sender.ready().await?;
        let answer = self.sender.send_request(request).await?;
        let status = answer.status();
        let body = answer.into_body().collect().await?.to_bytes();
        Ok((status, body))
    }

    /// Asks for JSON; any other answer than one of success is a fault.
    ///
    /// # Errors
    /// As [`Self::ask`], and if the answer is a refusal.
    pub async fn json(&mut self, ask: &Ask) -> anyhow::Result<serde_json::Value> {
        let (status, body) = self.ask(ask).await?;
        accepted(ask, status, &body)?;
        serde_json::from_slice(&body).with_context(|| format!("{} answered no JSON", ask.path))
    }
}

fn accepted(ask: &Ask, status: StatusCode, body: &[u8]) -> anyhow::Result<()> {
    if status.is_success() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(body);
    bail!("{} {} was answered {status}: {text}", ask.method, ask.path)
}

/// What was measured at one number of connections.
#[derive(Debug, Clone, Copy)]
pub struct Measured {
    /// Connections, or tasks, at once.
    pub at_once: usize,
    /// Requests answered in a second.
    pub per_second: f64,
    /// Half of them were answered within.
    pub p50: Duration,
    /// 99 of 100 were answered within.
    pub p99: Duration,
}

impl Measured {
    /// Out of single times, taken during `all`.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 requests")]
    pub fn of(at_once: usize, mut times: Vec<Duration>, all: Duration) -> Self {
        times.sort_unstable();
        let at = |hundredths: usize| {
            let place = (times.len() * hundredths / 100).min(times.len().saturating_sub(1));
            times.get(place).copied().unwrap_or_default()
        };
        Self {
            at_once,
            per_second: times.len() as f64 / all.as_secs_f64(),
            p50: at(50),
            p99: at(99),
        }
    }
}

/// Keeps `at_once` connections busy for `time` with what `next` hands out, and
/// stops early where that is used up.
///
/// # Errors
/// If any answer is not one of success.
pub async fn keep_busy(
    to: SocketAddr,
    at_once: usize,
    time: Duration,
    next: Rc<dyn Fn() -> Option<Ask>>,
) -> anyhow::Result<Measured> {
    let mut connections = Vec::new();
    for _ in 0..at_once {
        let mut one = Client::connect(to).await?;
        // The first request of a connection is not like the others.
        let Some(ask) = next() else { break };
        let (status, body) = one.ask(&ask).await?;
        accepted(&ask, status, &body)?;
        connections.push(one);
    }
    let started = Instant::now();
    let mut askers = Vec::new();
    for mut connection in connections {
        let next = next.clone();
        askers.push(tokio::task::spawn_local(async move {
            let mut times = Vec::new();
            while started.elapsed() < time {
                let Some(ask) = next() else { break };
                let begun = Instant::now();
                let (status, body) = connection.ask(&ask).await?;
                times.push(begun.elapsed());
                accepted(&ask, status, &body)?;
            }
            anyhow::Ok(times)
        }));
    }
    let mut times = Vec::new();
    for asker in askers {
        times.extend(asker.await??);
    }
    Ok(Measured::of(at_once, times, started.elapsed()))
}
