//! The modes of the executables: the window, the simulator, and verifying an audit log.

use std::fmt;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

use tracing_subscriber::EnvFilter;

use crate::app::shell::window;
use crate::app::{ConsoleApp, Start, Surroundings};
use crate::desktop::desktop_request::{DesktopRequests, HandedRequest};
use crate::desktop::instance::InstanceLock;
use crate::desktop::notifier::Notifier;
use crate::moderation::model::name::visible_lines;
use crate::process::EndSignal;
use crate::settings::environment::Environment;
use crate::settings::flags::{AuditMode, Flags, ProgramMode, StartFlags, WindowFlags};
use crate::settings::folders::Folders;
use crate::simulator::SimulateError;
use crate::worker::audit::earlier::audit_folder;
use crate::worker::audit::trail;
use crate::worker::audit::verify_context::VerifyContext;
use crate::worker::{Wake, Worker};
use crate::{demo, faults, process, simulator};

type Failed = Box<dyn std::error::Error>;

/// The output for messages before the window opens and after it has closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartupOutput {
    /// The terminal, or wherever output is redirected.
    Terminal,
    /// A message box on Windows, where a desktop executable has no terminal, even if started from one. Elsewhere standard
    /// error.
    MessageBox,
}

/// Runs the mode that the arguments ask for.
pub fn run(outlet: StartupOutput) -> ExitCode {
    match Flags::read(std::env::args_os()) {
        Ok(flags) => follow(flags, outlet),
        // `--help` and `--version` arrive here too.
        Err(answer) => {
            outlet.answer(&answer);
            ExitCode::from(u8::try_from(answer.exit_code()).unwrap_or(2))
        }
    }
}

/// Sets up logging, forbids core dumps and runs the chosen mode.
fn follow(flags: Flags, outlet: StartupOutput) -> ExitCode {
    // Names, ids and bodies are never logged, at any level. The default filter hides winit's warnings, because a
    // moderator could not fix their causes, such as a display without a size.
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
        Some(_) if outlet == StartupOutput::MessageBox => Err(NEEDS_TERMINAL.into()),
        Some(ProgramMode::Simulate { listen, scenario }) => simulate(listen, &scenario),
        Some(ProgramMode::Audit(mode)) => audit(mode, flags.window.data_dir),
        None => window(flags.window),
    };
    ended.unwrap_or_else(|error| {
        outlet.complain(&error.to_string());
        ExitCode::FAILURE
    })
}

/// Error if the window's executable is started in a mode that prints: on Windows, this executable has no terminal.
const NEEDS_TERMINAL: &str =
    "this prints into a terminal: start moderato-cli there, with the same words";

impl StartupOutput {
    /// Shows clap's message: an error, the help or the version.
    fn answer(self, answer: &clap::Error) {
        match self {
            // Ignores errors here and below, because no output is left to report them.
            Self::Terminal => drop(answer.print()),
            Self::MessageBox => message_box(&answer.render().to_string(), answer.use_stderr()),
        }
    }

    /// Reports why the program ends, without control characters that a terminal would execute.
    fn complain(self, error: &str) {
        let error = visible_lines(error);
        match self {
            Self::Terminal => drop(writeln!(io::stderr(), "moderato: {error}")),
            Self::MessageBox => message_box(&error, true),
        }
    }
}

/// Shows a message and waits until it is closed.
#[cfg(windows)]
fn message_box(text: &str, is_error: bool) {
    let level = if is_error {
        rfd::MessageLevel::Error
    } else {
        rfd::MessageLevel::Info
    };
    // Has a single button, so the result does not matter.
    drop(
        rfd::MessageDialog::new()
            .set_title("Moderato")
            .set_level(level)
            .set_description(text)
            .show(),
    );
}

/// Writes to standard error, since only Windows uses a message box. After a start from the desktop, the system's
/// journal keeps this output.
#[cfg(not(windows))]
fn message_box(text: &str, _: bool) {
    drop(writeln!(io::stderr(), "moderato: {text}"));
}

