//! The invitation dialog. Before a sign-in name is invited, the dialog shows the person whom the directory found.

use egui::{Align, Key, Layout, Modifiers, Ui};

use crate::app::call::invite::invite_country_ui::country_ui;
use crate::app::call::invite::invite_field_ui::{WIDTH, field_id, field_ui, paste_list};
use crate::app::call::invite::invite_list_ui::{
    LIST_FRAME, add, add_refused, list_height, list_ui,
};
use crate::app::call::invite::invite_move_ui::{move_ui, moved, searches_list};
use crate::app::call::invite::invite_options_ui::options_ui;
use crate::app::call::invite::invite_text;
use crate::app::call::invite::left_out_text;
use crate::app::call::rows::move_to::others;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::context::CallContext;
use crate::app::call::state::dialog::CallDialog;
pub(crate) use crate::app::call::state::invite_form::InviteForm;
use crate::app::call::state::invite_form::{
    CallPresence, InviteCandidate, InviteEntry, InviteMode, presence_of,
};
use crate::app::call::state::invite_typed::TypedText;
use crate::app::language::privacy;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::styles::{paragraph, quiet};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::moved::DOUBLE_CLICK;
use crate::app::look::widgets::{Button, ButtonKind, elided, heading, segment};
use crate::app::parts::dialog::{Dialog, DialogResult, close_ui, focused_inside, type_into};
use crate::app::state::action::Action;
use crate::app::state::source::pressed_with;
use crate::app::state::taken_keys::takes_escape;
use crate::app::words::ringing_text::without_address;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::model::invitee::Invitee;
use crate::moderation::state::invitation::{MOST_INVITED, NewInvitation};
use crate::moderation::state::snapshot::CallView;

