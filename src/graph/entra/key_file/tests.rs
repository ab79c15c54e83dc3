//! The forms in which key files arrive. Most of them contain the key and certificate of
//! `tests/keys/pkcs8.pem`.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jiff::Timestamp;
use secrecy::SecretString;

use crate::graph::entra::certificate::Certificate;
use crate::graph::entra::certificate::error::CertificateError as E;

macro_rules! file {
    ($name:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/keys/", $name)).as_slice()
    };
}

mod broken;

const SHA1: &str = "4C548C625ED5264515AEC8C2EDCCC6EA0FC691CD";

fn pem() -> String {
    String::from_utf8(file!("pkcs8.pem").to_vec()).unwrap()
}

/// Returns the key and the certificate of `pkcs8.pem`, in PEM.
fn halves() -> (String, String) {
    let pem = pem();
    let at = pem.find("-----BEGIN CERTIFICATE").unwrap();
    (pem[..at].to_owned(), pem[at..].to_owned())
}

fn read(bytes: impl AsRef<[u8]>, password: &str) -> Result<Certificate, E> {
    let password = (!password.is_empty()).then(|| SecretString::from(password));
    let now: Timestamp = "2030-01-01T00:00:00Z".parse().unwrap();
    Certificate::from_bytes(bytes.as_ref(), password.as_ref(), now)
}

#[track_caller]
fn is_ours(name: &str, bytes: impl AsRef<[u8]>, password: &str) {
    let found = read(bytes, password).map(|certificate| certificate.facts().sha1.clone());
    assert_eq!(found.as_deref(), Ok(SHA1), "{name}");
}

/// Encodes a text in UTF-16 with Windows line ends, after the byte order mark `mark`.
fn utf16(text: &str, mark: &[u8], bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let text = text.replace('\n', "\r\n");
    let units = text.encode_utf16().flat_map(bytes);
    mark.iter().copied().chain(units).collect()
}

/// Wraps bytes as `certutil -encode` does.
fn certutil(bytes: &[u8]) -> String {
    let base64 = STANDARD.encode(bytes);
    let lines: Vec<_> = base64
        .as_bytes()
        .chunks(64)
        .map(String::from_utf8_lossy)
        .collect();
    let (begin, end) = ("-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----");
    format!("{begin}\r\n{}\r\n{end}\r\n", lines.join("\r\n"))
}

#[test]
fn text_that_was_written_elsewhere_holds_the_same_key() {
    let pem = pem();
    let (key, certificates) = halves();
    let marked = |text: &str| format!("\u{feff}{text}").into_bytes();
    for (name, bytes) in [
        (
            "PowerShell's >",
            utf16(&pem, &[0xff, 0xfe], u16::to_le_bytes),
        ),
        (
            "the other way round",
            utf16(&pem, &[0xfe, 0xff], u16::to_be_bytes),
        ),
        ("without a mark", utf16(&pem, &[], u16::to_le_bytes)),
        ("a mark before the key", marked(&pem)),
        (
            "a mark before the certificate",
            marked(&format!("{certificates}{key}")),
        ),
        (
            "two files with marks joined",
            [marked(&key), marked(&certificates)].concat(),
        ),
    ] {
        is_ours(name, bytes, "");
    }
}

#[test]
fn lines_that_were_lost_or_changed_are_found_again() {
    let pem = pem();
    let json = serde_json::json!({ "key": pem }).to_string();
    for (name, text) in [
        ("line ends of Windows", pem.replace('\n', "\r\n")),
        ("line ends of old systems", pem.replace('\n', "\r")),
        ("written out", pem.replace('\n', "\\n")),
        ("written out for Windows", pem.replace('\n', "\\r\\n")),
        ("written out twice", pem.replace('\n', "\\\\n")),
        ("JSON", json.clone()),
        (
            ".NET's JSON",
            json.replace('+', "\\u002B").replace('/', "\\/"),
        ),
        ("lost", pem.replace('\n', "")),
        ("blanks", pem.replace('\n', " ")),
        ("YAML", format!("pem: |\n  {}", pem.replace('\n', "\n  "))),
        ("tabs", pem.replace('\n', "\n\t")),
        ("empty lines", pem.replace('\n', "\n\n")),
        ("a quoted mail", pem.replace('\n', "\n> ")),
        (
            "a variable",
            format!("KEY=\"{}\"", pem.replace('\n', "\\n")),
        ),
        ("Word's dashes", pem.replace("-----", "—--")),
        (
            "words around",
            format!("Bag Attributes\n    friendlyName: BEGIN and END\n{pem}"),
        ),
        (
            "without the end of the key",
            pem.replacen("-----END PRIVATE KEY-----\n", "", 1),
        ),
        (
            "without the last line",
            pem.trim_end()
                .trim_end_matches("-----END CERTIFICATE-----")
                .into(),
        ),
    ] {
        is_ours(name, text, "");
    }
}

