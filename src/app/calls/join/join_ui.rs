//! The join dialog: one box for any pasted text, its interpretation, and the options of the join.

use egui::{
    Align, Align2, Event, Frame, Id, Key, KeyboardShortcut, Layout, Margin, Modal, Modifiers,
    Response, RichText, ScrollArea, TextEdit, Ui, vec2,
};
use egui_material_icons::icons::{ICON_ERROR, ICON_WARNING};

use crate::app::calls::join::join_context::JoinContext;
use crate::app::calls::join::join_form::{BOX_BYTES, JoinFormOrder, TextSource, TextTooLong};
use crate::app::calls::join::join_options_ui::join_options_ui;
use crate::app::calls::join::pasted_ui::{choices_ui, doubts_ui, misreading_ui, pasted_ui};
use crate::app::language::text::{tr, tr_with};
use crate::app::look::shapes::boxed;
use crate::app::look::styles::{line, quiet};
use crate::app::look::theme::{self, palette, radius};
use crate::app::look::widgets::editing::edit_ui;
use crate::app::look::widgets::field::seek_error;
use crate::app::look::widgets::ring::focus_ring;
use crate::app::look::widgets::{Button, ButtonKind, Tone, fitted, link, notice};
use crate::app::parts::dialog::{Dialog, DialogResult, close_ui, title_ui, type_into};
use crate::app::state::action::Action;
use crate::app::state::source::pressed_with;
use crate::app::words::pasted_text::{drop_error_text, pasted_error_text};
use crate::moderation::model::audit::Source;
use crate::moderation::pasted::PastedError;
use crate::moderation::pasted::reading::Pasted;
use crate::moderation::state::snapshot::OfferedMeeting;

pub use crate::app::calls::join::join_form::JoinForm;

const WIDTH: f32 = 470.0;
/// Room for the focus ring around a field, in points. Without it, the scroll area would clip the ring.
const RING: i8 = 5;
/// Approximate maximum height of the dialog, in points.
const HEIGHT: f32 = 620.0;
/// Height, in points, of the parts above and below the scroll area, and of the gap below the dialog.
const AROUND: f32 = 136.0;
/// Height of three lines in the font for ids, in points.
const BOX_HEIGHT: f32 = 51.0;

/// Draws the dialog if it is open.
pub fn join_ui(
    ui: &Ui,
    context: &JoinContext<'_>,
    form: &mut Option<JoinForm>,
    actions: &mut Vec<Action>,
) {
    let Some(mut open) = form.take() else {
        return;
    };
    let id = Id::unique("join");
    // The dialog is anchored at the top, so that the box stays in place while the content below it changes.
    let at = vec2(0.0, top(ui));
    let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, at);
    // A press beside the dialog doesn't close it: the typed text would be lost.
    let shown = Dialog::new("join", &tr("join-title"), WIDTH)
        .area(area, Margin::same(20 - RING))
        .gap(10.0)
        .show(ui, |ui| dialog_ui(ui, context, &mut open));
    match shown {
        DialogResult::Chose(JoinFormPress::Close) | DialogResult::Closed => return,
        DialogResult::Chose(JoinFormPress::Go(source)) => match open.order() {
            Some(JoinFormOrder::Watch(call)) => return actions.push(Action::AddCall(call)),
            Some(JoinFormOrder::Join(new)) => {
                let choices = open.choices(context.choices);
                actions.push(Action::Choose(choices));
                return actions.push(Action::Join(new, source));
            }
            None => seek_error(ui.ctx()),
        },
        DialogResult::Open => {}
    }
    *form = Some(open);
}

/// Returns how far below the top of the window the dialog begins.
fn top(ui: &Ui) -> f32 {
    let spare = ui.ctx().content_rect().height() - HEIGHT;
    (spare / 2.0).clamp(16.0, 96.0)
}

enum JoinFormPress {
    Go(Source),
    Close,
}

