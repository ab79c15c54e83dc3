//! The commands that a moderator can give: their words, their keys, and where the keys work.
//!
//! Each entry of the table serves buttons, keys, menus, the palette and the list of keys. `call::commands` and
//! `shell::commands` run the commands, and say why a command isn't available.

use egui::{Key, KeyboardShortcut, ModifierNames, Modifiers, Ui};

use crate::app::language::keyboard::printed;
use crate::app::language::text::{tr, tr_with};
use crate::app::state::taken_keys::{is_letter, is_typing_text, letter_pressed, takes};
use crate::moderation::model::deed::ServiceDeed;
use crate::moderation::views::table::RosterFilter;

/// The part of the window in which a command's key works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everywhere; the library that draws the window handles the key.
    Library,
    /// In the whole window, except in dialogs.
    Window,
    /// In a call, even while a question is open, and in a call that has ended.
    Always,
    /// In a call that hasn't ended, unless a question is open.
    Call,
    /// Like `Call`, but also in a call that has ended.
    AnyCall,
    /// While the list of people has the focus, or nothing has.
    List,
    /// Like `List`, while a person's row has the focus or people are selected.
    Person,
}

/// The heading under which a command is listed, for example in the list of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CommandGroup {
    /// Commands for a raid, when many people join at once.
    Raid,
    Window,
    List,
}

/// A command that a moderator can give to the window or to the call in front.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UiCommand {
    /// Opens the dialog that adds a call or a meeting.
    AddCall,
    /// Opens the board, the overview of all calls, with the focus in its search field.
    SearchEverywhere,
    /// Opens the board, the overview of all calls.
    AllCalls,
    /// Shows the activity panel in full and moves the focus into it. If the focus is there already, moves it back to
    /// the list of people; in a low window, the panel then is one line again.
    Activity,
    /// Opens the export dialog.
    Export,
    /// Masks names and ids, or shows them again.
    Present,
    /// Switches full screen on or off.
    FullScreen,
    /// Enlarges all content of the window.
    ZoomIn,
    /// Shrinks all content of the window.
    ZoomOut,
    /// Resets the zoom to 100 %.
    ZoomReset,
    /// Opens the command palette, which runs commands by name.
    Palette,
    /// Shows the list of keys.
    Keys,
    /// Opens the settings over the window.
    Settings,
    /// Opens the access check: the app's permissions in its tenant, the servers that answered, and the clock.
    AccessCheck,
    /// Shows the version, the licenses, and where to report a fault.
    About,
    /// Signs out, which ends the session. Asks first if there is something to warn about, such as a rule that would end
    /// too.
    SignOut,
    /// Moves the focus to the call's search field.
    Search,
    /// Moves the focus to the notice above the list. If there is none, first shows a dismissed notice of a wave again.
    GoToNotice,
    /// Moves the focus to the list of people.
    GoToList,
    /// Requests the call's roster now instead of at the next poll.
    Refresh,
    /// Opens the dialog for invitations.
    Invite,
    /// Asks which of the ringing invitations to cancel.
    CancelInvitations,
    /// Asks whether only this app leaves or the call ends for everyone.
    Leave,
    /// Copies the id of the call.
    CopyCallId,
    /// Removes the call from the list.
    StopWatching,
    /// Switches raid mode on or off.
    Raid,
    /// Closes or opens the guest door. During a raid, asks before opening it.
    Door,
    /// Shows or hides the standing rules.
    Rules,
    /// Shows the results of the last removal of several people or of the last invitations, whichever are newer.
    Results,
    /// Stops a removal of several people.
    StopRemoving,
    /// Retries those failed removals of the last batch that may succeed now.
    RetryRemovals,
    /// Mutes all who couldn't be removed.
    MuteFailed,
    /// Selects the guests who joined recently.
    SelectNewGuests,
    /// Selects everyone in the list who can be selected.
    SelectAll,
    /// Lets the list change now: adds newcomers who were held back to keep other rows in place, and drops people who
    /// are gone.
    ShowNewcomers,
    /// Switches to the next sort order.
    NextOrder,
    /// Applies a filter to the list of people, such as guests only.
    Filter(RosterFilter),
    /// Shows a person's card.
    ShowPerson,
    /// Selects or deselects a person.
    SelectPerson,
    /// Copies a person's name.
    CopyName,
    /// Asks whether to remove a person, or opens the preview of a bulk removal if people are selected.
    ///
    /// In raid mode, removes a guest or an external person without a question, if their role is attendee and the
    /// organizers are known.
    Remove,
    /// Removes a person who had been removed and came back. Usually asks first.
    RemoveAgain,
    /// Asks whether to keep a person out of the call. If they can't be kept out, shows their card, which says why.
    KeepOut,
    /// Mutes a person.
    Mute,
    /// Lets a person stay in the call although a rule is about to remove them.
    LetStay,
    /// Lets the next guest through the closed door, for instance a guest who was removed by mistake.
    LetNextIn,
    /// Moves a person back to the call that they were moved here from.
    MoveBack,
    /// Opens the dialog that moves a person to another watched call.
    MoveTo,
}

