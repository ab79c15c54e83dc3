//! Shows files in their folder and asks for files, without blocking the window.

use std::path::PathBuf;

use tokio::sync::oneshot;

use crate::app::language::late_text::LateText;
use crate::app::language::text::{key, tr, tr_with};
use crate::app::shell::console_app::ConsoleApp;
use crate::app::sign_in::files::fill;
use crate::app::state::file_field::FileField;
use crate::app::state::request::Request;
use crate::file_manager::ask::{self, AskError, FileDialogRequest};
use crate::file_manager::show::{self, ShowError};

impl ConsoleApp {
    /// Asks the file manager to show a file; a failure is reported later.
    pub(crate) fn show_in_folder(&mut self, path: PathBuf) {
        let (sender, answer) = oneshot::channel();
        let runtime = self.worker.runtime();
        runtime.spawn(async move {
            // Sending fails if the window was closed; nobody needs the answer then.
            drop(sender.send(Ok(show::in_folder(&path).await)));
        });
        self.asked.showing = Some(Request::new(runtime, answer, self.wake.clone()));
    }

    /// Opens the desktop's file dialog for a field of the sign-in form.
    pub(crate) fn ask_file(&mut self, field: FileField) {
        let (title, kind) = match field {
            FileField::Certificate => (tr("file-title-certificate"), tr("file-kind-keys")),
            FileField::Token => (tr("file-title-token"), String::new()),
            FileField::Authorities => (tr("file-title-authorities"), tr("file-kind-keys")),
        };
        let wanted = FileDialogRequest {
            title,
            kind,
            extensions: field.extensions(),
            all: tr("file-kind-all"),
        };
        let (sender, answer) = oneshot::channel();
        let runtime = self.worker.runtime();
        runtime.spawn(async move {
            drop(sender.send(Ok(ask::file(wanted).await)));
        });
        self.asked.file = Some((field, Request::new(runtime, answer, self.wake.clone())));
        self.view.form.is_asking_file = true;
    }

    /// Processes the desktop's answers: the chosen file, or why a file wasn't shown or chosen.
    pub(crate) fn collect_from_desktop(&mut self) {
        let shown = self.asked.showing.as_ref().and_then(Request::answer);
        if let Some(shown) = shown {
            let told = shown
                .as_ref()
                .ok()
                .and_then(|it| it.as_ref().err())
                .cloned();
            self.asked.showing = None;
            if let Some(error) = told {
                let words = LateText::new(move || not_shown(&error));
                self.view.remark = Some((words, self.view.now));
            }
        }
        let answer = self.asked.file.as_ref();
        let Some(answer) = answer.and_then(|(_, request)| request.answer()).cloned() else {
            return;
        };
        let field = self.asked.file.take().map(|(field, _)| field);
        self.view.form.is_asking_file = false;
        match (answer, field) {
            (Ok(Ok(Some(path))), Some(field)) => fill(&mut self.view.form, field, &path),
            (Ok(Err(error)), _) => {
                let words = LateText::new(move || no_file(&error));
                self.view.remark = Some((words, self.view.now));
            }
            _ => {}
        }
    }
}

/// Says why the file manager didn't show a file, and what to do.
fn not_shown(error: &ShowError) -> String {
    match error {
        ShowError::Gone(path) => {
            let path = path.display().to_string();
            tr_with("show-folder-gone", &[("path", path.into())])
        }
        ShowError::Nobody => tr("show-folder-nobody"),
        ShowError::Refused(said) => {
            tr_with("show-folder-refused", &[("said", said.as_str().into())])
        }
    }
}

/// Says why the desktop's dialog gave no file, and what to do.
fn no_file(error: &AskError) -> String {
    let key = match error {
        AskError::Nobody => key!("file-nobody"),
        AskError::Ended => key!("file-ended"),
        AskError::NotLocal => key!("file-not-local"),
    };
    tr(key)
}
