//! State of the window as a whole, such as actions, commands, and the values that it starts with. Draws nothing.

pub mod action;
pub(crate) mod armed;
pub mod choices;
pub mod commands;
pub mod copied;
pub(crate) mod dropped;
pub(crate) mod export_order;
pub mod file_field;
pub mod pending;
pub mod request;
pub(crate) mod source;
pub mod start;
pub(crate) mod taken_keys;
