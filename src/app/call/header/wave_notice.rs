//! The notice that many people have joined at once, in a wave: how many joined, how many are still here, and buttons to
//! remove them.

use std::collections::BTreeSet;

use egui_material_icons::icons::ICON_NOTIFICATIONS_ACTIVE;

use crate::app::call::header::evidence_notices::more_button;
use crate::app::call::header::wave_text::WaveCounts;
use crate::app::call::rows::failed_buttons::show_not_removed;
use crate::app::call::rows::not_removed::{
    not_removed, tell_muted, tell_not_removed, was_not_removed,
};
use crate::app::call::rows::notice_content::{Acknowledged, NAMES, Notice, NoticePress, TOOLTIP};
use crate::app::call::state::bulk_removal::{is_next, spared};
use crate::app::call::state::call_ui::CallUi;
use crate::app::language::text::{going_on, key, tr, tr_with};
use crate::app::look::widgets::Tone;
use crate::app::state::action::Action;
use crate::app::words::keep_out_text::close_door;
use crate::app::words::time_text::clock;
use crate::moderation::model::participant::Badge;
use crate::moderation::state::deeds::raid::Wave;
use crate::moderation::state::row::{Row, RowKey};
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::table::QuickChoice;

// Ranks of the sentences in the notice. If there is little room, the sentence with the highest rank is left out first.
const CAME: u8 = 2;
const GOING: u8 = 3;
const AGAIN: u8 = 4;
const MEMBERS: u8 = 5;

/// Returns the notice that many people joined at once, with buttons to remove the guests among them.
pub(super) fn wave_notice(cx: &CallUi<'_>, wave: Wave) -> Notice {
    let counts = WaveCounts::new(cx.call, wave);
    let guests = QuickChoice::CameWith(wave.since.monotonic);
    let bulk = &cx.state.bulk;
    let counted = bulk.left_or_previewed(cx.call, guests, cx.context.now);
    let here = counted.len();
    let failed = not_removed(cx.call);
    let tone = if here == 0 && failed.is_empty() {
        Tone::Info
    } else {
        Tone::Warning
    };
    let icon = ICON_NOTIFICATIONS_ACTIVE.codepoint;
    let mut notice = Notice::new(tone, icon, String::new(), String::new());
    let came = came_words(counts, wave);
    // What is still to do comes first.
    if !failed.is_empty() {
        notice.bold = tell_not_removed(&failed, &mut notice);
        if here > 0 {
            // Without these names, the button would seem to count those who couldn't be removed.
            tell_besides(cx.call, &counted, &mut notice);
        }
    } else if here > 0 {
        // The button says this number too.
        notice.bold = tr_with("notice-wave-left", &[("n", here.into())]);
    } else {
        notice.bold.clone_from(&came);
        if is_over(cx.call, wave) {
            notice.spare(0, tr("notice-wave-gone"));
        }
    }
    tell_others(cx.call, wave, &mut notice);
    tell_muted(&failed, &mut notice);
    if notice.bold != came {
        notice.spare(CAME, came);
    }
    if here > 0 {
        who_else(cx.call, wave, &counted, &mut notice);
    }
    if let Some(again) = counts.again_words() {
        notice.spare(AGAIN, again);
    }
    if counts.back > 0 {
        let n = [("n", counts.back.into())];
        notice.spare(AGAIN, tr_with("notice-wave-back", &n));
    }
    if wave.counted_since != wave.since {
        notice.spare(TOOLTIP, all_words(wave));
    }
    let people = counted.into_iter().cloned().collect();
    wave_buttons(&mut notice, cx, (guests, people));
    if cx.state.bulk.preview.is_none() {
        show_not_removed(&failed, cx, &mut notice);
    }
    notice.closes = Some(Acknowledged::Wave);
    notice.shows_key = true;
    notice
}

/// Says how many people came, and since when.
fn came_words(counts: WaveCounts, wave: Wave) -> String {
    let words = counts.words();
    if words.is_empty() {
        return all_words(wave);
    }
    let time = [("time", clock(wave.counted_since).into())];
    if counts.is_since() {
        going_on(&words, &tr_with("notice-wave-text", &time))
    } else {
        tr_with("notice-wave-sentence", &[("words", words.into())])
    }
}

