//! Which of Graph's codes and words lead to which cause: the one table for the calling part of Graph.
//!
//! Microsoft publishes no list of these numbers. They are from issues and samples of its bot SDK (microsoft-graph-comms-samples),
//! as are the diagnostic codes, `403#…` and `412#…`, that the telephone and chat side writes into a message.

use crate::graph::http::error_body::ErrorBody;
use crate::moderation::model::failure::{Cause, is_precondition};

/// What leads to one cause.
#[derive(Debug)]
pub struct GraphCodeRow {
    /// The statuses with which it comes.
    pub statuses: &'static [u16],
    /// Graph's code; `None` where only words or a diagnostic code name it.
    pub code: Option<&'static str>,
    /// Lower-case words of the message that mean the same.
    pub says: &'static str,
    /// What it means.
    pub cause: Cause,
}

const fn row(
    statuses: &'static [u16],
    code: Option<&'static str>,
    says: &'static str,
    cause: Cause,
) -> GraphCodeRow {
    GraphCodeRow {
        statuses,
        code,
        says,
        cause,
    }
}

/// The first that fits counts.
#[rustfmt::skip]
pub static ROWS: &[GraphCodeRow] = &[
    row(&[403], Some("7503"), "not registered in our store", Cause::BotNotRegistered),
    row(&[403], Some("7504"), "insufficient enterprise tenant permissions", Cause::RoleMissing),
    row(&[403], Some("7505"), "tenant mismatch", Cause::TenantMismatch),
    row(&[400, 403, 404, 409, 412], Some("7507"), "call source identity invalid", Cause::SourceRefused),
    row(&[404, 410], Some("8522"), "call not found", Cause::CallNotFound),
    row(&[404, 410], None, "participant not found", Cause::ParticipantNotFound),
    row(&[400], Some("2203"), "bad join data", Cause::JoinData),
    row(&[500, 502, 503, 504], Some("9999"), "unknown internal server error", Cause::Service),
];

/// What a status means by itself; every other below 500 is a refusal for good.
#[rustfmt::skip]
pub static STATUSES: &[(u16, Cause)] = &[
    (401, Cause::Unauthenticated),
    (403, Cause::Forbidden),
    (404, Cause::NotFound),
    // The server gave up waiting for the request, so it may take it the next time.
    (408, Cause::Service),
    (409, Cause::Conflict),
    (410, Cause::NotFound),
    (412, Cause::Precondition),
    (429, Cause::Throttled(None)),
    (500, Cause::Service),
    (502, Cause::Service),
    (503, Cause::Service),
    (504, Cause::Service),
];

/// What a status means by itself.
pub(crate) fn by_status(status: u16) -> Cause {
    let listed = STATUSES.iter().find(|(listed, _)| *listed == status);
    match (listed, status) {
        (Some((_, cause)), _) => cause.clone(),
        (None, 400..=499) => Cause::Refused,
        (None, 500..=599) => Cause::Service,
        (None, _) => Cause::NotGraph,
    }
}

/// What a refusal with this status and this body means, if the table or a diagnostic code says so.
pub(crate) fn cause_of(status: u16, told: &ErrorBody) -> Option<Cause> {
    let fits = |row: &&GraphCodeRow| {
        row.statuses.contains(&status)
            && (row.code.is_some_and(|code| told.has_code(code)) || told.says(row.says))
    };
    let listed = ROWS.iter().find(fits).map(|row| row.cause.clone());
    let is_refused = (400..=499).contains(&status);
    let precondition = is_refused && told.texts().any(is_precondition);
    listed.or_else(|| precondition.then_some(Cause::Precondition))
}
