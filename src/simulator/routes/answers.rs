//! Answers as Graph words them: JSON bodies, the error envelope, the headers of every answer.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::simulator::refusal::Refusal;

/// The request's own id, which Graph repeats in headers and error bodies.
#[derive(Clone, Debug)]
pub(crate) struct RequestIds {
    /// Graph's id for this request.
    pub(crate) request: String,
    /// What the client chose; Graph takes its own id where there is none.
    pub(crate) client: String,
    /// Whether bodies are spelled as Graph's messier examples are.
    pub(crate) messy: bool,
}

impl RequestIds {
    /// Writes both ids into an answer's headers.
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

    /// An error in Graph's envelope.
    pub(crate) fn error(&self, status: StatusCode, code: &str, message: &str) -> Response {
        let date = Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S").to_string();
        let inner =
            json!({ "date": date, "request-id": self.request, "client-request-id": self.client });
        // Messy: the code that counts is the deepest one, under a key in lower case.
        let body = if self.messy {
            json!({ "error": { "code": "UnknownError", "message": "", "innererror": { "code": code, "message": message, "innerError": inner } } })
        } else {
            json!({ "error": { "code": code, "message": message, "innerError": inner } })
        };
        json_answer(status, &body)
    }

    /// A refusal of the world with Graph's status and code.
    pub(crate) fn refuse(&self, refusal: &Refusal) -> Response {
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
    /// Graph's status and code for a refusal.
    fn on_the_wire(&self) -> (StatusCode, &'static str) {
        match self {
            Self::NoToken | Self::UnknownToken | Self::ExpiredToken => {
                (StatusCode::UNAUTHORIZED, "InvalidAuthenticationToken")
            }
            Self::BotNotRegistered => (StatusCode::FORBIDDEN, "7503"),
            Self::RoleMissing(_) => (StatusCode::FORBIDDEN, "7504"),
            Self::TenantMismatch => (StatusCode::FORBIDDEN, "7505"),
            // No reference gives a number for these two.
            Self::RemovalNotAllowed | Self::OwnParticipant => (StatusCode::FORBIDDEN, "Forbidden"),
            Self::CallNotFound => (StatusCode::NOT_FOUND, "8522"),
            Self::ParticipantNotFound | Self::OperationNotFound => {
                (StatusCode::NOT_FOUND, "NotFound")
            }
            Self::UserNotFound(_) => (StatusCode::NOT_FOUND, "Request_ResourceNotFound"),
            Self::DirectoryRoleMissing => (StatusCode::FORBIDDEN, "Authorization_RequestDenied"),
            Self::LengthRequired => (StatusCode::LENGTH_REQUIRED, "LengthRequired"),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "9999"),
            Self::BadRequest(_) => (StatusCode::BAD_REQUEST, "BadRequest"),
        }
    }
}

/// A JSON answer in the content type that Graph uses.
pub(crate) fn json_answer(status: StatusCode, body: &Value) -> Response {
    let kind = "application/json; odata.metadata=minimal; odata.streaming=true; IEEE754Compatible=false; charset=utf-8";
    (
        status,
        [(header::CONTENT_TYPE, kind)],
        Body::from(body.to_string()),
    )
        .into_response()
}

/// The address under which the client reached the simulator: its Graph root and its login authority.
pub(crate) fn base_url(headers: &HeaderMap) -> String {
    let host = headers
        .get(header::HOST)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("127.0.0.1");
    // In front of a simulator that is reached over TLS stands somebody who says so.
    let forwarded = headers.get("x-forwarded-proto");
    let scheme = if forwarded.is_some_and(|scheme| scheme == "https") {
        "https"
    } else {
        "http"
    };
    format!("{scheme}://{host}")
}
