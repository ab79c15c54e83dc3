//! Notices about a call as a whole. For example, nobody is listed, the call has ended, or its roster is old.

use std::sync::Arc;

use egui::Ui;
use egui_material_icons::icons::{
    ICON_CALL_END, ICON_CLOUD_OFF, ICON_ERROR, ICON_GROUP, ICON_HOURGLASS_TOP, ICON_SCHEDULE,
    ICON_SEARCH_OFF,
};

use crate::app::call::header::call_menu_ui::last_try;
use crate::app::call::header::evidence_notices::{evidence_notice, resumed_notice};
use crate::app::call::header::wave_notice::wave_notice;
use crate::app::call::rows::notice_content::{Acknowledged, Notice, NoticePress};
use crate::app::call::rules::rules_line_ui::{over_notice, rules_notice};
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::context::CallContext;
use crate::app::language::text::{key, sentences, tr, tr_with};
use crate::app::look::widgets::{Tone, empty_state};
use crate::app::parts::failure_details::failure_presses;
use crate::app::state::action::Action;
use crate::app::state::source::pressed_with;
use crate::app::words::activity_text::name;
use crate::app::words::evidence_text::incomplete_sentence;
use crate::app::words::failure_text::{end_next, end_text, failure_text};
use crate::app::words::person_text::cut;
use crate::app::words::time_text::{age, clock, clock_short, far, until};
use crate::moderation::access::RoleState;
use crate::moderation::acts::batch::EntryResult;
use crate::moderation::command::Command;
use crate::moderation::model::call::EndReason;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::CallId;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{ActivityEntry, Outcome};
use crate::moderation::state::deeds::batch::BatchPhase;
use crate::moderation::state::deeds::leave::LeaveState;
use crate::moderation::state::snapshot::{
    CallView, Ended, PollTrouble, SignIn, Snapshot, WatchState,
};
use crate::moderation::views::activity_filter::{ActionKind, EntryFilter, ResultKind};
use crate::moderation::views::table::RosterFilter;

/// Says why nobody is listed. Draws nothing if invitations match the search or filter.
pub(crate) fn nobody_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let is_narrowed = !cx.state.list.search.trim().is_empty()
        || cx.state.list.table.filter() != RosterFilter::All;
    if is_narrowed && cx.state.list.top_strip.found > 0 {
        // Invitations that match the search are shown above the list.
        return;
    }
    if !cx.state.list.search.trim().is_empty() {
        return nobody_found_ui(ui, cx);
    }
    if cx.state.list.table.filter() != RosterFilter::All {
        let (icon, title) = (ICON_SEARCH_OFF.codepoint, tr("empty-filter"));
        let show = tr("empty-show-all");
        if empty_state(ui, icon, &title, "", &[&show]).is_some() {
            cx.state.list.table.set_filter(RosterFilter::All);
        }
        return;
    }
    if cx.call.updated.is_some() && cx.call.state != WatchState::WaitingForRoster {
        // An incomplete list doesn't mean that nobody is there.
        let (title, text) = match cx.call.incomplete {
            Some(incomplete) => (tr("empty-not-listed"), incomplete_sentence(incomplete)),
            None => (tr("empty-nobody"), tr("empty-nobody-text")),
        };
        empty_state(ui, ICON_GROUP.codepoint, &title, &text, &[]);
        return;
    }
    if let Some(trouble) = &cx.call.trouble {
        let client_id = cx.context.snapshot.sign_in.client_id();
        let text = failure_text(&trouble.failure, client_id);
        let next = next_try(cx.call, trouble, cx.context.now);
        let says = sentences(&[text.sentence, text.next_step, next]);
        let mut presses = failure_presses(&trouble.failure);
        let labels: Vec<&str> = presses.iter().map(|(label, _)| label.as_str()).collect();
        let (icon, title) = (ICON_CLOUD_OFF.codepoint, tr("empty-no-roster"));
        if let Some(which) = empty_state(ui, icon, &title, &says, &labels) {
            cx.actions.push(presses.swap_remove(which).1);
        }
        return;
    }
    let text = tr_with("empty-waiting-text", &[("n", cx.call.asked.into())]);
    let (icon, title) = (ICON_HOURGLASS_TOP.codepoint, tr("empty-waiting"));
    empty_state(ui, icon, &title, &text, &[]);
}

/// Maximum length, in characters, of the searched text that a sentence quotes in full.
const LONGEST_SEARCH: usize = 60;

