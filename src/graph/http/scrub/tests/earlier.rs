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
