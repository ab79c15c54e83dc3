//! A question that is open at a row.

use std::time::Duration;

use egui::Rect;

use crate::app::state::armed::Armed;
use crate::moderation::model::ids::{InvitationId, ParticipantId};
use crate::moderation::model::time::Now;
use crate::moderation::state::row::RowKey;

/// A question that is open on a row.
#[derive(Debug, Clone)]
pub(crate) struct Question {
    pub(crate) about: QuestionSubject,
    pub(crate) armed: Armed,
    /// The row, and the left edge of its button, as they were drawn last.
    pub(crate) anchor: Option<(Rect, f32)>,
    /// What a yes would do, as it was drawn last; empty while there is none.
    pub(crate) drawn: Option<String>,
    /// For how long somebody would be kept out; `None` is as long as the call.
    pub(crate) keep_for: Option<Duration>,
}

/// What a question is about; bound when it was asked and never looked up by place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum QuestionSubject {
    Removal(RowKey, ParticipantId),
    Cancelling(InvitationId),
    /// Keeping somebody out, and removing them now if they are there.
    KeepingOut(RowKey),
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
