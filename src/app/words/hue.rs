//! Colors of row states.

use egui::Color32;

use crate::app::look::theme::Palette;

/// The color of a state. Never the only sign: an icon or a word always says the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hue {
    /// The state needs no attention.
    Quiet,
    /// The person waits in the lobby.
    Info,
    /// The person is proved gone, or an invited person came to the call or its lobby.
    Success,
    /// The moderator should look at the row again.
    Warning,
    /// An action failed or had no effect, or the person is about to be removed.
    Danger,
    /// An invitation is ringing.
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

    /// Returns the color of the bar at the left edge of the row. `None` if this state has no bar.
    pub fn bar(self, p: &Palette) -> Option<Color32> {
        match self {
            Self::Quiet | Self::Success | Self::Ringing => None,
            Self::Info => Some(p.info),
            Self::Warning => Some(p.warning_line),
            Self::Danger => Some(p.danger_line),
        }
    }
}
