//! Short links that were torn in two, or to which words were joined.

use super::*;

const ID: &str = "61730942815";
const LINK: &str = "https://teams.microsoft.com/meet/61730942815?p=Rb4nWz7Qk2";
const CODE: &str = "Rb4nWz7Qk2";

/// Ways in which programs tear a link: the texts before it, between its parts, and after it.
const TEARS: [(&str, &str, &str); 40] = [
    ("", " ", ""),
    ("", "\n", ""),
    ("Join: ", "\r\n", "\r\nRegards, Grace"),
    ("Join: ", "\t", " today"),
    ("Join: ", "\u{a0}", ""),
    ("Join: ", "\u{3000}", ""),
    ("Join: ", "\u{85}", ""),
    ("Join: ", "\u{2029}", ""),
    ("Join: ", "\u{b}", "\u{b}x"),
    ("Join: ", "\u{c}", ""),
    ("Join: ", "\r", ""),
    ("Join: ", "\r\r\n", ""),
    ("Join: ", " \\\n  ", ""),
    ("Join: ", "^\r\n", ""),
    ("Join: ", "`\n", ""),
    ("Join: \"", "\" & _\n  \"", "\""),
    ("Join: '", "'\n  '", "'"),
    (": Join: ", "\n: ", "\n: Bye"),
    ("# Join: ", "\n# ", "\n"),
    ("// Join: ", "\n// ", ""),
    ("-- Join: ", "\n-- ", ""),
    ("REM Join: ", "\n; ", ""),
    ("/*\n * Join: ", "\n * ", "\n */"),
    ("* Join: ", "\n  ", ""),
    ("  1. Join: ", "\n       ", ""),
    ("\u{2502} Join: ", " \u{2502}\n\u{2502} ", " \u{2502}"),
    ("\u{2503} Join: ", " \u{2503}\n\u{2503} ", " \u{2503}"),
    ("> > Join: ", "\n> > ", "\n"),
    ("% Join: ", "\n% ", ""),
    ("4 Join: ", "\n5 ", ""),
    ("<p>Join:\n", "\n", "</p>"),
    ("<p>Join: ", "&nbsp;", "</p>"),
    ("<td>Join: ", "</td>\n<td>", "</td>"),
    ("Join: ", "&nbsp;", ""),
    ("Join: ", "\\n", ""),
    (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nURL:",
        "\n",
        "\nCLASS:PUBLIC\nEND:VEVENT\nEND:VCALENDAR",
    ),
    (
        "BEGIN:VEVENT\r\nSEQUENCE:0\r\nX-URL:",
        "\r\n",
        "\r\nSEQUENCE:1\r\nEND:VEVENT",
    ),
    (
        "BEGIN:VEVENT\rDESCRIPTION:Join ",
        "\r ",
        "\\nBye\rEND:VEVENT",
    ),
    (
        "BEGIN:VEVENT\nDESCRIPTION:Join ",
        "\n",
        "\\nBye\nEND:VEVENT",
    ),
    ("{\"a\":\"Join: ", "\\r", "\"}"),
];

/// Asserts that each choice is a meeting id, and has a doubt if the id is wrong or the passcode is missing.
#[track_caller]
fn never_wrong(text: &str) {
    for (pasted, doubts) in choices(text) {
        let Pasted::Meeting(MeetingLink {
            meeting: MeetingInfo::MeetingId { id, passcode },
            ..
        }) = pasted
        else {
            panic!("{pasted:?} of {text}");
        };
        let is_right = &*id == ID && passcode.is_some();
        assert!(
            is_right || !doubts.is_empty(),
            "{id} {doubts:?} of {text:?}"
        );
    }
}

#[test]
fn a_link_torn_anywhere_names_no_other_meeting_without_a_doubt() {
    let start = LINK.find(ID).unwrap();
    for (before, between, after) in TEARS {
        for at in start..LINK.find(CODE).unwrap() {
            let (one, other) = LINK.split_at(at);
            never_wrong(&format!("{before}{one}{between}{other}{after}"));
            let wrapped = safe_link(LINK);
            let at = at + wrapped.find(ID).unwrap() - start;
            let (one, other) = wrapped.split_at(at);
            never_wrong(&format!("{before}{one}{between}{other}{after}"));
        }
    }
}