fn dialog_ui(ui: &mut Ui, context: &JoinContext<'_>, form: &mut JoinForm) -> Option<JoinFormPress> {
    // Without this, the dialog would keep the height of the last frame, and new content would appear bit by bit.
    ui.set_max_height(ui.ctx().content_rect().height());
    let beside = Frame::new().inner_margin(Margin::symmetric(RING, 0));
    beside.show(ui, |ui| title_ui(ui, &tr("join-title")));
    take_out_long_pastes(ui, form);
    type_into(ui, box_id());
    let commanded = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let room = ui.ctx().content_rect().height() - top(ui) - AROUND;
    let room = room.max(120.0);
    let entered = ScrollArea::vertical()
        .id_salt("join form")
        .max_height(room)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            Frame::new()
                .inner_margin(Margin::same(RING))
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing = vec2(8.0, 10.0);
                    let entered = box_ui(ui, form);
                    below_ui(ui, context, form) || entered
                })
                .inner
        })
        .inner;
    let entered = entered || commanded;
    beside.show(ui, |ui| foot_ui(ui, form, entered)).inner
}

/// Draws the part below the box: an error if there is one, then the interpretation and the options of joining. Without
/// a text that can be read, draws the meetings that the demo offers.
///
/// Returns whether Enter was pressed in a field.
fn below_ui(ui: &mut Ui, context: &JoinContext<'_>, form: &mut JoinForm) -> bool {
    if let Some(trouble) = trouble(form) {
        let icon = ICON_ERROR.codepoint;
        notice(ui, (Tone::Danger, icon), ["", &trouble], &[], false);
    }
    source_ui(ui, form);
    let Some(Ok(reading)) = form.reading() else {
        offers_ui(ui, &context.session.meetings, form);
        quiet(ui, tr("join-nothing-sent"));
        return false;
    };
    if reading.only().is_none()
        && let Some(chosen) = choices_ui(ui, reading.choices(), form.chosen)
    {
        form.chosen = Some(chosen);
    }
    let Some(choice) = form.choice() else {
        return false;
    };
    pasted_ui(ui, choice);
    misreading_ui(ui, &choice.doubts);
    if matches!(choice.pasted, Pasted::Call(_)) {
        quiet(ui, tr("join-watch-hint"));
        return false;
    }
    doubts_ui(ui, &form.doubts(context.session), context.session);
    if let Some(role) = context.missing_role {
        let text = tr_with("join-warn-role", &[("role", role.into())]);
        notice(
            ui,
            (Tone::Warning, ICON_WARNING.codepoint),
            ["", &text],
            &[],
            false,
        );
    }
    join_options_ui(ui, context, form)
}

/// Says why the text in the box, the last paste or the last dropped file can't be used. `None` if nothing is wrong.
fn trouble(form: &JoinForm) -> Option<String> {
    if let Some(error) = &form.drop_error {
        return Some(drop_error_text(error));
    }
    match (form.was_too_much, form.reading()) {
        (Some(TextTooLong::Text), _) => Some(pasted_error_text(&PastedError::TooLong)),
        (Some(TextTooLong::Box), _) => Some(tr("join-box-full")),
        (None, Some(Err(error))) => Some(pasted_error_text(error)),
        (None, _) => None,
    }
}

/// Says where the text comes from if it isn't in the box, and draws a link that returns to the box.
fn source_ui(ui: &mut Ui, form: &mut JoinForm) {
    let text = match form.source() {
        Some(TextSource::File(name)) => tr_with("join-from-file", &[("name", name.clone().into())]),
        Some(TextSource::LongText) => tr("join-from-long-text"),
        None => return,
    };
    ui.horizontal_wrapped(|ui| {
        quiet(ui, &text);
        if link(ui, &tr("join-from-box"), None).clicked() {
            form.forget_source();
        }
    });
}

/// Draws the box; returns whether Enter was pressed in it.
fn box_ui(ui: &mut Ui, form: &mut JoinForm) -> bool {
    let p = palette(ui);
    let has_trouble = trouble(form).is_some();
    let stroke = if has_trouble {
        p.danger_line
    } else {
        p.control
    };
    let mut text = form.text().to_owned();
    let response = ui
        .vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let label = line(ui, tr("join-box"), theme::small(), p.text_2);
            let frame = boxed(p.field, stroke, Margin::symmetric(7, 6));
            let shown = frame.show(ui, |ui| text_ui(ui, &mut text));
            let response = shown.inner.labelled_by(label.id);
            focus_ring(
                ui,
                &response.clone().with_new_rect(shown.response.rect),
                radius::CONTROL,
            );
            response
        })
        .inner;
    if !std::mem::replace(&mut form.has_focus, true) {
        response.request_focus();
    }
    if response.changed() {
        form.set_text(text);
    }
    response.has_focus()
        && ui.input(|input| input.key_pressed(Key::Enter) && input.modifiers.is_none())
}

