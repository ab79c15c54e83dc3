//! The visible list of a roster: its rows, their order, and the person to whom a click refers.
//!
//! Sorting and matching happen only after a change, such as a new roster or a keystroke, not in each frame. While the
//! list is held, rows move only if search, filter or sort order changes. While a question is open, no row moves at all.
//! People who leave stay as crossed-out rows. People who join are only counted until the list is released.

pub(crate) mod order;
pub mod roster_table;
pub mod searchable_row;
pub(crate) mod selection;

pub use crate::moderation::views::table::order::{
    FocusStep, NEW_FOR, OrderHold, POINTER_HOLDS, PRESS_GUARD, PressRefusal, RosterFilter, Section,
    ShownRow, Sort, TableLine,
};
pub use crate::moderation::views::table::selection::{
    LATELY, QuickChoice, ResolvedSelection, Selection, SelectionClick, may_choose,
};
