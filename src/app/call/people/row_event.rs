//! Presses in the list of people. They take effect after the list is drawn.

use egui::Modifiers;

use crate::app::state::commands::UiCommand;
use crate::moderation::model::audit::Source;
use crate::moderation::model::ids::{AttemptId, ParticipantId};
use crate::moderation::state::row::RowKey;
use crate::moderation::views::table::{SelectionClick, Sort};

/// A press on a row, on one of its controls, or on a column head.
#[derive(Debug, Clone)]
pub(crate) enum RowEvent {
    Ask(RowKey, Source),
    Retry(RowKey, Source),
    Choose(RowKey),
    Focus(RowKey),
    Stop(AttemptId),
    /// Sorts in this order. Returns to the usual order if this one is already chosen.
    Sort(Sort),
    Pick(RowKey, SelectionClick),
    LetStay(ParticipantId),
    CheckAgain(ParticipantId),
    Run(UiCommand, RowKey),
}

/// Returns how a click with these modifier keys, on a row or its check box, changes the selection.
pub(crate) fn pick_of(modifiers: Modifiers) -> SelectionClick {
    if modifiers.shift {
        SelectionClick::Range
    } else {
        SelectionClick::Toggle
    }
}
