//! The line shown while any rule is on. It says what the rules do and have done, or that they wait.

use egui_material_icons::icons::{ICON_BLOCK, ICON_DOOR_FRONT};

use crate::app::call::rows::failed_buttons::show_not_removed;
use crate::app::call::rows::not_removed::{not_removed, tell_muted, tell_not_removed};
use crate::app::call::rows::notice_content::{Acknowledged, Notice, NoticePress};
use crate::app::call::state::call_ui::CallUi;
use crate::app::language::text::{key, sentences, tr, tr_with};
use crate::app::look::widgets::Tone;
use crate::app::state::action::Action;
use crate::app::words::keep_out_text::lets_in_text;
use crate::app::words::person_text::{self, some};
use crate::app::words::time_text::stopwatch;
use crate::moderation::command::Command;
use crate::moderation::model::time::Now;
use crate::moderation::state::rules::RuleOver;
use crate::moderation::state::snapshot::CallView;

const ICON: &str = ICON_BLOCK.codepoint;

/// Returns the notice that the line of the rules shows. `None` if no rule is on, or if the call has ended.
pub(crate) fn rules_notice(cx: &CallUi<'_>) -> Option<Notice> {
    let (call, now) = (cx.call, cx.context.now);
    if call.rules.is_empty() || call.has_ended() {
        return None;
    }
    if call.rules.is_waiting() {
        return Some(waiting_notice(call));
    }
    let (bold, rest) = words(call, now);
    // The notice about a wave names these people too.
    let failed = if call.wave.is_none() {
        not_removed(call)
    } else {
        Vec::new()
    };
    let needs_attention = call.rules.alarms() > 0 || !failed.is_empty();
    let tone = if needs_attention || is_unread(call) || is_paused(call) {
        Tone::Warning
    } else {
        Tone::Info
    };
    let mut notice = Notice::new(tone, ICON, bold, rest);
    let sentence = tell_not_removed(&failed, &mut notice);
    notice.spare(0, sentence);
    tell_muted(&failed, &mut notice);
    notice.spare(0, removals(call));
    if call
        .rules
        .door
        .as_ref()
        .is_some_and(|door| door.lets_in > 0)
    {
        let nobody = Action::Tell(Command::LetNextIn(call.id.clone(), 0));
        notice.button(tr("door-let-nobody"), NoticePress::Do(Box::new(nobody)));
    }
    show_not_removed(&failed, cx, &mut notice);
    notice.button(tr("rules-review"), NoticePress::Review);
    Some(notice)
}

/// Whether the call itself (not its roster) hasn't been read yet. Until then, neither this app's entry in the roster
/// nor the organizers are known.
pub(crate) fn is_unread(call: &CallView) -> bool {
    call.call_state.is_none()
}

/// Whether the door is closed but removes nobody, because lists don't show who joins.
pub(crate) fn is_paused(call: &CallView) -> bool {
    call.door_limits.as_ref().is_some_and(|limits| !limits.acts)
}

/// Says that rules wait, for example after a restart, until the moderator resumes or drops them.
fn waiting_notice(call: &CallView) -> Notice {
    let (bold, rest) = (tr("notice-waits"), waiting_words(call));
    let mut notice = Notice::new(Tone::Warning, ICON, bold, rest);
    let answer = |go_on| {
        let command = Command::AnswerRules(call.id.clone(), go_on);
        NoticePress::Do(Box::new(Action::Tell(command)))
    };
    notice.button(tr("rules-go-on"), answer(true));
    notice.button(tr("rules-drop"), answer(false));
    notice
}

/// Says what the active rules do, as the notice's bold words and its further sentences.
fn words(call: &CallView, now: Now) -> (String, String) {
    let rules = &call.rules;
    let door = rules.door.as_ref().map(|door| {
        let left = stopwatch(now.left_until(door.until));
        let closed = if is_paused(call) {
            key!("notice-door-paused")
        } else {
            key!("notice-door")
        };
        tr_with(closed, &[("left", left.into())])
    });
    let is_elsewhere = (rules.door.as_ref()).is_some_and(|door| door.holder.elsewhere);
    let kept_elsewhere = rules.kept_out.iter();
    let kept_elsewhere = kept_elsewhere.filter(|kept| kept.holder.elsewhere).count();
    let (kept_out, stopped) = (rules.kept_out.len(), rules.alarms());
    let mut words = [
        is_unread(call).then(|| tr("notice-rules-unread")),
        (kept_out > 0).then(|| tr_with("notice-keep-out", &[("n", kept_out.into())])),
        door,
        is_paused(call).then(|| tr("notice-door-works-again")),
        rules.door.as_ref().and_then(lets_in_text),
        is_elsewhere.then(|| tr("notice-elsewhere-door")),
        (kept_elsewhere > 0)
            .then(|| tr_with("notice-elsewhere-people", &[("n", kept_elsewhere.into())])),
        (stopped > 0).then(|| tr_with("notice-rule-alarms", &[("n", stopped.into())])),
    ]
    .into_iter()
    .flatten();
    let bold = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    (bold, sentences(&rest))
}

/// Says how many people the rules have removed.
fn removals(call: &CallView) -> String {
    let rules = &call.rules;
    let by_door = rules.door.as_ref().map_or(0, |door| door.removals);
    let counts = [
        (key!("notice-door-removed"), by_door),
        (key!("notice-keep-out-removed"), rules.kept_out_removals()),
    ];
    let counts = counts.into_iter().filter(|(_, n)| *n > 0);
    let said: Vec<String> = counts
        .map(|(key, n)| tr_with(key, &[("n", n.into())]))
        .collect();
    sentences(&said)
}

/// Says which rules wait until the moderator resumes them.
pub(crate) fn waiting_words(call: &CallView) -> String {
    let rules = &call.rules;
    let names: Vec<String> = rules
        .kept_out
        .iter()
        .filter(|kept| kept.holder.asks())
        .map(|kept| person_text::name_of(&kept.who))
        .collect();
    let mut parts = Vec::new();
    if !names.is_empty() {
        let names_of = [("n", names.len().into()), ("names", some(&names).into())];
        parts.push(tr_with("notice-waits-people", &names_of));
    }
    let door = rules.door.as_ref();
    if door.is_some_and(|door| door.holder.asks()) {
        parts.push(tr("notice-waits-door"));
    }
    sentences(&parts)
}

/// Says which rules have ended because their time was up; at least one must have. The notice stays until it is dismissed.
pub(crate) fn over_notice(call: &CallView) -> Notice {
    let over = &call.rules.over;
    let mut closed_for = None;
    let mut names = Vec::new();
    for ended in over {
        match ended {
            RuleOver::Door(time) => closed_for = Some(*time),
            RuleOver::KeepOut(who) => names.push(person_text::name_of(who)),
        }
    }
    let people = || tr_with("notice-keep-out-over", &[("names", some(&names).into())]);
    let mut parts = Vec::new();
    parts.extend(closed_for.map(|_| tr("notice-door-over")));
    parts.extend((!names.is_empty()).then(people));
    let (tone, icon) = (Tone::Warning, ICON_DOOR_FRONT.codepoint);
    let mut notice = Notice::new(tone, icon, parts.remove(0), sentences(&parts));
    if let Some(time) = closed_for {
        let again = Action::Tell(Command::Door(call.id.clone(), Some(time)));
        let press = NoticePress::Do(Box::new(again));
        notice.button(tr("notice-door-again"), press);
    }
    notice.closes = Some(Acknowledged::Over(over.len()));
    notice
}
