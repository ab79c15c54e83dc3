//! Identifying people before removing them: rows, questions, previews, the clipboard.

use egui::{Key, Modifiers, Rect, Role as Widget, Shape};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_material_icons::icons::{ICON_BADGE, ICON_GROUP, ICON_WARNING};

use crate::desk::{
    Desk, Window, accepted, asked, assert_reads, call_id, choose, click, happen, reads, told, wait,
    window_sized,
};
use crate::fixtures::people::{guest, object_id, own, user};
use crate::fixtures::window::press;
use moderato::app::state::action::Action;
use moderato::app::state::copied::Copied;
use moderato::moderation::command::Command;
use moderato::moderation::effect::Request;
use moderato::moderation::event::{AttemptAnswer, Event, InviteFacts, InvitedFacts};
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::deed::ServiceDeed;
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::model::participant::{Identity, IdentityKind, Participant};
use moderato::moderation::model::request_line::RequestLine;
use moderato::moderation::state::invitation::NewInvitation;

const ANA: &str = "57dab8b1-894c-409a-b240-bd8beae78896";
const TWIN: &str = "2765eb15-01f8-47c6-b12b-c32111a4a86f";
const OUTSIDE: &str = "9f8e7d6c-1111-2222-3333-44445555c210";

fn external(id: &str, name: &str) -> Participant {
    let mut external = user(id, name);
    external.identity.tenant = Some(OUTSIDE.into());
    external
}

/// Returns this app, a member, an external with a similar name, and two guests with the same name.
fn meeting() -> Vec<Participant> {
    vec![
        own(),
        user(ANA, "Ana Ruiz"),
        external(TWIN, "Аna Ruiz"),
        guest("gus", "Gus"),
        guest("gil", "Gil"),
    ]
}

fn window_of(people: Vec<Participant>) -> Window {
    window_sized(people, true, [1100.0, 760.0])
}

#[test]
fn the_question_about_a_look_alike_shows_who_it_is_in_full() {
    let mut window = window_of(meeting());
    let twin = window.get_by(|node| {
        node.label()
            .is_some_and(|l| l.starts_with("Remove Аna Ruiz, external"))
    });
    twin.click();
    window.run_steps(3);
    for whole in [TWIN, OUTSIDE, &object_id(TWIN), "User ID"] {
        let shown = window.query_all_by(|node| {
            node.value().as_deref() == Some(whole) || node.label().as_deref() == Some(whole)
        });
        assert!(shown.count() > 0, "{whole}");
    }
    let lines = window.query_all_by(|node| node.value().as_deref() == Some(TWIN));
    let heights: Vec<f32> = lines.map(|line| line.rect().height()).collect();
    let is_whole = heights.iter().all(|height| *height < 20.0);
    assert!(is_whole, "an id of the usual length is not broken");
    click(&mut window, "Cancel");
    wait(&mut window, 300);
    click(&mut window, "Remove Gus, guest, gus");
    assert!(!reads(&window, "token-gus"), "nobody has a name like that");
}

#[test]
fn the_question_about_keeping_a_namesake_out_shows_who_it_is_in_full() {
    let mut window = window_of(vec![own(), user(ANA, "Ana Ruiz"), user(TWIN, "Ana Ruiz")]);
    choose(&mut window, TWIN);
    let label = "Remove Ana Ruiz, member, a86f and keep them out";
    click(&mut window, label);
    assert_reads(&window, &object_id(TWIN));
    let participant = window.query_all_by(|node| {
        node.value().as_deref() == Some(TWIN) || node.label().as_deref() == Some(TWIN)
    });
    assert!(participant.count() > 0);
}

#[test]
fn nothing_that_somebody_typed_stands_in_for_what_they_cannot_type() {
    let mut ceo = guest("gus", "Gus");
    ceo.identity.email = Some("ceo@contoso.com".into());
    let mut partner = external("pat", "Pat");
    partner.identity.email = Some("pat@fabrikam.com".into());
    let mut window = window_of(vec![own(), ceo, partner]);
    assert!(!reads(&window, "ceo@contoso.com"));
    assert_reads(&window, "Typed name, no account");
    assert_reads(&window, "Tenant …c210 · pat@fabrikam.com");
    choose(&mut window, "gus");
    assert_reads(&window, "Typed e-mail");
    assert_reads(&window, "ceo@contoso.com");
}

