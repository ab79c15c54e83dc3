//! Writes exports and reads the actions of earlier sessions, both on another thread, since the disk may be slow.

use std::path::PathBuf;

use tokio::sync::oneshot;

use crate::app::activity::earlier_ui::EarlierActionsState;
use crate::app::shell::console_app::ConsoleApp;
use crate::app::state::export_order::{ExportOrder, Exported};
use crate::app::state::request::Request;
use crate::moderation::views::export::options::ExportOptions;
use crate::moderation::views::export::{
    activity_csv, activity_json, earlier_csv, earlier_json, roster_csv, roster_json,
};
use crate::settings::exports;
use crate::worker::audit::earlier::{EarlierActionsQuery, audit_folder, read_earlier};

impl ConsoleApp {
    /// Sets the folder that the export dialog shows.
    pub(crate) fn tell_export_folder(&mut self) {
        if self.view.activity.export.is_none() {
            return;
        }
        let folder = exports::folder(&self.session_folder());
        if let Some(form) = &mut self.view.activity.export {
            form.goes_to(folder);
        }
    }

    /// Returns the folder for the files of this session. The demo has a folder of its own.
    fn session_folder(&self) -> PathBuf {
        let session = self.view.snapshot.sign_in.session();
        if session.is_some_and(|session| session.demo) {
            self.folders.demo()
        } else {
            self.folders.data.clone()
        }
    }

    pub(crate) fn export(&mut self, order: ExportOrder) {
        let folder = self.session_folder();
        let entries = self.view.activity.shown_entries();
        let shown = self.view.shown.as_ref();
        let call = shown
            .and_then(|call| self.view.snapshot.call(call))
            .cloned();
        let earlier = self.view.activity.earlier.as_ref();
        let earlier = earlier.and_then(|dialog| dialog.record.answer());
        let earlier = earlier.and_then(|read| read.as_ref().ok()?.as_ref().ok());
        let earlier = earlier.map(|record| record.entries.clone());
        let at = self.view.now.wall;
        let (sender, answer) = oneshot::channel();
        let runtime = self.worker.runtime();
        let request = Request::new(runtime, answer, self.wake.clone());
        runtime.spawn_blocking(move || {
            let options = ExportOptions {
                redact_names: order.redact_names,
            };
            let earlier = earlier.as_deref().unwrap_or_default();
            let (what, text) = match (order.what, call) {
                (Exported::Earlier, _) if order.json => ("earlier", earlier_json(earlier, options)),
                (Exported::Earlier, _) => ("earlier", earlier_csv(earlier, options)),
                (Exported::Roster, Some(call)) if order.json => {
                    ("roster", roster_json(&call, options))
                }
                (Exported::Roster, Some(call)) => ("roster", roster_csv(&call, options)),
                _ if order.json => ("activity", activity_json(&entries, options)),
                _ => ("activity", activity_csv(&entries, options)),
            };
            let extension = if order.json { "json" } else { "csv" };
            // Sending fails if the runtime is shutting down. Nobody needs the answer then, and the file is written
            // anyway.
            drop(sender.send(Ok(exports::keep(&folder, what, at, extension, &text))));
        });
        let activity = &mut self.view.activity;
        match (&mut activity.earlier, &mut activity.export) {
            (Some(earlier), _) if order.what == Exported::Earlier => earlier.export = Some(request),
            (_, Some(form)) => form.holds(request),
            _ => {}
        }
    }

    /// Opens the dialog with the actions of earlier sessions, and reads them on another thread.
    pub(crate) fn show_earlier(&mut self) {
        let session = self.view.snapshot.sign_in.session();
        let (Some(session), Some(end)) = (session, self.view.activity.since) else {
            return;
        };
        let owner = [&session.tenant, &session.client_id, &session.graph_host];
        let wish = EarlierActionsQuery {
            owner: owner.map(ToString::to_string),
            end,
        };
        let folder = audit_folder(&self.session_folder());
        let (sender, answer) = oneshot::channel();
        let runtime = self.worker.runtime();
        let request = Request::new(runtime, answer, self.wake.clone());
        let read_from = folder.clone();
        // Sending fails if the runtime is shutting down.
        runtime.spawn_blocking(move || drop(sender.send(Ok(read_earlier(&read_from, &wish)))));
        self.view.activity.export = None;
        self.view.activity.earlier = Some(EarlierActionsState::new(folder, request));
    }
}
