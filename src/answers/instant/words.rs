//! What words mean in a time, as services write them in the languages that many forms are sent in.

use crate::listed::listed;

/// What a word of a date means.
pub(super) enum DateWord {
    /// A month, from 1.
    Month(u32),
    /// Nothing that a date's numbers don't say.
    Nothing,
}

/// What words behind a date mean.
#[derive(Clone, Copy, Debug)]
pub(super) enum ClockWord {
    Half {
        is_afternoon: bool,
    },
    /// The time that offsets are counted from.
    Universal,
    /// A time zone by its name, whose offset hangs on the country and on the day.
    Zone(&'static str),
    /// Nothing that a clock's numbers don't say.
    Nothing,
}

/// Names of months, by their first three letters.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Begins as a month does, and is another one: November in Finnish.
const OTHER_MONTH: &str = "marras";

/// Days of the week, and what parts the numbers of a date.
const BESIDE_DATES: [&str; 24] = listed(
    "mon, monday, tue, tues, tuesday, wed, weds, wednesday, thu, thur, thurs, thursday, fri, friday, sat, \
    saturday, sun, sunday, st, nd, rd, th, de, del",
);

const BESIDE_CLOCKS: [&str; 9] = ["t", "at", "um", "uhr", "à", "h", "a las", "kl", "klo"];

/// The halves of the day, before noon and behind it, as the Unicode CLDR has them.
const HALVES: [[&str; 2]; 41] = [
    ["am", "pm"],
    ["fm", "em"],
    ["ap", "ip"],
    ["fh", "eh"],
    ["vorm", "nachm"],
    ["vm", "nm"],
    ["dop", "odp"],
    ["dop", "pop"],
    ["de", "du"],
    ["öö", "ös"],
    ["pd", "md"],
    ["pg", "ptg"],
    ["rn", "in"],
    ["priekšp", "pēcp"],
    ["priešpiet", "popiet"],
    ["πμ", "μμ"],
    ["дп", "пп"],
    ["пр об", "сл об"],
    ["пре подне", "по подне"],
    ["претпл", "попл"],
    ["үө", "үх"],
    ["上午", "下午"],
    ["午前", "午後"],
    ["오전", "오후"],
    ["ص", "م"],
    ["صباحًا", "مساءً"],
    ["ق ظ", "ب ظ"],
    ["قبل ازظهر", "بعدازظهر"],
    ["לפנה צ", "אחה צ"],
    ["पूर्वाह्न", "अपराह्न"],
    ["म पू", "म उ"],
    ["পূর্বাহ্ণ", "অপরাহ্ণ"],
    ["পূৰ্বাহ্ন", "অপৰাহ্ন"],
    ["ਪੂ ਦੁ", "ਬਾ ਦੁ"],
    ["முற்பகல்", "பிற்பகல்"],
    ["පෙ ව", "ප ව"],
    ["ก่อนเที่ยง", "หลังเที่ยง"],
    ["ກ່ອນທ່ຽງ", "ຫຼັງທ່ຽງ"],
    ["နံနက်", "ညနေ"],
    ["ព្រឹក", "ល្ងាច"],
    ["ጥዋት", "ከሰዓት"],
];

/// Others, which may be days of the week before the time: `Sa` is Saturday in German, `To` Thursday in Finnish.
const HALVES_BEHIND: [[&str; 2]; 2] = [["sa", "ch"], ["to", "tk"]];

const UNIVERSAL: [&str; 4] = ["z", "utc", "gmt", "ut"];

/// French has names of its own in Canada, German in Europe.
const ZONES: [&str; 95] = [
    "acdt", "acst", "adt", "aedt", "aest", "akdt", "akst", "amt", "art", "ast", "awst", "bot",
    "brst", "brt", "bst", "cat", "cdt", "cest", "cet", "clst", "clt", "cot", "cst", "eat", "ect",
    "edt", "eest", "eet", "est", "fet", "gst", "hac", "hadt", "hae", "hap", "har", "hast", "hat",
    "hdt", "hkt", "hnc", "hne", "hnp", "hnr", "hnt", "hst", "ict", "idt", "irdt", "irst", "ist",
    "jst", "kgt", "kst", "mdt", "mest", "mesz", "met", "mez", "msk", "mst", "mvt", "myt", "ndt",
    "npt", "nst", "nzdt", "nzst", "oesz", "oez", "pdt", "pet", "pgt", "pht", "pkt", "pst", "pyst",
    "pyt", "sast", "sgt", "sst", "trt", "uyt", "uzt", "vet", "wast", "wat", "west", "wesz", "wet",
    "wez", "wib", "wit", "wita", "yekt",
];

/// The most pieces that a word falls into where what isn't a letter parts them.
const MOST_PIECES: usize = 6;

/// What a word means within a date; none where that isn't known.
pub(super) fn in_date(word: &str) -> Option<DateWord> {
    if BESIDE_DATES.contains(&word) {
        return Some(DateWord::Nothing);
    }
    let name = word.get(..3).filter(|_| !word.starts_with(OTHER_MONTH))?;
    let month = (1..).zip(MONTHS).find(|(_, known)| *known == name)?;
    Some(DateWord::Month(month.0))
}

/// What the first of some pieces mean behind a date, before or behind the time, and how many they are: `p. m.` is two. None
/// where that isn't known.
pub(super) fn in_clock(pieces: &[&str], is_behind: bool) -> Option<(ClockWord, usize)> {
    let most = pieces.len().min(MOST_PIECES);
    let mut counts = (1..=most).rev();
    counts.find_map(|count| Some((whole(&pieces[..count].concat(), is_behind)?, count)))
}

fn whole(word: &str, is_behind: bool) -> Option<ClockWord> {
    let is = |known: &&str| letters(known).eq(word.chars());
    let behind = HALVES_BEHIND.iter().filter(|_| is_behind);
    let mut halves = HALVES.iter().chain(behind);
    let half = halves.find_map(|halves| halves.iter().position(is));
    if let Some(half) = half {
        let is_afternoon = half == 1;
        Some(ClockWord::Half { is_afternoon })
    } else if UNIVERSAL.contains(&word) {
        Some(ClockWord::Universal)
    } else if let Some(zone) = ZONES.iter().find(|zone| **zone == word) {
        Some(ClockWord::Zone(zone))
    } else {
        let is_known = BESIDE_CLOCKS.iter().any(is);
        is_known.then_some(ClockWord::Nothing)
    }
}

/// A word without what parts its pieces.
fn letters(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars().filter(|c| c.is_alphanumeric())
}
