//! Calls that this window has asked to join and that don't exist yet. Once a call exists, the window brings it to the
//! front.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::moderation::model::ids::CallId;
use crate::moderation::model::meeting::MeetingInfo;
use crate::moderation::model::name::SafeName;
use crate::moderation::state::snapshot::Snapshot;

/// The joins whose calls are awaited, and a call that has arrived.
#[derive(Debug, Default)]
pub(crate) struct Arrivals {
    /// Labels of the meetings being joined.
    expected: Vec<Arc<str>>,
    /// Ids of all calls of the newest snapshot.
    known: BTreeSet<CallId>,
    come: Option<CallId>,
}

impl Arrivals {
    /// Notes that the call of this meeting is awaited.
    pub(crate) fn expect(&mut self, meeting: &MeetingInfo) {
        let label = meeting.label();
        if !self.expected.contains(&label) {
            self.expected.push(label);
        }
    }

    /// Looks for awaited calls among the new calls of a snapshot.
    pub(crate) fn note(&mut self, snapshot: &Snapshot) {
        for call in &snapshot.calls {
            let is_ours = |label: &Arc<str>| call.label.as_ref() == Some(&SafeName::new(label));
            if self.known.contains(&call.id) {
                continue;
            }
            if let Some(at) = self.expected.iter().position(is_ours) {
                self.expected.remove(at);
                self.come = Some(call.id.clone());
            }
        }
        if self.known.len() != snapshot.calls.len()
            || snapshot
                .calls
                .iter()
                .any(|call| !self.known.contains(&call.id))
        {
            self.known = snapshot.calls.iter().map(|call| call.id.clone()).collect();
        }
    }

    /// Takes the newest arrived call that hasn't been brought to the front yet. `None` if there is none.
    pub(crate) fn take(&mut self) -> Option<CallId> {
        self.come.take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::model::time::Now;
    use crate::moderation::state::snapshot::CallView;

    fn snapshot(calls: &[(&str, Option<&str>)]) -> Snapshot {
        let view = |(id, label): &(&str, Option<&str>)| {
            let mut call = CallView::new(CallId::from(*id), Now::default());
            call.label = label.map(SafeName::new);
            Arc::new(call)
        };
        Snapshot {
            calls: calls.iter().map(view).collect(),
            ..Snapshot::default()
        }
    }

    #[test]
    fn only_a_new_call_of_a_meeting_that_was_asked_for_arrives() {
        let mut arrivals = Arrivals::default();
        let old = ("old", Some("123 456 7"));
        arrivals.note(&snapshot(&[old]));
        arrivals.expect(&MeetingInfo::MeetingId {
            id: "1234567".into(),
            passcode: None,
        });
        arrivals.note(&snapshot(&[old, ("other", None)]));
        assert_eq!(arrivals.take(), None);
        let new = ("new", Some("123 456 7"));
        arrivals.note(&snapshot(&[old, ("other", None), new]));
        assert_eq!(arrivals.take(), Some(CallId::from("new")));
        arrivals.note(&snapshot(&[old, ("other", None), new]));
        assert_eq!(arrivals.take(), None);
    }
}
