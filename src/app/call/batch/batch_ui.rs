//! The panel of a removal batch, during and after it: progress, each person's result, and the next steps.

use egui::{ScrollArea, Ui, vec2};
use egui_material_icons::icons::{ICON_CALL_END, ICON_ERROR};

use crate::app::call::batch::batch_list_ui::{BatchLine, StillHere, line_ui, lines};
use crate::app::call::rows::door_button::door_button;
use crate::app::call::rows::failed_buttons::{besides, left_in_call, mute_ui, retry_ui};
use crate::app::call::rows::named_people::NamedPeople;
use crate::app::call::rows::result_line::ROW;
use crate::app::call::state::bulk_removal::spared;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::dialog::CallDialog;
use crate::app::call::state::end_form::{EndForm, PeopleToRemove};
use crate::app::call::state::inspector::PanelFocus;
use crate::app::language::text::{key, sentences, tr, tr_with};
use crate::app::look::list_table::rows_ui;
use crate::app::look::styles::hint;
use crate::app::look::theme::palette;
use crate::app::look::widgets::button::small_button;
use crate::app::look::widgets::linked_names::linked_paragraph;
use crate::app::look::widgets::{Button, ButtonKind, progress_bar};
use crate::app::parts::dialog::note;
use crate::app::parts::failure_details::access_button_ui;
use crate::app::parts::panel_head::panel_head_ui;
use crate::app::state::action::Action;
use crate::app::state::copied::Copied;
use crate::app::state::source::pressed_with;
use crate::app::words::batch_text::{shared_refusal, so_far, through_of, under_way};
use crate::app::words::failure_text::{removal_failure_text, still_here_next};
use crate::app::words::keep_out_text::close_door;
use crate::app::words::time_text::{far, until};
use crate::moderation::acts::batch::EntryResult;
use crate::moderation::command::Command;
use crate::moderation::model::failure::Cause;
use crate::moderation::model::participant::Badge;
use crate::moderation::state::deeds::batch::{BatchPhase, BatchPurpose, RemovalBatch};
use crate::moderation::state::deeds::leave::LeaveState;
use crate::moderation::state::row::{Row, RowKey};
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::table::QuickChoice;

/// If the part that scrolls is lower than this, in points, the list of people who weren't removed comes above the words.
const LOW: f32 = 260.0;

/// Draws the panel. Its title, "Stop" and the buttons at the foot stay in sight; the rest scrolls as a whole.
pub(crate) fn batch_ui(ui: &mut Ui, cx: &mut CallUi<'_>, batch: &RemovalBatch) {
    ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
    head_ui(ui, cx, batch);
    let is_under_way = matches!(batch.phase, BatchPhase::Removing | BatchPhase::Leaving);
    let foot = match (is_under_way, batch.purpose) {
        (true, _) => 0.0,
        (false, BatchPurpose::EndForAll) => 20.0 + 3.0 * 38.0,
        (false, BatchPurpose::Remove) => 20.0 + 2.0 * 38.0,
    };
    let room = (ui.available_height() - foot).max(ROW);
    let mut lines = lines(cx.call, batch);
    let is_low = room < LOW && !is_under_way && failed_in(cx.call, batch) > 0;
    if is_low && matches!(lines.first(), Some(BatchLine::Head(_))) {
        lines.remove(0);
    }
    let (call, now) = (cx.call, cx.context.now);
    let mut pressed = None;
    ScrollArea::vertical()
        .id_salt("ending panel")
        .max_height(room)
        .min_scrolled_height(0.0)
        .auto_shrink(false)
        .show(ui, |ui| {
            if !is_low {
                words_ui(ui, cx, batch);
            }
            rows_ui(ui, ROW, lines.len(), |ui, at| {
                pressed = line_ui(ui, &lines[at], call, now).or(pressed.take());
            });
            if is_low {
                words_ui(ui, cx, batch);
            }
        });
    let show = pressed.map(|key| Action::ShowPerson(call.id.clone(), key));
    cx.actions.extend(show);
    if !is_under_way {
        ui.separator();
        foot_ui(ui, cx, batch);
    }
}

