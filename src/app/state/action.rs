//! Actions that clicks and keys request. Drawing code pushes them; the window carries them out after drawing its
//! panels.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::state::choices::Choices;
use crate::app::state::copied::Copied;
use crate::app::state::export_order::ExportOrder;
use crate::app::state::file_field::FileField;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::invitee::country::Country;
use crate::moderation::model::meeting::NewCall;
use crate::moderation::state::row::RowKey;

/// The meaning of a click or a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Send this command to the worker. Its result shows up later, in a snapshot.
    Tell(Command),
    /// Look up this object id or sign-in name in the directory, for the invitation dialog of this call.
    LookUp {
        /// The call whose invitation dialog shows the result.
        call: CallId,
        /// The typed text.
        text: String,
    },
    /// Save this country, whose code was added last to phone numbers that had no country code.
    NumbersFrom(Country),
    /// Bring this call to the front.
    ShowCall(CallId),
    /// Bring this call to the front and show this person in it.
    ShowPerson(CallId, RowKey),
    /// Bring this call to the front and list only its people with problems.
    ShowProblems(CallId),
    /// Bring the call `to` to the front, with the dialog that moves a person there. The person is this participant of
    /// the call `from`.
    MoveTo {
        /// The call to move the person to.
        to: CallId,
        /// The call that they are in.
        from: CallId,
        /// Their participant id in the call `from`.
        participant: ParticipantId,
    },
    /// Watch this call, which the app is already in, and bring it to the front.
    AddCall(CallId),
    /// Create a call for this meeting. The call comes to the front once it exists.
    Join(Box<NewCall>, Source),
    /// Open the dialog that adds a call or a meeting.
    OpenAddCall,
    /// Bring this call to the front, show this person, and ask whether to remove them. The removal is for this
    /// participant id.
    AskRemoval(CallId, RowKey, ParticipantId),
    /// Use these choices for the session: callback address, guest name, and how long invitations ring. Save them, but
    /// not in the demo.
    Choose(Choices),
    /// Open the entry with this number in the activity panel.
    ShowEntry(u64),
    /// Copy this text, with its invisible characters replaced. The message afterwards names the kind. The text must not
    /// be a secret.
    Copy(Copied, String),
    /// Have the file manager show this file.
    ShowInFolder(PathBuf),
    /// Ask for a file with the desktop's dialog.
    AskFile(FileField),
    /// Export the activity, a roster or actions of earlier sessions to a file.
    Export(ExportOrder),
    /// Read the actions of earlier sessions from the audit log, and show them.
    ShowEarlier,
    /// Sign in with the form's contents.
    SignIn,
    /// Stop waiting for Entra.
    CancelSignIn,
    /// Sign out: end the session and drop its credential. Asks first if there is something to warn about, such as a
    /// rule that would end with the session.
    SignOut,
    /// Take this call off the list. Its id goes into the dialog that adds a call, where the user corrects it.
    CorrectCall(CallId),
    /// Show the access check in place of the call.
    OpenAccessCheck,
    /// Close the access check and show the call again.
    CloseAccessCheck,
    /// Close the access check, and lead to the field that the last failed sign-in is about.
    CorrectSignIn,
    /// Close the note about the session that ended last.
    PutAwaySignedOut,
    /// Show all details of this failure.
    ShowFailure(Arc<Failure>),
    /// Request a new token to replace the current one.
    FreshToken,
    /// Delete the secret that the keyring holds for the cloud, tenant and app in the sign-in form.
    ForgetKept,
    /// Rename the profile that matches the contents of the sign-in form.
    RenameProfile(String),
    /// Delete the profile that matches the contents of the sign-in form, and the profile's secret in the keyring.
    DeleteProfile,
    /// Switch presentation mode on or off.
    Present(bool),
    /// Start the demo in this window.
    OpenDemo,
    /// Show the settings.
    OpenSettings,
    /// Show the About dialog: the program, its libraries, and where to report a fault.
    OpenAbout,
    /// Save the preferences, because the user has changed one.
    SavePreferences,
    /// Close the window although requests are under way.
    CloseAnyway,
    /// Close the window although there is something to warn about, such as a rule that ends with the window. Waits
    /// briefly for requests under way.
    CloseAfterAll,
    /// Sign out without a question, even if there is something to warn about, such as a rule that ends with the
    /// session.
    SignOutAfterAll,
    /// Leave each call in which the app would otherwise stay, then sign out.
    LeaveAndSignOut(Source),
    /// Leave the calls in which the app would stay, then close the window.
    LeaveAndClose(Source),
}
