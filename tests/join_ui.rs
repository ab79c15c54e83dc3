//! The box that accepts any text: how it shows the text, and the join that it would send.

use egui::{Event, Key, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::fixtures::sign_in;
use crate::fixtures::window::{builder, shows};
use moderato::app::calls::join::join_context::JoinContext;
use moderato::app::calls::join::join_ui::{JoinForm, join_ui};
use moderato::app::state::action::Action;
use moderato::app::state::choices::Choices;
use moderato::moderation::model::ids::CallId;
use moderato::moderation::model::meeting::{LinkCloud, MeetingInfo, NewCall};
use moderato::moderation::state::snapshot::{OfferedMeeting, Session};

const TENANT: &str = "11111111-1111-4111-8111-111111111111";
const CALLBACK: &str = "https://bot.example.org/api/calls";
const LONG: &str = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_Yjc2%40thread.v2/0?context=%7b%22Tid%22%3a%2211111111-1111-4111-8111-111111111111%22%2c%22Oid%22%3a%2233333333-3333-4333-8333-3333333391c7%22%7d";
const SHORT: &str = "https://teams.microsoft.com/meet/1234567890123?p=aB3%2Bx";
const MAIL: &str =
    "Hello,\nMicrosoft Teams meeting\nMeeting ID: 287 957 361 204\nPasscode: Kx7pQ2\nSee you";

/// The state of the window from one frame to the next.
struct Desk {
    session: Session,
    choices: Choices,
    form: Option<JoinForm>,
    actions: Vec<Action>,
}

type Window = Harness<'static, Desk>;

fn session() -> Session {
    Session {
        tenant: TENANT.into(),
        cloud: Some(LinkCloud::Global),
        ..sign_in::session()
    }
}

fn with_callback() -> Choices {
    Choices {
        callback_uri: Some(CALLBACK.into()),
        ..Choices::default()
    }
}

fn window(session: Session, choices: Choices) -> Window {
    let form = JoinForm::new(&session, &choices);
    let desk = Desk {
        session,
        choices,
        form: Some(form),
        actions: Vec::new(),
    };
    let draw = |ui: &mut egui::Ui, desk: &mut Desk| {
        let context = JoinContext {
            session: &desk.session,
            choices: &desk.choices,
            missing_role: None,
        };
        join_ui(ui, &context, &mut desk.form, &mut desk.actions);
    };
    // The result needs some frames to take its place.
    let builder = builder([900.0, 800.0]).with_max_steps(20);
    let mut window = builder.build_ui_state(draw, desk);
    window.run();
    window
}

fn paste(window: &mut Window, text: &str) {
    window.get_by_role(Role::MultilineTextInput).focus();
    window.run();
    window.event(Event::Paste(text.to_owned()));
    window.run();
}

fn pasted(text: &str) -> Window {
    let mut window = window(session(), with_callback());
    paste(&mut window, text);
    window
}

fn press(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

fn type_over(window: &mut Window, label: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, label).focus();
    window.run();
    window.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    window.run();
    window.event(Event::Text(text.to_owned()));
    window.run();
}

fn boxed(window: &Window) -> String {
    let field = window.get_by_role(Role::MultilineTextInput);
    field.value().unwrap_or_default()
}

/// Returns the only join requested.
fn joined(window: &Window) -> NewCall {
    let mut joins = window
        .state()
        .actions
        .iter()
        .filter_map(|action| match action {
            Action::Join(new, _) => Some((**new).clone()),
            _ => None,
        });
    let new = joins.next().unwrap();
    assert!(joins.next().is_none());
    new
}

#[test]
fn control_and_enter_press_the_button_from_every_field_and_every_time() {
    let go = |window: &mut Window| {
        window.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
        window.run();
    };
    let told = "public https address";
    let mut window = window(session(), Choices::default());
    for _ in 0..2 {
        paste(&mut window, LONG);
        go(&mut window);
        assert!(
            shows(&window, "needs an address") || window.query_by_label_contains(told).is_some()
        );
        let desk = window.state_mut();
        desk.form = Some(JoinForm::new(&desk.session, &desk.choices));
        window.run();
    }
    paste(&mut window, LONG);
    type_over(&mut window, "Callback address", CALLBACK);
    go(&mut window);
    joined(&window);
}

#[test]
fn what_was_understood_is_shown_before_anything_is_sent() {
    for (text, shown, button) in [
        (
            LONG,
            &[
                "Meeting link",
                "19:meeting_Yjc2@thread.v2",
                "…91c7",
                TENANT,
                "Global (teams.microsoft.com)",
            ][..],
            "Join",
        ),
        (
            SHORT,
            // Teams passcodes contain no plus, so this passcode is shown for checking.
            &["Short meeting link", "123 456 789 012 3", "aB3+x", "Global"],
            "Join",
        ),
        (MAIL, &["Meeting ID", "287 957 361 204", "Given"], "Join"),
        ("287957361204", &["287 957 361 204", "None"], "Join"),
        (
            "57dab8b1-894c-409a-b240-bd8beae78896",
            &["Call ID", "57dab8b1-894c-409a-b240-bd8beae78896"],
            "Watch this call",
        ),
        (
            "08:00 INFO callId={57dab8b1-894c-409a-b240-bd8beae78896}, state=established",
            &["Call ID", "57dab8b1-894c-409a-b240-bd8beae78896"],
            "Watch this call",
        ),
    ] {
        let window = pasted(text);
        for part in shown {
            assert!(shows(&window, part), "{text}: {part}");
        }
        let button = window.get_by_role_and_label(Role::Button, button);
        assert!(!button.accesskit_node().is_disabled(), "{text}");
        assert!(window.state().actions.is_empty(), "{text}");
    }
}

#[test]
fn what_cannot_be_used_is_explained_and_stays_in_the_box() {
    for (text, sentence) in [
        ("hello there", "This isn't a join link"),
        (
            "https://teams.live.com/meet/9312345678901?p=x",
            "personal use",
        ),
        ("https://zoom.example/j/123456789", "zoom.example"),
        (
            "https://protect-us.mimecast.com/s/Ab3",
            "Open it in a browser and copy the address there",
        ),
        (
            "https://events.teams.microsoft.com/event/1@2",
            "webinar or town hall",
        ),
        (
            "https://teams.microsoft.com/meet/123456\n7890123?p=aB3xY9",
            "split over several lines",
        ),
        (
            "Join: https://teams.microsoft.com/meet/1234567890 123?p=aB3xY9",
            "split over several lines",
        ),
        (
            "# https://teams.microsoft.com/meet/1234567890\n# 123?p=aB3xY9",
            "split over several lines",
        ),
        (
            "https://teams.microsoft.com/l/meetup-join/19%3ameeting_Yjc2%40thread.v2/0",
            "is missing its end",
        ),
    ] {
        let window = pasted(text);
        assert!(shows(&window, sentence), "{text}");
        assert_eq!(boxed(&window), text);
        let button = window.get_by_role_and_label(Role::Button, "Join");
        assert!(button.accesskit_node().is_disabled(), "{text}");
    }
}

#[test]
fn ten_megabytes_are_refused_and_what_was_there_stays() {
    let mut window = pasted(SHORT);
    paste(&mut window, &"1 ".repeat(5_000_000));
    assert!(shows(&window, "longer than 1 MB"));
    assert_eq!(boxed(&window), SHORT);
    assert!(shows(&window, "Short meeting link"));
    // Each text alone fits, but both together are too long.
    let mut window = pasted(SHORT);
    paste(&mut window, &"x".repeat(65_530));
    assert!(shows(&window, "The box holds 64 KB"));
    assert_eq!(boxed(&window), SHORT);
}

#[test]
fn a_mail_that_is_too_long_for_the_box_is_read_beside_it() {
    let mut window = pasted(SHORT);
    let mail = format!("{}\n{MAIL}", "Minutes of the board. ".repeat(9_000));
    paste(&mut window, &mail);
    assert!(shows(&window, "Read from the long text"));
    assert!(shows(&window, "287 957 361 204"));
    assert_eq!(boxed(&window), SHORT, "what was typed stays");
    press(&mut window, "Use the box instead");
    assert!(shows(&window, "123 456 789 012 3"));
    assert!(!shows(&window, "287 957 361 204"));
}

#[test]
fn of_several_meetings_one_is_chosen_before_anything_is_sent() {
    let other = SHORT.replace("0123?", "0124?");
    let mut window = pasted(&format!(
        "Take the second.\n{SHORT}\n-----Original Message-----\n{other}"
    ));
    assert!(shows(&window, "names several meetings"));
    let button = window.get_by_role_and_label(Role::Button, "Join");
    assert!(button.accesskit_node().is_disabled());
    window.key_press(Key::Enter);
    window.run();
    assert!(window.state().actions.is_empty());
    press(&mut window, "123 456 789 012 4");
    press(&mut window, "Join");
    assert_eq!(&*joined(&window).meeting.label(), "123 456 789 012 4");
}

#[test]
fn what_was_perhaps_not_read_right_is_shown_and_enter_does_not_send_it() {
    for (text, shown, warning) in [
        (
            "https://teams.microsoft.com/meet/1234567890123\n?p=aB3xY9",
            "aB3xY9",
            "put together from several lines",
        ),
        (
            "- https://teams.microsoft.com/meet/1234567890123\n    ?p=aB3xY9",
            "aB3xY9",
            "put together from several lines",
        ),
        (
            "https://teams.microsoft.com/meet/1234567890123?p=aB3xY9Meeting ID: 123 456 789 012 3",
            "aB3xY9",
            "doesn't look like a Teams passcode",
        ),
        (
            "Meeting ID: 123 456 789 012 3\nPasscode: abcdef",
            "abcdef",
            "doesn't look like a Teams passcode",
        ),
        (
            "https://teams.eastus.cloud.microsoft/meet/1234567890123?p=aB3xY9",
            "aB3xY9",
            "regional Teams address",
        ),
    ] {
        let mut window = pasted(text);
        assert!(shows(&window, "123 456 789 012 3"), "{text}");
        assert!(shows(&window, shown), "{text}");
        assert!(shows(&window, warning), "{text}");
        window.key_press(Key::Enter);
        window.run();
        assert!(window.state().actions.is_empty(), "{text}");
        press(&mut window, "Join");
        assert_eq!(&*joined(&window).meeting.label(), "123 456 789 012 3");
    }
}

#[test]
fn a_call_id_of_another_length_is_doubted_and_never_refused() {
    const WHOLE: &str = "6d0e5a11-77b2-4a3c-9f08-2c41d7e5b390";
    for (id, doubt) in [
        (WHOLE.to_owned(), None),
        (WHOLE.to_ascii_uppercase(), None),
        (WHOLE.replace('-', ""), None),
        (
            WHOLE[..35].to_owned(),
            Some("has 36 characters, but this one has 35"),
        ),
        (
            WHOLE[1..].to_owned(),
            Some("has 36 characters, but this one has 35"),
        ),
        (
            WHOLE[..23].to_owned(),
            Some("has 36 characters, but this one has 23"),
        ),
        (
            format!("{WHOLE}4"),
            Some("has 36 characters, but this one has 37"),
        ),
        (
            format!("{WHOLE}-4"),
            Some("has 36 characters, but this one has 38"),
        ),
        (
            WHOLE.replacen('-', "", 1),
            Some("has 36 characters, but this one has 35"),
        ),
        (
            WHOLE[1..].replace('-', ""),
            Some("has 32 characters, but this one has 31"),
        ),
        // Graph's other ids can have any length.
        (
            "aHR0cHM6Ly9jb252LXVzY2UtMDEuY29udi5za3lwZS5jb20".to_owned(),
            None,
        ),
        ("call-1".to_owned(), None),
    ] {
        for text in [
            id.clone(),
            format!("https://graph.microsoft.com/v1.0/communications/calls/{id}/participants"),
        ] {
            let mut window = pasted(&text);
            assert_eq!(
                shows(&window, "A call ID like this one"),
                doubt.is_some(),
                "{text}"
            );
            assert!(doubt.is_none_or(|doubt| shows(&window, doubt)), "{text}");
            press(&mut window, "Watch this call");
            assert_eq!(window.state().actions.len(), 1, "{text}");
        }
    }
}

#[test]
fn another_cloud_and_another_tenant_are_warned_of() {
    let other_tenant = LONG.replace(TENANT, "44444444-4444-4444-8444-444444444444");
    for (text, warning) in [
        (other_tenant.as_str(), Some("tenant mismatch (7505)")),
        (
            "https://gov.teams.microsoft.us/meet/1234567890123?p=x",
            Some("This link belongs to US Government L4"),
        ),
        (
            "https://teams.microsoftonline.cn/meet/1234567890123?p=x",
            Some("Graph has no calls"),
        ),
        (LONG, None),
        (SHORT, None),
    ] {
        let window = pasted(text);
        for known in ["7505", "This link belongs to", "Graph has no calls"] {
            let wanted = warning.is_some_and(|warning| warning.contains(known));
            assert_eq!(shows(&window, known), wanted, "{text}: {known}");
        }
    }
    let custom = Session {
        cloud: None,
        ..session()
    };
    let mut window = window(custom, with_callback());
    paste(
        &mut window,
        "https://gov.teams.microsoft.us/meet/1234567890123?p=x",
    );
    assert!(!shows(&window, "This link belongs to"));
}

#[test]
fn a_join_carries_exactly_what_was_read() {
    let mut window = pasted(LONG);
    press(&mut window, "Join");
    assert_eq!(
        joined(&window),
        NewCall {
            callback_uri: CALLBACK.into(),
            tenant: TENANT.into(),
            meeting: MeetingInfo::Organizer {
                thread: "19:meeting_Yjc2@thread.v2".into(),
                message: "0".into(),
                reply_chain: None,
                organizer: "33333333-3333-4333-8333-3333333391c7".into(),
                organizer_tenant: TENANT.into(),
            },
            guest_name: None,
        }
    );
    assert!(window.state().form.is_none(), "the dialog is closed");
}

#[test]
fn a_meeting_id_is_joined_as_a_guest_in_the_tenant_that_was_typed() {
    let mut window = pasted(SHORT);
    assert!(shows(&window, "The meeting's tenant"));
    press(&mut window, "A guest");
    assert!(shows(&window, "Calls.JoinGroupCallAsGuest.All"));
    press(&mut window, "Join");
    assert!(shows(
        &window,
        "Enter the name that the app should join under"
    ));
    type_over(&mut window, "Guest name", "Moderation desk");
    type_over(&mut window, "The meeting's tenant", "common");
    press(&mut window, "Join");
    assert!(shows(&window, "one specific tenant"));
    type_over(&mut window, "The meeting's tenant", "fabrikam.example");
    press(&mut window, "Join");
    let new = joined(&window);
    assert_eq!(&*new.tenant, "fabrikam.example");
    assert_eq!(new.guest_name.as_deref(), Some("Moderation desk"));
    let passcode = match new.meeting {
        MeetingInfo::MeetingId { passcode, .. } => passcode,
        MeetingInfo::Organizer { .. } => None,
    };
    assert_eq!(passcode.as_deref(), Some("aB3+x"), "byte for byte");
    let kept = Action::Choose(Choices {
        guest_name: Some("Moderation desk".into()),
        ..with_callback()
    });
    assert!(window.state().actions.contains(&kept));
}

#[test]
fn without_a_callback_address_it_is_asked_for_and_a_local_one_is_refused() {
    let mut window = window(session(), Choices::default());
    paste(&mut window, LONG);
    assert!(shows(&window, "public https address"));
    press(&mut window, "Join");
    assert!(shows(&window, "Enter the address, such as"));
    for (typed, sentence) in [
        ("http://bot.example.org/", "must begin with https"),
        ("https://127.0.0.1/hook", "can't reach this computer"),
        ("https://printer.local/", "can't reach this computer"),
    ] {
        type_over(&mut window, "Callback address", typed);
        press(&mut window, "Join");
        assert!(shows(&window, sentence), "{typed}");
    }
    assert!(window.state().actions.is_empty());
    type_over(&mut window, "Callback address", CALLBACK);
    press(&mut window, "Join");
    assert_eq!(&*joined(&window).callback_uri, CALLBACK);
    assert!(
        window
            .state()
            .actions
            .contains(&Action::Choose(with_callback()))
    );
}

#[test]
fn a_kept_callback_address_is_one_line_until_it_is_changed() {
    let mut window = pasted(LONG);
    assert!(shows(&window, &format!("Callback address: {CALLBACK}")));
    assert!(!shows(&window, "public https address"));
    press(&mut window, "Change");
    assert!(shows(&window, "public https address"));
}

#[test]
fn enter_presses_the_button_and_escape_closes() {
    let mut window = pasted("57dab8b1-894c-409a-b240-bd8beae78896");
    window.key_press(Key::Enter);
    window.run();
    let watch = Action::AddCall(CallId::from("57dab8b1-894c-409a-b240-bd8beae78896"));
    assert_eq!(window.state().actions, [watch]);
    let mut window = pasted(SHORT);
    window.key_press(Key::Escape);
    window.run();
    assert!(window.state().form.is_none());
    assert!(window.state().actions.is_empty());
}

#[test]
fn the_demo_offers_its_meetings() {
    let demo = Session {
        demo: true,
        cloud: None,
        meetings: [OfferedMeeting {
            subject: "Town hall".into(),
            link: LONG.into(),
        }]
        .into(),
        ..session()
    };
    let mut window = window(demo, with_callback());
    assert!(shows(&window, "Meetings in this demo"));
    press(&mut window, "Use the link of Town hall");
    assert_eq!(boxed(&window), LONG);
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(2);
    assert_eq!(&*joined(&window).tenant, TENANT);
}
