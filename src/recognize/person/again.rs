//! Persons beside persons, and persons named again.

use super::kinh::frequency;
use super::run::{is_opener, is_starter, limit, opens_word, run_end, starts_text};
use super::{FOREIGN, push};
use crate::lexicon::class::{Class, ClassSet};
use crate::recognize::repeats::{Repeats, bit};
use crate::recognize::{Candidate, Phrase, Phrases, rules, weight};
use crate::sheet::View;
use crate::text::token::{Gap, Shape, Word};
use crate::text::words;
use std::ops::Range;

/// Foreign names beside other persons: `Safia, Nataly Correa, Michell`, `Djibril Cisse hay Jeremy
/// Menez`. A name in a list goes on from one to the next, from left to right and back.
pub(super) fn coordinated(view: View, phrases: &Phrases, found: usize, out: &mut Vec<Candidate>) {
    let dash = |k: usize| view.is_mark(k, '-') && view.token(k).gap == Gap::Space;
    let word = |k: usize| view.is_any(k, &words!["và", "hay", "hoặc"]) || dash(k);
    let joint = |k: usize| {
        view.get(k).is_some_and(|t| matches!(t.mark, ',' | '-' | 'v' | 'h'))
            && (view.is_mark(k, ',') || word(k))
    };
    // A comma alone may end a clause: `trên Sky Sport, Mourinho nói`.
    let led = |k: usize| joint(k) || view.is_mark(k, ':') || view.is_any(k, &words!["như", "gồm"]);
    let sure = |c: &&Candidate| c.weight >= weight(c.start, c.end, 3);
    let persons = || out[found..].iter().filter(sure);
    let mut starts: Vec<usize> = persons().map(|c| c.start).collect();
    if starts.is_empty() {
        return;
    }
    // Where a person ends, and whether it stands in a list already.
    let mut ends: Vec<(usize, bool)> =
        persons().map(|c| (c.end, c.start > 0 && led(c.start - 1))).collect();
    starts.sort_unstable();
    ends.sort_unstable();
    let is_start = |k: usize| starts.binary_search(&k).is_ok();
    // A cheap look for a joint before or behind at most three words.
    let near = |i: usize| i > 0 && joint(i - 1) || (i + 1..i + 4).any(joint);
    let names: Vec<Range<usize>> = view
        .capitals()
        .filter(|&i| view.is_foreign(i) && near(i))
        .filter_map(|i| listed_name(view, phrases, i).map(|end| i..end))
        .filter(|name| !is_start(name.start))
        .collect();
    let mut last = None;
    for name in &names {
        let Some(before) = name.start.checked_sub(1).filter(|&k| joint(k)) else { continue };
        let person = |listed: bool| ends.binary_search(&(before, listed)).is_ok();
        let listed = person(true) || last == Some(before);
        if listed || person(false) && (word(before) || joint(name.end)) {
            push(name.start, name.end, rules::PERSON_BESIDE, out);
            last = Some(name.end);
        }
    }
    let mut next = None;
    for name in names.iter().rev() {
        let after = name.end + 1;
        let beside =
            word(name.end) || view.is_mark(name.end, ',') && name.start > 0 && led(name.start - 1);
        if beside && (is_start(after) || next == Some(after)) {
            push(name.start, name.end, rules::PERSON_BESIDE, out);
            next = Some(name.start);
        }
    }
}

/// The end of one to three foreign words that are no known thing, a name where a list has persons.
fn listed_name(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    const OTHER: ClassSet = ClassSet::of(&[
        Class::NotName,
        Class::Product,
        Class::NoEntity,
        Class::OrgCode,
        Class::SportCue,
        Class::OrgTail,
        Class::Honorific,
    ]);
    let strange = |k: usize| !view.token(k).is_word() || view.is_foreign(k);
    if view.token(i).len() < 3 || !strange(i) {
        return None;
    }
    // `Goddess of Fire`, `Carice van Houten`
    let foreign = |k: usize| {
        let t = view.token(k);
        t.is_word() && t.gap <= Gap::Space && !view.is_vietnamese(k)
    };
    let begins = i == view.sentence_start(i)
        || !(view.token(i - 1).is_capital() || foreign(i - 1) && view.follows(i));
    if view.is_shouted(i) || !begins {
        return None;
    }
    let end = limit(view, i);
    let words = (i..end).filter(|&k| view.token(k).is_word()).count();
    let other = (i..end).any(|k| {
        phrases.organization(k).is_some()
            || phrases.place(k).is_some()
            || phrases.title(k).is_some()
            || view.begins(k, OTHER)
    });
    let goes_on = view.get(end).is_some() && foreign(end);
    (words <= 3 && (i..end).all(strange) && !other && !goes_on).then_some(end)
}

