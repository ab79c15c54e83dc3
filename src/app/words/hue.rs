//! Colors of row states.

use egui::Color32;

use crate::app::look::theme::Palette;

/// The color of a state; never its only sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hue {
    /// Nothing to look at.
    Quiet,
    /// In the lobby.
    Info,
    /// Done and proved.
    Success,
    /// Needs a second look.
    Warning,
    /// Failed.
    Danger,
    /// A ringing invitation.
    Ringing,
}

impl Hue {
    /// Returns the color for icon and word.
    pub fn ink(self, p: &Palette) -> Color32 {
        match self {
            Self::Quiet => p.text_2,
            Self::Info => p.info,
            Self::Success => p.success,
            Self::Warning => p.warning,
            Self::Danger => p.danger,
            Self::Ringing => p.ringing,
        }
    }

    /// Returns the color of the bar at the left; `Quiet` has none.
    pub fn bar(self, p: &Palette) -> Option<Color32> {
        match self {
            Self::Quiet | Self::Success | Self::Ringing => None,
            Self::Info => Some(p.info),
            Self::Warning => Some(p.warning_line),
            Self::Danger => Some(p.danger_line),
        }
    }
}
