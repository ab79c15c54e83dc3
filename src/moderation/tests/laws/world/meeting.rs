//! The truth: who is in the meeting, in which visit, and since when.

use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::participant::{Identity, IdentityKind, Participant};
use crate::moderation::model::time::Now;
use crate::moderation::tests::cast::{HOME, oid};

pub(crate) const ORGANIZER: Who = Who::Member(3);
/// Id of this app.
pub(crate) const APP: &str = "app";
/// Participant id of this app's entry.
pub(crate) const OWN: &str = "00000000-aaaa-4bbb-8ccc-dddddddddddd";

/// A person. Visits with equal values are visits of the same person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Who {
    Us,
    Member(u8),
    External(u8),
    /// A guest, numbered by visit, since a guest is somebody else in each visit.
    Guest(usize),
    /// A guest whom Graph lists as a user.
    Visitor(usize),
    Acs(u8),
    Phone(u8),
    /// A person who calls from a phone with a withheld number.
    Withheld,
    Recorder,
}

impl Who {
    /// Whether the closed door keeps this person out whatever its scope is.
    pub(crate) fn has_no_account(self) -> bool {
        matches!(self, Self::Guest(_) | Self::Visitor(_) | Self::Acs(_))
    }

    fn kind_and_id(self) -> (IdentityKind, String) {
        match self {
            Self::Us => (IdentityKind::Application, APP.to_owned()),
            Self::Member(n) => (IdentityKind::User, oid(&format!("member{n}"))),
            Self::External(n) => (IdentityKind::User, oid(&format!("external{n}"))),
            Self::Guest(visit) => (IdentityKind::Guest, format!("join-{visit}")),
            Self::Visitor(visit) => (IdentityKind::User, format!("8:teamsvisitor:{visit:04x}")),
            Self::Acs(n) => (IdentityKind::User, format!("8:acs:c0ffee_{n:04x}")),
            Self::Phone(n) => (IdentityKind::Phone, format!("+1555010{n}")),
            Self::Withheld => (IdentityKind::Phone, "anonymous".to_owned()),
            Self::Recorder => (IdentityKind::Application, "recorder".to_owned()),
        }
    }

    pub(crate) fn identity(self, spelling: Spelling) -> Identity {
        let (kind, id) = self.kind_and_id();
        let is_account = matches!(self, Self::Member(_) | Self::External(_));
        let id = match spelling {
            Spelling::Capitals if is_account => id.to_uppercase(),
            Spelling::Prefix if is_account => format!("8:orgid:{id}"),
            _ => id,
        };
        let tenant = match self {
            Self::Member(_) => Some(HOME),
            Self::External(_) => Some("elsewhere"),
            _ => None,
        };
        Identity {
            kind,
            id: Some(id.into()),
            display_name: Some(format!("{self:?}").into()),
            tenant: tenant.filter(|_| spelling != Spelling::NoTenant).map(
                |tenant| match spelling {
                    Spelling::Capitals => tenant.to_uppercase().into(),
                    _ => tenant.into(),
                },
            ),
            email: None,
        }
        .recognized()
    }
}

/// How responses spell account ids and tenants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Spelling {
    #[default]
    Plain,
    Capitals,
    Prefix,
    NoTenant,
}

/// One visit of a person under one participant id, which is never used again.
#[derive(Debug, Clone)]
pub(crate) struct Visit {
    pub(crate) id: ParticipantId,
    pub(crate) who: Who,
    pub(crate) from: Now,
    pub(crate) until: Option<Now>,
    in_lobby: bool,
    /// Whether a removal ended the visit. `false` for a person who left.
    is_removed: bool,
    /// Whether the moderator has dismissed what the row said about a removal, or a removal was answered with 404.
    is_dismissed: bool,
}

impl Visit {
    /// Whether a removal ended the visit. `false` if the moderator has dismissed the result, or after a 404.
    pub(crate) fn was_removed(&self) -> bool {
        self.is_removed && !self.is_dismissed
    }

