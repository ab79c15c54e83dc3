//! What a click means. Drawing code pushes these; [`super`] carries them out after the panels are drawn.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::state::choices::Choices;
use crate::app::state::export_order::ExportOrder;
use crate::app::state::file_field::FileField;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::ids::{CallId, ParticipantId};
use crate::moderation::model::meeting::NewCall;
use crate::moderation::state::row::RowKey;

/// One meaning of a click or a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Tell the worker; how it goes is shown where it was asked.
    Tell(Command),
    /// Ask the directory who this object id or sign-in name is, for the dialog of this call.
    LookUp {
        /// In whose dialog.
        call: CallId,
        /// What was typed.
        text: String,
    },
    /// Bring this call to the front.
    ShowCall(CallId),
    /// Bring this person of this call to the front.
    ShowPerson(CallId, RowKey),
    /// Watch this call, which the app is in already.
    AddCall(CallId),
    /// Create a call for this meeting; it comes to the front once it is there.
    Join(Box<NewCall>, Source),
    /// Open the box that takes a call or a meeting.
    OpenAddCall,
    /// Bring this person to the front and ask about the removal of exactly this id.
    AskRemoval(CallId, RowKey, ParticipantId),
    /// Keep this for the sign-in.
    Choose(Choices),
    /// Open the entry with this number in the activity panel.
    ShowEntry(u64),
    /// Show in the activity panel what has failed.
    ShowFailures,
    /// Put this text on the clipboard, without what cannot be seen in it; never a secret.
    Copy(String),
    /// Have the file manager show this file.
    ShowInFolder(PathBuf),
    /// Ask for a file with the dialog of the desktop.
    AskFile(FileField),
    /// Write the activity or a roster into a file.
    Export(ExportOrder),
    /// Sign in with what stands in the form.
    SignIn,
    /// Stop waiting for Entra.
    CancelSignIn,
    /// Drop the session and its credential.
    SignOut,
    /// Show the access check in place of the call.
    OpenAccessCheck,
    /// Show the call again.
    CloseAccessCheck,
    /// Show everything that is known of this failure.
    ShowFailure(Arc<Failure>),
    /// Get a new token in place of the one that is there.
    FreshToken,
    /// Delete from the keyring what is kept for what stands in the form.
    ForgetKept,
    /// Give the profile of what stands in the form this name.
    RenameProfile(String),
    /// Delete the profile of what stands in the form, and what the keyring holds for it.
    DeleteProfile,
    /// Mask what others must not see on a shared screen, or show it again.
    Present(bool),
    /// Start the invented meeting in this window.
    OpenDemo,
    /// Show what the program is, what is inside, and where to report a fault.
    OpenAbout,
    /// Keep the preferences as they are now.
    SavePreferences,
    /// Close the window although requests are on their way.
    CloseAnyway,
    /// Close the window although rules end with it.
    CloseAfterAll,
    /// Drop the session although rules end with it.
    SignOutAfterAll,
}
