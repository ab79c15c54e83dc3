//! Saved sign-ins in `profiles.json`, without their secrets. Entries that cannot be read stay in the file.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;
use serde_with::skip_serializing_none;
use url::Url;

use crate::moderation::model::ids::one_spelling;
use crate::settings::file::{Settings, SettingsError, SettingsFile};

/// A saved sign-in: cloud, tenant, app, credential kind, and the user's choices.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Name given by the user, otherwise made from the app's name and the tenant, or the tenant alone. Need not be unique.
    pub name: String,
    /// The cloud whose Graph and sign-in authority are used.
    pub cloud: ProfileCloud,
    /// Directory (tenant) ID or domain.
    pub tenant: String,
    /// Application (client) ID.
    pub client_id: String,
    /// Address for Graph's notifications; see
    /// [`check_callback`](crate::settings::callback::check_callback).
    pub callback_uri: Option<String>,
    /// Name for joining meetings as a guest.
    pub guest_name: Option<String>,
    /// Cancels an invitation after ringing for this many seconds; 0 lets it ring.
    #[serde(default)]
    pub auto_cancel_secs: u16,
    /// Kind of credential, without the secret itself.
    #[serde(default)]
    pub credential: ProfileCredential,
    /// Whether this profile was used last. If several profiles are marked, the first counts.
    #[serde(default)]
    pub last_used: bool,
}

/// A national cloud, or the addresses of a custom one as typed.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ProfileCloud {
    /// The worldwide cloud.
    Global,
    /// US Government L4.
    UsGovL4,
    /// US Government L5.
    UsGovL5,
    /// A custom cloud, with its addresses as typed.
    Custom {
        /// Graph root.
        graph: String,
        /// Sign-in authority. If omitted, the authority of Graph's national cloud or, on loopback, the Graph root.
        authority: Option<String>,
    },
}

/// Kind and location of a credential, never the credential itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ProfileCredential {
    /// A client secret.
    #[default]
    Secret,
    /// A certificate with its key.
    Certificate {
        /// Path of the certificate's PEM or PFX file.
        path: String,
        /// Whether to sign with RS256 instead of PS256.
        #[serde(default)]
        rs256: bool,
        /// Whether to send the certificate chain.
        #[serde(default)]
        send_chain: bool,
    },
    /// A federated token.
    Federated {
        /// Path of the file with the token.
        path: String,
    },
    /// A token that is pasted.
    AccessToken,
}

impl ProfileCloud {
    /// Whether both are the same national cloud, or custom clouds with the same addresses in any spelling.
    pub fn is_same_place(&self, other: &Self) -> bool {
        match (self.custom(), other.custom()) {
            (Some(one), Some(other)) => one == other,
            _ => self == other,
        }
    }

    /// Returns the Graph root and authority of a custom cloud, normalized; `None` for a national cloud. Without an
    /// authority, returns the Graph root twice.
    fn custom(&self) -> Option<(String, String)> {
        let Self::Custom { graph, authority } = self else {
            return None;
        };
        let authority = authority
            .as_deref()
            .filter(|typed| !typed.trim().is_empty());
        Some((
            plain_address(graph),
            plain_address(authority.unwrap_or(graph)),
        ))
    }
}

impl Profile {
    /// Whether this profile is for the given cloud, tenant and app.
    pub fn is_for(&self, cloud: &ProfileCloud, tenant: &str, client_id: &str) -> bool {
        let same = |kept: &str, asked: &str| one_spelling(kept) == one_spelling(asked);
        self.cloud.is_same_place(cloud)
            && same(&self.tenant, tenant)
            && same(&self.client_id, client_id)
    }
}

/// All profiles, in the order they were created.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profiles {
    /// One profile per sign-in.
    pub profiles: Vec<Profile>,
    /// Entries that could not be read, which stay in the file.
    #[serde(skip)]
    unreadable: Unreadable,
    /// The problem of the first unreadable entry, for the window to show; `None` if all could be
    /// read.
    #[serde(skip)]
    pub trouble: Option<String>,
}

/// Entries of the file that cannot be read as profiles. Never printed, because they may contain a secret.
#[derive(Clone, Default, PartialEq, Eq)]
struct Unreadable(Vec<Value>);

impl fmt::Debug for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} entries", self.0.len())
    }
}

