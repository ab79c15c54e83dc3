//! State of the board: its search, the order of the calls, and the people found.

use egui::Rect;

use crate::moderation::model::ids::CallId;
use crate::moderation::state::snapshot::Snapshot;
use crate::moderation::views::all_calls::{FoundPerson, find};

#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a thing of its own that is open, chosen or asked for"
)]
pub(crate) struct BoardState {
    /// Whether the board is shown in place of a call.
    pub(crate) is_open: bool,
    pub(crate) search: String,
    pub(crate) claim_focus: bool,
    /// Whether calls are sorted by how much they need attention. Otherwise, they are in the order in which they were
    /// added.
    pub(crate) by_attention: bool,
    /// The order of the calls on screen. If they are sorted by attention, the order stays while the pointer is over the
    /// list, and new calls come last.
    pub(crate) order: Vec<CallId>,
    pub(crate) list: Option<Rect>,
    /// Index of the found person that Enter opens.
    pub(crate) chosen: usize,
    /// Whether to scroll to the found person that the keyboard moved to.
    pub(crate) scrolls: bool,
    found: Option<(String, Vec<(CallId, u64)>)>,
    pub(crate) people: Vec<FoundPerson>,
}

impl BoardState {
    /// Brings the board to the front. With `searches`, its search field gets the focus.
    pub(crate) fn open(&mut self, searches: bool) {
        self.is_open = true;
        self.claim_focus = searches;
    }

    /// Searches for people again if the typed words or a call have changed.
    pub(crate) fn update(&mut self, snapshot: &Snapshot) {
        let calls = snapshot.calls.iter();
        let versions = calls.map(|call| (call.id.clone(), call.version)).collect();
        let key = (self.search.clone(), versions);
        if self.found.as_ref() == Some(&key) {
            return;
        }
        if self
            .found
            .as_ref()
            .is_none_or(|(words, _)| *words != self.search)
        {
            self.chosen = 0;
        }
        self.people = find(&snapshot.calls, &self.search);
        self.chosen = self.chosen.min(self.people.len().saturating_sub(1));
        self.found = Some(key);
    }
}
