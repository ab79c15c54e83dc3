//! Texts of the invitation dialog: the interpretation of the typed text, the people in the list, and errors.

use crate::app::call::state::call_ui::CallUi;
use crate::app::call::state::invite_form::share::SkippedParts;
use crate::app::call::state::invite_form::{
    CallPresence, InviteCandidate, InviteForm, InviteProblem, MOST_PASTED, PendingName, presence_of,
};
use crate::app::call::state::invite_split::labels::without_labels;
use crate::app::call::state::invite_split::likeness::{is_meeting_link, words_beside};
use crate::app::call::state::invite_split::name_before::name_beside;
use crate::app::call::state::invite_typed::national::may_become_id;
use crate::app::language::countries::country_name;
use crate::app::language::privacy;
use crate::app::language::text::{sentences, tr, tr_with};
use crate::app::words::failure_text::{failure_text, invitee_error_text};
use crate::app::words::keep_out_text::ArrivalRule;
use crate::app::words::person_text::{account_name, cut, cut_in_middle, labeled_id};
use crate::app::words::phone_text::grouped_as_typed;
use crate::app::words::ringing_text::cancelled_before;
use crate::moderation::model::digits::plain;
use crate::moderation::model::ids::CallId;
use crate::moderation::model::invitee::dialed::behind_prefix;
use crate::moderation::model::invitee::{Invitee, InviteeError, TypedInvitee};
use crate::moderation::model::name::{SafeName, visible};
use crate::moderation::model::participant::Badge;
use crate::moderation::model::recognize::{national_number, recognize};
use crate::moderation::state::invitation::MOST_INVITED;
use crate::moderation::state::snapshot::CallView;
use crate::moderation::views::all_calls::calls_with;

/// Maximum length, in characters, of a text that a sentence quotes in full.
const LONGEST_QUOTED: usize = 40;

/// Says why somebody wasn't added.
pub(crate) fn problem(problem: &InviteProblem) -> String {
    match problem {
        InviteProblem::Typed(error) => invitee_error_text(*error),
        InviteProblem::TooMuch => tr_with("invite-too-much", &[("n", MOST_PASTED.into())]),
        InviteProblem::Link => tr("invite-is-link"),
        InviteProblem::Full => tr_with("invite-full", &[("n", MOST_INVITED.into())]),
        InviteProblem::Listed => tr("invite-listed"),
        InviteProblem::Rings => tr("invite-rings"),
        InviteProblem::NoRight(_) => tr("invite-no-right"),
        InviteProblem::Unknown(_) => tr("invite-unknown"),
        InviteProblem::Failed(failure) => {
            let text = failure_text(failure, None);
            sentences(&[text.sentence, text.next_step])
        }
    }
}

/// Says why a text wasn't added. If it is a number without a country code, names the number.
pub(super) fn text_problem(why: &InviteProblem, text: &str) -> String {
    if is_meeting_link(text) {
        return problem(&InviteProblem::Link);
    }
    let number = national_number(text);
    let number = number.filter(|_| *why == InviteProblem::Typed(InviteeError::NoPlus));
    number.map_or_else(|| problem(why), no_country)
}

fn no_country(number: &str) -> String {
    let number = privacy::name(&visible(number.trim()));
    tr_with("invitee-no-country", &[("number", number.into())])
}

/// Says what is wrong with the text in the field. If somebody in a watched call has the typed name, adds in which call.
///
/// `None` if nothing is wrong. Also `None` if only country codes are missing and no country was chosen yet, because
/// another line asks for the country.
pub(crate) fn field_problem(form: &InviteForm, cx: &CallUi<'_>) -> Option<String> {
    let why = form.problem.as_ref()?;
    if *why == InviteProblem::Typed(InviteeError::NoPlus) && form.without_country() > 0 {
        return not_in_country(form);
    }
    // One order at a time: the line below asks for the country first.
    if why.needs_no_correction() && form.without_country() > 0 {
        return None;
    }
    let said = typed_problem(why, form);
    let all: Vec<String> = [said].into_iter().chain(namesake(why, form, cx)).collect();
    Some(sentences(&all))
}

/// Says which number of the field isn't valid in the chosen country. `None` without such a number or country.
fn not_in_country(form: &InviteForm) -> Option<String> {
    let country = country_name(form.country?).into();
    let values = [
        ("number", first_national(form)?.into()),
        ("country", country),
    ];
    Some(tr_with("invite-not-in-country", &values))
}

