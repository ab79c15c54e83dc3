//! Adds the country code to numbers that lack it. The user chooses the country; nothing is guessed.

use crate::app::call::state::invite_form::field_cache::CompletedPart;
use crate::app::call::state::invite_form::share::Share;
use crate::app::call::state::invite_form::{InviteEntry, InviteForm, InviteProblem};
use crate::app::call::state::invite_split::tongue::likely_regions;
use crate::moderation::model::invitee::country::Country;
use crate::moderation::model::invitee::{Invitee, InviteeError, TypedInvitee};
use crate::moderation::state::snapshot::CallView;

impl InviteForm {
    /// Returns how many parts of the field have a number that only lacks its country code. Zero while the text may
    /// become an object ID.
    pub(crate) fn without_country(&self) -> usize {
        if self.problem.is_none() && may_become_id(&self.typed) {
            return 0;
        }
        self.field_text().national.len()
    }

    /// Returns the countries whose code the numbers in the field may lack, the likeliest first. Omits countries in
    /// which none of the numbers is valid.
    ///
    /// The country chosen last comes first, then those in which most of the numbers are valid. Among equals, countries
    /// of other numbers in the list and the field come first, then those of the text's language, then the `usual` ones.
    pub(crate) fn likely_countries(&self, usual: [Option<Country>; 2]) -> Vec<Country> {
        let text = self.field_text();
        let likely = text.likely.get_or_init(|| {
            // Writers leave out the code of their own country.
            let (own, others): (Vec<_>, Vec<_>) =
                self.candidates().partition(|it| it.share == Share::Sender);
            let listed = own.into_iter().chain(others).map(|it| &it.invitee);
            let typed = text.parts.iter().filter_map(|(_, named)| match named {
                Ok(TypedInvitee::Invitee(invitee)) => Some(invitee),
                _ => None,
            });
            let numbers = listed.chain(typed).filter_map(|it| match it {
                Invitee::Phone { number } => Country::of_number(number),
                Invitee::User { .. } => None,
            });
            let mut found: Vec<(usize, Country)> = Vec::new();
            let regions = match likely_regions(&self.typed) {
                [] => self.regions,
                regions => regions,
            };
            let regions = regions.iter().filter_map(|code| Country::from_code(code));
            let usual = regions.chain(usual.into_iter().flatten());
            for country in self.country.into_iter().chain(numbers).chain(usual) {
                let valid = text.national.iter();
                let valid = valid.filter(|part| country.complete(part).is_some());
                let valid = valid.count();
                if valid > 0 && found.iter().all(|(_, known)| *known != country) {
                    found.push((valid, country));
                }
            }
            let is_chosen = |country: Country| self.country == Some(country);
            found.sort_by_key(|(valid, it)| std::cmp::Reverse((is_chosen(*it), *valid)));
            found.into_iter().map(|(_, country)| country).collect()
        });
        likely.clone()
    }

    /// Adds the country's code to the numbers in the field that become valid by it, and adds the people in the field to
    /// the list. Returns the texts to look up in the directory.
    ///
    /// If no number lacks its code, first takes back the codes of the last choice.
    pub(crate) fn choose_country(&mut self, country: Country, call: &CallView) -> Vec<String> {
        let mut lookups = Vec::new();
        if self.has_new_text() {
            lookups = self.add(call);
        }
        if self.without_country() == 0 {
            let last = self.completed_parts().map(|(part, _)| part.country).last();
            self.take_back_countries(last);
        }
        let listed = self.passed_over.listed;
        let mut texts = Vec::new();
        let field = self.field_text();
        for (text, _) in &field.parts {
            let completed = field
                .national
                .contains(text)
                .then(|| country.complete(text));
            texts.push(match completed.flatten() {
                Some((completed, written)) => {
                    let before = text.clone();
                    self.completed.push(CompletedPart {
                        country,
                        before,
                        written,
                    });
                    completed
                }
                None => text.clone(),
            });
        }
        self.typed = texts.join("; ");
        lookups.extend(self.add(call));
        self.passed_over.listed += listed;
        self.country = Some(country);
        self.wants_country = None;
        self.has_focus = false;
        lookups
    }

    /// Returns the parts with an added country code that are still in the list or the field. Each comes with the index
    /// of its entry in the list, or with `None` if it is only in the field.
    fn completed_parts(&self) -> impl Iterator<Item = (&CompletedPart, Option<usize>)> {
        self.completed.iter().filter_map(|part| {
            let has_number = |entry: &InviteEntry| entry.typed().contains(&part.written);
            let at = self.fresh().iter().position(has_number);
            let is_there = at.is_some() || self.typed.contains(&part.written);
            is_there.then_some((part, at))
        })
    }

    /// Returns the country chosen last, and how many numbers have its code. `None` if no number has an added code any
    /// more.
    pub(crate) fn chosen_country(&self) -> Option<(Country, usize)> {
        let parts = || self.completed_parts().map(|(part, _)| part.country);
        let last = parts().last()?;
        Some((last, parts().filter(|it| *it == last).count()))
    }

    /// Puts the numbers with an added country code back into the field, as they were before. With `only`, just those
    /// with the code of this country.
    pub(crate) fn take_back_countries(&mut self, only: Option<Country>) {
        let is_back = |part: &CompletedPart| only.is_none_or(|country| country == part.country);
        let back = self.completed_parts().filter(|(part, _)| is_back(part));
        let (mut texts, mut places) = (Vec::new(), Vec::new());
        for (part, at) in back {
            texts.push(part.before.clone());
            places.extend(at);
        }
        if texts.is_empty() {
            return;
        }
        self.forget_drops();
        places.sort_unstable();
        for at in places.into_iter().rev() {
            self.entries.remove(at);
        }
        let is_code_of = |text: &str| {
            let mut all = self.completed.iter().filter(|part| is_back(part));
            all.any(|part| text.contains(&part.written))
        };
        if is_code_of(&self.typed) {
            let rest = self.field_text();
            let rest = rest.parts.iter().map(|(text, _)| text);
            texts.extend(rest.filter(|text| !is_code_of(text)).cloned());
        } else if !self.typed.trim().is_empty() {
            texts.push(self.typed.trim().to_owned());
        }
        self.completed.retain(|part| !is_back(part));
        self.typed = texts.join("; ");
        self.problem = Some(InviteProblem::Typed(InviteeError::NoPlus));
        self.country = None;
        self.has_focus = false;
    }
}

/// Whether the digits in a text may be the start of an object ID.
pub(crate) fn may_become_id(typed: &str) -> bool {
    const FIRST_GROUP: usize = 8;
    let typed = typed.trim();
    let first = typed.split('-').next().unwrap_or_default();
    first.len() <= FIRST_GROUP && typed.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
}
