//! The texts of the question about canceling an invitation.

use crate::app::call::confirm::question_content::{HERE, QuestionContent, parts};
use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::question::QuestionSubject;
use crate::app::language::text::{key, sentences, tr, tr_with};
use crate::app::words::move_text::or_move;
use crate::app::words::person_text::{self, kind_in_sentence};
use crate::app::words::time_text::clock;
use crate::moderation::command::Command;
use crate::moderation::model::audit::Source;
use crate::moderation::model::ids::InvitationId;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::{Invitation, InvitationState};
use crate::moderation::state::snapshot::CallView;

/// Returns the current text of the question. `None` if the invitation is unknown. Also `None` if the invitation hasn't
/// ended but can't be canceled now, for example because it is already being canceled.
pub(super) fn cancelling(id: &InvitationId, cx: &CallUi<'_>) -> Option<QuestionContent> {
    // Falls back to the row's invitation: the call drops ended invitations soon, but the row stays while the question
    // is open.
    let kept = || {
        let mut slots = cx.state.list.top_strip.invitations.iter();
        Some(&slots.find(|slot| slot.invitation.id == *id)?.invitation)
    };
    let found = cx.call.invitations.iter().find(|found| found.id == *id);
    let found = found.or_else(kept)?;
    let mut content = cancelling_question(found, cx.call);
    if cx.call.has_ended() {
        content.close_only(tr("question-call-ended"));
    } else if let Some(at) = found.ended_at() {
        content.close_only(cancelling_came_late(found, at));
        content.removal = removal(found, cx.call);
    } else if !found.can_cancel() {
        // The invitation's row shows why, for example that it is already being canceled.
        return None;
    }
    Some(content)
}

/// Returns the question about removing the person who came by the invitation, and the spoken name of its button. `None`
/// if nobody came or the person can't be removed.
fn removal(found: &Invitation, call: &CallView) -> Option<(QuestionSubject, String)> {
    let row = call.arrival_of(found).filter(|row| row.can_ask())?;
    let about = QuestionSubject::Removal(row.key.clone(), row.removable()?.clone());
    let name = person_text::name(row);
    Some((about, tr_with("row-remove-name", &[("who", name.into())])))
}

/// Says how an invitation ended before the question about canceling it was answered.
fn cancelling_came_late(invitation: &Invitation, at: Now) -> String {
    let has_joined = matches!(
        invitation.state,
        InvitationState::Joined { .. } | InvitationState::JoinedAnyway { .. }
    );
    let key = if invitation.in_lobby {
        key!("question-cancel-in-lobby")
    } else if has_joined {
        key!("question-cancel-joined")
    } else {
        or_move(
            invitation,
            key!("question-cancel-over"),
            key!("question-move-over"),
        )
    };
    tr_with(key, &[("time", clock(at).into())])
}

fn cancelling_question(found: &Invitation, call: &CallView) -> QuestionContent {
    let name = person_text::invited_name(found);
    let kind = kind_in_sentence(found.badge());
    let values = [("name", HERE.into()), ("kind", kind.into())];
    let [title, yes, yes_name] = if found.is_move() {
        [
            key!("question-move"),
            key!("question-move-yes"),
            key!("question-move-yes-name"),
        ]
    } else {
        [
            key!("question-cancel"),
            key!("question-cancel-yes"),
            key!("question-cancel-yes-name"),
        ]
    };
    let title = tr_with(title, &values);
    let said = |is_so: bool, key: &str| if is_so { tr(key) } else { String::new() };
    let of_others = said(found.is_of_others(), key!("question-of-others"));
    let rings = said(
        person_text::rings_in_teams(found),
        key!("question-cancel-hint"),
    );
    QuestionContent {
        title: parts(&title, &name),
        hint: Some(sentences(&[of_others, rings])).filter(|hint| !hint.is_empty()),
        tail: person_text::invited_end(found),
        yes: Some([tr(yes), tr_with(yes_name, &[("name", name.into())])]),
        no: tr(or_move(
            found,
            key!("question-cancel-no"),
            key!("question-move-no"),
        )),
        command: Some(Command::CancelInvitation {
            call: call.id.clone(),
            invitation: found.id.clone(),
            source: Source::Click,
        }),
        ..QuestionContent::default()
    }
}
