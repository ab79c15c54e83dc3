//! The notice of a wave: how many people joined, how many of them are still here, and buttons to remove them.

use std::sync::Arc;

use egui_material_icons::icons::ICON_NOTIFICATIONS_ACTIVE;

use crate::app::call::header::wave_text::{counted_apart, wave_waits, wave_words};
use crate::app::call::rows::notice_line::{Acknowledged, Notice, NoticePress};
use crate::app::call::state::call_ui::CallUi;
use crate::app::language::text::{key, sentences, tr, tr_with};
use crate::app::look::widgets::Tone;
use crate::app::state::action::Action;
use crate::app::words::keep_out_text::close_door;
use crate::app::words::person_text::{self, some};
use crate::app::words::time_text::clock;
use crate::moderation::model::participant::Badge;
use crate::moderation::state::deeds::raid::Wave;
use crate::moderation::state::row::{Role, Row};
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::table::QuickChoice;

/// Returns the notice that many people joined at once, with buttons to remove the guests among them.
pub(super) fn wave_notice(cx: &CallUi<'_>, wave: Wave) -> Notice {
    let waits = wave_waits(cx.call, wave);
    let apart = counted_apart(wave, waits);
    let bold = wave_words(wave.joins - apart, waits);
    let mut rest = vec![tr_with(
        "notice-wave-text",
        &[("time", clock(wave.since).into())],
    )];
    let guests = QuickChoice::CameWith(wave.since.monotonic);
    let bulk = &cx.state.bulk;
    let here = bulk
        .left_or_previewed(cx.call, guests, cx.context.now)
        .len();
    if here > 0 && here != (wave.joins - apart).saturating_sub(waits) {
        // Explains why the button's number is smaller than the wave's.
        rest.push(tr_with("notice-wave-left", &[("n", here.into())]));
    }
    let tone = if here == 0 {
        rest.push(what_is_left(cx.call, wave));
        Tone::Info
    } else {
        Tone::Warning
    };
    if wave.again > 0 {
        let words = if apart > 0 {
            key!("notice-wave-more-again")
        } else {
            key!("notice-wave-again")
        };
        rest.push(tr_with(words, &[("n", wave.again.into())]));
    }
    let rest = sentences(&rest);
    let icon = ICON_NOTIFICATIONS_ACTIVE.codepoint;
    let mut notice = Notice::new(tone, icon, bold, rest);
    wave_buttons(&mut notice, cx, (guests, here));
    notice.closes = Some(Acknowledged::Wave);
    notice.shows_key = true;
    notice
}

/// Says what became of a wave's guests once none of them is left to remove. Guests who may stay aren't mentioned.
///
/// Also names guests of earlier waves whose removal failed, because "nobody of this wave is here" would read as an
/// all-clear.
fn what_is_left(call: &CallView, wave: Wave) -> String {
    let guests = call
        .rows
        .iter()
        .filter(|row| row.badge.is_anonymous() && !row.participant.in_lobby && row.is_listed());
    let left: Vec<_> = guests
        .filter(|row| call.rules.due(&row.key).is_none())
        .collect();
    let is_tried = |row: &&&Arc<Row>| row.needs_a_look() && !row.state.is_idle();
    let failed = left.iter().filter(is_tried);
    let failed: Vec<String> = failed.map(|row| person_text::name(row)).collect();
    let mut came = left.iter();
    let is_any_here = came.any(|row| row.joined_since(wave.since.monotonic));
    let said = if failed.is_empty() {
        (!is_any_here).then(|| tr("notice-wave-gone"))
    } else {
        let values = [("n", failed.len().into()), ("names", some(&failed).into())];
        Some(tr_with("notice-not-removed", &values))
    };
    sentences(&[said.unwrap_or_default(), others_of(call, wave)])
}

/// Names the external people and apps that came with a wave, since no button of the notice removes them.
fn others_of(call: &CallView, wave: Wave) -> String {
    let others = call.rows.iter().filter(|row| {
        row.joined_since(wave.since.monotonic)
            && matches!(row.badge, Badge::External | Badge::App)
            && row.role == Role::Attendee
            && row.is_listed()
    });
    let names: Vec<String> = others.map(|row| person_text::name(row)).collect();
    if names.is_empty() {
        return String::new();
    }
    tr_with("notice-wave-others", &[("names", some(&names).into())])
}

/// Adds a button that opens the preview for the wave's guests who are still here, and a button that closes the door to
/// further guests.
fn wave_buttons(notice: &mut Notice, cx: &CallUi<'_>, (guests, here): (QuickChoice, usize)) {
    let close = close_door(cx.call);
    if let Some(open) = &cx.state.bulk.preview {
        let came = open.came_since(cx.call, cx.context.now);
        if let Some(guests) = open.choice.filter(|_| came > 0) {
            let n = [("n", came.into())];
            let press = NoticePress::RemoveGuests {
                guests,
                close: None,
            };
            notice.button(tr_with("notice-wave-more", &n), press);
        }
        return;
    }
    if here > 0 {
        let n = [("n", here.into())];
        let (label, short) = if close.is_none() {
            (
                tr_with("notice-wave-remove", &n),
                tr_with("notice-wave-remove-short", &n),
            )
        } else {
            (
                tr_with("notice-wave-clear", &n),
                tr_with("notice-wave-clear-short", &n),
            )
        };
        let press = NoticePress::RemoveGuests {
            guests,
            close: close.clone(),
        };
        notice.button_or(label, short, press);
    }
    if let Some(close) = close {
        let press = NoticePress::Do(Box::new(Action::Tell(close)));
        notice.button_or(tr("door-close-guests"), tr("door-close-short"), press);
    }
}
