//! Hosts of Teams and their variants: Defender's proxy, regional hosts, event pages.

use crate::moderation::model::meeting::LinkCloud;

/// The kind of service at a Teams host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TeamsHost {
    Work(LinkCloud),
    /// Teams for work accounts, at a host of one region. The cloud is unknown.
    Regional,
    /// Registration pages of webinars and town halls.
    Events,
    Consumer,
}

/// Known hosts of Teams, apart from the regional ones.
const HOSTS: [(&str, TeamsHost); 8] = [
    ("teams.microsoft.com", TeamsHost::Work(LinkCloud::Global)),
    ("teams.cloud.microsoft", TeamsHost::Work(LinkCloud::Global)),
    (
        "gov.teams.microsoft.us",
        TeamsHost::Work(LinkCloud::GccHigh),
    ),
    ("dod.teams.microsoft.us", TeamsHost::Work(LinkCloud::Dod)),
    (
        "teams.microsoftonline.cn",
        TeamsHost::Work(LinkCloud::China),
    ),
    ("events.teams.microsoft.com", TeamsHost::Events),
    ("events.teams.cloud.microsoft", TeamsHost::Events),
    ("teams.live.com", TeamsHost::Consumer),
];

/// Suffixes that Defender for Cloud Apps appends to the host of an app that it monitors. Two are for governments.
const PROXIES: [&str; 4] = [".mcas.ms", ".mcas-gov.us", ".mcas-gov.ms", ".cas.ms"];

/// Returns the kind of service at a host, and the host without the suffix of a proxy. `None` if the
/// host does not belong to Teams.
pub(crate) fn teams(host: &str) -> Option<(TeamsHost, &str)> {
    let host = behind_proxy(host);
    let known = HOSTS
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(host));
    if let Some((_, teams)) = known {
        return Some((*teams, host));
    }
    is_regional(host).then_some((TeamsHost::Regional, host))
}

/// Whether `host` is `domain` or a subdomain of it. Both must be in lower case.
pub(crate) fn is_below(host: &str, domain: &str) -> bool {
    let before = host.strip_suffix(domain);
    before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

/// Whether a host, with or without port, belongs to Teams.
pub(crate) fn is_teams(host: &str) -> bool {
    let host = host.split(':').next().unwrap_or_default();
    teams(host.trim_end_matches('.')).is_some()
}

/// Strips the suffix of a proxy from a host. Also strips the region before the older suffix
/// `.cas.ms`.
fn behind_proxy(host: &str) -> &str {
    for ending in PROXIES {
        let cut = host.len().checked_sub(ending.len());
        let parts = cut.and_then(|cut| host.split_at_checked(cut));
        let Some((front, _)) = parts.filter(|(_, end)| end.eq_ignore_ascii_case(ending)) else {
            continue;
        };
        if ending != ".cas.ms" {
            return front;
        }
        return match front.rsplit_once('.') {
            Some((host, region)) if region.len() <= 4 && region != "com" => host,
            _ => front,
        };
    }
    host
}

/// Whether the host is one of a region, such as `teams.eastus.cloud.microsoft`. Only Microsoft has
/// names below `.microsoft`.
fn is_regional(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    let region = host
        .strip_prefix("teams.")
        .and_then(|rest| rest.strip_suffix(".cloud.microsoft"));
    region.is_some_and(|region| {
        !region.is_empty()
            && region
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_known_by_itself_and_behind_the_proxy() {
        let global = TeamsHost::Work(LinkCloud::Global);
        for (host, wanted) in [
            ("teams.microsoft.com", Some((global, "teams.microsoft.com"))),
            (
                "teams.microsoft.com.mcas.ms",
                Some((global, "teams.microsoft.com")),
            ),
            (
                "teams.microsoft.com.us2.cas.ms",
                Some((global, "teams.microsoft.com")),
            ),
            (
                "teams.microsoft.com.cas.ms",
                Some((global, "teams.microsoft.com")),
            ),
            (
                "teams.cloud.microsoft.mcas-gov.ms",
                Some((global, "teams.cloud.microsoft")),
            ),
            (
                "gov.teams.microsoft.us.mcas-gov.us",
                Some((
                    TeamsHost::Work(LinkCloud::GccHigh),
                    "gov.teams.microsoft.us",
                )),
            ),
            (
                "teams.westeurope.cloud.microsoft",
                Some((TeamsHost::Regional, "teams.westeurope.cloud.microsoft")),
            ),
            ("teams.a.b.cloud.microsoft", None),
            ("teams..cloud.microsoft", None),
            ("teams.microsoft.com.mcas.ms.evil.example", None),
            ("evil.example.mcas.ms", None),
            ("evilmcas.ms", None),
            ("cas.ms", None),
            ("", None),
        ] {
            assert_eq!(teams(host), wanted, "{host}");
        }
    }
}