fn head_ui(ui: &mut Ui, cx: &mut CallUi<'_>, batch: &RemovalBatch) {
    let (title, _) = head_text(cx.call, batch);
    let close = panel_head_ui(ui, &title, &tr("ending-put-away"), |_| {});
    if cx.state.inspector.take_keyboard(ui, PanelFocus::Results) {
        close.request_focus();
    }
    cx.state.inspector.closes_batch = Some(close.id);
    if close.clicked() {
        cx.state.inspector.put_away(batch.since);
    }
    if matches!(batch.phase, BatchPhase::Removing | BatchPhase::Leaving) {
        let (through, of) = batch.progress();
        let [accepted, _] = under_way(cx.call, batch);
        #[expect(clippy::cast_precision_loss, reason = "a bar of a few hundred points")]
        let parts = if of == 0 {
            [1.0, 0.0]
        } else {
            [through, accepted].map(|n| n as f32 / of as f32)
        };
        progress_bar(ui, parts, &title);
    }
    // "Stop" isn't at the foot: other buttons appear there once it is pressed, and the second click of a double click would hit one of
    // them.
    if batch.is_removing() {
        let stop = Button::new(ButtonKind::Resting, tr("ending-stop"))
            .width(ui.available_width())
            .show(ui);
        if stop.clicked() {
            cx.tell(Command::StopRemovals(cx.call.id.clone()));
        }
    } else if batch.purpose == BatchPurpose::Remove && failed_in(cx.call, batch) > 0 {
        // Takes the place of "Stop", far from buttons that send requests.
        let left = left_in_call(cx.call, Some(batch));
        let why = left.is_empty().then(|| tr("removal-failures-gone"));
        let show = Button::new(ButtonKind::Resting, tr("removal-show-failures"))
            .width(ui.available_width())
            .disabled_because(why.as_deref())
            .show(ui);
        if show.clicked() {
            cx.state.show_failures(&left, batch.since);
        }
    }
}

/// Draws the words that scroll with the list of people.
fn words_ui(ui: &mut Ui, cx: &mut CallUi<'_>, batch: &RemovalBatch) {
    let (_, text) = head_text(cx.call, batch);
    let held = held_up(batch, cx).or_else(|| slowed_down(cx, batch));
    for text in [Some(text), held].into_iter().flatten() {
        if !text.is_empty() {
            hint(ui, text);
        }
    }
    others_ui(ui, cx, batch);
    shared_refusal_ui(ui, batch, cx);
    door_ui(ui, cx, batch);
}

/// Names those of the failed people whom this batch didn't ask for, and guests of the newest wave who may stay.
fn others_ui(ui: &mut Ui, cx: &mut CallUi<'_>, batch: &RemovalBatch) {
    let rules = &cx.call.rules;
    let others = besides(cx.call, batch).into_iter();
    let (by_door, earlier): (Vec<&Row>, Vec<&Row>) = others.partition(|row| {
        let door = rules.door.as_ref();
        rules.failed_at(row) && door.is_some_and(|door| door.meets(row))
    });
    let wave = cx.call.known_wave();
    let wave = wave.map(|wave| spared(cx.call, QuickChoice::CameWith(wave.since.monotonic)));
    let spared = wave.into_iter().flatten().map(|row| &**row).collect();
    for (key, rows) in [
        (key!("removal-others-door"), by_door),
        (key!("removal-others"), earlier),
        (key!("notice-wave-may-stay"), spared),
    ] {
        if rows.is_empty() {
            continue;
        }
        let mut people = NamedPeople::default();
        let names = people.list(&rows);
        let values = [("n", rows.len().into()), ("names", names.into())];
        let text = tr_with(key, &values);
        let (_, pressed) = linked_paragraph(ui, &text, people.lists());
        cx.actions.extend(people.show(&cx.call.id, pressed));
    }
}

/// Counts the people whose removal failed or had no effect, also those whom another removal or the door concerned.
fn failed_in(call: &CallView, batch: &RemovalBatch) -> usize {
    let others = match batch.purpose {
        BatchPurpose::Remove => besides(call, batch).len(),
        BatchPurpose::EndForAll => 0,
    };
    batch.count(EntryResult::is_left_over) + others
}

/// Offers to close the open guest door if a batch of removals has guests. A closed door removes guests who join again.
fn door_ui(ui: &mut Ui, cx: &mut CallUi<'_>, batch: &RemovalBatch) {
    let is_over = cx.call.has_ended();
    let is_removal = batch.purpose == BatchPurpose::Remove;
    let guests = batch.people.iter().any(|one| one.who.badge.is_anonymous());
    let Some(close) = close_door(cx.call).filter(|_| !is_over && is_removal && guests) else {
        return;
    };
    let width = ui.available_width();
    if door_button(ui, ButtonKind::Resting, Some(width)) {
        cx.tell(close);
    }
}

