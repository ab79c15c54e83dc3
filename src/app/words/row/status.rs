//! The status that a row draws. An invitation, a rule, a batch, or an action that Graph carries out can replace its
//! words.

use egui_material_icons::icons::{
    ICON_BLOCK, ICON_ERROR, ICON_HOURGLASS_TOP, ICON_MIC_OFF, ICON_PERSON_REMOVE,
};

use crate::app::language::text::{key, tr, tr_with};
use crate::app::words::hue::Hue;
use crate::app::words::move_text::or_move;
use crate::app::words::service_text::{ServiceShown, failed_text, words};
use crate::app::words::time_text::{stopwatch, until};
use crate::moderation::model::ids::{AttemptId, ParticipantId};
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::{InvitationState, OnArrival};
use crate::moderation::state::row::{Role, Row, RowState};
use crate::moderation::state::snapshot::CallView;

/// The symbol before the word of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    /// An icon.
    Icon(&'static str),
    /// A spinner, because a request is under way.
    Spinner,
    /// No sign, only the word.
    None,
}

/// The action in a row's last column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowAction {
    /// Remove the person, after a question. Raid mode skips the question for attendees who are guests or from another
    /// tenant, if the organizers are known.
    Remove,
    /// Try the removal again. May ask a question first, for example while the call's organizer isn't known.
    Retry,
    /// Give up a waiting request.
    Stop(AttemptId),
    /// Let a person stay although a rule is about to remove them.
    LetStay(ParticipantId),
    /// Check again on a removal that couldn't be proved.
    CheckAgain(ParticipantId),
    /// No button, but a short reason, and a tooltip that explains it.
    Reason(String, String),
    /// Neither a button nor a reason.
    Nothing,
}

/// A row's state, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The icon or spinner before the word.
    pub glyph: Glyph,
    /// The color of the state.
    pub hue: Hue,
    /// The first line.
    pub word: String,
    /// The first line for screen readers, without seconds. Otherwise screen readers would read the row again every
    /// second. `None` if the drawn line counts no seconds.
    pub(super) aloud: Option<String>,
    /// The second line.
    pub more: Option<String>,
    /// Whether the second line ends in the link "Details".
    pub details: bool,
    /// Icons of a present person's media, such as a muted microphone.
    pub media: Vec<&'static str>,
    /// Whether the second line is a warning, for example about a failure.
    pub alarm: bool,
    /// Whether the name is dimmed, because the person or invitation is gone or about to go.
    pub faded: bool,
    /// The action in the last column.
    pub offer: RowAction,
}

