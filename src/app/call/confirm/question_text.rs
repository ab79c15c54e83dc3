//! The texts of the question on a row: its person, its warnings, and the command that a yes sends.

use unicode_script::UnicodeScript as _;

use crate::app::call::confirm::cancelling_text::cancelling;
use crate::app::call::confirm::question_content::{HERE, QuestionContent, parts};
use crate::app::call::rows::name_marks::{mark_words, removed_words};
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::question::{Question, QuestionSubject};
use crate::app::language::privacy;
use crate::app::language::text::{key, sentences, tr, tr_with};
use crate::app::look::widgets::badge_word;
use crate::app::words::keep_out_text::{
    close_door, door_removes_next, keep_out_obstacle, kept_out,
};
use crate::app::words::person_text::{self, kind_phrase, of_devices};
use crate::app::words::time_text::{age, clock};
use crate::moderation::command::{Command, KeepOutOrder};
use crate::moderation::model::audit::Source;
use crate::moderation::model::ids::ParticipantId;
use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::Badge;
use crate::moderation::state::row::{Mark, PersonRef, Resemblance, Role, Row, RowKey};
use crate::moderation::state::snapshot::{CallView, WatchState};
use crate::moderation::views::table::{ShownRow, may_choose};

/// Sets the source of a question's command to the press that confirmed it: pointer or keyboard. Returns other commands
/// unchanged.
pub(crate) fn with_source(mut command: Command, pressed: Source) -> Command {
    if let Command::Remove { source, .. }
    | Command::CancelInvitation { source, .. }
    | Command::KeepOut(_, KeepOutOrder { source, .. }) = &mut command
    {
        *source = pressed;
    }
    command
}

/// Returns the contents of the question, or `None` if the question has become pointless.
pub(crate) fn content(question: &Question, cx: &CallUi<'_>) -> Option<QuestionContent> {
    match &question.about {
        QuestionSubject::Removal(key, participant) => removal_of(key, participant, cx),
        QuestionSubject::KeepingOut(key) => {
            let known = cx.state.list.table.find(key).map(|shown| &shown.row);
            let row = cx.call.row(key).or(known)?;
            keeping_out(row, question, cx)
        }
        QuestionSubject::Cancelling(id) => cancelling(id, cx),
    }
}

fn removal_of(
    key: &RowKey,
    participant: &ParticipantId,
    cx: &CallUi<'_>,
) -> Option<QuestionContent> {
    // A person's card can open the question even if a search hides the person from the list.
    let hidden = || {
        let row = cx.call.row(key)?;
        let (row, left) = (row.clone(), None);
        Some(ShownRow { row, left })
    };
    let shown = cx.state.list.table.find(key).cloned().or_else(hidden)?;
    let mut content = removal(&shown.row, cx);
    let obstacle = keep_out_obstacle(cx.call, cx.context.snapshot, &shown.row);
    let is_kept = kept_out(cx.call, &shown.row).is_some();
    if shown.row.badge.is_anonymous() && shown.row.role == Role::Attendee {
        content.door = close_door(cx.call);
    } else {
        content.keep_out = (!is_kept).then(|| obstacle.map_or(Ok(()), Err));
    }
    if shown.row.devices > 1 {
        let of_devices = |key| of_devices(key, shown.row.badge, shown.row.devices);
        let one = of_devices(key!("question-one-device"));
        content.hint = Some(sentences(&[one, remove_hint(&shown.row, cx.call)]));
        let all = may_choose(&shown.row).then_some(key!("question-all-devices"));
        content.devices = all.map(of_devices);
    }
    content.command = Some(Command::Remove {
        call: cx.call.id.clone(),
        participant: participant.clone(),
        source: Source::Click,
    });
    let gone = shown.row.state.gone_at().or(shown.left);
    if let WatchState::Ended(_) = cx.call.state {
        content.close_only(tr("question-call-ended"));
    } else if let Some(at) = gone {
        content.close_only(tr_with("question-left", &[("time", clock(at).into())]));
    } else if shown.row.is_missing() {
        content.close_only(tr("question-not-listed"));
    } else if shown.row.removable() != Some(participant) || !shown.row.can_ask() {
        // The person can't be removed by this id any more. Or their removal was requested elsewhere, and the row shows
        // its progress.
        return None;
    }
    Some(content)
}

/// Maximum number of namesakes whose ids a question shows. With more namesakes, it shows none of their ids.
const MOST_NAMESAKES: usize = 2;

/// Explains the effect of a removal, and says whether the person can come back.
fn remove_hint(row: &Row, call: &CallView) -> String {
    if row.participant.in_lobby {
        tr("question-remove-hint-lobby")
    } else if door_removes_next(call, row.badge) {
        tr("question-remove-hint-door")
    } else {
        tr("question-remove-hint")
    }
}