#[test]
fn what_cannot_be_seen_is_neither_drawn_nor_read_aloud() {
    let mut gus = guest("gus\u{200B}\u{202E}x", "Gus");
    gus.identity.email = Some("a\u{202E}moc.b@c\u{200B}.com".into());
    gus.identity.id = Some("tok\u{202E}en\u{200B}".into());
    let mut pat = external("pat", "Pat");
    pat.identity.email = Some("p\u{202E}at@fab\u{200B}rikam.com".into());
    let mut phone = user("phone", "");
    phone.identity = Identity {
        kind: IdentityKind::Phone,
        id: Some("+1425\u{202E}5550142\u{200B}".into()),
        ..Identity::default()
    };
    let mut window = window_of(vec![own(), gus, pat, phone]);
    choose(&mut window, "gus\u{200B}\u{202E}x");
    assert_reads(&window, "a\u{FFFD}moc.b@c\u{FFFD}.com");
    assert_reads(&window, "tok\u{FFFD}en\u{FFFD}");
    for hidden in ["\u{202E}", "\u{200B}"] {
        assert!(!reads(&window, hidden), "{hidden:?}");
    }
    let shapes = format!("{:?}", window.output().shapes);
    assert!(shapes.contains("moc.b@c"), "what is drawn can be searched");
    for hidden in ["\u{202E}", "\u{200B}", "\\u{202e}", "\\u{200b}"] {
        assert!(!shapes.contains(hidden), "{hidden:?}");
    }
}

#[tokio::test]
async fn what_cannot_be_seen_is_not_copied_either() {
    let mut window = crate::window::Window::open(crate::window::Setup::default()).await;
    let ctx = window.harness.ctx.clone();
    let raw = "a\u{202E}b\nc\u{200B}".to_owned();
    let app = window.harness.state_mut();
    app.update(&ctx, Action::Copy(Copied::Details, raw));
    let copied = ctx.output(|output| output.commands.clone());
    let wanted = egui::OutputCommand::CopyText("a\u{FFFD}b\nc\u{FFFD}".to_owned());
    assert_eq!(copied, [wanted]);
}

#[test]
fn a_name_is_copied_with_the_key_from_the_menu_and_on_the_card_but_only_if_there_is_one() {
    let mut window = window_of(vec![own(), user(ANA, "Ana Ruiz"), guest("gus", "")]);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::C);
    assert_eq!(window.state().copied, ["Ana Ruiz"], "C");
    row(&window, "Ana Ruiz, member").click_secondary();
    window.run_steps(3);
    window.get_by_label_contains("Copy the name").click();
    window.run_steps(3);
    assert_eq!(window.state().copied, ["Ana Ruiz"; 2], "the menu");
    choose(&mut window, ANA);
    click(&mut window, "Copy the name");
    assert_eq!(window.state().copied, ["Ana Ruiz"; 3], "the card");

    press(&mut window, Key::End);
    press(&mut window, Key::C);
    choose(&mut window, "gus");
    assert!(!reads(&window, "Copy the name"), "the card of a guest");
    row(&window, "Unnamed guest").click_secondary();
    window.run_steps(3);
    let entry = window.get_by_label_contains("Copy the name");
    assert!(entry.accesskit_node().is_disabled(), "the guest's menu");
    assert_eq!(window.state().copied.len(), 3, "what stands in for a name");
}

#[test]
fn the_button_of_the_card_names_whom_it_removes_as_far_as_there_is_room() {
    let long = "Maximiliana Wolfeschlegelsteinhausenbergerdorff";
    let mut window = window_of(vec![own(), user(ANA, "Ana Ruiz"), guest("gus", long)]);
    let drawn = |window: &Window| format!("{:?}", window.output().shapes);
    choose(&mut window, ANA);
    assert!(drawn(&window).contains("Remove Ana Ruiz…"));
    choose(&mut window, "gus");
    let shapes = drawn(&window);
    assert!(shapes.contains("Remove Maximiliana Wolfe"));
    assert!(!shapes.contains(&format!("Remove {long}")), "it is cut");
}

fn row<'w>(window: &'w Window, said: &'w str) -> egui_kittest::Node<'w> {
    let rows = window.query_all_by_label_contains(said);
    let mut rows = rows.filter(|node| node.accesskit_node().role() == Widget::Row);
    rows.next().unwrap()
}

fn click_row(window: &mut Window, said: &str, modifiers: Modifiers) {
    // Points at the name, because controls are in the middle of the row.
    let at = row(window, said).rect().left_center() + egui::vec2(60.0, 0.0);
    window.hover_at(at);
    window.run_steps(1);
    for pressed in [true, false] {
        window.event_modifiers(
            egui::Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers,
            },
            modifiers,
        );
    }
    window.run_steps(3);
}

