//! How the window looks: colours, sizes of text, fonts, and the widgets that everything is made of.

pub(crate) mod app_icon;
pub(crate) mod cells;
pub mod fonts;
pub(crate) mod palette;
pub(crate) mod styles;
pub mod theme;
pub mod widgets;
