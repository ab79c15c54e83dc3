//! Acting on several people at once: the selected people, and the open preview.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use egui::{Id, Ui};

use crate::app::call::state::typed_number::typed_number;
use crate::app::language::text::{tr, tr_with};
use crate::app::state::armed::Armed;
use crate::app::words::evidence_text::{OfferReason, OfferedRemoval, offered};
use crate::app::words::person_text;
use crate::moderation::acts::batch::EntryResult;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::Badge;
use crate::moderation::model::time::Now;
use crate::moderation::state::row::{Row, RowKey};
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::table::roster_table::RosterTable;
use crate::moderation::views::table::{
    FocusStep, LATELY, QuickChoice, Selection, SelectionClick, may_choose,
};

/// The selected people, and the preview of an action on them.
#[derive(Debug, Default)]
pub(crate) struct BulkRemovalState {
    pub(crate) selection: Selection,
    pub(crate) preview: Option<Preview>,
    /// The version of the call's rows that the selection was last checked against.
    settled: Option<u64>,
}

/// Why a preview lists people whom the moderator didn't select one by one. More people may join for the same reason
/// while the preview is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PreviewReason {
    Choice(QuickChoice),
    Offer(OfferReason),
}

/// The preview of the removal of several people. Confirming it removes the ticked people who haven't left.
#[derive(Debug)]
pub(crate) struct Preview {
    /// The listed people, newest first. People who leave stay listed, but aren't removed.
    pub(crate) people: Vec<Arc<Row>>,
    /// The listed people whose boxes are unticked. They aren't removed, and may stay once the preview is confirmed.
    pub(crate) unticked: BTreeSet<RowKey>,
    /// The ticked people who haven't left since the preview was opened, as of the last frame.
    pub(crate) there: Vec<Arc<Row>>,
    /// How many ticked people were there when the number was last typed, or when the preview was opened. Adjusted when
    /// a box is pressed.
    known: usize,
    /// People who are left out, because they can't be selected or the moderator let them stay.
    pub(crate) left_out: Vec<Arc<Row>>,
    /// A caveat to read before confirming; may be empty.
    pub(crate) caveat: String,
    /// People whose details are unfolded in the preview.
    pub(crate) opened: BTreeSet<RowKey>,
    /// Name and kind of the person whose devices are listed. `None` for any other preview.
    pub(crate) devices_of: Option<(String, Badge)>,
    /// Why the people are listed. `None` if the moderator selected them, or if they are the devices of one person.
    pub(crate) reason: Option<PreviewReason>,
    /// Whether the press that opened the preview also closed the door for guests.
    pub(crate) closed_door: bool,
    /// The number of people as typed; stays empty if none has to be typed.
    pub(crate) typed: String,
    /// Whether Enter was pressed although the number doesn't match.
    pub(crate) lacks_number: bool,
    /// The selection from before the preview, if opening the preview replaced it. Declining the preview restores it.
    before: Option<Selection>,
    /// Height of everything between the list of people and the foot in the last frame, in points.
    pub(crate) below: f32,
    /// Height of the number and the buttons in the last frame, in points.
    pub(crate) foot: f32,
    /// Whether the preview is low and asks for a number. Its other parts then take less room, to leave more to the
    /// names.
    pub(crate) is_tight: bool,
    /// How far the list of people scrolls in the next frame, in points: to its top at first.
    pub(crate) scrolls_to: Option<f32>,
    /// The person whose box had the focus in the last frame, and the id of the box.
    pub(crate) focused_box: Option<(RowKey, Id)>,
    /// Id of the button that cancels. `None` until that button was drawn.
    pub(crate) no: Option<Id>,
    pub(crate) armed: Armed,
}

/// A removal of the guests whom the notice about a wave counts.
#[derive(Debug, Clone)]
pub(crate) struct WaveRemoval {
    pub(crate) people: BTreeSet<RowKey>,
    /// Whether the press that asks for this removal also closes the door.
    pub(crate) closes_door: bool,
}

/// Number of people above which the moderator can't be expected to look at each.
pub(crate) const MANY: usize = 25;

