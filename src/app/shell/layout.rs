//! Places the panels, depending on the size of the window.

use std::time::Duration;

use egui::{CentralPanel, Frame, Panel, Ui};

use crate::app::access::access_ui::{AccessUi, NoFreshToken, access_ui};
use crate::app::activity::activity_panel_state::ActivityUi;
use crate::app::activity::activity_ui::{activity_line_ui, activity_ui};
use crate::app::activity::earlier_ui::earlier_ui;
use crate::app::activity::export_ui::{ExportedEntries, export_ui};
use crate::app::call::call_ui::{CallUiState, WIDE, call_ui};
use crate::app::call::header::call_header_ui::HEADER;
use crate::app::call::rules::raid_ui::raid_bar_ui;
use crate::app::call::side_panel_ui::{has_side_panel, side_panel_ui};
use crate::app::call::state::call_ui::CallUi;
use crate::app::calls::board::board_calls_ui::no_calls_ui;
use crate::app::calls::board::board_ui::board_ui;
use crate::app::calls::calls_ui::{CallsUi, calls_ui, rail_ui};
use crate::app::calls::join::join_context::JoinContext;
use crate::app::calls::join::join_ui::join_ui;
use crate::app::language::text::{Language, tr};
use crate::app::look::cells::panel_content;
use crate::app::look::theme::{find_first, palette};
use crate::app::parts::accessibility::tree::name_part;
use crate::app::parts::accessibility::{keyboard_order, tree};
use crate::app::shell::about::about_ui::about_ui;
use crate::app::shell::about::needs_ui::needs_ui;
use crate::app::shell::announcer::announcer_ui;
use crate::app::shell::copied_ui::{copied_ui, remark_ui};
use crate::app::shell::exit::exit_ui::exit_ui;
use crate::app::shell::failure_dialog::failure_dialog_ui;
use crate::app::shell::keys_ui::keys_ui;
use crate::app::shell::layout::person_overlay::{PERSON_MARGIN, PERSON_WIDTH, person_overlay_ui};
use crate::app::shell::layout::settings_corner::{corner_of, corner_ui, settings_dialog_ui};
use crate::app::shell::notices::{notices_over_call_ui, notices_ui};
use crate::app::shell::palette::palette_ui::palette_ui;
use crate::app::shell::presentation_bar::presenting_ui;
use crate::app::shell::shortcuts::shortcuts;
use crate::app::shell::view::View;
use crate::app::sign_in::credential::credential_place::CredentialPlace;
use crate::app::sign_in::profiles::profile::SignInKey;
use crate::app::sign_in::sign_in_ui::{SignInProgress, sign_in_ui};
use crate::app::state::action::Action;
use crate::app::words::time_text::until;
use crate::moderation::state::snapshot::SignIn;

mod person_overlay;
mod settings_corner;

/// Below this width in points, the list of calls is a narrow rail.
const RAIL_UNDER: f32 = 960.0;
/// Below this height in points, the activity is shown as one line until the user raises it.
const LINE_UNDER: f32 = 680.0;
/// Share of the window's height that the activity has until the user resizes it. Doesn't apply to a low window.
const USUAL: f32 = 0.22;
/// Like [`PERSON_WIDTH`], in a window of at least [`WIDE_FROM`].
const WIDE_PERSON_WIDTH: f32 = 360.0;
/// From this width of the window on, in points, the side panel is wider.
const WIDE_FROM: f32 = 1_600.0;

pub(crate) fn window_ui(ui: &mut Ui, view: &mut View, actions: &mut Vec<Action>) {
    keyboard_order::lead(ui.ctx());
    parts_ui(ui, view, actions);
    tree::tidy(ui.ctx(), &view.window_name());
}

