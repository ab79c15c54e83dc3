//! The window's state for one call: the list, the open question or dialog, and the side panel.

use std::sync::Arc;

use egui::{Rect, Ui};

use crate::app::call::state::bulk_removal::{BulkRemovalState, PreviewReason, WaveRemoval};
use crate::app::call::state::cancel_several::{CancelSeveral, is_cancellable};
use crate::app::call::state::dialog::CallDialog;
use crate::app::call::state::inspector::{Inspector, InspectorContent};
use crate::app::call::state::invite_form::{InviteForm, InviteMode};
use crate::app::call::state::list::ListState;
use crate::app::call::state::question::{Question, QuestionSubject};
use crate::app::parts::accessibility::keyboard_order::goes_back_to_text;
use crate::app::state::request::Request;
use crate::app::words::evidence_text::OfferedRemoval;
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::invitee::country;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::Invitation;
use crate::moderation::state::row::{Row, RowKey};
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::table::{OrderHold, QuickChoice, RosterFilter};

/// The window's state for one call.
#[derive(Debug, Default)]
pub struct CallUiState {
    pub(crate) list: ListState,
    pub(crate) confirm: Option<Question>,
    /// The focused person and the person of the open card, in the last frame. `None` while no question or preview is
    /// open.
    in_front: Option<[Option<RowKey>; 2]>,
    pub(crate) dialog: Option<CallDialog>,
    /// The contents of the invitation dialog when it was closed, including names that weren't invited.
    pub(crate) invite_draft: Option<Box<InviteForm>>,
    pub(crate) inspector: Inspector,
    /// The selection of several people, and the preview of their removal.
    pub(crate) bulk: BulkRemovalState,
    /// The preview to open once the table is up to date.
    next: Option<PendingPreview>,
    /// The failure to leave whose notice the moderator has dismissed.
    pub(crate) leaving_read: Option<Arc<Failure>>,
    /// Where the leave button was last drawn.
    pub(crate) leave_button: Option<Rect>,
    pub(crate) last_roster_shown: bool,
    /// Whether a modal dialog was open in the last frame.
    was_under_dialog: bool,
    density_pressed: bool,
}

#[derive(Debug)]
enum PendingPreview {
    /// The preview for a quick choice. With a wave, lists only those people of the choice whom the notice about the wave counts.
    Preview(QuickChoice, Option<WaveRemoval>),
    /// The preview for exactly the offered people.
    Offer(OfferedRemoval),
}

impl CallUiState {
    /// Returns the person whose card is open, even while the side panel shows something else.
    pub fn chosen(&self) -> Option<&RowKey> {
        self.inspector.chosen()
    }

    /// Whether the person with the focus is in sight: their row, or their card.
    pub(crate) fn sees_focus(&self, call: &CallView) -> bool {
        let has_card =
            self.is_chosen() && matches!(self.inspector.shown(call), InspectorContent::Person);
        has_card || self.list.sees_focus()
    }

    /// Whether the card of the person with the focus is open, which marks their row.
    pub(crate) fn is_chosen(&self) -> bool {
        self.chosen().is_some() && self.chosen() == self.list.table.focus()
    }

    /// Shows the card of this person, and moves the focus to their row. Closes the card if `key` is `None`.
    pub fn choose(&mut self, key: Option<RowKey>) {
        let Some(key) = key else {
            return self.inspector.close_card();
        };
        self.list.table.set_focus(Some(key.clone()));
        self.list.reveal = Some(key.clone());
        self.list.wants_focus = true;
        self.inspector.show_card(key);
    }

