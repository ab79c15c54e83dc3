//! The window's words about strange answers, in English and Chinese: people, removals, calls,
//! sign-ins.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

use crate::desk::{Window, assert_reads, call_id, happen, is_removal, reads, told, wait};
use crate::desk::{click, window_sized};
use crate::evidence_ui::{lists, offers};
use crate::fixtures::people::{own, user};
use crate::fixtures::sign_in::play;
use crate::raw_server::{RawServer, Reply};
use crate::refusals_ui::start;
use crate::window as desktop;
use moderato::app::language::text::Language;
use moderato::moderation::command::Command;
use moderato::moderation::event::Event;
use moderato::moderation::model::audit::Source;
use moderato::moderation::model::call::{Call, CallState, ResultInfo};
use moderato::moderation::model::failure::{Cause, Failure, SignInCause};
use moderato::moderation::model::ids::ParticipantId;
use moderato::moderation::model::participant::Participant;
use moderato::moderation::state::snapshot::{SignIn, WatchState};
use moderato::simulator::Scenario;

const BOTH: [Language; 2] = [Language::English, Language::SimplifiedChinese];

/// Returns the words for this language.
fn said(language: Language, english: &'static str, chinese: &'static str) -> &'static str {
    if language == Language::SimplifiedChinese {
        chinese
    } else {
        english
    }
}

fn people() -> Vec<Participant> {
    vec![
        own(),
        user("ada", "Ada"),
        user("bob", "Bob"),
        user("cyd", "Cyd"),
    ]
}

fn without(id: &str) -> Vec<Participant> {
    let mut people = people();
    people.retain(|one| one.id.as_ref().is_none_or(|own| own.as_str() != id));
    people
}

/// Returns a window on [`people`] in this language. The activity is visible, and the pointer is
/// away from the list.
fn window(language: Language) -> Window {
    Language::English.choose();
    let mut window = window_sized(people(), true, [1_280.0, 1_000.0]);
    window.state_mut().shows_entries = true;
    window.hover_at(egui::pos2(5.0, 5.0));
    language.choose();
    window.run_steps(3);
    window
}

fn call_fails(window: &mut Window, cause: &Cause) {
    happen(window, |desk| {
        desk.apply(Event::CallFailed {
            call: call_id(),
            asked: desk.now,
            failure: Arc::new(Failure::new(cause.clone())),
            next_try: desk.now.plus(Duration::from_secs(10)),
        });
    });
}

fn remove(window: &mut Window, id: &str) {
    happen(window, |desk| {
        desk.command(Command::Remove {
            call: call_id(),
            participant: ParticipantId::from(id),
            source: Source::Click,
        });
    });
}

fn look_again(language: Language) -> &'static str {
    said(language, "Look again", "重新查看")
}

#[test]
fn a_call_that_seems_over_can_be_looked_at_again_and_goes_on() {
    for language in BOTH {
        for from_the_last_roster in [false, true] {
            let mut window = window(language);
            call_fails(&mut window, &Cause::CallNotFound);
            assert_reads(&window, said(language, "Call ended", "通话已结束"));
            if from_the_last_roster {
                click(
                    &mut window,
                    said(language, "Show the last list", "显示最后的名单"),
                );
            }
            // A notice that takes the place of the filters ignores presses at first.
            wait(&mut window, 700);
            told(&mut window);
            click(&mut window, look_again(language));
            assert_eq!(told(&mut window), [Command::Watch(call_id())]);
            lists(&mut window, people());
            assert_eq!(window.state().snapshot.calls[0].state, WatchState::Live);
            assert_reads(&window, "Ada");
            let joined = said(language, "Ada, member, joined", "Ada（成员）已加入");
            assert!(!reads(&window, joined), "who was there has not joined");
        }
    }
}

#[test]
fn a_call_that_this_app_left_has_nothing_more_to_tell() {
    for language in BOTH {
        let mut window = window(language);
        happen(&mut window, |desk| {
            desk.reads(Call {
                state: CallState::Terminated,
                result: Some(ResultInfo {
                    code: 200,
                    subcode: 7_000,
                    message: None,
                }),
                ..Call::default()
            });
        });
        assert_reads(&window, said(language, "Call ended", "通话已结束"));
        assert!(!offers(&window, look_again(language)));
    }
}

