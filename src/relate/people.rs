//! Which mentions name the same person.

use crate::document::Kind;
use crate::recognize::{Candidate, has_common_surname};
use crate::sheet::View;
use crate::text::token::Token;
use std::collections::HashMap;

/// The persons of a text: for each mention the number of the person, and the reverse.
pub(super) struct People {
    /// For each entity, the person it names.
    pub of_entity: Vec<Option<usize>>,
    /// For each person, the entities that name it.
    pub mentions: Vec<Vec<usize>>,
    /// For each person, the entity with the fullest form of the name.
    pub fullest: Vec<usize>,
}

/// Joins mentions to persons. A shorter form belongs to the nearest person before it whose name
/// ends with it, else to the first after it, else to the nearest before it whose name is of another
/// country and begins with it.
pub(super) fn people(view: View, entities: &[Candidate]) -> People {
    let mut people =
        People { of_entity: vec![None; entities.len()], mentions: Vec::new(), fullest: Vec::new() };
    // The full names by their last word, so that each mention meets only those it may belong to.
    let mut full: Vec<usize> =
        persons(entities).filter(|&e| words(view, &entities[e]).len() > 1).collect();
    full.sort_by_key(|&e| std::cmp::Reverse(words(view, &entities[e]).len()));
    let mut by_last: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut by_first: HashMap<u32, Vec<usize>> = HashMap::new();
    for &e in &full {
        let same_last = by_last.entry(last_word(view, &entities[e])).or_default();
        let same = same_last
            .iter()
            .take(MOST_NAMESAKES)
            .copied()
            .filter(|&p| is_form(view, &entities[e], &entities[people.fullest[p]]))
            .min_by_key(|&p| people.fullest[p].abs_diff(e));
        let person = same.unwrap_or_else(|| {
            let person = people.add(e);
            same_last.push(person);
            let first = entities[e].start;
            // `Quý Kiến Nghiệp`, but no Vietnamese is called by his surname: `bà Mai Thị Lan`.
            if words(view, &entities[e]).len() > 2 && !has_common_surname(view, first) {
                by_first.entry(view.token(first).hash).or_default().push(person);
            }
            person
        });
        people.of_entity[e] = Some(person);
        people.mentions[person].push(e);
    }
    for list in &mut people.mentions {
        list.sort_unstable();
    }
    for e in persons(entities) {
        if people.of_entity[e].is_some() {
            continue;
        }
        let nearest = |names: &HashMap<u32, Vec<usize>>| {
            let alike = names.get(&last_word(view, &entities[e])).into_iter().flatten();
            let distances = alike.take(MOST_NAMESAKES);
            distances.filter_map(|&p| people.distance(p, e).map(|d| (d, p))).min()
        };
        // `ông Quý Kiến Nghiệp ... Ông Quý`: who was named before by a name that begins so.
        let first = || nearest(&by_first).filter(|&((after, _), _)| !after);
        let person = match nearest(&by_last).or_else(first) {
            Some((_, person)) => person,
            None => {
                let person = people.add(e);
                by_last.entry(last_word(view, &entities[e])).or_default().push(person);
                people.mentions[person].push(e);
                person
            }
        };
        people.of_entity[e] = Some(person);
    }
    for list in &mut people.mentions {
        list.clear();
    }
    for (e, person) in people.of_entity.iter().enumerate() {
        if let Some(person) = person {
            people.mentions[*person].push(e);
        }
    }
    people
}

/// How many persons of one last name are compared; more stand only in lists without end.
const MOST_NAMESAKES: usize = 64;

impl People {
    fn add(&mut self, fullest: usize) -> usize {
        self.fullest.push(fullest);
        self.mentions.push(Vec::new());
        self.fullest.len() - 1
    }

    /// How far a mention is from those of a person: those before it first, then those after.
    fn distance(&self, person: usize, e: usize) -> Option<(bool, usize)> {
        let mentions = &self.mentions[person];
        let next = mentions.partition_point(|&m| m < e);
        let before = next.checked_sub(1).map(|n| (false, e - mentions[n]));
        before.or_else(|| mentions.get(next).map(|&m| (true, m - e)))
    }
}

fn persons(entities: &[Candidate]) -> impl Iterator<Item = usize> + '_ {
    (0..entities.len()).filter(|&e| entities[e].kind == Some(Kind::Person))
}

fn last_word(view: View, entity: &Candidate) -> u32 {
    view.token(entity.end - 1).hash
}

fn words<'a>(view: View<'a>, entity: &Candidate) -> &'a [Token] {
    &view.sheet.tokens[entity.start..entity.end]
}

/// Is one name the other, or the end of it (`Hiến` of `Nguyễn Văn Hiến`), or its beginning
/// (`Kim` of `Kim Jong-un` is not: a surname alone names nobody here)?
fn is_form(view: View, short: &Candidate, long: &Candidate) -> bool {
    let (short, long) = (words(view, short), words(view, long));
    short.len() <= long.len()
        && short.iter().rev().zip(long.iter().rev()).all(|(a, b)| a.hash == b.hash)
}
