//! The executable for Windows terminals, in which it can print. On other systems, `moderato` serves
//! terminals and desktops.

use std::process::ExitCode;

use moderato::program::{self, StartupOutput};

fn main() -> ExitCode {
    program::run(StartupOutput::Terminal)
}