/// Says that nobody matches the search, or that the filter hides everyone who does. If a matching person was removed,
/// says so and offers to show the proof.
fn nobody_found_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let hidden = cx.state.list.table.hidden_by_filter(cx.context.now);
    if hidden > 0 {
        return hidden_ui(ui, cx, hidden);
    }
    let search = cx.state.list.search.trim().to_owned();
    let removed = newest_removed(cx.context.snapshot, &cx.call.id, &search);
    let search = [("search", cut(&search, LONGEST_SEARCH).into())];
    let clear = tr("search-empty");
    let (title, text, show) = if let Some((entry, at)) = &removed {
        let who = entry.what.who().map(name).unwrap_or_default();
        let values = [("who", who.into()), ("time", clock(*at).into())];
        let title = tr_with("empty-removed", &values);
        let text = tr_with("empty-removed-text", &search);
        (title, text, Some(tr("empty-removed-show")))
    } else {
        let title = tr_with("empty-no-match", &search);
        (title, tr("empty-no-match-text"), None)
    };
    let labels: Vec<&str> = show.as_deref().into_iter().chain([&*clear]).collect();
    let icon = ICON_SEARCH_OFF.codepoint;
    match (empty_state(ui, icon, &title, &text, &labels), removed) {
        (Some(0), Some((entry, _))) => cx.actions.push(Action::ShowEntry(entry.number)),
        (Some(_), _) => cx.state.list.show_all(),
        (None, _) => {}
    }
}

/// Says that the filter hides everyone who matches the search. Offers to clear the filter or the search.
fn hidden_ui(ui: &mut Ui, cx: &mut CallUi<'_>, hidden: usize) {
    let list = &mut cx.state.list;
    let search = cut(list.search.trim(), LONGEST_SEARCH);
    let values = [("n", hidden.into()), ("search", search.into())];
    let title = tr_with("empty-hidden", &values);
    let (show, clear) = (tr("empty-show-all"), tr("search-empty"));
    let icon = ICON_SEARCH_OFF.codepoint;
    match empty_state(ui, icon, &title, "", &[&show, &clear]) {
        Some(0) => list.table.set_filter(RosterFilter::All),
        Some(_) => list.search.clear(),
        None => {}
    }
}

/// Returns the newest proved removal of a person who matches the search, and when it was proved.
fn newest_removed<'a>(
    snapshot: &'a Snapshot,
    call: &CallId,
    search: &str,
) -> Option<(&'a ActivityEntry, Now)> {
    let filter = EntryFilter {
        person: search.to_owned(),
        call: Some(call.clone()),
        action: Some(ActionKind::Removals),
        result: Some(ResultKind::Done),
    };
    let entries = snapshot.activity.iter().enumerate();
    let places = filter.places(entries.map(|(place, entry)| (place, &**entry)));
    places.into_iter().find_map(|place| {
        let entry = &*snapshot.activity[place];
        match &entry.outcome {
            Outcome::Gone { after, settled } if settled.is_removed() => {
                Some((entry, entry.at.plus(*after)))
            }
            _ => None,
        }
    })
}

/// Says that the call is over, when, and why.
pub(crate) fn ended_ui(ui: &mut Ui, cx: &mut CallUi<'_>) {
    let WatchState::Ended(ended) = &cx.call.state else {
        return;
    };
    let title = ended_text(ended);
    let mut presses = Vec::new();
    if !cx.call.rows.is_empty() {
        presses.push((tr("empty-ended-show"), None));
    }
    if let Some((label, again)) = look_again(cx.call, ended) {
        presses.push((label, Some(again)));
    }
    if ended.reason == EndReason::NoSuchCall {
        let correct = Action::CorrectCall(cx.call.id.clone());
        presses.insert(0, (tr("no-such-call-correct"), Some(correct)));
    }
    let forget = Action::Tell(Command::Forget(cx.call.id.clone()));
    presses.push((tr("ended-forget"), Some(forget)));
    let labels: Vec<&str> = presses.iter().map(|(label, _)| label.as_str()).collect();
    let (icon, text) = (ICON_CALL_END.codepoint, end_of(cx.call, ended));
    let Some(which) = empty_state(ui, icon, &title, &text, &labels) else {
        return;
    };
    match presses.swap_remove(which).1 {
        Some(action) => cx.actions.push(action),
        None => cx.state.last_roster_shown = true,
    }
}

/// Says that the call is over, that there is no such call, or that only this app has left it.
fn ended_text(ended: &Ended) -> String {
    let key = match ended.reason {
        EndReason::Left => key!("empty-left"),
        EndReason::NoSuchCall => return tr("no-such-call"),
        _ => key!("empty-ended"),
    };
    tr_with(key, &[("time", clock_short(ended.at).into())])
}

