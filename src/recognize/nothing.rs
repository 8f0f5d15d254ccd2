//! Words that are no entity though they look like one: peoples, storms, what a contest or an order
//! is called. They compete with the candidates, so that nothing is found inside them.

use super::rules::{self, Rule};
use super::{Candidate, Detail, Phrases, person, place};
use crate::document::Kind;
use crate::lexicon::class::{Class, ClassSet};
use crate::lexicon::lists;
use crate::sheet::View;
use crate::text::token::{Gap, Shape, Word};
use crate::text::{word, words};

const PEOPLES: ClassSet = ClassSet::of(&[Class::Ethnic]);
/// What everything that is no entity begins with, languages left out.
const OTHER: ClassSet = ClassSet::of(&[
    Class::PrizeHead,
    Class::NoEntity,
    Class::Product,
    Class::OrgName,
    Class::Ethnic,
    Class::Storm,
]);

/// What everything that is no entity begins with.
pub(super) const BEGINS: ClassSet = OTHER.or(place::COUNTRIES);

/// Proposes what is no entity.
pub(super) fn propose(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    if view.may_speak_of(&words!["tàu", "thuyền", "hạm"]) {
        ships(view, phrases, out);
    }
    for i in view.capitals_where(|i| view.is(i.wrapping_sub(1), word!("bão"))) {
        if let Some(end) = storm_end(view, phrases, i) {
            push(i, end, rules::NOTHING_STORM, out);
        }
    }
    for i in view.capitals_where(|i| view.is_foreign(i)) {
        if let Some(end) = event_end(view, i) {
            push(i, end, rules::NOTHING_PRIZE, out);
        }
    }
    for i in view.openings_of(BEGINS) {
        if let Some(end) = language(view, i) {
            push(i, end, rules::NOTHING_LANGUAGE, out);
        }
        if let Some(end) = prize_end(view, i) {
            push(i, end, rules::NOTHING_PRIZE, out);
        }
        let product = product_end(view, i).or_else(|| model_end(view, i));
        if let Some(end) = product.or_else(|| program_end(view, i)) {
            push(i, end, rules::NOTHING_PRODUCT, out);
        }
        if let Some(hit) = view.longest(i, ClassSet::of(&[Class::NoEntity])) {
            push(i, hit.end as usize, rules::NOTHING_NAMED, out);
        }
        if !view.token(i).is_capital() {
            continue;
        }
        if let Some(hit) = view.longest(i, PEOPLES) {
            let end = hit.end as usize;
            // `Thái Bình` is no people.
            // Nor is the `Thái` of `Thái sư`.
            let longer = phrases.place(i).is_some_and(|p| p.end > end)
                || phrases.title(i).is_some_and(|t| t.end > end);
            let said =
                view.is_behind(i, &words!["người", "tộc", "bào", "tiếng", "gái", "trai", "bản"]);
            // `Ba Na, Xơ Đăng`: a list of peoples.
            let listed = end - i > 1 || view.is_mark(i.saturating_sub(1), ',') && i >= 2;
            if !longer && (said || listed) {
                push(i, end, rules::NOTHING_PEOPLE, out);
            }
        }
        let storm = view.longest(i, ClassSet::of(&[Class::Storm]));
        if let Some(hit) =
            storm.filter(|_| view.is_behind(i, &words!["bão", "siêu", "tên", "thới"]))
        {
            push(i, hit.end as usize, rules::NOTHING_STORM, out);
        }
    }
}

/// Proposes the names of ships.
fn ships(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    for i in view.capitals() {
        let ship = ship_end(view, i)
            .or_else(|| foreign_ship_end(view, phrases, i))
            .or_else(|| warship_end(view, phrases, i));
        if let Some(end) = ship {
            push(i, end, rules::NOTHING_SHIP, out);
        }
    }
}

