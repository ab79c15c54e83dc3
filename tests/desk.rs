//! The real rules and one call in the window, without network, clock or threads.

use std::sync::Arc;
use std::time::Duration;

use egui::Role as Widget;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use crate::fixtures::people::at;
use crate::fixtures::sign_in::session;
use crate::fixtures::window::drawn;
use moderato::app::activity::activity_panel_state::ActivityUi;
use moderato::app::activity::activity_ui::{ActivityPanelState, activity_ui};
use moderato::app::call::call_ui::{CallContext, CallUi, CallUiState, call_ui};
use moderato::app::call::rules::raid_ui::raid_bar_ui;
use moderato::app::call::side_panel_ui::side_panel_ui;
use moderato::app::state::action::Action;
use moderato::app::state::pending::PendingSet;
use moderato::moderation::command::Command;
use moderato::moderation::console::Console;
use moderato::moderation::effect::{Attempt, Effect, Request};
use moderato::moderation::event::{AttemptAnswer, Event, SessionFacts};
use moderato::moderation::evidence::reading::IncompleteReason;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::call::{Call, CallState};
use moderato::moderation::model::failure::{Cause, Failure};
use moderato::moderation::model::ids::{CallId, ParticipantId};
use moderato::moderation::model::participant::Participant;
use moderato::moderation::model::time::Now;
use moderato::moderation::state::row::{PersonRef, RowKey};
use moderato::moderation::state::snapshot::{CallView, SignIn, Snapshot};

/// The console and the window, connected directly.
pub(crate) struct Desk {
    pub(crate) console: Console,
    pub(crate) sent: Vec<Attempt>,
    /// Whether the activity is drawn below the call.
    pub(crate) shows_entries: bool,
    pub(crate) activity: ActivityPanelState,
    pub(crate) auto_cancel: Option<Duration>,
    pub(crate) told: Vec<Command>,
    pub(crate) copied: Vec<String>,
    pub(crate) call_state: CallUiState,
    pub(crate) pending: PendingSet,
    pub(crate) snapshot: Snapshot,
    pub(crate) now: Now,
    /// Changes that a test makes to the view.
    pub(crate) twist: fn(&mut CallView),
}

pub(crate) type Window = Harness<'static, Desk>;

pub(crate) fn call_id() -> CallId {
    CallId::from("call-1")
}

impl Desk {
    pub(crate) fn apply(&mut self, event: Event) {
        let effects = self.console.apply(event, self.now);
        for effect in effects {
            match effect {
                Effect::Send(attempt) => self.sent.push(attempt),
                Effect::Audit(line) => {
                    let attempt = line.attempt;
                    self.apply(Event::ResultWritten { attempt });
                }
                Effect::Note { entry, note, .. } => self.apply(Event::NoteWritten {
                    entry,
                    note,
                    written: true,
                }),
                _ => {}
            }
        }
        let mut calls = self.console.views(self.now);
        calls.iter_mut().for_each(self.twist);
        self.snapshot.calls = calls.into_iter().map(Arc::new).collect();
        self.snapshot.pause = self.console.pause(self.now).cloned();
        self.snapshot.resumed = self.console.resumed();
        self.snapshot.protected = self.console.protected().into();
        self.snapshot.activity = self.console.activity().entries().clone();
    }

    pub(crate) fn command(&mut self, command: Command) {
        self.snapshot.commands_handled += 1;
        self.told.push(command.clone());
        self.apply(Event::Command(command));
    }

    /// Serves this roster. If a missing person does not count as gone yet, serves it again a second later.
    pub(crate) fn roster(&mut self, participants: Vec<Participant>) {
        // If two rosters were requested at the same moment, the one that lists somebody wins.
        self.now = self.now.plus(Duration::from_millis(1));
        self.one_roster(participants.clone());
        let views = self.console.views(self.now);
        let mut rows = views.iter().flat_map(|call| call.rows.iter());
        if rows.any(|row| !row.is_listed() && !row.is_gone()) {
            self.now = self.now.plus(Duration::from_secs(1));
            self.one_roster(participants);
        }
    }

