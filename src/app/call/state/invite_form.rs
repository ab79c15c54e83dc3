//! State of the invitation dialog: the added people, the names being looked up, and the invitations to send.
//!
//! Sending also invites people whom the field names by number or object ID. A sign-in name is looked up first, and the
//! moderator sees the person in the list before anything is sent.

use std::sync::Arc;
use std::time::Duration;

use egui::Pos2;

pub(crate) use crate::app::call::state::invite_form::field_cache::CallPresence;
use crate::app::call::state::invite_form::field_cache::{CompletedPart, FieldCache};
use crate::app::call::state::invite_form::look_up::DirectoryLookUp;
pub(crate) use crate::app::call::state::invite_form::problem::InviteProblem;
use crate::app::call::state::invite_form::share::{Share, SkippedParts};
use crate::app::state::request::{Request, fresh_id};
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::invitee::country::Country;
use crate::moderation::model::invitee::{Invitee, TypedInvitee};
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::NewInvitation;
use crate::moderation::state::invitation::RINGS_FOR;
use crate::moderation::state::row::RowState;
use crate::moderation::state::snapshot::CallView;

/// The range of seconds after which invitations can be canceled automatically. Later, an invitation has ended by itself.
/// Saved sign-ins accept the same range.
const AUTO_CANCEL_SECONDS: std::ops::RangeInclusive<u64> = 1..=RINGS_FOR.as_secs();
/// Maximum number of characters typed into the field. Enough for an id, a sign-in name, or a number with a name around
/// it. A pasted list may be longer.
pub(crate) const MOST_TYPED: usize = 400;
/// Maximum number of parts of a pasted text that counts as a list of people. A page pasted by mistake has more.
pub(crate) const MOST_PASTED: usize = 25;

pub(super) mod field_cache;
mod look_up;
mod problem;
pub(crate) mod share;

#[derive(Debug, Default)]
pub(crate) struct InviteForm {
    pub(crate) way: InviteMode,
    pub(crate) typed: String,
    /// What the text was read as.
    pub(super) field_cache: FieldCache,
    /// The country that was just chosen for the numbers in the text; `None` again once something else is added.
    pub(crate) country: Option<Country>,
    /// The parts whose numbers got a country code since the dialog opened, because the moderator chose the country.
    pub(super) completed: Vec<CompletedPart>,
    /// The codes of the countries in which the added text was probably written.
    pub(crate) regions: &'static [&'static str],
    /// The words that narrow the list of countries.
    pub(crate) country_filter: String,
    /// Why the typed text wasn't added; `None` again once the text changes.
    pub(crate) problem: Option<InviteProblem>,
    /// The list below the field: first the entries added since the dialog opened, then those kept from the last time it was open.
    pub(crate) entries: Vec<InviteEntry>,
    /// The entries whose text is in the field to be corrected. The text of the last one comes first in the field.
    pub(crate) corrections: Vec<Correction>,
    /// What was skipped of the added lists since the dialog opened.
    pub(crate) passed_over: SkippedParts,
    /// People in the added texts who are given by name only. Kept until the list is cleared or sent.
    pub(crate) nameless: Vec<String>,
    /// The entries dropped since the user last typed or added anything, each with its list index.
    pub(crate) dropped: Vec<(usize, InviteEntry)>,
    /// The text that was in the field when the list was cleared.
    pub(super) cleared_text: String,
    /// Text that names people but wasn't sent in the last round, for example because the list was full.
    ///
    /// If the form is opened for a new round, the field starts with this text. `None` unless invitations were sent
    /// since the form was last opened.
    pub(super) left_over: Option<String>,
    /// The text that the field still held when the dialog opened.
    pub(super) kept_text: Option<String>,
    /// Where and when a button of an entry was pressed.
    ///
    /// The press may have moved another entry's button under the pointer, where a double click would hit it. So further
    /// presses are ignored until the pointer moves away or the time for a double click has passed.
    pub(crate) last_drop_at: Option<(Pos2, Now)>,
    /// When adding the people named in the field was last requested.
    pub(crate) has_added: Option<Now>,
    /// When Enter was pressed although numbers in the field lack their country code. `None` once they have one.
    pub(crate) wants_country: Option<Now>,
    /// The list index of an entry to scroll into view, for example because it was just added.
    pub(crate) scrolls_to_entry: Option<usize>,
    /// The list index of an entry to scroll to the top: the first of those just added together. Later refusals among
    /// them don't scroll away from it.
    pub(crate) first_added: Option<usize>,
    /// The offset, in points, from which the list is drawn next; `None` if it stays where it is.
    pub(crate) list_offset: Option<f32>,
    /// The seconds after which invitations are canceled, as typed or as filled in. `None` before the dialog fills in the
    /// usual time.
    pub(crate) auto_cancel: Option<String>,
    pub(crate) hidden: bool,
    /// The call from which somebody is to be moved.
    pub(crate) from: Option<CallId>,
    /// The call from whose rows the dialog was opened, to move somebody out of it. The window shows that call again
    /// afterwards.
    pub(crate) opened_in: Option<CallId>,
    /// The person to move, by the participant id in the call `from`.
    pub(crate) person_to_move: Option<ParticipantId>,
    /// The words that narrow the list of people to move.
    pub(crate) move_filter: String,
    pub(crate) has_focus: bool,
    /// The draft to return to once this form has closed. `None` if this is an ordinary form, not one that invites a
    /// person again.
    pub(crate) set_aside: Option<Box<Self>>,
    /// Whether another call has been watched at some time since the dialog opened. If so, the dialog offers moving.
    pub(crate) may_move: bool,
}

