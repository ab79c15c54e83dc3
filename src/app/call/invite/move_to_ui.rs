//! Moves a person from this call to another call. If there are several others, asks to which. Then opens the invitation
//! dialog of that call.

use std::sync::Arc;

use egui::{Align, Layout, Ui};

use crate::app::call::rows::move_to::{others, why_not_to};
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::dialog::CallDialog;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::widgets::{Button, ButtonKind};
use crate::app::parts::dialog::{Dialog, DialogResult, title_ui};
use crate::app::state::action::Action;
use crate::app::words::person_text;
use crate::moderation::model::ids::CallId;
use crate::moderation::state::row::{Row, RowKey};
use crate::moderation::state::snapshot::CallView;

const WIDTH: f32 = 380.0;

/// Opens the dialog that moves this person to the other call. If there are several other calls, first asks to which one.
pub(crate) fn move_to(cx: &mut CallUi<'_>, row: &Row) {
    let mut calls = others(cx.call, cx.context);
    let (first, second) = (calls.next(), calls.next());
    match (first, second) {
        (Some(only), None) => {
            let to = only.id.clone();
            cx.actions.extend(move_action(to, cx.call, row));
        }
        (Some(_), Some(_)) => cx.state.open(CallDialog::MoveTo(row.key.clone())),
        (None, _) => {}
    }
}

fn move_action(to: CallId, call: &CallView, row: &Row) -> Option<Action> {
    let participant = row.removable()?.clone();
    let from = call.id.clone();
    Some(Action::MoveTo {
        to,
        from,
        participant,
    })
}

/// Draws the choice of a call. Returns the dialog if it stays open.
pub(crate) fn move_to_ui(ui: &Ui, cx: &mut CallUi<'_>, key: RowKey) -> Option<CallDialog> {
    let row = cx.call.row(&key)?;
    if why_not_to(cx.call, cx.context, row).is_some() {
        return None;
    }
    let who = [("who", person_text::name(row).into())];
    let title = tr_with("move-to-title", &who);
    let calls: Vec<&Arc<CallView>> = others(cx.call, cx.context).collect();
    let shown = Dialog::new("move to", &title, WIDTH)
        .gap(8.0)
        .closes_beside(true)
        .show(ui, |ui| choice_ui(ui, &title, &calls));
    match shown {
        DialogResult::Chose(Some(to)) => {
            cx.actions.extend(move_action(to, cx.call, row));
            None
        }
        DialogResult::Open => Some(CallDialog::MoveTo(key)),
        DialogResult::Chose(None) | DialogResult::Closed => None,
    }
}

/// Draws a button for each call, and one that cancels. Returns the call whose button was pressed, `Some(None)` after
/// canceling, or `None` without a press.
#[expect(clippy::option_option, reason = "documented")]
fn choice_ui(ui: &mut Ui, title: &str, calls: &[&Arc<CallView>]) -> Option<Option<CallId>> {
    let mut chosen = None;
    title_ui(ui, title);
    for call in calls {
        let title = call.title();
        let button = Button::new(ButtonKind::Resting, &title).width(ui.available_width());
        if button.show(ui).clicked() {
            chosen = Some(Some(call.id.clone()));
        }
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let no = Button::new(ButtonKind::Quiet, tr("question-no")).key("Esc");
        if no.show(ui).clicked() {
            chosen = Some(None);
        }
    });
    chosen
}
