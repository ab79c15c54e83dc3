//! The program: the window, or the simulator alone.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Parser as _;
use moderato::settings::flags::{Flags, Mode};
use moderato::{demo, simulator};
use tracing_subscriber::EnvFilter;

type Failed = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let flags = Flags::parse();
    // Names, ids and bodies are never logged; the level is for what the program itself does.
    let filter = EnvFilter::try_from_env("MODERATO_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .init();
    let ended = match flags.mode {
        Some(Mode::Simulate { listen, scenario }) => simulate(listen, &scenario),
        None => Err(Failed::from(
            "the window is not there yet; try `moderato simulate`",
        )),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell if even this fails.
            drop(writeln!(io::stderr(), "moderato: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn simulate(listen: std::net::SocketAddr, scenario: &str) -> Result<(), Failed> {
    let scenario = demo::scenario(scenario)?;
    let runtime = tokio::runtime::Runtime::new()?;
    Ok(runtime.block_on(simulator::simulate(listen, scenario, io::stdout()))?)
}
