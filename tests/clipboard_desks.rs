//! Desktops with a keyboard and a clipboard shared with other programs: X11 and Wayland, using real
//! tools.

#![cfg(target_os = "linux")]

use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use crate::display::{Display, Running, until};
use crate::keyring::is_installed;

/// A display, a keyboard and a clipboard.
pub(crate) trait Desk {
    /// Makes a program show its window here.
    fn show(&self, program: &mut Command);
    /// Copies a text from another program.
    fn copy(&self, text: &str);
    /// Returns the text that another program would paste.
    fn pasted(&self) -> Option<String>;
    /// Returns the selection that a middle click pastes.
    fn selected(&self) -> Option<String>;
    /// Presses keys one after another, named as in `ctrl+v`.
    fn press(&self, keys: &[&str]);
}

/// Passes a text to a program that then keeps it in the background.
fn given(mut program: Command, text: &str) {
    let child = program
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.unwrap();
    let mut taken = child.stdin.take().unwrap();
    taken.write_all(text.as_bytes()).unwrap();
    drop(taken);
    assert!(child.wait().unwrap().success());
}

fn told(mut program: Command) -> Option<String> {
    let output = program.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    output.status.success().then_some(text)
}

/// An X server without a window manager, with `xdotool` as keyboard and `xclip` as the other
/// program.
pub(crate) struct X11 {
    display: Display,
}

impl X11 {
    pub(crate) fn start() -> Self {
        for tool in ["xclip", "xdotool"] {
            assert!(
                is_installed(tool),
                "{tool} is missing, and without it nothing shows that the clipboard is the system's; on Debian and \
                 Ubuntu: apt-get install xclip xdotool"
            );
        }
        let display = Display::start();
        Self { display }
    }

    fn tool(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        command.env("DISPLAY", &self.display.name);
        command
    }

    fn held(&self, selection: &str) -> Option<String> {
        let mut xclip = self.tool("xclip");
        xclip.args(["-o", "-selection", selection]);
        told(xclip)
    }

    /// Focuses the window, as a window manager would, then runs these commands of `xdotool`.
    fn on_the_window(&self, what: &[&str]) {
        let mut xdotool = self.tool("xdotool");
        xdotool.args(["search", "--onlyvisible", "--name", "^Moderato"]);
        xdotool.arg("windowfocus").args(what);
        // There may be no window yet; the caller tries again.
        drop(xdotool.output().unwrap());
    }

    /// Switches the keyboard layout, by its name in XKB.
    pub(crate) fn lay_out(&self, layout: &str) {
        let mut setxkbmap = self.tool("setxkbmap");
        assert!(
            setxkbmap.arg(layout).status().unwrap().success(),
            "{layout}"
        );
    }

    /// Leaves keys and pointer alone for a while.
    pub(crate) fn rest(&self, time: Duration) {
        let mut xdotool = self.tool("xdotool");
        xdotool.args(["sleep", &time.as_secs_f32().to_string()]);
        drop(xdotool.output().unwrap());
    }

    /// Clicks at this position.
    pub(crate) fn click(&self, at: egui::Pos2) {
        let (x, y) = (at.x.round().to_string(), at.y.round().to_string());
        self.on_the_window(&["mousemove", &x, &y, "sleep", "0.2", "click", "1"]);
    }
}

impl Desk for X11 {
    fn show(&self, program: &mut Command) {
        program.env("DISPLAY", &self.display.name);
    }

    fn copy(&self, text: &str) {
        let mut xclip = self.tool("xclip");
        xclip.args(["-selection", "clipboard"]);
        given(xclip, text);
    }

    fn pasted(&self) -> Option<String> {
        self.held("clipboard")
    }

    fn selected(&self) -> Option<String> {
        self.held("primary")
    }

    fn press(&self, keys: &[&str]) {
        let presses = [&["key", "--delay", "100"], keys].concat();
        self.on_the_window(&presses);
    }
}