/// Other mentions of names of two words and more that something introduced once. A Vietnamese name
/// without a surname is told only by the words around it, and so is the end of a longer one: `Nhưng
/// Thu Phương`, `Bùi Thanh Long ... Khi đó, Thanh Long`.
pub(super) fn repeated_whole(
    view: View,
    phrases: &Phrases,
    found: usize,
    out: &mut Vec<Candidate>,
) {
    let names = out[found..]
        .iter()
        .filter(|c| c.end - c.start >= 2 && c.weight >= weight(c.start, c.end, 3))
        .filter(|c| view.token(c.start).is_word())
        .filter_map(|c| said_again(view, c.start, c.end));
    let names = Repeats::new(view, names);
    for i in view.capitals() {
        let Some((length, &alone)) = names.at(view, i) else { continue };
        let end = i + length;
        let other = || phrases.place(i).is_some() || phrases.organization(i).is_some();
        // `Mạc Hồng Quân ... Hồng Quân ghi bàn`, and no army
        let army = |o: Phrase| o.end == end && o.type_name == "army";
        if alone && phrases.organization(i).is_some_and(army) && stands_alone(view, i, end) {
            push(i, end, rules::PERSON_NAMESAKE, out);
        } else if !alone || stands_alone(view, i, end) && !other() {
            push(i, end, rules::PERSON_AGAIN, out);
        }
    }
}

/// What of a name is looked for elsewhere, and whether it counts only where no capitals touch it.
fn said_again(view: View, start: usize, end: usize) -> Option<(Range<usize>, bool)> {
    let foreign = |k: usize| !view.is_vietnamese(k);
    if foreign(start) || foreign(end - 1) {
        return Some((start..end, false));
    }
    let pair = end - 2;
    let title = |k: usize| view.token(k).shape == Shape::Title && view.has(k, Class::Given);
    let whole = pair == start && !view.has(start, Class::Honorific);
    let part = (start + 1..=start + 2).contains(&pair)
        && view.has(start, Class::Surname)
        && view.has(pair, Class::Middle);
    ((whole || part) && (pair..end).all(title)).then_some((pair..end, true))
}

/// Do the words stand in no longer run of capitals, a word that opens the sentence left out?
fn stands_alone(view: View, i: usize, end: usize) -> bool {
    let led = i > view.sentence_start(i)
        && view.is_capital(i - 1)
        && view.token(i).gap == Gap::Space
        && !is_opener(view, i - 1);
    !led && !view.is_shouted(i) && run_end(view, i) == end
}

/// Is it where the wind blows from, though people are called so: `phía Bắc`, `gió mùa Đông bắc`?
pub(super) fn is_direction(view: View, i: usize) -> bool {
    const SAID: [Word; 9] =
        words!["phía", "hướng", "miền", "đông", "tây", "mùa", "vụ", "bờ", "cực"];
    view.is_any(i, &words!["đông", "tây", "nam", "bắc"]) && view.is_behind(i, &SAID)
}

/// A bit for each hash, so that most others need no search.
/// The given name of a foreigner: the `Manon` of `Manon Marsault`.
fn first_name(view: View, name: &Candidate) -> Option<usize> {
    const OTHER: ClassSet = ClassSet::of(&[Class::NotName, Class::Product, Class::OrgName]);
    let first = name.start;
    let sure = name.weight >= weight(first, name.end, rules::PERSON_FOREIGN.weight);
    let foreign = view.is_foreign(first) && view.is_foreign(name.end - 1);
    let given = view.classes(first).any(FOREIGN) && !view.begins(first, OTHER);
    (sure && foreign && given).then_some(first)
}

/// Later mentions of persons by the last part of their names, or by a foreigner's first: `Trump`
/// after `Donald Trump`.
pub(super) fn repeated(view: View, found: usize, out: &mut Vec<Candidate>) {
    let mut last_names: Vec<u32> = out[found..]
        .iter()
        .filter(|c| match c.end - c.start {
            // `thủ môn Valdes`
            1 => c.weight >= rules::PERSON_HONORED.weight && view.is_foreign(c.start),
            _ => c.weight >= weight(c.start, c.end, 0),
        })
        .flat_map(|c| [Some(c.end - 1), first_name(view, c)])
        .flatten()
        .map(|k| view.token(k))
        .filter(|t| t.is_word() && t.len() > 2)
        .map(|t| t.hash)
        .collect();
    last_names.sort_unstable();
    last_names.dedup();
    let filter = last_names.iter().fold(0, |filter, &hash| filter | bit(hash));
    for i in view.capitals() {
        let t = view.token(i);
        if filter & bit(t.hash) == 0 || last_names.binary_search(&t.hash).is_err() {
            continue;
        }
        let alone = t.is_word()
            && view.is_capital(i)
            && !(i > view.sentence_start(i)
                && view.is_capital(i - 1)
                && t.gap == Gap::Space
                && !is_starter(view, i - 1))
            && run_end(view, i) == i + 1;
        if alone {
            // `Cường khai`, but `Trường được thành lập`
            let word = starts_text(view, i) || opens_word(view, i);
            let given = frequency(view, i, Class::Given) >= 100 && !word;
            let starter = view.has(i, Class::StarterOrName);
            let opener = view.has(i, Class::SentenceStarter) || starter && !given;
            let doubtful = view.has(i, Class::CountryWeak)
                || view.opens_sentence(i) && opener
                || opens_word(view, i)
                || is_direction(view, i);
            if !doubtful {
                push(i, i + 1, rules::PERSON_LAST_NAME, out);
            }
        }
    }
}
