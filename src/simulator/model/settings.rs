//! What holds for the whole tenant.

use std::time::Duration;

/// What holds for the whole tenant and may be changed at any time.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent switches, each with its own name"
)]
pub struct Settings {
    /// How long after its 204 a removal shows in the roster.
    pub removal_delay: Duration,
    /// How long an invitation rings before it counts as unanswered.
    pub ringing_limit: Duration,
    /// How long a join takes from its 201, or from the lobby's door, until the call is established.
    pub joining_delay: Duration,
    /// How long a guest may wait in the lobby.
    pub lobby_limit: Duration,
    /// How long a call that was created lasts without keepAlive.
    pub keep_alive_limit: Duration,
    /// How long GET call still tells why a call ended; 404 from then on.
    pub ended_call_lingers: Duration,
    /// How long a token lives.
    pub token_lifetime: Duration,
    /// The tenant's administrator has allowed this app to remove people.
    pub removal_allowed: bool,
    /// The app has a bot registration with calling switched on.
    pub bot_registered: bool,
    /// The client secret has run out.
    pub secret_expired: bool,
    /// JSON as Graph's own examples spell it: codes as strings, mixed case, missing and unknown members.
    pub messy: bool,
    /// Graph's root where it is another than that of the sign-in, as in every real cloud.
    pub graph_root: Option<String>,
    /// The application roles that were consented.
    pub roles: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            removal_delay: Duration::from_millis(1500),
            ringing_limit: Duration::from_mins(1),
            joining_delay: Duration::from_secs(2),
            // Teams turns people away after about half an hour.
            lobby_limit: Duration::from_mins(30),
            keep_alive_limit: Duration::from_mins(45),
            ended_call_lingers: Duration::from_secs(30),
            token_lifetime: Duration::from_hours(1),
            removal_allowed: true,
            bot_registered: true,
            secret_expired: false,
            messy: false,
            graph_root: None,
            roles: [
                "Calls.Initiate.All",
                "Calls.InitiateGroupCall.All",
                "Calls.JoinGroupCall.All",
                "Calls.JoinGroupCallAsGuest.All",
                "User.ReadBasic.All",
            ]
            .map(str::to_owned)
            .to_vec(),
        }
    }
}
