//! The program as started from a Windows terminal, which shows what it prints. Other systems use
//! `moderato` for both.

use std::process::ExitCode;

use moderato::program::{self, StartupOutput};

fn main() -> ExitCode {
    program::run(StartupOutput::Terminal)
}
