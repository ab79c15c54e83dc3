//! Where the window stands: put back at a start, on the screens that there are then, and kept while it is moved.

pub(crate) mod fit;
pub(crate) mod panel_size;
pub(crate) mod pixels;
pub(crate) mod placing;
pub(crate) mod put_back;
pub(crate) mod watched;
