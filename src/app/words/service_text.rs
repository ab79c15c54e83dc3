//! Actions that Graph carries out, such as muting a person or this app, in words: progress, obstacles, and activity
//! entries.

use egui_material_icons::icons::{ICON_MIC, ICON_MIC_OFF};

use crate::app::language::text::{key, tr, tr_with};
use crate::app::state::pending::PendingSet;
use crate::app::words::failure_text::failure_text;
use crate::moderation::model::deed::ServiceDeed;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::service::{ServiceState, act_on};
use crate::moderation::state::deeds::service_rule::{self, Obstacle};
use crate::moderation::state::row::{Row, RowState};
use crate::moderation::state::snapshot::CallView;

/// The icon and the text keys for one of Graph's actions.
pub(crate) struct ServiceWords {
    pub(crate) icon: &'static str,
    /// Texts of the button: its label, its spoken name with `$who`, and its tooltip.
    pub(crate) button: &'static str,
    pub(crate) button_name: &'static str,
    pub(crate) hint: &'static str,
    /// The text on the row while the action is under way.
    pub(crate) goes_on: &'static str,
    /// Text on the row after a failed attempt, with the reason `$why`. The next two fields are the bold text without a
    /// reason, and the spoken name of the link that tries again.
    pub(crate) failed: &'static str,
    pub(crate) failed_bold: &'static str,
    pub(crate) again_name: &'static str,
    /// Texts of the activity entry: requested, done, and failed with `$cause`.
    pub(crate) asked: &'static str,
    pub(crate) done: &'static str,
    pub(crate) not_done: &'static str,
    /// The text in the history of a visit.
    pub(crate) history: &'static str,
    /// Texts of obstacles that apply only to this action.
    one_to_one: &'static str,
    in_lobby: &'static str,
    already: &'static str,
    /// Text on the row after this window has carried out the action. The next field is the reason why the action can't
    /// be repeated.
    pub(crate) done_here: &'static str,
    already_here: &'static str,
}

const MUTE: ServiceWords = ServiceWords {
    icon: ICON_MIC_OFF.codepoint,
    button: key!("person-mute"),
    button_name: key!("person-mute-name"),
    hint: key!("person-mute-hint"),
    goes_on: key!("state-muting"),
    failed: key!("mute-failed"),
    failed_bold: key!("mute-failed-bold"),
    again_name: key!("mute-retry-name"),
    asked: key!("activity-mute"),
    done: key!("result-muted"),
    not_done: key!("result-not-muted"),
    history: key!("history-mute"),
    one_to_one: key!("mute-one-to-one"),
    in_lobby: key!("mute-in-lobby"),
    already: key!("mute-already"),
    done_here: key!("state-muted-by-you"),
    already_here: key!("mute-already-by-you"),
};

const MUTE_SELF: ServiceWords = ServiceWords {
    button: key!("own-mute"),
    button_name: key!("own-mute"),
    hint: key!("own-mute"),
    failed: key!("own-failed"),
    asked: key!("activity-mute-self"),
    not_done: key!("result-not-switched"),
    ..MUTE
};

const UNMUTE_SELF: ServiceWords = ServiceWords {
    icon: ICON_MIC.codepoint,
    button: key!("own-unmute"),
    button_name: key!("own-unmute"),
    hint: key!("own-unmute"),
    asked: key!("activity-unmute-self"),
    done: key!("result-unmuted"),
    ..MUTE_SELF
};

pub(crate) fn words(deed: ServiceDeed) -> &'static ServiceWords {
    match deed {
        ServiceDeed::Mute => &MUTE,
        ServiceDeed::MuteSelf => &MUTE_SELF,
        ServiceDeed::UnmuteSelf => &UNMUTE_SELF,
    }
}

/// The progress of an action on a person or on this app, as it is shown. On a row, a finished action is shown only
/// while the roster shows its effect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum ServiceShown<'a> {
    Nothing,
    OnItsWay(ServiceDeed),
    Done(ServiceDeed),
    Failed(ServiceDeed, &'a Failure),
}

