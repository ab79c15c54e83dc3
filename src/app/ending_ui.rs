//! An ending for everybody while it runs and after: how far it is, what came of each person, and what can be done next.

use egui::{Align, Color32, Layout, RichText, ScrollArea, Sense, Ui, UiBuilder, vec2};
use egui_material_icons::icons::{
    ICON_CALL_END, ICON_CHECK_CIRCLE, ICON_CLOSE, ICON_ERROR, ICON_HOURGLASS_TOP, ICON_INFO,
    ICON_SYNC_PROBLEM,
};

use super::action::Action;
use super::end_form::{EndForm, Everybody};
use super::failure_text::failure_text;
use super::header_buttons_ui::is_leaving;
use super::pane::{CallContext, CallPane, source};
use super::person_text;
use super::text::{tr, tr_with};
use super::theme::{self, Palette, palette};
use super::widgets::{self, Button, Kind, elided, icon_button, progress_bar, spinner};
use crate::moderation::command::Command;
use crate::moderation::ending::{Departure, EndForAll, EndPhase, Fate};
use crate::moderation::row::Row;
use crate::moderation::snapshot::CallView;

const ROW: f32 = 40.0;

/// Draws the panel.
pub(super) fn ending_ui(
    ui: &mut Ui,
    call: &CallView,
    ending: &EndForAll,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
    let lines = lines(call, ending);
    head_ui(ui, call, ending, pane, actions);
    // Three buttons one under the other: their words are long in a narrow panel.
    let is_under_way = matches!(ending.phase, EndPhase::Removing | EndPhase::Leaving);
    let foot = if is_under_way { 0.0 } else { 20.0 + 3.0 * 38.0 };
    let height = (ui.available_height() - foot).max(2.0 * ROW);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical()
            .id_salt("ending")
            .max_height(height)
            .auto_shrink([false, false])
            .show_rows(ui, ROW, lines.len(), |ui, range| {
                for line in &lines[range] {
                    line_ui(ui, line);
                }
            });
    });
    if !is_under_way {
        ui.separator();
        foot_ui(ui, call, ending, context, pane, actions);
    }
}

/// One line of the list.
enum Line<'a> {
    Head(String),
    Asked(&'a Departure),
    /// In the roster now, and was not asked to go.
    Here(&'a Row),
}

/// Everybody who was asked to go; once it is over, first those who are in the roster now.
fn lines<'a>(call: &'a CallView, ending: &'a EndForAll) -> Vec<Line<'a>> {
    if matches!(ending.phase, EndPhase::Removing | EndPhase::Leaving) {
        return ending.people.iter().map(Line::Asked).collect();
    }
    let here = Everybody::of(call);
    let here: Vec<&Row> = here.people.into_iter().chain(here.fixed).collect();
    let is_here = |person: &Departure| {
        let listed = |row: &&Row| row.key.participant() == Some(&person.participant);
        here.iter().any(listed)
    };
    let mut lines = Vec::new();
    if !here.is_empty() {
        let n = [("n", here.len().into())];
        lines.push(Line::Head(tr_with("ending-here", &n)));
    }
    for row in &here {
        let asked = ending
            .people
            .iter()
            .find(|person| row.key.participant() == Some(&person.participant));
        lines.push(asked.map_or(Line::Here(row), Line::Asked));
    }
    let gone: Vec<&Departure> = ending.people.iter().filter(|one| !is_here(one)).collect();
    if !gone.is_empty() {
        let n = [("n", gone.len().into())];
        lines.push(Line::Head(tr_with("ending-gone", &n)));
        lines.extend(gone.into_iter().map(Line::Asked));
    }
    lines
}

fn head_ui(
    ui: &mut Ui,
    call: &CallView,
    ending: &EndForAll,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    let p = palette(ui);
    let (title, text) = head_text(call, ending);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if icon_button(ui, ICON_CLOSE.codepoint, &tr("ending-put-away")).clicked() {
                pane.leave.put_away = Some(ending.since);
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                let title = RichText::new(&title).font(theme::title()).color(p.text);
                ui.add(egui::Label::new(title).wrap());
            });
        });
    });
    let (through, of) = ending.progress();
    #[expect(clippy::cast_precision_loss, reason = "a bar of a few hundred points")]
    let fraction = if of == 0 {
        1.0
    } else {
        through as f32 / of as f32
    };
    if matches!(ending.phase, EndPhase::Removing | EndPhase::Leaving) {
        progress_bar(ui, fraction, &title);
    }
    if !text.is_empty() {
        let text = RichText::new(text).font(theme::small()).color(p.text_2);
        ui.add(egui::Label::new(text).wrap());
    }
    // Not at the foot: the second half of a double click would meet a button that comes afterwards.
    if ending.phase == EndPhase::Removing {
        let (label, width) = (tr("ending-stop"), ui.available_width());
        let stop = Button::new(Kind::Resting, &label).width(width).show(ui);
        if stop.clicked() {
            actions.push(Action::Tell(Command::StopEnding(call.id.clone())));
        }
    }
}

fn head_text(call: &CallView, ending: &EndForAll) -> (String, String) {
    let (through, of) = ending.progress();
    let here = Everybody::of(call);
    let here = here.people.len() + here.fixed.len();
    match ending.phase {
        EndPhase::Removing => {
            let values = [("n", through.into()), ("of", of.into())];
            (
                tr_with("ending-removing", &values),
                tr("ending-removing-text"),
            )
        }
        EndPhase::Leaving => (tr("ending-leaving"), tr("ending-leaving-text")),
        EndPhase::LeftOver if here == 0 => (tr("ending-nobody"), tr("ending-nobody-text")),
        EndPhase::LeftOver => (
            tr_with("ending-left-over", &[("n", here.into())]),
            tr("ending-left-over-text"),
        ),
        EndPhase::Stopped => {
            let open = ending.count(|fate| *fate == Fate::Asked);
            let text = if open > 0 {
                tr_with("ending-stopped-open", &[("n", open.into())])
            } else {
                tr("ending-stopped-text")
            };
            (tr_with("ending-stopped", &[("n", here.into())]), text)
        }
    }
}