    /// Whether the visit was in progress at the monotonic time of `then`.
    pub(crate) fn was_on(&self, then: Now) -> bool {
        let until = self.until.map(|until| until.monotonic);
        self.from.monotonic <= then.monotonic && until.is_none_or(|it| it > then.monotonic)
    }

    pub(crate) fn is_on(&self) -> bool {
        self.until.is_none()
    }

    pub(crate) fn entry(&self, spelling: Spelling) -> Participant {
        Participant {
            id: Some(self.id.clone()),
            identity: self.who.identity(spelling),
            in_lobby: self.in_lobby,
            recording: self.who == Who::Recorder,
            ..Participant::default()
        }
    }
}

/// All visits, in order of arrival. The first is that of this app.
#[derive(Debug)]
pub(crate) struct Meeting {
    visits: Vec<Visit>,
}

impl Meeting {
    pub(crate) fn new(now: Now) -> Self {
        let mut meeting = Self { visits: Vec::new() };
        meeting.joins(Who::Us, false, now);
        meeting
    }

    pub(crate) fn joins(&mut self, who: Who, in_lobby: bool, now: Now) {
        let visit = self.visits.len();
        self.visits.push(Visit {
            id: format!("{visit:08x}{}", &OWN[8..]).as_str().into(),
            who: match who {
                Who::Guest(_) => Who::Guest(visit),
                Who::Visitor(_) => Who::Visitor(visit),
                who => who,
            },
            from: now,
            until: None,
            in_lobby,
            is_removed: false,
            is_dismissed: false,
        });
    }

    pub(crate) fn leaves(&mut self, id: &ParticipantId, now: Now) {
        if let Some(visit) = self.at(id).filter(|at| self.visits[*at].is_on()) {
            self.visits[visit].until = Some(now);
        }
    }

    /// Ends the visit because of a removal.
    pub(crate) fn is_removed(&mut self, id: &ParticipantId, now: Now) {
        if let Some(at) = self.at(id).filter(|at| self.visits[*at].is_on()) {
            self.visits[at].is_removed = true;
            self.visits[at].until = Some(now);
        }
    }

    pub(crate) fn is_dismissed(&mut self, id: &ParticipantId) {
        if let Some(at) = self.at(id) {
            self.visits[at].is_dismissed = true;
        }
    }

    pub(crate) fn admits(&mut self, id: &ParticipantId) {
        if let Some(at) = self.at(id) {
            self.visits[at].in_lobby = false;
        }
    }

    fn at(&self, id: &ParticipantId) -> Option<usize> {
        let (number, rest) = id.as_str().split_at_checked(8)?;
        let is_ours = rest.eq_ignore_ascii_case(&OWN[8..]);
        let number = usize::from_str_radix(number, 16).ok()?;
        (is_ours && number < self.visits.len()).then_some(number)
    }

    pub(crate) fn visit(&self, id: &ParticipantId) -> Option<&Visit> {
        self.visits.get(self.at(id)?)
    }

    /// Returns all visits except this app's, whether ended or not.
    pub(crate) fn people(&self) -> impl Iterator<Item = &Visit> {
        self.visits.iter().skip(1)
    }

    /// Returns the visits in progress at a time, including this app's.
    pub(crate) fn as_of(&self, then: Now) -> impl Iterator<Item = &Visit> {
        self.visits.iter().filter(move |visit| visit.was_on(then))
    }

    /// Returns the visits in progress now, except this app's.
    pub(crate) fn there(&self) -> Vec<&Visit> {
        self.people().filter(|visit| visit.is_on()).collect()
    }

    pub(crate) fn is_there(&self, id: &ParticipantId) -> bool {
        self.visit(id).is_some_and(Visit::is_on)
    }
}

/// Picks the visit at position `at`, wrapping around. `None` if there are no visits.
pub(crate) fn chosen<'a>(there: &[&'a Visit], at: usize) -> Option<&'a Visit> {
    there.get(at % there.len().max(1)).copied()
}
