//! Workbooks that LibreOffice has opened and saved again: what it writes is
//! another dialect of the same file.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

mod workbooks;

use std::path::Path;
use std::process::Command;

use case_workflow::ids::PersonId;
use case_workflow::register::{Edit, Hospital, Register, demonstration};
use documents::register_sheet::{Lang, bring, write};
use documents::sheet::{self, Refused};
use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;
use workbooks::{from_1904, office_list, with_readings};

fn edit() -> Edit {
    Edit {
        by: PersonId(Uuid::from_u128(9)),
        now: "2026-11-20T01:00:00Z".parse().unwrap(),
    }
}

/// The files as LibreOffice saves them, in the order given.
fn saved(files: &[(&str, Vec<u8>)], kind: &str, ending: &str, folder: &Path) -> Vec<Vec<u8>> {
    let (from, to) = (folder.join("from"), folder.join(ending));
    std::fs::create_dir_all(&from).unwrap();
    let paths: Vec<_> = files
        .iter()
        .map(|(name, bytes)| {
            let path = from.join(format!("{name}.xlsx"));
            std::fs::write(&path, bytes).unwrap();
            path
        })
        .collect();
    let done = Command::new("soffice")
        .arg("--headless")
        // A profile of its own: another one may be open.
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.join("profile").display()
        ))
        .args(["--convert-to", kind, "--outdir"])
        .arg(&to)
        .args(&paths)
        .output()
        .expect("soffice starts: `make test` installs libreoffice-calc");
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    files
        .iter()
        .map(|(name, _)| std::fs::read(to.join(format!("{name}.{ending}"))).unwrap())
        .collect()
}

fn imported(bytes: &[u8], current: &Hospital) -> Hospital {
    let brought = bring(&sheet::read(bytes).unwrap(), current, edit().today());
    assert_eq!(brought.faults, vec![]);
    Register::import(&brought.document, current, &edit()).unwrap()
}

#[test]
fn six_workbooks_saved_by_libreoffice_say_what_they_said() {
    let folder = std::env::temp_dir().join(format!("madoguchi-lo-{}", Uuid::new_v4()));
    let now: Timestamp = edit().now;
    let (one, two) = (
        demonstration(0, now).unwrap(),
        demonstration(7, now).unwrap(),
    );
    let empty = Hospital::default();
    let files = [
        ("japanese", write(&one, edit().today(), Lang::Ja)),
        ("english", write(&two, edit().today(), Lang::En)),
        ("form", write(&empty, edit().today(), Lang::Ja)),
        ("office", office_list()),
        ("mac", from_1904()),
        ("readings", with_readings()),
    ];
    let again = saved(&files, "xlsx:Calc MS Excel 2007 XML", "xlsx", &folder);
    for (own, bytes) in [(&one, &again[0]), (&two, &again[1]), (&empty, &again[2])] {
        let brought = bring(&sheet::read(bytes).unwrap(), own, edit().today());
        assert_eq!(brought.document["sections"], json!({}));
        assert_eq!((brought.faults, brought.unread), (vec![], vec![]));
    }
    for ((name, made), bytes) in files.iter().zip(&again).skip(3) {
        assert_eq!(imported(bytes, &empty), imported(made, &empty), "{name}");
    }
    // The kind of before 2007 is told by what it holds, whatever it is called.
    let old = saved(&files[..1], "xls:MS Excel 97", "xls", &folder);
    assert_eq!(sheet::read(&old[0]), Err(Refused::OldOrLocked));
    std::fs::remove_dir_all(&folder).unwrap();
}
