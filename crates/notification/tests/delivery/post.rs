//! A mail server, or a folder where none was given, and what arrives there.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use mail_parser::{Message, MessageParser};
use notification::Mailer;

/// Where this run's mail goes.
pub enum Post {
    Server { maildir: PathBuf },
    Folder(tempfile::TempDir),
}

/// The mailer and the place to read.
pub fn post() -> (Mailer, Post) {
    if let Some(mailer) = server("TEST_SMTP_URL") {
        let maildir = std::env::var_os("TEST_MAILDIR")
            .expect("TEST_MAILDIR goes with it")
            .into();
        return (mailer, Post::Server { maildir });
    }
    let folder = tempfile::tempdir().unwrap();
    (Mailer::folder(folder.path()).unwrap(), Post::Folder(folder))
}

/// The mailer of `tests/servers/with-mail`, if the run has one.
pub fn server(name: &str) -> Option<Mailer> {
    let url = std::env::var(name).ok()?;
    let trust = std::env::var_os("TEST_SMTP_CA").map(PathBuf::from);
    Some(Mailer::smtp(&url, trust.as_deref()).unwrap())
}

/// Says that a test met no mail server; `tests/servers/with-mail` gives one.
pub fn without_server(test: &str) {
    eprintln!("{test}: TEST_SMTP_URL is not set, so no mail server was asked");
}

impl Post {
    /// Whether refusals can be met here.
    pub fn is_server(&self) -> bool {
        matches!(self, Self::Server { .. })
    }

    /// The mails for `address` once there are `n` of them. A server files them a
    /// moment after it took them.
    ///
    /// # Panics
    /// If they do not arrive within 20 seconds.
    pub async fn arrived(&self, address: &str, n: usize) -> Vec<Message<'static>> {
        let end = Instant::now() + Duration::from_secs(20);
        loop {
            let mails = self.now(address);
            if mails.len() >= n {
                return mails;
            }
            assert!(
                Instant::now() < end,
                "{} of {n} mails for {address}",
                mails.len()
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The mails for `address` that are there now.
    pub fn now(&self, address: &str) -> Vec<Message<'static>> {
        let folder = match self {
            Self::Server { maildir } => maildir.join("new"),
            Self::Folder(folder) => folder.path().to_owned(),
        };
        let mut names: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        names.sort();
        names
            .into_iter()
            .filter_map(|name| {
                let bytes = std::fs::read(name).ok()?;
                let mail = MessageParser::default().parse(&bytes)?.into_owned();
                let to = mail.to()?.first()?.address()? == address;
                to.then_some(mail)
            })
            .collect()
    }
}