impl InviteForm {
    /// Whether the dialog names nobody: its list and its field are empty, and no person to move is chosen.
    pub(crate) fn is_empty(&self) -> bool {
        self.is_list_empty() && self.typed.trim().is_empty() && self.person_to_move.is_none()
    }

    /// Whether the list below the field is empty.
    pub(crate) fn is_list_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns the people in the list, without the sign-in names that are being looked up or were refused.
    pub(crate) fn candidates(&self) -> impl Iterator<Item = &InviteCandidate> {
        self.entries.iter().filter_map(InviteEntry::candidate)
    }

    /// Returns the sign-in names in the list that are being looked up or were refused.
    pub(crate) fn names(&self) -> impl Iterator<Item = &PendingName> {
        self.entries.iter().filter_map(InviteEntry::name)
    }

    /// Returns everybody in the list who is included, except people who are ringing, in the lobby or in the call.
    pub(crate) fn invitable(&self, call: &CallView) -> impl Iterator<Item = &InviteCandidate> {
        let is_invited = |candidate: &&InviteCandidate| {
            candidate.share == Share::Included
                && presence_of(&candidate.invitee, call) == CallPresence::Away
        };
        self.candidates().filter(is_invited)
    }
}

/// An entry of the list: a person, or a sign-in name that is being looked up or was refused.
#[derive(Debug)]
pub(crate) enum InviteEntry {
    Candidate(Box<InviteCandidate>),
    Name(PendingName),
}

impl InviteEntry {
    /// Returns the person, or `None` if the entry is a sign-in name.
    pub(crate) fn candidate(&self) -> Option<&InviteCandidate> {
        match self {
            Self::Candidate(candidate) => Some(candidate),
            Self::Name(_) => None,
        }
    }

    /// Returns the sign-in name, or `None` if the entry is a person.
    pub(crate) fn name(&self) -> Option<&PendingName> {
        match self {
            Self::Candidate(_) => None,
            Self::Name(name) => Some(name),
        }
    }

