//! What came of a removal of several people, counted in words.

use super::text::{key, tr, tr_with};
use crate::moderation::ending::{EndForAll, Fate};

/// The counts of a removal, as its panel says them.
pub(super) fn through_of(ending: &EndForAll) -> String {
    through(
        ending.count(|fate| *fate == Fate::Gone),
        ending.count(|fate| *fate == Fate::AlreadyGone),
        ending.count(Fate::is_left_over),
        ending.count(|fate| *fate == Fate::Stopped),
    )
}

/// The same of any counts: only what there is, but always how many were removed.
pub(super) fn through(
    removed: usize,
    already_gone: usize,
    failed: usize,
    stopped: usize,
) -> String {
    let parts = [
        (key!("removal-removed"), removed),
        (key!("removal-already-gone"), already_gone),
        (key!("removal-not"), failed),
        (key!("removal-not-asked"), stopped),
    ];
    let said = parts.into_iter().enumerate();
    let said = said.filter(|(place, (_, n))| *place == 0 || *n > 0);
    let said: Vec<String> = said
        .map(|(_, (key, n))| tr_with(key, &[("n", n.into())]))
        .collect();
    said.join(&tr("counts-comma"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::text::Language;

    #[test]
    fn only_what_there_is_is_counted() {
        for ([removed, gone, failed, stopped], english, chinese) in [
            (
                [20, 1, 1, 0],
                "20 removed, 1 already gone, 1 failed",
                "已移除 20 人，1 人已先行离开，1 人未能移除",
            ),
            ([1, 0, 0, 0], "1 removed", "已移除 1 人"),
            (
                [0, 2, 0, 0],
                "Nobody removed, 2 already gone",
                "未移除任何人，2 人已先行离开",
            ),
            (
                [0, 0, 0, 300],
                "Nobody removed, 300 not asked",
                "未移除任何人，300 人未发送请求",
            ),
        ] {
            for (language, said) in [
                (Language::English, english),
                (Language::SimplifiedChinese, chinese),
            ] {
                language.choose();
                assert_eq!(through(removed, gone, failed, stopped), said);
            }
        }
        Language::English.choose();
    }
}
