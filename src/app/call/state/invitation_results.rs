//! Results of the invitations that were sent or canceled in one round. They outlive the rows of the invitations.

use std::sync::Arc;

use crate::app::call::state::invite_form::CallPresence;
use crate::app::language::late_text::LateText;
use crate::app::language::text::{key, tr_with};
use crate::moderation::model::ids::InvitationId;
use crate::moderation::model::invitee::Invitee;
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::{CancelTrouble, GoneHow, Invitation, InvitationState};
use crate::moderation::state::snapshot::CallView;

/// The current result of an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InvitationResult {
    /// The invitation is being sent or rings. Includes requests whose answer was lost, and a cancellation in progress.
    Ringing,
    /// Graph accepted the cancellation, but the person may still join.
    Cancelling,
    Joined,
    /// The person waits in the lobby, whether or not the invitation was canceled.
    InLobby,
    Cancelled,
    /// The person joined despite a cancellation that was accepted or in progress.
    JoinedAnyway,
    /// The person joined, and is gone again.
    GoneAgain,
    /// The person joined, and this app removed them.
    Removed,
    /// The person joined, and was moved to another call.
    MovedOn,
    /// The invitation can't be canceled, because Graph knows none of its ids or the app has none. It rings until it ends by
    /// itself.
    Stuck,
    /// Canceling failed, and the invitation still rings.
    NotCancelled,
    NoAnswer,
    /// The invitation failed, or the person was left out of the round.
    NotInvited,
}

impl InvitationResult {
    pub(crate) fn of(invitation: &Invitation) -> Self {
        match &invitation.state {
            InvitationState::Cancelled { .. } => Self::Cancelled,
            InvitationState::Joined { .. } | InvitationState::JoinedAnyway { .. }
                if invitation.in_lobby && invitation.gone_again.is_none() =>
            {
                Self::InLobby
            }
            InvitationState::Joined { .. } | InvitationState::JoinedAnyway { .. }
                if invitation.gone_again.is_some() =>
            {
                match invitation.gone_how {
                    GoneHow::Left => Self::GoneAgain,
                    GoneHow::Removed => Self::Removed,
                    GoneHow::MovedOn | GoneHow::MovedBack => Self::MovedOn,
                }
            }
            InvitationState::Joined { .. } => Self::Joined,
            InvitationState::JoinedAnyway { .. } => Self::JoinedAnyway,
            InvitationState::NoAnswer { .. } => Self::NoAnswer,
            InvitationState::Failed { .. } => Self::NotInvited,
            InvitationState::CancelAccepted { .. } => Self::Cancelling,
            InvitationState::Ringing { trouble, .. } => match trouble {
                Some(CancelTrouble::NoAddress) => Self::Stuck,
                Some(CancelTrouble::Failed(_)) if invitation.cancelled_by.is_some() => {
                    Self::NotCancelled
                }
                Some(CancelTrouble::Failed(_)) | None => Self::Ringing,
            },
            InvitationState::Sending { .. } | InvitationState::Cancelling { .. } => Self::Ringing,
        }
    }

    /// Whether the results still show the invitation once a newer round has begun.
    fn outlives_round(self) -> bool {
        let is_over = matches!(self, Self::Joined | Self::Removed | Self::MovedOn);
        !is_over && !matches!(self, Self::Cancelled | Self::NoAnswer)
    }

    fn is_open(self) -> bool {
        matches!(self, Self::Ringing | Self::Cancelling)
    }
}

/// Somebody named in the invitation dialog who wasn't invited.
#[derive(Debug)]
pub(crate) struct LeftOut {
    /// The name or the typed text.
    pub(crate) name: String,
    /// The sign-in name, if `name` is only the name beside it in the typed text. Empty otherwise.
    pub(crate) tail: String,
    pub(crate) why: LateText,
    /// The person, if nothing has to be corrected: they were already ringing, in the lobby or in the call, or were
    /// listed without being included. `None` if the entry is wrong.
    pub(crate) invitee: Option<Invitee>,
    /// The typed text. If `invitee` is `None`, it has to be corrected. Otherwise it may be empty.
    pub(crate) text: String,
    /// Whether the person was already ringing, in the lobby or in the call.
    pub(crate) presence: CallPresence,
    /// The latest known state of the invitation that already rang for the person.
    pub(crate) invitation: Option<Arc<Invitation>>,
}

