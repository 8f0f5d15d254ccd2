//! Persons: Kinh names by surname, middle and given name; names after a form of address, a title
//! or a rank; names of minorities, in religion, foreign names, initials, bylines.

use super::repeats::Repeats;
use super::rules::{self, Rule};
use super::{Candidate, Detail, Phrase, Phrases, organization, outlet, place, roll, title, weight};
use crate::document::{Kind, Role};
use crate::lexicon::class::{Class, ClassSet};
use crate::sheet::{Sparse, View};
use crate::text::token::{self, Gap, Shape};
use std::ops::Range;

/// A name that may begin at a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// One past its last token.
    pub end: usize,
    /// How sure it is.
    pub confidence: i32,
}

impl Name {
    /// The rule for names by their surname, as sure as this one is.
    fn rule(self) -> Rule {
        Rule { weight: self.confidence, ..rules::NAME_SURNAME }
    }
}

pub(super) const NAME_WORDS: ClassSet = ClassSet::of(&[
    Class::Surname,
    Class::Middle,
    Class::Given,
    Class::MinoritySyllable,
    Class::MinorityFirst,
]);
pub(super) const FOREIGN: ClassSet =
    ClassSet::of(&[Class::ForeignGiven, Class::ForeignSurname, Class::ForeignName]);
/// What is no second part of a double name.
const AFTER_DASH: ClassSet =
    ClassSet::of(&[Class::Post, Class::TitlePre, Class::Rank, Class::Degree, Class::Honorific]);
const INTRODUCTIONS: ClassSet = ClassSet::of(&[Class::Honorific, Class::Role]);
/// What a name begins with or stands behind, posts left out.
pub(super) const BEGINS: ClassSet =
    INTRODUCTIONS.or(title::BEFORE_NAME).or(ClassSet::of(&[Class::HonorificWeak, Class::Person]));

/// Does a capitalised word go on the name before it?
fn goes_on(view: View, i: usize) -> bool {
    view.follows(i)
        && view.get(i).is_some_and(|t| t.is_word() && t.gap != Gap::Tab)
        && view.token(i).is_capital()
        && (view.token(i).gap != Gap::None || view.token(i).len() > 1)
}

/// Is it a word that only begins a clause, though capitals stand around it: `Ở`, `Trong`?
pub(super) fn is_preposition(view: View, k: usize) -> bool {
    const PREPOSITIONS: [&str; 13] = [
        "ở", "tại", "trong", "trên", "khi", "với", "những", "các", "lúc", "nếu", "vì", "ngoài",
        "để",
    ];
    let title = || view.token(k).shape == Shape::Title || view.word(k).chars().count() == 1;
    view.token(k).is_capital() && view.is_any(k, &PREPOSITIONS) && title() && view.is_capital(k)
}

/// Does a credit open at a token: a source, or a word for a picture and a colon?
pub(super) fn opens_credit(view: View, k: usize) -> bool {
    view.is(k, "theo")
        || (view.is_mark(k + 1, ':') || view.is_mark(k + 2, ':'))
            && view.is_capital(k)
            && view
                .longest(k, ClassSet::of(&[Class::BylineCue]))
                .is_some_and(|h| view.is_mark(h.end as usize, ':'))
}

/// The longest run of capitals that is looked at, in tokens: names are shorter.
const LONGEST_RUN: usize = 14;

/// The end of the run of capitalised words that begins at `i`, dashes inside names included.
pub(super) fn run_end(view: View, i: usize) -> usize {
    let end = view.sentence_end(i).min(i + LONGEST_RUN);
    let mut k = i + 1;
    while k < end {
        if view.token(k).is_capital() {
            // `AFP | Ở Anh`, `Duy Anh | Theo Mashable`, `chợ đêm Luang Prabang | Ảnh: Trần Lâm`
            let stops = !goes_on(view, k) || is_preposition(view, k) || opens_credit(view, k);
            if stops || view.token(k).touches() {
                break;
            }
            k += 1;
        } else if let Some(next) = after_particles(view, k, end) {
            k = next;
        } else if k + 1 < end && (is_middle_initial(view, i, k) || is_double_name(view, k)) {
            k += 2;
        } else {
            break;
        }
    }
    k
}

/// Is it a dash inside a name: `Eun-ji`?
fn is_double_name(view: View, k: usize) -> bool {
    view.is_mark(k, '-')
        && view.token(k).touches()
        && view.token(k + 1).touches()
        && view.token(k + 1).is_word()
        && !(view.token(k + 1).is_capital() && view.longest(k + 1, AFTER_DASH).is_some())
}

/// Is it the full stop of a middle initial: `William H. Watson`?
fn is_middle_initial(view: View, i: usize, k: usize) -> bool {
    view.is_mark(k, '.')
        && k >= i + 2
        && view.token(k).touches()
        && view.word(k - 1).chars().count() == 1
        && !view.is_vietnamese(i)
        && view.is_capital(k + 1)
        && view.token(k + 1).gap <= Gap::Space
        && view.token(k + 1).shape == Shape::Title
        && !view.is_vietnamese(k + 1)
}

/// Where a name that begins at `i` must end at the latest: before a title, a rank or a body.
fn limit(view: View, i: usize) -> usize {
    const PLACES: ClassSet = ClassSet::of(&[Class::Country, Class::Region]);
    let run = before_starter(view, i, run_end(view, i));
    // `Ảnh: Tennis World | Việc Sharapova`
    let starts = |k: usize| view.has(k, Class::SentenceStarter) && !view.classes(k).any(NAME_WORDS);
    let strange = |k: usize| view.token(k).is_word() && !view.is_vietnamese(k);
    let between = |k: usize| strange(k - 1) && strange(k + 1) && starts(k);
    let run = (i + 1..run.saturating_sub(1)).find(|&k| between(k)).unwrap_or(run);
    // `Cody Simpson | Bắc Âu`
    let foreign = |k: usize| !view.is_vietnamese(k);
    let place = |k: usize| foreign(k - 1) && foreign(i) && view.longest(k, PLACES).is_some();
    let run = (i + 2..run).find(|&k| place(k)).unwrap_or(run);
    (i + 1..run).find(|&k| opens_other(view, i, k)).unwrap_or(run)
}

/// Would a name of two words without the word at `last` leave it alone: `Thẩm Lập Quần | cho biết`?
fn leaves_word(view: View, i: usize, last: usize) -> bool {
    const STOPS: ClassSet = ClassSet::of(&[Class::OrgStop]);
    const SAYING: [&str; 7] = ["cho", "nói", "khẳng", "nhấn", "trình", "chia", "bày"];
    let end = last + 1;
    let verb = || {
        view.is_any(end, &SAYING)
            && view.longest(end, STOPS).is_some_and(|h| h.end as usize >= end + 2)
    };
    last == i + 2
        && view.is_capital(last)
        && !view.is_capital(end)
        && frequency(view, i, Class::Surname) >= 20
        && entry_length(view, last) <= 1
        && verb()
        && !opens_clause(view, last)
}

/// A caption or byline may run into the next sentence without a stop: `Ảnh: Trương Hải Tùng Trước
/// khi ...`. The end of the run without a last word that begins the next clause.
fn before_starter(view: View, i: usize, end: usize) -> usize {
    /// Middle names that end no name.
    const INNER: [&str; 4] = ["văn", "thị", "đình", "hữu"];
    let last = end - 1;
    // `Ca sĩ Aslan | Tạm gác lại`
    if last == i + 1
        && !view.is_vietnamese(i)
        && view.is_vietnamese(last)
        && opens_clause(view, last)
    {
        return last;
    }
    if last < i + 2 || view.is_any(last - 1, &INNER) {
        return end;
    }
    if leaves_word(view, i, last) {
        return end;
    }
    let of_names = view.classes(last).any(NAME_WORDS);
    // `Nguyễn Anh Chính | thức ...` would leave two words: not cut in running text.
    let introduced = i == view.sentence_start(i)
        || view.token(i - 1).is_word()
            && (view.token(i - 1).shape == Shape::Lower || view.opens_sentence(i - 1));
    let long = last >= i + 3;
    if !long && introduced && of_names && frequency(view, i, Class::Surname) >= 20 {
        return end;
    }
    let given = frequency(view, last, Class::Given);
    // `Lương Hoài Thu | nhập viện`: what follows is a word, so that the name is whole.
    if given >= 200 && entry_length(view, end) > 1 {
        return end;
    }
    let counted = view.get(end).is_some_and(|t| t.is_number() && t.gap == Gap::Space);
    // `Ảnh: Thiên Phúc | Trước hơn 2.000 khán giả`, `Ảnh: Đắc Thành | Hơn 200 người`
    let credited = i == view.sentence_start(i) || !view.token(i - 1).is_word();
    let starts = !long && credited && starts_text(view, last) && given <= 100;
    let goes_on = || {
        let word = entry_length(view, last);
        starts
            || opens_clause(view, last)
            || word > 2
            || word > 1 && given < 400
            || view.has(last, Class::SentenceStarter) && !of_names
            || long && view.has(last, Class::StarterOrName) && given < 200
            || long && !of_names && is_kinh(view, i, last)
    };
    let opens = counted && (long || !of_names || starts) || before_small(view, last) && goes_on();
    if opens { last } else { end }
}

