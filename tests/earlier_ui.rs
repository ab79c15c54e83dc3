//! What was done before a sign-out or a restart, read back from the audit log.

use std::fs;

use egui::Role;
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

use crate::fixtures::start::{filled_at, start_in};
use crate::form_errors_ui::{type_anew, without_consent};
use crate::joining_ui::joined;
use crate::window::{Setup, Window};
use moderato::app::Start;
use moderato::app::state::action::Action;
use moderato::app::state::choices::Choices;
use moderato::simulator::{Effect, Fault, Target};

const LINK: &str = "Earlier actions…";

/// Returns a window in which Bob was removed with proof, and that has signed out.
async fn removed_and_signed_out() -> Window {
    let mut window = Window::signed_in(Setup::sized([1280.0, 900.0])).await;
    window.until_roster().await;
    window.remove_bob();
    window.until_removals_sent(1).await;
    window
        .until_kept("audit/audit.jsonl", |log| log.contains("\"removed\""))
        .await;
    window.sign_out().await;
    window
}

impl Window {
    async fn sign_out(&mut self) {
        self.harness.get_by_label_contains("Sign out of").click();
        self.until("the form", |window| window.shows("Secret value"))
            .await;
    }

    async fn open_earlier(&mut self) {
        self.until("the activity", |it| it.shows(LINK)).await;
        self.harness.get_all_by_label(LINK).next().unwrap().click();
        self.until("what was read", |it| it.shows("in the last 30 days"))
            .await;
    }
}

#[tokio::test]
async fn after_a_sign_out_what_was_done_is_shown_and_exported_from_the_audit_log() {
    let mut window = Box::pin(removed_and_signed_out()).await;
    window.sign_in().await;
    window.open_earlier().await;
    assert!(window.shows("Remove Bob, …"), "{}", window.tree());
    assert!(window.shows("Removed after"), "with its proof");
    assert!(window.shows("The log's chain is intact."));
    window.press("JSON");
    window.press("Export");
    window
        .until("the file", |window| window.shows("earlier-"))
        .await;
    let exports = fs::read_dir(window.folder.path().join("exports")).unwrap();
    let path = exports.map(|it| it.unwrap().path()).next().unwrap();
    let text = fs::read_to_string(path).unwrap();
    let read: serde_json::Value = serde_json::from_str(&text).unwrap();
    let bob = &read[0];
    let told = ["action", "name", "outcome", "source"].map(|key| bob[key].as_str().unwrap());
    assert_eq!(told, ["remove", "Bob", "removed", "click"]);
    assert!(bob["os_user"].is_string() && bob["time"].is_string());
}

#[tokio::test]
async fn a_refusal_from_before_a_sign_out_is_told_until_a_removal_shows_more() {
    for code in ["Forbidden", "7504"] {
        Box::pin(is_told_until_a_removal_shows_more(code)).await;
    }
}

async fn is_told_until_a_removal_shows_more(code: &str) {
    let mut window = Window::signed_in(Setup::sized([1280.0, 900.0])).await;
    window.until_roster().await;
    let refusal = Effect::forbidden(code, "Forbidden.");
    let fault = Fault::on(Target::Remove, refusal).times(1);
    window.running.simulator.inject(fault);
    window.remove_bob();
    window
        .until_kept("audit/audit.jsonl", |log| log.contains("\"failed\""))
        .await;
    window.sign_out().await;
    window.sign_in().await;
    window.press("Access check");
    let told = "a removal was refused. The next removal shows whether that's mended.";
    window.until(told, |window| window.shows(told)).await;
    assert!(window.shows(", before this sign-in; the next removal shows"));
    assert!(!window.shows("You can start"));
    window.press("Close the access check");
    window.until_roster().await;
    window.remove_bob();
    window.until_removals_sent(2).await;
    window.press("Access check");
    window
        .until("the proof", |window| {
            window.shows("Proved by the removal at")
        })
        .await;
    assert!(!window.shows(told) && !window.shows("before this sign-in"));
}

#[tokio::test]
async fn a_removal_that_was_proved_before_a_sign_out_is_still_the_proof() {
    let mut window = Box::pin(removed_and_signed_out()).await;
    window.sign_in().await;
    window.press("Access check");
    window
        .until("the proof", |it| it.shows("Proved by the removal at"))
        .await;
    assert!(window.shows("A removal has worked"));
}

