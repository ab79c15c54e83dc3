//! Filters activity entries by person, call, action and result.

use crate::moderation::model::deed::Deed;
use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::state::activity::entry::{ActivityEntry, ActivityEvent, Outcome};
use crate::moderation::state::row::RowKey;
use crate::moderation::views::search_words::{SearchWord, searchable, words};

/// Conditions for the activity entries to show. By default, all entries are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntryFilter {
    /// Words to search in the name and ids of the entry's person, ignoring case. All must match.
    pub person: String,
    /// Shows only entries of this call. `None` shows all calls.
    pub call: Option<CallId>,
    /// Shows only actions of this kind. `None` shows all kinds.
    pub action: Option<ActionKind>,
    /// Shows only results of this kind. `None` shows all kinds.
    pub result: Option<ResultKind>,
}

/// Kind of action that an activity entry describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActionKind {
    /// Removals, single or several at once.
    Removals,
    /// Invitations, cancellations, and switches of removal on arrival.
    Invitations,
    /// Muting and unmuting.
    Muting,
    /// Keep-out rules, the door for guests, exemptions, raid mode, settings of the audit log.
    Rules,
    /// Joining, leaving and ending calls, and events that concern a whole call.
    Calls,
    /// People who arrived, came back, were admitted, left, changed their name, or are listed as removed.
    People,
}

impl ActionKind {
    /// All kinds, in menu order.
    pub const ALL: [Self; 6] = [
        Self::Removals,
        Self::Invitations,
        Self::Muting,
        Self::Rules,
        Self::Calls,
        Self::People,
    ];

    /// Returns the kind of action of an event.
    pub fn of(what: &ActivityEvent) -> Self {
        match what {
            ActivityEvent::Did(deed, _) => Self::of_deed(*deed),
            ActivityEvent::Bulk { .. } => Self::Removals,
            ActivityEvent::KeepOutAlarm { .. }
            | ActivityEvent::RulesOverLimit
            | ActivityEvent::RecordSettingChanged(_) => Self::Rules,
            ActivityEvent::CameUp
            | ActivityEvent::EndForAll { .. }
            | ActivityEvent::Rosters { .. }
            | ActivityEvent::NoRosters { .. }
            | ActivityEvent::SinglesRefused
            | ActivityEvent::Resumed { .. }
            | ActivityEvent::CallEnded { .. } => Self::Calls,
            ActivityEvent::Joined { .. }
            | ActivityEvent::CameBack { .. }
            | ActivityEvent::LetIn { .. }
            | ActivityEvent::Left { .. }
            | ActivityEvent::ListedAsRemoved { .. }
            | ActivityEvent::Renamed { .. } => Self::People,
        }
    }

    fn of_deed(deed: Deed) -> Self {
        match deed {
            Deed::Remove => Self::Removals,
            Deed::Invite
            | Deed::CancelInvitation
            | Deed::RemoveOnArrival
            | Deed::RemoveOnArrivalOff => Self::Invitations,
            Deed::Service(_) => Self::Muting,
            Deed::Join | Deed::Leave => Self::Calls,
            Deed::KeepOut
            | Deed::LetBackIn
            | Deed::CloseDoor
            | Deed::OpenDoor
            | Deed::LetStay
            | Deed::RaidOn
            | Deed::RaidOff => Self::Rules,
        }
    }
}

/// Kind of result of an activity entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ResultKind {
    /// The action was carried out, and proved if it needs a proof. A bulk removal counts even if some of its removals
    /// were stopped or not proved.
    Done,
    /// The action failed, perhaps only for one of several people, or its effect could not be proved.
    Failed,
    /// There is no result yet.
    Open,
    /// The action had no effect: it was stopped, nobody answered, the person joined anyway, or the call ended first.
    Nothing,
}

impl ResultKind {
    /// All kinds, in menu order.
    pub const ALL: [Self; 4] = [Self::Done, Self::Failed, Self::Open, Self::Nothing];

    /// Returns the kind of result of an entry. `None` if the entry only notes an event or a switch.
    pub fn of(entry: &ActivityEntry) -> Option<Self> {
        if entry.is_failure() {
            return Some(Self::Failed);
        }
        match entry.outcome {
            Outcome::Noted => None,
            Outcome::OnItsWay
            | Outcome::Waits { .. }
            | Outcome::Accepted
            | Outcome::AnswerLost
            | Outcome::Created
            | Outcome::Ringing => Some(Self::Open),
            Outcome::Gone { .. }
            | Outcome::Left
            | Outcome::EndedForEveryone { .. }
            | Outcome::BatchDone { .. }
            | Outcome::Served
            | Outcome::Joined
            | Outcome::Cancelled
            | Outcome::AutoCancelled => Some(Self::Done),
            Outcome::Stopped
            | Outcome::CallEnded
            | Outcome::NoAnswer
            | Outcome::JoinedAnyway { .. } => Some(Self::Nothing),
            Outcome::Failed(_)
            | Outcome::StillHere { .. }
            | Outcome::NotProved { .. }
            | Outcome::EndNotProved
            | Outcome::CannotBeCancelled => Some(Self::Failed),
        }
    }
}

