//! Moderato: a desktop console for people who moderate Microsoft Teams calls through an app
//! registration.
//!
//! # Layout
//!
//! | module | purpose |
//! |---|---|
//! | [`moderation`] | the rules: a state machine without clock, I/O or async, which decides who may be removed |
//! | [`graph`] | HTTP: the token, the requests a moderator needs, and the meaning of their answers |
//! | [`worker`] | runs the rules: polls and sends on a tokio runtime, publishes snapshots |
//! | [`app`] | the window: draws the newest snapshot, turns clicks into actions |
//! | [`settings`] | flags, environment, the administrator's policy, folders, settings files and exports |
//! | [`desktop`] | notifications, the clipboard, and another start of the program on the same data folder |
//! | [`file_manager`] | shows a file in its folder, and asks for one with the desktop's dialog |
//! | [`process`] | asks the system for no core dumps, and handles the signals that end the program |
//! | [`regular_file`] | reads files named by the user or the system, and refuses pipes and devices |
//! | [`faults`] | panics: notes about them, and library panics that are caught |
//! | [`simulator`] | a simulated Graph for demo, tests and bug reports, which shares no type with [`graph`] |
//! | [`demo`] | starts the simulator and signs in to it |
//! | [`program`] | what each executable runs, and where it reports errors before the window opens |
//!
//! `use` leads from left to right in this chain, and may skip modules:
//! `app → worker → desktop → settings → graph → moderation`.
//! One exception: [`app`] may not use [`graph`]. The simulator uses none of them.
//! Each of these modules has layers of its own, from plain values up to acting or drawing code.
//! `tests/floors.rs` contains the whole table. It reads every `use`, and fails on one that leads in the wrong
//! direction or in a circle.
//!
//! # How a click travels
//!
//! ```text
//! click → Action → (confirm?) → Command ──▶ worker: Console::apply → Effects: audit, send, poll ──HTTP──▶ Graph
//!   ▲                                               ▲                                                │
//!   │                                               └────────────── Event: answer, roster, tick ◀────┘
//! pixels ◀── App::ui ◀── App::logic ◀── Arc<Snapshot> ◀── watch, then wake()
//! ```
//!
//! Drawing code changes only the window's own state, such as an open dialog. Everything else becomes an action. A
//! removal does not delete a row at once. The row stays, and shows the result once later readings prove that the person
//! is gone.

pub mod app;
pub mod demo;
pub mod desktop;
pub mod faults;
pub mod file_manager;
pub mod graph;
pub mod moderation;
pub mod process;
pub mod program;
pub mod regular_file;
pub mod settings;
pub mod simulator;
pub mod worker;
