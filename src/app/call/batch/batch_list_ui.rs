//! The list of a removal batch: its people, each with their result. After an attempt to end the call for everyone, the
//! list also has the other people in the call.

use std::collections::BTreeMap;

use egui::{Id, Ui};
use egui_material_icons::icons::{
    ICON_CHECK_CIRCLE, ICON_ERROR, ICON_HOURGLASS_TOP, ICON_INFO, ICON_LOGOUT, ICON_SYNC_PROBLEM,
};

use crate::app::call::rows::failed_buttons::besides;
use crate::app::call::rows::result_line::{ROW, ResultWords, part, result_line_ui};
use crate::app::call::state::end_form::PeopleToRemove;
use crate::app::language::text::{key, tr, tr_with};
use crate::app::look::cells::next_row;
use crate::app::look::theme::{self, Palette, palette};
use crate::app::look::widgets::elided;
use crate::app::words::failure_text::failure_text;
use crate::app::words::person_text;
use crate::app::words::row::person_status::{failed_again, is_muted, status};
use crate::app::words::row::status::{Glyph, Status};
use crate::moderation::acts::batch::{BatchEntry, EntryResult};
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::batch::{BatchPhase, BatchPurpose, RemovalBatch};
use crate::moderation::state::row::{Row, RowKey, RowState};
use crate::moderation::state::snapshot::CallView;

pub(crate) enum BatchLine<'a> {
    Head(String),
    Asked(&'a BatchEntry),
    /// A person who is in the call, or may be, but isn't in the batch.
    Here(&'a Row),
    /// A person whom another removal or the door couldn't remove.
    Failed(&'a Row),
}

/// Returns the lines of the list. While the batch runs, lists everyone in it; those who haven't left come first.
///
/// Once the batch is over, each group has a heading. If the batch was to end the call for everyone, the other people in
/// the call are listed too.
pub(crate) fn lines<'a>(call: &'a CallView, batch: &'a RemovalBatch) -> Vec<BatchLine<'a>> {
    if matches!(batch.phase, BatchPhase::Removing | BatchPhase::Leaving) {
        // Lists the people who are still here first, so that they stay in sight.
        let people = batch.people.iter();
        let (here, gone): (Vec<_>, Vec<_>) = people.partition(|one| !one.result.is_gone());
        return here.into_iter().chain(gone).map(BatchLine::Asked).collect();
    }
    if batch.purpose == BatchPurpose::Remove {
        return of_removal(call, batch);
    }
    let asked = batch.people.iter();
    let mut asked: BTreeMap<_, _> = asked.map(|one| (&one.participant, one)).collect();
    let mut lines = Vec::new();
    let StillHere { here, unsure } = StillHere::after(call, batch);
    if !here.is_empty() {
        let n = [("n", here.len().into())];
        lines.push(BatchLine::Head(tr_with("ending-here", &n)));
    }
    for row in here {
        let known = row.key.participant().and_then(|id| asked.remove(id));
        lines.push(known.map_or(BatchLine::Here(row), BatchLine::Asked));
    }
    let is_new = |row: &&Row| {
        let id = row.key.participant();
        id.is_none_or(|id| !asked.contains_key(id))
    };
    let newcomers = unsure.into_iter().filter(is_new).map(BatchLine::Here);
    let rest = batch.people.iter();
    let rest = rest.filter(|one| asked.contains_key(&one.participant));
    let (unsure, gone): (Vec<_>, Vec<_>) = rest.partition(|one| is_unsure(call, one));
    let unsure = unsure.into_iter().map(BatchLine::Asked);
    push_group(&mut lines, key!("ending-unproved"), unsure.chain(newcomers));
    push_people(&mut lines, key!("ending-gone"), gone);
    lines
}

/// Whether it is unknown if the person is still in the call. True if the newest roster lacks them without proof that
/// they left, or if their removal isn't proved.
fn is_unsure(call: &CallView, person: &BatchEntry) -> bool {
    let mut rows = call.rows.iter();
    let row = rows.find(|row| row.key.participant() == Some(&person.participant));
    let is_missing = !person.result.is_gone() && row.is_some_and(|row| row.is_unsure());
    is_missing || person.result == EntryResult::NotProved
}

/// Adds a heading and the lines below it. Adds nothing if there are no lines.
fn push_group<'a>(
    lines: &mut Vec<BatchLine<'a>>,
    head: &str,
    group: impl Iterator<Item = BatchLine<'a>>,
) {
    let group: Vec<_> = group.collect();
    if !group.is_empty() {
        let n = [("n", group.len().into())];
        lines.push(BatchLine::Head(tr_with(head, &n)));
        lines.extend(group);
    }
}

fn push_people<'a>(lines: &mut Vec<BatchLine<'a>>, head: &str, people: Vec<&'a BatchEntry>) {
    push_group(lines, head, people.into_iter().map(BatchLine::Asked));
}