/// Lets Teams refuse to remove Ada, as it does for protected people, and opens the access check.
async fn refuse_ada(window: &mut Window) {
    let refusal = Effect::forbidden("Forbidden", "Not this one.");
    let fault = Fault::on(Target::Remove, refusal).times(1);
    window.running.simulator.inject(fault);
    let name = "Ada Lovelace";
    window.until(name, |it| it.shows(name)).await;
    window.remove(name);
    window
        .until("the refusal", |it| it.shows("Refused by Teams"))
        .await;
    let check = window
        .harness
        .query_all_by_label_contains("Access check")
        .next();
    check.unwrap().click();
    window.harness.run_steps(3);
}

/// Checks that the access check counts the refusal as about one person.
async fn is_about_one_person(window: &mut Window) {
    let told = "one person was refused at";
    window.until(told, |it| it.shows(told)).await;
    assert!(window.shows("A removal has worked"), "{}", window.tree());
    assert!(!window.shows("didn't let it remove someone"));
    assert!(!window.shows("Set-CsApplication"), "{}", window.tree());
}

#[tokio::test]
async fn a_proof_from_before_a_restart_counts_for_a_refusal_which_the_next_sign_in_tells_too() {
    let Window {
        running, folder, ..
    } = Box::pin(removed_and_signed_out()).await;
    let mut window = restarted(running, folder);
    window.until_signed_in().await;
    window.press("Access check");
    let proof = "Proved by the removal at";
    window.until(proof, |it| it.shows(proof)).await;
    window.press("Close the access check");
    refuse_ada(&mut window).await;
    is_about_one_person(&mut window).await;
    window.press("Close the access check");
    window.press("Failures 1");
    let entry = window
        .harness
        .get_by_label_contains("Remove Ada Lovelace, member: Not removed");
    entry.click();
    window.harness.run_steps(3);
    assert!(window.shows("although it lets this app remove others"));
    assert!(!window.shows("PowerShell"), "{}", window.tree());
    window.sign_out().await;
    window.sign_in().await;
    window.press("Access check");
    is_about_one_person(&mut window).await;
}

#[tokio::test]
async fn a_refusal_is_told_anew_once_another_removal_has_proved_the_grant() {
    let mut window = Window::signed_in(Setup::sized([1280.0, 900.0])).await;
    window.until_roster().await;
    refuse_ada(&mut window).await;
    let missing = "this tenant didn't let it remove someone";
    window.until(missing, |it| it.shows(missing)).await;
    window.press("Close the access check");
    window.press("Failures 1");
    let entry = window
        .harness
        .get_by_label_contains("Remove Ada Lovelace, member: Not removed");
    entry.click();
    window.harness.run_steps(3);
    assert!(window.shows("Either this app lacks Teams' permission"));
    window.remove_bob();
    window.until_removals_sent(2).await;
    let since = "Since then, Teams has let this app remove someone";
    window.until(since, |it| it.shows(since)).await;
    assert!(!window.shows("Either this app lacks"), "{}", window.tree());
    assert!(!window.shows("Copy the command"), "{}", window.tree());
}

#[tokio::test]
async fn a_permission_refused_before_a_sign_out_is_told_beside_the_proof_until_a_removal_works() {
    let mut window = Box::pin(removed_and_signed_out()).await;
    window.sign_in().await;
    let refusal = Effect::forbidden("7504", "Insufficient enterprise tenant permissions.");
    let fault = Fault::on(Target::Remove, refusal).times(1);
    window.running.simulator.inject(fault);
    let name = "Ada Lovelace";
    window.until(name, |it| it.shows(name)).await;
    window.remove(name);
    let failed = "Permission refused";
    window.until(failed, |it| it.shows(failed)).await;
    window.sign_out().await;
    window.sign_in().await;
    window.press("Access check");
    let told = "a removal was refused. The next removal shows whether that's mended.";
    window.until(told, |it| it.shows(told)).await;
    assert!(window.shows("Proved by the removal at"));
    assert!(!window.shows("PowerShell"), "{}", window.tree());
    window.press("Close the access check");
    window.until(name, |it| it.shows(name)).await;
    window.remove(name);
    window.until_removals_sent(3).await;
    window.press("Access check");
    let worked = "A removal has worked";
    window.until(worked, |it| it.shows(worked)).await;
    assert!(!window.shows(told));
}

