//! Runs the console, the state machine in `moderation`: polls and sends on a tokio runtime, and publishes snapshots.
//!
//! The window sends messages and never waits. Results come back as a
//! [`Snapshot`](crate::moderation::state::snapshot::Snapshot).

pub mod audit;
pub(crate) mod audit_gate;
pub(crate) mod clock;
mod engine;
mod handle;
pub(crate) mod in_flight;
mod joining;
pub mod keyring;
pub(crate) mod lease;
pub(crate) mod message;
mod poller;
mod send;
mod session;
pub mod store;
pub(crate) mod task_report;
pub(crate) mod watch_list;
mod worker_task;

// The window needs these items of `graph` for a sign-in, and uses no others.
pub use crate::graph::entra::assertion::SigningAlgorithm;
pub use crate::graph::entra::auth::{
    AppCredentials, CertificateCredential, Credential, TokenHint, is_shaped_like_token, token_hint,
};
pub use crate::graph::entra::certificate::Certificate;
pub use crate::graph::entra::certificate::error::CertificateError;
pub use crate::graph::entra::certificate::facts::CertificateFacts;
pub use crate::graph::http::cloud::Cloud;
pub use crate::graph::http::origin::{EndpointError, Endpoints};
pub use crate::graph::http::transport::{Transport, TransportError};
pub use crate::worker::handle::{Ender, WeakWorker, WorkerHandle};
pub use crate::worker::message::{AuditWishes, LAST_ACTIONS, ReplyReceiver, Wake};
pub use crate::worker::session::SignInOrder;
pub use crate::worker::worker_task::{Worker, spawn};
