//! A create on its way, and the small requests that keep a call and its names: each in a task of its own.

use std::io;
use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use super::engine::{Clock, List, News};
use super::send::{answer, tell_progress, wait_for};

use crate::graph::requests::client::{GraphClient, Progress};
use crate::moderation::command::{Created, Event};
use crate::moderation::model::ids::{AttemptId, CallId};
use crate::moderation::model::meeting::NewCall;
use crate::moderation::state::saved::SavedCall;

/// What a create needs besides the client.
pub(crate) struct JoinOrder {
    pub(crate) attempt: AttemptId,
    pub(crate) new: Box<NewCall>,
    pub(crate) saved: Box<SavedCall>,
    /// The list of whoever asked, which may not be signed in any more when the answer comes.
    pub(crate) list: Option<List>,
    pub(crate) intent: Option<oneshot::Receiver<io::Result<()>>>,
}

/// Sends a create, once, and has its call id on the disk before anybody else learns it.
pub(crate) async fn join(
    client: GraphClient,
    order: JoinOrder,
    clock: Clock,
    news: mpsc::Sender<News>,
) {
    let JoinOrder {
        attempt,
        new,
        saved,
        list,
        intent,
    } = order;
    wait_for(intent).await;
    let asked = clock.now();
    let waits = news.clone();
    let progress = move |progress: Progress| tell_progress(attempt, progress, clock, &waits);
    let result = match client.create_call(&new, &progress).await {
        Ok(created) => {
            let kept = SavedCall {
                id: created.id.clone(),
                ..*saved
            };
            keep(list, kept, &news).await;
            Ok(Created {
                id: created.id,
                call: created.call,
                asked,
                answer: answer(created.done),
            })
        }
        Err(failure) => Err(Arc::new(failure)),
    };
    let answer = Event::Joined {
        attempt,
        answer: result,
    };
    // Nobody listens only after the end of the program; the id is on the disk then.
    drop(news.send(News::Happened(answer)).await);
}

async fn keep(list: Option<List>, call: SavedCall, news: &mpsc::Sender<News>) {
    let Some(List { store, owner }) = list else {
        return;
    };
    let kept = tokio::task::spawn_blocking(move || store.keep(&owner, call)).await;
    let kept = kept.unwrap_or_else(|ended| Err(io::Error::other(ended)));
    if let Err(error) = kept {
        drop(news.send(News::NotKept(error)).await);
    }
}

/// Sends a sign of life for a call.
pub(crate) async fn keep_alive(
    client: GraphClient,
    call: CallId,
    clock: Clock,
    news: mpsc::Sender<News>,
) {
    let asked = clock.now();
    let result = client.keep_alive(&call).await;
    let event = Event::KeptAlive {
        call,
        asked,
        result: result.map(|_| ()).map_err(Arc::new),
    };
    drop(news.send(News::Happened(event)).await);
}

/// Asks the directory for a name.
pub(crate) async fn look_up(client: GraphClient, id: Arc<str>, news: mpsc::Sender<News>) {
    let result = client.user(&id).await.map_err(Arc::new);
    drop(
        news.send(News::Happened(Event::LookedUp { id, result }))
            .await,
    );
}
