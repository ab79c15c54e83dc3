//! Which person an entry of the list names, and which entries stay after sending.

use crate::app::call::state::invite_form::share::Share;
use crate::app::call::state::invite_form::{InviteCandidate, InviteEntry};
use crate::app::call::state::invite_split::likeness::words_beside;
use crate::moderation::model::invitee::TypedInvitee;
use crate::moderation::model::name::SafeName;

impl InviteEntry {
    pub(crate) fn share(&self) -> Share {
        match self {
            Self::Candidate(candidate) => candidate.share,
            Self::Name(name) => name.share,
        }
    }

    pub(crate) fn set_share(&mut self, share: Share) {
        match self {
            Self::Candidate(candidate) => candidate.share = share,
            Self::Name(name) => name.share = share,
        }
    }

    /// Whether both entries name the same person.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        match other {
            Self::Candidate(candidate) => {
                let upn = candidate.upn.as_deref();
                let upn = upn.map(|upn| TypedInvitee::SignInName(upn.into()));
                self.is_named(&TypedInvitee::Invitee(candidate.invitee.clone()))
                    || upn.is_some_and(|upn| self.is_named(&upn))
            }
            Self::Name(name) => self.is_named(&TypedInvitee::SignInName(name.name.as_str().into())),
        }
    }

    /// Whether the entry stays in the list after the invitations were sent, as refused names and kept entries do. Marks
    /// a name as reported.
    pub(crate) fn stays(&mut self) -> bool {
        if let Self::Name(name) = self {
            name.is_reported = true;
        }
        let share = self.share();
        matches!(self, Self::Name(_)) && !share.is_aside() || share == Share::Kept
    }

    /// Whether `named` is the person of this entry.
    pub(crate) fn is_named(&self, named: &TypedInvitee) -> bool {
        match (self, named) {
            (Self::Candidate(candidate), TypedInvitee::Invitee(it)) => {
                candidate.invitee.is_same(it)
            }
            (Self::Candidate(candidate), TypedInvitee::SignInName(name)) => {
                let upn = candidate.upn.as_deref();
                upn.is_some_and(|upn| upn.eq_ignore_ascii_case(name))
            }
            (Self::Name(pending), TypedInvitee::SignInName(name)) => pending.is_same(name),
            (Self::Name(_), TypedInvitee::Invitee(_)) => false,
        }
    }
}

impl InviteCandidate {
    /// Returns the words that were typed beside a phone number; empty for an account, whose name the directory knows.
    pub(crate) fn label(&self) -> SafeName {
        match self.object_id() {
            Some(_) => SafeName::default(),
            None => SafeName::new(&words_beside(&self.typed)),
        }
    }
}
