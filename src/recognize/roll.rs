//! Rolls of persons: line-ups, teams, those who took part. Where most names of a list are known to be
//! persons', the others are too.

use super::{Candidate, Phrases, person, place, rules, weight};
use crate::document::Kind;
use crate::lexicon::class::{Class, ClassSet};
use crate::sheet::View;
use crate::text::token::{Shape, Token};
use crate::text::{word, words};
use std::ops::Range;

/// The fewest names that make a roll.
const FEWEST: usize = 4;
/// The longest name, in tokens.
const LONGEST_NAME: usize = 5;
/// The longest note in brackets behind a name, in tokens: `Hafiz (Malaysia)`.
const LONGEST_NOTE: usize = 8;

/// Proposes the names of rolls, `found` being where the persons begin among the candidates.
pub(super) fn propose(view: View, phrases: &Phrases, found: usize, out: &mut Vec<Candidate>) {
    let mut persons: Vec<(usize, usize)> = Vec::new();
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut after = 0;
    let listed = out.len();
    for i in view.capitals() {
        if i < after || !may_be_followed(view, i) || !opens_name(view, i) {
            continue;
        }
        names.clear();
        after = read(view, i, &mut names);
        let led = is_line_up(view, i);
        if names.len() < if led { 2 } else { FEWEST } || !led && is_of_places(view, i) {
            continue;
        }
        if persons.is_empty() {
            persons = sure_persons(&out[found..listed]);
        }
        let person = |name: &Range<usize>| persons.binary_search(&(name.start, name.end)).is_ok();
        let known = names.iter().filter(|name| person(name)).count();
        let most = if led { known > 0 } else { known * 2 >= names.len() };
        let other = |name: &Range<usize>| is_other(view, phrases, name);
        if most && names.iter().filter(|name| other(name)).count() * 4 <= names.len() {
            // `chợ Ngọc Hà, Bưởi`: one syllable is a name in a line-up only.
            let told =
                |name: &Range<usize>| led || name.len() > 1 || !view.is_vietnamese(name.start);
            for name in names.iter().filter(|name| !other(name) && !person(name) && told(name)) {
                person::push(name.start, name.end, rules::PERSON_LISTED, out);
            }
        }
    }
}

/// A cheap look for what stands between names, behind a name.
fn may_be_followed(view: View, i: usize) -> bool {
    let tokens = &view.sheet.tokens[i + 1..];
    let joint = |t: &Token| {
        matches!(t.mark, ',' | ';' | '-' | '(') || t.mark == 'v' && t.shape == Shape::Lower
    };
    tokens.iter().take(LONGEST_NAME).any(joint)
}

/// Where the candidates for persons that are likely begin and end, in order.
fn sure_persons(found: &[Candidate]) -> Vec<(usize, usize)> {
    let mut persons: Vec<_> = found
        .iter()
        .filter(|c| c.kind == Some(Kind::Person) && c.weight >= weight(c.start, c.end, 0))
        .map(|c| (c.start, c.end))
        .collect();
    persons.sort_unstable();
    persons
}

/// Reads the names of a list from its first on, and where the last of them ends.
fn read(view: View, i: usize, names: &mut Vec<Range<usize>>) -> usize {
    let end = view.sentence_end(i);
    let mut k = i;
    loop {
        let name = name_end(view, k);
        names.push(k..name);
        let noted = place::after_note(view, name, LONGEST_NOTE);
        let joint = view.is_mark(noted, ',')
            || view.is_mark(noted, ';')
            || view.is(noted, word!("và"))
            || view.is_mark(noted, '-') && !view.token(noted).touches();
        if !joint || noted + 1 >= end || !opens_name(view, noted + 1) {
            return name;
        }
        k = noted + 1;
    }
}

/// May a name of a list begin here?
fn opens_name(view: View, i: usize) -> bool {
    let t = view.token(i);
    t.is_word() && t.is_capital() && t.len() >= 2 && !view.is_shouted(i)
}

/// The end of the capitals at a token, without a word that goes on: `Kaka | Dự bị:`.
fn name_end(view: View, i: usize) -> usize {
    let end = person::run_end(view, i);
    let opens =
        end > i + 1 && (person::opens_clause(view, end - 1) || person::opens_word(view, end - 1));
    end - usize::from(opens)
}

/// Does a colon behind a word for players open the list: `Dự bị: Pinto, Montoya`?
fn is_line_up(view: View, i: usize) -> bool {
    i >= view.sentence_start(i) + 3
        && view.is_mark(i - 1, ':')
        && (view.is(i - 2, word!("bị")) && view.is(i - 3, word!("dự"))
            || view.is(i - 2, word!("hình")) && view.is(i - 3, word!("đội"))
            || view.is(i - 2, word!("sân")) && view.is_any(i - 3, &words!["ra", "vào"])
            || view.is(i - 2, word!("bàn")) && view.is(i - 3, word!("ghi")))
}

/// Does a type word of places stand before the list: `các chợ như Phú Gia, Ngọc Hà`?
fn is_of_places(view: View, i: usize) -> bool {
    const NEAR: usize = 5;
    const HEADS: ClassSet = ClassSet::of(&[
        Class::PlaceHead,
        Class::PlaceHeadWeak,
        Class::PlaceHeadPlural,
        Class::OrgHead,
        Class::OrgHeadWeak,
    ]);
    let start = view.sentence_start(i);
    // `kẹt xe ở Nguyễn Trãi, Trần Phú`
    let stands = i > start && view.is_any(i - 1, &words!["ở", "tại", "trên"]);
    stands
        || (i.saturating_sub(NEAR).max(start)..i)
            .any(|k| view.longest(k, HEADS).is_some_and(|h| h.end as usize + 2 >= i))
}

/// Is it the name of something else, and none that a person may have?
fn is_other(view: View, phrases: &Phrases, name: &Range<usize>) -> bool {
    const OTHER: ClassSet = ClassSet::of(&[
        Class::NotName,
        Class::Product,
        Class::NoEntity,
        Class::OrgHead,
        Class::SentenceStarter,
        Class::Honorific,
    ]);
    let i = name.start;
    let of_names = || name.clone().all(|k| view.classes(k).any(person::NAME_WORDS));
    phrases.organization(i).is_some()
        || phrases.title(i).is_some()
        || phrases.place(i).is_some_and(|p| !(place::is_known(&p) && of_names()))
        || view.begins(i, OTHER)
        || view.token(i).shape == Shape::Upper
        || name.len() > LONGEST_NAME
        // `Kings of Leon`
        || view.follows(name.end)
            && view.token(name.end).is_word()
            && !view.is_vietnamese(name.end)
}
