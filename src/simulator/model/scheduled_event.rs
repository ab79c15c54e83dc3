//! What is going to happen in a call.

use crate::simulator::model::call_state::CallEnd;
use crate::simulator::trouble::Trouble;

/// Something that is going to happen in a call.
#[derive(Clone, Debug)]
pub(crate) enum ScheduledEvent {
    Established,
    /// Somebody lets the app in from the lobby.
    AppAdmitted,
    LobbyTimesOut,
    KeepAliveRunsOut,
    /// Plans everything in the call's timetable, and this again where it repeats.
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
    /// Plans the arrivals of a wave.
    Wave {
        wave: usize,
    },
    /// Requests go wrong from now on: those about this call, unless they concern none or the trouble says which.
    Trouble(Box<Trouble>),
    /// When it ends is filled in once it does.
    Ends(CallEnd),
}
