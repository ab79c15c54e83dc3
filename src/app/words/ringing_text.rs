//! Texts of an invitation's row: its state, the next automatic step, and its problem.

use std::sync::Arc;

use egui_material_icons::icons::{
    ICON_CALL_END, ICON_CHECK_CIRCLE, ICON_ERROR, ICON_PERSON_REMOVE, ICON_UNDO,
};

use crate::app::language::privacy;
use crate::app::language::text::{in_sentence, key, sentences, tr, tr_with};
use crate::app::words::failure_text::{FailureText, failure_text};
use crate::app::words::hue::Hue;
use crate::app::words::move_text::or_move;
use crate::app::words::row::status::{Glyph, Status};
use crate::app::words::time_text::{age, clock, stopwatch, until};
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::invitee::Invitee;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::ActivityEntry;
use crate::moderation::state::invitation::{
    CancelTrouble, GoneHow, Invitation, InvitationState, OnArrival, RINGS_FOR,
};
use crate::moderation::state::snapshot::CallView;

/// Names up to four of the people whom a list gave without an address or number. `None` if there are none.
pub(crate) fn without_address(names: &[String]) -> Option<String> {
    const MOST: usize = 4;
    let first = names.iter().take(MOST);
    let first = first.map(|name| privacy::name(SafeName::new(name).as_str()));
    let more = (names.len() > MOST).then(|| "…".to_owned());
    let all: Vec<String> = first.chain(more).collect();
    let values = [("names", all.join(&tr("counts-comma")).into())];
    (!all.is_empty()).then(|| tr_with("invite-nameless", &values))
}

/// Whether the invited person is to be removed on arrival.
pub(crate) fn is_armed(invitation: &Invitation) -> bool {
    invitation.on_arrival == OnArrival::Armed && !invitation.has_ended()
}

/// Whether the invited person has come and is about to be removed.
pub(crate) fn is_due(invitation: &Invitation) -> bool {
    matches!(invitation.on_arrival, OnArrival::Due { .. })
}

/// Says when an invitation was canceled, and until when nobody joined.
pub(crate) fn cancelled_text(entry: &ActivityEntry) -> String {
    let time = |at: Now| [("time", clock(at).into())];
    let cancelled = tr_with("invitation-cancelled-at", &time(entry.at));
    let until = entry
        .ended
        .map(|at| tr_with("invitation-no-one-came", &time(at)));
    let all = until.map(|until| in_sentence(&until));
    [cancelled]
        .into_iter()
        .chain(all)
        .collect::<Vec<_>>()
        .join(" · ")
}

/// Returns the invitation's state as it is drawn. `one_line` means that there is no room for a second line.
pub(crate) fn status(invitation: &Invitation, now: Now, one_line: bool) -> Status {
    let mut status = reached(invitation, now, one_line);
    if let Some(gone) = gone_again(invitation) {
        let since = invitation.ended_at().map(clock).unwrap_or_default();
        let came = format!("{} {since}", status.word);
        let came = joined_later(invitation).unwrap_or(came);
        status.more = Some(in_sentence(&came));
        status.word = gone;
        // A check mark would say that the person is here.
        status.glyph = Glyph::Icon(ICON_CALL_END.codepoint);
        status.hue = Hue::Quiet;
        status.faded = true;
    }
    status
}

/// Says since when the invited person has been gone again after joining. `None` if they haven't joined or are still
/// there.
fn gone_again(invitation: &Invitation) -> Option<String> {
    let since = clock(invitation.gone_again?);
    let key = match invitation.gone_how {
        GoneHow::Left => key!("invitation-gone-again"),
        GoneHow::Removed => key!("state-removed"),
        GoneHow::MovedOn => key!("invitation-moved-on"),
        GoneHow::MovedBack => key!("invitation-moved-back"),
    };
    Some(tr_with(key, &[("time", since.into())]))
}

/// Returns the state that the invitation reached, even if the person has gone again since.
fn reached(invitation: &Invitation, now: Now, one_line: bool) -> Status {
    let word = |invite, moving| tr(or_move(invitation, invite, moving));
    match &invitation.state {
        InvitationState::Sending { .. } => {
            let word = word(key!("invitation-sending"), key!("move-sending"));
            Status::plain(Glyph::Spinner, Hue::Quiet, word, Some(sent(invitation)))
        }
        InvitationState::Ringing { since, trouble } => {
            ringing(invitation, *since, trouble.as_ref(), now, one_line)
        }
        InvitationState::Cancelling { .. } | InvitationState::CancelAccepted { .. } => {
            cancelling(invitation)
        }
        InvitationState::Cancelled { at } => cancelled(invitation, *at),
        InvitationState::Joined { .. } | InvitationState::JoinedAnyway { .. }
            if is_due(invitation) =>
        {
            let glyph = Glyph::Icon(ICON_PERSON_REMOVE.codepoint);
            let more = Some(tr("invitation-due-more"));
            Status::plain(glyph, Hue::Danger, tr("invitation-due"), more)
        }
        InvitationState::Joined { at } => {
            let word = if invitation.in_lobby {
                tr("setting-up-lobby")
            } else {
                word(key!("invitation-joined"), key!("move-joined"))
            };
            ended(ICON_CHECK_CIRCLE.codepoint, Hue::Success, word, *at)
        }
        InvitationState::JoinedAnyway { at } => joined_anyway(invitation, *at),
        InvitationState::NoAnswer { at } => {
            let word = word(key!("invitation-no-answer"), key!("move-no-answer"));
            ended(ICON_CALL_END.codepoint, Hue::Quiet, word, *at)
        }
        InvitationState::Failed { failure, .. } => {
            let word = word(key!("invitation-failed"), key!("move-failed"));
            let short = refused_because(invitation, failure);
            let glyph = Glyph::Icon(ICON_ERROR.codepoint);
            Status::plain(glyph, Hue::Danger, word, Some(short))
        }
    }
}

