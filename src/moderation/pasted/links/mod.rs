//! Links to meetings and calls, and single words that can replace a link.

pub(crate) mod call_id;
pub(crate) mod host;
pub(crate) mod light;
pub(crate) mod link;
pub(crate) mod meetup_join;
pub(crate) mod named_call;
pub(crate) mod word;
