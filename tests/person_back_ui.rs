//! The card of somebody who left and is in the list again under another participant ID.

use crate::desk::{Window, call_id, choose, click, happen, reads, window_sized};
use crate::fixtures::people::{guest, object_id, own, user};
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::ids::{CallId, InvitationId, ParticipantId};
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::model::participant::Participant;
use moderato::moderation::state::invitation::NewInvitation;

const LINK: &str = "In the call under another ID: show";

/// Returns Ada under another participant ID.
fn ada(id: &str) -> Participant {
    Participant {
        id: Some(id.into()),
        ..user("ada", "Ada")
    }
}

/// Returns a window that shows the card of this person, who has left since.
fn window_after(person: Participant) -> Window {
    let mut window = window_sized(vec![own(), person.clone()], true, [1_300.0, 800.0]);
    let id = person.id.unwrap();
    choose(&mut window, id.as_str());
    happen(&mut window, |desk| desk.roster(vec![own()]));
    crate::desk::wait(&mut window, 20_000);
    assert!(reads(&window, "no longer in the list"));
    assert!(!reads(&window, LINK));
    window
}

fn invite(window: &mut Window, replaces: Option<(CallId, ParticipantId)>) {
    let ada = Invitee::user(&object_id("ada"), Some("Ada")).unwrap();
    let new = NewInvitation {
        replaces,
        ..NewInvitation::new(InvitationId::from("again"), ada)
    };
    happen(window, |desk| {
        desk.command(Command::Invite {
            call: call_id(),
            people: vec![new],
            source: Source::Window,
        });
    });
}

fn card(window: &Window) -> String {
    let chosen = window
        .state()
        .call_state
        .chosen()
        .and_then(|it| it.participant());
    chosen.map(|it| it.as_str().to_owned()).unwrap_or_default()
}

#[test]
fn the_card_of_somebody_who_came_back_leads_to_their_row() {
    let mut window = window_after(ada("first"));
    happen(&mut window, |desk| desk.roster(vec![own(), ada("second")]));
    assert_eq!(card(&window), "first", "nobody moved them");
    click(&mut window, LINK);
    assert_eq!(card(&window), "second");
    assert!(!reads(&window, "no longer in the list"));
    assert!(!reads(&window, LINK));
}

#[test]
fn the_card_leads_nowhere_if_it_is_unclear_to_whom() {
    let mut window = window_after(ada("first"));
    happen(&mut window, |desk| {
        desk.roster(vec![own(), ada("second"), ada("third")]);
    });
    assert!(!reads(&window, LINK));
    let mut window = window_after(guest("gil", "Gil"));
    let mut again = guest("gil", "Gil");
    again.id = Some("second".into());
    happen(&mut window, |desk| desk.roster(vec![own(), again]));
    assert!(!reads(&window, LINK), "a guest has no account");
}

#[test]
fn the_card_follows_somebody_whom_this_app_moved_back() {
    let mut window = window_after(ada("first"));
    let there = (CallId::from("call-2"), ParticipantId::from("there"));
    invite(&mut window, Some(there));
    happen(&mut window, |desk| {
        desk.roster(vec![own(), ada("second")]);
    });
    window.run_steps(2);
    assert_eq!(card(&window), "second");
    assert!(reads(&window, "Move here requested"));
}

#[test]
fn the_history_of_a_person_lists_their_invitations() {
    let mut window = window_after(ada("first"));
    invite(&mut window, None);
    assert!(reads(&window, "Invited"));
    happen(&mut window, |desk| {
        desk.roster(vec![own(), ada("second"), user("bob", "Bob")]);
    });
    choose(&mut window, "second");
    assert!(reads(&window, "Invited"));
    choose(&mut window, "bob");
    assert!(!reads(&window, "Invited"));
}
