//! Bodies in lists, whose head stands once or whose place alone is named.

use super::{FIELDS, HEADS, TITLES, push};
use crate::lexicon::class::{Class, ClassSet};
use crate::recognize::{Candidate, Phrase, Phrases, person, place, rules};
use crate::sheet::View;
use crate::text::token::{Shape, Word};
use crate::text::{word, words};

/// The end of the deputies of the province at `i`, in brackets behind one of them (`(đoàn Cà Mau)`) or
/// where deputies are spoken of.
pub(super) fn deputies(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    /// From the province to the word for deputies, in tokens.
    const FARTHEST: usize = 40;
    let begins = i >= view.sentence_start(i) + 2;
    let said = begins && view.is(i - 1, word!("đoàn"));
    if !said {
        return None;
    }
    let place = phrases.place(i).filter(place::is_known)?;
    let open = view.is_mark(i - 2, '(') && view.is_mark(place.end, ')');
    // `các đại biểu đoàn Hà Nội`, `thảo luận tại đoàn Hà Nội, đại biểu ...`
    let deputy = |k: usize| view.is(k, word!("biểu")) && view.is_behind(k, &words!["đại"]);
    let from = view.sentence_start(i);
    let near = || {
        view.is_any(i - 2, &words!["tại", "ở", "của", "thuộc"])
            && (from..(i + FARTHEST).min(view.sentence_end(i))).any(deputy)
    };
    let province = place.type_name == "province" || place.type_name == "city";
    let listed = deputy(i - 2) || view.is_any(i - 2, &words!["đbqh"]) || near();
    let small = view.token(i - 1).shape == Shape::Lower;
    (open || province && small && listed).then_some(place.end)
}

/// The offices that keep a copy of a letter, by their codes: `Lưu: VT, QLVHGĐ.`, of which `VT` is the
/// clerks' room of any body.
pub(super) fn keepers(view: View, i: usize, out: &mut Vec<Candidate>) {
    let kept = view.is(i, word!("lưu")) && view.opens_sentence(i) && view.is_mark(i + 1, ':');
    if !kept {
        return;
    }
    let mut k = i + 2;
    while k < view.sentence_end(i) {
        if view.is_code(k) && !view.is(k, word!("vt")) {
            push(k, k + 1, rules::ORG_KEEPER, "other", out);
        }
        k += 1;
        if !(view.is_mark(k, ',') || view.is_mark(k, ';')) {
            return;
        }
        k += 1;
    }
}

/// `các sở: Nội vụ, Tài chính`, `các Bộ Quốc phòng, Công an`: each field is a body.
pub(super) fn listed_fields(view: View, i: usize, out: &mut Vec<Candidate>) {
    let heads = words!["sở", "bộ", "ban", "cục", "vụ", "phòng"];
    if i == view.sentence_start(i) || !view.is_any(i, &heads) {
        return;
    }
    let colon = view.is_mark(i + 1, ':');
    // `ba bộ: Y tế, Tài chính`, `liên bộ: Tài chính, Công Thương`
    const COUNTS: [Word; 9] =
        words!["hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "liên"];
    let all = view.is(i - 1, word!("các"));
    let before = view.token(i - 1);
    let counted = view.is_any(i - 1, &COUNTS) || before.is_number() && before.len() == 1;
    let listed = |end: usize| view.is_mark(end, ',') || view.is(end, word!("và"));
    let two = || {
        let first = view.longest(i + 1, FIELDS).map(|hit| hit.end as usize).filter(|&k| listed(k));
        first.is_some_and(|k| view.is_capital(k + 1) && view.longest(k + 1, FIELDS).is_some())
    };
    if !(all || counted) || !colon && !two() {
        return;
    }
    let mut k = if colon { i + 2 } else { i + 1 };
    let limit = view.sentence_end(i);
    while k < limit {
        let Some(hit) = view.longest(k, FIELDS).filter(|_| view.token(k).is_capital()) else {
            return;
        };
        let end = hit.end as usize;
        push(k, end, rules::ORG_LISTED_FIELD, "state", out);
        if !listed(end) {
            return;
        }
        k = end + 1;
    }
}

/// `các Trung tâm Y tế khu vực: Hồng Ngự, Lấp Vò`: each place is the short name of a body.
pub(super) fn listed_by_place(view: View, i: usize, out: &mut Vec<Candidate>) {
    /// Words between `các` and the colon.
    const MOST: usize = 10;
    const BODIES: ClassSet =
        ClassSet::of(&[Class::OrgHead, Class::OrgHeadProper, Class::OrgLevelHead]);
    const UNITS: ClassSet =
        ClassSet::of(&[Class::Province, Class::District, Class::Commune, Class::VnTown]);
    let several = i > view.sentence_start(i) && view.is(i - 1, word!("các"));
    if !several || !view.begins(i, BODIES) || view.ends_compound(i, 1) {
        return;
    }
    let word =
        |k: &usize| view.follows(*k) && view.token(*k).is_word() && !view.is(*k, word!("tại"));
    let Some(last) = (i + 1..view.sentence_end(i)).take(MOST).take_while(word).last() else {
        return;
    };
    let unit = |k: usize| view.longest(k, UNITS).map(|hit| hit.end as usize);
    let mut joint = last + 1;
    let listed = view.is_mark(joint, ':') && joint + 1 < view.sentence_end(i);
    while let Some(end) = unit(joint + 1).filter(|_| listed) {
        push(joint + 1, end, rules::ORG_LISTED_NAME, "state", out);
        joint = end;
        if !(view.is_mark(end, ',') || view.is(end, word!("và"))) {
            return;
        }
    }
}

/// `các giáo xứ Phú Nhai, Kiên Lao và Ninh Cường`: each name is a body though its head stands once.
/// Is there such a list behind the head of this phrase?
pub(super) fn listed_names(
    view: View,
    i: usize,
    phrase: &Phrase,
    out: &mut Vec<Candidate>,
) -> bool {
    const SEVERAL: [Word; 6] = words!["các", "những", "hai", "ba", "bốn", "năm"];
    const TYPES: [&str; 7] = ["religion", "school", "hospital", "company", "bank", "sport", "arts"];
    const PLACES: ClassSet = ClassSet::of(&[
        Class::Country,
        Class::CountryWeak,
        Class::Province,
        Class::City,
        Class::PlaceHead,
    ]);
    const OTHER: ClassSet = ClassSet(HEADS.0 | TITLES.0 | PLACES.0);
    let several = i > view.sentence_start(i)
        && view.token(i).shape == Shape::Lower
        && (view.is_any(i - 1, &SEVERAL) || view.token(i - 1).is_number());
    if !several || !TYPES.contains(&phrase.type_name) {
        return false;
    }
    let Some(first) = (i + 1..phrase.end).find(|&k| view.is_capital(k)) else { return false };
    let name = |k: usize| {
        let usual = view.is_capital(k) && !view.begins(k, OTHER);
        usual.then(|| person::run_end(view, k)).filter(|end| end - k <= 4)
    };
    let joint = |k: usize| view.is_mark(k, ',') || view.is(k, word!("và"));
    let Some(end) = name(first).filter(|&end| end == phrase.end && joint(end)) else {
        return false;
    };
    let Some(mut second) = name(end + 1) else { return false };
    push(first, end, rules::ORG_LISTED_NAME, phrase.type_name, out);
    let mut k = end + 1;
    loop {
        push(k, second, rules::ORG_LISTED_NAME, phrase.type_name, out);
        match name(second + 1).filter(|_| joint(second)) {
            Some(end) => (k, second) = (second + 1, end),
            None => return true,
        }
    }
}
