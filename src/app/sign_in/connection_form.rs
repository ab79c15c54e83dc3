//! The fields of the sign-in page about the network. They add certificate authorities to the system's, and replace the
//! system's proxy.
//!
//! Flags override these fields. A successful sign-in saves the fields to the settings, since a proxy that inspects TLS
//! is needed at every sign-in.

use std::path::{Path, PathBuf};

use egui::Ui;

use crate::app::language::late_text::{LateText, error_words, is_corrected};
use crate::app::language::text::{tr, tr_with};
use crate::app::look::styles::{line, paragraph};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::{TextField, fold_link};
use crate::app::sign_in::choose_file_ui::choose_file_ui;
use crate::app::state::action::Action;
use crate::app::state::file_field::FileField;
use crate::moderation::access::report::NetworkRoute;
use crate::settings::preferences::Preferences;
use crate::worker::{Transport, TransportError};

/// The fields as typed.
#[derive(Default)]
pub struct ConnectionForm {
    /// Path of a PEM file with certificate authorities to trust besides the system's.
    pub ca_file: String,
    /// Address of a proxy. An address with a name and password is refused.
    pub proxy: String,
    /// The connection that flags have set, which overrides the fields; `None` if they set none.
    given: Option<Transport>,
    /// Whether the proxy in the settings was refused because it has a password. False again once the user edits the
    /// field.
    is_refused: bool,
    /// Whether a sign-in at the start waits for the user, because the settings change how servers are reached.
    waits: bool,
    is_open: bool,
    pub(crate) ca_error: Option<LateText>,
    pub(crate) proxy_error: Option<LateText>,
}

impl ConnectionForm {
    /// Creates empty fields. If flags set the connection, it applies instead of the fields.
    pub(crate) fn new(of_flags: Transport) -> Self {
        Self {
            given: (of_flags != Transport::default()).then_some(of_flags),
            ..Self::default()
        }
    }

    /// Fills in the connection saved in the settings.
    pub(crate) fn fill(&mut self, kept: &Preferences) {
        let ca_file = kept.ca_file.as_deref().unwrap_or(Path::new(""));
        self.ca_file = ca_file.display().to_string();
        let proxy = kept.proxy.as_deref().unwrap_or_default();
        let read = Transport::new(None, kept.proxy.as_deref());
        // If the settings file contains a proxy's password, shows an error in place of the proxy.
        if let Err(error @ TransportError::ProxyPassword) = read {
            self.proxy_error = Some(told(error));
            self.is_refused = true;
        } else {
            proxy.clone_into(&mut self.proxy);
        }
        self.is_open = ca_file != Path::new("") || !proxy.is_empty();
    }

    /// Makes the automatic sign-in wait for the user if the settings name a proxy or certificate authorities. It
    /// doesn't wait if flags override these. Returns whether it waits.
    ///
    /// Otherwise anyone who can write the settings file could redirect the secret.
    pub(crate) fn waits_for_review(&mut self) -> bool {
        let says = !self.ca_file.is_empty() || !self.proxy.is_empty() || self.is_refused;
        self.waits = self.given.is_none() && says;
        self.waits
    }

    /// Returns the connection, or `None` after noting the error of a field. Also returns `None` while the proxy in the
    /// settings file is refused because of its password.
    pub(crate) fn read(&mut self) -> Option<Transport> {
        if let Some(given) = &self.given {
            return Some(given.clone());
        }
        if self.is_refused {
            // Without the refused proxy, the request would take another route than the user expects.
            self.is_open = true;
            return None;
        }
        let (ca_file, proxy) = (self.path(), self.address());
        let proxy = proxy.as_deref();
        self.proxy_error = Transport::new(None, proxy).err().map(told);
        self.ca_error = Transport::new(ca_file.as_deref(), None).err().map(told);
        let transport = Transport::new(ca_file.as_deref(), proxy).ok();
        self.is_open |= transport.is_none();
        transport
    }

    /// Copies the connection of a sign-in into the preferences, unless flags set it. Returns whether this changed the
    /// preferences.
    pub(crate) fn keep(&self, preferences: &mut Preferences) -> bool {
        if self.given.is_some() {
            return false;
        }
        let used = (self.path(), self.address());
        let is_new = used != (preferences.ca_file.take(), preferences.proxy.take());
        (preferences.ca_file, preferences.proxy) = used;
        is_new
    }

    /// Returns the route on which a secret would travel: the proxy and the authorities that differ from the system's.
    pub(crate) fn way(&self) -> NetworkRoute {
        let given = self.given.as_ref();
        let (ca_file, proxy) = match given {
            Some(given) => (
                given.ca_file().map(Path::to_owned),
                given.proxy_address().map(str::to_owned),
            ),
            None => (self.path(), self.address()),
        };
        NetworkRoute {
            proxy: proxy.map(|address| without_password(&address).into()),
            idle_proxy: None,
            ca_file: ca_file.map(|path| path.display().to_string().into()),
        }
    }

