//! Saved sign-ins, without their secrets.

pub mod profile;
pub(crate) mod profile_choice;
pub mod profile_choice_ui;
pub(crate) mod profile_ui;