fn parts_ui(ui: &mut Ui, view: &mut View, actions: &mut Vec<Action>) {
    if let Some(script) = Language::chosen().script() {
        find_first(ui, script.letters);
    }
    presenting_ui(ui, actions);
    settings_dialog_ui(ui, view, actions);
    about_ui(ui, &mut view.about, actions);
    copied_ui(ui, view.copied, view.now);
    remark_ui(ui, view.remark.as_ref(), view.now);
    let closed = view.failure.clone();
    failure_dialog_ui(ui, &mut view.failure, actions);
    if let (Some(failure), None) = (closed, &view.failure)
        && view.form.can_correct(&failure)
    {
        view.form.lead_to_refused(&failure);
    }
    if view.snapshot.sign_in.session().is_some() {
        console_ui(ui, view, actions);
    } else {
        shortcuts(ui, view, actions);
        keys_ui(ui, &mut view.keys_open);
        palette_ui(ui, view, actions);
        let p = palette(ui);
        CentralPanel::default()
            .frame(Frame::new().fill(p.ground))
            .show(ui, |ui| {
                notices_ui(ui, view, actions);
                if has_access_page(view) {
                    return access_page_ui(ui, view, actions);
                }
                let progress = SignInProgress {
                    busy: view.busy,
                    waits: match &view.snapshot.sign_in {
                        SignIn::SigningIn(Some(wait)) => {
                            Some((&*wait.failure, until(view.now, wait.next_try)))
                        }
                        _ => None,
                    },
                    refused: view.refused.as_ref(),
                };
                let now = view.now.wall;
                let ended = view.ended.as_mut().filter(|it| it.is_told(now));
                let page = ui.available_rect_before_wrap();
                let has_foot = sign_in_ui(ui, &mut view.form, progress, ended, actions);
                needs_ui(ui, &mut view.form, actions);
                corner_ui(ui, corner_of(page, has_foot), actions);
            });
    }
}

fn console_ui(ui: &mut Ui, view: &mut View, actions: &mut Vec<Action>) {
    raid_ui(ui, view, actions);
    let size = ui.max_rect().size();
    let p = palette(ui);
    let frame = |fill| Frame::new().fill(fill);
    let key = SignInKey::of(&view.form);
    let is_demo = view.snapshot.sign_in.session().is_some_and(|it| it.demo);
    let cx = &mut CallsUi {
        name: key.given_name(&view.form.profiles.all).filter(|_| !is_demo),
        snapshot: &view.snapshot,
        shown: view.shown.as_ref().filter(|_| !view.access.is_open),
        now: view.now,
        place: &view.place,
        is_access_open: view.access.is_open,
        actions,
    };
    let list = &mut view.calls;
    if size.x < RAIL_UNDER {
        Panel::left("rail")
            .exact_size(60.0)
            .resizable(false)
            .frame(frame(p.ground))
            .show(ui, |ui| {
                name_part(ui, &tr("calls-head"));
                rail_ui(ui, cx, list);
            });
    } else {
        let usual = if size.x < 1440.0 { 232.0 } else { 248.0 };
        let shown = Panel::left("calls")
            .default_size(view.preferences.window.calls.map_or(usual, f32::from))
            .size_range(200.0..=320.0)
            .frame(frame(p.ground))
            .show(ui, |ui| {
                name_part(ui, &tr("calls-head"));
                panel_content(ui, |ui| calls_ui(ui, cx, list));
            });
        let (width, kept) = (
            shown.response.rect.width(),
            &mut view.preferences.window.calls,
        );
        view.panel_sizes
            .calls
            .follow(ui.content_rect(), width, kept);
    }
    let is_line = size.y < LINE_UNDER || gives_room(view);
    activity_panel_ui(ui, view, is_line, actions);
    shortcuts(ui, view, actions);
    if view.calls.board.is_open {
        board_panel_ui(ui, view, actions);
    } else {
        call_panels_ui(ui, view, size.x >= WIDE, actions);
    }
    dialog_ui(ui, view, actions);
    announcer_ui(ui, &view.snapshot, view.now, &mut view.announcer);
    keep_ages_fresh(ui, view);
}

/// Draws the raid bar across the window while the call in front is in raid mode.
fn raid_ui(ui: &mut Ui, view: &mut View, actions: &mut Vec<Action>) {
    let shown = view.shown.as_ref();
    let Some(call) = shown.and_then(|id| view.snapshot.call(id)) else {
        return;
    };
    let call_state = view.call_states.entry(call.id.clone()).or_default();
    raid_bar_ui(ui, call, view.now, call_state, actions);
}

/// Whether the empty activity shrinks to one line, to give its room to the page above. Below a list of people or the
/// board it keeps its height: otherwise the first entry would move the end of the list.
fn gives_room(view: &View) -> bool {
    let has_list = view.shown.is_some() && !has_access_page(view);
    let is_board = view.calls.board.is_open;
    view.snapshot.activity.is_empty() && !has_list && !is_board
}