impl Serialize for Profiles {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(untagged)]
        enum Entry<'a> {
            Profile(&'a Profile),
            Unreadable(&'a Value),
        }
        #[derive(Serialize)]
        struct Written<'a> {
            profiles: Vec<Entry<'a>>,
        }
        let readable = self.profiles.iter().map(Entry::Profile);
        let all = readable.chain(self.unreadable.0.iter().map(Entry::Unreadable));
        let file = Written {
            profiles: all.collect(),
        };
        file.serialize(serializer)
    }
}

impl Settings for Profiles {
    const FILE: &'static str = "profiles.json";

    fn rest_of(text: &str, broken: &SettingsError) -> Option<Self> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Written {
            profiles: Vec<Value>,
        }
        let SettingsError::Broken { path, line, what } = broken else {
            return None;
        };
        let mut read = Self::default();
        for entry in serde_json::from_str::<Written>(text).ok()?.profiles {
            match Profile::deserialize(&entry) {
                Ok(profile) => read.profiles.push(profile),
                Err(_told_by_line) => read.unreadable.0.push(entry),
            }
        }
        read.trouble = Some(format!(
            "{path}, line {line}: {what}; fix or remove this profile, which isn't offered"
        ));
        (!read.unreadable.0.is_empty()).then_some(read)
    }
}

impl Profiles {
    /// Finds the profile for the given cloud, tenant and app; `None` if there is none.
    pub fn find(&self, cloud: &ProfileCloud, tenant: &str, client_id: &str) -> Option<&Profile> {
        self.profiles
            .iter()
            .find(|profile| profile.is_for(cloud, tenant, client_id))
    }

    /// Returns the profile with which the sign-in form starts; `None` if there is none.
    pub fn last_used(&self) -> Option<&Profile> {
        self.profiles.iter().find(|profile| profile.last_used)
    }

    /// Replaces the profile for the same cloud, tenant and app, or appends the new one. If the new one is `last_used`,
    /// clears that mark on all others.
    pub fn upsert(&mut self, profile: Profile) {
        if profile.last_used {
            for other in &mut self.profiles {
                other.last_used = false;
            }
        }
        let (cloud, tenant, client_id) = (&profile.cloud, &profile.tenant, &profile.client_id);
        let place = self
            .profiles
            .iter_mut()
            .find(|known| known.is_for(cloud, tenant, client_id));
        match place {
            Some(known) => *known = profile,
            None => self.profiles.push(profile),
        }
    }

    /// Removes the profile for the given cloud, tenant and app.
    pub fn remove(&mut self, cloud: &ProfileCloud, tenant: &str, client_id: &str) {
        self.profiles
            .retain(|profile| !profile.is_for(cloud, tenant, client_id));
    }
}

/// The file `profiles.json` in the data folder.
pub type ProfilesFile = SettingsFile<Profiles>;

impl ProfilesFile {
    /// Removes a profile; returns the remaining ones.
    pub fn remove(
        &self,
        cloud: &ProfileCloud,
        tenant: &str,
        client_id: &str,
    ) -> Result<Profiles, SettingsError> {
        self.change(|profiles| profiles.remove(cloud, tenant, client_id))
    }
}

