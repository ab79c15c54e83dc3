//! What the commands of a call do, and why one cannot be given now.

use std::sync::Arc;
use std::time::Duration;

use egui::{Event, Ui};

use crate::app::call::asking::removal::remove_or_ask;
use crate::app::call::batch::ending_ui::retry;
use crate::app::call::people::tools_ui::search_id;
use crate::app::call::person::person_mute_ui;
use crate::app::call::rows::row_commands;
use crate::app::call::state::context::CallContext;
use crate::app::call::state::invite_form::InviteForm;
use crate::app::call::state::leave::is_leaving;
use crate::app::call::state::pane::{About, CallPane};
use crate::app::language::text::tr;
use crate::app::state::action::Action;
use crate::app::state::armed::Armed;
use crate::app::state::commands::UiCommand;
use crate::app::words::keep_out_text::CLOSED_FOR;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::state::deeds::batch::EndPhase;
use crate::moderation::state::row::{Row, RowKey, RowState};
use crate::moderation::state::snapshot::{CallView, WatchState};
use crate::moderation::views::table::{Pick, QuickChoice, Sort, Step};

/// For how long the door is closed by its key: the second of the times that can be chosen.
const DOOR_FOR: Duration = CLOSED_FOR[1];

/// Why this cannot be done now; nothing where it can.
pub(crate) fn why_not(
    command: UiCommand,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &CallPane,
) -> Option<String> {
    let is_over = matches!(call.state, WatchState::Ended(_));
    match command {
        UiCommand::Search
        | UiCommand::GoToList
        | UiCommand::SelectAll
        | UiCommand::NextOrder
        | UiCommand::CopyCallId
        | UiCommand::StopWatching => return None,
        UiCommand::Remove if !pane.bulk.selection.is_empty() => return None,
        _ if command.is_of_person() => {
            let Some(row) = focused(call, pane) else {
                return Some(tr("why-nobody-chosen"));
            };
            return row_commands::why_not(command, call, context, row);
        }
        _ if is_over => return Some(tr("why-call-over")),
        _ => {}
    }
    match command {
        UiCommand::StopRemoving => (!is_removing(call)).then(|| tr("why-not-removing")),
        UiCommand::RetryRemovals => {
            let again = call.ending.as_deref().and_then(|it| retry(call, it));
            again.is_none().then(|| tr("why-none-failed"))
        }
        UiCommand::SelectNewGuests => {
            let n = pane
                .bulk
                .would_choose(&pane.table, QuickChoice::NewGuests, context.now);
            (n == 0).then(|| tr("why-no-new-guests"))
        }
        UiCommand::RemoveAgain => came_back(call).is_empty().then(|| tr("why-nobody-back")),
        UiCommand::ShowNewcomers => {
            (pane.table.held_back() == 0).then(|| tr("why-nobody-held-back"))
        }
        UiCommand::Leave => is_leaving(call, context).then(|| tr("why-on-its-way")),
        _ => None,
    }
}

/// Does it, as far as it can be done now.
pub(crate) fn run(
    ui: &Ui,
    command: UiCommand,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    if let Some(told) = told(command, call) {
        actions.push(told);
        return;
    }
    match command {
        UiCommand::Search => search(ui),
        UiCommand::GoToList => go_to_list(pane),
        UiCommand::Rules if pane.rules_open => pane.close_rules(),
        UiCommand::Rules => {
            pane.rules_open = true;
            pane.rules_asked = true;
        }
        UiCommand::Invite => pane.invite = Some(InviteForm::default()),
        UiCommand::Leave if !is_leaving(call, context) => {
            pane.leave.question = Some(Armed::new(context.now));
        }
        UiCommand::RetryRemovals => {
            let again = call.ending.as_deref().and_then(|it| retry(call, it));
            if let Some(again) = again {
                pane.show_ending();
                actions.push(Action::Tell(again));
            }
        }
        UiCommand::SelectNewGuests => select(QuickChoice::NewGuests, context, pane),
        UiCommand::SelectAll => pane.bulk.pick_all(&pane.table),
        UiCommand::ShowNewcomers => pane.release_list(),
        UiCommand::NextOrder => pane.table.set_sort(after(pane.table.sort())),
        UiCommand::RemoveAgain => remove_again(call, context, pane, actions),
        UiCommand::Remove if !pane.bulk.selection.is_empty() => {
            pane.bulk.open_preview(call, context.now);
        }
        UiCommand::ShowPerson => {
            if let Some(key) = pane.table.focus().cloned() {
                pane.show_card(key);
            }
        }
        _ if command.is_of_person() => {
            let focus = pane.table.focus().cloned();
            if let Some(key) = focus.filter(|key| pane.takes_key(key, context.now)) {
                run_for(command, &key, Source::Key, call, context, pane, actions);
            }
        }
        _ => {}
    }
}

/// The keyboard goes to the people, and to the first of them where it was with nobody.
fn go_to_list(pane: &mut CallPane) {
    if pane.table.focus().is_none() {
        pane.scroll_to = pane.table.move_focus(Step::First);
    }
    pane.keys_lead = true;
    pane.focus_list = true;
}

