//! Collects facts for the access check, such as the app's permissions, from answers and the audit log.

use std::sync::Arc;

use jiff::Timestamp;

use crate::graph::entra::auth::{Credential, TokenHint};
use crate::graph::http::origin::Endpoints;
use crate::moderation::access::report::{
    AccessFacts, AccessReport, CertificateSeen, NetworkRoute, TokenFacts,
};
use crate::moderation::access::{Observation, Right, Seen};
use crate::moderation::event::Event;
use crate::moderation::model::audit::AuditRecord;
use crate::moderation::model::deed::{AuditOutcome, Deed};
use crate::moderation::model::failure::{Cause, Failure};
use crate::moderation::model::participant::Badge;
use crate::moderation::model::request_line::RequestLine;
use crate::worker::audit::earlier::EarlierProofs;
use crate::worker::session::{Session, SignInOrder};

/// Facts for the access check: about the session, or about the refused sign-in.
#[derive(Default)]
pub(crate) struct AccessLog {
    facts: Option<AccessFacts>,
    /// The facts of the sign-in in progress, if there is one.
    asked: Option<AccessFacts>,
    /// The facts of the last session that worked. They hold for later sign-ins of the same app, even failed ones.
    proved: Option<AccessFacts>,
}

impl AccessLog {
    /// Starts collecting facts about a new sign-in.
    pub(crate) fn begin(&mut self, order: &SignInOrder) {
        self.asked = Some(AccessFacts {
            authority_host: order.endpoints.authority_host().into(),
            authority_root: order.endpoints.authority_root().into(),
            certificate: certificate(&order.credentials.credential),
            graph_host: order.endpoints.graph_host().into(),
            way: way(&order.endpoints),
            tenant: order.credentials.tenant.as_str().into(),
            client_id: order.credentials.client_id.as_str().into(),
            token: None,
            clock_skew: None,
            seen: Seen::default(),
        });
    }

    /// Makes the facts of the sign-in in progress the current ones.
    pub(crate) fn signed_in(&mut self) {
        self.facts = self.asked.take();
        self.proved = None;
    }

    /// Handles the end of the session. Keeps its facts for later sign-ins of the same app, if it had a token.
    pub(crate) fn end(&mut self) {
        let ended = self.facts.take();
        self.proved = ended.filter(|it| it.token.is_some()).or(self.proved.take());
    }

    /// Returns the tenant, app and Graph host that the facts are about. Proofs belong to these three. `None` without
    /// facts.
    pub(crate) fn owner(&self) -> Option<[String; 3]> {
        self.facts.as_ref().map(owner)
    }

    /// Records a failed sign-in. If an earlier session continues, keeps the facts of that session instead.
    pub(crate) fn refused(&mut self, failure: &Failure, at: Timestamp, earlier_goes_on: bool) {
        let asked = self.asked.take();
        if !earlier_goes_on {
            self.facts = asked;
            if let Some(facts) = &mut self.facts {
                let proved = self.proved.as_ref();
                if let Some(proved) = proved.filter(|it| owner(it) == owner(facts)) {
                    facts.seen = proved.seen.without_sign_in();
                    // The token itself was dropped, so its expiry says nothing.
                    facts.token = proved.token.clone().map(|token| TokenFacts {
                        ends: None,
                        ..token
                    });
                }
                facts.seen.sign_in_failed(failure, at);
                // A captive portal may answer instead of Entra; its clock says nothing about
                // Entra's clock.
                if let Observation::Worked(_) = facts.seen.authority {
                    let token = failure.token.as_ref();
                    facts.clock_skew = token.and_then(|token| token.clock_skew);
                }
            }
        }
    }

    pub(crate) fn no_fresh_token(&mut self, failure: &Failure, at: Timestamp) {
        if let Some(facts) = &mut self.facts {
            facts.seen.sign_in_failed(failure, at);
        }
    }

