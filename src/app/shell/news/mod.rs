//! What somebody should know of at once, and how the desktop tells them while the window is not in front.

pub(crate) mod alarms;
pub(crate) mod desktop;
pub(crate) mod herald;
