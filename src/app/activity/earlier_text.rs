//! Actions of earlier sessions in words, from what the audit log says about them.

use std::time::Duration;

use crate::app::activity::move_sentence::move_key;
use crate::app::language::privacy;
use crate::app::language::text::{key, tr, tr_with};
use crate::app::words::activity_text::{done_key, failed_text};
use crate::app::words::evidence_text::evidence_text;
use crate::app::words::time_text::{day_and_clock, tenths};
use crate::moderation::evidence::departure::Evidence;
use crate::moderation::model::audit::earlier::EarlierEntry;
use crate::moderation::model::audit::{AuditAction, Source};
use crate::moderation::model::deed::AuditOutcome;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::tail;
use crate::moderation::model::name::SafeName;
use serde::de::DeserializeOwned;

/// Returns the name of a watched call, by its ID. `None` if the call isn't watched or has no name.
pub(crate) type CallNames<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// Returns the action and the person. An action unknown to this version is shown as the log spells it.
pub(crate) fn action_text(entry: &EarlierEntry, calls: &CallNames<'_>) -> String {
    let key = match read(&entry.action) {
        Some(AuditAction::Deed(deed)) => {
            let source = read(&entry.source);
            let moves = entry.moved_from.as_ref();
            let moving = moves.and_then(|_| move_key(deed, source));
            moving.unwrap_or_else(|| done_key(deed, source, false))
        }
        Some(AuditAction::LetNextIn) => key!("earlier-let-next-in"),
        Some(AuditAction::ResumeRules) => key!("earlier-resume-rules"),
        Some(AuditAction::DropRules) => key!("earlier-drop-rules"),
        Some(AuditAction::ChangeDoor) => key!("earlier-change-door"),
        Some(AuditAction::Protect) => key!("earlier-protect"),
        Some(AuditAction::Unprotect) => key!("earlier-unprotect"),
        Some(AuditAction::EndedByCrash) => key!("earlier-fault"),
        None => return safe(&entry.action),
    };
    // Prefers the participant ID, because the list and the questions show the end of the same ID.
    let id = entry.participant.as_ref().or(entry.identity.as_ref());
    let id = id.map_or_else(|| "–".to_owned(), |id| tail(id));
    let name = match &*entry.name {
        "" => tr("activity-nameless"),
        name => privacy::name(&safe(name)),
    };
    let values = [
        ("who", name.into()),
        ("kind", safe(&id).into()),
        ("meeting", safe(&entry.name).into()),
        ("call", call_text(entry, calls).unwrap_or_default().into()),
    ];
    tr_with(key, &values)
}

