//! Shows each change of the audit log's settings in the activity.

use crate::moderation::console::Console;
use crate::moderation::model::audit::record_rules::RecordRules;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{ActivityEvent, Outcome};

impl Console {
    /// Takes over new settings, and adds an entry for each change.
    ///
    /// Adds none without a session, when nobody sees the activity.
    pub(crate) fn take_record_rules(&mut self, rules: RecordRules, now: Now) {
        let before = std::mem::replace(&mut self.record_rules, rules);
        if self.session.is_none() {
            return;
        }
        for change in before.changes_to(rules) {
            let what = ActivityEvent::RuleChanged(change);
            self.log.add(None, what, Outcome::Noted, now);
        }
    }
}
