//! The tasks that carry out polls and attempts. Each reports one result. The task of an attempt first waits for its
//! gate. `engine/sending.rs` starts the tasks.

use std::sync::Arc;
use std::time::Duration;

use crate::graph::requests::begun::BegunOperation;
use crate::graph::requests::client::GraphClient;
use crate::graph::requests::invite_entry::InviteEntry;
use crate::graph::requests::progress::{AcceptedRequest, RequestWait};
use crate::moderation::effect::{Attempt, Poll, Request};
use crate::moderation::event::OneReading;
use crate::moderation::event::{AttemptAnswer, Event, InviteFacts, OperationFacts};
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{AttemptId, InvitationId, ParticipantId};
use crate::moderation::model::time::Now;
use crate::moderation::state::invitation::NewInvitation;
use crate::worker::audit_gate::AuditGate;
use crate::worker::clock::Clock;
use crate::worker::poller::DuePoll;
use crate::worker::poller::poll_schedule::PollResult;
use crate::worker::task_report::{Reports, TaskReport};

/// The client that sends a request, and the queue for the reports of the request's task.
#[derive(Clone)]
pub(crate) struct SendContext {
    pub(crate) client: GraphClient,
    /// Number of the session that the client belongs to.
    pub(crate) session: u64,
    pub(crate) clock: Clock,
    pub(crate) reports: Reports,
}

impl SendContext {
    /// Reports the result of a request.
    pub(crate) async fn report(&self, event: Event) {
        let session = self.session;
        // Sending fails only after the engine has ended.
        drop(
            self.reports
                .send(TaskReport::Happened { session, event })
                .await,
        );
    }

    /// Reports progress of an attempt. Progress is only shown, so a full queue may drop the report.
    fn mention(&self, event: Event) {
        let session = self.session;
        drop(
            self.reports
                .try_send(TaskReport::Happened { session, event }),
        );
    }
}

pub(crate) async fn poll(way: SendContext, due: DuePoll) {
    let asked = way.clock.now();
    let (event, result) = read(&way.client, &due, asked).await;
    let polled = TaskReport::Polled {
        session: way.session,
        due,
        asked,
        event,
        result,
    };
    // Sending fails only after the engine has ended.
    drop(way.reports.send(polled).await);
}

/// The event that a reading led to, and its result for the schedule.
type ReadResult = (Result<Event, Arc<Failure>>, PollResult);

/// Sends the request of a poll; turns its answer into an event.
async fn read(client: &GraphClient, due: &DuePoll, asked: Now) -> ReadResult {
    let DuePoll { call, what, .. } = due;
    // An answer from a cache is `age` old, so it proves nothing about later events.
    let event = match what {
        Poll::Roster => client.participants(call).await.map(|roster| Event::Roster {
            call: call.clone(),
            asked: asked.before(roster.age),
            incomplete: roster.incomplete,
            participants: roster.participants,
        }),
        Poll::Call => client.call(call).await.map(|(read, age)| Event::CallRead {
            call: call.clone(),
            asked: asked.before(age),
            read,
        }),
        Poll::One(participant) => {
            unless_throttled(client.is_in_call(call, participant).await).map(|read| {
                Event::OneRead {
                    call: call.clone(),
                    participant: participant.clone(),
                    asked,
                    read: one_reading(read),
                }
            })
        }
        Poll::Operation(of, operation) => unless_throttled(client.operation(call, operation).await)
            .map(|read| Event::OperationRead {
                call: call.clone(),
                of: of.clone(),
                outcome: read.ok(),
            }),
    };
    match event {
        Ok(event) => (Ok(event), PollResult::Good),
        Err(failure) => {
            let result = poll_result(&failure);
            (Err(Arc::new(failure)), result)
        }
    }
}

/// Returns a throttled reading as the outer error, because throttling concerns all requests. Any other failure concerns
/// only this reading and becomes the inner result.
fn unless_throttled<T>(read: Result<T, Failure>) -> Result<Result<T, Failure>, Failure> {
    match read {
        Err(failure) if matches!(failure.cause, Cause::Throttled(_)) => Err(failure),
        read => Ok(read),
    }
}

/// Interprets the reading of one participant. A refused or unsupported request becomes [`OneReading::Refused`], so that
/// the console does not soon repeat it.
fn one_reading(read: Result<bool, Failure>) -> OneReading {
    match read {
        Ok(true) => OneReading::There,
        Ok(false) => OneReading::NotThere,
        // A gateway without the route also answers 404, but with its own page.
        Err(failure) if failure.is_participant_gone() && failure.is_of_graph => {
            OneReading::NotThere
        }
        Err(failure) if matches!(failure.status, Some(403 | 405 | 501)) => {
            OneReading::Refused(Arc::new(failure))
        }
        Err(_) => OneReading::Failed,
    }
}