/// Is it a word that begins sentences rather than names, though some bear it?
fn starts_text(view: View, k: usize) -> bool {
    let word = view.longest(k, ClassSet::of(&[Class::StarterOrName]));
    word.is_some_and(|hit| view.value(hit) == "starter")
}

/// The length in tokens of the longest entry of any class at a token.
fn entry_length(view: View, k: usize) -> usize {
    view.sheet.matches.at(k).last().map_or(0, |h| h.end as usize - k)
}

/// Does a clause open at a capitalised word, though no stop stands before it: `... Hải Tùng | Trước
/// khi`? A word that is never a name's, or the opening of a phrase that goes on in small letters.
pub(super) fn opens_clause(view: View, k: usize) -> bool {
    const FUNCTION: ClassSet = ClassSet::of(&[Class::OrgStop, Class::OrgLink]);
    let classes = view.classes(k);
    let word =
        || classes.has(Class::SentenceStarter) && classes.any(FUNCTION) && !classes.any(NAME_WORDS);
    let phrase = || view.longest(k, ClassSet::of(&[Class::StarterPhrase])).is_some();
    before_small(view, k) && (phrase() || word())
}

/// Does a common word open at a capitalised syllable and go on in small letters (`Công bố`)?
pub(super) fn opens_word(view: View, k: usize) -> bool {
    before_small(view, k) && entry_length(view, k) > 1
}

/// Is it a capitalised word with a word in small letters behind it?
pub(super) fn before_small(view: View, k: usize) -> bool {
    view.token(k).shape == Shape::Title
        && view.follows(k + 1)
        && view.token(k + 1).is_word()
        && view.token(k + 1).shape == Shape::Lower
        && view.token(k + 1).gap == Gap::Space
}

/// Do these words make a Kinh name: a common surname and name words?
fn is_kinh(view: View, start: usize, end: usize) -> bool {
    has_common_surname(view, start) && (start + 1..end).all(|k| view.classes(k).any(NAME_WORDS))
}

/// Does something else than the name open at token `k` of a run that began at `i`?
fn opens_other(view: View, i: usize, k: usize) -> bool {
    const OTHER: ClassSet = ClassSet::of(&[
        Class::Post,
        Class::Rank,
        Class::Degree,
        Class::TitlePre,
        Class::OrgLevelHead,
        Class::OrgAlone,
        Class::OrgName,
        Class::OrgHead,
        Class::PlaceHead,
    ]);
    if view.token(k).touches() {
        return false;
    }
    let Some(hit) = view.longest(k, OTHER) else {
        return false;
    };
    let length = hit.end as usize - k;
    // `Trần Nhật Hoàng`, `Đỗ Hồng Quân`: the words of a post or body may be a name's.
    let of_names = (k..k + length).all(|n| view.classes(n).any(NAME_WORDS));
    // `Đinh Công Sứ`: a post has no second capital inside a sentence.
    let title = |n: usize| view.token(n).shape == Shape::Title;
    let called = k == i + 1 && length == 2 && title(k) && title(k + 1);
    let of_names = of_names || called && has_common_surname(view, i);
    match hit.class {
        Class::OrgHead | Class::PlaceHead | Class::TitlePre => {
            length >= 2 && !view.has(k, Class::Given) && k - i >= 2
        }
        Class::OrgAlone | Class::OrgName => {
            !of_names && (length >= 2 || view.token(k).shape == Shape::Upper)
        }
        _ => !of_names,
    }
}

/// The end of a name's next word behind particles: `von der Leyen`, `del Solar`.
fn after_particles(view: View, k: usize, end: usize) -> Option<usize> {
    // `al-Faisal`
    let article = view.is_any(k, &["al", "el"]) && view.token(k).gap == Gap::Space;
    if article && k + 2 < end && view.is_mark(k + 1, '-') && view.token(k + 2).is_capital() {
        return Some(k + 3);
    }
    let particle = |n: usize| {
        n + 1 < end && view.has(n, Class::ForeignParticle) && view.token(n).gap == Gap::Space
    };
    if !particle(k) || view.is_vietnamese(k - 1) {
        return None;
    }
    // `bin al-Hussein`
    let tribe = view.is_any(k + 1, &["al", "el"]) && view.is_mark(k + 2, '-');
    if tribe && k + 3 < end && view.is_capital(k + 3) {
        return Some(k + 4);
    }
    let next = if particle(k + 1) { k + 2 } else { k + 1 };
    // `ở Iten do | Viettel tài trợ`
    if view.is(k, "do") && view.longest(next, ClassSet::of(&[Class::OrgName])).is_some() {
        return None;
    }
    let name = goes_on(view, next) && view.token(next).gap == Gap::Space;
    name.then_some(next + 1)
}

/// Are they the letters for a reporter: `Ảnh: P.V`?
fn is_reporter(view: View, i: usize, end: usize) -> bool {
    end <= i + 4 && view.is(i, "p") && view.is_mark(i + 1, '.') && view.is(i + 2, "v")
}

/// The end of at most so many words of a run; a double name (`Eun-ji`) is one word.
fn clip(view: View, i: usize, limit: usize, words: usize) -> usize {
    let mut count = 0;
    let mut k = i;
    while k < limit {
        if !view.token(k).touches() || k == i {
            count += 1;
            if count > words {
                break;
            }
        }
        k += 1;
    }
    k
}

fn frequency(view: View, i: usize, class: Class) -> i32 {
    if !view.has(i, class) {
        return 0;
    }
    view.sheet
        .matches
        .at(i)
        .find(|h| h.class == class && h.end as usize == i + 1)
        .and_then(|h| view.value(h).parse().ok())
        .unwrap_or(0)
}

/// The Vietnamese name that may begin at token `i`.
pub(super) fn kinh_name(view: View, i: usize) -> Option<Name> {
    view.sheet.names.get(i)
}

/// Finds the Vietnamese names that may begin at each token: they are asked for often.
pub(crate) fn find_names(view: View, names: &mut Sparse<Name>) {
    names.clear(view.len());
    for i in view.capitals() {
        names.set(i, read_name(view, i));
    }
}

/// Does a word begin as names of the Central Highlands do: `K'Hoàng`, `H'Yim`?
fn has_prefix(view: View, i: usize) -> bool {
    let mut letters = view.word(i).chars();
    let prefix = matches!(letters.next(), Some('K' | 'H'));
    let apostrophe = letters.next().is_some_and(|c| token::fold(c) == '\'');
    prefix && apostrophe && letters.next().is_some_and(char::is_uppercase)
}

/// Is it a country between a post of state and a foreign name: `Thủ tướng | Úc | Scott Morrison`, `Tổng
/// thống | Hàn | Moon Jae-in`?
fn is_country_of_holder(view: View, i: usize) -> bool {
    view.has(i, Class::CountryWeak)
        && i > view.sentence_start(i)
        && view.is_any(i - 1, &["tướng", "thống", "trưởng", "sứ", "vương"])
        && view.follows(i + 1)
        && view.is_capital(i + 1)
        && (!view.is_vietnamese(i + 1)
            || view.is_mark(i + 3, '-') && view.token(i + 3).touches() && view.is_capital(i + 2))
}

/// Does a small word that no name has open the sentence before a foreign name: `Và | Kyi Ly ghi bàn`?
fn leads_foreign_name(view: View, i: usize) -> bool {
    const WORDS: [&str; 10] = ["và", "vì", "từ", "mà", "tới", "đến", "cho", "của", "còn", "như"];
    view.opens_sentence(i)
        && view.is_any(i, &WORDS)
        && view.is_foreign(i + 1)
        && view.follows(i + 1)
        && view.is_capital(i + 2)
        && view.follows(i + 2)
}

