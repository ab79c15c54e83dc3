//! Scheduled events of a call.

use crate::simulator::model::call_state::CallEnd;
use crate::simulator::trouble::Trouble;

/// A scheduled event of a call.
#[derive(Clone, Debug)]
pub(crate) enum ScheduledEvent {
    Established,
    /// The app is admitted from the lobby.
    AppAdmitted,
    LobbyTimesOut,
    KeepAliveRunsOut,
    /// Schedules the call's timetable, and itself again if it repeats.
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
    /// Starts a trouble, which applies to this call unless it names a path or affects requests
    /// without one.
    Trouble(Box<Trouble>),
    /// The end's time is filled in when it happens.
    Ends(CallEnd),
}
