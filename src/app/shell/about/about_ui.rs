//! The About dialog: version, where to report a fault, and the licenses of everything inside.

use std::sync::LazyLock;

use egui::style::ScrollStyle;
use egui::{Label, RichText, ScrollArea, Ui};

use crate::app::language::text::{tr, tr_with};
use crate::app::look::app_icon::app_icon;
use crate::app::look::styles::{hint, line};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, link};
use crate::app::parts::dialog::{Dialog, DialogResult, close_at_right_ui};
use crate::app::state::action::Action;
use crate::app::state::copied::Copied;

/// All libraries and their licenses; made by `tests/licences.rs` from Cargo's data.
const LICENCES: &str = include_str!("../../../../assets/licences.txt");
/// The lines of the licenses, and the number of libraries in them. Computed once, because there are some thousand
/// lines.
static INSIDE: LazyLock<(Vec<&'static str>, usize)> = LazyLock::new(|| {
    let lines: Vec<&str> = LICENCES.lines().collect();
    let count = lines.iter().filter(|line| line.starts_with("- ")).count();
    (lines, count)
});
/// The address at which to report faults; empty until there is a public host.
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");
/// Width of the dialog in points: enough for eighty characters of the licenses.
const WIDTH: f32 = 600.0;
/// Height in points of everything but the licenses: the rest of the dialog, and the strip of the window around it.
const ABOVE_AND_BELOW: f32 = 330.0;

#[derive(Debug, Default)]
pub(crate) struct AboutDialog {
    /// Whether the licenses are shown.
    is_unfolded: bool,
}

pub(crate) fn about_ui(ui: &Ui, about: &mut Option<AboutDialog>, actions: &mut Vec<Action>) {
    let Some(open) = about else {
        return;
    };
    let shown = Dialog::new("about", &tr("about"), WIDTH)
        .gap(8.0)
        .closes_beside(true)
        .show(ui, |ui| content_ui(ui, open, actions));
    if !matches!(shown, DialogResult::Open) {
        *about = None;
    }
}

fn content_ui(ui: &mut Ui, about: &mut AboutDialog, actions: &mut Vec<Action>) -> Option<()> {
    head_ui(ui);
    ui.add_space(4.0);
    hint(ui, tr("about-licence"));
    report_ui(ui, actions);
    ui.add_space(4.0);
    let what = tr_with("about-inside", &[("n", INSIDE.1.into())]);
    line(ui, what, theme::small_strong(), palette(ui).text);
    let label = if about.is_unfolded {
        tr("about-fold")
    } else {
        tr("about-unfold")
    };
    if link(ui, &label, None).clicked() {
        about.is_unfolded = !about.is_unfolded;
    }
    if about.is_unfolded {
        licences_ui(ui, &INSIDE.0);
    }
    ui.add_space(4.0);
    close_at_right_ui(ui, &tr("export-close")).then_some(())
}

/// Draws the icon, and beside it the name, the version and a sentence about the program.
fn head_ui(ui: &mut Ui) {
    let p = palette(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        app_icon(ui, 48);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            line(ui, "Moderato", theme::title(), p.text);
            let version = [("version", env!("CARGO_PKG_VERSION").into())];
            let version = tr_with("about-version", &version);
            line(ui, version, theme::body(), p.text_2);
            hint(ui, tr("about-what"));
        });
    });
}

/// Draws the address at which to report a fault, and a button that copies it. Says so if there is no address. Starts no
/// browser.
fn report_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    if REPOSITORY.is_empty() {
        return hint(ui, tr("about-report-nowhere"));
    }
    hint(ui, tr_with("about-report", &[("url", REPOSITORY.into())]));
    let copy = Button::new(ButtonKind::Resting, tr("about-copy-address")).height(26.0);
    if copy.show(ui).clicked() {
        actions.push(Action::Copy(Copied::Link, REPOSITORY.to_owned()));
    }
}

/// Draws the licenses; lays out only the visible lines.
fn licences_ui(ui: &mut Ui, lines: &[&str]) {
    let room = (ui.ctx().content_rect().height() - ABOVE_AND_BELOW).max(96.0);
    let p = palette(ui);
    ui.spacing_mut().scroll = ScrollStyle::solid();
    ui.spacing_mut().item_spacing.y = 0.0;
    let height = ui.fonts_mut(|fonts| fonts.row_height(&theme::mono()));
    ScrollArea::both()
        .max_height(room)
        .auto_shrink(false)
        .show_rows(ui, height, lines.len(), |ui, rows| {
            for text in lines.get(rows).unwrap_or_default() {
                let text = RichText::new(*text).font(theme::mono()).color(p.text_2);
                ui.add(Label::new(text).extend().selectable(true));
            }
        });
}
