//! Draws the question before closing the window or signing out. Outside the demo, it is asked if one of these would
//! happen:
//! - rules or raid mode end
//! - the app stays in a call that it joined
//! - people who were typed in to be invited, but not invited yet, are forgotten
//! - the results of running requests remain unseen, after a sign-out
//!
//! Without the question, closing in haste would let in everyone whom the rules keep out.

use std::collections::BTreeMap;

use egui::{Align, Layout, Ui};
use egui_material_icons::icons::{ICON_CALL_END, ICON_WARNING};

use crate::app::call::call_ui::CallUiState;
use crate::app::language::text::{sentences, tr, tr_with};
use crate::app::look::theme::palette;
use crate::app::look::widgets::{Button, ButtonKind};
use crate::app::parts::dialog::{
    Dialog, DialogResult, close_ui, is_armed, listen, note, title_ui, yes_kind,
};
use crate::app::shell::exit::exit_question::ExitKind;
use crate::app::shell::view::View;
use crate::app::state::action::Action;
use crate::app::state::armed::Armed;
use crate::app::state::source::pressed_with;
use crate::moderation::model::audit::Source;
use crate::moderation::model::ids::CallId;
use crate::moderation::state::snapshot::{CallView, SignIn, Snapshot};

const WIDTH: f32 = 420.0;

/// Returns a text for each call with something to warn about. Before a sign-out, adds one about running requests. Empty
/// in the demo and without a session.
pub(crate) fn what_ends(
    snapshot: &Snapshot,
    states: &BTreeMap<CallId, CallUiState>,
    kind: ExitKind,
) -> Vec<String> {
    let session = snapshot.sign_in.session();
    if session.is_none_or(|session| session.demo) {
        return Vec::new();
    }
    let has_list = |call: &CallView| {
        states
            .get(&call.id)
            .is_some_and(CallUiState::has_invite_list)
    };
    let calls = snapshot.calls.iter();
    let calls = calls.filter_map(|call| of(call, has_list(call)));
    let mut sentences: Vec<String> = calls.map(|(sentence, _)| sentence).collect();
    // After a sign-out, nobody sees the results of running requests. A closing window waits for these requests instead.
    if kind == ExitKind::Session && snapshot.in_flight > 0 {
        sentences.push(tr_with(
            "ends-in-flight",
            &[("n", snapshot.in_flight.into())],
        ));
    }
    sentences
}

fn has_rules(snapshot: &Snapshot) -> bool {
    let calls = snapshot.calls.iter();
    let mut calls = calls.filter_map(|call| of(call, false));
    calls.any(|(_, is_rule)| is_rule)
}

/// Says what would end or be forgotten in this call, and whether the app would stay in it. Also returns whether rules
/// or raid mode would end. `None` if there is nothing to say.
fn of(call: &CallView, has_list: bool) -> Option<(String, bool)> {
    if call.has_ended() {
        return None;
    }
    let mut parts = Vec::new();
    if call
        .rules
        .door
        .as_ref()
        .is_some_and(|door| door.holder.acts())
    {
        parts.push(tr("ends-door"));
    }
    let kept_out = call.rules.kept_out.iter().filter(|kept| kept.holder.acts());
    let kept_out = kept_out.count();
    if kept_out > 0 {
        parts.push(tr_with("ends-kept-out", &[("n", kept_out.into())]));
    }
    if call.raid.is_some() {
        parts.push(tr("ends-raid"));
    }
    let is_rule = !parts.is_empty();
    if call.keeps_the_app() {
        parts.push(tr("ends-stays"));
    }
    if has_list {
        parts.push(tr("ends-invite-list"));
    }
    if parts.is_empty() {
        return None;
    }
    let values = [
        ("call", call.title().into()),
        ("what", sentences(&parts).into()),
    ];
    Some((tr_with("ends-in-call", &values), is_rule))
}

