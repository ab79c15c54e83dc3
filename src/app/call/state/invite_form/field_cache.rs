//! What the text in the field of the invitation dialog was read as, kept because every frame asks for it several times.

use std::cell::RefCell;
use std::sync::{Arc, OnceLock};

use crate::moderation::model::invitee::country::Country;
use crate::moderation::model::invitee::{InviteeError, TypedInvitee};
use crate::moderation::state::invitation::Invitation;
use crate::moderation::state::row::Row;

/// Whether a person is already in the call or its lobby, or an invitation rings for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CallPresence {
    Away,
    Rings,
    InLobby,
    InCall,
}

/// The text in the field, split into parts.
#[derive(Debug)]
pub(crate) struct FieldText {
    pub(in crate::app::call::state) typed: String,
    /// Each part with the person it names, or with the reason why it can't be read.
    pub(crate) parts: Vec<(String, Result<TypedInvitee, InviteeError>)>,
    /// The parts whose number lacks nothing but its country code.
    pub(crate) national: Vec<String>,
    /// The countries whose code these parts probably lack, the likeliest first.
    pub(in crate::app::call::state) likely: OnceLock<Vec<Country>>,
}

/// Whether each person in the field is in the call. Valid only for this roster and this list of invitations.
#[derive(Debug)]
pub(in crate::app::call::state) struct FieldPresence {
    pub(in crate::app::call::state) text: Arc<FieldText>,
    pub(in crate::app::call::state) rows: Arc<Vec<Arc<Row>>>,
    pub(in crate::app::call::state) invitations: Arc<Vec<Arc<Invitation>>>,
    pub(in crate::app::call::state) found: Vec<CallPresence>,
}

/// The last text that was read.
#[derive(Debug, Default)]
pub(crate) struct FieldCache {
    pub(in crate::app::call::state) text: RefCell<Option<Arc<FieldText>>>,
    pub(in crate::app::call::state) presence: RefCell<Option<FieldPresence>>,
}

/// A part of the text whose number got a country code.
#[derive(Debug)]
pub(crate) struct CompletedPart {
    pub(in crate::app::call::state) country: Country,
    /// The part as it was in the text.
    pub(in crate::app::call::state) before: String,
    /// The number with its country code.
    pub(in crate::app::call::state) written: String,
}
