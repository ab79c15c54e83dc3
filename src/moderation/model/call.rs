//! A call as Graph describes it, and why calls end.

use std::sync::Arc;

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::Identity;

/// The response to `GET /communications/calls/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Call {
    /// State of the call. An empty [`CallState::Other`] if Graph sent none.
    pub state: CallState,
    /// Subject as Graph sent it. Untrusted: the meeting's creator typed it.
    pub subject: Option<Arc<str>>,
    /// Participant id of this app, whose entry must never be removed.
    pub my_participant: Option<ParticipantId>,
    /// The organizer, from `meetingInfo`.
    pub organizer: Option<Identity>,
    /// The tenant that owns the meeting.
    pub tenant: Option<Arc<str>>,
    /// Whether this is a meeting or another group call. One-to-one calls have no roster. `None` if
    /// the response is too bare to tell.
    pub is_group: Option<bool>,
    /// Why the call ended. `None` while the call goes on, or if Graph gives no reason.
    pub result: Option<ResultInfo>,
}

impl Call {
    /// Fills gaps with facts from an earlier reading of the same call. A call that was once a group call stays one.
    ///
    /// Graph sometimes omits facts that a call has: its subject, its organizer or this app's participant id.
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

/// Graph's `callState`. Other values are kept, since Graph may add some.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallState {
    /// The call is ringing for this app.
    Incoming,
    /// The call is being set up. An app that joins as a guest may be waiting in the lobby.
    Establishing,
    /// The call is ringing at the other side. Only the beta API uses this name.
    Ringing,
    /// The call is connected, so that people can be removed.
    Established,
    /// The call is on hold. This app requests no muting until the call is connected again.
    Hold,
    /// The call is being transferred.
    Transferring,
    /// The transfer was accepted.
    TransferAccepted,
    /// The call is being redirected.
    Redirecting,
    /// The call is about to end.
    Terminating,
    /// Final. Graph's `resultInfo` says why the call ended.
    Terminated,
    /// A value that this program does not know. Empty if Graph sent none.
    Other(Arc<str>),
}

impl Default for CallState {
    fn default() -> Self {
        Self::Other("".into())
    }
}

/// Graph's `resultInfo`: how a call or an operation ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ResultInfo {
    /// The more general number. Resembles an HTTP status.
    pub code: i64,
    /// The more specific number.
    pub subcode: i64,
    /// Graph's own text. Shown under "Details" only.
    pub message: Option<Arc<str>>,
}

/// Why a call ended. The window has a sentence for each reason.
///
/// The pairs of code and subcode come from Microsoft's documentation of call end codes and of its
/// bot SDK. Microsoft does not promise their meaning, so the window always shows the numbers too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndReason {
    /// The call ended normally.
    Normal,
    /// The other party of a one-to-one call hung up.
    OtherSide,
    /// Somebody removed this app.
    AppRemoved,
    /// The conversation ended.
    ConversationEnded,
    /// Nobody is left in the call.
    Empty,
    /// The person who started the call left.
    InitiatorLeft,
    /// No host joined.
    NoHost,
    /// Only hidden participants are left.
    OnlyHidden,
    /// The breakout room's time ran out.
    BreakoutOver,
    /// Nobody let the app in from the lobby.
    LobbyTimeout,
    /// This app ended the call.
    ByThisApp,
    /// This app left, and the call went on without it.
    Left,
    /// The call was transferred.
    Transferred,
    /// The phone side hung up.
    PhoneHungUp,
    /// Link, meeting id or passcode were wrong.
    BadJoin,
    /// Graph received no keepAlive for 45 minutes.
    KeepAliveMissed,
    /// Setting up the call or its media timed out.
    Timeout,
    /// The media server dropped the call.
    MediaGone,
    /// Nobody could be reached.
    Unreachable,
    /// Graph had an internal error, or the media could not be set up.
    Internal,
    /// Graph gives no reason: the call is terminated, or Graph no longer knows it.
    Unknown,
    /// Graph doesn't know the call, and this app never saw it: probably the ID is wrong.
    NoSuchCall,
    /// Graph sent a pair of code and subcode that is not in [`ENDS`].
    Unlisted,
}

/// Codes and subcodes, with the reason that each pair stands for.
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
    /// Looks up the reason of this pair of code and subcode in [`ENDS`].
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
