//! The list of people in the invitation dialog, in which the moderator sees everyone before anything rings.

use egui::{Align, Frame, Layout, Margin, ScrollArea, Stroke, Ui};
use egui_material_icons::icons::ICON_BLOCK;

use crate::app::call::invite::invite_entry_ui::{
    DOUBTFUL, Doubt, EntryPress, Offer, drop_ui, entry_row, who_ui,
};
use crate::app::call::invite::invite_text;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::invite_form::share::Share;
use crate::app::call::state::invite_form::{
    CallPresence, InviteCandidate, InviteEntry, InviteForm, InviteProblem, PendingName, presence_of,
};
use crate::app::language::text::{in_sentence, tr, tr_with};
use crate::app::look::styles::{line, quiet};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::moved::DOUBLE_CLICK;
use crate::app::look::widgets::{elided, icon, spinner};
use crate::app::parts::failure_details::failure_buttons_ui;
use crate::app::state::action::Action;
use crate::app::words::keep_out_text::ArrivalRule;
use crate::app::words::ringing_text::{cancelled_before, cannot_be_cancelled_again};
use crate::moderation::command::Command;
use crate::moderation::model::invitee::Invitee;
use crate::moderation::model::participant::Badge;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::MOST_INVITED;
use crate::moderation::state::snapshot::CallView;

/// Height of the dialog without the list, in points.
const AROUND_LIST: f32 = 400.0;
const ENTRY: f32 = 38.0;
/// Height of the line of text above the entries that were kept from the last time the dialog was open, in points.
const KEPT: f32 = 24.0;
/// Height that the frame around the list adds, in points.
pub(crate) const LIST_FRAME: f32 = 2.0;
/// Maximum distance that the pointer moves during a double click, in points.
const TREMBLES: f32 = 6.0;
/// Draws everyone who was added, and carries out a press on an entry. People who won't be invited have the reason
/// beside them. Below the entries, draws the remedies for failed look-ups.
///
/// From the beginning, the list takes its full height minus `less` points, so that nothing moves while it fills.
pub(crate) fn list_ui(ui: &mut Ui, cx: &mut CallUi<'_>, form: &mut InviteForm, less: f32) {
    let (p, now) = (palette(ui), cx.context.now);
    let pointer = ui.input(|input| input.pointer.interact_pos());
    form.last_drop_at.take_if(|(rested, since)| {
        let has_left = pointer.is_some_and(|at| at.distance(*rested) > TREMBLES);
        has_left || now.since(*since) >= DOUBLE_CLICK
    });
    let room = list_height(ui) - less;
    let mut pressed = None;
    Frame::new()
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(theme::radius::CONTROL)
        .inner_margin(Margin::symmetric(8, 0))
        .show(ui, |ui| {
            let mut list = ScrollArea::vertical().max_height(room);
            if let Some(offset) = form.list_offset.take() {
                list = list.vertical_scroll_offset(offset);
            }
            list.auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if form.is_list_empty() {
                    empty_ui(ui, room);
                }
                let is_full = form.taken(cx.call) >= MOST_INVITED;
                for (at, entry) in form.entries.iter().enumerate() {
                    let top = ui.cursor().top();
                    if at == form.first_kept() {
                        let row = &mut entry_row(ui, at, KEPT);
                        row.with_layout(Layout::left_to_right(Align::Center), |ui| {
                            line(ui, tr("invite-kept"), theme::small(), p.text_2);
                        });
                    }
                    let press = match entry {
                        InviteEntry::Candidate(candidate) => {
                            match offer(candidate, cx.call, is_full) {
                                Some(offer) => offer_ui(ui, at, candidate, &offer, is_full),
                                None => guest_ui(ui, at, candidate, cx),
                            }
                        }
                        InviteEntry::Name(name) => {
                            let instead = second_way(form, name, cx.call, is_full);
                            name_ui(ui, at, name, instead)
                        }
                    };
                    if form.scrolls_to_entry == Some(at) {
                        let shown = ui.cursor().with_min_y(top).with_max_y(ui.cursor().top());
                        // If several entries were added together, scrolls the first of them to the top.
                        let is_first = form.first_added == Some(at);
                        ui.scroll_to_rect(shown, is_first.then_some(Align::TOP));
                    }
                    pressed = press.map(|press| (at, press)).or(pressed.take());
                }
                failures_ui(ui, form, cx.actions);
            });
        });
    form.scrolls_to_entry = None;
    let Some((at, press)) = pressed else { return };
    // Every press on a button, even an ignored one, has taken the focus from the field. The field gets it back.
    form.has_focus = false;
    if !counts(ui, form, now) {
        return;
    }
    match press {
        EntryPress::Drop => {
            form.drop_entry(at);
            // The press freed a place, so the list may have room for people who were refused before.
            add_refused(cx.call, form, cx.actions);
        }
        EntryPress::Include => form.include(at, cx.call),
        EntryPress::CallInstead(other) => {
            form.include(other, cx.call);
            form.drop_entry(at);
        }
        EntryPress::LetBackIn(identity) => {
            cx.tell(Command::LetBackIn(cx.call.id.clone(), identity));
        }
        EntryPress::Correct => {
            // Text already in the field becomes an entry of its own if it names somebody.
            if form.has_new_text() {
                add(cx.call, form, cx.actions);
            }
            form.correct(at);
        }
    }
}

