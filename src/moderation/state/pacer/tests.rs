//! The pacer against simulated services, in simulated time.

use std::collections::BTreeSet;

use super::*;

use crate::moderation::model::failure::Cause;

fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

fn at(millis: u64) -> Now {
    Now::default().plus(ms(millis))
}

fn too_many(seconds: Option<u64>) -> Arc<Failure> {
    Arc::new(Failure::new(Cause::Throttled(
        seconds.map(Duration::from_secs),
    )))
}

/// A simulated service that accepts `most` requests within any period of `within`.
struct Service {
    most: usize,
    within: Duration,
    latency: Duration,
    taken: VecDeque<Duration>,
}

impl Service {
    fn new(most: usize, within: u64, latency: u64) -> Self {
        Self {
            most,
            within: ms(within),
            latency: ms(latency),
            taken: VecDeque::new(),
        }
    }

    /// Accepts a request that arrives at `now`, or returns how long it has to wait, in whole seconds.
    fn takes(&mut self, now: Duration) -> Result<(), u64> {
        while (self.taken.front()).is_some_and(|at| now.saturating_sub(*at) >= self.within) {
            self.taken.pop_front();
        }
        if self.taken.len() < self.most {
            self.taken.push_back(now);
            return Ok(());
        }
        let free = self.taken.front().map_or(now, |at| *at + self.within);
        Err(free.saturating_sub(now).as_secs() + 1)
    }
}

#[derive(Debug, Default)]
struct Ran {
    took: Duration,
    sent: usize,
    refused: usize,
    /// The number of requests sent after the first three seconds.
    sent_later: usize,
    refused_later: usize,
    most_at_once: usize,
}

/// Removes people from the simulated service as the console does, and returns the counts.
fn remove(people: usize, service: &mut Service) -> Ran {
    let mut pacer = RemovalPacer::default();
    let (mut waiting, mut gone) = (people, 0);
    let mut answers: BTreeSet<(Duration, AttemptId, Option<u64>)> = BTreeSet::new();
    let (mut now, mut ran, call) = (Now::default(), Ran::default(), CallId::from("c"));
    while gone < people {
        let t = now.monotonic;
        while let Some(answer) = answers.pop_first() {
            if answer.0 > t {
                answers.insert(answer);
                break;
            }
            let (_, attempt, refused) = answer;
            if let Some(seconds) = refused {
                pacer.turned_away(
                    attempt,
                    PacingRefusal::TooMany,
                    &too_many(Some(seconds)),
                    now,
                );
                waiting += 1;
            } else {
                pacer.taken(attempt, t);
                gone += 1;
            }
        }
        for _ in 0..pacer.room(t).min(waiting) {
            waiting -= 1;
            ran.sent += 1;
            let attempt = AttemptId(ran.sent as u64);
            pacer.sent(attempt, &call, t);
            let refused = service.takes(t + service.latency / 2).err();
            answers.insert((t + service.latency, attempt, refused));
            ran.refused += usize::from(refused.is_some());
            if t >= Duration::from_secs(3) {
                ran.sent_later += 1;
                ran.refused_later += usize::from(refused.is_some());
            }
        }
        ran.most_at_once = ran.most_at_once.max(answers.len());
        ran.took = t;
        let answer = answers.first().map(|(at, ..)| *at);
        let room = (waiting > 0).then(|| pacer.next_room(t)).flatten();
        let Some(next) = [answer, room].into_iter().flatten().min() else {
            break;
        };
        assert!(next > t, "a sleeper would spin at {t:?}");
        now = now.plus(next.saturating_sub(t));
    }
    assert_eq!(gone, people, "{ran:?}");
    ran
}

#[test]
fn whatever_a_service_takes_all_go_soon_and_few_are_turned_away() {
    for (people, most, within, latency) in [
        (300, 15, 1_000, 50),
        (300, 15, 1_000, 5),
        (300, 15, 1_000, 800),
        (3_000, 15, 1_000, 50),
        (5_000, 40, 1_000, 120),
        (2_000, 150, 10_000, 50),
        (300, 4, 1_000, 50),
        (60, 2, 1_000, 50),
    ] {
        let case = format!("{people} people, {most} in {within} ms, {latency} ms away");
        let ran = remove(people, &mut Service::new(most, within, latency));
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        let ideal = (people - most) as f64 * within as f64 / most as f64 / 1_000.0;
        let took = ran.took.as_secs_f64();
        assert!(
            took < ideal * 1.8 + 5.0,
            "{case}: {took} s, ideal {ideal} s"
        );
        let few = ran.refused_later * 10 < ran.sent_later;
        assert!(few, "{case}: {ran:?}");
    }
}

