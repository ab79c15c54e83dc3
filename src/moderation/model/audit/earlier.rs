//! Actions of earlier sessions, as the audit log spells them.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::moderation::model::audit::Phase;
use crate::moderation::model::failure::Cause;

/// One action, made from all lines of its attempt. Serialized with the member names of exports.
///
/// Action, outcome and source are texts as in the log. A later version of this program may have written a value that
/// this version does not know.
#[skip_serializing_none]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EarlierEntry {
    /// When the action was ordered.
    #[serde(rename(serialize = "time", deserialize = "at"))]
    pub at: Timestamp,
    /// What was done or asked for.
    pub action: String,
    /// Id of the call. `None` if the action is not about one call, or if a join created none.
    pub call: Option<String>,
    /// Label of the call, if the log has the join that created the call. See [`EarlierEntry::relate`].
    #[serde(skip_deserializing)]
    pub call_name: Option<String>,
    /// When the earliest of the log's actions in this call was ordered. See [`EarlierEntry::relate`].
    #[serde(skip)]
    pub call_since: Option<Timestamp>,
    /// Whether a removal that worked in the call shows that the app was in it. See [`EarlierEntry::relate`].
    #[serde(skip)]
    pub is_connected: bool,
    /// The call that the invited person is moved from. `None` if nobody is moved.
    pub moved_from: Option<String>,
    /// The ids that this app gave the invitations, separated by commas.
    #[serde(skip_serializing)]
    pub invitation: Option<String>,
    /// How each invitation ended, as the log spells it. The key is the id that this app gave the invitation.
    ///
    /// Taken from later lines of the invitation, and from lines of its cancellation. See [`EarlierEntry::relate`].
    #[serde(skip)]
    pub ends: BTreeMap<String, String>,
    /// The person's name as the operator saw it, or the label of the meeting to join.
    #[serde(rename(serialize = "name", deserialize = "shown_name"))]
    pub name: String,
    /// Object id, phone number or app id of the person.
    pub identity: Option<String>,
    /// Tenant id of the person, or of the meeting to join.
    #[serde(rename(serialize = "tenant", deserialize = "identity_tenant"))]
    pub identity_tenant: Option<String>,
    /// The participant id in the request's path, or that of the person concerned if there was no request.
    pub participant: Option<String>,
    /// How the action ended, as the log spells it. `None` if no line states an outcome.
    pub outcome: Option<String>,
    /// When readings proved the removal.
    pub verified_at: Option<Timestamp>,
    /// What proved the removal.
    pub evidence: Option<String>,
    /// Whether the response to the request that removed the person was lost.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub first_answer_lost: bool,
    /// HTTP status of the last response.
    pub status: Option<u16>,
    /// Innermost error code of Graph or Entra.
    pub code: Option<String>,
    /// Why the action failed, derived from status and code after all lines were read. `None` if these don't say why.
    #[serde(skip)]
    pub cause: Option<Cause>,
    /// Graph's request id.
    pub request_id: Option<String>,
    /// The `client-request-id` that we sent with the last try.
    pub client_request_id: Option<String>,
    /// What triggered the action.
    pub source: String,
    /// The name that the operator had entered.
    pub operator: Option<String>,
    /// The system user who ran the program.
    pub os_user: Option<String>,
    /// Notes, oldest first.
    #[serde(skip_deserializing, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// The members of a line that say to which attempt and app it belongs.
#[derive(Deserialize)]
struct LineOwner {
    attempt: u64,
    phase: Phase,
    tenant: String,
    app: String,
    graph_host: String,
    note: Option<String>,
}

/// Collects the actions of one file of the log.
#[derive(Debug, Default)]
pub struct EarlierActions {
    /// The actions of the wanted tenant, app and Graph host, in the order of the file.
    pub entries: Vec<EarlierEntry>,
    /// Number of actions of other tenants, apps and Graph hosts.
    pub others: usize,
    /// Whether the file begins before the first line that was read.
    pub is_cut: bool,
    /// Index in `entries` of the newest action with each attempt number. Numbers start over with each run.
    open: BTreeMap<u64, usize>,
}

impl EarlierActions {
    /// Takes a line of the log. Ignores lines written at or after `end`, and lines that aren't about an action.
    ///
    /// If the line isn't of `owner` (tenant, app and Graph host), only counts its action in `others`.
    pub fn take(&mut self, line: &[u8], owner: [&str; 3], end: Timestamp) {
        let Ok(about) = serde_json::from_slice::<LineOwner>(line) else {
            return;
        };
        let Ok(entry) = serde_json::from_slice::<EarlierEntry>(line) else {
            return;
        };
        if entry.at >= end {
            return;
        }
        let begins = matches!(about.phase, Phase::Intent | Phase::Switch);
        let [tenant, app, host] = owner;
        let is_owner = about.tenant == tenant && about.app == app;
        if !is_owner || service(&about.graph_host) != service(host) {
            self.others += usize::from(begins);
            if begins {
                self.open.remove(&about.attempt);
            }
            return;
        }
        let known = self.open.get(&about.attempt).copied();
        if let Some(place) = known.filter(|_| !begins) {
            self.entries[place].learn(entry, about.note);
        } else if about.note.is_none() {
            self.open.insert(about.attempt, self.entries.len());
            self.entries.push(entry);
        }
    }
}

