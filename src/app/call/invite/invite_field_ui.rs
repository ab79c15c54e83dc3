//! The field of the invitation dialog: typing, pasting a list, and the line that says how the text is understood.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align, Event, Id, Layout, Rect, Ui};

use crate::app::call::invite::invite_text;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::invite_form::{InviteForm, InviteProblem, MOST_PASTED, MOST_TYPED};
use crate::app::call::state::invite_split::likeness::is_meeting_link;
use crate::app::call::state::invite_split::typed_parts;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::cells::from_right;
use crate::app::look::styles::line;
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{Button, ButtonKind, TextField, elided_quiet, link};
use crate::app::parts::cleared_ui::undo_cleared_ui;
use crate::moderation::state::invitation::MOST_INVITED;

/// Width of the dialog, in points.
pub(crate) const WIDTH: f32 = 540.0;
/// The address in the hint of the field.
const ADDRESS: &str = "ada@contoso.com";
/// The address in the hint of the field in the demo. The demo's directory knows it.
const DEMO_ADDRESS: &str = "rafael.monteiro@contoso.example";
/// Longest pasted text, in bytes, that counts as a list of people.
const LONGEST_LIST: usize = 4_000;

/// Returns the egui id of the field for names, ids and numbers.
pub(crate) fn field_id() -> Id {
    Id::unique("invite field")
}

/// Appends a pasted list to the field's text. Replaces the text if all of it is selected, or if it is unchanged since
/// the dialog opened.
///
/// Returns whether a list was pasted. If the pasted text is too long for the field and isn't a list, reports this instead.
///
/// The field itself would replace line breaks with spaces, and would cut a long list in the middle of a part.
pub(crate) fn paste_list(ui: &Ui, form: &mut InviteForm) -> bool {
    let is_list = |text: &str| {
        // Text of several lines counts even if it names nobody to invite: a pasted mail may name only people who are probably not meant.
        let least = if text.trim().contains('\n') { 0 } else { 2 };
        text.len() <= LONGEST_LIST && (least..=MOST_PASTED).contains(&typed_parts(text).len())
    };
    let is_taken = |text: &str| is_list(text) || text.len() > MOST_TYPED;
    let pasted = ui.input_mut(|input| {
        let mut events = input.events.iter();
        let at = events.position(|it| matches!(it, Event::Paste(text) if is_taken(text)))?;
        let Event::Paste(text) = input.events.remove(at) else {
            return None;
        };
        Some(text)
    });
    let Some(pasted) = pasted else { return false };
    if !is_list(&pasted) {
        form.note_new_text();
        form.problem = Some(if is_meeting_link(&pasted) {
            InviteProblem::Link
        } else {
            InviteProblem::TooMuch
        });
        return false;
    }
    let state = TextEditState::load(ui, field_id());
    let selected = state.and_then(|state| state.cursor.char_range());
    let selected = selected.map(|range| range.as_sorted_char_range());
    let is_selected =
        selected.is_some_and(|it| it.end.0 - it.start.0 == form.typed.chars().count());
    if is_selected || form.keeps_text() {
        form.typed.clear();
    }
    let typed = [form.typed.trim(), pasted.trim()];
    form.typed = typed
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join("\n");
    true
}

