//! Where the program is told what to do: flags, the environment, and the folders that it writes to.

pub mod environment;
pub mod flags;
pub mod folders;
pub mod preferences;
