//! Looking people up in the invitation dialog: window, worker and the simulator's directory.

use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use moderato::simulator::{Addressing, InviteeAnswer, Scenario, ScenarioBuilder, Target};

use crate::window::{Setup, Window};

const FIELD: &str = "Object ID, sign-in name, or phone number";
const UPN: &str = "marta.kowalska@contoso.example";

fn bridge() -> ScenarioBuilder {
    Scenario::call("Support bridge")
        .person("Ada Lovelace")
        .invitable("Marta Kowalska", InviteeAnswer::Never)
        .addressing(Addressing::Echoed)
}

fn without_the_right() -> ScenarioBuilder {
    bridge().change(|world| {
        world
            .settings
            .roles
            .retain(|role| role != "User.ReadBasic.All");
    })
}

/// Returns a window with the dialog open, after this text was typed and Enter pressed.
async fn typed(scenario: ScenarioBuilder, text: &str) -> Window {
    let mut window = Window::signed_in_on(scenario.build()).await;
    window
        .until("the call", |window| {
            let calls = &window.app().snapshot().calls;
            calls.first().is_some_and(|call| !call.rows.is_empty())
        })
        .await;
    window.press("Invite…");
    window.type_into(Role::TextInput, FIELD, text);
    window.harness.key_press(Key::Enter);
    window.harness.run_steps(2);
    window
}

impl Window {
    fn field(&self) -> String {
        let field = self.harness.get_by_role_and_label(Role::TextInput, FIELD);
        field.accesskit_node().value().unwrap_or_default()
    }

    fn invites(&self) -> usize {
        let requests = self.running.simulator.requests();
        let invites = requests.iter().filter(|it| it.target == Target::Invite);
        invites.count()
    }

    fn marta(&self) -> String {
        let simulator = &self.running.simulator;
        simulator.with_world(|world| world.user_id("Marta Kowalska"))
    }
}

/// Waits until the directory knows nobody by a name in the list.
async fn until_refused(window: &mut Window) {
    window
        .until("not found", |window| {
            window.shows("No one in your directory")
        })
        .await;
}

#[tokio::test(start_paused = true)]
async fn a_sign_in_name_becomes_a_person_with_an_id_before_it_rings() {
    let mut window = typed(bridge(), UPN).await;
    window
        .until("found", |window| window.shows("Take Marta Kowalska off"))
        .await;
    assert!(window.shows("Marta Kowalska"));
    let id = window.marta();
    assert!(window.shows(&format!("{UPN} · Account …{}", &id[id.len() - 4..])));
    assert_eq!(window.field(), "");
    assert_eq!(window.invites(), 0);
    window.press("Invite");
    window
        .until("rings", |window| {
            window.shows("Cancel invitation to Marta Kowalska")
        })
        .await;
    assert_eq!(window.invites(), 1);
}

#[tokio::test(start_paused = true)]
async fn without_the_right_a_sign_in_name_is_refused_and_the_object_id_does() {
    let mut window = typed(without_the_right(), UPN).await;
    window
        .until("refused", |window| {
            window.shows("User.ReadBasic.All isn't granted")
        })
        .await;
    assert!(window.shows(&format!("Correct {UPN}")));
    let id = window.marta();
    let mut window = typed(without_the_right(), &id).await;
    window
        .until("asked in vain", |window| {
            let requests = window.running.simulator.requests();
            let asked = requests.iter().any(|it| it.path.contains("/users/"));
            asked && window.shows(&id)
        })
        .await;
    assert!(!window.shows("granted") && !window.shows("No one in your directory"));
    window.press("Invite");
    window.until("sent", |window| window.invites() == 1).await;
}

#[tokio::test(start_paused = true)]
async fn a_sign_in_name_that_nobody_has_is_told_and_stays_in_the_list() {
    let mut window = typed(bridge(), "nobody@contoso.example").await;
    window
        .until("not found", |window| {
            window.shows("Won't be invited: No one in your directory has this sign-in name.")
        })
        .await;
    assert!(window.shows("Correct nobody@contoso.example"));
    window.harness.key_press(Key::Enter);
    window.harness.run_steps(2);
    assert_eq!(window.invites(), 0);
}

#[tokio::test(start_paused = true)]
async fn an_object_id_gets_its_name_and_one_that_nobody_has_is_marked() {
    let id = Window::open_on(bridge().build(), Setup::default())
        .await
        .marta();
    let mut window = typed(bridge(), &id).await;
    window
        .until("named", |window| window.shows("Take Marta Kowalska off"))
        .await;
    let nobody = "00000000-1111-2222-3333-444444444444";
    let mut window = typed(bridge(), nobody).await;
    window
        .until("marked", |window| {
            window.shows("Not in the directory, but will be invited")
        })
        .await;
    assert!(window.shows(nobody), "the whole ID can be checked");
    window.press("Correct Account …4444");
    assert_eq!(window.field(), nobody);
}