#[tokio::test]
async fn a_join_is_called_joined_if_a_removal_in_its_call_shows_that_it_connected() {
    let mut window = Box::pin(joined()).await;
    window.press("Cancel");
    let name = "Grace Hopper";
    window.until(name, |it| it.shows(name)).await;
    window.remove(name);
    window.until_removals_sent(1).await;
    window
        .until_kept("audit/audit.jsonl", |log| log.contains("\"removed\""))
        .await;
    window.harness.get_by_label_contains("Sign out of").click();
    window.harness.run_steps(3);
    // The question accepts a press only after a moment.
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    window.press("Sign out anyway");
    window
        .until("the form", |window| window.shows("Secret value"))
        .await;
    window.sign_in().await;
    window.open_earlier().await;
    assert!(window.shows("Joined"), "{}", window.tree());
    assert!(!window.shows("whether it connected"), "{}", window.tree());
}

#[tokio::test]
async fn a_join_that_worked_before_a_sign_out_is_still_the_proof() {
    let mut window = Box::pin(joined()).await;
    window.press("Sign out anyway");
    window
        .until("the form", |window| window.shows("Secret value"))
        .await;
    window.sign_in().await;
    window.press("Access check");
    window
        .until("the proof", |it| it.shows("Proved by the call of"))
        .await;
    assert!(window.shows("One required item can be confirmed only when"));
}

#[tokio::test]
async fn a_join_stays_proved_although_its_callback_address_was_not_kept_which_the_row_says() {
    let mut window = Box::pin(joined()).await;
    let ctx = window.harness.ctx.clone();
    let choices = Choices {
        callback_uri: Some("https://bot.example.org/api/calls?code=hush".into()),
        ..Choices::default()
    };
    let state = window.harness.state_mut();
    state.update(&ctx, Action::Choose(choices));
    window.press("Sign out anyway");
    window
        .until("the form", |window| window.shows("Secret value"))
        .await;
    window.sign_in().await;
    window.press("Access check");
    window
        .until("the proof", |it| it.shows("Proved by the call of"))
        .await;
    let why = "An address with “?” never is: what follows may be a key.";
    assert!(window.shows(why), "{}", window.tree());
    window.press("Close the access check");
    let name = "Ada Lovelace";
    window.until("the people", |it| it.shows(name)).await;
    window.remove(name);
    window.press("Access check");
    let next = "To join more meetings, enter the callback address again.";
    window.until("the finding", |it| it.shows(next)).await;
    assert!(!window.shows("at the first join"), "{}", window.tree());
}

#[tokio::test]
async fn a_failed_sign_in_leaves_the_proofs_of_its_app_which_no_other_app_shows() {
    let mut window = Box::pin(removed_and_signed_out()).await;
    without_consent(&window);
    let proof = "Proved by the removal at";
    let own = window.running.simulator.credentials().client_id;
    let other = "22222222-2222-4222-8222-222222222222";
    for (client_id, is_proved) in [(&*own, true), (other, false), (&*own, true)] {
        type_anew(&mut window, "Application (client) ID", client_id);
        window.type_into(Role::PasswordInput, "Secret value", "any-secret");
        window.press("Sign in");
        window
            .until("the refusal", |window| window.shows("Open access check"))
            .await;
        window.press("Open access check");
        if is_proved {
            window.until("the proof", |it| it.shows(proof)).await;
            assert!(window.shows("Among the app's permissions in Entra"));
        } else {
            // The log is read within this time, so a proof of the first app would show.
            for _ in 0..20 {
                window.harness.step();
                tokio::task::yield_now().await;
            }
            assert!(!window.shows(proof) && window.shows("Not tried yet"));
            assert!(window.shows("Shows after you sign in"));
        }
        assert!(window.shows("admin consent for them is missing"));
        window.press("Close the access check");
    }
}

#[tokio::test]
async fn a_restart_shows_them_as_well_and_says_if_the_log_was_changed() {
    let window = reopened_after(|log| log.replacen("Bob", "Rob", 1)).await;
    assert!(window.shows("Remove Rob, …"));
    assert!(window.shows("The log's chain is damaged, so don't rely on this list."));
    assert!(!window.shows("The log's chain is intact."));
}

