//! The status of a person's row, in words.

use egui_material_icons::icons::{
    ICON_CHECK_CIRCLE, ICON_DOOR_FRONT, ICON_ERROR, ICON_HOURGLASS_TOP, ICON_LOGOUT, ICON_MIC,
    ICON_MIC_OFF, ICON_SCREEN_SHARE, ICON_SYNC_PROBLEM, ICON_UNDO, ICON_VIDEOCAM,
};

use crate::app::language::text::{key, tr, tr_with};
use crate::app::words::attendance_text::{came_back, came_back_more};
use crate::app::words::evidence_text::{proof_text, proved_text};
use crate::app::words::failure_text::failure_text;
use crate::app::words::hue::Hue;
use crate::app::words::person_text::role_word;
use crate::app::words::row::status::{Glyph, RowAction, Status};
use crate::app::words::time_text::{clock, far, until};
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, check_segment};
use crate::moderation::model::name::SafeName;
use crate::moderation::model::time::Now;
use crate::moderation::state::row::{
    Listing, RemovalAnswer, Role, Row, RowState, STILL_HERE_AFTER,
};
use crate::moderation::views::table::LATELY;

/// Returns the state of a person's row as it is drawn.
///
/// `left` is when the person was found missing. `asked` is when this window requested a removal that the snapshot
/// doesn't show yet.
pub fn status(row: &Row, left: Option<Now>, asked: Option<Now>, now: Now) -> Status {
    if let Some(at) = asked {
        return removing(at);
    }
    match (&row.state, left) {
        (RowState::Gone { .. }, _) | (_, None) => {
            let listed = || with_microphone(row, in_roster(row, now));
            not_listed(row).unwrap_or_else(listed)
        }
        (_, Some(at)) => {
            let from = row.left_after().map(|from| format!("{}–", clock(from)));
            let time = format!("{}{}", from.unwrap_or_default(), clock(at));
            let word = tr_with("state-left", &[("time", time.into())]);
            Status::new(Glyph::Icon(ICON_LOGOUT.codepoint), Hue::Quiet, word).faded()
        }
    }
}

/// Adds the icon of the microphone to words about a problem of a listed person. The words themselves don't say whether
/// the person is muted.
fn with_microphone(row: &Row, mut status: Status) -> Status {
    if row.needs_attention() && row.is_listed() {
        let is_on = row.participant.muted == Some(false);
        let on = is_on.then_some(ICON_MIC.codepoint);
        let icon = is_muted(row).then_some(ICON_MIC_OFF.codepoint).or(on);
        status.media.extend(icon);
    }
    status
}

/// Whether the person is muted, by themselves or by the service.
pub(crate) fn is_muted(row: &Row) -> bool {
    row.participant.muted == Some(true) || row.participant.media.server_muted
}

/// Returns the state of a person who is missing from the newest complete roster. `None` for a listed person, or if the
/// row's own state already implies that the person may be gone.
///
/// A missing person counts as gone only once another roster agrees.
fn not_listed(row: &Row) -> Option<Status> {
    let Listing::NotListed { reason, .. } = &row.seen.listing else {
        return None;
    };
    match row.state {
        // These states already imply that the person's presence isn't certain.
        RowState::Asked { .. }
        | RowState::Accepted { .. }
        | RowState::NotProved { .. }
        | RowState::Gone { .. } => return None,
        // The words of these states, such as "still in the call", would claim too much. A button would act on nobody.
        RowState::Present
        | RowState::CameBack { .. }
        | RowState::JoinedAnyway { .. }
        | RowState::Failed { .. }
        | RowState::StillHere { .. } => {}
    }
    let more = match reason.as_deref().map(SafeName::new) {
        Some(why) if !why.is_empty() => {
            tr_with("state-not-listed-told", &[("why", why.as_str().into())])
        }
        Some(_) => tr("state-not-listed-removed"),
        None => tr("state-not-listed-more"),
    };
    let glyph = Glyph::Icon(ICON_HOURGLASS_TOP.codepoint);
    let status = Status::new(glyph, Hue::Quiet, tr("state-not-listed"));
    Some(status.more(more).faded())
}