impl Preview {
    /// Returns the person whose box has the focus.
    pub(crate) fn box_with_focus(&self, ui: &Ui) -> Option<&RowKey> {
        let (key, id) = self.focused_box.as_ref()?;
        ui.memory(|memory| memory.has_focus(*id)).then_some(key)
    }

    /// Returns the ticked people who haven't left since the preview was opened.
    pub(crate) fn still_there(&self, call: &CallView) -> impl Iterator<Item = &Arc<Row>> {
        let rows = call.rows.iter().filter(|row| !row.is_gone());
        let there: HashSet<&RowKey> = rows.map(|row| &row.key).collect();
        let there = move |row: &&Arc<Row>| there.contains(&row.key);
        let ticked = |row: &&Arc<Row>| !self.unticked.contains(&row.key);
        self.people.iter().filter(there).filter(ticked)
    }

    /// Notes which of the ticked people are still there. The texts and the number to type count only these people.
    pub(crate) fn note_gone(&mut self, call: &CallView) {
        self.there = self.still_there(call).cloned().collect();
    }

    /// Returns how many ticked people were still there when [`Self::note_gone`] last ran.
    pub(crate) fn remaining(&self) -> usize {
        self.there.len()
    }

    /// Returns the names of the ticked people from the app's own tenant who haven't left.
    pub(crate) fn members(&self) -> Vec<String> {
        let members = self.there.iter().filter(|row| row.badge == Badge::Member);
        members.map(|row| person_text::name(row)).collect()
    }

    /// Whether the moderator has to type the number of people: for more than [`MANY`] people, and for several people
    /// with a member among them, but never for one person's devices.
    ///
    /// Doesn't change when people leave.
    pub(crate) fn asks_number(&self) -> bool {
        let several = self.people.len() > 1 && self.devices_of.is_none();
        let is_member = |row: &Arc<Row>| row.badge == Badge::Member;
        several && (self.people.len() > MANY || self.people.iter().any(is_member))
    }

    /// Notes that the number was typed now, and how many ticked people are still there.
    pub(crate) fn was_typed(&mut self) {
        self.known = self.remaining();
    }

    /// Returns how many ticked people have left since the number was typed. Without a number, counts since the preview
    /// was opened.
    pub(crate) fn left_since(&self) -> usize {
        self.known.saturating_sub(self.remaining())
    }

    /// Whether the typed number is right, or no number has to be typed. A number that was right when typed stays right
    /// if people leave.
    pub(crate) fn is_meant(&self) -> bool {
        let right = [self.known, self.remaining()].map(Some);
        !self.asks_number() || right.contains(&typed_number(&self.typed))
    }

    /// Counts the people whom the preview doesn't list, but would list if it were opened now. Returns the count with the
    /// preview's reason. `None` if there are no such people, or if the preview has no reason.
    pub(crate) fn came_since(&self, call: &CallView, now: Now) -> Option<(usize, PreviewReason)> {
        let known: BTreeSet<&RowKey> = self.people.iter().map(|row| &row.key).collect();
        let reason = self.reason?;
        let came = match reason {
            PreviewReason::Choice(choice) => {
                let left = left_to_remove(call, choice, now);
                left.filter(|row| !known.contains(&row.key)).count()
            }
            PreviewReason::Offer(reason) => {
                let offered = offered(call, reason, now).into_iter();
                let keys = offered.map(RowKey::Participant);
                keys.filter(|key| !known.contains(key)).count()
            }
        };
        (came > 0).then_some((came, reason))
    }

    /// Unticks a listed person, or ticks them again.
    pub(crate) fn tick(&mut self, key: &RowKey, call: &CallView) {
        if !self.unticked.remove(key) {
            self.unticked.insert(key.clone());
        }
        let before = self.remaining();
        self.note_gone(call);
        self.known = (self.known + self.remaining()).saturating_sub(before);
    }

    /// Whether the preview lists the guests of a wave.
    pub(crate) fn is_of_wave(&self) -> bool {
        matches!(
            self.reason,
            Some(PreviewReason::Choice(QuickChoice::CameWith(_)))
        )
    }