fn removal(row: &Row, cx: &CallUi<'_>) -> QuestionContent {
    let name = person_text::name(row);
    let tail = person_text::id_tail(row).unwrap_or_default();
    let spoken = person_text::spoken(row);
    let values = [("name", HERE.into()), ("kind", kind_phrase(row).into())];
    let title = tr_with("question-remove", &values);
    let look_alikes = look_alikes(row, cx.call);
    QuestionContent {
        title: parts(&title, &name),
        warnings: warnings(row, cx),
        ids: compared(row, cx.call),
        hint: Some(remove_hint(row, cx.call)),
        tail,
        yes: Some([
            tr("question-remove-yes"),
            tr_with("question-remove-yes-name", &[("who", spoken.into())]),
        ]),
        no: tr("question-no"),
        is_doubtful: is_original(row, &look_alikes),
        instead: instead_of(row, &look_alikes),
        ..QuestionContent::default()
    }
}

/// Whether the person is a member with look-alikes, all of whom are non-members.
fn is_original(row: &Row, look_alikes: &[&Row]) -> bool {
    let is_member = |row: &Row| row.badge == Badge::Member;
    is_member(row) && !look_alikes.is_empty() && !look_alikes.iter().any(|other| is_member(other))
}

/// Returns the question about the only look-alike, and the look-alike's name, if `row` is a member and the look-alike
/// isn't. The moderator then probably means the look-alike.
///
/// `None` in all other cases, and if the look-alike can't be removed now.
fn instead_of(row: &Row, look_alikes: &[&Row]) -> Option<(QuestionSubject, String)> {
    let [other] = look_alikes else {
        return None;
    };
    let id = other
        .removable()
        .filter(|_| other.can_ask() && is_original(row, look_alikes))?;
    let subject = QuestionSubject::Removal(other.key.clone(), id.clone());
    Some((subject, person_text::name(other)))
}

/// Returns the contents of the question about keeping a person out, or `None` if the person is kept out already.
fn keeping_out(row: &Row, question: &Question, cx: &CallUi<'_>) -> Option<QuestionContent> {
    if kept_out(cx.call, row).is_some() {
        return None;
    }
    let mut content = removal(row, cx);
    let values = [("name", HERE.into()), ("kind", kind_phrase(row).into())];
    // A person who isn't in the call now can't be removed, only kept from returning.
    let here = cx.call.row(&row.key);
    let removes = here.is_some_and(|row| row.is_listed() && row.can_ask());
    let (title, yes) = if removes {
        (
            tr_with("question-keep-out", &values),
            tr("question-keep-out-yes"),
        )
    } else {
        (
            tr_with("question-keep-away", &values),
            tr("question-keep-away-yes"),
        )
    };
    content.title = parts(&title, &person_text::name(row));
    let spoken = person_text::spoken(row);
    let name = tr_with("question-keep-out-yes-name", &[("who", spoken.into())]);
    content.yes = Some([yes, name]);
    let mut hints = vec![tr("question-keep-out-hint")];
    if row.devices > 1 {
        let key = key!("question-keep-out-devices");
        hints.push(of_devices(key, row.badge, row.devices));
    }
    hints.push(tr("rules-only-while"));
    content.hint = Some(sentences(&hints));
    content.chooses_time = true;
    content.command = Some(Command::KeepOut(
        cx.call.id.clone(),
        KeepOutOrder {
            who: PersonRef::from(row),
            for_how_long: question.keep_for,
            removes,
            source: Source::Click,
        },
    ));
    if cx.call.has_ended() {
        content.close_only(tr("question-call-ended"));
    } else if let Some(why) = keep_out_obstacle(cx.call, cx.context.snapshot, row) {
        content.close_only(why);
    }
    Some(content)
}

/// Returns kind, tenant and ids in full if the name is ambiguous. Empty otherwise.
pub(crate) fn ids(row: &Row) -> Vec<[String; 2]> {
    if resemblance(row).is_some() {
        whole_ids(row)
    } else {
        Vec::new()
    }
}

/// Returns the people in the call whose mark says that their name resembles or equals this person's. Empty if this person has a mark of
/// this kind.
fn look_alikes<'a>(row: &Row, call: &'a CallView) -> Vec<&'a Row> {
    if resemblance(row) == Some(Resemblance::LooksLike) {
        return Vec::new();
    }
    let rows = call.rows.iter().map(|row| &**row);
    let marked = rows.filter(|other| resemblance(other) == Some(Resemblance::LooksLike));
    marked
        .filter(|other| other.is_listed() && other.key != row.key)
        .filter(|other| match other.mark {
            Some(Mark::NameOfMember) => row.badge == Badge::Member && other.name == row.name,
            _ => other.name != row.name && other.name.poses_as(&row.name),
        })
        .collect()
}

