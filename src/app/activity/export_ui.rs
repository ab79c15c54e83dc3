//! The dialog that exports the activity or a roster to a file.

use std::path::PathBuf;

use egui::{Align, Layout, Ui};
use egui_material_icons::icons::{ICON_DOWNLOAD, ICON_ERROR};

use crate::app::language::text::{sentences, tr, tr_with};
use crate::app::look::styles::{hint, line};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, Tone, check_box, link, notice, segment};
use crate::app::parts::dialog::{Dialog, DialogResult, close_button, title_ui};
use crate::app::parts::written_ui::written_ui;
use crate::app::state::action::Action;
use crate::app::state::export_order::{ExportOrder, Exported};
use crate::app::state::request::Request;
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::export::roster_counts;
use crate::settings::exports::ExportError;

const WIDTH: f32 = 440.0;
/// Least height of the part that shows the folder or the result of an export, in points.
const OUTCOME: f32 = 78.0;

#[derive(Debug)]
pub(crate) struct ExportForm {
    order: ExportOrder,
    /// The started export. Its answer is the path of the written file, or why the export failed. `None` before the
    /// start, and after a change of the choices.
    request: Option<Request<Result<PathBuf, ExportError>>>,
    /// The folder for the file, once the window has set it.
    folder: Option<PathBuf>,
    /// Which button got the keyboard focus last: `true` for Close, once the file is written, and `false` for Export.
    /// `None` before the first frame.
    led_to: Option<bool>,
}

impl Default for ExportForm {
    fn default() -> Self {
        Self {
            order: ExportOrder {
                what: Exported::Activity,
                json: false,
                redact_names: false,
            },
            request: None,
            folder: None,
            led_to: None,
        }
    }
}

impl ExportForm {
    /// Sets the folder for the file.
    pub(crate) fn goes_to(&mut self, folder: PathBuf) {
        self.folder = Some(folder);
    }

    /// Sets the request of the started export.
    pub(crate) fn holds(&mut self, request: Request<Result<PathBuf, ExportError>>) {
        self.request = Some(request);
    }
}

/// The entries of the activity to export.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ExportedEntries {
    pub(crate) count: usize,
    /// Whether filters may keep further entries out of the export.
    pub(crate) is_filtered: bool,
}

/// Draws the dialog if it is open.
pub(crate) fn export_ui(
    ui: &Ui,
    call: Option<&CallView>,
    entries: ExportedEntries,
    form: &mut Option<ExportForm>,
    actions: &mut Vec<Action>,
) {
    let Some(open) = form else {
        return;
    };
    let shown = Dialog::new("export", &tr("export-title"), WIDTH)
        .gap(10.0)
        .show(ui, |ui| {
            form_ui(ui, call, entries, open, actions).then_some(())
        });
    if !matches!(shown, DialogResult::Open) {
        *form = None;
    }
}

/// Draws the form; returns whether to close the dialog.
fn form_ui(
    ui: &mut Ui,
    call: Option<&CallView>,
    entries: ExportedEntries,
    form: &mut ExportForm,
    actions: &mut Vec<Action>,
) -> bool {
    let before = form.order;
    title_ui(ui, &tr("export-title"));
    choices_ui(ui, call, entries, &mut form.order, actions);
    if before != form.order {
        // The earlier file no longer matches the choices.
        form.request = None;
    }
    outcome_ui(ui, form, actions);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let answer = form.request.as_ref();
        let is_busy = answer.is_some_and(Request::is_pending);
        let is_written = matches!(answer.and_then(Request::answer), Some(Ok(Ok(_))));
        // Once the file is written, the focus goes to Close. Another Enter then closes the dialog instead of writing
        // the file again.
        let kind = if is_written {
            ButtonKind::Resting
        } else {
            ButtonKind::AccentSolid
        };
        let go = Button::new(kind, tr("export-go"))
            .icon(ICON_DOWNLOAD.codepoint)
            .busy(is_busy)
            .show(ui);
        let close = close_button(ui, &tr("export-close"));
        if form.led_to.replace(is_written) != Some(is_written) {
            let next = if is_written { &close } else { &go };
            next.request_focus();
        }
        if go.clicked() {
            actions.push(Action::Export(form.order));
        }
        close.clicked()
    })
    .inner
}

fn choices_ui(
    ui: &mut Ui,
    call: Option<&CallView>,
    entries: ExportedEntries,
    order: &mut ExportOrder,
    actions: &mut Vec<Action>,
) {
    let mut options = vec![(Exported::Activity, tr("export-activity"))];
    if call.is_some() {
        options.push((Exported::Roster, tr("export-roster")));
    } else {
        order.what = Exported::Activity;
    }
    // The first switch makes the row higher. Centered, the second switch would be a point lower than the first.
    ui.horizontal_top(|ui| {
        segment(ui, &mut order.what, &options);
        let formats = [(false, "CSV".to_owned()), (true, "JSON".to_owned())];
        segment(ui, &mut order.json, &formats);
    });
    let (what, more) = if let (Exported::Roster, Some(call)) = (order.what, call) {
        let (n, left) = roster_counts(call);
        let values = [("n", n.into()), ("call", call.title().into())];
        let left = (left > 0).then(|| tr_with("export-roster-left", &[("n", left.into())]));
        (tr_with("export-roster-what", &values), left)
    } else {
        let n = [("n", entries.count.into())];
        let filtered = entries.is_filtered.then(|| tr("export-activity-filtered"));
        (tr_with("export-activity-what", &n), filtered)
    };
    let is_activity = order.what == Exported::Activity;
    let about = if order.json {
        tr("export-json")
    } else {
        tr("export-csv")
    };
    hint(ui, sentences(&[what, more.unwrap_or_default(), about]));
    if is_activity && link(ui, &tr("earlier-open"), None).clicked() {
        actions.push(Action::ShowEarlier);
    }
    let label = tr("export-redact");
    if check_box(ui, Some(order.redact_names), &label, true).clicked() {
        order.redact_names = !order.redact_names;
    }
    if order.redact_names {
        hint(ui, tr("export-redact-hint"));
    }
}

/// Draws the folder for the file, the path of the written file, or why writing failed. Keeps room for the longest of
/// these, so that the buttons below don't move.
fn outcome_ui(ui: &mut Ui, form: &ExportForm, actions: &mut Vec<Action>) {
    ui.vertical(|ui| {
        ui.set_min_height(OUTCOME);
        answer_ui(ui, form, actions);
    });
}

fn answer_ui(ui: &mut Ui, form: &ExportForm, actions: &mut Vec<Action>) {
    let p = palette(ui);
    match form.request.as_ref().and_then(Request::answer) {
        None => {
            if let Some(folder) = &form.folder {
                let folder = folder.display().to_string();
                hint(ui, tr_with("export-where", &[("folder", folder.into())]));
            }
        }
        Some(Ok(Ok(path))) => {
            // On Windows, the folder decides who can read the file.
            let written = if cfg!(unix) {
                tr("export-written")
            } else {
                tr("export-written-readable")
            };
            line(ui, written, theme::small(), p.success);
            written_ui(ui, path, actions);
        }
        Some(Ok(Err(error))) => failed_ui(ui, &error.to_string()),
        Some(Err(failure)) => failed_ui(ui, &failure.message),
    }
}

fn failed_ui(ui: &mut Ui, why: &str) {
    let (bold, icon) = (tr("export-failed"), ICON_ERROR.codepoint);
    notice(ui, (Tone::Danger, icon), [&bold, why], &[], false);
}