struct CommandEntry {
    command: UiCommand,
    text: &'static str,
    keys: &'static [KeyboardShortcut],
    scope: Scope,
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const CTRL_SHIFT_P: KeyboardShortcut =
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);

const CTRL_SHIFT_F: KeyboardShortcut =
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::F);

const CTRL_SHIFT_I: KeyboardShortcut =
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::I);

const fn entry(
    command: UiCommand,
    text: &'static str,
    keys: &'static [KeyboardShortcut],
    scope: Scope,
) -> CommandEntry {
    CommandEntry {
        command,
        text,
        keys,
        scope,
    }
}

/// All commands by group, in the order in which they are listed.
///
/// A key with a modifier comes before the same key without one: the plain key would match a press of either.
const GROUPS: [(CommandGroup, &[CommandEntry]); 3] = {
    use RosterFilter as F;
    use Scope::{Always, AnyCall, Call, List, Person, Window};
    use UiCommand as C;
    [
        (
            CommandGroup::Raid,
            &[
                entry(C::GoToNotice, "key-to-notice", &[shift(Key::F6)], Call),
                entry(C::Raid, "key-raid", &[ctrl(Key::G)], Call),
                entry(C::Door, "key-door", &[ctrl(Key::D)], Call),
                entry(C::Rules, "key-rules", &[ctrl(Key::K)], Call),
                entry(C::LetNextIn, "door-let-next", &[], Call),
                entry(C::SelectNewGuests, "key-new-guests", &[plain(Key::G)], List),
                entry(C::RetryRemovals, "key-retry", &[shift(Key::R)], List),
                entry(C::MuteFailed, "key-mute-failed", &[shift(Key::M)], List),
                entry(C::StopRemoving, "key-stop", &[ctrl(Key::Period)], Always),
            ],
        ),
        (
            CommandGroup::Window,
            &[
                entry(C::Palette, "key-palette", &[CTRL_SHIFT_P], Window),
                entry(C::AddCall, "key-add", &[ctrl(Key::N)], Window),
                entry(
                    C::SearchEverywhere,
                    "key-search-all",
                    &[CTRL_SHIFT_F],
                    Window,
                ),
                entry(C::AllCalls, "key-board", &[ctrl(Key::Num0)], Window),
                entry(
                    C::Search,
                    "key-search",
                    &[plain(Key::Slash), ctrl(Key::F)],
                    AnyCall,
                ),
                entry(C::GoToList, "key-to-list", &[plain(Key::F6)], Call),
                entry(C::Results, "key-results", &[shift(Key::F7)], Call),
                entry(C::Activity, "key-activity", &[plain(Key::F7)], Window),
                entry(C::Export, "key-export", &[ctrl(Key::E)], Window),
                entry(
                    C::Refresh,
                    "key-refresh",
                    &[plain(Key::F5), ctrl(Key::R)],
                    Call,
                ),
                entry(C::Settings, "key-settings", &[ctrl(Key::Comma)], Window),
                entry(C::Present, "key-present", &[plain(Key::F8)], Window),
                entry(C::FullScreen, "key-full-screen", &[plain(Key::F11)], Window),
                entry(C::ZoomIn, "key-zoom-in", &[ctrl(Key::Plus)], Scope::Library),
                entry(
                    C::ZoomOut,
                    "key-zoom-out",
                    &[ctrl(Key::Minus)],
                    Scope::Library,
                ),
                entry(C::ZoomReset, "zoom-reset", &[], Window),
                entry(
                    C::Keys,
                    "key-keys",
                    &[plain(Key::Questionmark), plain(Key::F1)],
                    Window,
                ),
                entry(C::Leave, "key-leave", &[], Call),
                entry(C::CopyCallId, "call-copy-id", &[], Call),
                entry(C::StopWatching, "call-stop-watching", &[], Call),
                entry(C::AccessCheck, "access-open-page", &[], Window),
                entry(C::About, "about", &[], Window),
                entry(C::SignOut, "sign-out", &[], Window),
            ],
        ),
        (
            CommandGroup::List,
            &[
                entry(C::ShowPerson, "key-person", &[plain(Key::Enter)], Person),
                entry(C::Remove, "key-remove", &[plain(Key::Delete)], Person),
                entry(C::KeepOut, "key-keep-out", &[plain(Key::K)], Person),
                entry(C::RemoveAgain, "key-again", &[plain(Key::R)], List),
                entry(C::Mute, "key-mute", &[plain(Key::M)], Person),
                entry(C::LetStay, "key-let-stay", &[plain(Key::L)], Person),
                entry(
                    C::SelectPerson,
                    "key-choose",
                    // `X` comes first, because input methods often intercept Ctrl+Space, which selects in many other
                    // programs.
                    &[plain(Key::X), ctrl(Key::Space)],
                    Person,
                ),
                entry(
                    C::CancelInvitations,
                    "key-cancel-invitations",
                    &[CTRL_SHIFT_I],
                    Call,
                ),
                entry(C::Invite, "key-invite", &[ctrl(Key::I)], Call),
                entry(C::MoveBack, "move-back", &[], Person),
                entry(C::MoveTo, "move-to", &[], Person),
                entry(C::CopyName, "menu-copy-name", &[plain(Key::C)], Person),
                entry(C::SelectAll, "key-all", &[ctrl(Key::A)], List),
                entry(C::ShowNewcomers, "key-newcomers", &[plain(Key::N)], List),
                entry(C::NextOrder, "key-order", &[plain(Key::O)], List),
                entry(C::Filter(F::All), "filter-all", &[], AnyCall),
                entry(C::Filter(F::Guests), "filter-guests", &[], AnyCall),
                entry(C::Filter(F::External), "filter-external", &[], AnyCall),
                entry(C::Filter(F::Phones), "filter-phones", &[], AnyCall),
                entry(C::Filter(F::Apps), "filter-apps", &[], AnyCall),
                entry(C::Filter(F::New), "filter-new", &[], AnyCall),
                entry(C::Filter(F::Problems), "filter-problems", &[], AnyCall),
            ],
        ),
    ]
};

