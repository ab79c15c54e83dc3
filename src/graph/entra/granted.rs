//! The response with which Entra grants a token.

use std::time::Duration;

use oauth2::basic::BasicTokenType;
use oauth2::{AccessToken, RefreshToken, Scope, TokenResponse};
use secrecy::zeroize::Zeroize as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::graph::entra::token::Grant;
use crate::graph::http::lenient_json::{Int, Read, Text, lenient_object};

/// A granted token, read leniently. `Debug` hides the token itself.
#[derive(Debug, Serialize)]
pub(crate) struct EntraToken {
    access_token: AccessToken,
    token_type: BasicTokenType,
    /// Lifetime of the token, in seconds.
    expires_in: Option<u64>,
    /// When to renew the token, in seconds from now.
    refresh_in: Option<u64>,
}

impl Drop for EntraToken {
    fn drop(&mut self) {
        let empty = AccessToken::new(String::new());
        std::mem::replace(&mut self.access_token, empty)
            .into_secret()
            .zeroize();
    }
}

impl<'de> Deserialize<'de> for EntraToken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Read(read) = Read::<Granted<'_>>::deserialize(deserializer)?;
        let token = read
            .access_token
            .0
            .ok_or_else(|| serde::de::Error::missing_field("access_token"))?;
        let seconds = |seconds: Option<i64>| seconds.and_then(|s| u64::try_from(s).ok());
        Ok(Self {
            access_token: AccessToken::new(token.into_owned()),
            token_type: BasicTokenType::Bearer,
            expires_in: seconds(read.expires_in.0),
            refresh_in: seconds(read.refresh_in.0),
        })
    }
}

lenient_object! {
    /// The members of Entra's response that are used. Only `access_token` is required.
    struct Granted {
        "access_token" => access_token: Text<'de>,
        "expires_in" => expires_in: Int,
        "refresh_in" => refresh_in: Int,
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
    pub(crate) fn grant(&self) -> Grant<'_> {
        Grant {
            text: self.access_token.secret(),
            expires_in: self.expires_in(),
            refresh_in: self.refresh_in.map(Duration::from_secs),
        }
    }
}
