//! A sign-in in words: its app and tenant, and the network route to Graph with the proxy and the extra certificate
//! authorities.

use crate::app::language::privacy;
use crate::app::language::text::tr_with;
use crate::moderation::access::report::{AccessFacts, NetworkRoute};
use crate::moderation::model::ids::tail;
use crate::moderation::model::name::SafeName;

/// Says which proxy is used, and which certificate authorities are trusted besides the system's. Names a proxy that is
/// set but not used. Empty if there are none of these.
pub(crate) fn network_words(way: &NetworkRoute) -> String {
    let masked = |text: &str| privacy::text(&safe(text));
    let proxy = way.proxy.as_deref().map(masked);
    let proxy = proxy.map(|it| tr_with("access-way-through", &[("proxy", it.into())]));
    let ca_file = way.ca_file.as_deref().map(masked);
    let ca_file = ca_file.map(|it| tr_with("access-way-trusting", &[("file", it.into())]));
    let idle = way.idle_proxy.as_deref().map(masked);
    let idle = idle.map(|it| tr_with("access-way-idle", &[("proxy", it.into())]));
    let words: Vec<String> = proxy.into_iter().chain(idle).chain(ca_file).collect();
    words.join("\n")
}

/// Names the app and its tenant briefly.
pub(crate) fn owner_text(facts: &AccessFacts) -> String {
    let values = [
        ("app", tail(&facts.client_id).into()),
        ("tenant", tenant(&facts.tenant).into()),
    ];
    tr_with("access-as", &values)
}

/// Returns a tenant's domain in full, or only the end of a tenant's id.
fn tenant(tenant: &str) -> String {
    if tenant.contains('.') {
        tenant.to_owned()
    } else {
        tail(tenant)
    }
}

/// Makes a text safe to draw. Typed texts and texts from a token may contain anything.
pub(crate) fn safe(text: &str) -> String {
    SafeName::new(text).as_str().to_owned()
}