#[tokio::test(start_paused = true)]
async fn names_become_people_where_they_stand_in_the_list() {
    let mut window = typed(bridge(), "nobody@contoso.example").await;
    for next in [UPN, "+48 600 700 800"] {
        window.type_into(Role::TextInput, FIELD, next);
        window.harness.key_press(Key::Enter);
        window.harness.run_steps(2);
    }
    window
        .until("found", |window| window.shows("Take Marta Kowalska off"))
        .await;
    let top = |label: &str| window.harness.get_by_label_contains(label).rect().top();
    let order = [
        top("Correct nobody@contoso.example"),
        top("Take Marta Kowalska off"),
        top("Take +48 600 700 800 off"),
    ];
    assert!(order.is_sorted(), "{order:?}");
}

#[tokio::test(start_paused = true)]
async fn what_is_typed_during_a_look_up_is_the_next_person() {
    let mut window = typed(bridge(), UPN).await;
    assert!(window.shows("Looking up"));
    assert_eq!(window.field(), "");
    window.type_into(Role::TextInput, FIELD, "+48 600 700 800");
    window
        .until("found", |window| window.shows("Take Marta Kowalska off"))
        .await;
    assert_eq!(window.field(), "+48 600 700 800");
    window.harness.key_press(Key::Enter);
    window.harness.run_steps(2);
    assert!(window.shows("Invite 2 people"));
}

#[tokio::test(start_paused = true)]
async fn a_name_refused_while_the_next_is_typed_stays_in_the_list_until_it_is_corrected_or_dropped()
{
    let mut window = typed(bridge(), "marta.kowalsky@contoso.example").await;
    window.type_into(Role::TextInput, FIELD, "+48 600 700 800");
    window.harness.key_press(Key::Enter);
    until_refused(&mut window).await;
    assert_eq!(window.field(), "");
    // The other person can be invited although this name is unknown.
    assert!(window.shows("Invite 1 of 2"));
    window.press("Correct marta.kowalsky@contoso.example");
    assert_eq!(window.field(), "marta.kowalsky@contoso.example");
    let says = |window: &Window, text| window.shows(text);
    assert!(says(&window, "No one in your directory"));
    assert!(
        !says(&window, "looked up in the directory"),
        "it was looked up already"
    );
    window.harness.run_steps(2);
    window.harness.key_press(Key::End);
    window.type_into(Role::TextInput, FIELD, "x");
    assert!(!says(&window, "No one in your directory"));
    assert!(says(&window, "looked up in the directory"));
    window.harness.key_press(Key::Enter);
    window
        .until("not found again", |window| {
            window.shows("No one in your directory")
        })
        .await;
    window.press("Take marta.kowalsky@contoso.examplex off the list");
    window.harness.run_steps(4);
    window.press("Invite");
    window
        .until("one rings", |window| window.invites() == 1)
        .await;
}

#[tokio::test(start_paused = true)]
async fn the_others_are_invited_while_a_refused_name_waits_to_be_corrected() {
    let mut window = typed(bridge(), "marta.kowalsky@contoso.example").await;
    until_refused(&mut window).await;
    assert!(window.shows("Correct or drop “marta.kowalsky@contoso.example”"));
    window.press("Invite");
    assert_eq!(window.invites(), 0, "a refused name is nobody");
    let before = window.harness.get_by_label("Invite").rect();
    for number in ["+48 600 700 800", "+48 600 700 801"] {
        window.type_into(Role::TextInput, FIELD, number);
        window.harness.key_press(Key::Enter);
        window.harness.run_steps(2);
    }
    assert!(window.shows("2 of 5 places taken"));
    let after = window.harness.get_by_label("Invite 2 of 3").rect();
    let moved = (after.bottom() - before.bottom()).abs();
    assert!(moved < 0.5, "nothing moves");
    window.press("Invite 2 of 3");
    window
        .until("they ring", |window| window.invites() == 1)
        .await;
    window.harness.run_steps(4);
    assert!(!window.shows("Invite to "), "nothing covers those who ring");
    // The activity and the results also show that one person was not invited.
    assert!(window.shows("Failures 1"));
    assert!(window.shows("Invite marta.kowalsky@contoso.example, unknown"));
    // The dialog offers only this name for correction.
    window.press("Correct and invite…");
    window.harness.run_steps(4);
    assert_eq!(window.field(), "marta.kowalsky@contoso.example");
    assert!(!window.shows("places taken"), "it takes no place");
    window.harness.key_press(Key::Escape);
    window.harness.run_steps(2);
    assert!(window.shows("Correct marta.kowalsky@contoso.example"));
    window.type_into(Role::TextInput, FIELD, "+48 600 700 802");
    window.harness.key_press(Key::Enter);
    window.harness.run_steps(2);
    window.press("Invite 1 of 2");
    window
        .until("one more rings", |window| window.invites() == 2)
        .await;
    window.harness.run_steps(4);
    assert!(window.shows("1 not invited"));
    assert!(window.shows("Failures 1"), "the activity told it already");
    // A new round does not contain the refused name.
    window.press("Invite…");
    window.harness.run_steps(4);
    assert!(!window.shows("Correct marta.kowalsky@contoso.example"));
}