/// Selects those of one kind; the keyboard goes to the people.
pub(crate) fn select(choice: QuickChoice, context: &CallContext<'_>, pane: &mut CallPane) {
    pane.bulk.pick_quickly(&pane.table, choice, context.now);
    pane.focus_list = true;
}

/// Does something to exactly this person.
pub(crate) fn run_for(
    command: UiCommand,
    key: &RowKey,
    source: Source,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    let Some(row) = call.rows.iter().find(|row| row.key == *key) else {
        return;
    };
    let is_open = row_commands::why_not(command, call, context, row).is_none();
    match command {
        UiCommand::SelectPerson => pane.bulk.pick(&pane.table, key, Pick::Toggle),
        UiCommand::Remove => remove_or_ask(call, context, pane, key, source, actions),
        UiCommand::KeepOut if is_open => {
            pane.scroll_to = pane.table.line_of(key);
            pane.ask(About::KeepingOut(key.clone()), context.now);
        }
        // The card says why nobody can be kept out.
        UiCommand::ShowPerson | UiCommand::KeepOut => pane.show_card(key.clone()),
        UiCommand::Mute if is_open => actions.extend(person_mute_ui::mute(call, row, source)),
        UiCommand::LetStay => {
            let due = call.rules.due(key);
            let stays = due.map(|due| Command::LetStay(call.id.clone(), due.participant.clone()));
            actions.extend(stays.map(Action::Tell));
        }
        _ => {}
    }
}

/// What is told at once, if that is all there is to it.
fn told(command: UiCommand, call: &CallView) -> Option<Action> {
    let id = call.id.clone();
    let command = match command {
        UiCommand::CopyCallId => return Some(Action::Copy(id.to_string())),
        UiCommand::Refresh => Command::Refresh(id),
        UiCommand::Raid => Command::Raid(id, call.raid.is_none()),
        UiCommand::Door => {
            // One that waits since an earlier run lets everybody in.
            let is_closed = call
                .rules
                .door
                .as_ref()
                .is_some_and(|door| !door.waits || door.hold.elsewhere);
            Command::Door(id, (!is_closed).then_some(DOOR_FOR))
        }
        UiCommand::StopRemoving if is_removing(call) => Command::StopEnding(id),
        UiCommand::StopWatching => Command::Forget(id),
        _ => return None,
    };
    Some(Action::Tell(command))
}

fn is_removing(call: &CallView) -> bool {
    let ending = call.ending.as_ref();
    ending.is_some_and(|ending| ending.phase == EndPhase::Removing)
}

fn focused<'a>(call: &'a CallView, pane: &CallPane) -> Option<&'a Arc<Row>> {
    let key = pane.table.focus()?;
    call.rows.iter().find(|row| row.key == *key)
}

/// Gives the keyboard to the search; the key itself is not typed into it.
fn search(ui: &Ui) {
    ui.memory_mut(|memory| memory.request_focus(search_id()));
    let is_slash = |event: &Event| matches!(event, Event::Text(text) if text == "/");
    ui.input_mut(|input| input.events.retain(|event| !is_slash(event)));
}

/// Those who came back after a removal, and when.
fn came_back(call: &CallView) -> Vec<(Duration, RowKey)> {
    let back = |row: &Arc<Row>| match row.state {
        RowState::CameBack { at, .. } => Some((at.monotonic, row.key.clone())),
        _ => None,
    };
    call.rows.iter().filter_map(back).collect()
}

/// Removes the focused person who came back, or goes to whoever came back last and asks about them.
///
/// Nobody who was not in focus when the key was pressed is removed without a question, not even in raid mode.
fn remove_again(
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    let focus = pane.table.focus().cloned();
    let mut people = came_back(call);
    if let Some(key) = focus.filter(|key| people.iter().any(|(_, back)| back == key)) {
        if pane.takes_key(&key, context.now) {
            remove_or_ask(call, context, pane, &key, Source::Key, actions);
        }
        return;
    }
    let is_over = matches!(call.state, WatchState::Ended(_));
    let can_ask = |key: &RowKey| context.pending.removal(&call.id, key).is_none() && !is_over;
    people.retain(|(_, key)| can_ask(key));
    let Some((_, key)) = people.into_iter().max_by_key(|(at, _)| *at) else {
        return;
    };
    let row = call.rows.iter().find(|row| row.key == key);
    let Some(id) = row.and_then(|row| row.removable().cloned()) else {
        return;
    };
    if let Some(line) = pane.table.line_of(&key) {
        pane.table.set_focus(Some(key.clone()));
        pane.scroll_to = Some(line);
        pane.keys_lead = true;
    }
    pane.ask(About::Removal(key, id), context.now);
}

fn after(sort: Sort) -> Sort {
    let place = Sort::ALL.iter().position(|known| *known == sort);
    Sort::ALL[place.map_or(0, |place| (place + 1) % Sort::ALL.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_is_reached() {
        let mut seen = vec![Sort::default()];
        while seen.len() < Sort::ALL.len() {
            seen.push(after(seen[seen.len() - 1]));
        }
        assert!(Sort::ALL.iter().all(|sort| seen.contains(sort)));
        assert_eq!(after(seen[seen.len() - 1]), Sort::default());
    }
}
