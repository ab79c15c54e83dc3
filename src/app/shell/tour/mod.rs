//! Three hints for people who use the demo for the first time.

pub(crate) mod tour_ui;