/// A Vietnamese name by its surname: `Nguyễn Văn Hiến`, `Rơ Châm Nga`, `Thích Thiện Nhơn`.
fn read_name(view: View, i: usize) -> Option<Name> {
    let first = view.get(i)?;
    if !first.is_word() || !first.is_capital() {
        return None;
    }
    if has_prefix(view, i) {
        let end = clip(view, i, limit(view, i), 4);
        return Some(Name { end, confidence: rules::NAME_PREFIX.weight });
    }
    if first.len() == 1 && !view.has(i, Class::Surname) {
        return None;
    }
    const FIRST: ClassSet =
        ClassSet::of(&[Class::Surname, Class::MinorityFirst, Class::Saint, Class::Dharma]);
    let minority = view.longest(i, ClassSet::of(&[Class::MinorityFirst]));
    let hit = view.longest(i, FIRST)?;
    let hit = minority.filter(|m| m.end == hit.end).unwrap_or(hit);
    let after_first = hit.end as usize;
    // `Ông Nguyễn ...`: a form of address, though there is a surname Ông.
    if view.has(i, Class::Honorific) && frequency(view, i, Class::Surname) < 100 {
        return None;
    }
    // `Từ | New York`
    const PLACES: ClassSet = ClassSet::of(&[Class::Country, Class::City, Class::Province]);
    const PREPOSITIONS: [&str; 8] = ["từ", "sang", "tại", "đến", "về", "ở", "qua", "và"];
    // `Đoàn | Việt Nam do Trung tá Hồ Lê Phước dẫn đầu`
    let nation = || view.longest(i + 1, ClassSet::of(&[Class::Country])).is_some();
    if view.is(i, "đoàn") && nation() {
        return None;
    }
    let strange = !view.is_vietnamese(i + 1);
    let place = view.longest(i + 1, PLACES).filter(|p| p.end as usize >= i + 3 || strange);
    if place.is_some() && view.is_any(i, &PREPOSITIONS) || leads_foreign_name(view, i) {
        return None;
    }
    // `Thành Diên Khánh`: a citadel.
    let site = view.longest(i, ClassSet::of(&[Class::PlaceName])).map(|h| h.end as usize);
    if site.is_some_and(|k| k >= i + 3) && view.is(i, "thành") {
        return None;
    }
    // `Hà Nội | Phạm Tuấn Long`: a province, then a name.
    let province = view.longest(i, ClassSet::of(&[Class::Province])).map(|h| h.end as usize);
    let own = |k: usize| {
        has_common_surname(view, k) && view.is_capital(k + 1) && view.token(k + 1).gap == Gap::Space
    };
    if province.is_some_and(|k| k == i + 2 && view.follows(k) && view.is_capital(k) && own(k)) {
        return None;
    }
    if is_country_of_holder(view, i) {
        return None;
    }
    let shouts = |k: usize| {
        view.get(k).is_some_and(|t| t.is_word() && t.shape == Shape::Upper && t.len() > 1)
    };
    // `TIN LIÊN QUAN | Dân TP HCM khốn đốn`
    if shouts(i) && i > view.sentence_start(i) && shouts(i - 1) && !shouts(i + 1) {
        return None;
    }
    if view.is_shouted(i) || shouts(i) && shouts(i + 1) {
        return shouted_name(view, i, after_first);
    }
    // `Thích nữ Diệu Hiếu`: the first part may hold a small letter.
    let goes_on = goes_on(view, after_first);
    let limit =
        if after_first > i + 1 && goes_on { limit(view, after_first) } else { limit(view, i) };
    if after_first > limit || limit - i < 2 {
        return None;
    }
    // `Trần V.H.`: a surname and initials.
    let initials = hit.class == Class::Surname
        && limit == i + 2
        && view.word(i + 1).chars().count() == 1
        && with_initial(view, i + 2) > i + 2;
    if initials {
        return Some(Name { end: i + 2, confidence: rules::NAME_INITIALS.weight });
    }
    let longest = match hit.class {
        Class::Surname => 5,
        Class::MinorityFirst => 5.max(after_first - i + 3),
        _ => 7,
    };
    let end = clip(view, i, limit, longest);
    let end = if hit.class == Class::Surname { second_name(view, i, end) } else { end };
    if end - i < 2 {
        return None;
    }
    let length = end - i;
    let first = match hit.class {
        Class::Surname => match frequency(view, i, Class::Surname) {
            f if f >= 100 => rules::NAME_COMMON_SURNAME,
            f if f >= 10 => rules::NAME_SURNAME,
            _ => rules::NAME_RARE_SURNAME,
        },
        _ => rules::NAME_OF_MINORITY,
    };
    let mut confidence = first.weight;
    let known = (i + 1..end).filter(|&k| view.classes(k).any(NAME_WORDS)).count();
    let whole = known == length - 1;
    // `Tổng công ty | Lâm Hà Group`
    if !whole && view.has(end - 1, Class::OrgTail) {
        return None;
    }
    let parts = if whole { rules::NAME_KNOWN_PARTS } else { rules::NAME_STRANGE_PART };
    confidence += parts.weight;
    if length >= 3 && view.has(i + 1, Class::Middle) {
        confidence += rules::NAME_MIDDLE.weight;
    }
    if length == 2 {
        confidence += rules::NAME_TWO_SYLLABLES.weight;
    }
    if view.opens_sentence(i) && view.has(i, Class::SentenceStarter) {
        confidence += rules::NAME_OPENS_SENTENCE.weight;
    }
    let rare = hit.class == Class::Surname
        && length == 2
        && (frequency(view, i, Class::Surname) < 50 || frequency(view, i + 1, Class::Given) < 100);
    if rare {
        confidence += rules::NAME_RARE_PAIR.weight;
    }
    Some(Name { end, confidence })
}

/// Two names run together by a missing comma: the second begins with a surname and a middle name.
fn second_name(view: View, i: usize, end: usize) -> usize {
    (i + 2..end.saturating_sub(1))
        .find(|&k| {
            let surname = frequency(view, k, Class::Surname);
            // `Ngọc Linh | Đinh Văn Trãi`
            let after_place =
                || frequency(view, i, Class::Surname) < 100 && view.is_any(k + 1, &["văn", "thị"]);
            let rare = || frequency(view, i, Class::Surname) < 20 && surname >= 100;
            surname >= 20
                && view.has(k + 1, Class::Middle)
                && end - k >= 3
                && (frequency(view, k, Class::Middle) * 3 < surname || after_place() || rare())
        })
        .unwrap_or(end)
}

/// A name among capitals: only syllables that occur in names, four at most.
fn shouted_name(view: View, i: usize, after_first: usize) -> Option<Name> {
    if frequency(view, i, Class::Surname) < 5 && !view.has(i, Class::Dharma) {
        return None;
    }
    // `ĐỒNG CHÍ` begins like a name.
    const BEFORE: ClassSet = ClassSet::of(&[Class::Honorific, Class::HonorificPlural]);
    if view.longest(i, BEFORE).is_some_and(|h| h.end as usize > i + 1) {
        return None;
    }
    let end = shouted_run(view, i, after_first);
    let length = end - i;
    let surname = frequency(view, i, Class::Surname);
    let middle = frequency(view, i + 1, Class::Middle);
    let usual = |k: usize, least: i32| frequency(view, k, Class::Given) >= least;
    let plain = surname >= 50 && middle >= 300 && (i + 2..end).all(|k| usual(k, 100));
    let likely = surname >= 100
        && middle >= 100
        && (i + 2..end).all(|k| usual(k, 30))
        && !is_heading(view, i, end);
    let rule = if plain { rules::NAME_SHOUTED_USUAL } else { rules::NAME_SHOUTED };
    (length >= 3 && (plain || likely)).then_some(Name { end, confidence: rule.weight })
}

/// The end of a run of syllables that occur in names, four at most.
pub(super) fn shouted_run(view: View, i: usize, from: usize) -> usize {
    const ENDS: ClassSet = ClassSet::of(&[Class::OrgStop, Class::OrgLink]);
    const PHRASES: ClassSet = ClassSet::of(&[Class::Compound, Class::OrgWord, Class::OrgStop]);
    let limit = run_end(view, i).min(i + 4);
    let mut end = from;
    while end < limit
        && view.classes(end).any(NAME_WORDS)
        && (!view.classes(end).any(ENDS)
            || end == i + 2 && frequency(view, end, Class::Given) >= 400)
        && !opens_other(view, i, end)
        && !(end >= i + 2 && view.longest(end, PHRASES).is_some_and(|h| h.end as usize > end + 1))
    {
        end += 1;
    }
    end
}

/// Is the token one of the hundred-odd surnames that most people bear?
pub(crate) fn has_common_surname(view: View, i: usize) -> bool {
    frequency(view, i, Class::Surname) >= 100
}

/// Could these capitals be a person's name?
pub(super) fn looks_like_name(view: View, start: usize, end: usize) -> bool {
    kinh_name(view, start).is_some_and(|n| n.end >= end && n.confidence >= 2)
}

/// Does a name begin at this token, as far as its first word tells? Not if a body does.
pub(super) fn may_begin(view: View, phrases: &Phrases, i: usize) -> bool {
    if has_article(view, i) {
        return view.follows(i);
    }
    if !view.follows(i) || !view.token(i).is_word() || !view.token(i).is_capital() {
        return false;
    }
    // `Giám đốc | Sở.`
    let bare_body = view.is(i, "sở") && !view.is_capital(i + 1);
    if is_preposition(view, i) || bare_body || is_common_word(view, i) {
        return false;
    }
    let known = || {
        kinh_name(view, i).is_some_and(|n| n.confidence >= 2)
            || view.is_shouted(i) && shouted_introduced(view, i).is_some()
    };
    match phrases.organization(i) {
        None => !view.is_shouted(i) || known(),
        Some(o) => kinh_name(view, i).is_some_and(|n| {
            n.confidence >= 2 && n.end >= o.end && !is_body_and_name(view, phrases, i, &n)
        }),
    }
}

/// Is what looks like a name at the token a body, or the rest of one, and then a full name?
pub(super) fn leads_to_name(view: View, phrases: &Phrases, i: usize) -> bool {
    kinh_name(view, i).is_some_and(|name| is_body_and_name(view, phrases, i, &name))
}

/// Are the words that look like one name a body and a full name: `Bí thư | Thành Đoàn | Nguyễn Văn
/// Hiếu`?
fn is_body_and_name(view: View, phrases: &Phrases, i: usize, name: &Name) -> bool {
    let named = |end: usize| {
        end >= i + 2
            && end + 2 <= name.end
            && has_common_surname(view, end)
            && kinh_name(view, end).is_some_and(|n| n.end == name.end && n.confidence >= 3)
    };
    // `Hội | Nông Dân Lê Nam`: it begins with the word before, too.
    name.end >= i + 4
        && (i.saturating_sub(1)..=i).any(|k| phrases.organization(k).is_some_and(|o| named(o.end)))
}

