//! Other words by which people look for a command.

use crate::app::language::text::tr;
use crate::app::state::commands::UiCommand;
use crate::moderation::views::table::RosterFilter;

/// Returns other words that people type for a command, separated by spaces. Empty for a command whose name says enough.
pub(crate) fn other_words(command: UiCommand) -> String {
    match command {
        UiCommand::Activity => tr("words-activity"),
        UiCommand::Export => tr("words-export"),
        UiCommand::Results => tr("words-results"),
        UiCommand::AddCall => tr("words-add"),
        UiCommand::AllCalls => tr("words-board"),
        UiCommand::Search | UiCommand::SearchEverywhere => tr("words-search"),
        UiCommand::Invite => tr("words-invite"),
        UiCommand::Leave => tr("words-leave"),
        UiCommand::Present => tr("words-present"),
        UiCommand::Keys => tr("words-keys"),
        UiCommand::AccessCheck => tr("words-access"),
        UiCommand::SignOut => tr("words-sign-out"),
        UiCommand::Raid => tr("words-raid"),
        UiCommand::Door => tr("words-door"),
        UiCommand::Rules => tr("words-rules"),
        UiCommand::StopRemoving => tr("words-stop"),
        UiCommand::LetStay => tr("words-let-stay"),
        UiCommand::Remove | UiCommand::RemoveAgain => tr("words-remove"),
        UiCommand::KeepOut => tr("words-keep-out"),
        UiCommand::Mute => tr("words-mute"),
        UiCommand::SelectAll => tr("words-all"),
        UiCommand::Filter(RosterFilter::Problems) => tr("words-problems"),
        _ => String::new(),
    }
}
