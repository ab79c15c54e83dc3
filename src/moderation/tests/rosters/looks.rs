//! Names that pose as a member's name, and names that are only similar.

use crate::moderation::model::name::SafeName;
use crate::moderation::model::participant::{Identity, IdentityKind, Participant};
use crate::moderation::model::time::Now;
use crate::moderation::state::identity_index::IdentityIndex;
use crate::moderation::state::row::{Mark, Row, RowKey};
use crate::moderation::tests::cast::{HOME, guest, named, row_key, user};
use crate::moderation::tests::stage::Stage;

fn mark(stage: &Stage, participant: &str) -> Option<Mark> {
    stage.row(participant).mark.clone()
}

fn external(word: &str) -> Participant {
    let mut entry = user(word);
    entry.identity.tenant = Some("elsewhere".into());
    entry
}

/// Returns the mark of a guest called `name` in a call with a member called `member`. Checks that the member is not
/// marked as posing as somebody.
fn beside(member: &str, name: &str) -> Option<Mark> {
    let mut stage = Stage::new();
    let member = named(user("member"), member);
    stage.roster_of([user("own"), member, guest(name, "g1")]);
    assert_eq!(
        mark(&stage, "member").filter(|mark| matches!(mark, Mark::LooksLike(_))),
        None,
        "the original, beside {name:?}"
    );
    mark(&stage, "g1")
}

/// Names of guests, each with the member's name that it poses as.
const POSES: [(&str, &str); 73] = [
    // Letters that are drawn in another form.
    ("ʜᴇʟᴇɴᴀ ʙʀᴀɴᴅᴛ", "Helena Brandt"),
    ("🅷🅴🅻🅴🅽🅰 🅑🅡🅐🅝🅓🅣", "Helena Brandt"),
    ("🇭🇪🇱🇪🇳🇦 🇧🇷🇦🇳🇩🇹", "Helena Brandt"),
    ("Helena\u{2800}Brandt\u{2800}\u{2800}", "Helena Brandt"),
    ("Helen@ Brandt", "Helena Brandt"),
    ("helena.brandt@contoso.com", "Helena Brandt"),
    // Letters that a keyboard lacks.
    ("Jonas Weiss", "Jonas Weiß"),
    ("Bjorn Aas", "Bjørn Aas"),
    ("Bjørn Ås", "Bjorn As"),
    // Spaces.
    ("Helena  Brandt", "Helena Brandt"),
    ("Helena\u{2009}Brandt", "Helena Brandt"),
    ("Helena\u{a0}Brandt", "Helena Brandt"),
    ("HelenaBrandt", "Helena Brandt"),
    ("H e l e n a B r a n d t", "Helena Brandt"),
    // Punctuation.
    ("Helena Brandt.", "Helena Brandt"),
    ("Helena_Brandt", "Helena Brandt"),
    ("helena.brandt", "Helena Brandt"),
    ("Helena-Brandt", "Helena Brandt"),
    ("\"Helena Brandt\"", "Helena Brandt"),
    ("*** Helena Brandt ***", "Helena Brandt"),
    ("Helena|Brandt", "Helena Brandt"),
    ("H.e.l.e.n.a Brandt", "Helena Brandt"),
    // Word order.
    ("Brandt, Helena", "Helena Brandt"),
    ("Brandt Helena", "Helena Brandt"),
    ("BRANDTHELENA", "Helena Brandt"),
    ("Vries, Jan de", "Jan de Vries"),
    ("DeVriesJan", "Jan de Vries"),
    ("Maria Anna Berg", "Anna Maria Berg"),
    // Roles and additions.
    ("Helena Brandt (Organizer)", "Helena Brandt"),
    ("[Host] Helena Brandt", "Helena Brandt"),
    ("Helena Brandt - Guest", "Helena Brandt"),
    ("Helena Brandt (Gast)", "Helena Brandt"),
    ("Helena Brandt（主持人）", "Helena Brandt"),
    ("Helena Brandt | Presenter", "Helena Brandt"),
    ("Organizer: Helena Brandt", "Helena Brandt"),
    ("Helena Brandt Organisateur", "Helena Brandt"),
    ("Ведущий Helena Brandt", "Helena Brandt"),
    ("Helena Brandt (Contoso", "Helena Brandt"),
    ("Helena Brandt | Contoso GmbH", "Helena Brandt"),
    ("Helena Brandt, CEO", "Helena Brandt"),
    ("iPad (Helena Brandt)", "Helena Brandt"),
    ("Helena Brandt’s iPhone", "Helena Brandt"),
    ("Helena Brandt 2", "Helena Brandt"),
    ("Helena Brandt", "Brandt, Helena | IT | Fabrikam"),
    // Titles.
    ("Dr. Helena Brandt", "Helena Brandt"),
    ("Frau Prof. Dr. Brandt, Helena", "Helena Brandt"),
    ("Helena Brandt PhD", "Helena Brandt"),
    ("Helena Brandt", "Dr. Helena Brandt"),
    // Capitals, look-alike letters and digits, accents, and repeated letters.
    ("helena brandt", "Helena Brandt"),
    ("HELENA BRANDT", "Helena Brandt"),
    ("Hеlena Brandt", "Helena Brandt"),
    ("Ηelena Βrandt", "Helena Brandt"),
    ("Ｈｅｌｅｎａ Ｂｒａｎｄｔ", "Helena Brandt"),
    ("𝐇𝐞𝐥𝐞𝐧𝐚 𝐁𝐫𝐚𝐧𝐝𝐭", "Helena Brandt"),
    ("Ⓗⓔⓛⓔⓝⓐ Brandt", "Helena Brandt"),
    ("He1ena Brandt", "Helena Brandt"),
    ("H3len4 8randt", "Helena Brandt"),
    ("He|ena Brandt", "Helena Brandt"),
    ("Hel3na 8r@ndt", "Helena Brandt"),
    ("T0rn Berg", "Tom Berg"),
    ("Hélèna Brändt", "Helena Brandt"),
    ("He\u{335}le\u{323}na Brandt", "Helena Brandt"),
    ("Helenaaaa Brandt", "Helena Brandt"),
    ("ΗΟΡΕ", "Hope"),
    // Hidden and decorative characters.
    ("Hel\u{200B}ena Brandt", "Helena Brandt"),
    ("Helena\u{AD} Brandt", "Helena Brandt"),
    ("\u{202E}Helena Brandt", "Helena Brandt"),
    ("Helena Brandt👑", "Helena Brandt"),
    ("Helena🔥Brandt", "Helena Brandt"),
    ("Helena Brandt™ ✔", "Helena Brandt"),
    // Other scripts.
    ("李伟主持人", "李伟"),
    ("（来宾）李 伟", "李伟"),
    ("Ольга Петрова (ведущая)", "Ольга Петрова"),
];

