//! The access check in the window, with a real worker and simulator.

use std::time::Duration;

use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use moderato::simulator::{Effect, Fault, Scenario, Target};

use crate::form_errors_ui::without_consent;
use crate::refusals_ui::expired;
use crate::window::{Setup, Window};

fn copied(window: &Window) -> Option<String> {
    let commands = &window.harness.output().platform_output.commands;
    commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

/// Presses a button; returns the copied text.
pub(crate) fn copy_with(window: &mut Window, label: &str) -> String {
    window.harness.get_by_label(label).click();
    for _ in 0..3 {
        window.harness.step();
        if let Some(text) = copied(window) {
            return text;
        }
    }
    panic!("{label} copied nothing\n{}", window.tree());
}

#[tokio::test]
async fn a_refused_removal_leads_to_the_command_with_this_app_in_it() {
    let mut window = Window::with_an_opened_refusal().await;
    let to_page = window.harness.get_all_by_label("Open access check").next();
    to_page.unwrap().click();
    window.harness.run_steps(3);
    assert!(window.shows("this tenant didn't let it remove someone"));
    assert!(window.shows("This app may lack Teams' permission to remove people."));
    assert!(
        !window.shows("Search people"),
        "it stands in place of the call"
    );
    let client_id = window.running.simulator.credentials().client_id;
    // The open activity entry below the page has a button with the same name.
    let command = window.harness.get_all_by_label("Copy the command");
    command
        .min_by(|a, b| a.rect().top().total_cmp(&b.rect().top()))
        .unwrap()
        .click();
    window.harness.step();
    let mut command = copied(&window);
    for _ in 0..3 {
        window.harness.step();
        command = command.or_else(|| copied(&window));
    }
    let wanted = format!(
        "Set-CsApplicationMeetingConfiguration -AllowRemoveParticipantAppIds @{{Add=\"{client_id}\"}}"
    );
    assert_eq!(command, Some(wanted));
}

#[tokio::test]
async fn a_removal_that_worked_is_the_proof_and_the_report_holds_no_secret() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.until_roster().await;
    window.press("Access check");
    let open = "You can start, but to join meetings, the callback address is still missing.";
    assert!(window.shows(open) && window.shows("Not entered"));
    assert!(!window.shows("in order"), "{}", window.tree());
    assert!(window.shows("shows at the first join. Whether Teams lets this app remove"));
    assert!(window.shows("Graph accepted a request at"), "the consent");
    assert!(window.shows("Not tried yet"));
    window.remove_bob();
    window.until_removals_sent(1).await;
    window
        .until("the proof", |window| {
            window.shows("Proved by the removal at")
        })
        .await;
    assert!(window.shows("A removal has worked"));
    assert!(
        !window.shows("Everything you need is there"),
        "nothing has shown yet whether it may join"
    );
    assert!(!window.shows("can be taken away"), "no row is marked so");
    assert!(!window.shows("Teams PowerShell"), "nothing is left to run");
    let report = copy_with(&mut window, "Copy the report");
    let finding = report.lines().nth(1).unwrap();
    assert!(finding.starts_with("A removal has worked"), "{report}");
    for part in ["Teams grant to remove people – ", "Calls.JoinGroupCall.All"] {
        assert!(report.contains(part), "{part} in {report}");
    }
    assert!(!report.contains(&window.secret()));
    let entry = window
        .harness
        .get_by_role_and_label(egui::Role::Button, "Access check");
    entry.click();
    window.harness.run_steps(2);
    assert!(window.shows("Board review"));
    assert!(!window.shows("Reload permissions"));
}