#[test]
fn a_row_is_chosen_with_ctrl_a_range_with_shift_and_a_plain_click_only_looks() {
    let mut window = window_of(meeting());
    click_row(&mut window, "Ana Ruiz, member", Modifiers::NONE);
    assert!(!reads(&window, "selected"));
    wait(&mut window, 500);
    click_row(&mut window, "Ana Ruiz, member", Modifiers::COMMAND);
    assert_reads(&window, "1 selected");
    wait(&mut window, 500);
    click_row(&mut window, "Gil, guest", Modifiers::SHIFT);
    assert_reads(&window, "4 selected");
    wait(&mut window, 500);
    click_row(&mut window, "Gus, guest", Modifiers::COMMAND);
    assert_reads(&window, "3 selected");
    assert!(
        row(&window, "Gil, guest")
            .accesskit_node()
            .is_selected()
            .unwrap()
    );
    assert!(
        !row(&window, "Gus, guest")
            .accesskit_node()
            .is_selected()
            .unwrap()
    );
    assert!(told(&mut window).is_empty());
}

#[test]
fn the_question_about_the_original_says_that_a_look_alike_is_there_and_shows_both_in_full() {
    let mut window = window_of(meeting());
    let ana = window.get_by(|node| {
        let label = node.label().unwrap_or_default();
        label.starts_with("Remove Ana Ruiz, member")
    });
    ana.click();
    window.run_steps(3);
    assert_reads(
        &window,
        "This is a member of your organization. Others here have a similar name",
    );
    for whole in [object_id(ANA), object_id(TWIN), OUTSIDE.to_owned()] {
        let shown = window.query_all_by(|node| node.value().as_deref() == Some(&*whole));
        assert!(shown.count() > 0, "{whole}");
    }
    let top = |value: &str| {
        let mut shown = window.query_all_by(|node| node.value().as_deref() == Some(value));
        shown.next().unwrap().rect().top()
    };
    let (ours, theirs) = (object_id(ANA), object_id(TWIN));
    let order = ["This one", &ours, "Look-alike", &theirs].map(top);
    assert!(order.is_sorted(), "person after person: {order:?}");
}

#[test]
fn enter_removes_no_member_whose_look_alike_may_be_meant_and_the_question_leads_there() {
    let mut window = window_of(meeting());
    click(&mut window, "Remove Ana Ruiz, member, 8896");
    wait(&mut window, 500);
    let cancel = window.get_all_by_label("Cancel").last().unwrap();
    assert!(cancel.is_focused(), "the answer by habit");
    press(&mut window, Key::Enter);
    assert!(!reads(&window, "This is a member of your organization."));
    assert!(told(&mut window).is_empty());

    click(&mut window, "Remove Ana Ruiz, member, 8896");
    wait(&mut window, 500);
    click(&mut window, "Remove the look-alike \u{410}na Ruiz instead…");
    assert_reads(&window, "is Cyrillic");
    wait(&mut window, 500);
    press(&mut window, Key::Enter);
    let told = told(&mut window);
    let [Command::Remove { participant, .. }] = &told[..] else {
        panic!("{told:?}");
    };
    assert_eq!(participant.as_str(), TWIN);
}

#[test]
fn what_else_a_question_offers_takes_no_double_click_either() {
    let tea = |id: &str| Participant {
        id: Some(id.into()),
        ..user("tea", "Tea")
    };
    let mut people = meeting();
    people.extend([tea("tab1"), tea("tab2")]);
    let look_alike = "Remove the look-alike \u{410}na Ruiz instead…";
    let offers = [
        ("Remove Ana Ruiz, member, 8896", look_alike),
        ("Remove Ana Ruiz, member, 8896", "Remove and keep out…"),
        ("Remove Gus, guest, gus", "Close the door to guests"),
        ("Remove Tea, member, tab1", "Both devices…"),
    ];
    for (ask, other) in offers {
        let mut window = window_of(people.clone());
        click(&mut window, ask);
        click(&mut window, other);
        wait(&mut window, 249);
        click(&mut window, other);
        assert!(told(&mut window).is_empty());
        wait(&mut window, 1);
        click(&mut window, other);
        assert!(!reads(&window, other), "{other}");
    }
}

