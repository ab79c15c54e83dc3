//! The window's words about strange answers, in English and Chinese.

use std::sync::Arc;
use std::time::Duration;

use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

use crate::desk::{Window, assert_reads, call_id, happen, reads, wait, window_sized};
use crate::evidence_ui::{lists, lists_short, offers};
use crate::fixtures::people::{own, user};
use crate::raw_server::{RawServer, Reply};
use crate::refusals_ui::start;
use crate::window::{Window as RealWindow, press_key};
use moderato::app::language::text::Language;
use moderato::moderation::command::Command;
use moderato::moderation::event::{AttemptAnswer, Event, InviteFacts, InvitedFacts};
use moderato::moderation::evidence::reading::IncompleteReason;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::failure::{Cause, ConnectionCause, Failure};
use moderato::moderation::model::ids::ParticipantId;
use moderato::moderation::model::invitee::Invitee;
use moderato::moderation::model::participant::{MediaFlow, Participant};
use moderato::moderation::model::request_line::RequestLine;
use moderato::moderation::state::invitation::NewInvitation;
use moderato::moderation::state::snapshot::WatchState;
use moderato::settings::preferences::Preferences;
use moderato::simulator::{Scenario, Simulator};

const BOTH: [Language; 2] = [Language::English, Language::SimplifiedChinese];

/// Returns the words for this language.
fn said(language: Language, english: &'static str, chinese: &'static str) -> &'static str {
    if language == Language::SimplifiedChinese {
        chinese
    } else {
        english
    }
}

fn window(language: Language) -> Window {
    Language::English.choose();
    let people = vec![
        own(),
        user("ada", "Ada"),
        user("bob", "Bob"),
        user("cyd", "Cyd"),
    ];
    let mut window = window_sized(people, true, [1_280.0, 800.0]);
    window.hover_at(egui::pos2(5.0, 5.0));
    language.choose();
    window.run_steps(3);
    window
}

/// Returns three people and the app. The ids of the people contain the number of this answer.
fn people(answer: u32) -> Vec<Participant> {
    let mut people = vec![
        own(),
        user("ada", "Ada"),
        user("bob", "Bob"),
        user("cyd", "Cyd"),
    ];
    for one in people.iter_mut().skip(1) {
        let id = one.id.as_ref().unwrap();
        one.id = Some(ParticipantId::new(format!("{id}-{answer}")));
    }
    people
}

#[test]
fn ids_that_change_at_each_list_are_told_and_nobody_joins_by_them() {
    for language in BOTH {
        let mut window = window(language);
        window.state_mut().shows_entries = true;
        let told = said(
            language,
            "This service gives everyone a new ID each time.",
            "此服务每次都给所有人换新的 ID。",
        );
        assert!(!reads(&window, told));
        for answer in 1..8 {
            lists(&mut window, people(answer));
        }
        assert_reads(&window, told);
        assert_reads(
            &window,
            said(
                language,
                "Removing by ID can't work here",
                "在这里无法按 ID 移除",
            ),
        );
        assert!(!offers(
            &window,
            said(language, "Close the notice", "关闭通知")
        ));
        assert!(!reads(
            &window,
            said(language, "Ada, member, joined", "Ada，成员，已加入")
        ));
        assert_eq!(window.state().snapshot.calls[0].wave, None);
    }
}

fn poll_fails(window: &mut Window, failure: &Failure, wait: Duration) {
    happen(window, |desk| {
        desk.now = desk.now.plus(Duration::from_secs(20));
        let failure = Arc::new(Failure {
            request: Some(RequestLine::new("GET", "https://h", "/v1.0/x")),
            ..failure.clone()
        });
        desk.apply(Event::RosterFailed {
            call: call_id(),
            asked: desk.now,
            failure,
            next_try: desk.now.plus(wait),
        });
    });
}