#[tokio::test]
async fn what_another_tenant_did_is_counted_and_not_shown() {
    let of_another = |log: &str| log.replace("\"tenant\":\"", "\"tenant\":\"another-");
    let window = reopened_after(of_another).await;
    assert!(!window.shows("Remove Bob"), "{}", window.tree());
    assert!(window.shows("another tenant, app or service: 1."));
}

#[tokio::test]
async fn before_the_first_session_it_says_where_the_actions_of_this_one_are() {
    let mut window = Window::signed_in(Setup::sized([1280.0, 900.0])).await;
    window.until_roster().await;
    window.open_earlier().await;
    assert!(window.shows("Nothing is on record before this session"));
    assert!(window.shows("What you do in this session is in the activity."));
    assert!(!window.shows("chain is intact"), "{}", window.tree());
}

#[tokio::test]
async fn invitations_and_moves_of_the_past_are_told_as_past_with_their_call() {
    let mut window = reopened_after(with_invitations).await;
    let tree = window.tree();
    assert!(
        window.shows("Invite Zoe") && window.shows("Move Max"),
        "{tree}"
    );
    assert!(window.shows("Rang; how it ended isn't on record"), "{tree}");
    assert!(!window.shows("Ringing"), "{tree}");
    assert!(window.shows("Call …5086 · By others"), "{tree}");
    assert!(window.shows("Call …5086 · from Call …c71e"), "{tree}");
    window.press("Export");
    window
        .until("the file", |window| window.shows("earlier-"))
        .await;
    let exports = fs::read_dir(window.folder.path().join("exports")).unwrap();
    let path = exports.map(|it| it.unwrap().path()).next().unwrap();
    let text = fs::read_to_string(path).unwrap();
    assert!(
        text.contains("call_name") && text.contains("call-5086"),
        "{text}"
    );
    assert!(text.contains("call-c71e"), "{text}");
}

/// Returns the log with two more invitations, both ringing: one of the demo, and one that moves a person.
fn with_invitations(log: &str) -> String {
    let bob = log.lines().find(|line| line.contains("Bob")).unwrap();
    let bob: serde_json::Value = serde_json::from_str(bob).unwrap();
    let line = |attempt: u64, phase: &str, more: serde_json::Value| {
        let mut line = bob.clone();
        let own = serde_json::json!({"attempt": attempt, "phase": phase, "call": "call-5086"});
        for facts in [own, more] {
            let facts = facts.as_object().unwrap().clone();
            line.as_object_mut().unwrap().extend(facts);
        }
        format!("{line}\n")
    };
    let invite = |more: serde_json::Value| {
        let mut facts = serde_json::json!({"action": "invite", "participant": null});
        facts
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        facts
    };
    let zoe = invite(serde_json::json!({"shown_name": "Zoe", "invitation": "z", "source": "demo"}));
    let max =
        serde_json::json!({"shown_name": "Max", "invitation": "m", "moved_from": "call-c71e"});
    let max = invite(max);
    let rang = serde_json::json!({"action": "invite", "outcome": "ringing"});
    let lines = [
        line(901, "intent", zoe),
        line(901, "result", rang.clone()),
        line(902, "intent", max),
        line(902, "result", rang),
    ];
    log.to_owned() + &lines.concat()
}

/// Changes the audit log after a removal, and starts the program again. Returns the new window, which shows the earlier
/// actions.
async fn reopened_after(change: impl FnOnce(&str) -> String) -> Window {
    let Window {
        running, folder, ..
    } = Box::pin(removed_and_signed_out()).await;
    let log = folder.path().join("audit/audit.jsonl");
    let text = fs::read_to_string(&log).unwrap();
    fs::write(&log, change(&text)).unwrap();
    let mut window = restarted(running, folder);
    window.until_signed_in().await;
    window.open_earlier().await;
    window
}

fn restarted(running: moderato::simulator::RunningServer, folder: TempDir) -> Window {
    let start = Start {
        prefill: filled_at(running.base_url(), &running),
        sign_in_at_once: true,
        ..start_in(folder.path())
    };
    Window::start(running, folder, start, [1280.0, 900.0])
}
