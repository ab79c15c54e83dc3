//! Requests that read a call, its roster, a participant or an operation. A failed reading is not repeated, except once
//! after a 401. The caller decides when to read again.

use std::time::Duration;

use reqwest::StatusCode;

use crate::graph::http::error::GraphError;
use crate::graph::http::retry::READING_LIMIT;
use crate::graph::requests::attempt::Outgoing;
use crate::graph::requests::client::GraphClient;
use crate::graph::requests::pages::{PagedRoster, RosterPages};
use crate::graph::requests::paths::path;
use crate::graph::requests::response_helpers::not_graph;
use crate::graph::requests::wire::call;
use crate::graph::requests::wire::operations::operation as read_operation;
use crate::graph::requests::wire::roster::{RosterPage, is_in_call, roster};
use crate::moderation::model::call::Call;
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::ids::{CallId, OperationId, ParticipantId};
use crate::moderation::state::invitation::OperationOutcome;

impl GraphClient {
    /// Reads a call: `GET /communications/calls/{id}`. Also returns the age of the answer if a cache sent it, otherwise
    /// zero.
    pub async fn call(&self, call: &CallId) -> Result<(Call, Duration), Failure> {
        let out = self.poll(&path(call, &[])?)?;
        let (answer, done) = in_time(self.send(&out, &|_| {})).await?;
        match call::call(&answer.body, call) {
            Ok(read) => Ok((read, answer.age)),
            Err(problem) => Err(not_graph(&answer, done, &problem)),
        }
    }

    /// Reads a roster with all pages: `GET /communications/calls/{id}/participants`.
    ///
    /// If a later page fails, returns the roster of the pages before it, marked as `incomplete`. Fails as a whole in
    /// these cases:
    /// - The first page fails.
    /// - The time limit is over.
    /// - Graph throttles a page.
    /// - There is no token that Graph accepts.
    /// - The roster is incomplete and lists nobody.
    pub async fn participants(&self, call: &CallId) -> Result<PagedRoster, Failure> {
        in_time(self.pages(call)).await
    }

    /// Does the work of [`Self::participants`], without its time limit.
    async fn pages(&self, call: &CallId) -> Result<PagedRoster, Failure> {
        let mut out = self.poll(&path(call, &["participants"])?)?;
        let mut pages = RosterPages::default();
        loop {
            let (read, bytes) = match self.roster_page(&out).await {
                Ok((page, bytes, age)) => {
                    pages.is_aged(age);
                    (page, bytes)
                }
                Err(failure) if pages.has_some() && !concerns_everything(&failure) => {
                    return of_somebody(pages.without_the_rest(), &out);
                }
                Err(failure) => return Err(failure),
            };
            match pages.take(read, bytes, &out.url, self.endpoints()) {
                Some(next) => out.url = next,
                None => return of_somebody(pages.into_roster(), &out),
            }
        }
    }

    /// Reads one page. Also returns its size in bytes, and its age if a cache sent it, otherwise zero.
    async fn roster_page(&self, out: &Outgoing) -> Result<(RosterPage, usize, Duration), Failure> {
        let (answer, done) = self.send(out, &|_| {}).await?;
        let mut read =
            roster(&answer.body).map_err(|problem| not_graph(&answer, done, &problem))?;
        // A 206, for example, means that the page is incomplete or not Graph's.
        read.is_broken |= answer.status != StatusCode::OK;
        Ok((read, answer.body.len(), answer.age))
    }

    /// Whether a participant is in the call: `GET /communications/calls/{id}/participants/{id}`.
    ///
    /// Needs `Calls.JoinGroupCall.All` (Graph page "Get participant"), unlike reading rosters. Fails if a cache
    /// answered.
    pub async fn is_in_call(
        &self,
        call: &CallId,
        participant: &ParticipantId,
    ) -> Result<bool, Failure> {
        let out = self.poll(&path(call, &["participants", participant.as_str()])?)?;
        let (answer, done) = in_time(self.send(&out, &|_| {})).await?;
        let read = is_in_call(&answer.body, participant);
        let is_there = read.map_err(|problem| not_graph(&answer, done, &problem))?;
        if answer.age.is_zero() {
            Ok(is_there)
        } else {
            // A cached answer was true at an earlier time, but this reading has to show the present.
            Err(Failure::new(Cause::NotGraph).with_message("an answer out of a cache"))
        }
    }

    /// Reads an operation: `GET /communications/calls/{id}/operations/{id}`. Only the schema
    /// mentions this request, so it may not be supported.
    pub async fn operation(
        &self,
        call: &CallId,
        operation: &OperationId,
    ) -> Result<OperationOutcome, Failure> {
        let out = self.poll(&path(call, &["operations", operation.as_str()])?)?;
        let (answer, done) = in_time(self.send(&out, &|_| {})).await?;
        read_operation(&answer.body).map_err(|problem| not_graph(&answer, done, &problem))
    }
}

/// Returns the roster. Fails if it is incomplete and lists nobody, because it then proves nothing.
fn of_somebody(roster: PagedRoster, out: &Outgoing) -> Result<PagedRoster, Failure> {
    if roster.incomplete.is_none() || !roster.participants.is_empty() {
        return Ok(roster);
    }
    let mut failure = Failure::new(Cause::NotGraph).with_message("an incomplete list of nobody");
    failure.request = Some(out.line());
    Err(failure)
}

/// Whether a failure probably concerns all requests of this app.
fn concerns_everything(failure: &Failure) -> bool {
    matches!(
        failure.cause,
        Cause::Throttled(_) | Cause::Unauthenticated | Cause::SignIn(_)
    )
}

/// Limits the time of a whole reading, including one that makes slow progress.
async fn in_time<T>(reading: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    match tokio::time::timeout(READING_LIMIT, reading).await {
        Ok(read) => read,
        Err(_elapsed) => {
            let seconds = READING_LIMIT.as_secs();
            let message = format!("not read within {seconds} s");
            Err(GraphError::new(Cause::TimedOut)
                .with_message(&message)
                .into())
        }
    }
}
