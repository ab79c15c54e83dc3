//! What each executable runs: the window, the simulator alone, or the verifying of an audit log.

use std::io::{self, Write as _};
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

use clap::Parser as _;
use tracing_subscriber::EnvFilter;

use crate::app::shell::window;
use crate::app::{ConsoleApp, Start, Surroundings};
use crate::desktop::errand::{Errands, Handed};
use crate::desktop::instance::Seat;
use crate::desktop::notifier::Notifier;
use crate::settings::environment::Environment;
use crate::settings::flags::{AuditMode, Flags, Given, Mode, WindowFlags};
use crate::worker::audit::known::Known;
use crate::worker::audit::trail;
use crate::worker::{Wake, Worker};
use crate::{demo, faults, process, simulator};

type Failed = Box<dyn std::error::Error>;

/// Where whoever started the program can read what it says before there is a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlet {
    /// The terminal that started it, or wherever its output is led.
    Terminal,
    /// A message box: on Windows, an executable of the desktop has no terminal, also when one started it.
    MessageBox,
}

/// Runs what the arguments ask for, to its end.
pub fn run(outlet: Outlet) -> ExitCode {
    match Flags::try_parse() {
        Ok(flags) => follow(flags, outlet),
        // `--help` and `--version` are such errors, too.
        Err(answer) => {
            outlet.answer(&answer);
            ExitCode::from(u8::try_from(answer.exit_code()).unwrap_or(2))
        }
    }
}

fn follow(flags: Flags, outlet: Outlet) -> ExitCode {
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
        Some(_) if outlet == Outlet::MessageBox => Err(NEEDS_TERMINAL.into()),
        Some(Mode::Simulate { listen, scenario }) => simulate(listen, &scenario),
        Some(Mode::Audit(mode)) => audit(&mode),
        None => window(flags.window),
    };
    ended.unwrap_or_else(|error| {
        outlet.complain(&error.to_string());
        ExitCode::FAILURE
    })
}

/// The window's executable prints where nobody reads it.
const NEEDS_TERMINAL: &str =
    "this prints into a terminal: start moderato-cli there, with the same words";

impl Outlet {
    /// Passes on what the reading of the arguments has to say.
    fn answer(self, answer: &clap::Error) {
        match self {
            // Nobody is left to tell if even this fails, here and below.
            Self::Terminal => drop(answer.print()),
            Self::MessageBox => message_box(&answer.render().to_string(), answer.use_stderr()),
        }
    }

    fn complain(self, error: &str) {
        match self {
            Self::Terminal => drop(writeln!(io::stderr(), "moderato: {error}")),
            Self::MessageBox => message_box(error, true),
        }
    }
}

/// Shows this and waits until it was read.
#[cfg(windows)]
fn message_box(text: &str, is_error: bool) {
    let level = if is_error {
        rfd::MessageLevel::Error
    } else {
        rfd::MessageLevel::Info
    };
    // It has one button, whose name need not be known.
    drop(
        rfd::MessageDialog::new()
            .set_title("Moderato")
            .set_level(level)
            .set_description(text)
            .show(),
    );
}

/// Elsewhere nothing is started without an outlet of its own; what a desktop starts writes into the system's journal.
#[cfg(not(windows))]
fn message_box(text: &str, _: bool) {
    drop(writeln!(io::stderr(), "moderato: {text}"));
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
    let (given, wants_another) = (flags.given(), flags.new_window);
    let mut start = Start::from_flags(flags, Environment::of_this_process())?;
    let seat = seat_of(&start);
    if let Some(seat) = seat.as_ref().filter(|_| !wants_another)
        && !seat.take()?
        && hand_over(seat, &start, given.clone())?
    {
        return Ok(ExitCode::SUCCESS);
    }
    let context: Arc<OnceLock<egui::Context>> = Arc::default();
    let waking = context.clone();
    let wake = move || {
        if let Some(context) = waking.get() {
            context.request_repaint();
        }
    };
    let wake: Wake = Arc::new(wake);
    faults::watch(start.folders.data.clone(), wake.clone());
    let (worker, handle) = Worker::start(wake.clone())?;
    let (errands, inbox) = Errands::new(wake);
    if let Some(seat) = seat {
        handle.runtime().spawn(seat.serve(given, errands.clone()));
    }
    start.around = Surroundings {
        notifier: Some(Notifier::start(handle.runtime(), window::APP_ID, errands)),
        inbox: Some(inbox),
    };
    let opened = window::open(move |creation| {
        // Set once: the window is made once.
        drop(context.set(creation.egui_ctx.clone()));
        Box::new(ConsoleApp::new(&creation.egui_ctx, handle, start))
    });
    worker.finish();
    opened?;
    Ok(ExitCode::SUCCESS)
}

/// Where further starts look for this window; the demo has a folder, and so a window, of its own.
fn seat_of(start: &Start) -> Option<Seat> {
    let folder = match start.demo {
        Some(_) => start.folders.demo(),
        None => start.folders.data.clone(),
    };
    let seat = Seat::of(&folder);
    if let Err(error) = &seat {
        tracing::info!(%error, "further starts open windows of their own");
    }
    seat.ok()
}

/// Has the window that is there do what this start was asked for, and says whether it does.
fn hand_over(seat: &Seat, start: &Start, given: Given) -> io::Result<bool> {
    let handed = Handed {
        given,
        calls: start.calls.clone(),
        join: start.join.clone(),
        presentation: start.presentation,
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    Ok(runtime.block_on(seat.hand_over(&handed)))
}