#[test]
fn a_yes_that_changes_under_the_hand_takes_no_press_for_a_moment() {
    let mut window = window_of(vec![own(), user(ANA, "Ana Ruiz"), user("bob", "Bob")]);
    choose(&mut window, "bob");
    click(&mut window, "Remove Bob, member, bob and keep them out");
    wait(&mut window, 1_000);
    assert_reads(&window, "Remove Bob (member) and keep them out?");
    happen(&mut window, |desk| {
        desk.roster(vec![own(), user(ANA, "Ana Ruiz")]);
    });
    assert_reads(&window, "Keep Bob (member) out?");
    press(&mut window, Key::Enter);
    click(&mut window, "Yes, keep out Bob, member, bob");
    wait(&mut window, 249);
    press(&mut window, Key::Enter);
    assert!(told(&mut window).is_empty());
    wait(&mut window, 1);
    press(&mut window, Key::Enter);
    let told = told(&mut window);
    let [Command::KeepOut(_, order)] = &told[..] else {
        panic!("{told:?}");
    };
    assert!(!order.removes);
}

#[test]
fn a_search_for_a_member_also_finds_whoever_poses_as_them() {
    let mut window = window_of(vec![
        own(),
        user(ANA, "Isaac Thorne"),
        external(TWIN, "\u{406}saac Thorne"),
    ]);
    press(&mut window, Key::Slash);
    window.event(egui::Event::Text("isaac".into()));
    window.run_steps(3);
    assert_reads(&window, "Isaac Thorne, member");
    assert_reads(&window, "\u{406}saac Thorne, external");
}

#[test]
fn the_question_about_the_original_compares_it_with_every_look_alike() {
    let other = "55555555-0000-4000-8000-00000000c0de";
    let mut window = window_of(vec![
        own(),
        user(ANA, "Ana Ruiz"),
        external(TWIN, "Аna Ruiz"),
        external(other, "Anа Ruiz"),
    ]);
    click(&mut window, "Remove Ana Ruiz, member, 8896");
    assert_reads(&window, "This is a member of your organization.");
    for id in [ANA, TWIN, other].map(object_id) {
        assert_reads(&window, &id);
    }
}

#[test]
fn the_preview_says_of_what_kind_everybody_is_and_whose_name_is_taken() {
    let mut window = window_of(meeting());
    press(&mut window, Key::ArrowDown);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_steps(3);
    let before = window.query_all_by_label("External").count();
    click(&mut window, "Remove 4…");
    assert_eq!(window.query_all_by_label("External").count(), before + 1);
    // One line per person. Hidden facts are read aloud with the line, and shown after a press.
    let twin = object_id(TWIN);
    let whole = format!("Looks like Ana Ruiz, External · Tenant: {OUTSIDE}, {twin}");
    assert_reads(&window, &whole);
    let marked = |window: &Window| {
        let lines = window.query_all_by_label_contains(": Looks like");
        let last = window.query_all_by_label_contains(": Same name");
        let tops = lines.chain(last).map(|line| line.rect().top());
        tops.collect::<Vec<f32>>()
    };
    let before = marked(&window);
    window.get_by_label_contains(&whole).click();
    window.run_steps(3);
    let after = marked(&window);
    assert_eq!(before.len(), after.len());
    assert!(before != after || before.len() == 1, "room for the details");
}

/// Returns the texts painted on this line, from the left.
fn on_the_line(window: &Window, line: Rect) -> Vec<String> {
    let mut texts = Vec::new();
    for clipped in &window.output().shapes {
        if let Shape::Text(text) = &clipped.shape {
            let place = text.visual_bounding_rect();
            if line.contains(place.center()) && place.width() > 1.0 {
                texts.push((place.left(), text.galley.text().to_owned()));
            }
        }
    }
    texts.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    texts.into_iter().map(|(_, text)| text).collect()
}

#[test]
fn a_mark_in_the_preview_is_an_icon_where_the_name_needs_the_room_and_always_says_what_it_means() {
    let long = "Wolfgang Amadeus Mozart-Weissen";
    let people = vec![
        own(),
        guest("one", "Bo"),
        guest("two", "Bo"),
        guest("three", long),
        guest("four", long),
    ];
    let mut window = window_of(people);
    press(&mut window, Key::ArrowDown);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_steps(3);
    click(&mut window, "Remove 4…");
    let line = |window: &Window, name: &str| {
        let told = format!("{name}: Same name");
        let mut lines = window.query_all_by_label_contains(&told);
        let line = lines.next().unwrap_or_else(|| panic!("{name} has no line"));
        on_the_line(window, line.rect())
    };
    let guest = ICON_BADGE.codepoint;
    assert_eq!(line(&window, "Bo")[..3], [guest, "Bo", "Same name: 2"]);
    let same = ICON_GROUP.codepoint;
    assert_eq!(line(&window, long)[..3], [guest, long, same]);
    // The tooltip says what the icon means, too.
    let told = format!("{long}: Same name: 2, ");
    let mut lines = window.query_all_by_label_contains(&told);
    let at = lines.next().unwrap().rect().center();
    drop(lines);
    assert!(!reads(&window, &format!("{long}\nSame name: 2")));
    window.hover_at(at);
    window.run_steps(8);
    assert_reads(&window, &format!("{long}\nSame name: 2"));
}