/// Returns the other people in the call with exactly this person's name. Empty if no mark says that others have this
/// name.
fn namesakes<'a>(row: &Row, call: &'a CallView) -> Vec<&'a Row> {
    if !matches!(row.mark, Some(Mark::SameName(_) | Mark::NameOfMember)) {
        return Vec::new();
    }
    let rows = call.rows.iter().map(|row| &**row);
    let others = rows.filter(|other| other.is_listed() && other.key != row.key);
    others.filter(|other| other.name == row.name).collect()
}

/// Returns the ids to show for this person. If there are look-alikes or a few namesakes, returns a list for this person, followed by one
/// for each of them.
///
/// Each list holds the kind and the ids that differ.
fn compared(row: &Row, call: &CallView) -> Vec<Vec<[String; 2]>> {
    let mut others = look_alikes(row, call);
    let mut label = key!("question-look-alike");
    if others.is_empty() {
        (others, label) = (namesakes(row, call), key!("question-namesake"));
        if others.len() > MOST_NAMESAKES {
            others.clear();
        }
    }
    if others.is_empty() {
        return Vec::from_iter(Some(ids(row)).filter(|ids| !ids.is_empty()));
    }
    let people = std::iter::once(row).chain(others);
    let people: Vec<_> = people.map(whole_ids).collect();
    // An id that all these people share doesn't tell them apart.
    let differs = |place: &usize| people.iter().any(|ids| ids[*place] != people[0][*place]);
    let others = std::iter::repeat_with(|| tr(label));
    let labels = std::iter::once(tr("question-this-one")).chain(others);
    let lines = labels.zip(&people).map(|(who, ids)| {
        let [_, kind] = &ids[0];
        let rest = (1..ids.len())
            .filter(differs)
            .map(|place| ids[place].clone());
        std::iter::once([who, kind.clone()]).chain(rest).collect()
    });
    lines.collect()
}

/// Names the person whom this name resembles. Also names the first letter that only this name contains, if there is
/// one.
fn looks_like(name: &SafeName, original: &SafeName) -> String {
    let other = ("name", privacy::name(original.as_str()).into());
    let Some(letter) = name.strange_letter(original) else {
        return tr_with("question-looks-like", &[other]);
    };
    let code = format!("U+{:04X}", u32::from(letter));
    let values = [
        other,
        ("letter", letter.to_string().into()),
        ("script", letter.script().full_name().into()),
        ("code", code.into()),
    ];
    tr_with("question-looks-like-letter", &values)
}

fn resemblance(row: &Row) -> Option<Resemblance> {
    row.mark.as_ref().and_then(Mark::resemblance)
}

fn whole_ids(row: &Row) -> Vec<[String; 2]> {
    let identity = &row.participant.identity;
    let participant = row.key.participant().map(ParticipantId::as_str);
    let whole = |id: Option<&str>| id.map_or_else(|| tr("person-no-value"), privacy::id);
    vec![
        [tr("column-kind"), badge_word(row.badge)],
        [tr("person-tenant"), whole(identity.tenant.as_deref())],
        [tr("person-identity-id"), whole(identity.id.as_deref())],
        [tr("person-participant-id"), whole(participant)],
    ]
}

fn warnings(row: &Row, cx: &CallUi<'_>) -> Vec<String> {
    let mut warnings = Vec::new();
    match &row.mark {
        Some(Mark::LooksLike(other) | Mark::LooksLikeAnother(other)) => {
            warnings.push(looks_like(&row.name, other));
        }
        Some(Mark::NameOfMember) => {
            let name = privacy::name(row.name.as_str());
            warnings.push(tr_with("question-not-the-member", &[("name", name.into())]));
        }
        Some(Mark::SameName(n)) => {
            warnings.push(tr_with("question-same-name", &[("n", (*n).into())]));
        }
        Some(mark @ Mark::NameOfRemoved(_)) => warnings.push(mark_words(mark).why),
        Some(Mark::HiddenCharacters) => warnings.push(tr("question-hidden")),
        None => {}
    }
    warnings.extend(removed_words(row).map(|words| words.why));
    let look_alikes = look_alikes(row, cx.call);
    match look_alikes.len() {
        0 => {}
        _ if is_original(row, &look_alikes) => warnings.push(tr("question-is-original")),
        n => warnings.push(tr_with("question-has-look-alikes", &[("n", n.into())])),
    }
    match row.role {
        Role::Organizer => warnings.push(tr("question-organizer")),
        Role::Recorder => warnings.push(tr("question-recorder")),
        Role::Protected => warnings.push(tr("question-protected")),
        Role::Attendee | Role::ThisApp => {}
    }
    let is_old = matches!(
        cx.call.state,
        WatchState::Stale | WatchState::Throttled | WatchState::Unreachable
    );
    if let Some(updated) = cx.call.updated.filter(|_| is_old) {
        let age = age(cx.context.now.age_of(updated));
        warnings.push(tr_with("question-stale", &[("age", age.into())]));
    }
    warnings
}