    /// Returns the text to put back into the field, so that the entry can be corrected.
    pub(crate) fn typed(&self) -> String {
        match self {
            Self::Candidate(candidate) if candidate.typed.is_empty() => {
                candidate.invitee.id().to_string()
            }
            Self::Candidate(candidate) => candidate.typed.trim().to_owned(),
            Self::Name(name) => name.typed.trim().to_owned(),
        }
    }

    /// Returns the entry's pending directory look-up, if there is one.
    fn lookup_mut(&mut self) -> Option<&mut DirectoryLookUp> {
        match self {
            Self::Candidate(candidate) => candidate.lookup.as_mut(),
            Self::Name(name) => name.lookup_mut(),
        }
    }
}

/// An entry whose text is in the field to be corrected.
#[derive(Debug)]
pub(crate) struct Correction {
    /// The entry's place in the list.
    pub(crate) at: usize,
    pub(crate) entry: InviteEntry,
    /// The text that was in the field before the correction.
    pub(crate) typed: String,
}

/// Which people the dialog invites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum InviteMode {
    /// The people in the list.
    #[default]
    New,
    /// One person of another call, who is moved here and leaves that call.
    Move,
}

/// A person in the list whose object id or number is known.
#[derive(Debug)]
pub(crate) struct InviteCandidate {
    pub(crate) invitee: Invitee,
    /// The text that was typed for this person; empty for a sign-in name that was looked up.
    pub(crate) typed: String,
    /// The sign-in name, from the directory.
    pub(crate) upn: Option<Arc<str>>,
    /// The directory look-up of a typed object id, until its answer has come.
    pub(crate) lookup: Option<DirectoryLookUp>,
    /// Whether the directory has nobody with this id.
    pub(crate) is_unknown: bool,
    pub(crate) share: Share,
}

/// A sign-in name that is being looked up or was refused.
#[derive(Debug)]
pub(crate) struct PendingName {
    pub(crate) name: String,
    /// The text that was typed for this person.
    pub(crate) typed: String,
    /// The person whom the directory found for the name. Set only if the name was refused because they are already
    /// listed or ringing.
    pub(crate) invitee: Option<Invitee>,
    found: Search,
    /// Whether the name was in the list when an earlier round was sent. The activity doesn't report its refusal again.
    pub(super) is_reported: bool,
    pub(crate) share: Share,
}

/// The state of looking up a sign-in name.
#[derive(Debug)]
enum Search {
    Asked(Box<DirectoryLookUp>),
    /// The name can't be invited.
    Refused(InviteProblem),
}

impl PendingName {
    /// Whether this is the same sign-in name; the case of ASCII letters doesn't matter.
    pub(crate) fn is_same(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Takes out the person whom the directory found, if the name was refused because an invitation rang for them.
    pub(super) fn rang(&mut self) -> Option<Invitee> {
        let rang = matches!(self.found, Search::Refused(InviteProblem::Rings));
        self.invitee.take_if(|_| rang)
    }

    /// Returns why the name can't be invited; `None` while the directory hasn't answered.
    pub(crate) fn problem(&self) -> Option<&InviteProblem> {
        match &self.found {
            Search::Asked(_) => None,
            Search::Refused(problem) => Some(problem),
        }
    }

    fn lookup_mut(&mut self) -> Option<&mut DirectoryLookUp> {
        match &mut self.found {
            Search::Asked(lookup) => Some(lookup),
            Search::Refused(_) => None,
        }
    }
}

impl InviteCandidate {
    /// Returns the object id, or `None` if the invitee is a phone.
    pub(crate) fn object_id(&self) -> Option<&Arc<str>> {
        match &self.invitee {
            Invitee::User { object_id, .. } => Some(object_id),
            Invitee::Phone { .. } => None,
        }
    }
}

impl InviteForm {
    /// Adds an entry to the list, before those kept from the last time the dialog was open. Returns the text to look up in the directory,
    /// if there is one.
    pub(super) fn take(
        &mut self,
        named: TypedInvitee,
        typed: String,
        share: Share,
    ) -> Option<String> {
        self.corrections.clear();
        self.forget_drops();
        // If the person had an entry that was probably not meant, naming them again shows that they are meant. The old entry is dropped.
        self.entries
            .retain(|entry| !(entry.share().is_aside() && entry.is_named(&named)));
        let (entry, asks) = match named {
            TypedInvitee::SignInName(name) => {
                let found = Search::Asked(Box::new(DirectoryLookUp::new(&name)));
                let name = name.to_string();
                let pending = PendingName {
                    name: name.clone(),
                    typed,
                    invitee: None,
                    found,
                    is_reported: false,
                    share,
                };
                (InviteEntry::Name(pending), Some(name))
            }
            TypedInvitee::Invitee(invitee) => {
                let mut candidate = InviteCandidate {
                    typed,
                    invitee,
                    upn: None,
                    lookup: None,
                    is_unknown: false,
                    share,
                };
                let asks = candidate.object_id().map(ToString::to_string);
                candidate.lookup = asks.as_deref().map(DirectoryLookUp::new);
                (InviteEntry::Candidate(Box::new(candidate)), asks)
            }
        };
        let at = self.first_kept();
        let first = *self.first_added.get_or_insert(at);
        self.first_added = Some(first.min(at));
        self.scrolls_to_entry = self.first_added;
        self.entries.insert(at, entry);
        asks
    }