    fn path(&self) -> Option<PathBuf> {
        let typed = self.ca_file.trim();
        (!typed.is_empty()).then(|| PathBuf::from(typed))
    }

    fn address(&self) -> Option<String> {
        let typed = self.proxy.trim();
        let is_bare = !typed.contains("://");
        let scheme = if is_bare { "http://" } else { "" };
        (!typed.is_empty()).then(|| format!("{scheme}{typed}"))
    }

    /// Checks the proxy once its field is left: adds the scheme that people leave out, or says what is wrong.
    fn leave_proxy(&mut self) {
        let proxy = self.address();
        match Transport::new(None, proxy.as_deref()) {
            Ok(_) => {
                // The error of a proxy that a sign-in couldn't use stays until its address is changed.
                self.proxy_error.take_if(|error| error.is_corrected());
                self.proxy = proxy.unwrap_or_default();
            }
            Err(error) => self.proxy_error = Some(told(error)),
        }
    }

    /// Whether flags set the connection, so that the fields have no effect.
    pub(crate) fn is_given(&self) -> bool {
        self.given.is_some()
    }

    /// Whether the sign-in uses the proxy in the field, typed or from the settings.
    pub(crate) fn has_typed_proxy(&self) -> bool {
        self.given.is_none() && !self.proxy.trim().is_empty()
    }

    pub(crate) fn open(&mut self) {
        self.is_open = true;
    }
}

/// Returns a proxy's address with an ellipsis in place of its password.
fn without_password(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("http", address));
    let Some((user, host)) = rest.rsplit_once('@') else {
        return address.to_owned();
    };
    match user.split_once(':') {
        Some((name, _)) => format!("{scheme}://{name}:…@{host}"),
        None => address.to_owned(),
    }
}

/// Returns the height of the fields while they are open, in points. The page needs it to center the form.
pub(crate) fn connection_height(form: &ConnectionForm) -> f32 {
    if form.is_open { 124.0 } else { 0.0 }
}

/// Draws the link that opens and closes the fields. If flags override the fields, draws a text that says so.
pub(crate) fn connection_link_ui(ui: &mut Ui, form: &mut ConnectionForm) {
    if form.given.is_some() {
        let ink = palette(ui).text_3;
        line(ui, tr("connection-given"), theme::small(), ink);
    } else if fold_link(ui, &tr("connection-open"), form.is_open).clicked() {
        form.is_open = !form.is_open;
    }
}

/// Draws the fields, if they are open; returns whether Enter was pressed in one of them. `direct` names the hosts that
/// are reached without the proxy.
pub(crate) fn connection_ui(
    ui: &mut Ui,
    form: &mut ConnectionForm,
    direct: Option<String>,
    is_asking_file: bool,
    actions: &mut Vec<Action>,
) -> bool {
    if form.given.is_some() || !form.is_open {
        return false;
    }
    let (ca_file, proxy) = (tr("connection-ca-file"), tr("connection-proxy"));
    let [wrong_file, wrong_proxy] =
        [&form.ca_error, &form.proxy_error].map(|error| error_words(error.as_ref()));
    let unused = direct.map(|hosts| tr_with("connection-proxy-unused", &[("hosts", hosts.into())]));
    let ca_field = TextField::new(&mut form.ca_file, &ca_file)
        .hint("/etc/ssl/office-ca.pem")
        .error(wrong_file.as_deref())
        .show(ui);
    if ca_field.changed() {
        is_corrected(&mut form.ca_error);
    }
    if ca_field.lost_focus() && form.ca_file.trim().is_empty() {
        form.ca_error = None;
    }
    choose_file_ui(ui, FileField::Authorities, is_asking_file, actions);
    let proxy_field = TextField::new(&mut form.proxy, &proxy)
        .hint("http://proxy.example.org:8080")
        .warning(unused.as_deref())
        .error(wrong_proxy.as_deref())
        .show(ui);
    if proxy_field.changed() {
        form.is_refused = false;
        is_corrected(&mut form.proxy_error);
    }
    if proxy_field.lost_focus() && !form.is_refused {
        form.leave_proxy();
    }
    if form.waits {
        let ink = palette(ui).warning;
        paragraph(ui, tr("connection-waits"), theme::small(), ink);
    }
    let enter = ui.input(|input| input.key_pressed(egui::Key::Enter));
    enter && (ca_field.lost_focus() || proxy_field.lost_focus())
}

fn told(error: TransportError) -> LateText {
    LateText::new(move || sentence(&error))
}

