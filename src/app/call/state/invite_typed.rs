//! The text in the field of the invitation dialog: the people it names, and whether they can be added. Also puts an entry that is being
//! corrected back into the list.

use std::sync::Arc;

use crate::app::call::state::invite_form::share::{Share, SkippedParts};
use crate::app::call::state::invite_form::{
    CallPresence, Correction, InviteCandidate, InviteEntry, InviteForm, InviteMode, InviteProblem,
    PendingName, presence_of,
};
use crate::app::call::state::invite_split::PastedText;
use crate::app::call::state::invite_split::likeness::{has_number, may_be_address};
use crate::app::call::state::invite_split::tongue::likely_regions;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::invitee::{Invitee, TypedInvitee};
use crate::moderation::model::name::SafeName;
use crate::moderation::model::recognize::recognize;
use crate::moderation::state::invitation::{Invitation, MOST_INVITED};
use crate::moderation::state::snapshot::CallView;

mod entry;
mod field_text;
pub(crate) mod national;

/// The kind of text in the field. It decides what the invite button does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TypedText {
    /// The field is empty, or its text was refused before.
    Nothing,
    /// The text contains no sign-in name to look up. Holds how many of the named people will be invited. This is zero if,
    /// for example, all of them are already ringing.
    People(usize),
    /// The text contains a sign-in name, which is looked up first.
    Names,
    /// The text names nobody who will be invited, and a part of it can't be understood.
    Unclear,
}

impl TypedText {
    /// Returns how many people named in the text will be invited. Returns 0 if a sign-in name has to be looked up
    /// first.
    pub(crate) fn away(self) -> usize {
        match self {
            Self::People(away) => away,
            Self::Nothing | Self::Names | Self::Unclear => 0,
        }
    }
}

impl InviteForm {
    /// Returns the sign-in names whose directory look-up failed, for the activity.
    ///
    /// Omits names that were reported with an earlier round, were kept from the last time the dialog was open, or were probably not meant.
    /// Empty while moving a person.
    pub(crate) fn refused_by_directory(&self) -> Vec<(SafeName, Arc<Failure>)> {
        let list = self.names().filter(|_| self.way == InviteMode::New);
        let list = list.filter(|name| !name.is_reported && name.share.is_meant());
        let refused = list.filter_map(|name| {
            let refusal = name.problem()?.refusal()?;
            let label = name.label();
            let named = match label.as_str() {
                "" => name.name.clone(),
                label => format!("{} ({label})", name.name),
            };
            Some((SafeName::new(&named), refusal.clone()))
        });
        refused.collect()
    }

    /// Returns how many of the places in one request are taken. Entries that can't be invited take none.
    pub(crate) fn taken(&self, call: &CallView) -> usize {
        self.invitable(call).count() + self.asked()
    }

    /// Whether the field has a text that was not refused yet.
    pub(crate) fn has_new_text(&self) -> bool {
        !self.typed.trim().is_empty() && self.problem.is_none()
    }

    /// Whether the directory hasn't answered yet about a sign-in name in the list.
    pub(crate) fn is_looking_up(&self) -> bool {
        self.names().any(|name| name.problem().is_none())
    }

    /// Returns how many included sign-in names are being looked up.
    fn asked(&self) -> usize {
        let asked = self.names();
        asked
            .filter(|name| name.problem().is_none() && name.share == Share::Included)
            .count()
    }

    /// Returns the entries added since the dialog opened.
    pub(crate) fn fresh(&self) -> &[InviteEntry] {
        &self.entries[..self.first_kept()]
    }

    /// Returns the list index of the first entry kept from the last time the dialog was open. Entries added since it opened again come
    /// before this entry. Without kept entries, returns the length of the list.
    pub(crate) fn first_kept(&self) -> usize {
        let is_kept = |entry: &InviteEntry| entry.share() == Share::Kept;
        let first = self.entries.iter().position(is_kept);
        first.unwrap_or(self.entries.len())
    }

    /// Holds back people who can't be invited now, and people for whom the request has no place left. Only a press
    /// includes them later. Drops kept entries whose person was named again.
    pub(crate) fn hold_back(&mut self, call: &CallView) {
        let mut free = MOST_INVITED.saturating_sub(self.asked());
        for entry in &mut self.entries {
            let InviteEntry::Candidate(candidate) = entry else {
                continue;
            };
            if candidate.share == Share::Included {
                let is_invited =
                    free > 0 && presence_of(&candidate.invitee, call) == CallPresence::Away;
                free -= usize::from(is_invited);
                if !is_invited {
                    candidate.share = Share::Held;
                }
            }
        }
        let mut kept = self.entries.split_off(self.first_kept());
        kept.retain(|entry| !self.entries.iter().any(|fresh| fresh.is_same(entry)));
        self.entries.append(&mut kept);
    }

