//! What the dialog for invitations says: what is recognised in its field, whom the list names, what went wrong.

use super::failure_text::{failure_text, invitee_error_text};
use super::invite_form::{Guest, Problem, Standing, standing};
use super::presenting;
use super::text::{tr, tr_with};
use crate::moderation::ids::tail;
use crate::moderation::invitation::MOST_INVITED;
use crate::moderation::invitee::{Invitee, Typed, recognise};
use crate::moderation::name::SafeName;
use crate::moderation::participant::Badge;
use crate::moderation::snapshot::CallView;

/// Why somebody was not added.
pub(super) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Typed(error) => invitee_error_text(*error),
        Problem::Full => tr_with("invite-full", &[("n", MOST_INVITED.into())]),
        Problem::Listed => tr("invite-listed"),
        Problem::Rings => tr("invite-rings"),
        Problem::NoRight(_) => tr("invite-no-right"),
        Problem::Unknown => tr("invite-unknown"),
        Problem::Failed(failure) => {
            let text = failure_text(failure, None);
            format!("{} {}", text.sentence, text.next_step)
        }
    }
}

/// What the text in the field is taken for, before anything is done with it.
pub(super) fn recognised(typed: &str, call: &CallView) -> String {
    if typed.trim().is_empty() {
        return tr("invite-is-nothing");
    }
    match recognise(typed) {
        Ok(Typed::SignInName(name)) => {
            tr_with("invite-is-name", &[("name", name.to_string().into())])
        }
        Ok(Typed::Invitee(invitee)) => match standing(&invitee, call) {
            Standing::Rings => tr("invite-rings"),
            Standing::InCall => tr("invite-in-call"),
            Standing::Away => match invitee {
                Invitee::User { .. } => tr("invite-is-account"),
                Invitee::Phone { number } => {
                    tr_with("invite-is-phone", &[("number", number.to_string().into())])
                }
            },
        },
        // Half of something is typed before the whole of it, so nothing is called wrong yet.
        Err(_) if typed.contains('@') => tr("invite-begins-name"),
        Err(_) if typed.trim_start().starts_with('+') => tr("invite-begins-phone"),
        Err(_) => tr("invite-is-unclear"),
    }
}

/// The name of somebody in the list, or what was typed.
pub(super) fn name(guest: &Guest) -> String {
    match &guest.invitee {
        Invitee::User {
            display_name: Some(name),
            ..
        } => presenting::name(SafeName::new(name).as_str()),
        Invitee::User { object_id, .. } => presenting::id(object_id),
        Invitee::Phone { number } => presenting::name(number),
    }
}

/// What tells people of one name apart, and the end of the object id.
pub(super) fn identity(guest: &Guest) -> (String, String) {
    match (&guest.invitee, &guest.upn) {
        (Invitee::User { object_id, .. }, upn) => {
            let upn = upn
                .as_deref()
                .map(|upn| presenting::id(SafeName::new(upn).as_str()));
            let words = upn.unwrap_or_else(|| tr("invite-account"));
            (words, format!(" · {}", tail(object_id)))
        }
        (Invitee::Phone { .. }, _) => (tr("identity-phone"), String::new()),
    }
}

/// The kind of somebody in the list.
pub(super) fn badge(guest: &Guest) -> Badge {
    match guest.invitee {
        Invitee::User { .. } => Badge::Member,
        Invitee::Phone { .. } => Badge::Phone,
    }
}
