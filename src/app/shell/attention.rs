//! When the desktop should highlight the window: once for each new alarm and each wave of joins.

use std::collections::BTreeMap;

use crate::moderation::model::ids::CallId;
use crate::moderation::state::snapshot::Snapshot;

/// What was there to look at so far.
#[derive(Debug, Default)]
pub(crate) struct Attention {
    known: BTreeMap<CallId, AlarmsSeen>,
}

#[derive(Debug, Default, PartialEq)]
struct AlarmsSeen {
    alarms: u32,
    has_wave: bool,
}

impl Attention {
    /// Returns whether something new needs a look.
    pub(crate) fn rises(&mut self, snapshot: &Snapshot) -> bool {
        let mut rises = false;
        let mut known = BTreeMap::new();
        for call in &snapshot.calls {
            let now = AlarmsSeen {
                alarms: call.alarms,
                has_wave: call.wave.is_some(),
            };
            let before = self.known.get(&call.id);
            let (alarms, had_wave) = before.map_or((0, false), |it| (it.alarms, it.has_wave));
            rises |= now.alarms > alarms || (now.has_wave && !had_wave);
            known.insert(call.id.clone(), now);
        }
        self.known = known;
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
            height: Now::default(),
            people: 7,
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
