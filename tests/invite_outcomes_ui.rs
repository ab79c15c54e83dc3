//! What the rows, the question and the results say about how invitations end, and what may be done then.

use std::sync::Arc;

use egui::Role as UiRole;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::cancelling_ui::{beyond_cancelling, desk_2, replace, three, window_with_side};
use crate::fixtures::call_window::{Desk, Window, wait};
use crate::fixtures::people::at;
use crate::fixtures::window::{click, painted, shows};
use crate::invite_ended_ui::press_at;
use crate::invite_ui::{FIELD, call_with, dialog, invited, ringing, window, window_sized};
use moderato::app::language::text::Language;
use moderato::app::state::action::Action;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::failure::{Cause, Failure};
use moderato::moderation::state::invitation::{
    CancelTrouble, GoneHow, Invitation, InvitationState,
};

fn paste(window: &mut Window, text: &str) {
    window.event(egui::Event::Paste(text.to_owned()));
    window.run_steps(4);
}

/// Returns invitations in the states in which the moderator needs the row's second line to decide what to do.
fn decisive() -> Vec<Invitation> {
    let mut canceling = ringing("2", "+14255550102");
    canceling.state = InvitationState::CancelAccepted {
        at: at(95),
        asked: at(94),
    };
    let mut answered = ringing("3", "+14255550103");
    answered.state = InvitationState::CancelAccepted {
        at: at(95),
        asked: at(94),
    };
    answered.is_answered = true;
    let mut lost = ringing("4", "+14255550104");
    let failure = Arc::new(Failure::new(Cause::Forbidden));
    lost.state = InvitationState::Ringing {
        since: at(82),
        trouble: Some(CancelTrouble::Failed(failure)),
    };
    let mut before = ringing("5", "+14255550105");
    before.state = InvitationState::NoAnswer { at: at(99) };
    before.cancelled_by = Some(Source::AutoCancel);
    let again = ringing("6", "+14255550105");
    vec![
        beyond_cancelling(),
        canceling,
        answered,
        lost,
        before,
        again,
    ]
}

#[test]
fn a_sentence_that_decides_what_to_do_is_whole_in_the_row_in_every_language() {
    for language in Language::ALL {
        language.choose();
        let cut = |width: f32| -> Vec<String> {
            let desk = Desk::new(call_with(decisive()));
            let window = window_sized([width, 900.0], desk);
            let texts = painted(&window);
            texts.into_iter().filter(|it| it.ends_with('…')).collect()
        };
        let (narrow, wide) = (cut(705.0), cut(1_600.0));
        let lost: Vec<_> = narrow.iter().filter(|it| !wide.contains(it)).collect();
        Language::English.choose();
        assert!(lost.is_empty(), "{language:?}: {lost:?}");
    }
}

#[test]
fn somebody_removed_is_said_to_be_removed_first() {
    let mut gone = ringing("1", "+14255550101");
    gone.state = InvitationState::Joined { at: at(90) };
    gone.gone_again = Some(at(95));
    gone.gone_how = GoneHow::Removed;
    let window = window(vec![gone]);
    assert_eq!(window.query_all_by_label_contains("Joined").count(), 0);
    assert!(shows(&window, "Removed "));
    assert!(shows(&window, "joined "));
}

#[test]
fn the_question_about_somebody_who_just_joined_offers_to_remove_exactly_them() {
    let (mut window, mut now) = (window_with_side(three()), three());
    click(&mut window, "Cancel invitation to Desk 2");
    wait(&mut window, 300);
    now[1].state = InvitationState::Joined { at: at(101) };
    let mut here = desk_2();
    here.first_seen = at(101);
    window.state_mut().call.rows = Arc::new(vec![Arc::new(here)]);
    window.state_mut().call.version += 1;
    replace(&mut window, now);
    assert!(shows(&window, "They joined at "));
    wait(&mut window, 2_000);
    let removes = window.query_all_by_role_and_label(UiRole::Button, "Remove Desk 2");
    let places: Vec<_> = removes.map(|it| it.rect().center()).collect();
    let close = window.get_by_role_and_label(UiRole::Button, "Close").rect();
    let beside = places.iter().find(|it| close.y_range().contains(it.y));
    press_at(&mut window, *beside.unwrap());
    wait(&mut window, 300);
    assert!(!shows(&window, "They joined at "));
    assert!(shows(&window, "Yes, remove Desk 2"));
    assert!(window.state().told().is_empty(), "it only asks");
}

