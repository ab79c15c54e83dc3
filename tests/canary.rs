//! A secret and its tokens through a whole session: no output contains either, in any encoding.

use std::path::Path;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use tempfile::TempDir;

use crate::canary_search::{Needle, leaks};
use crate::own_process::{CapturedLog, files_in, own_folder, run, set_apart, this_binary};
use crate::support::{Console, address, row};
use moderato::graph::entra::auth::Credential;
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::failure::{Cause, SignInCause};
use moderato::moderation::model::ids::InvitationId;
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::model::meeting::{MeetingInfo, NewCall};
use moderato::moderation::state::invitation::NewInvitation;
use moderato::moderation::state::row::RowState;
use moderato::moderation::state::snapshot::{SignIn, WatchState};
use moderato::moderation::views::export;
use moderato::moderation::views::export::options::ExportOptions;
use moderato::simulator::{InviteeAnswer, Scenario};

/// File with the secrets to search for, one per line. It is moved out of the folder before the search.
const NEEDLES: &str = "needles";
/// Contains characters that base64, percent-encoding, JSON and debug output each write differently.
const WRONG_SECRET: &str = "wr0ng~\"Säcret\"/+?=& of nobody";

#[test]
fn neither_the_secret_nor_a_token_is_in_any_file_log_export_or_panic() {
    let folder = TempDir::new().unwrap();
    let mut command = this_binary();
    set_apart(&mut command, folder.path());
    let written = run(command, "canary::story_of_a_whole_session");
    let needles = folder.path().join(NEEDLES);
    let secrets = std::fs::read_to_string(&needles).unwrap();
    std::fs::remove_file(needles).unwrap();
    std::fs::write(folder.path().join("written"), written).unwrap();

    let needles: Vec<Needle> = secrets.lines().map(Needle::new).collect();
    assert!(
        needles.len() >= 2 + 2 * 3,
        "two secrets, two tokens and their parts"
    );
    assert_eq!(leaks(folder.path(), &needles), Vec::<String>::new());
    // Confirms that the right files were searched.
    for (file, holds) in [
        ("data/audit/audit.jsonl", "\"outcome\":\"removed\""),
        ("data/watched.json", "\"calls\""),
        ("told", "TRACE"),
        ("activity.csv", "removed"),
        ("roster.json", "Bob"),
        ("debug", "AppCredentials"),
        ("written", "panicked at"),
    ] {
        let text = std::fs::read_to_string(folder.path().join(file)).unwrap();
        assert!(text.contains(holds), "{file} without {holds}");
    }
}

#[tokio::test(start_paused = true)]
#[ignore = "started by the test above, in a process whose every word is heard"]
async fn story_of_a_whole_session() {
    let folder = own_folder();
    let told = CapturedLog::everywhere();
    let console = Console::open(
        Scenario::call("Board review")
            .person("Ada Lovelace")
            .guest("Bob")
            .guest("Eve")
            .invitable("Marta Kowalska", InviteeAnswer::Never)
            .meeting("Review", None, &["Grace Hopper"])
            .build(),
    )
    .await;
    refused_sign_in(&console).await;
    removals(&console).await;
    invitation_and_join(&console).await;
    write_everything(&console, &folder);
    console.worker.sign_out();
    console
        .until("signed out", |snapshot| {
            snapshot.sign_in == SignIn::SignedOut
        })
        .await;
    // Copies the files, because Windows cannot move a folder with open files.
    for file in files_in(console.folder.path()) {
        let below = file.strip_prefix(console.folder.path()).unwrap();
        let copy = folder.join("data").join(below);
        std::fs::create_dir_all(copy.parent().unwrap()).unwrap();
        std::fs::copy(&file, copy).unwrap();
    }
    std::fs::write(folder.join("told"), told.text()).unwrap();
    write_needles(&console, &folder);
}

/// Tries a sign-in that is refused. The existing session continues.
async fn refused_sign_in(console: &Console) {
    let mut order = console.order(Vec::new());
    order.credentials.credential = Credential::Secret(WRONG_SECRET.into());
    let refused = console.worker.sign_in(order).await.unwrap().unwrap_err();
    assert_eq!(refused.cause, Cause::SignIn(SignInCause::WrongSecret));
}

/// Makes one removal that succeeds after its token expired, and one that the tenant refuses.
async fn removals(console: &Console) {
    let simulator = &console.running.simulator;
    let call = console
        .until_call("both guests", |call| {
            call.state == WatchState::Live
                && row(call, "Bob").is_some()
                && row(call, "Eve").is_some()
        })
        .await;
    simulator.with_world(moderato::simulator::World::expire_tokens);
    console
        .remove(&address(&call, "Bob"))
        .await
        .unwrap()
        .unwrap();
    simulator.advance(Duration::from_secs(5));
    console
        .until_call("Bob gone", |call| {
            row(call, "Bob").is_none_or(|row| matches!(row.state, RowState::Gone { .. }))
        })
        .await;
    console
        .until_recorded(|line| line["outcome"] == "removed")
        .await;
    simulator.with_world(|world| world.settings.removal_allowed = false);
    let refused = console.remove(&address(&call, "Eve")).await.unwrap();
    assert_eq!(refused.unwrap_err().cause, Cause::GrantMissing);
}