/// The people other than this app who aren't proved gone.
pub(crate) struct StillHere<'a> {
    pub(crate) here: Vec<&'a Row>,
    /// The people who may have left: they aren't listed, or their removal isn't proved.
    pub(crate) unsure: Vec<&'a Row>,
}

impl<'a> StillHere<'a> {
    pub(crate) fn after(call: &'a CallView, batch: &RemovalBatch) -> Self {
        let PeopleToRemove { people, fixed } = PeopleToRemove::of(call);
        let may_have_left = |row: &&Row| {
            let mut asked = batch.people.iter();
            let asked = asked.find(|one| row.key.participant() == Some(&one.participant));
            asked.map_or_else(|| row.is_unsure(), |one| is_unsure(call, one))
        };
        let (unsure, here) = people.into_iter().chain(fixed).partition(may_have_left);
        Self { here, unsure }
    }
}

/// Returns the lines of a removal that is over, in groups with headings: people who weren't removed, people whose
/// removal isn't proved, and people who are gone.
fn of_removal<'a>(call: &'a CallView, batch: &'a RemovalBatch) -> Vec<BatchLine<'a>> {
    let is_gone = |one: &&BatchEntry| one.result.is_gone();
    let (gone, rest): (Vec<_>, Vec<_>) = batch.people.iter().partition(is_gone);
    let is_unproved = |one: &&BatchEntry| one.result == EntryResult::NotProved;
    let (unproved, left): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_unproved);
    let mut lines = Vec::new();
    let left = left.into_iter().map(BatchLine::Asked);
    let others = besides(call, batch).into_iter().map(BatchLine::Failed);
    push_group(&mut lines, key!("removal-left"), left.chain(others));
    push_people(&mut lines, key!("ending-unproved"), unproved);
    push_people(&mut lines, key!("ending-gone"), gone);
    lines
}

/// Draws a line. Returns the person whose name was pressed.
pub(crate) fn line_ui(
    ui: &mut Ui,
    line: &BatchLine<'_>,
    call: &CallView,
    now: Now,
) -> Option<RowKey> {
    let p = palette(ui);
    let rect = next_row(ui, ROW);
    let (key, is_pressed) = match line {
        BatchLine::Head(text) => {
            let ui = &mut part(ui, rect, 0.0, ROW);
            elided(ui, text, "", rect.width(), &theme::small_strong(), p.text_2);
            return None;
        }
        BatchLine::Asked(person) => {
            let name = person_text::name_of(&person.who);
            let waits = waiting_text(p, person, call, now);
            let key = RowKey::Participant(person.participant.clone());
            let row = call.row(&key).map(|row| &**row);
            let again = row.and_then(failed_again);
            let mut result = waits.unwrap_or_else(|| result_text_of(p, &person.result, again));
            let is_accepted = |row: &Row| matches!(row.state, RowState::Accepted { .. });
            if person.result == EntryResult::Asked
                && let Some(row) = row.filter(|row| is_accepted(row))
            {
                // The same word as in the person's row.
                result.1 = status(row, None, None, now).word;
            }
            if let Some(row) = row.filter(|_| person.result.is_left_over()) {
                tell_microphone(row, &mut result);
            }
            let link = row.map(|row| Id::unique(("result", &row.key)));
            let tail = person.participant.tail();
            let pressed = result_line_ui(ui, rect, (&name, link), &tail, result);
            (key, pressed)
        }
        BatchLine::Failed(row) => {
            let mut result = if let RowState::Failed { failure, .. } = &row.state {
                // The same words as for people of the batch.
                let failed = EntryResult::Failed(failure.clone());
                result_text_of(p, &failed, failed_again(row))
            } else {
                words_of(p, status(row, None, None, now))
            };
            tell_microphone(row, &mut result);
            let tail = person_text::id_tail(row).unwrap_or_default();
            let (name, link) = (person_text::name(row), Id::unique(("result", &row.key)));
            let pressed = result_line_ui(ui, rect, (&name, Some(link)), &tail, result);
            (row.key.clone(), pressed)
        }
        BatchLine::Here(row) => {
            let word = if row.removable().is_some() {
                tr("fate-came")
            } else {
                tr("fate-fixed")
            };
            let result = (Glyph::Icon(ICON_INFO.codepoint), word, p.text_2);
            let tail = person_text::id_tail(row).unwrap_or_default();
            let (name, link) = (person_text::name(row), Id::unique(("result", &row.key)));
            let pressed = result_line_ui(ui, rect, (&name, Some(link)), &tail, result);
            (row.key.clone(), pressed)
        }
    };
    is_pressed.then_some(key)
}