#[test]
fn what_was_written_between_the_lines_is_left_out() {
    let pem = pem();
    let numbered = |mark: &str| {
        let lines = pem.lines().enumerate();
        let lines = lines.map(|(at, line)| format!("{:>3}{mark}{line}\n", at + 1));
        lines.collect::<String>()
    };
    let small = |text: &str| {
        let lines = text.lines().map(|line| {
            if line.starts_with('-') {
                format!("{}\n", line.to_lowercase())
            } else {
                format!("{line}\n")
            }
        });
        lines.collect::<String>()
    };
    let quoted = pem.replace('=', "=3D");
    let hyphens = quoted.replace("-----", "=2D=2D=2D=2D=2D");
    for (name, text) in [
        (
            "a web page",
            format!("<pre>{}</pre>", pem.replace('\n', "<br>\n")),
        ),
        (
            "one paragraph a line",
            format!("<p>{}</p>", pem.replace('\n', "</p><p>")),
        ),
        ("escaped spaces", pem.replace('\n', "&nbsp;\n")),
        ("numbers of lines", numbered("  ")),
        ("numbers and colons", numbered(": ")),
        ("numbers and tabs", numbered("\t")),
        ("quoted-printable", quoted.replace('\n', "=0A")),
        (
            "quoted-printable on lines",
            hyphens.replace('\n', "=0D=0A=\n"),
        ),
        ("labels in small letters", small(&pem)),
        ("spaces of a web page", pem.replace(' ', "\u{a0}")),
        ("thin spaces", pem.replace(' ', "\u{2009}")),
    ] {
        is_ours(name, text, "");
    }
    let wide = |unit: fn(u32) -> [u8; 4], mark: &str| {
        let text = format!("{mark}{pem}");
        let bytes = text.chars().map(u32::from).flat_map(unit);
        bytes.collect::<Vec<_>>()
    };
    is_ours("UTF-32", wide(u32::to_le_bytes, "\u{feff}"), "");
    is_ours("UTF-32, no mark", wide(u32::to_le_bytes, ""), "");
    is_ours(
        "UTF-32, other order",
        wide(u32::to_be_bytes, "\u{feff}"),
        "",
    );
}

#[test]
fn several_files_in_one_are_all_read() {
    let (key, certificates) = halves();
    let der = |pem: &str| {
        let sections = pem.split("-----BEGIN").skip(1);
        let sections = sections.map(|section| {
            let lines = section.lines().skip(1);
            let base64: String = lines.take_while(|line| !line.starts_with('-')).collect();
            STANDARD.decode(base64).unwrap()
        });
        sections.collect::<Vec<_>>().concat()
    };
    let (key_der, certificate_der) = (der(&key), der(&certificates));
    for (name, bytes) in [
        ("key first", [&key_der[..], &certificate_der].concat()),
        (
            "certificate first",
            [&certificate_der[..], &key_der].concat(),
        ),
        (
            "a line end between",
            [&key_der[..], b"\r\n", &certificate_der].concat(),
        ),
        ("text first", [key.as_bytes(), &certificate_der].concat()),
        (
            "text last",
            [&certificate_der[..], b"\n", key.as_bytes()].concat(),
        ),
        (
            "text around",
            [b"\n", key.as_bytes(), &certificate_der, b"\n\nend"].concat(),
        ),
    ] {
        is_ours(name, bytes, "");
    }
    let cut = [&certificate_der[..], &key_der[..key_der.len() - 9]].concat();
    assert_eq!(read(cut, "").err(), Some(E::CutOff));
    let pfx = file!("without_password.pfx");
    for before in ["\u{feff}", "\r\n", "\u{feff}\n "] {
        is_ours(
            "a PFX after something",
            [before.as_bytes(), pfx].concat(),
            "",
        );
    }
    let digits: Vec<String> = pfx.iter().map(|byte| format!("{byte:02x}")).collect();
    for (name, text) in [
        ("digits", digits.concat()),
        ("SQL", format!("0x{}", digits.concat().to_uppercase())),
        ("with colons", digits.join(":")),
        (
            "lines",
            digits
                .chunks(30)
                .map(<[String]>::concat)
                .collect::<Vec<_>>()
                .join("\n"),
        ),
        ("a value", format!("pfx = {}\n", digits.concat())),
    ] {
        is_ours(name, text, "");
    }
}

