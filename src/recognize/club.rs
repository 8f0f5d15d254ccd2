//! Clubs that bear a city's name alone, in news of sport: `Valencia`, `Hà Nội 2-1 Hải Phòng`.

use super::organization::push;
use super::{Candidate, Phrases, person, rules};
use crate::lexicon::Hit;
use crate::lexicon::class::{Class, ClassSet};
use crate::lexicon::lists;
use crate::sheet::View;
use crate::text::token::{Shape, Word};
use crate::text::{word, words};

/// Words of sport that make a text one of sport.
const ENOUGH: usize = 4;
/// Clubs of a text that are remembered: a league has fewer.
const MOST_KNOWN: usize = 32;

/// Proposes the clubs of a text.
pub(super) fn propose(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    if !is_of_sport(view) {
        return;
    }
    let known = homes_of_clubs(view, phrases);
    for i in view.capitals() {
        if !view.is_capital(i) {
            continue;
        }
        let Some(hit) = named(view, i) else {
            if let Some(end) = beside_score(view, phrases, i) {
                push(i, end, rules::CLUB, "sport", out);
            }
            continue;
        };
        let end = hit.end as usize;
        let place = phrases.place(i);
        let longer = place.is_some_and(|p| p.end > end)
            || phrases.organization(i).is_some_and(|o| o.end > end)
            || view.has(i, Class::ForeignGiven) && view.is_capital(end) && view.follows(end);
        let inside = view.follows(i) && view.is_capital(i - 1);
        if longer || inside || is_venue(view, i) {
            continue;
        }
        // Countries and provinces are named in other ways too: only a score or a match makes them
        // teams.
        let again = || known.contains(&view.token(i).hash) && opens_clause(view, i, end);
        let scored = is_told_by_play(view, i, end) || again();
        let abroad = !view.is_vietnamese(i);
        let home = view.longest(i, ClassSet::of(&[Class::Province, Class::AdminAlias])).is_some();
        let alone = abroad && !home && place.is_none_or(|p| p.type_name == "city");
        if alone || scored && home {
            push(i, end, rules::CLUB, "sport", out);
        }
    }
}

/// The name of a club that may begin at a token.
fn named(view: View, i: usize) -> Option<Hit> {
    const NAMES: ClassSet = ClassSet::of(&[Class::OrgName, Class::OrgNameWeak]);
    view.longest(i, NAMES).filter(|h| view.value(*h) == "sport")
}

/// The end of a name that no list has, over whose score a known club stands: `Molde 1-2 Celtic`.
fn beside_score(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    /// In tokens; the names of clubs are shorter.
    const LONGEST: usize = 3;
    let inside = i > view.sentence_start(i) && view.follows(i) && view.is_capital(i - 1);
    if !view.is_foreign(i) || inside || phrases.organization(i).is_some() {
        return None;
    }
    let end = person::run_end(view, i);
    if end > i + LONGEST || end >= view.sentence_end(i) {
        return None;
    }
    let club = |k: usize| phrases.organization(k).filter(|o| o.type_name == "sport");
    let home = has_score(view, end) && club(end + 3).is_some();
    let guest = || {
        let before = i.saturating_sub(LONGEST + 3).max(view.sentence_start(i));
        follows_score(view, i) && (before..i - 3).any(|k| club(k).is_some_and(|o| o.end == i - 3))
    };
    let person = (i..end).any(|k| view.classes(k).any(person::FOREIGN));
    (!person && (home || guest())).then_some(end)
}

/// The first words of the provinces that the text speaks of as clubs: it names them in full (`CLB Nam
/// Định`, `Hà Nội FC`), or they score and play.
fn homes_of_clubs(view: View, phrases: &Phrases) -> Vec<u32> {
    const HOMES: ClassSet = ClassSet::of(&[Class::Province]);
    let mut known = Vec::new();
    for i in view.capitals() {
        let club = phrases.organization(i).filter(|o| o.type_name == "sport");
        let in_full = club.and_then(|c| (i..c.end).find(|&k| view.longest(k, HOMES).is_some()));
        let playing = || {
            named(view, i).is_some_and(|h| is_told_by_play(view, i, h.end as usize)).then_some(i)
        };
        if let Some(home) = in_full.or_else(playing).filter(|_| known.len() < MOST_KNOWN) {
            known.push(view.token(home).hash);
        }
    }
    known.sort_unstable();
    known.dedup();
    known
}