/// Returns a participant who calls from the one shared phone number.
fn caller(id: &str) -> Participant {
    let identity = Identity {
        kind: IdentityKind::Phone,
        id: Some("+493012345".into()),
        ..Identity::default()
    };
    Participant {
        identity,
        ..guest(id, "")
    }
}

#[test]
fn the_question_has_words_of_its_own_for_the_lobby_and_for_a_number_that_called_twice() {
    let mut gus = guest("gus", "Gus");
    gus.in_lobby = true;
    let people = vec![
        own(),
        user(ANA, "Ana Ruiz"),
        gus,
        caller("one"),
        caller("two"),
        user("tab", "Tea"),
    ];
    let mut window = window_of(people);
    let lobby = "They're turned away at once and can ask to join again.";
    let line = "This number is in the call 2 times. This removes one of them.";
    let hints = [
        ("Remove Gus, guest, gus", lobby, "They can join again"),
        ("Remove +49 301 23 45, phone, one", line, "They're there on"),
        (
            "Remove Ana Ruiz, member, 8896",
            "They can join again",
            lobby,
        ),
    ];
    for (button, wanted, other) in hints {
        click(&mut window, button);
        assert_reads(&window, wanted);
        assert!(!reads(&window, other), "{button}");
        press(&mut window, Key::Escape);
        assert!(!reads(&window, wanted), "{button}");
    }
}

#[test]
fn a_number_has_lines_and_an_app_has_entries_but_neither_has_devices() {
    let bot = |id: &str| {
        let mut bot = user("bot", "Note taker");
        bot.identity.kind = IdentityKind::Application;
        bot.id = Some(id.into());
        bot
    };
    let people = vec![own(), caller("one"), caller("two"), bot("b1"), bot("b2")];
    let mut window = window_of(people);
    for (id, row, words, title) in [
        (
            "one",
            "Remove +49 301 23 45, phone, one",
            ["2 lines", "Remove both lines…", "Both lines…"],
            "Remove +49 301 23 45 on both lines?",
        ),
        (
            "b1",
            "Remove Note taker, app, b1",
            ["2 entries", "Remove both entries…", "Both entries…"],
            "Remove both entries of Note taker?",
        ),
    ] {
        choose(&mut window, id);
        click(&mut window, row);
        wait(&mut window, 300);
        for word in words {
            assert_reads(&window, word);
        }
        click(&mut window, words[2]);
        assert_reads(&window, title);
        assert!(!reads(&window, "device"), "{id}");
        press(&mut window, Key::Escape);
    }
}

#[test]
fn what_removes_stands_apart_from_what_does_not() {
    let mut window = window_of(meeting());
    press(&mut window, Key::ArrowDown);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_steps(3);
    let clear = window.get_by_label("Clear the selection").rect();
    let remove = window.get_by_label("Remove 4…").rect();
    let count = window.get_by_label("4 selected").rect();
    assert!(clear.left() - count.right() < 24.0 && remove.left() - clear.right() > 200.0);
    click(&mut window, "Remove 4…");
    let yes = window.get_by_label("Remove 4 people").rect();
    let no = window.get_by_label("Cancel").rect();
    assert!(no.top() - yes.bottom() >= 24.0, "{yes:?} {no:?}");
}

#[test]
fn the_arrows_tell_a_screen_reader_which_row_they_have_reached() {
    let mut window = window_of(meeting());
    let mut heard = Vec::new();
    for _ in 0..3 {
        press(&mut window, Key::ArrowDown);
        let list = window.get_by_label("People");
        let node = list.accesskit_node();
        let active = node.data().active_descendant();
        let rows = window.query_all_by(|node| node.role() == Widget::Row);
        let named = rows
            .filter(|row| active == Some(row.accesskit_node().locate().0))
            .filter_map(|row| row.accesskit_node().label());
        heard.extend(named.take(1));
    }
    assert_eq!(heard.len(), 3, "{heard:?}");
    assert!(heard[2].contains("na Ruiz, external"), "{heard:?}");
}

