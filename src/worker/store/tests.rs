//! Tests with several windows, older files and broken files.

use std::fs;
use std::thread;

use serde_json::Value;

use super::*;

use crate::moderation::model::time::Now;
use crate::moderation::state::saved::SavedEnd;

fn owner(tenant: &str) -> Owner {
    Owner::new("graph.example", tenant, "app")
}

fn call(id: &str) -> SavedCall {
    SavedCall::new(id.into(), Now::default().wall)
}

fn ids(store: &Store, owner: &Owner) -> Vec<String> {
    let calls = store.load(owner).unwrap();
    calls.into_iter().map(|call| call.id.to_string()).collect()
}

#[test]
fn each_owner_finds_their_own_list_again_in_its_order() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(&folder.path().join("new"));
    let (a, b) = (owner("a"), owner("b"));
    assert_eq!(store.load(&a).unwrap(), []);
    for id in ["3", "1", "2"] {
        store.keep(&a, call(id)).unwrap();
        store.keep(&b, call(&format!("b{id}"))).unwrap();
    }
    store.keep(&a, call("1")).unwrap();
    store.forget(&b, &"b1".into()).unwrap();
    store.forget(&b, &"3".into()).unwrap();
    assert_eq!(ids(&store, &a), ["3", "1", "2"]);
    assert_eq!(ids(&store, &b), ["b3", "b2"]);
}

#[test]
fn all_that_is_known_of_a_call_is_read_again_and_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    let at = Now::default().wall;
    let full = SavedCall {
        subject: Some("Board review".into()),
        label: Some("Meeting 123 456 789 01".into()),
        created: Some(at),
        keep_alive: true,
        kept_alive: Some(at),
        ended: Some(SavedEnd {
            left: false,
            at,
            code: Some(200),
            subcode: Some(-1),
            message: Some("gone".into()),
        }),
        ..call("1")
    };
    store.keep(&owner("a"), full.clone()).unwrap();
    assert_eq!(
        store.load(&owner("a")).unwrap(),
        std::slice::from_ref(&full)
    );
    // This window knows everything in the file, so its newer facts replace the entry.
    store.merge(&owner("a"), Some(&full), call("1")).unwrap();
    assert_eq!(store.load(&owner("a")).unwrap(), [call("1")]);
}

#[test]
fn a_window_that_only_saw_the_end_does_not_unsay_that_the_app_left() {
    let folder = tempfile::tempdir().unwrap();
    let (leaving, watching) = (Store::new(folder.path()), Store::new(folder.path()));
    let ended = |left| SavedCall {
        ended: Some(SavedEnd {
            left,
            at: Now::default().wall,
            code: Some(200),
            subcode: Some(7000),
            message: None,
        }),
        ..call("1")
    };
    leaving.keep(&owner("a"), ended(true)).unwrap();
    watching.keep(&owner("a"), ended(false)).unwrap();
    assert_eq!(leaving.load(&owner("a")).unwrap(), [ended(true)]);
}

#[test]
fn windows_that_write_at_the_same_time_lose_nothing() {
    const EACH: usize = 12;
    let folder = tempfile::tempdir().unwrap();
    let a = owner("a");
    thread::scope(|scope| {
        for window in 0..4 {
            let (store, a) = (Store::new(folder.path()), &a);
            scope.spawn(move || {
                for number in 0..EACH {
                    let id = format!("{window}-{number}");
                    store.keep(a, call(&id)).unwrap();
                    store.keep(a, call(&format!("{id}-short"))).unwrap();
                    store
                        .forget(a, &CallId::new(format!("{id}-short")))
                        .unwrap();
                }
            });
        }
    });
    let kept = ids(&Store::new(folder.path()), &a);
    assert_eq!(kept.len(), 4 * EACH);
    for window in 0..4 {
        let start = format!("{window}-");
        let own: Vec<_> = kept.iter().filter(|id| id.starts_with(&start)).collect();
        let wanted: Vec<_> = (0..EACH).map(|number| format!("{start}{number}")).collect();
        assert_eq!(own, wanted.iter().collect::<Vec<_>>());
    }
}

#[test]
fn a_call_that_was_forgotten_stays_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (Store::new(folder.path()), Store::new(folder.path()));
    first.keep(&owner("a"), call("1")).unwrap();
    second.keep(&owner("a"), call("2")).unwrap();
    first.forget(&owner("a"), &"1".into()).unwrap();
    first.forget(&owner("a"), &"1".into()).unwrap();
    second.keep(&owner("a"), call("3")).unwrap();
    assert_eq!(ids(&first, &owner("a")), ["2", "3"]);
    assert_eq!(ids(&Store::new(folder.path()), &owner("a")), ["2", "3"]);
}

