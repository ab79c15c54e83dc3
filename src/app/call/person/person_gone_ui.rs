//! The card of a person who appears only in the activity, without a row: identity, history, and how to undo their
//! removal.

use egui::{ScrollArea, Ui};

use crate::app::call::person::other_row_ui::other_row_ui;
use crate::app::call::person::person_parts::{history_ui, id_ui};
use crate::app::call::person::way_back_ui::{comes_by_link, way_back_height, way_back_ui};
use crate::app::call::state::call_ui::CallUi;
use crate::app::language::text::tr;
use crate::app::look::styles::paragraph;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::badge;
use crate::app::parts::panel_head::panel_head_ui;
use crate::app::parts::undo_ui::{undo_button_ui, undo_of};
use crate::app::words::person_text;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::state::row::{PersonRef, RowKey};
use crate::moderation::state::snapshot::{CallView, Snapshot};

/// Returns the person as named by the newest activity entry about this row. `None` if no entry names them.
pub(crate) fn known_as<'a>(
    snapshot: &'a Snapshot,
    call: &CallView,
    key: &RowKey,
) -> Option<&'a PersonRef> {
    let entries = snapshot.activity.iter().rev();
    let of_call = entries.filter(|entry| entry.call.as_ref() == Some(&call.id));
    let mut people = of_call.filter_map(|entry| entry.what.who());
    people.find(|who| who.key.as_ref() == Some(key))
}

pub(crate) fn person_gone_ui(ui: &mut Ui, cx: &mut CallUi<'_>, who: &PersonRef) {
    let p = palette(ui);
    ui.spacing_mut().item_spacing = egui::vec2(8.0, 6.0);
    let name = person_text::name_of(who);
    if panel_head_ui(ui, &name, &tr("person-close"), |_| {}).clicked() {
        cx.state.inspector.close_card();
    }
    badge(ui, who.badge);
    paragraph(ui, tr("person-gone"), theme::small(), p.text_2);
    other_row_ui(ui, cx, who.key.as_ref(), who.lasting.as_ref());
    let undo = undo_of(cx.call, who);
    let has_way_back = undo.is_none() && comes_by_link(who.badge) && !cx.call.has_ended();
    let foot = if has_way_back {
        way_back_height(ui, cx.call, who.badge)
    } else {
        44.0
    };
    let height = (ui.available_height() - foot).max(80.0);
    ScrollArea::vertical()
        .id_salt("person gone")
        .max_height(height)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.add_space(4.0);
            let key = who.key.as_ref();
            let participant = key.and_then(RowKey::participant);
            let participant = participant.map(ParticipantId::as_str);
            id_ui(ui, &tr("person-participant-id"), participant, cx.actions);
            id_ui(
                ui,
                &tr("person-identity-id"),
                who.identity.as_deref(),
                cx.actions,
            );
            id_ui(ui, &tr("person-tenant"), who.tenant.as_deref(), cx.actions);
            if let Some(key) = key {
                history_ui(ui, cx, (key, who.lasting.as_ref()), None);
            }
        });
    if has_way_back {
        way_back_ui(ui, cx, who.badge);
    } else if let Some(undo) = undo {
        let (time, width) = (cx.context.auto_cancel, Some(ui.available_width()));
        undo_button_ui(ui, cx.call, &name, undo, time, width, cx.actions);
    }
}
