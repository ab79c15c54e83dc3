//! The question at the button for leaving: only this app, or everybody.

use egui::{Align2, Area, Color32, Id, Key, Modal, Modifiers, Order, RichText, Sense, Ui, vec2};
use egui_material_icons::icons::ICON_CALL_END;

use crate::app::call::leave::end_ui::end_ui;
use crate::app::call::state::context::CallContext;
use crate::app::call::state::end_form::{EndForm, Everybody};
use crate::app::call::state::leave::LeaveQuestion;
use crate::app::call::state::pane::CallPane;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, Kind};
use crate::app::parts::dialog::{ignore_held_keys, is_armed, listen, question_frame};
use crate::app::state::action::Action;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::state::snapshot::{CallView, WatchState};

const WIDTH: f32 = 340.0;

/// Draws the question or the dialog, if one is open.
pub(crate) fn leave_ui(
    ui: &Ui,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    if matches!(call.state, WatchState::Ended(_)) {
        pane.leave.question = None;
        pane.leave.form = None;
        return;
    }
    question_ui(ui, call, context, pane, actions);
    end_ui(ui, call, context, pane, actions);
}

enum Choice {
    Leave(Source),
    EndForAll,
    Close,
}

fn question_ui(
    ui: &Ui,
    call: &CallView,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    let Some(mut question) = pane.leave.question.take() else {
        return;
    };
    let open_for = context.now.since(question.opened);
    let armed = is_armed(ui, open_for);
    let button = pane.leave.button.unwrap_or(ui.max_rect());
    let area = Area::new(Id::unique("leave"))
        .kind(egui::UiKind::Modal)
        .sense(Sense::hover())
        .order(Order::Foreground)
        .pivot(Align2::RIGHT_TOP)
        .fixed_pos(button.right_bottom() + vec2(0.0, 6.0))
        .constrain_to(ui.content_rect().shrink(8.0));
    let modal = Modal::new(Id::unique("leave"))
        .area(area)
        .backdrop_color(Color32::TRANSPARENT)
        .frame(question_frame(ui))
        .show(ui, |ui| {
            ui.set_width(WIDTH);
            choices_ui(ui, call, armed, &mut question)
        });
    // The second half of a double click on the button is a click beside the question.
    let beside = modal.backdrop_response.clicked() && armed;
    let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    match modal.inner {
        Some(Choice::Leave(source)) => {
            actions.push(Action::Tell(Command::Leave {
                call: call.id.clone(),
                source,
            }));
            pane.focus_list = true;
        }
        Some(Choice::EndForAll) => pane.leave.form = Some(EndForm::new(call, context.now)),
        Some(Choice::Close) => pane.focus_list = true,
        None if beside || escape => pane.focus_list = true,
        None => pane.leave.question = Some(question),
    }
}

fn choices_ui(
    ui: &mut Ui,
    call: &CallView,
    armed: bool,
    question: &mut LeaveQuestion,
) -> Option<Choice> {
    ignore_held_keys(ui);
    let mut choice = None;
    ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
    head(ui, &tr("leave-head"));
    hint(ui, &tr("leave-hint"));
    let (label, name) = (tr("leave-yes"), tr("leave-yes-name"));
    let leave = Button::new(Kind::Resting, &label)
        .icon(ICON_CALL_END.codepoint)
        .name(&name)
        .width(WIDTH)
        .show(ui);
    if armed && !question.has_focus {
        question.has_focus = true;
        leave.request_focus();
    }
    if let Some(source) = listen(ui, &leave, armed, &mut question.pressed) {
        choice = Some(Choice::Leave(source));
    }
    ui.add_space(6.0);
    ui.separator();
    ui.add_space(4.0);
    head(ui, &tr("end-head"));
    let others = Everybody::of(call).people.len();
    hint(ui, &tr_with("end-head-hint", &[("n", others.into())]));
    let is_running = call.ending.as_ref().is_some_and(|ending| ending.is_open());
    let why = match (is_running, others) {
        (true, _) => Some(tr("end-is-running")),
        (false, 0) => Some(tr("end-nobody")),
        (false, _) => None,
    };
    let label = tr("end-open");
    let end = Button::new(Kind::DangerOutline, &label)
        .width(WIDTH)
        .disabled_because(why.as_deref())
        .show(ui);
    if end.clicked() && armed {
        choice = Some(Choice::EndForAll);
    }
    ui.add_space(4.0);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        if Button::new(Kind::Quiet, &tr("question-no"))
            .key("Esc")
            .show(ui)
            .clicked()
        {
            choice = Some(Choice::Close);
        }
    });
    choice
}

fn head(ui: &mut Ui, text: &str) {
    let p = palette(ui);
    ui.label(RichText::new(text).font(theme::strong()).color(p.text));
}

fn hint(ui: &mut Ui, text: &str) {
    let p = palette(ui);
    let text = RichText::new(text).font(theme::small()).color(p.text_2);
    ui.add(egui::Label::new(text).wrap());
}
