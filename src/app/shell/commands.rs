//! Runs the commands for the whole window, and says why a command isn't available. Passes commands of a call to the
//! call in front.

use egui::{Ui, ViewportCommand};

use crate::app::call::commands as call_commands;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::call_ui_state::CallUiState;
use crate::app::language::privacy;
use crate::app::language::text::{tr, tr_with};
use crate::app::shell::about::about_ui::AboutDialog;
use crate::app::shell::palette::palette_state::Palette;
use crate::app::shell::view::View;
use crate::app::state::action::Action;
use crate::app::state::commands::UiCommand;
use crate::moderation::model::ids::CallId;
use crate::settings::window_place::Zoom;

/// Returns why the command isn't available now, or `None` if it is.
pub(crate) fn why_not(command: UiCommand, view: &View) -> Option<String> {
    if needs_session(command) && view.snapshot.sign_in.session().is_none() {
        return Some(tr("access-fresh-signed-out"));
    }
    if !command.is_of_call() {
        let zoom = view.preferences.zoom;
        let is_at_end = match command {
            UiCommand::ZoomIn => zoom.larger().is_none(),
            UiCommand::ZoomOut => zoom.smaller().is_none(),
            UiCommand::ZoomReset => zoom == Zoom::default(),
            _ => false,
        };
        return is_at_end.then(|| tr_with("why-zoom", &[("n", zoom.percent().into())]));
    }
    let Some(call) = in_front(view).and_then(|id| view.snapshot.call(id)) else {
        return Some(tr("why-no-call"));
    };
    let context = view.call_context();
    match view.call_states.get(&call.id) {
        Some(call_state) => call_commands::why_not(command, call, &context, call_state),
        None => call_commands::why_not(command, call, &context, &CallUiState::default()),
    }
}

/// Whether a command is refused without a session.
fn needs_session(command: UiCommand) -> bool {
    !matches!(
        command,
        UiCommand::Present
            | UiCommand::FullScreen
            | UiCommand::ZoomIn
            | UiCommand::ZoomOut
            | UiCommand::ZoomReset
            | UiCommand::Settings
            | UiCommand::About
            | UiCommand::Palette
            | UiCommand::Keys
    )
}

/// Runs a command of the window, or passes a command of a call to the call in front.
pub(crate) fn run(ui: &Ui, command: UiCommand, view: &mut View, actions: &mut Vec<Action>) {
    match command {
        UiCommand::AddCall => actions.push(Action::OpenAddCall),
        UiCommand::SearchEverywhere => view.calls.board.open(true),
        UiCommand::AllCalls => view.calls.board.open(false),
        UiCommand::Activity if view.activity.has_focus => {
            view.activity.lower();
            run_in_call(ui, UiCommand::GoToList, view, actions);
        }
        UiCommand::Activity => view.activity.raise(),
        UiCommand::Export => view.activity.open_export(),
        UiCommand::Present => actions.push(Action::Present(!privacy::is_on())),
        UiCommand::FullScreen => fill_screen(ui),
        UiCommand::ZoomIn => zoom(view.preferences.zoom.larger(), view, actions),
        UiCommand::ZoomOut => zoom(view.preferences.zoom.smaller(), view, actions),
        UiCommand::ZoomReset => zoom(Some(Zoom::default()), view, actions),
        UiCommand::Settings => view.settings.is_open = true,
        UiCommand::About => view.about = Some(AboutDialog::default()),
        UiCommand::Palette => view.palette = Some(Palette::default()),
        UiCommand::Keys => view.keys_open = true,
        UiCommand::AccessCheck => actions.push(Action::OpenAccessCheck),
        UiCommand::SignOut => actions.push(Action::SignOut),
        _ => run_in_call(ui, command, view, actions),
    }
}

fn zoom(chosen: Option<Zoom>, view: &mut View, actions: &mut Vec<Action>) {
    if let Some(chosen) = chosen {
        view.preferences.zoom = chosen;
        actions.push(Action::SavePreferences);
    }
}

fn fill_screen(ui: &Ui) {
    let is_filled = ui.input(|input| input.viewport().fullscreen == Some(true));
    ui.send_viewport_cmd(ViewportCommand::Fullscreen(!is_filled));
}

fn run_in_call(ui: &Ui, command: UiCommand, view: &mut View, actions: &mut Vec<Action>) {
    let Some(id) = in_front(view).cloned() else {
        return;
    };
    let snapshot = view.snapshot.clone();
    let Some(call) = snapshot.call(&id) else {
        return;
    };
    let mut call_state = view.call_states.remove(&id).unwrap_or_default();
    let context = view.call_context();
    let cx = &mut CallUi {
        call,
        context: &context,
        state: &mut call_state,
        actions,
    };
    call_commands::run(ui, command, cx);
    view.call_states.insert(id, call_state);
}

/// Returns the call in front. `None` if there is none, or if the board or the access check is shown in its place.
fn in_front(view: &View) -> Option<&CallId> {
    let is_covered = view.calls.board.is_open || view.access.is_open;
    view.shown.as_ref().filter(|_| !is_covered)
}
