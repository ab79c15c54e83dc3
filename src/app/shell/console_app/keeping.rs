//! What is kept from one start to the next: profiles in a file, and secrets in the keyring of the system.

use egui::Context;

use crate::app::shell::console_app::ConsoleApp;
use crate::app::sign_in::credential::credential_place::CredentialPlace;
use crate::app::sign_in::profiles::profile::SignInKey;
use crate::app::sign_in::remember::{Asked, trouble_text};
use crate::app::words::settings_text::settings_text;
use crate::settings::file::SettingsError;
use crate::settings::profiles::Profiles;

impl ConsoleApp {
    /// Offers the profiles, and fills in the one that was used last where nothing else says where to sign in.
    pub(crate) fn offer_profiles(&mut self, kept: Profiles) {
        let last = kept.last_used().cloned();
        let form = &mut self.view.form;
        form.profiles.set(kept.profiles);
        if let (Some(last), true) = (last, form.is_untouched()) {
            form.fill(Some(&last));
        }
    }

    /// Keeps which sign-in was used last, and with which kind of credential.
    pub(crate) fn keep_profile(&mut self, key: &SignInKey) {
        let credential = self.view.form.credential.for_profile();
        let kept = self.profiles.used(key, credential);
        self.take_profiles(kept);
    }

    pub(crate) fn rename_profile(&mut self, name: &str) {
        let key = SignInKey::of(&self.view.form);
        let kept = self.profiles.rename(&key, name);
        self.take_profiles(kept);
    }

    pub(crate) fn delete_profile(&mut self) {
        let key = SignInKey::of(&self.view.form);
        let kept = self.profiles.remove(&key);
        if kept.is_ok() {
            self.forget_kept();
        }
        self.take_profiles(kept);
    }

    fn take_profiles(&mut self, kept: Result<Profiles, SettingsError>) {
        match kept {
            Ok(kept) => self.view.form.profiles.set(kept.profiles),
            Err(error) => self.view.tell_trouble(settings_text(&error)),
        }
    }

    /// Puts into the keyring what the sign-in has shown to be right.
    pub(crate) fn keep_secret(&mut self) {
        if let Some((key, secret)) = self.to_keep.take() {
            let answer = self.worker.remember(key, secret);
            let (runtime, wake) = (self.worker.runtime(), self.wake.clone());
            self.keeping = Some(Asked::new(runtime, answer, wake));
        }
    }

    pub(crate) fn forget_kept(&mut self) {
        let form = &mut self.view.form;
        form.mind_kept();
        form.credential.kept = None;
        if let Some(key) = form.keyring_key() {
            let answer = self.worker.forget(key);
            let (runtime, wake) = (self.worker.runtime(), self.wake.clone());
            form.remember.forgets(Asked::new(runtime, answer, wake));
        }
    }

    /// Looks for what the keyring holds for what stands in the form, once that is new.
    pub(crate) fn mind_kept(&mut self) {
        let form = &mut self.view.form;
        if form.mind_kept()
            && let Some(key) = form.remember.key().cloned()
        {
            let answer = self.worker.recall(key);
            let (runtime, wake) = (self.worker.runtime(), self.wake.clone());
            form.remember.looks(Asked::new(runtime, answer, wake));
        }
    }

    /// Takes in what the keyring answered. While somebody types, it is not asked: half an id is nobody's.
    pub(crate) fn collect_kept(&mut self, ctx: &Context) {
        if self.view.snapshot.sign_in.session().is_none() && !ctx.text_edit_focused() {
            self.mind_kept();
        }
        self.view.form.remember.collect();
        if let Some(answer) = self.keeping.as_mut().and_then(Asked::take) {
            self.keeping = None;
            match answer {
                Ok(()) => self.view.place = kept_place(&self.view.place),
                Err(trouble) => self.view.tell_trouble(trouble_text(trouble)),
            }
        }
    }
}

/// The same place, now that the keyring has taken the secret or the password.
fn kept_place(place: &CredentialPlace) -> CredentialPlace {
    match place {
        CredentialPlace::Memory => CredentialPlace::Keyring,
        CredentialPlace::File { path, .. } => CredentialPlace::File {
            path: path.clone(),
            password_kept: true,
        },
        other => other.clone(),
    }
}
