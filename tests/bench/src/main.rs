//! `make bench`: how fast the program answers on 10,000 cases, on SQLite and on
//! PostgreSQL, with storage that survives a power cut, beside what the same
//! machine does at best.
//!
//! The program runs in a process of its own, so that its memory is its own. It
//! shares the machine's cores with this client and with the database server.

mod checks;
mod client;
mod database;
mod directory;
mod drafts;
mod floor;
mod load;
mod program;
mod report;
mod run;
mod statements;
mod texts;

use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};

/// Measures Madoguchi. Writes the README's table to standard output and what it
/// does meanwhile to standard error.
#[derive(Debug, Parser)]
struct Arguments {
    /// Cases that are loaded.
    #[arg(long, default_value_t = 10_000)]
    cases: usize,
    /// Seconds that each measurement lasts.
    #[arg(long, default_value_t = 3.0)]
    seconds: f64,
    /// `sqlite` or `postgres` alone.
    #[arg(long)]
    only: Option<String>,
    #[command(subcommand)]
    child: Option<Child>,
}

/// What the processes that are measured do.
#[derive(Debug, Subcommand)]
enum Child {
    /// The program.
    #[command(hide = true)]
    Serve {
        listen: SocketAddr,
        #[arg(long)]
        worker: bool,
    },
    /// A bare server that answers one line of JSON.
    #[command(hide = true)]
    Hello { listen: SocketAddr },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let ended = match arguments.child {
        Some(Child::Serve { listen, worker }) => program::serve(listen, worker),
        Some(Child::Hello { listen }) => program::hello(listen),
        None => run::whole(&run::Plan {
            cases: arguments.cases,
            time: Duration::from_secs_f64(arguments.seconds),
            only: arguments.only,
        }),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