/// Returns where an action took place and who ordered it, as far as the log says: its call, the call that the person
/// was moved from, and the operator. Empty if the log says nothing of this.
pub(crate) fn about_text(entry: &EarlierEntry, calls: &CallNames<'_>) -> String {
    let from = entry.moved_from.as_deref().map(|from| {
        let call = calls(from).unwrap_or_else(|| call_id(from));
        tr_with("earlier-moved-from", &[("call", call.into())])
    });
    // Every line of the log names the operator, even if the demo's timetable acted in place of other people.
    let by = if read(&entry.source) == Some(Source::Demo) {
        Some(tr("earlier-of-others"))
    } else {
        entry.operator.as_deref().map(privacy::name)
    };
    let id = entry.call.as_deref().map(call_id);
    let parts = [call_text(entry, calls), id, from, by];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Returns the name of the call, or else the time of its earliest action in the log. `None` if the log states no call for
/// the action.
fn call_text(entry: &EarlierEntry, calls: &CallNames<'_>) -> Option<String> {
    let call = entry.call.as_deref()?;
    let name = calls(call).or_else(|| entry.call_name.as_deref().map(safe));
    let time = day_and_clock(entry.call_since.unwrap_or(entry.at));
    Some(name.unwrap_or_else(|| tr_with("earlier-call-of", &[("time", time.into())])))
}

fn call_id(id: &str) -> String {
    tr_with("earlier-call", &[("id", safe(&tail(id)).into())])
}

/// Returns how the action ended. Empty for an action that sends no request, such as protecting a person.
pub(crate) fn outcome_text(entry: &EarlierEntry) -> String {
    if !entry.ends.is_empty() {
        return rang_text(entry);
    }
    let Some(word) = &entry.outcome else {
        let is_sent = entry.request_id.is_some() || is_request(entry);
        return if is_sent {
            tr("earlier-no-result")
        } else {
            String::new()
        };
    };
    let Some(outcome) = read(word) else {
        return safe(word);
    };
    match outcome {
        AuditOutcome::Removed | AuditOutcome::AlreadyLeft => gone_text(entry, outcome),
        AuditOutcome::StillInCall => tr("earlier-still-here"),
        AuditOutcome::Ringing | AuditOutcome::Joined | AuditOutcome::NoAnswer => rang_text(entry),
        AuditOutcome::Cancelled => tr("result-cancelled"),
        AuditOutcome::JoinedAnyway => tr("result-joined-anyway"),
        AuditOutcome::CannotBeCancelled => tr("result-cannot-be-cancelled"),
        AuditOutcome::Created if entry.is_connected => tr("result-joined"),
        AuditOutcome::Created => tr("earlier-created"),
        AuditOutcome::Left => tr("result-left"),
        AuditOutcome::Muted => tr("result-muted"),
        AuditOutcome::Unmuted => tr("result-unmuted"),
        AuditOutcome::Failed => not_done_text(entry),
        AuditOutcome::AnswerLost => tr("earlier-answer-lost"),
        AuditOutcome::Stopped => tr("result-stopped"),
        AuditOutcome::CallEnded => tr("result-call-ended"),
        AuditOutcome::Unverified => tr("result-not-proved"),
    }
}

/// Returns how invitations that rang have ended. Logs of older versions record this only for canceled invitations.
fn rang_text(entry: &EarlierEntry) -> String {
    let all = entry.invitations().count();
    let ended = |end: &str| entry.ends.values().filter(|it| *it == end).count();
    let counts = [
        ("joined", key!("invited-joined")),
        ("no_answer", key!("cancelled-no-answer")),
        ("cancelled", key!("cancelled-done")),
        ("joined_anyway", key!("cancelled-joined")),
        ("failed", key!("invited-left-out")),
        ("call_ended", key!("earlier-rang-call-ended")),
    ];
    if all == 1
        && let Some(end) = entry.ends.values().next()
    {
        return one_end_text(entry, end);
    }
    if entry.ends.is_empty() {
        return tr("earlier-rang");
    }
    let counts = counts.map(|(end, key)| (ended(end), key));
    let rest = all.saturating_sub(entry.ends.len());
    let parts = counts
        .into_iter()
        .chain([(rest, key!("earlier-rang-rest"))]);
    let parts = parts.filter(|(n, _)| *n > 0);
    let parts = parts.map(|(n, key)| tr_with(key, &[("n", n.into())]));
    parts.collect::<Vec<_>>().join(" · ")
}

/// Returns how the only invitation of an action ended.
fn one_end_text(entry: &EarlierEntry, end: &str) -> String {
    let moves = entry.moved_from.is_some();
    match end {
        "joined" if moves => tr("move-joined"),
        "joined" => tr("result-joined"),
        "no_answer" if moves => tr("move-no-answer"),
        "no_answer" => tr("result-no-answer"),
        "cancelled" => tr("result-cancelled"),
        "joined_anyway" => tr("result-joined-anyway"),
        "failed" => not_done_text(entry),
        _ => tr("result-call-ended"),
    }
}

/// Says that an action failed, and why, in the words of the activity. Without a known cause, gives only the status and
/// the code.
fn not_done_text(entry: &EarlierEntry) -> String {
    let status = entry.status.map(|status| status.to_string());
    let code = entry.code.as_deref().map(safe);
    let numbers: Vec<String> = status.into_iter().chain(code).collect();
    let numbers = numbers.join(" ");
    let Some(cause) = entry.cause.clone() else {
        return tr_with("earlier-failed", &[("why", numbers.into())]);
    };
    let moves = entry.moved_from.is_some();
    let text = failed_text(read(&entry.action), moves, &Failure::new(cause));
    format!("{text} ({numbers})")
}

/// Returns the result of a removal that the log states as done. Without a known kind of proof, says that it wasn't
/// proved.
fn gone_text(entry: &EarlierEntry, outcome: AuditOutcome) -> String {
    let evidence = entry.evidence.as_deref().and_then(read::<Evidence>);
    let Some(evidence) = evidence else {
        return tr("result-not-proved");
    };
    let took = entry
        .verified_at
        .unwrap_or(entry.at)
        .duration_since(entry.at);
    let took = Duration::try_from(took).unwrap_or_default();
    let values = [
        ("after", tenths(took).into()),
        ("proof", evidence_text(evidence).into()),
    ];
    let key = match outcome {
        AuditOutcome::AlreadyLeft => key!("result-already-left"),
        _ if entry.first_answer_lost => key!("result-gone-answer-lost"),
        _ => key!("result-gone"),
    };
    tr_with(key, &values)
}

/// Whether the action sends a request, and so has a result.
fn is_request(entry: &EarlierEntry) -> bool {
    let requests = [
        "remove", "invite", "cancel_invitation", "join", "leave", "mute", "mute_self",
        "unmute_self",
    ];
    requests.contains(&&*entry.action)
}

fn read<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(word.into()).ok()
}

