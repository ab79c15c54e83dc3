use super::*;
use crate::moderation::model::call::EndReason;
use crate::moderation::model::deed::Deed;
use crate::moderation::model::ids::CallId;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::ActivityLog;
use crate::moderation::state::activity::entry::{ActivityEvent, Outcome, Subject};
use crate::moderation::state::row::PersonRef;
use crate::moderation::state::snapshot::{CallView, WatchState};

struct Story {
    queue: NotificationQueue,
    log: ActivityLog,
    call: CallView,
    wish: NotificationSettings,
    now: Instant,
}

impl Story {
    fn new() -> Self {
        let mut call = CallView::new("c".into(), Now::default());
        call.subject = Some(SafeName::new("Town hall"));
        Self {
            queue: NotificationQueue::default(),
            log: ActivityLog::default(),
            call,
            wish: NotificationSettings::default(),
            now: Instant::now(),
        }
    }

    fn add(&mut self, name: &str, what: impl FnOnce(PersonRef) -> ActivityEvent, outcome: Outcome) {
        let who = PersonRef {
            name: SafeName::new(name),
            ..PersonRef::nobody()
        };
        let call = CallId::from("c");
        self.log.add(call, what(who), outcome, Now::default());
    }

    fn came_back(&mut self, name: &str) {
        let back = |who| ActivityEvent::CameBack {
            who,
            removed: Now::default(),
            times: 1,
        };
        self.add(name, back, Outcome::Noted);
    }

    fn update(&mut self) -> Option<NotificationChange> {
        let snapshot = Snapshot {
            calls: vec![Arc::new(self.call.clone())],
            activity: self.log.entries().clone(),
            ..Snapshot::default()
        };
        self.queue.update(&snapshot, self.wish, self.now)
    }

    fn shown(&mut self) -> Option<Notification> {
        self.update().map(|change| match change {
            NotificationChange::Show(notification) => notification,
            NotificationChange::Withdraw => panic!("nothing is shown"),
        })
    }
}

#[test]
fn what_happens_behind_other_windows_is_told_with_its_call() {
    let mut story = Story::new();
    assert_eq!(story.update(), None);
    story.came_back("Mallory");
    let shown = story.shown().unwrap();
    assert_eq!(shown.title, "Town hall");
    assert!(
        shown.text.contains("Mallory") && shown.text.contains("came back"),
        "{shown:?}"
    );
    assert_eq!(shown.call, Some("c".into()));
    assert!(!shown.has_sound);
    assert_eq!(story.update(), None, "once");
    story.wish.notifications = Notifications::Sound;
    story.now += PAUSE;
    story.call.state = WatchState::Unreachable;
    let shown = story.shown().unwrap();
    assert!(
        shown.text.contains("Microsoft doesn't answer as it should"),
        "{shown:?}"
    );
    assert!(shown.has_sound);
}

#[test]
fn many_alarms_are_one_notification_that_says_how_many_were_not_seen() {
    let mut story = Story::new();
    story.came_back("Mallory");
    story.shown().unwrap();
    for name in ["Trudy", "Eve"] {
        story.came_back(name);
        assert_eq!(story.update(), None, "not before the first could be read");
    }
    story.now += PAUSE;
    let shown = story.shown().unwrap().text;
    assert!(
        shown.starts_with("3 alarms") && shown.contains("Eve"),
        "{shown}"
    );
    // Bringing the window to the front means that the alarms were seen.
    story.wish.is_seen = true;
    assert_eq!(
        story.update(),
        Some(NotificationChange::Withdraw),
        "it is taken away"
    );
    assert_eq!(story.update(), None, "once");
    story.wish.is_seen = false;
    story.now += PAUSE;
    story.came_back("Oscar");
    let shown = story.shown().unwrap().text;
    assert!(
        shown.contains("Oscar") && !shown.contains("alarms"),
        "{shown}"
    );
}

#[test]
fn nothing_is_told_in_front_nor_to_others_nor_where_it_is_off_and_nothing_later() {
    let quiet: [fn(&mut NotificationSettings); 3] = [
        |wish| wish.is_seen = true,
        |wish| wish.is_presenting = true,
        |wish| wish.notifications = Notifications::Off,
    ];
    for quiet in quiet {
        let mut story = Story::new();
        quiet(&mut story.wish);
        story.came_back("Mallory");
        assert_eq!(story.update(), None);
        story.wish = NotificationSettings::default();
        assert_eq!(story.update(), None, "{:?}", story.wish);
        // An alarm that is waiting when notifications become quiet is dropped and never shown.
        story.came_back("Mallory");
        story.shown().unwrap();
        story.came_back("Eve");
        assert_eq!(story.update(), None);
        quiet(&mut story.wish);
        assert_eq!(story.update(), Some(NotificationChange::Withdraw));
        story.wish = NotificationSettings::default();
        story.now += PAUSE;
        assert_eq!(story.update(), None);
    }
}

#[test]
fn an_end_is_told_unless_it_was_made_here() {
    for (reason, is_told) in [
        (EndReason::Normal, true),
        (EndReason::AppRemoved, true),
        (EndReason::ByThisApp, false),
        (EndReason::Left, false),
    ] {
        let mut story = Story::new();
        let ended = |_| ActivityEvent::CallEnded { reason, pair: None };
        story.add("", ended, Outcome::Noted);
        let shown = story.shown().map(|shown| shown.text);
        assert_eq!(shown, is_told.then(|| "The call ended".to_owned()));
    }
}

#[test]
fn who_joined_although_canceled_is_told_when_that_shows() {
    let mut story = Story::new();
    let cancel = |who| ActivityEvent::Did(Deed::CancelInvitation, Subject::Person(who));
    story.add("Grace", cancel, Outcome::Accepted);
    assert_eq!(story.update(), None);
    story.log.set(
        1,
        Outcome::JoinedAnyway {
            later: None,
            in_lobby: false,
        },
    );
    let shown = story.shown().unwrap().text;
    assert!(
        shown.contains("Grace") && shown.contains("oined"),
        "{shown}"
    );
    story.log.set(
        1,
        Outcome::JoinedAnyway {
            later: None,
            in_lobby: false,
        },
    );
    story.now += PAUSE;
    assert_eq!(story.update(), None, "once");
}

#[test]
fn the_language_is_that_of_the_window() {
    let mut story = Story::new();
    story.wish.language = Language::German;
    story.call.state = WatchState::Unreachable;
    let shown = story.shown().unwrap();
    assert_eq!(shown.show, "Anzeigen");
    assert!(shown.text.contains("nicht wie erwartet"), "{shown:?}");
    // An unreachable server causes no second alarm until it has answered.
    story.now += PAUSE;
    assert_eq!(story.update(), None);
    story.call.state = WatchState::Live;
    assert_eq!(story.update(), None);
    story.call.state = WatchState::Unreachable;
    assert!(story.shown().is_some());
}
