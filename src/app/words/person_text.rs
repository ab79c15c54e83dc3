//! A person in words: name, kind, identifying details, and the text for screen readers.

use crate::app::language::privacy;
use crate::app::language::text::{Value, in_sentence, tr, tr_with};
use crate::app::look::widgets::badge_word;
use crate::app::words::phone_text::grouped;
use crate::moderation::model::ids::{ParticipantId, tail};
use crate::moderation::model::invitee::Invitee;
use crate::moderation::model::participant::Badge;
use crate::moderation::state::invitation::Invitation;
use crate::moderation::state::row::{PersonRef, Resemblance, Role, Row, RowKey};
use crate::moderation::views::table::searchable_row::FoundIn;

/// Returns the person's name. Without a name, returns a phone's number or a substitute text.
pub fn name(row: &Row) -> String {
    known_name(row).unwrap_or_else(|| unnamed(row.badge))
}

/// Returns the person's name, or a phone's number, for the clipboard: unmasked even in presentation mode. `None` if
/// Graph sent neither.
pub(crate) fn name_in_full(row: &Row) -> Option<String> {
    privacy::in_full(|| known_name(row))
}

fn known_name(row: &Row) -> Option<String> {
    let number = row.participant.identity.id.as_deref();
    match (row.name.is_empty(), row.badge, number) {
        (false, Badge::Phone, _) => Some(privacy::name(&grouped(row.name.as_str()))),
        (false, ..) => Some(privacy::name(row.name.as_str())),
        (true, Badge::Phone, Some(number)) => Some(privacy::name(&grouped(number))),
        (true, ..) => None,
    }
}

/// Returns the name of a person whose row may be gone. Without a name, returns a phone's number or a substitute text.
pub fn name_of(who: &PersonRef) -> String {
    match (who.name.is_empty(), who.badge, &who.identity) {
        (false, Badge::Phone, _) => privacy::name(&grouped(who.name.as_str())),
        (false, ..) => privacy::name(who.name.as_str()),
        (true, Badge::Phone, Some(number)) => privacy::name(&grouped(number)),
        (true, badge, _) => unnamed(badge),
    }
}

/// Returns the text in place of a name that Graph didn't send.
pub fn unnamed(badge: Badge) -> String {
    match badge {
        Badge::Member => tr("unnamed-member"),
        Badge::Guest => tr("unnamed-guest"),
        Badge::External => tr("unnamed-external"),
        Badge::Phone => tr("unnamed-phone"),
        Badge::CommunicationServices => tr("unnamed-acs"),
        Badge::App => tr("unnamed-app"),
        Badge::Device => tr("unnamed-device"),
        Badge::Unknown => tr("unnamed-unknown"),
    }
}

/// Returns a text about several entries of one identity: `lines` of a phone number, `entries` of an app or a room
/// device, or else `devices`.
pub(crate) fn of_devices(key: &str, badge: Badge, n: impl Into<Value<'static>>) -> String {
    tr_with(key, &[("what", devices_word(badge)), ("n", n.into())])
}

/// Returns the value by which texts about several entries of one identity choose their noun: lines, entries or devices.
pub(crate) fn devices_word(badge: Badge) -> Value<'static> {
    match badge {
        Badge::Phone => "lines".into(),
        Badge::App | Badge::Device => "entries".into(),
        _ => "devices".into(),
    }
}

/// Returns the line below a name in two parts: details that tell namesakes apart, and the end of the participant id.
///
/// Where there is little room, callers cut the first part and keep the second.
pub fn identity_line(row: &Row) -> (String, String) {
    let end = id_tail(row).map_or_else(String::new, |tail| format!(" · {tail}"));
    (identity_words(row), end)
}

/// Returns the line below the name of a person found by a search: the detail that matched. Without this line, the row
/// wouldn't show this detail.
pub(crate) fn found_line((place, text): (FoundIn, &str)) -> (String, String) {
    let label = match place {
        FoundIn::Address => return (privacy::id(text), String::new()),
        FoundIn::Identity => tr("person-identity-id"),
        FoundIn::Tenant => tr("person-tenant"),
        FoundIn::Participant => tr("person-participant-id"),
    };
    (format!("{label} {}", privacy::id(text)), String::new())
}

