//! What the tests of several files begin with: people, sessions, windows, and a worker that is signed in.

pub(crate) mod answers;
pub(crate) mod call_window;
pub(crate) mod meetings;
pub(crate) mod people;
pub(crate) mod sign_in;
pub(crate) mod start;
pub(crate) mod window;
