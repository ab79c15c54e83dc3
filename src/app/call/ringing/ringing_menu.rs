//! The right-click menu of an invitation.

use std::sync::Arc;

use egui::Response;

use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::question::QuestionSubject;
use crate::app::language::privacy::in_full;
use crate::app::language::text::{key, tr};
use crate::app::parts::context_menu::{MenuEntry, context_menu};
use crate::app::state::action::Action;
use crate::app::state::copied::Copied;
use crate::app::words::keep_out_text::ArrivalRule;
use crate::app::words::move_text::or_move;
use crate::app::words::person_text::invited_name;
use crate::moderation::command::Command;
use crate::moderation::model::invitee::Invitee;
use crate::moderation::state::invitation::Invitation;
use crate::moderation::state::row::RowKey;

#[derive(Debug)]
enum Chosen {
    /// Ask whether to cancel the invitation.
    Ask,
    Clear,
    /// Lead to the row of the person who joined.
    Show(RowKey),
    Do(Action),
}

/// Attaches the menu to an invitation's row.
pub(crate) fn invitation_menu_ui(
    row: &Response,
    cx: &mut CallUi<'_>,
    invitation: &Invitation,
    name: &str,
) {
    let chosen = context_menu(row, name, || entries(cx, invitation));
    match chosen {
        None => {}
        Some(Chosen::Ask) => {
            let about = QuestionSubject::Cancelling(invitation.id.clone());
            cx.state.ask(about, cx.context.now);
        }
        Some(Chosen::Clear) => {
            let this = Arc::new(invitation.clone());
            cx.state.list.top_strip.cleared.add([this], cx.context.now);
        }
        Some(Chosen::Show(key)) => cx.state.choose(Some(key)),
        Some(Chosen::Do(action)) => cx.actions.push(action),
    }
}

fn entries(cx: &CallUi<'_>, invitation: &Invitation) -> Vec<Vec<MenuEntry<Chosen>>> {
    let is_over = cx.call.has_ended();
    let is_asked = cx.context.pending.cancelling(&cx.call.id, &invitation.id);
    let can_cancel = invitation.can_cancel() && is_asked.is_none();
    let why_not = match (is_over, can_cancel) {
        (true, _) => Some(tr("why-call-over")),
        (_, false) => Some(tr("why-not-ringing")),
        _ => None,
    };
    let label = or_move(invitation, key!("invitation-cancel"), key!("move-cancel"));
    let cancel = MenuEntry::new(tr(label), Chosen::Ask).why_not(why_not);
    let copy = |label: String, kind: Copied, text: String| {
        MenuEntry::new(label, Chosen::Do(Action::Copy(kind, text)))
    };
    let name = in_full(|| invited_name(invitation));
    let copies = vec![
        copy(tr("menu-copy-name"), Copied::Name, name),
        match &invitation.invitee {
            Invitee::User { object_id, .. } => {
                copy(tr("menu-copy-id"), Copied::Id, object_id.to_string())
            }
            Invitee::Phone { number } => {
                copy(tr("menu-copy-number"), Copied::Number, number.to_string())
            }
        },
    ];
    let dismiss = MenuEntry::new(tr("calls-forget"), Chosen::Clear);
    let dismiss = invitation.has_ended().then_some(dismiss);
    let lets = match ArrivalRule::of(&invitation.invitee, cx.call) {
        Some(ArrivalRule::KeptOut(identity)) => {
            let command = Command::LetBackIn(cx.call.id.clone(), identity);
            let lets = Chosen::Do(Action::Tell(command));
            Some(MenuEntry::new(tr("let-back-in"), lets))
        }
        _ => None,
    };
    let here = cx.call.arrival_of(invitation);
    let show = here.map(|row| MenuEntry::new(tr("invitation-show"), Chosen::Show(row.key.clone())));
    let acts = show.into_iter().chain([cancel]).chain(lets).chain(dismiss);
    vec![copies, acts.collect()]
}