    /// Serves one roster. A single roster does not prove that a missing person is gone.
    pub(crate) fn one_roster(&mut self, participants: Vec<Participant>) {
        self.roster_with(participants, None);
    }

    /// Serves a roster that may be incomplete.
    pub(crate) fn short_roster(
        &mut self,
        participants: Vec<Participant>,
        incomplete: IncompleteReason,
    ) {
        self.roster_with(participants, Some(incomplete));
    }

    fn roster_with(
        &mut self,
        participants: Vec<Participant>,
        incomplete: Option<IncompleteReason>,
    ) {
        self.apply(Event::Roster {
            call: call_id(),
            asked: self.now,
            participants,
            incomplete,
        });
    }

    pub(crate) fn reads(&mut self, read: Call) {
        self.apply(Event::CallRead {
            call: call_id(),
            asked: self.now,
            read,
        });
    }

    pub(crate) fn answer(&mut self, fits: impl Fn(&Request) -> bool, answer: &Result<(), Cause>) {
        let (answered, open): (Vec<Attempt>, Vec<Attempt>) = std::mem::take(&mut self.sent)
            .into_iter()
            .partition(|attempt: &Attempt| fits(&attempt.request));
        self.sent = open;
        for attempt in answered {
            let answer = match answer {
                Ok(()) => Ok(AttemptAnswer::with_status(204)),
                Err(cause) => Err(Arc::new(Failure::new(cause.clone()))),
            };
            let attempt = attempt.id;
            self.apply(Event::Answered { attempt, answer });
        }
    }
}

fn draw(ui: &mut egui::Ui, desk: &mut Desk) {
    desk.pending.settle(&desk.snapshot);
    let Some(call) = desk.snapshot.calls.first().cloned() else {
        return;
    };
    let mut actions = Vec::new();
    let context = CallContext {
        snapshot: &desk.snapshot,
        now: desk.now,
        pending: &desk.pending,
        dense: false,
        auto_cancel: desk.auto_cancel,
        callback: None,
        countries: [None; 2],
    };
    let call_state = &mut desk.call_state;
    if desk.shows_entries {
        egui::Panel::bottom("entries")
            .exact_size(300.0)
            .show(ui, |ui| {
                let cx = &mut ActivityUi {
                    snapshot: &desk.snapshot,
                    shown: Some(&call.id),
                    now: desk.now,
                    auto_cancel: desk.auto_cancel,
                    actions: &mut actions,
                };
                activity_ui(ui, cx, &mut desk.activity);
            });
    }
    raid_bar_ui(ui, &call, desk.now, call_state, &mut actions);
    let cx = &mut CallUi {
        call: &call,
        context: &context,
        state: call_state,
        actions: &mut actions,
    };
    egui::Panel::right("side")
        .exact_size(300.0)
        .show(ui, |ui| side_panel_ui(ui, cx));
    call_ui(ui, cx);
    for action in actions {
        match action {
            Action::Tell(command) => {
                let number = desk.snapshot.commands_handled + 1;
                desk.pending.note(&command, number, desk.now);
                desk.command(command);
            }
            Action::Copy(_, text) => desk.copied.push(text),
            Action::ShowPerson(_, key) => desk.call_state.choose(Some(key)),
            Action::ShowProblems(_) => desk.call_state.show_problems(),
            Action::ShowEntry(number) => desk.activity.show(number),
            _ => {}
        }
    }
}

pub(crate) fn window_sized(participants: Vec<Participant>, is_up: bool, size: [f32; 2]) -> Window {
    window_from(at(99), participants, is_up, size)
}

/// Returns a time that reads the same in every time zone, for windows that are compared with stored snapshots.
pub(crate) fn on_the_clock(now: Now) -> Now {
    let offset = TimeZone::system().to_offset(now.wall);
    let wall = now.wall - SignedDuration::from_secs(offset.seconds().into());
    Now { wall, ..now }
}

