//! Moderato: a desktop console for people who moderate Microsoft Teams calls through an app registration.
//!
//! # Layout
//!
//! | module | what it is |
//! |---|---|
//! | [`moderation`] | the mind: a state machine without clock, I/O or async; every rule about who may be removed |
//! | [`graph`] | HTTP: the token, the few requests of a moderator, and what their answers mean |
//! | [`worker`] | the hand: owns the mind, polls and sends on a tokio runtime, publishes snapshots |
//! | [`app`] | the window: draws the newest snapshot, turns clicks into actions |
//! | [`settings`] | flags, environment, folders, preferences |
//! | [`desktop`] | what the desktop shows while the window is not in front, and further starts on one data folder |
//! | [`process`] | no core dumps |
//! | [`faults`] | panics: the note that they leave, and those of libraries that are caught |
//! | [`simulator`] | a second Graph for the demo, the tests and bug reports; shares no type with [`graph`] |
//! | [`demo`] | the simulator and a sign-in to it |
//! | [`program`] | what each executable runs, and where it says what goes wrong before the window |
//!
//! `use` runs one way: `app → worker → desktop → settings → graph → moderation`; the simulator stands by itself. Each of them has
//! floors of its own, from what only holds values up to what acts or draws. `tests/floors.rs` has the whole table: it
//! reads every `use`, and fails on one that leads upwards or in a circle.
//!
//! # How a click travels
//!
//! ```text
//! click → Action → (confirm?) → Command ──▶ worker: Console::apply → Effects: audit, send, poll ──HTTP──▶ Graph
//!   ▲                                               ▲                                                │
//!   │                                               └────────────── Event: answer, roster, tick ◀────┘
//! pixels ◀── ui ◀── logic ◀── Arc<Snapshot> ◀── watch, then wake()
//! ```
//!
//! Drawing code never changes what is true. A removal does not delete a row: the row waits until a later roster
//! lacks the person, and says so.

pub mod app;
pub mod demo;
pub mod desktop;
pub mod faults;
pub mod graph;
pub mod moderation;
pub mod process;
pub mod program;
pub mod settings;
pub mod simulator;
pub mod worker;
