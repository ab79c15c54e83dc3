//! Says why a text or a dropped file can't be used to join or watch a call, and why a text may have been misread.

use crate::app::language::text::{key, tr, tr_with};
use crate::app::state::dropped::DropError;
use crate::moderation::model::ids::IdError;
use crate::moderation::pasted::reading::PasteDoubt;
use crate::moderation::pasted::{LinkPart, MEETING_DIGITS, PastedError, TeamsPage};

/// Says what is wrong with a pasted text, and what to paste instead.
pub fn pasted_error_text(error: &PastedError) -> String {
    match error {
        PastedError::Empty => tr("pasted-empty"),
        PastedError::TooLong => tr("pasted-too-long"),
        PastedError::Consumer => tr("pasted-consumer"),
        PastedError::NoContext => tr("pasted-no-context"),
        PastedError::ContextUnreadable => tr("pasted-context-unreadable"),
        PastedError::ContextLacks(member) => {
            tr_with("pasted-context-lacks", &[("member", member.name().into())])
        }
        PastedError::ContextValue(member) => {
            tr_with("pasted-context-value", &[("member", member.name().into())])
        }
        PastedError::HalfLink => tr("pasted-half-link"),
        PastedError::BadPart(part) => tr(part_key(*part)),
        PastedError::NoDigits => tr("pasted-no-digits"),
        PastedError::NotAMeeting(page) => tr(page_key(*page)),
        PastedError::UnknownHost(host) => {
            tr_with("pasted-unknown-host", &[("host", host.to_string().into())])
        }
        PastedError::BrokenLink => tr("pasted-broken-link"),
        PastedError::EmptyWrapper => tr("pasted-empty-wrapper"),
        PastedError::OpaqueWrapper(service) => {
            tr_with("pasted-opaque-wrapper", &[("service", (*service).into())])
        }
        PastedError::BrokenLines => tr("pasted-broken-lines"),
        PastedError::MeetingIdShape => {
            let (least, most) = (MEETING_DIGITS.start(), MEETING_DIGITS.end());
            let values = [("least", (*least).into()), ("most", (*most).into())];
            tr_with("pasted-meeting-id", &values)
        }
        PastedError::Several => tr("pasted-several"),
        PastedError::CallId(error) => tr(id_key(*error)),
        PastedError::NotUnderstood => tr("pasted-not-understood"),
    }
}

/// Says why a file dropped onto the window wasn't read.
pub(crate) fn drop_error_text(error: &DropError) -> String {
    let named = |key, name: &String| tr_with(key, &[("name", name.clone().into())]);
    match error {
        DropError::Several => tr("join-drop-several"),
        DropError::NotAFile(name) => named(key!("join-drop-no-file"), name),
        DropError::TooLarge(name) => named(key!("join-drop-too-large"), name),
        DropError::Unreadable(name, reason) => {
            let values = [
                ("name", name.clone().into()),
                ("reason", reason.clone().into()),
            ];
            tr_with("join-drop-unreadable", &values)
        }
    }
}

/// Says why a text may have been misread, and what to check.
pub(crate) fn doubt_text(doubt: &PasteDoubt) -> String {
    match doubt {
        PasteDoubt::PutTogether => tr("join-doubt-put-together"),
        PasteDoubt::Passcode => tr("join-doubt-passcode"),
        PasteDoubt::Label => tr("join-doubt-label"),
        PasteDoubt::Damaged => tr("join-doubt-damaged"),
        PasteDoubt::CallIdLength { has, of } => {
            let values = [("n", (*has).into()), ("of", (*of).into())];
            tr_with("join-doubt-call-id", &values)
        }
        PasteDoubt::LostCapitals => tr("join-doubt-capitals"),
        PasteDoubt::RegionalHost(host) => {
            tr_with("join-doubt-regional", &[("host", host.to_string().into())])
        }
    }
}

fn part_key(part: LinkPart) -> &'static str {
    match part {
        LinkPart::Thread => key!("pasted-bad-thread"),
        LinkPart::Message => key!("pasted-bad-message"),
        LinkPart::Passcode => key!("pasted-bad-passcode"),
    }
}

fn page_key(page: TeamsPage) -> &'static str {
    match page {
        TeamsPage::Channel => key!("pasted-channel"),
        TeamsPage::Chat => key!("pasted-chat"),
        TeamsPage::Team => key!("pasted-team"),
        TeamsPage::Message => key!("pasted-message"),
        TeamsPage::MeetingOptions => key!("pasted-options"),
        TeamsPage::Event => key!("pasted-event"),
        TeamsPage::Other => key!("pasted-page"),
    }
}

fn id_key(error: IdError) -> &'static str {
    match error {
        IdError::Empty => key!("pasted-call-id-empty"),
        IdError::Relative => key!("pasted-call-id-relative"),
        IdError::Control => key!("pasted-call-id-control"),
        IdError::TooLong => key!("pasted-call-id-too-long"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::language::text::Language;
    use crate::moderation::pasted::ContextMember;

    #[test]
    fn a_sentence_names_what_the_error_holds_in_every_language() {
        for language in Language::ALL {
            language.choose();
            for (error, wanted) in [
                (
                    PastedError::UnknownHost("teams.example".into()),
                    "teams.example",
                ),
                (PastedError::ContextLacks(ContextMember::Oid), "Oid"),
                (PastedError::ContextValue(ContextMember::Tid), "Tid"),
                (PastedError::MeetingIdShape, "20"),
                (PastedError::OpaqueWrapper("Mimecast"), "Mimecast"),
            ] {
                let text = pasted_error_text(&error);
                assert!(text.contains(wanted), "{text}");
            }
        }
    }
}