/// Height of the field with its label, the line below it and the gap to the list, in points.
const FIELD: f32 = 95.0;
/// Number of lines for which the text beside the buttons has room.
const MOST_LINES: f32 = 3.0;
/// Draws the dialog and sends the confirmed invitations; returns the dialog if it stays open.
pub(crate) fn invite_ui(
    ui: &Ui,
    cx: &mut CallUi<'_>,
    mut form: Box<InviteForm>,
) -> Option<CallDialog> {
    form.take_answers(cx.call);
    let known = form.first_kept();
    if add_refused(cx.call, &mut form, cx.actions) {
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
    if !matches!(shown, DialogResult::Open) {
        let opened_in = form.opened_in.take();
        cx.actions.extend(opened_in.map(Action::ShowCall));
    }
    match shown {
        DialogResult::Chose(InviteChoice::Send(groups, source)) => {
            let people = groups.iter().flatten().map(|person| person.id.clone());
            let left_out = left_out_text::left_out(&form, cx.call);
            for (name, failure) in form.refused_by_directory() {
                cx.tell(Command::NotInvited {
                    call: cx.call.id.clone(),
                    name,
                    failure,
                });
            }
            let inspector = &mut cx.state.inspector;
            let nameless = match form.way {
                InviteMode::New => std::mem::take(&mut form.nameless),
                InviteMode::Move => Vec::new(),
            };
            inspector.show_invited(people, left_out, nameless, cx.context.now);
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
    let call = ("call", cx.call.title().into());
    let person = match form.way {
        InviteMode::New => return tr_with("invite-title", &[call]),
        InviteMode::Move => moved(cx, form).map(|moved| moved.invitee),
    };
    match person {
        Some(Invitee::User {
            display_name: Some(name),
            ..
        }) => {
            let who = ("who", privacy::name(&name).into());
            tr_with("invite-title-move-who", &[who, call])
        }
        _ => tr_with("invite-title-move", &[call]),
    }
}

fn form_ui(ui: &mut Ui, cx: &mut CallUi<'_>, form: &mut InviteForm) -> Option<InviteChoice> {
    let p = palette(ui);
    let title = title(cx, form);
    heading(&elided(ui, &title, "", WIDTH, &theme::title(), p.text));
    // Keys are handled before the fields are drawn. Otherwise the focused field would take the key and drop the focus.
    if form.way == InviteMode::New {
        type_into(ui, field_id());
    }
    let is_typing = ui.memory(|memory| memory.has_focus(field_id()));
    let is_free = focused_inside(ui).is_none();
    // A focused control other than a text field takes Enter itself.
    let takes = is_free || ui.text_edit_focused() && !searches_list(ui);
    let enter = takes && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    // Elsewhere, an Enter may be meant for a text that is believed to be in the field.
    let listens = is_typing || form.way == InviteMode::Move && takes;
    form.has_focus &= !enter || listens || form.cancels_after().is_err();
    if enter && !listens {
        // A second Enter right after the one that leads to the field doesn't invite.
        form.has_added = Some(cx.context.now);
    }
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
            country_ui(ui, cx, form);
            if let Some(names) = without_address(&form.nameless) {
                paragraph(ui, names, theme::small(), p.warning);
            }
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
    let is_done = is_done(form);
    let takes_enter = listens && is_done && !is_double_press(ui, cx.context, form);
    let choice = buttons_ui(ui, cx, form, takes_enter);
    let sends = enter && takes_enter && obstacle(cx, form).is_none();
    match choice.or(sends.then_some(FootButton::Send(Source::Key))) {
        Some(FootButton::Close) => Some(InviteChoice::Close),
        Some(FootButton::Send(source)) => send(source, cx, form),
        None => {
            if add || pasted || enter && listens && !is_done {
                ask(cx.call, form, cx.actions);
                form.has_added = Some(cx.context.now);
                let is_asked = enter && form.without_country() > 0;
                form.wants_country = is_asked.then_some(cx.context.now);
            }
            None
        }
    }
}

/// Whether Enter in the field invites. If not, it adds the people named in the field.
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

/// Calls [`add`], and returns the focus to the field, so that the next name can be typed at once.
fn ask(call: &CallView, form: &mut InviteForm, actions: &mut Vec<Action>) {
    form.has_focus = false;
    add(call, form, actions);
}

/// Returns the invitations to send, including those for text in the field.
///
/// `None` if the dialog has to stay open: names are being looked up, somebody in the text would be removed on arrival,
/// or nobody is left to invite.
fn send(source: Source, cx: &mut CallUi<'_>, form: &mut InviteForm) -> Option<InviteChoice> {
    if form.way == InviteMode::Move {
        let people = vec![moved(cx, form)?];
        return Some(InviteChoice::Send(vec![people], source));
    }
    // A refused text stays in the field and isn't sent, like refused names in the list. The results show both.
    if form.has_new_text() {
        let known = form.first_kept();
        ask(cx.call, form, cx.actions);
        // Before anything rings, the dialog warns about people who would be removed on arrival.
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
    // A text that can't be understood is left out, like a refused one, if anybody can be invited.
    let is_anybody = typed.away() > 0 || form.invitable(cx.call).next().is_some();
    if typed == TypedText::Names || is_anybody {
        return None;
    }
    // Problems with the typed text come before problems with entries in the list.
    if form.without_country() > 0 {
        return Some(tr("invite-country-first"));
    }
    if form.problem.is_some() || typed == TypedText::Unclear {
        return Some(invite_text::unclear(cx.call, form));
    }
    if typed != TypedText::Nothing {
        return Some(invite_text::recognized(form, cx.call));
    }
    let fresh = form.fresh().iter();
    let is_away = |it: &InviteCandidate| presence_of(&it.invitee, cx.call) == CallPresence::Away;
    if fresh.len() == 0 || form.candidates().any(is_away) {
        return Some(tr("invite-none-included"));
    }
    let mut all = fresh.clone().filter_map(InviteEntry::candidate);
    let here = all.find_map(|it| invite_text::already_here(&it.invitee, cx.call));
    let here = here.map(|why| invite_text::skipped(&why));
    let mut names = fresh.filter_map(InviteEntry::name);
    Some(here.unwrap_or_else(|| match names.next() {
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
    let all = left_out_text::to_invite(form, call) + form.nameless.len();
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

fn buttons_ui(
    ui: &mut Ui,
    cx: &CallUi<'_>,
    form: &InviteForm,
    takes_enter: bool,
) -> Option<FootButton> {
    let mut choice = None;
    let because = obstacle(cx, form);
    let label = send_label(form, cx.call);
    // Sets the row's height to that of the longest text beside the buttons, so that no text moves the dialog. egui would
    // otherwise use the dialog's earlier, larger height.
    let line = ui.fonts_mut(|fonts| fonts.row_height(&theme::small()));
    let size = egui::vec2(WIDTH, (MOST_LINES * line).max(30.0));
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
            match why.or_else(|| left_out_text::leaves_out(form, cx.call)) {
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
