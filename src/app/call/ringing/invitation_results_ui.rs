//! The panel with the results of a round: all invitations that were sent or canceled together. Shows counts, reasons and
//! left-out names. Buttons invite people again, or remove people who joined anyway.

use std::sync::Arc;

use egui::{ScrollArea, Ui, vec2};
use egui_material_icons::icons::ICON_WARNING;

use crate::app::call::ringing::result_line_ui::ResultLine;
use crate::app::call::ringing::ringing_action_ui::{
    again, again_label, ask_removal, came_in, can_clear, can_invite_gone, invite_again,
    rings_again_at_once,
};
use crate::app::call::rows::move_back::{call_before, move_back, moved_here, why_not_back};
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::inspector::PanelFocus;
use crate::app::call::state::invitation_results::{
    InvitationResult, InvitationResults, LeftOut, here_counts,
};
use crate::app::call::state::invite_form::{CallPresence, presence_of};
use crate::app::language::text::{in_sentence, key, tr, tr_with};
use crate::app::look::styles::{head, hint, paragraph};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, link, progress_bar};
use crate::app::parts::failure_details::access_button_ui;
use crate::app::parts::panel_head::panel_head_ui;
use crate::app::state::source::pressed_with;
use crate::app::words::hue::Hue;
use crate::app::words::keep_out_text::ArrivalRule;
use crate::app::words::person_text;
use crate::app::words::ringing_text::{
    failure, is_armed, joined_later, status, stuck, trouble, was_cancelled_in_vain, without_address,
};
use crate::app::words::row::status::{Glyph, Status};
use crate::app::words::time_text::{clock, clock_short};
use crate::moderation::command::Command;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::{Invitation, InvitationState, MOST_INVITED};
use crate::moderation::state::row::Row;

pub(crate) fn invitation_results_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
    let is_held = ui.rect_contains_pointer(ui.max_rect());
    cx.state.inspector.arrange_invited(is_held);
    let Some(results) = cx.state.inspector.invited() else {
        return;
    };
    let title = title(results);
    let began = results.began;
    let close = panel_head_ui(ui, &title, &tr("ending-put-away"), |_| {});
    if cx.state.inspector.take_keyboard(ui, PanelFocus::Results) {
        close.request_focus();
    }
    let is_read = close.clicked();
    // In a low window, everything but the title is scrolled.
    ScrollArea::vertical()
        // A new round begins at the top.
        .id_salt(("invitation results", began.monotonic))
        .auto_shrink([false, true])
        .show(ui, |ui| body_ui(ui, cx, &title));
    if is_read {
        cx.state.inspector.close_invited(cx.call);
    }
}

/// Draws the panel below its title.
fn body_ui(ui: &mut Ui, cx: &mut CallUi<'_>, title: &str) {
    let Some(results) = cx.state.inspector.invited() else {
        return;
    };
    let invitations = results.invitations.clone();
    let ringing_before: Vec<_> = results.earlier.ringing().cloned().collect();
    let left_out = left_out_lines(&results.left_out);
    let mut persons = results.left_out.iter();
    let has_wrong = persons.any(|person| person.invitee.is_none());
    head_ui(ui, results, title);
    stuck_ui(ui, cx, &invitations);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for invitation in &ringing_before {
            line_ui(ui, invitation, LineOf::EarlierRound, cx);
        }
        for invitation in &invitations {
            line_ui(ui, invitation, LineOf::ThisRound, cx);
        }
        left_out_lines_ui(ui, &left_out, cx);
    });
    if has_wrong && correct_ui(ui) {
        cx.state.inspector.corrects_invited();
        cx.state.open_invite(true);
    }
    again_ui(ui, &invitations, cx);
    let refused = invitations.iter().find_map(|it| failure(it));
    if let Some(refused) = refused {
        access_button_ui(ui, &refused.cause, cx.actions);
    }
    earlier_ui(ui, cx);
}

