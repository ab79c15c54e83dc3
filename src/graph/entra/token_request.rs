//! One token request through the `oauth2` crate, over our own connections.
//!
//! That crate drops statuses and headers and keeps raw bodies in its errors; here it is the other way round.

use std::borrow::Cow;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::SignedDuration;
use oauth2::basic::{
    BasicRevocationErrorResponse, BasicTokenIntrospectionResponse, BasicTokenType,
};
use oauth2::{
    AccessToken, AsyncHttpClient, AuthType, Client, ClientId, ClientSecret, HttpRequest,
    HttpResponse, RefreshToken, RequestTokenError, Scope, StandardRevocableToken, TokenResponse,
    TokenUrl,
};
use reqwest::Request;
use reqwest::header::{HeaderName, HeaderValue};
use secrecy::ExposeSecret as _;
use serde::de::{Deserializer, MapAccess};
use serde::{Deserialize, Serialize};
use url::form_urlencoded;
use uuid::Uuid;

use crate::graph::entra::credential::{AppCredentials, Proof};
use crate::graph::entra::token::Grant;
use crate::graph::entra::{AFTER_TROUBLE, EntraError};
use crate::graph::http::error::{Asked, GraphError};
use crate::graph::http::loose::{Int, Loose, Name, Read, Text, skip, value};
use crate::graph::http::origin::Endpoints;
use crate::graph::http::{Answer, LARGEST_TOKEN_ANSWER, exchange};
use crate::moderation::model::failure::{Cause, ConnectionCause, SignInCause};

/// How an assertion is announced.
const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// From this difference of the clocks on, a refused assertion is put down to them: Entra itself allows five minutes.
const SKEW_THAT_MATTERS: SignedDuration = SignedDuration::from_mins(5);
/// From here on the details of a refusal name it.
pub(crate) const SKEW_WORTH_TELLING: SignedDuration = SignedDuration::from_mins(2);

/// Asks Entra once, and tells by how much this computer's clock is ahead of Entra's, if Entra answered.
pub(crate) async fn ask(
    client: &reqwest::Client,
    endpoints: &Endpoints,
    credentials: &AppCredentials,
    claims: Option<&str>,
) -> (Result<EntraToken, Refused>, Option<SignedDuration>) {
    let http = TokenHttp::new(client);
    let mut answer = ask_over(&http, endpoints, credentials, claims).await;
    let skew = http.skew();
    if let (Err(refused), Some(skew)) = (
        &mut answer,
        skew.filter(|skew| skew.abs() >= SKEW_WORTH_TELLING),
    ) {
        let seconds = skew.as_secs();
        refused
            .error
            .add_cause(&format!("local clock minus server clock: {seconds} s"));
        if skew.abs() >= SKEW_THAT_MATTERS && credentials.credential.is_certificate() {
            refused.put_down_to_the_clock();
        }
    }
    (answer, skew)
}

async fn ask_over(
    http: &TokenHttp<'_>,
    endpoints: &Endpoints,
    credentials: &AppCredentials,
    claims: Option<&str>,
) -> Result<EntraToken, Refused> {
    let address = endpoints.token_url(&credentials.tenant);
    let url = TokenUrl::new(address.clone()).map_err(|_url_error| {
        Refused::from(GraphError::new(Cause::SignIn(SignInCause::UnknownTenant)))
    })?;
    let client_id = &credentials.client_id;
    let proof = credentials.credential.proof(client_id, &address).await?;
    let proof = proof.ok_or_else(|| GraphError::new(Cause::SignIn(SignInCause::NoCredential)))?;
    let mut client = EntraClient::new(ClientId::new(client_id.clone()))
        .set_auth_type(AuthType::RequestBody)
        .set_token_uri(url);
    if let Proof::Secret(secret) = &proof {
        client = client.set_client_secret(ClientSecret::new(secret.expose_secret().to_owned()));
    }
    let mut request = client
        .exchange_client_credentials()
        .add_scope(Scope::new(endpoints.scope()));
    if let Proof::Assertion(assertion) = &proof {
        request = request
            .add_extra_param("client_assertion_type", JWT_BEARER)
            .add_extra_param("client_assertion", assertion.as_str());
    }
    if let Some(claims) = claims {
        request = request.add_extra_param("claims", claims.to_owned());
    }
    let answer = request.request_async(http).await;
    let refusal = credentials.credential.refusal();
    answer.map_err(|error| http.explain(error, refusal, proof.text()))
}

