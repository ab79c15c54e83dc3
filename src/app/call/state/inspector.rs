//! Decides which content the side panel shows: a person's card, the rules, or results of a batch or of invitations.

use egui::{Id, Rect, Ui};

use crate::app::call::state::invitation_results::{InvitationResults, LeftOut, ResultsPanel};
use crate::moderation::model::ids::InvitationId;
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::batch::RemovalBatch;
use crate::moderation::state::invitation::Invitation;
use crate::moderation::state::row::RowKey;
use crate::moderation::state::snapshot::CallView;

/// The button in the list of rules or in results that gets the keyboard focus when these open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PanelFocus {
    Close,
    /// The button that answers a question about the door with no.
    CancelDoor,
    /// The button that closes the results.
    Results,
}

/// What the list of rules asks about the guest door during a raid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DoorQuestion {
    /// Whether to let in the next guest.
    LetNextIn,
    /// Whether to open the door.
    Open,
}

/// State of the side panel.
#[derive(Debug, Default)]
pub(crate) struct Inspector {
    front: InspectorRequest,
    chosen: Option<RowKey>,
    /// The batch whose panel was closed, identified by the time when the batch was confirmed.
    put_away: Option<Now>,
    /// Results of the newest round of invitations, kept even after their panel was closed. `None` before the first
    /// round.
    invited: Option<InvitationResults>,
    /// The button that gets the keyboard focus when the panel is drawn next. `None` if no button does.
    claim_focus: Option<PanelFocus>,
    /// Whether a button has taken the focus by this claim.
    has_taken_focus: bool,
    /// The button that closes the results of a batch, once it was drawn.
    pub(crate) closes_batch: Option<Id>,
    /// The open question about the door, and since when it has been open.
    door_question: Option<(DoorQuestion, Now)>,
    /// Where the last frame drew the panel over the call. `None` if it didn't, as in a wide window.
    pub(crate) overlay: Option<Rect>,
    /// Where the panel over the call begins from the left, if the list ends there. `None` if the panel covers rows.
    pub(crate) beside: Option<f32>,
    /// The subject of the panel when it was last drawn, and the number of that frame.
    drawn: Option<(PanelSubject, u64)>,
    /// How often the panel has opened anew.
    openings: u64,
}

/// The subject of the panel. When it changes, the panel begins at its top.
#[derive(Debug, PartialEq, Eq)]
enum PanelSubject {
    Preview,
    Batch(Now),
    Invited,
    Rules,
    Person(Option<RowKey>),
}

/// The content that was last requested for the panel.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum InspectorRequest {
    /// The newest results. If there are none, the chosen person.
    #[default]
    Newest,
    Person,
    Rules,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum InspectorContent<'a> {
    Batch(&'a RemovalBatch),
    /// The results of invitations.
    Invited,
    Rules,
    /// The card of the chosen person, or the newest people if nobody is chosen.
    Person,
}

