//! State of the join dialog: the pasted text, its interpretation, and the join order made from it.

use std::fmt;
use std::path::PathBuf;

use egui::Context;

use crate::app::state::choices::Choices;
use crate::app::state::dropped::{DropError, Dropped};
use crate::moderation::model::ids::{CallId, is_guid};
use crate::moderation::model::invitee::cleaned::cleaned;
use crate::moderation::model::meeting::{LinkCloud, NewCall};
use crate::moderation::pasted::reading::{Interpretation, MeetingLink, PasteReading, Pasted};
use crate::moderation::pasted::{MAX_BYTES, PastedError, read};
use crate::moderation::state::snapshot::Session;
use crate::settings::callback::{CallbackError, check_callback};

/// Maximum size of the text in the box, in bytes. egui lays out the whole text in each frame.
pub(crate) const BOX_BYTES: usize = 64 * 1024;

/// The contents of the join dialog.
#[derive(Default)]
pub struct JoinForm {
    text: String,
    /// The source of the text. `None` if the text is in the box.
    source: Option<TextSource>,
    /// How the text was read; `None` while there is no text.
    reading: Option<Result<PasteReading, PastedError>>,
    /// Index of the chosen interpretation, if the text has several.
    pub(crate) chosen: Option<usize>,
    /// The limit that the last text exceeded. `None` if that text wasn't too long.
    pub(crate) was_too_much: Option<TextTooLong>,
    dropped: Option<Dropped>,
    pub(crate) drop_error: Option<DropError>,
    pub(crate) by: JoinAs,
    pub(crate) guest_name: String,
    pub(crate) tenant: String,
    pub(crate) callback: String,
    pub(crate) is_callback_open: bool,
    pub(crate) errors: JoinErrors,
    pub(crate) has_focus: bool,
}

/// Prints the form without its text, which may hold a passcode.
impl fmt::Debug for JoinForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinForm")
            .field("is_read", &self.reading.is_some())
            .finish_non_exhaustive()
    }
}

/// The source of a text that isn't in the box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TextSource {
    /// A file of this name.
    File(String),
    /// A text too long for the box, pasted or from standard input.
    LongText,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextTooLong {
    /// Too long to be interpreted at all.
    Text,
    /// Too long for the box, counting the text already there.
    Box,
}

/// The identity with which the app joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum JoinAs {
    #[default]
    App,
    Guest,
}

/// The errors found when the form was last sent. Changing a field clears its error.
#[derive(Debug, Default)]
pub(crate) struct JoinErrors {
    pub(crate) guest_name: bool,
    pub(crate) tenant: Option<TenantError>,
    pub(crate) callback: Option<CallbackError>,
}

/// Why a text doesn't name a single tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TenantError {
    Empty,
    Shape,
    /// One of Entra's words that stand for many tenants, such as `common`.
    Common(String),
}

/// The order that the main button sends: to watch a call, or to join a meeting.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum JoinFormOrder {
    Watch(CallId),
    Join(Box<NewCall>),
}

/// A reason why Graph may refuse the join. The moderator may still try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum MeetingDoubt {
    China,
    OtherCloud { link: LinkCloud, here: LinkCloud },
    OtherTenant,
}

impl JoinForm {
    /// Creates the form with an empty box. Tenant, guest name and callback come from the session and its last choices.
    pub fn new(session: &Session, choices: &Choices) -> Self {
        let mut form = Self {
            tenant: session.tenant.to_string(),
            guest_name: choices.guest_name.clone().unwrap_or_default(),
            ..Self::default()
        };
        form.restore_callback(choices);
        form
    }

    /// Restores the saved callback address. Its field is shown if the address is missing or unusable.
    pub(crate) fn restore_callback(&mut self, choices: &Choices) {
        self.callback = choices.callback_uri.clone().unwrap_or_default();
        self.is_callback_open = check_callback(&self.callback).is_err();
    }

    /// Returns the text shown in the box. Doesn't include a text from a file or a long paste.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Replaces the text of the box and reads it. A text that is too long is refused, and the old one stays.
    pub fn set_text(&mut self, text: String) {
        self.was_too_much = (text.len() > BOX_BYTES).then_some(TextTooLong::Box);
        if self.was_too_much.is_none() {
            self.read(&text);
            self.source = None;
            self.text = text;
        }
    }

