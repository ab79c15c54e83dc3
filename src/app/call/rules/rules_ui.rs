//! Who is kept out of a call, whether the door for guests is closed, and who is protected: the list in place of the person.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui, vec2};
use egui_material_icons::icons::{ICON_CLOSE, ICON_INFO, ICON_WARNING};

use crate::app::call::rules::rules_door_ui::door_ui;
use crate::app::call::rules::rules_line_ui::{is_unread, waiting_words};
use crate::app::call::rules::rules_people_ui::{people_ui, protected_ui};
use crate::app::call::state::context::CallContext;
use crate::app::call::state::pane::CallPane;
use crate::app::language::text::tr;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{heading, icon_button};
use crate::app::parts::dialog::note;
use crate::app::state::action::Action;
use crate::moderation::state::snapshot::CallView;

/// Draws the list.
pub(crate) fn rules_ui(
    ui: &mut Ui,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let close = icon_button(ui, ICON_CLOSE.codepoint, &tr("rules-close"));
            if std::mem::take(&mut pane.rules_asked) {
                // The one control here that removes nobody when somebody presses on in haste.
                close.request_focus();
            }
            if close.clicked() {
                pane.close_rules();
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                let title = RichText::new(tr("rules-title")).font(theme::title());
                heading(&ui.add(Label::new(title.color(p.text)).wrap()));
            });
        });
    });
    note(ui, ICON_INFO.codepoint, p.info, &tr("rules-only-while"));
    let warning = |ui: &mut Ui, words: &str| note(ui, ICON_WARNING.codepoint, p.warning, words);
    if call.rules.is_waiting() {
        warning(ui, &waiting_words(call));
    } else if is_unread(call) {
        warning(ui, &tr("notice-rules-unread"));
    }
    ScrollArea::vertical()
        .id_salt("rules")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            door_ui(ui, call, context, pane, actions);
            ui.separator();
            people_ui(ui, call, context, actions);
            ui.separator();
            protected_ui(ui, context, actions);
        });
}

/// The entry of the call's menu that opens the list.
pub(crate) fn rules_entry_ui(ui: &mut Ui, pane: &mut CallPane) {
    if ui.button(tr("rules-open")).clicked() {
        pane.open_rules();
        ui.close();
    }
}
