//! Maps the error codes and phrases of Graph's calling API to causes.
//!
//! Microsoft publishes no list of these codes. They come from issues and samples of Microsoft's bot SDK
//! (microsoft-graph-comms-samples). The same sources have the diagnostic codes in messages of the phone and chat
//! services, such as `403#…` and `412#…`.

use crate::graph::http::error_body::ErrorWords::{self, Whole, Within};
use crate::graph::http::error_body::{ErrorBody, PARTICIPANT_GONE};
use crate::moderation::model::failure::{Cause, is_precondition};

/// One cause, with the statuses, code and words that identify it.
#[derive(Debug)]
pub struct GraphCodeRow {
    /// Statuses with which the code or the words count.
    pub statuses: &'static [u16],
    /// Graph's code. `None` if only words identify the error.
    pub code: Option<&'static str>,
    /// Words in the message that identify the cause as well, even without the code.
    pub says: ErrorWords,
    /// The cause that this row stands for.
    pub cause: Cause,
}

const fn row(
    statuses: &'static [u16],
    code: Option<&'static str>,
    says: ErrorWords,
    cause: Cause,
) -> GraphCodeRow {
    GraphCodeRow {
        statuses,
        code,
        says,
        cause,
    }
}

/// All rows of the table. The first that matches counts.
#[rustfmt::skip]
pub static ROWS: &[GraphCodeRow] = &[
    row(&[403], Some("7503"), Within("not registered in our store"), Cause::BotNotRegistered),
    row(&[403], Some("7504"), Within("insufficient enterprise tenant permissions"), Cause::RoleMissing),
    row(&[403], Some("7505"), Within("tenant mismatch"), Cause::TenantMismatch),
    row(&[400, 403, 404, 409, 412], Some("7507"), Within("call source identity invalid"), Cause::SourceRefused),
    row(&[404, 410], Some("8522"), Whole("call not found"), Cause::CallNotFound),
    row(&[404, 410], None, PARTICIPANT_GONE, Cause::ParticipantNotFound),
    row(&[400], Some("2203"), Within("bad join data"), Cause::JoinData),
    row(&[500, 502, 503, 504], Some("9999"), Within("unknown internal server error"), Cause::Service),
];

/// Causes by status alone. Every other 4xx is a permanent refusal.
#[rustfmt::skip]
pub static STATUSES: &[(u16, Cause)] = &[
    (401, Cause::Unauthenticated),
    (403, Cause::Forbidden),
    (404, Cause::NotFound),
    // The server stopped waiting for our request, and may accept it next time.
    (408, Cause::Service),
    (409, Cause::Conflict),
    (410, Cause::NotFound),
    (412, Cause::Precondition),
    // 421: the request reached the wrong server over a shared connection. 425: it came too early
    // (RFC 8470).
    (421, Cause::Service),
    (423, Cause::Conflict),
    (425, Cause::Service),
    (429, Cause::Throttled(None)),
    (500, Cause::Service),
    (502, Cause::Service),
    (503, Cause::Service),
    (504, Cause::Service),
];

pub(crate) fn by_status(status: u16) -> Cause {
    let listed = STATUSES.iter().find(|(listed, _)| *listed == status);
    match (listed, status) {
        (Some((_, cause)), _) => cause.clone(),
        (None, 400..=499) => Cause::Refused,
        (None, 500..=599) => Cause::Service,
        (None, _) => Cause::NotGraph,
    }
}

/// Returns the cause of an error response according to the table or a diagnostic code. `None` if
/// neither lists the response.
pub(crate) fn cause_of(status: u16, body: &ErrorBody) -> Option<Cause> {
    let fits = |row: &&GraphCodeRow| {
        row.statuses.contains(&status)
            && (row.code.is_some_and(|code| body.has_code(code)) || body.says(row.says))
    };
    let listed = ROWS.iter().find(fits).map(|row| row.cause.clone());
    let is_refused = (400..=499).contains(&status);
    let precondition = is_refused && body.texts().any(is_precondition);
    listed.or_else(|| precondition.then_some(Cause::Precondition))
}
