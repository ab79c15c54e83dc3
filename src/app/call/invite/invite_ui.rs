//! The invitation dialog: shows who was found before anything rings.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align, Id, Key, Layout, Modifiers, Rect, Ui};

use crate::app::call::invite::invite_list_ui::list_ui;
use crate::app::call::invite::invite_move_ui::{move_ui, moved, movers};
use crate::app::call::invite::invite_options_ui::options_ui;
use crate::app::call::invite::invite_text;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::context::CallContext;
use crate::app::call::state::dialog::CallDialog;
pub(crate) use crate::app::call::state::invite_form::InviteForm;
use crate::app::call::state::invite_form::{InviteMode, MOST_TYPED};
use crate::app::call::state::invite_typed::{TypedText, typed_parts};
use crate::app::language::text::{tr, tr_with};
use crate::app::look::cells::from_right;
use crate::app::look::styles::{line, quiet};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, TextField, elided, fitted, heading, segment};
use crate::app::parts::dialog::{Dialog, DialogResult, close_ui};
use crate::app::state::action::Action;
use crate::app::state::source::pressed_with;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::state::invitation::{MOST_INVITED, NewInvitation};
use crate::moderation::state::snapshot::CallView;

const WIDTH: f32 = 440.0;

/// Draws the dialog and sends the confirmed invitations; returns the dialog if it stays open.
pub(crate) fn invite_ui(
    ui: &Ui,
    cx: &mut CallUi<'_>,
    mut form: Box<InviteForm>,
) -> Option<CallDialog> {
    form.take_answers(cx.call);
    let usual = cx
        .context
        .auto_cancel
        .map(|time| time.as_secs().to_string());
    form.auto_cancel
        .get_or_insert_with(|| usual.unwrap_or_default());
    let title = tr_with("invite-title", &[("call", cx.call.title().into())]);
    let shown = Dialog::new("invite", &title, WIDTH)
        .gap(10.0)
        .closes_beside(form.is_empty())
        .show(ui, |ui| form_ui(ui, cx, &mut form));
    match shown {
        DialogResult::Chose(InviteChoice::Send(groups, source)) => {
            let people = groups.iter().flatten().map(|person| person.id.clone());
            let left_out = invite_text::left_out(&form, cx.call);
            let inspector = &mut cx.state.inspector;
            inspector.show_invited(people, left_out, cx.context.now);
            for people in groups {
                cx.tell(Command::Invite {
                    call: cx.call.id.clone(),
                    people,
                    source,
                });
            }
            cx.state.list.await_arrivals(cx.context.now);
            form.has_sent();
            // Refused names are kept for the next time. The dialog closes, because it would cover the ringing
            // invitations.
            cx.state.invite_draft = Some(form).filter(|form| !form.is_empty());
            None
        }
        DialogResult::Chose(InviteChoice::Close) | DialogResult::Closed => {
            // Closing loses nothing that was typed.
            cx.state.invite_draft = Some(form).filter(|form| !form.is_empty());
            None
        }
        DialogResult::Open => Some(CallDialog::Invite(form)),
    }
}

enum InviteChoice {
    Send(Vec<Vec<NewInvitation>>, Source),
    Close,
}

/// The button pressed at the foot; `Send` holds the source of the press.
enum FootButton {
    Send(Source),
    Close,
}

/// Returns the id of the field for names, ids and numbers.
fn field_id() -> Id {
    Id::unique("invite field")
}