/// The end of the capitals after a prize's or order's type: `Huân chương Hồ Chí Minh`. A country or
/// city in an event's name is marked: `giải | Thụy Điển | mở rộng`.
fn prize_end(view: View, i: usize) -> Option<usize> {
    const PLACES: ClassSet = ClassSet::of(&[Class::Country, Class::City]);
    let hit = view.longest(i, ClassSet::of(&[Class::PrizeHead]))?;
    let mut end = hit.end as usize;
    // `giải | Mỹ Mở rộng`, `mùa giải | Bắc Mỹ`
    let open = view.has(end, Class::CountryWeak)
        && view.is(end + 1, word!("mở"))
        && view.is(end + 2, word!("rộng"));
    let season = view.is_behind(i, &words!["mùa"]);
    if open || season && view.longest(end, ClassSet::of(&[Class::Region])).is_some() {
        return None;
    }
    let place = view.longest(end, PLACES).map(|p| p.end as usize);
    if place.is_some_and(|k| k >= view.sentence_end(i) || !view.is_capital(k)) {
        return None;
    }
    let goes_on = |k: usize| {
        // `chỉ số S&P 500`, but `chỉ số PCI | Quảng Ninh`
        if view.is(i, word!("chỉ")) {
            let joins = view.is_mark(k, '&') && view.token(k).touches();
            let number = view.token(k).is_number() && k > hit.end as usize;
            let foreign = !view.is_vietnamese(k) || view.token(k).len() == 1;
            return joins || number || view.is_capital(k) && foreign;
        }
        view.is_capital(k)
    };
    while end < view.sentence_end(i) && view.token(end).gap <= Gap::Line && goes_on(end) {
        end += 1;
    }
    // `giải U21 quốc tế`
    let youth = view.is(hit.end as usize, word!("u")) && view.token(end).is_number();
    if youth && view.is(end + 1, word!("quốc")) && view.is_any(end + 2, &words!["tế", "gia"]) {
        end += 3;
    }
    (end > hit.end as usize).then_some(end)
}

/// The end of an event's foreign name that holds no other name: `Best Worldwide Act`.
fn event_end(view: View, i: usize) -> Option<usize> {
    const NAMES: ClassSet =
        ClassSet::of(&[Class::OrgName, Class::Country, Class::City, Class::ForeignGiven]);
    const WORDS: ClassSet = ClassSet::of(&[Class::EventWord]);
    if !view.sentence_has(i, WORDS) || i > view.sentence_start(i) && view.is_capital(i - 1) {
        return None;
    }
    let end = person::run_end(view, i);
    let last = (i + 1..end).rev().find(|&k| view.has(k, Class::EventWord))?;
    let named = (i..last).any(|k| view.begins(k, NAMES));
    (!named && last + 1 == end).then_some(end)
}

/// The end of a language's name behind `tiếng`: `tiếng Anh`, but `nổi tiếng | Hà Tĩnh`.
fn language(view: View, i: usize) -> Option<usize> {
    const NOT: [Word; 9] = words!["lên", "nổi", "có", "danh", "một", "hai", "mang", "mấy", "nhiều"];
    let said = i > view.sentence_start(i) && view.is(i - 1, word!("tiếng")) && view.is_capital(i);
    let other = i >= 2 && (view.is_any(i - 2, &NOT) || view.token(i - 2).is_number());
    let hit = view.longest(i, place::COUNTRIES).filter(|_| said && !other)?;
    Some(hit.end as usize)
}

/// The end of a storm's name that no list has: `siêu bão Hải Yến`, but `bão Quảng Bình`.
fn storm_end(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    let storm = view.is_capital(i) && view.follows(i) && view.is(i - 1, word!("bão"));
    let place = storm && phrases.place(i).is_some_and(|p| place::is_known(&p));
    (storm && !place).then(|| person::run_end(view, i).min(i + 2))
}

