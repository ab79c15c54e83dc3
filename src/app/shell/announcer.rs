//! Announces to screen readers, through live regions: the newest result of an action, alarms without another
//! announcement, and sentences about the window itself.

use std::sync::Arc;

use egui::accesskit::Live;
use egui::{Id, Rect, Role, Sense, Ui, WidgetInfo};

use crate::app::language::text::tr_with;
use crate::app::shell::alarms::alarm::{Alarm, Alarms, LOOKED_THROUGH, PAUSE, newest_of};
use crate::app::words::activity_text::{result, sentence};
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{ActivityEntry, Outcome};
use crate::moderation::state::snapshot::Snapshot;

/// The results and alarms to announce, and the entries that were known before.
#[derive(Debug, Default)]
pub(crate) struct Announcer {
    known: Arc<Vec<Arc<ActivityEntry>>>,
    /// Number and words of the entry announced last.
    said: Option<(u64, String)>,
    alarms: AlarmsToAnnounce,
    /// The newest sentence that isn't about an entry, and how many such sentences there have been.
    told: Option<(usize, String)>,
}

impl Announcer {
    /// Forgets earlier and waiting announcements of results and alarms. Still knows the old entries, and announces only
    /// new ones.
    pub(crate) fn quiet(mut self) -> Self {
        (self.said, self.alarms.said, self.alarms.waiting) = (None, None, None);
        self
    }

    /// Finds new results of this app's actions and announces the newest.
    fn listen(&mut self, entries: &Arc<Vec<Arc<ActivityEntry>>>, now: Now) {
        if Arc::ptr_eq(&self.known, entries) {
            return;
        }
        let newest = entries.iter().rev().take(LOOKED_THROUGH);
        let news = newest.filter(|entry| entry.is_mine() && is_result(entry));
        if let Some(entry) = news.into_iter().find(|entry| !self.knows(entry)) {
            let (what, result) = (sentence(entry).text(), result(entry, now));
            let said = if result.is_empty() {
                what
            } else {
                let values = [("what", what.into()), ("result", result.into())];
                tr_with("announce", &values)
            };
            self.said = Some((entry.number, said));
        }
        self.known = entries.clone();
    }

    /// Announces a sentence about the window itself.
    pub(crate) fn tell(&mut self, sentence: String) {
        let before = self.told.as_ref().map_or(0, |(number, _)| *number);
        self.told = Some((before + 1, sentence));
    }

    fn knows(&self, entry: &ActivityEntry) -> bool {
        let found = self
            .known
            .binary_search_by_key(&entry.number, |known| known.number);
        found.is_ok_and(|place| self.known[place].outcome == entry.outcome)
    }
}

/// Whether an entry has a result. Deeds under way have none yet. A deed that is only noted, such as switching a rule,
/// has its result at once.
fn is_result(entry: &ActivityEntry) -> bool {
    match entry.outcome {
        Outcome::Noted => entry.what.deed().is_some(),
        Outcome::OnItsWay | Outcome::Waits { .. } | Outcome::Accepted => false,
        _ => true,
    }
}

/// The alarms that no other text announces: people who came back, people whom a rule leaves to the operator, and waves.
#[derive(Debug, Default)]
pub(crate) struct AlarmsToAnnounce {
    alarms: Alarms,
    /// Words of the newest alarm that isn't announced yet, and the number of all such alarms.
    waiting: Option<(String, usize)>,
    /// The last announcement of alarms, and its time.
    said: Option<(String, Now)>,
}

impl AlarmsToAnnounce {
    /// Finds new alarms, and announces the newest one with the number of all that wait. Leaves at least [`PAUSE`]
    /// between two announcements.
    fn listen(&mut self, snapshot: &Snapshot, now: Now) {
        let mut news = self.alarms.take_new(snapshot);
        news.extend(self.alarms.grown(snapshot));
        let words = news.iter().filter_map(|alarm| words(alarm, snapshot));
        let words: Vec<String> = words.collect();
        if let Some(newest) = words.last() {
            let before = self.waiting.take().map_or(0, |(_, count)| count);
            self.waiting = Some((newest.clone(), before + words.len()));
        }
        let may_speak = self
            .said
            .as_ref()
            .is_none_or(|(_, at)| now.since(*at) >= PAUSE);
        if let Some((what, count)) = self.waiting.take_if(|_| may_speak) {
            self.said = Some((newest_of(count, what), now));
        }
    }
}

