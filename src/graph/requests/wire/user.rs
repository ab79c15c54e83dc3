//! A user in the tenant's directory.

use std::borrow::Cow;

use crate::graph::http::lenient_json::{Text, lenient_object, object_from, read_body};
use crate::moderation::model::directory::DirectoryUser;

/// Reads `GET …/users/{id}`.
///
/// Fails without an id, since the body could be about anybody.
pub(crate) fn user(body: &[u8]) -> serde_json::Result<DirectoryUser> {
    read_body(body, |body| {
        let read: WireUser<'_> = object_from(body)?;
        let id = read.id.as_deref();
        Ok(DirectoryUser {
            id: id
                .ok_or_else(|| serde::de::Error::custom("no member `id`"))?
                .into(),
            display_name: read.display_name.as_deref().map(Into::into),
            upn: read.upn.as_deref().map(Into::into),
            mail: read.mail.as_deref().map(Into::into),
        })
    })
}

/// Graph's `user`.
#[derive(Default)]
struct WireUser<'de> {
    id: Option<Cow<'de, str>>,
    display_name: Option<Cow<'de, str>>,
    upn: Option<Cow<'de, str>>,
    mail: Option<Cow<'de, str>>,
}

lenient_object!(WireUser {
    "id" => id.0: Text<'de>,
    "displayName" => display_name.0: Text<'de>,
    "userPrincipalName" => upn.0: Text<'de>,
    "mail" => mail.0: Text<'de>,
});