#[test]
fn an_older_file_is_read_and_a_newer_one_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    let text = r#"{"lists": [
        {"graph": "graph.example", "tenant": "a", "client_id": "app", "calls": [
            "1",
            {"id": "2", "watched_since": "2026-09-21T14:53:20Z", "color": {"of": "tomorrow"}}
        ]},
        {"graph": "graph.example", "tenant": "b", "client_id": "app", "calls": ["3"]}
    ]}"#;
    fs::write(&store.path, text).unwrap();
    assert_eq!(ids(&store, &owner("a")), ["1", "2"]);
    assert!(!store.load(&owner("a")).unwrap()[0].keep_alive);
    let kept = SavedCall {
        keep_alive: true,
        ..call("2")
    };
    store.keep(&owner("a"), kept.clone()).unwrap();
    assert_eq!(ids(&store, &owner("a")), ["1", "2"]);
    assert_eq!(ids(&store, &owner("b")), ["3"]);
    assert_eq!(store.load(&owner("a")).unwrap()[1], kept);
    let file: Value = serde_json::from_slice(&fs::read(&store.path).unwrap()).unwrap();
    let rest = file.pointer("/lists/0/calls/1/color/of").unwrap();
    assert_eq!(rest, "tomorrow");
}

#[test]
fn one_sign_in_has_one_list_however_it_is_spelled_and_split_lists_become_one() {
    const ID: &str = "7c0f41d2-0000-4000-8000-00000000aabb";
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    let bare = ID.replace('-', "").to_uppercase();
    let text = format!(
        r#"{{"lists": [
            {{"graph": "Graph.example", "tenant": "{{{{{ID}}}}}", "client_id": "APP", "calls": [
                "1", {{"id": "2", "watched_since": "2026-09-21T14:53:20Z", "subject": "Board"}}
            ]}},
            {{"graph": "graph.example", "tenant": "other", "client_id": "app", "calls": ["9"]}},
            {{"graph": "graph.example", "tenant": " {bare} ", "client_id": "app", "calls": [
                {{"id": "2", "watched_since": "2026-09-20T14:53:20Z", "color": "of tomorrow"}}, "3"
            ]}}
        ]}}"#
    )
    .replace("{{", "{")
    .replace("}}", "}");
    fs::write(&store.path, text).unwrap();
    for tenant in [ID, &ID.to_uppercase(), &bare, &format!("{{{ID}}}")] {
        assert_eq!(ids(&store, &owner(tenant)), ["1", "2", "3"], "{tenant}");
    }
    store.keep(&owner(&bare), call("4")).unwrap();
    assert_eq!(ids(&store, &owner(ID)), ["1", "2", "3", "4"]);
    assert_eq!(ids(&store, &owner("other")), ["9"]);
    let second = &store.load(&owner(ID)).unwrap()[1];
    assert_eq!(second.subject.as_deref(), Some("Board"));
    assert_eq!(second.watched_since.to_string(), "2026-09-20T14:53:20Z");
    let file: Value = serde_json::from_slice(&fs::read(&store.path).unwrap()).unwrap();
    assert_eq!(file["lists"].as_array().unwrap().len(), 2);
    assert_eq!(file["lists"][0]["tenant"], ID);
    assert_eq!(file["lists"][0]["calls"][1]["color"], "of tomorrow");
}

#[test]
fn a_broken_file_is_told_by_line_and_put_aside_whole() {
    for (number, (text, line, word)) in [
        ("{\"lists\": [\n oops", "line 2", "expected value"),
        ("{\"lists\": [\n", "line 2", "EOF"),
        ("{\"lists\":\n 7}", "line 2", "invalid type"),
        ("{}", "line 1", "lists"),
        ("[\n]", "line 2", "invalid length"),
    ]
    .into_iter()
    .enumerate()
    {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        fs::write(&store.path, text).unwrap();
        let error = store.load(&owner("a")).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
        let told = error.to_string();
        assert!(told.contains(line) && told.contains(word), "{told}");
        assert_eq!(fs::read_to_string(&store.path).unwrap(), text);
        if number % 2 == 0 {
            store.keep(&owner("a"), call("1")).unwrap();
            assert_eq!(ids(&store, &owner("a")), ["1"]);
        } else {
            store.forget(&owner("a"), &"1".into()).unwrap();
            assert_eq!(store.load(&owner("a")).unwrap(), []);
        }
        let aside = fs::read_to_string(folder.path().join("watched.broken-1.json")).unwrap();
        assert_eq!(aside, text);
    }
}

/// Returns a file of two lists: of owner `a` with these calls and people, and of owner `b`.
fn file_with(calls: &str, protected: &str) -> String {
    format!(
        r#"{{"lists": [
        {{"graph": "graph.example", "tenant": "a", "client_id": "app", "calls": {calls}, "protected": {protected}}},
        {{"graph": "graph.example", "tenant": "b", "client_id": "app", "calls": ["b1"]}}
    ]}}"#
    )
}

