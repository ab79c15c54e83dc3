//! Middleware of the simulated services: request log, holds, faults and Graph's headers.

use std::time::{Duration, Instant};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::simulator::connection::Connection;
use crate::simulator::fault::AppliedFault;
use crate::simulator::fault::effect::{ConnectionBreak, Effect, http_date};
use crate::simulator::fault::target::Target;
use crate::simulator::handle::Simulator;
use crate::simulator::lying_view::LyingView;
use crate::simulator::request_log::SeenRequest;
use crate::simulator::routes::answers::{RequestIds, entra_error, header_text};
use crate::simulator::routes::incoming_request::RequestOrders;

/// Handles a request from its arrival until its answer is ready.
pub(crate) async fn middleware(
    State(simulator): State<Simulator>,
    ConnectInfo(connection): ConnectInfo<Connection>,
    mut request: Request,
    next: Next,
) -> Response {
    let path = request
        .uri()
        .path_and_query()
        .map_or_else(String::new, ToString::to_string);
    let target = Target::of(request.method(), request.uri().path());
    let ids = request_ids(&simulator, request.headers());
    let number = simulator.note(SeenRequest {
        number: 0,
        at: simulator.now(),
        arrived: Instant::now(),
        target,
        method: request.method().to_string(),
        path: path.clone(),
        client_request_id: header_text(request.headers(), "client-request-id").map(str::to_owned),
        authorized: request.headers().contains_key(header::AUTHORIZATION),
        status: None,
    });
    // Holds the request only after it is logged, so that the log has the order of arrival.
    simulator.holds().pass(target, &path).await;
    let applied = simulator.apply_faults(target, &path);
    request
        .extensions_mut()
        .insert(request_orders(&ids, &applied));
    let effects: Vec<Effect> = applied.into_iter().map(|fault| fault.effect).collect();
    connection.be_whole();
    delay(&simulator, &effects).await;
    let mut response = match effects
        .iter()
        .find_map(|effect| instead(effect, target, &ids, &connection, clock_off(&effects)))
    {
        Some(response) => response,
        None => spoil(&simulator, next.run(request).await, &effects, &connection).await,
    };
    ids.mark(response.headers_mut());
    date(response.headers_mut(), clock_off(&effects));
    age(response.headers_mut(), &effects);
    // After a stop, this connection may still be open although the listener is closed.
    if connection.stopped() {
        connection.break_now();
    }
    if !effects.iter().any(loses_answer) {
        simulator.answered(number, response.status().as_u16());
    }
    response
}

/// Delays a request before it is carried out.
async fn delay(simulator: &Simulator, effects: &[Effect]) {
    for effect in effects {
        match effect {
            Effect::LatencyMs(latency) => {
                tokio::time::sleep(Duration::from_millis(*latency)).await;
            }
            Effect::AsleepMs(left) => simulator.let_pass(Duration::from_millis(*left)).await,
            _ => {}
        }
    }
}

/// Returns how many seconds the service's clock is off for this request.
fn clock_off(effects: &[Effect]) -> i64 {
    effects.iter().fold(0, |off, effect| match effect {
        Effect::ClockOff(seconds) => off.saturating_add(*seconds),
        _ => off,
    })
}

/// Replaces the date of an answer if the clock is off. Otherwise the server sets the date.
fn date(headers: &mut HeaderMap, clock_off: i64) {
    if clock_off != 0
        && let Ok(date) = HeaderValue::from_str(&http_date(clock_off, Duration::ZERO))
    {
        headers.insert(header::DATE, date);
    }
}

/// Adds the age of an answer that comes out of a cache.
fn age(headers: &mut HeaderMap, effects: &[Effect]) {
    for effect in effects {
        if let Effect::Aged(seconds) = effect {
            headers.insert(header::AGE, HeaderValue::from(*seconds));
        }
    }
}