/// Says whether somebody who wasn't removed is muted. This comes first, because the end of a reason may be cut.
fn tell_microphone(row: &Row, result: &mut ResultWords) {
    let word = match row.participant.muted {
        _ if !row.is_listed() => return,
        _ if is_muted(row) => tr("state-muted"),
        Some(_) => tr("state-mic-on"),
        None => return,
    };
    result.1 = format!("{word} · {}", result.1);
}

/// Returns the words for a removal that a pause of the service holds back. `None` if none does.
fn waiting_text(
    p: &Palette,
    person: &BatchEntry,
    call: &CallView,
    now: Now,
) -> Option<ResultWords> {
    if person.result != EntryResult::Asked {
        return None;
    }
    let key = RowKey::Participant(person.participant.clone());
    let row = call.row(&key)?;
    let waits = matches!(&row.state, RowState::Asked { waits_until: Some(until), .. } if until.monotonic > now.monotonic);
    waits.then(|| words_of(p, status(row, None, None, now)))
}

fn words_of(p: &Palette, said: Status) -> ResultWords {
    let more = said.more.unwrap_or_default();
    let words = format!("{} · {more}", said.word);
    (said.glyph, words, said.hue.ink(p))
}

/// Returns the words for a result. `again` says how often the removal has failed, if more than once.
fn result_text_of(p: &Palette, result: &EntryResult, again: Option<String>) -> ResultWords {
    let (icon, word, ink) = match result {
        EntryResult::Waiting => (ICON_HOURGLASS_TOP, tr("fate-waiting"), p.text_3),
        EntryResult::Asked => return (Glyph::Spinner, tr("state-removing"), p.text_2),
        EntryResult::Gone(settled) if settled.is_removed() => {
            (ICON_CHECK_CIRCLE, tr("fate-gone"), p.success)
        }
        EntryResult::NotProved => (ICON_HOURGLASS_TOP, tr("state-not-proved"), p.warning),
        EntryResult::Gone(_) | EntryResult::AlreadyGone => {
            (ICON_LOGOUT, tr("fate-already-gone"), p.text_2)
        }
        EntryResult::Failed(failure) => {
            let why = failure_text(failure, None).short;
            let word = match again {
                Some(again) => tr_with(
                    "fate-failed-again",
                    &[("again", again.into()), ("why", why.into())],
                ),
                None => tr_with("fate-failed", &[("why", why.into())]),
            };
            (ICON_ERROR, word, p.danger)
        }
        EntryResult::StillHere => (ICON_SYNC_PROBLEM, tr("fate-still-here"), p.danger),
        EntryResult::Stopped => (ICON_INFO, tr("fate-stopped"), p.text_2),
    };
    (Glyph::Icon(icon.codepoint), word, ink)
}
