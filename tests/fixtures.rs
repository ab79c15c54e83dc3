//! Shared fixtures: people, sessions, windows, and a signed-in worker.

pub(crate) mod answers;
pub(crate) mod call_window;
pub(crate) mod meetings;
pub(crate) mod painter;
pub(crate) mod people;
pub(crate) mod sign_in;
pub(crate) mod start;
pub(crate) mod window;
