//! The dialog with the actions of earlier sessions, read from the audit log.

use std::path::{Path, PathBuf};

use egui::{Align, Label, Layout, RichText, Ui, vec2};
use egui_material_icons::icons::{ICON_DOWNLOAD, ICON_ERROR, ICON_WARNING};

use crate::app::activity::earlier_text::{CallNames, about_text, action_text, outcome_text};
use crate::app::language::text::{key, sentences, tr, tr_with};
use crate::app::look::list_table::ListTable;
use crate::app::look::styles::{hint, line};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{
    Button, ButtonKind, Tone, check_box, link, notice, segment, spinner,
};
use crate::app::parts::dialog::{Dialog, DialogResult, close_button, title_ui};
use crate::app::parts::written_ui::written_ui;
use crate::app::state::action::Action;
use crate::app::state::export_order::{ExportOrder, Exported};
use crate::app::state::request::Request;
use crate::app::words::time_text::day_and_clock;
use crate::file_manager::show::CAN_SHOW;
use crate::moderation::model::audit::earlier::EarlierEntry;
use crate::moderation::model::ids::CallId;
use crate::moderation::state::snapshot::Snapshot;
use crate::settings::exports::ExportError;
use crate::worker::audit::earlier::{EARLIER_DAYS, EarlierRecord};

const WIDTH: f32 = 760.0;
const ROW: f32 = 42.0;
const LINE: f32 = 18.0;
/// Height of the dialog without its list, in points.
const AROUND: f32 = 300.0;
/// Maximum height of the list, in points.
const LIST: f32 = 360.0;

#[derive(Debug)]
pub(crate) struct EarlierActionsState {
    /// The folder of the audit log.
    folder: PathBuf,
    pub(crate) record: Request<std::io::Result<EarlierRecord>>,
    json: bool,
    redact_names: bool,
    pub(crate) export: Option<Request<Result<PathBuf, ExportError>>>,
}

impl EarlierActionsState {
    /// Creates the dialog's state while the `record` is being read from this folder.
    pub(crate) fn new(folder: PathBuf, record: Request<std::io::Result<EarlierRecord>>) -> Self {
        Self {
            folder,
            record,
            json: false,
            redact_names: false,
            export: None,
        }
    }
}

/// Draws the dialog if it is open.
pub(crate) fn earlier_ui(
    ui: &Ui,
    dialog: &mut Option<EarlierActionsState>,
    snapshot: &Snapshot,
    actions: &mut Vec<Action>,
) {
    let names = |id: &str| {
        let call = snapshot.call(&CallId::from(id))?;
        let names = [&call.subject, &call.label].into_iter().flatten();
        names
            .map(|name| name.as_str().to_owned())
            .find(|name| !name.is_empty())
    };
    let Some(open) = dialog else {
        return;
    };
    let shown = Dialog::new("earlier", &tr("earlier-title"), WIDTH)
        .gap(10.0)
        .show(ui, |ui| content_ui(ui, open, &names, actions).then_some(()));
    if !matches!(shown, DialogResult::Open) {
        *dialog = None;
    }
}

/// Draws the content. Returns whether to close the dialog.
fn content_ui(
    ui: &mut Ui,
    dialog: &mut EarlierActionsState,
    calls: &CallNames<'_>,
    actions: &mut Vec<Action>,
) -> bool {
    title_ui(ui, &tr("earlier-title"));
    let mut has_entries = false;
    match dialog.record.answer() {
        None => spinner(ui, 18.0),
        Some(Ok(Ok(record))) => {
            has_entries = !record.entries.is_empty();
            record_ui(ui, record, calls);
        }
        Some(Ok(Err(error))) => failed_ui(ui, &tr("earlier-unread"), &error.to_string()),
        Some(Err(failure)) => failed_ui(ui, &tr("earlier-unread"), &failure.message),
    }
    folder_ui(ui, &dialog.folder, actions);
    if has_entries {
        format_ui(ui, dialog, actions);
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if has_entries {
            export_ui(ui, dialog, actions);
        }
        close_button(ui, &tr("export-close")).clicked()
    })
    .inner
}

fn failed_ui(ui: &mut Ui, bold: &str, why: &str) {
    let icon = ICON_ERROR.codepoint;
    notice(ui, (Tone::Danger, icon), [bold, why], &[], false);
}