    /// Whether a quick choice opened the preview.
    pub(crate) fn has_choice(&self) -> bool {
        matches!(self.reason, Some(PreviewReason::Choice(_)))
    }

    /// Whether an offer for this reason opened the preview.
    pub(crate) fn is_offered(&self, reason: OfferReason) -> bool {
        self.reason == Some(PreviewReason::Offer(reason))
    }
}

/// Returns the people of a quick choice. Leaves out people whom a rule (such as the closed door) or a batch under way
/// is about to remove.
pub(crate) fn left_to_remove(
    call: &CallView,
    choice: QuickChoice,
    now: Now,
) -> impl Iterator<Item = &Arc<Row>> {
    let is_next = is_next(call);
    let chosen = call.rows.iter().filter(move |row| choice.chooses(row, now));
    chosen.filter(move |row| !is_next(row))
}

/// Returns a function that says whether a rule or the batch in progress is about to remove the person of a row.
pub(crate) fn is_next(call: &CallView) -> impl Fn(&Row) -> bool {
    let waiting = call.batch.iter().flat_map(|batch| &batch.people);
    let waiting = waiting.filter(|one| one.result == EntryResult::Waiting);
    let waiting: BTreeSet<_> = waiting.map(|one| &one.participant).collect();
    move |row| {
        let in_batch = row.removable().is_some_and(|id| waiting.contains(id));
        in_batch || call.rules.due(&row.key).is_some()
    }
}

/// Returns the guests of a wave whom the choice leaves out because they may stay.
pub(crate) fn spared(call: &CallView, choice: QuickChoice) -> impl Iterator<Item = &Arc<Row>> {
    call.rows.iter().filter(move |row| {
        let is_of = |since| row.joined_since(since) && row.badge.is_anonymous() && row.is_listed();
        let stays = row.seen.let_stay && row.state.is_idle();
        stays && matches!(choice, QuickChoice::CameWith(since) if is_of(since))
    })
}

impl BulkRemovalState {
    /// Whether rows have to stay in place, because people are selected or the preview is open.
    pub(crate) fn holds(&self) -> bool {
        !self.selection.is_empty() || self.preview.is_some()
    }

    /// Deselects people who have left or can't be selected any more. Clears the selection once the call has ended.
    pub(crate) fn settle(&mut self, call: &CallView) {
        if call.has_ended() {
            self.clear();
        }
        if self.settled != Some(call.version) {
            self.settled = Some(call.version);
            self.selection.settle(&call.rows);
        }
    }

    /// Changes the selection according to a press on this row, and closes the preview.
    pub(crate) fn pick(&mut self, table: &RosterTable, key: &RowKey, pick: SelectionClick) {
        self.preview = None;
        self.selection.pick(table, key, pick);
    }

    /// Moves the focus by this step, and the end of the selected range with it. Returns the line of the focus, or
    /// `None` if the list is empty.
    pub(crate) fn extend(&mut self, table: &mut RosterTable, step: FocusStep) -> Option<usize> {
        self.selection.begin_range(table.focus());
        let line = table.move_focus(step);
        if let Some(key) = table.focus().cloned() {
            self.pick(table, &key, SelectionClick::Extend);
        }
        line
    }

    /// Selects everyone in the list who can be selected, and closes the preview.
    pub(crate) fn pick_all(&mut self, table: &RosterTable) {
        self.preview = None;
        self.selection.pick_all(table);
    }

    /// Selects people by a quick choice, and closes the preview.
    pub(crate) fn pick_quickly(&mut self, table: &RosterTable, choice: QuickChoice, now: Now) {
        self.preview = None;
        self.selection.pick_quickly(table, choice, now);
    }

    /// Returns the line of the first selected person, or `None` if no selected person is in the list.
    pub(crate) fn first_line(&self, table: &RosterTable) -> Option<usize> {
        let lines = table.lines().iter();
        let mut shown = lines.map(|line| {
            line.shown()
                .is_some_and(|it| self.selection.has(&it.row.key))
        });
        shown.position(|is_chosen| is_chosen)
    }

