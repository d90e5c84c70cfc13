//! How mail leaves: over SMTP, or as files where no server is set.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use lettre::transport::smtp;
use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use tokio::io::AsyncWriteExt;
use url::{Host, Url};

use crate::compose::Outgoing;

/// Seconds for one command of the mail server.
const COMMAND_SECONDS: u64 = 20;
/// Seconds for one mail in all; shorter than the lease of a letter, so that no
/// other worker takes it up meanwhile.
const MAIL_SECONDS: u64 = 45;
/// Connections kept open at once.
const CONNECTIONS_MAX: u32 = 4;

/// Where mail goes. Cheap to clone; connections are shared.
#[derive(Clone)]
pub enum Mailer {
    /// To a mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// Into a folder of `.eml` files, each there at once or not at all.
    Folder(PathBuf),
}

/// A setting that no mail can leave with.
#[derive(Debug, thiserror::Error)]
pub enum MailerError {
    /// Not an address of a mail server. The text never repeats it: it may hold
    /// the password.
    #[error("the mail server's address must look like smtp://NAME:PASSWORD@HOST:587?tls=required")]
    Url,
    /// The certificate of an own authority cannot be read.
    #[error("the certificate {path} cannot be read")]
    Trust {
        /// Which file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// TLS cannot be set up.
    #[error("TLS cannot be set up")]
    Tls(#[from] smtp::Error),
    /// The folder cannot be made.
    #[error("the mail folder {path} cannot be made")]
    Folder {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
}

/// Why a mail did not leave. `Display` is short and names no address: it is
/// shown to the desk and written to the log.
#[derive(Debug, thiserror::Error)]
pub enum NotSent {
    /// The server will never take a mail for this address: trying again would
    /// only annoy it.
    #[error("the address was refused ({code})")]
    Refused {
        /// The server's reply code.
        code: u16,
    },
    /// The server took no mail now.
    #[error("the mail server put the mail off ({code})")]
    PutOff {
        /// The server's reply code.
        code: u16,
    },
    /// No answer, no connection, no valid certificate, wrong password.
    #[error("the mail server could not be reached")]
    Unreachable(#[source] smtp::Error),
    /// Longer than one mail may take.
    #[error("the mail server took too long")]
    TooLong,
    /// The folder takes no file.
    #[error("the mail folder takes no file")]
    Folder(#[source] io::Error),
}

impl NotSent {
    /// Whether another try later may succeed.
    #[must_use]
    pub fn worth_another_try(&self) -> bool {
        !matches!(self, Self::Refused { .. })
    }
}

impl Mailer {
    /// A mail server: `smtps://` for TLS from the first byte; `smtp://` with
    /// `?tls=required` (STARTTLS or nothing), `opportunistic` or `none`. Without
    /// `tls` it is required, save for a server on this very machine. The
    /// server's certificate is checked against the system's authorities
    /// (`SSL_CERT_FILE`, `SSL_CERT_DIR`), and `trust`, a PEM file, if given.
    ///
    /// # Errors
    /// [`MailerError`]: address, certificate or TLS cannot be used.
    pub fn smtp(address: &str, trust: Option<&Path>) -> Result<Self, MailerError> {
        let url = Url::parse(address).map_err(|_| MailerError::Url)?;
        let host = url
            .host_str()
            .filter(|host| !host.is_empty())
            .ok_or(MailerError::Url)?;
        let wish = url
            .query_pairs()
            .find(|(key, _)| key == "tls")
            .map(|(_, value)| value);
        let tls = match (url.scheme(), wish.as_deref()) {
            ("smtps", None | Some("required")) => Tls::Wrapper(parameters(host, trust)?),
            ("smtp", Some("required")) => Tls::Required(parameters(host, trust)?),
            ("smtp", Some("opportunistic")) => Tls::Opportunistic(parameters(host, trust)?),
            ("smtp", Some("none")) => Tls::None,
            ("smtp", None) if on_this_machine(&url) => Tls::None,
            ("smtp", None) => Tls::Required(parameters(host, trust)?),
            _ => return Err(MailerError::Url),
        };
        let usual_port = match &tls {
            Tls::None => smtp::SMTP_PORT,
            Tls::Wrapper(_) => smtp::SUBMISSIONS_PORT,
            Tls::Opportunistic(_) | Tls::Required(_) => smtp::SUBMISSION_PORT,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(
            host.trim_start_matches('[').trim_end_matches(']'),
        )
        .port(url.port().unwrap_or(usual_port))
        .tls(tls)
        .timeout(Some(Duration::from_secs(COMMAND_SECONDS)))
        .pool_config(PoolConfig::new().max_size(CONNECTIONS_MAX));
        if let Some(password) = url.password() {
            builder = builder.credentials(Credentials::new(
                decoded(url.username())?,
                decoded(password)?,
            ));
        }
        Ok(Self::Smtp(builder.build()))
    }

    /// A folder, made if missing.
    ///
    /// # Errors
    /// [`MailerError::Folder`].
    pub fn folder(path: impl Into<PathBuf>) -> Result<Self, MailerError> {
        let path = path.into();
        match std::fs::create_dir_all(&path) {
            Ok(()) => Ok(Self::Folder(path)),
            Err(source) => Err(MailerError::Folder { path, source }),
        }
    }

    /// Hands one mail over. `Ok` means that the server, or the disk, has it.
    ///
    /// # Errors
    /// [`NotSent`], which says whether another try may succeed.
    pub async fn send(&self, mail: &Outgoing) -> Result<(), NotSent> {
        match self {
            Self::Smtp(transport) => {
                let limit = Duration::from_secs(MAIL_SECONDS);
                let sending = transport.send_raw(&mail.envelope, &mail.bytes);
                match tokio::time::timeout(limit, sending).await {
                    Ok(Ok(_)) => Ok(()),
                    Ok(Err(fault)) => Err(judged(fault)),
                    Err(_) => Err(NotSent::TooLong),
                }
            }
            Self::Folder(folder) => written(folder, &mail.file_stem, &mail.bytes)
                .await
                .map_err(NotSent::Folder),
        }
    }

    /// Whether mail could leave now: connects and signs in, or writes into the
    /// folder. Sends nothing.
    ///
    /// # Errors
    /// [`NotSent`].
    pub async fn check(&self) -> Result<(), NotSent> {
        match self {
            Self::Smtp(transport) => {
                let limit = Duration::from_secs(MAIL_SECONDS);
                match tokio::time::timeout(limit, transport.test_connection()).await {
                    Ok(Ok(true)) => Ok(()),
                    Ok(Ok(false)) => Err(NotSent::PutOff { code: 0 }),
                    Ok(Err(fault)) => Err(NotSent::Unreachable(fault)),
                    Err(_) => Err(NotSent::TooLong),
                }
            }
            Self::Folder(folder) => {
                let probe = folder.join(".check");
                tokio::fs::write(&probe, b"")
                    .await
                    .map_err(NotSent::Folder)?;
                tokio::fs::remove_file(&probe)
                    .await
                    .map_err(NotSent::Folder)
            }
        }
    }
}

fn parameters(host: &str, trust: Option<&Path>) -> Result<TlsParameters, MailerError> {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let mut builder = TlsParameters::builder(bare.to_owned());
    if let Some(path) = trust {
        let pem = std::fs::read(path).map_err(|source| MailerError::Trust {
            path: path.to_owned(),
            source,
        })?;
        builder = builder.add_root_certificate(Certificate::from_pem(&pem)?);
    }
    Ok(builder.build()?)
}

fn on_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        // The address of a scheme the library does not know stays a name.
        Some(Host::Domain(name)) => {
            name == "localhost"
                || name
                    .parse::<std::net::IpAddr>()
                    .is_ok_and(|address| address.is_loopback())
        }
        None => false,
    }
}

/// A part of the address with its `%40` and the like read.
fn decoded(part: &str) -> Result<String, MailerError> {
    // A query string decodes the same escapes; `+` is the one difference.
    let query = format!("x={}", part.replace('+', "%2B"));
    url::form_urlencoded::parse(query.as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
        .ok_or(MailerError::Url)
}

/// Refused for good are replies about the mailbox (RFC 5321 4.2.3); a wrong
/// password (535), a policy (554, 571) or a server in trouble is ours to mend,
/// and the letter waits.
fn judged(fault: smtp::Error) -> NotSent {
    let Some(code) = fault.status() else {
        return NotSent::Unreachable(fault);
    };
    let code = u16::from(code);
    let about_the_mailbox = matches!(code, 550 | 551 | 552 | 553 | 556)
        || (code == 501 && fault.to_string().contains("5.1."));
    if about_the_mailbox {
        NotSent::Refused { code }
    } else {
        NotSent::PutOff { code }
    }
}

/// Written beside its place, made durable, then put there: a reader sees a
/// whole mail or none.
async fn written(folder: &Path, stem: &str, bytes: &[u8]) -> io::Result<()> {
    let partial = folder.join(format!(".{stem}.part"));
    let mut file = tokio::fs::File::create(&partial).await?;
    file.write_all(bytes).await?;
    file.sync_all().await?;
    drop(file);
    tokio::fs::rename(&partial, folder.join(format!("{stem}.eml"))).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_a_typing_slip_is_refused_without_repeating_the_password() {
        for wrong in [
            "mail.example.jp",
            "http://me:geheim@mail.example.jp",
            "smtp://me:geheim@mail.example.jp?tls=maybe",
            "smtp://",
        ] {
            let Err(fault) = Mailer::smtp(wrong, None) else {
                panic!("{wrong} was taken");
            };
            assert!(!fault.to_string().contains("geheim"));
        }
    }

    #[test]
    fn escapes_in_name_and_password_are_read() {
        assert_eq!(decoded("desk%40example.jp").unwrap(), "desk@example.jp");
        assert_eq!(decoded("a+b%2Bc%26d").unwrap(), "a+b+c&d");
    }

    #[test]
    fn only_a_server_on_this_machine_may_go_without_tls() {
        let local = |text: &str| on_this_machine(&Url::parse(text).unwrap());
        assert!(local("smtp://127.0.0.1:1025"));
        assert!(local("smtp://[::1]:1025"));
        assert!(local("smtp://localhost"));
        assert!(!local("smtp://mail.example.jp"));
        assert!(!local("smtp://localhost.example.jp"));
    }
}
