//! The parts of the world: plain data, with the rules that need no other module.

pub(crate) mod call;
pub(crate) mod call_history;
pub(crate) mod call_state;
pub(crate) mod ids;
pub(crate) mod invitation;
pub(crate) mod meeting;
pub(crate) mod new_call;
pub(crate) mod person;
pub(crate) mod scheduled_event;
pub(crate) mod settings;
pub(crate) mod tenant;
pub(crate) mod token;
