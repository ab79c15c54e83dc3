use std::sync::Arc;

use tempfile::TempDir;

use super::*;
use crate::desktop::desktop_request::Inbox;

/// Opens a window, and returns the requests that it receives.
fn window(data: &Path) -> Inbox {
    let (requests, inbox) = DesktopRequests::new(Arc::new(|| {}));
    let lock = InstanceLock::of(data).unwrap();
    tokio::spawn(lock.serve(StartFlags::default(), requests));
    inbox
}

fn asked() -> HandedRequest {
    HandedRequest {
        calls: vec!["c".into()],
        join: Some("https://teams.example/meet/1?p=s3cret".into()),
        presentation: true,
        ..HandedRequest::default()
    }
}

async fn reach(data: &Path) -> impl AsyncRead + AsyncWrite + Unpin {
    let tries = async {
        loop {
            match connect(&data.join(FOLDER)).await {
                Ok(stream) => return stream,
                Err(_) => sleep(AGAIN).await,
            }
        }
    };
    let minute = Duration::from_mins(1);
    timeout(minute, tries).await.unwrap()
}

#[tokio::test]
async fn a_further_start_hands_over_what_it_was_asked_for() {
    let data = TempDir::new().unwrap();
    let mut inbox = window(data.path());
    drop(reach(data.path()).await);
    let start = InstanceLock::of(data.path()).unwrap();
    assert!(!start.take().unwrap());
    assert!(start.hand_over(&asked()).await);
    assert_eq!(
        inbox.try_recv().unwrap(),
        DesktopRequest::Handed(Box::new(asked()))
    );
    let told = format!("{:?}", asked());
    assert!(!told.contains("s3cret"), "{told}");

    // Refuses a request with other flags than the window's, and one with too many calls.
    let text =
        r#"{"given": {"demo": null, "require_record": true}, "calls": [], "presentation": false}"#;
    let other: HandedRequest = serde_json::from_str(text).unwrap();
    assert!(!start.hand_over(&other).await);
    let many = HandedRequest {
        calls: vec!["c".into(); MOST_CALLS + 1],
        ..HandedRequest::default()
    };
    assert!(!start.hand_over(&many).await);
    assert!(inbox.try_recv().is_err());
}

#[tokio::test]
async fn what_is_no_start_is_refused_in_bounds_and_the_next_one_is_heard() {
    let data = TempDir::new().unwrap();
    let mut inbox = window(data.path());
    let long = [0xff_u8; 4].to_vec();
    let garbage = [&4_u32.to_be_bytes()[..], b"\0\xff{]"].concat();
    let unknown =
        br#"{"given":{"require_record":false},"calls":[],"presentation":false,"remove":"c"}"#;
    let unknown = [
        &u32::try_from(unknown.len()).unwrap().to_be_bytes()[..],
        unknown,
    ]
    .concat();
    let short = 9_u32.to_be_bytes().to_vec();
    for message in [long, garbage, unknown, short] {
        let mut stream = reach(data.path()).await;
        stream.write_all(&message).await.unwrap();
        stream.shutdown().await.unwrap();
        let answered = stream.read_u8().await;
        assert!(answered.is_err(), "{message:?}: {answered:?}");
    }
    // A start that sends nothing does not hold up the next one.
    let _silent = reach(data.path()).await;
    let start = InstanceLock::of(data.path()).unwrap();
    assert!(start.hand_over(&asked()).await);
    assert_eq!(
        inbox.try_recv().unwrap(),
        DesktopRequest::Handed(Box::new(asked()))
    );
    assert!(inbox.try_recv().is_err());
}

#[tokio::test(start_paused = true)]
async fn a_window_that_hangs_keeps_no_start_from_opening_its_own() {
    let data = TempDir::new().unwrap();
    let hangs = InstanceLock::of(data.path()).unwrap();
    assert!(hangs.take().unwrap());
    let start = InstanceLock::of(data.path()).unwrap();
    // At first the window does not even listen. Then it listens and never answers.
    assert!(!start.hand_over(&asked()).await);
    let _listener = Listener::open(&data.path().join(FOLDER)).unwrap();
    assert!(!start.hand_over(&asked()).await);
}

#[tokio::test]
async fn the_socket_of_a_window_that_was_killed_is_in_nobodys_way_and_a_further_window_takes_over()
{
    let data = TempDir::new().unwrap();
    let killed = InstanceLock::of(data.path()).unwrap();
    assert!(killed.take().unwrap());
    drop(Listener::open(&data.path().join(FOLDER)).unwrap());
    let mut inbox = window(data.path());
    // This window does not hold the lock yet.
    tokio::task::yield_now().await;
    let start = InstanceLock::of(data.path()).unwrap();
    assert!(!start.take().unwrap());
    drop(killed);
    let mut stream = reach(data.path()).await;
    stream.shutdown().await.unwrap();
    assert!(start.hand_over(&asked()).await);
    assert_eq!(
        inbox.try_recv().unwrap(),
        DesktopRequest::Handed(Box::new(asked()))
    );
}

#[cfg(unix)]
#[test]
fn nobody_else_can_enter() {
    use std::os::unix::fs::PermissionsExt as _;

    let data = TempDir::new().unwrap();
    let folder = data.path().join("data");
    InstanceLock::of(&folder).unwrap();
    let rights = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(rights(&folder.join(FOLDER)), 0o700);
    std::fs::set_permissions(folder.join(FOLDER), std::fs::Permissions::from_mode(0o777)).unwrap();
    InstanceLock::of(&folder).unwrap_err();
}

#[cfg(unix)]
#[tokio::test]
async fn a_folder_whose_path_is_too_long_for_a_socket_is_free_for_every_start() {
    let data = TempDir::new().unwrap();
    let data = data.path().join("x".repeat(120));
    let _inbox = window(&data);
    let start = InstanceLock::of(&data).unwrap();
    while !start.take().unwrap() {
        sleep(AGAIN).await;
    }
    assert!(!start.hand_over(&asked()).await);
}
