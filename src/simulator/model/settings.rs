//! Settings of the whole simulated tenant: delays, limits and switches.

use std::time::Duration;

/// Settings of the whole tenant, which can change at any time.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent switches, each with its own name"
)]
pub struct Settings {
    /// Delay between the 204 for a removal or cancellation and its effect.
    pub removal_delay: Duration,
    /// How long an invitation rings before it counts as unanswered.
    pub ringing_limit: Duration,
    /// How long joining takes, from the 201 or from admission, until the call is established.
    pub joining_delay: Duration,
    /// How long the app may wait in the lobby if it joins as a guest.
    pub lobby_limit: Duration,
    /// How long a call lasts without keepAlive, unless another program keeps it alive.
    pub keep_alive_limit: Duration,
    /// How long GET call still returns an ended call; then 404.
    pub ended_call_lingers: Duration,
    /// How long a token is valid.
    pub token_lifetime: Duration,
    /// Whether the administrator allowed this app to remove people.
    pub removal_allowed: bool,
    /// Whether the app has a bot registration with calling enabled.
    pub bot_registered: bool,
    /// Whether the client secret has expired.
    pub secret_expired: bool,
    /// Whether to use JSON as in Graph's own examples: codes as strings, mixed case, missing and
    /// unknown members.
    pub messy: bool,
    /// Graph's root, if it differs from the root of the authority, as in every real cloud. `None` if both roots are the
    /// same.
    pub graph_root: Option<String>,
    /// Application roles with consent.
    pub roles: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            removal_delay: Duration::from_millis(1500),
            ringing_limit: Duration::from_mins(1),
            joining_delay: Duration::from_secs(2),
            // Teams turns guests away after about half an hour.
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
