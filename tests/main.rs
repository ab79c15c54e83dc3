//! The one test binary: linking once instead of once a file.
#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests fail as loudly as the tests themselves"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "the environment of a test holds no secret that a child could see"
)]

mod access_ui;
mod access_worker;
mod audit_log;
mod audit_record;
mod audit_required;
mod audit_retention;
mod audit_ui;
mod board_ui;
mod budget;
mod canary;
mod canary_echo;
mod canary_search;
mod canary_window;
mod clipboard;
mod clipboard_desks;
mod commands_ui;
mod connection_ui;
mod credentials;
mod dependencies;
mod desk;
mod display;
mod earlier_sessions;
mod entra_words;
mod evidence_door_ui;
mod evidence_flows;
mod evidence_http;
mod evidence_http_door;
mod evidence_ui;
mod faults;
mod fixtures;
mod floors;
mod fonts;
mod for_the_ear;
mod graph_bodies;
mod graph_calls;
mod graph_client;
mod hand_ui;
mod header_ui;
mod http2;
mod invite_lookup;
mod invite_ui;
mod join_ui;
mod joining_ui;
mod keyboards;
mod keyring;
mod killed;
mod limits;
mod own_process;
mod packages;
mod patience;
mod presenting_ui;
mod pressure_ui;
mod process;
mod raw_server;
mod refusals_ui;
mod remember_ui;
mod removal_panel_ui;
mod request_lines;
mod roster_ui;
mod rules_ui;
mod screen_reader;
mod screen_reader_bus;
mod secret_ui;
mod selection_ui;
mod setting_up_ui;
mod shell_ui;
mod sign_in_ui;
mod simulator_calls;
mod simulator_http;
mod simulator_lies;
mod simulator_nodes;
mod simulator_outages;
mod simulator_raid;
mod storm_keys;
mod strange_console;
mod strange_ringing;
mod strange_said;
mod strange_server;
mod strange_ui;
mod support;
mod tls_front;
mod token;
mod trial;
mod troubleshooting;
mod two_windows;
mod two_windows_killed;
mod two_windows_ui;
mod who_ui;
mod whole_console;
mod whole_console_ending;
mod whole_console_groups;
mod whole_console_invitations;
mod whole_console_joining;
mod whole_console_pressure;
mod whole_console_raid;
mod window;
mod window_to_socket;
mod without_fonts;
