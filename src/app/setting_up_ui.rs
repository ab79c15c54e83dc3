//! What stands in the middle while a call is being set up: for how long, and why it may hang.

use egui::Ui;
use egui_material_icons::icons::{ICON_DOOR_FRONT, ICON_HOURGLASS_TOP, ICON_WARNING};

use super::action::Action;
use super::pane::{CallContext, source};
use super::text::{tr, tr_with};
use super::time_text::stopwatch;
use super::widgets::empty_state;
use crate::moderation::command::Command;
use crate::moderation::joining::ESTABLISHING_TAKES_LONG;
use crate::moderation::leaving::Leaving;
use crate::moderation::row::Role;
use crate::moderation::snapshot::{CallView, Establishing, WatchState};

/// Since when the call is being set up, if it is and nobody but the app itself is listed.
pub(super) fn setting_up(call: &CallView) -> Option<Establishing> {
    let has_others = call.rows.iter().any(|row| row.role != Role::ThisApp);
    match call.state {
        WatchState::Establishing(setting_up) if !has_others => Some(setting_up),
        _ => None,
    }
}

/// Says how the setting up goes.
pub(super) fn setting_up_ui(
    ui: &mut Ui,
    call: &CallView,
    setting_up: Establishing,
    context: &CallContext<'_>,
    actions: &mut Vec<Action>,
) {
    let passed = context.now.since(setting_up.since);
    let takes_long = passed >= ESTABLISHING_TAKES_LONG;
    let time = [("time", stopwatch(passed).into())];
    let (symbol, title, text) = if setting_up.in_lobby {
        let text = tr_with("setting-up-lobby-text", &time);
        (ICON_DOOR_FRONT, tr("setting-up-lobby"), text)
    } else if takes_long {
        let text = [
            tr_with("setting-up-long", &time),
            tr("setting-up-long-lobby"),
            callback_text(context.callback),
        ];
        (ICON_WARNING, tr("setting-up"), text.join("\n"))
    } else {
        let text = tr_with("setting-up-for", &time);
        (ICON_HOURGLASS_TOP, tr("setting-up"), text)
    };
    let leave = match call.leaving {
        Some(Leaving::Asked(_)) => tr("setting-up-leaving"),
        Some(Leaving::Failed(_)) | None => tr("setting-up-leave"),
    };
    let button = (takes_long || setting_up.in_lobby).then_some(leave.as_str());
    let is_pressed = empty_state(ui, symbol.codepoint, &title, &text, button);
    if is_pressed && !matches!(call.leaving, Some(Leaving::Asked(_))) {
        let by_pointer = ui.input(|input| input.pointer.primary_released());
        actions.push(Action::Tell(Command::Leave {
            call: call.id.clone(),
            source: source(by_pointer),
        }));
    }
}

fn callback_text(callback: Option<&str>) -> String {
    match callback {
        Some(address) => {
            let address = address.to_owned();
            tr_with("setting-up-long-callback", &[("address", address.into())])
        }
        None => tr("setting-up-long-no-callback"),
    }
}
