//! The visible list of a roster: which rows, in which order, and to whom a click refers.
//!
//! Sorting and matching happen once per roster or keystroke, never per frame. While the list is
//! held, no row moves: people who leave stay as crossed-out rows, and people who join are counted
//! until it is released.

pub(crate) mod order;
pub mod roster_table;
pub(crate) mod selection;

pub use crate::moderation::views::table::order::{
    Filter, Hold, Ignored, Line, NEW_FOR, POINTER_HOLDS, PRESS_GUARD, Section, Shown, Sort, Step,
};
pub use crate::moderation::views::table::selection::{
    Chosen, LATELY, Pick, QuickChoice, Selection, may_choose,
};