/// Returns the reason of a failed invitation in a few words. Graph's error code doesn't say why a person was refused.
/// If they were in the call already, the text says so.
fn refused_because(invitation: &Invitation, failure: &Failure) -> String {
    let short = failure_text(failure, None).short;
    if !invitation.was_in_call || failure.cause != Cause::Refused {
        return short;
    }
    format!(
        "{short}{}{}",
        tr("counts-comma"),
        in_sentence(&tr("invite-mark-in-call"))
    )
}

/// Returns the faint status of an invitation that is over, with the time of its end.
fn ended(icon: &'static str, hue: Hue, word: String, at: Now) -> Status {
    let mut status = Status::plain(Glyph::Icon(icon), hue, word, Some(clock(at)));
    status.faded = true;
    status
}

/// Returns the status during a cancellation, with what is awaited. Omits when the invitation was sent, because that
/// could be mistaken for the time of the cancellation.
fn cancelling(invitation: &Invitation) -> Status {
    let more = if invitation.is_answered {
        tr("invitation-answered-first")
    } else if matches!(invitation.state, InvitationState::CancelAccepted { .. }) {
        tr("invitation-cancel-accepted")
    } else {
        tr("invitation-cancel-unconfirmed")
    };
    let word = tr("invitation-cancelling");
    Status::plain(Glyph::Spinner, Hue::Quiet, word, Some(more))
}

/// Returns the status of a canceled invitation. It gets no check mark, which would say that the person joined.
fn cancelled(invitation: &Invitation, at: Now) -> Status {
    let key = if invitation.was_auto_cancelled() {
        key!("invitation-auto-cancelled-at")
    } else {
        key!("invitation-cancelled-at")
    };
    let asked = invitation.cancel_asked.unwrap_or(at);
    let word = tr_with(key, &[("time", clock(asked).into())]);
    let mut status = ended(ICON_CALL_END.codepoint, Hue::Quiet, word, at);
    let until = tr_with("invitation-no-one-came", &[("time", clock(at).into())]);
    status.more = Some(until);
    status
}

/// Returns the status of an invitation whose person joined anyway. Not faint, because the row may need an action.
fn joined_anyway(invitation: &Invitation, at: Now) -> Status {
    let word = if invitation.in_lobby {
        tr("invitation-in-lobby-anyway")
    } else {
        let (invite, moving) = (key!("invitation-joined-anyway"), key!("move-joined-anyway"));
        tr(or_move(invitation, invite, moving))
    };
    let mut status = ended(ICON_UNDO.codepoint, Hue::Warning, word, at);
    status.faded = false;
    if let Some(later) = joined_later(invitation) {
        status.more = Some(later);
    }
    status
}

/// Says when the invited person joined, and how long after the cancellation. `None` if the invitation didn't count as
/// canceled before, or nobody joined.
pub(crate) fn joined_later(invitation: &Invitation) -> Option<String> {
    let later = age(invitation.came_after()?);
    let time = clock(invitation.ended_at()?);
    let values = [("time", time.into()), ("age", later.into())];
    Some(tr_with("invitation-joined-later", &values))
}

fn ringing(
    invitation: &Invitation,
    since: Now,
    trouble: Option<&CancelTrouble>,
    now: Now,
    one_line: bool,
) -> Status {
    let time = [("time", stopwatch(now.since(since)).into())];
    let word = if is_armed(invitation) && one_line {
        tr_with("invitation-ringing-armed", &time)
    } else {
        let key = or_move(invitation, key!("invitation-ringing"), key!("move-ringing"));
        tr_with(key, &time)
    };
    let more = match trouble {
        // The row shows a mark about removal on arrival in place of this line.
        Some(CancelTrouble::NoAddress) if is_armed(invitation) => String::new(),
        Some(CancelTrouble::NoAddress) => tr("invitation-cannot-cancel"),
        // Nobody has tried to cancel the invitation. The response to the invitation itself was lost.
        Some(CancelTrouble::Failed(_)) if invitation.cancelled_by.is_none() => {
            tr("invitation-answer-lost")
        }
        Some(CancelTrouble::Failed(failure)) => {
            let why = failure_text(failure, None).short;
            tr_with("invitation-not-cancelled", &[("why", why.into())])
        }
        None => what_comes(invitation, since, now),
    };
    let mut status = Status::plain(Glyph::None, Hue::Ringing, word, Some(more));
    status.alarm = trouble.is_some();
    status
}

