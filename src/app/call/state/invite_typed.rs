//! The text in the field of the invitation dialog: whom it names, what the invite button does with it, and how an entry
//! that came back into the field to be corrected returns to the list.

use crate::app::call::state::invite_form::{
    CallPresence, Correction, InviteCandidate, InviteEntry, InviteForm, InviteProblem, standing,
};
use crate::moderation::model::invitee::{Invitee, TypedInvitee, recognize};
use crate::moderation::state::invitation::MOST_INVITED;
use crate::moderation::state::snapshot::CallView;

/// What the invite button does with the text in the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TypedText {
    /// The field is empty, or its text was refused before.
    Nothing,
    /// The text names people who can be added at once, this many of whom are invited.
    People(usize),
    /// The text has a sign-in name, which is looked up first.
    Names,
    /// The text, or a part of it, names nobody yet.
    Unclear,
}

impl TypedText {
    /// Returns how many people of the text are invited.
    pub(crate) fn away(self) -> usize {
        match self {
            Self::People(away) => away,
            Self::Nothing | Self::Names | Self::Unclear => 0,
        }
    }
}

impl InviteForm {
    /// Returns what the invite button does with the text in the field.
    pub(crate) fn typed_text(&self, call: &CallView) -> TypedText {
        if !self.has_new_text() {
            return TypedText::Nothing;
        }
        let mut people: Vec<Invitee> = Vec::new();
        let (mut away, mut names) = (0, 0);
        let mut is_stopped = false;
        for part in typed_parts(&self.typed) {
            let Ok(part) = recognize(&part) else {
                return TypedText::Unclear;
            };
            // Nothing is added from the first part on that can't be.
            is_stopped |= self.entries.len() + people.len() + names >= MOST_INVITED;
            match part {
                TypedInvitee::SignInName(name) => {
                    is_stopped |= self.names().any(|known| known.is_same(&name));
                    names += usize::from(!is_stopped);
                }
                TypedInvitee::Invitee(invitee) => {
                    let is_twice = people.iter().any(|known| known.is_same(&invitee));
                    is_stopped |= is_twice || self.obstacle(&invitee, call).is_some();
                    if !is_stopped {
                        let is_away = standing(&invitee, call) == CallPresence::Away;
                        away += usize::from(is_away);
                        people.push(invitee);
                    }
                }
            }
        }
        match names {
            0 => TypedText::People(away),
            _ => TypedText::Names,
        }
    }

    /// Returns how many entries the list and the field have together. What the field repeats from the list is no other.
    pub(crate) fn named(&self) -> usize {
        let is_listed = |part: &str| match recognize(part) {
            Ok(TypedInvitee::Invitee(invitee)) => {
                self.guests().any(|known| known.invitee.is_same(&invitee))
            }
            Ok(TypedInvitee::SignInName(name)) => self.names().any(|known| known.is_same(&name)),
            Err(_) => part.trim().is_empty(),
        };
        let parts = typed_parts(&self.typed);
        let others = parts.iter().filter(|part| !is_listed(part));
        self.entries.len() + others.count()
    }

    /// Takes an entry out of the list and appends it to the text in the field, so that it can be corrected.
    pub(crate) fn correct(&mut self, at: usize) {
        let entry = self.entries.remove(at);
        let name = entry.typed();
        let typed = match self.typed.trim() {
            "" => name,
            typed => format!("{typed}; {name}"),
        };
        let typed = std::mem::replace(&mut self.typed, typed);
        self.corrections.push(Correction { at, entry, typed });
        self.problem = None;
        self.has_focus = false;
    }

    /// Puts the entry that is being corrected back into the list, and the text from before into the field.
    pub(crate) fn put_back(&mut self) {
        if let Some(correction) = self.corrections.pop() {
            let at = correction.at.min(self.entries.len());
            self.entries.insert(at, correction.entry);
            self.comes_into_view = Some(at);
            self.typed = correction.typed;
            self.problem = None;
            self.has_focus = false;
        }
    }

    /// Lets people be invited again who were refused because they rang, once that invitation has ended.
    pub(super) fn judge_again(&mut self, call: &CallView) {
        let rings = |invitee: &Invitee| standing(invitee, call) == CallPresence::Rings;
        if self.problem == Some(InviteProblem::Rings)
            && !matches!(recognize(&self.typed), Ok(TypedInvitee::Invitee(it)) if rings(&it))
        {
            self.problem = None;
        }
        for entry in &mut self.entries {
            let InviteEntry::Name(name) = entry else {
                continue;
            };
            if name.invitee.as_ref().is_none_or(rings) {
                continue;
            }
            if let Some(invitee) = name.rang() {
                let guest = InviteCandidate {
                    invitee,
                    typed: String::new(),
                    upn: Some(name.name.as_str().into()),
                    lookup: None,
                    is_unknown: false,
                };
                *entry = InviteEntry::Guest(Box::new(guest));
            }
        }
    }

    /// Returns why this person can't be in the list, or `None` if they can.
    pub(crate) fn obstacle(&self, invitee: &Invitee, call: &CallView) -> Option<InviteProblem> {
        if self.guests().any(|known| known.invitee.is_same(invitee)) {
            return Some(InviteProblem::Listed);
        }
        let rings = standing(invitee, call) == CallPresence::Rings;
        rings.then_some(InviteProblem::Rings)
    }
}

/// Splits a pasted list into its parts. A text that names one person as a whole stays in one piece, even with
/// separators in it.
pub(crate) fn typed_parts(typed: &str) -> Vec<String> {
    let parts = typed.split([',', ';', '\n']).map(str::trim);
    let parts: Vec<String> = parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    let is_one = |typed: &str| match recognize(typed) {
        Ok(TypedInvitee::SignInName(name)) => !name.contains([',', ';']),
        Ok(TypedInvitee::Invitee(_)) => true,
        Err(_) => false,
    };
    if parts.len() < 2 || is_one(typed) {
        return vec![typed.to_owned()];
    }
    parts
}
