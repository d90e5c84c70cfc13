//! The router with everything around it, and the running program.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::limit::RequestBodyLimitLayer;

use crate::app::App;
use crate::body::{BODY_BYTES_MAX, FILE_BYTES_MAX};
use crate::problem::Problem;
use crate::{assets, openapi, signed};

/// A request that takes longer is answered with 503.
const REQUEST_TIME_LIMIT: Duration = Duration::from_secs(30);

/// The whole web side of the program.
pub fn router(app: App) -> Router {
    let (api, _) = openapi::router().split_for_parts();
    let api = api
        .layer(middleware::from_fn_with_state(
            app.clone(),
            signed::who_asks,
        ))
        .layer(middleware::from_fn(signed::only_from_our_pages))
        .layer(middleware::from_fn(never_stored))
        // Routes that read whole files say so themselves.
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX));
    Router::new()
        .merge(api)
        .route("/api/openapi.json", get(document))
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready))
        .fallback(assets::page)
        .method_not_allowed_fallback(|| async { Problem::method() })
        .layer(
            CompressionLayer::new()
                .gzip(true)
                .compress_when(SizeAbove::new(1024).and(NotForContentType::IMAGES)),
        )
        .layer(RequestBodyLimitLayer::new(FILE_BYTES_MAX))
        .layer(middleware::from_fn_with_state(app.clone(), around))
        .layer(CatchPanicLayer::custom(
            |_: Box<dyn std::any::Any + Send>| {
                Problem::server(&std::io::Error::other("a handler panicked")).into_response()
            },
        ))
        .with_state(app)
}

async fn document() -> Response {
    let text = crate::cli::generate::openapi();
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

async fn ready(State(app): State<App>) -> Response {
    match app.store.ping().await {
        Ok(()) => (StatusCode::OK, "ready").into_response(),
        Err(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "the database does not answer",
        )
            .into_response(),
    }
}

/// Answers of the API are about one person at one moment.
async fn never_stored(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response
        .headers_mut()
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}

/// A number for each request, a time limit, and the headers of every answer.
async fn around(State(app): State<App>, request: Request, next: Next) -> Response {
    let id = format!("{:016x}", rand::random::<u64>());
    let method = request.method().clone();
    // Links from mails carry secrets in their path: only the route is logged.
    let path: String = request
        .uri()
        .path()
        .split('/')
        .take(4)
        .collect::<Vec<_>>()
        .join("/");
    let started = std::time::Instant::now();
    let span = tracing::info_span!("request", id = %id, %method, %path);
    let mut response = if let Some(problem) = nul(request.uri()) {
        problem.into_response()
    } else {
        let answered = {
            let _guard = span.enter();
            tokio::time::timeout(REQUEST_TIME_LIMIT, next.run(request))
        };
        match answered.await {
            Ok(response) => response,
            Err(_) => Problem::busy().into_response(),
        }
    };
    let status = response.status();
    if status == StatusCode::PAYLOAD_TOO_LARGE && !is_problem(&response) {
        response = Problem::too_large(FILE_BYTES_MAX).into_response();
    }
    let plain = matches!(
        status,
        StatusCode::BAD_REQUEST
            | StatusCode::UNSUPPORTED_MEDIA_TYPE
            | StatusCode::UNPROCESSABLE_ENTITY
    );
    if plain && !is_problem(&response) {
        response =
            Problem::unreadable("the address or its parameters cannot be read").into_response();
    }
    let millis = started.elapsed().as_millis();
    tracing::debug!(%id, status = status.as_u16(), millis, "{method} {path} → {status} in {millis} ms");
    let headers = response.headers_mut();
    for (name, value) in SAFETY {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    if app.config.is_https() {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=63072000; includeSubDomains"),
        );
    }
    if let Ok(value) = HeaderValue::from_str(&id) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
    response
}

/// PostgreSQL keeps no NUL in a text, so nothing is called by one.
fn nul(uri: &Uri) -> Option<Problem> {
    uri.path().contains("%00").then(Problem::not_found)
}

fn is_problem(response: &Response) -> bool {
    response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"application/problem+json"))
}

