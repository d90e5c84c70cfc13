//! What a sign-in keeps of where it came from.

use std::net::{IpAddr, Ipv6Addr};

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;

use crate::auth::throttle::Machine;

/// What the browser calls itself, and its network: an auditor can tell whether
/// a sign-in came from an unusual place, and nobody can tell which desk it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visitor {
    /// The `User-Agent` header; empty if there is none.
    pub agent: String,
    /// For example `203.0.113.0/24`; none for this very machine.
    pub network: Option<String>,
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let Machine(address) = Machine::from_request_parts(parts, state).await?;
        let agent = parts
            .headers
            .get(header::USER_AGENT)
            .and_then(|value| value.to_str().ok())
            .unwrap_or("")
            .to_owned();
        Ok(Self {
            agent,
            network: address.map(network),
        })
    }
}

/// The first 24 bits of an IPv4 address, the first 48 of an IPv6 one.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(address) => {
            let [a, b, c, ..] = address.segments();
            format!("{}/48", Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::extract::ConnectInfo;
    use axum::http::Request;
    use std::net::SocketAddr;

    async fn visitor(peer: &str) -> Visitor {
        let peer: SocketAddr = peer.parse().unwrap();
        let request = Request::builder()
            .header("x-forwarded-for", "192.0.2.1, 198.51.100.9")
            .header("user-agent", "Firefox")
            .extension(ConnectInfo(peer))
            .body(())
            .unwrap();
        let (mut parts, ()) = request.into_parts();
        Visitor::from_request_parts(&mut parts, &()).await.unwrap()
    }

    #[tokio::test]
    async fn only_a_proxy_on_this_machine_is_believed_about_where_a_visitor_is() {
        let behind = visitor("127.0.0.1:4000").await;
        assert_eq!(behind.network.as_deref(), Some("198.51.100.0/24"));
        assert_eq!(behind.agent, "Firefox");
        let direct = visitor("203.0.113.77:4000").await;
        assert_eq!(direct.network.as_deref(), Some("203.0.113.0/24"));
    }

    #[test]
    fn of_an_address_only_the_network_is_kept() {
        for (address, kept) in [
            ("203.0.113.77", "203.0.113.0/24"),
            ("::ffff:203.0.113.77", "203.0.113.0/24"),
            ("2001:db8:12:34::9", "2001:db8:12::/48"),
        ] {
            assert_eq!(network(address.parse().unwrap()), kept);
        }
    }
}
