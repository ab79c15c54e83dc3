//! States what a verification of an audit log proves, and what it cannot show.
//!
//! `verify`, docs/record.md and SECURITY.md use these sentences word for word.

use std::fmt;

/// A sentence with the tests that prove it.
struct Claim {
    sentence: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "tests look for these tests"))]
    shown_by: &'static [&'static str],
}

/// Changes that `verify` finds, and facts that are certain if it finds none.
const VOUCHES_FOR: [Claim; 6] = [
    Claim {
        sentence: "A line that was changed, moved, added, or removed is found, with its number, unless everything after it was rewritten too.",
        shown_by: &[
            "every_flipped_byte_is_found_in_its_line",
            "lines_that_were_taken_out_moved_or_put_in_are_named",
            "a_forged_line_is_found_where_it_does_not_link",
        ],
    },
    Claim {
        sentence: "A closed file that was changed, cut, rewritten, or deleted is found from the file that was started after it.",
        shown_by: &[
            "every_flipped_byte_of_a_closed_file_is_found_from_the_file_after_it",
            "lines_cut_off_a_closed_file_are_found_by_the_file_after_it",
            "a_file_that_was_written_anew_is_told",
            "a_file_that_is_gone_without_a_word_is_missing",
        ],
    },
    Claim {
        sentence: "A line saying that Moderato deleted a file counts only if its dates, and --kept DAYS, allow it.",
        shown_by: &[
            "a_line_about_a_deletion_counts_only_if_its_dates_allow_it",
            "a_closed_month_that_was_deleted_with_a_forged_line_is_missed_where_its_dates_forbid_it",
            "whoever_knows_for_how_long_the_log_is_kept_finds_what_was_deleted_sooner",
        ],
    },
    Claim {
        sentence: "If this log names a line in another window's file, and that file or line is gone, it's found.",
        shown_by: &[
            "a_second_windows_file_that_was_deleted_whole_is_missed_by_the_first_and_the_other_way_round",
            "a_second_windows_file_that_lacks_the_line_that_was_named_breaks_it",
            "the_deletion_of_another_file_explains_nothing",
        ],
    },
    Claim {
        sentence: "Times that run backwards by more than two minutes are reported with their place.",
        shown_by: &[
            "times_that_run_backwards_are_told_with_their_place",
            "times_that_run_backwards_are_found_in_closed_files_and_from_file_to_file",
        ],
    },
    Claim {
        sentence: "With a head that was noted elsewhere and given as --head, nothing up to that line was cut off or rewritten.",
        shown_by: &[
            "lines_cut_off_at_the_end_are_found_with_the_noted_head_only",
            "a_noted_head_that_is_nowhere_breaks_it_and_a_file_that_is_gone_is_another_end",
            "a_log_that_was_written_anew_from_its_first_line_is_found_with_a_noted_head_only",
        ],
    },
];

/// Changes and untrue facts that verifying cannot find, mostly because the chain holds no secret.
const CANNOT_SHOW: [Claim; 5] = [
    Claim {
        sentence: "Without a noted head, lines cut off or added at the end of the newest file aren't found.",
        shown_by: &[
            "lines_cut_off_at_the_end_are_found_with_the_noted_head_only",
            "lines_that_were_added_with_right_hashes_are_counted_behind_a_noted_head_and_not_found",
        ],
    },
    Claim {
        sentence: "Without a noted head, a log that the same user rewrote from some line on, with correct hashes, isn't found.",
        shown_by: &[
            "a_log_that_was_written_anew_from_its_first_line_is_found_with_a_noted_head_only",
            "a_log_that_was_written_anew_from_some_line_on_is_found_with_a_noted_head_only",
        ],
    },
    Claim {
        sentence: "With a noted head, the lines after it are only counted.",
        shown_by: &[
            "lines_behind_a_noted_head_are_counted_over_all_files_and_nothing_vouches_for_them",
            "lines_that_were_added_with_right_hashes_are_counted_behind_a_noted_head_and_not_found",
        ],
    },
    Claim {
        sentence: "A file old enough to be deleted can be deleted with a forged line, and a file that no line names, without one.",
        shown_by: &[
            "a_closed_month_that_was_deleted_with_a_forged_line_is_missed_where_its_dates_forbid_it",
            "a_file_of_another_window_that_no_line_names_goes_unseen",
        ],
    },
    Claim {
        sentence: "It doesn't show whether a time or a typed name is true.",
        shown_by: &["a_time_and_a_name_that_are_not_true_are_not_found"],
    },
];

/// All claims, as `verify` prints them below its report.
pub(crate) struct VerifyClaims;

impl fmt::Display for VerifyClaims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\nWhat this vouches for:")?;
        for claim in &VOUCHES_FOR {
            writeln!(f, "- {}", claim.sentence)?;
        }
        writeln!(f, "What it cannot show:")?;
        for claim in &CANNOT_SHOW {
            writeln!(f, "- {}", claim.sentence)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
