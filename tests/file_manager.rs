//! Stand-ins for the file manager and the file dialog of a desktop, on the test's own session bus.

#![cfg(target_os = "linux")]

use std::collections::HashMap;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::Role;
use egui_kittest::kittest::Queryable as _;
use moderato::app::state::action::Action;
use moderato::file_manager::ask::{self, AskError, FileDialogRequest};
use moderato::file_manager::show::{self, ShowError};
use tempfile::TempDir;
use zbus::message::Header;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, connection, fdo, interface};

use crate::own_process::{own_folder, run, set_apart, this_binary};
use crate::window::{Setup, Window};

/// Returns a command that runs this test binary on a bus of its own, where only the services of the
/// story exist.
fn on_a_bus(folder: &Path) -> Command {
    let mut command = Command::new("dbus-run-session");
    command.arg("--").arg(this_binary().get_program());
    set_apart(&mut command, folder);
    // Without this, the bus would start services installed on this computer.
    command.env("XDG_DATA_DIRS", folder);
    command
}

/// A file manager. It refuses any file whose address contains "refused".
struct FileManager {
    shown: Sender<(Vec<String>, String)>,
}

#[interface(name = "org.freedesktop.FileManager1")]
impl FileManager {
    fn show_items(&self, uris: Vec<String>, startup_id: String) -> fdo::Result<()> {
        if uris.iter().any(|uri| uri.contains("refused")) {
            return Err(fdo::Error::AccessDenied("not this one".into()));
        }
        self.shown.send((uris, startup_id)).unwrap();
        Ok(())
    }
}

/// Registers the file manager on the bus. Returns its connection, and a receiver of the files that it has to show.
async fn file_manager() -> (Connection, Receiver<(Vec<String>, String)>) {
    let (shown, seen) = channel();
    let name = "org.freedesktop.FileManager1";
    let builder = connection::Builder::session().unwrap().name(name).unwrap();
    let manager = FileManager { shown };
    let builder = builder.serve_at("/org/freedesktop/FileManager1", manager);
    (builder.unwrap().build().await.unwrap(), seen)
}

/// A portal whose file dialog is answered at once.
struct Portal {
    answer: (u32, Vec<String>),
    asked: Sender<(String, String)>,
}

#[interface(name = "org.freedesktop.portal.FileChooser")]
impl Portal {
    async fn open_file(
        &self,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] bus: &Connection,
        parent: String,
        title: String,
        options: HashMap<String, OwnedValue>,
    ) -> fdo::Result<OwnedObjectPath> {
        let filters = options.get("filters").map(|it| format!("{it:?}"));
        assert_eq!(parent, "");
        self.asked
            .send((title, filters.unwrap_or_default()))
            .unwrap();
        let token = String::try_from(options["handle_token"].try_clone().unwrap()).unwrap();
        let sender = header
            .sender()
            .unwrap()
            .trim_start_matches(':')
            .replace('.', "_");
        let path = format!("/org/freedesktop/portal/desktop/request/{sender}/{token}");
        let path = ObjectPath::try_from(path).unwrap();
        let request = SignalEmitter::new(bus, path.clone()).unwrap();
        let mut results: HashMap<&str, Value<'_>> = HashMap::new();
        results.insert("uris", self.answer.1.clone().into());
        let body = (self.answer.0, results);
        let interface = "org.freedesktop.portal.Request";
        request.emit(interface, "Response", &body).await.unwrap();
        Ok(path.into())
    }

    #[zbus(property)]
    #[expect(clippy::unused_self, reason = "as properties are asked for")]
    fn version(&self) -> u32 {
        4
    }
}

async fn portal(answer: u32, uris: &[&str]) -> (Connection, Receiver<(String, String)>) {
    let (asked, seen) = channel();
    let uris = uris.iter().map(|&uri| uri.to_owned()).collect();
    let portal = Portal {
        answer: (answer, uris),
        asked,
    };
    let name = "org.freedesktop.portal.Desktop";
    let builder = connection::Builder::session().unwrap().name(name).unwrap();
    let builder = builder.serve_at("/org/freedesktop/portal/desktop", portal);
    (builder.unwrap().build().await.unwrap(), seen)
}

fn wanted() -> FileDialogRequest {
    FileDialogRequest {
        title: "Choose a key".into(),
        kind: "Keys".into(),
        extensions: &["pem"],
        all: "All".into(),
    }
}

