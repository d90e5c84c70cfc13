//! Every operation, once: the router and its description are one list.

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::problem::Problem;
use crate::{desk, firm, hospital, public};

/// The document's head.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Madoguchi",
        description = "Case manager of the one-stop desk for international clinical trials. \
                       Each operation names the permission it needs in `x-action`. \
                       Whatever changes something needs the header `X-Requested-With`.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    components(schemas(Problem)),
    tags(
        (name = "public", description = "Open to anyone"),
        (name = "firm", description = "An overseas firm and its own cases"),
        (name = "hospital", description = "A hospital, its requests and its register"),
        (name = "desk", description = "The desk"),
        (name = "ministry", description = "Frozen figures")
    )
)]
struct Head;

/// Every operation of the API.
#[must_use]
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Head::openapi())
        .routes(routes!(public::site::site))
        .routes(routes!(public::me::me, public::me::change))
        .routes(routes!(public::me::sign_out))
        .routes(routes!(public::sign_in::with_password))
        .routes(routes!(public::sign_in::by_mail))
        .routes(routes!(public::sign_in::with_code))
        .routes(routes!(public::sign_in::reset))
        .routes(routes!(public::links::look, public::links::open))
        .routes(routes!(
            public::register_check::look,
            public::register_check::confirm
        ))
        .routes(routes!(
            public::expert_reply::look,
            public::expert_reply::reply
        ))
        .routes(routes!(public::registry::study))
        .routes(routes!(public::codes::diseases))
        .routes(routes!(public::codes::disease_names))
        .routes(routes!(public::directory::search))
        .routes(routes!(public::drafts::begin))
        .routes(routes!(public::drafts::read, public::drafts::save))
        .routes(routes!(public::drafts::address))
        .routes(routes!(public::drafts::code))
        .routes(routes!(public::drafts::resume))
        .routes(routes!(public::send::send))
        .routes(routes!(public::send::sent))
        .routes(routes!(public::short::send))
        .merge(firm::cases::routes())
        .merge(firm::faces::routes())
        .merge(firm::acts::routes())
        .merge(firm::people::routes())
        .merge(hospital::requests::routes())
        .merge(hospital::answering::routes())
        .merge(hospital::exchange::routes())
        .merge(hospital::register::routes())
        .merge(hospital::register_file::routes())
        .merge(hospital::register_history::routes())
        .merge(hospital::members::routes())
        .merge(hospital::consultations::routes())
        .merge(desk::consultations::routes())
        .merge(hospital::shared_answers::routes())
        .merge(desk::shared_answers::routes())
        .merge(hospital::settings::routes())
        .merge(hospital::seen::routes())
        .merge(hospital::mirror::routes())
        .merge(hospital::absences::routes())
        .merge(hospital::attestation::routes())
        .merge(hospital::leaving::routes())
        .merge(hospital::proposals::routes())
        .merge(desk::hospitals::routes())
        .merge(desk::applications::routes())
        .merge(public::join::routes())
        .merge(desk::today::routes())
        .merge(desk::cases::routes())
        .merge(desk::register_case::routes())
        .merge(desk::acts::routes())
        .merge(desk::exchange::routes())
        .merge(desk::translate::routes())
        .merge(desk::synopsis::routes())
        .merge(desk::candidates::routes())
        .merge(desk::experts::routes())
        .merge(desk::further::routes())
        .merge(desk::proposals::routes())
        .merge(desk::people::routes())
        .merge(desk::mail::routes())
        .merge(desk::counts::routes())
}

/// The document, without a database or a setting.
#[must_use]
pub fn document() -> Document {
    let mut document = router().split_for_parts().1;
    for (path, item) in &mut document.paths.paths {
        let operations = [
            ("get", &mut item.get),
            ("post", &mut item.post),
            ("put", &mut item.put),
            ("patch", &mut item.patch),
            ("delete", &mut item.delete),
        ];
        for (method, operation) in operations {
            if let Some(operation) = operation {
                operation.operation_id = Some(operation_id(method, path));
            }
        }
    }
    document
}

/// One name for each operation: handlers of different areas share short names.
fn operation_id(method: &str, path: &str) -> String {
    let words = path
        .split('/')
        .filter(|part| !part.is_empty() && *part != "api");
    words.fold(method.to_owned(), |mut id, part| {
        id.push('_');
        id.extend(part.chars().filter_map(|c| match c {
            '{' | '}' => None,
            '-' | '.' => Some('_'),
            other => Some(other),
        }));
        id
    })
}