/// Returns the label and action of a button that watches the call again. `None` if this app itself left or ended the
/// call.
fn look_again(call: &CallView, ended: &Ended) -> Option<(String, Action)> {
    let is_ours = matches!(ended.reason, EndReason::Left | EndReason::ByThisApp);
    let again = Action::Tell(Command::Watch(call.id.clone()));
    (!is_ours).then(|| (tr("ended-look-again"), again))
}

/// Says why the call ended: because this window ended it for everyone, or Graph's reason with advice.
fn end_of(call: &CallView, ended: &Ended) -> String {
    let batch = call.batch.as_ref();
    let Some(batch) = batch.filter(|batch| batch.phase == BatchPhase::Leaving) else {
        let next = end_next(ended.reason).unwrap_or_default();
        return sentences(&[end_sentence(ended), next]);
    };
    let gone = batch.count(EntryResult::is_removed);
    tr_with("ended-for-everyone", &[("n", gone.into())])
}

/// Says why the call ended. If Graph gave a code and subcode, adds them, because their meaning may change.
pub(crate) fn end_sentence(ended: &Ended) -> String {
    let words = end_text(ended.reason);
    match &ended.result {
        Some(pair) => format!("{words} ({}/{})", pair.code, pair.subcode),
        None => words,
    }
}

/// Merges the notices that have no line of their own because they came while the list was held. `None` if there are no
/// such notices.
pub(crate) fn unseen_notice(ui: &Ui, cx: &CallUi<'_>) -> Option<Notice> {
    let lines = &cx.state.list.top_strip.lines;
    let shown = notice(ui, cx).filter(|_| lines.notice.is_none());
    let rules = rules_notice(cx).filter(|_| lines.rules.is_none());
    let news = [shown, rules].into_iter().flatten();
    news.reduce(Notice::and_all_of)
}

/// Returns the most serious notice. If the roster is old, the notice says that too. `None` if there is nothing to say.
/// Active rules have their own line.
pub(crate) fn notice(ui: &Ui, cx: &CallUi<'_>) -> Option<Notice> {
    let graver = gravest(ui, cx);
    let Some(old) = old_roster(cx) else {
        return graver;
    };
    Some(match graver {
        // While Graph is unreachable, the cause comes first, and no button is offered that couldn't work.
        Some(graver) if cx.call.state == WatchState::Unreachable => old.and(&graver),
        Some(graver) => graver.and(&old),
        None => old,
    })
}

/// Whether the notice above all calls already reports this failure: an expired token, with which no request works.
fn is_told(failure: &Failure, context: &CallContext<'_>) -> bool {
    failure.cause.is_of_the_token() && matches!(context.snapshot.sign_in, SignIn::Expired(..))
}

/// Says that the roster is older than expected. `None` if it isn't, or if the notice above all calls gives the reason.
fn old_roster(cx: &CallUi<'_>) -> Option<Notice> {
    let is_old = matches!(
        cx.call.state,
        WatchState::Stale | WatchState::Throttled | WatchState::Unreachable
    );
    if let Some(trouble) = &cx.call.trouble
        && is_told(&trouble.failure, cx.context)
    {
        return None;
    }
    let updated = cx.call.updated.filter(|_| is_old)?;
    let age = age(cx.context.now.age_of(updated));
    let bold = tr_with("notice-stale", &[("age", age.into())]);
    let rest = match &cx.call.trouble {
        Some(trouble) => {
            let why = failure_text(&trouble.failure, None).sentence;
            let roles = missing_roles(&trouble.failure, cx.context);
            sentences(&[why, roles, next_try(cx.call, trouble, cx.context.now)])
        }
        None => no_answer(cx.call, cx.context.now).unwrap_or_default(),
    };
    let mut notice = Notice::new(Tone::Warning, ICON_CLOUD_OFF.codepoint, bold, rest);
    if let Some(trouble) = &cx.call.trouble {
        notice.tells(&trouble.failure);
    }
    Some(notice)
}

/// Names the app roles (Graph permissions) that lack the tenant's consent. Empty if `failure` has another cause, or if
/// no such role is known.
fn missing_roles(failure: &Failure, context: &CallContext<'_>) -> String {
    let report = context.snapshot.access.as_ref();
    let Some(report) = report.filter(|_| failure.cause == Cause::RoleMissing) else {
        return String::new();
    };
    let roles = report.roles.iter();
    let roles = roles.filter(|role| role.state == RoleState::Missing);
    let roles: Vec<&str> = roles.map(|role| &*role.name).collect();
    if roles.is_empty() {
        return String::new();
    }
    let values = [
        ("n", roles.len().into()),
        ("roles", roles.join(", ").into()),
    ];
    tr_with("notice-missing-roles", &values)
}

