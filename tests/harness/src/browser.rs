//! A browser: cookies of one person, asking the router directly.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, header};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::world::World;

/// How somebody gets in again when their session is over.
#[derive(Debug, Clone)]
enum Way {
    Password { email: String, password: String },
    Mail { email: String },
}

/// One browser. Clones share its cookies.
#[derive(Clone)]
pub struct Browser {
    world: World,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    way: Arc<Mutex<Option<Way>>>,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Reply {
    /// `POST /api/…`, for messages of a failing test.
    pub asked: String,
    /// Status.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// The body as JSON; null where it is none.
    pub body: Value,
    /// The body as text.
    pub text: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Reply {
    /// The body of an answer that says: done (200, 201, 202 to a mail, 204).
    ///
    /// # Panics
    /// If it says anything else.
    #[track_caller]
    pub fn ok(self) -> Value {
        assert!(
            matches!(self.status, 200..=299),
            "{} → {}\n{}",
            self.asked,
            self.status,
            self.text
        );
        self.body
    }

    /// The proposal that now waits for a second person (202).
    ///
    /// # Panics
    /// If it was done at once, or refused.
    #[track_caller]
    #[must_use]
    pub fn proposed(self) -> Value {
        assert!(
            self.status == 202 && self.body["id"].is_string(),
            "{} → {}, but a second person is needed\n{}",
            self.asked,
            self.status,
            self.text
        );
        self.body
    }

    /// The problem: its status and the last part of its type.
    ///
    /// # Panics
    /// If it is another one, or none.
    #[track_caller]
    pub fn problem(self, status: u16, kind: &str) -> Value {
        assert_eq!(
            (self.status, self.body["type"].as_str()),
            (status, Some(format!("/problems/{kind}").as_str())),
            "{} → {}\n{}",
            self.asked,
            self.status,
            self.text
        );
        self.body
    }
}

/// The version of a view, for the next change.
///
/// # Panics
/// If it has none.
#[track_caller]
#[must_use]
pub fn version(view: &Value) -> i64 {
    view["version"]
        .as_i64()
        .unwrap_or_else(|| panic!("a version in {view}"))
}

impl Browser {
    pub(crate) fn new(world: World) -> Self {
        Self {
            world,
            cookies: Arc::default(),
            way: Arc::default(),
        }
    }

    /// The world it looks at.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.world
    }

    /// Remembers a password, so that the person signs in again when the session
    /// is over.
    pub fn has_password(&self, email: &str, password: &str) {
        self.keep_way(Way::Password {
            email: email.to_owned(),
            password: password.to_owned(),
        });
    }

    /// Remembers an address, so that the person signs in again with a code from
    /// the mail when the session is over.
    pub fn has_mail(&self, email: &str) {
        self.keep_way(Way::Mail {
            email: email.to_owned(),
        });
    }

    fn keep_way(&self, way: Way) {
        *self.way.lock().unwrap_or_else(PoisonError::into_inner) = Some(way);
    }

    /// The value of a cookie.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        cookies.get(name).cloned()
    }

    /// Sets a cookie, or takes it away.
    pub fn set_cookie(&self, name: &str, value: Option<&str>) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        match value {
            Some(value) => cookies.insert(name.to_owned(), value.to_owned()),
            None => cookies.remove(name),
        };
    }

    /// Reads.
    pub async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, &[], None).await
    }

    /// Sends JSON.
    pub async fn post(&self, path: &str, body: Value) -> Reply {
        self.json(Method::POST, path, None, body).await
    }

    /// Sends JSON about a version of a record.
    pub async fn post_at(&self, version: i64, path: &str, body: Value) -> Reply {
        self.json(Method::POST, path, Some(version), body).await
    }

    /// Changes fields of a version of a record.
    pub async fn patch_at(&self, version: i64, path: &str, body: Value) -> Reply {
        self.json(Method::PATCH, path, Some(version), body).await
    }

    /// Replaces what a version of a record holds.
    pub async fn put_at(&self, version: i64, path: &str, body: Value) -> Reply {
        self.json(Method::PUT, path, Some(version), body).await
    }

    /// JSON with or without a version.
    pub async fn json(
        &self,
        method: Method,
        path: &str,
        version: Option<i64>,
        body: Value,
    ) -> Reply {
        let tag = version.map(|version| format!("\"{version}\""));
        let mut headers = vec![
            ("content-type", "application/json"),
            ("x-requested-with", "madoguchi"),
        ];
        if let Some(tag) = &tag {
            headers.push(("if-match", tag));
        }
        let body = body.to_string().into_bytes();
        self.send(method, path, &headers, Some(body)).await
    }

    /// Any request, with exactly these headers and this body; the cookies come
    /// along. Whoever has a way in signs in again when the session is over.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Vec<u8>>,
    ) -> Reply {
        let reply = self.once(method.clone(), path, headers, body.clone()).await;
        let way = self
            .way
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        match way {
            Some(way) if reply.status == 401 => {
                self.sign_in(way).await;
                self.once(method, path, headers, body).await
            }
            _ => reply,
        }
    }

    async fn sign_in(&self, way: Way) {
        let headers = [
            ("content-type", "application/json"),
            ("x-requested-with", "madoguchi"),
        ];
        let ask = async |path: &str, body: Value| {
            let body = body.to_string().into_bytes();
            let reply = self.once(Method::POST, path, &headers, Some(body)).await;
            assert!(
                reply.status < 300,
                "{path} → {}\n{}",
                reply.status,
                reply.text
            );
        };
        match way {
            Way::Password { email, password } => {
                ask(
                    "/api/sign-in",
                    json!({ "email": email, "password": password }),
                )
                .await;
            }
            Way::Mail { email } => {
                ask("/api/sign-in/link", json!({ "email": email, "lang": "en" })).await;
                let code = self.world.mail(&email, "sign-in link").await.code();
                ask("/api/sign-in/code", json!({ "email": email, "code": code })).await;
            }
        }
    }

    async fn once(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Vec<u8>>,
    ) -> Reply {
        let asked = format!("{method} {path}");
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let cookies = self.cookie_header();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies);
        }
        let request = request
            .body(body.map_or_else(Body::empty, Body::from))
            .unwrap_or_else(|fault| panic!("{asked}: {fault}"));
        let response = self
            .world
            .router()
            .oneshot(request)
            .await
            .unwrap_or_else(|never| match never {});
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        self.keep(&headers);
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX)
            .await
            .unwrap_or_else(|fault| panic!("{asked}: {fault}"));
        Reply {
            asked,
            status,
            headers,
            body: serde_json::from_slice(&bytes).unwrap_or_default(),
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.into(),
        }
    }

    fn cookie_header(&self) -> String {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let pairs: Vec<String> = cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("; ")
    }

    fn keep(&self, headers: &HeaderMap) {
        for value in headers.get_all(header::SET_COOKIE) {
            let text = value.to_str().unwrap_or_default();
            let (pair, rules) = text.split_once(';').unwrap_or((text, ""));
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let ends = rules.to_lowercase().contains("max-age=0");
            self.set_cookie(name, Some(value).filter(|_| !ends));
        }
    }
}