#[test]
fn whoever_rang_already_is_told_in_one_sentence_and_counts_as_no_failure() {
    let mut window = window_with_side(three());
    click(&mut window, "Invite…");
    paste(&mut window, "+14255550101\n+14255550109\n030 1234568");
    click(&mut window, "Invite 1 of 2");
    let new = invited(&window)[0].clone();
    let mut all = three();
    all[0].state = InvitationState::Cancelled { at: at(110) };
    all[0].cancel_asked = Some(at(100));
    let mut rings = ringing("9", "+14255550109");
    rings.id = new.id;
    all.push(rings);
    replace(&mut window, all);
    assert!(shows(&window, "Earlier invitation: canceled "));
    assert!(!shows(
        &window,
        "Earlier invitation: canceled 00:01:40 · no one"
    ));
    assert!(shows(&window, "1 ringing · 1 not invited"));
    let counted = window.query_all_by_label_contains("1 not invited").count();
    assert!(counted >= 2, "in the results and above the list");
}

#[test]
fn the_recipients_of_a_mail_are_set_aside_if_its_text_names_people() {
    const HEAD: &str = "From: Claudia Weber <+1 425 555 0199>\nTo: Sam Hill <+1 425 555 0100>\nCc: +1 425 555 0108\nSubject: outage\n\n";
    let mut window = dialog();
    paste(
        &mut window,
        &format!("{HEAD}Please call\n+1 425 555 0101\n+1 425 555 0102\n"),
    );
    assert!(shows(&window, "A recipient of this mail; not included"));
    click(&mut window, "Invite 2 people");
    let numbers = invited(&window)
        .iter()
        .map(|it| it.invitee.id().to_string());
    assert_eq!(
        numbers.collect::<Vec<_>>(),
        ["+14255550101", "+14255550102"]
    );
    let mut window = dialog();
    paste(&mut window, &format!("{HEAD}See you there\n"));
    assert!(!shows(&window, "A recipient of this mail"));
    click(&mut window, "Invite 2 people");
    // A text that was refused before doesn't change how the mail is read.
    let mut window = dialog();
    paste(&mut window, "Hans Meier, 089/636-48018\n+1 425 555 0109");
    paste(
        &mut window,
        &format!("{HEAD}Please call\n+1 425 555 0101\n+1 425 555 0102\n"),
    );
    assert!(shows(&window, "A recipient of this mail; not included"));
    assert!(shows(&window, "Take Sam Hill off the list"));
    click(&mut window, "Invite 3 of 4");
    let mut window = dialog();
    paste(&mut window, "To: +1 425 555 0101; +1 425 555 0102");
    click(&mut window, "Invite 2 people");
}

#[test]
fn a_meeting_link_is_said_to_be_one() {
    for link in [
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0",
        "https://teams.microsoft.com/meet/28374651920?p=abc",
        "https://gov.teams.microsoft.us/l/meetup-join/19:meeting_x@thread.v2/0",
    ] {
        let mut window = dialog();
        paste(&mut window, link);
        assert!(
            shows(&window, "This is a meeting link, not a person."),
            "{link}"
        );
        click(&mut window, "Add");
        assert!(
            shows(&window, "This is a meeting link, not a person."),
            "{link}"
        );
    }
    let mut window = dialog();
    let context = format!("https://teams.microsoft.com/l/{}", "a".repeat(500));
    paste(&mut window, &context);
    assert!(shows(&window, "This is a meeting link, not a person."));
    assert_eq!(
        window
            .state()
            .actions
            .iter()
            .filter(|it| matches!(it, Action::LookUp { .. }))
            .count(),
        0
    );
    let field = window.get_by_role_and_label(UiRole::TextInput, FIELD);
    assert!(
        field
            .accesskit_node()
            .value()
            .unwrap_or_default()
            .is_empty()
    );
}
