//! The invitation dialog. Before a sign-in name is invited, the dialog shows the person whom the directory found.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align, Event, Id, Key, Layout, Modifiers, Rect, Ui};

use crate::app::call::invite::invite_list_ui::{LIST_FRAME, add, list_height, list_ui};
use crate::app::call::invite::invite_move_ui::{move_ui, moved, searches_people};
use crate::app::call::invite::invite_options_ui::options_ui;
use crate::app::call::invite::invite_text;
use crate::app::call::rows::move_to::others;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::context::CallContext;
use crate::app::call::state::dialog::CallDialog;
pub(crate) use crate::app::call::state::invite_form::InviteForm;
use crate::app::call::state::invite_form::{
    CallPresence, InviteMode, InviteProblem, MOST_PASTED, MOST_TYPED, presence_of,
};
use crate::app::call::state::invite_split::typed_parts;
use crate::app::call::state::invite_typed::TypedText;
use crate::app::language::text::{key, tr, tr_with};
use crate::app::look::cells::from_right;
use crate::app::look::styles::{line, paragraph, quiet};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::moved::DOUBLE_CLICK;
use crate::app::look::widgets::{Button, ButtonKind, TextField, elided, heading, link, segment};
use crate::app::parts::cleared_ui::undo_cleared_ui;
use crate::app::parts::dialog::{Dialog, DialogResult, close_ui, focused_inside};
use crate::app::state::action::Action;
use crate::app::state::source::pressed_with;
use crate::app::state::taken_keys::takes_escape;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::state::invitation::{MOST_INVITED, NewInvitation};
use crate::moderation::state::snapshot::CallView;

const WIDTH: f32 = 540.0;
/// Height of the field with its label, the line below it and the gap to the list, in points.
const FIELD: f32 = 95.0;
/// Longest pasted text, in bytes, that counts as a list of people.
const LONGEST_LIST: usize = 4_000;

/// Draws the dialog and sends the confirmed invitations; returns the dialog if it stays open.
pub(crate) fn invite_ui(
    ui: &Ui,
    cx: &mut CallUi<'_>,
    mut form: Box<InviteForm>,
) -> Option<CallDialog> {
    form.take_answers(cx.call);
    if form.can_add_refused(cx.call) {
        let known = form.first_kept();
        add(cx.call, &mut form, cx.actions);
        form.hold_from(known);
    }
    let usual = cx
        .context
        .auto_cancel
        .map(|time| time.as_secs().to_string());
    form.auto_cancel
        .get_or_insert_with(|| usual.unwrap_or_default());
    let title = title(cx, &form);
    let shown = Dialog::new("invite", &title, WIDTH)
        .gap(10.0)
        .closes_beside(form.is_empty())
        .show(ui, |ui| form_ui(ui, cx, &mut form));
    match shown {
        DialogResult::Chose(InviteChoice::Send(groups, source)) => {
            let people = groups.iter().flatten().map(|person| person.id.clone());
            let left_out = invite_text::left_out(&form, cx.call);
            for (name, failure) in form.refused_by_directory() {
                cx.tell(Command::NotInvited {
                    call: cx.call.id.clone(),
                    name,
                    failure,
                });
            }
            let inspector = &mut cx.state.inspector;
            inspector.show_invited(people, left_out, cx.context.now);
            for people in groups {
                cx.tell(Command::Invite {
                    call: cx.call.id.clone(),
                    people,
                    source,
                });
            }
            cx.state.list.let_rows_move_briefly(cx.context.now);
            let set_aside = form.set_aside.take();
            form.has_sent(cx.call);
            // Keeps refused names for the next time. The dialog closes, because it would cover the ringing invitations.
            cx.state.invite_draft = Some(set_aside.unwrap_or(form)).filter(|it| !it.is_empty());
            None
        }
        DialogResult::Chose(InviteChoice::Close) | DialogResult::Closed => {
            // Closing keeps what was typed, unless the dialog was opened to invite somebody again.
            let draft = form.set_aside.take().unwrap_or(form);
            cx.state.invite_draft = Some(draft).filter(|it| !it.is_empty());
            None
        }
        DialogResult::Open => Some(CallDialog::Invite(form)),
    }
}

enum InviteChoice {
    Send(Vec<Vec<NewInvitation>>, Source),
    Close,
}

/// The pressed button at the foot; `Send` holds the source of the press.
enum FootButton {
    Send(Source),
    Close,
}

fn title(cx: &CallUi<'_>, form: &InviteForm) -> String {
    let key = match form.way {
        InviteMode::New => key!("invite-title"),
        InviteMode::Move => key!("invite-title-move"),
    };
    tr_with(key, &[("call", cx.call.title().into())])
}

/// Returns the id of the field for names, ids and numbers.
fn field_id() -> Id {
    Id::unique("invite field")
}