fn entries() -> impl Iterator<Item = &'static CommandEntry> {
    GROUPS.iter().flat_map(|(_, entries)| *entries)
}

/// The commands in the right-click menu of a person's row, in groups. The last group removes the person or keeps them
/// out.
pub(crate) const ROW_MENU: [&[UiCommand]; 3] = [
    &[
        UiCommand::ShowPerson,
        UiCommand::SelectPerson,
        UiCommand::CopyName,
    ],
    &[
        UiCommand::Mute,
        UiCommand::LetStay,
        UiCommand::MoveBack,
        UiCommand::MoveTo,
        UiCommand::LetNextIn,
    ],
    &[UiCommand::Remove, UiCommand::KeepOut],
];

impl UiCommand {
    pub(crate) fn of(group: CommandGroup) -> impl Iterator<Item = Self> {
        let group = GROUPS.iter().filter(move |(known, _)| *known == group);
        group.flat_map(|(_, entries)| entries.iter().map(|entry| entry.command))
    }

    fn entry(self) -> Option<&'static CommandEntry> {
        entries().find(|entry| entry.command == self)
    }

    /// Returns the service deed, such as muting, that the command requests for the focused person. `None` for commands
    /// that request none.
    pub(crate) fn service(self) -> Option<ServiceDeed> {
        match self {
            Self::Mute => Some(ServiceDeed::Mute),
            _ => None,
        }
    }

    /// Returns the command's description in a few words.
    pub(crate) fn label(self) -> String {
        let text = self
            .entry()
            .map_or_else(String::new, |entry| tr(entry.text));
        match self {
            Self::Filter(_) => tr_with("key-filter", &[("filter", text.into())]),
            _ => text,
        }
    }

    /// Returns the command's first key as printed on keyboards; empty if the command has no key.
    pub fn key(self) -> String {
        self.keys().next().unwrap_or_default()
    }

    /// Returns all keys of the command as printed on keyboards.
    pub(crate) fn keys(self) -> impl Iterator<Item = String> {
        let keys = self.entry().map_or(&[][..], |entry| entry.keys);
        keys.iter().map(|key| printed(&shown(*key)))
    }

    /// Whether the command works on a call rather than on the whole window.
    pub(crate) fn is_of_call(self) -> bool {
        let scope = self.entry().map(|entry| entry.scope);
        !matches!(scope, None | Some(Scope::Library | Scope::Window))
    }

    /// Whether the command needs a person: the one whose row has the focus or, for a removal, the selected people.
    pub(crate) fn is_of_person(self) -> bool {
        self.entry()
            .is_some_and(|entry| entry.scope == Scope::Person)
    }
}

