//! Tests which addresses are accepted, and that no link or id leads elsewhere.

use super::*;

fn endpoints(graph: &str) -> Endpoints {
    Endpoints::custom(graph, Some("https://login.example.org")).unwrap()
}

#[test]
fn every_national_cloud_has_addresses_of_its_own() {
    for (cloud, graph, authority) in [
        (
            Cloud::Global,
            "graph.microsoft.com",
            "login.microsoftonline.com",
        ),
        (
            Cloud::UsGovL4,
            "graph.microsoft.us",
            "login.microsoftonline.us",
        ),
        (
            Cloud::UsGovL5,
            "dod-graph.microsoft.us",
            "login.microsoftonline.us",
        ),
    ] {
        let endpoints = Endpoints::of(cloud).unwrap();
        assert_eq!(endpoints.graph_host(), graph);
        assert_eq!(endpoints.authority_host(), authority);
        assert_eq!(endpoints.scope(), format!("https://{graph}/.default"));
        assert!(!endpoints.is_loopback());
    }
    assert_eq!(Endpoints::of(Cloud::Custom), None);
    assert!(!Cloud::UsGovL4.offers_participant_id());
    assert!(Cloud::Custom.offers_participant_id());
}

#[test]
fn a_cloud_that_was_typed_stays_what_it_is() {
    for (graph, authority, cloud, is_national) in [
        ("https://graph.microsoft.us", None, Cloud::UsGovL4, true),
        (
            "https://DOD-graph.microsoft.us/",
            None,
            Cloud::UsGovL5,
            true,
        ),
        (
            "https://graph.microsoft.com:443",
            Some("https://login.microsoftonline.com/"),
            Cloud::Global,
            true,
        ),
        (
            "https://graph.microsoft.us",
            Some("https://login.evil.example"),
            Cloud::UsGovL4,
            false,
        ),
        (
            "https://graph.microsoft.us/through",
            None,
            Cloud::UsGovL4,
            false,
        ),
        (
            "https://graph.microsoft.us.evil.example",
            Some("https://login.microsoftonline.us"),
            Cloud::Custom,
            false,
        ),
    ] {
        let endpoints = Endpoints::custom(graph, authority).unwrap();
        assert_eq!(endpoints.cloud(), cloud, "{graph}");
        assert_eq!(endpoints.is_national(), is_national, "{graph}");
        let lacks = matches!(cloud, Cloud::UsGovL4 | Cloud::UsGovL5);
        assert_eq!(endpoints.cloud().offers_participant_id(), !lacks, "{graph}");
    }
    assert!(
        !Endpoints::custom("http://127.0.0.1:1", None)
            .unwrap()
            .is_national()
    );
}

#[test]
fn china_is_refused_by_its_graph_and_by_its_sign_in() {
    let own = "https://login.example.org";
    for (graph, authority) in [
        ("https://microsoftgraph.chinacloudapi.cn", None),
        ("https://microsoftgraph.chinacloudapi.cn", Some(own)),
        ("https://microsoftgraph.chinacloudapi.cn./x", Some(own)),
        ("https://g.example", Some("https://login.chinacloudapi.cn")),
        (
            "https://g.example",
            Some("https://login.partner.microsoftonline.cn"),
        ),
    ] {
        let refused = Endpoints::custom(graph, authority);
        assert_eq!(refused, Err(EndpointError::China), "{graph}");
    }
    let other = Endpoints::custom("https://notchinacloudapi.cn", Some(own));
    assert!(other.is_ok());
}

#[test]
fn a_typed_address_is_taken_or_refused_with_a_reason() {
    let refused =
        |graph: &str| Endpoints::custom(graph, Some("https://login.example.org")).unwrap_err();
    assert!(matches!(
        refused("graph.example.org"),
        EndpointError::NotAUrl(_)
    ));
    assert!(matches!(refused(""), EndpointError::NotAUrl(_)));
    assert_eq!(refused("ftp://graph.example.org"), EndpointError::Scheme);
    assert_eq!(refused("http://localhost:8080"), EndpointError::Localhost);
    assert_eq!(
        refused("http://graph.example.org"),
        EndpointError::PlainHttp
    );
    assert_eq!(refused("http://10.0.0.1"), EndpointError::PlainHttp);
    assert_eq!(
        refused("https://me@graph.example.org"),
        EndpointError::UserInfo
    );
    assert_eq!(
        refused("https://graph.example.org?a"),
        EndpointError::QueryOrFragment
    );
    assert_eq!(
        refused("https://graph.example.org/#a"),
        EndpointError::QueryOrFragment
    );
    for typed in [
        "https://graph.example.org/v1.0",
        "https://graph.example.org/x/V1.0/",
    ] {
        assert!(
            matches!(refused(typed), EndpointError::Version(_)),
            "{typed}"
        );
    }
    assert_eq!(
        refused("https://g.example/beta"),
        EndpointError::Version("beta".to_owned())
    );
}