impl LeftOut {
    /// Whether the person counts as not invited. Nobody has to invite people who were already ringing, in the lobby or
    /// in the call.
    pub(crate) fn counts(&self) -> bool {
        self.invitation.is_none() && self.presence == CallPresence::Away
    }

    /// Whether an invitation already rang for the person.
    fn rang(&self) -> bool {
        self.invitation.is_some() || self.presence == CallPresence::Rings
    }

    /// Whether an invitation still rings for the person.
    fn rings(&self) -> bool {
        let ended = self.invitation.as_ref().map(|it| it.has_ended());
        ended.map_or(self.presence == CallPresence::Rings, |ended| !ended)
    }

    /// Updates the known state of the invitation that already rang. If the call no longer lists the invitation, keeps
    /// its last known state.
    ///
    /// An invitation that ended before the round began isn't the reason why the person was left out.
    fn follow(&mut self, call: &CallView, began: Now) {
        let Some(invitee) = &self.invitee else { return };
        let mut all = call.invitations.iter();
        let is_reason = |it: &&Arc<Invitation>| {
            let ended = it.ended_at();
            let rang = ended.is_none_or(|at| at.monotonic >= began.monotonic);
            rang && it.invitee.is_same(invitee)
        };
        let newest = match &self.invitation {
            Some(known) => all.find(|it| it.id == known.id),
            None => all.rfind(is_reason),
        };
        if let Some(newest) = newest {
            self.invitation = Some(newest.clone());
        }
    }
}

/// Counts in words those who were already ringing, in the lobby or in the call.
pub(crate) fn here_counts(left_out: &[LeftOut]) -> impl Iterator<Item = String> {
    let all = || left_out.iter().filter(|it| it.rang());
    let rings = all().filter(|it| it.rings()).count();
    let rang = all().count() - rings;
    let here = |presence| {
        let people = left_out.iter();
        people
            .filter(|it| !it.rang() && it.presence == presence)
            .count()
    };
    let all = [
        (key!("invited-rings-already"), rings),
        (key!("invited-rang-before"), rang),
        (key!("invited-in-lobby"), here(CallPresence::InLobby)),
        (key!("invited-in-call"), here(CallPresence::InCall)),
    ];
    let all = all.into_iter().filter(|(_, n)| *n > 0);
    all.map(|(key, n)| tr_with(key, &[("n", n.into())]))
}

/// One round of invitations: all that were sent or canceled together, and the results of earlier rounds that are still
/// shown.
#[derive(Debug)]
pub(crate) struct InvitationResults {
    /// When the round began. Unless the round began with canceling, inviting somebody again resets this time.
    pub(crate) began: Now,
    /// Whether the round began with canceling, not with inviting.
    pub(crate) is_cancelling: bool,
    /// When the round began, or was last continued by canceling. Inviting somebody again doesn't change this time.
    pub(crate) since: Now,
    /// The latest known state of each invitation that the call has listed.
    pub(crate) invitations: Vec<Arc<Invitation>>,
    /// The people named in the dialog who weren't invited.
    pub(crate) left_out: Vec<LeftOut>,
    /// The people whom the text of this round gave by name only. They aren't counted.
    nameless: Vec<String>,
    /// The ids of the round's invitations, in the order in which they were added. The call may not list all of them
    /// yet.
    order: Vec<InvitationId>,
    /// The ids of all shown invitations in the order of their lines, earlier rounds included.
    lines: Vec<InvitationId>,
    pub(crate) earlier: EarlierRounds,
    /// Whether the moderator is correcting the entries that were left out. The next round then drops those that named
    /// nobody, because it has its own results for them.
    pub(crate) is_corrected: bool,
    pub(crate) panel: ResultsPanel,
}

