//! Handles the commands and events of the console. Each file adds methods to
//! [`Console`](crate::moderation::console::Console) for one kind of them.

pub(crate) mod attempts;
pub mod batch;
pub(crate) mod directory_names;
pub(crate) mod faults;
pub mod invitations;
pub mod joining;
pub mod keep_alive;
pub mod leave_call;
pub(crate) mod other_windows;
pub(crate) mod pacing;
pub(crate) mod polling;
pub(crate) mod proof;
pub(crate) mod protecting;
pub mod raid;
pub(crate) mod record_settings;
pub(crate) mod removal;
pub mod resuming;
pub mod rules;
pub mod service;
pub(crate) mod single_readings;
pub(crate) mod typed_notes;
pub(crate) mod watching;