/// Is it the first syllable of a common word (`Giám đốc Ủy ban tác động`), or the head of a credit
/// (`quảng trường Thiên An Môn Ảnh: AFP`)?
fn is_common_word(view: View, i: usize) -> bool {
    let word = || view.begins_compound(i, 1) || entry_length(view, i) > 1 && opens_song(view, i);
    view.is(i, "ảnh") && view.is_mark(i + 1, ':') || before_small(view, i) && word()
}

/// Is it a syllable of no name, alone before words in small letters, as songs and films begin: `ca sĩ
/// Tiếng sét nơi vườn hoang`?
pub(super) fn opens_song(view: View, i: usize) -> bool {
    const OF_NAMES: ClassSet = NAME_WORDS.or(FOREIGN).or(ClassSet::of(&[
        Class::Dharma,
        Class::Saint,
        Class::KoreanSyllable,
    ]));
    i < view.len()
        && before_small(view, i)
        && view.is_vietnamese(i)
        && !view.classes(i).any(OF_NAMES)
}

/// Does an Arab article open the name: `al-Saud`?
fn has_article(view: View, i: usize) -> bool {
    let terror = || i > 0 && view.is(i - 1, "bố");
    let body = || view.longest(i, ClassSet::of(&[Class::OrgName])).is_some();
    view.is_mark(i + 1, '-')
        && view.is_any(i, &["al", "el"])
        && !terror()
        && !body()
        && view.token(i + 1).touches()
        && view.get(i + 2).is_some_and(|t| t.touches() && t.is_capital())
}

/// A name of any origin that something before it introduces.
fn introduced_name(view: View, i: usize) -> Option<usize> {
    let t = view.get(i)?;
    if has_article(view, i) {
        return view.follows(i).then(|| run_end(view, i + 2));
    }
    if !t.is_word() || !t.is_capital() || !view.follows(i) {
        return None;
    }
    if let Some(end) = initials(view, i) {
        return Some(end);
    }
    // `Nỗi lo của chủ nợ | Tại Bắc Kinh, Thứ trưởng ...`
    if is_preposition(view, i) && run_end(view, i) > i + 1 {
        return None;
    }
    if view.is_shouted(i) {
        // `TRÊN SÔNG BA | VÀ SÔNG KỲ LỘ`
        let joint = view.is(i, "và");
        let introduced = || shouted_introduced(view, i).filter(|_| !joint);
        return kinh_name(view, i).map(|n| n.end).or_else(introduced);
    }
    if opens_other(view, i, i) && !view.has(i, Class::Given) && !view.has(i, Class::Surname) {
        return None;
    }
    if let Some(name) = kinh_name(view, i) {
        let more = name.end == i + 2 && view.follows(i + 2) && leaves_word(view, i, i + 2);
        return Some(with_initial(view, name.end + usize::from(more)));
    }
    let end = clip(view, i, limit(view, i), 6);
    Some(with_initial(view, end))
}

/// A name among capitals that a title or a form of address introduces: two syllables of names
/// from a surname on, a given name alone after a form of address, or all up to a mark.
fn shouted_introduced(view: View, i: usize) -> Option<usize> {
    // The `ANH` of `DOÃN ANH THƠ` is no form of address.
    let inside = i >= 2 && view.follows(i - 1) && frequency(view, i - 2, Class::Surname) >= 50;
    let honorific = |k: usize| {
        view.longest(k, ClassSet::of(&[Class::Honorific])).is_some_and(|h| h.end as usize == i)
    };
    let honored = !inside && (i.saturating_sub(2)..i).any(honorific);
    let run = shouted_run(view, i, i + 1);
    let surname = frequency(view, i, Class::Surname);
    let titled = surname >= 50 && run - i >= 2;
    // `SAU BA NĂM`
    let counted = view.is(i, "năm");
    let single = run - i == 1 && honored && !counted && frequency(view, i, Class::Given) >= 200;
    let end = match titled || single {
        true => run,
        false => before_mark(view, i).filter(|_| honored || surname > 0)?,
    };
    (!is_heading(view, i, end)).then_some(end)
}

/// The end of two to five words that a mark closes: `ÔNG SIU THÂM, TRƯỞNG PHÒNG`.
fn before_mark(view: View, i: usize) -> Option<usize> {
    const OTHER: ClassSet = ClassSet::of(&[Class::OrgStop, Class::OrgLink, Class::Honorific]);
    let end =
        (i + 1..i + 6).find(|&k| !view.get(k).is_some_and(|t| t.is_word() && view.follows(k)))?;
    let of_name = |k: usize| !view.begins(k, OTHER) || frequency(view, k, Class::Given) >= 400;
    let closed =
        [',', '(', ')', '-', '–', ';', '.', ':', '/'].iter().any(|&m| view.is_mark(end, m));
    (end - i >= 2 && closed && (i..end).all(of_name)).then_some(end)
}

/// Consonants that are written with two letters stand for a name like a single letter.
const CLUSTERS: [&str; 11] = ["ch", "gh", "gi", "kh", "ng", "ngh", "nh", "ph", "qu", "th", "tr"];

/// A letter with a full stop after a name belongs to it: `Nguyễn Thị H.`, `Lò Văn Ch.`, and so
/// do more of them: `Lê V.H.`.
fn with_initial(view: View, end: usize) -> usize {
    // `Ferdinand Marcos Jr.`
    let junior = end >= 1 && view.is_any(end - 1, &["jr", "sr"]) && view.is_mark(end, '.');
    if junior && view.token(end).touches() && end < view.sentence_end(end - 1) {
        return end + 1;
    }
    let initial = |k: usize| {
        let t = view.token(k);
        t.is_capital() && (view.word(k).chars().count() == 1 || view.is_any(k, &CLUSTERS))
    };
    let mut end = end;
    while end >= 1
        && initial(end - 1)
        && view.is_mark(end, '.')
        && view.token(end).touches()
        && end < view.sentence_end(end - 1)
    {
        let next = end + 1;
        let more = next < view.sentence_end(end) && view.token(next).touches() && initial(next);
        if !more {
            return end + 1;
        }
        end = next + 1;
    }
    end
}

/// Initials: `N.V.A.`, `T.V.H`, `M.Hoà`, `K.Linh`.
fn initials(view: View, i: usize) -> Option<usize> {
    /// More letters than this are a list or noise.
    const MOST: usize = 8;
    if !view.is_mark(i + 1, '.') {
        return None;
    }
    let end = view.sentence_end(i);
    let single = |k: usize| {
        let dotted = view.is_mark(k + 1, '.') && view.get(k + 1).is_some_and(|t| t.touches());
        k < end
            && view.token(k).is_word()
            && view.token(k).is_capital()
            && (view.word(k).chars().count() == 1 || dotted && view.is_any(k, &CLUSTERS))
    };
    let dot = |k: usize| k < end && view.is_mark(k, '.') && view.token(k).touches();
    let mut k = i;
    let mut letters = 0;
    // `V.League`
    let contest = view.longest(i, ClassSet::of(&[Class::NotName]));
    if contest.is_some_and(|hit| hit.end as usize > i + 2) {
        return None;
    }
    while letters < MOST && single(k) && (k == i || view.token(k).touches()) {
        letters += 1;
        if !dot(k + 1) {
            k += 1;
            break;
        }
        k += 2;
    }
    // Behind a level (`X.Tiến`, `X.V.Pôn-xơn`): a name in a byline or with a foreign syllable.
    let given = view.get(k).is_some_and(|t| t.is_word()) && {
        let foreign = view.is_mark(k + 1, '-') && view.token(k + 1).touches();
        foreign || view.sheet.sentences[view.sentence(i)].role == Role::Byline
    };
    // `Ảnh: H.C | Theo đó`
    let credited = i >= 2
        && view.is_mark(i - 1, ':')
        && view.is_any(i - 2, &["ảnh", "tin", "bài"])
        && !is_reporter(view, i, i + 3);
    let given = given || credited;
    let level =
        !given && letters <= 2 && view.longest(i, ClassSet::of(&[Class::OrgLevel])).is_some();
    // `I. SỐT XUẤT HUYẾT`: the number of a part.
    let part = letters == 1
        && view.is_shouted(i)
        && view.opens_sentence(i)
        && matches!(view.word(i), "I" | "V" | "X" | "A" | "B" | "C");
    if letters == 0 || level || part {
        return None;
    }
    let code = |k: usize| view.token(k).shape == Shape::Upper && view.token(k).len() > 2;
    // A full name after the initials: `M.Hoà`, `X. CƯỜNG`.
    if k < end
        && view.token(k).is_word()
        && view.token(k).is_capital()
        && view.token(k).gap <= Gap::Space
        && view.is_mark(k - 1, '.')
        && view.word(k).chars().count() > 1
        && !(code(k) && view.is_mark(k + 1, '.'))
    {
        return Some(clip(view, k, limit(view, k), 4));
    }
    Some(k)
}

