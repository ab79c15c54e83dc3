//! The application roles that this app uses, compared with the roles in a token.

use std::sync::Arc;

use crate::moderation::model::failure::{Cause, Failure};

/// A role that this app uses.
#[derive(Debug, PartialEq, Eq)]
pub struct NeededRole {
    /// The least privileged role that suffices, as Entra spells it. Some of Graph's pages spell it
    /// differently.
    pub name: &'static str,
    /// More powerful roles that also suffice.
    pub instead: &'static [&'static str],
    /// The purpose for which the role is needed.
    pub needed_for: &'static str,
    /// Whether the main functions of this app work without the role.
    pub optional: bool,
}

/// The roles that the console's requests need.
pub(crate) const NEEDED: [NeededRole; 5] = [
    NeededRole {
        name: "Calls.JoinGroupCall.All",
        instead: &["Calls.JoinGroupCallAsGuest.All"],
        needed_for: "joining meetings, removing and muting people",
        optional: false,
    },
    NeededRole {
        name: "Calls.Initiate.All",
        instead: &["Calls.AccessMedia.All"],
        needed_for: "reading calls and rosters, keeping calls alive, leaving and ending them",
        optional: false,
    },
    NeededRole {
        name: "Calls.InitiateGroupCall.All",
        instead: &[],
        needed_for: "inviting people and canceling invitations",
        optional: false,
    },
    NeededRole {
        name: "Calls.JoinGroupCallAsGuest.All",
        instead: &[],
        needed_for: "joining meetings as a guest",
        optional: true,
    },
    NeededRole {
        name: "User.ReadBasic.All",
        instead: &["User.Read.All"],
        needed_for: "the names behind IDs, and invitations by sign-in name",
        optional: true,
    },
];

/// Returns the role that a request for this operation needs. `None` if that is not known.
///
/// `operation` is spelled as by
/// [`RequestLine::operation`](crate::moderation::model::request_line::RequestLine::operation), such as `POST mute`.
fn role_for(operation: &str) -> Option<NeededRole> {
    let [join, initiate, invite, ..] = NEEDED;
    match operation {
        "DELETE participants" | "POST mute" | "POST calls" => Some(join),
        "POST participants" => Some(invite),
        "GET participants" | "GET calls" | "GET operations" | "POST keepAlive" | "DELETE calls" => {
            Some(initiate)
        }
        _ => None,
    }
}

pub(crate) fn is_role_to_join(name: &str) -> bool {
    name == NEEDED[0].name
}

/// Returns the role that Graph found missing for a request. `None` if the failure has another cause or an unknown
/// operation.
pub fn refused_role(failure: &Failure) -> Option<&'static str> {
    let line = failure.request.as_ref()?;
    let role = role_for(&line.operation());
    role.filter(|_| failure.cause == Cause::RoleMissing)
        .map(|role| role.name)
}

/// Whether the role that this operation needs, or a role that can replace it, is among the `granted` ones. `None` if it
/// isn't known which role the operation needs.
pub(crate) fn has_role_for(operation: &str, granted: &[String]) -> Option<bool> {
    let need = role_for(operation)?;
    let granted: Vec<Arc<str>> = granted.iter().map(|role| role.as_str().into()).collect();
    let state = row(&need, Some(&granted)).state;
    Some(matches!(
        state,
        RoleState::Granted | RoleState::GrantedBy(_)
    ))
}

/// One role as the panel shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleRow {
    /// Name of the role, such as `Calls.JoinGroupCall.All`.
    pub name: Arc<str>,
    /// The purpose for which the role is needed. `None` if this app does not use it.
    pub needed_for: Option<&'static str>,
    /// Whether the main functions of this app work without the role.
    pub optional: bool,
    /// Whether the app has the role.
    pub state: RoleState,
}

/// Whether the app has a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoleState {
    /// The role is in the token.
    Granted,
    /// The role is not in the token, but another role in the token suffices. Contains that other role.
    GrantedBy(Arc<str>),
    /// The main functions need the role, but it is not in the token. If an administrator has granted it since, only the
    /// next token contains it.
    Missing,
    /// The role is not in the token, and the main functions work without it.
    MissingOptional,
    /// There is no token, or its claims cannot be read.
    CannotTell,
    /// The role is in the token, but this app does not use it. The app registration has more permissions than it needs.
    MoreThanNeeded,
}

/// Makes a row for each role that this app uses, then for each other role in the token. A role that the token has in
/// place of another gets no row of its own.
///
/// `granted` lists the roles in the token; `None` if no token is readable.
pub(crate) fn rows(granted: Option<&[Arc<str>]>) -> Vec<RoleRow> {
    let mut rows: Vec<RoleRow> = NEEDED.iter().map(|need| row(need, granted)).collect();
    let of_use = |role: &Arc<str>| {
        rows.iter().any(|row| match &row.state {
            RoleState::GrantedBy(by) => by.eq_ignore_ascii_case(role),
            _ => row.name.eq_ignore_ascii_case(role),
        })
    };
    let beyond: Vec<RoleRow> = granted
        .unwrap_or_default()
        .iter()
        .filter(|role| !of_use(role))
        .map(|role| RoleRow {
            name: role.clone(),
            needed_for: None,
            optional: true,
            state: RoleState::MoreThanNeeded,
        })
        .collect();
    rows.extend(beyond);
    rows
}

/// Makes the row of one role. Looks in the token for this role, or for another one that suffices.
fn row(need: &NeededRole, granted: Option<&[Arc<str>]>) -> RoleRow {
    let find = |name: &str| {
        let mut granted = granted.unwrap_or_default().iter();
        granted.find(|role| role.eq_ignore_ascii_case(name))
    };
    let state = if granted.is_none() {
        RoleState::CannotTell
    } else if find(need.name).is_some() {
        RoleState::Granted
    } else if let Some(by) = need.instead.iter().find_map(|name| find(name)) {
        RoleState::GrantedBy(by.clone())
    } else if need.optional {
        RoleState::MissingOptional
    } else {
        RoleState::Missing
    };
    RoleRow {
        name: need.name.into(),
        needed_for: Some(need.needed_for),
        optional: need.optional,
        state,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_about_connecting_lists_each_role_with_its_purpose() {
        let page = include_str!("../../../docs/connect.md");
        for role in NEEDED {
            let optional = if role.optional { "optional: " } else { "" };
            let row = format!("| `{}` | {optional}{} |", role.name, role.needed_for);
            assert!(page.contains(&row), "docs/connect.md lacks {row}");
        }
    }
}
