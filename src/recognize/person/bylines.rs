//! Names in bylines and credits.

use super::introduced::{initials, is_abroad, is_other_word, with_initial};
use super::kinh::kinh_name;
use super::run::{is_reporter, leads_foreign_name, opens_text, run_end};
use super::{NAME_WORDS, push};
use crate::document::Role;
use crate::lexicon::class::{Class, ClassSet};
use crate::recognize::{Candidate, Phrase, Phrases, outlet, place, rules, title};
use crate::sheet::View;
use crate::text::token::{Gap, Shape};
use crate::text::{word, words};

/// A name behind a credit inside a line: `(ảnh: Mỹ Pha)`.
pub(super) fn credited(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    const CUES: ClassSet = ClassSet::of(&[Class::BylineCue, Class::Byline]);
    if i < 2 || !view.is_mark(i - 1, ':') || i - 1 <= view.sentence_start(i) {
        return None;
    }
    // `trả lời: Là | Michael Jordan`
    if leads_foreign_name(view, i) {
        return None;
    }
    let from = i.saturating_sub(5).max(view.sentence_start(i));
    let cue = (from..i - 1).any(|k| view.longest(k, CUES).is_some_and(|h| h.end as usize == i - 1));
    if !(cue || is_label(view, i - 1) && view.is_capital(i + 1)) {
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

/// Do the words before a colon ask for a name: `Họ và tên:`, `tên gọi khác:`, `Pháp danh:`?
fn is_label(view: View, colon: usize) -> bool {
    let start = view.sentence_start(colon);
    colon >= start + 2
        && (view.is(colon - 1, word!("tên"))
            && view.is_any(colon - 2, &words!["họ", "và", "đệm", "quý"])
            || view.is(colon - 1, word!("khác")) && view.is_any(colon - 2, &words!["gọi", "tên"])
            || view.is(colon - 1, word!("danh"))
                && view.is_any(colon - 2, &words!["bí", "biệt", "pháp", "thế"]))
}

/// The names in the lines that say who wrote the text or took the picture. Capitals there are
/// names, also those of places and words; a code of letters is an office's.
pub(super) fn bylines(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
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

/// The author who opens a sentence, alone before the source, in capitals or before a bracket: `HOÀNG TÂM | Theo Tri
/// Thức`, `Hải Đăng | (Theo Reuters)`.
pub(super) fn signed(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    /// Words of a name.
    const WORDS: std::ops::RangeInclusive<usize> = 2..=4;
    if !view.classes(i).any(NAME_WORDS) {
        return None;
    }
    let shape = view.token(i).shape;
    let of_name = |k: usize| {
        let t = view.token(k);
        t.shape == shape && t.len() > 1 && view.classes(k).any(NAME_WORDS)
    };
    let limit = view.sentence_end(i);
    let end = (i..limit).find(|&k| !of_name(k))?;
    let bracketed = view.is_mark(end, '(');
    let theo = end + usize::from(bracketed);
    if theo + 1 >= limit {
        return None;
    }
    let source = || {
        phrases.organization(theo + 1).is_some_and(|o| o.type_name == "media")
            || outlet::source(view, phrases, theo + 1).is_some()
    };
    let named = WORDS.contains(&(end - i))
        && (bracketed || shape == Shape::Upper && view.token(theo).shape == Shape::Title);
    (named && view.is(theo, word!("theo")) && source()).then_some(end)
}

/// Is a cue one where it stands? A capitalised syllable before another is a name (`Viết Lam`).
fn is_cue(view: View, start: usize, end: usize) -> bool {
    let capital = view.token(start).is_capital() && !view.is(start, word!("theo"));
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
    view.is_any(i, &words!["báo", "đài", "cổng", "tạp"])
        && phrases.place(i + 1).is_some_and(|p| p.end == body.end && place::is_known(&p))
}

/// Are the words of a line those of a heading (`TIN VẮN`, `ĐƯỜNG BỘ`) and no name?
pub(super) fn is_heading(view: View, i: usize, end: usize) -> bool {
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
