//! The words for moving a person here from another call, in place of those for an invitation.

use crate::app::language::text::key;
use crate::moderation::state::activity::entry::Outcome;
use crate::moderation::state::invitation::Invitation;

/// Returns `moving` if the invitation moves its person from another call, otherwise `invite`.
pub(crate) fn or_move(
    invitation: &Invitation,
    invite: &'static str,
    moving: &'static str,
) -> &'static str {
    if invitation.is_move() { moving } else { invite }
}

/// Returns the key of the text for this outcome of a move. `None` if the text for an invitation also fits a move.
pub(crate) fn moved_key(outcome: &Outcome) -> Option<&'static str> {
    Some(match outcome {
        Outcome::Ringing => key!("result-moving"),
        Outcome::Joined => key!("move-joined"),
        Outcome::NoAnswer => key!("move-no-answer"),
        Outcome::JoinedAnyway {
            later: None,
            in_lobby: false,
        } => key!("move-joined-anyway"),
        _ => return None,
    })
}