#[test]
fn a_file_as_base64_is_the_file() {
    let pfx = file!("without_password.pfx");
    let wrapped = certutil(pfx);
    let bare: String = wrapped
        .lines()
        .filter(|line| !line.starts_with('-'))
        .collect();
    let lines = wrapped.lines().filter(|line| !line.starts_with('-'));
    let lines = lines.collect::<Vec<_>>().join("\r\n");
    let vault =
        |value: &str| serde_json::json!({ "attributes": { "enabled": true }, "value": value });
    for (name, text) in [
        ("Key Vault", bare.clone()),
        ("in quotes", format!("\"{bare}\"\r\n")),
        ("for addresses", URL_SAFE_NO_PAD.encode(pfx)),
        ("Key Vault's whole answer", vault(&bare).to_string()),
        ("with lines written out", vault(&lines).to_string()),
        ("certutil", wrapped.clone()),
        (
            "certutil by PowerShell",
            wrapped.replace("CERTIFICATE", "PKCS12"),
        ),
        ("PEM once more", STANDARD.encode(pem())),
        ("PEM twice more", STANDARD.encode(STANDARD.encode(pem()))),
    ] {
        is_ours(name, text, "");
    }
    let (key, certificates) = halves();
    let secret = format!(
        "data:\n  tls.crt: {}\n  tls.key: {}\n",
        STANDARD.encode(certificates),
        STANDARD.encode(key)
    );
    is_ours("a secret of Kubernetes", secret, "");
    is_ours(
        "UTF-16 around",
        utf16(&bare, &[0xff, 0xfe], u16::to_le_bytes),
        "",
    );
    let deep = (0..5).fold(pem(), |text, _| STANDARD.encode(text));
    assert_eq!(
        read(deep, "").unwrap_err(),
        E::NotAKeyFile,
        "and then it is enough"
    );
}

#[test]
fn labels_only_say_where_something_begins() {
    let (key, certificates) = halves();
    let x509 = certificates.replace("CERTIFICATE", "X509 CERTIFICATE");
    let any = key.replace("PRIVATE KEY", "ANY PRIVATE KEY");
    let key_last = [file!("trusted.pem"), key.as_bytes()].concat();
    is_ours("X509 CERTIFICATE", format!("{key}{x509}"), "");
    is_ours("ANY PRIVATE KEY", format!("{any}{certificates}"), "");
    is_ours("TRUSTED CERTIFICATE", key_last, "");
    is_ours("PKCS7", [key.as_bytes(), file!("pkcs7.pem")].concat(), "");
    let cms = String::from_utf8_lossy(file!("pkcs7.pem")).replace("PKCS7", "CMS");
    is_ours("CMS", format!("{key}{cms}"), "");
}

#[test]
fn a_pfx_opens_with_any_password_and_in_any_encoding() {
    for (name, bytes, password) in [
        ("umlauts.pfx", file!("umlauts.pfx"), "Schlüssel-ключ"),
        ("emoji.pfx", file!("emoji.pfx"), "🗝️ moderato"),
        (
            "without_seal.pfx",
            file!("without_seal.pfx"),
            "test-password",
        ),
        ("in_parts.pfx", file!("in_parts.pfx"), "test-password"),
    ] {
        is_ours(name, bytes, password);
        assert_eq!(
            read(bytes, "wrong").unwrap_err(),
            E::WrongPassword,
            "{name}"
        );
        assert_eq!(read(bytes, "🗝️").unwrap_err(), E::WrongPassword, "{name}");
        assert_eq!(read(bytes, "").unwrap_err(), E::PasswordNeeded, "{name}");
    }
    is_ours(
        "a password for none",
        file!("without_password.pfx"),
        "typed",
    );
    // Replaces the OID of SHA-256 in the MAC by one that is no hash. So the MAC is of an unknown kind and cannot be
    // checked.
    let (sha256, unknown) = (
        [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1],
        [0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 99],
    );
    let mut other = file!("new.pfx").to_vec();
    let at = other
        .windows(9)
        .rposition(|window| window == sha256)
        .unwrap();
    other[at..at + 9].copy_from_slice(&unknown);
    is_ours("a seal of another kind", other, "test-password");
}

