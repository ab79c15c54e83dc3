//! The settings: language, theme, density, motion, and choices for the sign-in. Each takes effect and is saved at
//! once.

use egui::{Id, Popup, PopupCloseBehavior, RectAlign, Response, ScrollArea, Ui};
use egui_material_icons::icons::{ICON_ADD, ICON_REMOVE};

use crate::app::language::text::{Language, tr, tr_with};
use crate::app::look::styles::{hint, line};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, check_box, link, segment};
use crate::app::parts::dialog::title_ui;
use crate::app::settings::audit_settings_ui::{AuditForm, audit_settings_ui, leave_audit};
use crate::app::sign_in::profiles::profile_ui::{ProfileForm, leave, profile_ui};
use crate::app::state::action::Action;
use crate::app::state::choices::Choices;
use crate::moderation::state::snapshot::Snapshot;
use crate::settings::policy::Policy;
use crate::settings::preferences::{Notifications, Preferences, Theme};
use crate::settings::window_place::Zoom;

/// Width in points: enough for the names of the languages in two lines.
const WIDTH: f32 = 440.0;
/// Height in points that is left to the window above the settings and to the popup's margins.
const OUTSIDE: f32 = 40.0;
/// The least height in points. With less, only one field would be visible at a time.
const LOWEST: f32 = 240.0;

/// Returns the id of the popup. The button's would change with the rail, which a zoom or a language may narrow: the
/// settings would close while somebody tries them.
fn popup() -> Id {
    Id::unique("settings")
}

/// Opens the settings at this button if a command asked for them.
pub(crate) fn open_if_wanted(button: &Response, is_wanted: &mut bool) {
    if std::mem::take(is_wanted) {
        Popup::open_id(&button.ctx, popup());
    }
}

/// Opens the settings as a popup of this button, and draws them while they are open. Before the sign-in, only those of
/// the window are there.
pub(crate) fn settings_ui(
    button: &Response,
    (snapshot, choices, is_refused): (&Snapshot, &Choices, bool),
    (form, audit): (&mut ProfileForm, &mut AuditForm),
    (preferences, policy): (&mut Preferences, &Policy),
    actions: &mut Vec<Action>,
) {
    let session = snapshot.sign_in.session();
    let is_demo = session.is_some_and(|session| session.demo);
    // The button stands at the foot of the window, or before the sign-in at its top.
    let window = button.ctx.content_rect();
    let is_above = button.rect.center().y > window.center().y;
    let (align, room) = if is_above {
        (RectAlign::TOP_START, button.rect.top())
    } else {
        (
            RectAlign::BOTTOM_END,
            window.bottom() - button.rect.bottom(),
        )
    };
    let shown = Popup::menu(button)
        .id(popup())
        .align(align)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(tr("settings-head"))
        .show(|ui| {
            ui.set_width(WIDTH);
            // In a low window the settings scroll.
            let room = (room - OUTSIDE).max(LOWEST);
            let content = ScrollArea::vertical()
                .max_height(room)
                .min_scrolled_height(room);
            content.show(ui, |ui| {
                egui::Frame::new().inner_margin(8).show(ui, |ui| {
                    title_ui(ui, &tr("settings-head"));
                    ui.add_space(4.0);
                    if fields_ui(ui, preferences, is_refused) {
                        actions.push(Action::SavePreferences);
                    }
                    ui.add_space(8.0);
                    // Without this layout, the menu would justify sentences and tear them apart.
                    ui.vertical(|ui| {
                        if session.is_some() {
                            let of_log = (&mut *preferences, policy);
                            audit_settings_ui(ui, audit, of_log, snapshot, actions);
                            ui.add_space(8.0);
                            profile_ui(ui, form, choices, is_demo, actions);
                            ui.add_space(8.0);
                        }
                        if link(ui, &tr("about"), None).clicked() {
                            actions.push(Action::OpenAbout);
                            ui.close();
                        }
                    });
                });
            });
        });
    if shown.is_none() {
        leave(form, actions);
        leave_audit(audit, preferences, actions);
    }
}