/// Removes a person, proved by a roster.
fn remove(window: &mut Window, id: &str, rest: Vec<Participant>) {
    accepted(window, id);
    wait(window, 1_000);
    happen(window, |desk| desk.roster(rest));
    told(window);
}

/// Returns a window in which Bob was removed and came back twelve seconds later, this many times.
fn bob_is_back(times: usize) -> Window {
    let others = || vec![own(), user("ada", "Ada"), user("zoe", "Zoe")];
    let as_bob = |visit: usize| {
        let mut bob = user("bob", "Bob");
        bob.id = Some(format!("bob-{visit}").as_str().into());
        let mut people = others();
        people.insert(1, bob);
        people
    };
    let mut window = window_of(as_bob(0));
    for visit in 0..times {
        remove(&mut window, &format!("bob-{visit}"), others());
        wait(&mut window, 12_000);
        happen(&mut window, |desk| desk.roster(as_bob(visit + 1)));
    }
    window
}

#[test]
fn who_came_back_is_shown_with_how_soon_and_how_often() {
    let mut window = bob_is_back(3);
    window.state_mut().shows_entries = true;
    choose(&mut window, "bob-3");
    let whole = "Came back 12 s later (third time)";
    assert!(
        window
            .query_all_by_label_contains("Came back 12 s later")
            .count()
            > 1
    );
    assert_reads(&window, "(third time)");
    assert_reads(&window, whole);
    assert_reads(&window, "Bob, member, came back 12 s later (third time)");
}

#[test]
fn one_key_goes_to_whoever_came_back_and_asks_about_them() {
    let mut window = bob_is_back(1);
    press(&mut window, Key::R);
    assert_reads(&window, "Yes, remove Bob, member, ob-1");
    assert!(told(&mut window).is_empty());
    press(&mut window, Key::Escape);
    for _ in 0..4 {
        press(&mut window, Key::ArrowDown);
    }
    press(&mut window, Key::R);
    wait(&mut window, 300);
    press(&mut window, Key::Enter);
    let told = told(&mut window);
    let [
        Command::Remove {
            participant,
            source,
            ..
        },
    ] = &told[..]
    else {
        panic!("{told:?}");
    };
    assert_eq!((participant.as_str(), *source), ("bob-1", Source::Key));
}

#[test]
fn in_raid_mode_nobody_out_of_focus_is_removed_without_a_question() {
    let mut outsider = external("out-0", "Out");
    outsider.identity.id = Some(object_id("out").into());
    let mut window = window_of(vec![own(), user("ada", "Ada"), outsider.clone()]);
    remove(&mut window, "out-0", vec![own(), user("ada", "Ada")]);
    outsider.id = Some("out-1".into());
    happen(&mut window, |desk| {
        desk.command(Command::Raid(call_id(), true));
        desk.roster(vec![own(), user("ada", "Ada"), outsider]);
    });
    told(&mut window);
    press(&mut window, Key::R);
    assert!(told(&mut window).is_empty());
    press(&mut window, Key::Escape);
    press(&mut window, Key::R);
    let told = told(&mut window);
    assert!(matches!(&told[..], [Command::Remove { .. }]), "{told:?}");
}

/// Returns the worker's description of a request, with its answer.
fn line(request: &Request) -> RequestLine {
    let (method, below) = match request {
        Request::Delete(participant) => ("DELETE", format!("/participants/{participant}")),
        Request::Invite { .. } => ("POST", "/participants/invite".into()),
        Request::HangUp => ("DELETE", String::new()),
        Request::Service {
            participant: Some(participant),
            ..
        } => ("POST", format!("/participants/{participant}/mute")),
        Request::Service { .. } => ("POST", "/mute".into()),
    };
    let target = format!("/v1.0/communications/calls/{}{below}", call_id());
    RequestLine::new(method, "https://graph.microsoft.com", &target)
}

/// Accepts everything that was sent.
fn all_taken(desk: &mut Desk) {
    for sent in std::mem::take(&mut desk.sent) {
        let answer = Ok(AttemptAnswer {
            request: Some(line(&sent.request)),
            ..AttemptAnswer::with_status(204)
        });
        desk.apply(Event::Answered {
            attempt: sent.id,
            answer,
        });
    }
}

/// Lets the service accept the invitation, and say which id cancels it.
fn rings(desk: &mut Desk) {
    let one = InvitedFacts {
        served: Some("served-1".into()),
        ..InvitedFacts::default()
    };
    let sent = desk.sent.pop().unwrap();
    let (attempt, request) = (sent.id, Some(line(&sent.request)));
    let answer = AttemptAnswer {
        request,
        invite: Some(InviteFacts {
            operation: None,
            people: vec![one],
        }),
        ..AttemptAnswer::with_status(200)
    };
    let answer = Ok(answer);
    desk.apply(Event::Answered { attempt, answer });
}