#[test]
fn a_link_torn_twice_names_no_other_meeting_without_a_doubt() {
    for (before, between, after) in TEARS {
        let torn = [
            "https://teams.microsoft.com/meet/61730942",
            "8",
            "15?p=Rb4nWz7Qk2",
        ];
        never_wrong(&format!("{before}{}{after}", torn.join(between)));
    }
}

#[test]
fn a_link_that_a_mail_program_made_of_the_first_line_names_no_other_meeting() {
    let cut = "https://teams.microsoft.com/meet/617309428";
    for text in [
        format!("<a href=\"{cut}\">{cut}</a><br>15?p={CODE}"),
        format!("<a href=\"{cut}\">{cut}</a> 15?p={CODE}"),
        format!("{cut}<{cut}>\n15?p={CODE}"),
        format!("{cut} <{cut}> 15?p={CODE}"),
        format!("[{cut}]({cut})\n15?p={CODE}"),
        format!("{cut}/15?p={CODE}"),
        format!("{cut}#15?p={CODE}"),
        format!("{cut}\u{0661}\u{0665}?p={CODE}"),
        format!("{cut}\u{ff11}\u{ff15}?p={CODE}"),
        format!("{cut} […]"),
        format!("{cut} 15"),
    ] {
        never_wrong(&text);
    }
}

#[test]
fn a_torn_passcode_is_put_together_or_shown() {
    for text in [
        "https://teams.microsoft.com/meet/61730942815\n# ?p=Rb4nWz7Qk2",
        "https://teams.microsoft.com/meet/61730942815 ?p=Rb4nWz7Qk2 for today",
        "* https://teams.microsoft.com/meet/61730942815?\n* p=Rb4nWz7Qk2.",
        "https://teams.microsoft.com/meet/61730942815?p\u{a0}=Rb4nWz7Qk2",
        "https://teams.microsoft.com/meet/61730942815?p= Rb4nWz7Qk2",
    ] {
        let wanted = Pasted::Meeting(short(ID, Some(CODE)));
        assert_eq!(
            choices(text),
            [(wanted, vec![PasteDoubt::PutTogether])],
            "{text}"
        );
    }
    let shell = r"curl https\://teams.microsoft.com/meet/61730942815\?p\=Rb4nWz7Qk2";
    let shell = shell.replace("s\\:", "s:");
    assert_eq!(
        choices(&shell),
        [(Pasted::Meeting(short(ID, Some(CODE))), vec![])]
    );
    for text in [
        "https://teams.microsoft.com/meet/61730942815?p=Rb4nWz\n7Qk2",
        "> https://teams.microsoft.com/meet/61730942815?p=Rb4nWz\n> 7Qk2",
        ": https://teams.microsoft.com/meet/61730942815?p=Rb4nWz\n: 7Qk2",
        "https://teams.microsoft.com/meet/61730942815?p=Rb4n Wz7Qk2",
        "https://teams.microsoft.com/meet/61730942815?p=Rb4nWz\n7Qk2 is the link for today",
        "Join https://teams.microsoft.com/meet/61730942815?p=Rb4n\r\nWz7Qk2, then press Join.",
        "> https://teams.microsoft.com/meet/61730942815?p=Rb4nWz\n> 7Qk2 Regards, Grace",
    ] {
        let found = choices(text);
        assert_eq!(found.len(), 2, "{text}");
        assert!(found.iter().all(|(_, doubts)| !doubts.is_empty()), "{text}");
        let whole = Pasted::Meeting(short(ID, Some(CODE)));
        assert!(found.iter().any(|(pasted, _)| *pasted == whole), "{text}");
    }
}