    /// Stores the request of a look-up that the window has started for this text.
    pub(crate) fn holds(&mut self, text: &str, request: Request<DirectoryUser>) {
        let mut all = self.entries.iter_mut().filter_map(InviteEntry::lookup_mut);
        if let Some(waits) = all.find(|it| it.text == text && it.request.is_none()) {
            waits.request = Some(request);
        }
    }

    /// Processes the directory's answers. A sign-in name becomes a person, or gets the reason for its refusal. A person
    /// with an object id gets their name, or is marked as unknown after a 404.
    ///
    /// Rechecks the people who were refused because an invitation rang for them.
    pub(crate) fn take_answers(&mut self, call: &CallView) {
        self.recheck_refused(call);
        self.hold_back(call);
        let was_looking_up = self.is_looking_up();
        for at in 0..self.entries.len() {
            let lookup = self.entries[at].lookup_mut();
            let Some(answer) = lookup.and_then(|lookup| lookup.answer()) else {
                continue;
            };
            if let InviteEntry::Candidate(candidate) = &mut self.entries[at] {
                candidate.take_answer(answer);
                continue;
            }
            let found = candidate(answer).map_err(|problem| (problem, None));
            let found = found.and_then(|candidate| {
                let named = TypedInvitee::Invitee(candidate.invitee.clone());
                match self.obstacle(&named, call) {
                    Some(problem) => Err((problem, Some(candidate.invitee))),
                    None => Ok(candidate),
                }
            });
            match (found, &mut self.entries[at]) {
                (Ok(candidate), entry) => {
                    let share = entry.share();
                    *entry =
                        InviteEntry::Candidate(Box::new(InviteCandidate { share, ..candidate }));
                }
                (Err((problem, invitee)), InviteEntry::Name(name)) => {
                    name.found = Search::Refused(problem);
                    name.invitee = invitee;
                    if self.first_added.is_some_and(|first| at < first) {
                        self.scrolls_to_entry = Some(at);
                    }
                }
                (Err(_), InviteEntry::Candidate(_)) => {}
            }
        }
        self.hold_back(call);
        if was_looking_up && !self.is_looking_up() {
            self.group_fresh();
        }
    }

    /// Returns how long the invitations ring before they are canceled. `Ok(None)` if they ring until they end by
    /// themselves, `Err` if the typed time is invalid.
    pub(crate) fn cancels_after(&self) -> Result<Option<Duration>, ()> {
        match self.auto_cancel.as_deref().unwrap_or_default().trim() {
            "" | "0" => Ok(None),
            typed => match typed.parse() {
                Ok(seconds) if AUTO_CANCEL_SECONDS.contains(&seconds) => {
                    Ok(Some(Duration::from_secs(seconds)))
                }
                _ => Err(()),
            },
        }
    }