/// Returns the first number in the field that lacks nothing but its country code.
pub(super) fn first_national(form: &InviteForm) -> Option<String> {
    let text = form.field_text();
    let number = national_number(text.national.first()?)?;
    Some(privacy::name(&visible(number.trim())))
}

/// Says why the typed text wasn't added. If the person already rings, also says that they aren't invited. Of several
/// refused parts, names the first one with its reason.
fn typed_problem(why: &InviteProblem, form: &InviteForm) -> String {
    let text = form.field_text();
    let first = text.parts.first().map_or("", |(text, _)| text);
    let said = match why {
        InviteProblem::TooMuch => return problem(why),
        InviteProblem::Rings => skipped(&problem(why)),
        _ => text_problem(why, first),
    };
    // The sentence about a missing country code already names the number.
    if text.parts.len() < 2
        || is_meeting_link(&form.typed)
        || *why == InviteProblem::Typed(InviteeError::NoPlus)
    {
        return said;
    }
    let entry = quoted(first);
    tr_with(
        "invite-part-problem",
        &[("entry", entry.into()), ("why", said.into())],
    )
}

/// Returns typed text as a sentence quotes it: trimmed, masked in presentation mode, and cut.
pub(crate) fn quoted(text: &str) -> String {
    cut(&privacy::id(&visible(text.trim())), LONGEST_QUOTED)
}

/// Says that somebody isn't invited, and why.
pub(crate) fn skipped(why: &str) -> String {
    tr_with("invite-skipped", &[("why", why.into())])
}

/// Says how the program interprets the text in the field.
///
/// If the field holds a refused entry whose text hasn't been corrected yet, says why the entry was refused. If the text
/// was refused, or if the field is empty and no entries were just dropped, says what of the last text was skipped
/// instead.
pub(crate) fn understood(form: &InviteForm, cx: &CallUi<'_>) -> String {
    // An entry that is back in the field unchanged isn't looked up again. Its refusal still applies.
    let corrected = form.corrections.iter().map(|it| &it.entry);
    let mut unchanged = corrected.filter(|entry| entry.typed() == form.typed.trim());
    let refused = unchanged.find_map(|entry| entry.name()?.problem());
    if let Some(why) = refused.filter(|_| form.problem.is_none()) {
        return problem(why);
    }
    let is_refused = form.problem.is_some();
    if !is_refused && (!form.typed.trim().is_empty() || !form.dropped.is_empty()) {
        let named = match recognize(&form.typed) {
            Ok(TypedInvitee::Invitee(named)) => {
                let rule = ArrivalRule::of(&named, cx.call).map(|rule| rule.text());
                let cancelled = || cancelled_before(&named, cx.call);
                rule.or_else(cancelled)
                    .or_else(|| elsewhere(&named, &[], cx))
            }
            _ => None,
        };
        let recognized = if form.without_country() == 1 && form.field_text().parts.len() == 1 {
            String::new()
        } else {
            recognized(form, cx.call)
        };
        let kept = form.keeps_text().then(|| tr("invite-kept"));
        let all = kept.into_iter().chain([recognized]).chain(named);
        let all = all.chain(unused(form));
        let all: Vec<String> = all.filter(|it| !it.is_empty()).collect();
        return all.join(" · ");
    }
    let n = form.passed_over.listed;
    let twice = (n > 0).then(|| tr_with("invite-passed-over", &[("n", n.into())]));
    let all: Vec<String> = unused(form).into_iter().chain(twice).collect();
    all.join(" · ")
}

/// Says what of the texts isn't used: first lines with a number that can't be called, then lines that name nobody.
fn unused(form: &InviteForm) -> Option<String> {
    let SkippedParts {
        numbers, nobody, ..
    } = &form.passed_over;
    let is_named = |line: &&String| form.nameless.iter().any(|name| line.contains(&**name));
    let unnamed = nobody.iter().filter(|line| !is_named(line)).count();
    let n = ("n", numbers.len().into());
    match (numbers.len(), unnamed) {
        (0, 0) => None,
        (_, 0) => Some(tr_with("invite-numbers-in", &[n])),
        (0, m) => Some(tr_with("invite-nobody-in", &[("n", m.into())])),
        (_, m) => Some(tr_with("invite-unused", &[n, ("m", m.into())])),
    }
}

/// Returns the unused lines of the last text, as a tooltip shows them.
pub(crate) fn unused_lines(form: &InviteForm) -> String {
    const MOST: usize = 15;
    let SkippedParts {
        numbers, nobody, ..
    } = &form.passed_over;
    let all: Vec<&String> = numbers.iter().chain(nobody).collect();
    let lines = all.iter().take(MOST).map(|line| quoted(line));
    let more = (all.len() > MOST).then(|| "…".to_owned());
    lines.chain(more).collect::<Vec<_>>().join("\n")
}

