//! Graph's path that looks up a user of the tenant.

use crate::simulator::refusal::Refusal;
use crate::simulator::routes::answers::{HandlerResult, ok};
use crate::simulator::routes::caller::{Caller, USER_ROLES};
use crate::simulator::routes::incoming_request::IncomingRequest;
use crate::simulator::world::World;

/// Members of a user that can be selected.
const USER_MEMBERS: [&str; 4] = ["id", "displayName", "userPrincipalName", "mail"];

/// Returns the directory's entry for a user of this tenant.
pub(crate) fn get_user(asked: &IncomingRequest, world: &mut World) -> HandlerResult {
    let caller = Caller::of(asked, world)?;
    let picked = picked_members(asked)?;
    if !caller.has_one_of(USER_ROLES) {
        return Err(Refusal::UserRoleMissing.into());
    }
    let user = asked.named("user");
    let found = world.directory_user(user);
    let mut found = found.ok_or_else(|| Refusal::UserNotFound(user.to_owned()))?;
    if let Some(members) = found.as_object_mut() {
        members.retain(|name, _| picked.contains(name));
    }
    Ok(ok(&found))
}

/// Returns the members named in `$select`; all members without it.
fn picked_members(asked: &IncomingRequest) -> Result<Vec<String>, Refusal> {
    let query = asked.uri.query().unwrap_or_default();
    let picked: Vec<String> = match asked.sole_option("$select") {
        None => return Ok(USER_MEMBERS.map(str::to_owned).to_vec()),
        Some(picked) => picked
            .map(|picked| picked.split(',').map(str::to_owned).collect())
            .unwrap_or_default(),
    };
    let known = |name: &String| USER_MEMBERS.contains(&name.as_str());
    if !picked.is_empty() && picked.iter().all(known) {
        Ok(picked)
    } else {
        Err(Refusal::bad(format!(
            "The simulator takes only $select with {} here, but got '{query}'.",
            USER_MEMBERS.join(",")
        )))
    }
}
