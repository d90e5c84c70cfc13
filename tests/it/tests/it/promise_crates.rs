//! What each crate may lean on, as Cargo sees it: the middle is pure; SQL,
//! HTTP and mail each live in one crate.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

/// Every crate of the workspace, with the dependencies that its manifest lists
/// in any section.
fn listed() -> BTreeMap<String, BTreeSet<String>> {
    let root = root();
    let mut folders: Vec<PathBuf> = vec![root.join("migrations")];
    for parent in ["crates", "tests"] {
        let entries = std::fs::read_dir(root.join(parent)).unwrap().flatten();
        folders.extend(entries.map(|entry| entry.path()));
    }
    let manifests = folders.into_iter().map(|folder| folder.join("Cargo.toml"));
    let mut listed = BTreeMap::new();
    for manifest in manifests.filter(|path| path.exists()) {
        let text = std::fs::read_to_string(&manifest).unwrap();
        let mut name = String::new();
        let mut section = String::new();
        let mut needs = BTreeSet::new();
        for line in text.lines().map(str::trim) {
            if let Some(head) = line.strip_prefix('[') {
                section = head.trim_end_matches(']').to_owned();
                // `[dependencies.name]` lists one, too.
                if let Some((_, one)) = section.split_once("dependencies.") {
                    needs.insert(one.to_owned());
                }
            } else if let Some((key, value)) = line.split_once('=') {
                let key = key.trim().split('.').next().unwrap();
                if section == "package" && key == "name" {
                    name = value.trim().trim_matches('"').to_owned();
                } else if section.ends_with("dependencies") {
                    needs.insert(key.to_owned());
                }
            }
        }
        listed.insert(name, needs);
    }
    listed
}

/// Every crate that `name` could lean on, by the lock file: what it lists, what
/// that lists, and so on. More than is really built, never less.
fn tree(name: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let mut needs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for block in text.split("[[package]]").skip(1) {
        let value = |key: &str| {
            let line = block.lines().find(|line| line.starts_with(key))?;
            Some(line.split('"').nth(1).unwrap())
        };
        let package = value("name = ").unwrap();
        let list = block
            .split_once("dependencies = [")
            .map_or("", |(_, rest)| rest.split(']').next().unwrap());
        let quoted = list.split('"').skip(1).step_by(2);
        // A crate in two versions is listed as `name version`.
        needs
            .entry(package)
            .or_default()
            .extend(quoted.map(|one| one.split(' ').next().unwrap()));
    }
    assert!(needs.contains_key(name), "{name} is in the lock file");
    let mut all = BTreeSet::new();
    let mut next = vec![name];
    while let Some(one) = next.pop() {
        for need in needs.get(one).into_iter().flatten() {
            if all.insert((*need).to_owned()) {
                next.push(need);
            }
        }
    }
    all
}

/// The crates whose manifest lists something that `wanted` names.
fn who_lists(wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let all = listed();
    assert!(all.len() >= 9, "{all:?}");
    all.into_iter()
        .filter(|(_, needs)| needs.iter().any(|need| wanted(need)))
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn the_middle_is_pure() {
    for pure in ["case-workflow", "site-planning"] {
        let tree = tree(pure);
        for outside in [
            "tokio", "axum", "hyper", "reqwest", "sea-orm", "sqlx", "lettre", "rusqlite",
        ] {
            assert!(!tree.contains(outside), "{pure} leans on {outside}");
        }
        assert!(
            tree.contains("jiff") && tree.contains("serde"),
            "the lock file was read: {tree:?}"
        );
    }
    assert!(tree("api").contains("axum") && tree("store").contains("sea-orm"));
}

#[test]
fn files_are_read_and_written_without_network_and_database() {
    let tree = tree("documents");
    for outside in ["tokio", "axum", "sea-orm", "sqlx", "lettre", "reqwest"] {
        assert!(!tree.contains(outside), "documents leans on {outside}");
    }
}

/// The bench measures the same work without the product: it speaks to the
/// database and to HTTP by itself, and nothing depends on it.
const BENCH: &str = "bench";

#[test]
fn sql_lives_in_one_crate_and_its_migrations() {
    let mut who = who_lists(|need| need.starts_with("sea-orm") || need.starts_with("sqlx"));
    who.retain(|name| name != BENCH);
    assert_eq!(who, ["migrations", "store"]);
}

#[test]
fn http_lives_in_one_crate_and_its_tests() {
    let mut who = who_lists(|need| need == "axum");
    who.retain(|name| name != BENCH);
    assert_eq!(who, ["api", "harness", "it"]);
}

#[test]
fn mail_is_sent_by_one_crate() {
    assert_eq!(who_lists(|need| need == "lettre"), ["notification"]);
}

#[test]
fn no_product_crate_leans_on_a_test_crate() {
    for (name, needs) in listed() {
        if matches!(name.as_str(), "it" | BENCH | "harness") {
            continue;
        }
        for test_only in ["it", BENCH] {
            assert!(!needs.contains(test_only), "{name} leans on {test_only}");
        }
    }
}
