//! A call as the app requests it: the meeting to join, and the identity to join with.

/// Contents of a create request.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NewCall {
    pub(crate) callback_uri: String,
    pub(crate) modalities: Vec<String>,
    /// Tenant that the body names. `None` if it is missing or in the wrong place. The service treats that as a
    /// mismatch.
    pub(crate) tenant: Option<String>,
    pub(crate) meeting: MeetingKey,
    pub(crate) guest: Option<Guest>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum MeetingKey {
    Organizer {
        thread: String,
        message: String,
        reply_chain: Option<String>,
        organizer: String,
        organizer_tenant: Option<String>,
    },
    Id {
        id: String,
        passcode: Option<String>,
    },
}

/// The guest that the app joins as, if not as itself.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Guest {
    pub(crate) id: Option<String>,
    pub(crate) name: String,
}