/// Draws the choice of the language. Each language has its own name, since a user who looks for theirs may not read the
/// current one.
fn language_ui(ui: &mut Ui, preferences: &mut Preferences) -> bool {
    hint(ui, tr("settings-language"));
    let mut options = vec![(None, tr("settings-as-system"))];
    options.extend(Language::ALL.map(|language| (Some(language), language.own_name().to_owned())));
    let mut chosen = preferences.language.as_deref().map(Language::from_tag);
    let changed = segment(ui, &mut chosen, &options);
    if changed {
        preferences.language = chosen.map(|language| language.tag().to_owned());
    }
    changed
}

/// Draws the zoom controls: smaller, current value, larger, reset. Returns whether the zoom changed.
fn zoom_ui(ui: &mut Ui, zoom: &mut Zoom) -> bool {
    let before = *zoom;
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        line(ui, tr("settings-zoom"), theme::small(), palette(ui).text_2);
        let step = |ui: &mut Ui, symbol: &str, name: &str, next: Option<Zoom>| {
            let at_end = next.is_none().then(|| zoom_end(before));
            let button = Button::new(ButtonKind::Resting, "")
                .icon(symbol)
                .name(name)
                .height(28.0)
                .disabled_because(at_end.as_deref());
            next.filter(|_| button.show(ui).on_hover_text(name).clicked())
        };
        let (less, more) = (tr("key-zoom-out"), tr("key-zoom-in"));
        let smaller = step(ui, ICON_REMOVE.codepoint, &less, before.smaller());
        let percent = tr_with("settings-zoom-percent", &[("n", before.percent().into())]);
        line(ui, percent, theme::body(), palette(ui).text);
        let larger = step(ui, ICON_ADD.codepoint, &more, before.larger());
        let reset = before != Zoom::default() && link(ui, &tr("zoom-reset"), None).clicked();
        let back = reset.then(Zoom::default);
        *zoom = smaller.or(larger).or(back).unwrap_or(before);
    });
    *zoom != before
}

fn zoom_end(zoom: Zoom) -> String {
    tr_with("why-zoom", &[("n", zoom.percent().into())])
}

fn fields_ui(ui: &mut Ui, preferences: &mut Preferences, is_refused: bool) -> bool {
    ui.spacing_mut().item_spacing.y = 6.0;
    let mut changed = language_ui(ui, preferences);
    ui.add_space(4.0);
    hint(ui, tr("settings-theme"));
    let options = [
        (Theme::System, tr("settings-as-system")),
        (Theme::Light, tr("settings-light")),
        (Theme::Dark, tr("settings-dark")),
    ];
    changed |= segment(ui, &mut preferences.theme, &options);
    ui.add_space(4.0);
    changed |= zoom_ui(ui, &mut preferences.zoom);
    ui.add_space(4.0);
    for (value, text) in [
        (&mut preferences.dense_rows, tr("settings-dense")),
        (&mut preferences.reduce_motion, tr("settings-still")),
    ] {
        if check_box(ui, Some(*value), &text, true).clicked() {
            *value = !*value;
            changed = true;
        }
    }
    changed | notifications_ui(ui, preferences, is_refused)
}

/// Draws the choice of notifications; returns whether it changed. Says so if the desktop couldn't show the newest
/// notification.
fn notifications_ui(ui: &mut Ui, preferences: &mut Preferences, is_refused: bool) -> bool {
    ui.add_space(4.0);
    hint(ui, tr("settings-notify"));
    let options = [
        (Notifications::Off, tr("settings-notify-off")),
        (Notifications::On, tr("settings-notify-on")),
        (Notifications::Sound, tr("settings-notify-sound")),
    ];
    let changed = segment(ui, &mut preferences.notifications, &options);
    if is_refused && preferences.notifications != Notifications::Off {
        hint(ui, tr("settings-notify-refused"));
    }
    changed
}
