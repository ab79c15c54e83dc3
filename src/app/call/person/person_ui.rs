//! The card of one person: their identity according to Graph, the history of their visit, and buttons such as mute,
//! keep out and remove.

use egui::{ScrollArea, Ui, vec2};
use egui_material_icons::icons::{
    ICON_CONTENT_COPY, ICON_PERSON, ICON_PERSON_REMOVE, ICON_REFRESH,
};

use crate::app::call::confirm::remove_or_ask::{remove_or_ask, retry_or_ask};
use crate::app::call::person::card_heights::{CardHeights, measured};
use crate::app::call::person::newest_ui::newest_ui;
use crate::app::call::person::other_row_ui::{follow_move, other_row_ui};
use crate::app::call::person::person_gone_ui::{known_as, person_gone_ui};
use crate::app::call::person::person_parts::{copied_name, history_ui, id_ui, value_ui};
use crate::app::call::person::person_rules_ui::{
    devices_button_ui, keep_out_button_ui, other_buttons_ui, rule_ui,
};
use crate::app::call::person::person_service_ui::{service_button_ui, service_trouble_ui};
use crate::app::call::person::person_trouble_ui::{note_ui, trouble_ui};
use crate::app::call::person::why_ui::{DisabledReasons, note_disabled_reason};
use crate::app::call::rows::name_marks::{role_tag, warnings};
use crate::app::call::rows::result_line::glyph_ui;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::context::CallContext;
use crate::app::call::state::raid::acts_at_once;
use crate::app::language::text::{key, tr, tr_with};
use crate::app::look::shapes::text_width;
use crate::app::look::styles::{hint, line, paragraph};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{
    self, Button, ButtonKind, badge, empty_state, icon_button, link, tag,
};
use crate::app::parts::panel_head::panel_head_ui;
use crate::app::state::action::Action;
use crate::app::state::source::pressed_with;
use crate::app::words::person_text::{self, also, devices_word};
use crate::app::words::row::person_status::status;
use crate::app::words::row::status::{RowAction, Status};
use crate::app::words::service_text::line_service;
use crate::app::words::time_text::{age, clock, clock_short};
use crate::moderation::model::deed::ServiceDeed;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::Badge;
use crate::moderation::model::time::Now;
use crate::moderation::state::row::Row;
use crate::moderation::state::snapshot::{CallView, Snapshot};
use crate::moderation::views::all_calls::other_calls;

/// Draws the card of the chosen person, or the newest people if nobody is chosen. If the person has no row any more, draws
/// what is known about them.
pub fn person_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let found = cx.state.chosen().and_then(|key| {
        let shown = cx
            .state
            .list
            .table
            .find(key)
            .map(|shown| (shown.row.clone(), shown.left));
        let listed = || cx.call.row(key);
        shown.or_else(|| listed().map(|row| (row.clone(), None)))
    });
    let Some((row, left)) = found else {
        let known = |key| known_as(cx.context.snapshot, cx.call, key);
        if let Some(who) = cx.state.chosen().and_then(known) {
            if follow_move(cx, who.key.as_ref(), who.lasting.as_ref()) {
                return person_ui(ui, cx);
            }
            return person_gone_ui(ui, cx, who);
        }
        if cx.state.chosen().is_none() {
            return newest_ui(ui, cx);
        }
        empty_state(ui, ICON_PERSON.codepoint, &tr("person-gone"), "", &[]);
        return;
    };
    let lasting = row.participant.identity.lasting();
    let is_gone = left.is_some() || row.is_gone();
    if is_gone && follow_move(cx, Some(&row.key), lasting.as_ref()) {
        return person_ui(ui, cx);
    }
    let asked = cx.context.pending.removal(&cx.call.id, &row.key);
    let status = status(&row, left, asked, cx.context.now)
        .by_invitation(&row, cx.call, cx.context.now)
        .by_rule(&row, cx.call, cx.context.now)
        .in_line(&row, cx.call)
        .in_call(cx.call)
        .serving(line_service(cx.call, cx.context.pending, &row, left));
    card_ui(ui, cx, (&row, left), &status);
}

