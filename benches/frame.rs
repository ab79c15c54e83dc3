//! Processor time per frame of the roster, by its size.
//!
//! Run with `cargo bench --bench frame`. A search is typed, and every thirtieth frame brings a roster with up to two
//! percent changed, like a poll every half second at sixty frames a second. Goal: frames with 1,000 and 100,000 people
//! cost at most 1.2 times one with 50, because sorting and matching happen once per roster or keystroke.

use std::collections::VecDeque;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use egui::{Context, Event, FullOutput, Key, Modifiers, RawInput, Rect, pos2, vec2};

use moderato::app::call::call_ui::{CallContext, CallUi, CallUiState, call_ui};
use moderato::app::look::theme;
use moderato::app::state::pending::PendingSet;
use moderato::moderation::command::Command;
use moderato::moderation::console::Console;
use moderato::moderation::event::{Event as News, SessionFacts};
use moderato::moderation::model::ids::{CallId, ParticipantId};
use moderato::moderation::model::participant::{Identity, IdentityKind, Participant};
use moderato::moderation::model::time::Now;
use moderato::moderation::state::snapshot::{CallView, Snapshot};
use moderato::moderation::views::table::Sort;
use moderato::moderation::views::table::roster_table::RosterTable;

/// Number of frames until the next roster.
const FRAMES_A_ROSTER: usize = 30;

fn participant(number: usize, muted: bool) -> Participant {
    let text = |text: String| Some(Arc::from(text));
    Participant {
        id: Some(ParticipantId::new(format!(
            "{number:08x}-9be4-4c1f-8a3e-5f2d7c0f41d2"
        ))),
        identity: Identity {
            kind: IdentityKind::User,
            id: text(format!("{number:08x}-58b1-46c0-9e0e-42d7c0f41d2a")),
            display_name: text(format!("Person {number}")),
            tenant: text("8c2f5d1e-4a07-4d63-9f0b-2f6a1b7e90c4".to_owned()),
            email: None,
        },
        muted: Some(muted),
        ..Participant::default()
    }
}

/// Returns the view of a call of `count` people after each of four polls. In each poll, a different one percent of the
/// people are muted.
fn views(count: usize) -> Vec<Arc<CallView>> {
    let (mut console, mut now) = (Console::default(), Now::default());
    let call = CallId::from("bench");
    drop(console.apply(News::SignedIn(SessionFacts::default()), now));
    drop(console.apply(News::Command(Command::Watch(call.clone())), now));
    (0..4)
        .map(|round| {
            now = now.plus(Duration::from_millis(500));
            let participants = (0..count)
                .map(|number| participant(number, (number + round) % 100 == 0))
                .collect();
            let roster = News::Roster {
                call: call.clone(),
                asked: now,
                participants,
                incomplete: None,
            };
            drop(console.apply(roster, now));
            Arc::new(console.views(now).remove(0))
        })
        .collect()
}

/// A window of 1280 by 800 that is drawn without a screen.
struct Window {
    ctx: Context,
    pane: CallUiState,
    pending: PendingSet,
    snapshot: Snapshot,
    views: VecDeque<Arc<CallView>>,
    frames: usize,
}

impl Window {
    fn open(count: usize) -> Self {
        let ctx = Context::default();
        theme::install(&ctx);
        let mut window = Self {
            ctx,
            pane: CallUiState::default(),
            pending: PendingSet::default(),
            snapshot: Snapshot::default(),
            views: views(count).into(),
            frames: 0,
        };
        for _ in 0..3 {
            window.frame(Vec::new());
        }
        let slash = |pressed| Event::Key {
            key: Key::Slash,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        window.frame(vec![slash(true), slash(false)]);
        window.frame(Vec::new());
        window.frame(vec![Event::Text("person".to_owned())]);
        window.frame(Vec::new());
        window
    }

    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.frames += 1;
        if self.frames.is_multiple_of(FRAMES_A_ROSTER) {
            self.views.rotate_left(1);
        }
        let view = self.views[0].clone();
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0))),
            events,
            ..RawInput::default()
        };
        let mut actions = Vec::new();
        let now = Now::default().plus(Duration::from_mins(1));
        let output = self.ctx.clone().run_ui(input, |ui| {
            let context = CallContext {
                snapshot: &self.snapshot,
                now,
                pending: &self.pending,
                dense: false,
                auto_cancel: None,
                callback: None,
                countries: [None; 2],
            };
            let cx = &mut CallUi {
                call: &view,
                context: &context,
                state: &mut self.pane,
                actions: &mut actions,
            };
            call_ui(ui, cx);
        });
        self.tessellate(output)
    }

    fn tessellate(&self, mut output: FullOutput) -> usize {
        let shapes = std::mem::take(&mut output.shapes);
        let meshes = self.ctx.tessellate(shapes, output.pixels_per_point).len();
        output.drop_without_applying_deltas();
        meshes
    }
}

fn frames(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("thirty frames, one new roster, a search");
    group.sample_size(20);
    for count in [50, 1_000, 100_000] {
        let mut window = Window::open(count);
        group.bench_with_input(BenchmarkId::from_parameter(count), &count, |bencher, _| {
            bencher.iter(|| {
                for _ in 0..FRAMES_A_ROSTER {
                    black_box(window.frame(Vec::new()));
                }
            });
        });
    }
    group.finish();
    let mut group = criterion.benchmark_group("a frame between two rosters, a search");
    for count in [50, 1_000, 100_000] {
        let mut window = Window::open(count);
        group.bench_with_input(BenchmarkId::from_parameter(count), &count, |bencher, _| {
            bencher.iter(|| {
                // Resets the count, so that no new roster comes. The group above measures the cost
                // of rosters.
                window.frames = 0;
                black_box(window.frame(Vec::new()))
            });
        });
    }
    group.finish();
}

/// Measures the cost of a new roster for the visible list: search, sorting by name, and counts for
/// the chips.
fn list(criterion: &mut Criterion) {
    let mut group =
        criterion.benchmark_group("one new roster in the list, a search, sorted by name");
    group.sample_size(10);
    for count in [50, 1_000, 100_000] {
        let mut views: VecDeque<_> = views(count).into();
        let mut table = RosterTable::default();
        table.set_search("person 1");
        table.set_sort(Sort::Name);
        group.bench_with_input(BenchmarkId::from_parameter(count), &count, |bencher, _| {
            bencher.iter(|| {
                views.rotate_left(1);
                table.update(&views[0], Now::default(), &|_, _| {});
                black_box(table.lines().len())
            });
        });
    }
    group.finish();
}

criterion_group!(benches, frames, list);
criterion_main!(benches);
