//! The settings of the program and of the session. A choice takes effect and is saved at once. A typed text is saved
//! when its field loses the focus, or when the settings are closed.

use egui::{Align, ScrollArea, Ui};
use egui_material_icons::icons::{ICON_ADD, ICON_REMOVE};

use crate::app::language::text::{Language, key, tr, tr_with};
use crate::app::look::styles::{hint, line, paragraph};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::field::seek_error;
use crate::app::look::widgets::{Button, ButtonKind, check_box, link, segment_of};
use crate::app::parts::dialog::{Dialog, DialogResult, close_at_right_ui, title_ui};
use crate::app::settings::audit_settings_ui::{AuditForm, audit_settings_ui, leave_audit};
use crate::app::sign_in::profiles::profile_ui::{ProfileForm, leave, profile_ui};
use crate::app::state::action::Action;
use crate::app::state::choices::Choices;
use crate::app::words::network_text::network_words;
use crate::moderation::access::report::NetworkRoute;
use crate::moderation::state::snapshot::Snapshot;
use crate::settings::policy::Policy;
use crate::settings::preferences::{Notifications, Preferences, Theme};
use crate::settings::window_place::Zoom;

/// Width in points: enough for the names of the languages in two lines.
const WIDTH: f32 = 460.0;
/// Height in points of everything but the fields: the rest of the dialog, and the strip of the window around it.
const ABOVE_AND_BELOW: f32 = 150.0;
/// The least height of the fields in points. With less, only one would be visible at a time.
const LOWEST: f32 = 200.0;

#[derive(Debug, Default)]
pub(crate) struct SettingsState {
    pub(crate) is_open: bool,
    /// How often the settings were closed. Part of the scroll position's id, so that the settings always open at their
    /// top.
    closings: usize,
    /// The words typed in the palette to find a setting. `None` if there are none, or once the settings have scrolled
    /// to them.
    sought: Option<String>,
    /// The callback address and the seconds of ringing, as typed.
    profile: ProfileForm,
    audit: AuditForm,
    /// Whether the sign-in form has to show its network fields.
    pub(crate) opens_connection: bool,
}

impl SettingsState {
    /// Opens the settings, scrolled to the part in which the palette found these words.
    pub(crate) fn open_at(&mut self, typed: &str) {
        self.is_open = true;
        self.sought = Some(typed.trim().to_lowercase()).filter(|typed| !typed.is_empty());
    }

    fn close(&mut self) {
        self.is_open = false;
        self.closings += 1;
    }
}

/// A part of the settings that the palette can find.
#[derive(Debug, Clone, Copy)]
pub(crate) enum SettingsPart {
    Language,
    Theme,
    Zoom,
    Dense,
    Still,
    Notifications,
    Record,
    SignIn,
    Network,
}

impl SettingsPart {
    pub(crate) const ALL: [Self; 9] = [
        Self::Language,
        Self::Theme,
        Self::Zoom,
        Self::Dense,
        Self::Still,
        Self::Notifications,
        Self::Record,
        Self::SignIn,
        Self::Network,
    ];

    /// Returns the texts under which the palette finds the part.
    pub(crate) fn words(self) -> String {
        let keys: &[&str] = match self {
            Self::Language => &[key!("settings-language")],
            Self::Theme => &[
                key!("settings-theme"),
                key!("settings-light"),
                key!("settings-dark"),
            ],
            Self::Zoom => &[key!("settings-zoom")],
            Self::Dense => &[key!("settings-dense")],
            Self::Still => &[key!("settings-still")],
            Self::Notifications => &[key!("settings-notify")],
            Self::Record => &[
                key!("settings-audit-head"),
                key!("settings-record-required"),
            ],
            Self::SignIn => &[key!("profile-auto-cancel")],
            Self::Network => &[key!("access-way"), key!("connection-open")],
        };
        let texts: Vec<String> = keys.iter().map(|key| tr(key)).collect();
        texts.join("\n")
    }
}

