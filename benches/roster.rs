//! Cost of one poll: decoding and merging a roster, compared with `serde_json` decoding only the
//! fields that every program would need.
//!
//! Run with `cargo bench --bench roster`. Goal: at most twice the minimum, per participant.
#![expect(
    clippy::expect_used,
    reason = "a bench that cannot be set up has nothing to measure"
)]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};

use moderato::graph::requests::wire;
use moderato::moderation::evidence::reading::RosterReading;
use moderato::moderation::model::participant::Participant;
use moderato::moderation::model::time::Now;
use moderato::moderation::state::roster::Roster;
use serde::Deserialize;

/// The fields of a participant that every program would need.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "decoded for comparison only")]
struct Least {
    id: String,
    is_in_lobby: bool,
    is_muted: bool,
    info: LeastInfo,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "decoded for comparison only")]
struct LeastInfo {
    identity: LeastSet,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "decoded for comparison only")]
struct LeastSet {
    user: LeastIdentity,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "decoded for comparison only")]
struct LeastIdentity {
    id: String,
    display_name: String,
    tenant_id: String,
}

#[derive(Deserialize)]
struct LeastRoster {
    value: Vec<Least>,
}

fn reading(participants: Vec<Participant>, asked: Now) -> RosterReading {
    RosterReading {
        asked,
        participants,
        incomplete: None,
    }
}

/// Returns a roster of `count` people as Graph writes it. In each `round`, a different one percent of them are muted.
fn body(count: usize, round: usize) -> Vec<u8> {
    let entry = |number: usize| {
        let muted = (number + round).is_multiple_of(100);
        format!(
            r##"{{"@odata.type":"#microsoft.graph.participant","id":"{number:08x}-9be4-4c1f-8a3e-5f2d7c0f41d2",
            "isInLobby":false,"isMuted":{muted},"metadata":null,"recordingInfo":null,
            "mediaStreams":[{{"mediaType":"audio","label":"main-audio","sourceId":"{number}","direction":"sendReceive","serverMuted":false}}],
            "info":{{"identity":{{"application":null,"device":null,"user":{{"@odata.type":"#microsoft.graph.communicationsUserIdentity",
            "id":"{number:08x}-58b1-46c0-9e0e-42d7c0f41d2a","displayName":"Person {number}","tenantId":"8c2f5d1e-4a07-4d63-9f0b-2f6a1b7e90c4"}}}},
            "endpointType":"default","region":"amer","languageId":"en-US"}}}}"##
        )
    };
    let entries: Vec<String> = (0..count).map(entry).collect();
    format!(
        r#"{{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata","value":[{}]}}"#,
        entries.join(",")
    )
    .into_bytes()
}

fn one_poll(criterion: &mut Criterion) {
    const COUNT: usize = 1_000;
    let bodies = [body(COUNT, 0), body(COUNT, 1)];
    let mut group = criterion.benchmark_group("one poll of 1,000");
    group.throughput(Throughput::Elements(COUNT as u64));
    group.bench_function("serde_json into the least", |bencher| {
        bencher.iter(|| {
            let roster: LeastRoster =
                serde_json::from_slice(black_box(&bodies[0])).expect("valid JSON");
            roster.value.len()
        });
    });
    group.bench_function("decode", |bencher| {
        bencher.iter(|| {
            wire::roster::roster(black_box(&bodies[0]))
                .expect("valid JSON")
                .participants
                .len()
        });
    });
    group.bench_function("decode and take over, 1 % changed", |bencher| {
        let mut roster = Roster::default();
        let mut now = Now::default();
        let mut round = 0;
        bencher.iter(|| {
            round = (round + 1) % 2;
            now = now.plus(Duration::from_secs(2));
            let read = wire::roster::roster(black_box(&bodies[round])).expect("valid JSON");
            roster
                .take_over(reading(read.participants, now), now)
                .map(|taken| taken.changes.len())
        });
    });
    group.bench_function("decode and take over, the first time", |bencher| {
        bencher.iter_batched(
            Roster::default,
            |mut roster| {
                let read = wire::roster::roster(black_box(&bodies[0])).expect("valid JSON");
                drop(roster.take_over(reading(read.participants, Now::default()), Now::default()));
                roster
            },
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

criterion_group!(benches, one_poll);
criterion_main!(benches);
