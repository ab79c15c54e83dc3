//! Parts of the rows of people and invitations, such as columns and marks, and the notices above them.

pub(crate) mod column_heads;
pub(crate) mod door_button;
pub(crate) mod failed_buttons;
pub(crate) mod move_back;
pub(crate) mod move_to;
pub(crate) mod name_marks;
pub(crate) mod named_people;
pub(crate) mod not_removed;
pub(crate) mod notice_content;
mod notice_key;
pub(crate) mod notice_line;
pub(crate) mod person_line;
pub(crate) mod result_line;
pub(crate) mod row_cells;
pub(crate) mod row_commands;