/// Says how the text in the field is understood; empty while the field is empty.
pub(crate) fn recognized(form: &InviteForm, call: &CallView) -> String {
    let typed = &*form.typed;
    if typed.trim().is_empty() {
        return String::new();
    }
    if is_meeting_link(typed) {
        return problem(&InviteProblem::Link);
    }
    let parts = form.field_text().parts.len();
    if parts > 1 {
        return tr_with("invite-is-list", &[("n", parts.into())]);
    }
    match recognize(typed) {
        Ok(TypedInvitee::SignInName(_)) => tr("invite-is-name"),
        Ok(TypedInvitee::Invitee(invitee)) => {
            let here = already_here(&invitee, call).map(|why| skipped(&why));
            here.unwrap_or_else(|| match invitee {
                Invitee::User { .. } => tr("invite-is-account"),
                Invitee::Phone { number } => {
                    let number = grouped_as_typed(typed, &number);
                    tr_with("invite-is-phone", &[("number", number.into())])
                }
            })
        }
        // An incomplete text isn't wrong yet.
        Err(_) if typed.contains('@') => tr("invite-begins-name"),
        // Shows errors at once that no further letter can fix.
        Err(error @ (InviteeError::Letter(_) | InviteeError::Character(_))) => {
            invitee_error_text(error)
        }
        Err(InviteeError::NoPlus) if behind_prefix(&plain(typed.trim_start())).is_some() => {
            tr("invite-begins-phone")
        }
        Err(_) if plain(typed.trim_start()).starts_with('+') => tr("invite-begins-phone"),
        Err(InviteeError::NoPlus) if !may_become_id(typed) => {
            national_number(typed).map_or_else(|| tr("invite-is-unclear"), no_country)
        }
        Err(_) => tr("invite-is-unclear"),
    }
}

/// Says that the text in the field must be completed first. Of several parts, quotes the first that can't be added.
pub(crate) fn unclear(call: &CallView, form: &InviteForm) -> String {
    let parts = form.parts(call);
    let wrong = parts.iter().find(|(_, named)| named.is_err());
    match wrong.filter(|_| parts.len() > 1) {
        Some((text, _)) => {
            let entry = quoted(text);
            tr_with("invite-unclear-part", &[("entry", entry.into())])
        }
        None => tr("invite-unclear"),
    }
}

/// Says that a person is already ringing, in the lobby or in the call. `None` otherwise.
pub(crate) fn already_here(invitee: &Invitee, call: &CallView) -> Option<String> {
    match presence_of(invitee, call) {
        CallPresence::Away => None,
        CallPresence::Rings => Some(tr("invite-rings")),
        CallPresence::InLobby => Some(tr("invite-in-lobby")),
        CallPresence::InCall => Some(tr("invite-in-call")),
    }
}

/// Says in which other watched call somebody is, or in how many. Compares ids, and ignores the calls in `known`.
///
/// `None` if there is no such call. Also `None` if the person is already ringing or in this call.
pub(crate) fn elsewhere(invitee: &Invitee, known: &[&CallId], cx: &CallUi<'_>) -> Option<String> {
    if presence_of(invitee, cx.call) != CallPresence::Away {
        return None;
    }
    let calls = calls_with(&cx.context.snapshot.calls, &cx.call.id, invitee);
    let calls: Vec<_> = calls.filter(|it| !known.contains(&&it.id)).collect();
    match calls[..] {
        [] => None,
        [one] => Some(tr_with("invite-elsewhere", &[("call", one.title().into())])),
        _ => Some(tr_with(
            "invite-elsewhere-several",
            &[("n", calls.len().into())],
        )),
    }
}

/// Says in a few words why a name in the list can't be invited.
pub(crate) fn refused(problem: &InviteProblem) -> String {
    match problem {
        InviteProblem::Unknown(_) => tr("invite-mark-unknown"),
        InviteProblem::Rings => tr("invite-mark-rings"),
        InviteProblem::Listed => tr("invite-mark-listed"),
        _ => tr("invite-mark-refused"),
    }
}

/// Says in a few words that a person is already ringing, in the lobby or in the call. `None` otherwise.
pub(crate) fn presence_mark(presence: CallPresence) -> Option<String> {
    match presence {
        CallPresence::Away => None,
        CallPresence::Rings => Some(tr("invite-mark-rings")),
        CallPresence::InLobby => Some(tr("invite-mark-in-lobby")),
        CallPresence::InCall => Some(tr("invite-mark-in-call")),
    }
}