/// Whether a cancellation with this outcome ended its invitation.
fn has_ended(outcome: &str) -> bool {
    ["cancelled", "joined_anyway"].contains(&outcome)
}

/// Whether this outcome says how an invitation ended after it had rung.
fn is_end(outcome: &str) -> bool {
    ["joined", "no_answer", "failed", "call_ended"].contains(&outcome)
}

/// Returns `host`, without the port if it is this computer: the simulator gets another port with each start.
fn service(host: &str) -> &str {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let is_here = |name: &str| {
        let address = name.trim_matches(['[', ']']).parse::<IpAddr>();
        name == "localhost" || address.is_ok_and(|it| it.is_loopback())
    };
    if is_here(name) { name } else { host }
}

impl EarlierEntry {
    /// Adds facts that only other entries have: about the call, how canceled invitations ended, and which call an
    /// invited person is moved from. `entries` are newest first.
    pub fn relate(entries: &mut [Self]) {
        let (mut labels, mut ends) = (BTreeMap::new(), BTreeMap::new());
        let (mut moves, mut firsts) = (BTreeMap::new(), BTreeMap::new());
        let mut connected = BTreeSet::new();
        for entry in entries.iter().rev() {
            if let Some(call) = &entry.call {
                firsts.entry(call.clone()).or_insert(entry.at);
            }
            match (&*entry.action, &entry.call, &entry.outcome) {
                ("remove", Some(call), _) if entry.was_accepted() => {
                    connected.insert(call.clone());
                }
                ("join", Some(call), _) if !entry.name.is_empty() => {
                    labels.insert(call.clone(), entry.name.clone());
                }
                ("cancel_invitation", _, Some(end)) if has_ended(end) => {
                    ends.extend(entry.invitation.clone().map(|id| (id, end.clone())));
                }
                ("invite", ..) => {
                    let from = entry.moved_from.iter();
                    moves.extend(from.flat_map(|from| {
                        let ids = entry.invitations();
                        ids.map(|id| (id.to_owned(), from.clone()))
                    }));
                }
                _ => {}
            }
        }
        for entry in entries {
            entry.call_name = entry.call.as_ref().and_then(|it| labels.get(it)).cloned();
            entry.is_connected = entry.call.as_ref().is_some_and(|it| connected.contains(it));
            entry.call_since = entry.call.as_ref().and_then(|it| firsts.get(it)).copied();
            if entry.action == "invite" {
                let ids = entry.invitations();
                let ended = ids.filter_map(|id| Some((id.to_owned(), ends.get(id)?.clone())));
                let ended: Vec<_> = ended.collect();
                entry.ends.extend(ended);
            } else if entry.moved_from.is_none() {
                let from = entry.invitation.as_ref().and_then(|id| moves.get(id));
                entry.moved_from = from.cloned();
            }
        }
    }

    /// Whether Graph accepted the request.
    fn was_accepted(&self) -> bool {
        let is_success = |status: u16| (200..300).contains(&status);
        self.outcome.as_deref() == Some("removed") || self.status.is_some_and(is_success)
    }

    /// Returns the ids of the invitations. Empty if the action isn't about any.
    pub fn invitations(&self) -> impl Iterator<Item = &str> {
        let ids = self.invitation.iter().flat_map(|ids| ids.split(','));
        ids.map(str::trim).filter(|id| !id.is_empty())
    }

    /// Returns the one invitation that ended by a later line, and how. `None` if the line only says how Graph answered
    /// the request.
    fn end_of_one(&self, later: &Self) -> Option<(String, String)> {
        let end = later.outcome.as_deref().filter(|end| is_end(end))?;
        let [id] = later.invitations().collect::<Vec<_>>()[..] else {
            return None;
        };
        // If Graph refused the request, its first result is `failed`, too. Only a later `failed` ends an invitation.
        let is_later = end != "failed" || self.outcome.is_some();
        (self.action == "invite" && is_later).then(|| (id.to_owned(), end.to_owned()))
    }

    /// Adds the facts that a later line of the same attempt states.
    fn learn(&mut self, later: Self, note: Option<String>) {
        if let Some(note) = note {
            self.notes.push(note);
            return;
        }
        if let Some((id, end)) = self.end_of_one(&later) {
            if end == "failed" {
                (self.status, self.code) = (later.status, later.code);
            }
            self.ends.insert(id, end);
            return;
        }
        self.outcome = later.outcome;
        (self.verified_at, self.evidence) = (later.verified_at, later.evidence);
        self.first_answer_lost = later.first_answer_lost;
        self.call = later.call.or(self.call.take());
        // A line without a status, such as the correction of a cancellation, keeps the earlier response.
        if later.status.is_some() || self.status.is_none() {
            (self.status, self.code) = (later.status, later.code);
            self.request_id = later.request_id;
            self.client_request_id = later.client_request_id;
        }
    }
}
