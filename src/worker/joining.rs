//! Creates calls, keeps them alive and looks up names, each in its own task.

use std::io;
use std::sync::Arc;

use crate::graph::requests::progress::RequestWait;
use crate::moderation::event::{AttemptAnswer, Created, Event};
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::model::meeting::NewCall;
use crate::moderation::state::saved::SavedCall;
use crate::worker::audit_gate::AuditGate;
use crate::worker::send::{SendContext, answer, tell_wait};
use crate::worker::task_report::{Reports, TaskReport};
use crate::worker::watch_list::WatchList;

/// Data for creating a call, besides the client.
pub(crate) struct JoinOrder {
    pub(crate) attempt: AttemptId,
    pub(crate) new: Box<NewCall>,
    pub(crate) saved: Box<SavedCall>,
    /// Watch list of the session that started the join. That session may have ended when Graph answers. `None` if no
    /// list is saved, as in the demo.
    pub(crate) list: Option<WatchList>,
    pub(crate) gate: AuditGate,
}

/// Creates a call, and saves its id to disk before reporting it. The request is repeated only after a 401 or 429.
pub(crate) async fn join(way: SendContext, order: JoinOrder) {
    let JoinOrder {
        attempt,
        new,
        saved,
        list,
        gate,
    } = order;
    let asked = way.clock.now();
    let progress = |waiting: RequestWait| tell_wait(&way, attempt, waiting);
    let created = match gate.pass().await {
        Ok(()) => way.client.create_call(&new, &progress).await,
        Err(failure) => Err(failure),
    };
    let result = match created {
        Ok(created) => {
            let kept = SavedCall {
                id: created.id.clone(),
                ..*saved
            };
            keep(list, kept, &way.reports).await;
            let done = answer(created.done);
            let created = Created {
                id: created.id,
                call: created.call,
                asked,
            };
            Ok(AttemptAnswer {
                created: Some(Box::new(created)),
                ..done
            })
        }
        Err(failure) => Err(Arc::new(failure)),
    };
    let answered = Event::Answered {
        attempt,
        answer: result,
    };
    // Reporting fails only after the engine has ended. By then, the watch list usually has the id of a created call.
    way.report(answered).await;
}

/// Saves the created call in the watch list before the result is reported. A later crash then does not lose the id.
async fn keep(list: Option<WatchList>, call: SavedCall, reports: &Reports) {
    let Some(WatchList { store, owner }) = list else {
        return;
    };
    let kept = tokio::task::spawn_blocking(move || store.keep(&owner, call)).await;
    let kept = kept.unwrap_or_else(|ended| Err(io::Error::other(ended)));
    if let Err(error) = kept {
        drop(reports.send(TaskReport::NotKept(error)).await);
    }
}

pub(crate) async fn keep_alive(way: SendContext, call: CallId) {
    let asked = way.clock.now();
    let result = way.client.keep_alive(&call).await;
    way.report(Event::KeptAlive {
        call,
        asked,
        result: result.map(|_| ()).map_err(Arc::new),
    })
    .await;
}

/// Looks up the name behind an id in the directory.
pub(crate) async fn look_up(way: SendContext, id: Arc<str>) {
    let result = way.client.user(&id).await.map_err(Arc::new);
    way.report(Event::LookedUp { id, result }).await;
}
