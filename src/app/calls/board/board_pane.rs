//! What the window keeps of the board.

use egui::Rect;

use crate::moderation::model::ids::CallId;
use crate::moderation::state::snapshot::Snapshot;
use crate::moderation::views::all_calls::{FoundPerson, find};

/// What the page remembers of itself.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a thing of its own that is open, chosen or asked for"
)]
pub(crate) struct BoardPane {
    /// Whether the page is in front in place of a call.
    pub(crate) is_open: bool,
    pub(crate) search: String,
    pub(crate) takes_keyboard: bool,
    /// Those that need somebody most stand first, in place of the order in which they were added.
    pub(crate) by_attention: bool,
    /// The order that is shown, which nothing changes under the pointer.
    pub(crate) order: Vec<CallId>,
    pub(crate) list: Option<Rect>,
    /// The line of the found people that Enter opens.
    pub(crate) chosen: usize,
    /// The keyboard moved the line, which has to be in sight.
    pub(crate) scrolls: bool,
    found: Option<(String, Vec<(CallId, u64)>)>,
    pub(crate) people: Vec<FoundPerson>,
}

impl BoardPane {
    /// Brings the page to the front; with the keyboard in its search, if wanted.
    pub(crate) fn open(&mut self, searches: bool) {
        self.is_open = true;
        self.takes_keyboard = searches;
    }

    /// Looks again once the words or a roster changed.
    pub(crate) fn look(&mut self, snapshot: &Snapshot) {
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