#[test]
fn what_was_written_is_shown_by_the_file_manager_of_the_desktop() {
    let folder = TempDir::new().unwrap();
    run(
        on_a_bus(folder.path()),
        "file_manager::story_of_a_file_manager",
    );
}

#[tokio::test]
#[ignore = "started by the test above, on a bus of its own"]
async fn story_of_a_file_manager() {
    let folder = own_folder();
    let file = folder.join("activity 1.csv");
    std::fs::write(&file, "").unwrap();
    let nobody = show::in_folder(&file).await;
    assert!(matches!(nobody, Err(ShowError::Nobody)), "{nobody:?}");

    let (_manager, seen) = file_manager().await;
    show::in_folder(&file).await.unwrap();
    let (uris, startup_id) = seen.try_recv().unwrap();
    let [uri] = uris.as_slice() else {
        panic!("{uris:?}")
    };
    assert!(uri.starts_with("file:///") && uri.ends_with("/activity%201.csv"));
    assert_eq!(startup_id, "");

    let refused = folder.join("refused.csv");
    std::fs::write(&refused, "").unwrap();
    let told = show::in_folder(&refused).await;
    assert!(
        matches!(&told, Err(ShowError::Refused(said)) if said == "not this one"),
        "{told:?}"
    );
    let gone = show::in_folder(&folder.join("gone.csv")).await;
    assert!(matches!(gone, Err(ShowError::Gone(_))), "{gone:?}");
    assert!(seen.try_recv().is_err(), "nobody was asked");
}

#[test]
fn without_a_bus_there_is_no_file_manager_and_no_dialog_and_the_window_says_what_is_left() {
    let folder = TempDir::new().unwrap();
    let mut command = this_binary();
    set_apart(&mut command, folder.path());
    run(command, "file_manager::story_without_a_bus");
}

#[tokio::test]
#[ignore = "started by the test above, without a bus"]
async fn story_without_a_bus() {
    let file = own_folder().join("a.csv");
    std::fs::write(&file, "").unwrap();
    let mut window = Window::open(Setup::sized([760.0, 480.0])).await;
    let ctx = window.harness.ctx.clone();
    let show = Action::ShowInFolder(file);
    window.harness.state_mut().update(&ctx, show);
    window
        .until("a sentence", |window| {
            window.shows("No file manager answers here")
        })
        .await;
    window.harness.run_steps(3);
    let said = window.harness.get_by_label_contains("No file manager");
    let button = window.harness.get_by_label("Sign in").rect();
    assert!(!said.rect().intersects(button), "the message covers it");
    window.harness.set_size(egui::vec2(1280.0, 800.0));
    window.harness.run_steps(3);
    window.press("Certificate");
    window.press("Choose a file…");
    window
        .until("a sentence", |window| {
            window.shows("No file dialog is available here")
        })
        .await;
    window.press("Choose a file…");
}

#[test]
fn a_file_is_chosen_in_the_dialog_of_the_desktop() {
    let folder = TempDir::new().unwrap();
    run(on_a_bus(folder.path()), "file_manager::story_of_a_dialog");
}

#[tokio::test]
#[ignore = "started by the test above, on a bus of its own"]
async fn story_of_a_dialog() {
    let folder = own_folder();
    let nobody = ask::file(wanted()).await;
    assert_eq!(nobody, Err(AskError::Nobody));
    for (answer, uris, given) in [
        (
            0,
            &["file:///keys/a%20b.pem"][..],
            Ok(Some("/keys/a b.pem".into())),
        ),
        (0, &["smb://server/a.pem"], Err(AskError::NotLocal)),
        (1, &[], Ok(None)),
        (2, &[], Err(AskError::Ended)),
    ] {
        let (portal, seen) = portal(answer, uris).await;
        assert_eq!(ask::file(wanted()).await, given, "{answer} {uris:?}");
        let (title, filters) = seen.try_recv().unwrap();
        assert_eq!(title, "Choose a key");
        assert!(filters.contains("*.[pP][eE][mM]"), "{filters}");
        portal.close().await.unwrap();
    }

    // The form's dialog behaves the same way.
    let key = folder.join("app.pem");
    let _portal = portal(0, &[&format!("file://{}", key.display())]).await;
    let mut window = Window::open(Setup::default()).await;
    window.press("Certificate");
    window.press("Choose a file…");
    let path = "Certificate file (PEM or PFX)";
    let wanted = key.display().to_string();
    window
        .until("the path", |window| {
            let field = window.harness.get_by_role_and_label(Role::TextInput, path);
            field.value().as_ref() == Some(&wanted)
        })
        .await;
}