#[test]
fn a_whole_link_is_sure_whatever_stands_behind_it() {
    for behind in [
        "",
        "\n",
        " 10:30",
        "\nThanks",
        " Meeting ID: 617 309 428 15 Passcode: aB3dE9",
        "\n\n2026",
        " | 12 people",
        ", 3rd floor",
        "\nMeeting ID: 617 309 428 15",
        " is the link",
        "\nRb4nWz7Qk2 is the passcode",
        "\nOneDrive has the files",
        "\n3rd floor, 10 people",
    ] {
        let text = format!("{LINK}{behind}");
        let wanted = Pasted::Meeting(short(ID, Some(CODE)));
        assert_eq!(choices(&text), [(wanted, vec![])], "{text}");
        if behind.contains("Passcode") {
            continue;
        }
        let text = format!("https://teams.microsoft.com/meet/{ID}{behind}");
        let wanted = Pasted::Meeting(short(ID, None));
        assert_eq!(choices(&text), [(wanted, vec![])], "{text}");
    }
    let file = format!(
        "BEGIN:VEVENT\nURL:https://teams.microsoft.com/meet/{ID}\nSEQUENCE:0\nSTATUS:CONFIRMED\nEND:VEVENT"
    );
    assert_eq!(choices(&file), [(Pasted::Meeting(short(ID, None)), vec![])]);
}

#[test]
fn words_joined_to_a_passcode_are_no_part_of_it() {
    for behind in [
        "Meeting ID: 617 309 428 15",
        "Passcode: aB3dE9",
        "ID de la reunión: 617 309 428 15",
        "Kenncode: aB3dE9",
        "617 309 428 15",
    ] {
        let text = format!("<p>{LINK}{behind}</p>");
        let wanted = Pasted::Meeting(short(ID, Some(CODE)));
        assert_eq!(
            choices(&text),
            [(wanted, vec![PasteDoubt::Passcode])],
            "{text}"
        );
    }
    for behind in ["Join by phone", "Need help?", "Download the app"] {
        let found = choices(&format!("{LINK}{behind}"));
        let wanted = Pasted::Meeting(short(ID, Some(CODE)));
        assert_eq!(
            found.first(),
            Some(&(wanted, vec![PasteDoubt::Passcode])),
            "{behind}"
        );
        assert_eq!(found.len(), 2, "{behind}");
    }
    let printed = "Meeting ID: 617 309 428 15 Passcode: aB3dE9Dial in by phone";
    let [(_, doubts)] = &choices(printed)[..] else {
        panic!("{printed}");
    };
    assert_eq!(doubts, &[PasteDoubt::Passcode]);
}

#[test]
fn a_typed_passcode_that_a_line_end_cut_is_doubted() {
    for (text, passcode) in [
        (
            "Meeting ID: 617 309 428 15\nPasscode: Rb4nWz\n7Qk2",
            "Rb4nWz",
        ),
        (
            "Meeting ID: 617 309 428 15\nPasscode: Rb4nWz\n7Qk2 Need help?",
            "Rb4nWz",
        ),
        (
            "> Meeting ID: 617 309 428 15 Passcode: Rb4n\n> Wz7Qk2 Need help?",
            "Rb4n",
        ),
        (
            "Meeting ID: 617 309 428 15 Passcode: Rb4nWz 7Qk2 and so on",
            "Rb4nWz",
        ),
        (
            "Meeting ID: 617 309 428 15 Passcode:\nRb4nWz7Qk2 and so on",
            CODE,
        ),
        (
            "Passcode: Rb4nWz\n7Qk2 Meeting ID: 617 309 428 15",
            "Rb4nWz",
        ),
    ] {
        let meeting = MeetingInfo::MeetingId {
            id: ID.into(),
            passcode: Some(passcode.into()),
        };
        let [(Pasted::Meeting(found), doubts)] = &choices(text)[..] else {
            panic!("{text}");
        };
        assert_eq!(found.meeting, meeting, "{text}");
        assert_eq!(doubts, &[PasteDoubt::Passcode], "{text}");
    }
    for text in [
        "Meeting ID: 617 309 428 15\nPasscode: Rb4nWz7Qk2\nNeed help?",
        "Meeting ID: 617 309 428 15\nPasscode: Rb4nWz7Qk2\n3rd floor",
        "Meeting ID: 617 309 428 15 Passcode: Rb4nWz7Qk2 OneDrive",
        "Passcode: Rb4nWz7Qk2 Meeting ID: 617 309 428 15",
        "Meeting ID: 617 309 428 15\nPasscode:\nRb4nWz7Qk2\nJoin by phone",
    ] {
        let [(_, doubts)] = &choices(text)[..] else {
            panic!("{text}");
        };
        assert_eq!(doubts, &[], "{text}");
    }
}
