//! The state of a row: icon, word, second line, bar, and the action offered.

use egui_material_icons::icons::{
    ICON_BLOCK, ICON_CHECK_CIRCLE, ICON_DOOR_FRONT, ICON_ERROR, ICON_HOURGLASS_TOP, ICON_LOGOUT,
    ICON_MIC, ICON_MIC_OFF, ICON_PERSON_REMOVE, ICON_SCREEN_SHARE, ICON_SYNC_PROBLEM, ICON_UNDO,
    ICON_VIDEOCAM,
};

use crate::app::language::text::{tr, tr_with};
use crate::app::words::came_back_text::{came_back, came_back_more};
use crate::app::words::evidence_text::proof_text;
use crate::app::words::failure_text::failure_text;
use crate::app::words::hue::Hue;
use crate::app::words::service_text::{ServiceShown, failed_text, words};
use crate::app::words::time_text::{clock, far, stopwatch, until};
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{AttemptId, ParticipantId, check_segment};
use crate::moderation::model::name::SafeName;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::{InvitationState, OnArrival};
use crate::moderation::state::row::{
    Listing, RemovalAnswer, Role, Row, RowState, STILL_HERE_AFTER,
};
use crate::moderation::state::snapshot::CallView;

/// What is drawn before the word of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    /// An icon.
    Icon(&'static str),
    /// A spinner, because a request is under way.
    Spinner,
    /// Nothing.
    None,
}

/// The action in a row's last column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowAction {
    /// Ask about a removal.
    Remove,
    /// Ask about another attempt.
    Retry,
    /// Give up a waiting request.
    Stop(AttemptId),
    /// Let a person stay although a rule is about to remove them.
    LetStay(ParticipantId),
    /// Check again on a removal that couldn't be proved.
    CheckAgain(ParticipantId),
    /// No button, but the reason in a word, and the tooltip that explains it.
    Reason(String, String),
    /// Neither a button nor a reason.
    Nothing,
}

/// A state as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The icon or spinner before the word.
    pub glyph: Glyph,
    /// The color of the state.
    pub hue: Hue,
    /// The first line.
    pub word: String,
    /// The first line for screen readers, if the drawn one counts seconds: screen readers read a row again whenever its
    /// words change.
    aloud: Option<String>,
    /// The second line.
    pub more: Option<String>,
    /// Whether the second line ends in the link "Details".
    pub details: bool,
    /// Icons of the media that a present person is sending.
    pub media: Vec<&'static str>,
    /// Whether the second line is about a failure.
    pub alarm: bool,
    /// Whether the name is dimmed because the row is about to go.
    pub faded: bool,
    /// What the last column offers.
    pub offer: RowAction,
}

impl Status {
    fn new(glyph: Glyph, hue: Hue, word: String) -> Self {
        Self {
            glyph,
            hue,
            word,
            aloud: None,
            more: None,
            details: false,
            alarm: false,
            media: Vec::new(),
            faded: false,
            offer: RowAction::Nothing,
        }
    }

    /// Creates a state without an action.
    pub fn plain(glyph: Glyph, hue: Hue, word: String, more: Option<String>) -> Self {
        let mut status = Self::new(glyph, hue, word);
        status.more = more;
        status
    }

    /// Removes the action if the call has ended.
    #[must_use]
    pub fn in_call(mut self, call: &CallView) -> Self {
        if call.has_ended() {
            self.offer = RowAction::Nothing;
        }
        self
    }

    /// Replaces the words if the person came by an invitation that couldn't be canceled, and is about to be removed.
    #[must_use]
    pub fn on_arrival(mut self, row: &Row, call: &CallView) -> Self {
        let is_due = call
            .invitations
            .iter()
            .any(|invitation| match &invitation.on_arrival {
                OnArrival::Due { participant, .. } => row.key.participant() == Some(participant),
                OnArrival::Stays | OnArrival::Armed => false,
            });
        // Removal on arrival leaves out protected people, about whom the moderator wasn't asked.
        if is_due && row.can_ask() && row.state == RowState::Present && row.role == Role::Attendee {
            self.glyph = Glyph::Icon(ICON_PERSON_REMOVE.codepoint);
            self.hue = Hue::Danger;
            self.word = tr("invitation-due");
            self.aloud = None;
            self.more = Some(tr("invitation-due-more"));
            self.media.clear();
        }
        self
    }