    /// Takes a text that wasn't typed. Interprets a text too long for the box without showing it there. Refuses one
    /// longer than [`MAX_BYTES`].
    pub(crate) fn take_in(&mut self, text: String) {
        if text.len() <= BOX_BYTES {
            return self.set_text(text);
        }
        self.was_too_much = (text.len() > MAX_BYTES).then_some(TextTooLong::Text);
        if self.was_too_much.is_none() {
            self.read(&text);
            self.source = Some(TextSource::LongText);
        }
    }

    fn read(&mut self, text: &str) {
        self.reading = (!text.trim().is_empty()).then(|| read(text));
        self.chosen = None;
        self.drop_error = None;
        self.dropped = None;
    }

    /// Starts a thread that reads the file dropped onto the window. Several files at once are an error.
    pub(crate) fn take_dropped(&mut self, paths: Vec<PathBuf>, window: &Context) {
        self.was_too_much = None;
        match <[PathBuf; 1]>::try_from(paths) {
            Ok([path]) => self.dropped = Some(Dropped::read(path, window.clone())),
            Err(_) => self.drop_error = Some(DropError::Several),
        }
    }

    /// Takes over the text of the dropped file, or its error, once the file has been read.
    pub(crate) fn collect_dropped(&mut self) {
        let Some(outcome) = self.dropped.as_ref().and_then(Dropped::outcome) else {
            return;
        };
        match outcome {
            Ok((name, text)) => {
                self.read(&text);
                self.source = Some(TextSource::File(name));
                // Unlike an empty box, a file without any text is an error.
                self.reading.get_or_insert(Err(PastedError::NotUnderstood));
            }
            Err(error) => {
                self.dropped = None;
                self.drop_error = Some(error);
            }
        }
    }

    /// Returns the source of the text, or `None` if the text is in the box.
    pub(crate) fn source(&self) -> Option<&TextSource> {
        self.source.as_ref()
    }

    /// Forgets the text of a file or a long paste, and reads the text in the box again.
    pub(crate) fn forget_source(&mut self) {
        self.set_text(self.text.clone());
    }

    /// Returns how the text was read, or `None` if there is no text.
    pub(crate) fn reading(&self) -> Option<&Result<PasteReading, PastedError>> {
        self.reading.as_ref()
    }

    /// Returns the interpretation of the text: the only one, or the one chosen among several. `None` before a choice,
    /// and if there is no text or it couldn't be read.
    pub(crate) fn choice(&self) -> Option<&Interpretation> {
        let reading = self.reading.as_ref()?.as_ref().ok()?;
        reading
            .only()
            .or_else(|| reading.choices().get(self.chosen?))
    }

    /// Whether the form can be sent before the user has checked the interpretation.
    pub(crate) fn is_beyond_doubt(&self) -> bool {
        let reading = self
            .reading
            .as_ref()
            .and_then(|reading| reading.as_ref().ok());
        reading.is_some_and(|reading| reading.beyond_doubt().is_some())
    }

    /// Returns the meeting that the text names. `None` if it names a call, or if [`Self::choice`] returns none.
    pub(crate) fn meeting(&self) -> Option<&MeetingLink> {
        match &self.choice()?.pasted {
            Pasted::Meeting(link) => Some(link),
            Pasted::Call(_) => None,
        }
    }

    /// Returns the order for the worker. `None` if [`Self::choice`] returns none or a field is wrong. Notes the errors
    /// beside their fields.
    pub(crate) fn order(&mut self) -> Option<JoinFormOrder> {
        let link = match &self.choice()?.pasted {
            Pasted::Call(call) => return Some(JoinFormOrder::Watch(call.clone())),
            Pasted::Meeting(link) => link,
        };
        let tenant = match &link.tenant {
            Some(tenant) => Ok(tenant.to_string()),
            None => check_tenant(&self.tenant),
        };
        let callback = check_callback(&self.callback);
        let name = self.guest_name.trim();
        let is_nameless = self.by == JoinAs::Guest && name.is_empty();
        let new = match (&tenant, &callback) {
            (Ok(tenant), Ok(_)) if !is_nameless => Some(NewCall {
                callback_uri: self.callback.trim().into(),
                tenant: tenant.as_str().into(),
                meeting: link.meeting.clone(),
                guest_name: (self.by == JoinAs::Guest).then(|| name.into()),
            }),
            _ => None,
        };
        self.errors = JoinErrors {
            guest_name: is_nameless,
            tenant: tenant.err(),
            callback: callback.err(),
        };
        self.is_callback_open |= self.errors.callback.is_some();
        new.map(|new| JoinFormOrder::Join(Box::new(new)))
    }