#[tokio::test]
async fn a_role_that_was_consented_meanwhile_shows_in_a_fresh_token() {
    let scenario = Scenario::call("Board review")
        .guest("Bob")
        .change(|world| {
            world.settings.roles = vec!["Calls.JoinGroupCall.All".into(), "Mail.Read".into()];
        })
        .build();
    let mut window = Window::signed_in_on(scenario).await;
    window.until_signed_in().await;
    let missing = "Admin consent is missing for 2 permissions";
    assert!(window.shows(missing), "told without being asked");
    window.press("Open access check");
    assert!(window.shows(missing));
    let path = "Entra admin center › App registrations › the app › API permissions › Add a permission › Microsoft Graph › Application permissions: add Calls.Initiate.All, Calls.InitiateGroupCall.All, then";
    assert!(window.shows(path), "{}", window.tree());
    let message = copy_with(&mut window, "Copy a message for the admin");
    let link = copy_with(&mut window, "Copy the admin consent link");
    assert!(
        message.contains(path) && message.contains(&link),
        "{message}"
    );
    assert!(link.contains("/adminconsent?client_id="), "{link}");
    assert!(window.shows("Calls.InitiateGroupCall.All: Inviting people"));
    assert!(window.shows("Required: Calls.Initiate.All, Calls.InitiateGroupCall.All"));
    assert!(!window.shows("Required: Everything"), "one role is there");
    assert!(window.shows("More than needed"));
    window.running.simulator.with_world(|world| {
        world.settings.roles = [
            "Calls.JoinGroupCall.All",
            "Calls.Initiate.All",
            "Calls.InitiateGroupCall.All",
        ]
        .map(Into::into)
        .to_vec();
    });
    window.press("Reload permissions");
    window
        .until("the new roles", |window| window.shows("You can start, but"))
        .await;
    assert!(!window.shows("More than needed"));
    assert!(!window.shows("something is missing"), "the mark is gone");
    window.press("Close the access check");
    assert!(!window.shows(missing), "{}", window.tree());
}

#[tokio::test]
async fn the_finding_of_a_reload_is_in_sight_and_said() {
    let mut window = Window::signed_in(Setup::sized([900.0, 600.0])).await;
    window.until_signed_in().await;
    window.press("Access check");
    let finding = "You can start, but to join meetings";
    let place = |window: &Window, is_said: bool| {
        let mut all = window.harness.query_all_by_label_contains(finding);
        let role = |node: &Node<'_>| node.accesskit_node().role() == egui::Role::Status;
        let found = all.find(|node| role(node) == is_said);
        found.map(|node| node.rect().top())
    };
    let before = place(&window, false);
    assert!(before.is_some() && place(&window, true).is_none());
    window.harness.hover_at(egui::pos2(450.0, 400.0));
    for _ in 0..10 {
        window.harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Line,
            delta: egui::vec2(0.0, -10.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: egui::Modifiers::NONE,
        });
        window.harness.run_steps(3);
    }
    assert_ne!(place(&window, false), before, "scrolled away");
    window.press("Reload permissions");
    let is_said = |window: &Window| place(window, true).is_some();
    window.until("the finding is said", is_said).await;
    window.harness.run_steps(3);
    assert_eq!(place(&window, false), before);
}

#[tokio::test]
async fn a_missing_permission_marks_the_access_check_and_is_told_before_joining() {
    let mut window = Window::signed_in_on(without_any_role()).await;
    window.until_signed_in().await;
    let missing = "Admin consent is missing for 3 permissions";
    assert!(window.shows(missing));
    for size in [[1280.0, 800.0], [900.0, 800.0]] {
        window.harness.set_size(size.into());
        window.harness.run_steps(3);
        let mark = window
            .harness
            .get_by_label("Access check: something is missing");
        assert_eq!(mark.accesskit_node().role(), egui::Role::Button);
    }
    window.press_first("Add a call…");
    let link = "https://teams.microsoft.com/meet/21234567890123?p=Abc123";
    window.type_into(
        egui::Role::MultilineTextInput,
        "Meeting link, invitation, meeting ID or call ID",
        link,
    );
    assert!(window.shows("Joining needs the permission Calls.JoinGroupCall.All"));
    window.press("Cancel");
    window.press("Close the notice");
    assert!(!window.shows(missing));
}

fn without_any_role() -> Scenario {
    Scenario::call("Board review")
        .guest("Bob")
        .change(|world| world.settings.roles = vec!["Mail.Read".into()])
        .build()
}

