//! Protects questions against an accidental yes. A press that begins shortly after a question opens is never a yes,
//! even if it ends later.

use std::time::Duration;

use egui::Id;

use crate::moderation::model::time::Now;

/// How long a question ignores a yes. The second press of a quick double click then can't answer it.
pub(crate) const ARMS_AFTER: Duration = Duration::from_millis(250);

/// Decides whether an open question accepts a yes.
#[derive(Debug, Clone)]
pub(crate) struct Armed {
    since: Now,
    /// Whether the last press on the yes button began when the question already accepted a yes.
    has_press: bool,
    has_claimed_focus: bool,
    /// The widget that had the focus at the first call of [`Self::is_focus_as_before`].
    first_focus: Option<Id>,
    /// Whether [`Self::is_focus_as_before`] was called.
    is_drawn: bool,
    /// The yes button, once it was drawn.
    pub(crate) yes: Option<Id>,
}

impl Armed {
    /// Creates the state of a question that opens at `now`. The question doesn't accept a yes yet.
    pub(crate) fn new(now: Now) -> Self {
        Self {
            since: now,
            has_press: false,
            has_claimed_focus: false,
            first_focus: None,
            is_drawn: false,
            yes: None,
        }
    }

    /// Returns the time until the question accepts a yes; zero from then on.
    pub(crate) fn waits(&self, now: Now) -> Duration {
        ARMS_AFTER.saturating_sub(now.since(self.since))
    }

    /// Returns true on the first call only. Callers then give the keyboard focus to the yes button or field, so that a
    /// question takes it at most once.
    pub(crate) fn claim_focus(&mut self) -> bool {
        !std::mem::replace(&mut self.has_claimed_focus, true)
    }

    /// Whether nothing has the focus, or the focus is still where it was at the first call of this function.
    pub(crate) fn is_focus_as_before(&mut self, focused: Option<Id>) -> bool {
        if !std::mem::replace(&mut self.is_drawn, true) {
            self.first_focus = focused;
        }
        focused.is_none() || focused == self.first_focus
    }

    /// Notes that a press began, and whether the question accepted a yes at that moment.
    pub(crate) fn press_began(&mut self, takes_yes: bool) {
        self.has_press = takes_yes;
    }

    pub(crate) fn has_press(&self) -> bool {
        self.has_press
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_yes_is_taken_at_first_nor_from_a_press_that_began_then() {
        let opened = Now::default();
        let mut armed = Armed::new(opened);
        assert_eq!(armed.waits(opened), ARMS_AFTER);
        armed.press_began(armed.waits(opened).is_zero());
        let later = opened.plus(ARMS_AFTER);
        assert!(armed.waits(later).is_zero());
        assert!(!armed.has_press());
        armed.press_began(armed.waits(later).is_zero());
        assert!(armed.has_press());
    }

    #[test]
    fn the_button_is_given_the_keyboard_once() {
        let mut armed = Armed::new(Now::default());
        assert!(armed.claim_focus());
        assert!(!armed.claim_focus());
    }
}
