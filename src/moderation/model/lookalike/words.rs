//! Words that are often added to a name, in the languages of Teams: roles, titles and devices.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::moderation::model::lookalike::letters::word;

/// Roles as Teams and people write them, and names of devices.
const ROLES: &str = "\
    organizer organiser co-organizer coorganizer host cohost co-host presenter attendee participant guest visitor moderator \
    admin administrator speaker owner external unverified anonymous verified \
    iphone ipad phone mobile android tablet laptop desktop pc macbook zoom teams \
    organisator organisatorin besprechungsorganisator gast gäste gastgeber gastgeberin referent referentin moderatorin \
    teilnehmer teilnehmerin extern externe besitzer handy leitung \
    organisateur organisatrice invité invitée hôte animateur animatrice présentateur présentatrice participante externe \
    organizador organizadora invitado invitada anfitrión anfitriona moderadora moderador presentador presentadora externo \
    convidado convidada anfitrião apresentador apresentadora \
    organizzatore organizzatrice ospite moderatore moderatrice relatore relatrice presentatore esterno \
    gastheer presentator deelnemer convidat organitzador presentatrice \
    organizator gość gospodarz prezenter prowadzący prowadząca uczestnik \
    organizátor hostitel přednášející předsedající moderátor hosť hostiteľ prezentujúci \
    szervező vendég házigazda előadó invitat gazdă prezentator \
    organizatör düzenleyen düzenleyici konuk misafir sunucu sunan moderatör \
    organisatör gäst värd presentatör arrangør gæst vært mødeholder gjest vert møteleder \
    järjestäjä vieras isäntä esittäjä korraldaja külaline esitleja organizators viesis vadītājs \
    organizatorius svečias vedėjas gostitelj voditelj gostujući gost \
    организатор гость гостья ведущий ведущая докладчик участник модератор \
    організатор гість ведучий ведуча доповідач водещ домакин гост домаћин \
    διοργανωτής επισκέπτης οικοδεσπότης παρουσιαστής συντονιστής \
    מארגן מארגנת אורח אורחת מארח מארחת מציג מציגה منظم المنظم ضيف مضيف المضيف مقدم مشرف \
    आयोजक अतिथि मेज़बान प्रस्तुतकर्ता penyelenggara tamu penganjur tetamu";

/// Roles that are written after a name without a space, or that consist of several words.
const GLUED_ROLES: &str = "\
    主持人 组织者 組織者 召集人 主讲人 主講人 演示者 簡報者 来宾 來賓 访客 訪客 嘉宾 嘉賓 管理员 管理員 与会者 \
    主催者 開催者 発表者 司会者 司会 ゲスト ホスト 참석자 이끌이 주최자 진행자 발표자 게스트 호스트 \
    ผู้จัด ผู้จัดการประชุม แขก ผู้เยี่ยมชม โฮสต์ ผู้นำเสนอ ngườitổchức chủtrì toplantısahibi tuanrumah";

/// Titles and forms of address. "Sr." is missing, because it distinguishes a father from his son.
const TITLES: &str = "\
    mr mrs ms miss mx sir madam dr drs prof professor phd md mba msc bsc llm cpa esq dipl \
    herr frau monsieur madame mme mlle señor señora srta sra dott dottssa signor signora \
    mevrouw dhr mevr herra rouva bayan д-р السيد السيدة";

/// Titles that are written after a name without a space.
const GLUED_TITLES: &str = "先生 女士 小姐 老师 老師 さん 様 님 씨 선생님";

/// Suffixes that tell people of the same name apart, and are therefore kept.
const GENERATIONS: &str = "\
    jr jun junior sr sen senior ii iii iv filho neto júnior père fils père ml st mladší starší ifj id fia";

/// Simplifies each word of a table for the comparison with the words of a name.
fn table(words: &str) -> HashSet<String> {
    words.split_whitespace().map(word).collect()
}

static ROLE_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| table(ROLES));
static NO_NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| table(GLUED_ROLES));
static TITLE_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| table(TITLES));
static GENERATION_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| table(GENERATIONS));
/// Roles and titles to strip from the end of a word. Longest first, because a longer one may end in
/// a shorter one.
static GLUED: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut ends: Vec<String> = NO_NAMES.iter().cloned().collect();
    ends.extend(table(GLUED_TITLES));
    ends.sort_by_key(|end| std::cmp::Reverse(end.len()));
    ends
});

/// Whether a simplified word, or several words written as one, is a role or a device. Some of these words are also
/// names of people.
pub(crate) fn is_role(word: &str) -> bool {
    ROLE_WORDS.contains(word) || is_no_name(word)
}

/// Whether a simplified word is a role that is nobody's name.
pub(crate) fn is_no_name(word: &str) -> bool {
    NO_NAMES.contains(word)
}

pub(crate) fn is_title(word: &str) -> bool {
    TITLE_WORDS.contains(word)
}

pub(crate) fn is_generation(word: &str) -> bool {
    GENERATION_WORDS.contains(word)
}

/// Strips a role or title from the end of a word, for scripts that write no spaces.
pub(crate) fn without_glued(word: &str) -> &str {
    let mut ends = GLUED.iter().filter(|end| word.len() > end.len());
    ends.find_map(|end| word.strip_suffix(end.as_str()).filter(|_| !end.is_ascii()))
        .unwrap_or(word)
}