#[test]
fn a_broken_entry_costs_only_itself_and_is_told_and_kept() {
    const GOOD: &str = r#"{"id": "1", "watched_since": "2026-09-21T14:53:20Z"}"#;
    const PERSON: &str = r#"{"identity": {"kind": "user", "id": "ada"}, "name": "Ada"}"#;
    for (calls, protected, wanted) in [
        (format!("[{GOOD}, {{\"id\": 2}}]"), PERSON, &["1"][..]),
        (format!("[7, {GOOD}, null, [], \"3\"]"), PERSON, &["1", "3"]),
        (format!("[{GOOD}, {{\"id\": \"2\"}}]"), PERSON, &["1", "2"]),
        (
            format!("[{GOOD}, {{\"id\": \"2\", \"watched_since\": \"x\", \"keep_alive\": 5}}]"),
            PERSON,
            &["1", "2"],
        ),
        (format!("[{GOOD}]"), "7, {\"name\": 1}", &["1"]),
        ("{\"1\": 2}".to_owned(), PERSON, &[]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        let text = file_with(&calls, &format!("[{PERSON}, {protected}]"));
        fs::write(&store.path, &text).unwrap();
        let known = FileStamp::default();
        assert!(
            store.read_if_changed(&owner("a"), &known).is_err(),
            "nothing was deleted"
        );
        let lists = store.open_lists(&owner("a")).unwrap();
        let read = lists.calls.iter().map(|call| call.id.as_str());
        assert_eq!(read.collect::<Vec<_>>(), wanted, "{text}");
        assert_eq!(&*lists.protected[0].name, "Ada");
        let told = lists.trouble.unwrap();
        let path = store.path.display().to_string();
        assert!(
            told.contains(&path) && told.contains("watched.broken-1.json"),
            "{told}"
        );
        assert_eq!(ids(&store, &owner("b")), ["b1"]);
        let aside = fs::read_to_string(folder.path().join("watched.broken-1.json")).unwrap();
        assert_eq!(aside, text);
        let again = store.open_lists(&owner("a")).unwrap();
        assert_eq!((again.calls.len(), again.trouble), (wanted.len(), None));
    }
}

#[test]
fn a_broken_rule_costs_neither_its_call_nor_the_other_rules() {
    let kept = r#"{"identity": {"kind": "guest", "id": "g"}, "name": "Eve", "since": "2026-09-21T14:53:20Z"}"#;
    let door = r#"{"closed": "2026-09-21T14:53:20Z", "until": "2026-09-21T15:53:20Z"}"#;
    let rules = |rules: &str| {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        let call = format!(
            r#"[{{"id": "1", "watched_since": "2026-09-21T14:53:20Z", "keep_alive": true, "rules": {rules}}}]"#
        );
        fs::write(&store.path, file_with(&call, "[]")).unwrap();
        let lists = store.open_lists(&owner("a")).unwrap();
        assert!(lists.trouble.is_some(), "{rules}");
        let [call] = <[SavedCall; 1]>::try_from(lists.calls).unwrap();
        assert!(call.keep_alive);
        call.rules.unwrap_or_default()
    };
    let read = rules(&format!(
        r#"{{"kept_out": [{kept}, {{"name": "x"}}], "door": {door}}}"#
    ));
    assert_eq!((read.kept_out.len(), read.door.is_some()), (1, true));
    let read = rules(&format!(
        r#"{{"kept_out": [{kept}], "door": {{"closed": 5}}}}"#
    ));
    assert_eq!((read.kept_out.len(), read.door.is_some()), (1, false));
    let read = rules(&format!(
        r#"{{"kept_out": [{kept}], "let_stay": ["p", 5]}}"#
    ));
    assert_eq!((read.kept_out.len(), read.let_stay.len()), (1, 1));
    assert_eq!(rules("7").kept_out.len(), 0);
}

#[cfg(unix)]
#[test]
fn only_the_owner_of_the_file_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    store.keep(&owner("a"), call("1")).unwrap();
    store.keep(&owner("a"), call("2")).unwrap();
    let mode = fs::metadata(&store.path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[cfg(target_os = "linux")]
#[test]
fn a_list_that_is_a_pipe_or_a_link_is_neither_waited_for_nor_followed() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("watched.json");
    let store = Store::new(folder.path());
    mknodat(CWD, &path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    let told = store.load(&owner("a")).unwrap_err().to_string();
    assert!(told.contains("no regular file"), "{told}");
    fs::remove_file(&path).unwrap();
    let victim = folder.path().join("victim");
    fs::write(&victim, "theirs").unwrap();
    std::os::unix::fs::symlink(&victim, &path).unwrap();
    let told = store.keep(&owner("a"), call("1")).unwrap_err().to_string();
    assert!(told.contains("a link"), "{told}");
    assert_eq!(fs::read_to_string(&victim).unwrap(), "theirs");
}
