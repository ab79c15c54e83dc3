//! Entries of the activity in words: the action or event, the person, and the result.

use std::time::Duration;

use egui::Color32;
use egui_material_icons::icons::{
    ICON_BLOCK, ICON_CALL_END, ICON_CHECK_CIRCLE, ICON_DOOR_FRONT, ICON_EDIT, ICON_ERROR,
    ICON_HOURGLASS_TOP, ICON_HOW_TO_REG, ICON_LOGIN, ICON_LOGOUT, ICON_PERSON_REMOVE,
    ICON_PROGRESS_ACTIVITY, ICON_RING_VOLUME, ICON_SETTINGS, ICON_SHIELD, ICON_SYNC_PROBLEM,
    ICON_UNDO, ICON_WARNING,
};

use crate::app::language::privacy;
use crate::app::language::text::{in_sentence, key, tr, tr_with};
use crate::app::look::theme::Palette;
use crate::app::words::attendance_text::{
    SubjectValues, came_back_words, joined_words, left_words, listed_as_removed_words,
    no_rosters_words,
};
use crate::app::words::batch_text::through;
use crate::app::words::evidence_text::{evidence_text, incomplete_text, slept_text};
use crate::app::words::failure_text::failure_text;
use crate::app::words::move_text::moved_key;
use crate::app::words::person_text::kind_of;
use crate::app::words::phone_text::grouped;
use crate::app::words::ringing_text::cancelled_text;
use crate::app::words::service_text::words;
use crate::app::words::settings_text::setting_changed;
use crate::app::words::time_text::{age, clock, far, tenths};
use crate::moderation::evidence::departure::{EndedBy, ProvedDeparture};
use crate::moderation::model::audit::Source;
use crate::moderation::model::call::EndReason;
use crate::moderation::model::deed::{Deed, ServiceDeed};
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::tail;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::Badge;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{ActivityEntry, ActivityEvent, Outcome, Subject};
use crate::moderation::state::row::PersonRef;
use crate::moderation::state::rules::KeepOutAlarm;

/// Placeholder for the person's name while a sentence is built. The sentence is split there, to draw the name in bold.
const NAME: &str = "\u{1}";

/// A sentence, split around the name of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub(crate) before: String,
    /// The name; empty if the sentence has none.
    pub(crate) name: String,
    pub(crate) after: String,
}

impl Sentence {
    pub(crate) fn text(&self) -> String {
        format!("{}{}{}", self.before, self.name, self.after)
    }
}

/// Returns the sentence about the action or event.
pub(crate) fn sentence(entry: &ActivityEntry) -> Sentence {
    let mut about = entry.what.who().map(kind_of).unwrap_or_default();
    if let ActivityEvent::Did(_, Subject::Invited(.., true)) = &entry.what {
        about = [about, in_sentence(&tr("invitation-hidden"))].join(&tr("counts-comma"));
    }
    let who = [("who", NAME.into()), ("kind", about.into())];
    let text = match &entry.what {
        ActivityEvent::Did(deed, subject) => {
            let key = done_key(*deed, entry.source, entry.moves);
            done_words(key, subject, &who)
        }
        ActivityEvent::CameUp => tr("activity-came-up"),
        ActivityEvent::EndForAll { people } => {
            tr_with("activity-end-for-all", &[("n", (*people).into())])
        }
        ActivityEvent::Bulk { people } => tr_with("activity-bulk", &[("n", (*people).into())]),
        ActivityEvent::KeepOutAlarm { alarm, .. } => alarm_words(*alarm, &who),
        ActivityEvent::Joined { lobby: true, .. } => tr_with("activity-lobby", &who),
        ActivityEvent::Joined { began, .. } => joined_words(*began, entry.at, who),
        ActivityEvent::CameBack { removed, times, .. } => {
            let [who, kind] = who;
            let words = came_back_words(entry.at.since(*removed), *times);
            let values = [who, kind, ("came_back", in_sentence(&words).into())];
            tr_with("activity-came-back", &values)
        }
        ActivityEvent::LetIn { .. } => tr_with("activity-let-in", &who),
        ActivityEvent::Left { after, .. } => left_words(*after, entry.at, who),
        ActivityEvent::ListedAsRemoved { reason, .. } => listed_as_removed_words(reason, who),
        ActivityEvent::Renamed { from, .. } => {
            let [who, kind] = who;
            let from = ("from", privacy::name(from.as_str()).into());
            tr_with("activity-renamed", &[who, kind, from])
        }
        ActivityEvent::Rosters {
            incomplete: Some(incomplete),
        } => {
            let why = incomplete_text(*incomplete);
            tr_with("activity-rosters-not-whole", &[("why", why.into())])
        }
        ActivityEvent::Rosters { incomplete: None } => tr("activity-rosters-whole"),
        ActivityEvent::NoRosters { from } => no_rosters_words(*from, entry.at),
        ActivityEvent::SinglesRefused => tr("activity-singles-refused"),
        ActivityEvent::RulesOverLimit => tr("activity-rules-flood"),
        ActivityEvent::RecordSettingChanged(change) => setting_changed(change),
        ActivityEvent::Resumed { slept } => slept_text(*slept),
        ActivityEvent::CallEnded {
            reason: EndReason::NoSuchCall,
            ..
        } => tr("no-such-call"),
        ActivityEvent::CallEnded { pair, .. } => call_ended_words(*pair),
    };
    let (before, after) = match text.split_once(NAME) {
        Some((before, after)) => (before.to_owned(), after.to_owned()),
        None => (text, String::new()),
    };
    Sentence {
        before,
        name: entry.what.who().map(name).unwrap_or_default(),
        after,
    }
}