#[test]
fn an_old_list_never_says_that_something_may_have_been_carried_out() {
    for language in BOTH {
        for (cause, english, chinese) in [
            (
                Cause::TimedOut,
                "No answer came in time.",
                "未及时收到答复。",
            ),
            (
                Cause::Connection(ConnectionCause::Broken),
                "The connection broke before an answer came.",
                "收到答复前连接中断。",
            ),
        ] {
            let mut window = window(language);
            poll_fails(&mut window, &Failure::new(cause), Duration::from_secs(4));
            assert_reads(&window, said(language, english, chinese));
            assert!(!reads(&window, said(language, "carried out", "可能已执行")));
        }
    }
}

#[test]
fn a_removal_without_an_answer_may_have_been_carried_out() {
    for language in BOTH {
        let mut window = window(language);
        happen(&mut window, |desk| {
            desk.command(Command::Remove {
                call: call_id(),
                participant: ParticipantId::from("bob"),
                source: Source::Click,
            });
        });
        happen(&mut window, |desk| {
            let attempt = desk.sent.last().unwrap().id;
            let failure = Failure {
                request: Some(RequestLine::new("DELETE", "https://h", "/v1.0/x")),
                ..Failure::new(Cause::TimedOut)
            };
            let answer = Err(Arc::new(failure));
            desk.apply(Event::Answered { attempt, answer });
        });
        crate::desk::choose(&mut window, "bob");
        for _ in 0..12 {
            lists(
                &mut window,
                vec![
                    own(),
                    user("ada", "Ada"),
                    user("bob", "Bob"),
                    user("cyd", "Cyd"),
                ],
            );
        }
        assert_reads(
            &window,
            said(language, "may have been carried out", "可能已执行"),
        );
    }
}

#[test]
fn what_graph_asked_for_and_how_long_nothing_came_is_told_in_words() {
    for language in BOTH {
        let mut window = window(language);
        happen(&mut window, |desk| {
            desk.command(Command::Show(Some(call_id())));
            let since = desk.now;
            desk.now = desk.now.plus(Duration::from_secs(12));
            desk.apply(Event::NoAnswer {
                call: call_id(),
                since,
            });
        });
        assert_reads(
            &window,
            said(language, "No answer for 12 s.", "12 秒未得到回应。"),
        );
        let day = Duration::from_hours(24);
        poll_fails(&mut window, &Failure::new(Cause::Throttled(Some(day))), day);
        assert_reads(
            &window,
            said(
                language,
                "Microsoft asked us to wait until tomorrow ",
                "Microsoft 要求等待至 明天 ",
            ),
        );
    }
}

#[test]
fn a_refused_next_link_is_the_cause_and_stays_in_both_languages() {
    for language in BOTH {
        let mut window = window(language);
        let some = vec![own(), user("ada", "Ada")];
        for _ in 0..3 {
            lists_short(
                &mut window,
                some.clone(),
                IncompleteReason::Link { read: 10 },
            );
            assert_reads(
                &window,
                said(
                    language,
                    "The list has more pages that can't be read; 10 people were read.",
                    "名单还有无法继续读取的页，已读取 10 人。",
                ),
            );
            assert!(!reads(
                &window,
                said(language, "returned 100", "返回了 100")
            ));
            assert!(!offers(
                &window,
                said(language, "Close the notice", "关闭通知")
            ));
        }
    }
}

const CANCEL_ZOE: &str = "取消对 Zoe 的邀请";

/// Invites Zoe. The list shows her although no media flows yet.
fn invited(window: &mut Window, flow: MediaFlow) {
    let mut zoe = user("zoe", "Zoe");
    zoe.media.flow = flow;
    zoe.muted = None;
    lists(
        window,
        vec![
            own(),
            user("ada", "Ada"),
            user("bob", "Bob"),
            user("cyd", "Cyd"),
            zoe,
        ],
    );
}