/// Returns the name of a person in the list. Without a name, returns the phone number or the end of the object ID.
pub(crate) fn name(candidate: &InviteCandidate) -> String {
    let label = candidate.label();
    match &candidate.invitee {
        Invitee::User {
            display_name: Some(name),
            ..
        } => privacy::name(SafeName::new(name).as_str()),
        _ if !label.is_empty() => privacy::name(label.as_str()),
        _ => number(candidate),
    }
}

/// Returns the phone number as it was grouped in the text, or the end of the object ID.
pub(crate) fn number(candidate: &InviteCandidate) -> String {
    match &candidate.invitee {
        Invitee::User { object_id, .. } => account_name(object_id),
        Invitee::Phone { number } => privacy::name(&grouped_as_typed(&candidate.typed, number)),
    }
}

/// Returns the kind of a person. [`Badge::Unknown`] for an account whose name isn't known.
pub(crate) fn badge(candidate: &InviteCandidate) -> Badge {
    match &candidate.invitee {
        Invitee::User {
            display_name: None, ..
        } => Badge::Unknown,
        invitee => invitee.badge(),
    }
}

/// Returns the line below a name in the list: what tells the person from namesakes, such as an address and the end of the
/// object id. The line has two parts; where there is little room, only the first is cut.
pub(crate) fn identity(candidate: &InviteCandidate) -> (String, String) {
    let is_labeled = !candidate.label().is_empty();
    match (&candidate.invitee, &candidate.upn) {
        (Invitee::User { object_id, .. }, Some(upn)) => {
            let upn = privacy::id(SafeName::new(upn).as_str());
            (upn, format!(" · {}", account_name(object_id)))
        }
        (Invitee::User { object_id, .. }, None) if is_labeled => labeled_id(object_id),
        (Invitee::User { object_id, .. }, None) => cut_in_middle(&privacy::id(object_id)),
        (Invitee::Phone { number }, _) if is_labeled => {
            let number = privacy::name(&grouped_as_typed(&candidate.typed, number));
            (tr("invite-name-from-text"), format!(" · {number}"))
        }
        (Invitee::Phone { .. }, _) => (phone_line(&candidate.typed), String::new()),
    }
}

/// Returns the name beside the sign-in name in the text, and the sign-in name. Without such a name, returns
/// the sign-in name and an empty string.
pub(crate) fn pending_name(pending: &PendingName) -> (String, String) {
    let upn = privacy::id(&visible(pending.name.trim()));
    match pending.label() {
        label if label.is_empty() => (upn, String::new()),
        label => (privacy::name(label.as_str()), upn),
    }
}

/// Says that the entry is a phone, and which words were beside the number. Nobody checks these words, so they are only
/// shown.
fn phone_line(typed: &str) -> String {
    let phone = tr("identity-phone");
    let words = words_beside(typed);
    if without_labels(&words).is_empty() {
        return phone;
    }
    let beside = tr_with("invite-from-text", &[("words", quoted(&words).into())]);
    format!("{phone} · {beside}")
}

/// Says whose other number or address an entry is. If no name is known, says only that the entry isn't included.
pub(crate) fn other_way(candidate: &InviteCandidate) -> String {
    match name_beside(&candidate.typed) {
        name if name.is_empty() => tr("invite-not-included"),
        name => tr_with("invite-held-other", &[("who", quoted(&name).into())]),
    }
}

/// Says in which watched call somebody has the typed name, because the directory isn't searched for names. `None` if
/// nobody has it, or if the text was refused for another reason.
fn namesake(why: &InviteProblem, form: &InviteForm, cx: &CallUi<'_>) -> Option<String> {
    if *why != InviteProblem::Typed(InviteeError::Unrecognized) {
        return None;
    }
    let text = form.field_text();
    let name = SafeName::new(&text.parts.first()?.0)
        .as_str()
        .to_lowercase();
    let has_them = |call: &CallView| {
        let mut rows = call.rows.iter().filter(|row| row.is_listed());
        rows.any(|row| row.name.as_str().to_lowercase() == name)
    };
    if has_them(cx.call) {
        return Some(tr("invite-in-call"));
    }
    let mut calls = cx
        .context
        .snapshot
        .calls
        .iter()
        .filter(|it| it.id != cx.call.id);
    let call = calls.find(|it| has_them(it))?;
    let moves = tr("invite-way-move");
    let found = tr_with("invite-elsewhere", &[("call", call.title().into())]);
    Some(format!("{found} · {moves}"))
}
