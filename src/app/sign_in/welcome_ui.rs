//! The welcome at the first start: describes the program, and offers a demo.

use egui::Ui;
use egui_material_icons::icons::ICON_SLIDESHOW;

use crate::app::language::text::tr;
use crate::app::look::app_icon::app_icon;
use crate::app::look::styles::{line, paragraph};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, link};
use crate::app::sign_in::sign_in_form::SignInForm;
use crate::app::state::action::Action;

const ICON: u16 = 48;
/// Width of the text column beside the form, in points.
const COLUMN: f32 = 300.0;
const GAP: f32 = 40.0;
/// By how much the column makes the page wider, in points.
pub(crate) const BESIDE: f32 = COLUMN + GAP;
/// Width of the window, in points, from which the welcome is drawn beside the form. In a narrower window, it is drawn
/// above the form.
const WIDE: f32 = 840.0;

/// Whether this counts as the first start on this computer: no sign-in is saved.
pub(crate) fn is_first_start(form: &SignInForm) -> bool {
    form.profiles.is_empty()
}

/// Whether the welcome is shown beside the form.
pub(crate) fn is_beside(ui: &Ui, form: &SignInForm) -> bool {
    is_first_start(form) && ui.available_width() >= WIDE
}

/// Returns by how many points the welcome makes the page higher; negative if the page gets lower.
pub(crate) fn welcome_height(form: &SignInForm, is_beside: bool) -> f32 {
    match (is_first_start(form), is_beside) {
        (true, true) => -130.0,
        (true, false) => 60.0,
        (false, _) => 22.0,
    }
}

/// Draws the program's name and a subtitle. At the first start, an icon, two sentences and the demo button take the
/// place of the subtitle.
pub(crate) fn welcome_ui(ui: &mut Ui, form: &SignInForm, busy: bool, actions: &mut Vec<Action>) {
    let p = palette(ui);
    if !is_first_start(form) {
        line(ui, "Moderato", theme::hero(), p.text);
        paragraph(ui, tr("sign-in-subtitle"), theme::body(), p.text_2);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        app_icon(ui, ICON);
        ui.vertical(|ui| {
            line(ui, "Moderato", theme::hero(), p.text);
            words_ui(ui, busy, actions);
        });
    });
}

/// Draws the welcome in its own column, with `below` at its end.
pub(crate) fn welcome_beside_ui(
    ui: &mut Ui,
    busy: bool,
    actions: &mut Vec<Action>,
    below: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    ui.vertical(|ui| {
        ui.set_width(COLUMN);
        app_icon(ui, ICON);
        ui.add_space(4.0);
        let ink = palette(ui).text;
        line(ui, "Moderato", theme::hero(), ink);
        words_ui(ui, busy, actions);
        ui.add_space(8.0);
        about_link_ui(ui, actions);
        ui.add_space(16.0);
        below(ui, actions);
    });
    ui.add_space(GAP - ui.spacing().item_spacing.x);
}

fn words_ui(ui: &mut Ui, busy: bool, actions: &mut Vec<Action>) {
    let ink = palette(ui).text_2;
    paragraph(ui, tr("welcome-what"), theme::body(), ink);
    paragraph(ui, tr("welcome-how"), theme::body(), ink);
    ui.add_space(2.0);
    let label = tr("sign-in-demo-button");
    let why = busy.then(|| tr("sign-in-under-way"));
    let demo = Button::new(ButtonKind::Resting, &label)
        .icon(ICON_SLIDESHOW.codepoint)
        .disabled_because(why.as_deref());
    if demo.show(ui).clicked() {
        actions.push(Action::OpenDemo);
    }
}

pub(crate) fn about_link_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    if link(ui, &tr("about"), None).clicked() {
        actions.push(Action::OpenAbout);
    }
}
