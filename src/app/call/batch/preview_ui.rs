//! The preview before several people are removed: the people to remove, the left-out people with the reasons, and one
//! button.

use std::sync::Arc;

use egui::{Id, Key, Memory, Modifiers, Ui, vec2};
use egui_material_icons::icons::{ICON_PERSON_REMOVE, ICON_WARNING};

use crate::app::call::batch::preview_list_ui::{LEFT_OUT, ROW, left_out_ui, people_ui};
use crate::app::call::rows::row_cells::list_id;
use crate::app::call::rules::rules_line_ui::is_unread;
use crate::app::call::state::bulk_pane::Preview;
use crate::app::call::state::call_ui::CallUi;
use crate::app::language::text::{key, sentences, tr, tr_with};
use crate::app::look::scroll_keys::ScrollKeys;
use crate::app::look::styles::{hint, paragraph};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::button::small_button;
use crate::app::look::widgets::{Button, ButtonKind, TextField, heading};
use crate::app::parts::accessibility::described::ask_aloud;
use crate::app::parts::dialog::{has_enter, ignore_held_keys, is_armed, listen, note, yes_kind};
use crate::app::state::taken_keys::takes_escape;
use crate::app::words::person_text::{devices_word, of_devices};
use crate::moderation::command::Command;
use crate::moderation::state::row::Row;
use crate::moderation::state::snapshot::CallView;

/// Extra gap between the button that removes and the button that cancels, in points.
const APART: f32 = 16.0;
/// Heights of a two-line warning, and of the number field with its label, in points.
const NOTE: f32 = 44.0;
const NUMBER: f32 = 62.0;

enum PreviewChoice {
    Yes,
    No,
}

/// Draws the preview. Confirming it removes exactly the listed people.
pub(crate) fn preview_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let Some(mut preview) = cx.state.bulk.preview.take() else {
        return;
    };
    preview.note_gone(cx.call);
    ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
    let armed = is_armed(ui, &preview.armed, cx.context.now);
    head_ui(ui, cx.call, &preview);
    more_ui(ui, cx, &preview);
    let left_out = if preview.left_out.is_empty() {
        0.0
    } else {
        LEFT_OUT + 44.0
    };
    let above_yes = warnings(&preview);
    let noted: f32 = above_yes.iter().map(|_| NOTE).sum();
    let number = if preview.asks_number() { NUMBER } else { 0.0 };
    let foot = 92.0 + APART + noted + number;
    let height = (ui.available_height() - left_out - foot).max(2.0 * ROW);
    let has_enter = preview_has_enter(ui, &preview);
    let keys = ScrollKeys::with_arrows(has_enter);
    people_ui(ui, (height, keys), &mut preview, cx);
    left_out_ui(ui, &preview.left_out);
    for warning in &above_yes {
        note(ui, ICON_WARNING.codepoint, palette(ui).warning, warning);
    }
    let nobody = (preview.remaining() == 0).then(|| tr("bulk-remove-nobody"));
    let why_not = is_unread(cx.call).then(|| tr("preview-unread")).or(nobody);
    if let Some(why_not) = &why_not {
        note(ui, ICON_WARNING.codepoint, palette(ui).warning, why_not);
    }
    ui.separator();
    let choice = foot_ui(ui, armed, why_not.as_deref(), &mut preview);
    ask_aloud(ui, &title_of(&preview));
    match choice {
        Some(PreviewChoice::Yes) => {
            let there = preview.still_there(cx.call);
            let people = there.filter_map(|row| row.removable().cloned()).collect();
            cx.tell(Command::RemoveMany {
                call: cx.call.id.clone(),
                people,
            });
            cx.state.bulk.clear();
            cx.state.inspector.show_batch();
            cx.state.list.wants_focus = true;
        }
        Some(PreviewChoice::No) => {
            cx.state.bulk.decline(preview);
            cx.state.list.wants_focus = true;
        }
        None => cx.state.bulk.preview = Some(preview),
    }
}

fn title_of(preview: &Preview) -> String {
    let n = preview.remaining();
    match &preview.devices_of {
        Some((who, badge)) => tr_with(
            "preview-devices",
            &[
                ("what", devices_word(*badge)),
                ("n", n.into()),
                ("name", who.as_str().into()),
            ],
        ),
        None => tr_with("preview-title", &[("n", n.into())]),
    }
}

fn head_ui(ui: &mut Ui, call: &CallView, preview: &Preview) {
    let p = palette(ui);
    let n = preview.people.len();
    heading(&paragraph(ui, title_of(preview), theme::title(), p.text));
    let guests = |row: &&Arc<Row>| row.badge.is_anonymous();
    let guests = preview.people.iter().filter(guests).count();
    let kinds = if let Some((_, badge)) = &preview.devices_of {
        tr_with("preview-one-identity", &[("what", devices_word(*badge))])
    } else if guests == n {
        tr("preview-all-guests")
    } else {
        tr_with("preview-kinds", &[("n", guests.into())])
    };
    let how = if call.rules.is_door_closed() {
        tr("preview-door")
    } else {
        tr("preview-how")
    };
    let left_out = [by_door_words(call, preview), lobby_words(call, preview)];
    let words = sentences(&[kinds, how, sentences(&left_out)]);
    hint(ui, words);
}