    /// Replaces the words if the row is the telephone of an invited person who hasn't answered yet.
    #[must_use]
    pub fn ringing(mut self, row: &Row, call: &CallView, now: Now) -> Self {
        let mut open = call.invitations.iter();
        let Some(invitation) = open.find(|invitation| invitation.rings_as(row)) else {
            return self;
        };
        if row.state == RowState::Present {
            self.glyph = Glyph::None;
            self.hue = Hue::Ringing;
            self.word = match (&invitation.state, invitation.rings_since()) {
                (_, Some(since)) => tr_with(
                    "invitation-ringing",
                    &[("time", stopwatch(now.since(since)).into())],
                ),
                (InvitationState::Sending { .. }, None) => tr("invitation-sending"),
                _ => tr("invitation-cancelling"),
            };
            self.aloud = Some(tr("ringing-aloud"));
            self.more = None;
            self.media.clear();
        }
        self
    }

    /// Replaces the words, and takes the action away, if the batch under way removes the person next.
    #[must_use]
    pub fn in_line(mut self, row: &Row, call: &CallView) -> Self {
        if row.can_ask() && is_in_line(row, call) {
            self.glyph = Glyph::Icon(ICON_HOURGLASS_TOP.codepoint);
            self.hue = Hue::Quiet;
            self.word = tr("state-in-line");
            self.aloud = None;
            self.more = None;
            self.media.clear();
            self.details = false;
            self.offer = RowAction::Nothing;
        }
        self
    }

    /// Replaces the words if a rule is about to remove the person, and offers to let the person stay.
    #[must_use]
    pub fn by_rule(mut self, row: &Row, call: &CallView, now: Now) -> Self {
        let Some(due) = call.rules.due(&row.key).filter(|_| row.can_ask()) else {
            return self;
        };
        self.glyph = Glyph::Icon(ICON_BLOCK.codepoint);
        self.hue = Hue::Danger;
        // At least one, since "0 s" would never be true.
        let left = until(now, due.at).max(1);
        self.word = tr_with("state-due", &[("n", left.into())]);
        self.aloud = Some(tr("state-due-aloud"));
        self.more = Some(match due.identity {
            Some(_) => tr("state-due-keep-out"),
            None => tr("state-due-door"),
        });
        self.media.clear();
        self.details = false;
        self.offer = RowAction::LetStay(due.participant.clone());
        self
    }

    /// Adds what Graph is doing to the person, such as muting, or why that failed.
    #[must_use]
    pub(crate) fn serving(mut self, served: ServiceShown<'_>) -> Self {
        match served {
            ServiceShown::Nothing => {}
            ServiceShown::OnItsWay(deed) => {
                self.glyph = Glyph::Spinner;
                self.word = tr(words(deed).goes_on);
                self.aloud = None;
            }
            ServiceShown::Failed(deed, failure) => {
                self.more = Some(failed_text(deed, failure));
                self.alarm = true;
            }
        }
        self
    }

    /// Fits the state on one line, where a failure replaces the word.
    #[must_use]
    pub(crate) fn on_one_line(mut self) -> Self {
        if self.alarm
            && let Some(more) = self.more.take()
        {
            self.glyph = Glyph::Icon(ICON_ERROR.codepoint);
            self.hue = Hue::Danger;
            self.word = more;
            self.aloud = None;
        }
        self
    }

    /// Returns the text for screen readers: without anything that changes every second, but with the reason of a
    /// failure.
    pub(crate) fn aloud(&self) -> String {
        let word = self.aloud.as_ref().unwrap_or(&self.word);
        match &self.more {
            Some(why) if self.alarm || self.details => format!("{word}, {why}"),
            _ => word.clone(),
        }
    }

