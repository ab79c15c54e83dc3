//! What a click asks for, and what was asked and is not shown yet; draws nothing.

pub mod action;
pub mod pending;
pub mod request;
