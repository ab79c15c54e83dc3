//! The one test binary: linking once instead of once a file.

mod raw_server;
mod strange_server;