#[test]
fn the_certificate_that_counts_now_is_taken_of_several() {
    let ours = |name, bytes: &[u8], others| {
        let certificate = read(bytes, "").unwrap();
        assert_eq!(
            (
                certificate.facts().sha1.as_str(),
                certificate.facts().others
            ),
            (SHA1, others),
            "{name}"
        );
    };
    let (ended, early) = (file!("ended.pem"), file!("early.pem"));
    ours(
        "the ended one first",
        &[ended, file!("pkcs8.pem")].concat(),
        1,
    );
    ours(
        "the ended one last",
        &[file!("pkcs8.pem"), ended].concat(),
        1,
    );
    ours(
        "one that is still to come",
        &[early, ended, file!("pkcs8.pem")].concat(),
        2,
    );
    ours(
        "twice the same",
        &[file!("pkcs8.pem"), file!("pkcs8.pem")].concat(),
        0,
    );
    let of_another_key = file!("tls_front_expired.pem");
    ours(
        "two pairs",
        &[of_another_key, file!("pkcs8.pem")].concat(),
        1,
    );
    ours(
        "a curve beside",
        &[file!("ec.pem"), file!("pkcs8.pem")].concat(),
        0,
    );
    ours(
        "one that nobody can open beside",
        &[file!("encrypted.pem"), file!("pkcs8.pem")].concat(),
        0,
    );
    // Of two valid certificates, the one that ends last is used.
    let (one, other) = (file!("long_serial.pem"), file!("pkcs8.pem"));
    ours("an earlier end first", &[one, other].concat(), 1);
    ours("an earlier end last", &[other, one].concat(), 1);
    let (key, _) = halves();
    // Both are self-signed, so neither is the issuer of the other.
    let both = [file!("same_name.pem"), file!("long_serial.pem")].concat();
    let renewed = read([key.as_bytes(), &both].concat(), "").unwrap();
    assert_eq!((renewed.chain.len(), renewed.facts().others), (1, 1));
    // A certificate that is not valid yet ends later, but is not used.
    let now = read(
        [early, key.as_bytes(), file!("long_serial.pem")].concat(),
        "",
    )
    .unwrap();
    assert_eq!(now.facts().subject, "CN=Long number");
    let none = read([early, ended].concat(), "").unwrap_err();
    assert!(matches!(none, E::NotYetValid(_)), "{none}");
}

#[test]
fn certificates_of_odd_authorities_are_read_and_shown() {
    let (key, _) = halves();
    for (file, subject) in [
        (file!("long_serial.pem"), "CN=Long number"),
        (
            file!("bmp_subject.pem"),
            "O=Prüfstelle\\, Süd,CN=Übungsschlüssel",
        ),
        (file!("t61_subject.pem"), "CN=Bäckerei"),
    ] {
        let certificate = read([key.as_bytes(), file].concat(), "").unwrap();
        assert_eq!(certificate.facts().subject, subject);
    }
}

#[test]
fn whatever_is_no_key_with_its_certificate_is_named() {
    let (key, certificates) = halves();
    let key_der = STANDARD.decode(
        key.lines()
            .filter(|line| !line.starts_with('-'))
            .collect::<String>(),
    );
    let key_der = key_der.unwrap();
    let ssh = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----\n";
    let putty = "PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n";
    let public = "-----BEGIN PUBLIC KEY-----\nMAwwBwYFKw4DAgoDAQA=\n-----END PUBLIC KEY-----\n";
    let cut = &pem()[..900];
    let request = [key.as_bytes(), file!("request.pem")].concat();
    for (name, bytes, wanted) in [
        ("a key as DER", &key_der[..], E::NoCertificate),
        ("a key", key.as_bytes(), E::NoCertificate),
        ("certificates", certificates.as_bytes(), E::NoKey),
        ("PKCS#7", file!("pkcs7.pem"), E::NoKey),
        ("a public key", public.as_bytes(), E::NoKey),
        ("a request with its key", &request, E::RequestOnly),
        ("a request", file!("request.pem"), E::NoKey),
        ("RSA-PSS", file!("pss.pem"), E::PssOnly),
        ("OpenSSH", ssh.as_bytes(), E::SshKey),
        ("PuTTY", putty.as_bytes(), E::SshKey),
        (
            "Java",
            &[0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2],
            E::JavaKeyStore,
        ),
        ("half a PEM file", cut.as_bytes(), E::CutOff),
        ("half a PFX", &file!("new.pfx")[..900], E::CutOff),
        ("half of DER", &key_der[..900], E::CutOff),
        ("a page", b"<html>no keys</html>", E::NotAKeyFile),
        ("bytes", &[0x30, 0x80, 0xff, 0xff], E::CutOff),
        ("other DER", &[0x30, 0x80, 0, 0], E::NotAKeyFile),
    ] {
        assert_eq!(read(bytes, "").unwrap_err(), wanted, "{name}");
    }
}

