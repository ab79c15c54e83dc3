use super::*;
use crate::worker::poller::poll_schedule::LEAST_APART;

fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn due(call: &CallId, what: Poll) -> DuePoll {
    let (call, number) = (call.clone(), 0);
    DuePoll { call, what, number }
}

impl Poller {
    /// Takes the readings that are due now, without their numbers.
    fn take(&mut self, now: Duration) -> Vec<(CallId, Poll)> {
        let due = self.take_due(now).into_iter();
        due.map(|due| (due.call, due.what)).collect()
    }

    /// Ends the try in flight. Returns when the next try is due.
    fn ends(&mut self, call: &CallId, what: &Poll, result: PollResult, now: Duration) -> Duration {
        let mut due = due(call, what.clone());
        let schedule = self.calls.get(call);
        let polls = schedule.map(|schedule| match what {
            Poll::Call => &schedule.call,
            _ => &schedule.roster,
        });
        due.number = polls.and_then(|polls| polls.in_flight).unwrap_or_default();
        self.finished(&due, result, now).unwrap()
    }
}

/// Returns a poller without jitter that watches one call, the one in front, and has read it and its roster once.
fn settled() -> (Poller, CallId) {
    let mut poller = Poller::new(|| 0.5);
    let call = CallId::from("c");
    poller.start(call.clone(), Duration::ZERO);
    poller.show(Some(call.clone()), Duration::ZERO);
    assert_eq!(poller.take(Duration::ZERO).len(), 2);
    for what in [Poll::Call, Poll::Roster] {
        poller.ends(&call, &what, PollResult::Good, Duration::ZERO);
    }
    (poller, call)
}

#[test]
fn a_new_call_is_asked_for_at_once_and_one_request_at_a_time() {
    let mut poller = Poller::new(|| 0.5);
    poller.start("c".into(), secs(5));
    assert_eq!(poller.next_due(), Some(secs(5)));
    assert_eq!(poller.take(secs(5)).len(), 2);
    assert_eq!(poller.take(secs(500)), []);
    assert_eq!(poller.next_due(), Some(secs(8)), "when its silence is told");
    assert_eq!(poller.take_silent(secs(8)), [("c".into(), secs(5))]);
    assert_eq!(poller.next_due(), None);
}

#[test]
fn the_call_in_front_is_asked_for_more_often_than_the_others() {
    let (mut poller, call) = settled();
    assert_eq!(poller.next_due(), Some(secs(2)));
    poller.show(None, secs(0));
    poller.take(secs(2));
    assert_eq!(
        poller.ends(&call, &Poll::Roster, PollResult::Good, secs(2)),
        secs(12)
    );
}

#[test]
fn after_an_action_the_roster_is_asked_for_every_second_for_half_a_minute() {
    let (mut poller, call) = settled();
    poller.often(&call, secs(0));
    assert_eq!(poller.next_due(), Some(secs(1)));
    poller.take(secs(1));
    assert_eq!(
        poller.ends(&call, &Poll::Roster, PollResult::Good, secs(1)),
        secs(2)
    );
    poller.take(secs(40));
    assert_eq!(
        poller.ends(&call, &Poll::Roster, PollResult::Good, secs(40)),
        secs(42)
    );
}

#[test]
fn pressing_refresh_many_times_asks_at_most_every_300_milliseconds() {
    let (mut poller, call) = settled();
    for _ in 0..50 {
        poller.want(&call, Poll::Roster, Duration::from_millis(10));
    }
    assert_eq!(poller.take(Duration::from_millis(10)), []);
    assert_eq!(poller.next_due(), Some(LEAST_APART));
    assert_eq!(poller.take(LEAST_APART), [(call, Poll::Roster)]);
}

#[test]
fn what_is_wanted_while_a_request_is_in_flight_is_asked_for_after_it() {
    let (mut poller, call) = settled();
    poller.take(secs(2));
    poller.want(&call, Poll::Roster, secs(3));
    assert_eq!(poller.take(secs(3)), []);
    let next = poller.ends(&call, &Poll::Roster, PollResult::Good, secs(4));
    assert_eq!(next, secs(4));
}

#[test]
fn a_failing_service_is_not_asked_sooner_because_it_was_wanted_again_meanwhile() {
    let (mut poller, call) = settled();
    poller.take(secs(2));
    poller.want(&call, Poll::Roster, secs(3));
    let next = poller.ends(&call, &Poll::Roster, PollResult::Failed, secs(4));
    assert_eq!(next, secs(6));
    poller.take(secs(6));
    let next = poller.ends(&call, &Poll::Roster, PollResult::Good, secs(7));
    assert_eq!(next, secs(9), "nor once more after that");
}

#[test]
fn failures_in_a_row_double_the_wait_up_to_the_cap() {
    let (mut poller, call) = settled();
    let mut now = secs(2);
    let mut waits = Vec::new();
    for _ in 0..7 {
        poller.take(now);
        let next = poller.ends(&call, &Poll::Roster, PollResult::Failed, now);
        waits.push(next.saturating_sub(now).as_secs());
        now = next;
    }
    assert_eq!(waits, [2, 4, 8, 10, 10, 10, 10]);
}