/// Describes an alarm. `None` if other texts of the window announce it, such as the end of the call or of the session.
/// Also `None` for a wave in a call that is no longer in the list.
fn words(alarm: &Alarm, snapshot: &Snapshot) -> Option<String> {
    match alarm {
        Alarm::Trouble(_) => Some(alarm.text()),
        Alarm::Wave(call, _) => {
            let call = snapshot.call(call)?;
            let values = [("what", alarm.text().into()), ("call", call.title().into())];
            Some(tr_with("announce-wave", &values))
        }
        Alarm::JoinedAnyway(_) | Alarm::Ended(_) | Alarm::Unreachable(_) | Alarm::SessionOver => {
            None
        }
    }
}

/// Adds the live regions to the screen reader's tree. Draws nothing.
pub(crate) fn announcer_ui(ui: &Ui, snapshot: &Snapshot, now: Now, announcer: &mut Announcer) {
    announcer.listen(&snapshot.activity, now);
    if let Some((number, text)) = &announcer.said {
        live_ui(ui, ("result", *number), Role::Status, text);
    }
    if let Some((number, text)) = &announcer.told {
        live_ui(ui, ("told", *number), Role::Status, text);
    }
    let alarms = &mut announcer.alarms;
    alarms.listen(snapshot, now);
    if let Some((text, at)) = &alarms.said {
        live_ui(ui, ("alarm", at.monotonic), Role::Alert, text);
    }
    if alarms.waiting.is_some() {
        ui.request_repaint_after(PAUSE);
    }
}

