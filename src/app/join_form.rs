//! What stands in the box that takes anything, what it was read as, and the order that it makes.

use std::fmt;

use super::profile::Choices;
use crate::moderation::ids::CallId;
use crate::moderation::meeting::{LinkCloud, NewCall};
use crate::moderation::pasted::{MAX_BYTES, MeetingLink, Pasted, PastedError, read};
use crate::moderation::snapshot::Session;
use crate::settings::callback::{CallbackError, check_callback};

/// The dialog as typed.
#[derive(Default)]
pub struct JoinForm {
    text: String,
    /// What the text was read as; nothing while there is none.
    reading: Option<Result<Pasted, PastedError>>,
    /// More was pasted than is taken, and nothing of it was.
    pub(super) was_too_much: bool,
    pub(super) by: By,
    pub(super) guest_name: String,
    pub(super) tenant: String,
    pub(super) callback: String,
    pub(super) is_callback_open: bool,
    pub(super) errors: JoinErrors,
    pub(super) has_focus: bool,
}

/// Without the text: it may hold a passcode.
impl fmt::Debug for JoinForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinForm")
            .field("is_read", &self.reading.is_some())
            .finish_non_exhaustive()
    }
}

/// As whom the app joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum By {
    #[default]
    App,
    Guest,
}

/// What was wrong when it was sent last; each is gone as soon as its field is changed.
#[derive(Debug, Default)]
pub(super) struct JoinErrors {
    pub(super) guest_name: bool,
    pub(super) tenant: Option<TenantError>,
    pub(super) callback: Option<CallbackError>,
}

/// Why a text names no tenant that a meeting can belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TenantError {
    Empty,
    Shape,
    /// A word that stands for many tenants.
    Common(String),
}

/// What is to be done once the button is pressed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Order {
    Watch(CallId),
    Join(Box<NewCall>),
}

/// What speaks against a meeting, though Graph decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Doubt {
    China,
    OtherCloud { link: LinkCloud, here: LinkCloud },
    OtherTenant,
}

impl JoinForm {
    /// An empty box; the rest as it was chosen before.
    pub fn new(session: &Session, choices: &Choices) -> Self {
        let mut form = Self {
            tenant: session.tenant.to_string(),
            guest_name: choices.guest_name.clone().unwrap_or_default(),
            ..Self::default()
        };
        form.restore_callback(choices);
        form
    }

    /// The callback address as it is kept; its field is open where none is.
    pub(super) fn restore_callback(&mut self, choices: &Choices) {
        self.callback = choices.callback_uri.clone().unwrap_or_default();
        self.is_callback_open = check_callback(&self.callback).is_err();
    }

    /// The text in the box.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Takes over what the box holds now; more than is read at all is left out, and the old text stays.
    pub fn set_text(&mut self, text: String) {
        self.was_too_much = text.len() > MAX_BYTES;
        if !self.was_too_much {
            self.reading = (!text.trim().is_empty()).then(|| read(&text));
            self.text = text;
        }
    }

    /// What the text was read as.
    pub(super) fn reading(&self) -> Option<&Result<Pasted, PastedError>> {
        self.reading.as_ref()
    }

    /// The meeting, if it is one.
    pub(super) fn meeting(&self) -> Option<&MeetingLink> {
        match &self.reading {
            Some(Ok(Pasted::Meeting(link))) => Some(link),
            _ => None,
        }
    }

    /// What is to be done, or nothing after noting what is wrong beside each field.
    pub(super) fn order(&mut self) -> Option<Order> {
        let link = match &self.reading {
            Some(Ok(Pasted::Call(call))) => return Some(Order::Watch(call.clone())),
            Some(Ok(Pasted::Meeting(link))) => link,
            Some(Err(_)) | None => return None,
        };
        let tenant = match &link.tenant {
            Some(tenant) => Ok(tenant.to_string()),
            None => check_tenant(&self.tenant),
        };
        let callback = check_callback(&self.callback);
        let name = self.guest_name.trim();
        let is_nameless = self.by == By::Guest && name.is_empty();
        let new = match (&tenant, &callback) {
            (Ok(tenant), Ok(_)) if !is_nameless => Some(NewCall {
                callback_uri: self.callback.trim().into(),
                tenant: tenant.as_str().into(),
                meeting: link.meeting.clone(),
                guest_name: (self.by == By::Guest).then(|| name.into()),
            }),
            _ => None,
        };
        self.errors = JoinErrors {
            guest_name: is_nameless,
            tenant: tenant.err(),
            callback: callback.err(),
        };
        self.is_callback_open |= self.errors.callback.is_some();
        new.map(|new| Order::Join(Box::new(new)))
    }

