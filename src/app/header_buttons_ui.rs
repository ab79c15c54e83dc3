//! The buttons of a call's header: leave, invite, this app's own microphone, and a menu of what is used less.

use std::sync::Arc;

use egui::{Popup, PopupCloseBehavior, RectAlign, RichText, Ui};
use egui_material_icons::icons::{
    ICON_CALL_END, ICON_ERROR, ICON_MIC, ICON_MIC_OFF, ICON_MORE_VERT, ICON_PERSON_ADD,
};

use super::action::Action;
use super::failure_text::failure_text;
use super::invite_ui::InviteForm;
use super::leave_ui::LeaveQuestion;
use super::mute_text::{MuteShown, mute_shown, obstacle_text};
use super::pane::{CallContext, CallPane, source};
use super::text::{sentences, tr, tr_with};
use super::theme::{self, palette};
use super::time_text::age;
use super::widgets::{self, Button, Kind, check_box};
use crate::moderation::command::Command;
use crate::moderation::ending::{EndForAll, EndPhase};
use crate::moderation::failure::Failure;
use crate::moderation::keeping::KEEP_ALIVE_WINDOW;
use crate::moderation::leaving::Leaving;
use crate::moderation::muting::{MuteObstacle, own_mute_obstacle};
use crate::moderation::snapshot::{CallView, WatchState};
use crate::moderation::time::Now;

/// What the subject and its state need at least; with less the buttons lose their labels.
const TITLE: f32 = 240.0;
const GAP: f32 = 8.0;
const MENU: f32 = 300.0;

/// Draws the buttons, the first at the right.
pub(super) fn buttons_ui(
    ui: &mut Ui,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    let between = std::mem::replace(&mut ui.spacing_mut().item_spacing.x, GAP);
    if !matches!(call.state, WatchState::Ended(_)) {
        let is_leaving = is_leaving(call, context);
        let leave = if is_leaving {
            tr("call-leaving")
        } else {
            tr("call-leave")
        };
        let invite = tr("call-invite");
        let measure = |label: &str, icon: &'static str| {
            Button::new(Kind::Resting, label).icon(icon).measure(ui)
        };
        let labels = [
            measure(&leave, ICON_CALL_END.codepoint),
            measure(&invite, ICON_PERSON_ADD.codepoint),
        ];
        let icons = 2.0 * 28.0 + 3.0 * GAP;
        let room = ui.available_width() - TITLE - icons;
        let leave_is_short = room < labels[0] + 30.0;
        let invite_is_short = room < labels[0] + labels[1];
        let is_busy = is_leaving && pane.leave.question.is_none();
        let button = labelled(&leave, ICON_CALL_END.codepoint, leave_is_short).busy(is_busy);
        let response = button.show(ui);
        pane.leave.button = Some(response.rect);
        if hint(response, &leave, leave_is_short).clicked() {
            pane.leave.question = Some(LeaveQuestion::new(context.now));
        }
        let response = labelled(&invite, ICON_PERSON_ADD.codepoint, invite_is_short).show(ui);
        if hint(response, &invite, invite_is_short).clicked() {
            pane.invite = Some(InviteForm::default());
        }
    }
    more_ui(ui, call, context, actions);
    if !matches!(call.state, WatchState::Ended(_)) {
        microphone_ui(ui, call, context, actions);
        ending_ui(ui, call, pane);
    }
    ui.spacing_mut().item_spacing.x = between;
}

/// Brings the panel of an ending back that was put away.
fn ending_ui(ui: &mut Ui, call: &CallView, pane: &mut CallPane) {
    let put_away = |ending: &&Arc<EndForAll>| pane.leave.put_away == Some(ending.since);
    let Some(ending) = call.ending.as_ref().filter(put_away) else {
        return;
    };
    let (n, of) = ending.progress();
    let label = if ending.phase == EndPhase::Removing {
        tr_with("ending-removing", &[("n", n.into()), ("of", of.into())])
    } else {
        tr("ending-show")
    };
    if Button::new(Kind::Resting, &label).show(ui).clicked() {
        pane.leave.put_away = None;
    }
}

/// Whether the app is on its way out.
pub(super) fn is_leaving(call: &CallView, context: &CallContext<'_>) -> bool {
    matches!(call.leaving, Some(Leaving::Asked(_))) || context.pending.leaving(&call.id)
}

fn labelled<'a>(label: &'a str, icon: &'a str, is_short: bool) -> Button<'a> {
    let shown = if is_short { "" } else { label };
    Button::new(Kind::Resting, shown).icon(icon).name(label)
}

fn hint(response: egui::Response, label: &str, is_short: bool) -> egui::Response {
    if is_short {
        response.on_hover_text(label)
    } else {
        response
    }
}

