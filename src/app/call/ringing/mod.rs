//! The invitations of a call: ringing ones, ended ones, their results, and canceling them.

pub(crate) mod cancel_several_ui;
pub(crate) mod ended_ui;
pub(crate) mod invitation_results_ui;
pub(crate) mod result_line_ui;
pub(crate) mod ringing_action_ui;
pub(crate) mod ringing_menu;
pub(crate) mod ringing_ui;
