//! Tests of changes to a log from outside, and of what `verify` finds.

use proptest::prelude::*;

use super::*;

use crate::worker::audit::file::tests::{empty, log, record, take_up};

fn lines(count: u64) -> Vec<Vec<u8>> {
    let bytes = log(count).bytes().clone();
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect()
}

fn found(lines: &[Vec<u8>]) -> Option<ChainFault> {
    verify(lines.concat().as_slice(), &[]).unwrap().fault
}

/// Returns the number of the line that contains a byte, counted from 1.
fn line_of(log: &[u8], at: usize) -> u64 {
    log[..at].split(|byte| *byte == b'\n').count() as u64
}

fn head(lines: &[Vec<u8>]) -> Digest {
    verify(lines.concat().as_slice(), &[]).unwrap().head
}

#[test]
fn every_flipped_byte_is_found_in_its_line() {
    let log = lines(3).concat();
    for at in 0..log.len() {
        let mut changed = log.clone();
        changed[at] ^= 1 << (at % 8);
        let line = line_of(&log, at);
        let fault = verify(changed.as_slice(), &[]).unwrap().fault;
        let found = fault.map(ChainFault::line);
        assert_eq!(found, Some(line), "byte {at}: {fault:?}");
    }
}

#[test]
fn lines_that_were_taken_out_moved_or_put_in_are_named() {
    let log = lines(5);
    let with = |change: &dyn Fn(&mut Vec<Vec<u8>>)| {
        let mut changed = log.clone();
        change(&mut changed);
        found(&changed)
    };
    let missing = |line, count| Some(ChainFault::Missing { line, count });
    let out_of_order = |line, n| Some(ChainFault::OutOfOrder { line, n });
    assert_eq!(with(&|_| ()), None);
    assert_eq!(with(&|log| drop(log.remove(2))), missing(3, 1));
    assert_eq!(with(&|log| drop(log.drain(1..3))), missing(2, 2));
    assert_eq!(with(&|log| drop(log.remove(0))), missing(1, 1));
    assert_eq!(with(&|log| log.swap(1, 2)), out_of_order(2, 3));
    assert_eq!(with(&|log| log.swap(0, 4)), out_of_order(1, 5));
    assert_eq!(
        with(&|log| log.insert(3, log[0].clone())),
        out_of_order(4, 1)
    );
    assert_eq!(with(&|log| log.push(log[4].clone())), out_of_order(6, 5));
    let blank = |log: &mut Vec<Vec<u8>>| log.insert(1, b"\n".to_vec());
    assert_eq!(with(&blank), Some(ChainFault::NotJson(2)));
}

#[test]
fn what_editors_and_tools_do_to_a_whole_file_is_found() {
    let whole = lines(4).concat();
    let text = String::from_utf8(whole.clone()).unwrap();
    let each = |change: &dyn Fn(&str) -> String| text.lines().map(change).collect::<String>();
    let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect();
    let pretty = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        format!("{value}\n")
    };
    let changes: [(&str, Vec<u8>); 14] = [
        ("CRLF", text.replace('\n', "\r\n").into()),
        ("CRLF at the end", format!("{}\r\n", text.trim_end()).into()),
        ("BOM", format!("\u{feff}{text}").into()),
        ("UTF-16", wide(u16::to_le_bytes)),
        ("UTF-16 of the other order", wide(u16::to_be_bytes)),
        ("line ends lost", text.replace('\n', "").into()),
        ("line ends of old Macs", text.replace('\n', "\r").into()),
        ("indented", each(&|line| format!(" {line}\n")).into()),
        (
            "blanks at the ends",
            each(&|line| format!("{line} \n")).into(),
        ),
        ("written anew", each(&pretty).into()),
        ("an empty line at the end", format!("{text}\n").into()),
        ("zeros at the end", format!("{text}\0\0\0").into()),
        ("twice", text.repeat(2).into()),
        ("its last line twice", {
            let last = text.lines().last().unwrap();
            format!("{text}{last}\n").into()
        }),
    ];
    for (what, changed) in changes {
        assert!(
            !verify(changed.as_slice(), &[]).unwrap().is_whole(),
            "{what}"
        );
    }
    for cut in 2..whole.len() - whole.len() / 4 {
        let cut = &whole[..whole.len() - cut];
        let is_at_an_end = cut.ends_with(b"\n") || whole[cut.len()..].starts_with(b"\n");
        assert_eq!(verify(cut, &[]).unwrap().is_whole(), is_at_an_end);
    }
}

