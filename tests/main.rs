//! The one test binary: linking once instead of once a file.
#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests fail as loudly as the tests themselves"
)]

mod graph_bodies;
mod graph_calls;
mod graph_client;
mod header_ui;
mod limits;
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
mod whole_console_ending;
mod whole_console_invitations;
mod window;
mod window_to_socket;
