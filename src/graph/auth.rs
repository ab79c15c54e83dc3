//! The app's token: asked for once however many callers wait, kept in memory, renewed before it ends.
//!
//! A token that still works is never waited for: it is renewed behind the callers' backs. A refused secret is not
//! sent again until somebody signs in anew.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
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
use secrecy::{ExposeSecret as _, SecretString};
use serde::de::{Deserializer, MapAccess};
use serde::{Deserialize, Serialize};
use tokio::sync::OwnedMutexGuard;
use tokio::time::Instant;
use uuid::Uuid;

use super::entra::{AFTER_TROUBLE, EntraError};
use super::error::GraphError;
use super::http::{Answer, LARGEST_TOKEN_ANSWER, exchange, from_base64};
use super::loose::{Int, Loose, Name, Read, Text, object_from, skip, value};
use super::origin::Endpoints;
use super::retry;
use crate::moderation::failure::{Cause, ConnectionCause, SignInCause};

/// Counts as over this long before its end, so that it does not end on the way…
const MARGIN: Duration = Duration::from_mins(5);
/// …but never for more than this part of its life: a simulator's tokens live for seconds.
const MARGIN_PART: u32 = 10;
/// What a token without `expires_in` is trusted for.
const LIFE_UNKNOWN: Duration = Duration::from_mins(10);
/// A renewed token that was refused as well is not renewed again before this.
const RENEWAL_PAUSE: Duration = Duration::from_secs(30);
/// After a renewal in the background has failed, the next one.
const BACKGROUND_PAUSE: Duration = Duration::from_secs(30);
/// The longest token that is looked into for a hint.
const LONGEST_HINT: usize = 16 << 10;

/// What an app registration signs in with. `Debug` shows no secret.
#[derive(Debug, Clone)]
pub struct AppCredentials {
    /// The directory that owns the meetings: a GUID or a verified domain.
    pub tenant: String,
    /// The application's id.
    pub client_id: String,
    /// The secret's value.
    pub secret: SecretString,
}

impl AppCredentials {
    /// Finds what can be seen to be wrong before anything is sent.
    pub(super) fn check(&self) -> Result<(), GraphError> {
        let refused = |cause, text| Err(GraphError::new(Cause::SignIn(cause)).with_message(text));
        let tenant = self.tenant.as_str();
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
        if tenant.is_empty() || !tenant.chars().all(plain) || tenant.chars().all(|c| c == '.') {
            refused(
                SignInCause::UnknownTenant,
                "a tenant is a GUID or a domain name",
            )
        } else if ["common", "organizations", "consumers"]
            .iter()
            .any(|shared| tenant.eq_ignore_ascii_case(shared))
        {
            refused(
                SignInCause::UnknownTenant,
                "an app signs in to one tenant, which owns the meetings",
            )
        } else if self.client_id.is_empty() {
            refused(SignInCause::UnknownApp, "the application id is empty")
        } else if self.secret.expose_secret().is_empty() {
            refused(SignInCause::NoCredential, "the secret is empty")
        } else {
            Ok(())
        }
    }
}

/// One access token. Nothing prints it.
#[derive(Clone)]
pub struct Token(Arc<Issued>);

struct Issued {
    serial: u64,
    header: HeaderValue,
    hint: Option<TokenHint>,
    born: Instant,
    refresh: Instant,
    /// The steady clock's end; the wall clock has one too, since the steady one may stand still while a laptop sleeps.
    ends: Instant,
    ends_wall: Timestamp,
    /// Was asked for because the one before was refused.
    replaces_refused: bool,
    /// Some answer was no 401.
    accepted: AtomicBool,
}

impl Token {
    /// The value of `Authorization`, marked as sensitive.
    pub(super) fn header(&self) -> HeaderValue {
        self.0.header.clone()
    }

    /// What the token seems to allow.
    pub fn hint(&self) -> Option<&TokenHint> {
        self.0.hint.as_ref()
    }

    /// Until when it is good, by the wall clock.
    pub fn expires(&self) -> Timestamp {
        self.0.ends_wall
    }

    pub(super) fn mark_accepted(&self) {
        self.0.accepted.store(true, Ordering::Relaxed);
    }

    fn is_usable(&self) -> bool {
        Instant::now() < self.0.ends && Timestamp::now() < self.0.ends_wall
    }