/// Proposes the persons of a text.
pub(super) fn propose(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    let found = out.len();
    for i in view.openings() {
        let t = view.token(i);
        let begins = view.begins(i, BEGINS) || phrases.title(i).is_some();
        if !t.is_word() || !t.is_capital() && !begins {
            continue;
        }
        if let Some(hit) = view.longest(i, INTRODUCTIONS) {
            let at = hit.end as usize;
            // `người dân Sà Phìn`
            let in_commune = || {
                hit.class == Class::Role
                    && view.is_capital(at)
                    && place::after_preposition(view, at).is_some()
            };
            // `du khách Malaysia`, `cử tri Thái Nguyên`
            let of_place = hit.class == Class::Role
                && phrases
                    .place(at)
                    .is_some_and(|p| {
                        let kin = view.is_any(at - 1, &["gái", "trai"]);
                        place::is_known(&p) || p.type_name == "country" && !kin
                    })
                // `khán giả Việt nói chung`
                || hit.class == Class::Role && view.is(at, "việt") && !view.is_capital(at + 1)
                // `tiền vệ Real`
                || hit.class == Class::Role && is_club(view, at)
                // `cô gái Pháp`
                || (view.is(at - 1, "người") || at >= 2 && view.is_any(at - 2, &["cô", "chàng"]))
                    && phrases.place(at).is_some_and(|p| p.type_name == "country" && !view.is_capital(p.end))
                || in_commune();
            // `người Anh Vậy`: a form of address has a capital at the head of a clause only.
            let inside = hit.class == Class::Honorific
                && view.is_capital(i)
                && view.is_vietnamese(i)
                && view.follows(i)
                && view.token(i - 1).is_word()
                // `Ảnh: Reuters | Ông Abbott`
                && view.is_vietnamese(at);
            // `năm thứ ba | Khoa Công nghệ`
            let ordinal = i > view.sentence_start(i) && view.is(i - 1, "thứ") && at == i + 1;
            // `Ảnh: Anh Tài`
            let credit = i > 0
                && view.is_mark(i - 1, ':')
                && view.is_capital(i)
                && at == i + 1
                && credited(view, phrases, i).is_some();
            if !of_place && !inside && !ordinal && !credit {
                introduce(view, phrases, at, rules::PERSON_HONORED, out);
            }
        }
        if let Some(end) = title::end_before_name(view, phrases, i) {
            introduce(view, phrases, end, rules::PERSON_TITLED, out);
        }
        if let Some(hit) = view.longest(i, ClassSet::of(&[Class::HonorificWeak])) {
            // `tên L.`, `y Nguyễn Văn A`: an ordinary word, unless a name is sure. `người tên Hùng`
            let at = hit.end as usize;
            const NAMED: [&str; 9] =
                ["người", "bé", "tuổi", "gái", "trai", "em", "bạn", "tượng", "niên"];
            let named = || {
                i > view.sentence_start(i)
                    && view.is_any(i - 1, &NAMED)
                    && view.classes(at).any(NAME_WORDS)
                    && run_end(view, at) == at + 1
            };
            let sure = || {
                view.is(i, "tên") && (named() || foreign_name(view, phrases, at).is_some())
                    || initials(view, at).is_some()
                    || kinh_name(view, at).is_some_and(|n| n.confidence >= 3)
            };
            if t.shape == Shape::Lower && view.follows(at) && sure() {
                introduce(view, phrases, at, rules::PERSON_HONORED_WEAKLY, out);
            }
        }
        for end in title::body_ends(view, phrases, i).into_iter().flatten() {
            introduce(view, phrases, end, rules::PERSON_BEHIND_BODY, out);
        }
        let known = view.longest(i, ClassSet::of(&[Class::Person]));
        if let Some(hit) = known.filter(|h| !place::is_street(view, phrases, i, h.end as usize)) {
            push(i, hit.end as usize, rules::PERSON_KNOWN, out);
        }
        if !t.is_capital() {
            continue;
        }
        let abroad = phrases.place(i).is_some_and(|p| is_abroad(&p) && place::is_known(&p));
        let known_place = phrases.place(i).is_some_and(|p| place::is_known(&p));
        if is_direction(view, i) {
            continue;
        }
        let name = kinh_name(view, i).filter(|n| {
            let whole = phrases.place(i).is_some_and(|p| p.end == n.end);
            let club = n.end >= i + 4
                && view
                    .longest(i, ClassSet::of(&[Class::OrgName]))
                    .is_some_and(|h| h.end as usize == n.end);
            let of_place = known_place && whole
                || club
                || place::is_street(view, phrases, i, n.end)
                || is_lake(view, phrases, i, n);
            n.confidence >= 0 && !abroad && !of_place && !is_body_and_name(view, phrases, i, n)
        });
        if let Some(name) = name {
            push(i, with_initial(view, name.end), name.rule(), out);
        }
        if let Some(end) = foreign_name(view, phrases, i) {
            let end = with_initial(view, end);
            push(i, end, rules::PERSON_FOREIGN, out);
        }
        if let Some(end) = credited(view, phrases, i).filter(|&end| !is_reporter(view, i, end)) {
            let first = first_of_two(view, i, end);
            // `Ảnh: Theverge`
            let small = |c: char| c.is_lowercase();
            let outlet = end == i + 1
                && view.is_foreign(i)
                && !view.classes(i).any(FOREIGN)
                && view.word(i).chars().skip(1).all(small);
            if outlet {
                organization::push(i, end, rules::OUTLET_TAG, "media", out);
            } else {
                push(i, first, rules::PERSON_CREDIT, out);
            }
            if first < end {
                push(first, end, rules::PERSON_CREDIT, out);
            }
        }
        if let Some(end) = pair(view, phrases, i) {
            push(i, end, rules::PERSON_PAIR, out);
        }
        let reporter = |end: usize| {
            i > view.sentence_start(i)
                && (view.is_mark(i - 1, ':') || view.is_mark(i - 1, '/'))
                && is_reporter(view, i, end)
        };
        if let Some(end) = initials(view, i).filter(|&e| e - i >= 3 && !reporter(e)) {
            push(i, end, rules::PERSON_INITIALS, out);
        }
    }
    bylines(view, phrases, out);
    coordinated(view, phrases, found, out);
    roll::propose(view, phrases, found, out);
    repeated_whole(view, phrases, found, out);
    repeated(view, found, out);
}

/// Is it one word that is a club's name besides: `tiền vệ Real`?
fn is_club(view: View, i: usize) -> bool {
    view.longest(i, ClassSet::of(&[Class::OrgNameWeak]))
        .is_some_and(|hit| view.value(hit) == "sport" && run_end(view, i) == hit.end as usize)
}

/// Is it a lake's name: `quanh Hồ Linh Đàm`?
fn is_lake(view: View, phrases: &Phrases, i: usize, name: &Name) -> bool {
    const AT: [&str; 10] = ["quanh", "bên", "ven", "ra", "gần", "lòng", "bờ", "tại", "mặt", "vực"];
    let near = i > view.sentence_start(i) && view.is_any(i - 1, &AT);
    let known = phrases.place(i + 1).filter(|p| place::is_known(p) && p.end == name.end);
    view.is(i, "hồ") && (near || known.is_some_and(|p| p.type_name == "lake"))
}

pub(super) fn push(start: usize, end: usize, rule: Rule, out: &mut Vec<Candidate>) {
    out.push(Candidate::new(Kind::Person, start..end, rule, Detail::None));
}

fn introduce(view: View, phrases: &Phrases, i: usize, rule: Rule, out: &mut Vec<Candidate>) {
    // `Giám đốc điều hành | NDRRMC | Alexis Panlilio`: a body by its short name first.
    let code = view.get(i).is_some_and(|t| t.shape == Shape::Upper && t.len() >= 3)
        && !view.is_shouted(i)
        && !view.is_vietnamese(i)
        && view.is_capital(i + 1)
        && view.token(i + 1).shape == Shape::Title
        && view.follows(i + 1);
    let i = if code { i + 1 } else { i };
    // `Ông chủ Facebook | Mark Zuckerberg`
    let owner = i > 0 && view.is_any(i - 1, &["chủ", "lập"]);
    let owned = if owner { view.longest(i, ClassSet::of(&[Class::OrgName])) } else { None };
    let name = owned.map(|o| o.end as usize).filter(|&k| view.follows(k) && view.is_foreign(k));
    let i = name.unwrap_or(i);
    let Some(end) = introduced_name(view, i) else { return };
    // `Tổng thống Mỹ | Donald Trump`: the country first.
    if let Some(place) = phrases.place(i).filter(|p| p.end < end && is_abroad(p)) {
        return introduce(view, phrases, place.end, rule, out);
    }
    if rule == rules::PERSON_TITLED && is_body_in_apposition(view, i, end) {
        return organization::push(i, end, rules::ORG_AFTER_TITLE, "company", out);
    }
    let body = phrases.organization(i).is_some_and(|o| o.end >= end);
    if !body && !is_other_word(view, i, end) && !leads_to_name(view, phrases, i) {
        push(i, end, rule, out);
    }
}

/// `Elena Sokolova, Tổng Giám đốc | Milton Bay Resort`: a title that stands behind a name has its
/// holder, so that a foreign name after it is a body's.
fn is_body_in_apposition(view: View, i: usize, end: usize) -> bool {
    const TAILS: ClassSet = ClassSet::of(&[Class::OrgTail, Class::OrgTailWeak]);
    // `Ngoại trưởng Ả Rập Saudi - Hoàng thân | Saud al-Faisal`
    let arabic = (i..end).any(|k| view.is_any(k, &["al", "el", "bin", "ibn", "abu"]));
    let royal = i > 0 && view.is_any(i - 1, &["thân", "tử", "vương", "chúa", "hoàng"]);
    if arabic || royal {
        return false;
    }
    let foreign = !view.is_vietnamese(i)
        && view.token(i).shape != Shape::Lower
        && (!(i..end).any(|k| view.classes(k).any(FOREIGN)) || view.classes(end - 1).any(TAILS))
        && initials(view, i).is_none();
    let from = i.saturating_sub(8).max(view.sentence_start(i));
    let behind = (from + 1..i).rev().find(|&k| !view.token(k).is_word());
    // `Chủ tịch Kaysone, | Chủ tịch Souphanouvong`: the same post of another.
    let again = |k: usize| {
        let before = k.saturating_sub(8).max(view.sentence_start(i));
        (before..k).any(|n| view.token(n).hash == view.token(k + 1).hash)
    };
    let apposed = behind.is_some_and(|k| {
        (view.is_mark(k, ',') || view.is_mark(k, '-') || view.is_mark(k, '('))
            && view.is_capital(k - 1)
            && !again(k)
    });
    foreign && apposed
}