/// Draws the button that corrects refused entries. Returns whether it was pressed.
fn correct_ui(ui: &mut Ui) -> bool {
    let correct = Button::new(ButtonKind::Resting, tr("invited-correct"));
    correct.width(ui.available_width()).show(ui).clicked()
}

/// Draws the people of earlier rounds whose results are still shown, except those drawn above the newest round.
fn earlier_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let Some(results) = cx.state.inspector.invited() else {
        return;
    };
    let invitations: Vec<_> = results.earlier.others().cloned().collect();
    let left_out = left_out_lines(&results.earlier.left_out);
    let nameless = without_address(&results.earlier_nameless());
    let is_wrong = |person: &&LeftOut| person.invitee.is_none();
    let has_wrong = results.left_out.iter().any(|it| is_wrong(&it));
    let wrong = results.earlier.left_out.iter().filter(is_wrong);
    let wrong: Vec<String> = wrong.map(|person| person.text.clone()).collect();
    if invitations.is_empty() && left_out.is_empty() && nameless.is_none() {
        return;
    }
    ui.add_space(8.0);
    let mut is_cleared = false;
    ui.horizontal(|ui| {
        head(ui, tr("invited-earlier"));
        let can_clear = |it: &Arc<Invitation>| can_clear(it, cx.call);
        let can_clear = !left_out.is_empty() || invitations.iter().any(can_clear);
        if can_clear || nameless.is_some() {
            is_cleared = link(ui, &tr("invited-earlier-clear"), None).clicked();
        }
    });
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for invitation in &invitations {
            line_ui(ui, invitation, LineOf::ThisRound, cx);
        }
        left_out_lines_ui(ui, &left_out, cx);
    });
    if let Some(names) = nameless {
        hint(ui, names);
    }
    // The button of the newest round takes along the entries of earlier ones.
    if !has_wrong && !wrong.is_empty() && correct_ui(ui) {
        cx.state.inspector.corrects_invited();
        cx.state.open_invite_with(&wrong);
    }
    if is_cleared {
        let call = cx.call;
        let inspector = &mut cx.state.inspector;
        inspector.clear_earlier(|it| can_clear(it, call));
    }
}

/// Draws the button that invites again everyone who didn't answer in time. Draws nothing for fewer than two people, and
/// once the call has ended. Leaves out:
/// - people who are ringing, in the lobby or in the call
/// - people for whom the dialog has to be opened first
fn again_ui(ui: &mut Ui, invitations: &[Arc<Invitation>], cx: &mut CallUi<'_>) {
    let is_auto_cancelled = |it: &Invitation| {
        InvitationResult::of(it) == InvitationResult::Cancelled && it.was_auto_cancelled()
    };
    let is_again = |it: &&Arc<Invitation>| {
        let no_answer = InvitationResult::of(it) == InvitationResult::NoAnswer;
        (no_answer || is_auto_cancelled(it))
            && rings_again_at_once(it, cx.call)
            && presence_of(&it.invitee, cx.call) == CallPresence::Away
    };
    let again: Vec<&Invitation> = invitations
        .iter()
        .filter(is_again)
        .map(|it| &**it)
        .collect();
    if again.len() < 2 || cx.call.has_ended() {
        return;
    }
    let label = tr_with("invited-again", &[("n", again.len().into())]);
    let button = Button::new(ButtonKind::Resting, &label);
    if button.width(ui.available_width()).show(ui).clicked() {
        let source = pressed_with(ui);
        for some in again.chunks(MOST_INVITED) {
            invite_again(cx, some, source);
        }
        cx.state.list.let_rows_move_briefly(cx.context.now);
    }
}

