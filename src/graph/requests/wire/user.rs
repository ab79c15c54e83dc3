//! A user in the tenant's directory.

use crate::graph::http::lenient_json::{Text, lenient_object, object_from, read_body};
use crate::moderation::model::directory::DirectoryUser;

/// Reads `GET …/users/{id}`.
///
/// Fails without an id, since the body could then describe any user.
pub(crate) fn user(body: &[u8]) -> serde_json::Result<DirectoryUser> {
    read_body(body, |body| {
        let read: WireUser<'_> = object_from(body)?;
        let id = read.id.0.as_deref();
        Ok(DirectoryUser {
            id: id
                .ok_or_else(|| serde::de::Error::custom("no member `id`"))?
                .into(),
            display_name: read.display_name.0.as_deref().map(Into::into),
            upn: read.upn.0.as_deref().map(Into::into),
            mail: read.mail.0.as_deref().map(Into::into),
        })
    })
}

lenient_object! {
    struct WireUser {
        "id" => id: Text<'de>,
        "displayName" => display_name: Text<'de>,
        "userPrincipalName" => upn: Text<'de>,
        "mail" => mail: Text<'de>,
    }
}
