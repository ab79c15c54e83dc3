//! Buttons for all people who couldn't be removed: one tries again, the other mutes them.

use egui::{Sense, Ui, vec2};

use crate::app::call::rows::named_people::NamedPeople;
use crate::app::call::rows::not_removed::not_removed;
use crate::app::call::rows::notice_content::{NAMES, Notice, NoticePress};
use crate::app::call::state::bulk_removal::MANY;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::context::CallContext;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::widgets::{Button, ButtonKind};
use crate::app::state::action::Action;
use crate::app::state::commands::UiCommand;
use crate::app::state::source::pressed_with;
use crate::app::words::service_text::obstacle;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::model::deed::ServiceDeed;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::state::deeds::batch::{BatchPhase, BatchPurpose, RemovalBatch};
use crate::moderation::state::row::{Row, RowKey, RowState};
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::table::may_choose;

/// Height of the buttons, in points. While a button applies to nobody, its place stays free.
const BUTTON: f32 = 30.0;

/// Returns the people who couldn't be removed and aren't in the batch, such as those whom the door couldn't remove.
pub(crate) fn besides<'a>(call: &'a CallView, batch: &RemovalBatch) -> Vec<&'a Row> {
    let mut rows = not_removed(call);
    rows.retain(|row| {
        let id = row.key.participant();
        batch.people.iter().all(|one| Some(&one.participant) != id)
    });
    rows
}

/// Returns the rows of people who are listed although a removal of the batch or another one failed or had no effect.
pub(crate) fn left_in_call<'a>(call: &'a CallView, batch: Option<&RemovalBatch>) -> Vec<&'a Row> {
    let Some(batch) = batch else {
        return not_removed(call);
    };
    let others = besides(call, batch);
    let rows = call.rows.iter().map(|row| &**row);
    let is_left = |row: &&Row| {
        let mut left = batch.people.iter().filter(|one| one.result.is_left_over());
        let in_batch = left.any(|one| row.key.participant() == Some(&one.participant));
        in_batch && row.is_listed() || others.iter().any(|other| other.key == row.key)
    };
    rows.filter(is_left).collect()
}

/// Returns the command that retries all removals worth retrying: those of the batch, of the rules, and single ones.
/// `None` if there are none, while the batch runs, or if the batch was to end the call.
pub(crate) fn retry(call: &CallView) -> Option<Command> {
    let people = to_retry(call);
    (!people.is_empty()).then(|| remove_again(call, people))
}

fn remove_again(call: &CallView, people: Vec<ParticipantId>) -> Command {
    Command::RemoveMany {
        call: call.id.clone(),
        people,
    }
}

fn to_retry(call: &CallView) -> Vec<ParticipantId> {
    let is_worth = |row: &&Row| match &row.state {
        RowState::Failed { failure, .. } => may_choose(row) && !failure.cause.is_final(),
        RowState::StillHere { .. } => may_choose(row),
        _ => false,
    };
    let Some(batch) = call.batch.as_deref() else {
        let rows = not_removed(call).into_iter().filter(is_worth);
        return rows
            .filter_map(|row| row.key.participant().cloned())
            .collect();
    };
    let is_over = matches!(batch.phase, BatchPhase::Done | BatchPhase::Stopped);
    if !is_over || batch.purpose != BatchPurpose::Remove {
        return Vec::new();
    }
    let failed = batch.worth_retrying().map(|one| one.participant.clone());
    let others = besides(call, batch).into_iter().filter(is_worth);
    let others = others.filter_map(|row| row.key.participant().cloned());
    failed.chain(others).collect()
}

/// Returns the label of the button that tries again. `None` if nothing is worth retrying.
pub(crate) fn retry_label(call: &CallView) -> Option<String> {
    let n = to_retry(call).len();
    (n > 0).then(|| tr_with("removal-retry", &[("n", n.into())]))
}

