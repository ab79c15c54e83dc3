//! What happened to a row, handled after the list is drawn.

use egui::Modifiers;

use crate::app::state::commands::UiCommand;
use crate::moderation::model::audit::Source;
use crate::moderation::model::ids::{AttemptId, ParticipantId};
use crate::moderation::state::row::RowKey;
use crate::moderation::views::table::{Pick, Sort};

/// What happened to a row, handled after the list is drawn.
#[derive(Debug, Clone)]
pub(crate) enum RowEvent {
    Ask(RowKey, Source),
    Choose(RowKey),
    Focus(RowKey),
    Stop(AttemptId),
    /// Sort by this. If the list is already sorted by it, return to the usual order.
    Sort(Sort),
    Pick(RowKey, Pick),
    LetStay(ParticipantId),
    CheckAgain(ParticipantId),
    Run(UiCommand, RowKey),
}

/// Returns what a click on a row or its check box selects.
pub(crate) fn pick_of(modifiers: Modifiers) -> Pick {
    if modifiers.shift {
        Pick::Range
    } else {
        Pick::Toggle
    }
}