    fn more(mut self, more: String) -> Self {
        self.more = Some(more);
        self
    }

    fn faded(mut self) -> Self {
        self.faded = true;
        self
    }

    fn offer(mut self, offer: RowAction) -> Self {
        self.offer = offer;
        self
    }
}

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
            not_listed(row).unwrap_or_else(|| in_roster(row, now))
        }
        (_, Some(at)) => {
            let word = tr_with("state-left", &[("time", clock(at).into())]);
            Status::new(Glyph::Icon(ICON_LOGOUT.codepoint), Hue::Quiet, word).faded()
        }
    }
}

/// Whether the batch under way removes this person, but hasn't sent the removal yet.
pub fn is_in_line(row: &Row, call: &CallView) -> bool {
    let batch = call.ending.as_ref().zip(row.removable());
    batch.is_some_and(|(batch, participant)| batch.awaits(participant))
}

/// Returns the state of a person who is missing from the newest complete roster, or `None` if nothing more needs to be
/// said.
///
/// Such a person counts as gone only once another roster agrees.
fn not_listed(row: &Row) -> Option<Status> {
    let Listing::NotListed { told, .. } = &row.seen.listing else {
        return None;
    };
    match row.state {
        RowState::Accepted { asked, .. } => return Some(removing(asked)),
        // These states already say that the outcome isn't known.
        RowState::Asked { .. } | RowState::NotProved { .. } | RowState::Gone { .. } => return None,
        // For these states the words would say more than is known, such as "still in the call", and a button would act
        // on nobody.
        RowState::Present
        | RowState::CameBack { .. }
        | RowState::JoinedAnyway { .. }
        | RowState::Failed { .. }
        | RowState::StillHere { .. } => {}
    }
    let more = match told.as_deref().map(SafeName::new) {
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
        RowState::Present => present(row),
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
        RowState::Gone { at, settled, .. } => {
            let time = [("time", clock(*at).into())];
            let word = if settled.is_removed() {
                tr_with("state-removed", &time)
            } else {
                tr_with("state-left", &time)
            };
            Status::new(Glyph::Icon(ICON_CHECK_CIRCLE.codepoint), Hue::Success, word)
                .more(proof_text(*settled))
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
                tr("state-joined-anyway"),
            )
            .more(more)
            .offer(may_be(row, RowAction::Remove))
        }
    }
}

fn failed(row: &Row, failure: &Failure) -> Status {
    // A retry would fail again; a new removal is for when an organizer has changed something in Teams.
    let offer = if failure.cause.is_final() {
        RowAction::Remove
    } else {
        RowAction::Retry
    };
    let glyph = Glyph::Icon(ICON_ERROR.codepoint);
    let mut status = Status::new(glyph, Hue::Danger, tr("state-failed"))
        .more(failure_text(failure, None).short)
        .offer(may_be(row, offer));
    status.details = true;
    status
}

fn present(row: &Row) -> Status {
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

/// Returns this offer if the person can be removed, otherwise the reason why not.
fn may_be(row: &Row, offer: RowAction) -> RowAction {
    if row.role == Role::ThisApp {
        return RowAction::Reason(tr("offer-this-app"), tr("offer-this-app-why"));
    }
    if row.removable().is_some() {
        return offer;
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
    match row.role {
        Role::ThisApp => tr("offer-this-app"),
        Role::Organizer => tr("tag-organizer"),
        Role::Recorder => tr("tag-recording"),
        Role::Protected => tr("tag-protected"),
        Role::Attendee if row.is_missing() => tr("failure-not-listed-short"),
        Role::Attendee if row.seen.shares_id => tr("offer-shared-id"),
        Role::Attendee if row.removable().is_none() => tr("offer-no-id"),
        Role::Attendee => tr("left-out-on-its-way"),
    }
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
