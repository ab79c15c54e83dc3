//! Maps Entra's error numbers and phrases to causes, each with its remedy. The tests of the window and of
//! `docs/troubleshooting.md` compare against this table.
//!
//! Most meanings come from the page "Microsoft Entra authentication and authorization error codes" of Microsoft Learn.
//! Most of its numbers about users, devices and SAML are left out, since apps don't get them. The other sources:
//! - 5000225: the page "Tenant inaccessible due to inactivity"
//! - 7000110: the page "Error AADSTS7000110"
//! - 1002016: the page "Microsoft Entra applications using TLS 1.0/1.1 fail to authenticate"
//! - 70021: the troubleshooting page of Azure Workload Identity
//! - 700021 and 700024: the tests of MSAL.NET
//! - 7000214, 7000274, 7000277 and 1000502: the source of Microsoft.Identity.Web
//! - 500014, 501051, 700026, 700211 to 700213, 900021, 1002012, 1003031, 5000224, 5002730, 7000216, 7000229, 7002131,
//!   7002137, 7002138: reports of Entra's messages, because no page documents them

use crate::moderation::model::failure::SignInCause as C;

/// One cause of a refused sign-in, with the numbers and phrases that identify it.
#[derive(Debug)]
pub struct EntraCodeRow {
    /// The cause, which decides the remedy that is shown.
    pub cause: C,
    /// Entra's error numbers (`AADSTS…`) that mean this cause.
    pub codes: &'static [u64],
    /// Lowercase phrases in Entra's description that mean this cause. They count if no number is known, or if the
    /// number is in several rows. `*` matches any text.
    says: &'static [&'static str],
}

