//! A server that repeats secret, assertion and token in every string of its answers, in varying
//! encodings. None may appear in a file, export, copy, log, debug text or label.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use egui::Role;
use egui_kittest::kittest::Queryable as _;
use serde_json::{Value, json};
use tempfile::TempDir;
use url::form_urlencoded;

use crate::access_ui::copy_with;
use crate::canary_search::{Needle, leaks};
use crate::canary_window::export;
use crate::own_process::{CapturedLog, files_in, own_folder, run, set_apart, this_binary};
use crate::raw_server::{RawServer, Reply, Request};
use crate::tls_front::key_file;
use crate::window::{Window, start_of};
use moderato::app::Prefill;
use moderato::app::state::action::Action;
use moderato::moderation::command::Command;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::ids::InvitationId;
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::model::meeting::{MeetingInfo, NewCall};
use moderato::moderation::state::invitation::NewInvitation;
use moderato::settings::environment::Environment;

/// Contains characters that each encoding writes differently.
const SECRET: &str = "ech0ed~\"S\u{e4}cret\"/+?=& of <no'body>";
const PASSCODE: &str = "Kx7pQ2vWn4bR";
/// The key of the callback address.
const KEY: &str = "FnKey_9vQz8~mN==";
const CLIENT: &str = "11111111-2222-3333-4444-555555555555";
const CALLS: &str = "/v1.0/communications/calls";
const NEEDLES: &str = "needles";
const STAGES: [&str; 2] = ["Secret", "Certificate"];
/// Every place that a stage of the story writes to.
const PLACES: [&str; 8] = [
    "data/watched.json",
    "data/audit/audit.jsonl",
    "form",
    "refused",
    "details",
    "curl",
    "report",
    "tree",
];

/// The secrets that the server was sent, and how often it has repeated one.
#[derive(Default)]
struct Echo {
    known: Mutex<Vec<String>>,
    said: AtomicUsize,
    grants: AtomicBool,
}

/// Returns a secret in one of the encodings that a server may use.
fn form(number: usize, secret: &str) -> String {
    let percent = |digits: fn(u8) -> String| {
        let each = |byte: u8| match byte {
            byte if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => {
                char::from(byte).to_string()
            }
            byte => digits(byte),
        };
        secret.bytes().map(each).collect::<String>()
    };
    match number % 9 {
        0 => secret.to_owned(),
        1 => form_urlencoded::byte_serialize(secret.as_bytes()).collect(),
        2 => percent(|byte| format!("%{byte:02X}")),
        3 => percent(|byte| format!("%{byte:02x}")),
        4 => Value::from(secret).to_string(),
        5 => STANDARD.encode(format!("Bearer {secret}")),
        6 => URL_SAFE_NO_PAD.encode(format!("{CLIENT}:{secret}")),
        7 => STANDARD.encode(secret),
        _ => URL_SAFE_NO_PAD.encode(format!("a{secret}&b")),
    }
}

impl Echo {
    fn learn(&self, request: &Request) {
        let form = form_urlencoded::parse(request.body.as_bytes())
            .filter(|(name, _)| matches!(&**name, "client_secret" | "client_assertion"))
            .map(|(_, secret)| secret.into_owned());
        let header = request.header("authorization");
        let token = header.and_then(|it| it.strip_prefix("Bearer ").map(str::to_owned));
        // A request that joins a meeting contains the passcode and the key of the callback address.
        let call: Value = serde_json::from_str(&request.body).unwrap_or_default();
        let joins = !call["meetingInfo"].is_null();
        let sent = [PASSCODE, KEY].into_iter().filter(|_| joins);
        for secret in form.chain(token).chain(sent.map(str::to_owned)) {
            let mut known = self.known.lock().unwrap();
            if !known.contains(&secret) {
                known.push(secret);
            }
        }
    }

    /// Returns the next secret in the next encoding, with text around it.
    fn say(&self) -> String {
        let said = self.said.fetch_add(1, Ordering::SeqCst);
        let known = self.known.lock().unwrap();
        // Newer secrets come first, because they haven't been shown elsewhere yet.
        let secret = &known[known.len() - 1 - said / 9 % known.len()];
        form(said, secret)
    }

    /// Returns the next text of [`Self::say`] whose characters are all allowed in headers.
    fn say_in_a_header(&self) -> String {
        loop {
            let text = self.say();
            if text.bytes().all(|byte| byte.is_ascii_graphic()) {
                return text;
            }
        }
    }

    fn answer(&self, request: &Request) -> Reply {
        self.learn(request);
        if request.is_for_a_token() {
            return self.token();
        }
        let rest = request.target.strip_prefix(CALLS).unwrap_or_default();
        match (request.method.as_str(), rest) {
            ("GET", "/C-1") => self.steady(Self::call),
            ("GET", "/C-1/participants") => self.steady(Self::roster),
            ("GET", "/C-1/operations/op-1") => self.reply(200, &self.operation("failed")),
            ("POST", "/C-1/participants/invite") => self.reply(200, &self.operation("running")),
            _ => self.reply(403, &self.error()),
        }
    }