/// Draws a part of the settings. Scrolls to the part if it contains the words in `sought`.
fn part_ui<R>(
    ui: &mut Ui,
    sought: &mut Option<String>,
    part: SettingsPart,
    draw: impl FnOnce(&mut Ui) -> R,
) -> R {
    let drawn = ui.scope(draw);
    let found = |typed: &mut String| {
        let words = part.words().to_lowercase();
        typed.split_whitespace().all(|word| words.contains(word))
    };
    if !ui.is_sizing_pass() && sought.take_if(found).is_some() {
        ui.scroll_to_rect(drawn.response.rect, Some(Align::TOP));
    }
    drawn.inner
}

/// The data that the settings draw from, besides the preferences.
pub(crate) struct SettingsContext<'a> {
    /// The proxy and the certificate authorities that differ from the system's.
    pub(crate) way: NetworkRoute,
    /// Whether flags set the proxy, the certificate authorities, or both.
    pub(crate) is_given: bool,
    pub(crate) snapshot: &'a Snapshot,
    pub(crate) choices: &'a Choices,
    pub(crate) policy: &'a Policy,
    /// Whether the desktop couldn't show the newest notification.
    pub(crate) notifications_refused: bool,
}

/// Draws the settings while they are open. Once they are closed, saves what was typed in them. Before a sign-in, leaves
/// out the settings of a profile.
///
/// An invalid text keeps the settings open once ([`ProfileForm::holds_back`]), and its field gets the focus.
pub(crate) fn settings_ui(
    ui: &Ui,
    context: &SettingsContext<'_>,
    settings: &mut SettingsState,
    preferences: &mut Preferences,
    actions: &mut Vec<Action>,
) {
    if settings.is_open {
        let title = tr("settings-head");
        let dialog = Dialog::new("settings", &title, WIDTH).closes_beside(true);
        let shown = dialog.show(ui, |ui| {
            title_ui(ui, &title);
            let room = (ui.ctx().content_rect().height() - ABOVE_AND_BELOW).max(LOWEST);
            let fields = ScrollArea::vertical()
                .id_salt(("settings", settings.closings))
                .auto_shrink([false, true])
                .max_height(room)
                .min_scrolled_height(room);
            fields.show(ui, |ui| {
                let sought = &mut settings.sought;
                if fields_ui(ui, preferences, sought, context.notifications_refused) {
                    actions.push(Action::SavePreferences);
                }
                of_session_ui(ui, context, settings, preferences, actions);
            });
            ui.add_space(4.0);
            close_at_right_ui(ui, &tr("export-close")).then_some(())
        });
        let is_closed = !matches!(shown, DialogResult::Open);
        if is_closed && settings.is_open && settings.profile.holds_back() {
            seek_error(ui.ctx());
        } else if is_closed {
            settings.close();
        }
    }
    if !settings.is_open {
        leave(&mut settings.profile, actions);
        leave_audit(&mut settings.audit, preferences, actions);
    }
}

/// Draws the settings about the audit log, the session (if there is one) and the network route. Below them is the link
/// to the About dialog.
fn of_session_ui(
    ui: &mut Ui,
    context: &SettingsContext<'_>,
    settings: &mut SettingsState,
    preferences: &mut Preferences,
    actions: &mut Vec<Action>,
) {
    let snapshot = context.snapshot;
    ui.add_space(8.0);
    let of_log = (preferences, context.policy);
    let audit = &mut settings.audit;
    part_ui(ui, &mut settings.sought, SettingsPart::Record, |ui| {
        audit_settings_ui(ui, audit, of_log, snapshot, actions);
    });
    ui.add_space(8.0);
    if let Some(session) = snapshot.sign_in.session() {
        let profile = &mut settings.profile;
        part_ui(ui, &mut settings.sought, SettingsPart::SignIn, |ui| {
            profile_ui(ui, profile, context.choices, session.demo, actions);
        });
        ui.add_space(8.0);
    }
    let sought = &mut settings.sought;
    let opens = part_ui(ui, sought, SettingsPart::Network, |ui| {
        network_ui(ui, context)
    });
    if opens {
        settings.opens_connection = true;
        settings.close();
    }
    ui.add_space(8.0);
    if link(ui, &tr("about"), None).clicked() {
        actions.push(Action::OpenAbout);
        settings.close();
    }
}

