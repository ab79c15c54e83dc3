//! The menu of a call, for less common actions.

use egui::{Popup, PopupCloseBehavior, RectAlign, Ui};
use egui_material_icons::icons::ICON_MORE_VERT;

use crate::app::call::rules::raid_ui::raid_entry_ui;
use crate::app::call::rules::rules_ui::rules_entry_ui;
use crate::app::call::state::call_ui::CallUi;
use crate::app::language::text::{sentences, tr, tr_with};
use crate::app::look::styles::hint;
use crate::app::look::widgets::{Button, ButtonKind, check_box};
use crate::app::state::action::Action;
use crate::app::state::copied::Copied;
use crate::app::words::failure_text::failure_text;
use crate::app::words::time_text::age;
use crate::moderation::command::Command;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::keep_alive::KEEP_ALIVE_WITHIN;
use crate::moderation::state::snapshot::CallView;

const WIDTH: f32 = 300.0;

/// Draws the button of the call's menu, and the menu while it is open.
pub(crate) fn more_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let is_ended = cx.call.has_ended();
    let name = tr("call-more");
    let button = Button::new(ButtonKind::Quiet, "")
        .icon(ICON_MORE_VERT.codepoint)
        .name(&name)
        .height(28.0);
    let response = button.show(ui);
    let said = if is_ended {
        name.clone()
    } else {
        format!("{name}\n{}", kept_text(cx.call, cx.context.now))
    };
    let response = response.on_hover_text(said);
    Popup::menu(&response)
        .align(RectAlign::BOTTOM_END)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(name)
        .show(|ui| {
            ui.set_width(WIDTH);
            if !is_ended {
                keep_alive_ui(ui, cx.call, cx.context.now, cx.actions);
                ui.separator();
                raid_entry_ui(ui, cx.call, cx.actions);
                rules_entry_ui(ui, cx.state);
                ui.separator();
            }
            if ui.button(tr("call-copy-id")).clicked() {
                cx.actions
                    .push(Action::Copy(Copied::Id, cx.call.id.to_string()));
                ui.close();
            }
            let forget = ui.button(tr("call-stop-watching"));
            if forget
                .on_hover_text(tr("call-stop-watching-hint"))
                .clicked()
            {
                cx.tell(Command::Forget(cx.call.id.clone()));
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
                actions.push(Action::Tell(Command::KeepAlive(call.id.clone(), !is_on)));
            }
        });
        let ours = keep.ours.then(|| tr("keep-ours"));
        for line in ours.into_iter().chain([kept_text(call, now)]) {
            ui.horizontal_top(|ui| {
                ui.add_space(28.0);
                hint(ui, line);
            });
        }
    });
}

/// Says whether the app keeps the call alive, and when it last did. If the last try failed, says why.
fn kept_text(call: &CallView, now: Now) -> String {
    let keep = &call.keep_alive;
    if !keep.on {
        return tr("keep-off");
    }
    let last = match keep.left(now) {
        Some(left) => {
            let ago = age(KEEP_ALIVE_WITHIN.saturating_sub(left));
            tr_with("keep-last", &[("age", ago.into())])
        }
        None => tr("keep-none-yet"),
    };
    match &keep.trouble {
        Some(failure) => sentences(&[last, last_try(failure)]),
        None => last,
    }
}

/// Says why the last keep-alive failed.
pub(crate) fn last_try(failure: &Failure) -> String {
    let why = failure_text(failure, None).short;
    tr_with("keep-trouble", &[("why", why.into())])
}
