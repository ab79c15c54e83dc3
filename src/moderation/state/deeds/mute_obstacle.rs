//! Why somebody cannot be muted.

use crate::moderation::model::call::CallState;
use crate::moderation::state::deeds::mute::Mute;
use crate::moderation::state::row::{Role, Row};
use crate::moderation::state::snapshot::CallView;

/// Why somebody cannot be muted from here right now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MuteObstacle {
    /// The call is being set up, on hold or over.
    NotUp,
    /// Graph mutes people in group calls only.
    OneToOne,
    /// Nobody is heard from the lobby.
    InLobby,
    /// The entry has no id that could be named.
    NoAddress,
    /// This app's own entry, which has a button of its own.
    ThisApp,
    /// The service drops this person's sound already.
    Already,
    /// One is on its way.
    OnItsWay,
    /// The person is being removed, or gone.
    Leaving,
}

/// Why this person cannot be muted; `None` if nothing stands against it.
pub fn mute_obstacle(call: &CallView, row: &Row) -> Option<MuteObstacle> {
    let is_open =
        |mute: &&Mute| mute.participant.as_ref() == row.key.participant() && mute.state.is_open();
    let on_its_way = call.mutes.iter().find(is_open).is_some();
    obstacle(row, call.call_state.as_ref(), call.is_group, on_its_way)
}

/// Why the app itself cannot be muted or unmuted; `None` if nothing stands against it.
pub fn own_mute_obstacle(call: &CallView) -> Option<MuteObstacle> {
    let on_its_way = call
        .mutes
        .iter()
        .any(|mute| mute.participant.is_none() && mute.state.is_open());
    match call.call_state {
        Some(CallState::Established) => on_its_way.then_some(MuteObstacle::OnItsWay),
        _ => Some(MuteObstacle::NotUp),
    }
}

pub(crate) fn obstacle(
    row: &Row,
    state: Option<&CallState>,
    is_group: Option<bool>,
    on_its_way: bool,
) -> Option<MuteObstacle> {
    if row.role == Role::ThisApp {
        Some(MuteObstacle::ThisApp)
    } else if state != Some(&CallState::Established) {
        Some(MuteObstacle::NotUp)
    } else if is_group == Some(false) {
        Some(MuteObstacle::OneToOne)
    } else if row.participant.address().is_none() {
        Some(MuteObstacle::NoAddress)
    } else if row.participant.in_lobby {
        Some(MuteObstacle::InLobby)
    } else if row.participant.media.server_muted {
        Some(MuteObstacle::Already)
    } else if on_its_way {
        Some(MuteObstacle::OnItsWay)
    } else {
        (!row.can_ask()).then_some(MuteObstacle::Leaving)
    }
}
