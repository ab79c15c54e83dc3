//! What is made of the state for somebody to read: the table in its order, filters, exports.

pub mod activity_filter;
pub mod all_calls;
pub mod export;
pub mod table;
