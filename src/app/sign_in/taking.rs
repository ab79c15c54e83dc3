//! Distributes a pasted text to the fields of the sign-in form.

use crate::app::language::late_text::is_corrected;
use crate::app::sign_in::credential::credential_form::CredentialKind;
use crate::app::sign_in::pasted::address::cloud_of_graph;
use crate::app::sign_in::pasted::pasted_app::PastedApp;
use crate::app::sign_in::pasted::pasted_notes::PasteNote;
use crate::app::sign_in::sign_in_form::{FocusTarget, SignInForm};
use crate::app::state::start::AuthorityDoubt;
use crate::settings::callback::check_callback;
use crate::worker::Cloud;

impl SignInForm {
    /// Puts the values of a pasted text into their fields, and notes values that it leaves out. Returns whether the
    /// text contains any values.
    pub(crate) fn take(&mut self, text: &str) -> bool {
        let Some(mut read) = PastedApp::read(text) else {
            return false;
        };
        self.is_guessed = read.is_guessed;
        self.pasted = self.take_addresses(read.graph.take(), read.authority.take());
        let errors = &mut self.errors;
        for (value, place, error) in [
            (read.tenant, &mut self.tenant, &mut errors.tenant),
            (read.client_id, &mut self.client_id, &mut errors.client_id),
        ] {
            if let Some(value) = value {
                *place = value;
                is_corrected(error);
            }
        }
        let note = read.secret.map(|secret| self.take_secret(&secret));
        let callback = read.callback.map(|address| self.take_callback(address));
        let others = [
            (read.is_several, PasteNote::Several),
            (read.is_masked, PasteNote::Masked),
        ];
        let others = others.into_iter().filter(|it| it.0).map(|it| it.1);
        let others = others.chain(note).chain(callback);
        self.pasted
            .extend(others.chain(read.left.map(PasteNote::Left)));
        self.new_notes = self.pasted.len();
        self.leads_to = Some(FocusTarget::FirstEmpty);
        true
    }

    /// Takes pasted addresses, and chooses the cloud that they belong to. Otherwise a secret from the same text could
    /// go to another server. Returns a note if this changed the cloud.
    fn take_addresses(
        &mut self,
        graph: Option<String>,
        authority: Option<String>,
    ) -> Vec<PasteNote> {
        let Some(named) = graph.clone().or_else(|| authority.clone()) else {
            return Vec::new();
        };
        let before = self.cloud;
        let clouds = match &graph {
            Some(graph) => cloud_of_graph(graph).into_iter().collect(),
            None => Cloud::of_authority(authority.as_deref().unwrap_or_default()),
        };
        self.authority_doubt = match &clouds[..] {
            [_, _, ..] if !clouds.contains(&before) => AuthorityDoubt::about(&named, &clouds),
            _ => None,
        };
        match clouds.first() {
            Some(_) if clouds.contains(&before) => {}
            Some(cloud) => self.cloud = *cloud,
            None => {
                self.cloud = Cloud::Custom;
                self.authority_url = authority.unwrap_or_default();
                self.graph_url = graph.unwrap_or_default();
            }
        }
        is_corrected(&mut self.errors.graph_url);
        is_corrected(&mut self.errors.authority_url);
        let is_new = self.cloud != before;
        let note = is_new.then_some(PasteNote::Cloud(self.cloud, named));
        note.into_iter().collect()
    }

    /// Whether the form still is as this note says.
    pub(crate) fn bears_out(&self, note: &PasteNote) -> bool {
        match note {
            PasteNote::Cloud(Cloud::Custom, address) => {
                let typed = [&self.graph_url, &self.authority_url];
                typed.iter().any(|typed| typed.trim() == address)
            }
            _ => true,
        }
    }

    /// Puts a pasted secret into its field. Chooses it as the kind of credential, but not if another kind is filled in.
    /// Returns the note about it.
    fn take_secret(&mut self, secret: &str) -> PasteNote {
        self.credential.secret = secret.into();
        if self.credential.kind == CredentialKind::Secret {
            is_corrected(&mut self.errors.credential.secret);
            return PasteNote::SecretTaken;
        }
        if self.credential.is_filled_in() {
            return PasteNote::NoSecretNeeded;
        }
        self.choose_secret();
        PasteNote::SecretChosen
    }

    pub(crate) fn choose_secret(&mut self) {
        let before = std::mem::replace(&mut self.credential.kind, CredentialKind::Secret);
        self.credential.is_wanted = false;
        self.errors.turn_to(CredentialKind::Secret, before);
        is_corrected(&mut self.errors.credential.secret);
    }

    /// Takes a pasted callback address for the session, if Graph could use it. Returns the note about it.
    fn take_callback(&mut self, address: String) -> PasteNote {
        if check_callback(&address).is_err() {
            return PasteNote::Left(address);
        }
        self.callback = Some(address.clone());
        PasteNote::Callback(address)
    }
}
