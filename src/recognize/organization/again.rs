//! Short names of bodies: in brackets behind the full one, and said again elsewhere in the text.

use super::{FIELDS, HEADS, LEVELS, WORDS, push};
use crate::lexicon::class::{Class, ClassSet};
use crate::normalize::base_letter;
use crate::recognize::repeats::Repeats;
use crate::recognize::{Candidate, Phrase, Phrases, person, rules};
use crate::sheet::View;
use crate::text::token::{Shape, Word, fold};
use crate::text::{word, words};
use std::ops::Range;

/// The proper name at the end of a company's, club's or troupe's full one, which later stands alone:
/// the `Phước Gia Long` of `Công ty CP Đầu tư Phước Gia Long`.
pub(super) fn own_name(
    view: View,
    phrases: &Phrases,
    start: usize,
    body: &Phrase,
) -> Option<(usize, usize)> {
    const COMMON: ClassSet = ClassSet(FIELDS.0 | WORDS.0 | LEVELS.0 | HEADS.0);
    // `Tạp chí Nhật Bản Mac Fan`
    let abroad =
        body.type_name == "media" && body.end >= start + 3 && view.is_foreign(body.end - 2);
    if !abroad && !matches!(body.type_name, "company" | "bank" | "sport" | "arts") {
        return None;
    }
    let start = if abroad { body.end - 3 } else { start };
    let part = |k: usize| {
        view.token(k).is_word()
            && view.token(k).shape == Shape::Title
            && view.longest(k, COMMON).is_none_or(|h| h.end as usize == k + 1)
    };
    let first = (start + 1..body.end).rev().take_while(|&k| part(k)).last()?;
    let name = first..body.end;
    let person = person::kinh_name(view, first).is_some_and(|n| n.confidence >= 4)
        || view.longest(first, ClassSet::of(&[Class::Person])).is_some()
        || name.len() == 2 && body.type_name == "company" && person::is_usual_pair(view, first);
    let place = phrases.place(first).is_some_and(|p| p.end >= body.end);
    (name.len() >= 2 && name.len() <= 5 && !person && !place).then_some((first, body.end))
}

/// The one word that no syllable is at the end of a company's full name, which later stands alone: the
/// `Formosa` of `Công ty TNHH Formosa`, the `Vinasun` of `Công ty CP Vận tải Vinasun Việt Nam`.
pub(super) fn strange_name(
    view: View,
    phrases: &Phrases,
    start: usize,
    body: &Phrase,
) -> Option<usize> {
    const OTHER: ClassSet = ClassSet::of(&[Class::OrgTail, Class::OrgTailWeak, Class::OrgAbbr]);
    let firm = matches!(body.type_name, "company" | "bank")
        && view.is_any(start, &words!["công", "tập", "ngân", "hãng"]);
    let head = view.longest(start, HEADS).filter(|_| firm)?.end as usize;
    let country = body.end.checked_sub(2).filter(|&k| k > head && view.is(k, word!("việt")));
    let name = country.unwrap_or(body.end).checked_sub(1).filter(|&k| k >= head)?;
    let t = view.token(name);
    let strange = |k: usize| view.token(k).is_word() && !view.is_vietnamese(k);
    (t.is_capital()
        && t.len() >= 4
        && strange(name)
        && !(head..name).any(strange)
        && !view.is_shouted(name)
        && !view.classes(name).any(OTHER)
        && phrases.place(name).is_none())
    .then_some(name)
}

/// The field of work with the proper name at the end of a company's full one: the `Thủy sản An Hải`
/// of `Công ty cổ phần Thủy sản An Hải`. `name` is where the proper name begins.
pub(super) fn name_with_field(view: View, start: usize, name: usize) -> Option<usize> {
    let head = view.longest(start, HEADS)?.end as usize;
    let field = view.longest(head, FIELDS).filter(|_| view.is_capital(head))?;
    (field.end as usize == name).then_some(head)
}