/// The compositor sway without a screen, with `wtype` as keyboard and `wl-clipboard` as the other
/// program.
pub(crate) struct Wayland {
    _compositor: Running,
    _keyboard: Running,
    folder: TempDir,
    socket: PathBuf,
}

impl Wayland {
    const TOOLS: [&str; 4] = ["sway", "wtype", "wl-copy", "wl-paste"];
    /// An unprivileged user, because sway refuses to run as root.
    const NOBODY: u32 = 65534;

    /// Returns the first missing tool, if any.
    pub(crate) fn missing() -> Option<&'static str> {
        Self::TOOLS.into_iter().find(|tool| !is_installed(tool))
    }

    pub(crate) async fn start() -> Self {
        let folder = TempDir::new().unwrap();
        let at = folder.path();
        std::fs::write(at.join("config"), "default_border none\nxwayland disable\n").unwrap();
        let log = std::fs::File::create(at.join("program.log")).unwrap();
        let mut sway = Command::new("sway");
        sway.arg("-c")
            .arg(at.join("config"))
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", at)
            .env("XDG_RUNTIME_DIR", at)
            .env("WLR_BACKENDS", "headless")
            .env("WLR_LIBINPUT_NO_DEVICES", "1")
            .env("WLR_RENDERER", "pixman")
            .stderr(log);
        if std::fs::metadata(at).unwrap().uid() == 0 {
            chown(at, Some(Self::NOBODY), Some(Self::NOBODY)).unwrap();
            sway.uid(Self::NOBODY).gid(Self::NOBODY);
        }
        let compositor = Running(sway.spawn().unwrap());
        until(at, "sway", || socket_in(at).is_some()).await;
        let socket = socket_in(at).unwrap();
        // Each `wtype` plugs in a keyboard and removes it. This keyboard stays plugged in: if the
        // last one is removed while another program copies, libwayland may report a protocol error
        // for the next copy, and the window ends.
        let mut keyboard = Command::new("wtype");
        keyboard
            .args(["-s", "3600000"])
            .env("XDG_RUNTIME_DIR", at)
            .env("WAYLAND_DISPLAY", &socket);
        Self {
            _compositor: compositor,
            _keyboard: Running(keyboard.spawn().unwrap()),
            folder,
            socket,
        }
    }

    fn tool(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        command
            .env("XDG_RUNTIME_DIR", self.folder.path())
            .env("WAYLAND_DISPLAY", &self.socket);
        command
    }

    fn held(&self, which: &[&str]) -> Option<String> {
        let mut paste = self.tool("wl-paste");
        paste.arg("--no-newline").args(which);
        told(paste)
    }
}

impl Desk for Wayland {
    fn show(&self, program: &mut Command) {
        program.env("WAYLAND_DISPLAY", &self.socket);
    }

    fn copy(&self, text: &str) {
        given(self.tool("wl-copy"), text);
    }

    fn pasted(&self) -> Option<String> {
        self.held(&[])
    }

    fn selected(&self) -> Option<String> {
        self.held(&["--primary"])
    }

    fn press(&self, keys: &[&str]) {
        let mut wtype = self.tool("wtype");
        // Each `wtype` plugs the keyboard in and out, which both sides take a moment to notice.
        wtype.args(["-s", "500"]);
        for key in keys {
            match key.strip_prefix("ctrl+") {
                Some(key) => wtype.args(["-M", "ctrl", "-k", key, "-m", "ctrl"]),
                None => wtype.args(["-k", key]),
            };
            wtype.args(["-s", "100"]);
        }
        wtype.args(["-s", "500"]);
        assert!(wtype.status().unwrap().success());
    }
}

/// Returns the socket of the compositor, once it listens.
fn socket_in(folder: &Path) -> Option<PathBuf> {
    let paths = std::fs::read_dir(folder).unwrap();
    let mut paths = paths.map(|entry| entry.unwrap().path());
    paths.find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("wayland-") && !name.ends_with(".lock")
    })
}
