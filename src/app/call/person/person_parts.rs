//! Parts that the cards of people share.

use egui::{Sense, Ui, UiBuilder, vec2};

use crate::app::call::state::call_ui::CallUi;
use crate::app::language::privacy;
use crate::app::language::text::{tr, tr_with};
use crate::app::look::shapes::text_width;
use crate::app::look::styles::{line, paragraph};
use crate::app::look::theme::{self, palette};
use crate::app::look::widgets::label_value;
use crate::app::parts::context_menu::copy_menu_ui;
use crate::app::state::action::Action;
use crate::app::state::copied::Copied;
use crate::app::words::activity_text::result;
use crate::app::words::attendance_text::{came_back_words, joined_history, left_history};
use crate::app::words::person_text;
use crate::app::words::service_text::words;
use crate::app::words::time_text::clock;
use crate::moderation::model::deed::Deed;
use crate::moderation::model::name::visible;
use crate::moderation::model::participant::LastingIdentity;
use crate::moderation::model::time::Now;
use crate::moderation::state::activity::entry::{ActivityEntry, ActivityEvent, Outcome, Subject};
use crate::moderation::state::row::{Row, RowKey};
use crate::moderation::state::rules::KeepOutAlarm;

/// Draws an id on one line, with a button that copies it in full. Without an id, says that there is none.
pub(crate) fn id_ui(ui: &mut Ui, label: &str, id: Option<&str>, actions: &mut Vec<Action>) {
    let shown = id.map_or_else(|| tr("person-no-value"), |id| short(&privacy::id(id)));
    let row = UiBuilder::new().sense(Sense::CLICK);
    let row = ui.scope_builder(row, |ui| label_value(ui, label, &shown, id.is_some()));
    let Some(id) = id else { return };
    let kind = match id.as_bytes() {
        [b'+', ..] => Copied::Number,
        id if id.contains(&b'@') => Copied::Address,
        _ => Copied::Id,
    };
    copy_menu_ui(&row.response, (kind, &shown, id), actions);
    if row.inner {
        actions.push(Action::Copy(kind, id.to_owned()));
    }
}

/// Draws a labeled value with a right-click menu that copies it.
pub(crate) fn value_ui(ui: &mut Ui, label: &str, value: &str, actions: &mut Vec<Action>) {
    let row = UiBuilder::new().sense(Sense::CLICK);
    let row = ui.scope_builder(row, |ui| label_value(ui, label, value, false));
    copy_menu_ui(&row.response, (Copied::Value, value, value), actions);
}

/// Returns the action that copies the person's name, or `None` if the person has no name.
pub(crate) fn copied_name(row: &Row) -> Option<Action> {
    person_text::name_in_full(row).map(|name| Action::Copy(Copied::Name, name))
}

/// Draws the newest entries of the history: what happened in this visit, and the invitations of this identity.
///
/// `of_removed` is given if the person may have been removed before. It holds when they joined, and when somebody with
/// the same name was removed.
pub(crate) fn history_ui(
    ui: &mut Ui,
    cx: &CallUi<'_>,
    of: (&RowKey, Option<&LastingIdentity>),
    of_removed: Option<[Now; 2]>,
) {
    let context = cx.context;
    let entries = context.snapshot.activity.iter().rev();
    let mut of_person: Vec<(Now, String)> = entries
        .filter(|entry| entry.call.as_ref() == Some(&cx.call.id))
        .filter_map(|entry| Some((entry, happened(entry, of)?)))
        .take(HISTORY)
        .flat_map(|(entry, text)| {
            // The newest entry comes first, so a result with its own time is above its request.
            match ended(entry, context.now) {
                Some((Some(at), result)) => vec![(at, result), (entry.at, text)],
                Some((None, result)) => vec![(entry.at, format!("{text} · {result}"))],
                None => vec![(entry.at, text)],
            }
        })
        .collect();
    if let Some([joined, removed]) = of_removed {
        let time = [("time", clock(removed).into())];
        of_person.push((joined, tr_with("history-may-be-removed", &time)));
    }
    if of_person.is_empty() {
        return;
    }
    let p = palette(ui);
    ui.add_space(4.0);
    ui.separator();
    line(ui, tr("person-history"), theme::small_strong(), p.text);
    for (at, text) in of_person {
        ui.horizontal_top(|ui| {
            let width = text_width(ui, "00:00:00", theme::mono());
            ui.allocate_ui(vec2(width, 16.0), |ui| {
                ui.set_min_width(width);
                line(ui, clock(at), theme::mono(), p.text_3);
            });
            paragraph(ui, text, theme::small(), p.text);
        });
    }
}

/// Maximum number of activity entries in a history. An entry may have two lines.
pub(crate) const HISTORY: usize = 20;

/// Shortens a long id in the middle, since people compare both ends. Cuts an address only at its end, since it is read
/// from the beginning. Replaces invisible characters.
pub(crate) fn short(id: &str) -> String {
    const LONG: usize = 22;
    let chars: Vec<char> = visible(id).chars().collect();
    if chars.len() <= LONG || id.contains('@') {
        return chars.into_iter().take(200).collect();
    }
    let end = chars[chars.len() - 4..].iter();
    chars[..13].iter().chain(&['…']).chain(end).collect()
}