/// Returns a window whose story begins at this time.
pub(crate) fn window_from(
    now: Now,
    participants: Vec<Participant>,
    is_up: bool,
    size: [f32; 2],
) -> Window {
    let mut desk = Desk {
        console: Console::default(),
        sent: Vec::new(),
        shows_entries: false,
        activity: ActivityPanelState::default(),
        auto_cancel: None,
        told: Vec::new(),
        copied: Vec::new(),
        call_state: CallUiState::default(),
        pending: PendingSet::default(),
        snapshot: Snapshot {
            sign_in: SignIn::SignedIn(session()),
            ..Snapshot::default()
        },
        now,
        twist: |_| {},
    };
    desk.apply(Event::SignedIn(SessionFacts {
        tenant: Some("home".into()),
        ..SessionFacts::default()
    }));
    desk.command(Command::Watch(call_id()));
    if is_up {
        desk.reads(Call {
            state: CallState::Established,
            subject: Some("Board review".into()),
            my_participant: Some("own".into()),
            is_group: Some(true),
            ..Call::default()
        });
    }
    // From here on, people who are listed for the first time count as new.
    desk.roster(participants.clone());
    desk.now = desk.now.plus(Duration::from_secs(1));
    desk.roster(participants);
    desk.told.clear();
    drawn(size, draw, desk)
}

/// Lets time pass and draws.
pub(crate) fn wait(window: &mut Window, millis: u64) {
    let desk = window.state_mut();
    desk.now = desk.now.plus(Duration::from_millis(millis));
    desk.apply(Event::Tick);
    window.run_steps(3);
}

/// Whether a request removes somebody.
pub(crate) fn is_removal(request: &Request) -> bool {
    matches!(request, Request::Delete(_))
}

/// Returns the reference by which commands name a person.
pub(crate) fn person(desk: &Desk, id: &str) -> PersonRef {
    let key = RowKey::Participant(ParticipantId::from(id));
    let mut rows = desk.snapshot.calls[0].rows.iter();
    let row = rows.find(|row| row.key == key).unwrap();
    PersonRef::from(&**row)
}

/// Requests a removal.
pub(crate) fn asked(window: &mut Window, id: &str) {
    happen(window, |desk| {
        desk.command(Command::Remove {
            call: call_id(),
            participant: ParticipantId::from(id),
            source: Source::Click,
        });
    });
}

/// Requests a removal that is accepted.
pub(crate) fn accepted(window: &mut Window, id: &str) {
    asked(window, id);
    wait(window, 100);
    happen(window, |desk| desk.answer(is_removal, &Ok(())));
    told(window);
}

/// Changes the desk from outside the window, then draws.
pub(crate) fn happen(window: &mut Window, what: impl FnOnce(&mut Desk)) {
    what(window.state_mut());
    wait(window, 1);
}

pub(crate) fn click(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Widget::Button, label).click();
    window.run_steps(3);
}

/// Whether some readable text contains this piece.
pub(crate) fn reads(window: &Window, piece: &str) -> bool {
    let found = window.query_all_by(|node| {
        let texts = [node.label(), node.value()];
        texts.iter().flatten().any(|text| text.contains(piece))
    });
    found.count() > 0
}

#[track_caller]
pub(crate) fn assert_reads(window: &Window, piece: &str) {
    assert!(reads(window, piece), "nothing says {piece:?}");
}

/// Checks a disabled button and the reason in its tooltip.
#[track_caller]
pub(crate) fn assert_greyed(window: &mut Window, label: &str, why: &str) {
    let button = window.get_by_role_and_label(Widget::Button, label);
    assert!(button.accesskit_node().is_disabled(), "{label}");
    let at = button.rect().center();
    window.hover_at(at);
    window.run_steps(8);
    assert_reads(window, why);
}

pub(crate) fn told(window: &mut Window) -> Vec<Command> {
    let told = std::mem::take(&mut window.state_mut().told);
    // Looking up people in the directory is not an action of the user.
    let is_deed = |command: &Command| !matches!(command, Command::WhoAre(_));
    told.into_iter().filter(is_deed).collect()
}

pub(crate) fn choose(window: &mut Window, id: &str) {
    let key = RowKey::Participant(ParticipantId::from(id));
    window.state_mut().call_state.choose(Some(key));
    window.run_steps(3);
}
