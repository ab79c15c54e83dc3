//! Keyboards of several countries on a real display. Keys are pressed by position, as fingers do.

#![cfg(target_os = "linux")]

use std::cell::Cell;
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;

use crate::clipboard::press_until;
use crate::clipboard_desks::{Desk as _, X11};
use crate::display::Running;

// Key positions as X11 counts them, named after a US keyboard.
const AT_Q: &str = "24";
const AT_A: &str = "38";
const AT_F: &str = "41";
const AT_N: &str = "57";
const AT_I: &str = "31";
const AT_C: &str = "54";

struct Keyboard {
    /// Name in XKB.
    layout: &'static str,
    /// Position of `A`, for *select all*.
    select_all: &'static str,
    /// Positions to press, and the text they write.
    typed: (&'static [&'static str], &'static str),
}

const KEYBOARDS: [Keyboard; 5] = [
    Keyboard {
        layout: "us",
        select_all: AT_A,
        typed: (&["43", "31"], "hi"),
    },
    // The dead circumflex is at the left edge.
    Keyboard {
        layout: "de",
        select_all: AT_A,
        typed: (&["49", AT_A, "29"], "âz"),
    },
    // The dead circumflex is beside `P`. `A` is where a US keyboard has `Q`.
    Keyboard {
        layout: "fr",
        select_all: AT_Q,
        typed: (&["34", "26", AT_Q], "êa"),
    },
    Keyboard {
        layout: "ru",
        select_all: AT_A,
        typed: (&["43", "31"], "рш"),
    },
    Keyboard {
        layout: "cn",
        select_all: AT_A,
        typed: (&["43", "31"], "hi"),
    },
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_keyboard_reaches_the_fields_and_writes_its_own_letters_there() {
    let desk = X11::start();
    let folder = TempDir::new().unwrap();
    let log = std::fs::File::create(folder.path().join("program.log")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_moderato"));
    command
        .args(["--demo", "support_bridge", "--data-dir"])
        .arg(folder.path())
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", folder.path())
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .stderr(log);
    desk.show(&mut command);
    let _program = Running(command.spawn().unwrap());
    for keyboard in KEYBOARDS {
        desk.lay_out(keyboard.layout);
        let (places, wanted) = keyboard.typed;
        let with_ctrl = |place: &str| format!("ctrl+{place}");
        let (all, copy) = (with_ctrl(keyboard.select_all), with_ctrl(AT_C));
        let everywhere = with_ctrl(AT_F);
        // Characters have their own position on each layout, which the tool looks up. Letters are
        // pressed by position.
        for open in ["slash", &everywhere, &with_ctrl(AT_N), &with_ctrl(AT_I)] {
            desk.copy("nothing yet");
            let written = [&[all.as_str()][..], places, &[&all, &copy]].concat();
            // A slow machine rarely draws; a key pressed before the field exists has no effect.
            let tries = Cell::new(0);
            let press = || {
                tries.set(tries.get() + 1);
                let rest = Duration::from_millis(300) * tries.get();
                for keys in [&["Escape"][..], &["Escape"], &[open], &written] {
                    desk.press(keys);
                    desk.rest(rest);
                }
            };
            let is_written = || desk.pasted().as_deref() == Some(wanted);
            let what = format!("{open} of {}", keyboard.layout);
            press_until(&folder, &what, press, is_written).await;
        }
    }
}
