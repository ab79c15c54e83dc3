//! Muting in words: how it stands with somebody, and why somebody cannot be muted.

use crate::app::language::text::{tr, tr_with};
use crate::app::state::pending::PendingSet;
use crate::app::words::failure_text::failure_text;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::mute::MuteState;
use crate::moderation::state::deeds::mute_obstacle::{MuteObstacle, mute_obstacle};
use crate::moderation::state::row::{Row, RowState};
use crate::moderation::state::snapshot::{CallView, WatchState};

/// How a muting stands, as far as it shows: one that is done shows in the roster.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum MuteShown<'a> {
    Nothing,
    OnItsWay,
    Failed(&'a Failure),
}

/// How the muting of a participant stands; `None` asks about the app's own microphone.
pub(crate) fn mute_shown<'a>(
    call: &'a CallView,
    pending: &PendingSet,
    participant: Option<&ParticipantId>,
) -> MuteShown<'a> {
    if pending.muting(&call.id, participant) {
        return MuteShown::OnItsWay;
    }
    let known = call
        .mutes
        .iter()
        .find(|mute| mute.participant.as_ref() == participant);
    match known.map(|mute| &mute.state) {
        Some(MuteState::Asked | MuteState::Running { .. }) => MuteShown::OnItsWay,
        Some(MuteState::Failed { failure, .. }) => MuteShown::Failed(failure),
        Some(MuteState::Done { .. }) | None => MuteShown::Nothing,
    }
}

/// How the muting of a row's person stands; an entry without an id cannot be muted at all.
pub(crate) fn row_mute<'a>(call: &'a CallView, pending: &PendingSet, row: &Row) -> MuteShown<'a> {
    match row.key.participant() {
        Some(id) => mute_shown(call, pending, Some(id)),
        None => MuteShown::Nothing,
    }
}

/// The same for the line of a row: what is done about a removal, and that the person left, goes first.
pub(crate) fn line_mute<'a>(
    call: &'a CallView,
    pending: &PendingSet,
    row: &Row,
    left: Option<Now>,
) -> MuteShown<'a> {
    let is_quiet = row.state == RowState::Present
        && left.is_none()
        && pending.removal(&call.id, &row.key).is_none();
    if is_quiet {
        row_mute(call, pending, row)
    } else {
        MuteShown::Nothing
    }
}

/// Why this person cannot be muted now; `left` is when the person was found missing.
pub(crate) fn obstacle(
    call: &CallView,
    pending: &PendingSet,
    row: &Row,
    left: Option<Now>,
) -> Option<MuteObstacle> {
    if matches!(call.state, WatchState::Ended(_)) {
        return Some(MuteObstacle::NotUp);
    }
    if left.is_some() || pending.removal(&call.id, &row.key).is_some() {
        return Some(MuteObstacle::Leaving);
    }
    let on_its_way = row_mute(call, pending, row) == MuteShown::OnItsWay;
    mute_obstacle(call, row).or_else(|| on_its_way.then_some(MuteObstacle::OnItsWay))
}

/// An obstacle in a sentence.
pub(crate) fn obstacle_text(obstacle: MuteObstacle) -> String {
    match obstacle {
        MuteObstacle::NotUp => tr("mute-not-up"),
        MuteObstacle::OneToOne => tr("mute-one-to-one"),
        MuteObstacle::InLobby => tr("mute-in-lobby"),
        MuteObstacle::NoAddress => tr("mute-no-address"),
        MuteObstacle::ThisApp => tr("mute-this-app"),
        MuteObstacle::Already => tr("mute-already"),
        MuteObstacle::OnItsWay => tr("mute-on-its-way"),
        MuteObstacle::Leaving => tr("mute-leaving"),
    }
}

/// A muting that failed, in a few words.
pub(crate) fn not_muted(failure: &Failure) -> String {
    let why = failure_text(failure, None).short;
    tr_with("mute-failed", &[("why", why.into())])
}