/// Says how many guests in the lobby a quick choice leaves out; they may belong to the same raid.
fn lobby_words(call: &CallView, preview: &Preview) -> String {
    let waits = |row: &&Arc<Row>| row.participant.in_lobby && row.badge.is_anonymous();
    let waiting = call.rows.iter().filter(waits).count();
    if preview.choice.is_none() || waiting == 0 {
        return String::new();
    }
    tr_with("preview-lobby", &[("n", waiting.into())])
}

/// Says how many guests a quick choice leaves out because the closed door removes them already.
fn by_door_words(call: &CallView, preview: &Preview) -> String {
    let door = call
        .rules
        .door
        .as_ref()
        .filter(|_| preview.choice.is_some());
    let Some(door) = door else {
        return String::new();
    };
    let is_listed_here = |row: &Row| preview.people.iter().any(|one| one.key == row.key);
    let going = call.rows.iter().filter(|row| {
        let goes = call.rules.due(&row.key).is_some() || row.is_on_its_way();
        goes && row.is_listed() && door.meets(row) && !is_listed_here(row)
    });
    match going.count() {
        0 => String::new(),
        n => tr_with("preview-by-door", &[("n", n.into())]),
    }
}

/// Offers to add people who joined after the preview was opened.
fn more_ui(ui: &mut Ui, cx: &mut CallUi<'_>, preview: &Preview) {
    let came = preview.came_since(cx.call, cx.context.now);
    let Some(choice) = preview.choice.filter(|_| came > 0) else {
        return;
    };
    let label = tr_with("notice-wave-more", &[("n", came.into())]);
    if small_button(ui, &label, &label) {
        cx.state.preview_among_all(choice);
    }
}

/// Returns the warnings to read before confirming.
fn warnings(preview: &Preview) -> Vec<String> {
    let n = preview.people.len();
    let members = preview.members();
    let mut warnings = Vec::new();
    if !preview.caveat.is_empty() {
        warnings.push(preview.caveat.clone());
    }
    if preview.asks_number() && members > 0 {
        let values = [("n", n.into()), ("members", members.into())];
        warnings.push(tr_with("preview-members", &values));
    } else if preview.asks_number() {
        warnings.push(tr_with("preview-many", &[("n", n.into())]));
    }
    warnings
}

/// Draws the field for the number of people.
///
/// Typing the number keeps moderators from removing this many people by habit.
fn number_ui(ui: &mut Ui, preview: &mut Preview) {
    let n = preview.remaining();
    let label = tr_with("preview-number", &[("n", n.into())]);
    let why = tr("end-yes-why");
    let response = TextField::new(&mut preview.typed, &label)
        .id(number_id())
        .warning(preview.lacks_number.then_some(&*why))
        .show(ui);
    if response.changed() {
        preview.lacks_number = false;
    }
    if preview.armed.takes_keyboard() {
        response.request_focus();
    }
}

fn number_id() -> Id {
    Id::unique("number of people to remove")
}

/// Returns whether Enter answers the preview. It doesn't while another control has the focus, such as "Cancel".
fn preview_has_enter(ui: &Ui, preview: &Preview) -> bool {
    let also = [None, Some(list_id()), Some(number_id())];
    has_enter(ui, &preview.armed, &also)
}

fn foot_ui(
    ui: &mut Ui,
    armed: bool,
    why_not: Option<&str>,
    preview: &mut Preview,
) -> Option<PreviewChoice> {
    ignore_held_keys(ui);
    let escape = takes_escape(ui);
    let width = ui.available_width();
    let n = preview.remaining();
    let label = match &preview.devices_of {
        Some((_, badge)) => of_devices(key!("preview-devices-yes"), *badge, n),
        None => tr_with("preview-yes", &[("n", n.into())]),
    };
    let has_enter = preview_has_enter(ui, preview);
    // Reads Enter before the buttons are drawn, because the focused button would take it as a click.
    let by_key = has_enter
        && ui.memory(Memory::focused) != preview.armed.yes
        && ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Enter));
    if preview.asks_number() {
        number_ui(ui, preview);
        preview.lacks_number |= by_key && !preview.is_meant();
    }
    let untyped = tr("end-yes-why");
    let why_not = why_not.or((!preview.is_meant()).then_some(&*untyped));
    let yes = Button::new(yes_kind(armed), &label)
        .icon(ICON_PERSON_REMOVE.codepoint)
        .key_if(has_enter, "Enter")
        .width(width)
        .disabled_because(why_not)
        .show(ui);
    let takes_yes = armed && why_not.is_none();
    let clicked = listen(ui, &yes, &mut preview.armed, takes_yes);
    let pressed = clicked.is_some() || (by_key && takes_yes);
    ui.add_space(APART);
    let no = Button::new(ButtonKind::Resting, tr("question-no"))
        .key("Esc")
        .width(width)
        .show(ui);
    if escape || no.clicked() {
        return Some(PreviewChoice::No);
    }
    pressed.then_some(PreviewChoice::Yes)
}
