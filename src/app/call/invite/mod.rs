//! The dialog that invites people or moves them from another call.

mod invite_country_ui;
pub(crate) mod invite_entry_ui;
mod invite_field_ui;
pub(crate) mod invite_list_ui;
pub(crate) mod invite_move_ui;
pub(crate) mod invite_options_ui;
pub(crate) mod invite_text;
pub(crate) mod invite_ui;
mod left_out_text;
pub(crate) mod move_to_ui;
