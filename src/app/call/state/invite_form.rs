//! What stands in the dialog for invitations: who was added, who is being looked up, and what may be sent of it.
//!
//! Only whom the moderator has seen in the list is invited; a sign-in name is looked up before it comes there.

use std::sync::Arc;
use std::time::Duration;

use crate::app::state::request::{Request, fresh_id};
use crate::moderation::model::directory::DirectoryUser;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::invitee::{Invitee, InviteeError, TypedInvitee, recognise};
use crate::moderation::state::invitation::NewInvitation;
use crate::moderation::state::invitation::{MOST_INVITED, RINGS_FOR};
use crate::moderation::state::row::RowState;
use crate::moderation::state::snapshot::CallView;

/// What the settings take as a default, too; past that, an invitation ends by itself first.
const AUTO_CANCEL_SECONDS: std::ops::RangeInclusive<u64> = 1..=RINGS_FOR.as_secs();
/// Longer than any id, sign-in name or number with a name around it.
pub(crate) const MOST_TYPED: usize = 400;

/// What stands in the dialog.
#[derive(Debug, Default)]
pub(crate) struct InviteForm {
    pub(crate) way: InviteMode,
    pub(crate) typed: String,
    /// What was wrong when it was to be added; gone as soon as something else is typed.
    pub(crate) problem: Option<InviteProblem>,
    /// Asks the directory who the sign-in name in the field is.
    pub(crate) lookup: Option<DirectoryLookUp>,
    pub(crate) guests: Vec<InviteCandidate>,
    /// Seconds as typed; `None` until the dialog was drawn for the first time.
    pub(crate) auto_cancel: Option<String>,
    pub(crate) hidden: bool,
    /// The call that somebody is moved from.
    pub(crate) from: Option<CallId>,
    /// Who is moved, as they were chosen in that call.
    pub(crate) mover: Option<ParticipantId>,
    pub(crate) has_focus: bool,
}

impl InviteForm {
    /// Whether nobody is named yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.typed.trim().is_empty() && self.guests.is_empty() && self.mover.is_none()
    }
}

/// Whom the dialog invites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum InviteMode {
    /// Those in the list.
    #[default]
    New,
    /// One person of another call, who leaves that one.
    Move,
}

/// Why somebody is not in the list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum InviteProblem {
    /// What was typed names nobody.
    Typed(InviteeError),
    /// Graph takes no more at once.
    Full,
    /// Is in the list already.
    Listed,
    /// Rings in this call already.
    Rings,
    /// The app may not ask the directory.
    NoRight(Arc<Failure>),
    /// The directory knows nobody by this name.
    Unknown,
    /// The directory could not be asked.
    Failed(Arc<Failure>),
}

/// Somebody in the list.
#[derive(Debug)]
pub(crate) struct InviteCandidate {
    pub(crate) invitee: Invitee,
    /// The name that the person signs in with, from the directory.
    pub(crate) upn: Option<Arc<str>>,
    /// Asks the directory for the name of an object id that was typed.
    pub(crate) lookup: Option<DirectoryLookUp>,
    /// Whether the directory knows nobody with this id.
    pub(crate) is_unknown: bool,
}

/// Where somebody stands in the call already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CallPresence {
    Away,
    Rings,
    InCall,
}

/// A question to the directory.
#[derive(Debug)]
pub(crate) struct DirectoryLookUp {
    text: String,
    /// Not there before the end of the frame in which it was asked.
    request: Option<Request<DirectoryUser>>,
}

impl DirectoryLookUp {
    fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            request: None,
        }
    }

    fn answer(&self) -> Option<Result<DirectoryUser, Failure>> {
        self.request.as_ref()?.answer().cloned()
    }
}

impl InviteCandidate {
    /// The object id, where it is an account.
    pub(crate) fn object_id(&self) -> Option<&Arc<str>> {
        match &self.invitee {
            Invitee::User { object_id, .. } => Some(object_id),
            Invitee::Phone { .. } => None,
        }
    }
}

impl InviteForm {
    /// Puts what was typed into the list, and gives what the directory is to be asked for.
    pub(crate) fn add(&mut self, call: &CallView) -> Option<String> {
        if self.lookup.is_some() {
            return None;
        }
        match recognise(&self.typed) {
            Err(error) => self.problem = Some(InviteProblem::Typed(error)),
            Ok(TypedInvitee::SignInName(_)) if self.guests.len() >= MOST_INVITED => {
                self.problem = Some(InviteProblem::Full);
            }
            Ok(TypedInvitee::SignInName(name)) => {
                self.problem = None;
                self.lookup = Some(DirectoryLookUp::new(&name));
                return Some(name.to_string());
            }
            Ok(TypedInvitee::Invitee(invitee)) => {
                let mut guest = InviteCandidate {
                    invitee,
                    upn: None,
                    lookup: None,
                    is_unknown: false,
                };
                let asks = guest.object_id().map(ToString::to_string);
                guest.lookup = asks.as_deref().map(DirectoryLookUp::new);
                return self.take(guest, call).then_some(asks).flatten();
            }
        }
        None
    }