fn sent(invitation: &Invitation) -> String {
    let time = clock(invitation.sent);
    tr_with("invitation-sent", &[("time", time.into())])
}

/// Says in how many seconds the app cancels the invitation, or the ringing ends by itself. If the ringing time has
/// passed without a known outcome, says when the invitation was sent.
fn what_comes(invitation: &Invitation, since: Now, now: Now) -> String {
    match invitation.auto_cancel.filter(|after| *after < RINGS_FOR) {
        Some(after) => tr_with(
            "invitation-cancelled-in",
            &[("n", until(now, since.plus(after)).into())],
        ),
        None if now.since(since) < RINGS_FOR => tr_with(
            "invitation-ends-in",
            &[("n", until(now, since.plus(RINGS_FOR)).into())],
        ),
        None => sent(invitation),
    }
}

/// Says that a ringing invitation can't be canceled, for lack of an id that works. Adds how much longer it rings,
/// unless the ringing time has passed. `None` for any other invitation.
pub(crate) fn stuck(invitation: &Invitation, now: Now) -> Option<String> {
    let InvitationState::Ringing {
        since,
        trouble: Some(CancelTrouble::NoAddress),
    } = invitation.state
    else {
        return None;
    };
    if now.since(since) >= RINGS_FOR {
        return Some(tr("invitation-cannot-cancel"));
    }
    let left = until(now, since.plus(RINGS_FOR));
    Some(tr_with(
        "invitation-cannot-cancel-ends",
        &[("n", left.into())],
    ))
}

/// Whether the invitation ended by itself despite a requested cancellation.
pub(crate) fn was_cancelled_in_vain(invitation: &Invitation) -> bool {
    let state = &invitation.state;
    let by_itself = matches!(
        state,
        InvitationState::NoAnswer { .. } | InvitationState::Joined { .. }
    );
    by_itself && invitation.cancelled_by.is_some() && invitation.cancelled.is_none()
}

/// Whether the call's list has an invitation of this person that couldn't be canceled.
pub(crate) fn cannot_be_cancelled_again(invitee: &Invitee, call: &CallView) -> bool {
    let is_in_vain = |it: &Invitation| it.is_beyond_cancelling() || was_cancelled_in_vain(it);
    let mut known = call.invitations.iter();
    known.any(|it| it.invitee.is_same(invitee) && is_in_vain(it))
}

/// Says when the newest invitation of a person was canceled by hand, as a hint that they may be the wrong person.
/// `None` if it wasn't, or if it hasn't ended.
pub(crate) fn cancelled_before(invitee: &Invitee, call: &CallView) -> Option<String> {
    let mut known = call.invitations.iter();
    let newest = known.rfind(|it| it.invitee.is_same(invitee))?;
    let is_by_hand = newest.cancelled_by.is_some() && !newest.was_auto_cancelled();
    let asked = newest
        .cancel_asked
        .filter(|_| is_by_hand && newest.has_ended())?;
    let time = [("time", clock(asked).into())];
    Some(tr_with("invite-cancelled-before", &time))
}

/// Returns the failure of the invitation or of its cancellation. `None` if neither has failed.
pub(crate) fn failure(invitation: &Invitation) -> Option<&Arc<Failure>> {
    match &invitation.state {
        InvitationState::Failed { failure, .. }
        | InvitationState::Ringing {
            trouble: Some(CancelTrouble::Failed(failure)),
            ..
        } => Some(failure),
        _ => None,
    }
}

/// Describes an invitation's problem, and what to do next; `None` if it has none.
pub(crate) fn trouble(invitation: &Invitation, now: Now) -> Option<String> {
    if let Some(what) = stuck(invitation, now) {
        return Some(format!("{what}\n{}", tr("invitation-cannot-cancel-why")));
    }
    let failure = failure(invitation)?;
    if invitation.was_in_call && failure.cause == Cause::Refused {
        return Some(refused_because(invitation, failure));
    }
    let text = if matches!(invitation.state, InvitationState::Failed { .. }) {
        not_invited(failure)
    } else {
        failure_text(failure, None)
    };
    Some(sentences(&[text.sentence, text.next_step]))
}

/// Returns the failure of an invitation in words. If one person is refused, Graph refuses everyone in the same request.
/// Inviting each of them again, one by one, may then help.
pub(crate) fn not_invited(failure: &Failure) -> FailureText {
    let text = failure_text(failure, None);
    if failure.cause != Cause::Refused {
        return text;
    }
    FailureText {
        next_step: tr("invitation-refused-next"),
        ..text
    }
}
