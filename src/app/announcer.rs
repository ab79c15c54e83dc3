//! Says the newest result of one's own actions to a screen reader, which reads changes of a live region by itself.

use std::sync::Arc;

use egui::accesskit::Live;
use egui::{Id, Rect, Role, Sense, Ui, WidgetInfo};

use super::activity_text::{result, sentence};
use super::presenting::in_full;
use super::text::tr_with;
use crate::moderation::activity::{Entry, Outcome};
use crate::moderation::snapshot::Snapshot;
use crate::moderation::time::Now;

/// More entries than one poll changes; older ones are not looked through.
const LOOKED_THROUGH: usize = 300;

/// What was said last, and what was known then.
#[derive(Debug, Default)]
pub(super) struct Announcer {
    known: Arc<Vec<Arc<Entry>>>,
    said: String,
}

impl Announcer {
    /// Takes note of results that are new; the newest is said.
    fn listen(&mut self, entries: &Arc<Vec<Arc<Entry>>>, now: Now) {
        if Arc::ptr_eq(&self.known, entries) {
            return;
        }
        let newest = entries.iter().rev().take(LOOKED_THROUGH);
        let news = newest.filter(|entry| entry.is_mine() && is_result(entry));
        if let Some(entry) = news.into_iter().find(|entry| !self.knows(entry)) {
            let values = [
                ("what", in_full(|| sentence(entry).text()).into()),
                ("result", result(entry, now).into()),
            ];
            self.said = tr_with("announce", &values);
        }
        self.known = entries.clone();
    }

    fn knows(&self, entry: &Entry) -> bool {
        let found = self
            .known
            .binary_search_by_key(&entry.number, |known| known.number);
        found.is_ok_and(|place| self.known[place].outcome == entry.outcome)
    }
}

/// Whether an entry says more than that something is under way.
fn is_result(entry: &Entry) -> bool {
    !matches!(
        entry.outcome,
        Outcome::Noted | Outcome::OnItsWay | Outcome::Waits { .. } | Outcome::Accepted
    )
}

/// Puts the live region into the tree of the screen reader; nothing of it is drawn.
pub(super) fn announcer_ui(ui: &Ui, snapshot: &Snapshot, now: Now, announcer: &mut Announcer) {
    announcer.listen(&snapshot.activity, now);
    let nowhere = Rect::from_min_size(ui.max_rect().min, egui::Vec2::ZERO);
    let response = ui.interact(nowhere, Id::unique("announcements"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &announcer.said));
    ui.accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}
