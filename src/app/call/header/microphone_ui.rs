//! The button for this app's own microphone.

use egui::{Align, Layout, Popup, PopupCloseBehavior, RectAlign, Ui};
use egui_material_icons::icons::{ICON_ERROR, ICON_MIC, ICON_MIC_OFF};

use crate::app::call::state::call_ui::CallUi;
use crate::app::language::text::{sentences, tr, tr_with};
use crate::app::look::styles::paragraph;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind};
use crate::app::parts::failure_details::failure_buttons_ui;
use crate::app::state::action::Action;
use crate::app::state::source::pressed_with;
use crate::app::words::failure_text::failure_text;
use crate::app::words::service_text::{ServiceShown, obstacle_text, service_shown, words};
use crate::moderation::command::Command;
use crate::moderation::model::deed::ServiceDeed;
use crate::moderation::model::failure::Failure;
use crate::moderation::state::deeds::service_rule::{Obstacle, obstacle};

/// Width of the contents of the popup about a failure, in points.
const WIDTH: f32 = 300.0;

/// Draws the button that mutes or unmutes the app itself. After a failure, draws in its place a button that opens the
/// reason and the next steps.
pub(crate) fn microphone_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let (deed, icon) = if cx.call.own_muted == Some(true) {
        (ServiceDeed::UnmuteSelf, ICON_MIC_OFF)
    } else {
        (ServiceDeed::MuteSelf, ICON_MIC)
    };
    let name = tr(words(deed).button_name);
    let switch = |ui: &Ui| {
        Action::Tell(Command::Service {
            call: cx.call.id.clone(),
            deed,
            participant: None,
            source: pressed_with(ui),
        })
    };
    let shown = service_shown(cx.call, cx.context.pending, None);
    if let ServiceShown::Failed(_, failure) = shown {
        match failed_ui(ui, failure, cx.actions) {
            Some(MicrophonePress::Again) => cx.actions.push(switch(ui)),
            Some(MicrophonePress::Dismiss) => {
                cx.tell(Command::DismissService(cx.call.id.clone(), None));
            }
            None => {}
        }
        return;
    }
    let why = obstacle(deed, cx.call, None)
        .filter(|obstacle| *obstacle != Obstacle::OnItsWay)
        .map(|why| obstacle_text(deed, why));
    let button = Button::new(ButtonKind::Quiet, "")
        .icon(icon.codepoint)
        .name(&name)
        .height(28.0)
        .busy(shown.is_on_its_way())
        .disabled_because(why.as_deref());
    let response = button.show(ui);
    if response.clicked() {
        cx.actions.push(switch(ui));
    }
    if why.is_none() {
        response.on_hover_text(name);
    }
}

enum MicrophonePress {
    Again,
    Dismiss,
}

fn failed_ui(ui: &mut Ui, failure: &Failure, actions: &mut Vec<Action>) -> Option<MicrophonePress> {
    let text = failure_text(failure, None);
    let name = tr_with("own-failed", &[("why", text.short.as_str().into())]);
    let button = Button::new(ButtonKind::DangerOutline, "")
        .icon(ICON_ERROR.codepoint)
        .name(&name)
        .height(28.0);
    let response = button.show(ui).on_hover_text(&name);
    let words = sentences(&[&text.sentence, &text.next_step]);
    Popup::menu(&response)
        .align(RectAlign::BOTTOM_END)
        // Without this layout, the menu would justify its lines.
        .layout(Layout::top_down(Align::Min))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(name)
        .show(|ui| choices_ui(ui, &words, failure, actions))
        .and_then(|shown| shown.inner)
}

fn choices_ui(
    ui: &mut Ui,
    words: &str,
    failure: &Failure,
    actions: &mut Vec<Action>,
) -> Option<MicrophonePress> {
    let p = palette(ui);
    ui.set_width(WIDTH);
    let frame = egui::Frame::new().inner_margin(8);
    let pressed = frame.show(ui, |ui| {
        paragraph(ui, words, theme::small(), p.text);
        ui.add_space(4.0);
        failure_buttons_ui(ui, failure, actions);
        ui.add_space(4.0);
        let row = ui.horizontal(|ui| {
            let again = Button::new(ButtonKind::Resting, tr("try-again")).show(ui);
            let dismiss = Button::new(ButtonKind::Quiet, tr("mute-dismiss")).show(ui);
            match (again.clicked(), dismiss.clicked()) {
                (true, _) => Some(MicrophonePress::Again),
                (_, true) => Some(MicrophonePress::Dismiss),
                _ => None,
            }
        });
        row.inner
    });
    if pressed.inner.is_some() {
        ui.close();
    }
    pressed.inner
}
