//! The pages that people must agree on, as committed text: whoever changes a
//! rule, a right, the schema or a mail's subject sees the page change.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use case_workflow::case::step::LetterKind;
use store::Backend;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn committed(path: &str) -> String {
    let whole = root().join(path);
    std::fs::read_to_string(&whole).unwrap_or_else(|fault| panic!("{}: {fault}", whole.display()))
}

/// Compares with `tests/snapshots/<name>.snap`.
macro_rules! printed {
    ($name:expr, $page:expr) => {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../../../snapshots");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!($name, $page));
    };
}

#[test]
fn every_kind_of_mail_has_its_subject_in_both_languages() {
    let mut page = String::new();
    for kind in LetterKind::ALL {
        writeln!(page, "{}", kind.as_str()).unwrap();
        for lang in ["en", "ja"] {
            let path = format!(
                "crates/notification/templates/{lang}/{}/subject.txt",
                kind.as_str()
            );
            let subject = committed(&path);
            assert!(!subject.trim().is_empty(), "{path} is empty");
            for line in subject.trim().lines() {
                writeln!(page, "    {lang}  {line}").unwrap();
            }
        }
    }
    printed!("mails", page);
}

#[test]
fn the_committed_openapi_document_is_the_one_of_this_program() {
    let path = "frontend/src/api/openapi.json";
    assert!(
        committed(path) == api::cli::generate::openapi(),
        "{path} is not what the program says: `make generate` writes it anew"
    );
}

#[test]
fn the_committed_code_lists_are_those_of_this_program() {
    use api::cli::generate::{Codes, Lang, codes};
    for (file, lists, lang) in [
        ("en/codes", Codes::Case, Lang::En),
        ("ja/codes", Codes::Case, Lang::Ja),
        ("en/registerCodes", Codes::Register, Lang::En),
        ("ja/registerCodes", Codes::Register, Lang::Ja),
        ("en/rareCodes", Codes::Rare, Lang::En),
        ("ja/rareCodes", Codes::Rare, Lang::Ja),
    ] {
        let path = format!("frontend/src/words/{file}.gen.ts");
        assert!(
            committed(&path) == codes(lists, lang),
            "{path} is not what the program says: `make generate` writes it anew"
        );
    }
}

#[tokio::test]
async fn the_schema_is_the_printed_one() {
    let store = harness::database::test_store().await;
    let page = store.printed_schema().await.unwrap();
    let name = match store.backend() {
        Backend::Sqlite => "schema_sqlite",
        Backend::Postgres => "schema_postgres",
    };
    printed!(name, page);
}

#[test]
fn the_document_names_each_operation_once_and_what_it_needs() {
    let document = serde_json::to_value(api::openapi::document()).unwrap();
    let mut ids = std::collections::BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let what = format!("{method} {path}");
            let id = operation["operationId"].as_str().unwrap();
            assert!(ids.insert(id.to_owned()), "{what}: {id} is there twice");
            assert!(
                operation["x-action"].is_string(),
                "{what} names no permission"
            );
            assert!(
                operation["summary"].is_string(),
                "{what} says nothing about itself"
            );
            let changes = matches!(method.as_str(), "put" | "patch");
            let parameters = operation["parameters"].as_array();
            let tagged =
                parameters.is_some_and(|all| all.iter().any(|one| one["name"] == "If-Match"));
            assert!(
                !changes || tagged,
                "{what} changes a record without its version"
            );
        }
    }
    assert!(ids.len() > 90, "{}", ids.len());
}
