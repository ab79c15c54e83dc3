//! The dialog that ends a call for everyone: who has to leave, warnings, and a number to type.

use egui::{Align, Id, Key, Layout, Margin, Modifiers, Ui};
use egui_material_icons::icons::ICON_WARNING;

use crate::app::call::rows::person_line::{HEIGHT as ROW, PersonLine};
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::dialog::CallDialog;
use crate::app::call::state::end_form::{EndForm, PeopleToRemove};
use crate::app::language::text::{sentences, tr, tr_with};
use crate::app::look::cells::{from_left, next_row};
use crate::app::look::list_table::ListTable;
use crate::app::look::scroll_keys::ScrollKeys;
use crate::app::look::shapes::boxed;
use crate::app::look::styles::paragraph;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, TextField, badge_word, elided};
use crate::app::parts::dialog::{
    Dialog, DialogResult, close_ui, focused_inside, has_enter, is_armed, listen, note, title_ui,
};
use crate::app::words::person_text;
use crate::app::words::person_text::some;
use crate::moderation::command::Command;
use crate::moderation::state::row::{Role, Row};
use crate::moderation::state::snapshot::CallView;

const WIDTH: f32 = 460.0;
const KIND: f32 = 64.0;
const TAIL: f32 = 56.0;
/// Number of rows that the list shows before it scrolls; fewer in a low window.
const ROWS: f32 = 9.0;

/// Draws the dialog. Confirming it removes everyone in the list who has a usable id. Returns the dialog if it stays
/// open.
pub(crate) fn end_ui(ui: &Ui, cx: &mut CallUi<'_>, mut form: EndForm) -> Option<CallDialog> {
    let armed = is_armed(ui, &form.armed, cx.context.now);
    let listed = PeopleToRemove::of(cx.call);
    let shown = Dialog::new("end for everybody", &tr("end-title"), WIDTH)
        .alert()
        .show(ui, |ui| form_ui(ui, cx.call, &listed, armed, &mut form));
    match shown {
        DialogResult::Chose(EndChoice::Yes) => {
            cx.tell(Command::EndForAll {
                call: cx.call.id.clone(),
                people: listed.ids(),
            });
            // Shows the results at once, even if the panel of an earlier batch was closed.
            cx.state.inspector.show_batch();
            None
        }
        DialogResult::Chose(EndChoice::No) | DialogResult::Closed => None,
        DialogResult::Open => Some(CallDialog::End(form)),
    }
}

enum EndChoice {
    Yes,
    No,
}

fn form_ui(
    ui: &mut Ui,
    call: &CallView,
    listed: &PeopleToRemove<'_>,
    armed: bool,
    form: &mut EndForm,
) -> Option<EndChoice> {
    let p = palette(ui);
    title_ui(ui, &tr("end-title"));
    paragraph(ui, sentence(call, listed), theme::body(), p.text_2);
    for warning in warnings(listed) {
        note(ui, ICON_WARNING.codepoint, p.warning, &warning);
    }
    let field = Id::unique("number of people");
    let has_enter = has_enter(ui, &form.armed, &[None, Some(field)]);
    list_ui(ui, listed, ScrollKeys::with_arrows(has_enter));
    let fits = form.fits(listed);
    let enter = takes_enter(ui, field);
    if enter {
        form.lacks_number = !fits;
    }
    let mut choice = (enter && armed && fits).then_some(EndChoice::Yes);
    number_ui(ui, field, listed, form);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let n = [("n", listed.people.len().into())];
        let (label, why) = (tr_with("end-yes", &n), tr("end-yes-why"));
        let fits = form.fits(listed);
        let yes = Button::new(ButtonKind::DangerSolid, &label)
            .disabled_because((!fits).then_some(&*why))
            .show(ui);
        let yes = listen(ui, &yes, &mut form.armed, armed && fits).map(|_| EndChoice::Yes);
        let no = close_ui(ui, &tr("question-no"));
        choice = choice.take().or(yes).or(no.then_some(EndChoice::No));
    });
    choice
}

