//! Moves a person from another watched call into this one. The invitation to this call replaces their place in the
//! other call.

use std::sync::Arc;

use egui::{ComboBox, Id, Key, Modifiers, PopupCloseBehavior, Ui, vec2};

use crate::app::call::invite::invite_text::elsewhere;
use crate::app::call::rows::move_to::{has_list, movable, others};
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::context::CallContext;
use crate::app::call::state::invite_form::InviteForm;
use crate::app::language::text::{sentences, tr, tr_with};
use crate::app::look::styles::{hint, line};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{SearchField, mark};
use crate::app::words::keep_out_text::ArrivalRule;
use crate::app::words::person_text;
use crate::moderation::model::invitee::Invitee;
use crate::moderation::state::invitation::NewInvitation;
use crate::moderation::state::row::Row;
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::search_words::{searchable, words};

/// Maximum number of egui's passes in which an opening list is measured.
const MEASURED: u64 = 4;

/// Returns the other calls that people can be moved from.
fn calls_to_move_from<'a>(
    call: &'a CallView,
    context: &CallContext<'a>,
) -> impl Iterator<Item = &'a Arc<CallView>> {
    let others = others(call, context);
    others.filter(|other| has_list(other) && people(other).next().is_some())
}

/// Says why nobody can be moved from a call; `None` if somebody can.
fn why_nobody(call: &CallView) -> Option<String> {
    if !has_list(call) {
        let title = call.title();
        return Some(tr_with("invite-move-no-list", &[("call", title.into())]));
    }
    let is_empty = people(call).next().is_none();
    is_empty.then(|| tr("invite-move-no-account"))
}

/// Returns the people of a call who can be invited elsewhere: those with an account and a participant id who aren't
/// gone.
fn people(call: &CallView) -> impl Iterator<Item = (&Arc<Row>, Invitee)> {
    let rows = call.rows.iter();
    rows.filter_map(|row| Some((row, movable(row)?)))
}

/// Returns the invitation that moves the chosen person. `None` in these cases:
/// - nobody is chosen
/// - the person has left the other call
/// - they can't be moved from it any more
pub(crate) fn moved(cx: &CallUi<'_>, form: &InviteForm) -> Option<NewInvitation> {
    let from = calls_to_move_from(cx.call, cx.context)
        .find(|other| Some(&other.id) == form.from.as_ref())?;
    let (row, invitee) =
        people(from).find(|(row, _)| row.removable() == form.person_to_move.as_ref())?;
    let participant = row.removable()?.clone();
    let mut invitation = form.invitation(invitee);
    invitation.replaces = Some((from.id.clone(), participant));
    Some(invitation)
}

/// Draws the drop-down lists of calls and people, and an explanation of moving.
pub(crate) fn move_ui(ui: &mut Ui, cx: &CallUi<'_>, form: &mut InviteForm) {
    let calls: Vec<&Arc<CallView>> = others(cx.call, cx.context).collect();
    if form.from.is_none() {
        form.from = calls_to_move_from(cx.call, cx.context)
            .next()
            .map(|first| first.id.clone());
    }
    let from = match &form.from {
        Some(from) => calls.iter().find(|it| it.id == *from),
        None => calls.first(),
    };
    let why_nobody = from.and_then(|from| why_nobody(from));
    let shown = from.map_or_else(|| tr("invite-move-none"), |from| from.title());
    choice(ui, "from", &tr("invite-move-from"), &shown, |ui| {
        for other in &calls {
            let is_chosen = Some(&other.id) == form.from.as_ref();
            if ui.selectable_label(is_chosen, other.title()).clicked() {
                ui.close();
                if !is_chosen {
                    (form.from, form.person_to_move) = (Some(other.id.clone()), None);
                }
            }
        }
    });
    let chosen = from.and_then(|from| {
        people(from).find(|(row, _)| row.removable() == form.person_to_move.as_ref())
    });
    let shown = match &chosen {
        Some((row, _)) => spoken(row),
        None if form.person_to_move.is_some() => tr("invite-move-left"),
        None => why_nobody.unwrap_or_else(|| tr("invite-move-choose")),
    };
    choice(ui, "who", &tr("invite-move-who"), &shown, |ui| {
        let from = from.filter(|from| has_list(from));
        let mut rows: Vec<&Arc<Row>> = from
            .into_iter()
            .flat_map(|from| people(from).map(|(row, _)| row))
            .collect();
        rows.sort_by_cached_key(|row| person_text::name(row).to_lowercase());
        people_ui(ui, &rows, form);
    });
    let rule = chosen
        .as_ref()
        .and_then(|(_, it)| ArrivalRule::of(it, cx.call));
    if let Some(rule) = rule {
        mark(ui, &rule.text());
    }
    let known: Vec<_> = from.map(|from| &from.id).into_iter().collect();
    let elsewhere = chosen.and_then(|(_, invitee)| elsewhere(&invitee, &known, cx));
    if let Some(text) = elsewhere {
        mark(ui, &text);
    }
    let mut words = tr("invite-move-hint");
    let listed = form.candidates().count();
    if listed > 0 {
        let n = [("n", listed.into())];
        words = sentences(&[words, tr_with("invite-move-list", &n)]);
    }
    hint(ui, words);
}