impl Status {
    pub(super) fn new(glyph: Glyph, hue: Hue, word: String) -> Self {
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

    /// Replaces the words if an invitation says more about the person. There are three cases:
    /// - the invitation still rings
    /// - the invitation moved the person although the move was canceled
    /// - the person has come and is about to be removed
    #[must_use]
    pub fn by_invitation(self, row: &Row, call: &CallView, now: Now) -> Self {
        let status = self.ringing(row, call, now).moved_anyway(row, call);
        status.on_arrival(row, call)
    }

    /// Replaces the words for a person whose invitation couldn't be canceled and who is about to be removed for that
    /// reason.
    fn on_arrival(mut self, row: &Row, call: &CallView) -> Self {
        let is_due = call
            .invitations
            .iter()
            .any(|invitation| match &invitation.on_arrival {
                OnArrival::Due { participant, .. } => row.key.participant() == Some(participant),
                OnArrival::Stays | OnArrival::Armed => false,
            });
        // People with a role, such as the organizer, aren't removed on arrival: the moderator wasn't asked about them.
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

    /// Replaces the words of a row that may be an invited person who hasn't answered yet. Some services list such
    /// people.
    ///
    /// Leaves a row in any other state than [`RowState::Present`] as it is.
    fn ringing(mut self, row: &Row, call: &CallView, now: Now) -> Self {
        let mut open = call.invitations.iter();
        let Some(invitation) = open.find(|invitation| invitation.rings_as(row)) else {
            return self;
        };
        if row.state == RowState::Present {
            self.glyph = Glyph::None;
            self.hue = Hue::Ringing;
            self.word = match (&invitation.state, invitation.rings_since()) {
                (_, Some(since)) => {
                    let time = stopwatch(now.since(since)).into();
                    let key = or_move(invitation, key!("invitation-ringing"), key!("move-ringing"));
                    tr_with(key, &[("time", time)])
                }
                (InvitationState::Sending { .. }, None) => tr(or_move(
                    invitation,
                    key!("invitation-sending"),
                    key!("move-sending"),
                )),
                _ => tr("invitation-cancelling"),
            };
            self.aloud = Some(tr("ringing-aloud"));
            self.more = None;
            self.media.clear();
        }
        self
    }

    /// Replaces the word if the person came by a move although the move was canceled.
    fn moved_anyway(mut self, row: &Row, call: &CallView) -> Self {
        let is_here =
            matches!(row.state, RowState::JoinedAnyway { .. }) && !row.participant.in_lobby;
        if is_here && call.brought(row).is_some_and(|it| it.is_move()) {
            self.word = tr("move-joined-anyway");
        }
        self
    }

    /// If the person's removal waits its turn in the running batch, replaces the words and removes the action.
    #[must_use]
    pub fn in_line(mut self, row: &Row, call: &CallView) -> Self {
        if is_in_line(row, call) {
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

    /// If a rule is about to remove the person, replaces the words, and offers to let the person stay.
    #[must_use]
    pub fn by_rule(mut self, row: &Row, call: &CallView, now: Now) -> Self {
        let Some(due) = call.rules.due(&row.key).filter(|_| row.can_ask()) else {
            return self;
        };
        self.glyph = Glyph::Icon(ICON_BLOCK.codepoint);
        self.hue = Hue::Danger;
        // At least one second: "in 0 s" would be wrong while the removal is still due.
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

    /// Shows a service action on the person, such as muting. Replaces the word with its progress or success. If it
    /// failed, adds the reason.
    #[must_use]
    pub(crate) fn serving(mut self, served: ServiceShown<'_>) -> Self {
        match served {
            ServiceShown::Nothing => {}
            ServiceShown::OnItsWay(deed) => {
                self.glyph = Glyph::Spinner;
                self.word = tr(words(deed).goes_on);
                self.aloud = None;
            }
            ServiceShown::Done(deed) => self.word = tr(words(deed).done_here),
            ServiceShown::Failed(deed, failure) => {
                self.more = Some(failed_text(deed, failure));
                self.alarm = true;
            }
        }
        self
    }

    /// Fits the state on one line: a second line about a failure replaces the first line.
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

    /// Returns the text for screen readers: the state without seconds, which keep changing, the reason of a failure,
    /// and whether the person is muted.
    pub(crate) fn aloud(&self) -> String {
        let word = self.aloud.as_ref().unwrap_or(&self.word);
        let why = self.more.as_ref().filter(|_| self.alarm || self.details);
        let is_muted = self.media.contains(&ICON_MIC_OFF.codepoint);
        let muted = is_muted.then(|| tr("state-muted"));
        let said = [Some(word), why, muted.as_ref()].into_iter().flatten();
        said.cloned().collect::<Vec<_>>().join(", ")
    }

    pub(super) fn more(mut self, more: String) -> Self {
        self.more = Some(more);
        self
    }

    pub(super) fn faded(mut self) -> Self {
        self.faded = true;
        self
    }

    pub(super) fn offer(mut self, offer: RowAction) -> Self {
        self.offer = offer;
        self
    }
}

/// Whether the person's removal waits its turn in the running batch. False while another removal of them is under way.
pub fn is_in_line(row: &Row, call: &CallView) -> bool {
    let batch = call.batch.as_ref().zip(row.removable());
    row.can_ask() && batch.is_some_and(|(batch, participant)| batch.awaits(participant))
}
