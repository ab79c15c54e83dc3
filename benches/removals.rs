//! Removes three hundred people with the whole console, at a latency of 50 ms per request. Compares this with a plain
//! loop and the ideal.
//!
//! Run with `cargo bench --bench removals`. The goal is 1.3 times the ideal: people times latency, divided by the
//! requests in flight. The ideal is printed for 16 in flight, for 64, and for a limit that grows from 16 to 64. The
//! loop removes thirty people, a tenth. At the end, a single click is measured while idle and in the middle of removing
//! three hundred.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench that cannot be set up has nothing to measure, and it says beside what it measures"
)]

#[path = "removals/front.rs"]
mod front;
#[path = "removals/stage.rs"]
mod stage;

use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};

use moderato::simulator::{Effect, Fault, RetryAfter, Target};
use tokio::runtime::Runtime;

use stage::{Stage, Wire};

const PEOPLE: u32 = 300;
/// How many people the plain loop removes.
const TENTH: u32 = PEOPLE / 10;
const LATENCY: Duration = Duration::from_millis(50);

/// Returns a fault that lets a hundred removals pass, and answers the next three with a 429 that
/// asks for a second of waiting.
fn throttle() -> Fault {
    let waits = Effect::Throttle(RetryAfter::Seconds(1));
    Fault::on(Target::Remove, waits).skip(100).times(3)
}

/// Returns the ideal time if the limit starts at 16 requests in flight, and each quick answer
/// raises it by one, up to 64.
fn ideal_while_growing() -> Duration {
    let (mut left, mut in_flight, mut rounds) = (PEOPLE, 16, 0);
    while left > 0 {
        left = left.saturating_sub(in_flight);
        in_flight = (2 * in_flight).min(64);
        rounds += 1;
    }
    LATENCY * rounds
}

fn slow() -> Fault {
    let latency = u64::try_from(LATENCY.as_millis()).unwrap_or(u64::MAX);
    Fault::on(Target::Remove, Effect::LatencyMs(latency))
}

fn removals(criterion: &mut Criterion) {
    for in_flight in [16, 64] {
        let ideal = LATENCY * PEOPLE / in_flight;
        println!("ideal with {in_flight} in flight: {ideal:?}");
    }
    println!("ideal while it grows: {:?}", ideal_while_growing());
    let runtime = Runtime::new().expect("a runtime");
    let mut group = criterion.benchmark_group("300 removals of 50 ms");
    for (name, wire, faults) in [
        ("HTTP/1.1", Wire::Plain, vec![slow()]),
        ("HTTP/2 over TLS", Wire::Http2, vec![slow()]),
        ("HTTP/1.1 with 429s", Wire::Plain, vec![throttle(), slow()]),
        ("HTTP/2 with 429s", Wire::Http2, vec![throttle(), slow()]),
    ] {
        group.bench_function(name, |bencher| {
            bencher.iter_custom(|times| {
                let mut sum = Duration::ZERO;
                for _ in 0..times {
                    sum += runtime.block_on(async {
                        let stage = Stage::open(PEOPLE, wire, &faults).await;
                        stage.remove_all().await
                    });
                }
                sum
            });
        });
    }
    group.bench_function("a tenth of them in a plain loop", |bencher| {
        bencher.iter_custom(|times| {
            let mut sum = Duration::ZERO;
            for _ in 0..times {
                sum += runtime.block_on(async {
                    let stage = Stage::open(TENTH, Wire::Plain, &[slow()]).await;
                    stage.remove_in_a_loop().await
                });
            }
            sum
        });
    });
    group.finish();
}

fn click_beside(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let mut group = criterion.benchmark_group("a single click to the socket");
    for (name, is_busy) in [
        ("while nothing runs", false),
        ("in the middle of 300 removals", true),
    ] {
        group.bench_function(name, |bencher| {
            bencher.iter_custom(|times| {
                let mut sum = Duration::ZERO;
                for _ in 0..times {
                    sum += runtime.block_on(async {
                        let stage = Stage::open(PEOPLE, Wire::Plain, &[slow()]).await;
                        stage.click(is_busy).await
                    });
                }
                sum
            });
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).warm_up_time(Duration::from_millis(500));
    targets = removals, click_beside
}
criterion_main!(benches);