    /// Takes somebody into the list and empties the field, or says why not; whether it did.
    fn take(&mut self, guest: InviteCandidate, call: &CallView) -> bool {
        let is_same = |known: &InviteCandidate| known.invitee.is_same(&guest.invitee);
        self.problem = if self.guests.iter().any(is_same) {
            Some(InviteProblem::Listed)
        } else if standing(&guest.invitee, call) == CallPresence::Rings {
            Some(InviteProblem::Rings)
        } else if self.guests.len() >= MOST_INVITED {
            Some(InviteProblem::Full)
        } else {
            None
        };
        if self.problem.is_some() {
            return false;
        }
        self.guests.push(guest);
        self.typed.clear();
        true
    }

    /// Holds a question to the directory that is on its way now.
    pub(crate) fn holds(&mut self, text: &str, request: Request<DirectoryUser>) {
        let guests = self.guests.iter_mut().filter_map(|it| it.lookup.as_mut());
        let mut all = self.lookup.iter_mut().chain(guests);
        if let Some(waits) = all.find(|it| it.text == text && it.request.is_none()) {
            waits.request = Some(request);
        }
    }

    /// Takes over what the directory answered.
    pub(crate) fn take_answers(&mut self, call: &CallView) {
        for guest in &mut self.guests {
            if let Some(answer) = guest.lookup.as_ref().and_then(DirectoryLookUp::answer) {
                guest.lookup = None;
                match answer {
                    Ok(user) => guest.is_told(&user),
                    // Without the right the id alone has to do; any other failure says nothing about the person.
                    Err(failure) => guest.is_unknown = failure.status == Some(404),
                }
            }
        }
        let Some(answer) = self.lookup.as_ref().and_then(DirectoryLookUp::answer) else {
            return;
        };
        self.lookup = None;
        match answer {
            Ok(user) => match Invitee::user(&user.id, user.display_name.as_deref()) {
                Ok(invitee) => {
                    let guest = InviteCandidate {
                        invitee,
                        upn: user.upn,
                        lookup: None,
                        is_unknown: false,
                    };
                    self.take(guest, call);
                }
                Err(_) => self.problem = Some(InviteProblem::Unknown),
            },
            Err(failure) => {
                self.problem = Some(match failure.status {
                    Some(403) => InviteProblem::NoRight(Arc::new(failure)),
                    Some(404) => InviteProblem::Unknown,
                    _ => InviteProblem::Failed(Arc::new(failure)),
                });
            }
        }
    }

    /// Forgets what was found out about the text before it was changed.
    pub(crate) fn is_typed_anew(&mut self) {
        self.problem = None;
        self.lookup = None;
    }

    /// After how long the invitations are cancelled by themselves; `Err` for a time that makes no sense.
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

    /// Everybody in the list, each under a fresh id.
    pub(crate) fn invitations(&self) -> Vec<NewInvitation> {
        let guests = self.guests.iter();
        guests
            .map(|guest| self.invitation(guest.invitee.clone()))
            .collect()
    }

    /// One invitation with what was chosen for all.
    pub(crate) fn invitation(&self, invitee: Invitee) -> NewInvitation {
        NewInvitation {
            hidden: self.hidden,
            auto_cancel: self.cancels_after().unwrap_or_default(),
            ..NewInvitation::new(fresh_id(), invitee)
        }
    }
}

impl InviteCandidate {
    fn is_told(&mut self, user: &DirectoryUser) {
        // Only ever the same id: a name must not lead to somebody else.
        let told = Invitee::user(&user.id, user.display_name.as_deref());
        if let Some(told) = told.ok().filter(|told| told.is_same(&self.invitee)) {
            self.invitee = told;
            self.upn.clone_from(&user.upn);
        }
    }
}

/// Whether somebody rings in this call already, or is in it.
pub(crate) fn standing(invitee: &Invitee, call: &CallView) -> CallPresence {
    let mut invitations = call.invitations.iter();
    if invitations.any(|known| !known.has_ended() && known.invitee.is_same(invitee)) {
        return CallPresence::Rings;
    }
    let is_here = call.rows.iter().any(|row| {
        !matches!(row.state, RowState::Gone { .. })
            && invitee.is_identity(&row.participant.identity)
    });
    if is_here {
        CallPresence::InCall
    } else {
        CallPresence::Away
    }
}