    /// Returns the choices to save for this sign-in's next join: `before` with this form's callback. If the app joins
    /// as a guest, adds its guest name.
    pub(crate) fn choices(&self, before: &Choices) -> Choices {
        let mut choices = before.clone();
        choices.callback_uri =
            Some(self.callback.trim().to_owned()).filter(|typed| !typed.is_empty());
        if self.by == JoinAs::Guest {
            choices.guest_name = Some(self.guest_name.trim().to_owned());
        }
        choices
    }

    /// Returns the reasons why Graph may not let the app join this meeting.
    pub(crate) fn doubts(&self, session: &Session) -> Vec<MeetingDoubt> {
        let Some(link) = self.meeting() else {
            return Vec::new();
        };
        let mut doubts = Vec::new();
        match (link.cloud, session.cloud) {
            (Some(LinkCloud::China), _) => doubts.push(MeetingDoubt::China),
            (Some(link), Some(here)) if link != here => {
                doubts.push(MeetingDoubt::OtherCloud { link, here });
            }
            _ => {}
        }
        let tenant = link.tenant.as_deref().unwrap_or(self.tenant.trim());
        if is_other_tenant(tenant, &session.tenant) {
            doubts.push(MeetingDoubt::OtherTenant);
        }
        doubts
    }
}

/// Whether two tenants are certainly different. Only ids can show this, because a tenant can have several domain names.
fn is_other_tenant(one: &str, other: &str) -> bool {
    is_guid(one) && is_guid(other) && !one.eq_ignore_ascii_case(other)
}

