//! The notice that many people have joined at once, in a wave: how many joined, how many are still here, and buttons to
//! remove them.

use std::collections::BTreeSet;

use egui_material_icons::icons::ICON_NOTIFICATIONS_ACTIVE;

use crate::app::call::header::evidence_notices::more_button;
use crate::app::call::header::wave_text::WaveCounts;
use crate::app::call::rows::named_people::NamedPeople;
use crate::app::call::rows::notice_content::{Acknowledged, Notice, NoticePress};
use crate::app::call::state::call_ui::CallUi;
use crate::app::language::text::{key, sentences, tr, tr_with};
use crate::app::look::widgets::Tone;
use crate::app::state::action::Action;
use crate::app::words::keep_out_text::close_door;
use crate::app::words::time_text::clock;
use crate::moderation::model::participant::Badge;
use crate::moderation::state::deeds::raid::Wave;
use crate::moderation::state::row::{Row, RowKey};
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::table::QuickChoice;

/// The ranks of sentences that give way if there is little room, the highest first.
const MORE_AGAIN: u8 = 1;
const STILL_HERE: u8 = 2;
const LET_IN: u8 = 3;
const GOING: u8 = 4;
const MEMBERS: u8 = 5;

/// Returns the notice that many people joined at once, with buttons to remove the guests among them.
pub(super) fn wave_notice(cx: &CallUi<'_>, wave: Wave) -> Notice {
    let counts = WaveCounts::new(cx.call, wave);
    let since = tr_with("notice-wave-text", &[("time", clock(wave.since).into())]);
    let guests = QuickChoice::CameWith(wave.since.monotonic);
    let bulk = &cx.state.bulk;
    let counted = bulk.left_or_previewed(cx.call, guests, cx.context.now);
    let here = counted.len();
    let tone = if here == 0 { Tone::Info } else { Tone::Warning };
    let icon = ICON_NOTIFICATIONS_ACTIVE.codepoint;
    let mut notice = Notice::new(tone, icon, counts.words(), since);
    if here == 0 {
        let left = what_is_left(cx.call, wave, &mut notice.people);
        notice.spare(0, left);
    } else if here != counts.joined {
        why_fewer(cx.call, wave, &counted, &mut notice);
    }
    if let Some(again) = counts.more_again() {
        notice.spare(MORE_AGAIN, again);
    }
    let people = counted.into_iter().cloned().collect();
    wave_buttons(&mut notice, cx, (guests, people));
    notice.closes = Some(Acknowledged::Wave);
    notice.shows_key = true;
    notice
}

/// Explains why the button's number differs from the wave's: says how many guests are left, and who else came.
///
/// In little room, the names of outsiders who aren't guests stay, because no button of the notice removes these people.
fn why_fewer(call: &CallView, wave: Wave, counted: &BTreeSet<&RowKey>, notice: &mut Notice) {
    let rest = call
        .came_with(wave)
        .filter(|row| !counted.contains(&row.key));
    let (guests, others): (Vec<_>, Vec<_>) = rest.partition(|row| row.badge.is_anonymous());
    let (failed, going): (Vec<_>, Vec<_>) = guests.into_iter().partition(|row| is_failed(row));
    let (let_in, going): (Vec<_>, Vec<_>) = going
        .into_iter()
        .partition(|row| row.seen.let_in && row.state.is_idle());
    // The button says this number too.
    let left = tr_with("notice-wave-left", &[("n", counted.len().into())]);
    notice.spare(STILL_HERE, left);
    let failed = not_removed(&failed, &mut notice.people);
    notice.spare(0, failed);
    let members = others.iter().filter(|row| row.badge == Badge::Member);
    let counts = [
        (GOING, key!("notice-wave-going"), going.len()),
        (LET_IN, key!("notice-wave-let-in"), let_in.len()),
        (MEMBERS, key!("notice-wave-members"), members.count()),
    ];
    for (rank, key, n) in counts.into_iter().filter(|(.., n)| *n > 0) {
        notice.spare(rank, tr_with(key, &[("n", n.into())]));
    }
    // The names come last. A number after them would seem to count the named people.
    let from_outside = others_of(call, wave, &mut notice.people);
    notice.spare(0, from_outside);
}

/// Whether a removal of this person failed, had no effect or isn't proved.
fn is_failed(row: &Row) -> bool {
    row.needs_attention() && !row.state.is_idle()
}

/// Names people who couldn't be removed; empty if there are none.
fn not_removed(failed: &[&Row], people: &mut NamedPeople) -> String {
    if failed.is_empty() {
        return String::new();
    }
    let names = people.list(failed);
    let values = [("n", failed.len().into()), ("names", names.into())];
    tr_with("notice-not-removed", &values)
}

/// Says how a wave ended once none of its guests is left to remove. Doesn't mention guests who may stay.
///
/// Also names guests of earlier waves whose removal failed. Otherwise “nobody from this wave is here” would read as an
/// all-clear.
fn what_is_left(call: &CallView, wave: Wave, people: &mut NamedPeople) -> String {
    let rows = call.rows.iter().map(|row| &**row);
    let left: Vec<&Row> = rows
        .filter(|row| row.badge.is_anonymous() && !row.participant.in_lobby && row.is_listed())
        .filter(|row| call.rules.due(&row.key).is_none())
        .collect();
    let failed = left.iter().copied().filter(|row| is_failed(row));
    let failed: Vec<&Row> = failed.collect();
    let mut came = left.iter();
    let is_any_here = came.any(|row| row.joined_since(wave.since.monotonic));
    let said = if failed.is_empty() && !is_any_here {
        tr("notice-wave-gone")
    } else {
        not_removed(&failed, people)
    };
    sentences(&[said, others_of(call, wave, people)])
}

/// Names people from outside the tenant who came with a wave but aren't guests. No button of the notice removes them.
fn others_of(call: &CallView, wave: Wave, people: &mut NamedPeople) -> String {
    let others = call.outsiders_of(wave);
    if others.is_empty() {
        return String::new();
    }
    tr_with(
        "notice-wave-others",
        &[("names", people.list(&others).into())],
    )
}

/// Adds a button that opens the preview for guests of the wave who are still here. If the door is open, this button
/// also closes it. Another button then only closes the door.
///
/// While a preview is open, adds neither. If a quick choice opened that preview, adds a button that extends it to
/// newcomers.
fn wave_buttons(
    notice: &mut Notice,
    cx: &CallUi<'_>,
    (guests, people): (QuickChoice, BTreeSet<RowKey>),
) {
    let close = close_door(cx.call);
    if let Some(open) = &cx.state.bulk.preview {
        if open.has_choice() {
            more_button(notice, cx, open);
        }
        return;
    }
    if !people.is_empty() {
        let n = [("n", people.len().into())];
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
            people,
            close: close.clone(),
        };
        notice.button_or(label, short, press);
    }
    if let Some(close) = close {
        let press = NoticePress::Do(Box::new(Action::Tell(close)));
        notice.button_or(tr("door-close-guests"), tr("door-close-short"), press);
    }
}