fn is_told_by_play(view: View, i: usize, end: usize) -> bool {
    has_score(view, end)
        || follows_score(view, i)
        || plays(view, i, end)
        || is_paired(view, i, end)
        || is_served(view, i)
}

/// Is it one of two over a dash with their score behind: `Kiên Giang - Đồng Nai 0-3`?
fn is_paired(view: View, i: usize, end: usize) -> bool {
    /// In tokens; the names of clubs are shorter.
    const LONGEST: usize = 6;
    let dash =
        |k: usize| view.is_mark(k, '-') && !view.token(k).touches() && k + 1 < view.sentence_end(i);
    let name = |k: usize| {
        let capitals = (k..k + LONGEST).take_while(|&n| {
            n < view.sentence_end(i) && (view.is_capital(n) || view.is_mark(n, '.'))
        });
        capitals.last().map(|n| n + 1)
    };
    // `SLNA - Thanh Hóa (17g, sân Vinh)`: to be played.
    let planned = |k: usize| {
        view.is_mark(k, '(')
            && view.get(k + 1).is_some_and(|t| t.is_number())
            && view
                .get(k + 2)
                .is_some_and(|t| t.touches() && view.is_any(k + 2, &words!["g", "h", "giờ"]))
    };
    let told = |k: usize| is_score(view, k) || planned(k);
    let home = dash(end) && name(end + 1).is_some_and(told);
    let from = i.saturating_sub(LONGEST + 1).max(view.sentence_start(i));
    let guest = || i > from + 1 && dash(i - 1) && view.is_capital(i - 2) && told(end);
    home || guest()
}

/// Do a trainer or a player and `của` stand before it: `HLV Lê Văn Sáu của | Thanh Hóa`?
fn is_served(view: View, i: usize) -> bool {
    /// From the role to `của`, in tokens.
    const FARTHEST: usize = 6;
    const ROLES: [Word; 5] = words!["hlv", "viên", "môn", "thủ", "binh"];
    let of = i > view.sentence_start(i) && view.is(i - 1, word!("của"));
    let from = i.saturating_sub(FARTHEST).max(view.sentence_start(i));
    let named = |k: usize| (k + 1..i - 1).all(|n| view.is_capital(n));
    of && (from..i - 1).any(|k| view.is_any(k, &ROLES) && named(k))
}

fn is_of_sport(view: View) -> bool {
    const CUES: ClassSet = ClassSet::of(&[Class::SportCue]);
    let sentences = view.sheet.sentences.iter().filter(|s| view.sentence_has(s.tokens.start, CUES));
    let mut cues = sentences.flat_map(|s| s.tokens.clone()).filter(|&i| view.begins(i, CUES));
    cues.nth(ENOUGH - 1).is_some()
}

/// Is the city the place where something happens: `tại Lyon`, `thành phố Milan`?
fn is_venue(view: View, i: usize) -> bool {
    view.is_behind(i, &lists::BEFORE_VENUES)
}

/// Does the province win, lose or meet another side: `Nam Định cầm chân`, `thua Hải Phòng`?
fn plays(view: View, i: usize, end: usize) -> bool {
    /// In tokens; verbs are shorter.
    const LONGEST: usize = 4;
    const VERBS: ClassSet = ClassSet::of(&[Class::SportVerb]);
    let does =
        view.follows(end) && view.longest(end, VERBS).is_some_and(|h| view.value(h) != "suffers");
    let from = i.saturating_sub(LONGEST).max(view.sentence_start(i));
    let suffers = |k: usize| {
        view.longest(k, VERBS).is_some_and(|h| h.end as usize == i && view.value(h) != "does")
    };
    does || view.follows(i) && (from..i).any(suffers)
}

/// Does the name open a clause, with a predicate behind it: `Năm ngoái, | Nam Định | từng bị phạt`?
fn opens_clause(view: View, i: usize, end: usize) -> bool {
    let opens = view.opens_sentence(i) || view.is_mark(i - 1, ',');
    let predicate = view.get(end).is_some_and(|t| t.is_word() && t.shape == Shape::Lower);
    opens && predicate && view.follows(end)
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
