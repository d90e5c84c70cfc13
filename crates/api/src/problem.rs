//! The one exit for everything that is refused: RFC 9457 problem documents.
//!
//! Only this file knows status codes. A caller sees what they can act on; the
//! rest is logged once, here.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use case_workflow::case::codes::{EventKind, Stage};
use case_workflow::case::step::{Gate, Refused};
use case_workflow::fault::{Fault, FaultCode};
use case_workflow::hospital_case::step as consult;
use case_workflow::policy::Action;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use store::StoreError;
use utoipa::{IntoResponses, ToSchema};

/// What kind of problem it is. Stable; the front end words it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum ProblemType {
    /// The body cannot be read as what it says it is.
    #[serde(rename = "/problems/unreadable")]
    Unreadable,
    /// Nobody is signed in, or the session ended.
    #[serde(rename = "/problems/signed-out")]
    SignedOut,
    /// The address or the password does not fit.
    #[serde(rename = "/problems/sign-in")]
    SignIn,
    /// You may see it, but not do this.
    #[serde(rename = "/problems/forbidden")]
    Forbidden,
    /// No such thing for you.
    #[serde(rename = "/problems/not-found")]
    NotFound,
    /// The method is not one of this address.
    #[serde(rename = "/problems/method")]
    Method,
    /// Not possible at this stage.
    #[serde(rename = "/problems/stage")]
    Stage,
    /// A gate is not reached.
    #[serde(rename = "/problems/gate")]
    Gate,
    /// The link or code is used, expired or replaced.
    #[serde(rename = "/problems/link")]
    Link,
    /// Somebody changed it meanwhile.
    #[serde(rename = "/problems/stale")]
    Stale,
    /// Too large.
    #[serde(rename = "/problems/too-large")]
    TooLarge,
    /// Another content type is expected.
    #[serde(rename = "/problems/content-type")]
    ContentType,
    /// Fields at fault.
    #[serde(rename = "/problems/fields")]
    Fields,
    /// `If-Match` is missing.
    #[serde(rename = "/problems/version-needed")]
    VersionNeeded,
    /// Too many tries.
    #[serde(rename = "/problems/too-many")]
    TooMany,
    /// Our side; nothing was written.
    #[serde(rename = "/problems/server")]
    Server,
    /// The database is busy or away; try again.
    #[serde(rename = "/problems/busy")]
    Busy,
}

/// A refusal, as `application/problem+json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Problem {
    /// What kind of problem.
    #[serde(rename = "type")]
    pub kind: ProblemType,
    /// For logs and other programs, in English.
    pub title: String,
    /// The status code again.
    pub status: u16,
    /// Field by field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Fault>,
    /// Values for the message: `stage`, `event`, `gate`, `action`, `code`,
    /// `retry_after_seconds`, and at `stale` the `current` values.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub values: Map<String, Value>,
    /// Quote this when you write to us.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

impl Problem {
    fn new(kind: ProblemType, status: StatusCode, title: &str) -> Self {
        Self {
            kind,
            title: title.to_owned(),
            status: status.as_u16(),
            errors: Vec::new(),
            values: Map::new(),
            request_id: None,
        }
    }