    /// Updates the table, opens a preview that was asked for, and scrolls to the person in `reveal`. Clears search and
    /// filter if they hide this person.
    pub(crate) fn update_table(
        &mut self,
        call: &CallView,
        now: Now,
        describe: &dyn Fn(&Row, &mut String),
    ) {
        let list = &mut self.list;
        list.table.set_search(&list.search);
        list.table.update(call, now, describe);
        list.follow_choice();
        match self.next.take() {
            Some(PendingPreview::Offer(offer)) => self.bulk.offer(call, &offer, now),
            Some(PendingPreview::Preview(choice, wave)) => {
                let table = &list.table;
                let chosen = (choice, wave.as_ref());
                self.bulk.preview_choice(call, table, chosen, now);
                let first = self.bulk.first_line(table);
                list.bring_up(first);
            }
            None => {}
        }
        if std::mem::take(&mut list.wants_failure) {
            list.show_first_failure();
        }
        let Some(key) = list.reveal.take() else {
            return;
        };
        if call.row(&key).is_some() && list.table.line_of(&key).is_none() {
            list.show_all();
            list.table.set_search("");
            list.table.update(call, now, describe);
        }
        list.scroll_to = list.table.line_of(&key);
    }

    /// Clears search and filter, shows the rows that were held back, and opens the preview for a quick choice.
    ///
    /// With a `wave`, the preview lists only those people of the choice whom the notice about the wave counts.
    pub(crate) fn preview_among_all(&mut self, choice: QuickChoice, wave: Option<WaveRemoval>) {
        self.list.show_all();
        self.list.release();
        self.next = Some(PendingPreview::Preview(choice, wave));
    }

    /// Shows the rows of these people, and moves the focus to the first. The batch confirmed at `since` didn't remove
    /// them. Closes the panel of this batch if it covers the rows.
    pub(crate) fn show_failures(&mut self, left: &[&Row], since: Now) {
        let Some(first) = left.first() else { return };
        if left.iter().all(|row| row.needs_attention()) {
            self.show_problems();
        } else {
            self.list.show_all();
            self.list.release();
            self.list.table.set_focus(Some(first.key.clone()));
            self.list.reveal = Some(first.key.clone());
            (self.list.wants_focus, self.list.keys_lead) = (true, true);
        }
        if self.inspector.overlay.is_some() {
            self.inspector.put_away(since);
        }
    }

    /// Lists only people with problems, and moves the focus to the first one who couldn't be removed. Closes a card or
    /// the list of rules if it covers the rows.
    pub fn show_problems(&mut self) {
        self.list.show_all();
        self.list.table.set_filter(RosterFilter::Problems);
        self.list.release();
        self.list.wants_failure = true;
        if self.inspector.overlay.is_some() && self.inspector.beside.is_none() {
            self.inspector.close_rules();
            self.inspector.close_card();
        }
    }

    /// Has the preview opened at the next update of the table, for exactly the offered people who can be removed then.
    pub(crate) fn offer(&mut self, offer: OfferedRemoval) {
        self.next = Some(PendingPreview::Offer(offer));
    }

    /// Opens the preview again for the same `reason`, so that it also lists the people who have come since.
    pub(crate) fn add_newcomers(&mut self, reason: PreviewReason, call: &CallView, now: Now) {
        match reason {
            PreviewReason::Choice(choice) => self.preview_among_all(choice, None),
            PreviewReason::Offer(reason) => {
                if let Some(offer) = OfferedRemoval::new(call, reason, now) {
                    self.offer(offer);
                }
            }
        }
    }

    /// Hands the look-up that an [`Action::LookUp`](crate::app::state::action::Action::LookUp) started to the
    /// invitation dialog, if the dialog is still open.
    pub fn hold_lookup(&mut self, text: &str, request: Request<DirectoryUser>) {
        if let Some(CallDialog::Invite(form)) = &mut self.dialog {
            form.holds(text, request);
        }
    }

    /// Whether the density button was pressed since the last call of this function. If so, the window changes its
    /// preferences.
    pub fn take_density_press(&mut self) -> bool {
        std::mem::take(&mut self.density_pressed)
    }

    pub(crate) fn press_density(&mut self) {
        self.density_pressed = true;
    }