/// Draws the progress, when the round began, the people without an address, and how many people joined despite a
/// canceled invitation.
fn head_ui(ui: &mut Ui, results: &InvitationResults, title: &str) {
    let (open, sent) = (results.open(), results.sent());
    if open > 0 {
        #[expect(clippy::cast_precision_loss, reason = "a handful of invitations")]
        progress_bar(ui, [(sent - open) as f32 / sent as f32, 0.0], title);
    }
    let time = [("time", clock_short(results.began).into())];
    let key = if results.is_cancelling {
        key!("cancelled-at")
    } else if results.are_moves() {
        key!("moved-at")
    } else {
        key!("invited-at")
    };
    hint(ui, tr_with(key, &time));
    if let Some(names) = without_address(&results.nameless()) {
        paragraph(ui, names, theme::small(), palette(ui).warning);
    }
    let joined = results.count(InvitationResult::JoinedAnyway);
    if joined > 0 {
        let n = [("n", joined.into())];
        let key = if results.are_moves() {
            key!("moved-anyway-hint")
        } else {
            key!("cancelled-joined-hint")
        };
        hint(ui, tr_with(key, &n));
    }
}

/// Says why some invitations can't be canceled, and offers to remove all the people concerned when they arrive.
fn stuck_ui(ui: &mut Ui, cx: &mut CallUi<'_>, invitations: &[Arc<Invitation>]) {
    let is_stuck = |it: &&Arc<Invitation>| InvitationResult::of(it) == InvitationResult::Stuck;
    let stuck: Vec<_> = invitations.iter().filter(is_stuck).collect();
    if stuck.is_empty() {
        return;
    }
    hint(
        ui,
        tr_with("cancelled-stuck-hint", &[("n", stuck.len().into())]),
    );
    let unarmed: Vec<_> = stuck.into_iter().filter(|it| !is_armed(it)).collect();
    if unarmed.is_empty() || cx.call.has_ended() {
        return;
    }
    let label = match unarmed.len() {
        1 => tr("invitation-arm"),
        n => tr_with("cancelled-arm-all", &[("n", n.into())]),
    };
    let width = ui.available_width();
    let button = Button::new(ButtonKind::DangerOutline, &label).width(width);
    let pressed = button.show(ui).on_hover_text(tr("invitation-arm-why"));
    if !pressed.clicked() {
        return;
    }
    for invitation in unarmed {
        cx.tell(Command::RemoveOnArrival(
            cx.call.id.clone(),
            invitation.id.clone(),
            true,
        ));
    }
}

/// Returns the title: how many people of the round have each result, and how many were already ringing, in the lobby or
/// in the call. Each person counts once.
pub(crate) fn title(results: &InvitationResults) -> String {
    let [ringing, joined, joined_anyway, not_invited] = if results.are_moves() {
        [
            key!("count-moving"),
            key!("count-moved"),
            key!("count-moved-anyway"),
            key!("count-not-moved"),
        ]
    } else {
        [
            key!("count-ringing"),
            key!("invited-joined"),
            key!("cancelled-joined"),
            key!("invited-left-out"),
        ]
    };
    let parts = [
        (ringing, InvitationResult::Ringing),
        (key!("count-cancelling"), InvitationResult::Cancelling),
        (joined, InvitationResult::Joined),
        (key!("count-in-lobby"), InvitationResult::InLobby),
        (key!("cancelled-done"), InvitationResult::Cancelled),
        (joined_anyway, InvitationResult::JoinedAnyway),
        (key!("invited-gone-again"), InvitationResult::GoneAgain),
        (key!("invited-removed"), InvitationResult::Removed),
        (key!("count-moved-on"), InvitationResult::MovedOn),
        (key!("cancelled-stuck"), InvitationResult::Stuck),
        (key!("cancelled-failed"), InvitationResult::NotCancelled),
        (key!("cancelled-no-answer"), InvitationResult::NoAnswer),
        (not_invited, InvitationResult::NotInvited),
    ];
    let counted = parts.map(|(key, result)| (key, results.count(result)));
    let said = counted.into_iter().filter(|(_, n)| *n > 0);
    let said = said.map(|(key, n)| tr_with(key, &[("n", n.into())]));
    let said: Vec<String> = said.chain(here_counts(&results.left_out)).collect();
    said.join(" · ")
}

/// A line about a person who was left out.
enum LeftOutLine {
    /// The invitation that already rang for the person.
    Invitation(Arc<Invitation>),
    /// The person's name, the detail beside it, and the reason.
    Text([String; 3]),
}