/// Returns the words for an activity entry about this row, or about an invitation of its person. `None` for other
/// entries, and for those that have no line in the history.
pub(crate) fn happened(
    entry: &ActivityEntry,
    (key, whose): (&RowKey, Option<&LastingIdentity>),
) -> Option<String> {
    let who = entry.what.who()?;
    let is_theirs = match &entry.what {
        // An invitation has no row, so the identity tells whose it is.
        ActivityEvent::Did(_, Subject::Invited(..)) => {
            let invited = who.lasting.as_ref();
            whose.is_some_and(|whose| invited.is_some_and(|it| whose.is_same_as(it)))
        }
        _ => who.key.as_ref() == Some(key),
    };
    if !is_theirs {
        return None;
    }
    Some(match &entry.what {
        ActivityEvent::Did(Deed::Invite, _) if entry.moves => tr("history-move"),
        ActivityEvent::Did(Deed::CancelInvitation, _) if entry.moves => tr("history-move-cancel"),
        ActivityEvent::Did(deed, _) => return done(*deed),
        ActivityEvent::Joined { lobby: true, .. } => tr("history-lobby"),
        ActivityEvent::Joined { began, .. } => joined_history(*began, entry.at),
        ActivityEvent::CameBack { removed, times, .. } => {
            came_back_words(entry.at.since(*removed), *times)
        }
        ActivityEvent::LetIn { .. } => tr("history-let-in"),
        ActivityEvent::Left { after, .. } => left_history(*after, entry.at),
        ActivityEvent::ListedAsRemoved { .. } => tr("state-not-listed-removed"),
        ActivityEvent::Renamed { from, .. } => {
            let from = privacy::name(from.as_str()).into();
            tr_with("history-renamed", &[("from", from)])
        }
        ActivityEvent::KeepOutAlarm { alarm, .. } => match alarm {
            KeepOutAlarm::TooOften => tr("history-keep-out-alarm"),
            KeepOutAlarm::SharedNumber => tr("history-keep-out-shared"),
            KeepOutAlarm::NotRemoved | KeepOutAlarm::NotRemovedByDoor => {
                tr("history-rule-not-removed")
            }
        },
        ActivityEvent::CallEnded { .. }
        | ActivityEvent::CameUp
        | ActivityEvent::EndForAll { .. }
        | ActivityEvent::Bulk { .. }
        | ActivityEvent::Rosters { .. }
        | ActivityEvent::NoRosters { .. }
        | ActivityEvent::SinglesRefused
        | ActivityEvent::RulesOverLimit
        | ActivityEvent::RecordSettingChanged(_)
        | ActivityEvent::Resumed { .. } => return None,
    })
}

/// Returns the result of a request in words, with its time if it gets a line of its own. `None` if the history shows no
/// result.
fn ended(entry: &ActivityEntry, now: Now) -> Option<(Option<Now>, String)> {
    // Results of actions such as mutes aren't shown here: a failure stays on the row and the card until somebody
    // dismisses it.
    if matches!(entry.what.deed(), Some(Deed::Service(_))) {
        return None;
    }
    let at = match &entry.outcome {
        Outcome::Gone { after, .. } => Some(entry.at.plus(*after)),
        Outcome::Cancelled | Outcome::AutoCancelled => entry.ended,
        Outcome::StillHere { .. }
        | Outcome::NotProved { .. }
        | Outcome::Failed(_)
        | Outcome::Stopped
        | Outcome::CallEnded
        | Outcome::JoinedAnyway { .. }
        | Outcome::CannotBeCancelled => None,
        Outcome::Noted
        | Outcome::OnItsWay
        | Outcome::Waits { .. }
        | Outcome::Accepted
        | Outcome::AnswerLost
        | Outcome::Created
        | Outcome::Left
        | Outcome::EndedForEveryone { .. }
        | Outcome::EndNotProved
        | Outcome::BatchDone { .. }
        | Outcome::Served
        | Outcome::Ringing
        | Outcome::Joined
        | Outcome::NoAnswer => return None,
    };
    Some((at, result(entry, now)))
}

fn done(deed: Deed) -> Option<String> {
    Some(match deed {
        Deed::Remove => tr("history-remove"),
        Deed::Invite => tr("history-invite"),
        Deed::CancelInvitation => tr("history-cancel"),
        Deed::KeepOut => tr("history-keep-out"),
        Deed::LetBackIn => tr("history-let-back-in"),
        Deed::LetStay | Deed::RemoveOnArrivalOff => tr("history-let-stay"),
        Deed::RemoveOnArrival => tr("history-arrival-remove"),
        Deed::Service(deed) => tr(words(deed).history),
        Deed::Join
        | Deed::Leave
        | Deed::CloseDoor
        | Deed::OpenDoor
        | Deed::RaidOn
        | Deed::RaidOff => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_id_keeps_both_ends_and_an_address_its_beginning() {
        for (id, shown) in [
            ("7c0f41d2-9be4-4c1a-a003-00000007d1e", "7c0f41d2-9be4…7d1e"),
            ("7c0f41d2-7d1e", "7c0f41d2-7d1e"),
            ("a\u{7}b\u{202E}c", "a\u{FFFD}b\u{FFFD}c"),
            (
                "ada.lovelace@contoso.example",
                "ada.lovelace@contoso.example",
            ),
        ] {
            assert_eq!(short(id), shown);
        }
    }
}
