//! The guest door in the list of rules: its buttons, the people whom it affects, and the people whom it lets in.
//!
//! While the door is closed, guests who join are removed. Two settings extend it to people of other tenants and to phones.

use egui::{Response, Ui};
use egui_material_icons::icons::ICON_WARNING;

use crate::app::call::rows::failed_buttons::{hopeless_text, mute_ui, retry, retry_ui, to_mute};
use crate::app::call::rows::named_people::NamedPeople;
use crate::app::call::rows::not_removed::{is_being_removed, not_removed};
use crate::app::call::rules::rules_line_ui::is_paused;
use crate::app::call::state::bulk_removal::is_next;
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::inspector::{DoorQuestion, PanelFocus};
use crate::app::language::text::{key, sentences, tr, tr_with};
use crate::app::look::styles::{head, hint};
use crate::app::look::theme::palette;
use crate::app::look::widgets::button::small_button;
use crate::app::look::widgets::linked_names::linked_paragraph;
use crate::app::look::widgets::steady::keeps_height;
use crate::app::look::widgets::{Button, ButtonKind, check_box};
use crate::app::parts::dialog::{note, note_with};
use crate::app::state::action::Action;
use crate::app::state::armed::ARMS_AFTER;
use crate::app::state::source::pressed_with;
use crate::app::words::evidence_text::{OfferReason, OfferedRemoval, door_limits_text};
use crate::app::words::keep_out_text::{
    CLOSED_FOR, is_raid, last_let_in_text, let_next_in, lets_in_text, wave_age,
};
use crate::app::words::time_text::{age, stopwatch};
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::model::time::Now;
use crate::moderation::state::row::Row;
use crate::moderation::state::rules::{DoorLimits, DoorScope, GuestDoor};
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::table::QuickChoice;

/// Height in points that stays free for what comes and goes while the door is closed.
const NOW: f32 = 40.0;

/// Draws the part about the door. The button that opens it comes near the top, to stay in sight in a low window. Only a
/// warning about a wave comes before it.
pub(crate) fn door_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    head(ui, tr("door-title"));
    let door = cx.call.rules.door.as_ref();
    let mut close_for = None;
    if door.is_some() {
        wave_ui(ui, cx);
        close_for = open_button_ui(ui, cx).then_some(None);
    }
    state_ui(ui, cx);
    hint(ui, tr("door-text"));
    let closed = door.filter(|door| !door.holder.asks());
    if let Some(door) = closed {
        let_in_ui(ui, cx, door);
        scope_ui(ui, cx.call, door, cx.actions);
    }
    ui.horizontal_wrapped(|ui| {
        let offer = match closed {
            Some(_) => key!("door-keep-closed-for"),
            None => key!("door-close-for"),
        };
        hint(ui, tr(offer));
        for time in CLOSED_FOR {
            let n = [("n", (time.as_secs() / 60).into())];
            if small_button(ui, &tr_with("door-for", &n), &tr_with("door-for-name", &n)) {
                close_for = Some(Some(time));
            }
        }
    });
    // What comes and goes during a raid is below the buttons, which it would move under the pointer.
    keeps_height(ui, "door now", NOW, |ui| {
        if let Some(door) = closed {
            now_ui(ui, cx, door);
        }
    });
    if door.is_none() {
        // Comes after the buttons that close the door, so that Tab reaches those buttons first.
        left_ui(ui, cx, true);
    }
    if let Some(time) = close_for {
        cx.state.inspector.end_door_question(false);
        cx.tell(Command::Door(cx.call.id.clone(), time));
        match pressed_with(ui) {
            // The pressed button may be gone, and the next key must not reach a button that removes somebody.
            Source::Key => cx.state.inspector.show_rules(true),
            _ => cx.state.list.wants_focus = true,
        }
    }
}

/// Says whom the closed door removes or leaves now, whom it let in, and whom it couldn't remove.
fn now_ui(ui: &mut Ui, cx: &mut CallUi<'_>, door: &GuestDoor) {
    let limits = cx.call.door_limits.as_ref();
    if let Some(limits) = limits {
        limits_ui(ui, cx, limits);
    }
    if door.holder.acts() && limits.is_none_or(|limits| limits.acts) {
        hits_ui(ui, cx, door);
    }
    not_removed_ui(ui, cx);
    if !door.let_in.is_empty() {
        let mut people = NamedPeople::default();
        let names = people.list_known(door.let_in.iter().rev());
        let text = tr_with("door-let-in", &[("names", names.into())]);
        names_ui(ui, cx, (&text, &people));
    }
}

/// Says whether the door is closed, for how long, and what it did.
fn state_ui(ui: &mut Ui, cx: &CallUi<'_>) {
    match cx.call.rules.door.as_ref() {
        Some(door) if door.holder.asks() => hint(ui, tr("door-waits")),
        Some(door) if door.holder.elsewhere => {
            let left = stopwatch(cx.context.now.left_until(door.until));
            hint(ui, tr_with("door-elsewhere", &[("left", left.into())]));
        }
        Some(door) => {
            let left = stopwatch(cx.context.now.left_until(door.until));
            if is_paused(cx.call) {
                let paused = tr_with("notice-door-paused", &[("left", left.into())]);
                return hint(ui, sentences(&[paused, tr("notice-door-works-again")]));
            }
            let values = [("left", left.into()), ("n", door.removals.into())];
            hint(ui, tr_with("door-closed", &values));
        }
        None => hint(ui, tr("door-open")),
    }
}