fn is_abroad(place: &Phrase) -> bool {
    matches!(place.type_name, "country" | "city")
}

/// Is what looks like a short name the beginning of an ordinary word (`Phạm` of `Phạm nhân`)?
fn is_other_word(view: View, i: usize, end: usize) -> bool {
    const WORDS: ClassSet = ClassSet::of(&[
        Class::Compound,
        Class::OrgWord,
        Class::DocType,
        Class::DocBare,
        Class::StarterPhrase,
        Class::Post,
        Class::Calling,
    ]);
    let alone = end == i + 1;
    let code = view.token(i).shape == Shape::Upper && !view.is_vietnamese(i);
    let letter = alone && (view.word(i).chars().count() == 1 || code && view.token(i).len() > 1);
    if letter
        || view.longest(i, ClassSet::of(&[Class::NotName])).is_some_and(|h| h.end as usize >= end)
    {
        return true;
    }
    // `Đại biểu Quốc hội | Khóa XIII`
    let term = view.is(i, "khóa") && end == i + 2 && view.token(i + 1).shape == Shape::Upper;
    // `Đội trưởng | Đội 3`
    let counted = view.get(end).is_some_and(|t| t.is_number() && t.gap == Gap::Space);
    let unit = alone && counted && !view.has(i, Class::Given);
    unit || term || alone && view.longest(i, WORDS).is_some_and(|h| h.end as usize > end)
}

/// A name behind a credit inside a line: `(ảnh: Mỹ Pha)`.
fn credited(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    const CUES: ClassSet = ClassSet::of(&[Class::BylineCue, Class::Byline]);
    if i < 2 || !view.is_mark(i - 1, ':') || i - 1 <= view.sentence_start(i) {
        return None;
    }
    let from = i.saturating_sub(5).max(view.sentence_start(i));
    let cue = (from..i - 1).any(|k| view.longest(k, CUES).is_some_and(|h| h.end as usize == i - 1));
    if !cue {
        return None;
    }
    let run = initials(view, i).unwrap_or_else(|| byline_name(view, i));
    let end = (i + 1..run).find(|&k| opens_text(view, phrases, i, k)).unwrap_or(run);
    let code = end == i + 1 && view.token(i).shape == Shape::Upper && !view.is_vietnamese(i);
    let goes_on = view.get(end).is_some_and(|t| t.is_word()) && end < view.sentence_end(i);
    let closed = !code && (end < run || !goes_on) || !goes_on && end == view.sentence_end(i);
    // `PV: Thưa PGS. Lê Thu, ...`
    let degree = (i..end).any(|k| view.begins(k, ClassSet::of(&[Class::Degree])));
    let other = degree || phrases.organization(i).is_some_and(|o| o.end >= end);
    (closed && !other && end - i <= 4 && !is_other_word(view, i, end)).then_some(end)
}

/// Who took the picture and who wrote the text, with nothing between: the end of the first of two
/// usual pairs of a middle and a given name (`Ảnh: Đức Cường | Minh Chiến`), else of all.
fn first_of_two(view: View, i: usize, end: usize) -> usize {
    let likely =
        |k: usize| view.has(k, Class::Middle) && frequency(view, k + 1, Class::Given) >= 200;
    let pairs = end == i + 4 && likely(i) && likely(i + 2) && !has_common_surname(view, i);
    if pairs { i + 2 } else { end }
}

/// Does the text go on at a capitalised word behind a credit that no stop ends: `Ảnh: Đình Thiên |
/// Ngày 4-11`, `Ảnh: Trần Lâm | Leo 328 bậc`?
fn opens_text(view: View, phrases: &Phrases, i: usize, k: usize) -> bool {
    const OPENERS: ClassSet = ClassSet::of(&[Class::SentenceStarter, Class::StarterOrName]);
    let opener = view.classes(k).any(OPENERS);
    let before_number = view.get(k + 1).is_some_and(|t| t.is_number() && t.gap == Gap::Space);
    let whole = k >= i + 2 || !view.is_vietnamese(i);
    let other = phrases.organization(k).is_some_and(|o| o.end > k + 1)
        || phrases.place(k).is_some_and(|p| p.end > k + 1)
        || phrases.title(k).is_some();
    whole
        && (opens_clause(view, k)
            || opens_word(view, k)
            || opener && before_small(view, k)
            || before_number
            || other && !view.classes(k).any(NAME_WORDS))
}

/// Are two words a usual middle and given name: `Ngọc Lan`?
pub(super) fn is_usual_pair(view: View, i: usize) -> bool {
    frequency(view, i, Class::Middle) >= 200 && frequency(view, i + 1, Class::Given) >= 200
}

/// A middle and a given name alone, as news of sport and art call people: `Văn Quyết`.
fn pair(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    // `Cách Thu Phương kết hợp`
    let alone = i == view.sentence_start(i)
        || !view.is_capital(i - 1)
        || view.token(i).touches()
        || is_opener(view, i - 1);
    let end = i + 2;
    let usual = alone
        && view.is_capital(i)
        && view.token(i).shape == Shape::Title
        && end <= view.len()
        && view.has(i, Class::Middle)
        && view.has(i + 1, Class::Given)
        && limit(view, i) == end
        && frequency(view, i, Class::Middle) >= 200
        && frequency(view, i + 1, Class::Given) >= 200
        // `Anh Thuyên kịp nhảy xuống.`, but `Anh Tuấn/VOV`
        && !(view.opens_sentence(i)
            && view.has(i, Class::Honorific)
            && end < view.sentence_end(i)
            && !view.is_mark(end, '/'));
    let known = || phrases.place(i).is_some() || phrases.organization(i).is_some();
    let words = ClassSet::of(&[Class::Compound, Class::OrgWord, Class::OrgField]);
    (usual && !known() && view.longest(i, words).is_none()).then_some(end)
}

/// What may stand before a foreign surname: `Del Potro`, `Van Gaal`.
const PARTICLES: [&str; 7] = ["de", "del", "della", "di", "da", "van", "von"];

/// A run of capitals with a known foreign given name or surname in it. It begins where a run of
/// capitals begins, or behind a place or body (`Tổng thống Mỹ | Donald Trump`).
pub(super) fn foreign_name(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    // Most capitals begin words of Vietnamese among others.
    let native = |k: usize| {
        view.get(k).is_none_or(|t| {
            t.is_word() && view.is_vietnamese(k) && !view.classes(k).any(FOREIGN)
                || !t.is_word() && !t.is_mark('-')
        })
    };
    if native(i) && native(i + 1) && !view.is_any(i, &PARTICLES) {
        return None;
    }
    let begins_run = || {
        i == view.sentence_start(i)
            || !view.token(i - 1).is_capital()
            || view.token(i).gap == Gap::None
            || ends_phrase(view, phrases, i)
            || is_opener(view, i - 1)
    };
    // `Santiago Arrieta`, `Chad Harper`: a given name, though a city or country bears it.
    let city = |p: &Phrase| {
        matches!(p.type_name, "city" | "country")
            && p.end == i + 1
            && view.classes(i).any(FOREIGN)
            && view.is_capital(i + 1)
            && view.classes(i + 1).any(FOREIGN)
    };
    let other = || {
        phrases.place(i).is_some_and(|p| !city(&p))
            || phrases.organization(i).is_some()
            || view.has(i, Class::Honorific)
            || phrases.title(i).is_some()
            || view.begins(i, title::BEFORE_NAME)
            || view.longest(i, ClassSet::of(&[Class::NotName])).is_some()
    };
    let starter = || {
        view.has(i, Class::SentenceStarter)
            && (view.opens_sentence(i) || !view.follows(i) || i > 0 && !view.token(i - 1).is_word())
            || view.is(i, "theo") && !view.has(i + 1, Class::ForeignSurname)
            || leads_foreign_name(view, i)
    };
    let shouts = view.token(i).shape == Shape::Upper && view.token(i).len() > 1;
    if shouts || view.is_shouted(i) || other() || starter() || !begins_run() {
        return None;
    }
    let end = clip(view, i, limit(view, i), 6);
    // `Rogers Cup`, `Axe Apollo Gala`: contests and shows.
    if view.has(end - 1, Class::NotName) {
        return None;
    }
    let words = (i..end).filter(|&k| view.token(k).is_word()).count();
    let known = (i..end).filter(|&k| view.classes(k).any(FOREIGN)).count();
    // `Đô-nan Tu-xcơ`: a transcription, with small letters behind dashes.
    let transcribed = (i + 1..end).any(|k| {
        view.is_mark(k - 1, '-') && view.token(k).touches() && view.token(k).shape == Shape::Lower
    });
    if transcribed && words - known_dashes(view, i, end) >= 2 {
        return Some(end);
    }
    let particle =
        words >= 2 && view.is_any(i, &PARTICLES) && (i + 1..end).all(|k| !view.is_vietnamese(k));
    let enough = if words == 1 {
        !view.is_vietnamese(i) && (view.has(i, Class::ForeignSurname) || plays_ball(view, i))
    } else {
        let by_surname = view.has(end - 1, Class::ForeignSurname) && !view.is_vietnamese(i);
        // A name of the long list counts among words that no Vietnamese name has.
        let abroad = |k: usize| {
            !view.token(k).is_word()
                || !view.is_vietnamese(k)
                || k > i && view.has(k, Class::ForeignParticle)
        };
        let listed = view.has(i, Class::ForeignName) || view.has(end - 1, Class::ForeignName);
        // `Deir al-Zor`, `Khách sạn | Burj al-Arab`
        let headed = |k: usize| view.longest(k, SITES).is_some_and(|h| h.end as usize == i);
        let site = || {
            view.is_any(i, &["deir", "ras", "umm", "dar", "bab", "ain", "tel", "tal"])
                || (i.saturating_sub(3).max(view.sentence_start(i))..i).any(headed)
        };
        // `Saud al-Faisal`
        let arab = (i + 1..end - 1).any(|k| view.is_any(k, &["al", "bin"]))
            && !site()
            && !view.is_vietnamese(i)
            && !view.is_vietnamese(end - 1);
        particle
            || arab
            || known >= 1 && (view.has(i, Class::ForeignGiven) || by_surname)
            || known >= 2
            || known >= 1 && listed && words <= 3 && (i..end).all(abroad)
            || (2..=4).contains(&words) && is_spoken_of(view, phrases, i, end)
    };
    enough.then_some(end)
}