    /// Whether a question, a selection or the pointer holds the list. The content above the rows must not move then.
    pub(crate) fn is_held(&self) -> bool {
        self.list.is_held
    }

    /// Whether a question, a dialog or a preview is waiting for an answer.
    pub(crate) fn is_asking(&self) -> bool {
        self.confirm.is_some() || self.dialog.is_some() || self.is_previewing()
    }

    /// Whether an open question, preview or dialog shows full names even while presenting.
    pub(crate) fn names_in_full(&self) -> bool {
        let dialog = self.dialog.as_ref();
        self.confirm.is_some()
            || self.is_previewing()
            || dialog.is_some_and(CallDialog::names_in_full)
    }

    /// Whether the preview of several removals is open.
    pub(crate) fn is_previewing(&self) -> bool {
        self.bulk.preview.is_some()
    }

    /// Whether a modal dialog is open. Once it has closed, gives the focus to the list of people. A text field that
    /// gets the focus back keeps it.
    pub(crate) fn is_under_dialog(&mut self, ui: &Ui) -> bool {
        let is_under = ui.memory(|memory| memory.top_modal_layer().is_some());
        let was_under = std::mem::replace(&mut self.was_under_dialog, is_under);
        let is_claimed = self.inspector.takes_focus() || goes_back_to_text(ui.ctx());
        self.list.wants_focus |= was_under && !is_under && !is_claimed;
        is_under
    }

    /// Closes the list of rules; the focus returns to the people.
    pub(crate) fn close_rules(&mut self) {
        self.inspector.close_rules();
        self.list.wants_focus = true;
    }

    /// Closes the question about the door, or else the list of rules.
    pub(crate) fn step_out_of_rules(&mut self) {
        if !self.inspector.end_door_question(true) {
            self.close_rules();
        }
    }

    /// Updates the results of invitations. Must be called even while another call is shown, because the results outlive
    /// the rows of the invitations.
    pub fn follow(&mut self, call: &CallView) {
        self.inspector.follow(call);
    }

    /// Whether people were typed in to be invited, and not invited yet.
    pub(crate) fn has_invite_list(&self) -> bool {
        let open = match &self.dialog {
            Some(CallDialog::Invite(form)) => Some(form),
            _ => None,
        };
        let mut forms = open.into_iter().chain(&self.invite_draft);
        forms.any(|form| !form.is_list_empty() || !form.typed.trim().is_empty())
    }

    /// Forgets which members an earlier session asked the directory about.
    pub(crate) fn begin_session(&mut self) {
        self.list.unknown.clear();
    }

    /// Opens the invitation dialog with its contents from when it was closed. With `corrects`, keeps the entries that were refused when
    /// invitations were last sent.
    pub(crate) fn open_invite(&mut self, corrects: bool) {
        let form = self.form_again(corrects);
        self.open(CallDialog::Invite(form));
    }

    fn form_again(&mut self, corrects: bool) -> Box<InviteForm> {
        country::load_rules();
        let mut form = self.invite_draft.take().unwrap_or_default();
        form.begins_again(corrects);
        form
    }

    /// Opens the invitation dialog. Puts these texts, which were left out of earlier rounds of invitations, into the field to be corrected.
    pub(crate) fn open_invite_with(&mut self, texts: &[String]) {
        let mut form = self.form_again(false);
        let kept = [form.typed.clone()].into_iter();
        let kept = kept.filter(|text| !text.trim().is_empty());
        let all: Vec<String> = texts.iter().cloned().chain(kept).collect();
        form.typed = all.join("; ");
        // Kept text is selected when the dialog opens, so that it can be replaced at once.
        form.kept_text = Some(form.typed.clone());
        self.open(CallDialog::Invite(form));
    }

    /// Opens the dialog that moves this participant of another call to this one.
    pub fn open_move(&mut self, from: CallId, participant: ParticipantId) {
        let mut form = self.form_again(false);
        form.way = InviteMode::Move;
        form.opened_in = Some(from.clone());
        (form.from, form.person_to_move) = (Some(from), Some(participant));
        self.open(CallDialog::Invite(form));
    }