    /// Returns how many people a quick choice would select.
    pub(crate) fn would_choose(&self, table: &RosterTable, choice: QuickChoice, now: Now) -> usize {
        let mut selection = match choice {
            QuickChoice::EverybodyBut => self.selection.clone(),
            _ => Selection::default(),
        };
        selection.pick_quickly(table, choice, now);
        selection.len()
    }

    /// Clears the selection and closes the preview.
    pub(crate) fn clear(&mut self) {
        self.selection.clear();
        self.preview = None;
    }

    /// Opens the preview for the selected people, unless none of them can be removed.
    pub(crate) fn open_preview(&mut self, call: &CallView, now: Now) {
        let chosen = self.selection.resolve(&call.rows);
        if chosen.people.is_empty() {
            return;
        }
        self.preview = Some(Preview {
            there: chosen.people.clone(),
            known: chosen.people.len(),
            people: chosen.people,
            left_out: chosen.left_out,
            caveat: String::new(),
            unticked: BTreeSet::new(),
            opened: BTreeSet::new(),
            devices_of: None,
            reason: None,
            closed_door: false,
            typed: String::new(),
            lacks_number: false,
            before: None,
            below: 0.0,
            foot: 0.0,
            is_tight: false,
            scrolls_to: Some(0.0),
            focused_box: None,
            no: None,
            armed: Armed::new(now),
        });
    }

    /// Opens the preview for a quick choice, without the people whom a rule or a batch is about to remove. If the preview
    /// is already open for this choice, adds people to it.
    ///
    /// With a `wave`, the preview lists only those people of the choice whom the notice about the wave counts.
    pub(crate) fn preview_choice(
        &mut self,
        call: &CallView,
        table: &RosterTable,
        (choice, wave): (QuickChoice, Option<&WaveRemoval>),
        now: Now,
    ) {
        // People already listed stay even if they no longer match: the moderator has read their names.
        let wanted = self.left_or_previewed(call, choice, now);
        let is_meant = |key: &&RowKey| wave.is_none_or(|wave| wave.people.contains(key));
        let mut wanted: BTreeSet<RowKey> = wanted.into_iter().filter(is_meant).cloned().collect();
        let reason = PreviewReason::Choice(choice);
        let open = self.preview.as_ref();
        let open = open.filter(|it| it.reason == Some(reason));
        let closed_door =
            open.is_some_and(|it| it.closed_door) || wave.is_some_and(|it| it.closes_door);
        let mut unticked = open.map_or_else(BTreeSet::new, |it| it.unticked.clone());
        wanted.extend(unticked.iter().cloned());
        let listed = open.iter().flat_map(|it| &it.people);
        let listed: BTreeSet<RowKey> = listed.map(|row| row.key.clone()).collect();
        let before = self.selection_before(reason);
        self.pick_quickly(table, choice, now);
        self.selection.keep_only(|key| wanted.contains(key));
        if let Some(preview) = self.open_over(before, call, now) {
            preview.reason = Some(reason);
            preview.closed_door = closed_door;
            // Those who may stay come last, with boxes to tick.
            let spared = spared(call, choice).cloned();
            let (may, not): (Vec<_>, Vec<_>) = spared.partition(|row| may_choose(row));
            for row in may {
                if !listed.contains(&row.key) {
                    unticked.insert(row.key.clone());
                }
                if preview.people.iter().all(|one| one.key != row.key) {
                    preview.people.push(row);
                }
            }
            preview.left_out.extend(not);
            preview.unticked = unticked;
            preview.note_gone(call);
            preview.was_typed();
        }
    }

    /// Closes the preview. Returns the selection to restore if the moderator declines the next preview, which opens for
    /// `reason`.
    fn selection_before(&mut self, reason: PreviewReason) -> Selection {
        let open = self.preview.take();
        match open.filter(|open| open.reason == Some(reason)) {
            Some(open) => open.before.unwrap_or_default(),
            None => std::mem::take(&mut self.selection),
        }
    }

