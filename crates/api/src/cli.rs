//! The commands (see `madoguchi --help`): arguments in, exit code out.

pub mod directory;
pub mod doctor;
pub mod generate;
pub mod pure;
pub mod user;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// The one-stop desk for international clinical trials.
#[derive(Debug, Parser)]
#[command(name = "madoguchi", version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Every command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the web pages and the API, with the mail worker in the same process.
    Serve {
        /// Address and port; overrides MADOGUCHI_LISTEN.
        #[arg(long)]
        listen: Option<SocketAddr>,
        /// Load the demonstration data once and print how to sign in.
        #[arg(long)]
        demo: bool,
        /// Leave the mail to `madoguchi worker`.
        #[arg(long)]
        no_worker: bool,
    },
    /// Run the mail worker alone.
    Worker,
    /// Accounts of a real installation.
    User {
        /// What to do.
        #[command(subcommand)]
        command: UserCommand,
    },
    /// The directory of institutions.
    Directory {
        /// What to do.
        #[command(subcommand)]
        command: DirectoryCommand,
    },
    /// Bring the database's schema up to date.
    Migrate,
    /// Check settings, database, mail, disk, clock and fonts, and say what to do.
    Doctor {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print the OpenAPI document.
    Openapi,
    /// Print code lists in one language as TypeScript.
    #[command(hide = true)]
    Codes {
        /// Which lists.
        codes: generate::Codes,
        /// The language of the words.
        lang: generate::Lang,
    },
    /// Print the register's further items as TypeScript.
    #[command(hide = true)]
    RegisterItems,
    /// Read a trial's registry record.
    Trial {
        /// What to do.
        #[command(subcommand)]
        command: TrialCommand,
    },
    /// Count cases by the counting rule.
    Count {
        /// JSON input; standard input if left out.
        #[arg(long = "in")]
        input: Option<PathBuf>,
    },
    /// Work out how a clock stands.
    Clock {
        /// JSON input; standard input if left out.
        #[arg(long = "in")]
        input: Option<PathBuf>,
    },
}

/// `madoguchi user …`
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Add a person and print a one-time link, valid for 24 hours.
    Add {
        /// Mail address.
        #[arg(long)]
        email: String,
        /// Name, family name first.
        #[arg(long)]
        name: String,
        /// The name in Latin letters, family name first, as overseas firms read it.
        #[arg(long, default_value = "")]
        roman: String,
        /// DI, DM, DL, DC, EXP, MV, PL, SA or AU.
        #[arg(long)]
        role: String,
        /// Language of the pages and mails, ja or en.
        #[arg(long, default_value = "ja")]
        lang: String,
    },
}

/// `madoguchi directory …`
#[derive(Debug, Subcommand)]
pub enum DirectoryCommand {
    /// Take in one edition of an open list; what it does not have any more is
    /// marked as gone, nothing is deleted.
    Import {
        /// The bureaus' table or Japan's part of ROR, `.csv` or `.csv.gz`.
        file: PathBuf,
        /// The day of the edition, for example 2025-08-01.
        #[arg(long)]
        as_of: jiff::civil::Date,
        /// Take it in although it lacks more than a tenth of what is known.
        #[arg(long)]
        shorter: bool,
    },
}

/// `madoguchi trial …`
#[derive(Debug, Subcommand)]
pub enum TrialCommand {
    /// Print what one ClinicalTrials.gov API v2 study fills in on the request form.
    Read {
        /// The study as JSON; `-` for standard input.
        file: PathBuf,
    },
}

/// The operator as mails show it.
#[must_use]
pub fn mail_desk(app: &crate::app::App) -> Option<notification::Desk> {
    let config = &app.config;
    Some(notification::Desk {
        operator_en: config.operator_en.clone(),
        operator_ja: config.operator_ja.clone(),
        phone: config.desk_phone.clone(),
        mailbox: config.desk_mailbox.clone(),
        public_url: config.public_url.parse().ok()?,
        calendar: app.calendar,
    })
}

/// How mail leaves: a server where one is set, else a folder of files.
///
/// # Errors
/// If the address or the folder cannot be used.
pub fn mailer(
    config: &crate::config::Config,
) -> Result<notification::Mailer, notification::MailerError> {
    match &config.smtp_url {
        Some(url) => notification::Mailer::smtp(url, None),
        None => notification::Mailer::folder(&config.mail_dir),
    }
}
