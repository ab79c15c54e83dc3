//! Requests on their way: polls and attempts, each in a task of its own, each answered by one event.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};

use super::engine::{Clock, News};
use super::poller::{Due, PollResult};

use crate::graph::requests::calls::MuteAnswer;
use crate::graph::requests::client::{Done, GraphClient, InviteAnswer, Operation, Progress};
use crate::graph::requests::invite::InviteEntry;
use crate::moderation::command::{
    Answer, Attempt, Event, InviteFacts, InvitedFacts, MuteFacts, NewInvitation, OneReading, Poll,
    Request,
};
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{AttemptId, InvitationId, ParticipantId};

/// A request waits so long for its intent to be written. A disk that hangs must not keep a stranger in the call.
const INTENT_WAIT: Duration = Duration::from_millis(300);

/// Asks for what a poll wants and reports it.
pub(crate) async fn poll(
    client: GraphClient,
    session: u64,
    due: Due,
    clock: Clock,
    news: mpsc::Sender<News>,
) {
    let asked = clock.now();
    let Due { call, what, .. } = due.clone();
    let (event, result) = match &what {
        Poll::Roster => match client.participants(&call).await {
            Ok(roster) => {
                let event = Event::Roster {
                    call: call.clone(),
                    asked,
                    lack: roster.lack,
                    participants: roster.participants,
                };
                (Ok(event), PollResult::Good)
            }
            Err(failure) => failed(failure),
        },
        Poll::Call => match client.call(&call).await {
            Ok(read) => {
                let call = call.clone();
                (Ok(Event::CallRead { call, asked, read }), PollResult::Good)
            }
            Err(failure) => failed(failure),
        },
        Poll::One(participant) => match client.is_in_call(&call, participant).await {
            // A wait that Graph asks for holds for everything; about the participant it says nothing.
            Err(failure) if matches!(failure.cause, Cause::Throttled(_)) => failed(failure),
            read => {
                let event = Event::OneRead {
                    call: call.clone(),
                    participant: participant.clone(),
                    asked,
                    read: one_reading(read),
                };
                (Ok(event), PollResult::Good)
            }
        },
        Poll::Operation(of, operation) => {
            match client.operation(&call, operation).await {
                // A wait that Graph asks for holds for everything; about the operation it says nothing.
                Err(failure) if matches!(failure.cause, Cause::Throttled(_)) => failed(failure),
                outcome => {
                    let event = Event::OperationRead {
                        call: call.clone(),
                        of: of.clone(),
                        outcome: outcome.ok().map(|operation| operation.outcome()),
                    };
                    (Ok(event), PollResult::Good)
                }
            }
        }
    };
    let polled = News::Polled {
        session,
        due,
        asked,
        event,
        result,
    };
    // Nobody listens only after the end of the program.
    drop(news.send(polled).await);
}

/// What the reading of one participant says. A refusal, or a service without it, is told apart: it is not asked again soon.
fn one_reading(read: Result<bool, Failure>) -> OneReading {
    match read {
        Ok(true) => OneReading::There,
        Ok(false) => OneReading::NotThere,
        Err(failure) if failure.is_participant_gone() => OneReading::NotThere,
        Err(failure) if matches!(failure.status, Some(403 | 405 | 501)) => {
            OneReading::Refused(Arc::new(failure))
        }
        Err(_) => OneReading::Failed,
    }
}

fn failed(failure: Failure) -> (Result<Event, Arc<Failure>>, PollResult) {
    let result = match failure.cause {
        Cause::Throttled(wait) => PollResult::Throttled(wait),
        _ => failure.retry_after.map_or(PollResult::Failed, |seconds| {
            PollResult::Unavailable(Duration::from_secs(seconds.into()))
        }),
    };
    (Err(Arc::new(failure)), result)
}

/// Waits for the intent of a request, but not for ever.
pub(crate) async fn wait_for(intent: Option<oneshot::Receiver<io::Result<()>>>) {
    if let Some(intent) = intent {
        // Whether it could be written is told elsewhere; here only the order counts.
        drop(tokio::time::timeout(INTENT_WAIT, intent).await);
    }
}

