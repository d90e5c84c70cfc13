//! Who is told: every mail that leaves, from the letter in the outbox to the
//! mail server's answer. The only crate that speaks mail.
//!
//! Invariants:
//! - The outbox holds ids and kinds; words, language and address are looked up
//!   when a letter is sent, secrets are made then and kept nowhere else.
//! - Plain text and HTML come from the same words ([`render()`]).
//! - A mail says what kind of thing happened, never what is in the case; towards
//!   a hospital it carries the blinded number alone.
//! - A mail leaves at least once. Its Message-ID is the id of its outbox row, so
//!   a rare second copy is recognised by it.
//! - What cannot be delivered is given up visibly: the desk sees it.

mod body;
pub mod clockwork;
pub mod compose;
pub mod dates;
pub mod letter;
pub mod mailer;
pub mod register_reminders;
pub mod reminders;
pub mod render;
pub mod retry;
mod templates;
mod text;
pub mod worker;

pub use clockwork::Clockwork;
pub use compose::{Outgoing, compose};
pub use letter::{About, Lang, Minted, Opens, Recipient, Side, Values};
pub use mailer::{Mailer, MailerError, NotSent};
pub use render::{Desk, Mail, RenderError, render};
pub use worker::{Clock, Worker};
