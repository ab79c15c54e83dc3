//! The Azure SDK's environment variables that this program reads.

use secrecy::SecretString;

/// Values for signing in, from the environment. Has no `Debug`, so that secrets are never printed.
#[derive(Default)]
pub struct Environment {
    /// `AZURE_TENANT_ID`.
    pub tenant: Option<String>,
    /// `AZURE_CLIENT_ID`.
    pub client_id: Option<String>,
    /// `AZURE_CLIENT_SECRET`.
    pub secret: Option<SecretString>,
    /// `AZURE_CLIENT_CERTIFICATE_PATH`.
    pub certificate_path: Option<String>,
    /// `AZURE_CLIENT_CERTIFICATE_PASSWORD`.
    pub certificate_password: Option<SecretString>,
    /// Whether `AZURE_CLIENT_SEND_CERTIFICATE_CHAIN` is `1` or `true`.
    pub send_certificate_chain: bool,
    /// `AZURE_FEDERATED_TOKEN_FILE`.
    pub federated_token_file: Option<String>,
    /// `AZURE_AUTHORITY_HOST`.
    pub authority_host: Option<String>,
}

impl Environment {
    /// Reads variables through `get`, so that tests need not change their environment.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let trimmed = |name| {
            get(name)
                .map(|value| value.trim().to_owned())
                .filter(|value| !value.is_empty())
        };
        // Passwords may start or end with a space.
        let password = get("AZURE_CLIENT_CERTIFICATE_PASSWORD").filter(|value| !value.is_empty());
        let send_chain = trimmed("AZURE_CLIENT_SEND_CERTIFICATE_CHAIN");
        Self {
            tenant: trimmed("AZURE_TENANT_ID"),
            client_id: trimmed("AZURE_CLIENT_ID"),
            secret: trimmed("AZURE_CLIENT_SECRET").map(SecretString::from),
            certificate_path: trimmed("AZURE_CLIENT_CERTIFICATE_PATH"),
            certificate_password: password.map(SecretString::from),
            send_certificate_chain: send_chain
                .is_some_and(|value| value == "1" || value.eq_ignore_ascii_case("true")),
            federated_token_file: trimmed("AZURE_FEDERATED_TOKEN_FILE"),
            authority_host: trimmed("AZURE_AUTHORITY_HOST"),
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
    fn each_of_the_eight_variables_is_read_into_its_own_place() {
        let environment = Environment::read(|name| Some(format!(" of {name}\n")));
        let secret = |value: &Option<SecretString>| {
            let value = value.as_ref().map(|value| value.expose_secret().to_owned());
            value.unwrap_or_default()
        };
        let Environment {
            tenant,
            client_id,
            secret: client_secret,
            certificate_path,
            certificate_password,
            send_certificate_chain,
            federated_token_file,
            authority_host,
        } = environment;
        for (read, name) in [
            (tenant.unwrap(), "of AZURE_TENANT_ID"),
            (client_id.unwrap(), "of AZURE_CLIENT_ID"),
            (secret(&client_secret), "of AZURE_CLIENT_SECRET"),
            (
                certificate_path.unwrap(),
                "of AZURE_CLIENT_CERTIFICATE_PATH",
            ),
            (
                secret(&certificate_password),
                " of AZURE_CLIENT_CERTIFICATE_PASSWORD\n",
            ),
            (
                federated_token_file.unwrap(),
                "of AZURE_FEDERATED_TOKEN_FILE",
            ),
            (authority_host.unwrap(), "of AZURE_AUTHORITY_HOST"),
        ] {
            assert_eq!(read, name);
        }
        assert!(!send_certificate_chain);
        let chain = "AZURE_CLIENT_SEND_CERTIFICATE_CHAIN";
        let asked = Environment::read(|name| (name == chain).then(|| "1".to_owned()));
        assert!(asked.send_certificate_chain && asked.tenant.is_none());
    }

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

    #[test]
    fn the_variables_of_a_certificate_are_read_as_the_sdks_spell_them() {
        for (value, wanted) in [("1", true), ("True", true), ("0", false), ("yes", false)] {
            let environment = Environment::read(|name| match name {
                "AZURE_CLIENT_CERTIFICATE_PATH" => Some("/keys/app.pfx".into()),
                "AZURE_CLIENT_CERTIFICATE_PASSWORD" => Some(" p ".into()),
                "AZURE_CLIENT_SEND_CERTIFICATE_CHAIN" => Some(value.into()),
                _ => None,
            });
            assert_eq!(
                environment.certificate_path.as_deref(),
                Some("/keys/app.pfx")
            );
            let password = environment.certificate_password.unwrap();
            assert_eq!(password.expose_secret(), " p ");
            assert_eq!(environment.send_certificate_chain, wanted, "{value}");
        }
    }
}
