//! The visible list of a roster: which rows, in which order, and what a press on one of them is bound to.
//!
//! Sorting and matching happen once per new roster or keystroke, never per frame. While the list is held, no row
//! changes its place: who left stays as a struck row, who came is counted and waits.

pub(crate) mod order;
pub mod roster_table;
pub(crate) mod selection;

pub use crate::moderation::views::table::order::{
    FocusStep, NEW_FOR, OrderHold, POINTER_HOLDS, PRESS_GUARD, PressRefusal, RosterFilter, Section,
    ShownRow, Sort, TableLine,
};
pub use crate::moderation::views::table::selection::{
    LATELY, Pick, QuickChoice, ResolvedSelection, Selection, may_choose,
};
