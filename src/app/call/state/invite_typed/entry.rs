//! Which person an entry of the list names, which entries stay after sending, and which are to be corrected.

use crate::app::call::state::invite_form::share::Share;
use crate::app::call::state::invite_form::{InviteCandidate, InviteEntry, InviteForm, PendingName};
use crate::app::call::state::invite_split::name_before::name_beside;
use crate::app::words::keep_out_text::ArrivalRule;
use crate::moderation::model::invitee::{Invitee, TypedInvitee};
use crate::moderation::model::name::SafeName;
use crate::moderation::state::snapshot::CallView;

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

    /// Whether the entry is a sign-in name that was refused and can be corrected.
    pub(super) fn is_refused(&self) -> bool {
        let name = self.name().filter(|name| name.share.is_meant());
        let problem = name.and_then(PendingName::problem);
        problem.is_some_and(|problem| !problem.needs_no_correction())
    }

    /// Whether *Include all* includes the entry: a recipient who wasn't refused. Senders, further numbers of a person, and
    /// people whom the text seems to leave out are only included one by one.
    fn is_one_of_all(&self) -> bool {
        let refused = self.name().and_then(PendingName::problem);
        self.share() == Share::Recipient && refused.is_none()
    }

    /// Whether both entries are known to name the same person.
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

    /// Whether the entry stays in the list after the invitations were sent. True for kept entries, and for sign-in
    /// names that the text doesn't set aside. Marks a sign-in name as reported.
    pub(crate) fn stays(&mut self) -> bool {
        if let Self::Name(name) = self {
            name.is_reported = true;
        }
        let share = self.share();
        matches!(self, Self::Name(_)) && !share.is_aside() || share == Share::Kept
    }

    /// Whether `named` is known to be the person of this entry.
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
    /// Returns the name that the text gives before a phone number, or before an account whose name isn't known. Nobody
    /// checks this name, so it's only shown. Empty if there was none.
    pub(crate) fn label(&self) -> SafeName {
        match &self.invitee {
            Invitee::User {
                display_name: Some(_),
                ..
            } => SafeName::default(),
            Invitee::User { .. } | Invitee::Phone { .. } => {
                SafeName::new(&name_beside(&self.typed))
            }
        }
    }
}

impl PendingName {
    /// Returns the name that the text gives before the address, ID or number. Nobody checks this name, so it's only
    /// shown. Empty if there was none.
    pub(crate) fn label(&self) -> SafeName {
        SafeName::new(&name_beside(&self.typed))
    }
}

impl InviteForm {
    /// Whether one of the entries from index `first` on names somebody who would be removed on arrival. Ignores kept
    /// entries.
    pub(crate) fn adds_removed(&self, first: usize, call: &CallView) -> bool {
        let added = self.entries[..self.first_kept()].iter().skip(first);
        let mut added = added.filter_map(InviteEntry::candidate);
        added.any(|candidate| ArrivalRule::of(&candidate.invitee, call).is_some())
    }

    /// If somebody was set aside, puts included people first among the fresh entries, then refused names and others who
    /// need a hand, then those who were set aside. Each group keeps its order, and what is scrolled to stays the same.
    pub(in crate::app::call::state) fn group_fresh(&mut self) {
        let mut fresh = self.fresh().iter();
        if !fresh.any(|entry| entry.share().is_aside()) {
            return;
        }
        let end = self.first_kept();
        let group = |entry: &InviteEntry| {
            let is_refused = entry.name().is_some_and(|name| name.problem().is_some());
            let share = entry.share();
            (
                share.is_aside(),
                is_refused && share.is_aside(),
                share == Share::Held,
                is_refused,
            )
        };
        let mut order: Vec<usize> = (0..end).collect();
        order.sort_by_key(|at| group(&self.entries[*at]));
        self.entries[..end].sort_by_key(group);
        let place = |at: usize| order.iter().position(|it| *it == at).unwrap_or(at);
        let first = self
            .first_added
            .map(|first| (first..end).map(place).min().unwrap_or(first));
        if self.scrolls_to_entry == self.first_added {
            self.scrolls_to_entry = first;
        } else {
            self.scrolls_to_entry = self.scrolls_to_entry.map(place);
        }
        self.first_added = first;
    }

    /// Returns how many people *Include all* includes.
    pub(crate) fn set_aside_count(&self) -> usize {
        let fresh = self.fresh().iter();
        fresh.filter(|entry| entry.is_one_of_all()).count()
    }

    /// Includes all recipients of a mail, except refused names and people who can't be invited now.
    pub(crate) fn include_all(&mut self, call: &CallView) {
        self.corrections.clear();
        self.forget_drops();
        let end = self.first_kept();
        for entry in &mut self.entries[..end] {
            if entry.is_one_of_all() {
                entry.set_share(Share::Included);
            }
        }
        self.hold_back(call);
        self.has_focus = false;
    }

    /// If exactly one name was refused and the field is empty, moves this name into the field.
    pub(super) fn correct_the_only_one(&mut self) {
        let refused = self.entries.iter().enumerate();
        let mut refused = refused.filter(|(_, entry)| entry.is_refused());
        if let (Some((at, _)), None, "") = (refused.next(), refused.next(), self.typed.trim()) {
            self.correct(at);
        }
    }
}
