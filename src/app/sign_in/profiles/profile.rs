//! Finds, saves, renames and deletes the profile of a sign-in. A profile also holds choices such as the callback
//! address.
//!
//! The demo has no profile.

use std::path::Path;

use crate::app::sign_in::sign_in_form::SignInForm;
use crate::app::state::choices::Choices;
use crate::moderation::model::ids::is_guid;
use crate::moderation::model::ids::tail;
use crate::moderation::model::name::SafeName;
use crate::settings::file::SettingsError;
use crate::settings::profiles::{Profile, ProfileCloud, ProfileCredential, Profiles, ProfilesFile};
use crate::worker::Cloud;

/// Identifies a sign-in and its profile: cloud, tenant and application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SignInKey {
    cloud: ProfileCloud,
    tenant: String,
    client_id: String,
}

impl SignInKey {
    pub(crate) fn of(form: &SignInForm) -> Self {
        let typed = |text: &str| text.trim().to_owned();
        let authority = typed(&form.authority_url);
        Self {
            cloud: match form.cloud {
                Cloud::Global => ProfileCloud::Global,
                Cloud::UsGovL4 => ProfileCloud::UsGovL4,
                Cloud::UsGovL5 => ProfileCloud::UsGovL5,
                Cloud::Custom => ProfileCloud::Custom {
                    graph: typed(&form.graph_url),
                    authority: (!authority.is_empty()).then_some(authority),
                },
            },
            tenant: typed(&form.tenant),
            client_id: typed(&form.client_id),
        }
    }

    fn new_profile(&self) -> Profile {
        Profile {
            name: self.tenant.clone(),
            cloud: self.cloud.clone(),
            tenant: self.tenant.clone(),
            client_id: self.client_id.clone(),
            callback_uri: None,
            guest_name: None,
            auto_cancel_secs: 0,
            credential: ProfileCredential::Secret,
            last_used: false,
        }
    }

    /// Returns the name of this sign-in's profile. `None` without a profile, or if the profile is only named after its
    /// tenant.
    pub(crate) fn given_name<'a>(&self, all: &'a [Profile]) -> Option<&'a str> {
        let found = all.iter().find(|known| self.is_of(known))?;
        (found.name != found.tenant).then_some(&*found.name)
    }

    /// Whether a profile belongs to this sign-in.
    pub(crate) fn is_of(&self, profile: &Profile) -> bool {
        profile.is_for(&self.cloud, &self.tenant, &self.client_id)
    }
}

/// Maximum number of characters of an app's name in the name of a profile.
const MAX_APP_NAME: usize = 40;

/// Returns a name for a profile that nobody has named: the app, and the domain or the end of the tenant's id.
fn telling_name(app: &str, tenant: &str) -> String {
    let safe = SafeName::new(app);
    let app: String = safe.as_str().chars().take(MAX_APP_NAME).collect();
    let tenant = if is_guid(tenant) {
        tail(tenant)
    } else {
        tenant.to_owned()
    };
    if app.trim().is_empty() {
        tenant
    } else {
        format!("{app} · {tenant}")
    }
}

/// Reads and changes the profiles file.
#[derive(Clone)]
pub(crate) struct ProfileKeeper {
    file: ProfilesFile,
}

impl ProfileKeeper {
    pub(crate) fn new(folder: &Path) -> Self {
        Self {
            file: ProfilesFile::new(folder),
        }
    }

    pub(crate) fn all(&self) -> Result<Profiles, SettingsError> {
        self.file.load()
    }

    /// Saves this sign-in as the last used one, and its credential if given. If `app` is given, an unnamed profile gets
    /// a name made from the app and the tenant.
    pub(crate) fn used(
        &self,
        key: &SignInKey,
        credential: Option<ProfileCredential>,
        app: Option<&str>,
    ) -> Result<Profiles, SettingsError> {
        self.change(key, |profile| {
            profile.last_used = true;
            if profile.name == profile.tenant
                && let Some(app) = app
            {
                profile.name = telling_name(app, &profile.tenant);
            }
            if let Some(credential) = credential {
                profile.credential = credential;
            }
        })
    }

    pub(crate) fn rename(&self, key: &SignInKey, name: &str) -> Result<Profiles, SettingsError> {
        self.change(key, |profile| name.clone_into(&mut profile.name))
    }

    /// Deletes the profile of this sign-in, and returns the profiles that are left.
    pub(crate) fn remove(&self, key: &SignInKey) -> Result<Profiles, SettingsError> {
        self.file.remove(&key.cloud, &key.tenant, &key.client_id)
    }

