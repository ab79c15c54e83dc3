//! How the window looks: colors, text sizes, fonts, and the widgets that panels are built from.

pub(crate) mod app_icon;
pub(crate) mod cells;
pub mod fonts;
pub(crate) mod list_table;
pub(crate) mod palette;
pub(crate) mod scroll_keys;
pub(crate) mod shapes;
pub(crate) mod styles;
pub mod theme;
pub(crate) mod tooltips;
pub mod widgets;
