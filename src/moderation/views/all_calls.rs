//! Searches the people of all watched calls, and orders calls by their need of attention.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::invitee::Invitee;
use crate::moderation::model::participant::LastingIdentity;
use crate::moderation::model::time::Now;
use crate::moderation::state::row::{Role, Row};
use crate::moderation::state::snapshot::{CallView, WatchState};
use crate::moderation::views::search_words::{SearchWord, searchable, words};

/// A person that the search found, in one call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPerson {
    /// Call in which the person was found.
    pub call: CallId,
    /// The person's row.
    pub row: Arc<Row>,
    /// Number of other running calls that list the person; see [`other_calls`].
    pub elsewhere: usize,
}

/// Returns the people who are listed in running calls and match all typed words. Each word has to be in the name, the
/// mail address or an id.
///
/// Ordered by call, then as in the roster. Empty if nothing was typed.
pub fn find(calls: &[Arc<CallView>], typed: &str) -> Vec<FoundPerson> {
    let words = words(typed);
    if words.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for call in running(calls) {
        let rows = call.rows.iter().filter(|row| row.is_listed());
        for row in rows.filter(|row| holds(row, &words)) {
            found.push(FoundPerson {
                call: call.id.clone(),
                row: row.clone(),
                elsewhere: other_calls(calls, &call.id, row),
            });
        }
    }
    found
}

/// Returns the number of other running calls that list this person. Zero for this app, which is in every call, and for
/// people without a lasting identity.
pub fn other_calls(calls: &[Arc<CallView>], own: &CallId, row: &Row) -> usize {
    let Some(identity) = row.participant.identity.lasting() else {
        return 0;
    };
    if row.role == Role::ThisApp {
        return 0;
    }
    running(calls)
        .filter(|call| call.id != *own && is_in(call, &identity))
        .count()
}

/// Returns the running calls other than `own` that list the invitee.
pub fn calls_with<'a>(
    calls: &'a [Arc<CallView>],
    own: &CallId,
    invitee: &Invitee,
) -> impl Iterator<Item = &'a Arc<CallView>> {
    let is_them =
        |row: &Arc<Row>| row.is_listed() && invitee.is_identity(&row.participant.identity);
    running(calls).filter(move |call| call.id != *own && call.rows.iter().any(is_them))
}

/// Whether the call lists a person with this identity.
fn is_in(call: &CallView, identity: &LastingIdentity) -> bool {
    call.rows
        .iter()
        .any(|row| row.is_listed() && identity.is_of(&row.participant.identity))
}

fn running(calls: &[Arc<CallView>]) -> impl Iterator<Item = &Arc<CallView>> {
    let has_ended = |call: &CallView| call.has_ended();
    calls.iter().filter(move |call| !has_ended(call))
}

/// Whether each word is found in the name, the mail address or an id of the row's person.
fn holds(row: &Row, words: &[SearchWord]) -> bool {
    let identity = &row.participant.identity;
    let fields = [
        identity.id.as_deref(),
        identity.tenant.as_deref(),
        identity.email.as_deref(),
        row.participant.id.as_ref().map(ParticipantId::as_str),
    ];
    let text = searchable(&row.name, fields);
    words.iter().all(|word| word.is_in(&text))
}

/// Returns the ids of all calls, ordered by the attention they need.
///
/// Running calls come before ended ones. Then these facts count, in this order:
/// - alarms
/// - a roster that is missing or out of date
/// - a keepAlive that runs out
/// - people in the lobby
/// - ringing invitations
pub fn by_attention(calls: &[Arc<CallView>], now: Now) -> Vec<CallId> {
    let mut sorted: Vec<&Arc<CallView>> = calls.iter().collect();
    sorted.sort_by_key(|call| Reverse(attention(call, now)));
    sorted.into_iter().map(|call| call.id.clone()).collect()
}

