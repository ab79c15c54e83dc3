//! Undoing a removal: letting in a person who is kept out, or inviting a removed person again.

use std::time::Duration;

use egui::Ui;
use egui_material_icons::icons::ICON_PERSON_ADD;

use crate::app::language::text::{tr, tr_with};
use crate::app::look::widgets::{Button, ButtonKind};
use crate::app::state::action::Action;
use crate::app::state::request::fresh_id;
use crate::app::state::source::pressed_with;
use crate::app::words::activity_text::name;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::model::deed::Deed;
use crate::moderation::model::invitee::Invitee;
use crate::moderation::model::participant::{Badge, IdentityKind, LastingIdentity};
use crate::moderation::state::activity::entry::{ActivityEntry, ActivityEvent, Subject};
use crate::moderation::state::invitation::NewInvitation;
use crate::moderation::state::row::PersonRef;
use crate::moderation::state::snapshot::{CallView, Snapshot};

/// Returns the person as an invitee. `None` in these cases:
/// - their identity can't be invited
/// - they are in the call, in its lobby, or ringing
/// - the call has ended
fn invitee(call: &CallView, who: &PersonRef) -> Option<Invitee> {
    let identity = who.lasting.as_ref()?;
    let name = Some(who.name.as_str()).filter(|name| !name.is_empty());
    let invitee = match identity.kind() {
        // Graph invites only members of the app's tenant.
        IdentityKind::User if who.badge == Badge::Member => {
            Invitee::user(identity.id(), name).ok()?
        }
        IdentityKind::Phone => Invitee::phone(identity.id()).ok()?,
        _ => return None,
    };
    let is_there = call
        .rows
        .iter()
        .any(|row| row.is_listed() && invitee.is_identity(&row.participant.identity));
    let mut invited = call.invitations.iter();
    let rings = invited.any(|open| open.can_cancel() && open.invitee.is_same(&invitee));
    if is_there || rings || call.has_ended() {
        return None;
    }
    Some(invitee)
}

fn invitation(
    call: &CallView,
    invitee: Invitee,
    auto_cancel: Option<Duration>,
    source: Source,
) -> Command {
    Command::Invite {
        call: call.id.clone(),
        people: vec![NewInvitation {
            auto_cancel,
            ..NewInvitation::new(fresh_id(), invitee)
        }],
        source,
    }
}

/// How a removal or a rule can be undone.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum UndoAction {
    /// End the rule that keeps a person out.
    LetBackIn(LastingIdentity),
    /// Invite a removed person again.
    Invite(Invitee),
}

/// Returns how the removal or rule of this entry can be undone, or `None` if it can't.
pub(crate) fn undo(snapshot: &Snapshot, entry: &ActivityEntry) -> Option<UndoAction> {
    let ActivityEvent::Did(Deed::Remove | Deed::KeepOut, Subject::Person(who)) = &entry.what else {
        return None;
    };
    undo_of(snapshot.call(entry.call.as_ref()?)?, who)
}

/// Returns how a removal of this person can be undone, or `None` if it can't.
///
/// A person who is kept out isn't invited, because the rule would remove them again at once.
pub(crate) fn undo_of(call: &CallView, who: &PersonRef) -> Option<UndoAction> {
    let mut kept = call.rules.kept_out.iter();
    let identity = who.lasting.as_ref()?;
    if kept.any(|kept| kept.identity.is_same_as(identity)) {
        return Some(UndoAction::LetBackIn(identity.clone()));
    }
    invitee(call, who).map(UndoAction::Invite)
}

/// Draws the undo button of an open activity entry, if the entry can be undone.
pub(crate) fn undo_ui(
    ui: &mut Ui,
    snapshot: &Snapshot,
    entry: &ActivityEntry,
    auto_cancel: Option<Duration>,
    actions: &mut Vec<Action>,
) {
    let call = entry.call.as_ref().and_then(|id| snapshot.call(id));
    if let (Some(undo), Some(call), Some(who)) = (undo(snapshot, entry), call, entry.what.who()) {
        undo_button_ui(ui, call, &name(who), undo, auto_cancel, None, actions);
    }
}

/// Draws the undo button in this `width`. If `width` is `None`, the button is as wide as its words.
pub(crate) fn undo_button_ui(
    ui: &mut Ui,
    call: &CallView,
    who: &str,
    undo: UndoAction,
    auto_cancel: Option<Duration>,
    width: Option<f32>,
    actions: &mut Vec<Action>,
) {
    let who = [("who", who.into())];
    let (label, said, icon) = match undo {
        UndoAction::LetBackIn(_) => (tr("let-back-in"), tr_with("let-back-in-name", &who), None),
        UndoAction::Invite(_) => (
            tr("invite-again"),
            tr_with("invite-again-name", &who),
            Some(ICON_PERSON_ADD.codepoint),
        ),
    };
    let mut button = Button::new(ButtonKind::Resting, &label).name(&said);
    button = match width {
        Some(width) => button.width(width),
        None => button.height(26.0),
    };
    if let Some(icon) = icon {
        button = button.icon(icon);
    }
    if button.show(ui).clicked() {
        let command = match undo {
            UndoAction::LetBackIn(identity) => Command::LetBackIn(call.id.clone(), identity),
            UndoAction::Invite(invitee) => invitation(call, invitee, auto_cancel, pressed_with(ui)),
        };
        actions.push(Action::Tell(command));
    }
}