/// The end of a ship's name with its number: `tàu khảo sát Hải Dương 8`, `tàu Trường Sa 20`.
fn ship_end(view: View, i: usize) -> Option<usize> {
    /// Words between the noun and the name, and of the name.
    const MOST: usize = 3;
    if view.token(i).shape != Shape::Title {
        return None;
    }
    let from = i.saturating_sub(MOST + 1).max(view.sentence_start(i));
    let small = |k: usize| view.token(k).is_word() && view.token(k).shape == Shape::Lower;
    let noun = (from..i).rev().find(|&k| view.is(k, word!("tàu")))?;
    let title = |k: &usize| view.follows(*k) && view.token(*k).shape == Shape::Title;
    let end = (i..view.sentence_end(i)).take(MOST + 1).take_while(title).last()? + 1;
    let number = view.get(end).filter(|t| end < view.sentence_end(i) && t.is_number())?;
    let counted = || view.longest(end + 1, ClassSet::of(&[Class::Counted])).is_some();
    let named = end >= i + 2 && end <= i + MOST && (noun + 1..i).all(small);
    let plain = number.gap == Gap::Space
        && number.len() <= 3
        && view.get(end + 1).is_none_or(|t| !t.touches() || !(t.is_mark('/') || t.is_mark('-')));
    (named && plain && !counted()).then_some(end + 1)
}

/// The end of a ship's foreign name: `tàu MSC Altea`, `du thuyền Celebrity Solstice`, but `tàu | Nga`.
fn foreign_ship_end(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    let ship = i > view.sentence_start(i)
        && (view.is(i - 1, word!("tàu"))
            || view.is(i - 1, word!("thuyền")) && i >= 2 && view.is(i - 2, word!("du")));
    let coded =
        || view.token(i).shape == Shape::Upper && view.follows(i + 1) && view.is_foreign(i + 1);
    if !ship || !view.follows(i) || !(view.is_foreign(i) || coded()) {
        return None;
    }
    let end = person::run_end(view, i);
    let body = phrases.organization(i).is_some_and(|o| o.end >= end);
    (!body && phrases.place(i).is_none() && end <= i + 4).then_some(end)
}

/// The end of a warship's name, which may be a city's or a person's: `tàu ngầm Hà Nội`, `tàu sân bay
/// George Washington`, but `tàu chiến | Nga`.
fn warship_end(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    const KINDS: [Word; 7] = words!["ngầm", "bay", "trục", "vệ", "chiến", "duyên", "dương"];
    const BEFORE: [Word; 7] = words!["tàu", "sân", "khu", "hộ", "tuần", "chiến", "hạm"];
    if !view.follows(i) || !view.is_capital(i) || i < view.sentence_start(i) + 2 {
        return None;
    }
    let hull = view.is(i - 1, word!("hạm"))
        && view.is_any(i - 2, &words!["chiến", "trục", "dương", "tuần", "soái"]);
    let kind = view.is_any(i - 1, &KINDS) && view.is_any(i - 2, &BEFORE);
    let ship = || {
        (i.saturating_sub(3).max(view.sentence_start(i))..i - 1).any(|k| view.is(k, word!("tàu")))
    };
    if !(hull || kind && ship()) {
        return None;
    }
    const NATIONS: ClassSet = ClassSet::of(&[Class::Country, Class::CountryWeak, Class::Region]);
    let other = phrases.organization(i).is_some()
        || view.begins(i, NATIONS)
        || person::opens_clause(view, i);
    let end = person::run_end(view, i);
    (!other && end <= i + 4).then_some(end)
}