    /// Whether another token would be refused as well: this one came after a refusal, and nothing took it since.
    fn is_beyond_renewal(&self) -> bool {
        self.0.replaces_refused
            && !self.0.accepted.load(Ordering::Relaxed)
            && self.0.born.elapsed() < RENEWAL_PAUSE
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token(#{})", self.0.serial)
    }
}

/// What a token says about itself. Graph's tokens are meant for Graph alone, so this is never more than a hint.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TokenHint {
    /// The application roles that were consented.
    pub roles: Vec<String>,
    /// The tenant's id.
    pub tenant: Option<String>,
    /// The application's id.
    pub app: Option<String>,
    /// The application's name.
    pub app_name: Option<String>,
}

impl TokenHint {
    /// Looks into a token of three base64 parts; `None` for anything opaque.
    fn read(token: &str) -> Option<Self> {
        let mut parts = token.split('.');
        let (Some(_), Some(claims), Some(_), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        if token.len() > LONGEST_HINT {
            return None;
        }
        object_from(&from_base64(claims)?).ok()
    }
}

impl<'de> Loose<'de> for TokenHint {
    fn object<A: MapAccess<'de>>(mut members: A) -> Result<Self, A::Error> {
        let mut hint = Self::default();
        while let Some(Name(name)) = members.next_key()? {
            let mut text = || value::<Text<'_>, A>(&mut members).map(|text| text.0.map(Into::into));
            match &*name {
                "tid" => hint.tenant = text()?,
                "appid" | "azp" => hint.app = text()?,
                "app_displayname" => hint.app_name = text()?,
                "roles" => {
                    let roles: Vec<Text<'_>> = value(&mut members)?;
                    hint.roles = roles
                        .into_iter()
                        .filter_map(|role| role.0.map(Into::into))
                        .collect();
                }
                _ => skip(&mut members)?,
            }
        }
        Ok(hint)
    }
}

/// Where every request gets its token from. Cheap to clone; all clones share one token.
#[derive(Clone)]
pub struct TokenSource(Arc<Shared>);

struct Shared {
    endpoints: Endpoints,
    credentials: AppCredentials,
    client: reqwest::Client,
    cache: Mutex<Cache>,
    /// Held by whoever asks Entra.
    flight: Arc<tokio::sync::Mutex<()>>,
    /// How many times Entra has been asked; tells a waiter whether somebody's answer is its own.
    landed: AtomicU64,
}

#[derive(Default)]
struct Cache {
    token: Option<Token>,
    hold: Option<Hold>,
    /// How the last asking ended, for those who waited for it.
    last: Option<Result<Token, GraphError>>,
    next_background: Option<Instant>,
    serial: u64,
}

/// A refusal that is repeated in place of asking again.
struct Hold {
    until: Option<Instant>,
    error: GraphError,
}

impl Cache {
    fn usable(&self) -> Option<Token> {
        self.token.clone().filter(Token::is_usable)
    }

    fn held(&self) -> Option<GraphError> {
        let hold = self.hold.as_ref()?;
        let Some(until) = hold.until else {
            return Some(hold.error.clone());
        };
        let left = until.checked_duration_since(Instant::now())?;
        Some(hold.error.clone().with_retry_after(Some(left)))
    }

    fn is_background_due(&self, token: &Token) -> bool {
        let now = Instant::now();
        now >= token.0.refresh
            && self.next_background.is_none_or(|next| now >= next)
            && self.held().is_none()
    }
}

impl TokenSource {
    pub(super) fn new(
        endpoints: Endpoints,
        credentials: AppCredentials,
        client: reqwest::Client,
    ) -> Self {
        Self(Arc::new(Shared {
            endpoints,
            credentials,
            client,
            cache: Mutex::default(),
            flight: Arc::default(),
            landed: AtomicU64::new(0),
        }))
    }

    /// A token that should work: the cached one, or a new one.
    pub async fn token(&self) -> Result<Token, GraphError> {
        let landed = self.0.landed.load(Ordering::Acquire);
        let (usable, due) = {
            let cache = self.0.cache();
            let usable = cache.usable();
            let due = usable
                .as_ref()
                .is_some_and(|token| cache.is_background_due(token));
            (usable, due)
        };
        if due {
            self.renew_in_background();
        }
        match usable {
            Some(token) => Ok(token),
            None => self.ask_once(landed, None, None).await,
        }
    }

    /// A token in place of one that was refused with 401: fifty refusals of one token cause one renewal.
    ///
    /// `claims` is what the refusal demanded of the next token, if it did.
    pub async fn renew(&self, failed: &Token, claims: Option<&str>) -> Result<Token, GraphError> {
        let landed = self.0.landed.load(Ordering::Acquire);
        let newer = self
            .0
            .cache()
            .usable()
            .filter(|token| token.0.serial != failed.0.serial);
        if let Some(token) = newer {
            return Ok(token);
        }
        if failed.is_beyond_renewal() {
            return Err(GraphError::new(Cause::Unauthenticated)
                .with_message("a token that was just renewed is refused as well"));
        }
        self.ask_once(landed, Some(failed), claims).await
    }

