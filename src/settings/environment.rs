//! The Azure SDK's environment variables, as far as this program reads them.

use secrecy::SecretString;

/// What the environment says about the sign-in; nothing of it is shown but as what it is.
#[derive(Default)]
pub struct Environment {
    /// `AZURE_TENANT_ID`.
    pub tenant: Option<String>,
    /// `AZURE_CLIENT_ID`.
    pub client_id: Option<String>,
    /// `AZURE_CLIENT_SECRET`.
    pub secret: Option<SecretString>,
}

impl Environment {
    /// Reads the variables through `get`, so that a test need not change its own environment.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let get = |name| {
            get(name)
                .map(|value| value.trim().to_owned())
                .filter(|value| !value.is_empty())
        };
        Self {
            tenant: get("AZURE_TENANT_ID"),
            client_id: get("AZURE_CLIENT_ID"),
            secret: get("AZURE_CLIENT_SECRET").map(SecretString::from),
        }
    }

    /// Reads the variables of this process.
    pub fn of_this_process() -> Self {
        Self::read(|name| std::env::var(name).ok())
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;

    #[test]
    fn blank_variables_count_as_missing_and_line_breaks_are_cut() {
        let environment = Environment::read(|name| match name {
            "AZURE_TENANT_ID" => Some("  ".into()),
            "AZURE_CLIENT_SECRET" => Some("value~1\n".into()),
            _ => None,
        });
        assert!(environment.tenant.is_none());
        assert!(environment.client_id.is_none());
        assert_eq!(environment.secret.unwrap().expose_secret(), "value~1");
    }
}