/// Returns the tenant to send to Graph: an id, or a domain of a single tenant. `Err` for anything else.
fn check_tenant(typed: &str) -> Result<String, TenantError> {
    let tenant = &*cleaned(typed);
    if tenant.is_empty() {
        return Err(TenantError::Empty);
    }
    let words = ["common", "organizations", "consumers"];
    if words.iter().any(|word| tenant.eq_ignore_ascii_case(word)) {
        return Err(TenantError::Common(tenant.to_owned()));
    }
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let is_domain = tenant.len() <= 253
        && tenant.contains('.')
        && tenant
            .split('.')
            .all(|label| !label.is_empty() && label.chars().all(is_plain));
    if is_domain || is_guid(tenant) {
        Ok(tenant.to_owned())
    } else {
        Err(TenantError::Shape)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::model::meeting::MeetingInfo;

    const HERE: &str = "11111111-1111-4111-8111-111111111111";

    fn session() -> Session {
        Session {
            tenant: HERE.into(),
            client_id: "app".into(),
            graph_host: "graph.microsoft.com".into(),
            demo: false,
            cloud: Some(LinkCloud::Global),
            offers_participant_ids: true,
            meetings: [].into(),
        }
    }

    fn form(text: &str) -> JoinForm {
        let choices = Choices {
            callback_uri: Some("https://bot.example/calls".into()),
            ..Choices::default()
        };
        let mut form = JoinForm::new(&session(), &choices);
        form.set_text(text.to_owned());
        form
    }

    #[test]
    fn a_tenant_is_an_id_or_a_domain_and_nothing_else() {
        for (typed, wanted) in [
            (HERE, Ok(HERE)),
            (" contoso.onmicrosoft.com ", Ok("contoso.onmicrosoft.com")),
            ("", Err(TenantError::Empty)),
            (" ", Err(TenantError::Empty)),
            ("Common", Err(TenantError::Common("Common".into()))),
            ("contoso", Err(TenantError::Shape)),
            ("contoso..com", Err(TenantError::Shape)),
            ("https://contoso.com", Err(TenantError::Shape)),
            ("a b.com", Err(TenantError::Shape)),
        ] {
            assert_eq!(check_tenant(typed), wanted.map(str::to_owned), "{typed:?}");
        }
    }

    #[test]
    fn a_call_id_needs_neither_tenant_nor_callback() {
        let mut form = form("57dab8b1-894c-409a-b240-bd8beae78896");
        form.callback.clear();
        form.tenant.clear();
        assert!(matches!(form.order(), Some(JoinFormOrder::Watch(_))));
    }

    #[test]
    fn a_passcode_reaches_the_order_as_it_is_and_is_never_printed() {
        let mut form = form("https://teams.microsoft.com/meet/1234567890123?p=aB3%2Bx~Q");
        assert!(!format!("{form:?}").contains("aB3"));
        let Some(JoinFormOrder::Join(new)) = form.order() else {
            panic!("no order");
        };
        let MeetingInfo::MeetingId { passcode, .. } = &new.meeting else {
            panic!("no meeting id");
        };
        assert_eq!(passcode.as_deref(), Some("aB3+x~Q"));
        assert_eq!(&*new.tenant, HERE);
    }

    #[test]
    fn more_than_is_read_leaves_the_text_as_it_was() {
        let mut form = form("123 456 789 012");
        form.set_text("1".repeat(BOX_BYTES + 1));
        assert_eq!(form.was_too_much, Some(TextTooLong::Box));
        form.take_in("1".repeat(MAX_BYTES + 1));
        assert_eq!(form.was_too_much, Some(TextTooLong::Text));
        assert_eq!(form.text(), "123 456 789 012");
        assert!(form.meeting().is_some());
    }

    #[test]
    fn a_text_that_is_too_long_for_the_box_is_read_beside_it() {
        let mut form = form("123 456 789 012");
        let long = format!(
            "{}\nMeeting ID: 987 654 321 00",
            "Dear all, \n".repeat(9_000)
        );
        form.take_in(long);
        assert_eq!(form.source(), Some(&TextSource::LongText));
        assert_eq!(form.text(), "123 456 789 012");
        let id = |form: &JoinForm| form.meeting().unwrap().meeting.label();
        assert_eq!(&*id(&form), "987 654 321 00");
        form.forget_source();
        assert_eq!(&*id(&form), "123 456 789 012");
    }

    #[test]
    fn of_several_meetings_none_is_sent_before_one_is_chosen() {
        let mut form = form(
            "https://teams.microsoft.com/meet/1234567890123?p=aB3x\nhttps://teams.microsoft.com/meet/1234567890124?p=aB3x",
        );
        assert_eq!((form.order(), form.is_beyond_doubt()), (None, false));
        form.chosen = Some(1);
        assert!(
            matches!(form.order(), Some(JoinFormOrder::Join(new)) if &*new.meeting.label() == "123 456 789 012 4")
        );
        assert!(!form.is_beyond_doubt());
        form.set_text("123 456 789 012".into());
        assert_eq!(form.chosen, None);
        assert!(form.is_beyond_doubt());
    }

    #[test]
    fn doubts_are_about_the_cloud_and_the_tenant() {
        let other = "22222222-2222-4222-8222-222222222222";
        let short = "https://gov.teams.microsoft.us/meet/1234567890123?p=x";
        let china = "https://teams.microsoftonline.cn/meet/1234567890123?p=x";
        for (text, tenant, wanted) in [
            ("123 456 789 012", HERE, vec![]),
            ("123 456 789 012", "contoso.com", vec![]),
            ("123 456 789 012", other, vec![MeetingDoubt::OtherTenant]),
            (
                short,
                HERE,
                vec![MeetingDoubt::OtherCloud {
                    link: LinkCloud::GccHigh,
                    here: LinkCloud::Global,
                }],
            ),
            (china, HERE, vec![MeetingDoubt::China]),
        ] {
            let mut form = form(text);
            form.tenant = tenant.into();
            assert_eq!(form.doubts(&session()), wanted, "{text} {tenant}");
        }
        let custom = Session {
            cloud: None,
            ..session()
        };
        assert_eq!(form(short).doubts(&custom), []);
    }
}
