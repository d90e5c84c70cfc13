//! Checked bodies: whatever comes in is JSON of the right shape, or a problem
//! that names the place.

use axum::Extension;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Request};
use axum::http::{HeaderMap, header};
use case_workflow::fault::{Fault, FaultCode};
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::problem::Problem;

/// The largest body of an ordinary request, in bytes.
pub const BODY_BYTES_MAX: usize = 256 * 1024;

/// The largest body of a request that brings a file, in bytes.
pub const FILE_BYTES_MAX: usize = documents::sheet::BYTES_MAX;

/// How much this route reads, where it is not [`BODY_BYTES_MAX`].
#[derive(Debug, Clone, Copy)]
pub struct BodyLimit(usize);

/// The layers of routes that read a whole file.
pub fn whole_files() -> (Extension<BodyLimit>, DefaultBodyLimit) {
    let limit = DefaultBodyLimit::max(FILE_BYTES_MAX);
    (Extension(BodyLimit(FILE_BYTES_MAX)), limit)
}

/// A body as it came, whatever it says it is.
#[derive(Debug)]
pub struct Raw(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for Raw {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let limit = request.extensions().get::<BodyLimit>().copied();
        let limit = limit.map_or(BODY_BYTES_MAX, |limit| limit.0);
        Bytes::from_request(request, state)
            .await
            .map(Self)
            .map_err(|_| Problem::too_large(limit))
    }
}

/// A JSON body of type `T`. Type errors are faults with a pointer, like all
/// other faults.
#[derive(Debug)]
pub struct Checked<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Checked<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let json = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| {
                let essence = value.split(';').next().unwrap_or("").trim();
                essence.eq_ignore_ascii_case("application/json")
            });
        if !json {
            return Err(Problem::content_type());
        }
        let Raw(bytes) = Raw::from_request(request, state).await?;
        read(&bytes).map(Self)
    }
}

/// Reads JSON of type `T` from bytes.
///
/// # Errors
/// 400 where it is no JSON (or no UTF-8), 422 with the pointer where the shape
/// is another one.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let inner = error.inner();
        if inner.is_data() {
            let pointer = pointer(error.path());
            let message = inner.to_string();
            let code = if message.starts_with("missing field") {
                FaultCode::Required
            } else if message.starts_with("unknown field") {
                FaultCode::UnknownField
            } else if message.starts_with("unknown variant") {
                FaultCode::UnknownCode
            } else {
                FaultCode::WrongType
            };
            Problem::fields(vec![Fault::new(pointer, code).with("want", message)])
        } else if serde_json::from_slice::<IgnoredAny>(bytes).is_ok() {
            // It is JSON; only a word was wanted where something else stands.
            Problem::fields(vec![Fault::new(
                pointer(error.path()),
                FaultCode::WrongType,
            )])
        } else {
            Problem::unreadable(inner.to_string())
        }
    })?;
    json.end()
        .map_err(|error| Problem::unreadable(error.to_string()))?;
    Ok(value)
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { variant } => format!("/{variant}"),
            Segment::Unknown => String::new(),
        })
        .collect()
}

/// The version that the caller changed, from `If-Match: "7"`.
///
/// # Errors
/// 428 where it is missing or no version.
pub fn if_match(headers: &HeaderMap) -> Result<i64, Problem> {
    headers
        .get(header::IF_MATCH)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| {
            value
                .trim()
                .trim_start_matches("W/")
                .trim_matches('"')
                .parse()
                .ok()
        })
        .ok_or_else(Problem::version_needed)
}