/// Makes Graph's id of a request, and keeps the client's id if the client sent one.
fn request_ids(simulator: &Simulator, headers: &HeaderMap) -> RequestIds {
    let (request, messy) =
        simulator.with_world(|world| (world.request_ids.next(), world.settings.messy));
    let client = header_text(headers, "client-request-id")
        .unwrap_or(&request)
        .to_owned();
    RequestIds {
        request,
        client,
        messy,
    }
}

fn request_orders(ids: &RequestIds, applied: &[AppliedFault]) -> RequestOrders {
    let mut orders = RequestOrders {
        ids: ids.clone(),
        view: LyingView::of(applied),
        ..RequestOrders::default()
    };
    for fault in applied {
        match &fault.effect {
            Effect::Ignore => orders.ignore_removal = true,
            Effect::FailOperation => orders.fail_operation = true,
            Effect::RemovalTakesMs(takes) => {
                orders.removal_takes = Some(Duration::from_millis(*takes));
            }
            _ => {}
        }
    }
    orders
}

/// Returns an answer that replaces the handler's; the handler then does not run. `None` if this effect does not replace
/// the answer.
fn instead(
    effect: &Effect,
    target: Target,
    ids: &RequestIds,
    connection: &Connection,
    clock_off: i64,
) -> Option<Response> {
    // Entra has its own error format.
    let error = |status: StatusCode, code: &str, message: &str| match target {
        Target::Token => entra_error(status, code, message, None, &ids.request),
        _ => ids.error(status, code, message),
    };
    match effect {
        Effect::Answer { status, code, .. } if code.is_empty() => {
            Some(status_of(*status).into_response())
        }
        Effect::Answer {
            status,
            code,
            message,
        } => Some(error(status_of(*status), code, message)),
        Effect::Throttle(retry_after) => {
            let mut response = error(
                StatusCode::TOO_MANY_REQUESTS,
                "TooManyRequests",
                "Too many requests.",
            );
            if let Some(value) = retry_after
                .header(clock_off)
                .and_then(|text| HeaderValue::from_str(&text).ok())
            {
                response.headers_mut().insert(header::RETRY_AFTER, value);
            }
            Some(response)
        }
        Effect::Html { status } => {
            let page = "<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>Please wait</h1></body></html>";
            Some(
                (
                    status_of(*status),
                    [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
                    page,
                )
                    .into_response(),
            )
        }
        Effect::BreakConnection(ConnectionBreak::BeforeAnswer) => {
            connection.break_now();
            Some(StatusCode::BAD_GATEWAY.into_response())
        }
        _ => None,
    }
}

/// Whether the effect keeps the answer and its status from the client.
fn loses_answer(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::BreakConnection(ConnectionBreak::BeforeAnswer | ConnectionBreak::AfterEffect)
    )
}

/// Converts a number to a status; 500 if it is not a valid one.
fn status_of(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Damages or delays an answer before it is sent.
async fn spoil(
    simulator: &Simulator,
    response: Response,
    effects: &[Effect],
    connection: &Connection,
) -> Response {
    let mut response = response;
    for effect in effects {
        match effect {
            Effect::LateAnswerMs(late) => simulator.let_pass(Duration::from_millis(*late)).await,
            Effect::Truncate => response = truncated(response).await,
            Effect::BreakConnection(ConnectionBreak::AfterEffect) => connection.break_now(),
            Effect::BreakConnection(ConnectionBreak::AfterHeaders) => {
                connection.break_after_headers();
            }
            Effect::Silence => connection.be_silent_after_headers(),
            Effect::TrickleMs(pause) => connection.trickle(Duration::from_millis(*pause)),
            _ => {}
        }
    }
    response
}

/// Cuts the body of an answer in half.
async fn truncated(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let whole = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let half: Bytes = whole.slice(..whole.len() / 2);
    // The length must fit the half, or the client would see a broken connection instead of broken
    // JSON.
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(half))
}