async fn invitation_and_join(console: &Console) {
    let simulator = &console.running.simulator;
    let marta = simulator.with_world(|world| world.user_id("Marta Kowalska"));
    let invitee = Invitee::user(&marta, Some("Marta Kowalska")).unwrap();
    let id = InvitationId::new(uuid::Uuid::new_v4().to_string());
    let inviting = console.worker.tell(Command::Invite {
        call: console.call(),
        people: vec![NewInvitation::new(id, invitee)],
        source: Source::Click,
    });
    inviting.await.unwrap().unwrap();
    let meeting = simulator.meetings()[0].clone();
    let joining = console.worker.tell(Command::Join {
        new: NewCall {
            callback_uri: "https://relay.example/calls".into(),
            tenant: meeting.tenant.as_str().into(),
            meeting: MeetingInfo::MeetingId {
                id: meeting.id.as_str().into(),
                passcode: None,
            },
            guest_name: None,
        },
        source: Source::Click,
    });
    joining.await.unwrap().unwrap();
    simulator.advance(Duration::from_secs(3));
    console
        .until("joined", |snapshot| {
            let mut calls = snapshot.calls.iter();
            calls.any(|call| call.keep_alive.ours && call.state == WatchState::Live)
        })
        .await;
}

/// Writes exports, debug texts, and a panic that mentions as much as possible.
fn write_everything(console: &Console, folder: &Path) {
    let snapshot = console.worker.snapshot();
    let call = snapshot.call(&console.call()).unwrap();
    let options = ExportOptions::default();
    for (file, text) in [
        (
            "activity.csv",
            export::activity_csv(&snapshot.activity, options),
        ),
        (
            "activity.json",
            export::activity_json(&snapshot.activity, options),
        ),
        ("roster.csv", export::roster_csv(call, options)),
        ("roster.json", export::roster_json(call, options)),
    ] {
        std::fs::write(folder.join(file), text).unwrap();
    }
    let order = console.order(Vec::new());
    let all = format!(
        "{:?} {:?} {snapshot:#?}",
        order.credentials, order.endpoints
    );
    std::fs::write(folder.join("debug"), &all).unwrap();
    let panicking = std::thread::spawn(move || panic!("{all}"));
    assert!(panicking.join().is_err());
}

/// Writes the secrets, and each token with its unique parts.
fn write_needles(console: &Console, folder: &Path) {
    let simulator = &console.running.simulator;
    let tokens = simulator.with_world(|world| world.issued_tokens());
    let parts = tokens.iter().flat_map(|token| token.split('.').skip(1));
    let secret = simulator.credentials().client_secret;
    let needles: Vec<&str> = [WRONG_SECRET, secret.as_str()]
        .into_iter()
        .chain(tokens.iter().map(String::as_str))
        .chain(parts.filter(|part| part.len() >= 12))
        .collect();
    std::fs::write(folder.join(NEEDLES), needles.join("\n")).unwrap();
}

/// Plants a leak beside harmless files; returns whether the search finds it.
fn is_found(leak: impl Into<Vec<u8>>) -> bool {
    let folder = TempDir::new().unwrap();
    std::fs::create_dir(folder.path().join("audit")).unwrap();
    std::fs::write(folder.path().join("watched.json"), "{}").unwrap();
    let needles = [Needle::new("another secret"), Needle::new(WRONG_SECRET)];
    assert_eq!(leaks(folder.path(), &needles), Vec::<String>::new());
    let text = [&b"before "[..], &leak.into(), b" after"].concat();
    std::fs::write(folder.path().join("audit/audit.jsonl"), text).unwrap();
    !leaks(folder.path(), &needles).is_empty()
}

#[test]
fn a_planted_secret_is_found_as_it_is() {
    assert!(is_found(WRONG_SECRET));
    assert!(!is_found(&WRONG_SECRET[1..]));
}

#[test]
fn a_planted_secret_is_found_in_json_and_in_a_debug_text() {
    assert!(is_found(
        serde_json::json!({ "a": WRONG_SECRET }).to_string()
    ));
    assert!(is_found(format!("{WRONG_SECRET:?}")));
}

#[test]
fn a_planted_secret_is_found_in_base64_wherever_it_begins() {
    for before in ["", "a", "ab", "abc", "app:"] {
        assert!(
            is_found(STANDARD.encode(format!("{before}{WRONG_SECRET}!"))),
            "{before}"
        );
    }
}

#[test]
fn a_planted_secret_is_found_in_base64_for_urls_wherever_it_begins() {
    for before in ["", "a", "ab", "abc", "app:"] {
        assert!(
            is_found(URL_SAFE.encode(format!("{before}{WRONG_SECRET}!"))),
            "{before}"
        );
    }
}

#[test]
fn a_planted_secret_is_found_percent_encoded() {
    for (space, case) in [
        ("%20", str::to_uppercase as fn(&str) -> String),
        ("%20", str::to_lowercase),
    ] {
        let encoded = WRONG_SECRET
            .bytes()
            .map(|byte| match byte {
                b' ' => space.to_owned(),
                byte if byte.is_ascii_alphanumeric() || byte == b'~' => {
                    char::from(byte).to_string()
                }
                byte => format!("%{}", case(&format!("{byte:02x}"))),
            })
            .collect::<String>();
        assert!(is_found(format!(
            "https://login.example/?client_secret={encoded}&x"
        )));
    }
}

#[test]
fn a_planted_secret_is_found_in_a_form() {
    let form = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("client_secret", WRONG_SECRET)
        .finish();
    assert!(is_found(form));
}

#[test]
fn a_planted_secret_is_found_in_the_name_of_a_file() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("token-0123456789abcdef"), "").unwrap();
    assert_eq!(
        leaks(folder.path(), &[Needle::new("0123456789abcdef")]).len(),
        1
    );
}