/// Draws the record of earlier sessions: how far it can be trusted, and its actions.
fn record_ui(ui: &mut Ui, record: &EarlierRecord, calls: &CallNames<'_>) {
    let n = [
        ("n", record.entries.len().into()),
        ("days", EARLIER_DAYS.into()),
    ];
    let has_none = record.entries.is_empty();
    let key = match record.is_cut {
        true => key!("earlier-newest"),
        false if has_none => key!("earlier-none"),
        false => key!("earlier-what"),
    };
    let mut told = vec![tr_with(key, &n)];
    if record.others > 0 {
        told.push(tr_with("earlier-others", &[("n", record.others.into())]));
    }
    if record.damaged.is_empty() && !(has_none && record.others == 0) {
        told.push(tr("earlier-whole"));
    }
    hint(ui, sentences(&told));
    if !record.damaged.is_empty() {
        let files = [("files", record.damaged.join(", ").into())];
        let text = [
            &*tr("earlier-damaged"),
            &*tr_with("earlier-damaged-next", &files),
        ];
        notice(
            ui,
            (Tone::Warning, ICON_WARNING.codepoint),
            text,
            &[],
            false,
        );
    }
    let height = (ui.ctx().content_rect().height() - AROUND).clamp(ROW * 3.0, LIST);
    let list = ListTable::new("earlier").at_most(height);
    list.show(ui, ROW, record.entries.len(), |ui, at| {
        entry_ui(ui, &record.entries[at], calls);
    });
}

/// Draws one action on two lines: the time, the action, and its result at the right; below them the call and the
/// operator.
fn entry_ui(ui: &mut Ui, entry: &EarlierEntry, calls: &CallNames<'_>) {
    let p = palette(ui);
    ui.allocate_ui(vec2(ui.available_width(), ROW), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_min_height(ROW);
        let size = vec2(ui.available_width(), LINE);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            line(ui, day_and_clock(entry.at), theme::small(), p.text_3);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(12.0);
                let text = RichText::new(outcome_text(entry)).font(theme::small());
                ui.add(Label::new(text.color(p.text_2)).truncate());
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let text = RichText::new(action_text(entry, calls)).font(theme::small());
                    ui.add(Label::new(text.color(p.text)).truncate());
                });
            });
        });
        let about = RichText::new(about_text(entry, calls)).font(theme::small());
        ui.add(Label::new(about.color(p.text_3)).truncate());
    });
}

/// Draws the folder of the audit log, which also has lines that are too old for the list.
fn folder_ui(ui: &mut Ui, folder: &Path, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        let values = [("folder", folder.display().to_string().into())];
        hint(ui, tr_with("earlier-where", &values));
        if CAN_SHOW && link(ui, &tr("show-folder"), None).clicked() {
            actions.push(Action::ShowInFolder(folder.join("audit.jsonl")));
        }
    });
}

/// Draws the choices for an export, and its result.
fn format_ui(ui: &mut Ui, dialog: &mut EarlierActionsState, actions: &mut Vec<Action>) {
    let before = (dialog.json, dialog.redact_names);
    ui.horizontal(|ui| {
        let formats = [(false, "CSV".to_owned()), (true, "JSON".to_owned())];
        segment(ui, &mut dialog.json, &formats);
        let label = tr("export-redact");
        if check_box(ui, Some(dialog.redact_names), &label, true).clicked() {
            dialog.redact_names = !dialog.redact_names;
        }
    });
    if before != (dialog.json, dialog.redact_names) {
        dialog.export = None;
    }
    match dialog.export.as_ref().and_then(Request::answer) {
        None => {}
        Some(Ok(Ok(path))) => written_ui(ui, path, actions),
        Some(Ok(Err(error))) => failed_ui(ui, &tr("export-failed"), &error.to_string()),
        Some(Err(failure)) => failed_ui(ui, &tr("export-failed"), &failure.message),
    }
}

fn export_ui(ui: &mut Ui, dialog: &EarlierActionsState, actions: &mut Vec<Action>) {
    let is_busy = dialog.export.as_ref().is_some_and(Request::is_pending);
    let go = Button::new(ButtonKind::Resting, tr("export-go"))
        .icon(ICON_DOWNLOAD.codepoint)
        .busy(is_busy);
    if go.show(ui).clicked() {
        actions.push(Action::Export(ExportOrder {
            what: Exported::Earlier,
            json: dialog.json,
            redact_names: dialog.redact_names,
        }));
    }
}
