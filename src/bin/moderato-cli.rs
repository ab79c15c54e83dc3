//! The executable for terminals on Windows, where the window's executable can't print. On other systems, `moderato`
//! serves both.

use std::process::ExitCode;

use moderato::program::{self, StartupOutput};

fn main() -> ExitCode {
    program::run(StartupOutput::Terminal)
}
