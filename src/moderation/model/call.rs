//! A call as Graph describes it, and why it ended.

use std::sync::Arc;

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::Identity;

/// What one reading of `GET /communications/calls/{id}` tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Call {
    /// Where the call stands.
    pub state: CallState,
    /// As it came; whoever made the meeting typed it.
    pub subject: Option<Arc<str>>,
    /// Our own entry in the roster, which must never be removed.
    pub my_participant: Option<ParticipantId>,
    /// Who organises the meeting, from `meetingInfo`.
    pub organizer: Option<Identity>,
    /// The tenant that owns the meeting.
    pub tenant: Option<Arc<str>>,
    /// Whether it is a meeting or a group call, by its chat; a one-to-one call has no roster.
    pub is_group: Option<bool>,
    /// Why the call ended, while Graph still says so.
    pub result: Option<ResultInfo>,
}

impl Call {
    /// The same, with what an earlier reading knew and this one leaves out: a call does not lose its organizer.
    #[must_use]
    pub fn with_what_was_known(self, known: &Self) -> Self {
        let says_nothing = matches!(&self.state, CallState::Other(state) if state.is_empty());
        Self {
            state: if says_nothing {
                known.state.clone()
            } else {
                self.state
            },
            subject: self.subject.or_else(|| known.subject.clone()),
            my_participant: self.my_participant.or_else(|| known.my_participant.clone()),
            organizer: self.organizer.or_else(|| known.organizer.clone()),
            tenant: self.tenant.or_else(|| known.tenant.clone()),
            is_group: if known.is_group == Some(true) {
                known.is_group
            } else {
                self.is_group.or(known.is_group)
            },
            result: self.result,
        }
    }
}

/// `callState`, with room for members that Graph may add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallState {
    /// Ringing at us.
    Incoming,
    /// Being set up; a guest app may be waiting in a lobby.
    Establishing,
    /// Ringing at the other side (beta's name for it).
    Ringing,
    /// Up: people can be removed.
    Established,
    /// On hold, still usable.
    Hold,
    /// Being transferred.
    Transferring,
    /// The transfer was taken.
    TransferAccepted,
    /// Being redirected.
    Redirecting,
    /// On its way to the end.
    Terminating,
    /// Over.
    Terminated,
    /// A member that is not known here, or none at all (empty).
    Other(Arc<str>),
}

impl Default for CallState {
    fn default() -> Self {
        Self::Other("".into())
    }
}

/// `resultInfo`: how a call or an operation ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ResultInfo {
    /// Looks like an HTTP status.
    pub code: i64,
    /// The more exact number.
    pub subcode: i64,
    /// Graph's own words; for the details only.
    pub message: Option<Arc<str>>,
}

/// Why a call ended, in kinds that have words.
///
/// The pairs are those that Microsoft's call-end list and its bot SDK document; their texts are not contractual,
/// so the numbers are always shown beside the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndReason {
    /// Ended normally.
    Normal,
    /// The other side of a one-to-one call hung up.
    OtherSide,
    /// Somebody removed this app.
    AppRemoved,
    /// The conversation was ended.
    ConversationEnded,
    /// Nobody is left.
    Empty,
    /// The one who started it left.
    InitiatorLeft,
    /// No host came.
    NoHost,
    /// Only hidden participants are left.
    OnlyHidden,
    /// The breakout room's time was over.
    BreakoutOver,
    /// Nobody let the app in.
    LobbyTimeout,
    /// This app ended it.
    ByThisApp,
    /// This app left; the others go on without it.
    Left,
    /// It was transferred.
    Transferred,
    /// The telephone side hung up.
    PhoneHungUp,
    /// The join data were wrong.
    BadJoin,
    /// No keepAlive for 45 minutes.
    KeepAliveMissed,
    /// Setting up, or the media, took too long.
    Timeout,
    /// The media side is gone.
    MediaGone,
    /// Nobody could be reached.
    Unreachable,
    /// An internal failure, or media that cannot be set up.
    Internal,
    /// Graph no longer knows the call and does not say why.
    Unknown,
    /// A pair that is not listed.
    Unlisted,
}

/// The pairs of code and subcode that have a reason.
#[rustfmt::skip]
pub static ENDS: &[(i64, &[i64], EndReason)] = &[
    (200, &[0, 18_503], EndReason::Normal),
    (200, &[4097, 4521], EndReason::OtherSide),
    (200, &[5000, 5300], EndReason::AppRemoved),
    (200, &[5001, 5003], EndReason::ConversationEnded),
    (200, &[5002, 5010, 5012, 5013], EndReason::Empty),
    (200, &[5007], EndReason::InitiatorLeft),
    (200, &[5014], EndReason::NoHost),
    (200, &[5020], EndReason::OnlyHidden),
    (200, &[5030], EndReason::BreakoutOver),
    (200, &[5855], EndReason::LobbyTimeout),
    (200, &[7000, 10_550], EndReason::ByThisApp),
    (200, &[7015], EndReason::Transferred),
    (200, &[540_000, 560_000], EndReason::PhoneHungUp),
    (400, &[2203], EndReason::BadJoin),
    (408, &[8537], EndReason::KeepAliveMissed),
    (408, &[1106, 8544, 10_057, 13_025], EndReason::Timeout),
    (410, &[301_005], EndReason::MediaGone),
    (480, &[10_037, 10_076, 10_134, 10_199], EndReason::Unreachable),
    (500, &[1005, 2019, 3003, 7106, 7117, 9999, 560_500, 1_203_002], EndReason::Internal),
];

impl ResultInfo {
    /// The kind of end that this pair stands for.
    pub fn reason(&self) -> EndReason {
        let is_this = |(code, subcodes, _): &&(i64, &[i64], EndReason)| {
            *code == self.code && subcodes.contains(&self.subcode)
        };
        let listed = ENDS.iter().find(is_this);
        listed.map_or(EndReason::Unlisted, |(_, _, reason)| *reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pair_and_not_the_code_alone_names_the_reason() {
        let pair = |code, subcode| {
            ResultInfo {
                code,
                subcode,
                message: None,
            }
            .reason()
        };
        assert_eq!(pair(200, 5000), EndReason::AppRemoved);
        assert_eq!(pair(200, 5012), EndReason::Empty);
        assert_eq!(pair(408, 8537), EndReason::KeepAliveMissed);
        assert_eq!(pair(500, 5000), EndReason::Unlisted);
    }
}