#[test]
fn no_password_is_hashed_for_minutes_or_in_more_memory_than_there_is() {
    // PBES2 with 99,999,999 rounds of PBKDF2, and with a scrypt cost of 2^40.
    for base64 in [
        "MIGFMGEGCSqGSIb3DQEFDTBUMDMGCSqGSIb3DQEFDDAmBBAAAAAAAAAAAAAAAAAAAAAAAgQF9eD/MAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAEqBBAAAAAAAAAAAAAAAAAAAAAABCAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
        "MH8wWwYJKoZIhvcNAQUNME4wLQYJKwYBBAHaRwQLMCAEEAAAAAAAAAAAAAAAAAAAAAACBgEAAAAAAAIBCAIBATAdBglghkgBZQMEASoEEAAAAAAAAAAAAAAAAAAAAAAEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ] {
        let pem = format!("-----BEGIN ENCRYPTED PRIVATE KEY-----\n{base64}");
        let refused = read(pem, "test-password").unwrap_err();
        assert_eq!(refused, E::TooManyRounds);
    }
}

#[test]
fn a_file_of_nothing_but_beginnings_is_left_alone() {
    let beginnings = "-----BEGIN X".repeat(80_000);
    assert_eq!(read(beginnings, "").unwrap_err(), E::CutOff);
}

#[test]
fn damage_anywhere_ends_in_a_sentence() {
    let files: [&[u8]; 5] = [
        file!("pkcs8.pem"),
        file!("without_password.pfx"),
        file!("without_seal.pfx"),
        file!("in_parts.pfx"),
        file!("pkcs7.pem"),
    ];
    for bytes in files {
        for at in (0..bytes.len()).step_by(311) {
            let mut damaged = bytes.to_vec();
            damaged[at] ^= 0x55;
            drop(read(&damaged, ""));
            drop(read(&bytes[..at], ""));
        }
    }
}
#[test]
fn a_key_that_went_through_an_address_a_page_or_a_program_is_the_same() {
    let pem = pem();
    let in_each = |text: &str, letter: &dyn Fn(char) -> String| {
        let letters: Vec<String> = text.chars().map(letter).collect();
        letters.concat()
    };
    let percent = |text: &str| {
        in_each(text, &|letter| match letter {
            '-' | '0'..='9' | 'A'..='Z' | 'a'..='z' => letter.to_string(),
            letter => format!("%{:02X}", u32::from(letter)),
        })
    };
    let quoted = pem.lines().map(|line| format!("\"{line}\\n\" +\n"));
    for (name, text) in [
        ("an address", percent(&pem)),
        ("a form", percent(&pem).replace("%20", "+")),
        ("encodeURI", pem.replace(' ', "%20").replace('\n', "%0A")),
        ("its base64 in an address", percent(&STANDARD.encode(&pem))),
        (
            "numbers of HTML",
            pem.replace('+', "&#43;")
                .replace('/', "&#x2F;")
                .replace('=', "&#61;"),
        ),
        (
            "names of HTML",
            pem.replace('+', "&plus;").replace('/', "&sol;"),
        ),
        (
            "comments",
            pem.replacen('\n', "\n# exported 2026 by ops\n", 3),
        ),
        (
            "comments of a program",
            pem.replacen('\n', "\n// exported\n", 1),
        ),
        ("lines of a program", quoted.collect()),
        (
            "a list of changes",
            format!("+{}", pem.trim_end().replace('\n', "\n+")),
        ),
        (
            "escapes",
            in_each(&pem, &|letter| format!("\\x{:02X}", u32::from(letter))),
        ),
        (
            "signs that nobody sees",
            in_each(&pem, &|letter| format!("{letter}\u{200b}")),
        ),
    ] {
        is_ours(name, text, "");
    }
}