const fn row(cause: C, codes: &'static [u64], says: &'static [&'static str]) -> EntraCodeRow {
    EntraCodeRow { cause, codes, says }
}

/// The table, most specific rows first. If an error has several numbers, the one in the earliest row counts.
///
/// A number that Entra uses for several problems is in several rows. Of these rows, the first whose phrase occurs in
/// the message counts, or else the last.
#[rustfmt::skip]
pub static ROWS: &[EntraCodeRow] = &[
    row(C::FederatedCase, &[7_002_138], &["case-insensitive", "differs in case"]),
    row(C::FederatedSubject, &[700_213, 7_002_131], &["presented assertion subject"]),
    row(C::FederatedIssuer, &[700_211], &["presented assertion issuer"]),
    row(C::FederatedAudience, &[700_212], &["presented assertion audience"]),
    row(C::FederatedUnmatched, &[70_021, 7_002_137], &["federated identity record", "federated identity credential"]),
    row(C::FederatedUserToken, &[700_229], &["only app-only tokens"]),
    row(C::TenantBlocked, &[5_000_224, 5_000_225], &["tenant has been blocked", "due to inactivity"]),
    row(C::ResourceDisabled, &[500_014], &["service principal for*is disabled"]),
    row(C::AppDisabled, &[70_001, 1_000_031, 7_000_112], &["application*is disabled"]),
    row(C::NoKeys, &[700_026], &["no configured keys"]),
    row(C::SecretExpired, &[7_000_222], &["client secret*expired"]),
    row(C::WrongSecret, &[70_002, 7_000_215], &["invalid client secret", "client_secret does not match"]),
    row(C::PublicClient, &[700_025], &["client is public"]),
    row(C::NoCredential, &[900_144, 7_000_216, 7_000_218], &["client_assertion*client_secret", "parameter: 'client_assertion", "parameter: 'client_secret"]),
    row(C::CertificateRevoked, &[7_000_214, 7_000_277], &["certificate*revoked"]),
    row(C::CertificateOutOfDate, &[700_027, 1_000_502, 7_000_274], &["key used is expired", "certificate*expired", "certificate*not within its valid", "certificate*outside*valid"]),
    row(C::ClockWrong, &[500_133, 700_024], &["assertion*not within its valid time", "assertion isn't within its valid time"]),
    row(C::AlgorithmRefused, &[90_010, 5_002_730], &["signing algorithm"]),
    row(C::SubjectMismatch, &[50_048, 700_021, 7_000_110], &["match 'client_id'", "multiple application identifiers", "subject mismatches issuer"]),
    row(C::ScopeRefused, &[28_002, 28_003, 70_011, 700_022, 700_023, 901_002, 1_002_012], &["parameter scope", "parameter 'scope'", "value for scope"]),
    row(C::AssertionAudience, &[700_023], &["assertion audience"]),
    row(C::CertificateRefused, &[50_006, 50_012, 700_027, 7_000_274], &["assertion*signature", "certificate*not registered"]),
    row(C::AssertionMalformed, &[50_027, 900_384], &["jwt token"]),
    row(C::AssertionRefused, &[50_013, 700_030], &["assertion is invalid", "subject name in certificate"]),
    row(C::UnknownApp, &[700_011, 700_016], &["application with identifier", "application*not found in the directory"]),
    row(C::NoServicePrincipal, &[7_000_229], &["missing service principal"]),
    row(C::ConsentMissing, &[65_001, 65_005, 90_008, 90_094, 90_099, 650_056, 650_057, 1_003_031], &["consented to use", "not consented", "requires admin permission", "in the requested permissions", "required resource access"]),
    row(C::NotAssigned, &[50_105, 501_051], &["not assigned to a role"]),
    row(C::ResourceRefused, &[50_001, 500_011, 650_052, 650_054], &["resource principal"]),
    row(C::ConditionalAccess, &[50_131, 53_003, 530_032, 530_035], &["conditional access", "security defaults", "security policy"]),
    row(C::TenantRestricted, &[50_002, 500_021, 500_022], &["tenant is denied", "restrict-access-to-tenant"]),
    row(C::OtherCloud, &[90_038, 90_051, 900_382, 900_432], &["national cloud", "cross cloud", "cross-cloud"]),
    row(C::TenantNotNamed, &[50_059, 50_128, 50_194, 90_019, 90_124, 90_130, 9_001_023, 9_002_332], &["tenant-identifying", "tenant-specific", "as a multi-tenant", "as a multitenant"]),
    row(C::UnknownTenant, &[90_002, 90_013, 900_021, 900_023], &["tenant '*not found", "tenant identifier"]),
    row(C::ClaimsPolicy, &[50_124, 50_146, 501_461], &["specific signing key", "claims transformation", "acceptmappedclaims"]),
    row(C::OldTls, &[1_002_016], &["tls version"]),
    row(C::TooMany, &[50_196, 90_055], &["too many", "client loop", "throttl"]),
    row(C::EntraTrouble, &[50_000, 50_033, 90_006, 90_012, 90_024, 90_033, 90_036, 90_090, 90_091, 90_092], &["temporarily unavailable", "transient"]),
    row(C::RequestMangled, &[70_003, 90_004, 90_014, 90_015, 90_023, 90_056, 90_100, 90_102, 90_117, 90_121, 900_144, 900_561, 9_002_313], &["request body must contain", "malformed or invalid", "not properly formatted"]),
];

/// Whether the table contains the number.
pub fn is_listed(number: u64) -> bool {
    rows_with(number).next().is_some()
}

/// Returns the most specific of several numbers, and its cause. `None` if the table has none of
/// them.
pub(crate) fn most_telling(
    numbers: impl Iterator<Item = u64>,
    description: &str,
) -> Option<(u64, C)> {
    let text = description.to_lowercase();
    let (at, number) = numbers
        .filter_map(|number| Some((place(number, &text)?, number)))
        .min_by_key(|(at, _)| *at)?;
    Some((number, ROWS[at].cause))
}

/// Returns the cause of the first row with a phrase in this description; `None` if there is none.
pub(crate) fn by_words(description: &str) -> Option<C> {
    let text = description.to_lowercase();
    let found = ROWS.iter().find(|row| row.is_said(&text))?;
    Some(found.cause)
}

/// Returns the indexes of the rows with this number.
fn rows_with(number: u64) -> impl DoubleEndedIterator<Item = usize> {
    let has = move |row: &EntraCodeRow| row.codes.contains(&number);
    (0..ROWS.len()).filter(move |at| has(&ROWS[*at]))
}

/// Returns the index of the row for this number: the first whose phrase occurs in `text`, or else the
/// last with the number. `None` if the table lacks the number.
fn place(number: u64, text: &str) -> Option<usize> {
    rows_with(number)
        .find(|at| ROWS[*at].is_said(text))
        .or_else(|| rows_with(number).next_back())
}

impl EntraCodeRow {
    /// Whether one of the row's phrases occurs in `text`.
    fn is_said(&self, text: &str) -> bool {
        self.says.iter().any(|words| holds(text, words))
    }
}

/// Whether the parts of `words` between the stars occur in `text`, in that order.
fn holds(text: &str, words: &str) -> bool {
    let mut rest = Some(text);
    for piece in words.split('*') {
        rest = rest
            .and_then(|rest| rest.split_once(piece))
            .map(|(_, after)| after);
    }
    rest.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(number: u64, text: &str) -> Option<C> {
        most_telling([number].into_iter(), text).map(|(_, cause)| cause)
    }

    #[test]
    fn every_number_leads_to_its_row_whatever_the_words_are() {
        for row in ROWS {
            assert!(!row.codes.is_empty() && !row.says.is_empty(), "{row:?}");
            for number in row.codes {
                let places = rows_with(*number).count();
                let found = of(*number, "Worte in einer anderen Sprache");
                if places == 1 {
                    assert_eq!(found, Some(row.cause), "{number}");
                }
            }
        }
    }

    #[test]
    fn a_row_has_a_remedy_of_its_own_and_lower_case_words() {
        for (at, row) in ROWS.iter().enumerate() {
            assert!(
                ROWS[..at].iter().all(|other| other.cause != row.cause),
                "{row:?}"
            );
            assert!(row.codes.is_sorted(), "{row:?}");
            for words in row.says {
                assert_eq!(*words, words.to_lowercase());
            }
        }
    }

    #[test]
    fn the_words_decide_over_a_number_with_two_meanings() {
        for (number, text, wanted) in [
            (700_023, "", C::AssertionAudience),
            (
                700_023,
                "The assertion audience is another.",
                C::AssertionAudience,
            ),
            (
                700_023,
                "The input parameter scope cannot be used.",
                C::ScopeRefused,
            ),
            (900_144, "", C::RequestMangled),
            (
                900_144,
                "It needs the parameter: 'grant_type'.",
                C::RequestMangled,
            ),
            (
                900_144,
                "It needs the parameter: 'client_secret'.",
                C::NoCredential,
            ),
            (700_027, "", C::CertificateRefused),
            (
                700_027,
                "Reason: the key was not found.",
                C::CertificateRefused,
            ),
            (
                700_027,
                "Reason: the key used is expired.",
                C::CertificateOutOfDate,
            ),
        ] {
            assert_eq!(of(number, text), Some(wanted), "{number} {text}");
        }
    }

    #[test]
    fn of_several_numbers_the_most_telling_one_counts() {
        for (numbers, wanted) in [
            ([50_012, 7_000_222], (7_000_222, C::SecretExpired)),
            ([7_000_222, 50_012], (7_000_222, C::SecretExpired)),
            ([70_021, 700_213], (700_213, C::FederatedSubject)),
            ([90_023, 999_999], (90_023, C::RequestMangled)),
            ([999_999, 50_027], (50_027, C::AssertionMalformed)),
        ] {
            assert_eq!(most_telling(numbers.into_iter(), ""), Some(wanted));
        }
        assert_eq!(most_telling([1, 2].into_iter(), "tls version"), None);
    }

    #[test]
    fn the_pieces_of_a_phrase_have_to_stand_in_their_order() {
        assert!(holds(
            "the client secret keys are expired",
            "client secret*expired"
        ));
        assert!(!holds(
            "expired is the client secret",
            "client secret*expired"
        ));
        assert!(!holds("", "a*b"));
    }
}
