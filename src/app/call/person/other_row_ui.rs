//! The way from the card of somebody who left to their row under another participant ID: a link, or by itself after a move.

use std::sync::Arc;

use egui::Ui;

use crate::app::call::state::call_ui::CallUi;
use crate::app::language::text::tr;
use crate::app::look::widgets::link;
use crate::moderation::model::participant::LastingIdentity;
use crate::moderation::state::row::{Row, RowKey};

/// Returns the listed row with the identity `who`. `None` if there isn't exactly one, or if it is the row of the card.
fn other_row<'a>(
    cx: &CallUi<'a>,
    key: Option<&RowKey>,
    who: Option<&LastingIdentity>,
) -> Option<&'a Arc<Row>> {
    let call = cx.call;
    let row = call.only_row_of(who?)?;
    (Some(&row.key) != key).then_some(row)
}

/// Follows a person whom this app moved: switches the card from the row that they left to their new row. Returns whether
/// it did.
pub(crate) fn follow_move(
    cx: &mut CallUi<'_>,
    key: Option<&RowKey>,
    who: Option<&LastingIdentity>,
) -> bool {
    let other = other_row(cx, key, who);
    let moved = other.filter(|row| cx.call.brought(row).is_some_and(|it| it.is_move()));
    if let Some(row) = moved {
        cx.state.inspector.turn_to(&row.key);
    }
    moved.is_some()
}

/// Draws the link to the other row, if there is one.
pub(crate) fn other_row_ui(
    ui: &mut Ui,
    cx: &mut CallUi<'_>,
    key: Option<&RowKey>,
    who: Option<&LastingIdentity>,
) {
    if let Some(row) = other_row(cx, key, who)
        && link(ui, &tr("person-other-row"), None).clicked()
    {
        cx.state.choose(Some(row.key.clone()));
    }
}