/// Says how many people arrived since the wave began, even before the moderator dealt with it.
fn all_words(wave: Wave) -> String {
    let (n, time) = (wave.arrivals.into(), clock(wave.since).into());
    tr_with("notice-wave-all", &[("n", n), ("time", time)])
}

/// Names the guests whom the button removes, besides the named people who couldn't be removed. Without room, only says
/// their number.
fn tell_besides(call: &CallView, counted: &BTreeSet<&RowKey>, notice: &mut Notice) {
    let rows = call.rows.iter().map(|row| &**row);
    let rows: Vec<&Row> = rows.filter(|row| counted.contains(&row.key)).collect();
    let names = notice.people.list(&rows);
    let values = [("n", rows.len().into()), ("names", names.into())];
    let long = tr_with("notice-wave-left-besides", &values);
    let n = [("n", rows.len().into())];
    notice.shorter = Some([long.clone(), tr_with("notice-wave-left-others", &n)]);
    notice.spare(0, long);
}

/// Adds how many people of the wave the notice neither names nor counts on its button: guests on their way out, and
/// members who weren't in the call before.
fn who_else(call: &CallView, wave: Wave, counted: &BTreeSet<&RowKey>, notice: &mut Notice) {
    let rest = call
        .came_with(wave)
        .filter(|row| !counted.contains(&row.key));
    let (guests, others): (Vec<_>, Vec<_>) = rest.partition(|row| row.badge.is_anonymous());
    let is_next = is_next(call);
    let going = guests.into_iter().filter(|row| {
        let is_going = is_next(row) || !row.state.is_idle();
        is_going && !was_not_removed(row) && !is_let_in(row)
    });
    let members = others
        .iter()
        .filter(|row| row.badge == Badge::Member && row.earlier_visits.is_empty());
    let counts = [
        (GOING, key!("notice-wave-going"), going.count()),
        (MEMBERS, key!("notice-wave-members"), members.count()),
    ];
    for (rank, key, n) in counts.into_iter().filter(|(.., n)| *n > 0) {
        notice.spare(rank, tr_with(key, &[("n", n.into())]));
    }
}

/// Whether all guests of the wave are gone, wait in the lobby, or are about to be removed by a rule.
///
/// Also false while a guest whose removal failed is in the call, even one of an earlier wave: otherwise “nobody from this
/// wave is here” would read as an all-clear.
fn is_over(call: &CallView, wave: Wave) -> bool {
    let since = wave.since.monotonic;
    let mut rows = call.rows.iter();
    // One list without a person doesn't prove that they are gone.
    !rows.any(|row| {
        let is_guest = row.badge.is_anonymous() && !row.participant.in_lobby && !row.is_gone();
        let came = row.joined_since(since) && call.rules.due(&row.key).is_none();
        is_guest && (came || was_not_removed(row))
    })
}

/// Whether the person is a guest whom somebody let in from the lobby, and whose row shows no removal.
fn is_let_in(row: &Row) -> bool {
    row.badge.is_anonymous() && row.seen.let_in.is_some() && row.state.is_idle()
}

/// Names people who came with a wave and whom no button of the notice removes: guests whom somebody let in from the
/// lobby, guests who may stay, and people from outside the tenant who aren't guests.
fn tell_others(call: &CallView, wave: Wave, notice: &mut Notice) {
    let let_in = call.came_with(wave).filter(|row| is_let_in(row)).collect();
    let may_stay = spared(call, QuickChoice::CameWith(wave.since.monotonic));
    let groups: [(u8, _, Vec<&Row>); 3] = [
        (0, key!("notice-wave-others"), call.outsiders_of(wave)),
        (NAMES, key!("notice-wave-let-in"), let_in),
        (
            NAMES,
            key!("notice-wave-may-stay"),
            may_stay.map(|row| &**row).collect(),
        ),
    ];
    for (rank, key, rows) in groups.into_iter().filter(|(.., rows)| !rows.is_empty()) {
        let names = notice.people.list(&rows);
        notice.spare(rank, tr_with(key, &[("names", names.into())]));
    }
}

/// Adds a button that opens the preview for guests of the wave who are still here. If the door is open, this button
/// also closes it, and another button only closes the door.
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
