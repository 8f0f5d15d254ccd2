//! Bodies whose name ends with what they are: `Vietnam Airlines`, `Samsung Electronics`.

use super::TITLES;
use crate::lexicon::class::{Class, ClassSet};
use crate::recognize::{Phrase, Phrases, person, place, rules};
use crate::sheet::View;
use crate::text::token::{Gap, Shape, Word};
use crate::text::{word, words};

const TAILS: ClassSet = ClassSet::of(&[Class::OrgTail]);

/// May a company or club by the end of its name begin at token `i`? `false` is certain.
#[inline(always)]
pub(in crate::recognize) fn may_be_tailed(view: View, i: usize) -> bool {
    view.token(i).is_capital() & (view.sentence_has(i, TAILS) | view.is(i + 1, word!("việt")))
}

/// A foreign company or club by the end of its name: `Hapag-Lloyd AG`, `Temasek Holdings`.
pub(super) fn tailed(view: View, phrases: &Phrases, i: usize) -> Option<Phrase> {
    const STARTERS: ClassSet = ClassSet::of(&[Class::SentenceStarter, Class::StarterOrName]);
    // `BXH | Emirates Airline`
    const GROUPS: [Word; 5] = words!["hlv", "bxh", "btc", "bhl", "cđv"];
    if !may_be_tailed(view, i) {
        return None;
    }
    let capital = |k: usize| view.token(k).is_word() && view.token(k).is_capital();
    if !capital(i) {
        return None;
    }
    let begins = i == view.sentence_start(i)
        || !capital(i - 1)
        || view.is_any(i - 1, &GROUPS)
        || view.opens_sentence(i - 1) && view.classes(i - 1).any(STARTERS)
        || is_share(view, i - 1)
        || view.token(i).gap == Gap::None && !view.is_mark(i - 1, '-');
    // `(Theo | Daily Mail)`, `CEO | Sông Hậu Pictures`, `HLV | Man United`
    let titled = view.is(i, word!("theo"))
        || view.token(i).shape == Shape::Upper && view.begins(i, TITLES)
        || view.is_any(i, &GROUPS)
        || is_share(view, i);
    // `Hải Phòng News`
    let known = || phrases.place(i).filter(place::is_known);
    let paper = || known().is_some_and(|p| view.longest(p.end, TAILS).is_some());
    let starter = || view.opens_sentence(i) && view.classes(i).any(STARTERS) && !paper();
    if !begins || titled || starter() {
        return None;
    }
    if is_home_branch(view, i) {
        return Some(Phrase { end: i + 3, type_name: "company", rule: rules::ORG_TAILED });
    }
    let shouted = view.is_shouted(i);
    let limit = view.sentence_end(i).min(i + 12);
    let mut end = None;
    let mut k = i + 1;
    while k < limit && view.token(k).gap <= Gap::Line {
        if let Some(hit) = view.longest(k, TAILS) {
            k = hit.end as usize;
            end = Some(k);
            continue;
        }
        // `Amazon.com Inc.`
        let site = view.is_mark(k, '.') && view.token(k).touches() && view.is(k + 1, word!("com"));
        if site && view.token(k + 1).touches() {
            k += 2;
            continue;
        }
        // `VIAC (No.1) Limited Partnership`
        if view.is_mark(k, '(') && view.is(k + 1, word!("no")) && view.is_mark(k + 4, ')') {
            k += 5;
            continue;
        }
        let joint = view.is_mark(k, '&') || view.is_mark(k, '-') && view.token(k).touches();
        // `FC Barcelona | 1-2 Dortmund`
        let score = view.token(k).is_number()
            && view.is_mark(k + 1, '-')
            && view.get(k + 2).is_some_and(|t| t.is_number());
        if score || !(capital(k) || joint || view.token(k).is_number()) {
            break;
        }
        if shouted && view.has(k, Class::OrgStop)
            || person::kinh_name(view, k).is_some_and(|n| n.confidence >= 4)
        {
            break;
        }
        k += 1;
    }
    let mut end = end?;
    let goes_on = view.follows(end) && view.is_capital(end);
    // `World Travel | Awards`, `MTV Networks | Europe`
    if goes_on && view.has(end, Class::EventWord) {
        return None;
    }
    let continents = words!["europe", "asia", "america", "africa", "pacific"];
    end += usize::from(goes_on && view.is_any(end, &continents));
    // `SEA Games`, `V-League`: contests.
    let contest = view.longest(i, ClassSet::of(&[Class::NotName]));
    if contest.is_some_and(|h| h.end as usize >= end) {
        return None;
    }
    let country = |p: &Phrase| p.type_name == "country" && view.token(end).gap == Gap::Space;
    if let Some(place) = phrases.place(end).filter(country) {
        end = place.end;
    }
    // `Tsuneishi Heavy Industries (Cebu)`
    if view.is_mark(end, '(') && view.is_mark(end + 2, ')') && view.is_mark(end + 3, '(') {
        end += 3;
    }
    Some(Phrase { end, type_name: "company", rule: rules::ORG_TAILED })
}

/// Is it the branch at home of a company that is called as persons are: `Schneider Việt Nam`?
pub(super) fn is_home_branch(view: View, i: usize) -> bool {
    view.is(i + 1, word!("việt"))
        && view.is(i + 2, word!("nam"))
        && view.is_foreign(i)
        && view.classes(i).any(person::FOREIGN)
        && view.is_capital(i + 1)
        && view.follows(i + 1)
        && i + 2 < view.sentence_end(i)
        && !view.is_capital(i + 3)
}

/// Are they the letters for shares, before the name of a company: `CP | Apple Inc.`?
fn is_share(view: View, i: usize) -> bool {
    view.is(i, word!("cp")) && view.token(i).shape == Shape::Upper
}