    /// Opens the dialog with only the person of an earlier invitation. Sets the current draft aside until this dialog has sent
    /// or is closed.
    pub(crate) fn open_invite_again(&mut self, earlier: &Invitation) {
        let mut form = Box::<InviteForm>::default();
        form.set_aside = Some(self.invite_draft.take().unwrap_or_default());
        form.fill_in(earlier);
        self.open(CallDialog::Invite(form));
    }

    /// Opens the dialog that cancels several invitations, if any can be canceled.
    pub(crate) fn open_cancel_several(&mut self, call: &CallView, now: Now) {
        if call.invitations.iter().any(|it| is_cancellable(it)) {
            self.open(CallDialog::CancelSeveral(CancelSeveral::new(call, now)));
        }
    }

    /// Opens a dialog and closes the question on a row: one Enter must never answer both.
    pub(crate) fn open(&mut self, dialog: CallDialog) {
        self.confirm = None;
        self.dialog = Some(dialog);
    }

    /// Opens a question on a row, and closes the preview. Moves the focus to the person concerned, and shows their card
    /// if a card is open. Keeps an open question about the same subject unchanged.
    pub(crate) fn ask(&mut self, about: QuestionSubject, now: Now) {
        self.decline_preview();
        if let Some(key) = about.person() {
            self.list.table.set_focus(Some(key.clone()));
            self.inspector.turn_to(key);
        }
        self.in_front = None;
        let open = self.confirm.as_ref();
        if open.is_none_or(|open| open.about != about) {
            self.confirm = Some(Question::new(about, now));
        }
    }

    /// Switches an open card to the focused person: a card beside another person's framed row would mislead.
    pub(crate) fn turn_card(&mut self) {
        if let Some(key) = self.list.table.focus() {
            self.inspector.turn_to(key);
        }
    }

    /// Shows the panel of the newest batch, and closes what covers it.
    pub(crate) fn show_batch(&mut self, call: &CallView) {
        self.decline_preview();
        self.inspector.uncover_batch(call);
    }

    /// Whether the panel shows the results of invitations.
    pub(crate) fn shows_invited(&self, call: &CallView) -> bool {
        !self.is_previewing() && matches!(self.inspector.shown(call), InspectorContent::Invited)
    }

    /// Shows the results of invitations, and closes what covers them.
    pub(crate) fn show_invited(&mut self, call: &CallView) {
        self.decline_preview();
        self.inspector.uncover_invited(call);
    }

    pub(crate) fn decline_preview(&mut self) {
        if let Some(preview) = self.bulk.preview.take() {
            self.bulk.decline(preview);
        }
    }

    /// Closes the question or the preview once another person gets the focus or the open card. Otherwise Enter could
    /// act on the wrong person.
    pub(crate) fn close_behind_another(&mut self) {
        if self.is_previewing() {
            self.confirm = None;
        } else if self.confirm.is_none() {
            self.in_front = None;
            return;
        }
        let focus = self.list.table.focus().cloned();
        let front = [focus, self.inspector.chosen().cloned()];
        let before = self.in_front.replace(front.clone());
        let Some(before) = before else { return };
        let mut both = front.iter().zip(&before);
        if both.any(|(now, before)| now.is_some() && now != before) {
            self.confirm = None;
            self.decline_preview();
            self.list.wants_focus = true;
        }
    }

    /// Decides whether rows may move in this frame: not while the pointer, a question or a selection holds them.
    pub(crate) fn hold(&mut self, ui: &Ui, call: &CallView, now: Now) {
        let asked = OrderHold {
            pointer_moved: None,
            question: self.confirm.is_some(),
            selection: self.bulk.holds(),
        };
        self.list.hold(ui, call, asked, now);
    }
}