#[tokio::test]
async fn a_refused_sign_in_has_its_access_check_too() {
    // The window is tall enough to show the details without scrolling.
    let size = [1280.0, 1200.0];
    let mut window = Window::open(Setup::sized(size)).await;
    without_consent(&window);
    let field = "Secret value";
    window.type_into(egui::Role::PasswordInput, field, "wrong-secret");
    window.press("Sign in");
    window
        .until("the refusal", |window| window.shows("AADSTS"))
        .await;
    // The button is beside the error's sentence, not inside the details.
    window.press("Open access check");
    assert!(window.shows("Reload permissions"));
    assert!(window.shows("Shows after you sign in"));
    for part in [
        "Required: Joining meetings",
        "Optional: Joining meetings as a guest",
        "Run this now, once, in Teams PowerShell as a Teams administrator",
    ] {
        assert!(window.shows(part), "{part}");
    }
    let report = copy_with(&mut window, "Copy the report");
    let line = report.lines().find(|line| line.starts_with("Sign-in: "));
    let line = line.unwrap();
    for part in ["AADSTS65001, ", "request-id"] {
        assert!(line.contains(part), "{part} in {report}");
    }
    assert!(!report.contains("wrong-secret"));
    let message = copy_with(&mut window, "Copy a message for the admin");
    assert!(message.contains("AADSTS65001"), "{message}");
    let grant = "can't tell whether this has been done";
    assert!(
        message.contains(grant),
        "nothing has shown that it's missing: {message}"
    );
    assert!(!window.tree().contains("wrong-secret"));
    window.press("Close the access check");
    assert!(window.shows("Open the demo"));
}

#[tokio::test]
async fn signing_out_says_until_when_the_token_works_and_how_to_take_the_credential_away() {
    let size = [1280.0, 1100.0];
    let mut window = Window::signed_in(Setup::sized(size)).await;
    window.harness.get_by_label_contains("Sign out of").click();
    window
        .until("the form", |window| window.shows("Open the demo"))
        .await;
    assert!(window.shows("Tokens can't be revoked."));
    window.press("If a credential may have leaked…");
    let left = |window: &Window, number: u32| {
        let label = format!("Copy command {number}");
        window.harness.get_by_label(&label).rect().left()
    };
    assert!(
        (left(&window, 1) - left(&window, 3)).abs() < 0.5,
        "one below the other"
    );
    let client_id = window.running.simulator.credentials().client_id;
    for (number, wanted) in [
        (1, "az ad app credential delete --id "),
        (2, "az ad sp update --id "),
        (3, "@{Remove="),
    ] {
        let command = copy_with(&mut window, &format!("Copy command {number}"));
        assert!(command.contains(wanted), "{command}");
        assert!(command.contains(&client_id), "{command}");
    }
    let close = window.harness.get_by_label("Close").rect();
    assert!(
        close.right() > left(&window, 3),
        "at the right, as in every dialog"
    );
    window.press("Close");
    assert!(!window.shows("Copy command 1"));
}

#[tokio::test]
async fn what_is_still_open_is_in_sight_below_which_an_empty_activity_is_one_line() {
    let mut window = Window::signed_in(Setup {
        watch: false,
        ..Setup::sized([1280.0, 800.0])
    })
    .await;
    window.press("Access check");
    window.harness.run_steps(3);
    let show = window.harness.get_by_label("Show the activity").rect();
    let open = window.harness.get_all_by_label("Can't tell");
    let open: Vec<egui::Rect> = open.map(|mark| mark.rect()).collect();
    assert!(open.len() >= 4, "{open:?}");
    assert!(
        open[..4].iter().all(|mark| mark.bottom() < show.top()),
        "{open:?} {show}"
    );
    let granted = window.harness.get_all_by_label("Granted").next();
    assert!(granted.unwrap().rect().top() > open[3].bottom());
}

#[tokio::test]
async fn a_permission_that_was_refused_is_named_and_no_longer_missing_once_such_a_request_works() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.until_roster().await;
    let refusal = Effect::forbidden("7504", "Insufficient enterprise tenant permissions.");
    let simulator = &window.running.simulator;
    simulator.inject(Fault::on(Target::Remove, refusal).times(1));
    window.remove_bob();
    window
        .until("the refusal", |window| window.shows("Failures 1"))
        .await;
    assert!(window.shows("Not removed: Permission refused"));
    assert!(!window.shows("consent"), "{}", window.tree());
    window.press("Access check: something is missing");
    let refused = "Graph refused a request, although the app has the permission for it.";
    assert!(window.shows(refused));
    assert!(window.shows("needs Calls.JoinGroupCall.All"));
    assert!(window.shows("with 7504, although Entra lists the permission"));
    let grant = "with 7504. The cause can be this grant or another permission.";
    assert!(window.shows(grant), "{}", window.tree());
    assert!(window.shows("Not proved"), "{}", window.tree());
    let check = "Also ask whether the Teams command below was run.";
    assert!(window.shows(check), "in line with its row");
    assert!(window.shows("Use of the permission"));
    assert!(!window.shows("Admin consent"), "{}", window.tree());
    assert!(!window.shows("Missing"), "{}", window.tree());
    let message = copy_with(&mut window, "Copy a message for the admin");
    let asked = "lack of Calls.JoinGroupCall.All, although Entra lists this permission";
    assert!(message.contains(asked), "{message}");
    assert!(!message.contains("consent"), "{message}");
    assert!(message.contains("Could you please check"), "{message}");
    assert!(message.contains("can take hours"), "{message}");
    window.running.simulator.advance(Duration::from_secs(2));
    window.harness.run_steps(3);
    assert!(
        window.shows(refused),
        "reading the list proves another role"
    );
    window.remove_bob();
    window.until_removals_sent(2).await;
    let worked = "Proved by the removal at";
    window
        .until("the proof", |window| window.shows(worked))
        .await;
    assert!(!window.shows(refused));
    assert!(window.shows("A removal has worked"));
}