    /// Answers with the same text each time, so that the window has a stable text to show.
    fn steady(&self, body: fn(&Self) -> Value) -> Reply {
        self.said.store(0, Ordering::SeqCst);
        self.reply(200, &body(self))
    }

    fn reply(&self, status: u16, body: &Value) -> Reply {
        let headers: Vec<(&str, String)> = [
            "request-id",
            "x-ms-request-id",
            "www-authenticate",
            "x-ms-ags-diagnostic",
        ]
        .map(|name| (name, self.say_in_a_header()))
        .into();
        let headers: Vec<(&str, &str)> = headers
            .iter()
            .map(|(name, it)| (*name, it.as_str()))
            .collect();
        Reply::plain(status, &headers, &body.to_string())
    }

    /// Refuses at first, then returns a token whose claims repeat the secrets.
    fn token(&self) -> Reply {
        if !self.grants.load(Ordering::SeqCst) {
            return self.reply(
                401,
                &json!({
                    "error": self.say(),
                    "error_description": format!("AADSTS7000215: {} {}", self.say(), self.say()),
                    "error_codes": [7_000_215],
                    "timestamp": self.say(),
                    "trace_id": self.say(),
                    "correlation_id": self.say(),
                    "error_uri": self.say(),
                    "suberror": self.say(),
                    "claims": self.say(),
                }),
            );
        }
        let claims = json!({
            "aud": self.say(),
            "tid": self.say(),
            "appid": self.say(),
            "app_displayname": self.say(),
            "roles": ["Calls.JoinGroupCall.All", self.say()],
            "nonce": self.said.load(Ordering::SeqCst),
        });
        let claims = URL_SAFE_NO_PAD.encode(claims.to_string());
        let token = format!("eyJhbGciOiJub25lIn0.{claims}.c2lnbmVkLWJ5LW5vYm9keQ");
        self.reply(
            200,
            &json!({ "token_type": "Bearer", "expires_in": 3_600, "access_token": token, "ext": self.say() }),
        )
    }

    fn call(&self) -> Value {
        json!({
            "id": "C-1",
            "state": "established",
            "subject": self.say(),
            "tenantId": self.say(),
            "meetingInfo": { "organizer": { "user": { "id": self.say(), "displayName": self.say() } } },
            "chatInfo": { "threadId": self.say() },
            "resultInfo": { "code": 200, "message": self.say() },
        })
    }

    fn roster(&self) -> Value {
        let person = |id: String, kind: &str, name: String| {
            json!({
                "id": id,
                "info": {
                    "identity": { kind: {
                        "id": self.say(), "displayName": name, "tenantId": self.say(), "email": self.say(),
                    } },
                    "tenantId": self.say(),
                },
            })
        };
        let bob = json!({ "identity": { "guest": { "displayName": "Bob" } } });
        let mut people = vec![json!({ "id": "p-bob", "info": bob })];
        people.extend((0..9).map(|number| person(format!("p-{number}"), "guest", self.say())));
        people.push(person("p-user".into(), "user", self.say()));
        people.push(person("p-kind".into(), &self.say(), self.say()));
        people.push(person(self.say(), "guest", "Under an id".into()));
        let mut gone = person("p-gone".into(), "guest", self.say());
        gone["removedState"] = json!({ "reason": self.say() });
        people.push(gone);
        json!({ "value": people, "@odata.nextLink": self.say() })
    }

    fn operation(&self, status: &str) -> Value {
        json!({
            "id": "op-1",
            "status": status,
            "clientContext": self.say(),
            "participants": [{ "id": self.say(), "identity": { "user": { "displayName": self.say() } } }],
            "resultInfo": { "code": 500, "subcode": 1, "message": self.say() },
        })
    }

    fn error(&self) -> Value {
        json!({ "error": {
            "code": self.say(),
            "message": self.say(),
            "target": self.say(),
            "details": [{ "code": self.say(), "message": self.say() }],
            "innerError": {
                "code": self.say(),
                "message": format!("{{\"errorCode\":\"7\",\"message\":{}}}", json!(self.say())),
                "date": self.say(),
                "request-id": self.say(),
                "client-request-id": self.say(),
            },
        } })
    }
}

#[test]
fn nothing_that_a_server_repeats_is_in_anything_that_is_left_shown_copied_or_told() {
    let folder = TempDir::new().unwrap();
    let mut command = this_binary();
    set_apart(&mut command, folder.path());
    let written = run(
        command,
        "canary_echo::story_of_a_server_that_repeats_everything",
    );
    let needles = folder.path().join(NEEDLES);
    let secrets = std::fs::read_to_string(&needles).unwrap();
    std::fs::remove_file(needles).unwrap();
    std::fs::write(folder.path().join("written"), written).unwrap();
    let needles: Vec<Needle> = secrets.lines().map(Needle::new).collect();
    assert!(
        needles.len() >= 4,
        "a secret, an assertion, two tokens: {secrets}"
    );
    assert_eq!(leaks(folder.path(), &needles), Vec::<String>::new());
    // Confirms that the right files were searched.
    for stage in STAGES {
        for place in PLACES {
            let text = std::fs::read_to_string(folder.path().join(stage).join(place)).unwrap();
            assert!(text.len() > 20, "{stage}: {place}: {text}");
        }
        for (place, times) in [("refused", 1), ("details", 2), ("tree", 20)] {
            let text = std::fs::read_to_string(folder.path().join(stage).join(place)).unwrap();
            let found = text.matches("[secret]").count();
            assert!(found >= times, "{stage}: {place} holds {found}: {text}");
        }
        assert_eq!(
            files_in(&folder.path().join(stage).join("data/exports")).len(),
            2
        );
    }
}