#[tokio::test(start_paused = true)]
async fn a_name_in_the_list_is_not_looked_up_twice() {
    let mut window = typed(bridge(), "nobody@contoso.example").await;
    until_refused(&mut window).await;
    window.type_into(Role::TextInput, FIELD, "Nobody@contoso.example");
    window.harness.key_press(Key::Enter);
    window.harness.run_steps(2);
    assert!(window.shows("This person is already in the list."));
}

#[tokio::test(start_paused = true)]
async fn what_is_typed_in_the_frame_of_an_enter_is_the_next_person() {
    let mut window = typed(bridge(), "+48 600 700 800").await;
    window.harness.run_steps(2);
    let enter = egui::Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: egui::Modifiers::NONE,
    };
    let text = |text: &str| egui::Event::Text(text.to_owned());
    let events = [text("+48 600 700 801"), enter, text("6f96")];
    window.harness.input_mut().events.extend(events);
    window.harness.run_steps(4);
    assert!(window.shows("Take +48 600 700 801 off the list"));
    assert_eq!(window.field(), "6f96");
}

#[tokio::test(start_paused = true)]
async fn a_typed_list_is_added_part_by_part_but_for_what_is_wrong() {
    let list = format!("{UPN}; +48 600 700 800, nonsense@; +48 600 700 801");
    let mut window = typed(bridge(), &list).await;
    window
        .until("found", |window| window.shows("Take Marta Kowalska off"))
        .await;
    assert!(window.shows("Take +48 600 700 800 off the list"));
    assert_eq!(window.field(), "nonsense@");
    assert!(window.shows("Take +48 600 700 801 off the list"));
    assert!(window.shows("A sign-in name looks like"));
}

#[tokio::test(start_paused = true)]
async fn correcting_a_name_keeps_what_is_typed() {
    let mut window = typed(bridge(), "nobody@contoso.example").await;
    until_refused(&mut window).await;
    window.type_into(Role::TextInput, FIELD, "+48 6");
    window.press("Correct nobody@contoso.example");
    assert_eq!(window.field(), "nobody@contoso.example; +48 6");
    // The corrected name is selected, so that typing replaces it.
    window.harness.run_steps(2);
    window.type_into(Role::TextInput, FIELD, UPN);
    assert_eq!(window.field(), format!("{UPN}; +48 6"));
}

#[tokio::test(start_paused = true)]
async fn correcting_a_name_adds_whoever_is_typed_already() {
    let mut window = typed(bridge(), "nobody@contoso.example").await;
    until_refused(&mut window).await;
    window.type_into(Role::TextInput, FIELD, "+48 600 700 800");
    window.press("Correct nobody@contoso.example");
    assert_eq!(window.field(), "nobody@contoso.example");
    assert!(window.shows("Take +48 600 700 800 off the list"));
}

#[tokio::test(start_paused = true)]
async fn escape_puts_a_name_that_is_being_corrected_back_and_closes_only_then() {
    let mut window = typed(bridge(), "nobody@contoso.example").await;
    window.type_into(Role::TextInput, FIELD, "+48 600 700 800");
    window.harness.key_press(Key::Enter);
    until_refused(&mut window).await;
    window.type_into(Role::TextInput, FIELD, "+48");
    window.press("Correct nobody@contoso.example");
    window.harness.run_steps(4);
    assert_eq!(window.field(), "nobody@contoso.example; +48");
    window.type_into(Role::TextInput, FIELD, "x");
    window.harness.key_press(Key::Escape);
    window.harness.run_steps(4);
    assert_eq!(window.field(), "+48");
    let top = |label: &str| window.harness.get_by_label_contains(label).rect().top();
    let order = [
        top("Correct nobody@contoso.example"),
        top("Take +48 600 700 800 off"),
    ];
    assert!(order.is_sorted(), "it is back in its place: {order:?}");
    window.harness.key_press(Key::Escape);
    window.harness.run_steps(4);
    assert!(!window.shows("Invite to "), "the dialog is closed");
}

