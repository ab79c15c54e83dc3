//! The program: the window, the simulator alone, or the verifying of an audit log.

use std::io::{self, Write as _};
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

use clap::Parser as _;

use moderato::app::shell::window;
use moderato::app::{ConsoleApp, Start};
use moderato::settings::environment::Environment;
use moderato::settings::flags::{AuditMode, Flags, Mode, WindowFlags};
use moderato::worker::audit::known::Known;
use moderato::worker::audit::trail;
use moderato::worker::{Wake, Worker};
use moderato::{demo, faults, process, simulator};
use tracing_subscriber::EnvFilter;

type Failed = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let flags = Flags::parse();
    // Names, ids and bodies are never logged; the level is for what the program itself does. What winit warns of
    // (a display without a size, settings that it cannot watch) is nothing that a moderator could mend.
    let filter = EnvFilter::try_from_env("MODERATO_LOG")
        .unwrap_or_else(|_| EnvFilter::new("warn,winit=error"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .init();
    if let Err(error) = process::forbid_core_dumps() {
        tracing::warn!(%error, "a crash could leave a core dump with secrets in it");
    }
    let ended = match flags.mode {
        Some(Mode::Simulate { listen, scenario }) => simulate(listen, &scenario),
        Some(Mode::Audit(mode)) => audit(&mode),
        None => window(flags.window),
    };
    ended.unwrap_or_else(|error| {
        // Nobody is left to tell if even this fails.
        drop(writeln!(io::stderr(), "moderato: {error}"));
        ExitCode::FAILURE
    })
}

fn simulate(listen: std::net::SocketAddr, scenario: &str) -> Result<ExitCode, Failed> {
    let scenario = demo::scenario(scenario)?;
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(simulator::simulate(listen, scenario, io::stdout()))?;
    Ok(ExitCode::SUCCESS)
}

fn audit(AuditMode::Verify { file, head, kept }: &AuditMode) -> Result<ExitCode, Failed> {
    let known = Known {
        noted: *head,
        kept: *kept,
        now: jiff::Timestamp::now(),
    };
    let found = trail::follow(file, &known)?;
    write!(io::stdout(), "{found}")?;
    Ok(ExitCode::from(found.verdict() as u8))
}

fn window(flags: WindowFlags) -> Result<ExitCode, Failed> {
    let start = Start::from_flags(flags, Environment::of_this_process())?;
    let context: Arc<OnceLock<egui::Context>> = Arc::default();
    let waking = context.clone();
    let wake = move || {
        if let Some(context) = waking.get() {
            context.request_repaint();
        }
    };
    let wake: Wake = Arc::new(wake);
    faults::watch(start.folders.data.clone(), wake.clone());
    let (worker, handle) = Worker::start(wake)?;
    let opened = window::open(move |creation| {
        // Set once: the window is made once.
        drop(context.set(creation.egui_ctx.clone()));
        Box::new(ConsoleApp::new(&creation.egui_ctx, handle, start))
    });
    worker.finish();
    opened?;
    Ok(ExitCode::SUCCESS)
}
