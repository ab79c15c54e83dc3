//! Decides when to ask the desktop to highlight the window: for a new alarm, and for a call in which more needs
//! attention than before.

use std::collections::BTreeMap;

use crate::app::shell::alarms::alarm::Alarms;
use crate::moderation::model::ids::CallId;
use crate::moderation::state::snapshot::Snapshot;

#[derive(Debug, Default)]
pub(crate) struct Attention {
    alarms: Alarms,
    /// How much needed attention in each call, as [`alarms`](crate::moderation::state::snapshot::CallView::alarms)
    /// counts it.
    needing: BTreeMap<CallId, u32>,
}

impl Attention {
    /// Whether there is a new alarm, or a call has more that needs attention than at the last snapshot.
    pub(crate) fn rises(&mut self, snapshot: &Snapshot) -> bool {
        let mut rises = !self.alarms.take_new(snapshot).is_empty();
        let mut needing = BTreeMap::new();
        for call in &snapshot.calls {
            let before = self.needing.get(&call.id).copied().unwrap_or_default();
            rises |= call.alarms > before;
            needing.insert(call.id.clone(), call.alarms);
        }
        self.needing = needing;
        rises
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::moderation::model::time::Now;
    use crate::moderation::state::deeds::raid::Wave;
    use crate::moderation::state::snapshot::CallView;

    #[test]
    fn the_desktop_is_asked_once_for_each_rise_and_never_for_what_went() {
        let mut attention = Attention::default();
        let wave = Wave {
            at: Now::default(),
            since: Now::default(),
            last_peak: Now::default(),
            arrivals: 7,
            counted_since: Now::default(),
            joins: 7,
            returns: 0,
            rejoins: 0,
        };
        for (alarms, wave, asks) in [
            (0, None, false),
            (1, None, true),
            (1, None, false),
            (1, Some(wave), true),
            (1, Some(wave), false),
            (0, None, false),
            (2, None, true),
        ] {
            let mut call = CallView::new(CallId::from("call"), Now::default());
            (call.alarms, call.wave) = (alarms, wave);
            let snapshot = Snapshot {
                calls: vec![Arc::new(call)],
                ..Snapshot::default()
            };
            assert_eq!(attention.rises(&snapshot), asks, "{alarms} {wave:?}");
        }
    }
}
