//! The desktop around the window: what it shows while the window is not in front, and further starts of the program.

#[cfg(all(unix, not(target_os = "macos")))]
mod bus;
#[cfg(not(all(unix, not(target_os = "macos"))))]
mod elsewhere;
pub mod errand;
pub mod instance;
pub mod notification;
pub mod notifier;
mod wire;