fn form_ui(ui: &mut Ui, cx: &mut CallUi<'_>, form: &mut InviteForm) -> Option<InviteChoice> {
    let p = palette(ui);
    let title = tr_with("invite-title", &[("call", cx.call.title().into())]);
    heading(&elided(ui, &title, "", WIDTH, &theme::title(), p.text));
    // Keys are handled before the field is drawn, which would take the key and drop the focus.
    let is_typing = ui.memory(|memory| memory.has_focus(field_id()));
    let is_free = ui.memory(egui::Memory::focused).is_none();
    let enter = (is_typing || is_free)
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    put_back(ui, form);
    let may_move = *form
        .may_move
        .get_or_insert_with(|| movers(cx.call, cx.context).next().is_some());
    if may_move || form.way == InviteMode::Move {
        let options = [
            (InviteMode::New, tr("invite-way-new")),
            (InviteMode::Move, tr("invite-way-move")),
        ];
        if segment(ui, &mut form.way, &options) {
            form.has_focus = false;
        }
    }
    let mut add = false;
    match form.way {
        InviteMode::New => {
            add = field_ui(ui, cx.call, form);
            list_ui(ui, cx.call, form, cx.actions);
        }
        InviteMode::Move => move_ui(ui, cx.call, cx.context, form),
    }
    options_ui(ui, cx.context, form);
    let choice = buttons_ui(ui, cx.call, cx.context, form);
    let is_done =
        form.way == InviteMode::Move || form.typed.trim().is_empty() && !form.is_list_empty();
    let sends = enter && is_done && obstacle(cx.call, cx.context, form).is_none();
    match choice.or(sends.then_some(FootButton::Send(Source::Key))) {
        Some(FootButton::Close) => Some(InviteChoice::Close),
        Some(FootButton::Send(source)) => send(source, cx, form),
        None => {
            if add || enter && !is_done {
                ask(cx.call, form, cx.actions);
            }
            None
        }
    }
}

/// Handles Escape while an entry is being corrected: the entry goes back into the list, and the dialog stays open.
fn put_back(ui: &Ui, form: &mut InviteForm) {
    let is_correcting = form.way == InviteMode::New && !form.corrections.is_empty();
    let is_on_top = ui.memory(|memory| memory.top_modal_layer() == Some(ui.layer_id()));
    if is_correcting
        && is_on_top
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    {
        form.put_back();
    }
}

/// Adds the typed text or each part of a typed list, and looks names up in the directory.
fn ask(call: &CallView, form: &mut InviteForm, actions: &mut Vec<Action>) {
    // The field gets the focus again, so that the next name can be typed at once.
    form.has_focus = false;
    let mut parts = typed_parts(&form.typed).into_iter();
    while let Some(part) = parts.next() {
        form.typed = part;
        if let Some(text) = form.add(call) {
            let call = call.id.clone();
            actions.push(Action::LookUp { call, text });
        }
        if form.problem.is_some() {
            // The wrong part stays in the field first, to be corrected, and the remaining parts follow it.
            let rest = std::iter::once(std::mem::take(&mut form.typed)).chain(parts);
            form.typed = rest.collect::<Vec<_>>().join("; ");
            return;
        }
    }
}

/// Returns the invitations to send, including for the text left in the field. `None` while names of this text are looked
/// up, or nobody is chosen.
fn send(source: Source, cx: &mut CallUi<'_>, form: &mut InviteForm) -> Option<InviteChoice> {
    if form.way == InviteMode::Move {
        let people = vec![moved(cx.call, cx.context, form)?];
        return Some(InviteChoice::Send(vec![people], source));
    }
    // A refused text stays in the field and isn't sent, just as refused names stay in the list. The results say so.
    if form.has_new_text() {
        ask(cx.call, form, cx.actions);
        if form.is_looking_up() {
            return None;
        }
    }
    form.invitable(cx.call).next()?;
    Some(InviteChoice::Send(form.invitations(cx.call), source))
}

/// Says why nothing can be sent yet; `None` if something can.
fn obstacle(call: &CallView, context: &CallContext<'_>, form: &InviteForm) -> Option<String> {
    if form.cancels_after().is_err() {
        return Some(tr("invite-auto-cancel-error"));
    }
    if form.way == InviteMode::Move {
        let chosen = moved(call, context, form);
        return match chosen {
            None => Some(tr("invite-move-nobody")),
            Some(one) => invite_text::already_here(&one.invitee, call),
        };
    }
    if form.is_list_empty() && form.typed.trim().is_empty() {
        return Some(tr("invite-nobody"));
    }
    if form.is_looking_up() {
        return Some(tr("invite-looking-up"));
    }
    let typed = form.typed_text(call);
    match typed {
        TypedText::Names => return None,
        TypedText::Unclear => return Some(tr("invite-unclear")),
        TypedText::Nothing | TypedText::People(_) => {}
    }
    if typed.away() > 0 || form.invitable(call).next().is_some() {
        return None;
    }
    let mut guests = form.guests();
    let here = guests.find_map(|guest| invite_text::already_here(&guest.invitee, call));
    let here = here.map(|why| invite_text::skipped(&why));
    Some(here.unwrap_or_else(|| match form.names().next() {
        Some(_) => tr("invite-not-found"),
        None if typed == TypedText::Nothing => tr("invite-unclear"),
        None => invite_text::recognized(&form.typed, call),
    }))
}