#[test]
fn a_call_that_is_not_found_for_four_seconds_is_over_for_nobody() {
    for language in BOTH {
        let mut window = window(language);
        for _ in 0..4 {
            wait(&mut window, 1_000);
            call_fails(&mut window, &Cause::NotFound);
            assert!(!reads(&window, said(language, "Call ended", "通话已结束")));
            assert_reads(&window, "Ada");
        }
        lists(&mut window, people());
        assert_eq!(window.state().snapshot.calls[0].state, WatchState::Live);
    }
}

#[test]
fn a_removal_whose_first_answer_was_lost_is_never_a_leaving() {
    for language in BOTH {
        let mut window = window(language);
        remove(&mut window, "bob");
        happen(&mut window, |desk| {
            let waits = Event::AttemptWaits {
                attempt: desk.sent.last().unwrap().id,
                until: desk.now,
                asked_by_graph: false,
                failure: Arc::new(Failure::new(Cause::TimedOut)),
            };
            desk.apply(waits);
        });
        happen(&mut window, |desk| {
            desk.answer(is_removal, &Err(Cause::ParticipantNotFound));
        });
        happen(&mut window, |desk| {
            desk.reads(Call {
                state: CallState::Established,
                my_participant: Some("own".into()),
                ..Call::default()
            });
        });
        lists(&mut window, without("bob"));
        lists(&mut window, without("bob"));
        assert_reads(
            &window,
            said(language, "The first answer was lost", "首次答复丢失"),
        );
        let entry = said(
            language,
            "Removed; the first answer was lost",
            "已移除；首次答复丢失",
        );
        assert_reads(&window, entry);
        for left in ["Had already left", "Bob, member, left", "已离开"] {
            assert!(!reads(&window, left), "{left}");
        }
    }
}

#[test]
fn a_proof_that_was_wrong_is_put_right_in_the_row_and_in_the_activity() {
    for language in BOTH {
        let mut window = window(language);
        remove(&mut window, "bob");
        happen(&mut window, |desk| desk.answer(is_removal, &Ok(())));
        lists(&mut window, without("bob"));
        lists(&mut window, without("bob"));
        let removed = said(language, "Removed after ", "秒后移除");
        assert_reads(&window, removed);
        lists(&mut window, people());
        assert!(!reads(&window, removed));
        assert_reads(&window, said(language, "Still in the call", "仍在通话中"));
        assert_reads(
            &window,
            said(language, ", still in the call", "已接受，仍在通话中"),
        );
    }
}

#[test]
fn whoever_is_listed_as_removed_at_first_sight_is_told_with_what_graph_says() {
    for language in BOTH {
        let mut window = window(language);
        let mut people = people();
        people.push(Participant {
            removed: Some("RemovedByPolicy".into()),
            ..user("eve", "Eve")
        });
        lists(&mut window, people.clone());
        lists(&mut window, people);
        assert_eq!(window.state().snapshot.calls[0].rows.len(), 4);
        let told = said(
            language,
            "Eve, member, isn't in the call; Microsoft lists them as removed: RemovedByPolicy",
            "Eve（成员）不在通话中；Microsoft 将其列为已移除：RemovedByPolicy",
        );
        assert_reads(&window, told);
    }
}

/// Returns a window in which two people were removed together, and the service turned both requests away.
fn held(language: Language, cause: Cause, wait_for: Option<u32>) -> Window {
    let mut window = window(language);
    happen(&mut window, |desk| {
        desk.command(Command::RemoveMany {
            call: call_id(),
            people: vec!["ada".into(), "bob".into()],
        });
    });
    happen(&mut window, |desk| {
        let failure = Arc::new(Failure {
            retry_after: wait_for,
            ..Failure::new(cause)
        });
        for attempt in std::mem::take(&mut desk.sent) {
            desk.apply(Event::TurnedAway {
                attempt: attempt.id,
                failure: failure.clone(),
            });
        }
    });
    window
}

