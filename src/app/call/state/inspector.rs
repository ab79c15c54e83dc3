//! The contents of the side panel: a person, the rules, or the progress of a batch.

use crate::app::call::state::invitation_results::InvitationResults;
use crate::moderation::model::ids::InvitationId;
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::batch::RemovalBatch;
use crate::moderation::state::row::RowKey;
use crate::moderation::state::snapshot::CallView;

/// State of the side panel.
#[derive(Debug, Default)]
pub(crate) struct Inspector {
    front: InspectorRequest,
    chosen: Option<RowKey>,
    /// The batch whose panel was closed, identified by the time when the batch was confirmed.
    put_away: Option<Now>,
    /// Results of the newest round of invitations, kept until closed.
    invited: Option<InvitationResults>,
    /// Whether the rules take the focus when they are drawn.
    takes_keyboard: bool,
    /// Where the panel begins while it lies over the call.
    pub(crate) overlay_top: Option<f32>,
}

/// The content that was requested last.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum InspectorRequest {
    /// Nothing: a running batch appears by itself, before the person.
    #[default]
    Newest,
    Person,
    Rules,
}

/// The content of the panel.
#[derive(Debug, Clone, Copy)]
pub(crate) enum InspectorContent<'a> {
    /// The progress of a removal batch.
    Batch(&'a RemovalBatch),
    /// The results of invitations.
    Invited,
    /// The rules, such as the people who are kept out.
    Rules,
    /// The chosen person, or nobody.
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

    /// Returns the newest results, or else the person.
    fn newest<'a>(&self, call: &'a CallView) -> InspectorContent<'a> {
        let ending = self.ending(call);
        let invited = self.invited.as_ref().filter(|it| it.is_in_front);
        match (invited, ending) {
            (Some(invited), ending)
                if ending.is_none_or(|it| is_before(it.since, invited.since)) =>
            {
                InspectorContent::Invited
            }
            (_, Some(ending)) => InspectorContent::Batch(ending),
            (_, None) => InspectorContent::Person,
        }
    }

    /// Returns whether a card hides results, which closing the card brings back.
    pub(crate) fn hides_results(&self, call: &CallView) -> bool {
        self.front == InspectorRequest::Person
            && !matches!(self.newest(call), InspectorContent::Person)
    }

    /// Returns whether there is content that needs the panel.
    pub(crate) fn is_open(&self, call: &CallView) -> bool {
        self.chosen.is_some() || !matches!(self.shown(call), InspectorContent::Person)
    }

    /// Returns the batch whose panel is in front.
    pub(crate) fn shown_batch<'a>(&self, call: &'a CallView) -> Option<&'a RemovalBatch> {
        match self.shown(call) {
            InspectorContent::Batch(ending) => Some(ending),
            InspectorContent::Invited | InspectorContent::Rules | InspectorContent::Person => None,
        }
    }

    fn ending<'a>(&self, call: &'a CallView) -> Option<&'a RemovalBatch> {
        let ending = call.ending.as_deref()?;
        let is_over = call.has_ended();
        (!is_over && self.put_away != Some(ending.since)).then_some(ending)
    }

    /// Returns the person whose card is shown, or is behind other content.
    pub(crate) fn chosen(&self) -> Option<&RowKey> {
        self.chosen.as_ref()
    }

    /// Shows the card of a person.
    pub(crate) fn show_card(&mut self, key: RowKey) {
        self.front = InspectorRequest::Person;
        self.chosen = Some(key);
    }

    /// Closes the card.
    pub(crate) fn close_card(&mut self) {
        self.chosen = None;
        if self.front == InspectorRequest::Person {
            self.front = InspectorRequest::Newest;
        }
    }

    /// Shows the rules, and focuses them if they were opened by a key.
    pub(crate) fn show_rules(&mut self, by_key: bool) {
        self.front = InspectorRequest::Rules;
        self.takes_keyboard = by_key;
    }

    pub(crate) fn shows_rules(&self) -> bool {
        self.front == InspectorRequest::Rules
    }

    /// Closes the rules.
    pub(crate) fn close_rules(&mut self) {
        self.front = InspectorRequest::Newest;
    }

    /// Returns whether the rules take the focus in this frame.
    pub(crate) fn take_keyboard(&mut self) -> bool {
        std::mem::take(&mut self.takes_keyboard)
    }

    /// Shows the batch that runs or is about to start.
    pub(crate) fn show_batch(&mut self) {
        self.put_away = None;
        self.front = InspectorRequest::Newest;
    }

    /// Shows the results of invitations that are sent or canceled now, with the names that were left out. They join those
    /// that are still open.
    pub(crate) fn show_invited(
        &mut self,
        ids: impl IntoIterator<Item = InvitationId>,
        left_out: Vec<(String, String)>,
        now: Now,
    ) {
        self.invited.take_if(|results| results.is_settled());
        let results = self
            .invited
            .get_or_insert_with(|| InvitationResults::new(now));
        results.add(ids, now);
        results.left_out = left_out;
        self.front = InspectorRequest::Newest;
    }

    /// Brings the results of invitations to the front.
    pub(crate) fn reveal_invited(&mut self) {
        if let Some(results) = &mut self.invited {
            results.is_in_front = true;
        }
    }

    /// Updates the results from the call.
    pub(crate) fn follow(&mut self, call: &CallView) {
        if let Some(results) = &mut self.invited {
            results.follow(call);
        }
    }

    /// Returns the results of the newest round of invitations.
    pub(crate) fn invited(&self) -> Option<&InvitationResults> {
        self.invited.as_ref()
    }

    /// Closes the results of invitations.
    pub(crate) fn close_invited(&mut self) {
        self.invited = None;
    }

    /// Closes the panel of the batch confirmed at that time; the batch goes on.
    pub(crate) fn put_away(&mut self, since: Now) {
        self.put_away = Some(since);
    }
}

fn is_before(one: Now, other: Now) -> bool {
    one.monotonic < other.monotonic
}