#[test]
fn who_is_listed_while_it_rings_is_shown_as_ringing_and_can_be_cancelled() {
    for language in BOTH {
        let mut window = window(language);
        happen(&mut window, |desk| {
            let zoe = Invitee::User {
                object_id: crate::fixtures::people::object_id("zoe").into(),
                display_name: Some("Zoe".into()),
            };
            desk.command(Command::Invite {
                call: call_id(),
                people: vec![NewInvitation::new("I1".into(), zoe)],
                source: Source::Click,
            });
            let attempt = desk.sent.last().unwrap().id;
            let facts = InvitedFacts {
                served: Some(ParticipantId::from("zoe")),
                ..InvitedFacts::default()
            };
            desk.apply(Event::Answered {
                attempt,
                answer: Ok(AttemptAnswer {
                    invite: Some(InviteFacts {
                        operation: Some("op".into()),
                        people: vec![facts],
                    }),
                    ..AttemptAnswer::with_status(200)
                }),
            });
        });
        invited(&mut window, MediaFlow::Nothing);
        let joined = said(language, "Joined", "已加入");
        assert!(!reads(&window, joined), "{language:?}");
        // Both the list of people and the list of invitations show the ringing.
        let rings = said(language, "Ringing 0:01", "振铃 0:01");
        assert!(
            window.query_all_by_label_contains(rings).count() >= 2,
            "{language:?}"
        );
        assert!(offers(
            &window,
            said(language, "Cancel invitation to Zoe", CANCEL_ZOE)
        ));
        wait(&mut window, 1_000);
        invited(&mut window, MediaFlow::Streams);
        assert_reads(&window, joined);
    }
}

/// Graph delays all readings for a day. F5 says so, because nothing else would show it.
#[tokio::test]
async fn f5_says_why_nothing_is_read_while_graph_wants_a_day() {
    for (language, until) in [
        ("en", "Microsoft asked us to wait until "),
        ("zh-CN", "Microsoft 要求等待至 "),
    ] {
        let scenario = Scenario::call("Board review").build();
        let running = Simulator::start(scenario, ([127, 0, 0, 1], 0).into());
        let running = running.await.unwrap();
        let server = RawServer::start(|request| {
            if request.is_for_a_token() {
                return Reply::token("t", 3_600);
            }
            Reply::plain(429, &[("retry-after", "86400")], "")
        })
        .await;
        let folder = TempDir::new().unwrap();
        let mut start = start(&running, server.url(), &folder, vec!["C-1".into()]);
        start.preferences = Ok(Preferences {
            language: Some(language.into()),
            ..Preferences::default()
        });
        let mut window = RealWindow::start(running, folder, start, [1_280.0, 800.0]);
        let is_throttled = |window: &RealWindow| {
            let snapshot = window.app().snapshot();
            let mut calls = snapshot.calls.iter();
            calls.any(|call| call.state == WatchState::Throttled)
        };
        window.until("it is to wait", is_throttled).await;
        let told = |window: &RealWindow| window.harness.query_all_by_label_contains(until).count();
        let before = told(&window);
        assert!(before > 0, "the list says it");
        press_key(&mut window, egui::Modifiers::NONE, egui::Key::F5);
        window
            .until("F5 says why", |window| told(window) > before)
            .await;
    }
}

#[test]
fn contradictions_and_shared_ids_are_told_in_both_languages() {
    for language in BOTH {
        let mut window = window(language);
        let all = || {
            vec![
                own(),
                user("ada", "Ada"),
                user("bob", "Bob"),
                user("cyd", "Cyd"),
            ]
        };
        for _ in 0..3 {
            lists(
                &mut window,
                vec![own(), user("ada", "Ada"), user("cyd", "Cyd")],
            );
            lists(&mut window, all());
        }
        assert_reads(
            &window,
            said(
                language,
                "Microsoft's answers disagree about who is in the call: just wait until they agree.",
                "Microsoft 的各次答复对谁在通话中说法不一，等到一致即可。",
            ),
        );
        let mut twins = all();
        let mut other = user("ghost", "Ghost");
        other.id = Some(ParticipantId::from("cyd"));
        twins.push(other);
        lists(&mut window, twins);
        let shared = said(language, "Shared ID", "ID 重复");
        assert_eq!(
            window.query_all_by_label_contains(shared).count(),
            2,
            "{language:?}"
        );
    }
}