impl EntryFilter {
    /// Returns the indexes of the entries to show, newest first.
    pub fn places<'a>(
        &self,
        entries: impl DoubleEndedIterator<Item = (usize, &'a ActivityEntry)>,
    ) -> Vec<usize> {
        let words = words(&self.person);
        entries
            .rev()
            .filter(|(_, entry)| self.takes(&words, entry))
            .map(|(place, _)| place)
            .collect()
    }

    /// Whether an entry meets all conditions. `words` are the words of [`Self::person`].
    fn takes(&self, words: &[SearchWord], entry: &ActivityEntry) -> bool {
        let is_there = self
            .call
            .as_ref()
            .is_none_or(|call| entry.call.as_ref() == Some(call));
        is_there
            && self
                .action
                .is_none_or(|action| ActionKind::of(&entry.what) == action)
            && self
                .result
                .is_none_or(|result| ResultKind::of(entry) == Some(result))
            && names(words, entry)
    }
}

/// Whether the name and ids of the entry's person match all words.
fn names(words: &[SearchWord], entry: &ActivityEntry) -> bool {
    if words.is_empty() {
        return true;
    }
    let Some(who) = entry.what.who() else {
        return false;
    };
    let participant = who.key.as_ref().and_then(RowKey::participant);
    let fields = [
        who.identity.as_deref(),
        participant.map(ParticipantId::as_str),
        who.tenant.as_deref(),
    ];
    let text = searchable(&who.name, fields);
    words.iter().all(|word| word.is_in(&text))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::moderation::evidence::departure::{EndedBy, Evidence, ProvedDeparture};
    use crate::moderation::model::ids::ParticipantId;
    use crate::moderation::model::name::SafeName;
    use crate::moderation::model::time::Now;
    use crate::moderation::state::activity::entry::Subject;
    use crate::moderation::state::began::Began;
    use crate::moderation::state::row::PersonRef;

    fn entries() -> Vec<ActivityEntry> {
        let person = |name: &str, id: &str| PersonRef {
            key: Some(RowKey::Participant(ParticipantId::from(id))),
            name: SafeName::new(name),
            identity: Some(format!("object-{id}").into()),
            ..PersonRef::nobody()
        };
        let entry = |number, call: &str, what, outcome| {
            ActivityEntry::new(number, Some(call.into()), what, outcome, Now::default())
        };
        let accepted = Now::default();
        let remove = |name, id| ActivityEvent::Did(Deed::Remove, person(name, id).into());
        let joined = |name, id| ActivityEvent::Joined {
            who: person(name, id),
            lobby: false,
            began: Began::WhenSeen,
        };
        let left_before = Outcome::Gone {
            after: Duration::from_secs(2),
            settled: ProvedDeparture {
                how: EndedBy::LeftBefore,
                evidence: Evidence::Rosters,
            },
        };
        vec![
            entry(1, "one", joined("Ana Ruiz", "p-1"), Outcome::Noted),
            entry(2, "one", remove("Ana Ruiz", "p-1"), left_before),
            entry(
                3,
                "two",
                remove("Bob", "p-2"),
                Outcome::StillHere { accepted },
            ),
            entry(
                4,
                "two",
                ActivityEvent::Did(Deed::Leave, Subject::Call),
                Outcome::OnItsWay,
            ),
        ]
    }

    #[test]
    fn entries_are_found_by_person_call_action_and_result() {
        let entries = entries();
        let filter = EntryFilter::default;
        let person = |words: &str| EntryFilter {
            person: words.into(),
            ..filter()
        };
        let action = |action| EntryFilter {
            action: Some(action),
            ..filter()
        };
        let result = |result| EntryFilter {
            result: Some(result),
            ..filter()
        };
        let call = EntryFilter {
            call: Some(CallId::from("two")),
            ..filter()
        };
        for (filter, wanted) in [
            (filter(), vec![4, 3, 2, 1]),
            (person("  "), vec![4, 3, 2, 1]),
            (person("RUIZ ana"), vec![2, 1]),
            (person("p-2"), vec![3]),
            (person("object-p-1"), vec![2, 1]),
            (person("nobody"), vec![]),
            (call, vec![4, 3]),
            (action(ActionKind::Removals), vec![3, 2]),
            (action(ActionKind::People), vec![1]),
            (action(ActionKind::Calls), vec![4]),
            (result(ResultKind::Done), vec![2]),
            (result(ResultKind::Failed), vec![3]),
            (result(ResultKind::Open), vec![4]),
            (result(ResultKind::Nothing), vec![]),
        ] {
            let places = filter.places(entries.iter().enumerate());
            let found: Vec<u64> = places.iter().map(|place| entries[*place].number).collect();
            assert_eq!(found, wanted, "{filter:?}");
        }
    }
}