/// The people of earlier rounds whose results are still shown. The numbers of the newest round don't count them.
#[derive(Debug, Default)]
pub(crate) struct EarlierRounds {
    order: Vec<InvitationId>,
    /// Ids of the invitations that were ringing when [`InvitationResults::arrange`] last ran without holding lines.
    /// They are drawn above the newest round.
    ringing: Vec<InvitationId>,
    pub(crate) invitations: Vec<Arc<Invitation>>,
    pub(crate) left_out: Vec<LeftOut>,
    /// The people whom the texts gave by name only.
    nameless: Vec<String>,
}

/// Whether the panel shows the results of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ResultsPanel {
    /// The panel hasn't opened yet. In a narrow window it opens only on request: it would cover the buttons of ringing
    /// invitations.
    Waiting,
    InFront,
    /// The moderator closed the panel.
    PutAway,
}

impl InvitationResults {
    pub(crate) fn new(since: Now, is_cancelling: bool) -> Self {
        Self {
            began: since,
            is_cancelling,
            since,
            invitations: Vec::new(),
            left_out: Vec::new(),
            nameless: Vec::new(),
            order: Vec::new(),
            lines: Vec::new(),
            earlier: EarlierRounds::default(),
            is_corrected: false,
            panel: ResultsPanel::Waiting,
        }
    }

    /// Begins the next round, to which these invitations will be added. Results of this round and of earlier ones
    /// become `earlier` if they stay shown.
    pub(crate) fn next(self, ids: &[InvitationId], since: Now, is_cancelling: bool) -> Self {
        let mut next = Self::new(since, is_cancelling);
        if !self.is_settled() {
            next.panel = self.panel;
        }
        let mut known = self.earlier.invitations;
        known.extend(self.invitations);
        let order = self.earlier.order.into_iter().chain(self.order);
        let stays = |id: &InvitationId| {
            let known = known.iter().find(|it| it.id == *id);
            let outlives = known.is_none_or(|it| InvitationResult::of(it).outlives_round());
            outlives && !ids.contains(id)
        };
        next.earlier.order = order.filter(stays).collect();
        let is_kept = |it: &Arc<Invitation>| next.earlier.order.contains(&it.id);
        next.earlier.invitations = known.into_iter().filter(is_kept).collect();
        let left_out = self.earlier.left_out.into_iter().chain(self.left_out);
        let stays = |person: &LeftOut| person.invitee.is_some() || !self.is_corrected;
        next.earlier.left_out = left_out.filter(stays).collect();
        next.earlier.nameless = self.earlier.nameless;
        next.earlier.nameless.extend(self.nameless);
        next
    }

    /// Adds people whom the text of this round gave by name only.
    pub(crate) fn add_nameless(&mut self, names: Vec<String>) {
        self.earlier.nameless.retain(|it| !names.contains(it));
        self.nameless.extend(names);
    }

    /// Returns the people whom the text of this round gave by name only, except those whom an invitation or another
    /// result names.
    pub(crate) fn nameless(&self) -> Vec<String> {
        self.unnamed(&self.nameless)
    }

    /// Like [`Self::nameless`], but for the texts of earlier rounds.
    pub(crate) fn earlier_nameless(&self) -> Vec<String> {
        self.unnamed(&self.earlier.nameless)
    }

    fn unnamed(&self, names: &[String]) -> Vec<String> {
        let all = self.invitations.iter().chain(&self.earlier.invitations);
        let invited = all.flat_map(|it| [it.name.as_str(), it.label.as_str()]);
        let left_out = self.left_out.iter().chain(&self.earlier.left_out);
        let known: Vec<&str> = invited.chain(left_out.map(|it| &*it.name)).collect();
        let open = names
            .iter()
            .filter(|name| !known.iter().any(|it| it.contains(&***name)));
        open.cloned().collect()
    }

