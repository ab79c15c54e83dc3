//! Files and the desktop: shows where one lies, and asks for one, without starting another program.

pub mod ask;
pub mod show;
