//! Cost of reading pasted text: a mail of 200 kB, and a short link.
//!
//! Run with `cargo bench --bench pasted`. Goal: less than 20 ms for the mail, about one frame.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

use moderato::moderation::pasted::read;

const SIZE: usize = 200_000;

/// Returns an HTML mail: many lines of text with links, and the invitation at the end.
fn mail() -> String {
    let mut mail = String::from(
        "From: grace@fabrikam.example\r\nSubject: Board review\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><body>\r\n",
    );
    let mut number = 0;
    while mail.len() < SIZE {
        number += 1;
        let line = write!(
            mail,
            "<div style=3D\"margin:0\">On day {number} we met at 10:30 in room {number}, see =\r\n\
             <a href=3D\"https://intranet.fabrikam.example/minutes/{number}?view=3Dall\">the minutes</a>.&nbsp;</div>\r\n"
        );
        assert!(line.is_ok());
    }
    mail.push_str(
        "<p>Meeting ID: 555 010 222 37</p><p>Passcode: mN4pQ7</p>\r\n\
         <a href=3D\"https://teams.microsoft.com/meet/55501022237?p=3DWq8rTz5LmA\">Join</a></body></html>\r\n",
    );
    mail
}

fn reading(criterion: &mut Criterion) {
    let mail = mail();
    assert!(read(&mail).is_ok_and(|reading| reading.beyond_doubt().is_some()));
    let mut group = criterion.benchmark_group("pasted");
    group.throughput(Throughput::Bytes(mail.len() as u64));
    group.bench_function("mail of 200 kB", |bencher| {
        bencher.iter(|| read(black_box(&mail)));
    });
    let link = "https://teams.microsoft.com/meet/55501022237?p=Wq8rTz5LmA";
    group.throughput(Throughput::Bytes(link.len() as u64));
    group.bench_function("short link", |bencher| {
        bencher.iter(|| read(black_box(link)));
    });
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);