/// Adds a live region, which screen readers read out when it appears.
///
/// Each text gets a region of its own. Otherwise the same words twice in a row would be read once.
fn live_ui(ui: &Ui, which: impl std::hash::Hash + std::fmt::Debug, role: Role, text: &str) {
    let nowhere = Rect::from_min_size(ui.max_rect().min, egui::Vec2::ZERO);
    let response = ui.interact(nowhere, Id::unique(which), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(role, true, text));
    let live = if role == Role::Alert {
        Live::Assertive
    } else {
        Live::Polite
    };
    ui.accesskit_node_builder(response.id, |node| node.set_live(live));
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::moderation::model::audit::Source;
    use crate::moderation::model::deed::Deed;
    use crate::moderation::model::ids::CallId;
    use crate::moderation::state::activity::ActivityLog;
    use crate::moderation::state::activity::entry::ActivityEvent;
    use crate::moderation::state::deeds::raid::Wave;
    use crate::moderation::state::row::PersonRef;
    use crate::moderation::state::rules::KeepOutAlarm;
    use crate::moderation::state::snapshot::CallView;

    struct State {
        log: ActivityLog,
        snapshot: Snapshot,
        now: Now,
        announcer: Announcer,
    }

    impl State {
        fn came_back(&mut self, times: u32) {
            let what = ActivityEvent::CameBack {
                who: PersonRef::nobody(),
                removed: self.now,
                times,
            };
            self.now = self.now.plus(Duration::from_secs(12));
            let call = CallId::from("c");
            self.log.add(call, what, Outcome::Noted, self.now);
            self.snapshot.activity = self.log.entries().clone();
        }
    }

    fn harness() -> Harness<'static, State> {
        let state = State {
            log: ActivityLog::default(),
            snapshot: Snapshot::default(),
            now: Now::default(),
            announcer: Announcer::default(),
        };
        Harness::new_ui_state(
            |ui, state: &mut State| {
                announcer_ui(ui, &state.snapshot, state.now, &mut state.announcer);
            },
            state,
        )
    }

    /// Returns the text of the live region for alarms.
    fn alarm(harness: &mut Harness<'_, State>) -> String {
        harness.run_steps(2);
        let node = harness.query_by(|node| node.live() == Live::Assertive);
        let said = node.and_then(|node| node.accesskit_node().label());
        said.unwrap_or_default()
    }

    #[test]
    fn people_who_came_back_are_told_of_at_once_and_many_of_them_in_one_sentence() {
        let mut harness = harness();
        assert_eq!(alarm(&mut harness), "");
        harness.state_mut().came_back(3);
        let said = alarm(&mut harness);
        assert!(said.contains("came back 12 s later (third time)"), "{said}");
        let state = harness.state_mut();
        let at = state.now;
        (0..5).for_each(|_| state.came_back(1));
        state.now = at;
        assert_eq!(alarm(&mut harness), said, "not before it could be read");
        let state = harness.state_mut();
        state.now = at.plus(PAUSE);
        let said = alarm(&mut harness);
        assert!(said.starts_with("5 alarms"), "{said}");
        assert!(said.contains("first time"), "{said}");
    }

    #[test]
    fn a_wave_and_a_rule_that_gave_up_are_told_of_once() {
        let mut harness = harness();
        let state = harness.state_mut();
        let mut call = CallView::new("c".into(), state.now);
        call.wave = Some(Wave {
            at: state.now,
            since: state.now,
            last_peak: state.now,
            arrivals: 6,
            counted_since: state.now,
            joins: 6,
            returns: 0,
            rejoins: 0,
        });
        state.snapshot.calls = vec![Arc::new(call.clone())];
        assert!(alarm(&mut harness).starts_with("6 people joined"));
        let state = harness.state_mut();
        state.now = state.now.plus(PAUSE);
        call.wave = call.wave.map(|wave| Wave {
            arrivals: 9,
            joins: 9,
            ..wave
        });
        state.snapshot.calls = vec![Arc::new(call.clone())];
        let what = ActivityEvent::KeepOutAlarm {
            who: PersonRef::nobody(),
            alarm: KeepOutAlarm::TooOften,
        };
        let now = state.now;
        state.log.add(CallId::from("c"), what, Outcome::Noted, now);
        state.snapshot.activity = state.log.entries().clone();
        let said = alarm(&mut harness);
        assert!(
            !said.contains("people joined") && !said.contains("alarms"),
            "{said}"
        );
        assert!(!said.is_empty());
        let state = harness.state_mut();
        state.now = state.now.plus(PAUSE);
        call.wave = call.wave.map(|wave| Wave {
            arrivals: 12,
            joins: 12,
            ..wave
        });
        state.snapshot.calls = vec![Arc::new(call)];
        let said = alarm(&mut harness);
        assert!(
            said.starts_with("12 people joined"),
            "twice as many: {said}"
        );
    }

    #[test]
    fn what_is_switched_on_or_off_is_told_also_if_the_clock_does_it() {
        let mut harness = harness();
        let mut switch = |deed, source| {
            let state = harness.state_mut();
            let (what, call) = (
                ActivityEvent::Did(deed, PersonRef::nobody().into()),
                CallId::from("c"),
            );
            let entry = state.log.add(call, what, Outcome::Noted, state.now);
            state.log.made_by(entry, source);
            state.snapshot.activity = state.log.entries().clone();
            harness.run_steps(2);
            let node = harness.query_by(|node| node.live() == Live::Polite);
            let said = node.and_then(|node| node.accesskit_node().label());
            said.unwrap_or_default()
        };
        let closed = switch(Deed::CloseDoor, Source::Key);
        assert!(closed.contains("door was closed"), "{closed}");
        let raid = switch(Deed::RaidOn, Source::Window);
        assert!(raid.contains("aid mode"), "{raid}");
        assert_ne!(switch(Deed::RaidOff, Source::Clock), raid);
    }
}