    /// Lets a refused secret be tried again, since somebody asked for it.
    pub(super) fn forget_refusal(&self) {
        self.0.cache().hold = None;
    }

    /// What the newest token seems to allow.
    pub fn hint(&self) -> Option<TokenHint> {
        self.0.cache().token.as_ref()?.hint().cloned()
    }

    fn renew_in_background(&self) {
        let Ok(flight) = self.0.flight.clone().try_lock_owned() else {
            return;
        };
        let shared = self.0.clone();
        tokio::spawn(async move { shared.ask(&flight, None, None).await });
    }

    async fn ask_once(
        &self,
        landed: u64,
        failed: Option<&Token>,
        claims: Option<&str>,
    ) -> Result<Token, GraphError> {
        let is_new = |token: &Token| failed.is_none_or(|failed| token.0.serial != failed.0.serial);
        let flight = self.0.flight.clone().lock_owned().await;
        {
            let cache = self.0.cache();
            if let Some(token) = cache.usable().filter(is_new) {
                return Ok(token);
            }
            let waited = self.0.landed.load(Ordering::Acquire) != landed;
            if let Some(outcome) = cache.last.clone().filter(|_| waited) {
                return outcome;
            }
            if let Some(error) = cache.held() {
                return Err(error);
            }
        }
        self.0.ask(&flight, failed, claims).await
    }
}

impl Shared {
    // Nothing panics while it holds the lock; should it happen, the cache is still whole.
    fn cache(&self) -> MutexGuard<'_, Cache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks Entra, on behalf of everybody who waits for the flight.
    async fn ask(
        &self,
        _flight: &OwnedMutexGuard<()>,
        failed: Option<&Token>,
        claims: Option<&str>,
    ) -> Result<Token, GraphError> {
        let answer = self.ask_entra(claims).await;
        let mut cache = self.cache();
        let outcome = match answer {
            Ok(granted) => {
                cache.serial += 1;
                cache.hold = None;
                granted.into_token(cache.serial, failed.is_some())
            }
            Err(refused) => {
                cache.hold = refused.hold();
                Err(refused.error)
            }
        };
        if let Ok(token) = &outcome {
            cache.token = Some(token.clone());
        } else {
            cache.next_background = Some(Instant::now() + BACKGROUND_PAUSE);
            let is_refused =
                |token: &mut Token| failed.is_some_and(|failed| token.0.serial == failed.0.serial);
            drop(cache.token.take_if(is_refused));
        }
        cache.last = Some(outcome.clone());
        self.landed.fetch_add(1, Ordering::Release);
        outcome
    }

    /// Sends the request, once more if Entra stumbled.
    async fn ask_entra(&self, claims: Option<&str>) -> Result<EntraToken, Refused> {
        match self.send(claims).await {
            Err(refused) if refused.is_stumble() => {
                tokio::time::sleep(retry::backoff(2, fastrand::f64())).await;
                self.send(claims).await
            }
            answered => answered,
        }
    }

    async fn send(&self, claims: Option<&str>) -> Result<EntraToken, Refused> {
        let url = self.endpoints.token_url(&self.credentials.tenant);
        let url = TokenUrl::new(url).map_err(|_url_error| {
            Refused::from(GraphError::new(Cause::SignIn(SignInCause::UnknownTenant)))
        })?;
        let secret = self.credentials.secret.expose_secret();
        let http = TokenHttp::new(&self.client);
        let client = EntraClient::new(ClientId::new(self.credentials.client_id.clone()))
            .set_client_secret(ClientSecret::new(secret.to_owned()))
            .set_auth_type(AuthType::RequestBody)
            .set_token_uri(url);
        let mut request = client
            .exchange_client_credentials()
            .add_scope(Scope::new(self.endpoints.scope()));
        if let Some(claims) = claims {
            request = request.add_extra_param("claims", claims.to_owned());
        }
        let answer = request.request_async(&http).await;
        answer.map_err(|error| http.explain(error, secret))
    }
}

/// When the same token request may be sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Again {
    /// Whenever somebody wants a token.
    Now,
    /// Not before this.
    After(Duration),
    /// Not before somebody signs in anew.
    NotByItself,
}

