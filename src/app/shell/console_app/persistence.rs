//! Data that outlives the program: profiles in a file, secrets in the system's keyring.

use egui::Context;

use crate::app::language::late_text::LateText;
use crate::app::language::text::{tr, tr_with};
use crate::app::shell::console_app::ConsoleApp;
use crate::app::shell::save_report::SaveReport;
use crate::app::sign_in::credential::credential_place::CredentialPlace;
use crate::app::sign_in::profiles::profile::{ProfileKeeper, SignInKey};
use crate::app::sign_in::profiles::profile_choice_ui::shown;
use crate::app::sign_in::remember::{KeyringRequest, not_kept_text};
use crate::app::words::settings_text::settings_text;
use crate::settings::file::SettingsError;
use crate::settings::profiles::Profiles;
use crate::worker::keyring::KeyringKey;

impl ConsoleApp {
    /// Offers the saved profiles. Fills in the last used one if neither flags, the environment nor the user have filled
    /// in the form.
    pub(crate) fn offer_profiles(&mut self, kept: Profiles) {
        let last = kept.last_used().cloned();
        let form = &mut self.view.form;
        form.profiles.set(kept.profiles);
        if let (Some(last), true) = (last, form.is_untouched()) {
            form.fill(Some(&last));
        }
    }

    /// Marks this sign-in's profile as the last used one. Saves the credential in it without its secrets, but not one
    /// from the environment. Names an unnamed profile after the app in the token.
    pub(crate) fn keep_profile(&mut self, key: SignInKey) {
        let credential = self.view.form.credential.for_profile();
        let token = self.view.snapshot.access.as_ref();
        let token = token.and_then(|report| report.facts.token.as_ref());
        let app = token.and_then(|token| token.name.clone());
        let profiles = self.profiles.clone();
        let is_new = !self.view.form.profiles.all.iter().any(|it| key.is_of(it));
        self.save(move || {
            let saved = profiles.used(&key, credential, app.as_deref());
            if is_new {
                SaveReport::NewProfile(saved, Box::new(key))
            } else {
                SaveReport::Profiles(saved)
            }
        });
    }

    pub(crate) fn rename_profile(&mut self, name: String) {
        let key = SignInKey::of(&self.view.form);
        self.save_profiles(move |file| file.rename(&key, &name));
    }

    /// Deletes the profile, then its secret in the keyring.
    pub(crate) fn delete_profile(&mut self) {
        let key = SignInKey::of(&self.view.form);
        let secret = self.view.form.keyring_key();
        let profiles = self.profiles.clone();
        self.save(move || SaveReport::Deleted(profiles.remove(&key), secret));
    }

    pub(crate) fn save_profiles(
        &mut self,
        change: impl FnOnce(&ProfileKeeper) -> Result<Profiles, SettingsError> + Send + 'static,
    ) {
        let profiles = self.profiles.clone();
        self.save(move || SaveReport::Profiles(change(&profiles)));
    }

    /// Writes on another thread; [`Self::collect_saved`] handles the result.
    pub(crate) fn save(&mut self, write: impl FnOnce() -> SaveReport + Send + 'static) {
        if !self.saver.save(write) {
            self.view.tell_trouble(|| tr("settings-behind"));
        }
    }

    /// Handles the results of saving, and shows a notice about each failure. Only logs a failure to save the window's
    /// place.
    pub(crate) fn collect_saved(&mut self) {
        while let Some(saved) = self.saver.outcome() {
            let told = match saved {
                SaveReport::Preferences(told) => told,
                SaveReport::Place(told) => {
                    if let Err(error) = told {
                        tracing::debug!(%error, "the window's place was not saved");
                    }
                    Ok(())
                }
                SaveReport::Profiles(kept) => self.take_profiles(kept),
                SaveReport::NewProfile(kept, key) => {
                    let told = self.take_profiles(kept);
                    self.tell_new_profile(&key);
                    told
                }
                SaveReport::Deleted(kept, secret) => {
                    let told = self.take_profiles(kept);
                    if told.is_ok() {
                        self.forget_deleted(secret);
                    }
                    told
                }
            };
            if let Err(error) = told {
                self.view.tell_trouble(move || settings_text(&error));
            }
        }
    }

    /// Says under which name a sign-in was saved, if it was.
    fn tell_new_profile(&mut self, key: &SignInKey) {
        let all = &self.view.form.profiles.all;
        if let Some(saved) = all.iter().find(|it| key.is_of(it)) {
            let name = shown(saved, all);
            let words =
                LateText::new(move || tr_with("profiles-saved", &[("name", name.as_str().into())]));
            self.view.remark = Some((words, self.view.now));
        }
    }

    fn forget_deleted(&mut self, secret: Option<KeyringKey>) {
        if secret == self.view.form.keyring_key() {
            self.forget_kept();
        } else if let Some(key) = secret {
            // Doesn't await the answer, because the form now shows another sign-in. A keyring that fails here will
            // probably fail at the next request too, and that failure is reported.
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

    /// Stores a secret in the keyring, now that a sign-in has worked with it. Does so only if the user has chosen this.
    pub(crate) fn keep_secret(&mut self) {
        if let Some((key, secret)) = self.to_keep.take() {
            let answer = self.worker.remember(key, secret);
            let (runtime, wake) = (self.worker.runtime(), self.wake.clone());
            self.keeping = Some(KeyringRequest::new(runtime, answer, wake));
        }
    }

    pub(crate) fn forget_kept(&mut self) {
        let form = &mut self.view.form;
        form.drop_stale_secret();
        form.credential.kept = None;
        if let Some(key) = form.keyring_key() {
            let answer = self.worker.forget(key);
            let (runtime, wake) = (self.worker.runtime(), self.wake.clone());
            form.remember
                .forgets(KeyringRequest::new(runtime, answer, wake));
        }
    }

    /// Looks up the secret for the sign-in form's contents in the keyring, if these contents have changed.
    pub(crate) fn look_up_secret(&mut self) {
        let form = &mut self.view.form;
        if form.drop_stale_secret()
            && let Some(key) = form.remember.key().cloned()
        {
            let answer = self.worker.recall(key);
            let (runtime, wake) = (self.worker.runtime(), self.wake.clone());
            form.remember
                .looks(KeyringRequest::new(runtime, answer, wake));
        }
    }

    /// While nobody is signed in, looks up the form's secret in the keyring. Waits while the user types, because half
    /// an ID has no secret. Then processes the keyring's answers.
    pub(crate) fn collect_kept(&mut self, ctx: &Context) {
        if self.view.snapshot.sign_in.session().is_none() && !ctx.text_edit_focused() {
            self.look_up_secret();
        }
        self.view.form.remember.collect();
        if let Some(answer) = self.keeping.as_mut().and_then(KeyringRequest::take) {
            self.keeping = None;
            match answer {
                Ok(()) => self.view.place = kept_place(&self.view.place),
                Err(trouble) => self.view.tell_trouble(move || not_kept_text(trouble)),
            }
        }
    }
}

/// Returns the credential's place after the keyring has stored the secret or the password.
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
