//! Splits the text in the field into the people it names, and tells who of them is in the call. Keeps both until the
//! text or the call changes.

use std::sync::{Arc, OnceLock};

use crate::app::call::state::invite_form::field_cache::{FieldPresence, FieldText};
use crate::app::call::state::invite_form::{CallPresence, InviteForm, InviteProblem, presence_of};
use crate::app::call::state::invite_split::likeness::is_meeting_link;
use crate::app::call::state::invite_split::typed_parts;
use crate::moderation::model::invitee::country::lacks_country;
use crate::moderation::model::invitee::{InviteeError, TypedInvitee};
use crate::moderation::model::recognize::recognize;
use crate::moderation::state::invitation::MOST_INVITED;
use crate::moderation::state::snapshot::CallView;

impl FieldText {
    fn read(typed: &str) -> Self {
        let parts = typed_parts(typed).into_iter();
        let parts = parts.map(|text| {
            let named = recognize(&text);
            (text, named)
        });
        let parts: Vec<_> = parts.collect();
        let national = parts.iter().map(|(text, _)| text);
        let national = national.filter(|text| lacks_country(text) && !is_meeting_link(text));
        Self {
            typed: typed.to_owned(),
            national: national.cloned().collect(),
            parts,
            likely: OnceLock::new(),
        }
    }
}

impl InviteForm {
    /// Returns each part of the field's text with the person it names, or with the reason why they can't be added.
    /// People named in earlier parts count as listed.
    pub(crate) fn parts(
        &self,
        call: &CallView,
    ) -> Vec<(String, Result<TypedInvitee, InviteProblem>)> {
        let mut added: Vec<TypedInvitee> = Vec::new();
        let mut taken = self.taken(call);
        let mut judge = |named: &Result<TypedInvitee, InviteeError>, presence: CallPresence| {
            let named = named.clone().map_err(InviteProblem::Typed)?;
            if added.iter().any(|known| is_same(known, &named)) || self.is_listed(&named) {
                return Err(InviteProblem::Listed);
            }
            if presence == CallPresence::Rings {
                return Err(InviteProblem::Rings);
            }
            if taken >= MOST_INVITED {
                return Err(InviteProblem::Full);
            }
            taken += usize::from(presence == CallPresence::Away);
            added.push(named.clone());
            Ok(named)
        };
        let text = self.field_text();
        let parts = text.parts.iter().zip(self.field_presence(call));
        parts
            .map(|((text, named), presence)| (text.clone(), judge(named, presence)))
            .collect()
    }

    /// Returns the parts of the text in the field. Reads them only if the text has changed.
    pub(crate) fn field_text(&self) -> Arc<FieldText> {
        let mut kept = self.field_cache.text.borrow_mut();
        match &*kept {
            Some(text) if text.typed == self.typed => text.clone(),
            _ => kept.insert(Arc::new(FieldText::read(&self.typed))).clone(),
        }
    }

    /// Returns for each part of the field whether its person is in the call. [`CallPresence::Away`] if the person isn't
    /// known yet.
    pub(super) fn field_presence(&self, call: &CallView) -> Vec<CallPresence> {
        let text = self.field_text();
        let mut kept = self.field_cache.presence.borrow_mut();
        let is_same = |it: &&FieldPresence| {
            Arc::ptr_eq(&it.text, &text)
                && Arc::ptr_eq(&it.rows, &call.rows)
                && Arc::ptr_eq(&it.invitations, &call.invitations)
        };
        if let Some(kept) = kept.as_ref().filter(is_same) {
            return kept.found.clone();
        }
        let found = text.parts.iter().map(|(_, named)| match named {
            Ok(TypedInvitee::Invitee(invitee)) => presence_of(invitee, call),
            _ => CallPresence::Away,
        });
        let found: Vec<_> = found.collect();
        *kept = Some(FieldPresence {
            text: text.clone(),
            rows: call.rows.clone(),
            invitations: call.invitations.clone(),
            found: found.clone(),
        });
        found
    }
}

fn is_same(one: &TypedInvitee, other: &TypedInvitee) -> bool {
    match (one, other) {
        (TypedInvitee::Invitee(one), TypedInvitee::Invitee(other)) => one.is_same(other),
        (TypedInvitee::SignInName(one), TypedInvitee::SignInName(other)) => {
            one.eq_ignore_ascii_case(other)
        }
        _ => false,
    }
}
