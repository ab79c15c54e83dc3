//! Parses a text pasted into the sign-in form: one labeled line, or a whole block from a wiki, Entra's portal or the
//! simulator. A block may hold addresses, tenant, application and secret, labeled or not.

use secrecy::zeroize::Zeroizing;

use crate::app::sign_in::pasted::address::{
    address, cloud_of_graph, is_a_graph, is_microsofts, origin, root, web_addresses,
};
use crate::app::sign_in::pasted::label_words::Kind;
use crate::app::sign_in::pasted::labels::labels;
use crate::app::sign_in::pasted::values::{
    LONGEST, SHORTEST, domain, entras_secret, id, only, only_word, secret, secrets_of_rows, tenant,
    words,
};
use crate::moderation::model::invitee::cleaned::unquoted;
use crate::worker::Cloud;

/// The values that a pasted text names.
#[derive(Default, PartialEq, Eq)]
pub(crate) struct PastedApp {
    pub(crate) graph: Option<String>,
    pub(crate) authority: Option<String>,
    pub(crate) tenant: Option<String>,
    pub(crate) client_id: Option<String>,
    pub(crate) secret: Option<Zeroizing<String>>,
    /// The address to which Graph sends notifications about calls.
    pub(crate) callback: Option<String>,
    /// Whether it is a guess which ID is the tenant's and which is the app's, because no label says so.
    pub(crate) is_guessed: bool,
    /// Whether the text has different values for the same field. The first one counts.
    pub(crate) is_several: bool,
    /// Whether the secret ends in `***`, because Entra shows only its beginning.
    pub(crate) is_masked: bool,
    /// An address in the text that isn't used. It may have been meant as Graph's or the sign-in's.
    pub(crate) left: Option<String>,
}

impl PastedApp {
    /// Reads the labeled values in a text, and rows of Entra's table of secrets. If there are none, reads several
    /// values without labels. `None` if the text has none of these.
    ///
    /// If this gives no secret, looks for one without a label. Does the same for Graph's address.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut read = Self::default();
        read.take_labeled(text);
        for secret in secrets_of_rows(text) {
            read.take_secret(Some(secret));
        }
        if read == Self::default() {
            read = unlabeled(text)?;
        }
        if read.secret.is_none() && !read.is_masked {
            read.secret = entras_secret(text);
        }
        read.take_unlabeled_addresses(text);
        Some(read)
    }

    fn take_labeled(&mut self, text: &str) {
        let found = labels(text);
        for (n, label) in found.iter().enumerate() {
            let end = found.get(n + 1).map_or(text.len(), |next| next.at);
            let value = text.get(label.end..end).unwrap_or_default();
            let several = &mut self.is_several;
            match label.kind {
                Kind::Graph => {
                    let word = || value.lines().find_map(|line| only(words(line)));
                    let typed = address(value).or_else(|| word().map(str::to_owned));
                    fill(
                        &mut self.graph,
                        typed.map(|it| root(&it).to_owned()),
                        several,
                    );
                }
                Kind::Authority => fill(&mut self.authority, address(value), several),
                Kind::Address => self.take_address(address(value)),
                Kind::Tenant => fill(&mut self.tenant, tenant(value), several),
                Kind::App => fill(&mut self.client_id, words(value).find_map(id), several),
                Kind::Secret => self.take_secret(secret(value)),
                Kind::Callback => fill(&mut self.callback, web_addresses(value).next(), several),
                Kind::Other => {}
            }
        }
    }

    fn take_secret(&mut self, secret: Option<Zeroizing<String>>) {
        if secret.as_ref().is_some_and(|value| value.ends_with("***")) {
            self.is_masked = true;
        } else {
            fill(&mut self.secret, secret, &mut self.is_several);
        }
    }

    /// Takes an address as Graph's or the sign-in's, whichever fits. Ignores addresses of Microsoft's pages.
    fn take_address(&mut self, address: Option<String>) {
        let Some(address) = address else { return };
        if !Cloud::of_authority(origin(&address)).is_empty() {
            fill(&mut self.authority, Some(address), &mut self.is_several);
        } else if cloud_of_graph(root(&address)).is_some() || !is_microsofts(&address) {
            let root = root(&address).to_owned();
            fill(&mut self.graph, Some(root), &mut self.is_several);
        }
    }

    /// Takes an unlabeled address as Graph's if it looks like one. Keeps one of the other addresses for a note.
    ///
    /// If no address were taken, the secret could go to another server than the text names.
    fn take_unlabeled_addresses(&mut self, text: &str) {
        for address in web_addresses(text) {
            if self.graph.is_none() && cloud_of_graph(root(&address)).is_some() {
                self.graph = Some(root(&address).to_owned());
            } else if self.graph.is_none() && is_a_graph(&address) {
                self.graph = Some(origin(&address).to_owned());
            }
        }
        let known =
            [&self.graph, &self.authority, &self.callback].map(|it| it.clone().unwrap_or_default());
        let is_known = |address: &str| known.iter().any(|it| origin(it) == origin(address));
        let mut others = web_addresses(text).filter(|it| !is_known(it) && !is_microsofts(it));
        self.left = others.next();
    }
}

/// Tells values without labels apart by their shape: an ID, and with it a domain, a second ID or a secret. Of two IDs,
/// people write the tenant's first. `None` if anything doesn't fit.
fn unlabeled(text: &str) -> Option<PastedApp> {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    // Among several lines, one with spaces is a heading.
    let values: Vec<&str> = match *lines {
        [line] => line.split_whitespace().collect(),
        _ => lines.into_iter().filter_map(only_word).collect(),
    };
    let (mut ids, mut read) = (Vec::new(), PastedApp::default());
    for value in values {
        if let Some(id) = id(value) {
            ids.push(id);
        } else if web_addresses(value).next().is_some() {
            // `take_unlabeled_addresses` reads this address later.
        } else if let Some(domain) = domain(value).filter(|_| read.tenant.is_none()) {
            read.tenant = Some(domain);
        } else {
            let secret =
                secret(unquoted(value)).filter(|it| (SHORTEST..=LONGEST).contains(&it.len()))?;
            if read.secret.replace(secret).is_some() {
                return None;
            }
        }
    }
    let is_enough = ids.len() + usize::from(read.tenant.is_some() || read.secret.is_some()) > 1;
    let mut ids = ids.into_iter();
    match (&read.tenant, ids.len()) {
        (Some(_), 1) => {}
        (None, 1) => read.is_guessed = true,
        (None, 2) => (read.tenant, read.is_guessed) = (ids.next(), true),
        _ => return None,
    }
    read.client_id = ids.next();
    is_enough.then_some(read)
}

/// Fills an empty `place`. Sets `is_several` if `place` already has another value.
fn fill<T: PartialEq>(place: &mut Option<T>, value: Option<T>, is_several: &mut bool) {
    if place.is_none() {
        *place = value;
    } else if value.is_some() {
        *is_several |= *place != value;
    }
}

#[cfg(test)]
mod tests;
