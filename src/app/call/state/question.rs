//! State of the question that is open on the row of a person or an invitation.

use std::time::Duration;

use egui::Rect;

use crate::app::state::armed::Armed;
use crate::moderation::model::ids::{InvitationId, ParticipantId};
use crate::moderation::model::time::Now;
use crate::moderation::state::row::RowKey;

#[derive(Debug, Clone)]
pub(crate) struct Question {
    pub(crate) about: QuestionSubject,
    pub(crate) armed: Armed,
    /// The row's rectangle and the left edge of its button, as last drawn; `None` until the row is drawn.
    pub(crate) anchor: Option<(Rect, f32)>,
    /// Label and name of the yes button as last drawn, or of the button that asks about a removal instead. Empty if
    /// there was neither. `None` before the question is first drawn.
    pub(crate) drawn: Option<String>,
    /// How long to keep the person out; `None` means as long as the call lasts.
    pub(crate) keep_for: Option<Duration>,
}

/// The person or invitation that a question is about. It is fixed when the question is asked, and never looked up by
/// position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum QuestionSubject {
    Removal(RowKey, ParticipantId),
    Cancelling(InvitationId),
    /// Keeping a person out, and removing them now if they are in the call.
    KeepingOut(RowKey),
}

impl QuestionSubject {
    /// Returns the person whom the question concerns. `None` for an invitation.
    pub(crate) fn person(&self) -> Option<&RowKey> {
        match self {
            Self::Removal(key, _) | Self::KeepingOut(key) => Some(key),
            Self::Cancelling(_) => None,
        }
    }
}

impl Question {
    pub(crate) fn new(about: QuestionSubject, now: Now) -> Self {
        Self {
            about,
            armed: Armed::new(now),
            anchor: None,
            drawn: None,
            keep_for: None,
        }
    }
}