/// Returns the height that the list may take, in points: enough for the maximum number of people, or less in a low
/// window.
pub(crate) fn list_height(ui: &Ui) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "five")]
    let full = MOST_INVITED as f32 * DOUBTFUL;
    (ui.ctx().content_rect().height() - AROUND_LIST).clamp(2.0 * ENTRY, full)
}

/// Whether this frame's press counts.
///
/// Removing an entry moves the next entry's buttons under the pointer. A double click would hit them, so they accept
/// presses only after the pointer has moved, or after a moment.
fn counts(ui: &Ui, form: &mut InviteForm, now: Now) -> bool {
    let (is_pointer, at) = ui.input(|input| {
        let pointer = &input.pointer;
        (pointer.primary_released(), pointer.interact_pos())
    });
    let Some(at) = at.filter(|_| is_pointer) else {
        return true;
    };
    let is_first = form.last_drop_at.is_none();
    form.last_drop_at.get_or_insert((at, now));
    is_first
}

/// Adds the people named in the field, and looks up sign-in names and object ids in the directory.
pub(crate) fn add(call: &CallView, form: &mut InviteForm, actions: &mut Vec<Action>) {
    for text in form.add(call) {
        let call = call.id.clone();
        actions.push(Action::LookUp { call, text });
    }
}

/// Adds people who stayed in the field because they were refused, once they can be added. Returns whether there were
/// any. Doesn't scroll the list to them, because no press asked for it.
pub(crate) fn add_refused(
    call: &CallView,
    form: &mut InviteForm,
    actions: &mut Vec<Action>,
) -> bool {
    let can_add = form.can_add_refused(call);
    if can_add {
        let seen = (form.scrolls_to_entry, form.first_added);
        add(call, form, actions);
        (form.scrolls_to_entry, form.first_added) = seen;
    }
    can_add
}

/// Draws a hint in place of the empty list.
fn empty_ui(ui: &mut Ui, room: f32) {
    ui.vertical_centered(|ui| {
        ui.add_space((room - 16.0) / 2.0);
        quiet(ui, tr("invite-is-nothing"));
    });
}

/// Draws the remedies for failed look-ups, once per failure.
fn failures_ui(ui: &mut Ui, form: &InviteForm, actions: &mut Vec<Action>) {
    let mut told: Vec<&InviteProblem> = Vec::new();
    for problem in form.names().filter_map(PendingName::problem) {
        if told.contains(&problem) {
            continue;
        }
        if let InviteProblem::NoRight(failure) | InviteProblem::Failed(failure) = problem {
            failure_buttons_ui(ui, failure, actions);
        }
        told.push(problem);
    }
}