    /// Sets the people whom the newest round leaves out. Drops earlier entries with the same name, so that each person
    /// is shown once.
    pub(crate) fn leave_out(&mut self, left_out: Vec<LeftOut>) {
        let earlier = &mut self.earlier.left_out;
        earlier.retain(|person| left_out.iter().all(|newer| newer.name != person.name));
        self.left_out = left_out;
    }

    /// Whether all these invitations belong to this round or to an earlier one.
    pub(crate) fn has_all(&self, ids: &[InvitationId]) -> bool {
        let mut ids = ids.iter();
        ids.all(|id| self.order.contains(id) || self.earlier.order.contains(id))
    }

    /// Adds invitations to the round. Skips those that already belong to it or to an earlier one.
    pub(crate) fn add(&mut self, ids: impl IntoIterator<Item = InvitationId>, now: Now) {
        self.since = now;
        for id in ids {
            if !self.has_all(std::slice::from_ref(&id)) {
                self.order.push(id);
            }
        }
    }

    /// Sets the beginning of the round to the time of a new invitation. A round that began with canceling keeps its
    /// beginning.
    pub(crate) fn invites_at(&mut self, now: Now) {
        if !self.is_cancelling {
            self.began = now;
        }
    }

    /// Replaces an old invitation of this or an earlier round with a new one.
    pub(crate) fn replace(&mut self, old: &InvitationId, new: &InvitationId, now: Now) {
        if put_in_place(&mut self.order, old, new) {
            self.invitations.retain(|it| it.id != *old);
            self.invites_at(now);
        }
        if put_in_place(&mut self.earlier.order, old, new) {
            self.earlier.invitations.retain(|it| it.id != *old);
        }
    }

    /// Updates the invitations from the call. An invitation that the call no longer lists keeps its last known state.
    ///
    /// Drops the entry of a left-out person in two cases:
    /// - their invitation has a line of its own
    /// - they were left out of an earlier round and are invited in this one
    pub(crate) fn follow(&mut self, call: &CallView) {
        self.earlier.follow(call);
        self.invitations = newest(&self.order, &self.invitations, call);
        for person in &mut self.left_out {
            person.follow(call, self.since);
        }
        // People invited in this round or before have a line already.
        let mut known = self.invitations.clone();
        known.extend(self.earlier.invitations.iter().cloned());
        let has_no_line = |person: &LeftOut| {
            let rings = person.invitation.as_ref();
            rings.is_none_or(|rings| known.iter().all(|line| line.id != rings.id))
        };
        self.left_out.retain(has_no_line);
        self.earlier.left_out.retain(has_no_line);
        let invited = &self.invitations;
        self.earlier.left_out.retain(|person| {
            let is_invited = |it: &Invitee| invited.iter().any(|line| line.invitee.is_same(it));
            !person.invitee.as_ref().is_some_and(is_invited)
        });
    }

    /// Sorts ringing invitations before ended ones. While lines are held, every invitation keeps its place.
    pub(crate) fn arrange(&mut self, is_held: bool) {
        let lines = std::mem::take(&mut self.lines);
        let place = |it: &Arc<Invitation>| {
            let place = lines.iter().position(|id| *id == it.id);
            match place.filter(|_| is_held) {
                Some(place) => place,
                None if is_held => lines.len(),
                // Ended invitations keep their order. One that has just ended goes before them, so they don't move.
                None => place.filter(|_| it.has_ended()).unwrap_or_default(),
            }
        };
        for shown in [&mut self.invitations, &mut self.earlier.invitations] {
            shown.sort_by_key(|it| (!is_held && it.has_ended(), place(it)));
            self.lines.extend(shown.iter().map(|it| it.id.clone()));
        }
        if !is_held {
            let rings = self.earlier.invitations.iter();
            let rings = rings.filter(|it| !it.has_ended());
            self.earlier.ringing = rings.map(|it| it.id.clone()).collect();
        }
    }

    /// Whether everybody in the round is moved from another call, and nobody was left out.
    pub(crate) fn are_moves(&self) -> bool {
        let invitations = &self.invitations;
        let is_all = self.left_out.is_empty() && !invitations.is_empty();
        is_all && invitations.iter().all(|it| it.is_move())
    }

