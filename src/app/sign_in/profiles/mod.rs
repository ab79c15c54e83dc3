//! Kept sign-ins, without their secrets.

pub mod profile;
pub mod profile_choice_ui;
pub(crate) mod profile_ui;