/// Adds a button that lists everybody with a problem, if `failed` isn't empty. If the notice has no buttons for more
/// urgent matters, and no panel has them, also adds buttons that try again and mute.
pub(crate) fn show_not_removed(failed: &[&Row], cx: &CallUi<'_>, notice: &mut Notice) {
    if failed.is_empty() {
        return;
    }
    let hopeless = hopeless_text(cx.call, failed, &mut notice.people);
    if !hopeless.is_empty() {
        notice.spare(NAMES, hopeless);
    }
    let has_room = !notice.offers() && cx.state.inspector.shown_batch(cx.call).is_none();
    let show = Action::ShowProblems(cx.call.id.clone());
    notice.button(tr("alarm-show"), NoticePress::Do(Box::new(show)));
    if !has_room {
        return;
    }
    // Each button keeps its place while another one comes or goes: a press must not hit another button.
    let people = to_retry(cx.call);
    let (n, is_there) = (people.len(), !people.is_empty());
    let again = Action::Tell(remove_again(cx.call, people));
    let label = tr_with("removal-retry", &[("n", n.into())]);
    notice.button_if(is_there, label, NoticePress::Do(Box::new(again)));
    let muted = to_mute(cx.call, cx.context);
    let (n, is_there) = (muted.len(), !muted.is_empty());
    let label = tr_with("removal-mute", &[("n", n.into())]);
    notice.button_if(is_there, label, NoticePress::Mute(muted));
}

/// Names those of the failed people for whom trying again is no use. Empty if that is nobody or everybody.
pub(crate) fn hopeless_text(call: &CallView, failed: &[&Row], people: &mut NamedPeople) -> String {
    let again = to_retry(call);
    let is_worth = |row: &Row| row.key.participant().is_some_and(|id| again.contains(id));
    let (worth, hopeless): (Vec<&Row>, Vec<&Row>) = failed.iter().partition(|row| is_worth(row));
    if worth.is_empty() || hopeless.is_empty() {
        return String::new();
    }
    let names = people.list(&hopeless);
    tr_with("notice-no-retry", &[("names", names.into())])
}

/// Draws the button that tries again.
pub(crate) fn retry_ui(ui: &mut Ui, cx: &mut CallUi<'_>, width: f32) {
    let Some(label) = retry_label(cx.call) else {
        ui.allocate_exact_size(vec2(width, BUTTON), Sense::hover());
        return;
    };
    let key = UiCommand::RetryRemovals.key();
    let is_vain = to_retry(cx.call).into_iter().all(|id| {
        let row = cx.call.row(&RowKey::Participant(id));
        row.is_some_and(|row| row.seen.ignored > 1)
    });
    let kind = if is_vain {
        ButtonKind::Resting
    } else {
        ButtonKind::DangerOutline
    };
    let button = Button::new(kind, label).key(&key).height(BUTTON);
    if button.width(width).show(ui).clicked()
        && let Some(again) = retry(cx.call)
    {
        cx.state.inspector.show_batch();
        cx.tell(again);
    }
}

/// Returns the people who weren't removed, are still listed and can be muted, at most [`MANY`].
pub(crate) fn to_mute(call: &CallView, context: &CallContext<'_>) -> Vec<ParticipantId> {
    let can = left_in_call(call, call.batch.as_deref());
    let can = can
        .into_iter()
        .filter(|row| obstacle(ServiceDeed::Mute, call, context.pending, row, None).is_none());
    can.filter_map(|row| row.key.participant().cloned())
        .take(MANY)
        .collect()
}

/// Draws the button that mutes all who weren't removed.
pub(crate) fn mute_ui(ui: &mut Ui, cx: &mut CallUi<'_>, width: f32) {
    let people = to_mute(cx.call, cx.context);
    if people.is_empty() {
        ui.allocate_exact_size(vec2(width, BUTTON), Sense::hover());
        return;
    }
    let (n, key) = ([("n", people.len().into())], UiCommand::MuteFailed.key());
    let button = Button::new(ButtonKind::Resting, tr_with("removal-mute", &n))
        .key(&key)
        .name(tr_with("removal-mute-name", &n))
        .height(BUTTON)
        .width(width);
    let response = button.show(ui);
    if response.clicked() {
        mute(cx, &people, pressed_with(ui));
    } else {
        response.on_hover_text(tr("person-mute-hint"));
    }
}

/// Mutes these people.
pub(crate) fn mute(cx: &mut CallUi<'_>, people: &[ParticipantId], source: Source) {
    for participant in people {
        cx.tell(Command::Service {
            call: cx.call.id.clone(),
            deed: ServiceDeed::Mute,
            participant: Some(participant.clone()),
            source,
        });
    }
}
