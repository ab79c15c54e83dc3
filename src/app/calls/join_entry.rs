//! A join as an entry of the call list until its call exists: under way, waiting because Graph asked to, or failed.

use std::sync::Arc;
use std::time::Duration;

use egui::{
    Align, CornerRadius, Frame, Layout, Margin, Popup, PopupCloseBehavior, RectAlign, Role, Sense,
    Ui, UiBuilder, WidgetInfo, vec2,
};
use egui_material_icons::icons::{ICON_CLOSE, ICON_ERROR, ICON_HOURGLASS_TOP};

use crate::app::language::text::{tr, tr_with};
use crate::app::look::styles::{paragraph, truncated};
use crate::app::look::theme::{self, palette, radius};
use crate::app::look::widgets::ring::focus_ring;
use crate::app::look::widgets::steady::allocate_steady;
use crate::app::look::widgets::{Button, ButtonKind, fitted, icon, link, spinner};
use crate::app::parts::failure_details::failure_buttons_ui;
use crate::app::state::action::Action;
use crate::app::state::source::pressed_with;
use crate::app::words::failure_text::failure_text;
use crate::app::words::time_text::until;
use crate::moderation::access::report::AccessReport;
use crate::moderation::command::Command;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::AttemptId;
use crate::moderation::model::meeting::NewCall;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::join::{Join, JoinState};

/// Width of a rail entry's popup, in points.
const OPENED: f32 = 260.0;

/// The window's state for joins.
#[derive(Debug, Default)]
pub(crate) struct JoinsState {
    /// The failed join for which a question is open: whether to try again. A second join could put the app into the
    /// call twice.
    asking: Option<AttemptId>,
    /// The join that was tried again, and the height of its entry at that time. The entry keeps this height until the
    /// answer comes. Otherwise other controls would move under the pointer.
    again: Option<(Box<NewCall>, f32)>,
    /// The newest access report. It says whether the app has been granted a missing permission by now.
    pub(crate) access: Option<Arc<AccessReport>>,
}

/// Draws a join at full width.
pub(crate) fn join_entry_ui(
    ui: &mut Ui,
    join: &Join,
    now: Now,
    joins: &mut JoinsState,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    let has_failed = !join.is_open();
    let mut frame = Frame::new()
        .outer_margin(Margin::symmetric(8, 0))
        .inner_margin(Margin::symmetric(10, 7))
        .corner_radius(CornerRadius::same(radius::CONTROL));
    if has_failed {
        frame = frame.fill(p.danger_tint);
    }
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        let kept = joins.again.as_ref().filter(|(new, _)| **new == join.new);
        if let Some((_, height)) = kept.filter(|_| join.is_open()) {
            ui.set_min_height(*height);
        }
        head_ui(ui, join, actions);
        match &join.state {
            JoinState::Sending => line_ui(ui, &tr("joining")),
            JoinState::Waits { until: then } => waits_ui(ui, join, until(now, *then), actions),
            JoinState::Failed { failure, .. } => {
                if failed_ui(ui, join, failure, joins, actions) {
                    let new = Box::new(join.new.clone());
                    joins.again = Some((new.clone(), ui.min_rect().height()));
                    actions.push(Action::Join(new, pressed_with(ui)));
                }
            }
        }
    });
}

/// Draws a join as a mark in the rail; pressing the mark opens a popup with the details.
pub(crate) fn rail_join_ui(
    ui: &mut Ui,
    join: &Join,
    now: Now,
    joins: &mut JoinsState,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    let name = match &join.state {
        JoinState::Failed { failure, .. } => {
            let cause = failure_text(failure, None).short;
            let values = [("meeting", title(join).into()), ("cause", cause.into())];
            tr_with("joining-failed-named", &values)
        }
        JoinState::Sending | JoinState::Waits { .. } => {
            tr_with("joining-named", &[("meeting", title(join).into())])
        }
    };
    let size = vec2(ui.available_width(), 48.0);
    let (rect, response) = allocate_steady(ui, size, Sense::click(), &name);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let card = rect.shrink2(vec2(6.0, 0.0));
    if response.hovered() {
        ui.painter().rect_filled(card, radius::CONTROL, p.hover);
    }
    let middle = egui::Rect::from_center_size(rect.center(), vec2(20.0, 20.0));
    ui.scope_builder(UiBuilder::new().max_rect(middle), |ui| {
        mark_ui(ui, join, 20.0);
    });
    let ring = response.clone().with_new_rect(card.shrink(4.0));
    focus_ring(ui, &ring, radius::CONTROL);
    Popup::menu(&response)
        .align(RectAlign::RIGHT_START)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(&name)
        .show(|ui| {
            ui.set_width(OPENED);
            // Without this layout, the menu would stretch the sentences to its full width, with gaps between the words.
            ui.vertical(|ui| join_entry_ui(ui, join, now, joins, actions));
        });
    response.on_hover_text(name);
}

