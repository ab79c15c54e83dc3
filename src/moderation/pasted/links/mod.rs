//! Links of meetings and calls, and the words that can stand for one.

pub(crate) mod call_id;
pub(crate) mod host;
pub(crate) mod light;
pub(crate) mod link;
pub(crate) mod meetup_join;
pub(crate) mod word;
