//! The window shows a person as muted from here only if a command of this console muted them.

use egui::Role as Widget;
use egui_kittest::kittest::Queryable as _;

use crate::desk::{accepted, assert_greyed, assert_reads, choose, click, happen, reads, wait};
use crate::fixtures::people::{own, user};
use crate::header_ui::{MUTE_ADA, window};
use moderato::moderation::model::participant::Participant;

/// Returns Ada as the service muted her.
fn muted_ada() -> Participant {
    let mut ada = user("ada", "Ada");
    (ada.muted, ada.media.server_muted) = (Some(true), true);
    ada
}

#[test]
fn whoever_was_muted_elsewhere_is_not_said_to_be_muted_from_here() {
    let mut window = window();
    choose(&mut window, "ada");
    let elsewhere = || vec![own(), muted_ada(), user("bob", "Bob")];
    happen(&mut window, |desk| desk.roster(elsewhere()));
    let row = "Ada, member, ada, Muted by the service";
    window.get_by_role_and_label(Widget::Row, row);
    assert_greyed(
        &mut window,
        MUTE_ADA,
        "They were muted already, not from here.",
    );
    // Ada unmutes herself, is muted from here, unmutes herself again, and is muted elsewhere again.
    let here = || vec![own(), user("ada", "Ada"), user("bob", "Bob")];
    happen(&mut window, |desk| desk.roster(here()));
    click(&mut window, MUTE_ADA);
    happen(&mut window, |desk| {
        desk.answer(|_| true, &Ok(()));
        desk.roster(elsewhere());
    });
    window.get_by_role_and_label(Widget::Row, "Ada, member, ada, Muted by you");
    for people in [here(), elsewhere()] {
        wait(&mut window, 11_000);
        happen(&mut window, |desk| desk.roster(people));
    }
    window.get_by_role_and_label(Widget::Row, row);
}

#[test]
fn no_word_about_the_microphone_stands_on_the_card_of_somebody_who_is_gone() {
    let mut window = window();
    choose(&mut window, "ada");
    click(&mut window, MUTE_ADA);
    happen(&mut window, |desk| {
        desk.answer(|_| true, &Ok(()));
        desk.roster(vec![own(), muted_ada(), user("bob", "Bob")]);
    });
    assert_reads(&window, "You've muted them.");
    accepted(&mut window, "ada");
    for _ in 0..3 {
        wait(&mut window, 1_100);
        happen(&mut window, |desk| {
            desk.roster(vec![own(), user("bob", "Bob")]);
        });
    }
    assert_reads(&window, "Removed 1");
    assert!(!reads(&window, "unmute themselves"));
}
