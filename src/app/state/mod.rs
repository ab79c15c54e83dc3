//! Actions that clicks request, and requests that no snapshot shows yet. Draws nothing.

pub mod action;
pub(crate) mod armed;
pub mod choices;
pub mod commands;
pub(crate) mod dropped;
pub(crate) mod export_order;
pub mod file_field;
pub mod pending;
pub mod request;
pub(crate) mod source;
pub mod start;
pub(crate) mod taken_keys;