#[tokio::test(start_paused = true)]
async fn a_refused_name_is_shown_to_its_end_with_the_reason_below_it() {
    let long = "an.unusually.long.sign-in.name.with.a.wrong.ending@subsidiary.contoso.invalid";
    let mut window = typed(bridge(), long).await;
    until_refused(&mut window).await;
    window.type_into(Role::TextInput, FIELD, "+48 600 700 800");
    window.harness.key_press(Key::Enter);
    window.harness.run_steps(4);
    let rect = |label: &str| window.harness.get_by_label_contains(label).rect();
    let name = window.harness.get_by_label(long).rect();
    let (why, next) = (
        rect("No one in your directory"),
        rect("Take +48 600 700 800 off"),
    );
    assert!(name.bottom() <= why.top() + 1.0 && why.bottom() <= next.top());
}

#[tokio::test(start_paused = true)]
async fn results_over_a_narrow_call_leave_the_button_that_cancels_free() {
    let setup = Setup {
        sign_in: true,
        ..Setup::sized([900.0, 600.0])
    };
    let mut window = Window::open_on(bridge().build(), setup).await;
    window
        .until("the call", |window| window.shows("Invite…"))
        .await;
    window.press("Invite…");
    window.type_into(Role::TextInput, FIELD, "+48 600 700 800");
    window.harness.key_press(Key::Enter);
    window.harness.run_steps(2);
    window.press("Invite");
    window
        .until("it rings", |window| window.shows("Ringing 0:"))
        .await;
    window.press("Results (1)");
    window.harness.run_steps(4);
    let rect = |label: &str| window.harness.get_by_label_contains(label).rect();
    let cancel = rect("Cancel invitation to +48 600 700 800");
    let close = rect("Close this panel");
    assert!(close.top() > cancel.bottom());
    // The panel stays at its place after the last invitation has ended.
    window.press("Cancel invitation to +48 600 700 800");
    window.harness.run_steps(2);
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    window.harness.run_steps(2);
    window.harness.key_press(Key::Enter);
    window
        .until("Graph's answer", |window| window.shows("1 canceling"))
        .await;
    // Row and activity show the same state.
    assert!(!window.shows("Answered; checking the result"));
    let said = window.harness.get_all_by_label("Canceling…");
    assert!(said.count() > 1);
    window
        .until("it is canceled", |window| window.shows("1 canceled"))
        .await;
    window.harness.run_steps(4);
    assert!(window.shows(" · no one joined by "), "as the activity says");
    let now = window.harness.get_by_label_contains("Close this panel");
    assert_eq!(now.rect().center(), close.center());
}

