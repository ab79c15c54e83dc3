//! Marks on people's names.

use crate::moderation::model::name::SafeName;
use crate::moderation::model::time::Now;

/// Why a person's name is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// The name looks like that of a member, but is spelled differently. Contains the member's name.
    LooksLike(SafeName),
    /// The person is a guest or of another tenant, but has exactly a member's name.
    NameOfMember,
    /// The name looks like that of another person, but is spelled differently. Neither is a member. Contains the other
    /// name.
    LooksLikeAnother(SafeName),
    /// Several different people have exactly this name. Contains how many. Outsiders don't count if the name is a
    /// member's.
    SameName(u32),
    /// Somebody with this name was removed at this time, before this person joined. Nothing shows
    /// whether it is the same person.
    NameOfRemoved(Now),
    /// The name contains characters that cannot be seen.
    HiddenCharacters,
}

impl Mark {
    /// Whether the mark is a reason for suspicion. Otherwise it only helps to tell people apart.
    pub fn is_warning(&self) -> bool {
        !matches!(self, Self::SameName(_))
    }

    /// Whether the name is a member's, or looks like one.
    pub fn is_of_member(&self) -> bool {
        matches!(self, Self::LooksLike(_) | Self::NameOfMember)
    }

    /// Returns how the name resembles that of another person. `None` for [`Self::NameOfRemoved`] and
    /// [`Self::HiddenCharacters`].
    pub fn resemblance(&self) -> Option<Resemblance> {
        match self {
            Self::LooksLike(_) | Self::LooksLikeAnother(_) | Self::NameOfMember => {
                Some(Resemblance::LooksLike)
            }
            Self::SameName(_) => Some(Resemblance::SameName),
            Self::NameOfRemoved(_) | Self::HiddenCharacters => None,
        }
    }
}

/// How a person's name resembles that of another person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resemblance {
    /// The name could be mistaken for the other person's name. Or an outsider has exactly a member's name.
    LooksLike,
    /// The name is exactly the other person's, and no outsider uses a member's name. No reason for suspicion.
    SameName,
}
