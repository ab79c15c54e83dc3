//! The card of somebody whose row is gone, for as long as the activity knows them: who it was, what happened, what can be undone.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui};
use egui_material_icons::icons::ICON_CLOSE;

use crate::app::call::person::person_parts::{history_ui, id_ui};
use crate::app::call::state::context::CallContext;
use crate::app::call::state::pane::CallPane;
use crate::app::language::text::tr;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{badge, heading, icon_button};
use crate::app::parts::undo_ui::{undo_button_ui, undo_of};
use crate::app::state::action::Action;
use crate::app::words::person_text;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::state::row::{PersonRef, RowKey};
use crate::moderation::state::snapshot::{CallView, Snapshot};

/// Whoever this row was about, as the newest entry of the activity names them.
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

/// Draws the card.
pub(crate) fn person_gone_ui(
    ui: &mut Ui,
    call: &CallView,
    context: &CallContext<'_>,
    who: &PersonRef,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    ui.spacing_mut().item_spacing = egui::vec2(8.0, 6.0);
    let name = person_text::name_of(who);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if icon_button(ui, ICON_CLOSE.codepoint, &tr("person-close")).clicked() {
                pane.chosen = None;
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                let name = RichText::new(&name).font(theme::title()).color(p.text);
                heading(&ui.add(Label::new(name).wrap()));
            });
        });
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        badge(ui, who.badge);
        let gone = RichText::new(tr("person-gone")).font(theme::small());
        ui.label(gone.color(p.text_2));
    });
    let height = (ui.available_height() - 44.0).max(80.0);
    ScrollArea::vertical()
        .id_salt("person gone")
        .max_height(height)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.add_space(4.0);
            let key = who.key.as_ref();
            let participant = key.and_then(RowKey::participant);
            let participant = participant.map(ParticipantId::as_str);
            id_ui(ui, &tr("person-participant-id"), participant, actions);
            id_ui(
                ui,
                &tr("person-identity-id"),
                who.identity.as_deref(),
                actions,
            );
            id_ui(ui, &tr("person-tenant"), who.tenant.as_deref(), actions);
            if let Some(key) = key {
                history_ui(ui, call, context, key);
            }
        });
    if let Some(undo) = undo_of(call, who) {
        let width = Some(ui.available_width());
        undo_button_ui(ui, call, &name, undo, context.auto_cancel, width, actions);
    }
}