/// What a building, a body or a river is, before its name.
const SITES: ClassSet = ClassSet::of(&[
    Class::PlaceHead,
    Class::PlaceHeadWeak,
    Class::OrgHead,
    Class::OrgHeadWeak,
    Class::OrgLevelHead,
]);

/// Is it who did with a ball what only players do: `cú sút của Muntari`?
fn plays_ball(view: View, i: usize) -> bool {
    i >= view.sentence_start(i) + 2
        && view.is(i - 1, "của")
        && view.is_any(i - 2, &["chuyền", "sút", "tạt", "volley", "vô-lê", "penalty"])
        && run_end(view, i) == i + 1
}

/// Do words that no Vietnamese name has stand before what only a person has: a verb of speech, a
/// title, an age?
fn is_spoken_of(view: View, phrases: &Phrases, i: usize, end: usize) -> bool {
    let abroad = (i..end).all(|k| !view.token(k).is_word() || !view.is_vietnamese(k));
    // `người Bỉ Victoria Dorval`
    let from = i.saturating_sub(4).max(view.sentence_start(i) + 1);
    let native = (from..i).any(|k| {
        view.is(k - 1, "người")
            && phrases.place(k).is_some_and(|p| p.end == i && p.type_name == "country")
    });
    let speaks = view.is_any(end, &["nói", "kể"])
        || view.is(end, "cho") && view.is_any(end + 1, &["biết", "hay", "rằng"])
        || view.is(end, "chia") && view.is(end + 1, "sẻ");
    let mark = [',', '-', '('].iter().any(|&m| view.is_mark(end, m));
    let titled = mark
        && view.get(end + 1).is_some_and(|t| {
            let role = view.begins(end + 1, ClassSet::of(&[Class::Role, Class::Calling]));
            t.is_number() && view.is(end + 2, "tuổi")
                || phrases.title(end + 1).is_some()
                || role && view.token(end + 1).shape == Shape::Lower
        });
    abroad && (native || view.follows(end) && speaks || titled)
}

/// How many words of a run are parts behind dashes.
fn known_dashes(view: View, i: usize, end: usize) -> usize {
    (i..end).filter(|&k| view.is_mark(k, '-')).count()
}

/// Does a place or an organization end before token `i`?
fn ends_phrase(view: View, phrases: &Phrases, i: usize) -> bool {
    let from = i.saturating_sub(8).max(view.sentence_start(i));
    (from..i).any(|k| {
        phrases.place(k).is_some_and(|p| p.end == i)
            || phrases.organization(k).is_some_and(|p| p.end == i)
    })
}

/// The names in the lines that say who wrote the text or took the picture. Capitals there are
/// names, also those of places and words; a code of letters is an office's.
fn bylines(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    const CUES: ClassSet = ClassSet::of(&[Class::BylineCue, Class::Byline, Class::BylineTail]);
    for s in view.sheet.sentences.iter().filter(|s| s.role == Role::Byline) {
        let mut i = s.tokens.start;
        while i < s.tokens.end {
            let name = view.token(i).is_word() && view.token(i).is_capital();
            let cue =
                view.longest(i, CUES).filter(|h| is_cue(view, h.start as usize, h.end as usize));
            if let Some(hit) = cue {
                i = hit.end as usize;
            } else if !name {
                i += 1;
            } else if let Some(place) = phrases.place(i).filter(is_abroad) {
                i = place.end;
            } else if let Some(body) = phrases
                .organization(i)
                .filter(|o| is_office(view, i, o) || is_outlet(view, phrases, i, o))
            {
                i = body.end;
            } else if let Some(end) = outlet::source(view, phrases, i) {
                i = end;
            } else if let Some(end) = title::whole(view, phrases, i) {
                i = end;
            } else {
                let end = initials(view, i).unwrap_or_else(|| byline_name(view, i));
                let end = with_initial(view, end);
                let shouts = view.token(i).shape == Shape::Upper;
                let code = end == i + 1 && shouts && !view.is_vietnamese(i);
                let lone = i == s.tokens.start && end == s.tokens.end;
                // `Hải Đăng`, though there is a word for lighthouses
                let title_case = (i..end).all(|k| view.token(k).shape == Shape::Title);
                let named = title_case && (i..end).all(|k| view.classes(k).any(NAME_WORDS));
                let heading = lone && !named && is_heading(view, i, end);
                if !code && !heading && !is_reporter(view, i, end) {
                    push(i, end, rules::PERSON_BYLINE, out);
                }
                i = end;
            }
        }
    }
}

/// Is a cue one where it stands? A capitalised syllable before another is a name (`Viết Lam`).
fn is_cue(view: View, start: usize, end: usize) -> bool {
    let capital = view.token(start).is_capital() && !view.is(start, "theo");
    let name_follows = view.get(end).is_some_and(|t| t.gap == Gap::Space && t.is_capital());
    !(capital && name_follows && end == start + 1)
}

/// Is a body in a byline an office, and no name whose first syllable looks like a head?
fn is_office(view: View, i: usize, body: &Phrase) -> bool {
    let name = (i..body.end).all(|k| view.classes(k).any(NAME_WORDS) && view.is_capital(k));
    !(name && body.end - i <= 3)
}

/// Is a body in a byline an outlet by its head and a place: `Báo Gia Lai`?
fn is_outlet(view: View, phrases: &Phrases, i: usize, body: &Phrase) -> bool {
    view.is_any(i, &["báo", "đài", "cổng", "tạp"])
        && phrases.place(i + 1).is_some_and(|p| p.end == body.end && place::is_known(&p))
}

/// Are the words of a line those of a heading (`TIN VẮN`, `ĐƯỜNG BỘ`) and no name?
fn is_heading(view: View, i: usize, end: usize) -> bool {
    const WORDS: ClassSet = ClassSet::of(&[
        Class::Compound,
        Class::OrgWord,
        Class::Post,
        Class::PostBare,
        Class::DocType,
        Class::DocBare,
        Class::Scrap,
        Class::CaptionCue,
        Class::SentenceStarter,
    ]);
    let name = kinh_name(view, i).is_some_and(|n| n.end == end);
    !name && (i..end).any(|k| view.longest(k, WORDS).is_some_and(|h| h.end as usize > k + 1))
}

/// The end of a name in a byline: a dash joins two names.
fn byline_name(view: View, i: usize) -> usize {
    let end = run_end(view, i);
    let dash = (i + 1..end)
        .find(|&k| view.is_mark(k, '-') && view.get(k + 1).is_some_and(|t| t.is_capital()));
    dash.unwrap_or(end)
}

/// Does the token begin its sentence with a word that begins many?
fn is_starter(view: View, i: usize) -> bool {
    const STARTERS: ClassSet = ClassSet::of(&[Class::SentenceStarter, Class::StarterOrName]);
    view.opens_sentence(i) && view.classes(i).any(STARTERS)
}

/// Does the token begin its sentence with a word that begins many or is in no name?
fn is_opener(view: View, i: usize) -> bool {
    is_starter(view, i)
        || view.opens_sentence(i) && !view.classes(i).any(NAME_WORDS.or(FOREIGN))
        || leads_foreign_name(view, i)
}