fn sentence(call: &CallView, listed: &PeopleToRemove<'_>) -> String {
    let mut parts = vec![
        tr("end-how"),
        tr_with(
            "end-order",
            &[
                ("n", listed.people.len().into()),
                ("lobby", listed.in_lobby().into()),
            ],
        ),
    ];
    if call.counts.ringing > 0 {
        parts.push(tr_with("end-ringing", &[("n", call.counts.ringing.into())]));
    }
    parts.push(tr("end-again"));
    sentences(&parts)
}

fn warnings(listed: &PeopleToRemove<'_>) -> Vec<String> {
    let mut warnings = Vec::new();
    if listed.has(Role::Organizer) {
        warnings.push(tr("end-organizer"));
    }
    if listed.has(Role::Recorder) {
        warnings.push(tr("end-recorder"));
    }
    let protected = listed.names_of(Role::Protected);
    if !protected.is_empty() {
        let n = ("n", protected.len().into());
        let values = [n, ("names", some(&protected).into())];
        warnings.push(tr_with("end-protected", &values));
    }
    if !listed.fixed.is_empty() {
        let n = [("n", listed.fixed.len().into())];
        warnings.push(tr_with("end-fixed", &n));
    }
    warnings
}

fn number_ui(ui: &mut Ui, field: Id, listed: &PeopleToRemove<'_>, form: &mut EndForm) {
    let n = listed.people.len();
    let change = match form.change(listed) {
        (0, 0) => None,
        (came, 0) => Some(tr_with(
            "end-came",
            &[("came", came.into()), ("n", n.into())],
        )),
        (0, went) => Some(tr_with(
            "end-went",
            &[("went", went.into()), ("n", n.into())],
        )),
        (came, went) => {
            let values = [
                ("came", came.into()),
                ("went", went.into()),
                ("n", n.into()),
            ];
            Some(tr_with("end-changed", &values))
        }
    };
    let label = tr_with("end-number", &[("n", n.into())]);
    let change = change.or_else(|| form.lacks_number.then(|| tr("end-yes-why")));
    let response = TextField::new(&mut form.typed, &label)
        .id(field)
        .warning(change.as_deref())
        .show(ui);
    if response.changed() {
        form.lacks_number = false;
        form.was_typed(listed);
    }
    if form.armed.claim_focus() {
        response.request_focus();
    }
}

/// Whether Enter was pressed. Enter counts only while the number field or no control has the focus.
fn takes_enter(ui: &Ui, field: Id) -> bool {
    let focused = focused_inside(ui);
    focused.is_none_or(|id| id == field)
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

/// Draws everyone's name, newest first; people without a usable id follow under a heading of their own.
fn list_ui(ui: &mut Ui, listed: &PeopleToRemove<'_>, keys: ScrollKeys) {
    let p = palette(ui);
    let head = usize::from(!listed.fixed.is_empty());
    let lines = listed.people.len() + head + listed.fixed.len();
    // 400 points are about the height of title, sentences, field and buttons.
    let room = (ui.content_rect().height() - 400.0).max(3.0 * ROW);
    boxed(p.field, p.edge, Margin::symmetric(10, 4)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let list = ListTable::new("everybody")
            .at_most(room.min(ROWS * ROW))
            .keys(keys);
        list.show(ui, ROW, lines, |ui, line| {
            match line.checked_sub(listed.people.len()) {
                None => row_ui(ui, listed.people[line], true),
                Some(0) => fixed_head_ui(ui),
                Some(below) => row_ui(ui, listed.fixed[below - 1], false),
            }
        });
    });
}

fn fixed_head_ui(ui: &mut Ui) {
    let p = palette(ui);
    let rect = next_row(ui, ROW);
    let (head, font) = (tr("end-fixed-head"), theme::small_strong());
    elided(
        &mut from_left(ui, rect),
        &head,
        "",
        rect.width(),
        &font,
        p.text_2,
    );
}

fn row_ui(ui: &mut Ui, row: &Row, can_go: bool) {
    let p = palette(ui);
    let ink = if can_go { p.text } else { p.text_3 };
    let kind = (badge_word(row.badge), KIND, theme::small(), p.text_2);
    let tail = person_text::id_tail(row).unwrap_or_default();
    let tail = (tail, TAIL, theme::mono(), p.text_3);
    let line = PersonLine::new(row, ink).without_icon();
    line.show(ui, [kind, tail]);
}
