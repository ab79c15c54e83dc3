//! The program as started from a Windows terminal, which shows its output. Other systems use
//! `moderato` both here and from the desktop.

use std::process::ExitCode;

use moderato::program::{self, StartupOutput};

fn main() -> ExitCode {
    program::run(StartupOutput::Terminal)
}
