//! Why a pasted text names no call and no meeting, in a sentence, and what to paste instead.

use super::text::{key, tr, tr_with};
use crate::moderation::ids::IdError;
use crate::moderation::pasted::{LinkPart, MEETING_DIGITS, PastedError, TeamsPage};

/// What is wrong with a pasted text, and what to paste instead.
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
    use crate::app::text::Language;
    use crate::moderation::pasted::ContextMember;

    #[test]
    fn a_sentence_names_what_the_error_holds_in_every_language() {
        for language in Language::ALL {
            language.choose();
            for (error, wanted) in [
                (
                    PastedError::UnknownHost("teams.example".into()),
                    "“teams.example”",
                ),
                (PastedError::ContextLacks(ContextMember::Oid), "“Oid”"),
                (PastedError::ContextValue(ContextMember::Tid), "“Tid”"),
                (PastedError::MeetingIdShape, "20"),
            ] {
                let text = pasted_error_text(&error);
                assert!(text.contains(wanted), "{text}");
            }
        }
    }
}
