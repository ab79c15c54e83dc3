//! Choices for one sign-in, besides its credential.

use std::time::Duration;

use crate::settings::callback::may_be_kept;
use crate::settings::profiles::Profile;

/// The callback address of the demo. The simulator never sends anything to it.
pub(crate) const DEMO_CALLBACK: &str = "https://moderato.example/calls";

/// The choices of the user for one saved sign-in, besides its credential.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// The callback address, to which Graph sends its notifications. `None` if none was chosen.
    pub callback_uri: Option<String>,
    /// The name to join under as a guest.
    pub guest_name: Option<String>,
    /// Seconds of ringing after which an invitation is canceled; 0 leaves it ringing.
    pub auto_cancel_secs: u16,
}

impl Choices {
    /// Returns the ringing time after which the app cancels an invitation, unless the invitation sets its own. `None`
    /// if the app cancels none by itself.
    pub fn auto_cancel(&self) -> Option<Duration> {
        (self.auto_cancel_secs > 0).then(|| Duration::from_secs(self.auto_cancel_secs.into()))
    }

    /// Returns the demo's choices. The callback address is filled in, so that one press joins a call.
    pub(crate) fn of_the_demo() -> Self {
        Self {
            callback_uri: Some(DEMO_CALLBACK.to_owned()),
            ..Self::default()
        }
    }

    pub(crate) fn of(profile: &Profile) -> Self {
        Self {
            callback_uri: profile.callback_uri.clone(),
            guest_name: profile.guest_name.clone(),
            auto_cancel_secs: profile.auto_cancel_secs,
        }
    }

    /// Writes to the profile only the choices that changed since `before`: another window may have changed the others.
    ///
    /// If a new callback address may not be kept, for example because it has a key, removes the profile's old one.
    pub(crate) fn write(&self, before: &Self, profile: &mut Profile) {
        if self.callback_uri != before.callback_uri {
            let kept = self.callback_uri.clone();
            profile.callback_uri = kept.filter(|address| may_be_kept(address));
        }
        if self.guest_name != before.guest_name {
            profile.guest_name.clone_from(&self.guest_name);
        }
        if self.auto_cancel_secs != before.auto_cancel_secs {
            profile.auto_cancel_secs = self.auto_cancel_secs;
        }
    }
}
