//! The desktop around the window: notifications, the clipboard, and later starts of the program.

#[cfg(all(unix, not(target_os = "macos")))]
mod bus;
pub mod clipboard;
pub mod desktop_request;
#[cfg(not(all(unix, not(target_os = "macos"))))]
mod elsewhere;
pub mod instance;
pub mod notification;
pub mod notifier;
mod wire;
