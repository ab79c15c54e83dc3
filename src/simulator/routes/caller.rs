//! The sender of a request and their rights: token, roles, tenant.

use std::borrow::Cow;

use axum::http::header;

use crate::simulator::model::call::Call;
use crate::simulator::refusal::Refusal;
use crate::simulator::routes::answers::header_text;
use crate::simulator::routes::incoming_request::IncomingRequest;
use crate::simulator::world::World;

/// Roles for inviting, as named in the permissions reference. Some pages about the operations
/// misspell them.
pub(crate) const INVITE_ROLES: &[&str] = &["Calls.InitiateGroupCall.All"];
/// Roles for removing, muting or reading one person: those for joining a call. Any of them suffices.
pub(crate) const JOIN_ROLES: &[&str] =
    &["Calls.JoinGroupCall.All", "Calls.JoinGroupCallAsGuest.All"];
/// Roles that Graph checks when a call is created. Any of them suffices to read a call, its roster or an operation, to
/// keep a call alive or leave it, and to mute the app.
pub(crate) const READ_ROLES: &[&str] = &[
    "Calls.Initiate.All",
    "Calls.AccessMedia.All",
    "Calls.JoinGroupCall.All",
    "Calls.JoinGroupCallAsGuest.All",
    "Calls.InitiateGroupCall.All",
];
pub(crate) const JOIN_AS_APP_ROLES: &[&str] = &["Calls.JoinGroupCall.All"];
pub(crate) const JOIN_AS_GUEST_ROLES: &[&str] = &["Calls.JoinGroupCallAsGuest.All"];
/// Roles for reading a user's basic profile. Any of them suffices.
pub(crate) const USER_ROLES: &[&str] =
    &["User.ReadBasic.All", "User.Read.All", "Directory.Read.All"];

/// The sender, as described by their token.
pub(crate) struct Caller {
    tenant: String,
    roles: Vec<String>,
}

impl Caller {
    /// Reads the sender from a valid token.
    pub(crate) fn of(asked: &IncomingRequest, world: &World) -> Result<Self, Refusal> {
        let given = header_text(&asked.headers, header::AUTHORIZATION);
        let bearer = given.and_then(|given| given.strip_prefix("Bearer "));
        let token = world.check_token(bearer.unwrap_or_default())?;
        Ok(Self {
            tenant: token.tenant.clone(),
            roles: token.roles.clone(),
        })
    }

    /// Checks the same as [`Self::may_call`]. Also checks that the call is readable, and belongs to the token's tenant.
    pub(crate) fn may(
        &self,
        world: &World,
        asked: &IncomingRequest,
        roles: &'static [&'static str],
    ) -> Result<(), Refusal> {
        self.may_call(world, roles)?;
        self.belongs_to(Some(&world.readable_call(asked.call())?.tenant))
    }

    /// Returns the call as served to this request, if the app may read it.
    pub(crate) fn reads<'world>(
        &self,
        world: &'world World,
        asked: &IncomingRequest,
        roles: &'static [&'static str],
    ) -> Result<Cow<'world, Call>, Refusal> {
        self.may_call(world, roles)?;
        let call = asked.orders.view.readable(world, asked.call())?;
        self.belongs_to(Some(&call.tenant))?;
        Ok(call)
    }

    /// Checks that the app has a bot registration, and that the token has one of these roles.
    pub(crate) fn may_call(
        &self,
        world: &World,
        roles: &'static [&'static str],
    ) -> Result<(), Refusal> {
        if !world.settings.bot_registered {
            return Err(Refusal::BotNotRegistered);
        }
        if self.has_one_of(roles) {
            Ok(())
        } else {
            Err(Refusal::RoleMissing(roles[0]))
        }
    }

    pub(crate) fn has_one_of(&self, roles: &[&str]) -> bool {
        self.roles.iter().any(|role| roles.contains(&role.as_str()))
    }

    /// Checks that the token's tenant is `tenant`, which owns the call or meeting. Refuses `None`, a request that names
    /// no tenant.
    pub(crate) fn belongs_to(&self, tenant: Option<&str>) -> Result<(), Refusal> {
        if tenant.is_some_and(|tenant| tenant.eq_ignore_ascii_case(&self.tenant)) {
            Ok(())
        } else {
            Err(Refusal::TenantMismatch)
        }
    }
}
