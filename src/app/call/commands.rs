//! The actions of a call's commands, and reasons why a command isn't available.

use std::sync::Arc;
use std::time::Duration;

use egui::{Event, Ui};

use crate::app::call::confirm::remove_or_ask::remove_or_ask;
use crate::app::call::invite::move_to_ui::move_to;
use crate::app::call::people::tools_ui::search_id;
use crate::app::call::person::person_parts::copied_name;
use crate::app::call::person::person_service_ui;
use crate::app::call::rows::failed_buttons::{mute, retry, to_mute};
use crate::app::call::rows::move_back::move_back;
use crate::app::call::rows::row_commands;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::call_ui_state::CallUiState;
use crate::app::call::state::cancel_several::is_cancellable;
use crate::app::call::state::context::CallContext;
use crate::app::call::state::dialog::CallDialog;
use crate::app::call::state::list::{ListHint, ListState};
use crate::app::call::state::question::QuestionSubject;
use crate::app::language::text::tr;
use crate::app::state::action::Action;
use crate::app::state::armed::Armed;
use crate::app::state::commands::UiCommand;
use crate::app::state::copied::Copied;
use crate::app::words::keep_out_text::{close_door, let_next_in};
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::state::row::{Row, RowKey, RowState};
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::table::{FocusStep, QuickChoice, SelectionClick, Sort};

/// Returns why the command isn't available now, or `None` if it is.
pub(crate) fn why_not(
    command: UiCommand,
    call: &CallView,
    context: &CallContext<'_>,
    state: &CallUiState,
) -> Option<String> {
    let is_over = call.has_ended();
    match command {
        UiCommand::Search
        | UiCommand::GoToList
        | UiCommand::SelectAll
        | UiCommand::NextOrder
        | UiCommand::Filter(_)
        | UiCommand::CopyCallId
        | UiCommand::StopWatching => return None,
        UiCommand::GoToNotice => {
            let is_there = state.list.top_strip.notice_keys.is_there() || call.of_folded_wave() > 0;
            return (!is_there).then(|| tr("why-no-notice"));
        }
        UiCommand::LetNextIn if !is_over => {
            return let_next_in(call).is_none().then(|| tr("door-open"));
        }
        UiCommand::Remove if !state.bulk.selection.is_empty() => return None,
        _ if command.is_of_person() => {
            let Some(row) = focused(call, state) else {
                return Some(tr("why-nobody-chosen"));
            };
            return row_commands::why_not(command, call, context, row);
        }
        _ if is_over => return Some(tr("why-call-over")),
        _ => {}
    }
    match command {
        UiCommand::StopRemoving => (!is_removing(call)).then(|| tr("why-not-removing")),
        UiCommand::RetryRemovals => retry(call).is_none().then(|| tr("why-none-failed")),
        UiCommand::MuteFailed => {
            let is_none = to_mute(call, context).is_empty();
            is_none.then(|| tr("why-none-failed"))
        }
        UiCommand::Results => {
            let is_there = state.inspector.has_results(call);
            (!is_there).then(|| tr("why-no-results"))
        }
        UiCommand::CancelInvitations => {
            let is_ringing = call.invitations.iter().any(|it| is_cancellable(it));
            (!is_ringing).then(|| tr("why-none-rings"))
        }
        UiCommand::SelectNewGuests => {
            let n = state
                .bulk
                .would_choose(&state.list.table, QuickChoice::NewGuests, context.now);
            (n == 0).then(|| tr("why-no-new-guests"))
        }
        UiCommand::RemoveAgain => came_back(call).is_empty().then(|| tr("why-nobody-back")),
        UiCommand::ShowNewcomers => {
            let is_current = !state.list.shows_gone_too_long(context.now);
            let is_none = state.list.table.held_back() == 0 && is_current;
            is_none.then(|| tr("why-nobody-held-back"))
        }
        UiCommand::Leave => context.is_leaving(call).then(|| tr("why-on-its-way")),
        _ => None,
    }
}

