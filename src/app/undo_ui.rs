//! What can be undone about somebody who was removed: letting them in again, and inviting them anew.

use std::time::Duration;

use egui::Ui;
use egui_material_icons::icons::ICON_PERSON_ADD;

use super::action::Action;
use super::activity_text::name;
use super::invite_form::fresh_id;
use super::text::{tr, tr_with};
use super::widgets::{Button, Kind};
use crate::moderation::activity::{Entry, What};
use crate::moderation::audit::Source;
use crate::moderation::command::{Command, NewInvitation};
use crate::moderation::invitee::Invitee;
use crate::moderation::participant::{IdentityKind, LastingIdentity};
use crate::moderation::row::PersonRef;
use crate::moderation::snapshot::{CallView, Snapshot, WatchState};

/// The invitation that would bring this person back; nothing where the identity cannot be invited, or is there or rings.
pub(super) fn invite_again(
    call: &CallView,
    who: &PersonRef,
    auto_cancel: Option<Duration>,
    source: Source,
) -> Option<Command> {
    let identity = who.lasting.as_ref()?;
    let name = Some(who.name.as_str()).filter(|name| !name.is_empty());
    let invitee = match identity.kind() {
        IdentityKind::User => Invitee::user(identity.id(), name).ok()?,
        IdentityKind::Phone => Invitee::phone(identity.id()).ok()?,
        _ => return None,
    };
    let is_there = call
        .rows
        .iter()
        .any(|row| row.is_listed() && invitee.is_identity(&row.participant.identity));
    let mut invited = call.invitations.iter();
    let rings = invited.any(|open| open.can_cancel() && open.invitee.is_same(&invitee));
    if is_there || rings || matches!(call.state, WatchState::Ended(_)) {
        return None;
    }
    Some(Command::Invite {
        call: call.id.clone(),
        people: vec![NewInvitation {
            auto_cancel,
            ..NewInvitation::new(fresh_id(), invitee)
        }],
        source,
    })
}

/// The buttons in an open entry of a removal, where the identity allows them.
pub(super) fn undo_ui(ui: &mut Ui, snapshot: &Snapshot, entry: &Entry, actions: &mut Vec<Action>) {
    let (What::Remove { who, .. } | What::KeptOut { who, on: true }) = &entry.what else {
        return;
    };
    let Some(call) = entry.call.as_ref().and_then(|id| snapshot.call(id)) else {
        return;
    };
    let is_kept = |identity: &LastingIdentity| {
        let mut kept = call.rules.kept_out.iter();
        kept.any(|kept| kept.identity == *identity)
    };
    if let Some(identity) = who.lasting.as_ref().filter(|identity| is_kept(identity)) {
        let (label, said) = (
            tr("let-back-in"),
            tr_with("let-back-in-name", &[("who", name(who).into())]),
        );
        let button = Button::new(Kind::Resting, &label).name(&said).height(26.0);
        if button.show(ui).clicked() {
            let command = Command::LetBackIn(call.id.clone(), identity.clone());
            actions.push(Action::Tell(command));
        }
        // Whoever is invited while they are kept out would be removed at once.
        return;
    }
    let Some(command) = invite_again(call, who, None, Source::Click) else {
        return;
    };
    let (label, said) = (
        tr("invite-again"),
        tr_with("invite-again-name", &[("who", name(who).into())]),
    );
    let button = Button::new(Kind::Resting, &label)
        .icon(ICON_PERSON_ADD.codepoint)
        .name(&said)
        .height(26.0);
    if button.show(ui).clicked() {
        actions.push(Action::Tell(command));
    }
}
