//! The one test binary: linking once instead of once a file.
#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests fail as loudly as the tests themselves"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "the environment of a test holds no secret that a child could see"
)]

mod audit_log;
mod canary;
mod canary_search;
mod dependencies;
mod graph_bodies;
mod graph_calls;
mod graph_client;
#[cfg(target_os = "linux")]
mod keyring;
mod limits;
mod own_process;
mod process;
mod raw_server;
mod roster_ui;
mod shell_ui;
mod simulator_calls;
mod simulator_http;
mod strange_console;
mod strange_server;
mod support;
mod token;
mod whole_console;
mod whole_console_invitations;
mod whole_console_joining;
mod window;
mod window_to_socket;
