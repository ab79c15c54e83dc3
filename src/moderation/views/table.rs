//! The visible list of a roster: which rows, in which order, and what a press on one of them is bound to.
//!
//! Sorting and matching happen once per new roster or keystroke, never per frame. While the list is held, no row
//! changes its place: who left stays as a struck row, who came is counted and waits.

pub(crate) mod order;
pub mod roster_table;
pub(crate) mod selection;

pub use crate::moderation::views::table::order::{
    Ignored, NEW_FOR, OrderHold, POINTER_HOLDS, PRESS_GUARD, RosterFilter, Section, ShownRow, Sort,
    Step, TableLine,
};
pub use crate::moderation::views::table::selection::{
    Chosen, LATELY, Pick, QuickChoice, Selection, may_choose,
};