#[test]
fn every_way_to_pose_as_a_member_is_marked_and_the_member_is_not() {
    let is_seen = |(name, member): &&(&str, &str)| matches!(beside(member, name), Some(Mark::LooksLike(it)) if it.as_str() == *member);
    let unseen: Vec<_> = POSES.iter().filter(|pair| !is_seen(pair)).collect();
    assert!(unseen.is_empty(), "{unseen:?}");
}

#[test]
fn the_ways_to_pose_are_seen_among_visitors_and_other_tenants_too_and_after_the_member_has_left() {
    for (name, member) in POSES {
        let mut visitor = guest(name, "visitor");
        visitor.identity.kind = IdentityKind::CommunicationServices;
        let fake = named(external("fake"), name);
        let mut stage = Stage::new();
        stage.roster_of([user("own"), named(user("member"), member)]);
        stage.wait(1).rosters_of([user("own"), visitor, fake]);
        assert!(stage.find_row("member").is_none());
        for key in ["visitor", "fake"] {
            let found = mark(&stage, key);
            let looks = matches!(&found, Some(Mark::LooksLike(it)) if it.as_str() == member);
            assert!(looks, "{key} {name:?}: {found:?}");
        }
    }
}

/// Pairs of a member's name and a guest's name, in either order. The guest is not marked.
const INNOCENT: [(&str, &str); 44] = [
    ("Anna Berg", "Anna Berger"),
    ("Anna Berg", "Anna Novak"),
    ("Anna Berg", "Anna"),
    ("Anna Berg", "Anne Berg"),
    ("Anna Berg", "Hanna Berg"),
    ("Karl Maier", "Karl Maier jr."),
    ("Karl Maier sen.", "Karl Maier jun."),
    ("Karl Maier", "Karl Maier (jun.)"),
    ("Karl Maier", "Karl Maier, Jr."),
    ("Karl Maier", "Dr. Karl Maier II"),
    ("Karl Maier", "Karla Maier"),
    ("Karl Maier", "Karl Meier"),
    ("Karl Maier", "Carl Maier"),
    ("Jan de Vries", "Jan Vries"),
    ("Jan de Vries", "Jan van Vries"),
    ("Müller, Eva", "Mueller, Eva"),
    ("Lilly Berg", "Lily Berg"),
    ("Ana Ruiz", "Anna Ruiz"),
    ("Ana Ruiz", "Ana Ruis"),
    ("Leo", "Ole"),
    ("Anna Maria Berg", "Anna Berg"),
    ("Anna-Lena Berg", "Anna Berg"),
    ("Christopher Guest", "Christopher"),
    ("Christopher", "Christopher Guest"),
    ("Anna Host", "Anna Gast"),
    ("Pan Wei", "Wei"),
    ("Wei Zhang", "Wei Chang"),
    ("李伟", "李薇"),
    ("李伟", "王伟"),
    ("Олег Кравченко", "Ольга Кравченко"),
    ("Иван Петров", "Иван Петрова"),
    ("محمد علي", "محمد عالي"),
    ("राम शर्मा", "रमा शर्मा"),
    ("カガ", "カカ"),
    ("Meeting Room 1", "Meeting Room 2"),
    ("Room 10", "Room 1000"),
    ("Karl Maier | Contoso GmbH", "Eva Roth | Contoso GmbH"),
    ("Contoso GmbH - Karl Maier", "Contoso GmbH - Eva Roth"),
    ("Karl Maier (Contoso GmbH)", "Eva Roth (Contoso GmbH)"),
    ("Dr. Karl Maier", "Dr. Eva Roth"),
    ("Eva's iPad", "Karl's iPad"),
    ("Guest", "Host"),
    ("(Organizer)", "(Presenter)"),
    ("👑", "🔥"),
];