/// Draws the field and the recognized text; returns whether "Add" was pressed.
pub(crate) fn field_ui(ui: &mut Ui, cx: &CallUi<'_>, form: &mut InviteForm) -> bool {
    let p = palette(ui);
    let button = Button::new(ButtonKind::Resting, tr("invite-add"));
    let width = button.measure(ui);
    let problem = invite_text::field_problem(form, cx);
    let label = tr("invite-field");
    let session = cx.context.snapshot.sign_in.session();
    let is_demo = session.is_some_and(|session| session.demo);
    let address = if is_demo { DEMO_ADDRESS } else { ADDRESS };
    let hint = tr_with("invite-field-hint", &[("address", address.into())]);
    let top = ui.cursor().top();
    let field = ui.scope(|ui| {
        ui.set_max_width(WIDTH - width - 8.0);
        TextField::new(&mut form.typed, &label)
            .hint(&hint)
            .id(field_id())
            .at_most(MOST_TYPED)
            .error(problem.as_deref())
            .show(ui)
    });
    let field = field.inner;
    if field.changed() {
        form.note_new_text();
    }
    if !form.has_focus {
        form.has_focus = true;
        ui.memory_mut(|memory| memory.request_focus(field_id()));
        put_cursor(ui, form);
    }
    let right = ui.min_rect().left() + WIDTH;
    let at = Rect::from_x_y_ranges(right - width..=right, field.rect.y_range());
    let mut beside = from_right(ui, at);
    let pressed = button.show(&mut beside).clicked();
    list_links_ui(ui, cx, top, right, form);
    let words = invite_text::understood(form, cx);
    if problem.is_none() || !words.is_empty() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.spacing_mut().interact_size.y = 16.0;
            let is_dropped = !form.dropped.is_empty();
            let count = form.taken(cx.call);
            let values = [("n", count.into()), ("of", MOST_INVITED.max(count).into())];
            let count = if count == 0 {
                String::new()
            } else {
                tr_with("invite-count", &values)
            };
            ui.set_width(WIDTH);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                line(ui, count, theme::small(), p.text_3);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    if is_dropped && undo_cleared_ui(ui, form.dropped.len()) {
                        form.undo_drops();
                    }
                    let room = ui.available_width();
                    let (said, full) =
                        elided_quiet(ui, [&words, ""], room, &theme::small(), p.text_2);
                    let lines = Some(invite_text::unused_lines(form)).filter(|it| !it.is_empty());
                    let all: Vec<String> = full.into_iter().chain(lines).collect();
                    if !all.is_empty() {
                        said.on_hover_text(all.join("\n"));
                    }
                });
            });
        });
    }
    pressed
}

/// Draws up to two links at the right edge beside the field's label, and none while there is nothing to clear.
///
/// One empties the list. The other includes all recipients of a mail, unless they are only a few, or too many for one
/// request.
fn list_links_ui(ui: &mut Ui, cx: &CallUi<'_>, top: f32, right: f32, form: &mut InviteForm) {
    /// Up to this many recipients, there is no link that includes all of them.
    const FEW: usize = 2;
    // A pasted text of which nothing could be added yet is cleared in the same way.
    if form.is_list_empty() && form.without_country() == 0 {
        return;
    }
    let at = Rect::from_x_y_ranges(right - WIDTH / 2.0..=right, top..=top + 16.0);
    let mut links = from_right(ui, at);
    links.spacing_mut().item_spacing.x = 16.0;
    if link(&mut links, &tr("invite-clear"), None).clicked() {
        form.clear_list();
    }
    let n = form.set_aside_count();
    let is_offered = n > FEW && form.taken(cx.call) + n <= MOST_INVITED;
    let all = tr_with("invite-include-all", &[("n", n.into())]);
    if is_offered && link(&mut links, &all, None).clicked() {
        form.include_all(cx.call);
    }
}

/// Selects text that the user probably wants to replace: text kept from the last time the dialog was open, the entry to be corrected, or
/// the first of several refused parts.
///
/// Scrolls the selection into view. Without such text, puts the cursor at the end.
fn put_cursor(ui: &Ui, form: &InviteForm) {
    let parts = typed_parts(&form.typed);
    let correction = form.corrections.last().map(|it| it.entry.typed());
    let corrects = correction.is_some() && correction.as_ref() == parts.first();
    let all = form.typed.chars().count();
    let range = if form.keeps_text() {
        CCursorRange::two(CCursor::new(0), CCursor::new(all))
    } else if corrects || form.problem.is_some() && parts.len() > 1 {
        let end = parts[0].chars().count();
        // The cursor is at the start, so that a long text is scrolled there.
        CCursorRange::two(CCursor::new(end), CCursor::new(0))
    } else {
        CCursorRange::one(CCursor::new(all))
    };
    let mut state = TextEditState::load(ui, field_id()).unwrap_or_default();
    state.cursor.set_char_range(Some(range));
    state.store(ui, field_id());
}
