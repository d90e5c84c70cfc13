//! The web pages, built by `frontend/` and carried inside the program.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::app::App;
use crate::problem::Problem;

#[derive(RustEmbed)]
#[folder = "../../frontend/dist"]
struct Pages;

/// Areas served by the console's bundle; every other path of a language that is
/// no prerendered page belongs to the firm's bundle.
const CONSOLE: [&str; 3] = ["hospital", "desk", "ministry"];
/// Areas served by the firm's bundle.
const FIRM: [&str; 6] = ["request", "resume", "sign-in", "link", "code", "my"];

/// Answers with a page, an asset, or the way to one.
pub async fn page(
    State(app): State<App>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let path = uri.path().trim_start_matches('/').trim_end_matches('/');
    if path.starts_with("api/") || path == "api" {
        return Problem::not_found().into_response();
    }
    if method != Method::GET && method != Method::HEAD {
        return Problem::method().into_response();
    }
    if path.is_empty() {
        let lang = preferred(&headers);
        return Redirect::temporary(&format!("/{lang}/")).into_response();
    }
    if let Some(file) = Pages::get(path) {
        let hashed = path.starts_with("assets/");
        return file_response(&app, path, file, &headers, hashed, StatusCode::OK);
    }
    let index = format!("{path}/index.html");
    if let Some(file) = Pages::get(&index) {
        return file_response(&app, &index, file, &headers, false, StatusCode::OK);
    }
    let mut parts = path.split('/');
    let lang = parts.next().filter(|lang| matches!(*lang, "en" | "ja"));
    let area = parts.next().unwrap_or("");
    let (bundle, status) = match lang {
        Some(lang) if CONSOLE.contains(&area) => (format!("{lang}/console.html"), StatusCode::OK),
        Some(lang) if FIRM.contains(&area) => (format!("{lang}/app.html"), StatusCode::OK),
        Some(lang) => (format!("{lang}/404.html"), StatusCode::NOT_FOUND),
        None => (
            format!("{}/404.html", preferred(&headers)),
            StatusCode::NOT_FOUND,
        ),
    };
    match Pages::get(&bundle) {
        Some(file) => file_response(&app, &bundle, file, &headers, false, status),
        None => (StatusCode::NOT_FOUND, "not found").into_response(),
    }
}

fn file_response(
    app: &App,
    path: &str,
    file: EmbeddedFile,
    headers: &HeaderMap,
    hashed: bool,
    status: StatusCode,
) -> Response {
    let etag = format!("\"{}\"", hex(&file.metadata.sha256_hash()));
    let same = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value == etag);
    let html = path.ends_with(".html");
    // Only pages whose text holds no setting can be answered with "unchanged".
    if same && !html {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let media = mime_guess::from_path(path).first_or_octet_stream();
    let body = if html {
        let mut text = String::from_utf8_lossy(&file.data).into_owned();
        for (token, value) in [
            ("%%DESK_MAILBOX%%", &app.config.desk_mailbox),
            ("%%DESK_PHONE%%", &app.config.desk_phone),
            ("%%OPERATOR_EN%%", &app.config.operator_en),
            ("%%OPERATOR_JA%%", &app.config.operator_ja),
            ("%%VERSION%%", &env!("CARGO_PKG_VERSION").to_owned()),
        ] {
            if text.contains(token) {
                text = text.replace(token, &escaped(value));
            }
        }
        Body::from(text)
    } else {
        Body::from(file.data.into_owned())
    };
    let mut response = (status, body).into_response();
    let h = response.headers_mut();
    let charset = if media.type_() == "text" {
        "; charset=utf-8"
    } else {
        ""
    };
    if let Ok(value) = HeaderValue::from_str(&format!("{media}{charset}")) {
        h.insert(header::CONTENT_TYPE, value);
    }
    let keep = if hashed {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    h.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    if let Ok(value) = HeaderValue::from_str(&etag) {
        h.insert(header::ETAG, value);
    }
    response
}

/// Settings are put into pages as text, never as markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The reader's language: the first of English and Japanese that the browser names.
fn preferred(headers: &HeaderMap) -> &'static str {
    let wanted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    wanted
        .split(',')
        .find_map(|part| {
            let tag = part
                .split(';')
                .next()
                .unwrap_or("")
                .trim()
                .to_ascii_lowercase();
            if tag.starts_with("ja") {
                Some("ja")
            } else if tag.starts_with("en") {
                Some("en")
            } else {
                None
            }
        })
        .unwrap_or("en")
}
