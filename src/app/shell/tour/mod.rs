//! Three hints for whoever is in the demo for the first time.

pub(crate) mod tour_ui;