    /// Holds back the entries from index `first` on, because no press added them. Doesn't touch kept entries.
    pub(crate) fn hold_from(&mut self, first: usize) {
        let end = self.first_kept();
        let added = self.entries[first..end].iter_mut();
        for entry in added.filter(|entry| entry.share() == Share::Included) {
            entry.set_share(Share::Held);
        }
    }

    /// Includes an entry that isn't included yet, if the request has a free place.
    pub(crate) fn include(&mut self, at: usize, call: &CallView) {
        if self.taken(call) >= MOST_INVITED {
            return;
        }
        self.corrections.clear();
        self.forget_drops();
        let mut entry = self.entries.remove(at);
        entry.set_share(Share::Included);
        let at = at.min(self.first_kept());
        self.entries.insert(at, entry);
        self.scrolls_to_entry = Some(at);
    }

    /// Whether the field still has the text from when the dialog opened.
    pub(crate) fn keeps_text(&self) -> bool {
        self.kept_text.as_deref() == Some(self.typed.as_str())
    }

    pub(crate) fn typed_text(&self, call: &CallView) -> TypedText {
        if !self.has_new_text() {
            return TypedText::Nothing;
        }
        let parts = self.parts(call);
        let named = || parts.iter().filter_map(|(_, named)| named.as_ref().ok());
        if named().any(|named| matches!(named, TypedInvitee::SignInName(_))) {
            return TypedText::Names;
        }
        let is_unclear =
            |(_, named): &(_, Result<_, _>)| matches!(named, Err(InviteProblem::Typed(_)));
        match named().filter(|named| is_away(named, call)).count() {
            0 if parts.iter().any(is_unclear) => TypedText::Unclear,
            away => TypedText::People(away),
        }
    }

    /// Adds everybody named in the field to the list, and returns the texts to look up in the directory. Refused parts
    /// stay in the field, and `problem` holds the reason for the first of them.
    pub(crate) fn add(&mut self, call: &CallView) -> Vec<String> {
        (self.problem, self.country) = (None, None);
        self.first_added = None;
        self.passed_over.listed = 0;
        let (mut lookups, mut refused) = (Vec::new(), Vec::new());
        let parts = self.parts(call);
        let is_list = parts.len() > 1;
        let mut pasted = PastedText::read(&self.typed);
        let unused = std::mem::take(&mut pasted.nobody).into_iter();
        let unused = unused.filter(|it| *it != self.typed.trim());
        for text in unused {
            let has_number = pasted.has_number(&text);
            self.passed_over.note(text, has_number);
        }
        let regions = likely_regions(&self.typed);
        if !regions.is_empty() {
            self.regions = regions;
        }
        let names = std::mem::take(&mut pasted.nameless).into_iter();
        let new: Vec<String> = names.filter(|it| !self.nameless.contains(it)).collect();
        self.nameless.extend(new);
        for (text, named) in parts {
            // A person whose address or number is named now isn't given by name only any more.
            self.nameless
                .retain(|name| named.is_err() || !text.contains(name.as_str()));
            if let Ok(TypedInvitee::Invitee(invitee)) = &named {
                self.passed_over.strike_off(invitee.id());
            }
            match named {
                Ok(named) => lookups.extend(self.take(named, text, Share::Included)),
                // A list may name somebody twice without being wrong.
                Err(InviteProblem::Listed) if is_list => self.passed_over.listed += 1,
                Err(problem) => refused.push((problem, text)),
            }
        }
        for (text, share) in pasted.aside {
            lookups.extend(self.set_aside(text, share));
        }
        // Reports an unreadable address or number first: losing the greeting of a pasted mail doesn't matter.
        refused.sort_by_key(|(_, text)| !may_be_address(text));
        self.problem = refused.first().map(|(problem, _)| problem.clone());
        let refused: Vec<String> = refused.into_iter().map(|(_, text)| text).collect();
        self.typed = refused.join("; ");
        self.hold_back(call);
        self.group_fresh();
        lookups
    }

    /// Adds somebody to the list who was probably not meant, unless they were just added. An unreadable text counts as
    /// skipped instead. Returns the text to look up in the directory, if there is one.
    fn set_aside(&mut self, text: String, share: Share) -> Option<String> {
        let Ok(named) = recognize(&text) else {
            let has_number = has_number(&text);
            self.passed_over.note(text, has_number);
            return None;
        };
        let mut entries = self.entries[..self.first_kept()].iter();
        if entries.any(|entry| entry.is_named(&named)) {
            return None;
        }
        self.take(named, text, share)
    }