/// Runs a command on the call, the selection or the focused person.
pub(crate) fn run(ui: &Ui, command: UiCommand, cx: &mut CallUi<'_>) {
    if command == UiCommand::Door && close_door(cx.call).is_none() {
        return cx.open_door();
    }
    if let Some(action) = action_of(command, cx.call) {
        cx.actions.push(action);
        return;
    }
    match command {
        UiCommand::Search => search(ui),
        UiCommand::GoToNotice => go_to_notice(cx),
        UiCommand::GoToList => go_to_list(&mut cx.state.list),
        UiCommand::Rules if cx.state.inspector.shows_rules() => cx.state.close_rules(),
        UiCommand::Rules => cx.state.inspector.show_rules(true),
        UiCommand::Invite => cx.state.open_invite(false),
        UiCommand::CancelInvitations => cx.state.open_cancel_several(cx.call, cx.context.now),
        UiCommand::Leave if !cx.context.is_leaving(cx.call) => {
            cx.state.open(CallDialog::Leave(Armed::new(cx.context.now)));
        }
        UiCommand::Results => cx.state.inspector.show_results(cx.call),
        UiCommand::RetryRemovals => {
            if let Some(again) = retry(cx.call) {
                cx.state.inspector.show_batch();
                cx.tell(again);
            }
        }
        UiCommand::MuteFailed => mute(cx, &to_mute(cx.call, cx.context), Source::Key),
        UiCommand::LetNextIn => cx.let_next_in(),
        UiCommand::SelectNewGuests => select(QuickChoice::NewGuests, cx.context, cx.state),
        UiCommand::SelectAll => cx.state.bulk.pick_all(&cx.state.list.table),
        UiCommand::ShowNewcomers => cx.state.list.release(),
        UiCommand::NextOrder => cx
            .state
            .list
            .table
            .set_sort(after(cx.state.list.table.sort())),
        UiCommand::Filter(filter) => {
            cx.state.list.table.set_filter(filter);
            go_to_list(&mut cx.state.list);
        }
        UiCommand::RemoveAgain => remove_again(cx),
        UiCommand::Remove if !cx.state.bulk.selection.is_empty() => {
            cx.state.bulk.open_preview(cx.call, cx.context.now);
        }
        UiCommand::ShowPerson => {
            if let Some(key) = cx.state.list.table.focus().cloned() {
                cx.state.inspector.show_card(key);
            }
        }
        _ if command.is_of_person() && !cx.state.sees_focus(cx.call) => {
            cx.state.list.point_out(cx.context.now);
        }
        _ if command.is_of_person() => {
            let focus = cx.state.list.table.focus().cloned();
            if let Some(key) = focus.filter(|key| cx.state.list.takes_key(key, cx.context.now)) {
                run_for(command, &key, Source::Key, cx);
            }
        }
        _ => {}
    }
}

/// Moves the focus to the notice. If none is shown and the notice of a wave was dismissed, first shows that one again.
fn go_to_notice(cx: &mut CallUi<'_>) {
    let keys = &mut cx.state.list.top_strip.notice_keys;
    if !keys.is_there() && cx.call.of_folded_wave() > 0 {
        cx.tell(Command::ShowWave(cx.call.id.clone()));
    }
    cx.state.list.top_strip.notice_keys.lead();
}

/// Moves the focus to the list: to the person who had the focus last, or else to the first person. Brings the person into
/// sight.
fn go_to_list(list: &mut ListState) {
    if list.table.focus().is_none() {
        list.scroll_to = list.table.move_focus(FocusStep::First);
    }
    list.show_focus();
}

/// Selects people by a quick choice and moves the focus to the list. If the choice selects nobody, says so and keeps
/// the selection; only [`QuickChoice::EverybodyBut`] may deselect everyone.
pub(crate) fn select(choice: QuickChoice, context: &CallContext<'_>, state: &mut CallUiState) {
    let table = &state.list.table;
    let deselects = choice == QuickChoice::EverybodyBut && state.bulk.holds();
    if !deselects && state.bulk.would_choose(table, choice, context.now) == 0 {
        state.list.hint = Some((ListHint::Nobody(choice), context.now));
        return;
    }
    state
        .bulk
        .pick_quickly(&state.list.table, choice, context.now);
    let first = state.bulk.first_line(&state.list.table);
    state.list.bring_up(first);
    state.list.wants_focus = true;
}