impl Inspector {
    /// Returns the content that is in front now.
    pub(crate) fn shown<'a>(&self, call: &'a CallView) -> InspectorContent<'a> {
        match self.front {
            InspectorRequest::Rules => InspectorContent::Rules,
            InspectorRequest::Person if self.chosen.is_some() => InspectorContent::Person,
            InspectorRequest::Newest | InspectorRequest::Person => self.newest(call),
        }
    }

    /// Returns the batch or the results of invitations, whichever is newer. Ignores those whose panel is closed or
    /// hasn't opened yet. `Person` if neither is left.
    fn newest<'a>(&self, call: &'a CallView) -> InspectorContent<'a> {
        let batch = self.batch(call);
        let invited = self
            .invited
            .as_ref()
            .filter(|it| it.panel == ResultsPanel::InFront);
        match (invited, batch) {
            (Some(invited), batch) if batch.is_none_or(|it| is_before(it.since, invited.since)) => {
                InspectorContent::Invited
            }
            (_, Some(batch)) => InspectorContent::Batch(batch),
            (_, None) => InspectorContent::Person,
        }
    }

    /// Returns how often the panel has opened anew. It opens anew in these cases:
    /// - it shows something else than in the frame before
    /// - it wasn't drawn in the frame before
    /// - the rules were requested again
    pub(crate) fn openings(&mut self, is_preview: bool, call: &CallView, frame: u64) -> u64 {
        let subject = match self.shown(call) {
            _ if is_preview => PanelSubject::Preview,
            InspectorContent::Batch(batch) => PanelSubject::Batch(batch.since),
            InspectorContent::Invited => PanelSubject::Invited,
            InspectorContent::Rules => PanelSubject::Rules,
            InspectorContent::Person => PanelSubject::Person(self.chosen.clone()),
        };
        let before = self.drawn.replace((subject, frame));
        let stays = |(subject, at): (PanelSubject, u64)| {
            let now = self.drawn.as_ref().map(|(subject, _)| subject);
            now == Some(&subject) && frame <= at + 1
        };
        if !before.is_some_and(stays) {
            self.openings += 1;
        }
        self.openings
    }

    /// Whether a person's card hides results, which appear again when the card is closed.
    pub(crate) fn hides_results(&self, call: &CallView) -> bool {
        self.front == InspectorRequest::Person
            && !matches!(self.newest(call), InspectorContent::Person)
    }

    /// Whether the panel has more to show than the newest people.
    pub(crate) fn is_open(&self, call: &CallView) -> bool {
        self.chosen.is_some() || !matches!(self.shown(call), InspectorContent::Person)
    }

    /// Returns the batch whose progress the panel shows. `None` if the panel has other content.
    pub(crate) fn shown_batch<'a>(&self, call: &'a CallView) -> Option<&'a RemovalBatch> {
        match self.shown(call) {
            InspectorContent::Batch(batch) => Some(batch),
            InspectorContent::Invited | InspectorContent::Rules | InspectorContent::Person => None,
        }
    }

    fn batch<'a>(&self, call: &'a CallView) -> Option<&'a RemovalBatch> {
        let batch = call.batch.as_deref()?;
        let is_over = call.has_ended();
        (!is_over && self.put_away != Some(batch.since)).then_some(batch)
    }

    /// Returns the person whose card is shown, or is hidden by other content. `None` if no person is chosen.
    pub(crate) fn chosen(&self) -> Option<&RowKey> {
        self.chosen.as_ref()
    }

    pub(crate) fn show_card(&mut self, key: RowKey) {
        (self.front, self.claim_focus) = (InspectorRequest::Person, None);
        self.chosen = Some(key);
    }

    /// If a card is chosen, changes it to the card of this person.
    pub(crate) fn turn_to(&mut self, key: &RowKey) {
        if let Some(chosen) = &mut self.chosen {
            chosen.clone_from(key);
        }
    }

    pub(crate) fn close_card(&mut self) {
        self.chosen = None;
        if self.front == InspectorRequest::Person {
            self.front = InspectorRequest::Newest;
        }
    }

    /// Shows the list of rules, which takes the keyboard focus if a key opened it.
    pub(crate) fn show_rules(&mut self, by_key: bool) {
        self.begin_rules(by_key.then_some(PanelFocus::Close));
    }

    /// Shows the list of rules with a question about the door. An open question of the same kind stays as it is.
    pub(crate) fn ask_about_door(&mut self, question: DoorQuestion, now: Now) {
        let since = self.asks_about_door(question).unwrap_or(now);
        self.begin_rules(Some(PanelFocus::CancelDoor));
        self.door_question = Some((question, since));
    }

    /// Returns since when this question about the door has been open. `None` if it isn't.
    pub(crate) fn asks_about_door(&self, question: DoorQuestion) -> Option<Now> {
        let open = self.door_question.filter(|(open, _)| *open == question);
        open.map(|(_, since)| since)
    }

    /// Closes the question about the door; returns whether one was open. After a key, the focus goes to the button that
    /// closes the list of rules.
    pub(crate) fn end_door_question(&mut self, by_key: bool) -> bool {
        let was_open = self.door_question.take().is_some();
        if was_open && by_key {
            self.claim_focus = Some(PanelFocus::Close);
        }
        was_open
    }

    fn begin_rules(&mut self, focus: Option<PanelFocus>) {
        (self.front, self.drawn) = (InspectorRequest::Rules, None);
        (self.claim_focus, self.door_question) = (focus, None);
    }

    /// Forgets an open question about the door, unless `stays`.
    pub(crate) fn keep_asking_about_door(&mut self, stays: bool) {
        let stays = stays && self.shows_rules();
        self.door_question.take_if(|_| !stays);
    }

    /// Whether a button has taken the keyboard focus since this function was last called, or takes it when the panel is
    /// drawn next.
    pub(crate) fn takes_focus(&mut self) -> bool {
        std::mem::take(&mut self.has_taken_focus) || self.claim_focus.is_some()
    }

    pub(crate) fn shows_rules(&self) -> bool {
        self.front == InspectorRequest::Rules
    }

    pub(crate) fn close_rules(&mut self) {
        self.front = InspectorRequest::Newest;
    }

    /// Whether this button takes the keyboard focus in this frame; true only once. Waits while a
    /// dialog such as the palette keeps the focus.
    pub(crate) fn take_keyboard(&mut self, ui: &Ui, button: PanelFocus) -> bool {
        if ui.memory(|memory| memory.top_modal_layer().is_some()) {
            return false;
        }
        let claimed = self.claim_focus.take_if(|claimed| *claimed == button);
        self.has_taken_focus |= claimed.is_some();
        claimed.is_some()
    }

    /// Shows the newest batch, even if its panel was closed or the batch is only about to start. Newer results of
    /// invitations stay in front.
    pub(crate) fn show_batch(&mut self) {
        self.put_away = None;
        self.front = InspectorRequest::Newest;
    }

    /// Shows the newest batch, and closes newer results of invitations, which would cover it.
    pub(crate) fn uncover_batch(&mut self, call: &CallView) {
        self.show_batch();
        let is_covered = matches!(self.newest(call), InspectorContent::Invited);
        if let Some(results) = self.invited.as_mut().filter(|_| is_covered) {
            results.panel = ResultsPanel::PutAway;
        }
    }

    /// Shows the newest results of invitations, and closes the panel of a newer batch, which would cover them.
    pub(crate) fn uncover_invited(&mut self, call: &CallView) {
        self.front = InspectorRequest::Newest;
        self.reveal_invited();
        if let InspectorContent::Batch(batch) = self.newest(call) {
            self.put_away = Some(batch.since);
        }
    }

    /// Whether there are results that the panel can show.
    pub(crate) fn has_results(&self, call: &CallView) -> bool {
        call.batch.is_some() || self.invited.is_some()
    }

    /// Shows the newest results, even if their panel was closed. They take the keyboard focus.
    pub(crate) fn show_results(&mut self, call: &CallView) {
        self.show_batch();
        self.claim_focus = Some(PanelFocus::Results);
        let is_newer = |it: &InvitationResults| {
            let batch = call.batch.as_ref();
            batch.is_none_or(|batch| is_before(batch.since, it.since))
        };
        if self.invited.as_ref().is_some_and(is_newer) {
            self.reveal_invited();
        }
    }

    /// Shows the results of invitations that are being sent, and the names that were left out.
    pub(crate) fn show_invited(
        &mut self,
        ids: impl IntoIterator<Item = InvitationId>,
        left_out: Vec<LeftOut>,
        nameless: Vec<String>,
        now: Now,
    ) {
        let results = self.show_round(ids, false, now);
        results.leave_out(left_out);
        results.add_nameless(nameless);
    }

    /// In the results, replaces an old invitation with a new one to the same person.
    pub(crate) fn invites_again(&mut self, old: &InvitationId, new: &InvitationId, now: Now) {
        if let Some(results) = &mut self.invited {
            results.replace(old, new, now);
        }
    }

    /// Shows the results of invitations that are being canceled.
    pub(crate) fn show_cancelled(&mut self, ids: impl IntoIterator<Item = InvitationId>, now: Now) {
        self.show_round(ids, true, now);
    }

    /// Shows the results of these invitations, usually as a new round. Canceling continues the current round in one
    /// case: one of its outcomes is open, and these invitations belong to it or to earlier rounds.
    fn show_round(
        &mut self,
        ids: impl IntoIterator<Item = InvitationId>,
        is_cancelling: bool,
        now: Now,
    ) -> &mut InvitationResults {
        self.front = InspectorRequest::Newest;
        let ids: Vec<_> = ids.into_iter().collect();
        let results = match self.invited.take() {
            Some(round) if is_cancelling && !round.is_settled() && round.has_all(&ids) => round,
            Some(round) => round.next(&ids, now, is_cancelling),
            None => InvitationResults::new(now, is_cancelling),
        };
        let results = self.invited.insert(results);
        results.add(ids, now);
        if results.panel == ResultsPanel::PutAway {
            results.panel = ResultsPanel::Waiting;
        }
        results
    }

    /// Brings the results of invitations to the front, even if they were closed.
    pub(crate) fn reveal_invited(&mut self) {
        if let Some(results) = &mut self.invited {
            results.panel = ResultsPanel::InFront;
        }
    }

    /// Brings the results of invitations to the front if their panel hasn't opened yet.
    pub(crate) fn reveal_new_invited(&mut self) {
        let waits = |results: &InvitationResults| results.panel == ResultsPanel::Waiting;
        if self.invited.as_ref().is_some_and(waits) {
            self.reveal_invited();
        }
    }

    /// Updates the results of invitations from the call.
    pub(crate) fn follow(&mut self, call: &CallView) {
        if let Some(results) = &mut self.invited {
            results.follow(call);
        }
    }

    /// Arranges the lines of the results. While the lines are held, none moves.
    pub(crate) fn arrange_invited(&mut self, is_held: bool) {
        if let Some(results) = &mut self.invited {
            results.arrange(is_held);
        }
    }

    /// Notes that the moderator is correcting the entries that were left out.
    pub(crate) fn corrects_invited(&mut self) {
        if let Some(results) = &mut self.invited {
            results.is_corrected = true;
        }
    }

    /// Forgets earlier rounds, except invitations that can't be cleared.
    pub(crate) fn clear_earlier(&mut self, can_clear: impl Fn(&Invitation) -> bool) {
        if let Some(results) = &mut self.invited {
            results.earlier.clear(can_clear);
        }
    }

    /// Returns the results of the newest round of invitations, or `None` if there are none.
    pub(crate) fn invited(&self) -> Option<&InvitationResults> {
        self.invited.as_ref()
    }

    /// Closes the results of invitations. A link leads back to them while the call shows invitations. An older batch
    /// that is over doesn't appear in their place, because it was read already.
    pub(crate) fn close_invited(&mut self, call: &CallView) {
        let Some(results) = &mut self.invited else {
            return;
        };
        results.panel = ResultsPanel::PutAway;
        let batch = call.batch.as_deref().filter(|it| !it.is_open());
        if let Some(batch) = batch.filter(|it| is_before(it.since, results.since)) {
            self.put_away = Some(batch.since);
        }
    }

    /// Closes the panel of the batch confirmed at that time; the batch goes on. Older results of invitations appear in
    /// its place only if one of their outcomes is open.
    pub(crate) fn put_away(&mut self, since: Now) {
        self.put_away = Some(since);
        let is_read = |it: &&mut InvitationResults| {
            let is_shown = it.panel == ResultsPanel::InFront;
            is_shown && it.is_settled() && is_before(it.since, since)
        };
        if let Some(results) = self.invited.as_mut().filter(is_read) {
            results.panel = ResultsPanel::PutAway;
        }
    }
}

fn is_before(one: Now, other: Now) -> bool {
    one.monotonic < other.monotonic
}