/// Returns the label of the meeting, which distinguishes it from other meetings.
fn title(join: &Join) -> String {
    SafeName::new(&join.new.meeting.label()).as_str().to_owned()
}

fn mark_ui(ui: &mut Ui, join: &Join, size: f32) {
    let p = palette(ui);
    match join.state {
        JoinState::Sending => spinner(ui, size),
        JoinState::Waits { .. } => drop(icon(ui, ICON_HOURGLASS_TOP.codepoint, size, p.warning)),
        JoinState::Failed { .. } => drop(icon(ui, ICON_ERROR.codepoint, size, p.danger)),
    }
}

fn head_ui(ui: &mut Ui, join: &Join, actions: &mut Vec<Action>) {
    let row = vec2(ui.available_width(), 20.0);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        if !join.is_open() {
            let name = tr_with("joining-dismiss", &[("meeting", title(join).into())]);
            let cross = Button::new(ButtonKind::Quiet, "")
                .icon(ICON_CLOSE.codepoint)
                .name(&name)
                .height(20.0);
            if cross.show(ui).on_hover_text(&name).clicked() {
                actions.push(Action::Tell(Command::DismissJoin(join.attempt)));
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            mark_ui(ui, join, 16.0);
            let (title, ink) = (title(join), palette(ui).text);
            fitted(ui, &title, "", &theme::body(), ink);
        });
    });
}

fn line_ui(ui: &mut Ui, text: &str) {
    truncated(ui, text, theme::small(), palette(ui).text_2);
}

fn waits_ui(ui: &mut Ui, join: &Join, left: u64, actions: &mut Vec<Action>) {
    ui.request_repaint_after(Duration::from_secs(1));
    let row = vec2(ui.available_width(), 18.0);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        let name = tr_with("joining-stop-name", &[("meeting", title(join).into())]);
        if link(ui, &tr("joining-stop"), Some(&name)).clicked() {
            actions.push(Action::Tell(Command::Stop(join.attempt)));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            line_ui(ui, &tr_with("joining-waits", &[("n", left.into())]));
        });
    });
}

/// Draws why a join failed. Returns whether to try it again.
///
/// The button is above the explanation, which may take more or fewer lines after the next attempt.
fn failed_ui(
    ui: &mut Ui,
    join: &Join,
    failure: &Failure,
    joins: &mut JoinsState,
    actions: &mut Vec<Action>,
) -> bool {
    let p = palette(ui);
    let (asking, access) = (&mut joins.asking, joins.access.as_ref());
    let text = failure_text(failure, None);
    let is_lost = failure.is_answer_lost();
    truncated(ui, &text.short, theme::small_strong(), p.danger);
    let is_asking = *asking == Some(join.attempt);
    let mut again = false;
    if !is_asking {
        let name = tr_with("joining-again-name", &[("meeting", title(join).into())]);
        let button = Button::new(ButtonKind::Resting, tr("joining-again"))
            .height(26.0)
            .name(name);
        again = button.show(ui).clicked();
    }
    let sentence = if is_lost {
        tr("joining-lost")
    } else {
        text.sentence
    };
    if access.is_some_and(|report| report.has_role_since(failure)) {
        let there = tr("joining-role-there");
        paragraph(ui, there, theme::small_strong(), p.success);
    }
    let shown = paragraph(ui, sentence, theme::small(), p.text);
    // For `ParticipantNotFound` and `NotFound`, the usual next step is advice about a person, which doesn't apply to a
    // meeting.
    if !is_lost && !matches!(failure.cause, Cause::ParticipantNotFound | Cause::NotFound) {
        shown.on_hover_text(text.next_step);
    }
    if is_asking {
        return twice_ui(ui, asking);
    }
    failure_buttons_ui(ui, failure, actions);
    if again && is_lost {
        *asking = Some(join.attempt);
        return false;
    }
    again
}

/// Asks whether to repeat a join whose answer was lost. Returns true for a yes.
///
/// The app may already be in the call, under an ID that never arrived. A second join would put it in twice, and nothing
/// here could remove the first.
fn twice_ui(ui: &mut Ui, asking: &mut Option<AttemptId>) -> bool {
    let p = palette(ui);
    paragraph(ui, tr("joining-twice"), theme::small_strong(), p.text);
    ui.horizontal(|ui| {
        let yes = Button::new(ButtonKind::DangerOutline, tr("joining-twice-yes")).height(26.0);
        let yes = yes.show(ui).clicked();
        let no = Button::new(ButtonKind::Resting, tr("joining-twice-no")).height(26.0);
        if no.show(ui).clicked() || yes {
            *asking = None;
        }
        yes
    })
    .inner
}
