//! Why the tenant refuses a request. [`crate::simulator::routes::answers`] turns each refusal into an HTTP answer.

/// Why the tenant refuses a request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("Access token is empty.")]
    NoToken,
    #[error("CompactToken parsing failed with error code: 80049217")]
    UnknownToken,
    #[error("Lifetime validation failed, the token is expired.")]
    ExpiredToken,
    #[error("Application is not registered in our store.")]
    BotNotRegistered,
    #[error(
        "Insufficient enterprise tenant permissions, cannot access this API. One of these roles is needed: {0}."
    )]
    RoleMissing(&'static str),
    #[error("Request authorization tenant mismatch.")]
    TenantMismatch,
    /// The administrator has not listed the app with `Set-CsApplicationMeetingConfiguration`.
    #[error("The bot is not authorized to remove participants from this meeting.")]
    RemovalNotAllowed,
    /// The app asks to remove itself. Graph's answer is not documented; this text is the
    /// simulator's own.
    #[error("An application cannot remove its own participant; hang up instead.")]
    OwnParticipant,
    #[error("Call not found.")]
    CallNotFound,
    #[error("Participant not found.")]
    ParticipantNotFound,
    #[error("Operation not found.")]
    OperationNotFound,
    /// The directory has no such user.
    #[error(
        "Resource '{0}' does not exist or one of its queried reference-property objects are not present."
    )]
    UserNotFound(String),
    /// The token lists no permission to read users. Requests about calls get [`Self::RoleMissing`] instead.
    #[error("Insufficient privileges to complete the operation.")]
    UserRoleMissing,
    #[error("Content-Length is required; this operation takes no body, so it must be 0.")]
    LengthRequired,
    /// An internal error of the service, which gives no reason.
    #[error("Unknown internal server error.")]
    Internal,
    /// The request is malformed; the text says where.
    #[error("{0}")]
    BadRequest(String),
}

impl Refusal {
    /// Refuses a malformed request.
    pub(crate) fn bad(message: impl Into<String>) -> Self {
        Self::BadRequest(message.into())
    }
}

/// Why the token endpoint issues no token, in Entra's flat format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TokenRefusal {
    /// OAuth error code.
    pub(crate) error: &'static str,
    /// AADSTS number.
    pub(crate) number: u32,
    pub(crate) text: String,
}

impl TokenRefusal {
    pub(crate) fn new(error: &'static str, number: u32, text: impl Into<String>) -> Self {
        Self {
            error,
            number,
            text: text.into(),
        }
    }

    /// Refuses the secret or the assertion.
    pub(crate) fn of_proof(number: u32, text: impl Into<String>) -> Self {
        Self::new("invalid_client", number, text)
    }

    /// Refuses a form without a required field.
    pub(crate) fn missing(field: &str) -> Self {
        let text = format!("The request body must contain the following parameter: '{field}'.");
        Self::new("invalid_request", 900_144, text)
    }
}
