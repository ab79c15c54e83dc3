//! What the window keeps of a call that is open; draws nothing.

pub(crate) mod above;
pub(crate) mod bulk_pane;
pub(crate) mod call_ui;
pub(crate) mod cancel_several;
pub(crate) mod context;
pub(crate) mod end_form;
pub(crate) mod hand;
pub(crate) mod invite_form;
pub(crate) mod leave;
pub(crate) mod pane;
pub(crate) mod raid;