fn in_roster(row: &Row, now: Now) -> Status {
    match &row.state {
        RowState::Present => present(row, now),
        RowState::Asked {
            attempt,
            at,
            waits_until,
        } => match waits_until.filter(|until| until.monotonic > now.monotonic) {
            None => removing(*at),
            Some(then) => waiting(*attempt, now, then),
        },
        RowState::Accepted { answer, .. } => {
            let glyph = Glyph::Icon(ICON_HOURGLASS_TOP.codepoint);
            let word = match answer {
                RemovalAnswer::Accepted => tr("state-accepted"),
                RemovalAnswer::NotFound(_) | RemovalAnswer::Lost(_) => tr("state-removing"),
            };
            Status::new(glyph, Hue::Quiet, word)
                .more(tr("state-accepted-more"))
                .faded()
        }
        RowState::Gone {
            at, asked, settled, ..
        } => {
            let time = [("time", clock(*at).into())];
            let more = proved_text(&proof_text(*settled), *asked);
            let word = if settled.is_removed() {
                tr_with("state-removed", &time)
            } else {
                tr_with("state-left", &time)
            };
            Status::new(Glyph::Icon(ICON_CHECK_CIRCLE.codepoint), Hue::Success, word)
                .more(more)
                .faded()
        }
        RowState::NotProved { .. } => {
            let glyph = Glyph::Icon(ICON_HOURGLASS_TOP.codepoint);
            let mut status = Status::new(glyph, Hue::Warning, tr("state-not-proved"))
                .more(tr("state-not-proved-more"));
            if let Some(participant) = row.key.participant() {
                status = status.offer(RowAction::CheckAgain(participant.clone()));
            }
            status
        }
        RowState::Failed { failure, .. } => failed(row, failure),
        RowState::StillHere { .. } => {
            let glyph = Glyph::Icon(ICON_SYNC_PROBLEM.codepoint);
            let after = STILL_HERE_AFTER.as_secs();
            let mut status = Status::new(glyph, Hue::Danger, tr("state-still-here"))
                .more(tr_with("state-still-here-more", &[("n", after.into())]))
                .offer(may_be(row, RowAction::Retry));
            status.details = true;
            status
        }
        RowState::CameBack { at, removed, times } => {
            let word = came_back(at.since(*removed));
            Status::new(Glyph::Icon(ICON_UNDO.codepoint), Hue::Warning, word)
                .more(came_back_more(*removed, *times))
                .offer(may_be(row, RowAction::Remove))
        }
        RowState::JoinedAnyway { at } => {
            let more = tr_with("state-joined-anyway-more", &[("time", clock(*at).into())]);
            Status::new(
                Glyph::Icon(ICON_UNDO.codepoint),
                Hue::Warning,
                joined_anyway(row),
            )
            .more(more)
            .offer(may_be(row, RowAction::Remove))
        }
    }
}

/// Says that the person joined despite a canceled invitation.
fn joined_anyway(row: &Row) -> String {
    if row.participant.in_lobby {
        tr("invitation-in-lobby-anyway")
    } else {
        tr("state-joined-anyway")
    }
}

fn failed(row: &Row, failure: &Failure) -> Status {
    // Usually offers a retry. If a retry would fail again, offers the removal with a question, for use after a change
    // in Teams.
    let cause = &failure.cause;
    let offer = if cause.is_final() || cause.needs_an_administrator() {
        RowAction::Remove
    } else {
        RowAction::Retry
    };
    let glyph = Glyph::Icon(ICON_ERROR.codepoint);
    let word = failed_again(row).unwrap_or_else(|| tr("state-failed"));
    let mut status = Status::new(glyph, Hue::Danger, word)
        .more(failure_text(failure, None).short)
        .offer(may_be(row, offer));
    status.details = true;
    status
}

/// Says that this person's removal failed again, and how often in all. `None` after the first failure.
pub(crate) fn failed_again(row: &Row) -> Option<String> {
    let n = row.seen.failed;
    (n > 1).then(|| tr_with("state-failed-again", &[("n", n.into())]))
}