fn sentence(error: &TransportError) -> String {
    match error {
        TransportError::Unreadable { reason, .. } => {
            let reason = [("reason", reason.as_str().into())];
            tr_with("connection-ca-unreadable", &reason)
        }
        TransportError::NoCertificate(_) => tr("connection-ca-none"),
        TransportError::BrokenCertificate(_) => tr("connection-ca-broken"),
        TransportError::NotAProxy => tr("connection-proxy-wrong"),
        TransportError::ProxyScheme => tr("connection-proxy-scheme"),
        TransportError::ProxyPassword => tr("connection-proxy-password"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(ca_file: &str, proxy: &str) -> ConnectionForm {
        ConnectionForm {
            ca_file: ca_file.into(),
            proxy: proxy.into(),
            ..ConnectionForm::default()
        }
    }

    #[test]
    fn what_is_wrong_is_told_beside_its_own_field() {
        let key_file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/keys/test_ca.pem");
        for (ca_file, proxy, wrong) in [
            ("", "", [false, false]),
            (key_file, "", [false, false]),
            (" ", "http://proxy.example:3128 ", [false, false]),
            ("/nowhere/ca.pem", "", [true, false]),
            ("/nowhere/ca.pem", "socks5://proxy.example", [true, true]),
            ("", "proxy.example:3128", [false, false]),
            ("", "proxy example:3128", [false, true]),
            ("", "me:hush@proxy.example:3128", [false, true]),
            ("", "http://me:hush@proxy.example", [false, true]),
        ] {
            let mut form = typed(ca_file, proxy);
            let transport = form.read();
            let found = [form.ca_error.is_some(), form.proxy_error.is_some()];
            assert_eq!(found, wrong, "{ca_file} {proxy}");
            assert_eq!(transport.is_some(), wrong == [false, false]);
        }
    }

    #[test]
    fn a_proxy_as_systems_write_it_is_taken_as_http_and_a_wrong_one_stays_as_typed() {
        for (proxy, left, is_wrong) in [
            (" proxy.example:8080 ", "http://proxy.example:8080", false),
            ("10.0.0.1:3128", "http://10.0.0.1:3128", false),
            ("https://proxy.example", "https://proxy.example", false),
            ("proxy example:8080", "proxy example:8080", true),
            ("", "", false),
        ] {
            let mut form = typed("", proxy);
            form.leave_proxy();
            assert_eq!((&*form.proxy, form.proxy_error.is_some()), (left, is_wrong));
        }
    }

    #[test]
    fn what_was_used_is_kept_and_filled_in_again() {
        let mut kept = Preferences::default();
        let form = typed("/etc/ca.pem", "http://proxy.example:3128");
        assert!(form.keep(&mut kept), "new");
        assert!(!form.keep(&mut kept), "known");
        let mut next = ConnectionForm::default();
        next.fill(&kept);
        assert_eq!((&next.ca_file, &next.proxy), (&form.ca_file, &form.proxy));
        assert!(typed("", "").keep(&mut kept), "taken back");
        assert_eq!(kept, Preferences::default());
    }

    #[test]
    fn a_typed_password_is_not_shown_with_the_route() {
        for (proxy, shown) in [
            (
                "http://hans:pass@proxy.example:8080",
                "http://hans:…@proxy.example:8080",
            ),
            (
                "hans:p@ss/w:rd@proxy.example",
                "http://hans:…@proxy.example",
            ),
            ("http://proxy.example:8080", "http://proxy.example:8080"),
            ("proxy.example:8080", "http://proxy.example:8080"),
        ] {
            assert_eq!(typed("", proxy).way().proxy.as_deref(), Some(shown));
        }
    }

    #[test]
    fn a_password_in_the_settings_is_refused_and_not_shown() {
        let kept = Preferences {
            proxy: Some("http://me:hush@proxy.example".into()),
            ..Preferences::default()
        };
        let mut form = ConnectionForm::default();
        form.fill(&kept);
        assert_eq!(form.proxy, "");
        assert_eq!(form.read(), None, "nothing goes another way instead");
        assert!(
            form.proxy_error
                .is_some_and(|told| !told.words().contains("hush"))
        );
    }

    #[test]
    fn a_sign_in_by_itself_waits_for_a_look_at_what_the_settings_say() {
        let kept = |ca_file: Option<&str>, proxy: Option<&str>| Preferences {
            ca_file: ca_file.map(PathBuf::from),
            proxy: proxy.map(str::to_owned),
            ..Preferences::default()
        };
        let of_flags = Transport::new(None, Some("http://of.flags:1")).unwrap();
        for (given, kept, waits) in [
            (Transport::default(), kept(None, None), false),
            (Transport::default(), kept(None, Some("http://p:1")), true),
            (Transport::default(), kept(Some("/ca.pem"), None), true),
            (Transport::default(), kept(None, Some("http://a:b@p")), true),
            (of_flags, kept(Some("/ca.pem"), Some("http://p:1")), false),
        ] {
            let mut form = ConnectionForm::new(given);
            form.fill(&kept);
            assert_eq!(form.waits_for_review(), waits, "{kept:?}");
        }
    }

    #[test]
    fn flags_go_before_what_is_kept_and_are_not_kept() {
        let of_flags = Transport::new(None, Some("http://of.flags:1")).unwrap();
        let mut form = ConnectionForm::new(of_flags.clone());
        let mut kept = Preferences {
            proxy: Some("http://kept.example:1".into()),
            ..Preferences::default()
        };
        form.fill(&kept);
        assert_eq!(form.read(), Some(of_flags));
        assert!(!form.keep(&mut kept));
    }
}