/// Runs the command for exactly this person.
pub(crate) fn run_for(command: UiCommand, key: &RowKey, source: Source, cx: &mut CallUi<'_>) {
    let Some(row) = cx.call.row(key) else {
        return;
    };
    let is_open = row_commands::why_not(command, cx.call, cx.context, row).is_none();
    match command {
        UiCommand::SelectPerson => {
            cx.state
                .bulk
                .pick(&cx.state.list.table, key, SelectionClick::Toggle);
        }
        UiCommand::CopyName => cx.actions.extend(copied_name(row)),
        UiCommand::Remove => remove_or_ask(cx, key, source),
        UiCommand::KeepOut if is_open => {
            cx.state.list.scroll_to = cx.state.list.table.line_of(key);
            cx.state
                .ask(QuestionSubject::KeepingOut(key.clone()), cx.context.now);
        }
        // The card explains why somebody can't be kept out.
        UiCommand::ShowPerson | UiCommand::KeepOut => cx.state.inspector.show_card(key.clone()),
        UiCommand::MoveBack => {
            cx.actions
                .extend(move_back(cx.call, cx.context, row, source));
        }
        UiCommand::MoveTo if is_open => move_to(cx, row),
        UiCommand::LetNextIn => cx.let_next_in(),
        UiCommand::LetStay => {
            cx.actions
                .extend(row_commands::let_stay(cx.call, row).map(Action::Tell));
        }
        _ => {
            let deed = command.service().filter(|_| is_open);
            let action = deed.and_then(|deed| person_service_ui::serve(deed, cx.call, row, source));
            cx.actions.extend(action);
        }
    }
}

/// Returns the action of a command that needs no dialog, selection or focus. `None` for other commands, or if there is
/// nothing to do, for example no removal to stop.
fn action_of(command: UiCommand, call: &CallView) -> Option<Action> {
    let id = call.id.clone();
    let command = match command {
        UiCommand::CopyCallId => return Some(Action::Copy(Copied::Id, id.to_string())),
        UiCommand::Refresh => Command::Refresh(id),
        UiCommand::Raid => Command::Raid(id, call.raid.is_none()),
        UiCommand::Door => close_door(call)?,
        UiCommand::StopRemoving if is_removing(call) => Command::StopRemovals(id),
        UiCommand::StopWatching => Command::Forget(id),
        _ => return None,
    };
    Some(Action::Tell(command))
}

fn is_removing(call: &CallView) -> bool {
    (call.batch.as_ref()).is_some_and(|batch| batch.is_removing())
}

fn focused<'a>(call: &'a CallView, state: &CallUiState) -> Option<&'a Arc<Row>> {
    call.row(state.list.table.focus()?)
}

/// Moves the focus to the search field, and discards the pressed `/`, which would otherwise be typed into the field.
fn search(ui: &Ui) {
    ui.memory_mut(|memory| memory.request_focus(search_id()));
    let is_slash = |event: &Event| matches!(event, Event::Text(text) if text == "/");
    ui.input_mut(|input| input.events.retain(|event| !is_slash(event)));
}

/// Returns the people who came back after a removal, each with the time of their return.
fn came_back(call: &CallView) -> Vec<(Duration, RowKey)> {
    let back = |row: &Arc<Row>| match row.state {
        RowState::CameBack { at, .. } => Some((at.monotonic, row.key.clone())),
        _ => None,
    };
    call.rows.iter().filter_map(back).collect()
}

/// Removes somebody who came back after a removal, or asks whether to.
///
/// If the focused person came back, calls [`remove_or_ask`] for them. Otherwise moves the focus to the person who came
/// back last, and asks.
///
/// Only a person who had the focus when the key was pressed can be removed without a question, even in raid mode.
fn remove_again(cx: &mut CallUi<'_>) {
    let focus = cx.state.list.table.focus().cloned();
    let mut people = came_back(cx.call);
    if let Some(key) = focus.filter(|key| people.iter().any(|(_, back)| back == key)) {
        if cx.state.list.takes_key(&key, cx.context.now) {
            remove_or_ask(cx, &key, Source::Key);
        }
        return;
    }
    let is_over = cx.call.has_ended();
    let can_ask = |key: &RowKey| cx.context.pending.removal(&cx.call.id, key).is_none() && !is_over;
    people.retain(|(_, key)| can_ask(key));
    let Some((_, key)) = people.into_iter().max_by_key(|(at, _)| *at) else {
        return;
    };
    let row = cx.call.row(&key);
    let Some(id) = row.and_then(|row| row.removable().cloned()) else {
        return;
    };
    if let Some(line) = cx.state.list.table.line_of(&key) {
        cx.state.list.table.set_focus(Some(key.clone()));
        cx.state.list.scroll_to = Some(line);
        cx.state.list.keys_lead = true;
    }
    cx.state
        .ask(QuestionSubject::Removal(key, id), cx.context.now);
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