/// Returns what the button does: it invites those in the list, and a text that names somebody. A sign-in name is looked up
/// first, so that the person is seen before anything rings.
fn send_label(form: &InviteForm, call: &CallView) -> String {
    let typed = form.typed_text(call);
    let invited = form.invitable(call).count();
    let all = form.named();
    match (form.way, invited + typed.away()) {
        (InviteMode::Move, _) => tr("invite-send-move"),
        (InviteMode::New, _) if typed == TypedText::Names => tr("invite-look-up"),
        (InviteMode::New, n) if n > 0 && n < all && !form.is_looking_up() => {
            tr_with("invite-send-some", &[("n", n.into()), ("of", all.into())])
        }
        (InviteMode::New, n) if n > 1 => tr_with("invite-send-several", &[("n", n.into())]),
        (InviteMode::New, _) => tr("invite-send"),
    }
}

/// Draws the field and the recognized text; returns whether "Add" was pressed.
fn field_ui(ui: &mut Ui, call: &CallView, form: &mut InviteForm) -> bool {
    let p = palette(ui);
    let button = Button::new(ButtonKind::Resting, tr("invite-add"));
    let width = button.measure(ui);
    let problem = form.problem.as_ref().map(invite_text::typed_problem);
    let label = tr("invite-field");
    let hint = tr("invite-field-hint");
    let field = ui.scope(|ui| {
        ui.set_max_width(WIDTH - width - 8.0);
        TextField::new(&mut form.typed, &label)
            .hint(&hint)
            .id(field_id())
            .at_most(MOST_TYPED)
            .error(problem.as_deref())
            .show(ui)
    });
    let field = field.inner;
    if field.changed() {
        form.is_typed_anew();
    }
    if !form.has_focus {
        form.has_focus = true;
        ui.memory_mut(|memory| memory.request_focus(field_id()));
        put_cursor_at_end(ui, &form.typed);
    }
    let right = ui.min_rect().left() + WIDTH;
    let at = Rect::from_x_y_ranges(right - width..=right, field.rect.y_range());
    let mut beside = from_right(ui, at);
    let pressed = button.show(&mut beside).clicked();
    if form.problem.is_none() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.spacing_mut().interact_size.y = 16.0;
            let words = invite_text::recognized(&form.typed, call);
            let count = form.entries.len();
            let values = [("n", count.into()), ("of", MOST_INVITED.into())];
            let count = if count == 0 {
                String::new()
            } else {
                tr_with("invite-count", &values)
            };
            ui.set_width(WIDTH);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                line(ui, count, theme::small(), p.text_3);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let room = ui.available_width();
                    elided(ui, &words, "", room, &theme::small(), p.text_2);
                });
            });
        });
    }
    pressed
}

/// Puts the cursor at the end of a name that came back into the field to be corrected.
fn put_cursor_at_end(ui: &Ui, text: &str) {
    let end = CCursor::new(text.chars().count());
    let mut state = TextEditState::load(ui, field_id()).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(end)));
    state.store(ui, field_id());
}

fn buttons_ui(
    ui: &mut Ui,
    call: &CallView,
    context: &CallContext<'_>,
    form: &InviteForm,
) -> Option<FootButton> {
    let mut choice = None;
    let because = obstacle(call, context, form);
    let label = send_label(form, call);
    // The row is as high as its buttons. Otherwise it would be as high as the dialog was when it had more content.
    let size = egui::vec2(WIDTH, 30.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        let send =
            Button::new(ButtonKind::AccentSolid, &label).disabled_because(because.as_deref());
        if send.show(ui).clicked() {
            choice = Some(FootButton::Send(pressed_with(ui)));
        }
        // “Cancel” is what one does to an invitation.
        if close_ui(ui, &tr("several-close")) {
            choice = Some(FootButton::Close);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            // A disabled button's reason is shown beside it, not only in its tooltip.
            match because.as_deref().filter(|_| !form.is_empty()) {
                Some(why) => {
                    fitted(ui, why, "", &theme::small(), palette(ui).warning);
                }
                None => quiet(ui, tr("invite-hint")),
            }
        });
    });
    choice
}