    /// Whether no outcome of the round is open.
    pub(crate) fn is_settled(&self) -> bool {
        self.open() == 0
    }

    /// Returns for how many people of the round the outcome is still open.
    pub(crate) fn open(&self) -> usize {
        let results = self.invitations.iter().map(|it| InvitationResult::of(it));
        self.awaited() + results.filter(|it| it.is_open()).count()
    }

    /// Returns how many invitations the round has.
    pub(crate) fn sent(&self) -> usize {
        self.order.len()
    }

    /// Returns how many people the round has, including those who were left out.
    pub(crate) fn total(&self) -> usize {
        self.sent() + self.left_out.len()
    }

    /// Returns how many people of the round have this result.
    pub(crate) fn count(&self, result: InvitationResult) -> usize {
        let results = self.invitations.iter().map(|it| InvitationResult::of(it));
        let counted = results.filter(|it| *it == result).count();
        counted
            + match result {
                InvitationResult::Ringing => self.awaited(),
                InvitationResult::NotInvited => self.not_invited(),
                _ => 0,
            }
    }

    /// Whether one of `rows` belongs to this or an earlier round. Also true until the call lists all invitations of the
    /// round.
    pub(crate) fn has_row(&self, mut rows: impl Iterator<Item = InvitationId>) -> bool {
        self.awaited() > 0 || rows.any(|id| self.has_all(&[id]))
    }

    /// Returns how many people were left out of the round. Doesn't count those who were already ringing, in the lobby
    /// or in the call.
    pub(crate) fn not_invited(&self) -> usize {
        self.left_out.iter().filter(|it| it.counts()).count()
    }

    /// Returns how many of the round's invitations the call doesn't list yet.
    fn awaited(&self) -> usize {
        self.order.len() - self.invitations.len()
    }
}

impl EarlierRounds {
    /// Returns the invitations to draw above the newest round: those that were ringing the last time that lines were
    /// free to move.
    pub(crate) fn ringing(&self) -> impl Iterator<Item = &Arc<Invitation>> {
        let invitations = self.invitations.iter();
        invitations.filter(|it| self.ringing.contains(&it.id))
    }

    /// Returns the invitations of earlier rounds that aren't in [`Self::ringing`].
    pub(crate) fn others(&self) -> impl Iterator<Item = &Arc<Invitation>> {
        let invitations = self.invitations.iter();
        invitations.filter(|it| !self.ringing.contains(&it.id))
    }

    /// Forgets the people who were left out or given by name only, and the invitations that can be cleared.
    pub(crate) fn clear(&mut self, can_clear: impl Fn(&Invitation) -> bool) {
        self.left_out.clear();
        self.nameless.clear();
        self.invitations.retain(|it| !can_clear(it));
        let invitations = &self.invitations;
        self.order
            .retain(|id| invitations.iter().any(|it| it.id == *id));
    }

    fn follow(&mut self, call: &CallView) {
        self.invitations = newest(&self.order, &self.invitations, call);
        for person in &mut self.left_out {
            let known = person.invitation.as_ref().map(|it| it.sent);
            if let Some(sent) = known {
                person.follow(call, sent);
            }
        }
    }
}

/// Replaces an old id with a new one in place. Returns whether the old one was there.
fn put_in_place(order: &mut [InvitationId], old: &InvitationId, new: &InvitationId) -> bool {
    let place = order.iter_mut().find(|id| *id == old);
    place.map(|id| *id = new.clone()).is_some()
}

/// Returns the latest known state of each of these invitations that the call lists or has listed.
fn newest(
    order: &[InvitationId],
    known: &[Arc<Invitation>],
    call: &CallView,
) -> Vec<Arc<Invitation>> {
    let listed = |id: &InvitationId| call.invitations.iter().find(|it| it.id == *id);
    let known = |id: &InvitationId| known.iter().find(|it| it.id == *id);
    let all = order.iter().filter_map(|id| listed(id).or(known(id)));
    all.cloned().collect()
}