    /// Records the facts about permissions that an answer shows. `who` is the kind of person that the request was about.
    pub(crate) fn learn(&mut self, event: &Event, who: Option<Badge>, at: Timestamp) {
        let Some(AccessFacts { seen, .. }) = &mut self.facts else {
            return;
        };
        if let Event::Answered {
            answer: Err(failure),
            ..
        } = event
            && failure.cause == Cause::GrantMissing
        {
            seen.refused_person = who;
        }
        match event {
            Event::Answered {
                answer: Ok(answer), ..
            } if answer.created.is_some() => seen.created(at),
            Event::Roster { .. } => seen.accepted(at, Some("GET participants")),
            Event::CallRead { .. } => seen.accepted(at, Some("GET calls")),
            Event::KeptAlive { result: Ok(()), .. } => seen.accepted(at, Some("POST keepAlive")),
            Event::Answered {
                answer: Ok(answer), ..
            } => {
                let operation = answer.request.as_ref().map(RequestLine::operation);
                seen.accepted(at, operation.as_deref());
            }
            Event::LookedUp { result: Ok(_), .. } => seen.answered(at),
            Event::Answered {
                answer: Err(failure),
                ..
            }
            | Event::KeptAlive {
                result: Err(failure),
                ..
            }
            | Event::LookedUp {
                result: Err(failure),
                ..
            }
            | Event::RosterFailed { failure, .. }
            | Event::Throttled { failure, .. }
            | Event::CallFailed { failure, .. } => seen.failed(failure, at),
            _ => {}
        }
    }

    /// Counts a removal once its audit record says that it is proved.
    pub(crate) fn learn_from_record(&mut self, record: &AuditRecord) {
        let is_proved =
            record.action == Deed::Remove && record.outcome == Some(AuditOutcome::Removed);
        if let (Some(facts), true) = (&mut self.facts, is_proved) {
            facts.seen.removed(record.verified_at.unwrap_or(record.at));
        }
    }

    /// Stores what earlier sessions of the app `of` showed, unless the facts are about another app. Returns whether it
    /// was stored.
    pub(crate) fn proved_earlier(&mut self, of: &[String; 3], mut proofs: EarlierProofs) -> bool {
        let Some(facts) = self.facts.as_mut().filter(|facts| owner(facts) == *of) else {
            return false;
        };
        let removal = &mut facts.seen.removal;
        removal.earlier = proofs.removed;
        removal.earlier_refused = proofs.refused.remove(&Right::Removal);
        removal.earlier_lacked_role = proofs.lacked_role;
        facts.seen.earlier_refusals = proofs.refused;
        facts.seen.earlier_join = proofs.joined;
        true
    }

    /// Returns the current report, or the previous one if nothing changed. `None` if there are no
    /// facts.
    pub(crate) fn report(
        &mut self,
        session: Option<&Session>,
        before: Option<&Arc<AccessReport>>,
    ) -> Option<Arc<AccessReport>> {
        let facts = self.facts.as_mut()?;
        if let Some(session) = session {
            let tokens = session.client.tokens();
            facts.token = tokens.hint().map(token_facts);
            facts.clock_skew = tokens.clock_skew();
            // Entra may have granted a newer token in the background. A pasted token was never requested, so it has no
            // time.
            if let Some(at) = tokens.granted_at() {
                facts.seen.signed_in(at);
            }
        }
        match before.filter(|before| before.facts == *facts) {
            Some(same) => Some(same.clone()),
            None => Some(Arc::new(AccessReport::new(facts.clone()))),
        }
    }
}

/// Returns tenant, app and Graph host, as the audit log has them.
fn owner(facts: &AccessFacts) -> [String; 3] {
    [&facts.tenant, &facts.client_id, &facts.graph_host].map(ToString::to_string)
}

/// Returns the configured proxy and file of certificate authorities. The proxy is idle if Graph and the sign-in
/// are both on this computer.
fn way(endpoints: &Endpoints) -> NetworkRoute {
    let transport = endpoints.transport();
    let ca_file = transport.ca_file();
    let is_near = endpoints.is_loopback() && endpoints.is_authority_loopback();
    let proxy = transport.proxy_address();
    let proxy = proxy.map(|it| Arc::from(it.trim_end_matches('/')));
    let (proxy, idle_proxy) = if is_near {
        (None, proxy)
    } else {
        (proxy, None)
    };
    NetworkRoute {
        proxy,
        idle_proxy,
        ca_file: ca_file.map(|path| path.display().to_string().into()),
    }
}

/// Returns the facts of the certificate; `None` for other credentials.
fn certificate(credential: &Credential) -> Option<Arc<CertificateSeen>> {
    let Credential::Certificate(used) = credential else {
        return None;
    };
    let facts = used.certificate.facts();
    Some(Arc::new(CertificateSeen {
        subject: facts.subject.clone(),
        sha1: facts.sha1.clone(),
        sha256: facts.sha256.clone(),
        ends: facts.not_after,
        readable_by_others: facts.readable_by_others,
    }))
}

fn token_facts(hint: TokenHint) -> TokenFacts {
    TokenFacts {
        tenant: hint.tenant.map(Into::into),
        app: hint.app.map(Into::into),
        name: hint.app_name.map(Into::into),
        roles: hint.roles.into_iter().map(Into::into).collect(),
        ends: hint.expires,
    }
}
