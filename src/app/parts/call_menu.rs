//! The right-click menu of a watched call, wherever it is listed.

use egui::Response;

use crate::app::language::text::tr;
use crate::app::parts::context_menu::{MenuEntry, context_menu};
use crate::app::state::action::Action;
use crate::app::state::copied::Copied;
use crate::moderation::command::Command;
use crate::moderation::state::snapshot::CallView;

pub(crate) fn call_menu_ui(response: &Response, call: &CallView, actions: &mut Vec<Action>) {
    let id = || call.id.clone();
    let chosen = context_menu(response, &call.title(), || {
        vec![
            vec![
                MenuEntry::new(tr("menu-show-call"), Action::ShowCall(id())),
                MenuEntry::new(tr("menu-refresh"), Action::Tell(Command::Refresh(id())))
                    .why_not(call.has_ended().then(|| tr("why-call-over"))),
                MenuEntry::new(
                    tr("calls-copy-id"),
                    Action::Copy(Copied::Id, call.id.to_string()),
                ),
            ],
            vec![MenuEntry::new(
                tr("calls-forget"),
                Action::Tell(Command::Forget(id())),
            )],
        ]
    });
    actions.extend(chosen);
}
