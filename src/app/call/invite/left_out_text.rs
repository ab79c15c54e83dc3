//! Says whom the invitation dialog leaves out, and counts them in the same way as the results shown after sending.

use crate::app::call::invite::invite_text::{
    name, pending_name, presence_mark, refused, text_problem,
};
use crate::app::call::state::invitation_results::{LeftOut, here_counts};
use crate::app::call::state::invite_form::share::Share;
use crate::app::call::state::invite_form::{
    CallPresence, InviteForm, InviteMode, InviteProblem, presence_of,
};
use crate::app::call::state::invite_split::name_before::name_beside;
use crate::app::language::late_text::LateText;
use crate::app::language::privacy;
use crate::app::language::text::{in_sentence, tr, tr_with};
use crate::app::words::person_text::cut;
use crate::moderation::model::invitee::{Invitee, TypedInvitee};
use crate::moderation::model::name::visible;
use crate::moderation::model::recognize::recognize;
use crate::moderation::state::snapshot::CallView;

/// Maximum length, in characters, of a text quoted in full at the foot of the dialog. The sentence around it then fits
/// into two lines beside the buttons.
const LONGEST_AT_FOOT: usize = 20;

/// Returns everybody in the list and the field who won't be invited, each with the reason. Empty while moving a person.
///
/// Omits:
/// - people and names kept from the last time the dialog was open
/// - entries that were probably not meant
/// - duplicates of people who are named already
/// - sign-in names that are still being looked up
pub(crate) fn left_out(form: &InviteForm, call: &CallView) -> Vec<LeftOut> {
    if form.way == InviteMode::Move {
        return Vec::new();
    }
    let names = form.names().filter(|name| name.share.is_meant());
    let names = names.filter_map(|name| {
        let why = name
            .problem()
            .filter(|why| **why != InviteProblem::Listed)?;
        let (shown, tail) = pending_name(name);
        let reason = refusal(why);
        Some(LeftOut {
            tail,
            text: name.typed.clone(),
            presence: name_presence(why),
            ..left_person(shown, reason, name.invitee.clone())
        })
    });
    let parts = form
        .parts(call)
        .into_iter()
        .filter(|(text, _)| !text.trim().is_empty());
    let typed = parts.filter_map(|(text, named)| {
        let why = named.err().filter(|why| *why != InviteProblem::Listed)?;
        Some(left_text(&text, &why))
    });
    let fresh = form
        .candidates()
        .filter(|candidate| candidate.share.is_meant());
    let here = fresh.filter_map(|candidate| {
        let is_held = candidate.share == Share::Held;
        let presence = presence_of(&candidate.invitee, call);
        let why = move || {
            let held = || is_held.then(|| tr("invite-not-included"));
            let why = presence_mark(presence).or_else(held);
            why.map(|why| in_sentence(&why))
        };
        let invitee = candidate.invitee.clone();
        Some(LeftOut {
            presence,
            ..left_person(name(candidate), LateText::found(why)?, Some(invitee))
        })
    });
    typed.chain(here).chain(names).collect()
}

/// Says in a few words why somebody was refused.
fn refusal(why: &InviteProblem) -> LateText {
    let why = why.clone();
    LateText::new(move || in_sentence(&refused(&why)))
}

fn left_person(name: String, why: LateText, invitee: Option<Invitee>) -> LeftOut {
    LeftOut {
        name,
        tail: String::new(),
        why,
        invitee,
        text: String::new(),
        presence: CallPresence::Away,
        invitation: None,
    }
}

/// Describes the person named by a refused part of the text.
fn left_text(text: &str, why: &InviteProblem) -> LeftOut {
    let shown = |text: &str| privacy::id(&visible(text.trim()));
    if let (InviteProblem::Rings, Ok(TypedInvitee::Invitee(invitee))) = (why, recognize(text)) {
        return LeftOut {
            presence: CallPresence::Rings,
            ..left_person(shown(text), refusal(why), Some(invitee))
        };
    }
    let name = name_beside(text);
    let name = if name.is_empty() { text } else { &name };
    let (kept, problem) = (text.to_owned(), why.clone());
    let reason = LateText::new(move || text_problem(&problem, &kept));
    LeftOut {
        text: text.to_owned(),
        ..left_person(shown(name), reason, None)
    }
}

/// Returns how many people are to be invited: those whom the button invites, and those who are left out. Like the
/// results, doesn't count people who are already ringing, in the lobby or in the call.
pub(crate) fn to_invite(form: &InviteForm, call: &CallView) -> usize {
    let typed = form.typed_text(call).away();
    let left_out = left_out(form, call);
    form.taken(call) + typed + left_out.iter().filter(|it| it.counts()).count()
}

/// Says who won't be invited: the name of the first person, and how many more there are.
///
/// Counts separately those who are already ringing, in the lobby or in the call, as the results do. `None` if everyone
/// will be invited.
pub(crate) fn leaves_out(form: &InviteForm, call: &CallView) -> Option<String> {
    let all = left_out(form, call);
    let mut named = all.iter().filter(|it| it.counts());
    let first = named.next().map(|first| {
        let more = named.count();
        let values = [
            ("entry", cut(&first.name, LONGEST_AT_FOOT).into()),
            ("n", more.into()),
        ];
        match more {
            0 => tr_with("invite-leaves-out", &values),
            _ => tr_with("invite-leaves-out-more", &values),
        }
    });
    let said: Vec<String> = first.into_iter().chain(here_counts(&all)).collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// Returns the presence of somebody whose name was refused for this reason.
fn name_presence(why: &InviteProblem) -> CallPresence {
    match why {
        InviteProblem::Rings => CallPresence::Rings,
        _ => CallPresence::Away,
    }
}