pub(crate) fn done_key(deed: Deed, source: Option<Source>, moves: bool) -> &'static str {
    match (deed, source) {
        (Deed::Invite, _) if moves => key!("activity-move"),
        (Deed::CancelInvitation, Some(Source::AutoCancel)) if moves => {
            key!("activity-move-cancel-by-itself")
        }
        (Deed::CancelInvitation, _) if moves => key!("activity-move-cancel"),
        (Deed::Remove, Some(Source::OnArrival)) => key!("activity-remove-on-arrival"),
        (Deed::Remove, Some(Source::KeepOut)) => key!("activity-remove-keep-out"),
        (Deed::Remove, Some(Source::GuestDoor)) => key!("activity-remove-door"),
        (Deed::Remove, _) => key!("activity-remove"),
        (Deed::Invite, _) => key!("activity-invite"),
        (Deed::CancelInvitation, Some(Source::AutoCancel)) => key!("activity-cancel-by-itself"),
        (Deed::CancelInvitation, _) => key!("activity-cancel"),
        (Deed::Join, _) => key!("activity-join"),
        (Deed::Leave, _) => key!("activity-leave"),
        (Deed::KeepOut, _) => key!("activity-keep-out"),
        (Deed::LetBackIn, Some(Source::Clock)) => key!("activity-keep-out-over"),
        (Deed::LetBackIn, _) => key!("activity-let-back-in"),
        (Deed::CloseDoor, _) => key!("activity-door-closed"),
        (Deed::OpenDoor, Some(Source::Clock)) => key!("activity-door-opened-itself"),
        (Deed::OpenDoor, _) => key!("activity-door-opened"),
        (Deed::LetStay, _) => key!("activity-let-stay"),
        (Deed::RemoveOnArrival, _) => key!("activity-arrival-remove"),
        (Deed::RemoveOnArrivalOff, _) => key!("activity-arrival-stay"),
        (Deed::RaidOn, _) => key!("activity-raid-on"),
        (Deed::RaidOff, _) => key!("activity-raid-off"),
        (Deed::Service(deed), _) => words(deed).asked,
    }
}

fn done_words(key: &'static str, subject: &Subject, who: &SubjectValues) -> String {
    match subject {
        Subject::Meeting(meeting) => {
            let meeting = SafeName::new(meeting);
            tr_with(key, &[("meeting", meeting.as_str().into())])
        }
        Subject::Call | Subject::Person(_) | Subject::Invited(..) => tr_with(key, who),
    }
}

fn alarm_words(alarm: KeepOutAlarm, who: &SubjectValues) -> String {
    match alarm {
        KeepOutAlarm::TooOften => tr_with("activity-keep-out-too-often", who),
        KeepOutAlarm::SharedNumber => tr_with("activity-keep-out-shared", who),
        KeepOutAlarm::NotRemoved => tr_with("activity-rule-not-removed", who),
        KeepOutAlarm::NotRemovedByDoor => tr_with("activity-door-not-removed", who),
    }
}

fn call_ended_words(pair: Option<(i64, i64)>) -> String {
    let Some((code, subcode)) = pair else {
        return tr("activity-call-ended");
    };
    let values = [("pair", format!("{code}.{subcode}").into())];
    tr_with("activity-call-ended-pair", &values)
}

