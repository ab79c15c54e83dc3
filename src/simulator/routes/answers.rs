//! Answers in the formats of Graph and Entra: JSON bodies, errors and headers.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::simulator::refusal::{Refusal, TokenRefusal};

/// Result of a handler: an answer, or the reason why there is none.
pub(crate) type HandlerResult = Result<Response, RouteError>;

/// A refused request, in the format of the service it was sent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RouteError {
    /// A refusal in Graph's error envelope.
    Graph(Refusal),
    /// A refusal by the token endpoint in Entra's flat format, and the id of the refused request.
    Entra(TokenRefusal, String),
    /// A plain sentence, for the simulator's own paths.
    Plain(String),
}

impl From<Refusal> for RouteError {
    fn from(refusal: Refusal) -> Self {
        Self::Graph(refusal)
    }
}

impl RouteError {
    pub(crate) fn response(&self, ids: &RequestIds) -> Response {
        match self {
            Self::Graph(refusal) => ids.refuse(refusal),
            Self::Entra(refusal, trace) => {
                let status = match refusal.error {
                    "invalid_client" => StatusCode::UNAUTHORIZED,
                    _ => StatusCode::BAD_REQUEST,
                };
                let number = Some(refusal.number);
                entra_error(status, refusal.error, &refusal.text, number, trace)
            }
            Self::Plain(text) => json_answer(StatusCode::BAD_REQUEST, &json!({ "error": text })),
        }
    }
}

/// Ids of a request, which Graph repeats in headers and error bodies.
#[derive(Clone, Debug, Default)]
pub(crate) struct RequestIds {
    /// Graph's id of this request.
    pub(crate) request: String,
    /// The client's id, or Graph's own if there is none.
    pub(crate) client: String,
    /// Whether bodies look like Graph's messier examples.
    pub(crate) messy: bool,
}

impl RequestIds {
    /// Adds both ids and Graph's diagnostics to an answer's headers.
    pub(crate) fn mark(&self, headers: &mut HeaderMap) {
        for (name, id) in [
            ("request-id", &self.request),
            ("client-request-id", &self.client),
        ] {
            if let Ok(value) = HeaderValue::from_str(id) {
                headers.insert(name, value);
            }
        }
        let diagnostic = r#"{"ServerInfo":{"DataCenter":"Simulator","Slice":"E","Ring":"0","RoleInstance":"SIM0001"}}"#;
        headers.insert("x-ms-ags-diagnostic", HeaderValue::from_static(diagnostic));
    }

    /// Makes an error in Graph's envelope.
    pub(crate) fn error(&self, status: StatusCode, code: &str, message: &str) -> Response {
        let date = Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S").to_string();
        let inner =
            json!({ "date": date, "request-id": self.request, "client-request-id": self.client });
        // In a messy body the valid code is the deepest one, under a lower-case key.
        let body = if self.messy {
            json!({ "error": { "code": "UnknownError", "message": "", "innererror": { "code": code, "message": message, "innerError": inner } } })
        } else {
            json!({ "error": { "code": code, "message": message, "innerError": inner } })
        };
        json_answer(status, &body)
    }

    /// Makes the answer to a refusal, with Graph's status and code.
    fn refuse(&self, refusal: &Refusal) -> Response {
        let (status, code) = refusal.on_the_wire();
        let mut answer = self.error(status, code, &refusal.to_string());
        if status == StatusCode::UNAUTHORIZED {
            let challenge = r#"Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="invalid_token""#;
            answer.headers_mut().insert(
                header::WWW_AUTHENTICATE,
                HeaderValue::from_static(challenge),
            );
        }
        answer
    }
}

impl Refusal {
    /// Returns Graph's status and code for a refusal.
    fn on_the_wire(&self) -> (StatusCode, &'static str) {
        match self {
            Self::NoToken | Self::UnknownToken | Self::ExpiredToken => {
                (StatusCode::UNAUTHORIZED, "InvalidAuthenticationToken")
            }
            Self::BotNotRegistered => (StatusCode::FORBIDDEN, "7503"),
            Self::RoleMissing(_) => (StatusCode::FORBIDDEN, "7504"),
            Self::TenantMismatch => (StatusCode::FORBIDDEN, "7505"),
            // No reference gives a number for these two refusals.
            Self::RemovalNotAllowed | Self::OwnParticipant => (StatusCode::FORBIDDEN, "Forbidden"),
            Self::CallNotFound => (StatusCode::NOT_FOUND, "8522"),
            Self::ParticipantNotFound | Self::OperationNotFound => {
                (StatusCode::NOT_FOUND, "NotFound")
            }
            Self::UserNotFound(_) => (StatusCode::NOT_FOUND, "Request_ResourceNotFound"),
            Self::UserRoleMissing => (StatusCode::FORBIDDEN, "Authorization_RequestDenied"),
            Self::LengthRequired => (StatusCode::LENGTH_REQUIRED, "LengthRequired"),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "9999"),
            Self::BadRequest(_) => (StatusCode::BAD_REQUEST, "BadRequest"),
        }
    }
}

/// Makes a JSON answer with Graph's content type.
pub(crate) fn json_answer(status: StatusCode, body: &Value) -> Response {
    let kind = "application/json; odata.metadata=minimal; odata.streaming=true; IEEE754Compatible=false; charset=utf-8";
    (
        status,
        [(header::CONTENT_TYPE, kind)],
        Body::from(body.to_string()),
    )
        .into_response()
}

/// Makes an error in Entra's flat format; the number is the AADSTS code.
pub(crate) fn entra_error(
    status: StatusCode,
    error: &str,
    text: &str,
    number: Option<u32>,
    id: &str,
) -> Response {
    let timestamp = Timestamp::now().strftime("%Y-%m-%d %H:%M:%SZ").to_string();
    let code = number
        .map(|number| format!("AADSTS{number}: "))
        .unwrap_or_default();
    let description =
        format!("{code}{text} Trace ID: {id} Correlation ID: {id} Timestamp: {timestamp}");
    let mut body = json!({
        "error": error, "error_description": description, "error_codes": Vec::from_iter(number), "timestamp": timestamp,
        "trace_id": id, "correlation_id": id,
    });
    if let Some(number) = number {
        body["error_uri"] = json!(format!(
            "https://login.microsoftonline.com/error?code={number}"
        ));
    }
    json_answer(status, &body)
}

/// Makes a JSON answer with status 200.
pub(crate) fn ok(body: &Value) -> Response {
    json_answer(StatusCode::OK, body)
}

/// Returns a header as text; `None` if it is missing or not readable.
pub(crate) fn header_text(headers: &HeaderMap, name: impl header::AsHeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Returns the address that the client used for the simulator, the root of both Graph and the
/// authority.
pub(crate) fn base_url(headers: &HeaderMap) -> String {
    let host = header_text(headers, header::HOST).unwrap_or("127.0.0.1");
    // A TLS proxy in front of the simulator announces itself with this header.
    let forwarded = headers.get("x-forwarded-proto");
    let scheme = if forwarded.is_some_and(|scheme| scheme == "https") {
        "https"
    } else {
        "http"
    };
    format!("{scheme}://{host}")
}