#[tokio::test]
async fn a_sign_in_that_ended_is_corrected_from_its_access_check() {
    let mut window = Box::pin(expired()).await;
    window
        .until("the end of the session", |window| {
            window.shows("The sign-in no longer works")
        })
        .await;
    let check = window.harness.get_all_by_label("Open access check").next();
    check.unwrap().click();
    window.harness.run_steps(3);
    window.press("Correct the sign-in");
    window
        .until("the form", |window| window.shows("Secret value"))
        .await;
    assert!(window.shows("expired"), "the reason stays in sight");
}

#[tokio::test]
async fn before_any_sign_in_the_rows_say_when_they_will_be_known() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", free.local_addr().unwrap());
    drop(free);
    let size = [1280.0, 1200.0];
    let data = tempfile::TempDir::new().unwrap();
    let (running, mut start) = crate::window::start_of(data.path()).await;
    start.prefill = crate::fixtures::start::filled_at(address, &running);
    let mut window = Window::start(running, data, start, size);
    window.harness.run_steps(3);
    window.press("Sign in");
    let silent = "Nothing answers on port";
    window.until(silent, |window| window.shows(silent)).await;
    window.press("Open access check");
    assert!(window.shows("Shows after you sign in"), "{}", window.tree());
    assert!(!window.shows("The sign-in doesn't show it"));
}

/// Lets Graph refuse one removal, and waits until the window says so.
async fn refused_removal(window: &mut Window, refusal: Effect, told: &str) {
    let fault = Fault::on(Target::Remove, refusal).times(1);
    window.running.simulator.inject(fault);
    window.remove_bob();
    window
        .until("the refusal", |window| window.shows(told))
        .await;
}

#[tokio::test]
async fn a_refusal_older_than_the_token_that_lists_the_permission_is_no_longer_missing() {
    let mut window = Window::signed_in(Setup::default()).await;
    window.until_roster().await;
    let no_role = Effect::forbidden("7504", "Insufficient enterprise tenant permissions.");
    refused_removal(&mut window, no_role, "Failures 1").await;
    window.press("Access check: something is missing");
    assert!(window.shows("Refused at ") && !window.shows("Missing"));
    window.press("Reload permissions");
    let renewed = "Entra lists the permission now; the next request shows";
    window
        .until("the new token", |window| window.shows(renewed))
        .await;
    assert!(!window.shows("Missing"), "{}", window.tree());
    let whole = copy_with(&mut window, "Copy a message for the admin");
    assert!(
        whole.contains("(Azure Bot)"),
        "nothing in particular to ask for: {whole}"
    );
    assert!(window.shows("wait, then try again."));
    assert!(window.shows("Permissions read at "));

    window.running.simulator.advance(Duration::from_secs(2));
    window.harness.run_steps(3);
    let no_grant = Effect::forbidden("Forbidden", "Forbidden.");
    refused_removal(&mut window, no_grant, "Refused by Teams").await;
    let grant = "this tenant didn't let it remove someone";
    window
        .until("the newer refusal", |window| window.shows(grant))
        .await;
    let earlier = "Graph refused a request, although the app has the permission for it.";
    assert!(window.harness.query_by_label(earlier).is_none());
    let message = copy_with(&mut window, "Copy a message for the admin");
    assert!(message.contains("Set-CsApplicationMeetingConfiguration"));
    assert!(!message.contains("adminconsent"), "{message}");
}
