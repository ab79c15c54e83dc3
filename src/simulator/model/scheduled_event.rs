//! Scheduled events of a call: what happens, and to whom.

use crate::simulator::fault::Fault;
use crate::simulator::model::call_state::CallEnd;

/// A scheduled event of a call.
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
    Leave {
        person: usize,
    },
    Admit {
        person: usize,
    },
    Mute {
        person: usize,
        muted: bool,
    },
    RemovalLands {
        participant: String,
    },
    Answers {
        invitation: usize,
        accepts: bool,
    },
    CancelLands {
        invitation: usize,
    },
    RingingEnds {
        invitation: usize,
    },
    StreamStep {
        stream: usize,
        step: u64,
    },
    /// Schedules the arrivals of a wave.
    Wave {
        wave: usize,
    },
    /// Starts a fault. Limited to requests about this call, unless it has a `path` or is on requests
    /// that name no call.
    Fault(Box<Fault>),
    /// Ends the call. [`CallEnd::at`] is set when this happens.
    Ends(CallEnd),
}