/// Draws the parts of the card. The buttons are at its foot; those for rarer actions scroll with the facts if the
/// facts need the room.
fn card_ui(ui: &mut Ui, cx: &mut CallUi<'_>, (row, left): (&Row, Option<Now>), status: &Status) {
    ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
    let whys = DisabledReasons::take(ui);
    let last = CardHeights::last(ui);
    let stand_together = last.fit_into(ui.available_height());
    let mut heights = CardHeights::default();
    let rare = if stand_together { last.rare } else { 0.0 };
    let height = (ui.available_height() - last.foot - rare).max(80.0);
    ScrollArea::vertical()
        .id_salt("person")
        .max_height(height)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            heights.content = measured(ui, |ui| content_ui(ui, cx, (row, left), status));
            // Above the facts, these buttons are in sight without scrolling.
            if !stand_together {
                heights.rare = measured(ui, |ui| other_buttons_ui(ui, cx, row));
            }
            heights.content += measured(ui, |ui| facts_and_history_ui(ui, cx, row));
        });
    heights.foot = measured(ui, |ui| {
        whys.show(ui);
        ui.separator();
    });
    if stand_together {
        heights.rare = measured(ui, |ui| other_buttons_ui(ui, cx, row));
    }
    heights.foot += measured(ui, |ui| {
        ui.add_space(4.0);
        ui.columns(2, |halves| {
            let [mute, keep_out] = halves else { return };
            service_button_ui(mute, cx, ServiceDeed::Mute, row, left);
            keep_out_button_ui(keep_out, cx, row);
        });
        ui.add_space(6.0);
        foot_ui(ui, cx, row, status);
    });
    whys.settle(ui.ctx());
    heights.settle(ui);
}

/// Draws the person's identity and troubles.
fn content_ui(ui: &mut Ui, cx: &mut CallUi<'_>, (row, left): (&Row, Option<Now>), status: &Status) {
    let has_results = cx.state.inspector.hides_results(cx.call);
    if has_results && link(ui, &tr("person-back"), None).clicked() {
        cx.state.inspector.close_card();
    }
    head_ui(ui, cx, row, status);
    let lasting = row.participant.identity.lasting();
    if left.is_some() || row.is_gone() {
        other_row_ui(ui, cx, Some(&row.key), lasting.as_ref());
    }
    mark_ui(ui, row);
    if row.participant.in_lobby && row.is_listed() {
        hint(ui, tr("person-in-lobby"));
    }
    also_ui(ui, cx.context.snapshot, cx.call, row);
    trouble_ui(ui, cx, row);
    service_trouble_ui(ui, cx, row, left);
}

fn facts_and_history_ui(ui: &mut Ui, cx: &mut CallUi<'_>, row: &Row) {
    let lasting = row.participant.identity.lasting();
    facts_ui(ui, row, cx.context, cx.actions);
    rule_ui(ui, cx.call, row, cx.context.now);
    let of_removed = row
        .removed_namesake
        .map(|removed| [row.first_seen, removed]);
    history_ui(ui, cx, (&row.key, lasting.as_ref()), of_removed);
    devices_button_ui(ui, cx, row);
}

fn head_ui(ui: &mut Ui, cx: &mut CallUi<'_>, row: &Row, status: &Status) {
    let p = palette(ui);
    let close = panel_head_ui(ui, &person_text::name(row), &tr("person-close"), |ui| {
        if let Some(copy) = copied_name(row)
            && icon_button(ui, ICON_CONTENT_COPY.codepoint, &tr("menu-copy-name")).clicked()
        {
            cx.actions.push(copy);
        }
    });
    if close.clicked() {
        cx.state.inspector.close_card();
    }
    hint(ui, person_text::identity_words(row));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        badge(ui, row.badge);
        if let Some((icon, word)) = role_tag(row.role) {
            tag(ui, icon, &word);
        }
        let ink = status.hue.ink(p);
        glyph_ui(ui, status.glyph, 16.0, ink);
        line(ui, &status.word, theme::small(), ink);
        for icon in &status.media {
            widgets::icon(ui, icon, 16.0, p.text_2);
        }
    });
}

fn mark_ui(ui: &mut Ui, row: &Row) {
    for warning in warnings(ui, row, &person_text::name(row)) {
        note_ui(ui, warning.tone, "", &warning.why);
    }
}

