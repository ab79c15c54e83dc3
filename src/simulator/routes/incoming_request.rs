//! One request as every handler takes it.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts as _, Path, Request};
use axum::http::{HeaderMap, Method, Uri};
use axum::response::{IntoResponse, Response};

use crate::simulator::acts::muting::MuteRequest;
use crate::simulator::handle::Simulator;
use crate::simulator::lying_view::LyingView;
use crate::simulator::refusal::Refusal;
use crate::simulator::routes::answers::{HandlerResult, RequestIds, base_url};
use crate::simulator::routes::strict::context_body;
use crate::simulator::world::World;

/// Carries a request out, between two moments of the world, and says what to answer.
pub(crate) type Handler = fn(&IncomingRequest, &mut World) -> HandlerResult;

/// What the middleware has to tell a handler; nothing on the simulator's own paths, which do not pass it.
#[derive(Clone, Debug, Default)]
pub(crate) struct RequestOrders {
    pub(crate) ids: RequestIds,
    /// Answer 204 and leave everything as it is.
    pub(crate) ignore_removal: bool,
    /// Answer 200 with an operation that has failed.
    pub(crate) fail_operation: bool,
    /// Let a removal take effect only after so long.
    pub(crate) removal_takes: Option<Duration>,
    /// How calls and people are told.
    pub(crate) telling: LyingView,
}

/// A request: what it names, what it brings, and what the middleware has told about it.
#[derive(Debug)]
pub(crate) struct IncomingRequest {
    pub(crate) simulator: Simulator,
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) told: RequestOrders,
    /// What stands in the path's places, decoded.
    named: BTreeMap<String, String>,
}

impl FromRequest<Simulator> for IncomingRequest {
    type Rejection = Response;

    async fn from_request(request: Request, simulator: &Simulator) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let named =
            Option::<Path<BTreeMap<String, String>>>::from_request_parts(&mut parts, simulator)
                .await;
        let named = named.map_err(IntoResponse::into_response)?;
        let told = parts
            .extensions
            .remove::<RequestOrders>()
            .unwrap_or_default();
        let (method, uri) = (parts.method.clone(), parts.uri.clone());
        let headers = parts.headers.clone();
        let body = Bytes::from_request(Request::from_parts(parts, body), simulator).await;
        Ok(Self {
            simulator: simulator.clone(),
            method,
            uri,
            headers,
            body: body.map_err(IntoResponse::into_response)?,
            told,
            named: named.map(|Path(named)| named).unwrap_or_default(),
        })
    }
}

impl IncomingRequest {
    /// Lets a handler carry the request out.
    pub(crate) fn answer(&self, handler: Handler) -> Response {
        let said = self.simulator.with_world(|world| handler(self, world));
        said.unwrap_or_else(|refused| refused.response(&self.told.ids))
    }

    /// What stands in this place of the path.
    pub(crate) fn named(&self, place: &str) -> &str {
        self.named.get(place).map_or("", String::as_str)
    }

    /// The id of the call that the path names.
    pub(crate) fn call(&self) -> &str {
        self.named("call")
    }

    /// The id of the participant that the path names.
    pub(crate) fn participant(&self) -> &str {
        self.named("participant")
    }

    /// The address under which the client reached the simulator.
    pub(crate) fn base_url(&self) -> String {
        base_url(&self.headers)
    }

    /// What a body says that only wishes for something to be done: a context, or nothing.
    pub(crate) fn wish(&self) -> Result<MuteRequest, Refusal> {
        Ok(MuteRequest {
            client_context: context_body(&self.headers, &self.body)?,
            fails: self.told.fail_operation,
        })
    }

    /// No page documents any query option for most paths.
    pub(crate) fn no_query(&self) -> Result<(), Refusal> {
        match self.uri.query() {
            None => Ok(()),
            Some(query) => Err(Refusal::bad(format!(
                "The simulator takes no query here, but got '{query}'."
            ))),
        }
    }

    /// The value of the only option that this path takes, if there is a query; the query itself where it holds anything else.
    pub(crate) fn sole_option(&self, name: &str) -> Option<Result<String, String>> {
        let query = self.uri.query()?;
        let pairs: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
        Some(match pairs.as_slice() {
            [(given, value)] if given == name => Ok(value.clone().into_owned()),
            _ => Err(query.to_owned()),
        })
    }
}