fn box_id() -> Id {
    Id::unique("join box")
}

fn text_ui(ui: &mut Ui, text: &mut String) -> Response {
    let hint = RichText::new(tr("join-box-hint")).color(palette(ui).text_3);
    let ink = palette(ui).text;
    ScrollArea::vertical()
        .id_salt("join box")
        .max_height(BOX_HEIGHT)
        .min_scrolled_height(BOX_HEIGHT)
        .auto_shrink(false)
        .show(ui, |ui| {
            let id = box_id();
            let edit = TextEdit::multiline(text)
                .id(id)
                .font(theme::mono())
                .text_color(ink)
                .hint_text(hint.font(theme::small()))
                .desired_rows(3)
                .desired_width(f32::INFINITY)
                .frame(Frame::NONE)
                // Shift+Enter begins a new line, and Enter presses the button. Pasted text keeps its line breaks.
                .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter));
            edit_ui(ui, id, edit, false).response.response
        })
        .inner
}

/// Removes pastes that are too long for the box from the events of this frame. Laying them out would block the window
/// for seconds.
///
/// The form reads such a paste without showing it in the box.
fn take_out_long_pastes(ui: &Ui, form: &mut JoinForm) {
    let is_too_long = |event: &Event| matches!(event, Event::Paste(text) | Event::Text(text) | Event::MiddleClickPaste { text, .. } if text.len() > BOX_BYTES);
    if !ui.input(|input| input.events.iter().any(is_too_long)) {
        return;
    }
    let mut long_pastes = Vec::new();
    ui.input_mut(|input| {
        let (out, kept) = std::mem::take(&mut input.events)
            .into_iter()
            .partition(is_too_long);
        (long_pastes, input.events) = (out, kept);
    });
    for event in long_pastes {
        if let Event::Paste(text) | Event::Text(text) | Event::MiddleClickPaste { text, .. } = event
        {
            form.take_in(text);
        }
    }
}

fn offers_ui(ui: &mut Ui, meetings: &[OfferedMeeting], form: &mut JoinForm) {
    if meetings.is_empty() {
        return;
    }
    let p = palette(ui);
    line(ui, tr("join-offers"), theme::small(), p.text_2);
    for meeting in meetings {
        let size = vec2(ui.available_width(), 30.0);
        let layout = Layout::right_to_left(Align::Center);
        ui.allocate_ui_with_layout(size, layout, |ui| {
            let subject = &*meeting.subject;
            let name = tr_with("join-offer-use-name", &[("subject", subject.into())]);
            let button = Button::new(ButtonKind::Resting, tr("join-offer-use"))
                .height(26.0)
                .name(&name);
            if button.show(ui).clicked() {
                form.set_text(meeting.link.to_string());
                // The box gets the focus again, so that Enter joins.
                form.has_focus = false;
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                fitted(ui, subject, "", &theme::body(), p.text);
            });
        });
    }
}

fn foot_ui(ui: &mut Ui, form: &JoinForm, entered: bool) -> Option<JoinFormPress> {
    let choice = form.choice().map(|choice| &choice.pasted);
    let (label, because) = match (form.reading(), choice) {
        (_, Some(Pasted::Call(_))) => (tr("join-watch"), None),
        (_, Some(Pasted::Meeting(_))) => (tr("join-button"), None),
        (Some(Ok(_)), None) => (tr("join-button"), Some(tr("join-choose-first"))),
        (Some(Err(_)), None) => (tr("join-button"), Some(tr("join-unreadable"))),
        (None, None) => (tr("join-button"), Some(tr("join-nothing-yet"))),
    };
    let mut pressed = None;
    let row = vec2(ui.available_width(), 30.0);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        let go = Button::new(ButtonKind::AccentSolid, &label).disabled_because(because.as_deref());
        if go.show(ui).clicked() {
            pressed = Some(JoinFormPress::Go(pressed_with(ui)));
        }
        if close_ui(ui, &tr("join-cancel")) {
            pressed = Some(JoinFormPress::Close);
        }
    });
    // Enter may follow a paste before the user has checked the interpretation. Enter therefore sends only an
    // interpretation beyond doubt.
    if entered && because.is_none() && form.is_beyond_doubt() {
        pressed = Some(JoinFormPress::Go(Source::Key));
    }
    pressed
}
