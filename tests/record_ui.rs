//! The record of an activity entry: who ordered it, when it was accepted, and which lists prove it.

use std::sync::Arc;

use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::desk::{Window, asked, assert_reads, click, happen, reads, window_sized};
use crate::evidence_ui::{lists, meeting, without};
use crate::fixtures::people::guest;
use crate::fixtures::window::press;
use moderato::app::words::time_text::clock;
use moderato::moderation::event::{AttemptAnswer, Event};
use moderato::moderation::model::failure::{Cause, Failure};
use moderato::moderation::model::participant::Participant;
use moderato::moderation::state::activity::entry::{ActivityEntry, Outcome};

fn without_bob() -> Vec<Participant> {
    without(&["bob"])
}

/// Returns a window with the activity, in which this operator has asked for Bob's removal.
fn removing(operator: Option<&str>) -> Window {
    let mut window = window_sized(meeting(), true, [1_100.0, 900.0]);
    window.state_mut().shows_entries = true;
    let operator = operator.map(Arc::from);
    happen(&mut window, |desk| desk.apply(Event::Operator(operator)));
    asked(&mut window, "bob");
    window
}

/// Answers the request.
fn answered(window: &mut Window, answer: Result<(), Cause>) {
    happen(window, |desk| {
        let sent = desk.sent.pop().unwrap();
        let answer = match answer {
            Ok(()) => Ok(AttemptAnswer {
                request_id: Some("r-4711".into()),
                ..AttemptAnswer::with_status(204)
            }),
            Err(cause) => Err(Arc::new(Failure::new(cause))),
        };
        let attempt = sent.id;
        desk.apply(Event::Answered { attempt, answer });
    });
}

/// Opens the newest entry, and returns it.
fn open(window: &mut Window) -> Arc<ActivityEntry> {
    let entry = window.state().snapshot.activity.last().unwrap().clone();
    window.state_mut().activity.show(entry.number);
    window.run_steps(4);
    entry
}

#[test]
fn a_removal_says_who_ordered_it_when_it_was_accepted_and_which_lists_prove_it() {
    let mut window = removing(Some("Adm Three"));
    answered(&mut window, Ok(()));
    assert_reads(&window, "Microsoft accepted it; checking that they left");
    lists(&mut window, without_bob());
    open(&mut window);
    assert_reads(&window, "Adm Three");
    assert!(!reads(&window, "last two lists"), "one list proves nothing");
    lists(&mut window, without_bob());
    let entry = open(&mut window);
    let [first, newest] = entry.proof.unwrap();
    assert!(newest.since(first).as_secs() >= 1);
    let accepted = entry.answer.as_ref().unwrap().at;
    for said in [
        format!(
            "ordered {}, accepted by Microsoft {}",
            clock(entry.at),
            clock(accepted)
        ),
        format!(
            "Missing from Microsoft's last two lists, {} and {}",
            clock(first),
            clock(newest)
        ),
        "r-4711".into(),
        "Ordered by".into(),
    ] {
        assert_reads(&window, &said);
    }
    click(&mut window, "Copy details");
    let copied = window.state_mut().copied.pop().unwrap();
    for part in [
        "Remove Bob", "Removed after", "Adm Three", "call-1", "bob", "r-4711",
    ] {
        assert!(copied.contains(part), "{part} in {copied}");
    }
}

#[test]
fn an_open_record_stays_where_it_is_read_while_others_come() {
    let mut window = removing(None);
    answered(&mut window, Ok(()));
    lists(&mut window, without_bob());
    lists(&mut window, without_bob());
    // Enough entries to scroll.
    for number in 0..30 {
        let mut people = without_bob();
        people.push(guest(&format!("g-{number}"), &format!("Guest {number}")));
        lists(&mut window, people);
    }
    let entries = window.state().snapshot.activity.clone();
    let removal = entries.iter().find(|entry| entry.proof.is_some()).unwrap();
    window.state_mut().activity.show(removal.number);
    window.run_steps(4);
    let place = |window: &Window| window.get_by_label_contains("last two lists, ").rect();
    let before = place(&window);
    for number in 30..40 {
        let mut people = without_bob();
        people.push(guest(&format!("g-{number}"), &format!("Guest {number}")));
        lists(&mut window, people);
        assert!(
            (place(&window).top() - before.top()).abs() < 1.0,
            "{number}"
        );
    }
    assert_ne!(entries.len(), window.state().snapshot.activity.len());
}

#[test]
fn nothing_is_called_accepted_that_was_answered_otherwise() {
    let mut window = removing(None);
    answered(&mut window, Err(Cause::ParticipantNotFound));
    open(&mut window);
    assert_reads(&window, "no name was entered");
    assert!(!reads(&window, "accepted"), "it was a 404");
    assert!(!reads(&window, "Request ID"));
    lists(&mut window, without_bob());
    lists(&mut window, without_bob());
    open(&mut window);
    assert!(!reads(&window, "accepted by Microsoft"));
}

#[test]
fn a_proof_that_turns_out_wrong_is_not_shown_any_more() {
    let mut window = removing(None);
    answered(&mut window, Ok(()));
    lists(&mut window, without_bob());
    lists(&mut window, without_bob());
    open(&mut window);
    assert_reads(&window, "Confirmed");
    lists(&mut window, meeting());
    open(&mut window);
    assert!(window.query_by_label("Confirmed").is_none());
    assert_reads(&window, "accepted by Microsoft");
}

#[test]
fn a_search_for_whoever_was_removed_says_so_and_leads_to_the_proof() {
    let mut window = removing(None);
    answered(&mut window, Ok(()));
    press(&mut window, Key::Slash);
    window.event(egui::Event::Text("bob".into()));
    lists(&mut window, without_bob());
    // The row is still visible, but no longer counted.
    assert_reads(&window, "Bob, member");
    assert!(window.query_by_label("0 people found").is_some());
    lists(&mut window, without_bob());
    for _ in 0..20 {
        lists(&mut window, without_bob());
    }
    let entry = window.state().snapshot.activity.last().unwrap().clone();
    let Outcome::Gone { after, .. } = entry.outcome else {
        panic!("{:?}", entry.outcome);
    };
    let removed = format!("Bob was removed at {}", clock(entry.at.plus(after)));
    assert_reads(&window, &removed);
    assert!(!reads(&window, "No one matches"));
    click(&mut window, "Show in the activity");
    assert_eq!(window.state().activity.open, Some(entry.number));
    press(&mut window, Key::Slash);
    window.event(egui::Event::Text("x".into()));
    window.run_steps(3);
    assert!(!reads(&window, &removed), "nobody of this name was removed");
}
