//! What the window keeps of one call that is on the screen: the search, the open question, the chosen person.

use std::time::Duration;

use egui::{Pos2, Rect, Ui};

use crate::app::call::state::above::Above;
use crate::app::call::state::bulk_pane::BulkPane;
use crate::app::call::state::cancel_several::CancelSeveral;
use crate::app::call::state::hand::{Hand, Who};
use crate::app::call::state::invite_form::InviteForm;
use crate::app::call::state::leave::LeavePane;
use crate::app::call::state::raid::RaidPane;
use crate::app::language::text::Language;
use crate::app::state::armed::Armed;
use crate::app::state::request::Request;
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::ids::{InvitationId, ParticipantId};
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::batch::EndForAll;
use crate::moderation::state::row::{Row, RowKey};
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::table::roster_table::RosterTable;
use crate::moderation::views::table::{Filter, Hold, QuickChoice};

/// How long what was sent from a dialog may take to show in the list.
const AWAITS_FOR: Duration = Duration::from_millis(1_500);

/// The state of one call's part of the window.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a thing of its own that is open, closed or asked for"
)]
pub struct CallPane {
    pub(crate) table: RosterTable,
    pub(crate) search: String,
    pub(crate) question: Option<Question>,
    /// Whether whoever presses has seen what they press.
    pub(crate) hand: Hand,
    pub(crate) chosen: Option<RowKey>,
    /// Whether the card was asked for after the panel of an ending: the newer one is in front.
    card_in_front: bool,
    pub(crate) scroll_to: Option<usize>,
    /// Who has to be in sight once the table is in order, whatever hides them.
    reveal: Option<RowKey>,
    /// Whom to choose then.
    pick_next: Option<QuickChoice>,
    offer_next: Option<(Vec<ParticipantId>, String)>,
    pub(crate) invite: Option<InviteForm>,
    pub(crate) cancel_several: Option<CancelSeveral>,
    /// Leaving the call, and ending it for everybody.
    pub(crate) leave: LeavePane,
    /// Several people at once.
    pub(crate) bulk: BulkPane,
    pub(crate) raid: RaidPane,
    /// Whether the list of those who are kept out is shown in place of the person.
    pub(crate) rules_open: bool,
    /// The keyboard goes to that list once it is drawn.
    pub(crate) rules_asked: bool,
    /// The question that was open before this frame is closed: the keyboard goes back to the list.
    pub(crate) focus_list: bool,
    /// Whether the focus was moved by a key last: then the row wears the ring.
    pub(crate) keys_lead: bool,
    pub(crate) last_roster_shown: bool,
    pub(crate) list_rect: Option<Rect>,
    /// What stands above the list.
    pub(crate) above: Above,
    /// Whether nothing may move in this frame.
    pub(crate) is_held: bool,
    /// Whether the count of those held back lies over the head of the list in place of its foot; nothing where none are.
    pub(crate) held_back_above: Option<bool>,
    /// Somebody asked to see the newcomers at once.
    is_released: bool,
    /// Whether a dialog lay over everything in the frame before.
    was_under_dialog: bool,
    /// Until when a pointer that happens to rest on the list holds nothing: somebody has just sent what will show there.
    awaits_until: Option<Now>,
    pointer: Option<(Pos2, Now)>,
    spoken: Language,
    density_pressed: bool,
}

/// A question that is open on a row.
#[derive(Debug, Clone)]
pub(crate) struct Question {
    pub(crate) about: About,
    pub(crate) armed: Armed,
    /// The row, and the left edge of its button, as they were drawn last.
    pub(crate) anchor: Option<(Rect, f32)>,
    /// What a yes would do, as it was drawn last; empty while there is none.
    pub(crate) drawn: Option<String>,
    /// For how long somebody would be kept out; `None` is as long as the call.
    pub(crate) keep_for: Option<Duration>,
}

/// What a question is about; bound when it was asked and never looked up by place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum About {
    Removal(RowKey, ParticipantId),
    Cancelling(InvitationId),
    /// Keeping somebody out, and removing them now if they are there.
    KeepingOut(RowKey),
}