/// Returns the details that tell namesakes apart, without the participant id.
///
/// Omits details that people can type themselves: nobody checks a guest's address. For external people the tenant comes
/// before the address, because their own administrator can choose the address freely.
pub fn identity_words(row: &Row) -> String {
    let identity = &row.participant.identity;
    let tenant = identity.tenant.as_deref().map(tail);
    let email = identity.email.as_deref().map(privacy::id);
    match row.badge {
        Badge::Guest => tr("identity-guest"),
        Badge::CommunicationServices => tr("identity-acs"),
        Badge::Phone => match &identity.id {
            Some(number) if !row.name.is_empty() && row.name.as_str() != &**number => {
                privacy::id(&grouped(number))
            }
            _ => tr("identity-phone"),
        },
        Badge::External | Badge::Device => {
            let tenant = tenant.map_or_else(
                || tr("identity-other-tenant"),
                |tail| tr_with("identity-tenant", &[("tail", tail.into())]),
            );
            match email.filter(|_| row.badge == Badge::External) {
                Some(email) => format!("{tenant} · {email}"),
                None => tenant,
            }
        }
        Badge::Member => email.unwrap_or_else(|| tr("identity-member")),
        Badge::App => identity.tail().map_or_else(
            || tr("kind-app"),
            |tail| tr_with("identity-app", &[("tail", tail.into())]),
        ),
        Badge::Unknown => tr("identity-hidden"),
    }
}

/// Returns the end of the participant id, after an ellipsis. `None` if the row has no participant id.
pub fn id_tail(row: &Row) -> Option<String> {
    row.key.participant().map(ParticipantId::tail)
}

/// Returns the kind of person for the parentheses after the name in a question, such as `guest, no account`.
pub fn kind_phrase(row: &Row) -> String {
    let tenant = row.participant.identity.tenant.as_deref().map(tail);
    match (row.badge, tenant) {
        (Badge::Guest, _) => tr("phrase-guest"),
        (Badge::External, Some(tail)) => tr_with("phrase-external", &[("tail", tail.into())]),
        (badge, _) => kind_in_sentence(badge),
    }
}

/// Returns the kind of person, such as `guest` or `external, …c210`. Omits the tenant for members of our own tenant.
///
/// If another person has the same name or a similar one, adds a mark and the end of the participant id, to tell the two
/// apart.
pub(crate) fn kind_of(who: &PersonRef) -> String {
    let mut kind = kind_in_sentence(who.badge);
    if let Some(resemblance) = who.resembles {
        let mark = match resemblance {
            Resemblance::LooksLike => tr("mark-look-alike"),
            Resemblance::SameName => tr("mark-namesake"),
        };
        let comma = &tr("counts-comma");
        kind = [kind, in_sentence(&mark)].join(comma);
        if let Some(id) = who.key.as_ref().and_then(RowKey::participant) {
            kind = [kind, id.tail()].join(comma);
        }
    }
    match who.tenant.as_deref() {
        Some(tenant) if who.badge != Badge::Member => {
            let short = if tenant.contains('.') {
                privacy::id(tenant)
            } else {
                tail(tenant)
            };
            let values = [("kind", kind.into()), ("tenant", short.into())];
            tr_with("activity-kind-tenant", &values)
        }
        _ => kind,
    }
}

/// Returns the kind as written in the middle of a sentence.
pub fn kind_in_sentence(badge: Badge) -> String {
    in_sentence(&badge_word(badge))
}

/// Returns the word for a role that sets a person apart. `None` for an attendee.
pub(crate) fn role_word(role: Role) -> Option<String> {
    match role {
        Role::Organizer => Some(tr("tag-organizer")),
        Role::Recorder => Some(tr("tag-recording")),
        Role::ThisApp => Some(tr("offer-this-app")),
        Role::Protected => Some(tr("tag-protected")),
        Role::Attendee => None,
    }
}

/// Returns a person's text for screen readers, such as `Ana Ruiz, guest, 7d1e`.
///
/// Masked like the drawn text, since others may hear it.
pub fn spoken(row: &Row) -> String {
    let end = id_tail(row).map_or_else(String::new, |tail| {
        format!(", {}", tail.trim_start_matches('…'))
    });
    format!("{}, {}{end}", name(row), kind_in_sentence(row.badge))
}

