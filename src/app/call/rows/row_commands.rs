//! Why a command isn't available for a person.

use crate::app::call::rows::move_back::why_not_back;
use crate::app::call::rows::move_to::why_not_to;
use crate::app::call::state::context::CallContext;
use crate::app::language::text::tr;
use crate::app::state::commands::UiCommand;
use crate::app::words::keep_out_text::{keep_out_obstacle, kept_out};
use crate::app::words::person_text;
use crate::app::words::row::person_status::status;
use crate::app::words::row::status::{RowAction, is_in_line};
use crate::app::words::service_text::{obstacle, obstacle_text};
use crate::moderation::command::Command;
use crate::moderation::state::deeds::raid::is_of_wave;
use crate::moderation::state::row::Row;
use crate::moderation::state::snapshot::CallView;

/// Returns why the command isn't available for this person now, or `None` if it is.
pub(crate) fn why_not(
    command: UiCommand,
    call: &CallView,
    context: &CallContext<'_>,
    row: &Row,
) -> Option<String> {
    match command {
        UiCommand::ShowPerson => return None,
        UiCommand::CopyName => {
            let name = person_text::name_in_full(row);
            return name.is_none().then(|| tr("why-no-name"));
        }
        _ if call.has_ended() => return Some(tr("why-call-over")),
        _ => {}
    }
    if let Some(deed) = command.service() {
        let found = obstacle(deed, call, context.pending, row, None);
        return found.map(|why| obstacle_text(deed, why));
    }
    match command {
        UiCommand::MoveBack => why_not_back(call, context, row),
        UiCommand::MoveTo => why_not_to(call, context, row),
        UiCommand::Remove => remove_obstacle(call, context, row),
        UiCommand::KeepOut if kept_out(call, row).is_some() => Some(tr("why-kept-out")),
        UiCommand::KeepOut => keep_out_obstacle(call, context.snapshot, row),
        UiCommand::LetStay => let_stay(call, row).is_none().then(|| tr("why-no-rule")),
        _ => None,
    }
}

/// Returns the command that lets the person stay, if a rule is about to remove them, or if they are a guest of the recent wave who can be
/// removed. `None` for everyone else.
pub(crate) fn let_stay(call: &CallView, row: &Row) -> Option<Command> {
    let mut wave = call.known_wave().into_iter();
    let is_of_it = wave.any(|wave| row.can_ask() && is_of_wave(row, wave.since.monotonic));
    let goes = is_of_it || call.rules.due(&row.key).is_some();
    let participant = row.key.participant().filter(|_| goes)?;
    Some(Command::LetStay(call.id.clone(), participant.clone()))
}

fn remove_obstacle(call: &CallView, context: &CallContext<'_>, row: &Row) -> Option<String> {
    if is_in_line(row, call) {
        return Some(tr("state-in-line"));
    }
    let asked = context.pending.removal(&call.id, &row.key);
    if row.can_ask() && row.removable().is_some() && asked.is_none() {
        return None;
    }
    match status(row, None, asked, context.now).in_call(call).offer {
        RowAction::Reason(_, why) => Some(why),
        _ => Some(tr("why-on-its-way")),
    }
}
