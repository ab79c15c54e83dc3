//! A call as the app asks for it: which meeting to join, and as whom.

/// What a create asks for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NewCall {
    pub(crate) callback_uri: String,
    pub(crate) modalities: Vec<String>,
    /// None where the body has it nowhere or in the wrong place, which the service answers as a mismatch.
    pub(crate) tenant: Option<String>,
    pub(crate) meeting: MeetingKey,
    pub(crate) guest: Option<Guest>,
}

/// Which meeting is meant.
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

/// As whom the app joins where it does not join as itself.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Guest {
    pub(crate) id: Option<String>,
    pub(crate) name: String,
}