fn line_ui(ui: &mut Ui, line: &Line<'_>) {
    let p = palette(ui);
    let size = vec2(ui.available_width(), ROW);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    // The scroll bar lies over the right edge.
    let rect = rect.with_max_x(rect.right() - 10.0);
    let (name, tail, [icon, word], ink) = match line {
        Line::Head(text) => {
            let builder = UiBuilder::new()
                .max_rect(rect)
                .layout(Layout::left_to_right(Align::Center));
            let mut child = ui.new_child(builder);
            elided(
                &mut child,
                text,
                "",
                rect.width(),
                &theme::small_strong(),
                p.text_2,
            );
            return;
        }
        Line::Asked(person) => {
            let name = person_text::name_of(&person.who);
            let (icon, word, ink) = fate_text(p, &person.fate);
            (
                name,
                person.participant.tail(),
                [icon.to_owned(), word],
                ink,
            )
        }
        Line::Here(row) => {
            let word = if row.removable().is_some() {
                tr("fate-came")
            } else {
                tr("fate-fixed")
            };
            let icon = ICON_INFO.codepoint.to_owned();
            let tail = person_text::id_tail(row).unwrap_or_default();
            (person_text::name(row), tail, [icon, word], p.text_2)
        }
    };
    let half = |top: f32, height: f32| {
        let min = rect.min + vec2(0.0, top);
        let rect = egui::Rect::from_min_size(min, vec2(rect.width(), height));
        let layout = Layout::left_to_right(Align::Center);
        UiBuilder::new().max_rect(rect).layout(layout)
    };
    let mut first = ui.new_child(half(2.0, 18.0));
    first.with_layout(Layout::right_to_left(Align::Center), |ui| {
        elided(ui, &tail, "", 80.0, &theme::mono(), p.text_3);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let width = ui.available_width();
            let shown = elided(ui, &name, "", width, &theme::body(), p.text);
            if shown.cut {
                shown.response.on_hover_text(&name);
            }
        });
    });
    let mut second = ui.new_child(half(20.0, 16.0));
    second.spacing_mut().item_spacing.x = 6.0;
    if icon.is_empty() {
        spinner(&mut second, 14.0);
    } else {
        widgets::icon(&mut second, &icon, 14.0, ink);
    }
    let width = second.available_width();
    let shown = elided(&mut second, &word, "", width, &theme::small(), ink);
    if shown.cut {
        shown.response.on_hover_text(word);
    }
    let stroke = egui::Stroke::new(1.0, p.line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, stroke);
}

/// Icon, word and colour of a fate; no icon where a spinner stands.
fn fate_text(p: &Palette, fate: &Fate) -> (&'static str, String, Color32) {
    match fate {
        Fate::Waiting => (ICON_HOURGLASS_TOP.codepoint, tr("fate-waiting"), p.text_3),
        Fate::Asked => ("", tr("state-removing"), p.text_2),
        Fate::Gone => (ICON_CHECK_CIRCLE.codepoint, tr("fate-gone"), p.success),
        Fate::Failed(failure) => {
            let why = failure_text(failure, None).short;
            let word = tr_with("fate-failed", &[("why", why.into())]);
            (ICON_ERROR.codepoint, word, p.danger)
        }
        Fate::StillHere => (
            ICON_SYNC_PROBLEM.codepoint,
            tr("state-still-here"),
            p.danger,
        ),
        Fate::Stopped => (ICON_INFO.codepoint, tr("fate-stopped"), p.text_2),
    }
}

fn foot_ui(
    ui: &mut Ui,
    call: &CallView,
    ending: &EndForAll,
    context: &CallContext<'_>,
    pane: &mut CallPane,
    actions: &mut Vec<Action>,
) {
    // Each stays in its place whatever happens, or a press could meet another one.
    let width = ui.available_width();
    let others = Everybody::of(call).people.len();
    let is_open = ending.is_open().then(|| tr("end-is-running"));
    let why = is_open
        .clone()
        .or_else(|| (others == 0).then(|| tr("end-nobody")));
    let label = tr("ending-again");
    let again = Button::new(Kind::DangerOutline, &label)
        .width(width)
        .disabled_because(why.as_deref());
    if again.show(ui).clicked() {
        pane.leave.form = Some(EndForm::new(call, context.now));
    }
    let is_leaving = is_leaving(call, context);
    let label = match (is_leaving, others) {
        (true, _) => tr("call-leaving"),
        (false, 0) => tr("leave-yes"),
        (false, _) => tr("ending-leave"),
    };
    let leave = Button::new(Kind::Resting, &label)
        .icon(ICON_CALL_END.codepoint)
        .width(width)
        .busy(is_leaving);
    if leave.show(ui).clicked() {
        let by_pointer = ui.input(|input| input.pointer.primary_released());
        actions.push(Action::Tell(Command::Leave {
            call: call.id.clone(),
            source: source(by_pointer),
        }));
    }
    let label = tr("question-close");
    let close = Button::new(Kind::Quiet, &label)
        .width(width)
        .disabled_because(is_open.as_deref());
    if close.show(ui).clicked() {
        actions.push(Action::Tell(Command::DismissEnding(call.id.clone())));
    }
}
