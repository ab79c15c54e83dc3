//! The clouds that Graph runs in: their addresses, and what each of them lacks.

use url::Url;

use crate::moderation::model::meeting::LinkCloud;

/// A national cloud of Microsoft's, or a server that somebody typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cloud {
    /// The worldwide cloud, GCC included.
    Global,
    /// US Government L4, called GCC High.
    UsGovL4,
    /// US Government L5, the Department of Defense.
    UsGovL5,
    /// Addresses given by an administrator.
    Custom,
}

impl Cloud {
    /// Graph's root and the sign-in authority, where they are known.
    pub(crate) fn addresses(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Global => Some((
                "https://graph.microsoft.com",
                "https://login.microsoftonline.com",
            )),
            Self::UsGovL4 => Some((
                "https://graph.microsoft.us",
                "https://login.microsoftonline.us",
            )),
            Self::UsGovL5 => Some((
                "https://dod-graph.microsoft.us",
                "https://login.microsoftonline.us",
            )),
            Self::Custom => None,
        }
    }

    /// Those that have addresses of their own.
    const NATIONAL: [Self; 3] = [Self::Global, Self::UsGovL4, Self::UsGovL5];

    /// The clouds that sign in at this authority, the more usual one first; the two US Government clouds share theirs.
    pub fn of_authority(host: &str) -> Vec<Self> {
        let host = host.trim().trim_end_matches('/').to_ascii_lowercase();
        let signs_in_there = |cloud: &Self| {
            let authority = cloud.addresses().map(|(_, authority)| authority);
            authority.is_some_and(|authority| {
                host == authority || authority.strip_prefix("https://") == Some(&host)
            })
        };
        Self::NATIONAL.into_iter().filter(signs_in_there).collect()
    }

    /// The cloud that this Graph belongs to, by its host alone: a cloud lacks the same behind every address.
    pub(crate) fn of_graph(graph: &Url) -> Self {
        let is_there = |cloud: &Self| {
            let root = cloud
                .addresses()
                .and_then(|(root, _)| Url::parse(root).ok());
            root.is_some_and(|root| root.host() == graph.host())
        };
        let known = Self::NATIONAL.into_iter().find(is_there);
        known.unwrap_or(Self::Custom)
    }

    /// The same in the terms of meeting links; nobody knows what a custom pair belongs to.
    pub fn link_cloud(self) -> Option<LinkCloud> {
        match self {
            Self::Global => Some(LinkCloud::Global),
            Self::UsGovL4 => Some(LinkCloud::GccHigh),
            Self::UsGovL5 => Some(LinkCloud::Dod),
            Self::Custom => None,
        }
    }

    /// Whether an invite may carry `participantId`: the schema of the US clouds lacks that member.
    pub fn offers_participant_id(self) -> bool {
        match self {
            Self::Global | Self::Custom => true,
            Self::UsGovL4 | Self::UsGovL5 => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cloud_is_found_by_its_authority_and_by_nothing_like_it() {
        let government = [Cloud::UsGovL4, Cloud::UsGovL5];
        for (host, wanted) in [
            ("https://login.microsoftonline.com", &[Cloud::Global][..]),
            ("https://LOGIN.microsoftonline.com/", &[Cloud::Global]),
            ("login.microsoftonline.us", &government),
            ("http://login.microsoftonline.com", &[]),
            ("https://login.microsoftonline.com.evil.example", &[]),
            ("https://login.microsoftonline.com/tenant", &[]),
            ("https://login.chinacloudapi.cn", &[]),
            ("", &[]),
        ] {
            assert_eq!(Cloud::of_authority(host), wanted, "{host}");
        }
    }
}