#[test]
fn a_service_that_takes_everything_is_asked_as_fast_as_it_answers() {
    let ran = remove(300, &mut Service::new(usize::MAX, 1_000, 50));
    assert_eq!((ran.sent, ran.refused), (300, 0));
    assert!(ran.took <= ms(450), "{:?}", ran.took);
    let ran = remove(2_000, &mut Service::new(usize::MAX, 1_000, 50));
    assert_eq!(ran.most_at_once, MOST);
}

#[test]
fn nothing_leaves_during_a_pause_and_one_goes_first_after_it() {
    let (mut pacer, call) = (RemovalPacer::default(), CallId::from("c"));
    for n in 0..16 {
        pacer.sent(AttemptId(n), &call, ms(0));
    }
    for n in 0..8 {
        pacer.taken(AttemptId(n), ms(50));
    }
    for n in 8..16 {
        pacer.turned_away(
            AttemptId(n),
            PacingRefusal::TooMany,
            &too_many(Some(7)),
            at(60),
        );
    }
    for millis in [60, 1_000, 7_059] {
        assert_eq!(pacer.room(ms(millis)), 0, "{millis}");
    }
    assert_eq!(pacer.next_room(ms(60)), Some(ms(7_060)));
    assert_eq!(pacer.room(ms(7_060)), 1);
    assert_eq!(pacer.limit, 12, "halved once for all that left together");
}

#[test]
fn a_longer_wait_prolongs_a_pause_and_a_shorter_one_never_cuts_it() {
    let mut pacer = RemovalPacer::default();
    let mut pause = |seconds, now: u64| {
        pacer.refused(ms(now), PacingRefusal::TooMany, &too_many(seconds), at(now));
        pacer.pause(ms(now)).unwrap().until.monotonic
    };
    assert_eq!(pause(Some(60), 1_000), ms(61_000));
    assert_eq!(pause(Some(1), 2_000), ms(61_000));
    assert_eq!(pause(Some(86_400), 3_000), ms(86_403_000));
}

#[test]
fn where_nobody_says_how_long_the_pauses_grow_until_something_is_taken() {
    let (mut pacer, call) = (RemovalPacer::default(), CallId::from("c"));
    let mut now = at(0);
    let mut waits = Vec::new();
    for n in 0..8 {
        now = now.plus(ms(1));
        pacer.sent(AttemptId(n), &call, now.monotonic);
        pacer.turned_away(AttemptId(n), PacingRefusal::NoToken, &too_many(None), now);
        let until = pacer.pause(now.monotonic).unwrap().until;
        waits.push(until.since(now).as_secs());
        now = until;
    }
    assert_eq!(waits, [1, 2, 4, 8, 16, 30, 30, 30]);
    assert_eq!(
        pacer.rate.map(|rate| rate.per_second),
        None,
        "it does not concern the rate"
    );
    pacer.sent(AttemptId(9), &call, now.monotonic + ms(1));
    pacer.taken(AttemptId(9), now.monotonic + ms(2));
    pacer.refused(
        now.monotonic + ms(3),
        PacingRefusal::NoToken,
        &too_many(None),
        now.plus(ms(4)),
    );
    let until = pacer.pause(now.monotonic + ms(4)).unwrap().until;
    assert_eq!(until.since(now.plus(ms(4))), FIRST_PAUSE);
}

#[test]
fn a_rate_is_forgotten_after_a_minute_without_a_refusal() {
    let mut pacer = RemovalPacer::default();
    pacer.sent(AttemptId(1), &CallId::from("c"), ms(0));
    pacer.turned_away(
        AttemptId(1),
        PacingRefusal::TooMany,
        &too_many(Some(1)),
        at(50),
    );
    assert_eq!(pacer.room(ms(2_000)), 1);
    assert_eq!(pacer.room(ms(61_049)), 1);
    assert_eq!(pacer.room(ms(61_050)), 8, "a minute after the pause");
}