/// When the same token request may be sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Again {
    /// Whenever somebody wants a token.
    Now,
    /// Not before this.
    After(Duration),
    /// Not before somebody signs in anew.
    NotByItself,
}

/// Why there is no token.
pub(crate) struct Refused {
    pub(crate) error: GraphError,
    pub(crate) again: Again,
}

impl From<GraphError> for Refused {
    fn from(error: GraphError) -> Self {
        Self {
            error,
            again: Again::Now,
        }
    }
}

impl Refused {
    /// Entra says of an assertion beyond its time only that it is not accepted.
    fn put_down_to_the_clock(&mut self) {
        if let Cause::SignIn(
            cause @ (SignInCause::CertificateRefused
            | SignInCause::CertificateOutOfDate
            | SignInCause::AssertionMalformed
            | SignInCause::AssertionRefused),
        ) = &mut self.error.kind
        {
            *cause = SignInCause::ClockWrong;
        }
    }

    /// Whether the very next request may well be answered.
    pub(crate) fn is_stumble(&self) -> bool {
        self.error.retry_after().is_none()
            && matches!(
                self.error.kind,
                Cause::Connection(ConnectionCause::Broken)
                    | Cause::SignIn(SignInCause::EntraTrouble)
            )
    }
}

type EntraClient<
    HasAuthUrl = oauth2::EndpointNotSet,
    HasDeviceAuthUrl = oauth2::EndpointNotSet,
    HasIntrospectionUrl = oauth2::EndpointNotSet,
    HasRevocationUrl = oauth2::EndpointNotSet,
    HasTokenUrl = oauth2::EndpointNotSet,
> = Client<
    EntraError,
    EntraToken,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    HasAuthUrl,
    HasDeviceAuthUrl,
    HasIntrospectionUrl,
    HasRevocationUrl,
    HasTokenUrl,
>;

/// A granted token as Entra spells it. `Debug` of [`AccessToken`] shows nothing.
#[derive(Debug, Serialize)]
pub(crate) struct EntraToken {
    access_token: AccessToken,
    token_type: BasicTokenType,
    expires_in: Option<u64>,
    refresh_in: Option<u64>,
}

impl<'de> Deserialize<'de> for EntraToken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Read(read) = Read::<Granted<'_>>::deserialize(deserializer)?;
        let token = read
            .access_token
            .ok_or_else(|| serde::de::Error::missing_field("access_token"))?;
        let seconds = |seconds: Option<i64>| seconds.and_then(|s| u64::try_from(s).ok());
        Ok(Self {
            access_token: AccessToken::new(token.into_owned()),
            token_type: BasicTokenType::Bearer,
            expires_in: seconds(read.expires_in),
            refresh_in: seconds(read.refresh_in),
        })
    }
}

#[derive(Default)]
struct Granted<'de> {
    access_token: Option<Cow<'de, str>>,
    expires_in: Option<i64>,
    refresh_in: Option<i64>,
}

impl<'de> Loose<'de> for Granted<'de> {
    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        let mut read = Self::default();
        while let Some(Name(name)) = members.next_key()? {
            match &*name {
                "access_token" => read.access_token = value::<Text<'_>, A>(&mut members)?.0,
                "expires_in" => read.expires_in = value::<Int, A>(&mut members)?.0,
                "refresh_in" => read.refresh_in = value::<Int, A>(&mut members)?.0,
                _ => skip(&mut members)?,
            }
        }
        Ok(read)
    }
}

impl TokenResponse for EntraToken {
    type TokenType = BasicTokenType;

    fn access_token(&self) -> &AccessToken {
        &self.access_token
    }

    fn token_type(&self) -> &BasicTokenType {
        &self.token_type
    }

    fn expires_in(&self) -> Option<Duration> {
        self.expires_in.map(Duration::from_secs)
    }

    fn refresh_token(&self) -> Option<&RefreshToken> {
        None
    }

    fn scopes(&self) -> Option<&Vec<Scope>> {
        None
    }
}

impl EntraToken {
    /// What the program takes into use.
    pub(crate) fn grant(&self) -> Grant<'_> {
        Grant {
            text: self.access_token.secret(),
            expires_in: self.expires_in(),
            refresh_in: self.refresh_in.map(Duration::from_secs),
        }
    }
}

fn not_entra(text: &str) -> GraphError {
    GraphError::new(Cause::SignIn(SignInCause::NotEntra)).with_message(text)
}