#[test]
fn every_request_can_be_copied_as_a_line_for_a_shell() {
    let mut window = window_of(vec![own(), user("ada", "Ada"), user("bob", "Bob")]);
    window.state_mut().shows_entries = true;
    let commands = [
        Command::Service {
            call: call_id(),
            deed: ServiceDeed::Mute,
            participant: Some("ada".into()),
            source: Source::Click,
        },
        Command::Invite {
            call: call_id(),
            people: vec![NewInvitation::new(
                "inv-1".into(),
                Invitee::phone("+14255550142").unwrap(),
            )],
            source: Source::Click,
        },
        Command::CancelInvitation {
            call: call_id(),
            invitation: "inv-1".into(),
            source: Source::Click,
        },
        Command::Leave {
            call: call_id(),
            source: Source::Click,
        },
    ];
    for command in commands {
        let is_invite = matches!(command, Command::Invite { .. });
        happen(&mut window, |desk| desk.command(command));
        if is_invite {
            happen(&mut window, rings);
        }
    }
    happen(&mut window, all_taken);
    let entries = window.state().snapshot.activity.clone();
    let sent = entries.iter().rev().filter(|entry| entry.sent.is_some());
    for entry in sent.take(4) {
        window.state_mut().activity.show(entry.number);
        window.run_steps(4);
        click(&mut window, "For developers");
        click(&mut window, "Copy the request as a curl command");
    }
    let copied = std::mem::take(&mut window.state_mut().copied);
    let ends = [
        "-X DELETE -H \"Authorization: Bearer $TOKEN\" 'https://graph.microsoft.com/v1.0/communications/calls/call-1'",
        "/calls/call-1/participants/served-1'",
        "/calls/call-1/participants/invite'",
        "/calls/call-1/participants/ada/mute'",
    ];
    assert_eq!(copied.len(), ends.len());
    for (line, end) in copied.iter().zip(ends) {
        assert!(line.ends_with(end), "{line}");
        assert!(line.contains("Bearer $TOKEN"), "{line}");
    }
}

#[test]
fn the_card_says_once_above_its_buttons_why_some_are_gray() {
    // Neither keeping out nor protecting works without an ID that lasts.
    let mut hidden = user("gus", "Gus");
    hidden.identity.id = None;
    let mut window = window_of(vec![own(), user("ada", "Ada"), hidden]);
    let why = "Microsoft hides who this is";
    choose(&mut window, "ada");
    assert!(!reads(&window, why));
    choose(&mut window, "gus");
    window.run_steps(3);
    let gray = ["and keep them out", "Protect Gus"].map(|label| {
        let button = window.get_by(|node| {
            let name = node.label().unwrap_or_default();
            node.role() == Widget::Button && name.contains(label)
        });
        assert!(button.accesskit_node().is_disabled(), "{label}");
        button.rect()
    });
    // The reason is drawn as text, and needs no tooltip.
    let said: Vec<Rect> = window
        .query_all_by(|node| {
            let text = node.label().or_else(|| node.value());
            node.role() == Widget::Label && text.is_some_and(|text| text.contains(why))
        })
        .map(|node| node.rect())
        .collect();
    assert_eq!(said.len(), 1, "two buttons share the reason");
    let [keep_out, protect] = gray;
    assert!(said[0].bottom() < protect.top() && protect.bottom() < keep_out.top());
}

#[test]
fn an_opened_line_of_the_activity_counts_what_came_since_and_leads_there() {
    let mut window = window_of(meeting());
    window.state_mut().shows_entries = true;
    let mut people = meeting();
    for n in 0..20 {
        people.push(user(&format!("u{n}"), &format!("User {n}")));
        happen(&mut window, |desk| desk.roster(people.clone()));
        asked(&mut window, &format!("u{n}"));
    }
    let entries = window.state().snapshot.activity.clone();
    let oldest = entries.iter().find(|entry| entry.is_ordered()).unwrap();
    window.state_mut().activity.show(oldest.number);
    wait(&mut window, 100);
    wait(&mut window, 100);
    assert!(!reads(&window, " newer"), "nothing came since");
    people.push(user("late", "Late"));
    happen(&mut window, |desk| desk.roster(people.clone()));
    window.get_by_label("1 newer").click();
    window.run_steps(4);
    assert!(!reads(&window, " newer"));
    assert_reads(&window, "Late");
}