#[tokio::test]
#[ignore = "started by the test above, in a process whose every word is heard"]
async fn story_of_a_server_that_repeats_everything() {
    let folder = own_folder();
    let told = CapturedLog::everywhere();
    let mut needles = Vec::new();
    for stage in STAGES {
        // Each stage has its own server and window, which do not know the secrets of the other stages.
        let echo = Arc::new(Echo::default());
        let known = echo.clone();
        let server = RawServer::start(move |request| known.answer(request)).await;
        one_sign_in(&server, &echo, stage, &folder.join(stage)).await;
        needles.append(&mut echo.known.lock().unwrap());
    }
    std::fs::write(folder.join("told"), told.text()).unwrap();
    std::fs::write(folder.join(NEEDLES), needles.join("\n")).unwrap();
}

async fn one_sign_in(server: &RawServer, echo: &Echo, kind: &str, folder: &std::path::Path) {
    std::fs::create_dir_all(folder).unwrap();
    let write = |file: &str, text: String| std::fs::write(folder.join(file), text).unwrap();
    let (running, mut start) = start_of(&folder.join("data")).await;
    start.prefill = Prefill {
        graph_url: Some(server.url()),
        app: Environment {
            tenant: Some("contoso.example".into()),
            client_id: Some(CLIENT.into()),
            ..Environment::default()
        },
        ..Prefill::default()
    };
    start.calls = vec!["C-1".into()];
    let mut window = Window::start(running, TempDir::new().unwrap(), start, [1280.0, 2000.0]);
    window.harness.run_steps(3);
    fill_in(&mut window, kind);
    window.press("Sign in");
    window
        .until("AADSTS7000215", |window| window.shows("AADSTS7000215"))
        .await;
    window.press("Details");
    write("refused", copied_from(&mut window, "Copy details"));
    write("form", window.tree());
    window.press("Close");
    echo.grants.store(true, Ordering::SeqCst);
    window.press("Sign in");
    window.until_roster().await;
    failures(&mut window).await;
    window.press("Failures 3");
    let entry = window
        .harness
        .get_by_label_contains("Remove Bob, guest: Not");
    entry.click();
    window.harness.run_steps(3);
    write("details", copied_from(&mut window, "Copy details"));
    window.press("For developers");
    write(
        "curl",
        copied_from(&mut window, "Copy the request as a curl command"),
    );
    export(&mut window).await;
    let tree = window.tree();
    window.press("Access check: something is missing");
    write("report", copied_from(&mut window, "Copy the report"));
    let snapshot = format!("{:#?}", window.app().snapshot());
    write("tree", format!("{tree} {} {snapshot}", window.tree()));
}

fn fill_in(window: &mut Window, kind: &str) {
    let choice = window
        .harness
        .get_by_role_and_label(Role::RadioButton, kind);
    choice.click();
    window.harness.run_steps(3);
    if kind == "Certificate" {
        let path = key_file("pkcs8.pem").display().to_string();
        window.type_into(Role::TextInput, "Certificate file (PEM or PFX)", &path);
    } else {
        window.type_into(Role::PasswordInput, "Secret value", SECRET);
    }
}

/// Makes a removal, an invitation and a join fail, all with long messages.
async fn failures(window: &mut Window) {
    window.remove_bob();
    let call = window.app().snapshot().calls[0].id.clone();
    let invitee = Invitee::user("0f8fad5b-d9cb-469f-a165-70867728950e", Some("Marta")).unwrap();
    let id = InvitationId::new("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    let invite = Command::Invite {
        call,
        people: vec![NewInvitation::new(id, invitee)],
        source: Source::Click,
    };
    let join = Command::Join {
        new: NewCall {
            callback_uri: format!("https://relay.example/calls?code={KEY}").into(),
            tenant: "0f8fad5b-d9cb-469f-a165-70867728950e".into(),
            meeting: MeetingInfo::MeetingId {
                id: "123456789012".into(),
                passcode: Some(PASSCODE.into()),
            },
            guest_name: None,
        },
        source: Source::Click,
    };
    let ctx = window.harness.ctx.clone();
    for command in [invite, join] {
        window
            .harness
            .state_mut()
            .update(&ctx, Action::Tell(command));
    }
    window
        .until("three failures", |window| window.shows("Failures 3"))
        .await;
}

/// Copies by this button, which may need scrolling; returns the copied text.
fn copied_from(window: &mut Window, label: &str) -> String {
    window.harness.get_by_label(label).scroll_to_me();
    window.harness.run_steps(3);
    copy_with(window, label)
}
