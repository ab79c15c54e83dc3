//! The notice of a wave: how many people joined, how many of them are still here, and buttons to remove them.

use std::collections::BTreeSet;

use egui_material_icons::icons::ICON_NOTIFICATIONS_ACTIVE;

use crate::app::call::header::evidence_notices::more_button;
use crate::app::call::header::wave_text::WaveCounts;
use crate::app::call::rows::notice_line::{Acknowledged, NamedPeople, Notice, NoticePress};
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

/// Returns the notice that many people joined at once, with buttons to remove the guests among them.
pub(super) fn wave_notice(cx: &CallUi<'_>, wave: Wave) -> Notice {
    let counts = WaveCounts::new(cx.call, wave);
    let mut rest = vec![tr_with(
        "notice-wave-text",
        &[("time", clock(wave.since).into())],
    )];
    let guests = QuickChoice::CameWith(wave.since.monotonic);
    let bulk = &cx.state.bulk;
    let counted = bulk.left_or_previewed(cx.call, guests, cx.context.now);
    let here = counted.len();
    let mut people = NamedPeople::default();
    let tone = if here == 0 {
        rest.push(what_is_left(cx.call, wave, &mut people));
        Tone::Info
    } else {
        if here != counts.joined {
            rest.extend(why_fewer(cx.call, wave, &counted, &mut people));
        }
        Tone::Warning
    };
    rest.extend(counts.more_again());
    let rest = sentences(&rest);
    let icon = ICON_NOTIFICATIONS_ACTIVE.codepoint;
    let mut notice = Notice::new(tone, icon, counts.words(), rest);
    notice.people = people;
    wave_buttons(&mut notice, cx, (guests, here));
    notice.closes = Some(Acknowledged::Wave);
    notice.shows_key = true;
    notice
}

/// Explains why the button's number is smaller than the wave's: says how many guests are left, and who else came.
fn why_fewer(
    call: &CallView,
    wave: Wave,
    counted: &BTreeSet<&RowKey>,
    people: &mut NamedPeople,
) -> Vec<String> {
    let rest = call
        .came_with(wave)
        .filter(|row| !counted.contains(&row.key));
    let (guests, others): (Vec<_>, Vec<_>) = rest.partition(|row| row.badge.is_anonymous());
    let (failed, going): (Vec<_>, Vec<_>) = guests.into_iter().partition(|row| is_failed(row));
    let (let_in, going): (Vec<_>, Vec<_>) = going
        .into_iter()
        .partition(|row| row.seen.let_in && row.state.is_idle());
    let mut said = vec![tr_with("notice-wave-left", &[("n", counted.len().into())])];
    said.push(not_removed(&failed, people));
    said.push(others_of(call, wave, people));
    let members = others.iter().filter(|row| row.badge == Badge::Member);
    let counts = [
        (key!("notice-wave-going"), going.len()),
        (key!("notice-wave-let-in"), let_in.len()),
        (key!("notice-wave-members"), members.count()),
    ];
    let counts = counts.into_iter().filter(|(_, n)| *n > 0);
    said.extend(counts.map(|(key, n)| tr_with(key, &[("n", n.into())])));
    said
}

/// Whether a removal of this person was tried and didn't work.
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

/// Says what became of a wave's guests once none of them is left to remove. Guests who may stay aren't mentioned.
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

/// Names the people from outside who came with a wave but aren't guests, since no button of the notice removes them.
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

/// Adds a button that opens the preview for the wave's guests who are still here, and a button that closes the door to
/// further guests. While a preview is open, adds only a button that extends it to newcomers.
fn wave_buttons(notice: &mut Notice, cx: &CallUi<'_>, (guests, here): (QuickChoice, usize)) {
    let close = close_door(cx.call);
    if let Some(open) = &cx.state.bulk.preview {
        if open.has_choice() {
            more_button(notice, cx, open);
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