    /// Drops the people who were invited, and the options. A move keeps the list and the text.
    ///
    /// Entries kept from the last time the dialog was open stay. Refused entries stay too, so that they can be corrected; opening the
    /// dialog for anything else drops them.
    pub(crate) fn has_sent(&mut self, call: &CallView) {
        let mut rest = Self::default();
        if self.way == InviteMode::Move {
            // A move sends neither the list nor the text.
            rest.typed = std::mem::take(&mut self.typed);
            rest.entries = std::mem::take(&mut self.entries);
            rest.nameless = std::mem::take(&mut self.nameless);
        } else {
            // People who ring or were listed twice need no second invitation.
            let parts = self.parts(call).into_iter();
            let is_left = |named: &Result<_, InviteProblem>| !matches!(named, Err(why) if why.needs_no_correction());
            let left: Vec<_> = parts.filter(|(_, named)| is_left(named)).collect();
            let is_right = |named: &Result<_, _>| matches!(named, Ok(_) | Err(InviteProblem::Full));
            let right = left.iter().filter(|(_, named)| is_right(named));
            rest.left_over = Some(joined(right));
            rest.typed = joined(left.iter());
            rest.entries = std::mem::take(&mut self.entries);
            rest.entries.retain_mut(InviteEntry::stays);
        }
        *self = rest;
    }

    /// Prepares a closed form for being opened again. Drops findings about the call, which may be outdated.
    ///
    /// With `corrects`, keeps the entries that were refused when the form was last sent. Otherwise drops them, and marks the remaining
    /// entries and text as kept.
    pub(crate) fn begins_again(&mut self, corrects: bool) {
        if let Some(left_over) = self.left_over.take().filter(|_| !corrects) {
            self.typed = left_over;
            self.entries.drain(..self.first_kept());
        }
        if !corrects {
            let text = Some(self.typed.clone());
            self.kept_text = text.filter(|text| !text.trim().is_empty());
            // Drops entries that the text set aside: as kept entries, they could no longer say why.
            self.entries.retain(|entry| !entry.share().is_aside());
            for entry in &mut self.entries {
                entry.set_share(Share::Kept);
            }
        }
        self.completed.clear();
        if !corrects {
            self.passed_over = SkippedParts::default();
        }
        self.has_focus = false;
        let may_have_changed = |why: &mut InviteProblem| !matches!(why, InviteProblem::Typed(_));
        self.problem.take_if(may_have_changed);
        self.forget_drops();
        let is_stale = |entry: &InviteEntry| {
            let problem = entry.name().and_then(PendingName::problem);
            problem.is_some_and(InviteProblem::needs_no_correction)
        };
        self.entries.retain(|entry| !is_stale(entry));
        if corrects {
            self.correct_the_only_one();
        }
        self.list_offset = Some(0.0);
        self.scrolls_to_entry = self.entries.iter().position(InviteEntry::is_refused);
        self.first_added = None;
    }

    /// Fills in an earlier invitation: its person and options.
    pub(crate) fn fill_in(&mut self, earlier: &Invitation) {
        let seconds = earlier.auto_cancel.map(|time| time.as_secs().to_string());
        self.auto_cancel = Some(seconds.unwrap_or_default());
        self.hidden = earlier.hidden;
        // A move that worked has taken the person out of the other call. Nobody is left there to move.
        let replaces = earlier
            .replaces
            .as_ref()
            .filter(|_| earlier.gone_again.is_none());
        if let Some((from, person_to_move)) = replaces {
            self.way = InviteMode::Move;
            (self.from, self.person_to_move) = (Some(from.clone()), Some(person_to_move.clone()));
            return;
        }
        let mut invitee = earlier.invitee.clone();
        if let Invitee::User { display_name, .. } = &mut invitee
            && !earlier.name.is_empty()
        {
            display_name.get_or_insert_with(|| earlier.name.as_str().into());
        }
        let label = earlier.label.as_str();
        let typed = if label.is_empty() {
            String::new()
        } else {
            format!("{label}: {}", invitee.id())
        };
        self.entries
            .push(InviteEntry::Candidate(Box::new(InviteCandidate {
                invitee,
                typed,
                upn: None,
                lookup: None,
                is_unknown: false,
                share: Share::Included,
            })));
    }

    /// Clears messages about the previous text once other text is typed, except about lines that weren't used. Also makes
    /// earlier drops final.
    pub(crate) fn note_new_text(&mut self) {
        self.problem = None;
        self.passed_over.listed = 0;
        self.forget_drops();
    }

    /// Takes an entry out of the list. Keeps the message about the text in the field.
    pub(crate) fn drop_entry(&mut self, at: usize) {
        self.dropped.push((at, self.entries.remove(at)));
    }

