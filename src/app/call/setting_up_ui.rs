//! The page shown while a call is being set up. It says how long this has taken and why it may be stuck, and offers
//! to leave.

use egui::Ui;
use egui_material_icons::icons::{ICON_DOOR_FRONT, ICON_HOURGLASS_TOP, ICON_WARNING};

use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::context::CallContext;
use crate::app::language::privacy;
use crate::app::language::text::{sentences, tr, tr_with};
use crate::app::look::widgets::empty_state;
use crate::app::state::source::pressed_with;
use crate::app::words::callback_text::shown_callback;
use crate::app::words::failure_text::failure_text;
use crate::app::words::time_text::stopwatch;
use crate::moderation::command::Command;
use crate::moderation::model::participant::IdentityKind;
use crate::moderation::state::deeds::join::ESTABLISHING_TAKES_LONG;
use crate::moderation::state::deeds::leave::LeaveState;
use crate::moderation::state::row::{Role, Row};
use crate::moderation::state::snapshot::{CallView, Establishing, WatchState};

/// Returns the progress of the call's setup.
///
/// `None` if the call is in another state, or if others are listed, because the call is then up. In the lobby, such
/// rows don't count: they are the app under another name.
pub(crate) fn setting_up(call: &CallView, context: &CallContext<'_>) -> Option<Establishing> {
    let WatchState::Establishing(setting_up) = call.state else {
        return None;
    };
    let client_id = context.snapshot.sign_in.client_id();
    let has_others = call.rows.iter().any(|row| !is_own(row, client_id));
    // While the app waits in the lobby, Graph lists nobody but the app, sometimes under another name.
    (setting_up.in_lobby || !has_others).then_some(setting_up)
}

/// Whether this row is the app itself. Graph often names the app's entry only once the call is up.
fn is_own(row: &Row, client_id: Option<&str>) -> bool {
    let identity = &row.participant.identity;
    let is_this_app = || {
        let ids = identity.id.as_deref().zip(client_id);
        identity.kind == IdentityKind::Application
            && ids.is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
    };
    row.role == Role::ThisApp || is_this_app()
}

/// Draws how long the setup has taken, and possible reasons if it takes long. Also draws a button that leaves: in the
/// lobby, after a long wait, or once leaving was requested.
pub(crate) fn setting_up_ui(ui: &mut Ui, cx: &mut CallUi<'_>, setting_up: Establishing) {
    let passed = cx.context.now.since(setting_up.since);
    let takes_long = passed >= ESTABLISHING_TAKES_LONG;
    let time = [("time", stopwatch(passed).into())];
    let (symbol, title, text) = if setting_up.in_lobby {
        let text = tr_with("setting-up-lobby-text", &time);
        (ICON_DOOR_FRONT, tr("setting-up-lobby"), text)
    } else if takes_long {
        let text = [
            tr_with("setting-up-long", &time),
            tr("setting-up-long-lobby"),
            callback_text(cx.context.callback),
        ];
        (ICON_WARNING, tr("setting-up"), text.join("\n"))
    } else {
        let text = tr_with("setting-up-for", &time);
        (ICON_HOURGLASS_TOP, tr("setting-up"), text)
    };
    let (leave, text) = match &cx.call.leaving {
        Some(LeaveState::Asked(_)) => (tr("setting-up-leaving"), text),
        Some(LeaveState::Failed(failure)) => {
            let why = failure_text(failure, None).sentence;
            let why = sentences(&[tr("notice-not-left"), why]);
            (tr("setting-up-leave"), format!("{why}\n{text}"))
        }
        None => (tr("setting-up-leave"), text),
    };
    let may_leave = takes_long || setting_up.in_lobby || cx.call.leaving.is_some();
    let button = may_leave.then_some(leave.as_str());
    let is_pressed = empty_state(ui, symbol.codepoint, &title, &text, button.as_slice()).is_some();
    if is_pressed && !matches!(cx.call.leaving, Some(LeaveState::Asked(_))) {
        cx.tell(Command::Leave {
            call: cx.call.id.clone(),
            source: pressed_with(ui),
        });
    }
}

fn callback_text(callback: Option<&str>) -> String {
    match callback {
        Some(address) => {
            let address = privacy::text(&shown_callback(address));
            tr_with("setting-up-long-callback", &[("address", address.into())])
        }
        None => tr("setting-up-long-no-callback"),
    }
}
