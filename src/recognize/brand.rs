//! Companies by what they make and a name, which may be a place's or a person's: `Thủy sản Minh Phú`,
//! `Bia Thanh Hóa báo lãi`.

use super::rules;
use super::{Phrase, Phrases, person, place};
use crate::lexicon::class::{Class, ClassSet};
use crate::sheet::View;
use crate::text::token::{Gap, Shape};
use crate::text::{word, words};

const PRODUCTS: ClassSet = ClassSet::of(&[Class::ProductHead]);
const CUES: ClassSet = ClassSet::of(&[Class::BusinessCue]);

/// May a company begin at token `i` with what it makes? `false` is certain.
#[inline(always)]
pub(super) fn may_be(view: View, i: usize) -> bool {
    view.token(i).is_capital() & view.begins(i, PRODUCTS)
}

/// The company that may begin at token `i` with what it makes.
pub(super) fn at(view: View, phrases: &Phrases, i: usize) -> Option<Phrase> {
    if view.token(i).shape != Shape::Title {
        return None;
    }
    let hit = view.longest(i, PRODUCTS)?;
    let start = hit.end as usize;
    let after_capital = view.follows(i) && view.is_capital(i - 1) && !view.opens_sentence(i - 1);
    if view.is_shouted(i) || after_capital {
        return None;
    }
    let (end, is_place) = name_end(view, phrases, start)?;
    let needs_cue = match view.value(hit) {
        "cue" => true,
        "firm" => false,
        _ => is_place,
    };
    let told = !needs_cue || is_cue_before(view, i) || is_cue_behind(view, end);
    told.then_some(Phrase { end, type_name: "company", rule: rules::ORG_PRODUCT })
}

/// The end of the name, and whether it is a place's. Countries only say where goods come from.
fn name_end(view: View, phrases: &Phrases, start: usize) -> Option<(usize, bool)> {
    const FIRMS: ClassSet = ClassSet::of(&[Class::OrgName]);
    let capital = |k: usize| view.is_capital(k) && view.is_vietnamese(k) && view.follows(k);
    if !capital(start) || view.longest(start, FIRMS).is_some() {
        return None;
    }
    let known = phrases.place(start).filter(|p| place::is_known(p) || p.type_name == "country");
    if let Some(place) = known {
        let abroad = matches!(place.type_name, "country" | "continent");
        let region = place.type_name == "region" && !view.is(start, word!("miền"));
        return (!abroad && !region).then_some((place.end, true));
    }
    let end = person::run_end(view, start);
    let two = end == start + 2 && view.token(start).shape == Shape::Title && capital(start + 1);
    two.then_some((end, false))
}

/// Does what only companies have, or who heads one, stand before the token: `cổ phiếu |`, `Chủ tịch |`?
fn is_cue_before(view: View, i: usize) -> bool {
    /// Tokens of the longest cue.
    const FARTHEST: usize = 4;
    let sentence = view.sentence_start(i);
    let from = i.saturating_sub(FARTHEST).max(sentence);
    let cue = |k: usize| {
        let before = |h| view.value(h) == "before";
        view.longest(k, CUES).is_some_and(|h| h.end as usize == i && before(h))
    };
    i > sentence && (view.is_any(i - 1, &words!["đốc", "tịch", "ceo"]) || (from..i).any(cue))
}

/// Does what only companies do stand behind the name: `báo lãi`, `chia cổ tức`?
fn is_cue_behind(view: View, end: usize) -> bool {
    view.get(end).is_some_and(|t| t.gap <= Gap::Space)
        && view.follows(end)
        && view.longest(end, CUES).is_some_and(|h| view.value(h) != "before")
}
