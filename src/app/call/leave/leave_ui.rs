//! The question at the leave button: whether only this app leaves, or the call ends for everyone.

use egui::{Align2, Area, Id, Order, Sense, Ui, vec2};
use egui_material_icons::icons::ICON_CALL_END;

use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::dialog::CallDialog;
use crate::app::call::state::end_form::{EndForm, PeopleToRemove};
use crate::app::language::text::{tr, tr_with};
use crate::app::look::styles::{head, hint};
use crate::app::look::widgets::{Button, ButtonKind};
use crate::app::parts::dialog::{Dialog, DialogResult, is_armed, listen};
use crate::app::state::armed::Armed;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::state::snapshot::CallView;

const WIDTH: f32 = 340.0;

/// Draws the question whether to leave the call. Returns the dialog to show next: this question, the dialog that ends
/// the call, or none.
pub(crate) fn leave_ui(ui: &Ui, cx: &mut CallUi<'_>, mut question: Armed) -> Option<CallDialog> {
    let armed = is_armed(ui, &question, cx.context.now);
    let button = cx.state.leave_button.unwrap_or(ui.max_rect());
    let area = Area::new(Id::unique("leave"))
        .kind(egui::UiKind::Modal)
        .sense(Sense::hover())
        .order(Order::Foreground)
        .pivot(Align2::RIGHT_TOP)
        .fixed_pos(button.right_bottom() + vec2(0.0, 6.0))
        .constrain_to(ui.content_rect().shrink(8.0));
    let shown = Dialog::new("leave", &tr("leave-head"), WIDTH)
        .at(area)
        .alert()
        .gap(6.0)
        // Ignores clicks beside the question until it accepts a yes: the first one may be the second click of a double
        // click on the leave button.
        .closes_beside(armed)
        .show(ui, |ui| choices_ui(ui, cx.call, armed, &mut question));
    match shown {
        DialogResult::Chose(LeaveChoice::Leave(source)) => {
            cx.tell(Command::Leave {
                call: cx.call.id.clone(),
                source,
            });
            None
        }
        DialogResult::Chose(LeaveChoice::EndForAll) => {
            let form = EndForm::new(cx.call, cx.context.now);
            Some(CallDialog::End(form))
        }
        DialogResult::Chose(LeaveChoice::Close) | DialogResult::Closed => None,
        DialogResult::Open => Some(CallDialog::Leave(question)),
    }
}

enum LeaveChoice {
    Leave(Source),
    EndForAll,
    Close,
}

fn choices_ui(
    ui: &mut Ui,
    call: &CallView,
    armed: bool,
    question: &mut Armed,
) -> Option<LeaveChoice> {
    let mut choice = None;
    head(ui, tr("leave-head"));
    hint(ui, tr("leave-hint"));
    let leave = Button::new(ButtonKind::Resting, tr("leave-yes"))
        .icon(ICON_CALL_END.codepoint)
        .name(tr("leave-yes-name"))
        .width(WIDTH)
        .show(ui);
    if let Some(source) = listen(ui, &leave, question, armed) {
        choice = Some(LeaveChoice::Leave(source));
    }
    ui.add_space(6.0);
    ui.separator();
    ui.add_space(4.0);
    head(ui, tr("end-head"));
    let others = PeopleToRemove::of(call).people.len();
    hint(ui, tr_with("end-head-hint", &[("n", others.into())]));
    let is_running = call.batch.as_ref().is_some_and(|batch| batch.is_open());
    let why = match (is_running, others) {
        (true, _) => Some(tr("end-is-running")),
        (false, 0) => Some(tr("end-nobody")),
        (false, _) => None,
    };
    let end = Button::new(ButtonKind::DangerOutline, tr("end-open"))
        .width(WIDTH)
        .disabled_because(why.as_deref())
        .show(ui);
    if end.clicked() && armed {
        choice = Some(LeaveChoice::EndForAll);
    }
    ui.add_space(4.0);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        if Button::new(ButtonKind::Quiet, tr("question-no"))
            .key("Esc")
            .show(ui)
            .clicked()
        {
            choice = Some(LeaveChoice::Close);
        }
    });
    choice
}
