//! Secrets of earlier sign-ins.

use crate::graph::http::scrub::{MOST_EARLIER, REMOVED, Scrub};

#[test]
fn secrets_of_earlier_sign_ins_are_remembered_and_the_oldest_forgotten() {
    let secret = |n: usize| format!("the-Secret-number-{n}-of-all");
    let mut newest = Scrub::default();
    for n in 0..40 {
        let scrub = Scrub::default();
        scrub.take_over(&newest);
        // Twice, as when a session continues while another sign-in is refused.
        scrub.take_over(&newest);
        scrub.take_over(&scrub.clone());
        scrub.keep(&secret(n));
        newest = scrub;
    }
    let is_known = |n: usize| newest.text(&secret(n)) == REMOVED;
    assert!((40 - MOST_EARLIER - 1..40).all(is_known));
    assert!(!is_known(0), "memory is bounded");
    // A secret that is used again is remembered from then on.
    let again = Scrub::default();
    again.take_over(&newest);
    again.keep(&secret(30));
    for n in 40..40 + MOST_EARLIER {
        let other = Scrub::default();
        other.keep(&secret(n));
        again.take_over(&other);
    }
    assert_eq!(again.text(&secret(30)), REMOVED);
}

#[test]
fn the_tenant_and_the_app_stay_readable_although_they_were_pasted_as_a_secret_before() {
    const TENANT: &str = "6bb0af6f-17d2-4f57-8d29-1c2ee1a5d3c0";
    const APP: &str = "8C62F621-F7C4-4D0F-9B4E-5B4F4A2D6E11";
    let refused = Scrub::default();
    refused.keep(APP);
    refused.keep(&format!("{TENANT}\n{APP}\nq8Q~the.value-of-the_secret"));
    refused.keep("in-the-field-of-the-tenant");
    let scrub = Scrub::default();
    scrub.take_over(&refused);
    assert_eq!(scrub.text(APP), REMOVED, "may be a secret so far");
    scrub.allow(TENANT);
    scrub.allow(APP);
    scrub.allow("in-the-field-of-the-tenant");
    let next = Scrub::default();
    next.take_over(&scrub);
    next.keep(TENANT);
    for scrub in [scrub, next] {
        let text = format!("{TENANT} {APP} {}", APP.to_ascii_lowercase());
        assert_eq!(scrub.text(&text), text);
        assert_eq!(scrub.text(&APP[4..]), APP[4..]);
        assert_eq!(scrub.text("q8Q~the.value-of-the_secret"), REMOVED);
        assert_eq!(scrub.text("in-the-field-of-the-tenant"), REMOVED);
    }
}