#[test]
fn in_a_tall_card_all_buttons_stand_together() {
    let mut window = window_sized(meeting(), true, [1_280.0, 900.0]);
    choose(&mut window, "gus");
    let button = |label: &str| window.get_by_label_contains(label).rect();
    let gap = button("Mute Gus").top() - button("Protect Gus").bottom();
    assert!((0.0..20.0).contains(&gap), "{gap}");
}

#[test]
fn only_whoever_poses_as_a_member_is_chosen_and_warned_of_by_look_alike() {
    let people = vec![
        own(),
        user(ANA, "Ana Ruiz"),
        guest("twin", "Ana Ruiz"),
        external(TWIN, "\u{410}na Ruiz"),
        user("one", "Bo Holm"),
        user("two", "Bo Holm"),
        guest("gus", "Gus"),
        guest("gil", "Gus"),
    ];
    let mut window = window_of(people.clone());
    let marked = |window: &Window, icon: &str| {
        let rows = [
            "Ana Ruiz, member", "Ana Ruiz, guest", "Bo Holm", "Gus, guest",
        ];
        rows.map(|name| {
            let row = window.query_all_by_role(Widget::Row);
            let row = row.into_iter().find(|row| {
                let label = row.accesskit_node().label().unwrap_or_default();
                label.contains(name)
            });
            let row = row.unwrap_or_else(|| panic!("{name} has no row")).rect();
            on_the_line(window, row).contains(&icon.to_owned())
        })
    };
    assert_eq!(
        marked(&window, ICON_WARNING.codepoint),
        [false, true, false, false]
    );
    assert_eq!(
        marked(&window, ICON_GROUP.codepoint),
        [false, false, true, true]
    );
    window.key_press_modifiers(Modifiers::ALT, Key::Num7);
    window.run_steps(3);
    click(&mut window, "Remove 2…");
    assert_reads(&window, "Ana Ruiz: Name of a member, Guest");
    assert_reads(&window, "\u{410}na Ruiz: Looks like Ana Ruiz, External");

    let mut window = window_of(people.clone());
    click(&mut window, "Remove Ana Ruiz, member, 8896");
    assert_reads(&window, "This is a member of your organization.");

    let mut window = window_of(people);
    click(&mut window, "Remove Ana Ruiz, guest, twin");
    assert_reads(
        &window,
        "Not the Ana Ruiz who is a member of your organization.",
    );
    choose(&mut window, "twin");
    assert_reads(&window, "only uses exactly the name of a member");
}

#[test]
fn a_choice_that_meets_nobody_says_so_and_leaves_the_selection() {
    let mut window = window_of(vec![own(), user(ANA, "Ana Ruiz"), guest("gus", "Gus")]);
    let choose = |window: &mut Window, key| {
        window.key_press_modifiers(Modifiers::ALT, key);
        window.run_steps(3);
    };
    choose(&mut window, Key::Num3);
    assert_reads(&window, "Remove 1…");
    choose(&mut window, Key::Num7);
    assert_reads(&window, "Names that look alike: no one to select");
    assert_reads(&window, "Remove 1…");
    wait(&mut window, 4_500);
    assert!(!reads(&window, "no one to select"));
    choose(&mut window, Key::Num5);
    assert_reads(&window, ": no one to select");
    choose(&mut window, Key::Num8);
    choose(&mut window, Key::Num8);
    assert_reads(&window, "Remove 1…");
}

#[test]
fn in_a_narrow_window_a_click_on_a_row_says_what_shows_the_person() {
    let people = vec![own(), user(ANA, "Ana Ruiz"), guest("gus", "Gus")];
    let mut window = window_sized(people, true, [900.0, 600.0]);
    let row = window.query_all_by_role(Widget::Row).find(|row| {
        let label = row.accesskit_node().label().unwrap_or_default();
        label.starts_with("Gus, guest")
    });
    let at = row.unwrap().rect().left_center() + egui::vec2(150.0, 0.0);
    window.hover_at(at);
    wait(&mut window, 1_000);
    window.drag_at(at);
    window.drop_at(at);
    window.run_steps(3);
    let hint = "Enter or a double click shows the person";
    assert_reads(&window, hint);
    assert!(!reads(&window, "Participant ID"));
    window.key_press_modifiers(Modifiers::COMMAND, Key::I);
    window.run_steps(3);
    assert!(!reads(&window, hint), "the hint covers a dialog");
    press(&mut window, Key::Escape);
    assert_reads(&window, hint);
    press(&mut window, Key::Enter);
    assert_reads(&window, "Participant ID");
}