    fn change(
        &self,
        key: &SignInKey,
        edit: impl FnOnce(&mut Profile),
    ) -> Result<Profiles, SettingsError> {
        self.file.change(|profiles| {
            let found = profiles.find(&key.cloud, &key.tenant, &key.client_id);
            let mut profile = found.cloned().unwrap_or_else(|| key.new_profile());
            edit(&mut profile);
            profiles.upsert(profile);
        })
    }

    /// Returns the saved choices of this sign-in, or the default ones if none are saved.
    pub(crate) fn choices(&self, key: &SignInKey) -> Result<Choices, SettingsError> {
        let profiles = self.file.load()?;
        let found = profiles.find(&key.cloud, &key.tenant, &key.client_id);
        Ok(found.map(Choices::of).unwrap_or_default())
    }

    /// Saves the choices that differ from `before`. Omits a callback address that may contain a key. Fails and leaves
    /// the file as it is if the file can't be read.
    pub(crate) fn keep(
        &self,
        key: &SignInKey,
        before: &Choices,
        now: &Choices,
    ) -> Result<Profiles, SettingsError> {
        self.change(key, |profile| now.write(before, profile))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::app::state::start::Prefill;
    use crate::settings::environment::Environment;

    fn key(tenant: &str) -> SignInKey {
        SignInKey::of(&SignInForm::new(Prefill {
            graph_url: Some("http://127.0.0.1:1".into()),
            app: Environment {
                tenant: Some(tenant.into()),
                client_id: Some("app".into()),
                ..Environment::default()
            },
            ..Prefill::default()
        }))
    }

    #[test]
    fn each_sign_in_has_choices_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = ProfileKeeper::new(folder.path());
        let chosen = Choices {
            callback_uri: Some("https://bot.example/calls".into()),
            guest_name: Some("Desk".into()),
            auto_cancel_secs: 20,
        };
        keeper
            .keep(&key("one.example"), &Choices::default(), &chosen)
            .unwrap();
        assert_eq!(keeper.choices(&key(" One.example")).unwrap(), chosen);
        assert_eq!(
            keeper.choices(&key("two.example")).unwrap(),
            Choices::default()
        );
    }

    #[test]
    fn a_profile_that_nobody_named_is_called_by_its_app_and_one_with_a_name_keeps_it() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = ProfileKeeper::new(folder.path());
        let named = |keeper: &ProfileKeeper, key: &SignInKey, app| {
            let all = keeper.used(key, None, app).unwrap();
            let found = all.find(&key.cloud, &key.tenant, &key.client_id);
            found.unwrap().name.clone()
        };
        let key = key("11111111-2222-3333-4444-555555555555");
        assert_eq!(
            named(&keeper, &key, None),
            key.tenant,
            "nothing better is known"
        );
        assert_eq!(named(&keeper, &key, Some("Desk bot")), "Desk bot · …5555");
        keeper.rename(&key, "Ours").unwrap();
        assert_eq!(named(&keeper, &key, Some("Desk bot")), "Ours");
    }

    #[test]
    fn an_address_that_may_hold_a_key_is_used_and_never_kept() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = ProfileKeeper::new(folder.path());
        let key = key("one.example");
        let with = |address: &str| Choices {
            callback_uri: Some(address.to_owned()),
            ..Choices::default()
        };
        let plain = with("https://bot.example/calls");
        keeper.keep(&key, &Choices::default(), &plain).unwrap();
        let keyed = with("https://bot.example/calls?code=hush-7f3a");
        keeper.keep(&key, &plain, &keyed).unwrap();
        assert_eq!(keeper.choices(&key).unwrap().callback_uri, None);
        for file in std::fs::read_dir(folder.path()).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            assert!(!text.contains("hush-7f3a"), "{text}");
        }
    }

    #[test]
    fn what_another_window_chose_meanwhile_stays() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = ProfileKeeper::new(folder.path());
        let key = key("one.example");
        let nothing = Choices::default();
        let named = Choices {
            guest_name: Some("Desk".into()),
            ..Choices::default()
        };
        keeper.keep(&key, &nothing, &named).unwrap();
        let timed = Choices {
            auto_cancel_secs: 30,
            ..Choices::default()
        };
        keeper.keep(&key, &nothing, &timed).unwrap();
        let both = keeper.choices(&key).unwrap();
        assert_eq!(both.guest_name.as_deref(), Some("Desk"));
        assert_eq!(both.auto_cancel(), Some(Duration::from_secs(30)));
    }
}