/// The end of a product's name, with its maker before it and its model behind: `Toshiba Tecra Z40`.
fn product_end(view: View, i: usize) -> Option<usize> {
    let maker = view.longest(i, ClassSet::of(&[Class::OrgName]));
    let line = maker.map_or(i, |hit| hit.end as usize);
    let follows = line == i || view.follows(line);
    let hit = view.longest(line, ClassSet::of(&[Class::Product])).filter(|_| follows)?;
    // `SH`, `Focus`: words too, but for a maker or a model beside them.
    let mut end = hit.end as usize;
    // `lớp Yoga 2 buổi`, but `xe Vision 110`
    const BEFORE: [Word; 9] =
        words!["xe", "chiếc", "thoại", "máy", "dòng", "mẫu", "bảng", "hiệu", "bản"];
    let said = view.is_behind(i, &BEFORE);
    if maker.is_none() && !said && end == line + 1 {
        return None;
    }
    let model = |k: usize| {
        view.follows(k)
            && view.get(k).is_some_and(|t| {
                t.is_number() && t.len() <= 3 || t.is_capital() && t.is_word() && t.len() <= 2
            })
    };
    while end < view.sentence_end(i)
        && (model(end) || view.token(end).touches() && view.token(end).is_number())
    {
        end += 1;
    }
    (maker.is_some() || end > hit.end as usize || hit.end as usize > line + 1).then_some(end)
}

/// The end of a model's number behind its maker, where a thing is spoken of: `điện thoại phổ thông
/// Nokia 105`, `đồ họa Intel HD 4600`.
fn model_end(view: View, i: usize) -> Option<usize> {
    /// From the thing to its maker, in tokens.
    const FARTHEST: usize = 4;
    let maker = view.longest(i, ClassSet::of(&[Class::OrgName]))?;
    let mut end = maker.end as usize;
    let firm = view.value(maker) == "company" && view.token(i).is_capital() && !view.is_shouted(i);
    let from = i.saturating_sub(FARTHEST).max(view.sentence_start(i));
    let small = |k: usize| view.token(k).is_word() && view.token(k).shape == Shape::Lower;
    let said = (from..i)
        .rev()
        .take_while(|&k| small(k))
        .any(|k| view.is_any(k, &lists::THINGS_WITH_MODELS));
    if !firm || !said {
        return None;
    }
    let letters = |k: usize| {
        view.follows(k) && view.token(k).shape == Shape::Upper && view.token(k).len() <= 3
    };
    end += usize::from(letters(end) && !view.is_any(end, &words!["bs", "bks"]));
    let number = view.get(end).filter(|t| t.is_number() && view.follows(end))?;
    let year = number.len() == 4 && matches!(number.mark, '1' | '2') && end == maker.end as usize;
    let counted = view.longest(end + 1, ClassSet::of(&[Class::Counted])).is_some();
    let joined =
        view.get(end + 1).is_some_and(|t| t.touches() && (t.is_mark('/') || t.is_mark('-')));
    (!year && !counted && !joined && number.len() <= 4).then_some(end + 1)
}

/// The end of a program's name with its maker's: `ứng dụng chụp ảnh Nokia Camera`, but `phần mềm của Nokia`.
fn program_end(view: View, i: usize) -> Option<usize> {
    /// From the noun to the maker, in tokens.
    const FARTHEST: usize = 4;
    let maker = view.longest(i, ClassSet::of(&[Class::OrgName]))?;
    let end = maker.end as usize;
    if view.value(maker) != "company" || !view.follows(end) || !view.is_foreign(end) {
        return None;
    }
    let from = i.saturating_sub(FARTHEST).max(view.sentence_start(i));
    let small = |k: &usize| view.token(*k).is_word() && view.token(*k).shape == Shape::Lower;
    let noun = |k: usize| {
        view.is(k, word!("dụng")) && view.is_behind(k, &words!["ứng"])
            || view.is(k, word!("mềm")) && view.is_behind(k, &words!["phần"])
            || view.is(k, word!("duyệt")) && view.is_behind(k, &words!["trình"])
    };
    let said = (from..i).rev().take_while(small).any(noun);
    let run = person::run_end(view, i);
    (said && run <= i + 4 && !view.has(end, Class::OrgTail)).then_some(run)
}

fn push(start: usize, end: usize, rule: Rule, out: &mut Vec<Candidate>) {
    // Knowing what it is not is worth more than a guess at what it is.
    let rule = Rule { weight: rule.weight + rules::NOTHING.weight, ..rule };
    out.push(Candidate::new(None::<Kind>, start..end, rule, Detail::None));
}