    /// Returns the invitations of everyone in the list who can be invited now, in the order of the list. Each has a
    /// fresh id.
    ///
    /// Each group is one request, which Graph accepts or refuses as a whole. A person who may be refused gets a request
    /// of their own, so that nobody else is refused with them.
    pub(crate) fn invitations(&self, call: &CallView) -> Vec<Vec<NewInvitation>> {
        let candidates: Vec<_> = self.invitable(call).collect();
        let is_sure =
            |one: &&InviteCandidate, next: &&InviteCandidate| !one.is_unknown && !next.is_unknown;
        let invitation = |candidate: &&InviteCandidate| NewInvitation {
            label: candidate.label(),
            ..self.invitation(candidate.invitee.clone())
        };
        let groups = candidates.chunk_by(is_sure);
        groups
            .map(|group| group.iter().map(invitation).collect())
            .collect()
    }

    /// Returns the invitation of one person, with the options that apply to all.
    pub(crate) fn invitation(&self, invitee: Invitee) -> NewInvitation {
        NewInvitation {
            hidden: self.hidden,
            auto_cancel: self.cancels_after().unwrap_or_default(),
            ..NewInvitation::new(fresh_id(), invitee)
        }
    }
}

/// Returns the person whom the directory found for a sign-in name, or the reason why there is none.
fn candidate(answer: Result<DirectoryUser, Failure>) -> Result<InviteCandidate, InviteProblem> {
    let user = answer.map_err(|failure| match failure.status {
        Some(403) => InviteProblem::NoRight(Arc::new(failure)),
        Some(404) => InviteProblem::Unknown(Arc::new(failure)),
        _ => InviteProblem::Failed(Arc::new(failure)),
    })?;
    // Without an id that can be invited, the answer names nobody.
    let unknown = || InviteProblem::Unknown(Arc::new(Failure::new(Cause::NotFound)));
    let invitee = Invitee::user(&user.id, user.display_name.as_deref()).ok();
    Ok(InviteCandidate {
        invitee: invitee.ok_or_else(unknown)?,
        typed: String::new(),
        upn: user.upn,
        lookup: None,
        is_unknown: false,
        share: Share::Included,
    })
}

impl InviteCandidate {
    /// Applies the directory's answer about this person's object id.
    fn take_answer(&mut self, answer: Result<DirectoryUser, Failure>) {
        self.lookup = None;
        let user = match answer {
            Ok(user) => user,
            Err(failure) => {
                // Only a 404 says that there is no such account. After other failures, such as a missing permission,
                // the typed id may be right.
                self.is_unknown = failure.status == Some(404);
                return;
            }
        };
        // The answer is used only for the same id: a name must never belong to another person.
        let told = Invitee::user(&user.id, user.display_name.as_deref());
        if let Some(told) = told.ok().filter(|told| told.is_same(&self.invitee)) {
            self.invitee = told;
            self.upn.clone_from(&user.upn);
        }
    }
}

/// Returns whether a person is already in this call or its lobby, or an invitation rings for them.
pub(crate) fn presence_of(invitee: &Invitee, call: &CallView) -> CallPresence {
    let mut invitations = call.invitations.iter();
    if invitations.any(|known| !known.has_ended() && known.invitee.is_same(invitee)) {
        return CallPresence::Rings;
    }
    let rows = call.rows.iter().filter(|row| {
        !matches!(row.state, RowState::Gone { .. })
            && invitee.is_identity(&row.participant.identity)
    });
    // Somebody may be in the call with one device and in the lobby with another.
    let in_lobby = rows.map(|row| row.participant.in_lobby);
    match in_lobby.min() {
        None => CallPresence::Away,
        Some(true) => CallPresence::InLobby,
        Some(false) => CallPresence::InCall,
    }
}
