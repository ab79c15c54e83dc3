//! Saves the rules and restores them after a restart.

use std::time::Duration;

use crate::moderation::model::time::Now;
use crate::moderation::model::window_id::RuleHolder;
use crate::moderation::model::window_id::WindowId;
use crate::moderation::state::row::PersonRef;
use crate::moderation::state::rules::{GuestDoor, KeptOut, Rules};
use crate::moderation::state::saved::{SavedDoor, SavedKeepOut, SavedRules};
use crate::moderation::state::watched::Watched;

impl Watched {
    /// Returns the rules to save. `None` if there are neither rules nor exempt visits.
    pub(crate) fn rules_to_save(&self) -> Option<SavedRules> {
        let says_something = !self.rules.is_empty() || !self.rules.let_stay.is_empty();
        says_something.then(|| SavedRules {
            kept_out: self.rules.kept_out.iter().map(save_kept_out).collect(),
            door: self.rules.door.as_ref().map(|door| SavedDoor {
                closed: door.closed.wall,
                until: door.until.wall,
                scope: door.scope,
                lets_in: door.lets_in,
                by: door.holder.by.clone(),
            }),
            let_stay: self.rules.let_stay.iter().cloned().collect(),
        })
    }
}

fn save_kept_out(kept: &KeptOut) -> SavedKeepOut {
    SavedKeepOut {
        identity: kept.identity.clone(),
        name: kept.who.name.as_str().into(),
        since: kept.since.wall,
        until: kept.until.map(|until| until.wall),
        by: kept.holder.by.clone(),
    }
}

/// Makes the holder of a restored rule. The rule waits for the operator. The next check of the data folder shows
/// whether the window that held the rule still runs.
fn holder(by: Option<WindowId>) -> RuleHolder {
    RuleHolder {
        by,
        elsewhere: false,
        waits: true,
    }
}

impl Rules {
    /// Restores saved rules, except expired ones. The rules do nothing until the operator resumes them, or until this
    /// window takes them over from another one.
    pub(crate) fn restored(saved: SavedRules, now: Now) -> Self {
        let later =
            |wall| now.plus(Duration::try_from(now.wall.duration_until(wall)).unwrap_or_default());
        let is_over = |until: jiff::Timestamp| until <= now.wall;
        let kept_out = saved.kept_out.into_iter();
        let kept_out = kept_out.filter(|kept| !kept.until.is_some_and(is_over));
        let door = saved.door.filter(|door| !is_over(door.until));
        Self {
            kept_out: kept_out
                .map(|kept| KeptOut {
                    who: PersonRef::of(&kept.identity, &kept.name),
                    since: Now {
                        wall: kept.since,
                        ..now
                    },
                    until: kept.until.map(later),
                    identity: kept.identity,
                    removals: 0,
                    alarm: None,
                    recent: Vec::new(),
                    holder: holder(kept.by),
                })
                .collect(),
            door: door.map(|door| GuestDoor {
                closed: now,
                until: later(door.until),
                closed_for: Duration::try_from(door.closed.duration_until(door.until))
                    .unwrap_or_default(),
                removals: 0,
                lets_in: door.lets_in,
                let_in: Vec::new(),
                scope: door.scope,
                holder: holder(door.by),
            }),
            let_stay: saved.let_stay.into_iter().collect(),
            ..Self::default()
        }
    }
}
