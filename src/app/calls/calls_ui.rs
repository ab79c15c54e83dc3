//! The list of watched calls on the left: how full each call is, how old its roster is, and whether it needs attention.

use std::sync::Arc;

use egui::{Align2, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};
use egui_material_icons::icons::{
    ICON_ADD, ICON_CLEAR_ALL, ICON_DNS, ICON_KEY, ICON_LOGOUT, ICON_SETTINGS, ICON_VERIFIED_USER,
    ICON_VIEW_LIST,
};

use crate::app::calls::board::board_state::BoardState;
use crate::app::calls::board::board_ui::board_entry_ui;
use crate::app::calls::call_entry::{abbreviated, entry_ui, rail_entry_ui};
use crate::app::calls::join::join_form::JoinForm;
use crate::app::calls::join_entry::{JoinsState, join_entry_ui, rail_join_ui};
use crate::app::language::privacy;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::shapes::{paint_box, paint_centered, text_width};
use crate::app::look::styles::{line, truncated};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, heading, icon, icon_button, link};
use crate::app::sign_in::credential::credential_place::CredentialPlace;
use crate::app::state::action::Action;
use crate::app::words::network_text::network_words;
use crate::moderation::command::Command;
use crate::moderation::model::ids::{CallId, tail};
use crate::moderation::model::meeting::LinkCloud;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::time::Now;
use crate::moderation::state::snapshot::{CallView, Snapshot};

/// State of the call list and of the pages and dialogs opened from it.
#[derive(Debug, Default)]
pub struct CallListState {
    /// The dialog that adds a call or a meeting, while it is open.
    pub(crate) joining: Option<JoinForm>,
    /// The window's state for joins that are under way or failed.
    pub(crate) joins: JoinsState,
    /// The page of all calls.
    pub(crate) board: BoardState,
}

/// The data that the call list draws from, and the list of actions that it adds to.
pub struct CallsUi<'a> {
    /// The newest snapshot.
    pub snapshot: &'a Snapshot,
    /// The call in front.
    pub shown: Option<&'a CallId>,
    /// The current time, on the snapshot's clocks.
    pub now: Now,
    /// The name of the session's profile. `None` without a profile, or if the profile is only named after its tenant.
    pub name: Option<&'a str>,
    /// Where the credential of the session is kept.
    pub place: &'a CredentialPlace,
    /// Whether the access check is shown in place of the call.
    pub is_access_open: bool,
    /// The actions that clicks and keys have requested in this frame.
    pub actions: &'a mut Vec<Action>,
}

/// Draws the panel at full width.
pub fn calls_ui(ui: &mut Ui, cx: &mut CallsUi<'_>, state: &mut CallListState) {
    state.joins.access.clone_from(&cx.snapshot.access);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(16.0);
    ui.horizontal(|ui| {
        ui.set_min_height(32.0);
        ui.add_space(18.0);
        let p = palette(ui);
        line(ui, "Moderato", theme::title(), p.text);
        if is_demo(cx.snapshot) {
            demo_mark(ui);
        }
    });
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        ui.set_min_height(28.0);
        ui.add_space(18.0);
        let p = palette(ui);
        heading(&line(ui, tr("calls-head"), theme::small(), p.text_2));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(10.0);
            if icon_button(ui, ICON_ADD.codepoint, &tr("calls-add")).clicked() {
                cx.actions.push(Action::OpenAddCall);
            }
        });
    });
    ui.add_space(4.0);
    let service = if service(cx.snapshot).is_some() {
        20.0
    } else {
        0.0
    };
    let foot = 32.0 * 3.0 + 20.0 + 16.0 + service;
    let room = (ui.available_height() - foot).max(0.0);
    ui.allocate_ui(vec2(ui.available_width(), room), |ui| {
        ui.set_min_height(room);
        ScrollArea::vertical()
            .id_salt("calls")
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                if board_entry_ui(ui, state.board.is_open) {
                    state.board.open(false);
                }
                for call in &cx.snapshot.calls {
                    let chosen = cx.shown == Some(&call.id) && !state.board.is_open;
                    entry_ui(ui, call, chosen, cx.now, cx.actions);
                }
                for join in &*cx.snapshot.joins {
                    join_entry_ui(ui, join, cx.now, &mut state.joins, cx.actions);
                }
                if has_ended(cx.snapshot) {
                    clear_ended_ui(ui, cx.actions);
                }
            });
    });
    foot_ui(ui, cx);
}