fn filter_id() -> Id {
    Id::unique("move filter")
}

/// Returns the egui id of the field that narrows the list of countries.
pub(super) fn country_filter_id() -> Id {
    Id::unique("country filter")
}

/// Whether the search field of an open list has the focus. Enter then chooses an entry.
pub(crate) fn searches_list(ui: &Ui) -> bool {
    let ids = [filter_id(), country_filter_id()];
    ui.memory(|memory| ids.into_iter().any(|id| memory.has_focus(id)))
}

/// Draws the open list of people, below a field that narrows it.
fn people_ui(ui: &mut Ui, rows: &[&Arc<Row>], form: &mut InviteForm) {
    let options = rows.iter().map(|row| {
        let spoken = spoken(row);
        let text = searchable(&row.name, [Some(spoken.as_str())]);
        let is_chosen = row.removable() == form.person_to_move.as_ref();
        (spoken, text, is_chosen)
    });
    let options: Vec<_> = options.collect();
    let about = tr("invite-move-search");
    if let Some(at) = narrowed_ui(ui, filter_id(), &about, &mut form.move_filter, &options) {
        form.person_to_move = rows[at].removable().cloned();
    }
}

/// Draws the options of an open list, below a field that narrows it. Each option has its label, the text to search, and
/// whether it is the chosen one. Enter in the field chooses the first match. Returns the index of the pressed option.
pub(super) fn narrowed_ui(
    ui: &mut Ui,
    id: Id,
    about: &str,
    filter: &mut String,
    options: &[(String, String, bool)],
) -> Option<usize> {
    let width = ui.available_width();
    let pass = ui.ctx().cumulative_pass_nr();
    let before = ui.data(|data| data.get_temp::<[u64; 2]>(id));
    // The list has just opened if it wasn't drawn in the last pass.
    let opened = before.filter(|[_, last]| last + 1 >= pass);
    let opened = opened.map_or(pass, |[opened, _]| opened);
    ui.data_mut(|data| data.insert_temp(id, [opened, pass]));
    if opened == pass {
        filter.clear();
    }
    let enters =
        searches_list(ui) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let field = SearchField::new(id, about, vec2(width, 28.0)).show(ui, filter);
    // While egui measures an opening list, the field loses the focus. So each of the first passes requests it again.
    if pass < opened + MEASURED {
        field.request_focus();
    }
    let searched = words(filter);
    let is_found = |at: &usize| searched.iter().all(|word| word.is_in(&options[*at].1));
    let found: Vec<usize> = (0..options.len()).filter(is_found).collect();
    if found.is_empty() {
        let search = [("search", filter.trim().to_owned().into())];
        hint(ui, tr_with("empty-no-match", &search));
    }
    let mut pressed = found.first().copied().filter(|_| enters);
    for at in found {
        let (label, _, is_chosen) = &options[at];
        let option = egui::Button::selectable(*is_chosen, label);
        let option = option.truncate().min_size(vec2(width, 26.0));
        if ui.add(option).clicked() {
            pressed = Some(at);
        }
    }
    if pressed.is_some() {
        ui.close();
    }
    pressed
}

/// Returns a person's entry in the drop-down list: name, and the end of the id and the details that tell namesakes apart.
fn spoken(row: &Row) -> String {
    let (words, end) = person_text::identity_line(row);
    // The end of a long entry is cut.
    format!("{}{end} · {words}", person_text::name(row))
}

/// Draws a drop-down list with a label.
fn choice(ui: &mut Ui, salt: &str, label: &str, shown: &str, options: impl FnOnce(&mut Ui)) {
    let p = palette(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let label = line(ui, label, theme::small(), p.text_2);
        ui.spacing_mut().interact_size.y = 30.0;
        let width = ui.available_width();
        let combo = ComboBox::from_id_salt(salt)
            .width(width)
            .truncate()
            // Keeps the list open when its search field is pressed.
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .selected_text(shown)
            .show_ui(ui, |ui| {
                ui.spacing_mut().interact_size.y = 26.0;
                options(ui);
            });
        combo.response.labelled_by(label.id);
    });
}
