//! Sends a request and reads the response, up to a size limit.

use reqwest::{Request, Response, StatusCode};

use crate::graph::http::answer::HttpAnswer;
use crate::graph::http::clients::HttpClient;
use crate::graph::http::error::GraphError;
use crate::graph::http::scrub::Scrub;
use crate::moderation::model::failure::Cause;

/// Largest response of Graph, in bytes after decompression.
pub(crate) const LARGEST_ANSWER: usize = 32 << 20;
/// Largest response of the token endpoint, in bytes.
pub(crate) const LARGEST_TOKEN_ANSWER: usize = 64 << 10;

/// Maximum number of bytes reserved because of a `Content-Length`.
const LARGEST_RESERVED: usize = 1 << 20;

/// Whether the body of a success contains a requested secret, such as a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BodySecrecy {
    /// The body contains no requested secret. Known secrets are removed from it, since it may be shown.
    Public,
    /// The body of a 200 contains a secret. It is not scrubbed, and only its fields are read. Any other success may be
    /// an error, so its body is scrubbed.
    Secret,
}

/// Sends a request and reads the response, up to `cap` bytes. Secrets are removed from the response, except from the
/// body of a 200 that is [`BodySecrecy::Secret`].
pub(crate) async fn exchange(
    client: &HttpClient,
    request: Request,
    client_request_id: &str,
    cap: usize,
    scrub: &Scrub,
    success: BodySecrecy,
) -> Result<HttpAnswer, GraphError> {
    let failed = |error| {
        GraphError::from_reqwest(error, client_request_id)
            .at_proxy(client.proxy.as_ref())
            .scrubbed(scrub)
    };
    let response = client.inner.execute(request).await.map_err(failed)?;
    let mut answer = HttpAnswer::new(
        response.status(),
        response.headers(),
        client_request_id,
        scrub,
    );
    let read = match read_capped(response, cap).await {
        // Graph has created the object, and its address is known. The object can be read later.
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
    let is_secret = success == BodySecrecy::Secret && answer.status == StatusCode::OK;
    answer.body = if is_secret {
        body
    } else if answer.status.is_success() {
        scrub.body(body)
    } else {
        scrub.error_body(body)
    };
    Ok(answer)
}

/// Reads the decompressed body. `None` if it is longer than `cap`.
async fn read_capped(mut response: Response, cap: usize) -> reqwest::Result<Option<Vec<u8>>> {
    // Reserves the expected size, up to a limit: a buffer that grows is copied, and briefly held twice.
    let told = response.content_length().unwrap_or_default();
    let expected = usize::try_from(told).unwrap_or(cap).min(cap);
    let mut body = Vec::with_capacity(expected.min(LARGEST_RESERVED));
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > cap {
            return Ok(None);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Some(body))
}
