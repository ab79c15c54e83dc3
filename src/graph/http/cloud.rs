//! The clouds that Graph runs in: their addresses and the features that they lack.

use url::Url;

use crate::moderation::model::meeting::LinkCloud;

/// A cloud of Microsoft, or a server entered by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cloud {
    /// Worldwide, including GCC.
    Global,
    /// US Government L4 (GCC High).
    UsGovL4,
    /// US Government L5 (Department of Defense).
    UsGovL5,
    /// Any other server, entered by an administrator.
    Custom,
}

impl Cloud {
    /// Returns the roots of Graph and of the sign-in authority. `None` for [`Cloud::Custom`].
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

    /// The clouds with known addresses.
    const NATIONAL: [Self; 3] = [Self::Global, Self::UsGovL4, Self::UsGovL5];

    /// Returns the clouds that use this sign-in authority, the more common one first. The two US
    /// Government clouds share one authority.
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

    /// Returns the cloud of a Graph address. Only the host counts, because the path doesn't change the cloud's
    /// features.
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

    /// Returns the cloud's name in meeting links. `None` for a custom cloud.
    pub fn link_cloud(self) -> Option<LinkCloud> {
        match self {
            Self::Global => Some(LinkCloud::Global),
            Self::UsGovL4 => Some(LinkCloud::GccHigh),
            Self::UsGovL5 => Some(LinkCloud::Dod),
            Self::Custom => None,
        }
    }

    /// Whether an invitation may contain `participantId`, which the schema of the US Government
    /// clouds lacks.
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
