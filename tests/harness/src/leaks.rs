//! Everything that reaches somebody, in every form in which it can be read: the
//! answer's headers and body, sheets unpacked, mails decoded, lines of the log.

use std::io::{Cursor, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};

use mail_parser::{MessageParser, MimeHeaders};
use serde_json::Value;
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

use crate::browser::Reply;

/// One thing that somebody was shown.
#[derive(Debug, Clone)]
pub struct Seen {
    /// What it is, for messages of a failing test.
    pub place: String,
    /// All readings of it, in lower case.
    text: String,
}

impl Seen {
    /// An answer: its headers and its body.
    #[must_use]
    pub fn reply(reply: &Reply) -> Self {
        let mut readings = Readings::default();
        for (name, value) in &reply.headers {
            readings.add(name.as_str().as_bytes());
            readings.add(value.as_bytes());
        }
        readings.add(&reply.bytes);
        readings.of(reply.asked.clone())
    }

    /// A mail as it was sent: every header, every part, names of files.
    ///
    /// # Panics
    /// If the bytes are no mail.
    #[must_use]
    pub fn mail(raw: &[u8]) -> Self {
        let mut readings = Readings::default();
        readings.add(raw);
        let mail = MessageParser::default().parse(raw).expect("a mail");
        for header in mail.headers() {
            readings.add(format!("{}: {:?}", header.name(), header.value()).as_bytes());
        }
        for part in &mail.parts {
            readings.add(part.contents());
            if let Some(name) = part.attachment_name() {
                readings.add(name.as_bytes());
            }
        }
        readings.of(format!("the mail “{}”", mail.subject().unwrap_or_default()))
    }

    /// Anything else: a line of the log, a name.
    #[must_use]
    pub fn bytes(place: &str, bytes: &[u8]) -> Self {
        let mut readings = Readings::default();
        readings.add(bytes);
        readings.of(place.to_owned())
    }

    /// Whether a word can be read here, whatever its capitals.
    #[must_use]
    pub fn says(&self, word: &str) -> bool {
        self.text.contains(&word.to_lowercase())
    }
}

/// The readings of some bytes.
#[derive(Default)]
struct Readings(String);

impl Readings {
    fn of(self, place: String) -> Seen {
        Seen {
            place,
            text: self.0.to_lowercase(),
        }
    }

    fn push(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn add(&mut self, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        self.push(&text);
        if text.contains('%') {
            self.push(&percent_decoded(&text));
        }
        if text.contains('&') {
            self.push(&without_references(&text));
        }
        if let Ok(json) = serde_json::from_slice::<Value>(bytes) {
            self.strings(&json);
        }
        if bytes.starts_with(b"PK") {
            self.unpacked(bytes);
        }
    }

    /// The texts of a JSON document, its escapes read.
    fn strings(&mut self, json: &Value) {
        match json {
            Value::String(text) => self.push(text),
            Value::Array(all) => all.iter().for_each(|one| self.strings(one)),
            Value::Object(members) => {
                for (name, value) in members {
                    self.push(name);
                    self.strings(value);
                }
            }
            _ => {}
        }
    }

    /// The files of a packed document: names and contents.
    fn unpacked(&mut self, bytes: &[u8]) {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a packed document");
        for place in 0..archive.len() {
            let mut file = archive.by_index(place).expect("a file of it");
            let mut content = Vec::new();
            file.read_to_end(&mut content).expect("its content");
            let name = file.name().expect("its name").into_owned();
            self.push(&name);
            self.add(&content);
        }
    }
}

/// `%E7%AA%93` as the text that it stands for.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = (*first == b'%')
            .then(|| tail.get(..2))
            .flatten()
            .and_then(|two| u8::from_str_radix(str::from_utf8(two).ok()?, 16).ok());
        match code {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// `&#31383;` and `&#x7a93;` as the character that they stand for.
fn without_references(text: &str) -> String {
    let mut parts = text.split("&#");
    let mut read = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let named = part.split_once(';').and_then(|(number, rest)| {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            Some((char::from_u32(code)?, rest))
        });
        match named {
            Some((letter, rest)) => {
                read.push(letter);
                read.push_str(rest);
            }
            None => {
                read.push_str("&#");
                read.push_str(part);
            }
        }
    }
    read
}

/// What the program writes to its log while this lives, on the test's thread.
pub struct Log {
    lines: Lines,
    _kept: DefaultGuard,
}

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl Log {
    /// Begins to listen: all that our own crates say, and what others tell.
    #[must_use]
    pub fn begin() -> Self {
        let lines = Lines::default();
        let filter = EnvFilter::new("info,api=trace,store=trace,notification=trace");
        let subscriber = tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_ansi(false)
            .with_writer(lines.clone())
            .finish();
        Self {
            lines,
            _kept: tracing::subscriber::set_default(subscriber),
        }
    }

    /// All of it so far.
    #[must_use]
    pub fn seen(&self) -> Seen {
        let lines = self.lines.0.lock().unwrap_or_else(PoisonError::into_inner);
        Seen::bytes("the log", &lines)
    }
}