/// Says how many guests the door leaves in the call. Offers to remove the guests of a recent wave, or all guests if there was no wave. If
/// no guests are there and the door removes nobody, says so.
fn left_ui(ui: &mut Ui, cx: &mut CallUi<'_>, hits_nobody: bool) {
    let wave = cx.call.known_wave();
    let new = wave.map(|wave| QuickChoice::CameWith(wave.since.monotonic));
    let left = |choice| {
        let left = (cx.state.bulk).left_or_previewed(cx.call, choice, cx.context.now);
        left.len()
    };
    // The same number as on the filter of the list.
    let guests = matching(cx.call, |row| row.badge.is_anonymous() && row.is_listed());
    let all = guests.len();
    let is_next = is_next(cx.call);
    let is_going = |row: &&&Row| is_next(row) || is_being_removed(row);
    let going = guests.iter().filter(is_going).count();
    let (of_all, of_wave) = match cx.call.rules.is_door_closed() {
        true if going > 0 => (key!("door-left-going"), key!("door-left-new")),
        true => (key!("door-left"), key!("door-left-new")),
        false => (key!("door-stay"), key!("door-stay-new")),
    };
    let (said, n, choice) = match new.map(|new| (new, left(new))) {
        Some((new, n)) if n > 0 => (of_wave, n, Some(new)),
        // The remaining guests were there before the wave, or can't be removed.
        Some(_) => (of_all, all, None),
        None => (
            of_all,
            all,
            (left(QuickChoice::Guests) > 0).then_some(QuickChoice::Guests),
        ),
    };
    if n == 0 {
        if hits_nobody {
            hint(ui, tr("door-hits-nobody"));
        }
        return;
    }
    let stay = all - going;
    let values = [
        ("n", n.into()),
        ("going", going.into()),
        ("stay", stay.into()),
    ];
    let said = tr_with(said, &values);
    let Some(choice) = choice else {
        return hint(ui, said);
    };
    note(ui, ICON_WARNING.codepoint, palette(ui).warning, &said);
    let remove = tr("door-stay-remove");
    if small_button(ui, &remove, &remove) {
        cx.state.preview_among_all(choice, None);
    }
}

/// Draws the button that opens the door, or in its place the question whether to during a raid. Returns whether to open
/// the door.
fn open_button_ui(ui: &mut Ui, cx: &mut CallUi<'_>) -> bool {
    if let Some(since) = asked(cx, DoorQuestion::Open) {
        return anyway_ui(ui, cx, since, &tr("door-open-anyway"));
    }
    let button = Button::new(ButtonKind::Resting, tr("door-open-it")).width(ui.available_width());
    let is_pressed = button.show(ui).clicked();
    let asks = is_pressed && is_raid(cx.call, cx.context.now);
    if asks {
        cx.open_door();
    }
    is_pressed && !asks
}

/// Warns about a recent wave: opening the door would let its people in.
fn wave_ui(ui: &mut Ui, cx: &CallUi<'_>) {
    let text = match wave_age(cx.call, cx.context.now) {
        Some(since) => tr_with("door-open-wave", &[("age", age(since).into())]),
        None if asked(cx, DoorQuestion::Open).is_some() => tr("door-open-raid"),
        None => return,
    };
    note(ui, ICON_WARNING.codepoint, palette(ui).warning, &text);
}

/// Returns since when the list of rules has asked this. `None` if it doesn't.
fn asked(cx: &CallUi<'_>, question: DoorQuestion) -> Option<Now> {
    let since = cx.state.inspector.asks_about_door(question);
    since.filter(|_| is_raid(cx.call, cx.context.now))
}

/// Says why the door pauses, or how many people it leaves to the moderator while it acts. Offers to remove these people
/// by hand.
fn limits_ui(ui: &mut Ui, cx: &mut CallUi<'_>, limits: &DoorLimits) {
    let offer = OfferedRemoval::new(cx.call, OfferReason::DoorRests, cx.context.now);
    let text = match &offer {
        _ if !limits.acts => tr_with("door-rests", &[("why", door_limits_text(limits).into())]),
        Some(offer) => tr_with("notice-door-leaves", &[("n", offer.people.len().into())]),
        None => return,
    };
    note(ui, ICON_WARNING.codepoint, palette(ui).warning, &text);
    if let Some(offer) = offer
        && small_button(ui, &offer.label(), &offer.label())
    {
        cx.state.offer(offer);
    }
}

/// Draws a text in which the names of people lead to their rows.
fn names_ui(ui: &mut Ui, cx: &mut CallUi<'_>, (text, people): (&str, &NamedPeople)) -> Response {
    let (said, pressed) = linked_paragraph(ui, text, people.lists());
    cx.actions.extend(people.show(&cx.call.id, pressed));
    said
}

