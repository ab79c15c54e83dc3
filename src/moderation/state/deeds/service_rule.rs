//! The conditions for requesting a service deed, and how a roster shows that Graph has carried out
//! the deed.

use crate::moderation::model::call::CallState;
use crate::moderation::model::deed::ServiceDeed;
use crate::moderation::model::participant::Participant;
use crate::moderation::state::deeds::service::{ServiceAct, act_on, is_on_its_way};
use crate::moderation::state::row::{Role, Row};
use crate::moderation::state::snapshot::CallView;

/// Why a service deed is not possible now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The call is being set up, on hold or over, or its state is not known yet.
    NotUp,
    /// Graph allows the deed in group calls only.
    OneToOne,
    /// The deed has no effect on people in the lobby.
    InLobby,
    /// The row has no participant id that a request can contain.
    NoAddress,
    /// The row is this app, which has its own button.
    ThisApp,
    /// The roster already shows the result of the deed, but no deed of this app is known to have caused it.
    Already,
    /// The roster shows that the deed was carried out, as this app requested.
    Served,
    /// An earlier service deed for the same participant is in progress.
    OnItsWay,
    /// The person is being removed, is not listed any more, or shares the participant id with another person.
    Leaving,
}

/// The conditions of one service deed, in addition to the conditions that all service deeds share.
struct ServiceRule {
    /// Whether Graph allows the deed in group calls only.
    group_calls_only: bool,
    /// Whether the deed has an effect on people in the lobby.
    reaches_the_lobby: bool,
    /// Whether a roster entry shows that the deed was carried out.
    is_shown: fn(&Participant) -> bool,
}

fn rule(deed: ServiceDeed) -> ServiceRule {
    match deed {
        ServiceDeed::Mute => ServiceRule {
            group_calls_only: true,
            reaches_the_lobby: false,
            is_shown: |who| who.media.server_muted,
        },
        ServiceDeed::MuteSelf => ServiceRule {
            group_calls_only: false,
            reaches_the_lobby: true,
            is_shown: |own| own.muted == Some(true),
        },
        ServiceDeed::UnmuteSelf => ServiceRule {
            group_calls_only: false,
            reaches_the_lobby: true,
            is_shown: |own| own.muted == Some(false),
        },
    }
}

impl ServiceDeed {
    /// Whether a roster entry shows that the deed was carried out.
    pub(crate) fn is_shown(self, who: &Participant) -> bool {
        (rule(self).is_shown)(who)
    }
}

/// Returns why the deed is not possible for `row`, or for this app if `row` is `None`. Returns
/// `None` if the deed is possible.
pub fn obstacle(deed: ServiceDeed, call: &CallView, row: Option<&Row>) -> Option<Obstacle> {
    let state = call.call_state.as_ref();
    obstacle_in(deed, row, state, call.is_group, &call.service_acts)
}

/// Does the same as [`obstacle`], from facts that both a `Watched` call and a `CallView` have.
pub(crate) fn obstacle_in(
    deed: ServiceDeed,
    row: Option<&Row>,
    state: Option<&CallState>,
    is_group: Option<bool>,
    acts: &[ServiceAct],
) -> Option<Obstacle> {
    let rule = rule(deed);
    let participant = row.and_then(|row| row.key.participant());
    let on_its_way = is_on_its_way(acts, participant).then_some(Obstacle::OnItsWay);
    let is_up = state == Some(&CallState::Established);
    let Some(row) = row else {
        return if is_up {
            on_its_way
        } else {
            Some(Obstacle::NotUp)
        };
    };
    if row.role == Role::ThisApp {
        Some(Obstacle::ThisApp)
    } else if !is_up {
        Some(Obstacle::NotUp)
    } else if rule.group_calls_only && is_group == Some(false) {
        Some(Obstacle::OneToOne)
    } else if row.participant.address().is_none() {
        Some(Obstacle::NoAddress)
    } else if row.participant.in_lobby && !rule.reaches_the_lobby {
        Some(Obstacle::InLobby)
    } else if !row.can_ask() {
        on_its_way.or(Some(Obstacle::Leaving))
    } else if (rule.is_shown)(&row.participant) {
        let is_ours = act_on(acts, participant).is_some_and(|act| act.has_done(deed));
        Some(if is_ours {
            Obstacle::Served
        } else {
            Obstacle::Already
        })
    } else {
        on_its_way
    }
}
