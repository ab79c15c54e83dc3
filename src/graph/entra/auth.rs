//! The app's access token. It is requested once for all waiting callers, cached in memory, and renewed before it
//! expires.
//!
//! While the current token works, callers get it at once, and a background task renews it when due. A credential that
//! Entra refused as invalid is sent again only after the operator signs in or asks for a new token. There is one
//! exception: it is also sent again before an action if the current token lacks a role.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use secrecy::ExposeSecret as _;
use tokio::sync::OwnedMutexGuard;
use tokio::time::Instant;

use crate::graph::entra::credential;
pub use crate::graph::entra::credential::{
    AppCredentials, CertificateCredential, Credential, is_shaped_like_token, token_hint,
};
use crate::graph::entra::granted::EntraToken;
use crate::graph::entra::retry_time::RetryTime;
pub use crate::graph::entra::token::{Token, TokenHint};
use crate::graph::entra::token_refusal::TokenRefusal;
use crate::graph::entra::token_request;
use crate::graph::http::clients::HttpClient;
use crate::graph::http::error::GraphError;
use crate::graph::http::origin::Endpoints;
use crate::graph::http::retry;
use crate::graph::http::scrub::Scrub;
use crate::moderation::model::failure::{Cause, TokenTrouble};

/// Minimum time between a failed token request and the next background renewal.
const BACKGROUND_PAUSE: Duration = Duration::from_secs(30);

/// Provides the token for all requests. Cheap to clone; clones share one token.
#[derive(Clone)]
pub struct TokenSource(Arc<Shared>);

/// State shared by all clones.
struct Shared {
    endpoints: Endpoints,
    credentials: AppCredentials,
    client: HttpClient,
    /// Removes the secret and the tokens from responses.
    scrub: Scrub,
    cache: Mutex<Cache>,
    /// Held by a task while it asks Entra, so that only one task asks at a time.
    request_lock: Arc<tokio::sync::Mutex<()>>,
    /// Number of finished token requests.
    ///
    /// A task remembers this number before it waits for the lock. If the number has changed afterwards, another task's
    /// request ended meanwhile, and its result counts for both.
    finished_requests: AtomicU64,
    /// How far this computer's clock was ahead of Entra's at the last response with a `Date`; `None` if no response had
    /// one.
    skew: Mutex<Option<SignedDuration>>,
    /// When Entra last granted a token; `None` if Entra has granted none, as with a pasted token.
    granted: Mutex<Option<Timestamp>>,
}

/// The current token and the last result.
#[derive(Default)]
struct Cache {
    /// The current token, which may have expired.
    token: Option<Token>,
    refusal: Option<RepeatedRefusal>,
    /// Result of the last request, for tasks that waited until it ended; `None` before the first request ended.
    last: Option<Result<Token, GraphError>>,
    /// Earliest time of the next background renewal, set by each failed request; `None` before the first failure.
    next_background: Option<Instant>,
    /// Number of the latest token.
    serial: u64,
}

/// A refusal that is returned without asking Entra again. It counts until a certain time, the next sign-in, or the
/// operator's request for a new token. [`TokenSource::with_new_roles`] ignores it.
struct RepeatedRefusal {
    /// When Entra may be asked again; `None` if only after the operator has signed in or asked for a new token.
    until: Option<Instant>,
    error: GraphError,
}

impl RepeatedRefusal {
    /// Keeps a refusal for as long as its [`RetryTime`] says. `None` if Entra may be asked again at
    /// once.
    fn after(refused: &TokenRefusal) -> Option<Self> {
        let until = match refused.again {
            RetryTime::Now => return None,
            RetryTime::After(wait) => Some(Instant::now() + wait),
            RetryTime::AfterSignIn => None,
        };
        let error = refused.error.clone();
        Some(Self { until, error })
    }
}

impl Cache {
    fn usable(&self) -> Option<Token> {
        self.token.clone().filter(Token::is_usable)
    }

    /// Returns the refusal to report instead of asking Entra; `None` if Entra may be asked now. For a refusal that
    /// counts until a certain time, `retry_after` is the time left.
    fn repeated_refusal(&self) -> Option<GraphError> {
        let refusal = self.refusal.as_ref()?;
        let Some(until) = refusal.until else {
            return Some(refusal.error.clone());
        };
        let left = until.checked_duration_since(Instant::now())?;
        if left.is_zero() {
            return None;
        }
        Some(refusal.error.clone().with_retry_after(Some(left)))
    }

    fn is_background_due(&self, token: &Token) -> bool {
        token.is_renewal_due()
            && self
                .next_background
                .is_none_or(|next| Instant::now() >= next)
            && self.repeated_refusal().is_none()
    }