fn left_out_lines(left_out: &[LeftOut]) -> Vec<LeftOutLine> {
    let line = |person: &LeftOut| {
        let text = || [person.name.clone(), person.tail.clone(), person.why.words()];
        let invitation = person.invitation.clone();
        invitation.map_or_else(|| LeftOutLine::Text(text()), LeftOutLine::Invitation)
    };
    left_out.iter().map(line).collect()
}

fn left_out_lines_ui(ui: &mut Ui, lines: &[LeftOutLine], cx: &mut CallUi<'_>) {
    for line in lines {
        match line {
            LeftOutLine::Invitation(invitation) => line_ui(ui, invitation, LineOf::LeftOut, cx),
            LeftOutLine::Text(texts) => left_out_ui(ui, texts),
        }
    }
}

/// Draws the name of somebody who wasn't invited, the detail beside it, and why.
fn left_out_ui(ui: &mut Ui, [name, tail, why]: &[String; 3]) {
    let word = format!("{} · {why}", tr("invited-not"));
    let result = ResultLine {
        name,
        tail,
        glyph: Glyph::Icon(ICON_WARNING.codepoint),
        ink: palette(ui).warning,
        word: &word,
        time: "",
    };
    result.show(ui, |_| 0.0);
}

/// Why the panel has a line about an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineOf {
    /// The invitation belongs to this round, or to an earlier one whose results are listed at the end.
    ThisRound,
    /// The invitation rang when the round began, so its person was left out.
    LeftOut,
    /// The invitation is of an earlier round and may still ring. Its line is above the newest round.
    EarlierRound,
}

/// Draws the result of an invitation, with a button if one applies: invite again, move back, remove or show the person.
fn line_ui(ui: &mut Ui, invitation: &Invitation, of: LineOf, cx: &mut CallUi<'_>) {
    let name = person_text::invited_name(invitation);
    let (mut word, said) = words(invitation, cx.context.now);
    match of {
        LineOf::ThisRound => {
            let rule = ArrivalRule::of(&invitation.invitee, cx.call);
            if let Some(rule) = rule.filter(|_| !invitation.has_ended()) {
                word = format!("{word} · {}", rule.text());
            }
        }
        LineOf::LeftOut => {
            let state = in_sentence(&said.word);
            word = tr_with("invited-rang", &[("state", state.into())]);
        }
        LineOf::EarlierRound => word = format!("{word} · {}", tr("invited-before")),
    }
    if is_moving_back(invitation, cx) {
        word = format!("{word} · {}", in_sentence(&tr("move-back-going")));
    }
    let tail = person_text::invited_end(invitation);
    // The color is the same as on the invitation's row.
    let hue = if said.alarm { Hue::Danger } else { said.hue };
    // The words about a cancellation, a late join, or a person who is gone again already contain the times.
    let is_cancelled = matches!(invitation.state, InvitationState::Cancelled { .. });
    let is_later = joined_later(invitation).is_some();
    let tells_times = is_cancelled || is_later || invitation.gone_again.is_some();
    let time = invitation.ended_at().filter(|_| !tells_times);
    let time = time.map(clock).unwrap_or_default();
    let result = ResultLine {
        name: &name,
        tail: &tail,
        glyph: said.glyph,
        ink: hue.ink(palette(ui)),
        word: &word,
        time: &time,
    };
    let came_in = came_in(invitation, cx.call);
    result.show(ui, |place| {
        if can_invite_gone(invitation, cx.call) {
            let said = tr_with("invitation-retry-name", &[("name", name.as_str().into())]);
            let button = Button::new(ButtonKind::Resting, again_label(invitation, cx.call));
            let button = button.name(said).height(26.0).show(place);
            if button.clicked() {
                again(cx, invitation, pressed_with(place));
            }
            return button.rect.width() + 8.0;
        }
        let moved = moved_here(invitation, cx.call)
            .filter(|row| came_in.is_none() || why_not_back(cx.call, cx.context, row).is_none());
        if let Some(row) = moved {
            return back_ui(place, cx, row, &name);
        }
        let Some(row) = came_in else {
            return show_ui(place, cx, invitation, &name);
        };
        let said = tr_with("row-remove-name", &[("who", name.as_str().into())]);
        let button = Button::new(ButtonKind::DangerOutline, tr("row-remove"))
            .name(said)
            .height(26.0);
        let button = button.show(place);
        if button.clicked() {
            cx.actions.extend(ask_removal(cx.call, row));
        }
        button.rect.width() + 8.0
    });
}

