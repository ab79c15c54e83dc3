//! Measures how the cost of one roster grows with the number of watched calls: merging it, advancing the time in all
//! calls, and building their views.
//!
//! Run with `cargo bench --bench calls`. Goal: with a hundred calls at most 1.2 times the cost with
//! ten.
#![expect(
    clippy::expect_used,
    reason = "a bench that cannot be set up has nothing to measure"
)]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

use moderato::moderation::command::Command;
use moderato::moderation::console::Console;
use moderato::moderation::event::{Event, SessionFacts};
use moderato::moderation::model::ids::CallId;
use moderato::moderation::model::participant::{Identity, IdentityKind, Participant};
use moderato::moderation::model::time::Now;

const PEOPLE: u32 = 1_000;

fn person(number: u32) -> Participant {
    Participant {
        id: Some(
            format!("{number:08x}-9be4-4c1f-8a3e-5f2d7c0f41d2")
                .as_str()
                .into(),
        ),
        identity: Identity {
            kind: IdentityKind::User,
            id: Some(format!("{number:08x}-58b1-46c0-9e0e-42d7c0f41d2a").into()),
            display_name: Some(format!("Person {number}").into()),
            tenant: Some("8c2f5d1e-4a07-4d63-9f0b-2f6a1b7e90c4".into()),
            email: None,
        },
        muted: Some(false),
        ..Participant::default()
    }
}

fn roster(call: &CallId, asked: Now) -> Event {
    Event::Roster {
        call: call.clone(),
        asked,
        participants: (0..PEOPLE).map(person).collect(),
        incomplete: None,
    }
}

/// Returns a console that watches this many calls of a thousand people each.
fn console(calls: u32) -> (Console, Vec<CallId>, Now) {
    let mut console = Console::default();
    let mut now = Now::default().plus(Duration::from_secs(100));
    console.apply(Event::SignedIn(SessionFacts::default()), now);
    let ids: Vec<CallId> = (0..calls)
        .map(|number| format!("call-{number}").as_str().into())
        .collect();
    for id in &ids {
        console.apply(Event::Command(Command::Watch(id.clone())), now);
    }
    for _ in 0..2 {
        for id in &ids {
            console.apply(roster(id, now), now);
        }
        now = now.plus(Duration::from_secs(2));
    }
    assert_eq!(console.views(now).len(), ids.len(), "all are watched");
    (console, ids, now)
}

fn one_roster(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("one roster of 1,000");
    for calls in [1, 10, 100] {
        let (mut console, ids, mut now) = console(calls);
        let first = ids.first().expect("there is a call").clone();
        group.bench_function(BenchmarkId::new("calls", calls), |bencher| {
            bencher.iter_batched(
                || {
                    now = now.plus(Duration::from_millis(100));
                    (roster(&first, now), now)
                },
                |(event, now)| {
                    black_box(console.apply(event, now));
                    black_box(console.views(now));
                },
                criterion::BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}

criterion_group!(calls, one_roster);
criterion_main!(calls);
