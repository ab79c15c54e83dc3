//! How the state of a row is coloured.

use egui::Color32;

use crate::app::look::theme::Palette;

/// How a state is coloured; never the only thing that tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hue {
    /// Nothing needs a look.
    Quiet,
    /// In the lobby.
    Info,
    /// Done and proved.
    Success,
    /// Wants a second look.
    Warning,
    /// Went wrong.
    Danger,
    /// An invitation that rings.
    Ringing,
}

impl Hue {
    /// For icon and word.
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

    /// For the bar at the left; the quiet hues have none.
    pub fn bar(self, p: &Palette) -> Option<Color32> {
        match self {
            Self::Quiet | Self::Success | Self::Ringing => None,
            Self::Info => Some(p.info),
            Self::Warning => Some(p.warning_line),
            Self::Danger => Some(p.danger_line),
        }
    }
}
