//! The program, as a terminal of Windows starts it: what it prints is read there. Elsewhere `moderato` does both.

use std::process::ExitCode;

use moderato::program::{self, StartupOutput};

fn main() -> ExitCode {
    program::run(StartupOutput::Terminal)
}