    /// What is to be kept of a join for the next one.
    pub(super) fn choices(&self, before: &Choices) -> Choices {
        let mut choices = before.clone();
        choices.callback_uri = Some(self.callback.trim().to_owned());
        if self.by == By::Guest {
            choices.guest_name = Some(self.guest_name.trim().to_owned());
        }
        choices
    }

    /// What speaks against it.
    pub(super) fn doubts(&self, session: &Session) -> Vec<Doubt> {
        let Some(link) = self.meeting() else {
            return Vec::new();
        };
        let mut doubts = Vec::new();
        match (link.cloud, session.cloud) {
            (Some(LinkCloud::China), _) => doubts.push(Doubt::China),
            (Some(link), Some(here)) if link != here => {
                doubts.push(Doubt::OtherCloud { link, here });
            }
            _ => {}
        }
        let tenant = link.tenant.as_deref().unwrap_or(self.tenant.trim());
        if is_other_tenant(tenant, &session.tenant) {
            doubts.push(Doubt::OtherTenant);
        }
        doubts
    }
}

/// Only two ids can be told apart: a domain may be any of a tenant's names.
fn is_other_tenant(one: &str, other: &str) -> bool {
    is_guid(one) && is_guid(other) && !one.eq_ignore_ascii_case(other)
}

/// The plain form alone: the library takes braces and a prefix too.
fn is_guid(text: &str) -> bool {
    text.len() == 36 && uuid::Uuid::try_parse(text).is_ok()
}

/// The tenant as Graph takes it: an id or a domain, and one tenant alone.
fn check_tenant(typed: &str) -> Result<String, TenantError> {
    let tenant = typed.trim();
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
    use crate::moderation::meeting::MeetingInfo;

    const HERE: &str = "11111111-1111-4111-8111-111111111111";

    fn session() -> Session {
        Session {
            tenant: HERE.into(),
            client_id: "app".into(),
            graph_host: "graph.microsoft.com".into(),
            demo: false,
            cloud: Some(LinkCloud::Global),
            full_invitations: true,
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
        assert!(matches!(form.order(), Some(Order::Watch(_))));
    }

    #[test]
    fn a_passcode_reaches_the_order_as_it_is_and_is_never_printed() {
        let mut form = form("https://teams.microsoft.com/meet/1234567890123?p=aB3%2Bx~Q");
        assert!(!format!("{form:?}").contains("aB3"));
        let Some(Order::Join(new)) = form.order() else {
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
        form.set_text("1".repeat(MAX_BYTES + 1));
        assert!(form.was_too_much);
        assert_eq!(form.text(), "123 456 789 012");
        assert!(form.meeting().is_some());
    }

    #[test]
    fn doubts_are_about_the_cloud_and_the_tenant() {
        let other = "22222222-2222-4222-8222-222222222222";
        let short = "https://gov.teams.microsoft.us/meet/1234567890123?p=x";
        let china = "https://teams.microsoftonline.cn/meet/1234567890123?p=x";
        for (text, tenant, wanted) in [
            ("123 456 789 012", HERE, vec![]),
            ("123 456 789 012", "contoso.com", vec![]),
            ("123 456 789 012", other, vec![Doubt::OtherTenant]),
            (
                short,
                HERE,
                vec![Doubt::OtherCloud {
                    link: LinkCloud::GccHigh,
                    here: LinkCloud::Global,
                }],
            ),
            (china, HERE, vec![Doubt::China]),
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