    /// Returns the people of a quick choice who are left to remove. Also returns the people whom an open preview of
    /// this choice lists, also unticked: until the preview is confirmed, ticks change nothing.
    ///
    /// The closed door may be about to remove some of the listed people. They stay in the preview, because the
    /// moderator has read their names.
    pub(crate) fn left_or_previewed<'a>(
        &'a self,
        call: &'a CallView,
        choice: QuickChoice,
        now: Now,
    ) -> BTreeSet<&'a RowKey> {
        let open = self.preview.iter();
        let open = open.filter(|open| open.reason == Some(PreviewReason::Choice(choice)));
        let listed = open.flat_map(|open| &open.people).filter(|row| {
            let row = call.row(&row.key);
            row.is_some_and(|row| !row.is_gone() && !row.seen.let_stay)
        });
        let left = left_to_remove(call, choice, now);
        left.chain(listed).map(|row| &row.key).collect()
    }

    /// Opens the preview for the selection, which has just replaced `before`, and returns the preview.
    ///
    /// Declining the preview restores `before`. If none of the people can be removed, `before` is restored at once and
    /// the result is `None`.
    fn open_over(&mut self, before: Selection, call: &CallView, now: Now) -> Option<&mut Preview> {
        self.open_preview(call, now);
        match &mut self.preview {
            Some(preview) => preview.before = Some(before),
            None => self.selection = before,
        }
        self.preview.as_mut()
    }

    /// Opens the preview for exactly the offered people who can be removed now. If the preview is already open for this
    /// reason, adds people to it.
    pub(crate) fn offer(&mut self, call: &CallView, offer: &OfferedRemoval, now: Now) {
        let reason = PreviewReason::Offer(offer.reason);
        let open = self.preview.iter().filter(|it| it.reason == Some(reason));
        let listed = open.flat_map(|open| open.still_there(call));
        let listed = listed.filter_map(|row| row.key.participant().cloned());
        let people: Vec<ParticipantId> = offer.people.iter().cloned().chain(listed).collect();
        let before = self.selection_before(reason);
        self.selection.pick_these(&call.rows, &people);
        if let Some(preview) = self.open_over(before, call, now) {
            offer.caveat.clone_into(&mut preview.caveat);
            preview.reason = Some(reason);
        }
    }

    /// Opens the preview for all devices of a person.
    pub(crate) fn preview_devices(&mut self, call: &CallView, person: &Row, now: Now) {
        self.preview = None;
        let before = self.selection.clone();
        self.selection.pick_devices(&call.rows, person);
        if let Some(preview) = self.open_over(before, call, now) {
            preview.devices_of = Some((person_text::name(person), person.badge));
        }
    }

    /// Restores the selection from before a declined preview.
    pub(crate) fn decline(&mut self, preview: Preview) {
        if let Some(before) = preview.before {
            self.selection = before;
        }
    }
}

/// Says whom a quick choice selects.
pub(crate) fn choice_word(choice: QuickChoice) -> String {
    match choice {
        QuickChoice::JoinedLately => tr_with("select-lately", &[("n", LATELY.as_secs().into())]),
        QuickChoice::NewGuests | QuickChoice::CameWith(_) => {
            tr_with("select-new-guests", &[("n", LATELY.as_secs().into())])
        }
        QuickChoice::Guests => tr("select-guests"),
        QuickChoice::Outsiders => tr("select-outsiders"),
        QuickChoice::Phones => tr("select-phones"),
        QuickChoice::Apps => tr("select-apps"),
        QuickChoice::LookAlikes => tr("select-look-alikes"),
        QuickChoice::EverybodyBut => tr("select-everybody-but"),
    }
}

/// Returns the key of a quick choice as shown beside it, such as `Alt+1`. Empty for [`QuickChoice::CameWith`].
pub(crate) fn choice_key(choice: QuickChoice) -> String {
    let place = QuickChoice::ALL.iter().position(|known| *known == choice);
    place.map_or_else(String::new, |place| format!("Alt+{}", place + 1))
}
