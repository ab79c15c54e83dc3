//! Requests on their way: polls and attempts, each in a task of its own, each answered by one event.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};

use super::engine::{Clock, News};
use super::poller::PollResult;
use crate::graph::client::{Done, GraphClient, Progress};
use crate::moderation::command::{Answer, Attempt, Event, InviteFacts, Poll, Request};
use crate::moderation::failure::{Cause, Failure};
use crate::moderation::ids::{AttemptId, CallId, ParticipantId};

/// A request waits so long for its intent to be written. A disk that hangs must not keep a stranger in the call.
const INTENT_WAIT: Duration = Duration::from_millis(300);

/// Asks for what a poll wants and reports it.
pub(super) async fn poll(
    client: GraphClient,
    session: u64,
    (call, what): (CallId, Poll),
    clock: Clock,
    news: mpsc::Sender<News>,
) {
    let asked = clock.now();
    let (event, result) = match &what {
        Poll::Roster => match client.participants(&call).await {
            Ok(roster) => {
                let event = Event::Roster {
                    call: call.clone(),
                    asked,
                    may_be_cut: !roster.complete || (roster.rows == 100 && !roster.had_next_link),
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
        Poll::Operation(invitation, operation) => {
            match client.operation(&call, operation).await {
                // A wait that Graph asks for holds for everything; about the operation it says nothing.
                Err(failure) if matches!(failure.cause, Cause::Throttled(_)) => failed(failure),
                outcome => {
                    let event = Event::OperationRead {
                        call: call.clone(),
                        invitation: invitation.clone(),
                        outcome: outcome.ok().map(|operation| operation.outcome()),
                    };
                    (Ok(event), PollResult::Good)
                }
            }
        }
    };
    let polled = News::Polled {
        session,
        call,
        what,
        asked,
        event,
        result,
    };
    // Nobody listens only after the end of the program.
    drop(news.send(polled).await);
}

fn failed(failure: Failure) -> (Result<Event, Arc<Failure>>, PollResult) {
    let result = match failure.cause {
        Cause::Throttled(wait) => PollResult::Throttled(wait),
        _ => PollResult::Failed,
    };
    (Err(Arc::new(failure)), result)
}

/// Sends an attempt once its intent is written, and reports how it was answered.
pub(super) async fn attempt(
    client: GraphClient,
    attempt: Attempt,
    intent: Option<oneshot::Receiver<io::Result<()>>>,
    clock: Clock,
    news: mpsc::Sender<News>,
) {
    if let Some(intent) = intent {
        // Whether it could be written is told elsewhere; here only the order counts.
        drop(tokio::time::timeout(INTENT_WAIT, intent).await);
    }
    let (id, waits) = (attempt.id, news.clone());
    let progress = move |progress: Progress| tell_progress(id, progress, clock, &waits);
    let answer = match attempt.request {
        Request::Delete(participant) => client
            .remove_participant(&attempt.call, &participant, &progress)
            .await
            .map(|done| answer(done, None)),
        Request::Invite {
            invitee,
            invitation,
            own_id,
        } => {
            let own_id = own_id.as_ref().map(ParticipantId::as_str);
            client
                .invite(&attempt.call, &invitee, &invitation, own_id, &progress)
                .await
                .map(|invited| {
                    let facts = InviteFacts {
                        operation: invited.operation,
                        served: invited.participant_id_served,
                        echoed: invited.participant_id_echoed,
                    };
                    answer(invited.done, Some(facts))
                })
        }
    };
    let event = Event::Answered {
        attempt: id,
        answer: answer.map_err(Arc::new),
    };
    drop(news.send(News::Happened(event)).await);
}

fn answer(done: Done, invite: Option<InviteFacts>) -> Answer {
    Answer {
        status: done.status,
        request_id: done.request_id,
        client_request_id: Some(done.client_request_id),
        invite,
    }
}

fn tell_progress(attempt: AttemptId, progress: Progress, clock: Clock, news: &mpsc::Sender<News>) {
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
