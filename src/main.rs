//! The program as started from a desktop.

// Without this, Windows would also open a terminal, and closing the terminal would end the program.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::process::ExitCode;

use moderato::program::{self, StartupOutput};

fn main() -> ExitCode {
    program::run(if cfg!(windows) {
        StartupOutput::MessageBox
    } else {
        StartupOutput::Terminal
    })
}