fn form_ui(ui: &mut Ui, cx: &mut CallUi<'_>, form: &mut InviteForm) -> Option<InviteChoice> {
    let p = palette(ui);
    let title = title(cx, form);
    heading(&elided(ui, &title, "", WIDTH, &theme::title(), p.text));
    // Keys are handled before the fields are drawn. Otherwise the focused field would take the key and drop the focus.
    let is_typing = ui.memory(|memory| memory.has_focus(field_id()));
    let is_free = focused_inside(ui).is_none();
    // A focused control other than a text field takes Enter itself.
    let listens = is_free || ui.text_edit_focused() && !searches_people(ui);
    let enter = listens && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    put_back(ui, form);
    let pasted = form.way == InviteMode::New && (is_typing || is_free) && paste_list(ui, form);
    form.may_move |= others(cx.call, cx.context).next().is_some();
    if form.may_move || form.way == InviteMode::Move {
        let options = [
            (InviteMode::New, tr("invite-way-new")),
            (InviteMode::Move, tr("invite-way-move")),
        ];
        if segment(ui, &mut form.way, &options) {
            form.has_focus = false;
        }
    }
    let mut add = false;
    let top = ui.cursor().top();
    match form.way {
        InviteMode::New => {
            add = field_ui(ui, cx, form);
            // A short error takes less room than the usual text, a long one more. A gap or the list makes up the
            // difference, so that nothing below moves.
            let more = ui.cursor().top() - top - FIELD;
            ui.add_space((-more).max(0.0));
            list_ui(ui, cx, form, more.max(0.0));
        }
        InviteMode::Move => {
            move_ui(ui, cx, form);
            // Takes as much height as the list, so that switching between inviting and moving moves nothing.
            let list = list_height(ui) + LIST_FRAME;
            let usual = top + FIELD + ui.spacing().item_spacing.y + list;
            ui.add_space((usual - ui.cursor().top()).max(0.0));
        }
    }
    options_ui(ui, cx.context, form);
    // While the focus is in the options, Enter doesn't add the typed text but invites.
    let is_in_options = !is_typing && !is_free && !form.typed.trim().is_empty();
    let is_done = is_in_options || is_done(form);
    let takes_enter = listens && is_done && !is_double_press(ui, cx.context, form);
    let choice = buttons_ui(ui, cx, form, takes_enter);
    let sends = enter && takes_enter && obstacle(cx, form).is_none();
    match choice.or(sends.then_some(FootButton::Send(Source::Key))) {
        Some(FootButton::Close) => Some(InviteChoice::Close),
        Some(FootButton::Send(source)) => send(source, cx, form),
        None => {
            if add || pasted || enter && !is_done {
                ask(cx.call, form, cx.actions);
                form.has_added = Some(cx.context.now);
            }
            None
        }
    }
}

/// Whether Enter invites. Otherwise Enter adds the people named in the field.
fn is_done(form: &InviteForm) -> bool {
    form.way == InviteMode::Move || form.typed.trim().is_empty() && !form.is_list_empty()
}

/// Whether an Enter now may be the second of a double press that was meant only to add a person.
fn is_double_press(ui: &Ui, context: &CallContext<'_>, form: &InviteForm) -> bool {
    let since = form.has_added.map(|at| context.now.since(at));
    let waits = since.and_then(|since| DOUBLE_CLICK.checked_sub(since));
    let waits = waits.filter(|waits| !waits.is_zero());
    if let Some(waits) = waits {
        ui.request_repaint_after(waits);
    }
    waits.is_some()
}

/// On Escape, puts the entry being corrected back into the list; the dialog stays open. On undo, puts dropped entries
/// back.
fn put_back(ui: &Ui, form: &mut InviteForm) {
    let undo = |ui: &Ui| ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Z));
    if form.way == InviteMode::New && !form.dropped.is_empty() && undo(ui) {
        form.undo_drops();
    }
    let is_correcting = form.way == InviteMode::New && !form.corrections.is_empty();
    let is_on_top = ui.memory(|memory| memory.top_modal_layer() == Some(ui.layer_id()));
    if is_correcting && is_on_top && takes_escape(ui) {
        form.put_back();
    }
}

/// Calls [`add`], and returns the focus to the field.
fn ask(call: &CallView, form: &mut InviteForm, actions: &mut Vec<Action>) {
    // The field gets the focus again, so that the next name can be typed at once.
    form.has_focus = false;
    add(call, form, actions);
}

