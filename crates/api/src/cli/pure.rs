//! Commands that need no database: JSON in, JSON out.

use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use case_workflow::calendar::Calendar;
use case_workflow::clock::{ClockInput, ClockOutput};
use case_workflow::count::CountInput;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// More input than this is refused, in bytes.
const INPUT_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Exit code for unusable arguments or input.
const UNUSABLE: u8 = 2;

/// One plain sentence on standard error.
fn unusable(sentence: impl std::fmt::Display) -> ExitCode {
    eprintln!("{sentence}");
    ExitCode::from(UNUSABLE)
}

fn read_bytes(path: Option<&Path>) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let told = |name: &str, error: std::io::Error| format!("{name} cannot be read: {error}");
    let read = match path {
        Some(path) if path != Path::new("-") => {
            let name = path.display().to_string();
            let file = std::fs::File::open(path).map_err(|error| told(&name, error))?;
            file.take(INPUT_BYTES_MAX + 1)
                .read_to_end(&mut bytes)
                .map_err(|e| told(&name, e))?
        }
        _ => std::io::stdin()
            .take(INPUT_BYTES_MAX + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| told("standard input", error))?,
    };
    if read as u64 > INPUT_BYTES_MAX {
        return Err(format!("the input is larger than {INPUT_BYTES_MAX} bytes"));
    }
    Ok(bytes)
}

fn read_json<T: DeserializeOwned>(path: Option<&Path>) -> Result<T, String> {
    let bytes = read_bytes(path)?;
    let mut json = serde_json::Deserializer::from_slice(&bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let place = error.path().to_string();
        let inner = error.into_inner();
        if place == "." {
            inner.to_string()
        } else {
            format!("{place}: {inner}")
        }
    })?;
    json.end().map_err(|error| error.to_string())?;
    Ok(value)
}

fn print<T: Serialize>(value: &T) -> ExitCode {
    match serde_json::to_string_pretty(value) {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => unusable(error),
    }
}

/// `madoguchi count`
pub fn count(path: Option<&Path>) -> ExitCode {
    let input: CountInput = match read_json(path) {
        Ok(input) => input,
        Err(sentence) => return unusable(sentence),
    };
    match case_workflow::count::count(&input) {
        Ok(output) => print(&output),
        Err(fault) => unusable(fault),
    }
}

/// `madoguchi clock`
pub fn clock(path: Option<&Path>) -> ExitCode {
    let input: ClockInput = match read_json(path) {
        Ok(input) => input,
        Err(sentence) => return unusable(sentence),
    };
    match case_workflow::clock::standing(&input, &Calendar::japan()) {
        Ok(standing) => print(&ClockOutput::from(&standing)),
        Err(fault) => unusable(fault),
    }
}

/// `madoguchi trial read`
pub fn trial_read(path: &Path) -> ExitCode {
    let bytes = match read_bytes(Some(path)) {
        Ok(bytes) => bytes,
        Err(sentence) => return unusable(sentence),
    };
    match documents::trial_record::read(&bytes) {
        Ok(read) => print(&read),
        Err(fault) => unusable(format!("{}: {fault}", path.display())),
    }
}