#[tokio::test(start_paused = true)]
async fn the_question_about_a_late_joiner_is_covered_by_no_panel() {
    let setup = Setup {
        sign_in: true,
        ..Setup::sized([900.0, 600.0])
    };
    let scenario = Scenario::call("Support bridge")
        .person("Ada Lovelace")
        .invitable("Marta Kowalska", InviteeAnswer::AcceptsWhenCancelled)
        .addressing(Addressing::Echoed);
    let mut window = Window::open_on(scenario.build(), setup).await;
    window
        .until("the call", |window| window.shows("Invite…"))
        .await;
    window.press("Invite…");
    window.type_into(Role::TextInput, FIELD, UPN);
    window.harness.key_press(Key::Enter);
    window
        .until("found", |window| window.shows("Take Marta Kowalska off"))
        .await;
    window.press("Invite");
    let cancel = "Cancel invitation to Marta Kowalska";
    window.until("rings", |window| window.shows(cancel)).await;
    let pause = || tokio::time::sleep(std::time::Duration::from_millis(700));
    pause().await;
    window.press(cancel);
    window
        .until("asked", |window| window.shows("Yes, cancel the invitation"))
        .await;
    pause().await;
    window.harness.run_steps(2);
    window.harness.key_press(Key::Enter);
    window
        .until("came", |window| {
            window
                .running
                .simulator
                .advance(std::time::Duration::from_secs(1));
            window.shows("Joined anyway") && window.shows("Remove Marta Kowalska")
        })
        .await;
    // Without the pointer, rows may move.
    window.harness.remove_cursor();
    pause().await;
    window.harness.run_steps(2);
    let remove = window
        .harness
        .get_all_by_label_contains("Remove Marta Kowalska");
    let upper = remove.min_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    upper.unwrap().click();
    window.harness.run_steps(4);
    assert!(window.shows("Close the card"));
    let ctx = &window.harness.ctx;
    let yes = window
        .harness
        .get_by_label_contains("Yes, remove Marta")
        .rect();
    for at in [yes.left_center(), yes.center(), yes.right_center()] {
        let on_top = ctx.layer_id_at(at).map(|layer| layer.id);
        assert_eq!(on_top, Some(egui::Id::unique("question")), "{at:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_sender_of_a_mail_is_no_error_if_the_directory_does_not_know_them() {
    let mail =
        "Please call\n+14255550101\n+14255550102\nKind regards\nGreta\ngreta@elsewhere.example";
    let mut window = typed(bridge(), "").await;
    window.harness.event(egui::Event::Paste(mail.to_owned()));
    window.harness.run_steps(4);
    window
        .until("the directory's answer", |window| {
            window.shows("From the sender's signature; not included")
        })
        .await;
    assert!(!window.shows("No one in your directory"));
    assert!(!window.shows("Won't be invited"));
}

#[tokio::test(start_paused = true)]
async fn whoever_is_kept_from_last_time_counts_nowhere() {
    let mut window = typed(bridge(), "Nia Osei <nia@contoso.example>").await;
    until_refused(&mut window).await;
    window.harness.key_press(Key::Escape);
    window.harness.run_steps(3);
    window.press("Invite…");
    assert!(window.shows("Kept from last time; not included"));
    assert!(!window.shows("Won't be invited"));
    window.type_into(Role::TextInput, FIELD, "+14255550101");
    window.harness.key_press(Key::Enter);
    window.harness.run_steps(3);
    assert!(!window.shows("Won't be invited"));
    assert!(!window.shows("Invite 1 of 2"));
    window.press("Invite");
    window
        .until("ringing", |window| window.shows("1 ringing"))
        .await;
    assert!(!window.shows("not invited"));
    assert!(!window.shows("Nia Osei"));
}

#[tokio::test(start_paused = true)]
async fn the_name_beside_an_address_that_is_not_found_stays_with_it() {
    let mut window = typed(bridge(), "Nia Osei <nia@contoso.example>").await;
    until_refused(&mut window).await;
    assert!(window.shows("Name from your text · nia@contoso.example"));
    assert!(window.shows("Take Nia Osei off the list"));
    window.type_into(Role::TextInput, FIELD, "+14255550101");
    window.harness.key_press(Key::Enter);
    window.harness.run_steps(3);
    assert!(window.shows("Won't be invited: “Nia Osei”"));
    window.press("Correct Nia Osei");
    assert_eq!(window.field(), "Nia Osei <nia@contoso.example>");
}

#[tokio::test(start_paused = true)]
async fn a_wrong_name_of_an_earlier_round_can_still_be_corrected() {
    let mut window = typed(bridge(), "nia@contoso.example").await;
    until_refused(&mut window).await;
    for (number, button) in [
        ("+48 600 700 800", "Invite 1 of 2"),
        ("+48 600 700 801", "Invite"),
    ] {
        window.type_into(Role::TextInput, FIELD, number);
        window.harness.key_press(Key::Enter);
        window.harness.run_steps(2);
        let before = window.invites();
        window.press(button);
        window
            .until("it rings", |window| window.invites() > before)
            .await;
        window.harness.run_steps(4);
        window.press("Invite…");
        window.harness.run_steps(4);
    }
    window.harness.key_press(Key::Escape);
    window.harness.run_steps(4);
    assert!(!window.shows("not invited"));
    window.press("Correct and invite…");
    window.harness.run_steps(4);
    assert_eq!(window.field(), "nia@contoso.example");
}

#[tokio::test(start_paused = true)]
async fn a_name_that_is_not_found_offers_the_number_of_its_row_instead() {
    let mut window = typed(bridge(), "").await;
    let table =
        "Name\tMail\tPhone\nMarta Kowalsky\tmarta.kowalsky@contoso.example\t+48 600 700 800";
    window.harness.event(egui::Event::Paste(table.to_owned()));
    window.harness.run_steps(4);
    let offer = "Call Marta Kowalsky at +48 600 700 800 instead";
    assert!(!window.shows(offer), "not before the answer");
    until_refused(&mut window).await;
    assert!(window.shows(offer));
    assert!(!window.shows("1 of 5 places taken"), "never by itself");
    window.press(offer);
    window.harness.run_steps(2);
    assert!(window.shows("1 of 5 places taken"));
    assert!(!window.shows("Not in the directory"));
    assert!(window.shows("1 cleared · Undo"));
}