/// Draws the panel as a rail 60 points wide. A call shows only its abbreviated title, the number of people and its
/// alarms.
pub fn rail_ui(ui: &mut Ui, cx: &mut CallsUi<'_>, state: &mut CallListState) {
    state.joins.access.clone_from(&cx.snapshot.access);
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.add_space(8.0);
    ui.vertical_centered(|ui| {
        if is_demo(cx.snapshot) {
            demo_mark(ui);
        }
        if icon_button(ui, ICON_ADD.codepoint, &tr("calls-add")).clicked() {
            cx.actions.push(Action::OpenAddCall);
        }
        if icon_button(ui, ICON_VIEW_LIST.codepoint, &tr("board-title")).clicked() {
            state.board.open(false);
        }
    });
    let room = (ui.available_height() - 132.0).max(0.0);
    ui.allocate_ui(vec2(ui.available_width(), room), |ui| {
        ui.set_min_height(room);
        ScrollArea::vertical()
            .id_salt("rail")
            .auto_shrink(false)
            .show(ui, |ui| {
                let calls = &cx.snapshot.calls;
                let titles: Vec<String> = calls.iter().map(|call| call.title()).collect();
                for (call, letters) in calls.iter().zip(abbreviated(&titles)) {
                    let chosen = cx.shown == Some(&call.id) && !state.board.is_open;
                    rail_entry_ui(ui, call, &letters, chosen, cx.actions);
                }
                for join in &*cx.snapshot.joins {
                    rail_join_ui(ui, join, cx.now, &mut state.joins, cx.actions);
                }
                if has_ended(cx.snapshot) {
                    ui.vertical_centered(|ui| {
                        let (icon, name) = (ICON_CLEAR_ALL.codepoint, tr("calls-clear-ended"));
                        if icon_button(ui, icon, &name).clicked() {
                            cx.actions.push(Action::Tell(Command::ClearEnded));
                        }
                    });
                }
            });
    });
    ui.vertical_centered(|ui| {
        let entry = icon_button(ui, ICON_VERIFIED_USER.codepoint, &access_name(cx));
        lacking_mark(ui, cx, entry.rect);
        if entry.clicked() {
            cx.actions.push(access_action(cx));
        }
        if icon_button(ui, ICON_SETTINGS.codepoint, &tr("settings-head")).clicked() {
            cx.actions.push(Action::OpenSettings);
        }
        let out = icon_button(ui, ICON_LOGOUT.codepoint, &sign_out_name(cx.snapshot));
        if out.clicked() {
            cx.actions.push(Action::SignOut);
        }
        place_mark_ui(ui, cx);
    });
}

fn has_ended(snapshot: &Snapshot) -> bool {
    let is_over = |call: &Arc<CallView>| call.has_ended();
    snapshot.calls.iter().any(is_over)
}

fn clear_ended_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.add_space(18.0);
        if link(ui, &tr("calls-clear-ended"), None).clicked() {
            actions.push(Action::Tell(Command::ClearEnded));
        }
    });
}

fn foot_ui(ui: &mut Ui, cx: &mut CallsUi<'_>) {
    access_entry_ui(ui, cx);
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        let settings = Button::new(ButtonKind::Quiet, tr("settings-head"))
            .icon(ICON_SETTINGS.codepoint)
            .show(ui);
        if settings.clicked() {
            cx.actions.push(Action::OpenSettings);
        }
    });
    // The sign-out button stands apart from common buttons: signing out ends the rules and the watching of every call.
    ui.add_space(4.0);
    ui.separator();
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        let out = Button::new(ButtonKind::Quiet, tr("sign-out"))
            .icon(ICON_LOGOUT.codepoint)
            .name(sign_out_name(cx.snapshot))
            .show(ui);
        if out.clicked() {
            cx.actions.push(Action::SignOut);
        }
        let Some(session) = cx.snapshot.sign_in.session() else {
            return;
        };
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(18.0);
            let p = palette(ui);
            let name = cx.name.map(|name| SafeName::new(name).as_str().to_owned());
            let name = name.map_or_else(|| short_tenant(&session.tenant), |it| privacy::text(&it));
            let shown = truncated(ui, name, theme::small(), p.text_3);
            shown.on_hover_text(privacy::text(&session.tenant));
        });
    });
    if let Some(host) = service(cx.snapshot) {
        ui.horizontal(|ui| {
            ui.set_min_height(20.0);
            ui.add_space(20.0);
            let p = palette(ui);
            icon(ui, ICON_DNS.codepoint, 14.0, p.text_3);
            let shown = truncated(ui, privacy::text(&host), theme::small(), p.text_3);
            shown.on_hover_text(tr_with("place-service", &[("host", host.into())]));
        });
    }
    ui.horizontal(|ui| {
        ui.set_min_height(20.0);
        ui.add_space(20.0);
        let p = palette(ui);
        icon(ui, ICON_KEY.codepoint, 14.0, p.text_3);
        let (short, sentence) = place_words(cx);
        let shown = truncated(ui, short, theme::small(), p.text_3);
        shown.on_hover_text(sentence);
    });
}