/// Returns the person's name. Without a name, returns the phone number, the end of an invited account's id, or a
/// substitute text.
pub(crate) fn name(who: &PersonRef) -> String {
    if !who.name.is_empty() {
        return privacy::name(&grouped(who.name.as_str()));
    }
    match &who.identity {
        Some(identity) if identity.starts_with('+') => privacy::name(&grouped(identity)),
        Some(account) if who.key.is_none() && who.badge == Badge::Member => {
            tr_with("invited-account", &[("tail", tail(account).into())])
        }
        _ => tr("activity-nameless"),
    }
}

/// Returns the icon for what happened and how it ended.
pub(crate) fn symbol(entry: &ActivityEntry) -> &'static str {
    if entry.made_good.is_some() {
        // A check mark would say that the failed action itself succeeded.
        return match entry.outcome {
            Outcome::Failed(_) => ICON_LOGOUT.codepoint,
            _ => ICON_CHECK_CIRCLE.codepoint,
        };
    }
    let icon = match (&entry.outcome, &entry.what) {
        (Outcome::OnItsWay | Outcome::Accepted, _) => ICON_PROGRESS_ACTIVITY,
        (Outcome::Waits { .. } | Outcome::AnswerLost, _) => ICON_HOURGLASS_TOP,
        (Outcome::StillHere { .. }, _) => ICON_SYNC_PROBLEM,
        (Outcome::Failed(_) | Outcome::CannotBeCancelled, _) => ICON_ERROR,
        (Outcome::EndedForEveryone { left: 1.. } | Outcome::BatchDone { failed: 1.., .. }, _)
        | (_, ActivityEvent::KeepOutAlarm { .. }) => ICON_WARNING,
        (Outcome::NotProved { .. } | Outcome::EndNotProved, _) => ICON_HOURGLASS_TOP,
        (
            _,
            ActivityEvent::Rosters {
                incomplete: Some(_),
            }
            | ActivityEvent::NoRosters { .. }
            | ActivityEvent::RulesOverLimit
            | ActivityEvent::Resumed { .. },
        ) => ICON_WARNING,
        (_, ActivityEvent::Rosters { incomplete: None } | ActivityEvent::SinglesRefused) => {
            ICON_SYNC_PROBLEM
        }
        (_, ActivityEvent::Did(Deed::KeepOut, _)) => ICON_BLOCK,
        (_, ActivityEvent::Did(Deed::LetBackIn, _)) => ICON_HOW_TO_REG,
        (_, ActivityEvent::Did(Deed::RemoveOnArrival, _)) => ICON_PERSON_REMOVE,
        (_, ActivityEvent::Did(Deed::RemoveOnArrivalOff, _)) => ICON_UNDO,
        (_, ActivityEvent::Did(Deed::CloseDoor | Deed::OpenDoor | Deed::LetStay, _)) => {
            ICON_DOOR_FRONT
        }
        (_, ActivityEvent::RecordSettingChanged(_)) => ICON_SETTINGS,
        (_, ActivityEvent::Did(Deed::RaidOn | Deed::RaidOff, _)) => ICON_SHIELD,
        (Outcome::Served, ActivityEvent::Did(Deed::Service(deed), _)) => return words(*deed).icon,
        (Outcome::Ringing, _) => ICON_RING_VOLUME,
        (Outcome::JoinedAnyway { .. }, _) | (_, ActivityEvent::CameBack { .. }) => ICON_UNDO,
        // These results get no check mark, which would say that the person joined.
        (
            Outcome::NoAnswer
            | Outcome::Cancelled
            | Outcome::AutoCancelled
            | Outcome::Stopped
            | Outcome::CallEnded
            | Outcome::Left,
            _,
        )
        | (
            _,
            ActivityEvent::CallEnded { .. }
            | ActivityEvent::Did(Deed::Leave, _)
            | ActivityEvent::EndForAll { .. },
        ) => ICON_CALL_END,
        (_, ActivityEvent::Joined { lobby: true, .. }) => ICON_DOOR_FRONT,
        (_, ActivityEvent::Joined { .. } | ActivityEvent::LetIn { .. }) => ICON_LOGIN,
        (_, ActivityEvent::Left { .. } | ActivityEvent::ListedAsRemoved { .. }) => ICON_LOGOUT,
        (_, ActivityEvent::Renamed { .. }) => ICON_EDIT,
        (
            Outcome::Gone { .. }
            | Outcome::Joined
            | Outcome::Created
            | Outcome::EndedForEveryone { left: 0 }
            | Outcome::BatchDone { failed: 0, .. }
            | Outcome::Served
            | Outcome::Noted,
            ActivityEvent::Did(..) | ActivityEvent::Bulk { .. } | ActivityEvent::CameUp,
        ) => ICON_CHECK_CIRCLE,
    };
    icon.codepoint
}