/// Returns the command with one of these scopes whose key was pressed, and consumes the key. `None` if there is none.
///
/// Ignores plain letters and digits: see [`pressed_letter`]. While the user types text, ignores all keys that write a
/// character.
pub(crate) fn pressed(ui: &Ui, scopes: &[Scope]) -> Option<UiCommand> {
    let is_typing = ui.text_edit_focused() || is_typing_text(ui);
    let is_meant =
        |key| !(writes(key) && (is_typing || is_letter(key.logical_key))) && takes(ui, key);
    found(scopes, is_meant)
}

/// Returns the command of the pressed letter, unless another character followed at once. `None` if no command with one
/// of these scopes has this letter.
pub(crate) fn pressed_letter(ui: &Ui, scopes: &[Scope]) -> Option<UiCommand> {
    let letter = letter_pressed(ui)?;
    let is_meant = |key: KeyboardShortcut| {
        key.logical_key == letter.logical_key && letter.modifiers.matches_logically(key.modifiers)
    };
    found(scopes, is_meant)
}

fn found(scopes: &[Scope], is_meant: impl Fn(KeyboardShortcut) -> bool) -> Option<UiCommand> {
    let mut here = entries().filter(|entry| scopes.contains(&entry.scope));
    let found = here.find(|entry| entry.keys.iter().any(|key| is_meant(*key)));
    found.map(|entry| entry.command)
}

/// Whether a key writes a character into a focused text field.
fn writes(key: KeyboardShortcut) -> bool {
    let is_printed = key.logical_key.symbol_or_name().chars().count() == 1;
    is_printed && (key.modifiers.is_none() || key.modifiers.shift_only())
}

/// Returns a key with its modifiers as printed on English keyboards of this system.
pub(crate) fn shown(shortcut: KeyboardShortcut) -> String {
    let is_mac = cfg!(target_os = "macos");
    let names = if is_mac {
        ModifierNames::SYMBOLS
    } else {
        ModifierNames::NAMES
    };
    let key = match shortcut.logical_key {
        Key::Delete => "Del",
        Key::Comma => ",",
        Key::Period => ".",
        Key::Plus => "+",
        Key::Minus => "−",
        Key::Slash => "/",
        Key::Questionmark => "?",
        key => key.name(),
    };
    let modifiers = names.format(&shortcut.modifiers, is_mac);
    match (modifiers.is_empty(), is_mac) {
        (true, _) => key.to_owned(),
        (false, true) => format!("{modifiers}{key}"),
        (false, false) => format!("{modifiers}+{key}"),
    }
}

#[cfg(test)]
mod tests;
