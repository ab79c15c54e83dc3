//! Keeps secrets out of core dumps, and handles the signals that end the program.
//!
//! The program starts no other program and opens no browser. So no process inherits its environment, which may contain
//! `AZURE_CLIENT_SECRET`. A lint refuses `Command::new`; code that needs it must first remove such variables.

/// Asks the system for no core dumps. Linux only.
///
/// If dumps are piped to a handler, the handler decides whether to keep a dump. Systemd's handler keeps none under this
/// limit. The process stays "dumpable" for the system. Otherwise, portals would refuse it, and file dialogs need
/// portals.
#[cfg(target_os = "linux")]
pub fn forbid_core_dumps() -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};

    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    Ok(setrlimit(Resource::Core, none)?)
}

/// Does nothing. Windows and macOS write memory to a file after a crash only if set up to do so.
#[cfg(not(target_os = "linux"))]
pub fn forbid_core_dumps() -> std::io::Result<()> {
    Ok(())
}

/// Handles the signals that end a program: at a log-out, from a terminal, or from a user.
#[cfg(unix)]
mod end_signals {
    use std::ffi::c_int;
    use std::io;
    use std::sync::{Arc, OnceLock};
    use std::thread;
    use std::time::Duration;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::flag::register_conditional_default;
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    /// How long the program may take to end after a signal, even if a part hangs. Systems wait longer before they kill
    /// a program.
    const AT_MOST: Duration = Duration::from_secs(2);
    /// Time within which another signal counts as part of the first one. Systemd sends SIGTERM and SIGHUP together,
    /// `timeout` sends SIGTERM twice, and a shell repeats the SIGHUP of its terminal.
    const TOGETHER: Duration = Duration::from_millis(200);

    /// The signal that ends this program; unset until it arrives.
    #[derive(Debug, Clone, Default)]
    pub struct EndSignal(Arc<OnceLock<c_int>>);

    impl EndSignal {
        /// Calls `end` at the first signal, on a thread of its own. The program ends within two seconds after that,
        /// even if other threads hang. Once 200 ms have passed, another signal ends it at once.
        pub fn hear(end: impl FnOnce() + Send + 'static) -> io::Result<Self> {
            let ignored = ignored_signals();
            let heard: Vec<c_int> = [SIGTERM, SIGHUP, SIGINT]
                .into_iter()
                .filter(|signal| ignored >> (signal - 1) & 1 == 0)
                .collect();
            let mut signals = Signals::new(&heard)?;
            let came = Self::default();
            let first = came.clone();
            let wait = move || {
                let Some(signal) = signals.forever().next() else {
                    return;
                };
                let signal = *first.0.get_or_init(|| signal);
                end();
                rest(TOGETHER);
                for signal in heard {
                    // If this fails, another signal is ignored, and the program still ends after [`AT_MOST`].
                    drop(register_conditional_default(signal, Arc::new(true.into())));
                }
                rest(AT_MOST.saturating_sub(TOGETHER));
                drop(emulate_default_handler(signal));
            };
            thread::Builder::new().name("signals".into()).spawn(wait)?;
            Ok(came)
        }

        /// Ends the program with the signal that came, if any, so that the parent process learns the reason.
        pub fn end(&self) {
            if let Some(signal) = self.0.get() {
                drop(emulate_default_handler(*signal));
            }
        }
    }

    /// Blocks the thread of the signals, which has nothing else to do.
    #[expect(
        clippy::disallowed_methods,
        reason = "a runtime that hangs could not wake it"
    )]
    fn rest(time: Duration) {
        thread::sleep(time);
    }

    /// Returns the signals, as bits, that the starting process told this program to ignore, as `nohup` does. Without
    /// `/proc`, as on systems other than Linux, returns no signals.
    fn ignored_signals() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let bits = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        bits.and_then(|bits| u64::from_str_radix(bits.trim(), 16).ok())
            .unwrap_or_default()
    }
}

/// Handles `Ctrl+C`, `Ctrl+Break`, and the closing of the terminal that a Windows console program runs in.
///
/// A desktop executable has no terminal; a log-out ends it without notice.
#[cfg(windows)]
mod end_signals {
    use std::io;
    use std::process::exit;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;
    use std::time::Duration;

    use tokio::runtime::Builder;
    use tokio::select;
    use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close};
    use tokio::time::sleep;

    /// How long the program may take to end, even if a part hangs. Windows waits five seconds before it kills
    /// a program.
    const AT_MOST: Duration = Duration::from_secs(2);
    /// Exit code of a program that `Ctrl+C` ended.
    const CONTROL_C_EXIT: i32 = 0xC000_013A_u32.cast_signed();

    /// Whether the program was told to end.
    #[derive(Debug, Clone, Default)]
    pub struct EndSignal(Arc<AtomicBool>);

    impl EndSignal {
        /// Calls `end` on a thread of its own when the program is told to end. The program ends within two seconds
        /// after that, even if other threads hang. A second `Ctrl+C` or `Ctrl+Break` ends it at once.
        pub fn hear(end: impl FnOnce() + Send + 'static) -> io::Result<Self> {
            let (mut key, mut other_key, mut closing) = (ctrl_c()?, ctrl_break()?, ctrl_close()?);
            let runtime = Builder::new_current_thread().enable_time().build()?;
            let came = Self::default();
            let first = came.clone();
            let wait = async move {
                select! {
                    _ = key.recv() => {}
                    _ = other_key.recv() => {}
                    _ = closing.recv() => {}
                }
                first.0.store(true, Ordering::Release);
                end();
                select! {
                    _ = key.recv() => {}
                    _ = other_key.recv() => {}
                    () = sleep(AT_MOST) => {}
                }
                exit(CONTROL_C_EXIT);
            };
            let signals = thread::Builder::new().name("signals".into());
            signals.spawn(move || runtime.block_on(wait))?;
            Ok(came)
        }

        /// If the program was told to end, ends it as `Ctrl+C` does without this handler.
        pub fn end(&self) {
            if self.0.load(Ordering::Acquire) {
                exit(CONTROL_C_EXIT);
            }
        }
    }
}

pub use end_signals::EndSignal;
