//! The way back for an outsider who was removed, perhaps by mistake. Graph can't invite outsiders. A guest also has no
//! lasting identity, so no button can let in exactly that guest.

use egui::{Color32, Ui, vec2};
use egui_material_icons::icons::ICON_DOOR_FRONT;

use crate::app::call::state::call_ui::CallUi;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::styles::hint;
use crate::app::look::theme;
use crate::app::look::widgets::{Button, ButtonKind};
use crate::app::words::keep_out_text::{door_against, let_next_in, lets_in_text};
use crate::moderation::model::participant::Badge;
use crate::moderation::state::snapshot::CallView;

/// Whether people of this kind come back only by the meeting's link: Graph invites none of them.
pub(crate) fn comes_by_link(badge: Badge) -> bool {
    badge.is_anonymous() || badge == Badge::External
}

/// Returns the label of the button that lets in one more person. `None` if no closed door would remove people of this
/// kind.
fn through_door(call: &CallView, badge: Badge) -> Option<String> {
    let (label, _) = let_next_in(call)?;
    door_against(call, badge).map(|_| label)
}

/// Returns the height in points that [`way_back_ui`] takes.
pub(crate) fn way_back_height(ui: &Ui, call: &CallView, badge: Badge) -> f32 {
    let texts = match through_door(call, badge) {
        Some(_) => vec![
            tr("way-back-door"),
            tr_with("door-lets-in", &[("n", 1.into())]),
        ],
        None => vec![tr("way-back-link")],
    };
    let gap = ui.spacing().item_spacing.y;
    let texts: f32 = texts.into_iter().map(|text| height(ui, text) + gap).sum();
    texts + gap + 30.0
}

fn height(ui: &Ui, text: String) -> f32 {
    let (font, width) = (theme::small(), ui.available_width());
    let galley = ui.painter().layout(text, font, Color32::PLACEHOLDER, width);
    galley.size().y
}

/// Says how the person can come back. If a closed door applies to people of this kind, draws the button that lets in one
/// more person.
pub(crate) fn way_back_ui(ui: &mut Ui, cx: &mut CallUi<'_>, badge: Badge) {
    let Some(label) = through_door(cx.call, badge) else {
        return hint(ui, tr("way-back-link"));
    };
    hint(ui, tr("way-back-door"));
    if let Some(text) = cx.call.rules.door.as_ref().and_then(lets_in_text) {
        hint(ui, text);
    } else {
        // Keeps the button in its place when the first press adds this line.
        let room = height(ui, tr_with("door-lets-in", &[("n", 1.into())]));
        ui.allocate_space(vec2(0.0, room));
    }
    let button = Button::new(ButtonKind::Resting, &label)
        .icon(ICON_DOOR_FRONT.codepoint)
        .width(ui.available_width());
    if button.show(ui).clicked() {
        cx.let_next_in();
    }
}