/// Returns the color of an entry's icon and result.
pub(crate) fn ink(entry: &ActivityEntry, p: &Palette) -> Color32 {
    if entry.made_good.is_some() {
        return p.text_2;
    }
    match (&entry.outcome, &entry.what) {
        (
            Outcome::Failed(_)
            | Outcome::StillHere { .. }
            | Outcome::CannotBeCancelled
            | Outcome::EndedForEveryone { left: 1.. }
            | Outcome::BatchDone { failed: 1.., .. },
            _,
        ) => p.danger,
        (
            Outcome::JoinedAnyway { .. }
            | Outcome::Waits { .. }
            | Outcome::AnswerLost
            | Outcome::NotProved { .. }
            | Outcome::EndNotProved,
            _,
        )
        | (
            _,
            ActivityEvent::Rosters {
                incomplete: Some(_),
            }
            | ActivityEvent::NoRosters { .. }
            | ActivityEvent::RulesOverLimit
            | ActivityEvent::Resumed { .. }
            | ActivityEvent::CameBack { .. }
            | ActivityEvent::KeepOutAlarm { .. }
            | ActivityEvent::Did(Deed::RaidOn, _),
        ) => p.warning,
        (Outcome::Ringing, _) => p.ringing,
        (Outcome::Served, ActivityEvent::Did(Deed::Service(ServiceDeed::UnmuteSelf), _)) => {
            p.text_2
        }
        (
            Outcome::Gone { .. }
            | Outcome::Joined
            | Outcome::EndedForEveryone { left: 0 }
            | Outcome::BatchDone { failed: 0, .. }
            | Outcome::Served,
            _,
        )
        | (_, ActivityEvent::CameUp) => p.success,
        (_, ActivityEvent::Joined { lobby: true, .. }) => p.info,
        (
            Outcome::Noted
            | Outcome::OnItsWay
            | Outcome::Accepted
            | Outcome::Created
            | Outcome::Left
            | Outcome::Stopped
            | Outcome::CallEnded
            | Outcome::Cancelled
            | Outcome::AutoCancelled
            | Outcome::NoAnswer,
            _,
        ) => p.text_2,
    }
}

/// Says that an action failed, and why. An entry without a deed fails only if its call was not found.
pub(crate) fn failed_text(deed: Option<Deed>, moves: bool, failure: &Failure) -> String {
    let short = failure_text(failure, None).short;
    let Some(deed) = deed else { return short };
    let key = match deed {
        Deed::Invite if moves => key!("result-not-moved"),
        Deed::Invite => key!("result-not-invited"),
        Deed::CancelInvitation => key!("result-not-cancelled"),
        Deed::Join => key!("result-not-joined"),
        Deed::Leave => key!("result-not-left"),
        Deed::Service(deed) => words(deed).not_done,
        _ => key!("result-not-removed"),
    };
    tr_with(key, &[("cause", short.into())])
}

/// Returns the result in words, followed by the time when the entry's invitation ended, if it has. The result of a
/// cancellation tells how long its check took instead.
pub(crate) fn result_with_time(entry: &ActivityEntry, now: Now) -> String {
    let result = result(entry, now);
    let Some(at) = entry.ended else { return result };
    match entry.outcome {
        // This result already says how long the check took, as the result of a removal does.
        Outcome::Cancelled | Outcome::AutoCancelled
            if entry.what.deed() == Some(Deed::CancelInvitation) =>
        {
            result
        }
        Outcome::Cancelled | Outcome::AutoCancelled => {
            let values = [("result", result.into()), ("time", clock(at).into())];
            tr_with("result-checked-at", &values)
        }
        _ => format!("{result} {}", clock(at)),
    }
}