#[test]
fn a_bulk_that_is_held_says_by_whom_and_until_when_and_can_be_stopped() {
    for language in BOTH {
        let day = Some(Duration::from_hours(24));
        let by_graph = held(language, Cause::Throttled(day), None);
        let until = said(
            language,
            "Microsoft asked us to wait until tomorrow ",
            "Microsoft 要求等待至 明天 ",
        );
        assert_reads(&by_graph, until);
        let entra = Cause::SignIn(SignInCause::EntraTrouble);
        let by_entra = held(language, entra, Some(30));
        let next = said(
            language,
            "Entra isn't issuing tokens right now. Next try in ",
            "Entra 暂时不发放令牌，",
        );
        assert_reads(&by_entra, next);
        for mut window in [by_graph, by_entra] {
            let failed = said(language, "Not removed", "未能移除");
            assert!(!reads(&window, failed), "nobody failed");
            let stop = said(language, "Stop", "停止");
            window.get_all_by_label(stop).next().unwrap().click();
            window.run_steps(3);
            let stops = |it: &Command| matches!(it, Command::StopRemovals(_));
            assert!(told(&mut window).iter().any(stops));
        }
    }
}

/// Returns the whole window on a server whose answers a test chooses.
async fn desktop_on(server: &RawServer) -> desktop::Window {
    let scenario = Scenario::call("Board review").build();
    let running = play(scenario).await;
    let folder = TempDir::new().unwrap();
    let start = start(&running, server.url(), &folder, vec!["C-1".into()]);
    desktop::Window::start(running, folder, start, [1_280.0, 900.0])
}

/// Returns how many labels contain this piece.
fn count(window: &desktop::Window, piece: &str) -> usize {
    window.harness.query_all_by_label_contains(piece).count()
}

const TOKEN: &str = r#"{"token_type": "Bearer", "expires_in": 3600, "access_token": "opaque"}"#;

#[tokio::test]
async fn why_nothing_was_asked_for_goes_by_itself_when_graph_takes_requests_again() {
    let rosters = AtomicUsize::new(0);
    let server = RawServer::start(move |request| {
        if request.is_for_a_token() {
            Reply::json(TOKEN)
        } else if !request.target.ends_with("/participants") {
            Reply::json(r#"{"id": "C-1", "state": "established"}"#)
        } else if rosters.fetch_add(1, Ordering::SeqCst) == 0 {
            Reply::plain(429, &[("retry-after", "3")], "")
        } else {
            Reply::json(r#"{"value": []}"#)
        }
    })
    .await;
    let mut window = desktop_on(&server).await;
    let is_throttled = |window: &desktop::Window| {
        let calls = &window.app().snapshot().calls;
        calls.iter().any(|call| call.trouble.is_some())
    };
    window.until("the refusal", is_throttled).await;
    let why = "Wait, then try again.";
    let before = count(&window, why);
    desktop::press_key(&mut window, Modifiers::NONE, Key::F5);
    window
        .until("why not", |window| count(window, why) > before)
        .await;
    window.until("that goes", |window| !window.shows(why)).await;
}

#[tokio::test]
async fn a_first_sign_in_that_entra_cannot_answer_says_so_and_when_it_asks_again() {
    for language in BOTH {
        let server = RawServer::start(|_| Reply::plain(503, &[], "")).await;
        let mut window = desktop_on(&server).await;
        language.choose();
        let waits = |window: &desktop::Window| {
            matches!(window.app().snapshot().sign_in, SignIn::SigningIn(Some(_)))
        };
        window.until("it waits", waits).await;
        window.harness.run_steps(3);
        let why = said(
            language,
            "Entra had a problem of its own. Next try in ",
            "Entra 自身出错。",
        );
        assert!(window.shows(why), "{}", window.tree());
        window.press(said(language, "Cancel", "取消"));
    }
}

#[tokio::test]
async fn a_clock_two_hours_behind_is_told_as_two_hours() {
    for language in BOTH {
        let server = RawServer::start(|request| {
            // Requests take a moment, so the difference is slightly under two hours.
            let ahead = Duration::from_secs(2 * 60 * 60 - 2);
            let date = httpdate::fmt_http_date(SystemTime::now() + ahead);
            let headers = [("content-type", "application/json"), ("date", &*date)];
            let body = if request.is_for_a_token() {
                TOKEN
            } else {
                r#"{"id": "C-1", "state": "established", "value": []}"#
            };
            Reply::plain(200, &headers, body)
        })
        .await;
        let mut window = desktop_on(&server).await;
        language.choose();
        let told = said(
            language,
            "This computer's clock is 2 h behind the service's.",
            "这台电脑的时钟比服务慢 2 小时。",
        );
        window.until("the clock", |window| window.shows(told)).await;
    }
}
