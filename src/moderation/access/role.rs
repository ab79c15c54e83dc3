//! The application roles that the console has a use for, held against those of a token.

use std::sync::Arc;

/// Something that needs a role.
#[derive(Debug, PartialEq, Eq)]
pub struct NeededRole {
    /// The role with the least rights that does, as Entra spells it; some of Graph's own pages do not.
    pub name: &'static str,
    /// Roles that do as well and allow more.
    pub instead: &'static [&'static str],
    /// What it is for.
    pub needed_for: &'static str,
    /// Whether the console does its work without it.
    pub optional: bool,
}

/// Everything that the console sends, by the role that it takes.
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

/// One role as the panel shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleRow {
    /// Its name.
    pub name: Arc<str>,
    /// What it is for; `None` where the console has no use for it.
    pub needed_for: Option<&'static str>,
    /// How it stands.
    pub state: RoleState,
}

/// How a role stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoleState {
    /// In the token.
    Granted,
    /// Not in the token, but this one is, which does as well.
    GrantedBy(Arc<str>),
    /// Not in the token. One that was consented since shows in the next token only.
    Missing,
    /// Not in the token, and only a comfort is missing with it.
    MissingOptional,
    /// There is no token that can be read.
    CannotTell,
    /// In the token without being of use here: the registration could do with less.
    MoreThanNeeded,
}

/// A row for each need, then one for each role beyond them.
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
            state: RoleState::MoreThanNeeded,
        })
        .collect();
    rows.extend(beyond);
    rows
}

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
        state,
    }
}