/// Proposes the later mentions of bodies by their own names alone.
pub(super) fn repeated(
    view: View,
    names: Vec<(Range<usize>, &'static str)>,
    out: &mut Vec<Candidate>,
) {
    const CALLED: ClassSet =
        ClassSet::of(&[Class::Honorific, Class::Role, Class::Calling, Class::Degree, Class::Rank]);
    let names = Repeats::new(view, names.into_iter());
    for i in view.capitals() {
        let Some((length, &type_name)) = names.at(view, i) else { continue };
        let stop = i + length;
        let back = i.saturating_sub(3).max(view.sentence_start(i));
        let called =
            (back..i).any(|k| view.longest(k, CALLED).is_some_and(|h| h.end as usize == i));
        // `Pro | Zentaro`, `Pro-Zentaro`
        let inside = i > view.sentence_start(i)
            && (view.follows(i) && view.token(i - 1).is_capital()
                || view.token(i).touches() && view.is_mark(i - 1, '-'));
        // `Giám đốc tài chính | An Hải | Phùng Quốc Đạt`
        let holder = || person::kinh_name(view, stop).is_some_and(|n| n.confidence >= 6);
        let goes_on = view.follows(stop) && view.is_capital(stop) && !holder();
        if !called && !inside && !goes_on {
            push(i, stop, rules::ORG_OWN_NAME, type_name, out);
        }
    }
}

/// Abbreviations that no list has, of names that the text spells out: `VJA` beside `VietJet Air`. In a
/// text of shares they are codes.
pub(super) fn spelled_out(
    view: View,
    phrases: &Phrases,
    of_shares: impl Fn() -> bool,
    out: &mut Vec<Candidate>,
) {
    /// More of them are no running text.
    const MOST: usize = 32;
    let unknown = |i: usize| {
        let joined = |k: usize| {
            view.get(k)
                .is_some_and(|t| t.touches() && (t.is_number() || t.is_mark('-') || t.is_mark('/')))
        };
        view.is_code(i)
            && (3..=6).contains(&view.token(i).len())
            && view.sheet.matches.starts(i) == ClassSet::default()
            && !view.is_shouted(i)
            && !view.token(i).touches()
            && !joined(i + 1)
    };
    let codes: Vec<usize> = view.capitals().filter(|&i| unknown(i)).take(MOST).collect();
    if codes.is_empty() {
        return;
    }
    let mut found: Vec<(u32, &'static str)> = Vec::new();
    for i in view.openings() {
        let Some(body) = phrases.organization(i) else { continue };
        for &code in &codes {
            if initials_are(view, i, body.end, view.word(code)) {
                found.push((view.token(code).hash, body.type_name));
            }
        }
    }
    if found.is_empty() || of_shares() {
        return;
    }
    for code in codes {
        let hash = view.token(code).hash;
        if let Some((_, type_name)) = found.iter().find(|(found, _)| *found == hash) {
            push(code, code + 1, rules::ORG_ALIAS_AGAIN, type_name, out);
        }
    }
}

/// Are these letters the capitals of words of a name that stand together (`VietJet Air`), up to the
/// end of its capitals?
fn initials_are(view: View, start: usize, end: usize, letters: &str) -> bool {
    let word = |k: usize| view.token(k).is_word() && view.token(k).shape != Shape::Upper;
    let capital = |k: usize| word(k) && view.is_capital(k);
    let capitals = |from: usize, to: usize| {
        (from..to).flat_map(|k| view.word(k).chars().filter(|c| c.is_uppercase())).map(base_letter)
    };
    let initial = letters.chars().next().map(|c| base_letter(fold(c)));
    let begins = |k: &usize| Some(base_letter(view.token(*k).mark)) == initial && capital(*k);
    (start..end).filter(begins).any(|first| {
        let last = (first..end).find(|&k| !capital(k)).unwrap_or(end);
        last >= first + 2 && capitals(first, last).eq(letters.chars().map(base_letter))
    })
}

/// The end of a short name that stands in brackets behind a body: `(VIMC)`, `(BVDC 2.6)`.
pub(super) fn alias(view: View, phrases: &Phrases, open: usize) -> Option<usize> {
    let limit = view.sentence_end(open.min(view.len() - 1));
    if !view.is_mark(open, '(') || open + 2 >= limit {
        return None;
    }
    let close = (open + 2..limit.min(open + 7)).find(|&k| view.is_mark(k, ')'))?;
    // `(CAS, Lausanne)`
    let close = (open + 2..close).find(|&k| view.is_mark(k, ',')).unwrap_or(close);
    let first = view.token(open + 1);
    let named = first.is_word()
        && first.is_capital()
        && phrases.place(open + 1).is_none()
        && person::kinh_name(view, open + 1).is_none()
        && (open + 1..close).all(|k| {
            let t = view.token(k);
            t.is_number() || t.is_capital() || t.touches()
        });
    let short = first.shape == Shape::Upper && first.len() > 1 || close == open + 2;
    const OTHER: [Word; 12] = words![
        "ảnh", "sn", "sinh", "thứ", "mst", "msdn", "đt", "fax", "cccd", "cmnd", "hktt", "bks",
    ];
    (named && short && !view.is_any(open + 1, &OTHER)).then_some(close)
}

/// Does the short name in brackets stand for the common words before it alone, and for no body: `nhà
/// sản xuất thiết bị giám sát hành trình (GSHT)`?
pub(super) fn abbreviates_tail(view: View, open: usize) -> bool {
    let code = view.word(open + 1);
    let letters = code.chars().count();
    if letters < 3 || letters > open - view.sentence_start(open) || !view.is_code(open + 1) {
        return false;
    }
    let small = |k: usize| view.token(k).is_word() && view.token(k).shape == Shape::Lower;
    let initial = |k: usize| view.word(k).chars().next().map(base_letter);
    let same = |(k, letter): (usize, char)| {
        small(k) && initial(k) == letter.to_lowercase().next().map(base_letter)
    };
    (open - letters..open).zip(code.chars()).all(same)
}