pub(crate) fn exit_ui(ui: &Ui, view: &mut View, actions: &mut Vec<Action>) {
    let Some(mut question) = view.exit_question.take() else {
        return;
    };
    let warnings = what_ends(&view.snapshot, &view.call_states, question.kind);
    let is_ready = is_armed(ui, &question.armed, view.now);
    let (title, yes) = match question.kind {
        ExitKind::Window => (tr("ends-title-window"), tr("closing-anyway")),
        ExitKind::Session => (tr("ends-title-session"), tr("ends-sign-out")),
    };
    let shown = Dialog::new("what ends", &title, WIDTH)
        .alert()
        .show(ui, |ui| {
            title_ui(ui, &title);
            let p = palette(ui);
            for sentence in &warnings {
                note(ui, ICON_WARNING.codepoint, p.warning, sentence);
            }
            if has_rules(&view.snapshot) {
                note(ui, "", p.text_2, &tr("ends-nobody-acts"));
            }
            let can_leave = can_leave(&view.snapshot);
            let armed = &mut question.armed;
            let leave = match question.kind {
                ExitKind::Window => tr("ends-leave-and-close"),
                ExitKind::Session => tr("ends-leave-and-sign-out"),
            };
            let left = can_leave.then(|| leave_ui(ui, &leave, is_ready, armed));
            let left = left.flatten();
            // Beside the button that leaves the calls first, the button that closes or signs out at once isn't
            // highlighted.
            let kind = if can_leave {
                ButtonKind::Resting
            } else {
                yes_kind(is_ready)
            };
            left.or(buttons_ui(ui, (kind, &yes), is_ready, armed))
        });
    match shown {
        DialogResult::Chose(ExitAnswer::Yes) => actions.push(match question.kind {
            ExitKind::Window => Action::CloseAfterAll,
            ExitKind::Session => Action::SignOutAfterAll,
        }),
        DialogResult::Chose(ExitAnswer::Leave(source)) => {
            actions.push(match question.kind {
                ExitKind::Window => Action::LeaveAndClose(source),
                ExitKind::Session => Action::LeaveAndSignOut(source),
            });
        }
        DialogResult::Chose(ExitAnswer::No) | DialogResult::Closed => {}
        DialogResult::Open => view.exit_question = Some(question),
    }
}

enum ExitAnswer {
    Yes,
    Leave(Source),
    No,
}

/// Whether to offer leaving the calls first. False after the sign-in has expired, because leaving needs a token.
fn can_leave(snapshot: &Snapshot) -> bool {
    if let SignIn::Expired(..) = snapshot.sign_in {
        return false;
    }
    snapshot.calls.iter().any(|call| call.keeps_the_app())
}

/// Draws the button that leaves the calls and then signs out or closes. Returns the answer if the button was pressed
/// while `is_ready`.
///
/// Leaving is the safe answer, so the button gets the focus.
fn leave_ui(ui: &mut Ui, label: &str, is_ready: bool, armed: &mut Armed) -> Option<ExitAnswer> {
    let leave = Button::new(ButtonKind::AccentSolid, label)
        .icon(ICON_CALL_END.codepoint)
        .width(ui.available_width())
        .show(ui);
    if is_ready && armed.claim_focus() {
        leave.request_focus();
    }
    (leave.clicked() && is_ready).then(|| ExitAnswer::Leave(pressed_with(ui)))
}

/// Draws the button that closes the window or signs out, and the button that closes the question.
fn buttons_ui(
    ui: &mut Ui,
    (kind, yes): (ButtonKind, &str),
    is_ready: bool,
    armed: &mut Armed,
) -> Option<ExitAnswer> {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let no = close_ui(ui, &tr("question-no"));
        let yes = Button::new(kind, yes).show(ui);
        let pressed = listen(ui, &yes, armed, is_ready).is_some();
        match (pressed, no) {
            (true, _) => Some(ExitAnswer::Yes),
            (false, true) => Some(ExitAnswer::No),
            (false, false) => None,
        }
    })
    .inner
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::model::time::Now;

    #[test]
    fn nothing_ends_where_nothing_acts() {
        let call = CallView::new(CallId::from("C1"), Now::default());
        assert_eq!(of(&call, false), None);
        assert_eq!(
            what_ends(&Snapshot::default(), &BTreeMap::new(), ExitKind::Session),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_call_that_the_app_joined_is_named_and_is_no_rule() {
        let mut call = CallView::new(CallId::from("C1"), Now::default());
        call.keep_alive.ours = true;
        let (sentence, is_rule) = of(&call, false).unwrap();
        assert!(
            sentence.contains("The app stays in the call; leave first"),
            "{sentence}"
        );
        assert!(!is_rule);
    }
}