/// Appends a pasted list to the field's text. Replaces the text if all of it is selected, or if it is unchanged since
/// the dialog opened. Returns whether a list was pasted. Reports a list that is too long.
///
/// The field itself would replace line breaks with spaces, and would cut a long list in the middle of a part.
fn paste_list(ui: &Ui, form: &mut InviteForm) -> bool {
    let is_list = |text: &str| {
        let least = if text.trim().contains('\n') { 1 } else { 2 };
        text.len() <= LONGEST_LIST && (least..=MOST_PASTED).contains(&typed_parts(text).len())
    };
    let is_taken = |text: &str| is_list(text) || text.len() > MOST_TYPED;
    let pasted = ui.input_mut(|input| {
        let mut events = input.events.iter();
        let at = events.position(|it| matches!(it, Event::Paste(text) if is_taken(text)))?;
        let Event::Paste(text) = input.events.remove(at) else {
            return None;
        };
        Some(text)
    });
    let Some(pasted) = pasted else { return false };
    if !is_list(&pasted) {
        form.problem = Some(InviteProblem::TooMuch);
        return false;
    }
    let state = TextEditState::load(ui, field_id());
    let selected = state.and_then(|state| state.cursor.char_range());
    let selected = selected.map(|range| range.as_sorted_char_range());
    let is_selected =
        selected.is_some_and(|it| it.end.0 - it.start.0 == form.typed.chars().count());
    if is_selected || form.keeps_text() {
        form.typed.clear();
    }
    let typed = [form.typed.trim(), pasted.trim()];
    form.typed = typed
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join("; ");
    true
}

/// Returns the invitations to send, including those for text in the field. `None` if the dialog has to stay open: names
/// are being looked up, somebody in the text would be removed on arrival, or nobody is left to invite.
fn send(source: Source, cx: &mut CallUi<'_>, form: &mut InviteForm) -> Option<InviteChoice> {
    if form.way == InviteMode::Move {
        let people = vec![moved(cx, form)?];
        return Some(InviteChoice::Send(vec![people], source));
    }
    // A refused text stays in the field and isn't sent, like refused names in the list. The results show both.
    if form.has_new_text() {
        let known = form.first_kept();
        ask(cx.call, form, cx.actions);
        // The dialog warns about people who would be removed on arrival before anything rings.
        if form.is_looking_up() || form.adds_removed(known, cx.call) {
            return None;
        }
    }
    form.invitable(cx.call).next()?;
    Some(InviteChoice::Send(form.invitations(cx.call), source))
}

/// Says why no invitation can be sent yet; `None` if one can.
fn obstacle(cx: &CallUi<'_>, form: &InviteForm) -> Option<String> {
    if form.cancels_after().is_err() {
        return Some(tr("invite-auto-cancel-error"));
    }
    if form.way == InviteMode::Move {
        let chosen = moved(cx, form);
        return match chosen {
            None => Some(tr("invite-move-nobody")),
            Some(one) => invite_text::already_here(&one.invitee, cx.call),
        };
    }
    if form.is_list_empty() && form.typed.trim().is_empty() {
        return Some(tr("invite-nobody"));
    }
    if form.is_looking_up() {
        return Some(tr("invite-looking-up"));
    }
    let typed = form.typed_text(cx.call);
    match typed {
        TypedText::Names => return None,
        TypedText::Unclear => return Some(invite_text::unclear(cx.call, form)),
        TypedText::Nothing | TypedText::People(_) => {}
    }
    if typed.away() > 0 || form.invitable(cx.call).next().is_some() {
        return None;
    }
    // Problems with the typed text come before problems with entries in the list.
    if form.problem.is_some() {
        return Some(invite_text::unclear(cx.call, form));
    }
    if typed != TypedText::Nothing {
        return Some(invite_text::recognized(&form.typed, cx.call));
    }
    let mut away = form
        .candidates()
        .filter(|it| presence_of(&it.invitee, cx.call) == CallPresence::Away);
    if away.next().is_some() {
        return Some(tr("invite-none-included"));
    }
    let mut all = form.candidates();
    let here = all.find_map(|it| invite_text::already_here(&it.invitee, cx.call));
    let here = here.map(|why| invite_text::skipped(&why));
    Some(here.unwrap_or_else(|| match form.names().next() {
        Some(name) => {
            let entry = invite_text::quoted(&name.name);
            tr_with("invite-not-found", &[("entry", entry.into())])
        }
        None => tr("invite-unclear"),
    }))
}