fn present(row: &Row, now: Now) -> Status {
    let participant = &row.participant;
    let mut status = if participant.in_lobby {
        Status::new(
            Glyph::Icon(ICON_DOOR_FRONT.codepoint),
            Hue::Info,
            tr("state-lobby"),
        )
    } else if participant.media.server_muted {
        let glyph = Glyph::Icon(ICON_MIC_OFF.codepoint);
        Status::new(glyph, Hue::Quiet, tr("state-muted-by-service"))
    } else if participant.muted == Some(true) {
        let glyph = Glyph::Icon(ICON_MIC_OFF.codepoint);
        Status::new(glyph, Hue::Quiet, tr("state-muted"))
    } else if participant.muted == Some(false) {
        let glyph = Glyph::Icon(ICON_MIC.codepoint);
        Status::new(glyph, Hue::Quiet, tr("state-mic-on"))
    } else {
        Status::new(Glyph::None, Hue::Quiet, tr("state-present"))
    };
    if participant.media.video {
        status.media.push(ICON_VIDEOCAM.codepoint);
    }
    if participant.media.screen {
        status.media.push(ICON_SCREEN_SHARE.codepoint);
    }
    // The row may still be listed among those in the lobby, because rows keep their places while they must not move.
    let let_in = row.seen.let_in.filter(|at| now.since(*at) < LATELY);
    if let_in.is_some() {
        status = status.more(tr("state-let-in"));
    } else if row.seen.let_stay {
        status = status.more(tr("history-let-stay"));
    }
    status.offer(may_be(row, RowAction::Remove))
}

fn removing(at: Now) -> Status {
    Status::new(Glyph::Spinner, Hue::Quiet, tr("state-removing"))
        .more(tr_with("state-asked", &[("time", clock(at).into())]))
        .faded()
}

fn waiting(attempt: AttemptId, now: Now, then: Now) -> Status {
    let word = match far(now, then) {
        Some(time) => tr_with("state-waits-until", &[("time", time.into())]),
        None => tr_with("state-waits", &[("n", until(now, then).into())]),
    };
    let mut status = Status::new(
        Glyph::Icon(ICON_HOURGLASS_TOP.codepoint),
        Hue::Warning,
        word,
    );
    status.aloud = Some(tr("state-waits-more"));
    status
        .more(tr("state-waits-more"))
        .faded()
        .offer(RowAction::Stop(attempt))
}

/// Returns `offer` if the person can be removed, or `Remove` if `offer` is a retry that needs a question. If the person
/// can't be removed, returns the reason.
fn may_be(row: &Row, offer: RowAction) -> RowAction {
    if row.role == Role::ThisApp {
        return RowAction::Reason(tr("offer-this-app"), tr("offer-this-app-why"));
    }
    if row.removable().is_some() {
        // The removal of a person with a role, such as the organizer, needs a question each time.
        let is_asked = offer == RowAction::Retry && row.role != Role::Attendee;
        return if is_asked { RowAction::Remove } else { offer };
    }
    if row.seen.shares_id {
        return RowAction::Reason(tr("offer-shared-id"), tr("offer-shared-id-why"));
    }
    let why = match row
        .participant
        .id
        .as_ref()
        .map(|id| check_segment(id.as_str()))
    {
        Some(Err(error)) => tr_with("offer-no-id-why", &[("reason", error.to_string().into())]),
        _ => tr("offer-no-id-missing"),
    };
    RowAction::Reason(tr("offer-no-id"), why)
}

/// Says in a word or two why a person can't be selected.
pub(crate) fn left_out_because(row: &Row) -> String {
    role_word(row.role).unwrap_or_else(|| {
        tr(match row {
            _ if row.seen.let_stay => key!("history-let-stay"),
            _ if row.is_missing() => key!("failure-not-listed-short"),
            _ if row.seen.shares_id => key!("offer-shared-id"),
            _ if row.removable().is_none() => key!("offer-no-id"),
            _ => key!("left-out-on-its-way"),
        })
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_counts_down_is_drawn_by_the_second_and_not_read_out_by_it() {
        let then = Now::default().plus(Duration::from_secs(20));
        let at = |secs| {
            let now = Now::default().plus(Duration::from_secs(secs));
            waiting(AttemptId(1), now, then)
        };
        assert_ne!(at(1).word, at(2).word);
        assert_eq!(at(1).aloud(), at(2).aloud());
    }
}