/// Returns the result in words, as drawn at the right of the entry's line; empty if the entry has none.
pub(crate) fn result(entry: &ActivityEntry, now: Now) -> String {
    let result = standing_result(entry, now);
    match entry.made_good {
        Some(_) if result.is_empty() => tr("result-gone-later"),
        Some(_) => tr_with("result-made-good", &[("result", result.into())]),
        None => result,
    }
}

/// Returns the entry's own result in words, even if a later entry shows that the person is gone.
fn standing_result(entry: &ActivityEntry, now: Now) -> String {
    if let Some(key) = moved_key(&entry.outcome).filter(|_| entry.moves) {
        return tr(key);
    }
    match &entry.outcome {
        Outcome::Cancelled | Outcome::AutoCancelled
            if entry.what.deed() == Some(Deed::CancelInvitation) =>
        {
            cancelled_text(entry)
        }
        Outcome::Noted => String::new(),
        Outcome::OnItsWay => tr("result-on-its-way"),
        Outcome::Waits { until } => {
            if let Some(time) = far(now, *until) {
                return tr_with("result-waits-until", &[("time", time.into())]);
            }
            let left = until.monotonic.saturating_sub(now.monotonic).as_secs();
            tr_with("result-waits", &[("n", left.into())])
        }
        Outcome::Accepted => tr(accepted_words(entry)),
        Outcome::AnswerLost => tr("result-answer-lost"),
        Outcome::Gone { after, settled } => settled_text(*after, *settled),
        Outcome::NotProved { .. } => tr("result-not-proved"),
        Outcome::EndNotProved => tr("result-end-not-proved"),
        Outcome::StillHere { accepted } => {
            let at = clock(*accepted);
            tr_with("result-still-here", &[("time", at.into())])
        }
        Outcome::Failed(failure) => failed_text(entry.what.deed(), entry.moves, failure),
        Outcome::Stopped => tr("result-stopped"),
        Outcome::CallEnded => tr("result-call-ended"),
        Outcome::Created => tr("result-created"),
        Outcome::Left => tr("result-left"),
        Outcome::EndedForEveryone { left: 0 } => tr("result-ended-for-all"),
        Outcome::EndedForEveryone { left } => {
            tr_with("result-people-left", &[("n", (*left).into())])
        }
        Outcome::BatchDone {
            removed,
            already_gone,
            failed,
            unproved,
            stopped,
        } => through(*removed, *already_gone, *failed, *unproved, *stopped),
        Outcome::Served => match entry.what.deed() {
            Some(Deed::Service(deed)) => tr(words(deed).done),
            _ => String::new(),
        },
        Outcome::Ringing => tr("result-ringing"),
        Outcome::Joined => tr("result-joined"),
        Outcome::NoAnswer => tr("result-no-answer"),
        Outcome::Cancelled => tr("result-cancelled"),
        Outcome::AutoCancelled => tr("invitation-auto-cancelled"),
        Outcome::JoinedAnyway { in_lobby: true, .. } => tr("invitation-in-lobby-anyway"),
        Outcome::JoinedAnyway { later: None, .. } => tr("result-joined-anyway"),
        Outcome::JoinedAnyway {
            later: Some(later), ..
        } => tr_with("result-joined-later", &[("age", age(*later).into())]),
        Outcome::CannotBeCancelled => tr("result-cannot-be-cancelled"),
    }
}

/// Returns the words for a request whose effect isn't proved yet. A removal that Graph answered with 404 or 410, or not
/// at all, counts as not accepted.
fn accepted_words(entry: &ActivityEntry) -> &'static str {
    let answer = entry.answer.as_ref();
    match entry.what.deed() {
        Some(Deed::Remove) if answer.is_some_and(|answer| answer.is_accepted) => {
            key!("result-accepted-removal")
        }
        Some(Deed::Remove) => key!("result-checking-removal"),
        // The invitation's row also shows "canceling" until it is certain that nobody joined.
        Some(Deed::CancelInvitation) => key!("invitation-cancelling"),
        _ => key!("result-accepted"),
    }
}

/// Says how a person left and how it was proved. Says how long it took only if the removal was accepted.
fn settled_text(after: Duration, settled: ProvedDeparture) -> String {
    let values = [
        ("after", tenths(after).into()),
        ("proof", evidence_text(settled.evidence).into()),
    ];
    match settled.how {
        EndedBy::Removed => tr_with("result-gone", &values),
        EndedBy::RemovedAnswerLost => tr_with("result-gone-answer-lost", &values),
        EndedBy::LeftBefore => tr_with("result-already-left", &values),
    }
}