#[test]
fn a_refused_reading_holds_removals_a_little_longer_than_rosters() {
    let mut pacer = RemovalPacer::default();
    pacer.reading_refused(ms(10), &too_many(Some(2)), at(20));
    assert!(pacer.readings_pause(ms(2_019)).is_some());
    assert!(pacer.readings_pause(ms(2_020)).is_none());
    assert_eq!((pacer.room(ms(2_269)), pacer.room(ms(2_270))), (0, 8));
    // Throttling of a removal does not pause readings.
    pacer.refused(
        ms(3_000),
        PacingRefusal::TooMany,
        &too_many(Some(9)),
        at(3_000),
    );
    assert!(pacer.readings_pause(ms(3_000)).is_none());
}

#[test]
fn the_room_is_dealt_out_in_turn_and_a_call_with_many_takes_nothing_from_one_with_few() {
    let mut pacer = RemovalPacer::default();
    let calls = ["a", "b", "c"].map(CallId::from);
    let waiting = |many: [usize; 3]| calls.iter().cloned().zip(many).collect::<Vec<_>>();
    let shares = |pacer: &RemovalPacer| calls.clone().map(|call| pacer.share(&call));
    pacer.deal(waiting([300, 2, 300]), ms(0));
    assert_eq!(shares(&pacer), [7, 2, 7]);
    assert!(pacer.next_turn(ms(0)).is_none(), "only answers make room");
    // If only one removal may be sent at a time, the calls take turns.
    pacer.limit = 1;
    let mut served = [0, 0, 0];
    for _ in 0..30 {
        pacer.deal(waiting([300, 300, 300]), ms(0));
        for (sum, share) in served.iter_mut().zip(shares(&pacer)) {
            *sum += share;
        }
    }
    assert_eq!(served, [10, 10, 10]);
    pacer.sent(AttemptId(1), &calls[0], ms(0));
    pacer.deal(waiting([300, 300, 300]), ms(0));
    assert_eq!(shares(&pacer), [0, 0, 0]);
}

#[test]
fn a_refusal_among_few_removals_does_not_measure_the_service() {
    let mut pacer = RemovalPacer::default();
    let call = CallId::from("call-1");
    // One removal each second, as the door sends them. No other removals wait, so this pace is not a limit of the
    // service.
    for n in 0..4_u64 {
        let attempt = AttemptId(n);
        pacer.sent(attempt, &call, ms(1_000 * n));
        if n < 3 {
            pacer.taken(attempt, ms(1_000 * n + 50));
        }
    }
    let refused = too_many(Some(3));
    pacer.turned_away(AttemptId(3), PacingRefusal::TooMany, &refused, at(3_050));
    let mut sent = 0;
    for now in (6_100..8_100).step_by(50).map(ms) {
        while pacer.room(now) > 0 {
            sent += 1;
            pacer.sent(AttemptId(10 + sent), &call, now);
            pacer.taken(AttemptId(10 + sent), now);
        }
    }
    assert!((6..12).contains(&sent), "{sent} in two seconds");
}

#[test]
fn refusals_right_after_each_pause_do_not_lower_the_rate_again() {
    let mut pacer = RemovalPacer::default();
    let call = CallId::from("call-1");
    for n in 0..3_u64 {
        let (attempt, now) = (AttemptId(n), 3_100 * n);
        pacer.sent(attempt, &call, ms(now));
        let refused = too_many(Some(3));
        pacer.turned_away(attempt, PacingRefusal::TooMany, &refused, at(now + 50));
    }
    let rate = |pacer: &RemovalPacer| pacer.rate.as_ref().map(|rate| rate.per_second);
    assert_eq!(rate(&pacer), Some(FIRST_RATE));
    pacer.sent(AttemptId(3), &call, ms(9_300));
    pacer.taken(AttemptId(3), ms(9_350));
    pacer.sent(AttemptId(4), &call, ms(9_600));
    let refused = too_many(Some(3));
    pacer.turned_away(AttemptId(4), PacingRefusal::TooMany, &refused, at(9_650));
    assert!(rate(&pacer) < Some(FIRST_RATE), "one was answered between");
}