impl CallPane {
    /// The person whose card is shown.
    pub fn chosen(&self) -> Option<&RowKey> {
        self.chosen.as_ref()
    }

    /// Shows the card of a person, or closes it.
    pub fn choose(&mut self, key: Option<RowKey>) {
        if let Some(key) = &key {
            self.table.set_focus(Some(key.clone()));
            self.reveal = Some(key.clone());
            self.focus_list = true;
        }
        self.rules_open &= key.is_none();
        self.card_in_front = key.is_some();
        self.chosen = key;
    }

    /// Shows the card of somebody in the list, in front of the panel of an ending.
    pub(crate) fn show_card(&mut self, key: RowKey) {
        self.card_in_front = true;
        self.chosen = Some(key);
    }

    /// The ending whose panel is in front.
    pub(crate) fn shown_ending<'a>(&self, call: &'a CallView) -> Option<&'a EndForAll> {
        let is_behind = self.rules_open || (self.card_in_front && self.chosen.is_some());
        self.leave.shown_ending(call).filter(|_| !is_behind)
    }

    /// Brings the table in order, and whoever was asked for into sight, past the search and the filter if need be.
    pub(crate) fn update_table(
        &mut self,
        call: &CallView,
        now: Now,
        describe: &dyn Fn(&Row, &mut String),
    ) {
        self.table.set_search(&self.search);
        self.table.update(call, now, describe);
        if let Some((people, caveat)) = self.offer_next.take() {
            self.bulk.offer(call, &people, &caveat, now);
        }
        if let Some(choice) = self.pick_next.take() {
            self.bulk.pick_quickly(&self.table, choice, now);
            self.focus_list = true;
        }
        let Some(key) = self.reveal.take() else {
            return;
        };
        let is_there = call.rows.iter().any(|row| row.key == key);
        if is_there && self.table.line_of(&key).is_none() {
            self.search.clear();
            self.table.set_search("");
            self.table.set_filter(Filter::All);
            self.table.update(call, now, describe);
        }
        self.scroll_to = self.table.line_of(&key);
    }

    /// Chooses among everybody in the call, also those whom search, filter or a hold keep from the list now.
    pub(crate) fn pick_among_all(&mut self, choice: QuickChoice) {
        self.search.clear();
        self.table.set_filter(Filter::All);
        self.release_list();
        self.pick_next = Some(choice);
    }

    /// Opens the preview for exactly these people, with what has to be said about them.
    pub(crate) fn offer(&mut self, people: Vec<ParticipantId>, caveat: String) {
        self.offer_next = Some((people, caveat));
    }

    /// Gives the answer to [`crate::app::state::action::Action::LookUp`] to the dialog that asked, if it is still open.
    pub fn hold_lookup(&mut self, text: &str, request: Request<DirectoryUser>) {
        if let Some(form) = &mut self.invite {
            form.holds(text, request);
        }
    }

    /// Whether the density button was pressed since this was asked last; the preferences are the window's.
    pub fn take_density_press(&mut self) -> bool {
        std::mem::take(&mut self.density_pressed)
    }

    pub(crate) fn press_density(&mut self) {
        self.density_pressed = true;
    }

    /// Whether nothing above the rows, nor the rows, may move.
    pub(crate) fn is_held(&self) -> bool {
        self.is_held
    }

    /// Whether a question or a dialog is open that somebody is about to answer.
    pub(crate) fn is_asking(&self) -> bool {
        self.question.is_some() || self.invite.is_some()
    }

    /// Whether something is open that names people in full, also on a shared screen.
    pub(crate) fn names_in_full(&self) -> bool {
        let leave = self.leave.form.is_some();
        self.question.is_some() || self.is_previewing() || self.cancel_several.is_some() || leave
    }

    /// Whether the preview of a removal of several people is open.
    pub(crate) fn is_previewing(&self) -> bool {
        self.bulk.preview.is_some()
    }

    /// Shows who is kept out in place of the person.
    pub(crate) fn open_rules(&mut self) {
        self.rules_open = true;
    }

    /// Takes note of whether a dialog lies over everything; the keyboard goes back to the people once it is closed.
    pub(crate) fn is_under_dialog(&mut self, ui: &Ui) -> bool {
        let is_under = ui.memory(|memory| memory.top_modal_layer().is_some());
        let was_under = std::mem::replace(&mut self.was_under_dialog, is_under);
        self.focus_list |= was_under && !is_under;
        is_under
    }

    /// Puts the list of rules away; the keyboard goes back to the people.
    pub(crate) fn close_rules(&mut self) {
        self.rules_open = false;
        self.focus_list = true;
    }

    /// Shows the removal of several that runs, or that is about to.
    pub(crate) fn show_ending(&mut self) {
        self.leave.put_away = None;
        self.rules_open = false;
        self.card_in_front = false;
    }

    pub(crate) fn ask(&mut self, about: About, now: Now) {
        if self
            .question
            .as_ref()
            .is_some_and(|open| open.about == about)
        {
            return;
        }
        self.question = Some(Question {
            about,
            armed: Armed::new(now),
            anchor: None,
            drawn: None,
            keep_for: None,
        });
    }

    /// Takes note of where the pointer is, and holds the list where that asks for it.
    ///
    /// What stands above the list, and in raid mode its order too, is held for as long as the pointer is there.
    pub(crate) fn hold(&mut self, ui: &Ui, call: &CallView, now: Now) {
        let pointer = ui.input(|input| input.pointer.hover_pos());
        let rows = ui.layer_id();
        let top = pointer.and_then(|at| ui.layer_id_at(at));
        let is_covered = top.is_some_and(|layer| layer != rows);
        self.hand.begin(pointer, is_covered, now);
        let rects = [self.list_rect, self.above.rect, self.above.news];
        let is_over = |at: &Pos2| rects.into_iter().flatten().any(|rect| rect.contains(*at));
        let over = pointer.filter(is_over);
        self.pointer = match (over, self.pointer) {
            (Some(at), Some((before, since))) if at == before => Some((at, since)),
            (Some(at), _) => Some((at, now)),
            (None, _) => None,
        };
        let mut hold = Hold {
            pointer_moved: self.pointer.map(|(_, since)| since),
            question: self.question.is_some(),
            selection: self.bulk.holds(),
        };
        if call.raid.is_some() {
            hold.pointer_moved = self.pointer.map(|_| now);
        }
        let awaits = self.awaits_until;
        if awaits.is_some_and(|until| now.monotonic < until.monotonic) {
            hold.pointer_moved = None;
        }
        if std::mem::take(&mut self.is_released) {
            hold = Hold::default();
        }
        self.is_held = hold.question || hold.selection || hold.pointer_moved.is_some();
        self.table.set_hold(hold);
    }

    /// Takes note of whom a step of the keys has reached.
    pub(crate) fn keys_reach(&mut self, line: Option<usize>, now: Now) {
        let reached = line.and_then(|line| Some((line, self.table.focus()?)));
        if let Some((line, key)) = reached {
            let has_just_come = self.table.press(line, now).is_err();
            let who = Who::Person(key.clone());
            self.hand.focus(who, has_just_come, now);
        }
    }

    /// Whether a key about the person in focus counts.
    pub(crate) fn takes_key(&mut self, key: &RowKey, now: Now) -> bool {
        self.hand.takes_key(&Who::Person(key.clone()), now)
    }

    /// Shows everybody who was held back, once; the list holds again from the next frame on.
    pub(crate) fn release_list(&mut self) {
        self.is_released = true;
    }

    /// Lets what was just sent from a dialog show although the pointer rests where the dialog was.
    pub(crate) fn await_arrivals(&mut self, now: Now) {
        self.awaits_until = Some(now.plus(AWAITS_FOR));
    }

    /// Drops what was remembered in another language.
    pub(crate) fn speak(&mut self, language: Language) {
        if self.spoken != language {
            self.spoken = language;
            self.table.forget_words();
        }
    }
}
