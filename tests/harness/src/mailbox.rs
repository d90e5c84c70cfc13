//! Mails as their readers find them.

use std::path::Path;

use mail_parser::MessageParser;

/// One mail that arrived.
#[derive(Debug, Clone)]
pub struct Mail {
    /// The reader's address.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// Message-ID.
    pub id: String,
    /// The root of its thread, if it belongs to one.
    pub thread: Option<String>,
    /// The mail as it was sent.
    pub raw: Vec<u8>,
}

impl Mail {
    /// The secret of the link in the text.
    ///
    /// # Panics
    /// If there is no link.
    #[must_use]
    pub fn link(&self) -> String {
        let (_, rest) = self
            .text
            .split_once("/link/")
            .unwrap_or_else(|| panic!("a link in:\n{}", self.text));
        rest.chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            .collect()
    }

    /// The six digits in the text.
    ///
    /// # Panics
    /// If there are none.
    #[must_use]
    pub fn code(&self) -> String {
        self.text
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '/')
            .find(|word| word.len() == 6 && word.bytes().all(|b| b.is_ascii_digit()))
            .unwrap_or_else(|| panic!("a code in:\n{}", self.text))
            .to_owned()
    }
}

/// The mails in a folder, oldest first; they are taken out of it.
///
/// # Panics
/// If a file is no mail.
#[must_use]
pub fn read_folder(folder: &Path) -> Vec<Mail> {
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    names.retain(|name: &std::path::PathBuf| name.extension().is_some_and(|kind| kind == "eml"));
    names.sort();
    names
        .into_iter()
        .map(|name| {
            let bytes = std::fs::read(&name).expect("a mail can be read");
            std::fs::remove_file(&name).expect("a mail can be taken out");
            read(&bytes)
        })
        .collect()
}

/// One mail.
///
/// # Panics
/// If the bytes are no mail.
#[must_use]
pub fn read(bytes: &[u8]) -> Mail {
    let mail = MessageParser::default().parse(bytes).expect("a mail");
    let to = mail
        .to()
        .and_then(|to| to.first()?.address().map(str::to_owned));
    Mail {
        to: to.expect("a reader"),
        subject: mail.subject().unwrap_or_default().to_owned(),
        text: mail.body_text(0).unwrap_or_default().into_owned(),
        html: mail.body_html(0).unwrap_or_default().into_owned(),
        id: mail.message_id().unwrap_or_default().to_owned(),
        thread: mail.references().as_text().map(str::to_owned),
        raw: bytes.to_owned(),
    }
}