/// Foreign names beside other persons: `Safia, Nataly Correa, Michell`, `Djibril Cisse hay Jeremy
/// Menez`. A name in a list goes on from one to the next, from left to right and back.
fn coordinated(view: View, phrases: &Phrases, found: usize, out: &mut Vec<Candidate>) {
    let dash = |k: usize| view.is_mark(k, '-') && view.token(k).gap == Gap::Space;
    let word = |k: usize| view.is_any(k, &["và", "hay", "hoặc"]) || dash(k);
    let joint = |k: usize| {
        view.get(k).is_some_and(|t| matches!(t.mark, ',' | '-' | 'v' | 'h'))
            && (view.is_mark(k, ',') || word(k))
    };
    // A comma alone may end a clause: `trên Sky Sport, Mourinho nói`.
    let led = |k: usize| joint(k) || view.is_mark(k, ':') || view.is_any(k, &["như", "gồm"]);
    let sure = |c: &&Candidate| c.weight >= weight(c.start, c.end, 3);
    let persons = || out[found..].iter().filter(sure);
    let mut starts: Vec<usize> = persons().map(|c| c.start).collect();
    if starts.is_empty() {
        return;
    }
    // Where a person ends, and whether it stands in a list already.
    let mut ends: Vec<(usize, bool)> =
        persons().map(|c| (c.end, c.start > 0 && led(c.start - 1))).collect();
    starts.sort_unstable();
    ends.sort_unstable();
    let is_start = |k: usize| starts.binary_search(&k).is_ok();
    // A cheap look for a joint before or behind at most three words.
    let near = |i: usize| i > 0 && joint(i - 1) || (i + 1..i + 4).any(joint);
    let names: Vec<Range<usize>> = view
        .capitals()
        .filter(|&i| view.is_foreign(i) && near(i))
        .filter_map(|i| listed_name(view, phrases, i).map(|end| i..end))
        .filter(|name| !is_start(name.start))
        .collect();
    let mut last = None;
    for name in &names {
        let Some(before) = name.start.checked_sub(1).filter(|&k| joint(k)) else { continue };
        let person = |listed: bool| ends.binary_search(&(before, listed)).is_ok();
        let listed = person(true) || last == Some(before);
        if listed || person(false) && (word(before) || joint(name.end)) {
            push(name.start, name.end, rules::PERSON_BESIDE, out);
            last = Some(name.end);
        }
    }
    let mut next = None;
    for name in names.iter().rev() {
        let after = name.end + 1;
        let beside =
            word(name.end) || view.is_mark(name.end, ',') && name.start > 0 && led(name.start - 1);
        if beside && (is_start(after) || next == Some(after)) {
            push(name.start, name.end, rules::PERSON_BESIDE, out);
            next = Some(name.start);
        }
    }
}

/// The end of one to three foreign words that are no known thing, a name where a list has persons.
fn listed_name(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    const OTHER: ClassSet = ClassSet::of(&[
        Class::NotName,
        Class::Product,
        Class::NoEntity,
        Class::OrgCode,
        Class::SportCue,
        Class::OrgTail,
        Class::Honorific,
    ]);
    let strange = |k: usize| !view.token(k).is_word() || view.is_foreign(k);
    if view.token(i).len() < 3 || !strange(i) {
        return None;
    }
    // `Goddess of Fire`, `Carice van Houten`
    let foreign = |k: usize| {
        let t = view.token(k);
        t.is_word() && t.gap <= Gap::Space && !view.is_vietnamese(k)
    };
    let begins = i == view.sentence_start(i)
        || !(view.token(i - 1).is_capital() || foreign(i - 1) && view.follows(i));
    if view.is_shouted(i) || !begins {
        return None;
    }
    let end = limit(view, i);
    let words = (i..end).filter(|&k| view.token(k).is_word()).count();
    let other = (i..end).any(|k| {
        phrases.organization(k).is_some()
            || phrases.place(k).is_some()
            || phrases.title(k).is_some()
            || view.begins(k, OTHER)
    });
    let goes_on = view.get(end).is_some() && foreign(end);
    (words <= 3 && (i..end).all(strange) && !other && !goes_on).then_some(end)
}

/// Other mentions of names of two words and more that something introduced once. A Vietnamese name
/// without a surname is told only by the words around it, and so is the end of a longer one: `Nhưng
/// Thu Phương`, `Bùi Thanh Long ... Khi đó, Thanh Long`.
fn repeated_whole(view: View, phrases: &Phrases, found: usize, out: &mut Vec<Candidate>) {
    let names = out[found..]
        .iter()
        .filter(|c| c.end - c.start >= 2 && c.weight >= weight(c.start, c.end, 3))
        .filter(|c| view.token(c.start).is_word())
        .filter_map(|c| said_again(view, c.start, c.end));
    let names = Repeats::new(view, names);
    for i in view.capitals() {
        let Some((length, &alone)) = names.at(view, i) else { continue };
        let end = i + length;
        let other = || phrases.place(i).is_some() || phrases.organization(i).is_some();
        // `Mạc Hồng Quân ... Hồng Quân ghi bàn`, and no army
        let army = |o: Phrase| o.end == end && o.type_name == "army";
        if alone && phrases.organization(i).is_some_and(army) && stands_alone(view, i, end) {
            push(i, end, rules::PERSON_NAMESAKE, out);
        } else if !alone || stands_alone(view, i, end) && !other() {
            push(i, end, rules::PERSON_AGAIN, out);
        }
    }
}

/// What of a name is looked for elsewhere, and whether it counts only where no capitals touch it.
fn said_again(view: View, start: usize, end: usize) -> Option<(Range<usize>, bool)> {
    let foreign = |k: usize| !view.is_vietnamese(k);
    if foreign(start) || foreign(end - 1) {
        return Some((start..end, false));
    }
    let pair = end - 2;
    let title = |k: usize| view.token(k).shape == Shape::Title && view.has(k, Class::Given);
    let whole = pair == start && !view.has(start, Class::Honorific);
    let part = (start + 1..=start + 2).contains(&pair)
        && view.has(start, Class::Surname)
        && view.has(pair, Class::Middle);
    ((whole || part) && (pair..end).all(title)).then_some((pair..end, true))
}

/// Do the words stand in no longer run of capitals, a word that opens the sentence left out?
fn stands_alone(view: View, i: usize, end: usize) -> bool {
    let led = i > view.sentence_start(i)
        && view.is_capital(i - 1)
        && view.token(i).gap == Gap::Space
        && !is_opener(view, i - 1);
    !led && !view.is_shouted(i) && run_end(view, i) == end
}

/// Is it where the wind blows from, though people are called so: `phía Bắc`, `gió mùa Đông bắc`?
fn is_direction(view: View, i: usize) -> bool {
    const SAID: [&str; 9] = ["phía", "hướng", "miền", "đông", "tây", "mùa", "vụ", "bờ", "cực"];
    view.is_any(i, &["đông", "tây", "nam", "bắc"])
        && i > view.sentence_start(i)
        && view.is_any(i - 1, &SAID)
}

/// A bit for each hash, so that most others need no search.
fn filter(hashes: impl Iterator<Item = u32>) -> u64 {
    hashes.fold(0, |filter, hash| filter | 1 << (hash >> 26))
}

fn may_hold(filter: u64, hash: u32) -> bool {
    filter >> (hash >> 26) & 1 != 0
}

/// The given name of a foreigner: the `Manon` of `Manon Marsault`.
fn first_name(view: View, name: &Candidate) -> Option<usize> {
    const OTHER: ClassSet = ClassSet::of(&[Class::NotName, Class::Product, Class::OrgName]);
    let first = name.start;
    let sure = name.weight >= weight(first, name.end, rules::PERSON_FOREIGN.weight);
    let foreign = view.is_foreign(first) && view.is_foreign(name.end - 1);
    let given = view.classes(first).any(FOREIGN) && !view.begins(first, OTHER);
    (sure && foreign && given).then_some(first)
}

/// Later mentions of persons by the last part of their names, or by a foreigner's first: `Trump`
/// after `Donald Trump`.
fn repeated(view: View, found: usize, out: &mut Vec<Candidate>) {
    let mut last_names: Vec<u32> = out[found..]
        .iter()
        .filter(|c| match c.end - c.start {
            // `thủ môn Valdes`
            1 => c.weight >= rules::PERSON_HONORED.weight && view.is_foreign(c.start),
            _ => c.weight >= weight(c.start, c.end, 0),
        })
        .flat_map(|c| [Some(c.end - 1), first_name(view, c)])
        .flatten()
        .map(|k| view.token(k))
        .filter(|t| t.is_word() && t.len() > 2)
        .map(|t| t.hash)
        .collect();
    last_names.sort_unstable();
    last_names.dedup();
    let filter = filter(last_names.iter().copied());
    for i in view.capitals() {
        let t = view.token(i);
        if !may_hold(filter, t.hash) || last_names.binary_search(&t.hash).is_err() {
            continue;
        }
        let alone = t.is_word()
            && view.is_capital(i)
            && !(i > view.sentence_start(i)
                && view.is_capital(i - 1)
                && t.gap == Gap::Space
                && !is_starter(view, i - 1))
            && run_end(view, i) == i + 1;
        if alone {
            // `Cường khai`, but `Trường được thành lập`
            let word = starts_text(view, i) || opens_word(view, i);
            let given = frequency(view, i, Class::Given) >= 100 && !word;
            let starter = view.has(i, Class::StarterOrName);
            let opener = view.has(i, Class::SentenceStarter) || starter && !given;
            let doubtful = view.has(i, Class::CountryWeak)
                || view.opens_sentence(i) && opener
                || opens_word(view, i)
                || is_direction(view, i);
            if !doubtful {
                push(i, i + 1, rules::PERSON_LAST_NAME, out);
            }
        }
    }
}
