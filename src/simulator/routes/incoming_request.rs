//! A request as handlers receive it.

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

/// Carries out a request while the world is locked, and returns the answer.
pub(crate) type Handler = fn(&IncomingRequest, &mut World) -> HandlerResult;

/// Decisions of the middleware about a request. Empty on the simulator's own paths, which bypass
/// the middleware.
#[derive(Clone, Debug, Default)]
pub(crate) struct RequestOrders {
    pub(crate) ids: RequestIds,
    /// Whether to answer a removal with 204 and change nothing.
    pub(crate) ignore_removal: bool,
    /// Whether to answer a mute request with 200 and a failed operation.
    pub(crate) fail_operation: bool,
    /// Delay of a removal; `None` for the tenant's setting.
    pub(crate) removal_takes: Option<Duration>,
    /// How calls and people are served.
    pub(crate) view: LyingView,
}

/// A request with its path parameters, its body and the middleware's decisions.
#[derive(Debug)]
pub(crate) struct IncomingRequest {
    pub(crate) simulator: Simulator,
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) orders: RequestOrders,
    /// Decoded path parameters.
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
        let orders = parts
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
            orders,
            named: named.map(|Path(named)| named).unwrap_or_default(),
        })
    }
}

impl IncomingRequest {
    /// Runs a handler and returns its answer, or its refusal as an HTTP answer.
    pub(crate) fn answer(&self, handler: Handler) -> Response {
        let said = self.simulator.with_world(|world| handler(self, world));
        said.unwrap_or_else(|refused| refused.response(&self.orders.ids))
    }

    /// Returns a path parameter; empty if missing.
    pub(crate) fn named(&self, place: &str) -> &str {
        self.named.get(place).map_or("", String::as_str)
    }

    /// Returns the id of the call in the path.
    pub(crate) fn call(&self) -> &str {
        self.named("call")
    }

    /// Returns the id of the participant in the path.
    pub(crate) fn participant(&self) -> &str {
        self.named("participant")
    }

    /// Returns the address that the client used for the simulator.
    pub(crate) fn base_url(&self) -> String {
        base_url(&self.headers)
    }

    /// Reads a body that contains at most a client context.
    pub(crate) fn wish(&self) -> Result<MuteRequest, Refusal> {
        Ok(MuteRequest {
            client_context: context_body(&self.headers, &self.body)?,
            fails: self.orders.fail_operation,
        })
    }

    /// Refuses queries, which most paths do not document.
    pub(crate) fn no_query(&self) -> Result<(), Refusal> {
        match self.uri.query() {
            None => Ok(()),
            Some(query) => Err(Refusal::bad(format!(
                "The simulator takes no query here, but got '{query}'."
            ))),
        }
    }

    /// Returns the value of the only option that this path allows; `None` without a query. `Err`
    /// holds the query if it contains anything else.
    pub(crate) fn sole_option(&self, name: &str) -> Option<Result<String, String>> {
        let query = self.uri.query()?;
        let pairs: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
        Some(match pairs.as_slice() {
            [(given, value)] if given == name => Ok(value.clone().into_owned()),
            _ => Err(query.to_owned()),
        })
    }
}