/// Headers of every answer.
const SAFETY: [(&str, &str); 6] = [
    (
        "content-security-policy",
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), microphone=(), geolocation=()",
    ),
    ("cross-origin-opener-policy", "same-origin"),
];

/// Serves until the program is asked to stop, with the mail worker beside it
/// unless another process has it.
///
/// # Errors
/// If the address cannot be listened on.
pub async fn run(app: App, listen: SocketAddr, with_worker: bool) -> anyhow::Result<()> {
    let listener = TcpListener::bind(listen).await?;
    let local = listener.local_addr()?;
    let (stop, stopped) = watch::channel(false);
    let mut beside = Vec::new();
    if with_worker {
        let beside_app = app.clone();
        let stopped = stopped.clone();
        beside.push(tokio::spawn(async move {
            if let Err(error) = worker(beside_app, stopped).await {
                tracing::error!(%error, "the mail worker ended: {error}");
            }
        }));
    }
    beside.push(tokio::spawn(housekeeping(app.clone(), stopped)));
    tracing::info!("Madoguchi listens on http://{local}");
    println!("Madoguchi listens on http://{local}");
    axum::serve(listener, router(app))
        .with_graceful_shutdown(asked_to_stop())
        .await?;
    stop.send_replace(true);
    for task in beside {
        if let Err(error) = task.await {
            tracing::error!(%error, "a background task ended badly: {error}");
        }
    }
    Ok(())
}

/// The mail worker and the clocks, until they are told to stop.
///
/// # Errors
/// If mail cannot leave at all: the settings are unusable.
pub async fn worker(app: App, stop: watch::Receiver<bool>) -> anyhow::Result<()> {
    let asked = app.clock.clone();
    let clock: notification::Clock = Arc::new(move || -> Timestamp { asked.now() });
    let desk = crate::cli::mail_desk(&app)
        .ok_or_else(|| anyhow::anyhow!("MADOGUCHI_PUBLIC_URL is no web address"))?;
    let mailer = crate::cli::mailer(&app.config)?;
    let worker = notification::Worker::new(
        app.store.clone(),
        mailer,
        desk,
        clock.clone(),
        app.nudge.clone(),
    );
    let clockwork = notification::Clockwork::new(app.store, app.calendar, clock, app.nudge);
    let (one, other) = (stop.clone(), stop);
    tokio::join!(worker.run(told(one)), clockwork.run(told(other)));
    Ok(())
}

async fn told(mut stop: watch::Receiver<bool>) {
    // An error means that the sender is gone: the program ends, too.
    let _ = stop.wait_for(|stop| *stop).await;
}

/// Seals the audit trail, keeps the write-ahead log short, removes what is over.
async fn housekeeping(app: App, mut stop: watch::Receiver<bool>) {
    let mut second = tokio::time::interval(Duration::from_secs(1));
    second.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut ticks = 0_u64;
    loop {
        tokio::select! {
            _ = second.tick() => {}
            _ = stop.changed() => return,
        }
        ticks += 1;
        if let Err(error) = app.store.seal().await {
            tracing::warn!(%error, "the audit trail was not sealed this time: {error}");
        }
        if ticks.is_multiple_of(30) {
            app.throttle.forget();
            if let Err(error) = app.store.checkpoint().await {
                tracing::warn!(%error, "the write-ahead log was not shortened this time: {error}");
            }
        }
        if ticks % 3600 == 60
            && let Err(error) = sweep(&app).await
        {
            tracing::warn!(%error, "what is over was not removed this time: {error}");
        }
    }
}

async fn sweep(app: &App) -> Result<(), store::StoreError> {
    let mut write = app
        .store
        .write(&case_workflow::people::Actor::System, app.clock.now())
        .await?;
    write.sweep().await?;
    write.commit().await
}

/// Returns when the program is asked to stop: Ctrl+C or SIGTERM.
pub async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    let mut terminate =
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(terminate) => terminate,
            Err(error) => {
                tracing::warn!(%error, "no signal handler: {error}");
                return std::future::pending().await;
            }
        };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}