/// Lets the `oauth2` crate talk over our client: capped, without redirects, remembering what that crate drops.
struct TokenHttp<'a> {
    client: &'a reqwest::Client,
    client_request_id: String,
    answer: Mutex<Option<Answer>>,
    skew: Mutex<Option<SignedDuration>>,
}

impl<'c> AsyncHttpClient<'c> for TokenHttp<'_> {
    type Error = GraphError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, GraphError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.exchange(request))
    }
}

impl<'a> TokenHttp<'a> {
    fn new(client: &'a reqwest::Client) -> Self {
        Self {
            client,
            client_request_id: Uuid::new_v4().to_string(),
            answer: Mutex::default(),
            skew: Mutex::default(),
        }
    }

    fn skew(&self) -> Option<SignedDuration> {
        *self.skew.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, GraphError> {
        let id = &self.client_request_id;
        let failed = |error| GraphError::from_reqwest(error, id);
        let mut request = Request::try_from(request).map_err(failed)?;
        let mut header = |name, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                request
                    .headers_mut()
                    .insert(HeaderName::from_static(name), value);
            }
        };
        header("client-request-id", id);
        // Asks for a true 429 with its Retry-After, as Microsoft's own libraries do.
        header("x-ms-lib-capability", "retry-after, h429");
        let mut answer = exchange(self.client, request, id, LARGEST_TOKEN_ANSWER).await?;
        *self.skew.lock().unwrap_or_else(PoisonError::into_inner) = answer.skew;
        let mut response = HttpResponse::new(std::mem::take(&mut answer.body));
        *response.status_mut() = answer.status;
        *self.answer.lock().unwrap_or_else(PoisonError::into_inner) = Some(answer);
        Ok(response)
    }

    /// Sorts a refusal. The raw body of a success that `Parse` carries may hold a token and is let go unread.
    fn explain(
        &self,
        error: RequestTokenError<GraphError, EntraError>,
        refusal: SignInCause,
        secret: &str,
    ) -> Refused {
        let answer = self
            .answer
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        match (error, answer) {
            (RequestTokenError::ServerResponse(told), Some(answer)) => {
                self.explain_refusal(&told, &answer, refusal, secret)
            }
            (RequestTokenError::Request(error), _) => match error.kind {
                Cause::TooLarge => not_entra("more than 64 KiB in place of a token").into(),
                _ => error.into(),
            },
            (RequestTokenError::Parse(_, body), Some(answer)) if !answer.status.is_success() => {
                match EntraError::from_page(&body) {
                    Some(told) => self.explain_refusal(&told, &answer, refusal, secret),
                    None => self.explain_status(&answer),
                }
            }
            (_, Some(answer)) => self.explain_status(&answer),
            (_, None) => not_entra("no answer that can be read").into(),
        }
    }

    fn explain_refusal(
        &self,
        told: &EntraError,
        answer: &Answer,
        refusal: SignInCause,
        secret: &str,
    ) -> Refused {
        let status = answer.status.as_u16();
        // A server that is not Entra may repeat the form it was sent.
        let encoded: String = form_urlencoded::byte_serialize(secret.as_bytes()).collect();
        let message = told
            .description
            .replace(secret, "[secret]")
            .replace(&encoded, "[secret]");
        let mut error = GraphError::new(Cause::SignIn(told.cause(status, refusal)))
            .with_message(&message)
            .with_code(told.code())
            .with_ids(
                told.trace_id.clone().or_else(|| answer.request_id.clone()),
                self.client_request_id.clone(),
            )
            .with_status(Some(status))
            .with_retry_after(answer.retry_after);
        for note in told.notes() {
            error.add_cause(&note);
        }
        Refused {
            error,
            again: told.again(status, answer.retry_after),
        }
    }

    /// An answer that is no JSON of Entra's: only its status speaks.
    fn explain_status(&self, answer: &Answer) -> Refused {
        let status = answer.status.as_u16();
        if answer.status.is_redirection() {
            return GraphError::from_answer(answer, Asked::Other).into();
        }
        let later = Again::After(answer.retry_after.unwrap_or(AFTER_TROUBLE));
        let (cause, again) = match status {
            429 => (SignInCause::TooMany, later),
            500.. => (SignInCause::EntraTrouble, later),
            _ => (SignInCause::NotEntra, Again::Now),
        };
        Refused {
            error: GraphError::new(Cause::SignIn(cause))
                .with_message(&format!("HTTP {status} without an answer of Entra's"))
                .with_ids(answer.request_id.clone(), self.client_request_id.clone())
                .with_status(Some(status))
                .with_retry_after(answer.retry_after),
            again,
        }
    }
}