/// Returns how the schedule has to treat a failure.
fn poll_result(failure: &Failure) -> PollResult {
    match failure.cause {
        Cause::Throttled(wait) => PollResult::Throttled(wait),
        _ => failure.retry_after.map_or(PollResult::Failed, |seconds| {
            PollResult::Unavailable(Duration::from_secs(seconds.into()))
        }),
    }
}

/// Sends an attempt once its gate lets it pass, and reports the result.
pub(crate) async fn attempt(way: SendContext, attempt: Attempt, gate: AuditGate) {
    let id = attempt.id;
    let progress = |waiting: RequestWait| tell_wait(&way, id, waiting);
    let answer = match gate.pass().await {
        Ok(()) => carry_out(&way.client, &attempt, &progress).await,
        Err(failure) => Err(failure),
    };
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
    way.report(event).await;
}

async fn carry_out(
    client: &GraphClient,
    attempt: &Attempt,
    progress: &(dyn Fn(RequestWait) + Send + Sync),
) -> Result<AttemptAnswer, Failure> {
    let call = &attempt.call;
    // Graph sends this text back unchanged, and this program ignores it.
    let context = uuid::Uuid::new_v4().to_string();
    match &attempt.request {
        Request::Delete(participant) => {
            let done = client.remove_participant(call, participant, attempt.is_paced, progress);
            done.await.map(answer)
        }
        Request::HangUp => client.hang_up(call, progress).await.map(answer),
        Request::Service { deed, participant } => {
            let participant = participant.as_ref();
            let served = client.serve(call, *deed, participant, &context, progress);
            served.await.map(service_answer)
        }
        Request::Invite { people, own_ids } => {
            let context = people.first().map(|first| first.id.clone());
            let context = context.unwrap_or_else(|| InvitationId::new(""));
            let people = people.iter().map(|new| invite_entry(new, *own_ids));
            let people: Vec<InviteEntry> = people.collect();
            let invited = client.invite_all(call, &people, &context, progress);
            invited.await.map(invite_answer)
        }
    }
}

/// Describes an invitation for Graph. A person moved from another call keeps the participant id of
/// that call. Without `own_ids`, Graph chooses all ids.
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

fn invite_answer(invited: BegunOperation) -> AttemptAnswer {
    AttemptAnswer {
        invite: Some(InviteFacts {
            operation: invited.operation,
            people: invited.participants,
        }),
        ..answer(invited.done)
    }
}

fn service_answer(served: BegunOperation) -> AttemptAnswer {
    AttemptAnswer {
        operation: Some(OperationFacts {
            operation: served.operation,
            outcome: served.outcome,
        }),
        ..answer(served.done)
    }
}

/// Returns what the activity and the audit log need of an answer: its status, its ids and the request.
pub(crate) fn answer(done: AcceptedRequest) -> AttemptAnswer {
    AttemptAnswer {
        request_id: done.request_id,
        client_request_id: Some(done.client_request_id),
        request: Some(done.request),
        ..AttemptAnswer::with_status(done.status)
    }
}

pub(crate) fn tell_wait(way: &SendContext, attempt: AttemptId, waiting: RequestWait) {
    let asked_by_graph = waiting.is_asked_by_graph();
    let mut failure = Failure::new(waiting.because);
    failure.request = Some(waiting.request);
    let event = Event::AttemptWaits {
        attempt,
        until: way.clock.now().plus(waiting.wait),
        asked_by_graph,
        failure: Arc::new(failure),
    };
    way.mention(event);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_error_of_graph_says_that_a_participant_is_not_there() {
        let failure = |cause| Failure {
            status: Some(404),
            ..Failure::new(cause)
        };
        let of_graph = Failure {
            is_of_graph: true,
            ..failure(Cause::NotFound)
        };
        assert!(matches!(one_reading(Err(of_graph)), OneReading::NotThere));
        for other in [Cause::NotFound, Cause::CallNotFound, Cause::NotGraph] {
            let of_a_gateway = Failure {
                code: Some("Not Found".into()),
                ..failure(other.clone())
            };
            let read = one_reading(Err(of_a_gateway));
            assert!(matches!(read, OneReading::Failed), "{other:?}");
        }
    }
}
