//! Vietnamese names by surname, middle and given name.

use super::bylines::is_heading;
use super::introduced::{shouted_introduced, with_initial};
use super::run::{
    before_small, clip, entry_length, goes_on, is_opener, is_preposition, leads_foreign_name,
    limit, opens_other, run_end,
};
use super::{FOREIGN, NAME_WORDS};
use crate::lexicon::class::{Class, ClassSet};
use crate::recognize::rules::{self, Rule};
use crate::recognize::{Phrases, place};
use crate::sheet::{Sparse, View};
use crate::text::token::{self, Gap, Shape, Word};
use crate::text::{word, words};

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
    pub(super) fn rule(self) -> Rule {
        Rule { weight: self.confidence, ..rules::NAME_SURNAME }
    }
}

pub(super) fn frequency(view: View, i: usize, class: Class) -> i32 {
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
pub(in crate::recognize) fn kinh_name(view: View, i: usize) -> Option<Name> {
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
        && view.is_behind(i, &words!["tướng", "thống", "trưởng", "sứ", "vương"])
        && view.follows(i + 1)
        && view.is_capital(i + 1)
        && (!view.is_vietnamese(i + 1)
            || view.is_mark(i + 3, '-') && view.token(i + 3).touches() && view.is_capital(i + 2))
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
    // `K’ Thị Lẻ`, with a space
    let apart = first.len() == 1
        && view.is_any(i, &words!["k", "h"])
        && view.is_mark(i + 1, '\'')
        && view.token(i + 1).touches()
        && view.is_capital(i + 2)
        && view.token(i + 2).gap == Gap::Space;
    if apart && i + 2 < view.sentence_end(i) {
        let end = clip(view, i + 2, limit(view, i + 2), 3);
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
    const PREPOSITIONS: [Word; 8] = words!["từ", "sang", "tại", "đến", "về", "ở", "qua", "và"];
    // `Đoàn | Việt Nam do Trung tá Hồ Lê Phước dẫn đầu`
    let nation = || view.longest(i + 1, ClassSet::of(&[Class::Country])).is_some();
    if view.is(i, word!("đoàn")) && nation() {
        return None;
    }
    let strange = !view.is_vietnamese(i + 1);
    let place = view.longest(i + 1, PLACES).filter(|p| p.end as usize >= i + 3 || strange);
    if place.is_some() && view.is_any(i, &PREPOSITIONS) || leads_foreign_name(view, i) {
        return None;
    }
    // `Thái Lan | Chadchart Sittipunt`: a country, then a foreign name.
    let country = view.longest(i, ClassSet::of(&[Class::Country])).map(|h| h.end as usize);
    let foreigner = |k: usize| {
        view.follows(k)
            && view.is_capital(k)
            && (k..run_end(view, k)).any(|n| view.token(n).is_word() && !view.is_vietnamese(n))
    };
    if country.is_some_and(|k| k >= i + 2 && foreigner(k)) {
        return None;
    }
    // `Thành Diên Khánh`: a citadel.
    let site = view.longest(i, ClassSet::of(&[Class::PlaceName])).map(|h| h.end as usize);
    if site.is_some_and(|k| k >= i + 3) && view.is(i, word!("thành")) {
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
            let after_place = || {
                frequency(view, i, Class::Surname) < 100
                    && view.is_any(k + 1, &words!["văn", "thị"])
            };
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
    if let Some(end) = signs(view, i) {
        return Some(Name { end, confidence: rules::NAME_SHOUTED_USUAL.weight });
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

/// The end of a name that is the last sentence of the text, whatever else its syllables are: `PHÙNG THU
/// TRANG`.
fn signs(view: View, i: usize) -> Option<usize> {
    let end = view.len();
    let usual = |k: usize| {
        frequency(view, k, Class::Given) >= 200 || frequency(view, k, Class::Middle) >= 200
    };
    let name = (3..=4).contains(&(end - i))
        && i == view.sentence_start(i)
        && frequency(view, i, Class::Surname) >= 50
        && (i + 1..end).all(|k| view.follows(k) && usual(k))
        && !is_heading(view, i, end);
    name.then_some(end)
}

/// The end of a run of syllables that occur in names, four at most.
pub(in crate::recognize) fn shouted_run(view: View, i: usize, from: usize) -> usize {
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
pub(in crate::recognize) fn looks_like_name(view: View, start: usize, end: usize) -> bool {
    kinh_name(view, start).is_some_and(|n| n.end >= end && n.confidence >= 2)
}

/// Does a name begin at this token, as far as its first word tells? Not if a body does.
pub(in crate::recognize) fn may_begin(view: View, phrases: &Phrases, i: usize) -> bool {
    if has_article(view, i) {
        return view.follows(i);
    }
    if !view.follows(i) || !view.token(i).is_word() || !view.token(i).is_capital() {
        return false;
    }
    // `Giám đốc | Sở.`
    let bodies = words!["sở", "đài", "viện", "cục", "vụ", "trạm"];
    let bare_body = view.is_any(i, &bodies) && !view.is_capital(i + 1);
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
pub(in crate::recognize) fn leads_to_name(view: View, phrases: &Phrases, i: usize) -> bool {
    kinh_name(view, i).is_some_and(|name| is_body_and_name(view, phrases, i, &name))
}

/// Are the words that look like one name a body and a full name: `Bí thư | Thành Đoàn | Nguyễn Văn
/// Hiếu`?
pub(super) fn is_body_and_name(view: View, phrases: &Phrases, i: usize, name: &Name) -> bool {
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

/// Is it a syllable that few bear as a surname?
pub(super) fn is_rare_surname(view: View, i: usize) -> bool {
    frequency(view, i, Class::Surname) < 50
}

/// Is it a given name that many bear?
pub(super) fn is_usual_given(view: View, i: usize) -> bool {
    frequency(view, i, Class::Given) >= 200
}

/// Are two words a usual middle and given name: `Ngọc Lan`?
pub(in crate::recognize) fn is_usual_pair(view: View, i: usize) -> bool {
    frequency(view, i, Class::Middle) >= 200 && frequency(view, i + 1, Class::Given) >= 200
}

/// Are two words, a place's name, also a usual name of people: `Hòa Bình`, `Hà Giang`?
pub(in crate::recognize) fn may_be_called(view: View, i: usize) -> bool {
    (view.has(i, Class::Middle) || frequency(view, i, Class::Surname) >= 50)
        && frequency(view, i + 1, Class::Given) >= 600
}

/// Is it a word that is in no name: the `Full` of `Full HD`?
pub(in crate::recognize) fn is_unheard(view: View, i: usize) -> bool {
    i >= view.len() || !view.classes(i).any(NAME_WORDS.or(FOREIGN)) || view.is_code(i + 1)
}

/// Is it the first syllable of a common word (`Giám đốc Ủy ban tác động`), or the head of a credit
/// (`quảng trường Thiên An Môn Ảnh: AFP`)?
fn is_common_word(view: View, i: usize) -> bool {
    let word = || view.begins_compound(i, 1) || entry_length(view, i) > 1 && opens_song(view, i);
    view.is(i, word!("ảnh")) && view.is_mark(i + 1, ':') || before_small(view, i) && word()
}

/// Is it a syllable of no name, alone before words in small letters, as songs and films begin: `ca sĩ
/// Tiếng sét nơi vườn hoang`?
pub(in crate::recognize) fn opens_song(view: View, i: usize) -> bool {
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
pub(super) fn has_article(view: View, i: usize) -> bool {
    let terror = || i > 0 && view.is(i - 1, word!("bố"));
    let body = || view.longest(i, ClassSet::of(&[Class::OrgName])).is_some();
    view.is_mark(i + 1, '-')
        && view.is_any(i, &words!["al", "el"])
        && !terror()
        && !body()
        && view.token(i + 1).touches()
        && view.get(i + 2).is_some_and(|t| t.touches() && t.is_capital())
}

/// May two syllables of a name without the surname begin at a token? `false` is certain.
#[inline(always)]
pub(super) fn may_be_pair(view: View, i: usize) -> bool {
    view.has(i, Class::Middle) & view.has(i + 1, Class::Given)
}

/// A middle and a given name alone, as news of sport and art call people: `Văn Quyết`.
pub(super) fn pair(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
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
        && may_be_pair(view, i)
        && limit(view, i) == end
        && frequency(view, i, Class::Middle) >= 200
        && frequency(view, i + 1, Class::Given) >= 200
        // `Anh Thuyên kịp nhảy xuống.`, but `Anh Tuấn/VOV`
        && !(view.opens_sentence(i)
            && view.has(i, Class::Honorific)
            && end < view.sentence_end(i)
            && !view.is_mark(end, '/'));
    // `tại Đức | Cảnh sát nói`
    let block = || view.has(i, Class::CountryWeak) && place::ends_block(view, i, i + 1);
    let known = || phrases.place(i).is_some() || phrases.organization(i).is_some() || block();
    let words = ClassSet::of(&[Class::Compound, Class::OrgWord, Class::OrgField]);
    (usual && !known() && view.longest(i, words).is_none()).then_some(end)
}