/// Mutes or unmutes the app itself; a try that failed is told where it was made.
fn microphone_ui(
    ui: &mut Ui,
    call: &CallView,
    context: &CallContext<'_>,
    actions: &mut Vec<Action>,
) {
    let is_muted = call.own_muted == Some(true);
    let (icon, name) = if is_muted {
        (ICON_MIC_OFF, tr("own-unmute"))
    } else {
        (ICON_MIC, tr("own-mute"))
    };
    let switch = |ui: &Ui| {
        let by_pointer = ui.input(|input| input.pointer.primary_released());
        Action::Tell(Command::MuteSelf {
            call: call.id.clone(),
            mute: !is_muted,
            source: source(by_pointer),
        })
    };
    let shown = mute_shown(call, context.pending, None);
    if let MuteShown::Failed(failure) = shown {
        failed_ui(ui, call, failure, actions, switch);
        return;
    }
    let why = own_mute_obstacle(call)
        .filter(|obstacle| *obstacle != MuteObstacle::OnItsWay)
        .map(obstacle_text);
    let button = Button::new(Kind::Quiet, "")
        .icon(icon.codepoint)
        .name(&name)
        .height(28.0)
        .busy(shown == MuteShown::OnItsWay)
        .disabled_because(why.as_deref());
    let response = button.show(ui);
    if response.clicked() {
        actions.push(switch(ui));
    }
    if why.is_none() {
        response.on_hover_text(name);
    }
}

fn failed_ui(
    ui: &mut Ui,
    call: &CallView,
    failure: &Failure,
    actions: &mut Vec<Action>,
    switch: impl Fn(&Ui) -> Action,
) {
    let text = failure_text(failure, None);
    let name = tr_with("own-failed", &[("why", text.short.as_str().into())]);
    let button = Button::new(Kind::DangerOutline, "")
        .icon(ICON_ERROR.codepoint)
        .name(&name)
        .height(28.0);
    let response = button.show(ui).on_hover_text(&name);
    Popup::menu(&response)
        .align(RectAlign::BOTTOM_END)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(name)
        .show(|ui| {
            ui.set_width(MENU);
            egui::Frame::new().inner_margin(8).show(ui, |ui| {
                let p = palette(ui);
                let words = sentences(&[&text.sentence, &text.next_step]);
                let words = RichText::new(words).font(theme::small()).color(p.text);
                ui.add(egui::Label::new(words).wrap());
                ui.add_space(4.0);
                ui.horizontal(|ui| {
                    if widgets::button(ui, Kind::Resting, None, &tr("try-again"), None).clicked() {
                        actions.push(switch(ui));
                        ui.close();
                    }
                    if widgets::button(ui, Kind::Quiet, None, &tr("mute-dismiss"), None).clicked() {
                        actions.push(Action::Tell(Command::DismissMute {
                            call: call.id.clone(),
                            participant: None,
                        }));
                        ui.close();
                    }
                });
            });
        });
}

fn more_ui(ui: &mut Ui, call: &CallView, context: &CallContext<'_>, actions: &mut Vec<Action>) {
    let is_ended = matches!(call.state, WatchState::Ended(_));
    let name = tr("call-more");
    let button = Button::new(Kind::Quiet, "")
        .icon(ICON_MORE_VERT.codepoint)
        .name(&name)
        .height(28.0);
    let response = button.show(ui);
    let said = if is_ended {
        name.clone()
    } else {
        format!("{name}\n{}", kept_text(call, context.now))
    };
    let response = response.on_hover_text(said);
    Popup::menu(&response)
        .align(RectAlign::BOTTOM_END)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(name)
        .show(|ui| {
            ui.set_width(MENU);
            if !is_ended {
                keep_alive_ui(ui, call, context.now, actions);
                ui.separator();
            }
            if ui.button(tr("call-copy-id")).clicked() {
                actions.push(Action::Copy(call.id.to_string()));
                ui.close();
            }
            let forget = ui.button(tr("call-stop-watching"));
            if forget
                .on_hover_text(tr("call-stop-watching-hint"))
                .clicked()
            {
                actions.push(Action::Tell(Command::Forget(call.id.clone())));
                ui.close();
            }
        });
}

fn keep_alive_ui(ui: &mut Ui, call: &CallView, now: Now, actions: &mut Vec<Action>) {
    let keep = &call.keep_alive;
    let margin = egui::Margin::symmetric(0, 6);
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let is_on = keep.on || keep.ours;
        ui.add_enabled_ui(!keep.ours, |ui| {
            if check_box(ui, Some(is_on), &tr("keep-alive"), true).clicked() {
                actions.push(Action::Tell(Command::KeepAlive {
                    call: call.id.clone(),
                    on: !is_on,
                }));
            }
        });
        let p = palette(ui);
        let ours = keep.ours.then(|| tr("keep-ours"));
        for line in ours.into_iter().chain([kept_text(call, now)]) {
            ui.horizontal_top(|ui| {
                ui.add_space(28.0);
                let words = RichText::new(line).font(theme::small()).color(p.text_2);
                ui.add(egui::Label::new(words).wrap());
            });
        }
    });
}

/// How the call is kept alive, in a sentence.
fn kept_text(call: &CallView, now: Now) -> String {
    let keep = &call.keep_alive;
    if !keep.on {
        return tr("keep-off");
    }
    let last = match keep.left(now) {
        Some(left) => {
            let ago = age(KEEP_ALIVE_WINDOW.saturating_sub(left));
            tr_with("keep-last", &[("age", ago.into())])
        }
        None => tr("keep-none-yet"),
    };
    match &keep.trouble {
        Some(failure) => sentences(&[last, last_try(failure)]),
        None => last,
    }
}

/// What the last sign of life ran into.
pub(super) fn last_try(failure: &Failure) -> String {
    let why = failure_text(failure, None).short;
    tr_with("keep-trouble", &[("why", why.into())])
}