/// Returns the name of an invited person. If the directory gave no name, returns the name from the text that named the
/// person. Without a name, returns the phone number or the end of the object id.
pub fn invited_name(invitation: &Invitation) -> String {
    if let Some(label) = invitation.name_from_text() {
        return privacy::name(label.as_str());
    }
    if !invitation.name.is_empty() {
        return privacy::name(&grouped(invitation.name.as_str()));
    }
    match &invitation.invitee {
        Invitee::User { object_id, .. } => account_name(object_id),
        Invitee::Phone { number } => privacy::name(&grouped(number)),
    }
}

/// Returns the short detail beside an invited person's name: the number, or the end of the object id. Empty if the name
/// is that number or ID.
pub(crate) fn invited_end(invitation: &Invitation) -> String {
    let is_named = invitation.name_from_text().is_some();
    match &invitation.invitee {
        Invitee::User { object_id, .. } if is_named || !invitation.name.is_empty() => {
            account_name(object_id)
        }
        Invitee::Phone { number } if is_named => privacy::name(&grouped(number)),
        Invitee::User { .. } | Invitee::Phone { .. } => String::new(),
    }
}

/// Returns the end of an account's object id, labeled as such. Rows of people in the call show the end of another id,
/// the participant id. Also serves as the name of an account without other details.
pub(crate) fn account_name(object_id: &str) -> String {
    tr_with("invited-account", &[("tail", tail(object_id).into())])
}

/// Cuts a text after `longest` characters, and marks the cut with an ellipsis.
pub(crate) fn cut(text: &str, longest: usize) -> String {
    let mut kept: String = text.chars().take(longest).collect();
    if kept.len() < text.len() {
        kept.push('…');
    }
    kept
}

/// Splits an ID before its last eight characters. Narrow places cut only the first part, because IDs often differ only
/// at their end.
pub(crate) fn cut_in_middle(id: &str) -> (String, String) {
    let end = id.char_indices().rev().nth(7).map_or(0, |(at, _)| at);
    let (start, end) = id.split_at(end);
    (start.to_owned(), end.to_owned())
}

/// Returns the line below a name that comes only from a text: where the name is from, and the whole object id. The
/// second part is never cut.
///
/// The object id may belong to another account or to none.
pub(crate) fn labeled_id(object_id: &str) -> (String, String) {
    let (start, end) = cut_in_middle(&privacy::id(object_id));
    (format!("{} · {start}", tr("invite-name-from-text")), end)
}

/// Returns the line below the name of an invited person in two parts. The second part is never cut.
pub fn invited_identity(invitation: &Invitation) -> (String, String) {
    let is_labeled = invitation.name_from_text().is_some();
    match &invitation.invitee {
        Invitee::User { object_id, .. } if is_labeled => labeled_id(object_id),
        Invitee::User {
            object_id,
            display_name,
        } => {
            // Shows a typed object id in full, because it may belong to another account or to none. The name in this
            // row is only the end of the id.
            match display_name {
                Some(_) => (account_name(object_id), String::new()),
                None => cut_in_middle(&privacy::id(object_id)),
            }
        }
        Invitee::Phone { number } if is_labeled => {
            let number = privacy::name(&grouped(number));
            (tr("invite-name-from-text"), format!(" · {number}"))
        }
        Invitee::Phone { number } if invitation.name.as_str() == &**number => {
            (tr("identity-phone"), String::new())
        }
        Invitee::Phone { number } => (privacy::id(&grouped(number)), String::new()),
    }
}

/// Whether the person is called in Teams. Teams may show the person that the invitation was canceled; a telephone
/// can't.
pub fn rings_in_teams(invitation: &Invitation) -> bool {
    invitation.invitee.badge() != Badge::Phone
}

/// How many names of a list are written out.
pub(crate) const SHOWN: usize = 4;

/// Joins at most [`SHOWN`] names, followed by an ellipsis if there are more.
pub(crate) fn some(names: &[String]) -> String {
    let comma = tr("names-comma");
    let first: Vec<&str> = names.iter().take(SHOWN).map(String::as_str).collect();
    let more = if names.len() > SHOWN { "…" } else { "" };
    format!("{}{more}", first.join(&comma))
}

pub(crate) fn also(elsewhere: usize) -> Option<String> {
    (elsewhere > 0).then(|| tr_with("board-also", &[("n", elsewhere.into())]))
}