/// Draws the entry of a person who is included, or who is already ringing, in the lobby or in the call. Returns the
/// control that was pressed, if any.
fn guest_ui(
    ui: &mut Ui,
    at: usize,
    candidate: &InviteCandidate,
    cx: &CallUi<'_>,
) -> Option<EntryPress> {
    let name = invite_text::name(candidate);
    let presence = invite_text::presence_mark(presence_of(&candidate.invitee, cx.call));
    let presence = presence.map(|why| invite_text::skipped(&in_sentence(&why)));
    let is_invited = presence.is_none();
    let rule = ArrivalRule::of(&candidate.invitee, cx.call).filter(|_| is_invited);
    let in_vain = is_invited && cannot_be_cancelled_again(&candidate.invitee, cx.call);
    let cancelled = cancelled_before(&candidate.invitee, cx.call).filter(|_| is_invited);
    if candidate.is_unknown || rule.is_some() || in_vain || cancelled.is_some() {
        let unknown = candidate.is_unknown.then(|| tr("invite-mark-unknown-id"));
        let in_vain = in_vain.then(|| tr("invite-not-last-time"));
        let rule_text = rule.as_ref().map(ArrivalRule::text);
        let doubts = [unknown, rule_text, in_vain, cancelled];
        let doubts: Vec<String> = doubts.into_iter().flatten().collect();
        let why = presence.unwrap_or_else(|| doubts.join("\n"));
        let doubt = Doubt {
            id: Some(invite_text::identity(candidate)),
            why: &why,
            is_invited,
            badge: invite_text::badge(candidate),
            may_correct: candidate.is_unknown,
            offer: match rule {
                Some(ArrivalRule::KeptOut(identity)) => Some(Offer {
                    label: tr("let-back-in"),
                    said: tr_with("let-back-in-name", &[("who", name.as_str().into())]),
                    press: EntryPress::LetBackIn(identity),
                    blocked: None,
                }),
                _ => None,
            },
        };
        return doubt.show(ui, at, &name);
    }
    let mut row = entry_row(ui, at, DOUBTFUL);
    let press = drop_ui(&mut row, &name);
    if let Some(text) = presence {
        let ink = palette(&row).danger;
        line(&mut row, text, theme::small(), ink);
        icon(&mut row, ICON_BLOCK.codepoint, 14.0, ink);
    } else if candidate.lookup.is_some() {
        spinner(&mut row, 14.0);
    }
    elsewhere_ui(
        &mut row,
        invite_text::elsewhere(&candidate.invitee, &[], cx),
    );
    who_ui(
        &mut row,
        invite_text::badge(candidate),
        &name,
        &invite_text::identity(candidate),
    );
    press
}

/// Draws `text`, which says that somebody is in another watched call, with an explanation as tooltip. Draws nothing
/// without `text`.
fn elsewhere_ui(ui: &mut Ui, text: Option<String>) {
    let Some(text) = text else { return };
    let ink = palette(ui).info;
    let room = ui.available_width() / 2.0;
    let said = elided(ui, &text, "", room, &theme::small(), ink);
    said.on_hover_text(tr("invite-elsewhere-why"));
}

/// Offers to call the number that the text gives for the same name, if the sign-in name was refused.
///
/// `None` if there is no such number to invite, or if the refused name needs no correction or was probably not meant.
fn second_way(
    form: &InviteForm,
    pending: &PendingName,
    call: &CallView,
    is_full: bool,
) -> Option<Offer> {
    let problem = pending.problem()?;
    let label = pending.label();
    let is_way = |it: &InviteCandidate| {
        it.share.is_aside()
            && matches!(it.invitee, Invitee::Phone { .. })
            && presence_of(&it.invitee, call) == CallPresence::Away
            && it.label() == label
    };
    let is_wanted = !label.is_empty() && pending.share.is_meant();
    if !is_wanted || problem.needs_no_correction() {
        return None;
    }
    let mut fresh = form.fresh().iter().map(InviteEntry::candidate);
    let at = fresh.position(|it| it.is_some_and(is_way))?;
    let number = invite_text::number(form.entries[at].candidate()?);
    let who = invite_text::pending_name(pending).0;
    let values = [("number", number.into()), ("who", who.into())];
    Some(Offer {
        label: tr_with("invite-call-instead", &values[..1]),
        said: tr_with("invite-call-instead-name", &values),
        press: EntryPress::CallInstead(at),
        blocked: is_full.then(|| invite_text::problem(&InviteProblem::Full)),
    })
}