/// Returns the label of the button that invites the people in the list and those named in the field. Sign-in names are
/// looked up first, so that the moderator sees the person before anything rings.
fn send_label(form: &InviteForm, call: &CallView) -> String {
    let typed = form.typed_text(call);
    let invited = form.invitable(call).count();
    let all = form.named(call);
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
fn field_ui(ui: &mut Ui, cx: &CallUi<'_>, form: &mut InviteForm) -> bool {
    let p = palette(ui);
    let button = Button::new(ButtonKind::Resting, tr("invite-add"));
    let width = button.measure(ui);
    let problem = invite_text::field_problem(form, cx);
    let label = tr("invite-field");
    let hint = tr("invite-field-hint");
    let top = ui.cursor().top();
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
        form.note_new_text();
    }
    if !form.has_focus {
        form.has_focus = true;
        ui.memory_mut(|memory| memory.request_focus(field_id()));
        put_cursor(ui, form);
    }
    let right = ui.min_rect().left() + WIDTH;
    let at = Rect::from_x_y_ranges(right - width..=right, field.rect.y_range());
    let mut beside = from_right(ui, at);
    let pressed = button.show(&mut beside).clicked();
    clear_list_ui(ui, top, right, form);
    if form.problem.is_none() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.spacing_mut().interact_size.y = 16.0;
            let words = invite_text::understood(form, cx);
            let is_dropped = !form.dropped.is_empty();
            let count = form.taken(cx.call);
            let values = [("n", count.into()), ("of", MOST_INVITED.max(count).into())];
            let count = if count == 0 {
                String::new()
            } else {
                tr_with("invite-count", &values)
            };
            ui.set_width(WIDTH);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                line(ui, count, theme::small(), p.text_3);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    if is_dropped && undo_cleared_ui(ui, form.dropped.len()) {
                        form.undo_drops();
                    }
                    let room = ui.available_width();
                    let said = elided(ui, &words, "", room, &theme::small(), p.text_2);
                    if !form.passed_over.nobody.is_empty() {
                        said.on_hover_text(invite_text::unused_lines(form));
                    }
                });
            });
        });
    }
    pressed
}

/// Draws the link that empties the list, at the right edge beside the field's label.
fn clear_list_ui(ui: &mut Ui, top: f32, right: f32, form: &mut InviteForm) {
    if form.is_list_empty() {
        return;
    }
    let at = Rect::from_x_y_ranges(right - WIDTH / 2.0..=right, top..=top + 16.0);
    if link(&mut from_right(ui, at), &tr("invite-clear"), None).clicked() {
        form.clear_list();
    }
}

/// Selects text that the user probably wants to replace: text from an earlier opening, the entry to be corrected, or
/// the first of several refused parts. The selection is scrolled into view. Otherwise puts the cursor at the end of the
/// text.
fn put_cursor(ui: &Ui, form: &InviteForm) {
    let parts = typed_parts(&form.typed);
    let correction = form.corrections.last().map(|it| it.entry.typed());
    let corrects = correction.is_some() && correction.as_ref() == parts.first();
    let all = form.typed.chars().count();
    let range = if form.keeps_text() {
        CCursorRange::two(CCursor::new(0), CCursor::new(all))
    } else if corrects || form.problem.is_some() && parts.len() > 1 {
        let end = parts[0].chars().count();
        // The cursor is at the start, so that a long text is scrolled there.
        CCursorRange::two(CCursor::new(end), CCursor::new(0))
    } else {
        CCursorRange::one(CCursor::new(all))
    };
    let mut state = TextEditState::load(ui, field_id()).unwrap_or_default();
    state.cursor.set_char_range(Some(range));
    state.store(ui, field_id());
}

fn buttons_ui(
    ui: &mut Ui,
    cx: &CallUi<'_>,
    form: &InviteForm,
    takes_enter: bool,
) -> Option<FootButton> {
    let mut choice = None;
    let because = obstacle(cx, form);
    let label = send_label(form, cx.call);
    // Sets the row's height to that of its buttons. egui would otherwise use the dialog's earlier, larger height.
    let size = egui::vec2(WIDTH, 30.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        let send =
            Button::new(ButtonKind::AccentSolid, &label).disabled_because(because.as_deref());
        // The button keeps room for the name of its key from the start, so that *Close* never moves.
        let width = [
            &label,
            &tr_with("invite-send-several", &[("n", MOST_INVITED.into())]),
        ];
        let width = width.map(|label| {
            Button::new(ButtonKind::AccentSolid, label)
                .key("Enter")
                .measure(ui)
        });
        let mut send = send.width(width[0].max(width[1]));
        if because.is_none() && takes_enter {
            send = send.key("Enter");
        }
        if send.show(ui).clicked() {
            choice = Some(FootButton::Send(pressed_with(ui)));
        }
        // “Cancel” would sound like canceling an invitation.
        if close_ui(ui, &tr("several-close")) {
            choice = Some(FootButton::Close);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            // A disabled button's reason is shown beside it, not only in its tooltip.
            let why = because.clone().filter(|_| !form.is_empty());
            match why.or_else(|| invite_text::leaves_out(form, cx.call)) {
                Some(why) => {
                    let ink = palette(ui).warning;
                    paragraph(ui, why, theme::small(), ink);
                }
                None if form.way == InviteMode::Move => quiet(ui, tr("invite-hint-move")),
                None => quiet(ui, tr("invite-hint")),
            }
        });
    });
    choice
}
