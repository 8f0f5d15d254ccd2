//! Places: a type word and a name (`huyện Xuyên Mộc`, `Quốc lộ 51`), or a name that is known.

use super::{Candidate, Detail, Phrase, Phrases, person, weight};
use crate::document::Kind;
use crate::lexicon::Hit;
use crate::lexicon::class::{Class, ClassSet};
use crate::sheet::View;
use crate::text::token::{Gap, Shape};

const HEADS: ClassSet = ClassSet::of(&[Class::PlaceHead, Class::PlaceHeadWeak, Class::HallBase]);
const ADMIN_NAMES: ClassSet = ClassSet::of(&[
    Class::Province,
    Class::District,
    Class::Commune,
    Class::AdminAlias,
]);
const BARE: ClassSet = ClassSet::of(&[
    Class::Province,
    Class::District,
    Class::AdminAlias,
    Class::Country,
    Class::City,
    Class::Region,
    Class::PlaceName,
    Class::VnTown,
    Class::ForeignRegion,
    Class::PlaceComplete,
]);

/// The place that may begin at token `i`.
pub(super) fn at(view: View, phrases: &Phrases, i: usize) -> Option<Phrase> {
    let headed = headed(view, phrases, i);
    let bare = bare(view, i);
    match (headed, bare) {
        (Some(a), Some(b)) => Some(if b.end > a.end { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// The reason of places that are known by name.
pub(super) const KNOWN: &str = "known place";

/// A known name without a type word.
fn bare(view: View, i: usize) -> Option<Phrase> {
    if let Some(hit) = view.longest(i, BARE) {
        let type_name = match hit.class {
            Class::Province => "province",
            Class::District => "district",
            Class::AdminAlias => "province",
            Class::Country => "country",
            Class::City | Class::VnTown => "city",
            Class::Region => "region",
            Class::ForeignRegion => "region",
            _ => view.value(hit),
        };
        let confidence = match hit.class {
            Class::PlaceComplete | Class::Country | Class::Region => 8,
            Class::District => 4,
            _ => 6,
        };
        let phrase = Phrase {
            end: hit.end as usize,
            type_name,
            confidence,
            reason: KNOWN,
        };
        return stands_alone(view, i, phrase, hit).then_some(phrase);
    }
    let weak = view.longest(i, ClassSet::of(&[Class::CountryWeak]))?;
    let end = weak.end as usize;
    let alone = !is_name_part(view, i, end);
    let shouted = view.is_shouted(i);
    let opens = view.opens_sentence(i);
    let pronoun = opens && view.is_any(i, &["anh", "ý", "phi", "áo", "bỉ", "đức", "nga"]);
    (alone && !shouted && !pronoun).then_some(Phrase {
        end,
        type_name: "country",
        confidence: 2,
        reason: "country by its short name",
    })
}

/// A bare name counts only where no capitals beside it make it part of a longer name.
fn stands_alone(view: View, i: usize, phrase: Phrase, hit: Hit) -> bool {
    if hit.own || hit.class == Class::PlaceComplete || view.is_shouted(i) {
        return true;
    }
    let single = phrase.end - i == 1;
    // A one-syllable name (`Vinh`, `Huế`) is a name's syllable as often.
    !(single && hit.class != Class::Country && is_name_part(view, i, phrase.end))
}

/// Do capitalised words touch the span on either side, so that it may be a part of a name?
fn is_name_part(view: View, start: usize, end: usize) -> bool {
    let before = start > 0
        && view.token(start).gap == Gap::Space
        && view.follows(start)
        && view.is_capital(start - 1)
        && !view.opens_sentence(start - 1);
    let after = view.get(end).is_some_and(|t| t.gap == Gap::Space)
        && view.follows(end)
        && view.is_capital(end)
        && view
            .longest(
                end,
                ClassSet::of(&[Class::Post, Class::Rank, Class::OrgHead]),
            )
            .is_none();
    before || after
}

/// A type word and what names the place.
fn headed(view: View, phrases: &Phrases, i: usize) -> Option<Phrase> {
    let end = view.sentence_end(i);
    let mut best: Option<Phrase> = None;
    for hit in view.sheet.matches.at(i).iter().rev() {
        let head_end = hit.end as usize;
        if view.is_inside_compound(i, head_end - i) {
            continue;
        }
        if head_end >= end || best.is_some_and(|b| b.end >= head_end + 2) {
            continue;
        }
        let name = match hit.class {
            Class::PlaceHeadNum => numbered(view, head_end),
            Class::PlaceHead | Class::PlaceHeadWeak | Class::PlaceHeadAbbr => {
                named(view, phrases, i, hit)
            }
            Class::HallBase => completed(view, phrases, head_end),
            _ => continue,
        };
        let Some(name_end) = name else { continue };
        if best.is_none_or(|b| name_end > b.end) {
            best = Some(Phrase {
                end: name_end,
                type_name: view.value(*hit),
                confidence: if hit.class == Class::PlaceHeadWeak {
                    3
                } else {
                    7
                },
                reason: "type word and name",
            });
        }
    }
    best
}

/// A number, letter or code after a type word: `7`, `số 3`, `2A`, `51`, `T2`, `IV`.
fn numbered(view: View, mut i: usize) -> Option<usize> {
    if view.is(i, "số") {
        i += 1;
    }
    let end = view.sentence_end(i.min(view.len() - 1));
    let first = view.get(i).filter(|_| i < end)?;
    if first.gap > Gap::Space {
        return None;
    }
    if first.is_number() {
        let mut k = i + 1;
        while k < end && view.token(k).touches() && k - i < 6 {
            let t = view.token(k);
            let joins = (t.is_mark('.') || t.is_mark('/') || t.is_mark('-'))
                && view
                    .get(k + 1)
                    .is_some_and(|n| n.touches() && (n.is_number() || n.is_capital()))
                && k + 1 < end;
            if t.is_number() || t.is_word() && t.len() == 1 && t.is_capital() {
                k += 1;
            } else if joins {
                k += 2;
            } else {
                break;
            }
        }
        let touches_word = k < end && view.token(k).touches() && view.token(k).is_word();
        let percent = view.is_mark(k, '%') || view.is_mark(k, '/');
        return (!touches_word && !percent && !is_counted(view, k)).then_some(k);
    }
    if first.is_word() && first.shape == Shape::Upper && first.len() <= 3 {
        let mut k = i + 1;
        if k < end && view.token(k).touches() && view.token(k).is_number() {
            k += 1;
            return Some(k);
        }
        let roman = view.word(i).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        return (first.len() == 1 || roman).then_some(k);
    }
    None
}

/// Is the number before token `i` followed by what it counts (`thôn 3 người`)? A unit of
/// measure or money says so.
fn is_counted(view: View, i: usize) -> bool {
    view.is_any(
        i,
        &[
            "người", "tỷ", "triệu", "nghìn", "ngàn", "đồng", "km", "m", "năm", "tháng", "ngày",
            "lần",
        ],
    )
}

/// A name after a type word.
fn named(view: View, phrases: &Phrases, start: usize, hit: &Hit) -> Option<usize> {
    let head_end = hit.end as usize;
    let first = view.token(head_end);
    if first.gap > Gap::Line || !(first.is_word() || first.is_mark('"') || first.is_number()) {
        return None;
    }
    let type_name = view.value(*hit);
    let admin = matches!(
        type_name,
        "province" | "city" | "district" | "commune" | "hamlet"
    );
    if let Some(known) = view.longest(
        head_end,
        if admin {
            ADMIN_NAMES
        } else {
            ClassSet::of(&[])
        },
    ) {
        let known_end = known.end as usize;
        let run = run_end(view, head_end, type_name);
        return Some(if run > known_end && !splits(view, known_end, run) {
            run
        } else {
            known_end
        });
    }
    if view.is_shouted(head_end) {
        let known = view.longest(head_end, BARE)?;
        return Some(known.end as usize);
    }
    if first.is_mark('"') {
        return None;
    }
    if view.is_capital(head_end) {
        let weak = hit.class == Class::PlaceHeadWeak;
        let title = view.token(head_end).shape == Shape::Upper && view.token(head_end).len() == 1;
        if weak && (view.token(start).is_capital() && !view.opens_sentence(start) && title) {
            return None;
        }
        let end = run_end(view, head_end, type_name);
        return Some(person_cut(view, head_end, end));
    }
    if first.is_number() {
        return None;
    }
    // A second type word, or a word of quality, between: `sân bay quốc tế Nội Bài`.
    if let Some(inner) = phrases.place(head_end) {
        let facility = !matches!(
            inner.type_name,
            "province" | "district" | "commune" | "country" | "city" | "hamlet" | "street" | "road"
        );
        if facility && !view.is_capital(head_end) {
            return Some(inner.end);
        }
    }
    let quality = view.longest(head_end, ClassSet::of(&[Class::OrgWord, Class::OrgLevel]))?;
    let after = quality.end as usize;
    let goes_on = after < view.sentence_end(start)
        && view.is_capital(after)
        && view.token(after).gap == Gap::Space
        && !admin
        && hit.class == Class::PlaceHead
        && view.value(quality) != "verb";
    goes_on.then(|| run_end(view, after, type_name))
}

/// The end of a run of capitalised words and numbers that names a place.
pub(super) fn run_end(view: View, start: usize, type_name: &str) -> usize {
    let end = view.sentence_end(start);
    let mut i = start;
    while i < end {
        let t = view.token(i);
        if i > start && t.gap > Gap::Line {
            break;
        }
        if view.is_capital(i) {
            if i > start && t.gap != Gap::None && opens_other(view, i) {
                break;
            }
            i += 1;
        } else if t.is_number() && i > start && t.gap <= Gap::Space && t.len() <= 3 {
            let next_unit = is_counted(view, i + 1) || view.is_mark(i + 1, '/');
            if next_unit || t.gap == Gap::Space && type_name == "hamlet" && false {
                break;
            }
            i += 1;
        } else if t.is_mark('-') && i > start && joins(view, i, end) {
            i += 1;
        } else {
            break;
        }
    }
    i
}

/// Does a dash at `i` join two capitalised names into one (`Hà Nội - Lào Cai`)?
fn joins(view: View, i: usize, end: usize) -> bool {
    i + 1 < end
        && view.is_capital(i + 1)
        && view.token(i + 1).gap <= Gap::Space
        && view.token(i).gap <= Gap::Space
        && !opens_other(view, i + 1)
        && person::kinh_name(view, i + 1).is_none()
}

/// Does a title, rank or organization open at a capitalised word?
fn opens_other(view: View, i: usize) -> bool {
    const OTHER: ClassSet = ClassSet::of(&[
        Class::Post,
        Class::Rank,
        Class::Degree,
        Class::Honour,
        Class::TitlePre,
        Class::OrgLevelHead,
        Class::OrgAlone,
    ]);
    view.longest(i, OTHER)
        .is_some_and(|h| h.end as usize > i + 1 || h.class == Class::Rank)
}

/// Do the capitals after a known name belong to something else: a person, a title?
fn splits(view: View, known_end: usize, run: usize) -> bool {
    let dash = view.is_mark(known_end, '-');
    let person = person::looks_like_name(view, known_end, run);
    !dash && (person || run - known_end >= 2) || opens_other(view, known_end)
}

/// Where a person's name begins inside a run of capitals after a type word, the place ends.
fn person_cut(view: View, start: usize, end: usize) -> usize {
    (start + 1..end)
        .find(|&k| end - k >= 2 && person::kinh_name(view, k).is_some_and(|n| n.end == end))
        .unwrap_or(end)
}

/// What completes a hall or a house of custody: an organization, a place, a level, a code.
fn completed(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    if let Some(body) = phrases.organization(i) {
        return Some(body.end);
    }
    if let Some(place) = phrases.place(i) {
        return Some(place.end);
    }
    if let Some(level) = view.longest(i, ClassSet::of(&[Class::OrgLevel])) {
        return Some(level.end as usize);
    }
    if view.is_capital(i) {
        return Some(run_end(view, i, "hall"));
    }
    numbered(view, i)
}

/// Proposes the places of a text.
pub(super) fn propose(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    for i in 0..view.len() {
        if let Some(p) = phrases.place(i).filter(|p| p.confidence >= 0) {
            out.push(Candidate {
                kind: Kind::Place,
                start: i,
                end: p.end,
                weight: weight(i, p.end, p.confidence),
                reason: p.reason,
                detail: Detail::Type(p.type_name),
            });
        }
        if let Some(hit) = view.longest(i, ClassSet::of(&[Class::PlaceHeadPlural])) {
            listed(view, i, hit, out);
        }
        if let Some(p) = phrases
            .place(i)
            .filter(|_| view.longest(i, HEADS).is_some())
        {
            more_of_list(view, p.end, p.type_name, out);
        }
    }
}

/// `các xã A, B và C`: each name is a place though its type word stands once.
fn listed(view: View, i: usize, hit: Hit, out: &mut Vec<Candidate>) {
    let mut first = hit.end as usize;
    if view.is_mark(first, ':') {
        first += 1;
    }
    let several = i > view.sentence_start(i)
        && (view.is_any(
            i - 1,
            &["các", "những", "hai", "ba", "bốn", "năm", "nhiều", "số"],
        ) || view.token(i - 1).is_number());
    if !several || first >= view.sentence_end(i) || !view.is_capital(first) {
        return;
    }
    let type_name = view.value(hit);
    let end = name_in_list(view, first, type_name);
    push_listed(first, end, type_name, out);
    more_of_list(view, end, type_name, out);
}

/// The names that go on a list after its first: `, B và C`.
fn more_of_list(view: View, mut i: usize, type_name: &'static str, out: &mut Vec<Candidate>) {
    if !matches!(
        type_name,
        "province" | "city" | "district" | "commune" | "hamlet" | "street"
    ) {
        return;
    }
    while i + 1 < view.len() && i + 1 < view.sentence_end(i) {
        let joint = view.is_mark(i, ',') || view.is_mark(i, ';') || view.is(i, "và");
        let next = i + 1;
        if !joint || !view.is_capital(next) || opens_other(view, next) {
            return;
        }
        let end = name_in_list(view, next, type_name);
        let known = view
            .longest(next, ADMIN_NAMES)
            .is_some_and(|h| h.end as usize == end);
        if !known && (person::looks_like_name(view, next, end) || end - next > 3) {
            return;
        }
        push_listed(next, end, type_name, out);
        i = end;
    }
}

fn name_in_list(view: View, i: usize, type_name: &str) -> usize {
    match view.longest(i, ADMIN_NAMES) {
        Some(h) => h.end as usize,
        None => run_end(view, i, type_name),
    }
}

fn push_listed(start: usize, end: usize, type_name: &'static str, out: &mut Vec<Candidate>) {
    out.push(Candidate {
        kind: Kind::Place,
        start,
        end,
        weight: weight(start, end, 5),
        reason: "name in a list of places",
        detail: Detail::Type(type_name),
    });
}