/// Draws the most common failure in the batch, and its remedy. Draws nothing if no two people share a failure.
fn shared_refusal_ui(ui: &mut Ui, batch: &RemovalBatch, cx: &mut CallUi<'_>) {
    let Some((failure, badges)) = shared_refusal(batch) else {
        return;
    };
    // If one of these people is a member, uses the words for members, because a member may be an organizer.
    let is_member = |badge: &&Badge| **badge == Badge::Member;
    let badge = badges.iter().find(is_member).unwrap_or(&badges[0]);
    let words = removal_failure_text(failure, cx.context.snapshot, *badge);
    let why = sentences(&[words.sentence, words.next_step]);
    let values = [("n", badges.len().into()), ("why", why.into())];
    let (ink, text) = (palette(ui).danger, tr_with("removal-shared", &values));
    note(ui, ICON_ERROR.codepoint, ink, &text);
    ui.horizontal_wrapped(|ui| {
        if let Some(cmdlet) = words.cmdlet
            && small_button(ui, &tr("person-copy-command"), &tr("person-copy-command"))
        {
            cx.actions.push(Action::Copy(Copied::Command, cmdlet));
        }
        access_button_ui(ui, &failure.cause, cx.actions);
    });
}

/// Says that the remaining removals wait until Graph or Entra takes requests again. `None` if they don't wait.
fn held_up(batch: &RemovalBatch, cx: &CallUi<'_>) -> Option<String> {
    let pause = cx.context.snapshot.pause.as_ref();
    let pause = pause.filter(|_| batch.is_removing())?;
    let by_graph = matches!(pause.failure.cause, Cause::Throttled(_));
    let (soon, later) = if by_graph {
        (key!("pause-graph"), key!("pause-graph-until"))
    } else {
        (key!("pause-entra"), key!("pause-entra-until"))
    };
    match (
        far(cx.context.now, pause.until),
        until(cx.context.now, pause.until),
    ) {
        (Some(time), _) => Some(tr_with(later, &[("time", time.into())])),
        (None, 0) => None,
        (None, n) => Some(tr_with(soon, &[("n", n.into())])),
    }
}

/// Says how long the waiting removals take at the pace that the service allows. `None` in these cases:
/// - the service sets no limit
/// - nothing is being removed
/// - the wait is below two seconds
fn slowed_down(cx: &CallUi<'_>, batch: &RemovalBatch) -> Option<String> {
    let interval = cx.context.snapshot.removal_interval?;
    let waiting = batch.count(|result| *result == EntryResult::Waiting);
    // While the call's rules have removals to send, those removals take every second turn.
    let turns = waiting + waiting.min(cx.call.rules.due.len());
    let seconds = (interval.as_secs_f64() * f64::from(u32::try_from(turns).ok()?)).ceil();
    let says = batch.is_removing() && seconds >= 2.0;
    says.then(|| tr_with("pace-left", &[("n", seconds.into())]))
}

/// Counts, for each person who stayed, the removals that Graph accepted without effect. Returns the lowest count, or
/// `None` if nobody stayed.
fn fewest_ignored(call: &CallView, batch: &RemovalBatch) -> Option<u32> {
    let stayed = batch.people.iter();
    let stayed = stayed.filter(|one| one.result == EntryResult::StillHere);
    let ignored = stayed.map(|one| {
        let row = call.row(&RowKey::Participant(one.participant.clone()));
        row.map_or(1, |row| row.seen.ignored)
    });
    ignored.min()
}