fn facts_ui(ui: &mut Ui, row: &Row, context: &CallContext<'_>, actions: &mut Vec<Action>) {
    ui.add_space(4.0);
    let identity = &row.participant.identity;
    let seen = tr_with(
        "person-seen",
        &[
            ("time", clock(row.first_seen).into()),
            ("age", age(context.now.age_of(row.first_seen)).into()),
        ],
    );
    let copied = [
        (
            tr("person-participant-id"),
            row.key.participant().map(ParticipantId::as_str),
        ),
        (tr("person-identity-id"), identity.id.as_deref()),
        (tr("person-tenant"), identity.tenant.as_deref()),
    ];
    let email_label = match row.badge {
        Badge::Guest => tr("person-typed-email"),
        _ => tr("person-email"),
    };
    let email = identity.email.as_deref();
    let email = email.map(|email| (email_label, Some(email)));
    for (label, value) in copied.into_iter().chain(email) {
        id_ui(ui, &label, value, actions);
    }
    value_ui(ui, &tr("person-first-seen"), &seen, actions);
    if row.devices > 1 {
        let devices = row.devices.to_string();
        let label = tr_with("person-devices", &[("what", devices_word(row.badge))]);
        value_ui(ui, &label, &devices, actions);
    }
    if !row.earlier_visits.is_empty() {
        value_ui(ui, &tr("person-visits"), &visits(row), actions);
    }
}

fn visits(row: &Row) -> String {
    let Some(newest) = row.earlier_visits.first() else {
        return String::new();
    };
    tr_with(
        "person-visits-value",
        &[
            ("n", row.earlier_visits.len().into()),
            ("from", clock_short(newest.from).into()),
            ("until", clock_short(newest.until).into()),
        ],
    )
}

fn foot_ui(ui: &mut Ui, cx: &mut CallUi<'_>, row: &Row, status: &Status) {
    let why = match &status.offer {
        RowAction::Remove | RowAction::Retry => None,
        RowAction::Reason(_, why) => Some(why.clone()),
        RowAction::Nothing
        | RowAction::Stop(_)
        | RowAction::LetStay(_)
        | RowAction::CheckAgain(_) => Some(status.word.clone()),
    };
    if let RowAction::Reason(_, why) = &status.offer {
        note_disabled_reason(ui, Some(why));
    }
    let spoken = person_text::spoken(row);
    let (label, icon, name) = if status.offer == RowAction::Retry {
        let name = tr_with("person-retry-name", &[("who", spoken.into())]);
        (key!("person-retry"), ICON_REFRESH, name)
    } else {
        let name = tr_with("person-remove-name", &[("who", spoken.into())]);
        let label = if acts_at_once(cx.call, row) {
            key!("person-remove-at-once")
        } else {
            key!("person-remove")
        };
        (label, ICON_PERSON_REMOVE, name)
    };
    // The list may be filtered or scrolled, so the button itself names the person.
    let label = naming(ui, label, &person_text::name(row));
    let button = Button::new(ButtonKind::DangerOutline, &label)
        .icon(icon.codepoint)
        .name(&name)
        .width(ui.available_width())
        .disabled_because(why.as_deref());
    if button.show(ui).clicked() {
        cx.state.list.scroll_to = cx.state.list.table.line_of(&row.key);
        if status.offer == RowAction::Retry {
            retry_or_ask(cx, &row.key, pressed_with(ui));
        } else {
            remove_or_ask(cx, &row.key, pressed_with(ui));
        }
    }
}

/// Returns a button's label with as much of the name as fits into the available width.
fn naming(ui: &Ui, key: &'static str, name: &str) -> String {
    // The width without the button's padding and icon.
    let room = ui.available_width() - 48.0;
    let letters: Vec<char> = name.chars().collect();
    let label = |kept: usize| {
        let mut who: String = letters[..kept].iter().collect();
        if kept < letters.len() {
            who = format!("{}…", who.trim_end());
        }
        tr_with(key, &[("who", who.into())]).replace("……", "…")
    };
    let fits = |kept: usize| text_width(ui, &label(kept), theme::body()) <= room;
    if fits(letters.len()) {
        return label(letters.len());
    }
    let lengths: Vec<usize> = (1..letters.len()).collect();
    label(
        lengths
            .partition_point(|kept| fits(*kept))
            .min(letters.len()),
    )
}

/// Says in how many other watched calls the person is. Draws nothing if there are none.
pub(crate) fn also_ui(ui: &mut Ui, snapshot: &Snapshot, call: &CallView, row: &Row) {
    if let Some(also) = also(other_calls(&snapshot.calls, &call.id, row)) {
        let ink = palette(ui).info;
        paragraph(ui, also, theme::small(), ink);
    }
}
