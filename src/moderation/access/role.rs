//! The application roles that the console uses, compared with those in a token.

use std::sync::Arc;

/// A role that the console uses.
#[derive(Debug, PartialEq, Eq)]
pub struct NeededRole {
    /// The least privileged role that suffices, as Entra spells it. Some of Graph's pages spell it
    /// differently.
    pub name: &'static str,
    /// Roles that also suffice and allow more.
    pub instead: &'static [&'static str],
    /// The purpose that it is used for.
    pub needed_for: &'static str,
    /// Whether the console's main functions work without it.
    pub optional: bool,
}

/// The roles for everything that the console sends.
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

/// One role in the panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleRow {
    /// Name of the role.
    pub name: Arc<str>,
    /// The purpose that it is used for. `None` if the console does not use it.
    pub needed_for: Option<&'static str>,
    /// Whether the console's main functions work without it.
    pub optional: bool,
    /// Whether the app has it.
    pub state: RoleState,
}

/// Whether the app has a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoleState {
    /// In the token.
    Granted,
    /// Not in the token, but this role is, which also suffices.
    GrantedBy(Arc<str>),
    /// Not in the token. A role that was consented since appears only in the next token.
    Missing,
    /// Not in the token, and only needed for conveniences.
    MissingOptional,
    /// There is no readable token.
    CannotTell,
    /// In the token, but not used: the registration could do with fewer.
    MoreThanNeeded,
}

/// Makes one row for each role used, then one for each other role in the token.
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

/// Looks for one role, or another that suffices, in the token.
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
