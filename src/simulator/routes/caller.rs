//! Who sends a request, and what they may do: the token, its roles, its tenant.

use std::borrow::Cow;

use axum::http::header;

use crate::simulator::model::call::Call;
use crate::simulator::refusal::Refusal;
use crate::simulator::routes::incoming_request::IncomingRequest;
use crate::simulator::world::World;

/// Roles as the permissions reference names them; some pages of the operations misspell them.
pub(crate) const INVITE_ROLES: &[&str] = &["Calls.InitiateGroupCall.All"];
/// Removing and reading one person take the role with which an app joins.
pub(crate) const JOIN_ROLES: &[&str] =
    &["Calls.JoinGroupCall.All", "Calls.JoinGroupCallAsGuest.All"];
/// What was checked when the call was created; any of them lets an app read it.
pub(crate) const READ_ROLES: &[&str] = &[
    "Calls.Initiate.All",
    "Calls.AccessMedia.All",
    "Calls.JoinGroupCall.All",
    "Calls.JoinGroupCallAsGuest.All",
    "Calls.InitiateGroupCall.All",
];
/// Joining as the app itself, in the tenant's name.
pub(crate) const JOIN_AS_APP_ROLES: &[&str] = &["Calls.JoinGroupCall.All"];
pub(crate) const JOIN_AS_GUEST_ROLES: &[&str] = &["Calls.JoinGroupCallAsGuest.All"];
/// Any of them opens what the directory says of a user in a few words.
pub(crate) const USER_ROLES: &[&str] =
    &["User.ReadBasic.All", "User.Read.All", "Directory.Read.All"];

/// Who asks, as their token says.
pub(crate) struct Caller {
    tenant: String,
    roles: Vec<String>,
}

impl Caller {
    /// Who asks, if their token still counts.
    pub(crate) fn of(asked: &IncomingRequest, world: &World) -> Result<Self, Refusal> {
        let given = asked.headers.get(header::AUTHORIZATION);
        let given = given.and_then(|value| value.to_str().ok());
        let bearer = given.and_then(|given| given.strip_prefix("Bearer "));
        let token = world.check_token(bearer.unwrap_or_default())?;
        Ok(Self {
            tenant: token.tenant.clone(),
            roles: token.roles.clone(),
        })
    }

    /// Whether this app may do something with this call.
    pub(crate) fn may(
        &self,
        world: &World,
        asked: &IncomingRequest,
        roles: &'static [&'static str],
    ) -> Result<(), Refusal> {
        self.may_call(world, roles)?;
        self.belongs_to(Some(&world.readable_call(asked.call())?.tenant))
    }

    /// The call as this request is told of it, if this app may read it.
    pub(crate) fn reads<'world>(
        &self,
        world: &'world World,
        asked: &IncomingRequest,
        roles: &'static [&'static str],
    ) -> Result<Cow<'world, Call>, Refusal> {
        self.may_call(world, roles)?;
        let call = asked.told.telling.readable(world, asked.call())?;
        self.belongs_to(Some(&call.tenant))?;
        Ok(call)
    }

    /// Whether this app may do such things with calls at all.
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

    /// Whether the token holds one of these roles.
    pub(crate) fn has_one_of(&self, roles: &[&str]) -> bool {
        self.roles.iter().any(|role| roles.contains(&role.as_str()))
    }

    /// Whether the token is of the tenant that owns the meeting; a request that names none is refused like a wrong one.
    pub(crate) fn belongs_to(&self, tenant: Option<&str>) -> Result<(), Refusal> {
        if tenant.is_some_and(|tenant| tenant.eq_ignore_ascii_case(&self.tenant)) {
            Ok(())
        } else {
            Err(Refusal::TenantMismatch)
        }
    }
}
