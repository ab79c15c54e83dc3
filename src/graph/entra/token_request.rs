//! A single token request, built with the `oauth2` crate.

use jiff::SignedDuration;
use oauth2::basic::{BasicRevocationErrorResponse, BasicTokenIntrospectionResponse};
use oauth2::{AuthType, Client, ClientId, ClientSecret, Scope, StandardRevocableToken, TokenUrl};
use secrecy::ExposeSecret as _;

use crate::graph::entra::credential::{AppCredentials, ClientProof};
use crate::graph::entra::granted::EntraToken;
use crate::graph::entra::refusal::EntraError;
use crate::graph::entra::token_http::TokenHttp;
use crate::graph::entra::token_refusal::TokenRefusal;
use crate::graph::http::clients::HttpClient;
use crate::graph::http::error::GraphError;
use crate::graph::http::origin::Endpoints;
use crate::graph::http::scrub::Scrub;
use crate::moderation::model::failure::{Cause, SignInCause};

/// Value of `client_assertion_type` (RFC 7523).
const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// From this clock difference on, a refused assertion is blamed on the clock. Entra itself
/// tolerates five minutes.
const SKEW_THAT_MATTERS: SignedDuration = SignedDuration::from_mins(5);
/// From this clock difference on, the log and the details of a refusal mention the difference.
pub(crate) const SKEW_WORTH_TELLING: SignedDuration = SignedDuration::from_mins(2);

/// Sends one token request. Also returns how far this computer's clock is ahead of Entra's, if the
/// response had a `Date`.
pub(crate) async fn ask(
    client: &HttpClient,
    endpoints: &Endpoints,
    credentials: &AppCredentials,
    claims: Option<&str>,
    scrub: &Scrub,
) -> (Result<EntraToken, TokenRefusal>, Option<SignedDuration>) {
    let http = TokenHttp::new(client, scrub);
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
            refused.blame_clock();
        }
    }
    (answer, skew)
}

/// Builds the request and sends it over `http`.
async fn ask_over(
    http: &TokenHttp<'_>,
    endpoints: &Endpoints,
    credentials: &AppCredentials,
    claims: Option<&str>,
) -> Result<EntraToken, TokenRefusal> {
    let address = endpoints.token_url(&credentials.tenant);
    let url = TokenUrl::new(address.clone()).map_err(|_url_error| {
        TokenRefusal::from(GraphError::new(Cause::SignIn(SignInCause::UnknownTenant)))
    })?;
    let client_id = &credentials.client_id;
    let proof = credentials.credential.proof(client_id, &address).await?;
    let proof = proof.ok_or_else(|| GraphError::new(Cause::SignIn(SignInCause::NoCredential)))?;
    let mut client = EntraClient::new(ClientId::new(client_id.clone()))
        .set_auth_type(AuthType::RequestBody)
        .set_token_uri(url);
    if let ClientProof::Secret(secret) = &proof {
        client = client.set_client_secret(ClientSecret::new(secret.expose_secret().to_owned()));
    }
    let mut request = client
        .exchange_client_credentials()
        .add_scope(Scope::new(endpoints.scope()));
    if let ClientProof::Assertion(assertion) = &proof {
        http.scrub().keep_for_now(assertion);
        request = request
            .add_extra_param("client_assertion_type", JWT_BEARER)
            .add_extra_param("client_assertion", assertion.as_str());
    }
    if let Some(claims) = claims {
        request = request.add_extra_param("claims", claims.to_owned());
    }
    let answer = request.request_async(http).await;
    let refusal = credentials.credential.refusal();
    answer
        .map(|told| http.granted().unwrap_or(told))
        .map_err(|error| http.explain(error, refusal))
}

/// The client of the `oauth2` crate, with our types for tokens and errors.
type EntraClient = Client<
    EntraError,
    EntraToken,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
>;