#[test]
fn only_loopback_may_leave_the_authority_out() {
    for typed in [
        "http://127.0.0.1:8080",
        "http://127.9.9.9",
        "http://[::1]:1",
        "https://127.0.0.1",
    ] {
        let endpoints = Endpoints::custom(typed, None).unwrap();
        assert!(
            endpoints.is_loopback() && endpoints.is_authority_loopback(),
            "{typed}"
        );
        assert_eq!(endpoints.graph_host(), endpoints.authority_host());
    }
    let refused = Endpoints::custom("https://graph.example.org", None);
    assert_eq!(refused, Err(EndpointError::AuthorityMissing));
    let blank = Endpoints::custom("https://graph.example.org", Some(" "));
    assert_eq!(blank, Err(EndpointError::AuthorityMissing));
}

#[test]
fn a_path_prefix_is_kept_and_a_trailing_slash_ignored() {
    let with = endpoints("https://gateway.example.org/graph/");
    assert_eq!(with, endpoints("https://gateway.example.org/graph"));
    let url = with.url("/v1.0/communications/calls/c").unwrap();
    assert_eq!(
        url.as_str(),
        "https://gateway.example.org/graph/v1.0/communications/calls/c"
    );
    assert_eq!(with.scope(), "https://gateway.example.org/graph/.default");
    let token = with.token_url("contoso.example");
    assert_eq!(
        token,
        "https://login.example.org/contoso.example/oauth2/v2.0/token"
    );
}

#[test]
fn an_id_stays_one_segment_and_comes_back_unchanged() {
    let root = endpoints("https://graph.example.org");
    for (id, encoded) in [
        ("a/b", "a%2Fb"),
        ("a%2fb", "a%252fb"),
        ("../../C1", "..%2F..%2FC1"),
        ("%2e%2e", "%252e%252e"),
        ("a?b#c", "a%3Fb%23c"),
        ("a\\b;c d", "a%5Cb%3Bc%20d"),
        ("é", "%C3%A9"),
        ("7c0f-_.~", "7c0f-_.~"),
    ] {
        assert_eq!(encode_segment(id), encoded);
        assert_eq!(decode_segment(encoded).as_deref(), Some(id));
        let url = root.url(&format!("/v1.0/calls/{encoded}/x")).unwrap();
        assert_eq!(url.path(), format!("/v1.0/calls/{encoded}/x"));
    }
    assert_eq!(decode_segment("%4"), None);
    assert_eq!(decode_segment("%ff"), None);
}

#[test]
fn a_next_link_may_not_leave_the_configured_root() {
    let root = endpoints("https://gateway.example.org:8443/graph");
    let page = root
        .url("/v1.0/communications/calls/c/participants")
        .unwrap();
    for evil in [
        "https://evil.example/graph/v1.0/x",
        "http://gateway.example.org:8443/graph/v1.0/x",
        "https://gateway.example.org/graph/v1.0/x",
        "https://gateway.example.org:8443/other",
        "https://gateway.example.org:8443/graphite/v1.0",
        "https://gateway.example.org:8443/graph/../other",
        "https://gateway.example.org:8443/graph/%2e%2e/other",
        "https://me:pw@gateway.example.org:8443/graph/v1.0/x",
        "https://gateway.example.org:8443@evil.example/graph/x",
        "//evil.example/graph/v1.0/x",
        "\\\\evil.example/graph",
        "javascript:alert(1)",
        "/v1.0/x",
    ] {
        assert_eq!(root.next_page(&page, evil), None, "{evil}");
    }
    for good in [
        "https://gateway.example.org:8443/graph/v1.0/x?$skiptoken=2#f",
        "HTTPS://GATEWAY.example.org:8443/graph/v1.0/x?$skiptoken=2",
        "/graph/v1.0/x?$skiptoken=2",
    ] {
        let next = root.next_page(&page, good).unwrap();
        assert!(
            next.as_str().ends_with("/graph/v1.0/x?$skiptoken=2"),
            "{good}"
        );
    }
}