impl ServiceShown<'_> {
    pub(crate) fn is_on_its_way(&self) -> bool {
        matches!(self, Self::OnItsWay(_))
    }
}

/// Returns the progress of the newest action on this participant. `participant` is `None` for this app itself.
pub(crate) fn service_shown<'a>(
    call: &'a CallView,
    pending: &PendingSet,
    participant: Option<&ParticipantId>,
) -> ServiceShown<'a> {
    if let Some(deed) = pending.service(&call.id, participant) {
        return ServiceShown::OnItsWay(deed);
    }
    let known = act_on(&call.service_acts, participant);
    match known.map(|act| (act.deed, &act.state)) {
        Some((deed, ServiceState::Asked | ServiceState::Running { .. })) => {
            ServiceShown::OnItsWay(deed)
        }
        Some((deed, ServiceState::Failed { failure, .. })) => ServiceShown::Failed(deed, failure),
        Some((deed, ServiceState::Done { .. })) => ServiceShown::Done(deed),
        None => ServiceShown::Nothing,
    }
}

/// Returns the progress of the newest action on a row's person. `Nothing` for a row without a participant id, or if the
/// newest roster no longer shows the action's effect.
pub(crate) fn row_service<'a>(
    call: &'a CallView,
    pending: &PendingSet,
    row: &Row,
) -> ServiceShown<'a> {
    let shown = row.key.participant();
    let shown = shown.map(|id| service_shown(call, pending, Some(id)));
    match shown {
        Some(ServiceShown::Done(deed)) if !deed.is_shown(&row.participant) => ServiceShown::Nothing,
        shown => shown.unwrap_or(ServiceShown::Nothing),
    }
}

/// Returns the progress of an action such as muting, to show on a row. `Nothing` if the row shows something else about
/// the person, such as a removal, a return or a departure.
pub(crate) fn line_service<'a>(
    call: &'a CallView,
    pending: &PendingSet,
    row: &Row,
    left: Option<Now>,
) -> ServiceShown<'a> {
    let is_quiet = row.state == RowState::Present
        && left.is_none()
        && pending.removal(&call.id, &row.key).is_none();
    if is_quiet {
        row_service(call, pending, row)
    } else {
        ServiceShown::Nothing
    }
}

/// Returns why this action isn't possible on this person now, or `None` if it is. `left` is when the person was found
/// missing.
pub(crate) fn obstacle(
    deed: ServiceDeed,
    call: &CallView,
    pending: &PendingSet,
    row: &Row,
    left: Option<Now>,
) -> Option<Obstacle> {
    if call.has_ended() {
        return Some(Obstacle::NotUp);
    }
    if left.is_some() || pending.removal(&call.id, &row.key).is_some() {
        return Some(Obstacle::Leaving);
    }
    let on_its_way = row_service(call, pending, row).is_on_its_way();
    service_rule::obstacle(deed, call, Some(row))
        .or_else(|| on_its_way.then_some(Obstacle::OnItsWay))
}

pub(crate) fn obstacle_text(deed: ServiceDeed, obstacle: Obstacle) -> String {
    match obstacle {
        Obstacle::NotUp => tr("mute-not-up"),
        Obstacle::OneToOne => tr(words(deed).one_to_one),
        Obstacle::InLobby => tr(words(deed).in_lobby),
        Obstacle::NoAddress => tr("mute-no-address"),
        Obstacle::ThisApp => tr("mute-this-app"),
        Obstacle::Already => tr(words(deed).already),
        Obstacle::Served => tr(words(deed).already_here),
        Obstacle::OnItsWay => tr("mute-on-its-way"),
        Obstacle::Leaving => tr("mute-leaving"),
    }
}

/// Says in a few words that an attempt at this action failed, and why.
pub(crate) fn failed_text(deed: ServiceDeed, failure: &Failure) -> String {
    let why = failure_text(failure, None).short;
    tr_with(words(deed).failed, &[("why", why.into())])
}
