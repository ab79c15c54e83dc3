//! What the window keeps of leaving a call and of ending it.

use std::sync::Arc;

use egui::Rect;

use crate::app::call::state::context::CallContext;
use crate::app::call::state::end_form::EndForm;
use crate::app::state::armed::Armed;
use crate::moderation::model::failure::Failure;
use crate::moderation::model::time::Now;
use crate::moderation::state::deeds::batch::EndForAll;
use crate::moderation::state::deeds::leave::Leaving;
use crate::moderation::state::snapshot::{CallView, WatchState};

/// What the window keeps of leaving a call and of ending it.
#[derive(Debug, Default)]
pub(crate) struct LeavePane {
    /// The question, while it is open.
    pub(crate) question: Option<Armed>,
    /// The dialog that ends the call for everybody, while it is open.
    pub(crate) form: Option<EndForm>,
    /// The ending whose panel was put away, by when it was confirmed.
    pub(crate) put_away: Option<Now>,
    /// The failure to leave that was read.
    pub(crate) read: Option<Arc<Failure>>,
    /// Where the button stood.
    pub(crate) button: Option<Rect>,
}

impl LeavePane {
    /// Whether one of its dialogs has the keyboard.
    pub(crate) fn is_asking(&self) -> bool {
        self.question.is_some() || self.form.is_some()
    }

    /// The ending whose panel is to be shown.
    pub(crate) fn shown_ending<'a>(&self, call: &'a CallView) -> Option<&'a EndForAll> {
        let ending = call.ending.as_deref()?;
        let is_over = matches!(call.state, WatchState::Ended(_));
        (!is_over && self.put_away != Some(ending.since)).then_some(ending)
    }
}

/// Whether the app is on its way out.
pub(crate) fn is_leaving(call: &CallView, context: &CallContext<'_>) -> bool {
    matches!(call.leaving, Some(Leaving::Asked(_))) || context.pending.leaving(&call.id)
}