    /// Takes all entries out of the list, and the text out of the field. [`Self::undo_drops`] puts the entries and the
    /// text back.
    pub(crate) fn clear_list(&mut self) {
        while !self.corrections.is_empty() {
            self.put_back();
        }
        self.note_new_text();
        self.passed_over = SkippedParts::default();
        self.regions = &[];
        self.cleared_text = std::mem::take(&mut self.typed);
        self.nameless.clear();
        for _ in 0..self.entries.len() {
            self.drop_entry(0);
        }
        self.has_focus = false;
    }

    /// Puts the dropped entries back into the list. If the field is empty, also puts the cleared text back into it.
    pub(crate) fn undo_drops(&mut self) {
        let mut first = usize::MAX;
        for (at, entry) in self.dropped.drain(..).rev() {
            let at = at.min(self.entries.len());
            self.entries.insert(at, entry);
            first = first.min(at);
        }
        self.scrolls_to_entry = Some(first);
        let text = std::mem::take(&mut self.cleared_text);
        if self.typed.trim().is_empty() {
            self.typed = text;
        }
        self.has_focus = false;
    }

    /// Forgets the dropped entries and the cleared text, so that they can't be put back.
    pub(super) fn forget_drops(&mut self) {
        self.dropped.clear();
        self.cleared_text.clear();
    }

    /// Moves an entry from the list into the field, so that it can be corrected. There it comes before the other text.
    pub(crate) fn correct(&mut self, at: usize) {
        let entry = self.entries.remove(at);
        let name = entry.typed();
        let typed = match self.typed.trim() {
            "" => name,
            typed => format!("{name}; {typed}"),
        };
        let typed = std::mem::replace(&mut self.typed, typed);
        self.corrections.push(Correction { at, entry, typed });
        self.problem = None;
        self.has_focus = false;
    }

    /// Puts the entry that is being corrected back into the list, and the previous text back into the field.
    pub(crate) fn put_back(&mut self) {
        if let Some(correction) = self.corrections.pop() {
            let at = correction.at.min(self.entries.len());
            self.entries.insert(at, correction.entry);
            self.scrolls_to_entry = Some(at);
            self.typed = correction.typed;
            self.problem = None;
            self.has_focus = false;
        }
    }

    /// Whether a refused person in the field can be added now. For example, their invitation has ended, or the list has
    /// a free place.
    pub(crate) fn can_add_refused(&self, call: &CallView) -> bool {
        let mut parts = self.parts(call).into_iter();
        self.problem.is_some() && parts.any(|(_, named)| named.is_ok())
    }

    /// Rechecks names that were refused because an invitation rang for the person. Once that invitation has ended,
    /// turns the name into a person, whom only a press includes.
    pub(super) fn recheck_refused(&mut self, call: &CallView) {
        let rings = |invitee: &Invitee| presence_of(invitee, call) == CallPresence::Rings;
        for entry in &mut self.entries {
            let InviteEntry::Name(name) = entry else {
                continue;
            };
            if name.invitee.as_ref().is_none_or(rings) {
                continue;
            }
            if let Some(invitee) = name.rang() {
                let candidate = InviteCandidate {
                    invitee,
                    typed: String::new(),
                    upn: Some(name.name.as_str().into()),
                    lookup: None,
                    is_unknown: false,
                    share: match name.share {
                        Share::Included => Share::Held,
                        share => share,
                    },
                };
                *entry = InviteEntry::Candidate(Box::new(candidate));
            }
        }
    }

    /// Returns why the named person can't be added to the list, or `None` if they can. Doesn't check whether the
    /// request has a free place.
    pub(crate) fn obstacle(&self, named: &TypedInvitee, call: &CallView) -> Option<InviteProblem> {
        if self.is_listed(named) {
            return Some(InviteProblem::Listed);
        }
        let rings = |it: &Invitee| presence_of(it, call) == CallPresence::Rings;
        matches!(named, TypedInvitee::Invitee(it) if rings(it)).then_some(InviteProblem::Rings)
    }

    fn is_listed(&self, named: &TypedInvitee) -> bool {
        let entries = self.entries[..self.first_kept()].iter();
        let mut entries = entries.filter(|entry| !entry.share().is_aside());
        entries.any(|entry| entry.is_named(named))
    }
}

/// Joins parts of a list into a text for the field.
fn joined<'a, T: 'a>(parts: impl Iterator<Item = &'a (String, T)>) -> String {
    let parts: Vec<_> = parts.map(|(text, _)| text.as_str()).collect();
    parts.join("; ")
}

/// Whether the named person takes a place in the request. A sign-in name does until it has been looked up.
fn is_away(named: &TypedInvitee, call: &CallView) -> bool {
    !matches!(named, TypedInvitee::Invitee(it) if presence_of(it, call) != CallPresence::Away)
}
