//! What whoever starts the program for the first time is told: what it is, and that there is a demo.

use egui::Ui;

use crate::app::language::text::tr;
use crate::app::look::app_icon::app_icon;
use crate::app::look::styles::{line, paragraph};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, link};
use crate::app::sign_in::sign_in_form::SignInForm;
use crate::app::state::action::Action;
use egui_material_icons::icons::ICON_SLIDESHOW;

/// The room between the icon and the words.
const GAP: f32 = 14.0;
const ICON: f32 = 48.0;
/// How much higher the page is with it.
pub(crate) const WELCOME: f32 = 96.0;

/// Whether nobody has ever signed in from here, so that no profile was kept.
pub(crate) fn is_first_start(form: &SignInForm) -> bool {
    form.profiles.is_empty()
}

/// Draws the name of the program; at the first start with its icon, two sentences and the demo.
pub(crate) fn welcome_ui(ui: &mut Ui, form: &SignInForm, busy: bool, actions: &mut Vec<Action>) {
    let p = palette(ui);
    if !is_first_start(form) {
        line(ui, "Moderato", theme::hero(), p.text);
        paragraph(ui, tr("sign-in-subtitle"), theme::body(), p.text_2);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        app_icon(ui, ICON);
        ui.vertical(|ui| {
            line(ui, "Moderato", theme::hero(), p.text);
            paragraph(ui, tr("welcome-what"), theme::body(), p.text_2);
            paragraph(ui, tr("welcome-how"), theme::body(), p.text_2);
            ui.add_space(2.0);
            let (label, why) = (
                tr("sign-in-demo-button"),
                busy.then(|| tr("sign-in-under-way")),
            );
            let demo = Button::new(ButtonKind::Resting, &label)
                .icon(ICON_SLIDESHOW.codepoint)
                .disabled_because(why.as_deref());
            if demo.show(ui).clicked() {
                actions.push(Action::OpenDemo);
            }
        });
    });
}

/// The way to what the program is and to what is inside, at the end of the page.
pub(crate) fn about_link_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    if link(ui, &tr("about"), None).clicked() {
        actions.push(Action::OpenAbout);
    }
}