fn activity_panel_ui(ui: &mut Ui, view: &mut View, is_low: bool, actions: &mut Vec<Action>) {
    let cx = &mut ActivityUi {
        snapshot: &view.snapshot,
        shown: view.shown.as_ref(),
        now: view.now,
        auto_cancel: view.choices.auto_cancel(),
        actions,
    };
    let frame = Frame::new().fill(palette(ui).panel);
    let panel = &mut view.activity;
    panel.has_focus = false;
    if is_low && !panel.raised {
        Panel::bottom("activity line")
            .exact_size(32.0)
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| {
                name_part(ui, &tr("activity-head"));
                activity_line_ui(ui, cx, panel);
            });
    } else {
        // A high window has room for more entries.
        let usual = if is_low {
            220.0
        } else {
            (ui.content_rect().height() * USUAL).max(160.0)
        };
        let kept = &mut view.preferences.window.activity;
        let shown = Panel::bottom("activity")
            .default_size(kept.map_or(usual, f32::from))
            .size_range(90.0..=420.0)
            .resizable(true)
            .frame(frame)
            .show(ui, |ui| {
                name_part(ui, &tr("activity-head"));
                panel_content(ui, |ui| activity_ui(ui, cx, panel));
            });
        let focused = ui.memory(egui::Memory::focused);
        let focused = focused.and_then(|id| ui.ctx().read_response(id));
        panel.has_focus = focused.is_some_and(|it| shown.response.rect.contains_rect(it.rect));
        let height = shown.response.rect.height();
        view.panel_sizes
            .activity
            .follow(ui.content_rect(), height, kept);
    }
}

fn board_panel_ui(ui: &mut Ui, view: &mut View, actions: &mut Vec<Action>) {
    let (fill, snapshot) = (palette(ui).canvas, view.snapshot.clone());
    CentralPanel::default()
        .frame(Frame::new().fill(fill))
        .show(ui, |ui| {
            name_part(ui, &tr("board-title"));
            notices_ui(ui, view, actions);
            board_ui(ui, &snapshot, view.now, &mut view.calls.board, actions);
        });
}

/// Draws the call in front, with the side panel beside or over it. The access check, if open, takes their place.
fn call_panels_ui(ui: &mut Ui, view: &mut View, is_wide: bool, actions: &mut Vec<Action>) {
    let (fill, snapshot) = (palette(ui).canvas, view.snapshot.clone());
    if has_access_page(view) {
        CentralPanel::default()
            .frame(Frame::new().fill(fill))
            .show(ui, |ui| {
                notices_ui(ui, view, actions);
                access_page_ui(ui, view, actions);
            });
        return;
    }
    let shown = view.shown.as_ref().and_then(|id| snapshot.call(id));
    let mut call_state = shown.map(|call| view.call_states.remove(&call.id).unwrap_or_default());
    if let Some(call_state) = &mut call_state
        && !call_state.list.raid.has_order()
    {
        call_state.list.table.set_sort(view.preferences.sort);
    }
    if let (Some(call), Some(call_state), true) = (shown, &mut call_state, is_wide) {
        let context = &view.call_context();
        let cx = &mut CallUi {
            call,
            context,
            state: call_state,
            actions,
        };
        let kept = view.preferences.window.person;
        let width = person_panel_ui(ui, cx, kept.map(f32::from));
        let kept = &mut view.preferences.window.person;
        view.panel_sizes
            .person
            .follow(ui.content_rect(), width, kept);
    }
    CentralPanel::default()
        .frame(Frame::new().fill(fill))
        .show(ui, |ui| {
            name_part(
                ui,
                &shown.map_or_else(|| tr("no-calls-title"), |call| call.title()),
            );
            let is_held = call_state.as_ref().is_some_and(CallUiState::is_held);
            notices_over_call_ui(ui, view, is_held, actions);
            match (shown, &mut call_state) {
                (Some(call), Some(call_state)) => {
                    let context = &view.call_context();
                    let cx = &mut CallUi {
                        call,
                        context,
                        state: call_state,
                        actions,
                    };
                    let mut below = ui.max_rect();
                    below.min.y = ui.cursor().top() + HEADER;
                    call_ui(ui, cx);
                    if !is_wide && has_side_panel(call, cx.state) {
                        person_overlay_ui(ui, below, cx);
                    } else {
                        (cx.state.inspector.overlay, cx.state.inspector.beside) = (None, None);
                    }
                }
                _ => no_calls_ui(ui, actions),
            }
        });
    if let (Some(call), Some(mut call_state)) = (shown, call_state) {
        if call_state.take_density_press() {
            view.preferences.dense_rows = !view.preferences.dense_rows;
            actions.push(Action::SavePreferences);
        }
        // All calls share one sort order, which the preferences keep. The order of raid mode isn't kept.
        if !call_state.list.raid.has_order()
            && call_state.list.table.sort() != view.preferences.sort
        {
            view.preferences.sort = call_state.list.table.sort();
            actions.push(Action::SavePreferences);
        }
        view.call_states.insert(call.id.clone(), call_state);
    }
}