/// Makes a text of the log safe to show, since anybody could have changed the file.
fn safe(text: &str) -> String {
    SafeName::new(text).as_str().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::model::failure::Cause;

    #[test]
    fn a_removal_is_told_with_its_proof_and_not_called_done_without_one() {
        let mut entry = EarlierEntry {
            action: "remove".into(),
            name: "Bob".into(),
            participant: Some("0123456789abcdef".into()),
            outcome: Some("removed".into()),
            ..EarlierEntry::default()
        };
        assert_eq!(action_text(&entry), "Remove Bob, …cdef");
        entry.identity = Some("6f1d0c9e-0000-4000-8000-000000008c48".into());
        assert_eq!(action_text(&entry), "Remove Bob, …cdef", "as in the list");
        let participant = entry.participant.take();
        assert_eq!(action_text(&entry), "Remove Bob, …8c48");
        entry.participant = participant;
        assert_eq!(outcome_text(&entry), "Accepted, not proved");
        entry.evidence = Some("rosters".into());
        entry.verified_at = Some(entry.at + Duration::from_millis(2_400));
        assert!(outcome_text(&entry).starts_with("Removed after 2.4 s"));
        entry.outcome = Some("failed".into());
        (entry.status, entry.code) = (Some(403), Some("7505".into()));
        assert_eq!(outcome_text(&entry), "Failed: 403 7505");
        entry.cause = Some(Cause::TenantMismatch);
        assert_eq!(
            outcome_text(&entry),
            "Not removed: Other tenant (403 7505)",
            "in the words of the activity"
        );
        entry.outcome = None;
        assert_eq!(outcome_text(&entry), "No result on record");
        (entry.action, entry.outcome) = ("protect".into(), None);
        assert_eq!(action_text(&entry), "Protect Bob");
        assert_eq!(outcome_text(&entry), "");
        (entry.action, entry.outcome) = ("teleport\u{202e}".into(), Some("beamed".into()));
        assert!(action_text(&entry).starts_with("teleport") && outcome_text(&entry) == "beamed");
        assert!(!action_text(&entry).contains('\u{202e}'));
    }

    fn action_text(entry: &EarlierEntry) -> String {
        super::action_text(entry, &|_| None)
    }

    fn about_text(entry: &EarlierEntry) -> String {
        super::about_text(entry, &|_| None)
    }

    fn about_invitation(action: &str, ids: &str, outcome: &str) -> EarlierEntry {
        EarlierEntry {
            action: action.into(),
            name: "Zoe".into(),
            call: Some("call-5086".into()),
            identity: Some("id-0a1b".into()),
            invitation: Some(ids.into()),
            outcome: Some(outcome.into()),
            source: "click".into(),
            ..EarlierEntry::default()
        }
    }

    /// Returns the results as they are shown, newest first.
    fn results(mut entries: Vec<EarlierEntry>) -> Vec<String> {
        EarlierEntry::relate(&mut entries);
        entries.iter().map(outcome_text).collect()
    }

    #[test]
    fn an_invitation_of_the_past_does_not_ring_and_says_only_what_the_log_states() {
        let invite = |ids| about_invitation("invite", ids, "ringing");
        let cancel = |id, outcome| about_invitation("cancel_invitation", id, outcome);
        let rang = "Rang; how it ended isn't on record";
        assert_eq!(results(vec![invite("a")]), [rang]);
        let other = results(vec![cancel("b", "cancelled"), invite("a")]);
        assert_eq!(other, ["Canceled", rang], "another one");
        let failed = results(vec![cancel("a", "failed"), invite("a")]);
        assert_eq!(failed[1], rang, "a failed cancellation ends nothing");
        let anyway = results(vec![cancel("a", "joined_anyway"), invite("a")]);
        assert_eq!(anyway, ["Joined anyway"; 2]);
        let twice = [cancel("a", "cancelled"), cancel("a", "failed"), invite("a")];
        assert_eq!(results(twice.into())[2], "Canceled");
        let several = [
            cancel("c", "joined_anyway"),
            cancel("a", "cancelled"),
            invite("a, b, c"),
        ];
        let told = "1 canceled · 1 joined anyway · 1: end not on record";
        assert_eq!(results(several.into())[2], told);
    }

    #[test]
    fn an_invitation_whose_end_is_on_record_says_how_it_ended() {
        let ended = |ids: &str, ends: &[(&str, &str)]| {
            let mut entry = about_invitation("invite", ids, "ringing");
            let ends = ends.iter().map(|(id, end)| ((*id).into(), (*end).into()));
            entry.ends = ends.collect();
            entry
        };
        for (end, wanted) in [
            ("joined", "Joined"),
            ("no_answer", "Probably no answer"),
            ("call_ended", "The call ended first"),
        ] {
            assert_eq!(results(vec![ended("a", &[("a", end)])]), [wanted]);
        }
        let mut refused = ended("a", &[("a", "failed")]);
        refused.code = Some("400/7507".into());
        refused.cause = Some(Cause::Refused);
        let told = results(vec![refused]);
        assert!(told[0].starts_with("Not invited: ") && told[0].ends_with("(400/7507)"));
        let mut moved = ended("a", &[("a", "joined")]);
        moved.moved_from = Some("call-c71e".into());
        assert_eq!(results(vec![moved]), ["Moved"]);
        let all = ended("a, b, c, d", &[("a", "joined"), ("b", "no_answer")]);
        let several = [about_invitation("cancel_invitation", "c", "cancelled"), all];
        let told = "1 joined · 1 probably no answer · 1 canceled · 1: end not on record";
        assert_eq!(results(several.into())[1], told);
    }

    #[test]
    fn a_move_is_called_a_move_and_every_line_names_its_call() {
        let mut moved = about_invitation("invite", "a", "ringing");
        moved.moved_from = Some("call-c71e".into());
        let mut cancel = about_invitation("cancel_invitation", "a", "cancelled");
        cancel.source = "auto_cancel".into();
        let mut join = about_invitation("join", "", "created");
        join.name = "Weekly".into();
        let mut demo = about_invitation("invite", "d", "ringing");
        demo.source = "demo".into();
        demo.call = Some("call-c71e".into());
        demo.operator = Some("Ada".into());
        let mut entries = [demo, cancel, moved, join];
        EarlierEntry::relate(&mut entries);
        let [demo, cancel, moved, join] = entries;
        assert_eq!(action_text(&moved), "Move Zoe, …0a1b, to Weekly");
        assert_eq!(about_text(&moved), "Weekly · Call …5086 · from Call …c71e");
        let open = |id: &str| (id == "call-c71e").then(|| "Lobby".to_owned());
        let told = super::about_text(&moved, &open);
        assert_eq!(told, "Weekly · Call …5086 · from Lobby");
        assert_eq!(
            super::about_text(&demo, &open),
            "Lobby · Call …c71e · By others"
        );
        let told = "Auto-cancel moving Zoe, …0a1b, to Weekly";
        assert_eq!(action_text(&cancel), told);
        let told = about_text(&demo);
        assert!(told.starts_with("Meeting of 19"), "{told}");
        assert!(told.ends_with(" · Call …c71e · By others"), "{told}");
        assert_eq!(action_text(&demo), "Invite Zoe, …0a1b");
        assert_eq!(
            outcome_text(&join),
            "Created; whether it connected isn't on record"
        );
        let mut lonely = about_invitation("invite", "a", "ringing");
        lonely.operator = Some("Ada".into());
        lonely.call = None;
        assert_eq!(about_text(&lonely), "Ada");
    }
}