/// Why there is no token.
struct Refused {
    error: GraphError,
    again: Again,
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
    fn hold(&self) -> Option<Hold> {
        let until = match self.again {
            Again::Now => return None,
            Again::After(wait) => Some(Instant::now() + wait),
            Again::NotByItself => None,
        };
        let error = self.error.clone();
        Some(Hold { until, error })
    }

    fn is_stumble(&self) -> bool {
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
struct EntraToken {
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
    access_token: Option<std::borrow::Cow<'de, str>>,
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
    fn into_token(self, serial: u64, replaces_refused: bool) -> Result<Token, GraphError> {
        let text = self.access_token.secret();
        let mut header = HeaderValue::try_from(format!("Bearer {text}"))
            .map_err(|_header_error| not_entra("a token that cannot stand in a header"))?;
        header.set_sensitive(true);
        // A day at most, which is also what continuous access evaluation grants.
        let life = self
            .expires_in()
            .unwrap_or(LIFE_UNKNOWN)
            .min(Duration::from_hours(24));
        let times = lifetime(life, self.refresh_in, fastrand::f64());
        let born = Instant::now();
        let usable = SignedDuration::try_from(times.usable).unwrap_or_default();
        Ok(Token(Arc::new(Issued {
            serial,
            header,
            hint: TokenHint::read(text),
            born,
            refresh: born + times.refresh,
            ends: born + times.usable,
            ends_wall: Timestamp::now()
                .saturating_add(usable)
                .unwrap_or(Timestamp::MAX),
            replaces_refused,
            accepted: AtomicBool::new(false),
        })))
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Lifetime {
    usable: Duration,
    refresh: Duration,
}

/// For how long a token is used, and when it is renewed: as Entra says, else at half its life give or take a tenth.
fn lifetime(life: Duration, refresh_in: Option<u64>, jitter: f64) -> Lifetime {
    let usable = life.saturating_sub(MARGIN.min(life / MARGIN_PART));
    let half = life.mul_f64(0.45 + jitter.clamp(0.0, 1.0) / 10.0);
    let refresh = refresh_in.map_or(half, Duration::from_secs).min(usable);
    Lifetime { usable, refresh }
}

fn not_entra(text: &str) -> GraphError {
    GraphError::new(Cause::SignIn(SignInCause::NotEntra)).with_message(text)
}

/// Lets the `oauth2` crate talk over our client: capped, without redirects, remembering what that crate drops.
struct TokenHttp<'a> {
    client: &'a reqwest::Client,
    client_request_id: String,
    answer: Mutex<Option<Answer>>,
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
        }
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
        let mut response = HttpResponse::new(std::mem::take(&mut answer.body));
        *response.status_mut() = answer.status;
        *self.answer.lock().unwrap_or_else(PoisonError::into_inner) = Some(answer);
        Ok(response)
    }

    /// Sorts a refusal. The raw body that `Parse` carries may hold a token and is let go unread.
    fn explain(&self, error: RequestTokenError<GraphError, EntraError>, secret: &str) -> Refused {
        let answer = self
            .answer
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        match (error, answer) {
            (RequestTokenError::ServerResponse(told), Some(answer)) => {
                self.explain_refusal(&told, &answer, secret)
            }
            (RequestTokenError::Request(error), _) => match error.kind {
                Cause::TooLarge => not_entra("more than 64 KiB in place of a token").into(),
                _ => error.into(),
            },
            (_, Some(answer)) => self.explain_status(&answer),
            (_, None) => not_entra("no answer that can be read").into(),
        }
    }

    fn explain_refusal(&self, told: &EntraError, answer: &Answer, secret: &str) -> Refused {
        let status = answer.status.as_u16();
        // A server that is not Entra may repeat the form it was sent.
        let message = if secret.is_empty() {
            told.description.clone()
        } else {
            told.description.replace(secret, "[secret]")
        };
        let error = GraphError::new(Cause::SignIn(told.cause(status)))
            .with_message(&message)
            .with_code(told.code())
            .with_ids(
                told.trace_id.clone().or_else(|| answer.request_id.clone()),
                self.client_request_id.clone(),
            )
            .with_status(Some(status))
            .with_retry_after(answer.retry_after);
        Refused {
            error,
            again: told.again(status, answer.retry_after),
        }
    }

    /// An answer that is no JSON of Entra's: only its status speaks.
    fn explain_status(&self, answer: &Answer) -> Refused {
        let status = answer.status.as_u16();
        if answer.status.is_redirection() {
            return GraphError::from_answer(answer, super::error::Asked::Other).into();
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