/// Returns the host of Graph. `None` for the worldwide cloud and the demo, and without a session.
fn service(snapshot: &Snapshot) -> Option<String> {
    let session = snapshot.sign_in.session()?;
    let is_usual = session.demo || session.cloud == Some(LinkCloud::Global);
    (!is_usual).then(|| session.graph_host.to_string())
}

/// Returns where the credential is kept, in short and as a sentence. Both add the network route if it isn't the
/// system's.
fn place_words(cx: &CallsUi<'_>) -> (String, String) {
    let (short, sentence) = (cx.place.short(), cx.place.explained());
    let access = cx.snapshot.access.as_ref();
    let way = access.map(|access| &access.facts.way);
    let Some(way) = way.filter(|way| !way.is_of_the_system()) else {
        return (short, sentence);
    };
    let short = tr_with("place-other-way", &[("place", short.into())]);
    (short, format!("{sentence}\n{}", network_words(way)))
}

/// Draws the narrow rail's icon for the place where the credential is kept. Its tooltip names the place.
fn place_mark_ui(ui: &mut Ui, cx: &CallsUi<'_>) {
    let ink = palette(ui).text_3;
    let (_, mut sentence) = place_words(cx);
    if let Some(host) = service(cx.snapshot) {
        let host = [("host", privacy::text(&host).into())];
        sentence = format!("{}\n{sentence}", tr_with("place-service", &host));
    }
    let (rect, response) = ui.allocate_exact_size(vec2(32.0, 24.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &sentence));
    let font = theme::icon(16.0);
    let mark = ui.painter();
    mark.text(
        rect.center(),
        Align2::CENTER_CENTER,
        ICON_KEY.codepoint,
        font,
        ink,
    );
    response.on_hover_text(sentence);
}

/// Returns the action that opens the access check, or closes it if it is open.
fn access_action(cx: &CallsUi<'_>) -> Action {
    if cx.is_access_open {
        Action::CloseAccessCheck
    } else {
        Action::OpenAccessCheck
    }
}

/// Whether the access check shows that something required is missing.
fn lacks_something(cx: &CallsUi<'_>) -> bool {
    let report = cx.snapshot.access.as_ref();
    report.is_some_and(|report| report.lacks_something())
}

/// Returns the spoken name of the button that opens the access check.
fn access_name(cx: &CallsUi<'_>) -> String {
    if lacks_something(cx) {
        tr("access-head-lacking")
    } else {
        tr("access-head")
    }
}

/// Draws a dot at the corner of the access check's button while something required is missing.
fn lacking_mark(ui: &Ui, cx: &CallsUi<'_>, button: Rect) {
    if lacks_something(cx) {
        let (at, p) = (button.right_top() + vec2(-5.0, 6.0), palette(ui));
        ui.painter().circle_filled(at, 4.0, p.danger);
    }
}

/// Draws the button that opens or closes the access check. The button is highlighted while the check is open.
fn access_entry_ui(ui: &mut Ui, cx: &mut CallsUi<'_>) {
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        let label = tr("access-head");
        let kind = if cx.is_access_open {
            ButtonKind::Resting
        } else {
            ButtonKind::Quiet
        };
        let name = access_name(cx);
        let entry = Button::new(kind, &label)
            .icon(ICON_VERIFIED_USER.codepoint)
            .name(&name)
            .show(ui);
        lacking_mark(ui, cx, entry.rect);
        if entry.clicked() {
            cx.actions.push(access_action(cx));
        }
    });
}

/// Returns a tenant's domain in full, or only the end of a tenant's GUID.
fn short_tenant(tenant: &str) -> String {
    if tenant.contains('.') {
        tenant.to_owned()
    } else {
        tail(tenant)
    }
}

fn sign_out_name(snapshot: &Snapshot) -> String {
    match snapshot.sign_in.session() {
        Some(session) => tr_with(
            "sign-out-of",
            &[("tenant", short_tenant(&session.tenant).into())],
        ),
        None => tr("sign-out"),
    }
}

fn is_demo(snapshot: &Snapshot) -> bool {
    snapshot
        .sign_in
        .session()
        .is_some_and(|session| session.demo)
}

/// Draws the mark of the demo, so that users don't take the invented meeting for a real one. The mark never scrolls
/// away.
fn demo_mark(ui: &mut Ui) {
    let p = palette(ui);
    let word = tr("demo-mark");
    let font = theme::small_strong();
    let size = vec2(text_width(ui, &word, font.clone()) + 14.0, 20.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &word));
    let corners = theme::radius::BADGE;
    paint_box(ui, rect, corners, p.warning_solid, p.warning_line);
    paint_centered(ui, rect.center(), &word, font, p.on_warning);
    response.on_hover_text(tr("demo-explained"));
}
