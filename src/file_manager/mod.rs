//! Files and the desktop: shows a file in its folder, and asks for one, without starting another
//! program.

pub mod ask;
pub mod show;