/// Whether a move back to the call that this person came from is under way.
fn is_moving_back(invitation: &Invitation, cx: &CallUi<'_>) -> bool {
    let row = moved_here(invitation, cx.call);
    let before = row.and_then(|row| call_before(cx.call, cx.context, row));
    before.is_some_and(|before| presence_of(&invitation.invitee, before) == CallPresence::Rings)
}

/// Draws the button that leads to the person who joined, if they have a row. Returns the width that it takes.
fn show_ui(place: &mut Ui, cx: &mut CallUi<'_>, invitation: &Invitation, name: &str) -> f32 {
    let Some(row) = cx.call.arrival_of(invitation) else {
        return 0.0;
    };
    let said = tr_with("invitation-show-name", &[("name", name.into())]);
    let button = Button::new(ButtonKind::Resting, tr("invitation-show"));
    let button = button.name(said).height(26.0).show(place);
    if button.clicked() {
        cx.state.choose(Some(row.key.clone()));
    }
    button.rect.width() + 8.0
}

/// Draws the button that moves somebody back. If that isn't possible, the button is disabled and gives the reason.
/// Draws nothing if there is no call to move back to, or if this call has ended.
///
/// Returns the width that the button takes.
fn back_ui(place: &mut Ui, cx: &mut CallUi<'_>, row: &Row, name: &str) -> f32 {
    let Some(before) = call_before(cx.call, cx.context, row).filter(|_| !cx.call.has_ended())
    else {
        return 0.0;
    };
    let because = why_not_back(cx.call, cx.context, row);
    let values = [("name", name.into()), ("call", before.title().into())];
    let button = Button::new(ButtonKind::Resting, tr("move-back"))
        .name(tr_with("move-back-name", &values))
        .height(26.0)
        .disabled_because(because.as_deref());
    let button = button.show(place);
    if button.clicked() {
        let source = pressed_with(place);
        cx.actions
            .extend(move_back(cx.call, cx.context, row, source));
    }
    button.rect.width() + 8.0
}

/// Returns the result in words, or the reason if the invitation or its cancellation failed. Also returns the status of
/// the invitation.
fn words(invitation: &Invitation, now: Now) -> (String, Status) {
    let said = status(invitation, now, true);
    let why = stuck(invitation, now).or_else(|| trouble(invitation, now));
    let is_gone = invitation.gone_again.is_some();
    let is_cancelled = matches!(
        invitation.state,
        InvitationState::Cancelling { .. }
            | InvitationState::CancelAccepted { .. }
            | InvitationState::Cancelled { .. }
    );
    let later = joined_later(invitation).filter(|_| !is_gone);
    let more = said.more.clone().filter(|_| is_gone || is_cancelled);
    let more = more.or(later).map(|more| in_sentence(&more));
    let all: Vec<String> = [said.word.clone()].into_iter().chain(more).collect();
    let whole = all.join(" · ");
    let in_vain = was_cancelled_in_vain(invitation).then(|| {
        let word = in_sentence(&whole);
        format!("{} · {word}", tr("invitation-could-not-cancel"))
    });
    let mut word = why.or(in_vain).unwrap_or(whole);
    if is_armed(invitation) {
        word = format!("{word} · {}", in_sentence(&tr("invitation-armed")));
    }
    if invitation.hidden {
        word = format!("{word} · {}", in_sentence(&tr("invitation-hidden")));
    }
    (word, said)
}