/// Whether the access check is shown. Before the first sign-in there is nothing for it to show.
fn has_access_page(view: &View) -> bool {
    view.access.is_open && view.snapshot.access.is_some()
}

fn access_page_ui(ui: &mut Ui, view: &View, actions: &mut Vec<Action>) {
    let Some(report) = &view.snapshot.access else {
        return;
    };
    let no_fresh = if view.snapshot.sign_in.session().is_none() {
        Some(NoFreshToken::SignedOut)
    } else if view.place == CredentialPlace::Pasted {
        Some(NoFreshToken::Pasted)
    } else {
        None
    };
    let fill = palette(ui).canvas;
    let cx = &mut AccessUi {
        report,
        page: &view.access,
        no_fresh,
        callback: view.choices.callback_uri.as_deref(),
        actions,
    };
    Frame::new()
        .fill(fill)
        .show(ui, |ui| access_ui(ui, cx, view.now.wall));
}

/// Draws the side panel, and returns its width. The user can change the width; `kept` is the width chosen before.
fn person_panel_ui(ui: &mut Ui, cx: &mut CallUi<'_>, kept: Option<f32>) -> f32 {
    let fill = palette(ui).panel;
    let (id, usual) = if ui.content_rect().width() < WIDE_FROM {
        ("person", PERSON_WIDTH)
    } else {
        ("person in a wide window", WIDE_PERSON_WIDTH)
    };
    let shown = Panel::right(id)
        .default_size(kept.unwrap_or(usual))
        .size_range(260.0..=400.0)
        .frame(Frame::new().fill(fill).inner_margin(PERSON_MARGIN))
        .show(ui, |ui| {
            name_part(ui, &tr("ear-side"));
            panel_content(ui, |ui| side_panel_ui(ui, cx));
        });
    shown.response.rect.width()
}

/// Draws the dialogs that lie over everything, such as the list of keys, the join dialog and the export.
fn dialog_ui(ui: &Ui, view: &mut View, actions: &mut Vec<Action>) {
    keys_ui(ui, &mut view.keys_open);
    palette_ui(ui, view, actions);
    exit_ui(ui, view, actions);
    let Some(session) = view.snapshot.sign_in.session() else {
        return;
    };
    let access = view.snapshot.access.as_ref();
    let context = JoinContext {
        session,
        choices: &view.choices,
        missing_role: access.and_then(|report| report.missing_role_to_join()),
    };
    join_ui(ui, &context, &mut view.calls.joining, actions);
    let shown = view.shown.as_ref().and_then(|id| view.snapshot.call(id));
    let activity = &mut view.activity;
    let entries = ExportedEntries {
        count: activity.count(),
        is_filtered: activity.is_filtered(),
    };
    earlier_ui(ui, &mut activity.earlier, &view.snapshot, actions);
    export_ui(
        ui,
        shown.map(|call| &**call),
        entries,
        &mut activity.export,
        actions,
    );
}

/// Requests a redraw every second while a watched call goes on, since ages are shown then.
fn keep_ages_fresh(ui: &Ui, view: &View) {
    if view.snapshot.calls.iter().any(|call| call.goes_on()) {
        ui.request_repaint_after(Duration::from_secs(1));
    }
}