    /// Stores the result of a token request. If no token was granted, drops `failed`, the token that Graph refused.
    fn store_outcome(
        &mut self,
        answer: Result<Token, TokenRefusal>,
        serial: u64,
        failed: Option<&Token>,
    ) -> Result<Token, GraphError> {
        let outcome = match answer {
            Ok(token) => {
                self.serial = serial;
                self.refusal = None;
                self.token = Some(token.clone());
                Ok(token)
            }
            Err(refused) => {
                self.refusal = RepeatedRefusal::after(&refused);
                self.next_background = Some(Instant::now() + BACKGROUND_PAUSE);
                let is_refused = |token: &mut Token| failed.is_some_and(|failed| token.is(failed));
                drop(self.token.take_if(is_refused));
                Err(refused.error)
            }
        };
        self.last = Some(outcome.clone());
        outcome
    }
}

impl TokenSource {
    /// Makes a source without a token. Registers the credential with `scrub`, if the credential itself is a secret.
    /// Lets the ids of tenant and app stay in scrubbed texts.
    pub(crate) fn new(
        endpoints: Endpoints,
        credentials: AppCredentials,
        client: HttpClient,
        scrub: Scrub,
    ) -> Self {
        scrub.allow(&credentials.tenant);
        scrub.allow(&credentials.client_id);
        match &credentials.credential {
            Credential::Secret(secret) => scrub.keep(secret.expose_secret()),
            Credential::AccessToken(token) => {
                scrub.keep(&credential::pasted(token.expose_secret()));
            }
            Credential::Certificate(_) | Credential::FederatedFile(_) => {}
        }
        Self(Arc::new(Shared {
            endpoints,
            credentials,
            client,
            scrub,
            cache: Mutex::default(),
            request_lock: Arc::default(),
            finished_requests: AtomicU64::new(0),
            skew: Mutex::default(),
            granted: Mutex::default(),
        }))
    }

    pub(crate) fn scrub(&self) -> &Scrub {
        &self.0.scrub
    }

    /// Returns a token that should work: the cached one, or a new one.
    pub async fn token(&self) -> Result<Token, GraphError> {
        let finished_requests = self.0.finished_requests.load(Ordering::Acquire);
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
            None => self.ask_once(finished_requests, None, None).await,
        }
    }

    /// Replaces a token that was refused with 401. Many refusals of the same token cause only one
    /// renewal.
    ///
    /// Fails for a pasted token, and for a token that recently replaced a refused one and was never accepted.
    ///
    /// `claims` is the claims challenge of the refusal, if there was one.
    pub async fn renew(&self, failed: &Token, claims: Option<&str>) -> Result<Token, GraphError> {
        let finished_requests = self.0.finished_requests.load(Ordering::Acquire);
        let newer = self.0.cache().usable().filter(|token| !token.is(failed));
        if let Some(token) = newer {
            return Ok(token);
        }
        if let Credential::AccessToken(_) = self.0.credentials.credential {
            return Err(GraphError::new(Cause::Unauthenticated)
                .with_message("a pasted token cannot be renewed"));
        }
        if failed.is_beyond_renewal() {
            return Err(GraphError::new(Cause::Unauthenticated)
                .with_message("a token that was just renewed is refused as well"));
        }
        self.ask_once(finished_requests, Some(failed), claims).await
    }

    /// Allows a refused credential to be tried again, because the operator asked for it.
    pub(crate) fn forget_refusal(&self) {
        self.0.cache().refusal = None;
    }

    /// Requests a new token although the current one works: newly consented roles appear only in
    /// new tokens.
    ///
    /// On failure, the current token stays in use. A pasted token cannot be renewed.
    pub(crate) async fn fresh(&self) -> Result<Token, GraphError> {
        if let Credential::AccessToken(_) = self.0.credentials.credential {
            return Err(GraphError::new(Cause::Unauthenticated)
                .with_message("a pasted token cannot be renewed"));
        }
        let request_lock = self.0.request_lock.clone().lock_owned().await;
        // The operator asked for a new token, so even a refused credential may be tried again.
        self.forget_refusal();
        self.0.ask(&request_lock, None, None).await
    }

    /// Replaces a token that lacks a role. A role that was granted later appears only in a new token. Returns the same
    /// token if no new one can be obtained.
    pub(crate) async fn with_new_roles(&self, lacking: Token) -> Token {
        if let Credential::AccessToken(_) = self.0.credentials.credential {
            return lacking;
        }
        let request_lock = self.0.request_lock.clone().lock_owned().await;
        let newer = self.0.cache().usable().filter(|token| !token.is(&lacking));
        match newer {
            Some(token) => token,
            None => self
                .0
                .ask(&request_lock, None, None)
                .await
                .unwrap_or(lacking),
        }
    }

    /// Returns the claims of the current token. `None` if they could not be read, or if there is no token.
    pub fn hint(&self) -> Option<TokenHint> {
        self.0.cache().token.as_ref()?.hint().cloned()
    }

    /// Returns how far this computer's clock was ahead of Entra's at the last response with a `Date`. Includes the
    /// network delay. `None` if no response had one.
    pub fn clock_skew(&self) -> Option<SignedDuration> {
        *self.0.skew()
    }

    /// Returns when Entra last granted a token. `None` if it has granted none, as with a pasted token.
    pub fn granted_at(&self) -> Option<Timestamp> {
        *self.0.granted()
    }

    /// Renews the token in the background, unless a request is in progress.
    fn renew_in_background(&self) {
        let Ok(request_lock) = self.0.request_lock.clone().try_lock_owned() else {
            return;
        };
        let shared = self.0.clone();
        tokio::spawn(async move { shared.ask(&request_lock, None, None).await });
    }

    /// Requests a token, except in these cases:
    /// - The cache has a usable token other than `failed` by now. Returns this token.
    /// - Another task's request ended during the wait for the lock. Returns its result.
    /// - An earlier refusal still counts. Returns this refusal.
    ///
    /// `finished_requests` is the value of [`Shared::finished_requests`] from when the caller started to wait.
    async fn ask_once(
        &self,
        finished_requests: u64,
        failed: Option<&Token>,
        claims: Option<&str>,
    ) -> Result<Token, GraphError> {
        let is_new = |token: &Token| failed.is_none_or(|failed| !token.is(failed));
        let request_lock = self.0.request_lock.clone().lock_owned().await;
        {
            let cache = self.0.cache();
            if let Some(token) = cache.usable().filter(is_new) {
                return Ok(token);
            }
            let waited = self.0.finished_requests.load(Ordering::Acquire) != finished_requests;
            if let Some(outcome) = cache.last.clone().filter(|_| waited) {
                return outcome;
            }
            if let Some(error) = cache.repeated_refusal() {
                return Err(error);
            }
        }
        self.0.ask(&request_lock, failed, claims).await
    }
}