/// Names all who couldn't be removed, as the notices do. Buttons try again and mute them.
fn not_removed_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let failed = not_removed(cx.call);
    if failed.is_empty() {
        return;
    }
    let mut people = NamedPeople::default();
    let names = people.list(&failed);
    let values = [("n", failed.len().into()), ("names", names.into())];
    let text = tr_with("notice-not-removed", &values);
    let text = sentences(&[text, hopeless_text(cx.call, &failed, &mut people)]);
    let ink = palette(ui).warning;
    note_with(ui, ICON_WARNING.codepoint, ink, |ui| {
        names_ui(ui, cx, (&text, &people))
    });
    let width = ui.available_width();
    if retry(cx.call).is_some() {
        retry_ui(ui, cx, width);
    }
    if !to_mute(cx.call, cx.context).is_empty() {
        mute_ui(ui, cx, width);
    }
}

/// Says how many more may come in. Buttons let in one more, or nobody else.
fn let_in_ui(ui: &mut Ui, cx: &mut CallUi<'_>, door: &GuestDoor) {
    let Some((more, command)) = let_next_in(cx.call) else {
        return;
    };
    if let Some(since) = asked(cx, DoorQuestion::LetNextIn) {
        let text = tr("door-let-in-raid");
        note(ui, ICON_WARNING.codepoint, palette(ui).warning, &text);
        if anyway_ui(ui, cx, since, &tr("door-let-anyway")) {
            cx.tell(command);
        }
        return;
    }
    let (mut is_more, mut is_nobody) = (false, false);
    ui.horizontal_wrapped(|ui| {
        is_more = small_button(ui, &more, &more);
        let nobody = tr("door-let-nobody");
        is_nobody = door.lets_in > 0 && small_button(ui, &nobody, &nobody);
    });
    if let Some(text) = lets_in_text(door).or_else(|| last_let_in_text(cx.call, door)) {
        hint(ui, text);
    }
    if is_more {
        cx.let_next_in();
    } else if is_nobody {
        cx.tell(Command::LetNextIn(cx.call.id.clone(), 0));
    }
}

/// Draws the answers to the open question about the door; returns whether the answer is yes. Closes the question once it
/// is answered.
fn anyway_ui(ui: &mut Ui, cx: &mut CallUi<'_>, since: Now, anyway: &str) -> bool {
    let cancel = tr("question-no");
    let takes_focus = cx.state.inspector.take_keyboard(ui, PanelFocus::CancelDoor);
    let has_waited = cx.context.now.since(since) >= ARMS_AFTER;
    let answers = ui.horizontal_wrapped(|ui| {
        let yes = Button::new(ButtonKind::Resting, anyway).show(ui);
        let no = Button::new(ButtonKind::Resting, &cancel).show(ui);
        if takes_focus {
            // Enter must not let in strangers of whom nobody has read.
            no.scroll_to_me(None);
            no.request_focus();
        }
        [yes.clicked() && has_waited, no.clicked()]
    });
    let [yes, no] = answers.inner;
    if yes || no {
        let by_key = pressed_with(ui) == Source::Key;
        cx.state.inspector.end_door_question(by_key);
    }
    yes
}

/// Draws the check boxes that make the door affect others besides guests: people of other tenants, and phones.
fn scope_ui(ui: &mut Ui, call: &CallView, door: &GuestDoor, actions: &mut Vec<Action>) {
    hint(ui, tr("door-also"));
    let DoorScope { externals, phones } = door.scope;
    let mut scope = door.scope;
    ui.horizontal_wrapped(|ui| {
        for (on, label, is_externals) in [
            (externals, tr("door-externals"), true),
            (phones, tr("door-phones"), false),
        ] {
            if check_box(ui, Some(on), &label, true).clicked() {
                if is_externals {
                    scope.externals = !on;
                } else {
                    scope.phones = !on;
                }
            }
        }
    });
    if scope != door.scope {
        let command = Command::DoorConcerns(call.id.clone(), scope);
        actions.push(Action::Tell(command));
    }
}

/// Names the people in the call whom the door removes now. Then says how many guests it leaves.
fn hits_ui(ui: &mut Ui, cx: &mut CallUi<'_>, door: &GuestDoor) {
    let rules = &cx.call.rules;
    let hits = matching(cx.call, |row| {
        let is_left = row.key.participant();
        let is_left = is_left.is_some_and(|id| !rules.spares(id));
        (row.can_ask() || is_being_removed(row)) && is_left && door.meets(row)
    });
    if !hits.is_empty() {
        let mut people = NamedPeople::default();
        let names = people.list(&hits);
        let values = [("n", hits.len().into()), ("names", names.into())];
        names_ui(ui, cx, (&tr_with("door-hits", &values), &people));
    }
    left_ui(ui, cx, hits.is_empty());
}

fn matching(call: &CallView, fits: impl Fn(&Row) -> bool) -> Vec<&Row> {
    let rows = call.rows.iter().map(|row| &**row);
    rows.filter(|row| fits(row)).collect()
}