fn head_text(call: &CallView, batch: &RemovalBatch) -> (String, String) {
    let left = StillHere::after(call, batch);
    let (here, nobody_left) = (
        left.here.len(),
        left.unsure.is_empty() && left.here.is_empty(),
    );
    let failed = failed_in(call, batch);
    let could_not_leave = matches!(call.leaving, Some(LeaveState::Failed(_)));
    match batch.phase {
        BatchPhase::Removing => {
            let text = match batch.purpose {
                BatchPurpose::EndForAll => {
                    sentences(&[so_far(call, batch, failed), tr("ending-removing-text")])
                }
                BatchPurpose::Remove => so_far(call, batch, failed),
            };
            let (title, n) = match batch.repeated {
                0 => (key!("removal-title"), batch.people.len()),
                n => (key!("removal-title-again"), n),
            };
            (tr_with(title, &[("n", n.into())]), text)
        }
        BatchPhase::Done => {
            let mut text = Vec::new();
            if failed > 0 {
                text.push(tr("removal-failed"));
            }
            text.extend(fewest_ignored(call, batch).map(still_here_next));
            (through_of(batch, failed), sentences(&text))
        }
        BatchPhase::Leaving => (tr("ending-leaving"), tr("ending-leaving-text")),
        BatchPhase::NotSure => (tr("ending-not-sure"), tr("ending-not-sure-text")),
        BatchPhase::LeftOver if nobody_left && could_not_leave => {
            (tr("ending-nobody"), tr("ending-nobody-text"))
        }
        // Absence from the roster doesn't prove that somebody left.
        BatchPhase::LeftOver if here == 0 => (tr("ending-not-sure"), tr("ending-not-sure-text")),
        BatchPhase::LeftOver => (
            tr_with("ending-left-over", &[("n", here.into())]),
            tr("ending-left-over-text"),
        ),
        BatchPhase::Stopped if batch.purpose == BatchPurpose::Remove => {
            let open = batch.count(|result| *result == EntryResult::Asked);
            let text = tr_with("removal-stopped-text", &[("n", open.into())]);
            let values = [("results", through_of(batch, failed).into())];
            (tr_with("removal-stopped", &values), text)
        }
        BatchPhase::Stopped => {
            let open = batch.count(|result| *result == EntryResult::Asked);
            let text = if open > 0 {
                tr_with("ending-stopped-open", &[("n", open.into())])
            } else {
                tr("ending-stopped-text")
            };
            let title = if here == 0 && !nobody_left {
                tr("ending-not-sure")
            } else {
                tr_with("ending-stopped", &[("n", here.into())])
            };
            (title, text)
        }
    }
}

fn foot_ui(ui: &mut Ui, cx: &mut CallUi<'_>, batch: &RemovalBatch) {
    // Each button always keeps its place. Otherwise a press could hit another button.
    if batch.purpose == BatchPurpose::EndForAll {
        end_or_leave_ui(ui, cx, batch);
        return close_ui(ui, cx, batch, ui.available_width());
    }
    retry_ui(ui, cx, ui.available_width());
    ui.horizontal(|ui| {
        let width = (ui.available_width() - ui.spacing().item_spacing.x) / 2.0;
        mute_ui(ui, cx, width);
        close_ui(ui, cx, batch, width);
    });
}

fn close_ui(ui: &mut Ui, cx: &mut CallUi<'_>, batch: &RemovalBatch, width: f32) {
    let is_open = batch.is_open().then(|| tr("end-is-running"));
    let close = Button::new(ButtonKind::Quiet, tr("question-close"))
        .width(width)
        .disabled_because(is_open.as_deref());
    if close.show(ui).clicked() {
        cx.tell(Command::DismissBatch(cx.call.id.clone()));
    }
}

fn end_or_leave_ui(ui: &mut Ui, cx: &mut CallUi<'_>, batch: &RemovalBatch) {
    let width = ui.available_width();
    let others = PeopleToRemove::of(cx.call).people.len();
    let is_open = batch.is_open().then(|| tr("end-is-running"));
    let why = is_open.or_else(|| (others == 0).then(|| tr("end-nobody")));
    let again = Button::new(ButtonKind::DangerOutline, tr("ending-again"))
        .width(width)
        .disabled_because(why.as_deref());
    if again.show(ui).clicked() {
        let form = EndForm::new(cx.call, cx.context.now);
        cx.state.open(CallDialog::End(form));
    }
    let is_leaving = cx.context.is_leaving(cx.call);
    let label = match (is_leaving, others) {
        (true, _) => tr("call-leaving"),
        (false, 0) => tr("leave-yes"),
        (false, _) => tr("ending-leave"),
    };
    let leave = Button::new(ButtonKind::Resting, &label)
        .icon(ICON_CALL_END.codepoint)
        .width(width)
        .busy(is_leaving);
    if leave.show(ui).clicked() {
        cx.tell(Command::Leave {
            call: cx.call.id.clone(),
            source: pressed_with(ui),
        });
    }
}