/// Says for how long the current poll has had no answer; `None` if the poll hasn't waited for long.
fn no_answer(call: &CallView, now: Now) -> Option<String> {
    let silent = age(now.since(call.silent_since?));
    Some(tr_with("notice-no-answer", &[("age", silent.into())]))
}

/// Says what follows a failed poll: the poll under way, or the next one and when it is due.
fn next_try(call: &CallView, trouble: &PollTrouble, now: Now) -> String {
    if let Some(text) = no_answer(call, now) {
        return text;
    }
    let asked = matches!(trouble.failure.cause, Cause::Throttled(_));
    match (far(now, trouble.next_try), until(now, trouble.next_try)) {
        (Some(time), _) if asked => tr_with("notice-asked-until", &[("time", time.into())]),
        (Some(time), _) => tr_with("notice-no-try-before", &[("time", time.into())]),
        (None, 0) => tr("notice-trying"),
        (None, n) => tr_with("notice-next-try", &[("n", n.into())]),
    }
}

fn gravest(ui: &Ui, cx: &CallUi<'_>) -> Option<Notice> {
    if let WatchState::Ended(ended) = &cx.call.state {
        let bold = ended_text(ended);
        let rest = end_of(cx.call, ended);
        let icon = ICON_CALL_END.codepoint;
        let mut notice = Notice::new(Tone::Warning, icon, bold, rest);
        if let Some((label, again)) = look_again(cx.call, ended) {
            notice.button(label, NoticePress::Do(Box::new(again)));
        }
        return Some(notice);
    }
    let short = keep_alive_short(cx).or_else(|| not_left(ui, cx));
    if short.is_some() {
        return short;
    }
    // A notice that can be dismissed must not hide a condition that lasts.
    match (news(cx), evidence_notice(cx)) {
        (Some(news), Some(evidence)) if evidence.offers() => Some(evidence.and(&news)),
        (Some(news), Some(evidence)) => Some(news.and(&evidence)),
        (news, evidence) => news.or(evidence),
    }
}

/// Returns a notice about an event that the moderator hasn't dismissed yet. `None` without such an event.
fn news(cx: &CallUi<'_>) -> Option<Notice> {
    if let Some(wave) = cx.call.wave {
        return Some(wave_notice(cx, wave));
    }
    if !cx.call.rules.over.is_empty() {
        return Some(over_notice(cx.call));
    }
    let resumed = cx.context.snapshot.resumed?;
    Some(resumed_notice(cx.call, resumed))
}

/// Warns that Graph will end the call soon because this app's keep-alive is overdue. `None` while there is time.
fn keep_alive_short(cx: &CallUi<'_>) -> Option<Notice> {
    let left = cx.call.keep_alive.runs_short(cx.context.now)?;
    let bold = if left.is_zero() {
        tr("notice-keep-over")
    } else {
        tr_with("notice-keep", &[("left", age(left).into())])
    };
    let trouble = cx.call.keep_alive.trouble.as_ref();
    let rest = trouble.map_or_else(String::new, |failure| last_try(failure));
    let icon = ICON_SCHEDULE.codepoint;
    let mut notice = Notice::new(Tone::Warning, icon, bold, rest);
    if let Some(failure) = trouble {
        notice.tells(failure);
    }
    Some(notice)
}

/// Says that the app couldn't leave. `None` if leaving hasn't failed, or after the notice is dismissed.
fn not_left(ui: &Ui, cx: &CallUi<'_>) -> Option<Notice> {
    let Some(LeaveState::Failed(failure)) = &cx.call.leaving else {
        return None;
    };
    let read = cx.state.leaving_read.as_ref();
    if read.is_some_and(|read| Arc::ptr_eq(read, failure)) {
        return None;
    }
    let text = failure_text(failure, None);
    let is_told = is_told(failure, cx.context);
    let rest = if is_told {
        String::new()
    } else {
        sentences(&[&text.sentence, &text.next_step])
    };
    let icon = ICON_ERROR.codepoint;
    let mut notice = Notice::new(Tone::Danger, icon, tr("notice-not-left"), rest);
    let again = Action::Tell(Command::Leave {
        call: cx.call.id.clone(),
        source: pressed_with(ui),
    });
    if !is_told {
        notice.tells(failure);
    }
    notice.button(tr("try-again"), NoticePress::Do(Box::new(again)));
    notice.closes = Some(Acknowledged::NotLeft(failure.clone()));
    Some(notice)
}
