//! Files for the sign-in form, chosen in the desktop's dialog or dropped on the window.

use std::path::Path;

use crate::app::sign_in::credential::credential_form::{CredentialErrors, CredentialKind};
use crate::app::sign_in::credential::secret_field::forget_field;
use crate::app::sign_in::sign_in_form::SignInForm;
use crate::app::state::file_field::{FileField, is_key_file};

/// Puts a file's path into its field.
pub(crate) fn fill(form: &mut SignInForm, field: FileField, path: &Path) {
    let path = path.display().to_string();
    let credential = &mut form.credential;
    match field {
        FileField::Certificate => {
            credential.certificate_path = path;
            credential.is_wanted = false;
            credential.read_certificate();
            form.errors.credential = CredentialErrors::default();
        }
        FileField::Token => {
            credential.federated_path = path;
            form.errors.credential.path = None;
        }
        FileField::Authorities => {
            form.connection.ca_file = path;
            form.connection.ca_error = None;
        }
    }
}

/// Puts the path of a file dropped on the window into its field. Returns whether the form has a field for it.
///
/// The path goes into the field of the chosen kind of credential. If this kind has no such field, a file with a key's
/// extension selects the certificate kind.
pub(crate) fn take_dropped(ctx: &egui::Context, form: &mut SignInForm, path: &Path) -> bool {
    let field = match form.credential.kind {
        CredentialKind::Federated => FileField::Token,
        CredentialKind::Certificate => FileField::Certificate,
        CredentialKind::Secret | CredentialKind::AccessToken if is_key_file(path) => {
            // The fields share an egui id, so text typed into one field would reappear in another.
            forget_field(ctx);
            form.errors
                .turn_to(CredentialKind::Certificate, form.credential.kind);
            form.credential.kind = CredentialKind::Certificate;
            FileField::Certificate
        }
        CredentialKind::Secret | CredentialKind::AccessToken => return false,
    };
    fill(form, field, path);
    true
}
