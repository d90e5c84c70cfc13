//! `madoguchi directory import`: one edition of an open list of institutions.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use case_workflow::people::Actor;
use documents::institutions;
use flate2::read::GzDecoder;
use jiff::civil::Date;
use store::{NewInstitution, Store};

use crate::clock::Clock;

/// A list larger than this, unpacked, is not read to its end.
const BYTES_MAX: u64 = 200 * 1024 * 1024;

/// Takes in the list of `file` (`.csv` or `.csv.gz`) as it was on `as_of`.
/// With any fault, and
/// when it looks like a part of a list, nothing is changed.
///
/// # Errors
/// If the file or the database does not answer.
pub async fn import(
    store: &Store,
    clock: &Clock,
    file: &Path,
    as_of: Date,
    shorter: bool,
) -> anyhow::Result<ExitCode> {
    let bytes = File::open(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let packed = file.extension().is_some_and(|end| end == "gz");
    let bytes: Box<dyn Read> = if packed {
        Box::new(GzDecoder::new(bytes))
    } else {
        Box::new(bytes)
    };
    let mut bytes = bytes.take(BYTES_MAX);
    let read = institutions::read(&mut bytes);
    if bytes.limit() == 0 {
        anyhow::bail!("{} has more than 200 MB unpacked", file.display());
    }
    let (list, listed) = match read {
        Ok(read) => read,
        Err(faults) => {
            for fault in faults {
                eprintln!("{}: {fault}", file.display());
            }
            eprintln!("nothing was changed");
            return Ok(ExitCode::from(2));
        }
    };
    let listed = listed.into_iter().map(|one| NewInstitution {
        code: one.code,
        name: one.name,
        name_en: one.name_en,
        aliases: one.aliases,
        prefecture: one.prefecture,
    });
    let mut write = store.write(&Actor::System, clock.now()).await?;
    let done = write
        .import_institutions(list.as_str(), as_of, listed.collect())
        .await?;
    let known = done.gone + done.changed + done.same;
    if done.gone * 10 > known && !shorter {
        eprintln!(
            "this edition lacks {} of {known} known institutions; if it is whole all the same, \
             say --shorter; nothing was changed",
            done.gone
        );
        return Ok(ExitCode::from(2));
    }
    write.commit().await?;
    println!(
        "{}: {} new, {} changed, {} gone, {} the same",
        list.as_str(),
        done.added,
        done.changed,
        done.gone,
        done.same
    );
    Ok(ExitCode::SUCCESS)
}