#[test]
fn a_forged_line_is_found_where_it_does_not_link() {
    let log = lines(3);
    let forged = |text: &[u8]| found(&[log.concat(), text.to_vec()]);
    let naive = String::from_utf8(log[2].clone()).unwrap();
    let naive = naive.replace("\"n\":3", "\"n\":4");
    assert_eq!(forged(naive.as_bytes()), Some(ChainFault::Changed(4)));
    assert_eq!(forged(b"{\"n\":4}\n"), Some(ChainFault::Foreign(4)));

    // A line from another log, with a correct hash.
    let mut other = empty();
    for attempt in 11..=14 {
        other.append(&record(attempt)).unwrap();
    }
    let other = other.bytes().clone();
    let fourth = other.split_inclusive(|byte| *byte == b'\n').nth(3).unwrap();
    assert_eq!(forged(fourth), Some(ChainFault::Replaced(4)));
}

#[test]
fn lines_cut_off_at_the_end_are_found_with_the_noted_head_only() {
    let log = lines(4);
    let noted = head(&log);
    let cut = log[..3].concat();
    assert!(verify(cut.as_slice(), &[]).unwrap().is_whole());
    let report = verify(cut.as_slice(), &[noted]).unwrap();
    assert_eq!((report.spot(noted), report.is_whole()), (None, true));

    let longer = lines(9).concat();
    let report = verify(longer.as_slice(), &[noted]).unwrap();
    let spot = report.spot(noted).unwrap();
    assert_eq!((spot.line, spot.links), (4, 4));
}

#[test]
fn what_was_sealed_may_not_be_changed_or_taken_out() {
    let mut torn = lines(2);
    torn.push(b"{\"n\":3,\"tor".to_vec());
    let mut log = take_up(torn.concat());
    log.append(&record(3)).unwrap();
    let bytes = log.bytes().clone();
    let sealed: Vec<Vec<u8>> = bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    assert_eq!((sealed.len(), found(&sealed)), (5, None));

    let mut changed = sealed.clone();
    changed[2][5] ^= 1;
    assert_eq!(found(&changed), Some(ChainFault::NotJson(3)));
    let mut without = sealed.clone();
    without.remove(2);
    assert_eq!(
        found(&without),
        Some(ChainFault::Missing { line: 3, count: 1 })
    );
    let mut without_seal = sealed;
    without_seal.remove(3);
    assert_eq!(found(&without_seal), Some(ChainFault::NotJson(3)));
}

#[test]
fn a_file_of_something_else_is_told_and_an_empty_one_is_whole() {
    let read = |text: &str| verify(text.as_bytes(), &[]).unwrap();
    assert_eq!(
        read("# Moderato\n\nA console\n").fault,
        Some(ChainFault::NotJson(1))
    );
    assert_eq!(read("{\"a\":1}\n").fault, Some(ChainFault::Foreign(1)));
    assert_eq!(read("PK\u{3}\u{4}").fault, Some(ChainFault::Torn(1)));
    let nothing = read("");
    assert!(nothing.is_whole());
    assert!(nothing.to_string().contains("no lines yet"), "{nothing}");
}

#[test]
fn a_report_says_what_is_there() {
    let log = lines(3);
    let whole = verify(log.concat().as_slice(), &[]).unwrap();
    let text = whole.to_string();
    for words in [
        "The chain is intact: 3 lines, from 2026-09-21T14:13:20Z to 2026-09-21T14:13:20Z.",
        &format!("Hash of the last line, for --head: {}", whole.head),
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    let mut changed = log.clone();
    changed[1][20] ^= 1;
    let text = verify(changed.concat().as_slice(), &[])
        .unwrap()
        .to_string();
    assert!(text.starts_with("Line 2 was changed"), "{text}");
    assert!(text.contains("Intact before it: 1 line, from"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_record_holds_its_line_is_whole_and_one_changed_byte_is_found(
        records in prop::collection::vec(
            (any::<String>(), any::<Option<String>>(), any::<u16>(), any::<Option<String>>()), 1..6),
        place in any::<prop::sample::Index>(),
        bit in 0..8_u8,
    ) {
        let mut log = empty();
        for (attempt, (name, identity, status, code)) in (1..).zip(records) {
            let mut record = record(attempt);
            record.shown_name = name;
            record.identity = identity;
            record.status = Some(status);
            record.code = code;
            log.append(&record).unwrap();
        }
        let bytes = log.bytes().clone();
        prop_assert!(verify(bytes.as_slice(), &[]).unwrap().is_whole());
        let at = place.index(bytes.len());
        let mut changed = bytes.clone();
        changed[at] ^= 1_u8 << bit;
        let line = line_of(&bytes, at);
        let fault = verify(changed.as_slice(), &[]).unwrap().fault;
        prop_assert_eq!(fault.map(ChainFault::line), Some(line));
    }

    #[test]
    fn bytes_that_are_no_log_never_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(bytes.is_empty() || !verify(bytes.as_slice(), &[]).unwrap().is_whole());
    }
}