/// Returns the sort key of a call for [`by_attention`].
fn attention(call: &CallView, now: Now) -> (bool, u32, u8, bool, u32, u32) {
    let (is_running, trouble) = match call.state {
        WatchState::Ended(_) => (false, 0),
        WatchState::Live => (true, 0),
        WatchState::Connecting | WatchState::Establishing(_) | WatchState::WaitingForRoster => {
            (true, 1)
        }
        WatchState::Throttled => (true, 2),
        WatchState::Stale => (true, 3),
        WatchState::Unreachable => (true, 4),
    };
    (
        is_running,
        call.alarms,
        trouble,
        call.keep_alive.runs_short(now).is_some(),
        call.counts.in_lobby,
        call.counts.ringing,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::model::participant::{Identity, IdentityKind, Participant};
    use crate::moderation::state::row::RowKey;
    use crate::moderation::state::snapshot::{Counts, Ended};

    /// An object id. A user whose id has another form has no lasting identity.
    const ANA: &str = "2b1f7c0a-52d4-4e0e-9a7e-0c4f1a2b3c4d";

    fn row(id: &str, name: &str, kind: IdentityKind, identity: &str) -> Row {
        let participant = Participant {
            id: Some(id.into()),
            identity: Identity {
                kind,
                id: Some(identity.into()),
                display_name: Some(name.into()),
                ..Identity::default()
            },
            ..Participant::default()
        };
        let key = RowKey::Participant(id.into());
        Row::new(key, participant, None, Now::default())
    }

    fn call(id: &str, rows: Vec<Row>) -> CallView {
        CallView {
            rows: Arc::new(rows.into_iter().map(Arc::new).collect()),
            state: WatchState::Live,
            ..CallView::new(CallId::from(id), Now::default())
        }
    }

    fn ended(call: CallView) -> CallView {
        let state = WatchState::Ended(Ended {
            at: Now::default(),
            reason: crate::moderation::model::call::EndReason::Normal,
            result: None,
        });
        CallView { state, ..call }
    }

    #[test]
    fn somebody_is_found_by_name_or_id_in_every_call_that_runs() {
        use IdentityKind::{Guest, User};
        let calls = [
            call(
                "one",
                vec![
                    row("p-1", "Ana Ruiz", User, ANA),
                    row("p-2", "Bob", Guest, "g"),
                ],
            ),
            call(
                "two",
                vec![
                    row("p-3", "Ana R.", User, ANA),
                    row("p-4", "Bob", Guest, "g"),
                ],
            ),
            ended(call("three", vec![row("p-5", "Ana Ruiz", User, ANA)])),
        ]
        .map(Arc::new);
        for (typed, wanted) in [
            ("", vec![]),
            ("ANA", vec![("one", "p-1", 1), ("two", "p-3", 1)]),
            ("ruiz ana", vec![("one", "p-1", 1)]),
            (ANA, vec![("one", "p-1", 1), ("two", "p-3", 1)]),
            // Guests get another id with each join. So equal names or ids do not show that they are the same person.
            ("bob", vec![("one", "p-2", 0), ("two", "p-4", 0)]),
            ("p-5", vec![]),
        ] {
            let found = find(&calls, typed);
            let found: Vec<_> = found
                .iter()
                .map(|it| {
                    let id = it.row.participant.id.as_ref().unwrap().as_str();
                    (it.call.as_str(), id, it.elsewhere)
                })
                .collect();
            assert_eq!(found, wanted, "{typed}");
        }
    }

    #[test]
    fn this_app_is_in_every_call_and_that_means_nothing() {
        let own = || Row {
            role: Role::ThisApp,
            ..row("p", "App", IdentityKind::Application, "app")
        };
        let calls = [call("one", vec![own()]), call("two", vec![own()])].map(Arc::new);
        assert_eq!(find(&calls, "app")[0].elsewhere, 0);
    }

    #[test]
    fn the_call_that_needs_somebody_most_stands_first() {
        let alarmed = CallView {
            alarms: 1,
            ..call("alarmed", vec![])
        };
        let waiting = CallView {
            counts: Counts {
                in_lobby: 2,
                ..Counts::default()
            },
            ..call("waiting", vec![])
        };
        let unreachable = CallView {
            state: WatchState::Unreachable,
            ..call("unreachable", vec![])
        };
        let over = ended(CallView {
            alarms: 9,
            ..call("over", vec![])
        });
        let calls = [over, call("calm", vec![]), waiting, unreachable, alarmed].map(Arc::new);
        let order = by_attention(&calls, Now::default());
        let order: Vec<&str> = order.iter().map(CallId::as_str).collect();
        assert_eq!(order, ["alarmed", "unreachable", "waiting", "calm", "over"]);
    }
}
