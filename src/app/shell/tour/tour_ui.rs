//! Shows hints above the demo's call, one after another, until the user dismisses them.

use egui::Ui;
use egui_material_icons::icons::ICON_LIGHTBULB;

use crate::app::language::text::{tr, tr_with};
use crate::app::look::widgets::{Tone, notice};
use crate::app::shell::view::View;
use crate::app::state::action::Action;

const HINTS: usize = 3;

/// Returns the title and the text of the hint with this index.
fn hint(number: usize) -> (String, String) {
    match number {
        0 => (tr("tour-remove"), tr("tour-remove-text")),
        1 => (tr("tour-invite"), tr("tour-invite-text")),
        _ => (tr("tour-proof"), tr("tour-proof-text")),
    }
}

/// Whether to show a hint. Only demos have hints, except the demo of a raid.
///
/// The hints begin once a call is in front, and end when the user dismisses them or has seen the last. The access check
/// hides them.
pub(crate) fn has_hint(view: &View) -> bool {
    let is_demo = view.snapshot.sign_in.session().is_some_and(|it| it.demo);
    let is_shown = view.hint.is_some() && view.shown.is_some();
    is_demo && is_shown && !view.preferences.tour_seen && !view.access.is_open
}

/// Draws the hint as a notice above the call. Over the call, it would cover the rows that it explains.
pub(crate) fn tour_ui(ui: &mut Ui, view: &mut View, actions: &mut Vec<Action>) {
    let Some(at) = view.hint.filter(|_| has_hint(view)) else {
        return;
    };
    let (what, text) = hint(at);
    let number = at + 1;
    let values = [
        ("n", number.into()),
        ("of", HINTS.into()),
        ("what", what.into()),
    ];
    let is_last = number >= HINTS;
    let button = if is_last {
        tr("tour-done")
    } else {
        tr("tour-next")
    };
    let (bold, symbol) = (tr_with("tour-step", &values), ICON_LIGHTBULB.codepoint);
    let response = notice(ui, (Tone::Info, symbol), [&bold, &text], &[&button], true);
    if response.closed || (response.pressed && is_last) {
        view.preferences.tour_seen = true;
        actions.push(Action::SavePreferences);
    } else if response.pressed {
        view.hint = Some(number);
    }
}