    /// The same problem with one more value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.values.insert(name.to_owned(), value.into());
        self
    }

    /// 400.
    #[must_use]
    pub fn unreadable(why: impl Into<String>) -> Self {
        let problem = Self::new(
            ProblemType::Unreadable,
            StatusCode::BAD_REQUEST,
            "the request cannot be read",
        );
        problem.with("why", why.into())
    }

    /// 401, nobody is signed in.
    #[must_use]
    pub fn signed_out() -> Self {
        Self::new(
            ProblemType::SignedOut,
            StatusCode::UNAUTHORIZED,
            "sign in first",
        )
    }

    /// 401, the address or the password does not fit.
    #[must_use]
    pub fn sign_in() -> Self {
        Self::new(
            ProblemType::SignIn,
            StatusCode::UNAUTHORIZED,
            "address and password do not fit together",
        )
    }

    /// 403.
    #[must_use]
    pub fn forbidden(action: Action) -> Self {
        let word: &'static str = action.into();
        Self::new(
            ProblemType::Forbidden,
            StatusCode::FORBIDDEN,
            "your role cannot do this",
        )
        .with("action", word)
    }

    /// 404.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(
            ProblemType::NotFound,
            StatusCode::NOT_FOUND,
            "no such thing",
        )
    }

    /// 405.
    #[must_use]
    pub fn method() -> Self {
        Self::new(
            ProblemType::Method,
            StatusCode::METHOD_NOT_ALLOWED,
            "not by this method",
        )
    }

    /// 409, not at this stage.
    #[must_use]
    pub fn stage(stage: Stage, event: EventKind) -> Self {
        Self::new(
            ProblemType::Stage,
            StatusCode::CONFLICT,
            "not possible at this stage",
        )
        .with("stage", stage.as_str())
        .with("event", event.as_str())
    }

    /// 409, a gate is not reached.
    #[must_use]
    pub fn gate(gate: Gate) -> Self {
        let word = serde_json::to_value(gate).unwrap_or(Value::Null);
        Self::new(
            ProblemType::Gate,
            StatusCode::CONFLICT,
            "something has to be done first",
        )
        .with("gate", word)
    }

    /// 410; `code` is `used`, `expired` or `replaced`.
    #[must_use]
    pub fn link(code: &str) -> Self {
        Self::new(
            ProblemType::Link,
            StatusCode::GONE,
            "this link works no more",
        )
        .with("code", code)
    }

    /// 412 with the values as they are now.
    #[must_use]
    pub fn stale(version: i64, current: Value) -> Self {
        Self::new(
            ProblemType::Stale,
            StatusCode::PRECONDITION_FAILED,
            "changed meanwhile",
        )
        .with("version", version)
        .with("current", current)
    }

    /// 413.
    #[must_use]
    pub fn too_large(limit_bytes: usize) -> Self {
        Self::new(
            ProblemType::TooLarge,
            StatusCode::PAYLOAD_TOO_LARGE,
            "too large",
        )
        .with("limit_bytes", limit_bytes)
    }

    /// 415.
    #[must_use]
    pub fn content_type() -> Self {
        Self::new(
            ProblemType::ContentType,
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "send application/json",
        )
    }

    /// 422 with every fault.
    #[must_use]
    pub fn fields(errors: Vec<Fault>) -> Self {
        let mut problem = Self::new(
            ProblemType::Fields,
            StatusCode::UNPROCESSABLE_ENTITY,
            "some fields need another value",
        );
        problem.errors = errors;
        problem
    }

    /// 422 with one fault.
    #[must_use]
    pub fn field(pointer: &str, code: FaultCode) -> Self {
        Self::fields(vec![Fault::new(pointer, code)])
    }

    /// The same problem, its faults lying below `pointer` of a larger body.
    #[must_use]
    pub fn below(mut self, pointer: &str) -> Self {
        for fault in &mut self.errors {
            fault.pointer.insert_str(0, pointer);
        }
        self
    }

    /// 428.
    #[must_use]
    pub fn version_needed() -> Self {
        Self::new(
            ProblemType::VersionNeeded,
            StatusCode::PRECONDITION_REQUIRED,
            "say which version you changed, in If-Match",
        )
    }

    /// 429.
    #[must_use]
    pub fn too_many(retry_after_seconds: u64) -> Self {
        Self::new(
            ProblemType::TooMany,
            StatusCode::TOO_MANY_REQUESTS,
            "too many tries",
        )
        .with("retry_after_seconds", retry_after_seconds)
    }

    /// 500. The chain is logged here, once, and not told.
    #[must_use]
    pub fn server(error: &(dyn std::error::Error + 'static)) -> Self {
        let mut chain = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            chain.push_str(": ");
            chain.push_str(&cause.to_string());
            source = cause.source();
        }
        tracing::error!(error = %chain, "a request could not be answered: {chain}");
        Self::new(
            ProblemType::Server,
            StatusCode::INTERNAL_SERVER_ERROR,
            "our side",
        )
    }

    /// 503.
    #[must_use]
    pub fn busy() -> Self {
        Self::new(
            ProblemType::Busy,
            StatusCode::SERVICE_UNAVAILABLE,
            "try again",
        )
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::NotAllowed(not) => Self::stage(not.stage, not.event),
            Refused::Faults(faults) => Self::fields(faults),
            Refused::Gate(gate) => Self::gate(gate),
            Refused::NeedsSecond => Self::forbidden(Action::ConfirmProposal),
        }
    }
}

impl From<consult::Refused> for Problem {
    fn from(refused: consult::Refused) -> Self {
        match refused {
            consult::Refused::NotAllowed(not) => Self::new(
                ProblemType::Stage,
                StatusCode::CONFLICT,
                "not possible at this stage",
            )
            .with("stage", not.stage.as_str())
            .with("event", not.event.as_str()),
            consult::Refused::Faults(faults) => Self::fields(faults),
            consult::Refused::Gate(gate) => Self::gate(gate),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::not_found(),
            StoreError::Forbidden { action } => Self::forbidden(action),
            StoreError::Changed { version } => Self::stale(version, Value::Null),
            StoreError::Settled | StoreError::Taken { .. } => Self::gate(Gate::Settled),
            StoreError::SamePerson | StoreError::NeedsProposal => {
                Self::forbidden(Action::ConfirmProposal)
            }
            StoreError::LastManager => Self::gate(Gate::LastManager),
            StoreError::ApproverAttests => Self::gate(Gate::ApproverAttests),
            StoreError::StillInvolved { .. } => Self::gate(Gate::StillInvolved),
            StoreError::Cursor => Self::field("/cursor", FaultCode::UnknownCode),
            StoreError::Freeze(_) => Self::field("/fiscal_year", FaultCode::InFuture),
            other => Self::server(&other),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let retry = self
            .values
            .get("retry_after_seconds")
            .and_then(Value::as_u64);
        let mut response = (status, Json(self)).into_response();
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        if let Some(seconds) = retry {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// What any operation may answer instead: described once for OpenAPI.
#[derive(IntoResponses)]
pub enum Refusals {
    /// The body is not JSON of the right shape.
    #[response(status = 400, content_type = "application/problem+json")]
    Unreadable(Problem),
    /// Sign in first.
    #[response(status = 401, content_type = "application/problem+json")]
    SignedOut(Problem),
    /// Your role cannot do this.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(Problem),
    /// No such thing for you.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(Problem),
    /// Not at this stage, or something has to be done first.
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(Problem),
    /// The link works no more.
    #[response(status = 410, content_type = "application/problem+json")]
    Gone(Problem),
    /// Changed meanwhile.
    #[response(status = 412, content_type = "application/problem+json")]
    Stale(Problem),
    /// Too large.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Problem),
    /// Another content type is expected.
    #[response(status = 415, content_type = "application/problem+json")]
    ContentType(Problem),
    /// Fields at fault.
    #[response(status = 422, content_type = "application/problem+json")]
    Fields(Problem),
    /// `If-Match` is missing.
    #[response(status = 428, content_type = "application/problem+json")]
    VersionNeeded(Problem),
    /// Too many tries.
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(Problem),
}