/// Says which proxy and certificate authorities are used, and where to change them. Returns whether to open the sign-in
/// form's network fields.
fn network_ui(ui: &mut Ui, context: &SettingsContext<'_>) -> bool {
    hint(ui, tr("access-way"));
    let used = network_words(&context.way);
    let used = if used.is_empty() {
        tr("settings-network-system")
    } else {
        used
    };
    paragraph(ui, used, theme::body(), palette(ui).text);
    if context.is_given {
        hint(ui, tr("connection-given"));
    } else if context.snapshot.sign_in.session().is_some() {
        hint(ui, tr("settings-network-where"));
    } else {
        return link(ui, &tr("connection-open"), None).clicked();
    }
    false
}

/// Draws the choice of the language. Each language has its own name for itself, because the user may not understand the
/// current language.
fn language_ui(ui: &mut Ui, preferences: &mut Preferences) -> bool {
    hint(ui, tr("settings-language"));
    let mut options = vec![(None, tr("settings-as-system"))];
    options.extend(Language::ALL.map(|language| (Some(language), language.own_name().to_owned())));
    let mut chosen = preferences.language.as_deref().map(Language::from_tag);
    let changed = segment_of(ui, &tr("settings-language"), &mut chosen, &options);
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

fn fields_ui(
    ui: &mut Ui,
    preferences: &mut Preferences,
    sought: &mut Option<String>,
    is_refused: bool,
) -> bool {
    use SettingsPart as Part;
    ui.spacing_mut().item_spacing.y = 6.0;
    let mut changed = part_ui(ui, sought, Part::Language, |ui| {
        language_ui(ui, preferences)
    });
    ui.add_space(4.0);
    let theme = &mut preferences.theme;
    changed |= part_ui(ui, sought, Part::Theme, |ui| theme_ui(ui, theme));
    ui.add_space(4.0);
    let zoom = &mut preferences.zoom;
    changed |= part_ui(ui, sought, Part::Zoom, |ui| zoom_ui(ui, zoom));
    ui.add_space(4.0);
    for (part, value, text) in [
        (
            Part::Dense,
            &mut preferences.dense_rows,
            tr("settings-dense"),
        ),
        (
            Part::Still,
            &mut preferences.reduce_motion,
            tr("settings-still"),
        ),
    ] {
        let tick = |ui: &mut Ui| check_box(ui, Some(*value), &text, true).clicked();
        if part_ui(ui, sought, part, tick) {
            *value = !*value;
            changed = true;
        }
    }
    let notify = |ui: &mut Ui| notifications_ui(ui, preferences, is_refused);
    changed | part_ui(ui, sought, Part::Notifications, notify)
}

fn theme_ui(ui: &mut Ui, theme: &mut Theme) -> bool {
    hint(ui, tr("settings-theme"));
    let options = [
        (Theme::System, tr("settings-as-system")),
        (Theme::Light, tr("settings-light")),
        (Theme::Dark, tr("settings-dark")),
    ];
    segment_of(ui, &tr("settings-theme"), theme, &options)
}

/// Draws the choice of notifications. Returns whether it changed. Adds a hint if they aren't off and the desktop
/// couldn't show the newest one.
fn notifications_ui(ui: &mut Ui, preferences: &mut Preferences, is_refused: bool) -> bool {
    ui.add_space(4.0);
    hint(ui, tr("settings-notify"));
    let options = [
        (Notifications::Off, tr("settings-notify-off")),
        (Notifications::On, tr("settings-notify-on")),
        (Notifications::Sound, tr("settings-notify-sound")),
    ];
    let name = tr("settings-notify");
    let changed = segment_of(ui, &name, &mut preferences.notifications, &options);
    if is_refused && preferences.notifications != Notifications::Off {
        hint(ui, tr("settings-notify-refused"));
    }
    changed
}
