//! A mail in words becomes a message on the wire: addresses, thread, identity.

use jiff::Timestamp;
use lettre::address::{AddressError, Envelope};
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

use crate::body::clean;
use crate::letter::{Side, Values};
use crate::render::{Desk, Mail, is_about_an_account};

/// A message as it leaves, and who it goes to.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// Sender and receiver as the mail server is told.
    pub envelope: Envelope,
    /// The message, RFC 5322.
    pub bytes: Vec<u8>,
    /// Sorts copies by time and tells them apart: `20261120T080000.000000Z-{id}`.
    pub file_stem: String,
}

/// Why a mail could not be put on the wire. Trying again would not help.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    /// The recipient's or the desk's address is none.
    #[error("the address cannot be read")]
    Address(#[from] AddressError),
    /// The message could not be built.
    #[error("the message cannot be built")]
    Message(#[from] lettre::error::Error),
}

/// Puts a mail on the wire. The same letter makes the same bytes at the same
/// moment, so that a second copy can be recognised.
///
/// # Errors
/// [`ComposeError`]: an address cannot be read.
pub fn compose(values: &Values, mail: &Mail, desk: &Desk) -> Result<Outgoing, ComposeError> {
    let lang = values.recipient.lang;
    let mailbox: Address = desk.mailbox.parse()?;
    let name = values.recipient.name.as_deref().map(clean);
    let to = Mailbox::new(
        name.filter(|name| !name.is_empty()),
        values.recipient.address.trim().parse()?,
    );
    let from = Mailbox::new(Some(clean(&desk.sender_name(lang))), mailbox.clone());
    let host = host(desk);
    let mut message = Message::builder()
        .from(from)
        // Until mail can come in, a person at the desk reads the replies.
        .reply_to(Mailbox::new(None, mailbox))
        .to(to)
        .subject(clean(&mail.subject))
        .date(values.now.into())
        .message_id(Some(format!("<{}@{host}>", values.letter)))
        // Keeps out-of-office programs quiet (RFC 3834).
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ));
    if let Some(root) = thread(values, host) {
        message = message.in_reply_to(root.clone()).references(root);
    }
    let message = message.multipart(
        MultiPart::alternative()
            .boundary(format!("=_{}", values.letter.0.simple()))
            .singlepart(SinglePart::plain(mail.text.clone()))
            .singlepart(SinglePart::html(mail.html.clone())),
    )?;
    Ok(Outgoing {
        envelope: message.envelope().clone(),
        bytes: message.formatted(),
        file_stem: format!("{}-{}", sortable(values.now), values.letter),
    })
}

/// All mails to one side of one case hang on one root, which is never sent
/// itself. Firm, hospital, expert and desk never share one, and towards a
/// hospital or an expert the root is made of the blinded number: the id of a case tells when it was made.
#[must_use]
pub fn thread(values: &Values, host: &str) -> Option<String> {
    let about = values
        .about
        .as_ref()
        .filter(|_| !is_about_an_account(values.kind))?;
    let (case, side) = (about.case, values.recipient.side);
    match side {
        Side::Firm | Side::Desk => Some(format!("<case-{case}-{}@{host}>", side.as_str())),
        Side::Hospital | Side::Expert => {
            let blinded = about.blinded.as_deref()?.to_lowercase();
            Some(format!("<case-{blinded}-{}@{host}>", side.as_str()))
        }
    }
}

/// The right half of our ids: the site's name, where it has one.
fn host(desk: &Desk) -> &str {
    desk.public_url.domain().unwrap_or("madoguchi")
}

fn sortable(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%S.%6fZ").to_string()
}
