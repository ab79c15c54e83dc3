//! The dialogs that can be open over a call, at most one at a time.

use crate::app::call::state::cancel_several::CancelSeveral;
use crate::app::call::state::end_form::EndForm;
use crate::app::call::state::invite_form::InviteForm;
use crate::app::state::armed::Armed;
use crate::moderation::state::row::RowKey;

/// The dialog that is open over a call.
#[derive(Debug)]
pub(crate) enum CallDialog {
    Invite(Box<InviteForm>),
    /// The choice of a call to move this person to.
    MoveTo(RowKey),
    /// The choice of invitations to cancel.
    CancelSeveral(CancelSeveral),
    /// The question whether only this app leaves or the call ends for everyone.
    Leave(Armed),
    /// The dialog that ends the call for everyone.
    End(EndForm),
}

impl CallDialog {
    /// Whether the dialog shows full names even while presenting.
    pub(crate) fn names_in_full(&self) -> bool {
        matches!(
            self,
            Self::MoveTo(_) | Self::CancelSeveral(_) | Self::End(_)
        )
    }
}