impl Shared {
    // Ignores poisoning: no code panics while it holds the lock. The cache would be consistent even
    // then.
    fn cache(&self) -> MutexGuard<'_, Cache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn skew(&self) -> MutexGuard<'_, Option<SignedDuration>> {
        self.skew.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn granted(&self) -> MutexGuard<'_, Option<Timestamp>> {
        self.granted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gets a token for all tasks that wait for the lock: from Entra, or from the text that the operator pasted.
    /// `_flight` proves that the caller holds the lock.
    async fn ask(
        &self,
        _flight: &OwnedMutexGuard<()>,
        failed: Option<&Token>,
        claims: Option<&str>,
    ) -> Result<Token, GraphError> {
        let serial = self.cache().serial + 1;
        let replaces = failed.is_some();
        let answer = match &self.credentials.credential {
            Credential::AccessToken(token) => {
                let text = credential::pasted(token.expose_secret());
                Token::pasted(&text, serial, &self.scrub).map_err(|error| TokenRefusal {
                    error,
                    again: RetryTime::AfterSignIn,
                })
            }
            _ => self.ask_entra(claims).await.and_then(|granted| {
                Ok(Token::new(&granted.grant(), serial, replaces, &self.scrub)?)
            }),
        };
        let outcome = self.cache().store_outcome(answer, serial, failed);
        self.finished_requests.fetch_add(1, Ordering::Release);
        outcome
    }

    /// Sends the request, and once more after a transient failure.
    async fn ask_entra(&self, claims: Option<&str>) -> Result<EntraToken, TokenRefusal> {
        match self.send(claims).await {
            Err(refused) if refused.is_transient() => {
                tokio::time::sleep(retry::backoff(2, fastrand::f64())).await;
                self.send(claims).await
            }
            answered => answered,
        }
    }

    /// Sends one request, and records the clock difference and the time of the grant.
    async fn send(&self, claims: Option<&str>) -> Result<EntraToken, TokenRefusal> {
        let asked = token_request::ask(
            &self.client, &self.endpoints, &self.credentials, claims, &self.scrub,
        );
        let (mut answer, skew) = asked.await;
        if let Some(skew) = skew {
            if skew.abs() >= token_request::SKEW_WORTH_TELLING {
                let side = if skew.is_positive() {
                    "ahead of"
                } else {
                    "behind"
                };
                let seconds = skew.abs().as_secs();
                tracing::warn!(seconds, "the clock of this computer is {side} Entra's");
            }
            *self.skew() = Some(skew);
        }
        match &mut answer {
            Ok(_) => *self.granted() = Some(Timestamp::now()),
            Err(refused) => refused.error.set_token(TokenTrouble {
                at: Timestamp::now(),
                clock_skew: skew,
                thumbprints: self.credentials.credential.thumbprints(),
            }),
        }
        answer
    }
}
