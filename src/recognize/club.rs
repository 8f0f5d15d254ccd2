//! Clubs that bear a city's name alone, in news of sport: `Valencia`, `Hà Nội 2-1 Hải Phòng`.

use super::organization::push;
use super::{Candidate, Phrases, rules};
use crate::lexicon::class::{Class, ClassSet};
use crate::sheet::View;

/// Words of sport that make a text one of sport.
const ENOUGH: usize = 4;

/// Proposes the clubs of a text.
pub(super) fn propose(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    const NAMES: ClassSet = ClassSet::of(&[Class::OrgName, Class::OrgNameWeak]);
    if !is_of_sport(view) {
        return;
    }
    for i in view.capitals() {
        if !view.is_capital(i) {
            continue;
        }
        let Some(hit) = view.longest(i, NAMES).filter(|h| view.value(*h) == "sport") else {
            continue;
        };
        let end = hit.end as usize;
        let place = phrases.place(i);
        let longer = place.is_some_and(|p| p.end > end)
            || phrases.organization(i).is_some_and(|o| o.end > end)
            || view.has(i, Class::ForeignGiven) && view.is_capital(end) && view.follows(end);
        let inside = i > view.sentence_start(i) && view.follows(i) && view.is_capital(i - 1);
        if longer || inside || is_venue(view, i) {
            continue;
        }
        // Countries and provinces are named in other ways too: only a score or a match makes them
        // teams.
        let scored = has_score(view, end) || follows_score(view, i) || plays(view, i, end);
        let abroad = !view.is_vietnamese(i);
        let home = view.longest(i, ClassSet::of(&[Class::Province, Class::AdminAlias])).is_some();
        let alone = abroad && !home && place.is_none_or(|p| p.type_name == "city");
        if alone || scored && home {
            push(i, end, rules::CLUB, "sport", out);
        }
    }
}

fn is_of_sport(view: View) -> bool {
    const CUES: ClassSet = ClassSet::of(&[Class::SportCue]);
    (0..view.len()).filter(|&i| view.begins(i, CUES)).nth(ENOUGH - 1).is_some()
}

/// Is the city the place where something happens: `tại Lyon`, `thành phố Milan`?
fn is_venue(view: View, i: usize) -> bool {
    const BEFORE: [&str; 16] = [
        "tại",
        "ở",
        "đến",
        "tới",
        "về",
        "từ",
        "phố",
        "đô",
        "sân",
        "giải",
        "rời",
        "thăm",
        "đạo",
        "trưởng",
        "quyền",
        "cảng",
    ];
    i > view.sentence_start(i) && view.is_any(i - 1, &BEFORE)
}

/// Does the province win, lose or meet another side: `Nam Định thắng`, `thua Hải Phòng`?
fn plays(view: View, i: usize, end: usize) -> bool {
    const DOES: [&str; 8] = ["thắng", "thua", "hòa", "hạ", "gỡ", "đè", "vùi", "ghi"];
    const SUFFERS: [&str; 6] = ["thắng", "thua", "hạ", "gặp", "hòa", "hơn"];
    view.is_any(end, &DOES) || i > view.sentence_start(i) && view.is_any(i - 1, &SUFFERS)
}

/// Does a score stand behind the name: `Hà Nội 2-1`?
fn has_score(view: View, i: usize) -> bool {
    is_score(view, i) && view.is_capital(i + 3)
}

/// Does a score stand before the name: `2-1 Hải Phòng`?
fn follows_score(view: View, i: usize) -> bool {
    i >= view.sentence_start(i) + 4 && is_score(view, i - 3) && view.is_capital(i - 4)
}

fn is_score(view: View, i: usize) -> bool {
    let goals = |k: usize| view.get(k).is_some_and(|t| t.is_number() && t.len() <= 2);
    goals(i) && (view.is_mark(i + 1, '-') || view.is_mark(i + 1, ':')) && goals(i + 2)
}