/// Draws the entry of a sign-in name that is being looked up or was refused. Returns the control that was pressed, if
/// any.
fn name_ui(
    ui: &mut Ui,
    at: usize,
    pending: &PendingName,
    instead: Option<Offer>,
) -> Option<EntryPress> {
    let (name, upn) = invite_text::pending_name(pending);
    let from_text = (!upn.is_empty()).then(|| (tr("invite-name-from-text"), format!(" · {upn}")));
    if let Some(problem) = pending.problem() {
        // The moderator hardly means to invite this person if the entry was probably not meant, or is kept from the last time the dialog
        // was open. The refusal isn't drawn as an error then.
        let is_aside = pending.share.is_aside();
        let why = match pending.share {
            Share::Sender => tr("invite-held-sender"),
            Share::Recipient => tr("invite-held-recipient"),
            Share::Doubted => tr("invite-held-doubted"),
            Share::Quoted => tr("invite-held-quoted"),
            Share::Fallback => tr("invite-held-fallback"),
            Share::Kept => {
                let why = in_sentence(&invite_text::refused(problem));
                format!("{} · {why}", tr("invite-held-kept"))
            }
            _ => invite_text::skipped(&invite_text::problem(problem)),
        };
        let doubt = Doubt {
            id: from_text,
            why: &why,
            is_invited: !pending.share.is_meant(),
            badge: Badge::Unknown,
            may_correct: !is_aside && !problem.needs_no_correction(),
            offer: instead,
        };
        return doubt.show(ui, at, &name);
    }
    let mut row = entry_row(ui, at, DOUBTFUL);
    let press = drop_ui(&mut row, &name);
    spinner(&mut row, 14.0);
    let below = from_text.unwrap_or_else(|| (tr("invite-looking-up"), String::new()));
    who_ui(&mut row, Badge::Unknown, &name, &below);
    press
}

/// Returns why somebody isn't included, and the label of the button that includes them. `None` if they are included, or
/// are already ringing, in the lobby or in the call.
fn offer(candidate: &InviteCandidate, call: &CallView, is_full: bool) -> Option<(String, String)> {
    if presence_of(&candidate.invitee, call) != CallPresence::Away {
        return None;
    }
    let held = if is_full {
        tr_with("invite-held-full", &[("n", MOST_INVITED.into())])
    } else {
        tr("invite-held")
    };
    match candidate.share {
        Share::Included => None,
        Share::Held => Some((held, tr("invite-include"))),
        Share::Kept => Some((tr("invite-held-kept"), tr("invite-include"))),
        Share::Sender => Some((tr("invite-held-sender"), tr("invite-include"))),
        Share::Recipient => Some((tr("invite-held-recipient"), tr("invite-include"))),
        Share::Doubted => Some((tr("invite-held-doubted"), tr("invite-include"))),
        Share::Quoted => Some((tr("invite-held-quoted"), tr("invite-include"))),
        Share::Fallback => Some((tr("invite-held-fallback"), tr("invite-include"))),
        Share::Other => Some((invite_text::other_way(candidate), tr("invite-include"))),
    }
}

/// Draws the list entry of somebody whom the invitation doesn't include. Returns the control that was pressed, if any.
fn offer_ui(
    ui: &mut Ui,
    at: usize,
    candidate: &InviteCandidate,
    (why, label): &(String, String),
    is_full: bool,
) -> Option<EntryPress> {
    let name = invite_text::name(candidate);
    let full = || invite_text::problem(&InviteProblem::Full);
    let doubt = Doubt {
        id: Some(invite_text::identity(candidate)),
        why,
        is_invited: true,
        badge: invite_text::badge(candidate),
        may_correct: false,
        offer: Some(Offer {
            said: format!("{label}: {name}"),
            label: label.clone(),
            press: EntryPress::Include,
            blocked: is_full.then(full),
        }),
    };
    doubt.show(ui, at, &name)
}
