//! Reads the text in the field once, and looks once for each roster whether its people are in the call.

use std::sync::{Arc, OnceLock};

use crate::app::call::state::invite_form::field_cache::{FieldPresence, FieldText};
use crate::app::call::state::invite_form::{CallPresence, InviteForm, presence_of};
use crate::app::call::state::invite_split::likeness::is_meeting_link;
use crate::app::call::state::invite_split::typed_parts;
use crate::moderation::model::invitee::TypedInvitee;
use crate::moderation::model::invitee::country::lacks_country;
use crate::moderation::model::recognize::recognize;
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
    /// Returns the parts of the text in the field. Reads them only if the text has changed.
    pub(crate) fn field_text(&self) -> Arc<FieldText> {
        let mut kept = self.field_cache.text.borrow_mut();
        match &*kept {
            Some(text) if text.typed == self.typed => text.clone(),
            _ => kept.insert(Arc::new(FieldText::read(&self.typed))).clone(),
        }
    }

    /// Returns for each part of the field whether its person is in the call. [`CallPresence::Away`] for a part that isn't
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
