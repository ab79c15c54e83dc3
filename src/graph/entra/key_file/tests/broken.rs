//! Certificates that cannot be parsed, and what resembles a certificate.

use super::*;

/// Returns these bytes with an invalid date in the first certificate among them.
fn with_a_broken_date(der: &[u8]) -> Vec<u8> {
    let mut der = der.to_vec();
    let date = b"0101000000Z";
    let at = der.windows(date.len()).position(|bytes| bytes == date);
    der[at.unwrap()] = b'x';
    der
}

fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    [&[0x30, u8::try_from(content.len()).unwrap()], &content[..]].concat()
}

#[test]
fn a_certificate_that_cannot_be_read_is_told_from_a_request_and_from_a_revocation_list() {
    let (key, _) = halves();
    let der = |pem: &[u8]| {
        let text = std::str::from_utf8(pem).unwrap();
        let lines = text.lines().filter(|line| !line.starts_with('-'));
        STANDARD.decode(lines.collect::<String>()).unwrap()
    };
    let broken = certutil(&with_a_broken_date(&der(file!("certificate.pem"))));
    let beside_another = [broken.as_bytes(), file!("test_ca.pem")].concat();
    let bundle = certutil(&with_a_broken_date(&der(file!("pkcs7.pem"))));
    let (number, empty, bits) = (&[2, 1, 0][..], &[0x30, 0][..], &[3, 1, 0][..]);
    let signed = |told: &[&[u8]]| certutil(&sequence(&[&sequence(told), empty, bits]));
    let request = signed(&[number, empty, empty, &[0xa0, 0]]);
    let first_version = signed(&[number, empty, empty, empty, empty, empty]);
    let date: &[u8] = b"\x17\x0d200101000000Z";
    let list = signed(&[number, empty, empty, date]);
    let old_list = signed(&[empty, empty, date]);
    for (name, bytes, wanted) in [
        ("a broken one", broken.as_bytes(), E::BrokenCertificate),
        ("and another one", &beside_another, E::BrokenCertificate),
        ("in PKCS#7", bundle.as_bytes(), E::BrokenCertificate),
        (
            "without version",
            first_version.as_bytes(),
            E::BrokenCertificate,
        ),
        ("a request", request.as_bytes(), E::RequestOnly),
        ("a revocation list", list.as_bytes(), E::NoCertificate),
        ("an old one", old_list.as_bytes(), E::NoCertificate),
    ] {
        let file = [key.as_bytes(), bytes].concat();
        assert_eq!(read(file, "").unwrap_err(), wanted, "{name}");
    }
}
