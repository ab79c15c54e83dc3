//! Scheduled events of a call: what happens, and to whom.

use crate::simulator::fault::Fault;
use crate::simulator::model::call_state::CallEnd;
use crate::simulator::model::invitation::InvitationFailure;

#[derive(Clone, Debug)]
pub(crate) enum ScheduledEvent {
    Established,
    /// The app is admitted from the lobby.
    AppAdmitted,
    LobbyTimesOut,
    KeepAliveRunsOut,
    /// Schedules the call's timetable, and this event again if the timetable repeats.
    Timetable,
    Join {
        person: usize,
        in_lobby: bool,
    },
    /// The person with this index leaves.
    Leave(usize),
    /// The person with this index is admitted from the lobby.
    Admit(usize),
    Mute {
        person: usize,
        muted: bool,
    },
    /// The removal of the participant with this id takes effect.
    RemovalLands(String),
    Answers {
        invitation: usize,
        accepts: bool,
    },
    /// The invitation with this index fails, unless it has ended.
    InvitationFails(usize, InvitationFailure),
    StreamStep {
        stream: usize,
        step: u64,
    },
    /// Schedules the arrivals of the wave with this index.
    Wave(usize),
    /// Starts a fault. Limits a fault without a `path` to requests about this call, unless its `on` selects requests
    /// that name no call.
    Fault(Box<Fault>),
    /// Ends the call. [`CallEnd::at`] is set when this happens.
    Ends(CallEnd),
}
