//! One hint after the other over the foot of the call, until they are sent away.

use egui::{Align, Align2, Area, Frame, Id, Layout, Margin, Order, Stroke, Ui, vec2};

use crate::app::language::text::{tr, tr_with};
use crate::app::look::styles::{line, paragraph};
use crate::app::look::theme::{self, palette, radius};
use crate::app::look::widgets::{Button, ButtonKind};
use crate::app::shell::view::View;
use crate::app::state::action::Action;

const WIDTH: f32 = 340.0;
/// What of the window stays free beside and below it.
const BESIDE: f32 = 24.0;

/// What each hint is about, and what it says.
fn hints() -> [(String, String); 3] {
    [
        (tr("tour-remove"), tr("tour-remove-text")),
        (tr("tour-invite"), tr("tour-invite-text")),
        (tr("tour-proof"), tr("tour-proof-text")),
    ]
}

/// Draws the hint whose turn it is, in the demo, unless they were sent away or something asks for an answer.
pub(crate) fn tour_ui(ui: &Ui, view: &mut View, actions: &mut Vec<Action>) {
    let is_demo = view.snapshot.sign_in.session().is_some_and(|it| it.demo);
    let is_asking = view.shown.as_ref().and_then(|call| view.panes.get(call));
    let is_asking = is_asking.is_some_and(|pane| pane.is_asking());
    let is_covered = is_asking || ui.memory(|memory| memory.top_modal_layer().is_some());
    if !is_demo || view.preferences.tour_seen || is_covered {
        return;
    }
    let hints = hints();
    let Some((head, text)) = hints.get(view.hint) else {
        return;
    };
    let p = palette(ui);
    let frame = Frame::new()
        .fill(p.popup)
        .stroke(Stroke::new(1.0, p.accent_line))
        .corner_radius(radius::CARD)
        .inner_margin(Margin::symmetric(16, 14))
        .shadow(ui.visuals().popup_shadow);
    let pressed = Area::new(Id::unique("tour"))
        .order(Order::Foreground)
        .anchor(Align2::RIGHT_BOTTOM, vec2(-BESIDE, -BESIDE))
        .show(ui, |ui| {
            frame
                .show(ui, |ui| {
                    ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 4.0 * BESIDE));
                    ui.spacing_mut().item_spacing.y = 6.0;
                    line(ui, head, theme::strong(), p.text);
                    paragraph(ui, text, theme::body(), p.text_2);
                    ui.add_space(4.0);
                    foot_ui(ui, view.hint, hints.len())
                })
                .inner
        })
        .inner;
    match pressed {
        None => {}
        Some(Pressed::Next) => view.hint += 1,
        Some(Pressed::SendAway) => {
            view.preferences.tour_seen = true;
            actions.push(Action::SavePreferences);
        }
    }
}

/// What was pressed on a hint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pressed {
    Next,
    SendAway,
}

/// How many there are, and the ways on.
fn foot_ui(ui: &mut Ui, hint: usize, hints: usize) -> Option<Pressed> {
    let p = palette(ui);
    let is_last = hint + 1 == hints;
    let values = [("n", (hint + 1).into()), ("of", hints.into())];
    ui.horizontal(|ui| {
        let step = tr_with("tour-step", &values);
        line(ui, step, theme::small(), p.text_3);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let on = if is_last {
                tr("tour-done")
            } else {
                tr("tour-next")
            };
            let on = Button::new(ButtonKind::Resting, &on).height(28.0).show(ui);
            let away = tr("tour-away");
            let away =
                (!is_last).then(|| Button::new(ButtonKind::Quiet, &away).height(28.0).show(ui));
            if on.clicked() {
                Some(if is_last {
                    Pressed::SendAway
                } else {
                    Pressed::Next
                })
            } else {
                away.filter(egui::Response::clicked)
                    .map(|_| Pressed::SendAway)
            }
        })
        .inner
    })
    .inner
}
