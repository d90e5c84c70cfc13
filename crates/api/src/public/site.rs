//! What the pages need to know about this installation.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;

/// Version of the privacy notice that is in force.
pub const PRIVACY_VERSION: &str = "2026-11-01";
/// Version of the terms that are in force.
pub const TERMS_VERSION: &str = "2026-11-01";

/// This installation.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Site {
    /// Operator, English.
    pub operator_en: String,
    /// Operator, Japanese.
    pub operator_ja: String,
    /// The desk's mail address.
    pub desk_mailbox: String,
    /// The desk's telephone.
    pub desk_phone: String,
    /// Version of the program.
    pub version: String,
    /// The data are invented, for demonstration.
    pub demo: bool,
    /// Version of the privacy notice.
    pub privacy_version: String,
    /// Version of the terms.
    pub terms_version: String,
}

/// What the pages need to know about this installation.
#[utoipa::path(get, path = "/api/site", tag = "public",
    extensions(("x-action" = json!("read_public"))),
    responses((status = 200, body = Site)))]
pub async fn site(State(app): State<App>) -> Json<Site> {
    Json(Site {
        operator_en: app.config.operator_en.clone(),
        operator_ja: app.config.operator_ja.clone(),
        desk_mailbox: app.config.desk_mailbox.clone(),
        desk_phone: app.config.desk_phone.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        demo: app.config.demo,
        privacy_version: PRIVACY_VERSION.to_owned(),
        terms_version: TERMS_VERSION.to_owned(),
    })
}
