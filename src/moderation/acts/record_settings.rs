//! Shows each change of the audit log's settings in the activity.

use std::sync::Arc;

use crate::moderation::console::Console;
use crate::moderation::model::audit::record_settings::{RecordSettingChange, RecordSettings};
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{ActivityEvent, Outcome};

impl Console {
    /// Takes over new settings, and adds an entry for each change.
    ///
    /// Adds none while nobody is signed in, because nobody sees the activity then.
    pub(crate) fn take_record_rules(&mut self, rules: RecordSettings, now: Now) {
        let before = std::mem::replace(&mut self.record_settings, rules);
        if self.session.is_none() {
            return;
        }
        for change in before.changes_to(rules) {
            let what = ActivityEvent::RecordSettingChanged(change);
            self.log.add(None, what, Outcome::Noted, now);
        }
    }

    /// Takes the operator's name. If it changes during a session, adds an entry to the activity, because each line of
    /// the audit log contains the name.
    pub(crate) fn take_operator(&mut self, name: Option<Arc<str>>, now: Now) {
        let before = self.log.operator();
        self.log.operator_is(name.clone());
        if self.session.is_none() || before == name {
            return;
        }
        let [old, new] = [before, name].map(|it| it.map(|it| it.to_string()));
        let what = ActivityEvent::RecordSettingChanged(RecordSettingChange::Operator { old, new });
        self.log.add(None, what, Outcome::Noted, now);
    }
}