#[test]
fn names_that_only_happen_to_be_alike_are_left_alone() {
    let turned = INNOCENT.map(|(one, other)| (other, one));
    let pairs = INNOCENT.iter().chain(&turned);
    let marked = pairs.map(|pair| (pair, beside(pair.0, pair.1)));
    let marked: Vec<_> = marked.filter(|(_, mark)| mark.is_some()).collect();
    assert!(marked.is_empty(), "{marked:?}");
}

/// Pairs of names of two members. The tenant vouches that they are two people, so neither is
/// marked.
const COLLEAGUES: [(&str, &str); 12] = [
    ("Li Wei", "Wei Li"),
    ("Müller, Eva", "Eva Muller"),
    ("Eva Müller", "Eva Mueller"),
    ("Karl Maier", "Karl Maier (IT)"),
    ("Anna Berg", "Anna Berg - Guest"),
    ("Anna Berg", "Dr. Anna Berg"),
    ("André Roth", "Andre Roth"),
    ("Jan De Vries", "Jan de Vries"),
    ("ANNA NOVAK", "Anna Novak"),
    ("Аня Novak", "Ahя Novak"),
    ("Tom Berg", "Torn Berg"),
    ("Ian Moss", "lan Moss"),
];

#[test]
fn two_members_are_never_marked_against_each_other_for_different_names() {
    for (one, two) in COLLEAGUES {
        let mut stage = Stage::new();
        let both = || [named(user("one"), one), named(user("two"), two)];
        stage.roster_of(both());
        assert_eq!(mark(&stage, "one"), None, "{one:?} beside {two:?}");
        assert_eq!(mark(&stage, "two"), None, "{two:?} beside {one:?}");
        // A member who has left does not cause a mark either.
        let [first, second] = both();
        let mut stage = Stage::new();
        stage.roster_of([user("own"), first]);
        stage.wait(1).rosters_of([user("own"), second]);
        assert_eq!(mark(&stage, "two"), None, "{two:?} after {one:?}");
    }
}

#[test]
fn two_members_of_the_very_same_name_are_told_as_such() {
    let mut stage = Stage::new();
    stage.roster_of([
        named(user("one"), "Anna Berg"),
        named(user("two"), "Anna Berg"),
    ]);
    assert_eq!(mark(&stage, "one"), Some(Mark::SameName(2)));
    assert_eq!(mark(&stage, "two"), Some(Mark::SameName(2)));
}

#[test]
fn guests_are_marked_against_each_other_only_where_the_letters_look_the_same() {
    let mut stage = Stage::new();
    stage.roster_of([
        guest("Li Wei", "g1"),
        guest("Wei Li", "g2"),
        guest("Anna Berg", "g3"),
        guest("Anna Berg (Contoso)", "g4"),
        guest("Tessa Burke", "g5"),
        guest("Тessa Burke", "g6"),
    ]);
    for key in ["g1", "g2", "g3", "g4"] {
        assert_eq!(mark(&stage, key), None, "{key}");
    }
    for key in ["g5", "g6"] {
        assert!(
            matches!(mark(&stage, key), Some(Mark::LooksLikeAnother(_))),
            "{key}"
        );
    }
}

#[test]
fn the_namesake_of_one_member_is_not_told_as_the_look_alike_of_another() {
    let mut stage = Stage::new();
    let [one, two] = [named(user("one"), "Li Wei"), named(user("two"), "Wei Li")];
    stage.roster_of([one, two, guest("Li Wei", "g1")]);
    assert_eq!(mark(&stage, "g1"), Some(Mark::NameOfMember));
    assert_eq!(mark(&stage, "two"), None);
}