/// Runs the simulator until Ctrl+C.
fn simulate(listen: std::net::SocketAddr, scenario: &str) -> Result<ExitCode, Failed> {
    let scenario = demo::scenario(scenario)?;
    let runtime = tokio::runtime::Runtime::new()?;
    let program = std::env::args_os().next().unwrap_or_default();
    let program = program.to_string_lossy();
    let ended = runtime.block_on(simulator::simulate(
        &program,
        listen,
        scenario,
        io::stdout(),
    ));
    match ended {
        Err(SimulateError::Print(error)) if error.kind() == io::ErrorKind::BrokenPipe => {}
        ended => ended?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Verifies a log, or all logs in a folder. The exit code is the verdict. `data` is the data folder if one was given
/// before the command.
fn audit(mode: AuditMode, data: Option<PathBuf>) -> Result<ExitCode, Failed> {
    let AuditMode::Verify {
        file,
        data_dir,
        head,
        kept,
    } = mode;
    let known = VerifyContext {
        noted: head,
        kept,
        now: jiff::Timestamp::now(),
    };
    let is_own = file.is_none();
    let file = match file {
        Some(file) => file,
        None => audit_folder(&Folders::find(data_dir.or(data))?.data),
    };
    if !file.exists() {
        let path = file.display();
        return Err(format!("there is no audit log at {path}. Moderato writes one with the first action of a session; to check another, name its file or folder, or use --data-dir").into());
    }
    if is_own {
        print(format_args!(
            "Moderato's own log folder: {}\n\n",
            file.display()
        ))?;
    }
    if !file.is_dir() {
        let found = trail::follow(&file, &known)?;
        print(format_args!("{found}"))?;
        return Ok(ExitCode::from(found.verdict() as u8));
    }
    let mut worst = 0;
    for log in trail::logs_in(&file)? {
        let found = trail::follow(&log, &known)?;
        print(format_args!("{}:\n{found}\n", log.display()))?;
        let verdict = found.verdict() as u8;
        // Of several verdicts, the lowest number except 0 is the worst.
        worst = [worst, verdict]
            .into_iter()
            .filter(|it| *it > 0)
            .min()
            .unwrap_or(0);
    }
    Ok(ExitCode::from(worst))
}

/// Prints to standard output. If the reader has closed the pipe, as `head` does, that is no error.
fn print(text: fmt::Arguments<'_>) -> io::Result<()> {
    let printed = io::stdout().write_fmt(text);
    printed.or_else(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Ok(()),
        _ => Err(error),
    })
}

/// Opens the window, and returns after it closed and the worker finished. If an open window accepts this start, returns
/// at once instead.
fn window(flags: WindowFlags) -> Result<ExitCode, Failed> {
    let (given, wants_another) = (flags.given(), flags.new_window);
    let mut start = Start::from_flags(flags, Environment::of_this_process())?;
    let lock = instance_lock(&start);
    if let Some(lock) = lock.as_ref().filter(|_| !wants_another)
        // If nothing can be locked, each start opens its own window.
        && matches!(lock.take(), Ok(false))
        && hand_over(lock, &start, given.clone())?
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
    let (ender, waking) = (handle.ender(), wake.clone());
    let signal = EndSignal::hear(move || {
        ender.end();
        waking();
    });
    let signal = signal.unwrap_or_else(|error| {
        tracing::warn!(%error, "a signal ends the program without its last records");
        EndSignal::default()
    });
    let (requests, inbox) = DesktopRequests::new(wake);
    if let Some(lock) = lock {
        handle.runtime().spawn(lock.serve(given, requests.clone()));
    }
    start.around = Surroundings {
        notifier: Some(Notifier::start(handle.runtime(), window::APP_ID, requests)),
        inbox: Some(inbox),
    };
    let kept = start.preferences.as_ref();
    let place = kept.map(|kept| kept.window).unwrap_or_default();
    let opened = window::open(place, move |creation| {
        // Ignores the result: only a second call could fail, and the window is created only once.
        drop(context.set(creation.egui_ctx.clone()));
        Box::new(ConsoleApp::new(&creation.egui_ctx, handle, start))
    });
    worker.finish();
    signal.end();
    opened?;
    Ok(ExitCode::SUCCESS)
}

/// Returns the lock by which further starts find this window; `None` if it cannot be opened. The
/// demo has its own folder, and so its own window.
fn instance_lock(start: &Start) -> Option<InstanceLock> {
    let folder = match start.demo {
        Some(_) => start.folders.demo(),
        None => start.folders.data.clone(),
    };
    let lock = InstanceLock::of(&folder);
    if let Err(error) = &lock {
        tracing::info!(%error, "further starts open windows of their own");
    }
    lock.ok()
}

/// Hands the request of this start to the open window. Returns whether the window accepted it.
fn hand_over(lock: &InstanceLock, start: &Start, given: StartFlags) -> io::Result<bool> {
    let handed = HandedRequest {
        given,
        calls: start.calls.clone(),
        join: start.join.clone(),
        presentation: start.presentation,
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    Ok(runtime.block_on(lock.hand_over(&handed)))
}
