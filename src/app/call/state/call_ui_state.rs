//! What the window keeps of one call: the list, the open question or dialog, and what stands beside.

use std::sync::Arc;

use egui::{Rect, Ui};

use crate::app::call::state::bulk_pane::BulkPane;
use crate::app::call::state::dialog::CallDialog;
use crate::app::call::state::inspector::Inspector;
use crate::app::call::state::invite_form::InviteForm;
use crate::app::call::state::list::ListState;
use crate::app::call::state::question::{Question, QuestionSubject};
use crate::app::state::request::Request;
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::time::Now;
use crate::moderation::state::row::{Row, RowKey};
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::table::{OrderHold, QuickChoice};

/// The state of one call's part of the window.
#[derive(Debug, Default)]
pub struct CallUiState {
    pub(crate) list: ListState,
    pub(crate) confirm: Option<Question>,
    pub(crate) dialog: Option<CallDialog>,
    /// Whom somebody was about to invite when the dialog was left without a word.
    pub(crate) invite_draft: Option<Box<InviteForm>>,
    pub(crate) inspector: Inspector,
    /// Several people at once.
    pub(crate) bulk: BulkPane,
    /// Whom to choose, or to show in the preview, once the table is in order.
    next: Option<PendingPreview>,
    /// The failure to leave that was read.
    pub(crate) leaving_read: Option<Arc<Failure>>,
    /// Where the button stood that leaves.
    pub(crate) leave_button: Option<Rect>,
    pub(crate) last_roster_shown: bool,
    /// Whether a dialog lay over everything in the frame before.
    was_under_dialog: bool,
    density_pressed: bool,
}

#[derive(Debug)]
enum PendingPreview {
    /// The preview for those, with whether a yes closes the door as well.
    Preview(QuickChoice, bool),
    /// Exactly these people, with what has to be said about them.
    Offer(Vec<ParticipantId>, String),
}

impl CallUiState {
    /// The person whose card is shown.
    pub fn chosen(&self) -> Option<&RowKey> {
        self.inspector.chosen()
    }

    /// Shows the card of a person, or closes it.
    pub fn choose(&mut self, key: Option<RowKey>) {
        let Some(key) = key else {
            return self.inspector.close_card();
        };
        self.list.table.set_focus(Some(key.clone()));
        self.list.reveal = Some(key.clone());
        self.list.wants_focus = true;
        self.inspector.show_card(key);
    }

    /// Brings the table in order, and whoever was asked for into sight, past the search and the filter if need be.
    pub(crate) fn update_table(
        &mut self,
        call: &CallView,
        now: Now,
        describe: &dyn Fn(&Row, &mut String),
    ) {
        let list = &mut self.list;
        list.table.set_search(&list.search);
        list.table.update(call, now, describe);
        match self.next.take() {
            Some(PendingPreview::Offer(people, caveat)) => {
                self.bulk.offer(call, &people, &caveat, now)
            }
            Some(PendingPreview::Preview(choice, closes_door)) => {
                let table = &list.table;
                self.bulk
                    .preview_choice(call, table, choice, closes_door, now);
                list.scroll_to = self.bulk.first_line(table);
            }
            None => {}
        }
        let Some(key) = list.reveal.take() else {
            return;
        };
        let is_there = call.rows.iter().any(|row| row.key == key);
        if is_there && list.table.line_of(&key).is_none() {
            list.show_all();
            list.table.set_search("");
            list.table.update(call, now, describe);
        }
        list.scroll_to = list.table.line_of(&key);
    }

    /// Opens the preview for those who have this in common, also those whom search, filter or a hold keep from the list.
    pub(crate) fn preview_among_all(&mut self, choice: QuickChoice, closes_door: bool) {
        self.list.show_all();
        self.list.release();
        self.next = Some(PendingPreview::Preview(choice, closes_door));
    }

    /// Opens the preview for exactly these people, with what has to be said about them.
    pub(crate) fn offer(&mut self, people: Vec<ParticipantId>, caveat: String) {
        self.next = Some(PendingPreview::Offer(people, caveat));
    }

    /// Gives the answer to [`crate::app::state::action::Action::LookUp`] to the dialog that asked, if it is still open.
    pub fn hold_lookup(&mut self, text: &str, request: Request<DirectoryUser>) {
        if let Some(CallDialog::Invite(form)) = &mut self.dialog {
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
        self.list.is_held
    }

    /// Whether a question or a dialog is open that somebody is about to answer.
    pub(crate) fn is_asking(&self) -> bool {
        self.confirm.is_some() || self.dialog.is_some() || self.is_previewing()
    }

    /// Whether something is open that names people in full, also on a shared screen.
    pub(crate) fn names_in_full(&self) -> bool {
        let dialog = self.dialog.as_ref();
        self.confirm.is_some()
            || self.is_previewing()
            || dialog.is_some_and(CallDialog::names_in_full)
    }

    /// Whether the preview of a removal of several people is open.
    pub(crate) fn is_previewing(&self) -> bool {
        self.bulk.preview.is_some()
    }

    /// Takes note of whether a dialog lies over everything; the keyboard goes back to the people once it is closed.
    pub(crate) fn is_under_dialog(&mut self, ui: &Ui) -> bool {
        let is_under = ui.memory(|memory| memory.top_modal_layer().is_some());
        let was_under = std::mem::replace(&mut self.was_under_dialog, is_under);
        self.list.wants_focus |= was_under && !is_under;
        is_under
    }

    /// Puts the list of rules away; the keyboard goes back to the people.
    pub(crate) fn close_rules(&mut self) {
        self.inspector.close_rules();
        self.list.wants_focus = true;
    }

    /// Takes over what is known now of what the window keeps, also while the call is not in front.
    pub fn follow(&mut self, call: &CallView) {
        self.inspector.follow(call);
    }

    /// What another session was asked is not known in this one.
    pub(crate) fn begin_session(&mut self) {
        self.list.unknown.clear();
    }

    /// Opens the dialog that invites, with what was typed there before.
    pub(crate) fn open_invite(&mut self) {
        let mut form = self.invite_draft.take().unwrap_or_default();
        form.has_focus = false;
        self.dialog = Some(CallDialog::Invite(form));
    }

    /// Asks at the row; a question that is open already stays as it is.
    pub(crate) fn ask(&mut self, about: QuestionSubject, now: Now) {
        let open = self.confirm.as_ref();
        if open.is_none_or(|open| open.about != about) {
            self.confirm = Some(Question::new(about, now));
        }
    }

    /// Holds the list where the pointer, a question or a choice of several asks for it.
    pub(crate) fn hold(&mut self, ui: &Ui, call: &CallView, now: Now) {
        let asked = OrderHold {
            pointer_moved: None,
            question: self.confirm.is_some(),
            selection: self.bulk.holds(),
        };
        self.list.hold(ui, call, asked, now);
    }
}