#[test]
fn retry_after_wins_over_refresh_and_holds_for_every_call() {
    let (mut poller, call) = settled();
    poller.start("other".into(), secs(2));
    poller.take(secs(2));
    let next = poller.ends(
        &call,
        &Poll::Roster,
        PollResult::Throttled(Some(secs(60))),
        secs(2),
    );
    assert_eq!(next, secs(62));
    poller.want(&call, Poll::Roster, secs(3));
    poller.start("third".into(), secs(3));
    assert_eq!(poller.take(secs(61)), []);
    assert_eq!(poller.take_silent(secs(61)), [("other".into(), secs(2))]);
    assert_eq!(poller.next_due(), Some(secs(62)));
    assert!(!poller.take(secs(62)).is_empty());
}

#[test]
fn a_wait_asked_for_by_an_operation_holds_too_and_readings_do_not_pile_up() {
    let (mut poller, call) = settled();
    let reading = Poll::Operation(OperationOf::Invitation("i".into()), OperationId::from("o"));
    poller.want(&call, reading.clone(), secs(1));
    assert_eq!(poller.take(secs(1)), [(call.clone(), reading.clone())]);
    let next = poller.ends(
        &call,
        &reading,
        PollResult::Throttled(Some(secs(60))),
        secs(1),
    );
    assert_eq!(next, secs(61));
    for second in 2..60 {
        poller.want(&call, reading.clone(), secs(second));
        assert_eq!(poller.take(secs(second)), []);
    }
    let due = poller.take(secs(61));
    let readings = due.iter().filter(|(_, what)| *what == reading);
    assert_eq!(readings.count(), 1);
}

#[test]
fn a_service_in_trouble_is_left_alone_for_as_long_as_it_asks() {
    let (mut poller, call) = settled();
    poller.take(secs(2));
    let unavailable = PollResult::Unavailable(secs(60));
    let next = poller.ends(&call, &Poll::Roster, unavailable, secs(2));
    assert_eq!(next, secs(62));
    let rosters = |due: Vec<(CallId, Poll)>| due.iter().filter(|it| it.1 == Poll::Roster).count();
    for second in 3..62 {
        poller.often(&call, secs(second));
        poller.want(&call, Poll::Roster, secs(second));
        poller.want_in(&call, &Poll::Roster, secs(1), secs(second));
        assert_eq!(rosters(poller.take(secs(second))), 0, "nothing by itself");
    }
    assert_eq!(rosters(poller.take(secs(62))), 1);
    poller.ends(&call, &Poll::Roster, unavailable, secs(62));
    poller.want_anew(&call, secs(64));
    assert_eq!(rosters(poller.take(secs(64))), 1, "a person may insist");
}

#[test]
fn the_spread_stays_within_a_fifth() {
    for (random, wanted) in [(0.0, 1.6), (1.0, 2.4)] {
        let mut poller = Poller::new(move || random);
        let call = CallId::from("c");
        poller.start(call.clone(), Duration::ZERO);
        poller.show(Some(call.clone()), Duration::ZERO);
        poller.take(Duration::ZERO);
        let next = poller.ends(&call, &Poll::Roster, PollResult::Good, Duration::ZERO);
        assert!((next.as_secs_f64() - wanted).abs() < 1e-9, "{next:?}");
    }
}

#[test]
fn a_call_that_is_no_longer_watched_is_never_due() {
    let (mut poller, call) = settled();
    poller.stop(&call);
    assert_eq!(poller.next_due(), None);
    poller.ends(&call, &Poll::Roster, PollResult::Good, secs(1));
    assert_eq!(poller.take(secs(100)), []);
}

#[test]
fn an_answer_of_a_try_that_was_dropped_does_not_count_for_the_one_that_replaced_it() {
    let (mut poller, call) = settled();
    let roster = |due: Vec<DuePoll>| due.into_iter().find(|due| due.what == Poll::Roster);
    let slow = roster(poller.take_due(secs(2))).unwrap();
    assert_eq!(poller.want_anew(&call, secs(6)), [slow.number]);
    let new = roster(poller.take_due(secs(6))).unwrap();
    assert_eq!(poller.finished(&slow, PollResult::Good, secs(7)), None);
    assert_eq!(roster(poller.take_due(secs(20))), None, "still in flight");
    assert!(poller.finished(&new, PollResult::Good, secs(21)).is_some());
}

#[test]
fn a_shorter_pause_does_not_end_a_longer_one_and_only_lists_of_the_front_are_read() {
    let (mut poller, call) = settled();
    let back = CallId::from("back");
    poller.start(back.clone(), secs(1));
    poller.pause_others(secs(100));
    poller.pause_others(secs(50));
    poller.want(&call, Poll::One("p".into()), secs(2));
    let taken = poller.take(secs(60));
    assert!(taken.iter().all(|(id, _)| *id == call), "{taken:?}");
    assert!(taken.contains(&(call.clone(), Poll::Roster)));
    let one = (call, Poll::One("p".into()));
    assert!(!taken.contains(&one), "single people can wait");
    assert!(poller.take(secs(100)).contains(&one));
}
