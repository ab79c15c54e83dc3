//! The window's place: restored at the start on the screens that exist, and saved once it has stopped changing.

pub(crate) mod fit;
pub(crate) mod panel_size;
pub(crate) mod pixels;
pub(crate) mod placing;
pub(crate) mod put_back;
pub(crate) mod watched;
