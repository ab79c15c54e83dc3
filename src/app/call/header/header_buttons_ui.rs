//! Buttons of a call's header: leave, invite, a menu of less common actions, and this app's microphone. If the panel of
//! a removal batch is hidden, another button shows it.

use egui::{Response, Ui};
use egui_material_icons::icons::{ICON_CALL_END, ICON_PERSON_ADD, ICON_PERSON_REMOVE};

use crate::app::call::header::call_menu_ui::more_ui;
use crate::app::call::header::microphone_ui::microphone_ui;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::call_ui_state::CallUiState;
use crate::app::call::state::dialog::CallDialog;
use crate::app::language::text::tr;
use crate::app::look::shapes::text_width;
use crate::app::look::theme;
use crate::app::look::widgets::{Button, ButtonKind};
use crate::app::state::armed::Armed;
use crate::app::words::batch_text::how_far;
use crate::moderation::state::deeds::batch::BatchPurpose;
use crate::moderation::state::snapshot::CallView;

/// Width that the call's subject and state need, in points. If less is left, the buttons lose their labels.
const TITLE: f32 = 240.0;
/// Width that the call's state needs beside the subject, in points.
const STATE: f32 = 110.0;
const GAP: f32 = 8.0;
/// Width, in points, of the two buttons that never have a label: the menu and the microphone.
const ICONS: f32 = 2.0 * (28.0 + GAP);

/// Draws the buttons from right to left.
pub(crate) fn buttons_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let is_over = cx.call.has_ended();
    let between = std::mem::replace(&mut ui.spacing_mut().item_spacing.x, GAP);
    if !is_over {
        leave_and_invite_ui(ui, cx);
    }
    more_ui(ui, cx);
    if !is_over {
        microphone_ui(ui, cx);
        batch_ui(ui, cx.call, cx.state);
    }
    ui.spacing_mut().item_spacing.x = between;
}

fn leave_and_invite_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let is_leaving = cx.context.is_leaving(cx.call);
    let leave = HeaderButton {
        icon: ICON_CALL_END.codepoint,
        label: if is_leaving {
            tr("call-leaving")
        } else {
            tr("call-leave")
        },
        is_busy: is_leaving,
    };
    let invite = HeaderButton {
        icon: ICON_PERSON_ADD.codepoint,
        label: tr("call-invite"),
        is_busy: false,
    };
    let room = ui.available_width() - TITLE - ICONS;
    let [leave_needs, invite_needs] = [&leave, &invite].map(|it| it.button(false).measure(ui));
    let leave_is_short = room < leave_needs + GAP + 30.0;
    let pressed = leave.show(ui, leave_is_short);
    cx.state.leave_button = Some(pressed.rect);
    if pressed.clicked() {
        cx.state.open(CallDialog::Leave(Armed::new(cx.context.now)));
    }
    let invite_is_short = room < leave_needs + GAP + invite_needs;
    if invite.show(ui, invite_is_short).clicked() {
        cx.state.open_invite(false);
    }
}

/// A button that shows only its icon in a narrow header. Screen readers still get its name.
struct HeaderButton {
    icon: &'static str,
    label: String,
    is_busy: bool,
}

impl HeaderButton {
    fn button(&self, is_short: bool) -> Button<'_> {
        let shown = if is_short { "" } else { &self.label };
        Button::new(ButtonKind::Resting, shown)
            .icon(self.icon)
            .name(&self.label)
    }

    fn show(&self, ui: &mut Ui, is_short: bool) -> Response {
        let response = self.button(is_short).busy(self.is_busy).show(ui);
        if is_short {
            response.on_hover_text(&self.label)
        } else {
            response
        }
    }
}

/// Draws a button that shows the panel of a removal batch again, if the panel was closed or covered.
fn batch_ui(ui: &mut Ui, call: &CallView, state: &mut CallUiState) {
    let is_hidden = state.is_previewing() || state.inspector.shown_batch(call).is_none();
    let Some(batch) = call.batch.as_ref().filter(|_| is_hidden) else {
        return;
    };
    let label = if batch.is_removing() {
        how_far(batch)
    } else if batch.purpose == BatchPurpose::Remove {
        tr("removal-show")
    } else {
        tr("ending-show")
    };
    let button = HeaderButton {
        icon: ICON_PERSON_REMOVE.codepoint,
        label,
        is_busy: false,
    };
    // The label gives way if the call's subject needs the room.
    let title = text_width(ui, &call.title(), theme::heading()) + STATE;
    let is_short = ui.available_width() < title + GAP + button.button(false).measure(ui);
    if button.show(ui, is_short).clicked() {
        state.show_batch(call);
    }
}
