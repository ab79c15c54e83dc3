//! One request out and its answer in, which is never read past its cap.

use reqwest::{Client, Request, Response, StatusCode};

use crate::graph::http::answer::HttpAnswer;
use crate::graph::http::error::GraphError;
use crate::graph::http::scrub::Scrub;
use crate::moderation::model::failure::Cause;

/// The largest answer of Graph's that is read, after decompression.
pub(crate) const LARGEST_ANSWER: usize = 32 << 20;
/// The largest answer of the token endpoint that is read.
pub(crate) const LARGEST_TOKEN_ANSWER: usize = 64 << 10;

/// Whether the body of a good answer may hold a secret: a token, for instance, which is what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BodySecrecy {
    /// No: whatever stands there may be shown one day.
    IsShown,
    /// Yes, and only its fields are read.
    IsSecret,
}

/// Sends a request and reads the answer up to the cap; what comes back holds none of the secrets that the server knows.
pub(crate) async fn exchange(
    client: &Client,
    request: Request,
    client_request_id: &str,
    cap: usize,
    scrub: &Scrub,
    success: BodySecrecy,
) -> Result<HttpAnswer, GraphError> {
    let failed = |error| GraphError::from_reqwest(error, client_request_id).scrubbed(scrub);
    let response = client.execute(request).await.map_err(failed)?;
    let mut answer = HttpAnswer::new(
        response.status(),
        response.headers(),
        client_request_id,
        scrub,
    );
    let read = match read_capped(response, cap).await {
        // Something was created, and its address is known: what the body says can be asked for again.
        Err(_broken) if answer.status == StatusCode::CREATED && answer.location.is_some() => {
            return Ok(answer);
        }
        read => read.map_err(failed)?,
    };
    let body = read.ok_or_else(|| {
        GraphError::new(Cause::TooLarge)
            .with_message(&format!("more than {cap} bytes"))
            .with_ids(answer.request_id.clone(), client_request_id.to_owned())
            .with_status(Some(answer.status.as_u16()))
    })?;
    let is_secret = success == BodySecrecy::IsSecret && answer.status.is_success();
    answer.body = if is_secret { body } else { scrub.body(body) };
    Ok(answer)
}

/// The body after decompression; `None` once it is longer than the cap, however little travelled.
async fn read_capped(mut response: Response, cap: usize) -> reqwest::Result<Option<Vec<u8>>> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > cap {
            return Ok(None);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Some(body))
}
