//! Views computed from the state: the table, filters, exports.

pub mod activity_filter;
pub mod all_calls;
pub mod export;
pub mod failures;
pub(crate) mod search_words;
pub mod table;