/// Sends an attempt once its intent is written, and reports how it was answered.
pub(crate) async fn attempt(
    client: GraphClient,
    attempt: Attempt,
    intent: Option<oneshot::Receiver<io::Result<()>>>,
    clock: Clock,
    news: mpsc::Sender<News>,
) {
    wait_for(intent).await;
    let (id, waits) = (attempt.id, news.clone());
    let progress = move |progress: Progress| tell_progress(id, progress, clock, &waits);
    let answer = carry_out(&client, &attempt, &progress).await;
    let event = match answer.map_err(Arc::new) {
        Err(failure) if attempt.is_paced && failure.is_turned_away() => Event::TurnedAway {
            attempt: id,
            failure,
        },
        answer => Event::Answered {
            attempt: id,
            answer,
        },
    };
    drop(news.send(News::Happened(event)).await);
}

async fn carry_out(
    client: &GraphClient,
    attempt: &Attempt,
    progress: &(dyn Fn(Progress) + Send + Sync),
) -> Result<Answer, Failure> {
    let call = &attempt.call;
    // Graph echoes it; nothing is looked up by it.
    let context = uuid::Uuid::new_v4().to_string();
    match &attempt.request {
        Request::Delete(participant) if attempt.is_paced => {
            let done = client.remove_in_turn(call, participant, progress);
            done.await.map(answer)
        }
        Request::Delete(participant) => {
            let done = client.remove_participant(call, participant, progress);
            done.await.map(answer)
        }
        Request::HangUp => client.hang_up(call, progress).await.map(answer),
        Request::Mute(participant) => {
            let muted = client.mute_participant(call, participant, &context, progress);
            muted.await.map(mute_answer)
        }
        Request::MuteSelf(true) => {
            let muted = client.mute_self(call, &context, progress);
            muted.await.map(mute_answer)
        }
        Request::MuteSelf(false) => {
            let unmuted = client.unmute_self(call, &context, progress);
            unmuted.await.map(mute_answer)
        }
        Request::Invite { people, own_ids } => {
            let entries: Vec<InviteEntry> = people
                .iter()
                .map(|new| invite_entry(new, *own_ids))
                .collect();
            let context = people.first().map(|first| first.id.clone());
            let context = context.unwrap_or_else(|| InvitationId::new(""));
            let invited = client.invite_all(call, &entries, &context, progress);
            invited.await.map(invite_answer)
        }
    }
}

/// Somebody who is moved is named by the id that they have in the call that they leave.
fn invite_entry(new: &NewInvitation, own_ids: bool) -> InviteEntry {
    let own = own_ids.then(|| ParticipantId::new(new.id.as_str()));
    let (replaces, moved) = match &new.replaces {
        Some((call, participant)) => (Some(call.clone()), Some(participant.clone())),
        None => (None, None),
    };
    InviteEntry {
        invitee: new.invitee.clone(),
        participant_id: moved.filter(|_| own_ids).or(own),
        replaces,
        hidden: new.hidden,
    }
}

fn invite_answer(invited: InviteAnswer) -> Answer {
    let people = invited.participants.into_iter().map(|one| InvitedFacts {
        identity: one.identity,
        served: one.served,
        echoed: one.echoed,
    });
    Answer {
        invite: Some(InviteFacts {
            operation: invited.operation,
            people: people.collect(),
        }),
        ..answer(invited.done)
    }
}

fn mute_answer(muted: MuteAnswer) -> Answer {
    let operation = Operation {
        status: muted.status,
        result: muted.result,
    };
    Answer {
        mute: Some(MuteFacts {
            operation: muted.operation,
            outcome: operation.outcome(),
        }),
        ..answer(muted.done)
    }
}

pub(crate) fn answer(done: Done) -> Answer {
    Answer {
        status: done.status,
        request_id: done.request_id,
        client_request_id: Some(done.client_request_id),
        invite: None,
        mute: None,
    }
}

pub(crate) fn tell_progress(
    attempt: AttemptId,
    progress: Progress,
    clock: Clock,
    news: &mpsc::Sender<News>,
) {
    let (wait, asked_by_graph, cause) = match progress {
        Progress::Sending { .. } => return,
        Progress::WaitingForGraph { wait } => (wait, true, Cause::Throttled(Some(wait))),
        Progress::Retrying { after, because } => (after, false, because),
    };
    let event = Event::AttemptWaits {
        attempt,
        until: clock.now().plus(wait),
        asked_by_graph,
        failure: Arc::new(Failure::new(cause)),
    };
    // Only shown; with a full queue the answer itself still comes.
    drop(news.try_send(News::Happened(event)));
}