#[test]
fn of_one_name_only_outsiders_pose_as_the_members() {
    let mut stage = Stage::new();
    let mut unknown = user("unknown");
    unknown.identity = Identity::default();
    let berg = |entry| named(entry, "Anna Berg");
    stage.roster_of([
        berg(user("one")),
        berg(user("two")),
        guest("Anna Berg", "g1"),
        berg(external("ext")),
        berg(unknown),
    ]);
    for original in ["one", "two", "unknown"] {
        assert_eq!(
            mark(&stage, original),
            Some(Mark::SameName(3)),
            "{original}"
        );
    }
    for imitator in ["g1", "ext"] {
        assert_eq!(
            mark(&stage, imitator),
            Some(Mark::NameOfMember),
            "{imitator}"
        );
    }
}

#[test]
fn a_mark_comes_and_goes_with_the_names() {
    let mut stage = Stage::new();
    stage.roster_of([user("own"), guest("Brandt, Helena", "g1")]);
    assert_eq!(mark(&stage, "g1"), None);
    let helena = || named(user("helena"), "Helena Brandt");
    stage
        .wait(1)
        .roster_of([user("own"), guest("Brandt, Helena", "g1"), helena()]);
    assert!(matches!(mark(&stage, "g1"), Some(Mark::LooksLike(_))));
    stage
        .wait(1)
        .roster_of([user("own"), guest("Eva Roth", "g1"), helena()]);
    assert_eq!(mark(&stage, "g1"), None);
    let renamed = named(user("helena"), "Roth, Eva");
    stage
        .wait(1)
        .roster_of([user("own"), guest("Eva Roth", "g1"), renamed]);
    assert!(matches!(mark(&stage, "g1"), Some(Mark::LooksLike(_))));
}

#[test]
fn one_person_on_two_devices_is_no_look_alike_of_themselves() {
    let mut stage = Stage::new();
    let mut phone = crate::moderation::tests::cast::user_as("helena", "phone");
    phone.identity.tenant = None;
    stage.roster_of([
        named(user("helena"), "Helena Brandt"),
        named(phone, "Brandt, Helena"),
    ]);
    assert_eq!(mark(&stage, "helena"), None);
    assert_eq!(mark(&stage, "phone"), None);
}

/// Makes a row with everything that is needed to compare names.
fn row_of(entry: Participant) -> Row {
    let key = RowKey::Participant(entry.id.clone().unwrap());
    Row::new(key, entry, Some(HOME), Now::default())
}

#[test]
fn among_ten_thousand_only_those_are_compared_whom_a_change_concerns() {
    let mut people = IdentityIndex::default();
    // Half of the people are guests whose names all look alike, each in another spelling.
    for n in 0..5_000_u32 {
        let spelled: String = (0..13)
            .map(|bit| if n >> bit & 1 == 0 { 'a' } else { 'а' })
            .collect();
        people.arrived(&row_of(guest(&format!("Eva {spelled}"), &format!("p{n}"))));
        people.arrived(&row_of(named(
            user(&format!("m{n}")),
            &format!("Karl {n}th"),
        )));
    }
    assert_eq!(people.take_notes().len(), 10_000);
    let compared = |people: &mut IdentityIndex| {
        let mut keys: Vec<_> = people
            .take_notes()
            .into_iter()
            .map(|(key, _)| key)
            .collect();
        keys.sort();
        keys
    };
    people.arrived(&row_of(guest("Anna Berg (Host)", "g1")));
    assert_eq!(compared(&mut people), [row_key("g1")]);
    let anna = row_of(named(user("anna"), "Anna Berg"));
    people.arrived(&anna);
    assert_eq!(compared(&mut people), [row_key("anna"), row_key("g1")]);
    people.left(&anna, Now::default(), None);
    assert_eq!(compared(&mut people), [row_key("g1")]);
}

#[test]
fn of_members_who_have_left_the_latest_two_thousand_names_are_known_at_least_half_of_the_time() {
    let mut people = IdentityIndex::default();
    let name = |n: u32| format!("Member {n} Of The Board");
    for n in 0..2_001 {
        let row = row_of(named(user(&format!("m{n}")), &name(n)));
        people.arrived(&row);
        let left = Now::default().plus(std::time::Duration::from_secs(u64::from(n)));
        people.left(&row, left, None);
    }
    people.take_notes();
    let mut is_marked = |n: u32| {
        let key = format!("poser-{n}");
        people.arrived(&row_of(guest(&name(n), &key)));
        let notes = people.take_notes();
        let note = notes.iter().find(|(who, _)| *who == row_key(&key));
        note.is_some_and(|(_, note)| note.mark.is_some())
    };
    assert!(is_marked(2_000));
    assert!(is_marked(1_001));
    assert!(!is_marked(0), "the oldest are forgotten");
}

#[test]
fn the_look_of_a_name_is_found_once_for_all_who_hold_it() {
    let name = SafeName::new("Helena Brandt");
    let other = name.clone();
    assert!(std::ptr::eq(other.skeleton(), name.skeleton()));
}