/// Normalizes an address: case of the host, default port, trailing slashes.
fn plain_address(typed: &str) -> String {
    let typed = typed.trim();
    let url = Url::parse(typed).map_or_else(|_| typed.to_owned(), String::from);
    url.trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn profile(name: &str, cloud: ProfileCloud) -> Profile {
        Profile {
            name: name.into(),
            cloud,
            tenant: "contoso.example".into(),
            client_id: "11111111-aaaa-bbbb-cccc-222222222222".into(),
            callback_uri: None,
            guest_name: None,
            auto_cancel_secs: 0,
            credential: ProfileCredential::Secret,
            last_used: false,
        }
    }

    fn custom(graph: &str, authority: Option<&str>) -> ProfileCloud {
        ProfileCloud::Custom {
            graph: graph.into(),
            authority: authority.map(Into::into),
        }
    }

    #[test]
    fn what_was_kept_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = ProfilesFile::new(&folder.path().join("new"));
        assert_eq!(file.load().unwrap(), Profiles::default());
        let own = custom("https://graph.example", Some("https://login.example"));
        let full = Profile {
            callback_uri: Some("https://calls.example.org/hook".into()),
            guest_name: Some("Moderator".into()),
            auto_cancel_secs: 45,
            credential: ProfileCredential::Certificate {
                path: "/keys/app.pfx".into(),
                rs256: true,
                send_chain: true,
            },
            last_used: true,
            ..profile("Full", own.clone())
        };
        let sparse = profile("Sparse", ProfileCloud::UsGovL5);
        file.change(|kept| kept.upsert(sparse.clone())).unwrap();
        let kept = file.change(|kept| kept.upsert(full.clone())).unwrap();
        assert_eq!(kept.profiles, [sparse.clone(), full.clone()]);
        assert_eq!(file.load().unwrap(), kept);
        assert_eq!(kept.last_used(), Some(&full));
        let left = file.remove(&own, &full.tenant, &full.client_id).unwrap();
        assert_eq!(left.profiles, [sparse]);
        assert_eq!(file.load().unwrap(), left);
    }

    #[test]
    fn a_broken_profile_costs_only_itself_and_stays_in_the_file() {
        const GOOD: &str = r#"{"name": "A", "cloud": "global", "tenant": "t", "client_id": "c"}"#;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("profiles.json");
        let file = ProfilesFile::new(folder.path());
        for broken in [
            r#"{"name": "of tomorrow", "cloud": {"moon": 1}, "tenant": "t", "client_id": "c"}"#,
            r#"{"name": "of tomorrow", "color": 1, "cloud": "global", "tenant": "t", "client_id": "c"}"#,
            r#"["of tomorrow"]"#,
            r#""of tomorrow""#,
        ] {
            fs::write(&path, format!("{{\"profiles\": [\n{broken},\n{GOOD}]}}")).unwrap();
            let read = file.load().unwrap();
            assert_eq!(read.profiles.len(), 1, "{broken}");
            let told = read.trouble.unwrap();
            assert!(told.contains("profiles.json, line 2"), "{told}");
            let kept = file
                .change(|kept| kept.upsert(profile("B", ProfileCloud::UsGovL4)))
                .unwrap();
            assert_eq!(kept.profiles.len(), 2, "{broken}");
            assert!(fs::read_to_string(&path).unwrap().contains("of tomorrow"));
            let again = file.load().unwrap();
            assert_eq!((again.profiles.len(), again.trouble.is_some()), (2, true));
        }
        for whole in [
            "{\"profiles\": 7}",
            "{\"profiles\": [], \"x\": 1}",
            "{\"profiles\": [",
        ] {
            fs::write(&path, whole).unwrap();
            assert!(file.load().is_err() && file.change(|_| ()).is_err());
            assert_eq!(fs::read_to_string(&path).unwrap(), whole);
        }
    }

    #[test]
    fn the_file_can_be_written_by_hand() {
        let folder = tempfile::tempdir().unwrap();
        let file = ProfilesFile::new(folder.path());
        let text = r#"{"profiles": [
            {"name": "A", "cloud": "us_gov_l4", "tenant": "t", "client_id": "c"},
            {"name": "B", "cloud": {"custom": {"graph": "http://127.0.0.1:1"}}, "tenant": "t", "client_id": "c"}
        ]}"#;
        fs::write(folder.path().join("profiles.json"), text).unwrap();
        let profiles = file.load().unwrap();
        let find = |cloud| profiles.find(&cloud, "t", "c").map(|found| &*found.name);
        assert_eq!(find(ProfileCloud::UsGovL4), Some("A"));
        assert_eq!(find(custom("http://127.0.0.1:1", None)), Some("B"));
        assert_eq!(find(ProfileCloud::Global), None);
        assert_eq!(profiles.last_used(), None);
    }

    #[test]
    fn one_app_has_one_profile_in_capitals_in_braces_or_without_hyphens() {
        let kept = profile("A", ProfileCloud::Global);
        let profiles = Profiles {
            profiles: vec![kept.clone()],
            ..Profiles::default()
        };
        let capitals = kept.client_id.to_uppercase();
        for id in [
            format!("{{{capitals}}}"),
            capitals.replace('-', ""),
            capitals,
        ] {
            let found = profiles.find(&ProfileCloud::Global, &kept.tenant, &id);
            assert_eq!(found, Some(&kept), "{id}");
        }
    }

    #[test]
    fn one_sign_in_has_one_profile_however_it_is_spelled() {
        let kept = custom("https://graph.example/root", Some("https://login.example"));
        for (cloud, tenant, is_same) in [
            (kept.clone(), "contoso.example", true),
            (kept.clone(), " Contoso.Example ", true),
            (
                custom(
                    " https://Graph.example:443/root/ ",
                    Some("https://login.example/"),
                ),
                "contoso.example",
                true,
            ),
            (kept.clone(), "fabrikam.example", false),
            (
                custom("https://graph.example/Root", Some("https://login.example")),
                "contoso.example",
                false,
            ),
            (
                custom("https://graph.example/root", Some("https://other.example")),
                "contoso.example",
                false,
            ),
            (
                custom("https://graph.example/root", None),
                "contoso.example",
                false,
            ),
            (ProfileCloud::Global, "contoso.example", false),
        ] {
            let mut profiles = Profiles::default();
            profiles.upsert(profile("Old", kept.clone()));
            profiles.upsert(Profile {
                tenant: tenant.into(),
                ..profile("New", cloud.clone())
            });
            let names: Vec<_> = profiles.profiles.iter().map(|known| &*known.name).collect();
            let wanted: &[&str] = if is_same { &["New"] } else { &["Old", "New"] };
            assert_eq!(names, wanted, "{cloud:?} {tenant:?}");
        }
        let loopback = "http://127.0.0.1:8080";
        for authority in [Some(""), Some("http://127.0.0.1:8080/")] {
            assert!(custom(loopback, None).is_same_place(&custom(loopback, authority)));
        }
    }

    #[test]
    fn only_the_newest_is_the_last_used() {
        let used = |name, cloud| Profile {
            last_used: true,
            ..profile(name, cloud)
        };
        let mut profiles = Profiles::default();
        profiles.upsert(used("A", ProfileCloud::Global));
        profiles.upsert(used("B", ProfileCloud::UsGovL4));
        profiles.upsert(profile("C", ProfileCloud::UsGovL5));
        let last = |profiles: &Profiles| profiles.last_used().map(|last| last.name.clone());
        assert_eq!(last(&profiles).as_deref(), Some("B"));
        profiles.upsert(used("A", ProfileCloud::Global));
        assert_eq!(last(&profiles).as_deref(), Some("A"));
        let marked = profiles.profiles.iter().filter(|known| known.last_used);
        assert_eq!(marked.count(), 1);
    }

    #[test]
    fn a_file_that_is_not_understood_is_told_by_line_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let file = ProfilesFile::new(folder.path());
        let path = folder.path().join("profiles.json");
        let good =
            "{\"name\": \"A\", \"cloud\": \"global\", \"tenant\": \"t\", \"client_id\": \"c\"";
        for (text, line, word) in [
            ("{\n  \"color\": 1\n}".to_owned(), "line 2", "color"),
            (
                format!("{{\"profiles\": [\n{good},\n\"client_secret\": \"s3cret\"}}]}}"),
                "line 3",
                "client_secret",
            ),
            (
                format!(
                    "{{\"profiles\": [\n\n{}}}]}}",
                    good.replace("global", "mars")
                ),
                "line 3",
                "us_gov_l4",
            ),
            (
                format!("{{\"profiles\": [{good},\n\"auto_cancel_secs\": 70000}}]}}"),
                "line 2",
                "70000",
            ),
            ("{\"profiles\": [".to_owned(), "line 1", "EOF"),
        ] {
            fs::write(&path, &text).unwrap();
            let read = file.load();
            let told = match &read {
                Ok(rest) => rest.trouble.clone().unwrap(),
                Err(error) => error.to_string(),
            };
            assert!(told.contains(line) && told.contains(word), "{told}");
            assert!(!told.contains("s3cret"), "{told}");
            let kept = file.change(|all| all.upsert(profile("A", ProfileCloud::Global)));
            assert_eq!(kept.is_ok(), read.is_ok());
            let left = file.remove(
                &ProfileCloud::Global,
                "contoso.example",
                &profile("A", ProfileCloud::Global).client_id,
            );
            assert_eq!(left.is_ok(), read.is_ok());
            let same = |text: &str| serde_json::from_str::<Value>(text).ok();
            let now = fs::read_to_string(&path).unwrap();
            assert!(now == text || same(&now) == same(&text), "{now}");
        }
    }
}
