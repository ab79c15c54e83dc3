//! What is kept from one start to the next: profiles in a file, and secrets in the keyring of the system.

use egui::Context;

use crate::app::language::text::tr;
use crate::app::shell::console_app::ConsoleApp;
use crate::app::shell::saved::Saved;
use crate::app::sign_in::credential::credential_place::CredentialPlace;
use crate::app::sign_in::profiles::profile::{ProfileKeeper, SignInKey};
use crate::app::sign_in::remember::{Asked, trouble_text};
use crate::app::words::settings_text::settings_text;
use crate::settings::file::SettingsError;
use crate::settings::profiles::Profiles;
use crate::worker::keyring::KeyringKey;

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
    pub(crate) fn keep_profile(&mut self, key: SignInKey) {
        let credential = self.view.form.credential.for_profile();
        self.save_profiles(move |file| file.used(&key, credential));
    }

    pub(crate) fn rename_profile(&mut self, name: String) {
        let key = SignInKey::of(&self.view.form);
        self.save_profiles(move |file| file.rename(&key, &name));
    }

    /// What the keyring holds goes once the profile has gone.
    pub(crate) fn delete_profile(&mut self) {
        let key = SignInKey::of(&self.view.form);
        let secret = self.view.form.keyring_key();
        let profiles = self.profiles.clone();
        self.save(move || Saved::Deleted(profiles.remove(&key), secret));
    }

    pub(crate) fn save_profiles(
        &mut self,
        change: impl FnOnce(&ProfileKeeper) -> Result<Profiles, SettingsError> + Send + 'static,
    ) {
        let profiles = self.profiles.clone();
        self.save(move || Saved::Profiles(change(&profiles)));
    }

    /// Writes beside the window, which is told by [`Self::collect_saved`].
    pub(crate) fn save(&mut self, write: impl FnOnce() -> Saved + Send + 'static) {
        if !self.saver.save(write) {
            self.view.tell_trouble(tr("settings-behind"));
        }
    }

    /// Takes in what was written, and tells what could not be.
    pub(crate) fn collect_saved(&mut self) {
        while let Some(saved) = self.saver.outcome() {
            let told = match saved {
                Saved::Preferences(told) => told,
                Saved::Place(told) => {
                    if let Err(error) = told {
                        tracing::debug!(%error, "where the window stands was not kept");
                    }
                    Ok(())
                }
                Saved::Profiles(kept) => self.take_profiles(kept),
                Saved::Deleted(kept, secret) => {
                    let told = self.take_profiles(kept);
                    if told.is_ok() {
                        self.forget_deleted(secret);
                    }
                    told
                }
            };
            if let Err(error) = told {
                self.view.tell_trouble(settings_text(&error));
            }
        }
    }

    fn forget_deleted(&mut self, secret: Option<KeyringKey>) {
        if secret == self.view.form.keyring_key() {
            self.forget_kept();
        } else if let Some(key) = secret {
            // The form is somebody else's by now; the keyring tells its troubles when it is asked the next time.
            drop(self.worker.forget(key));
        }
    }

    fn take_profiles(
        &mut self,
        kept: Result<Profiles, SettingsError>,
    ) -> Result<(), SettingsError> {
        self.view.form.profiles.set(kept?.profiles);
        Ok(())
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
