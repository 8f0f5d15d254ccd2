//! Which mentions name the same person.

use crate::document::Kind;
use crate::recognize::Candidate;
use crate::sheet::View;
use crate::text::token::Token;

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
/// ends with it, else to the first after it.
pub(super) fn people(view: View, entities: &[Candidate]) -> People {
    let mut full: Vec<usize> =
        persons(entities).filter(|&e| words(view, &entities[e]).len() > 1).collect();
    full.sort_by_key(|&e| std::cmp::Reverse(words(view, &entities[e]).len()));
    let mut people =
        People { of_entity: vec![None; entities.len()], mentions: Vec::new(), fullest: Vec::new() };
    // Persons by full name first, longest names first, so that short forms find them.
    for &e in &full {
        let same = (0..people.fullest.len())
            .filter(|&p| is_form(view, &entities[e], &entities[people.fullest[p]]))
            .min_by_key(|&p| distance(people.fullest[p], e));
        let person = same.unwrap_or_else(|| people.add(e));
        people.of_entity[e] = Some(person);
    }
    for e in persons(entities) {
        if people.of_entity[e].is_some() {
            continue;
        }
        let before = (0..e)
            .rev()
            .filter(|&k| entities[k].kind == Some(Kind::Person))
            .find(|&k| is_form(view, &entities[e], &entities[k]) && people.of_entity[k].is_some());
        let after = || {
            (e + 1..entities.len()).filter(|&k| entities[k].kind == Some(Kind::Person)).find(|&k| {
                is_form(view, &entities[e], &entities[k]) && people.of_entity[k].is_some()
            })
        };
        let person = match before.or_else(after).and_then(|k| people.of_entity[k]) {
            Some(person) => person,
            None => people.add(e),
        };
        people.of_entity[e] = Some(person);
    }
    for (e, person) in people.of_entity.iter().enumerate() {
        if let Some(person) = person {
            people.mentions[*person].push(e);
        }
    }
    people
}

impl People {
    fn add(&mut self, fullest: usize) -> usize {
        self.fullest.push(fullest);
        self.mentions.push(Vec::new());
        self.fullest.len() - 1
    }
}

fn persons(entities: &[Candidate]) -> impl Iterator<Item = usize> + '_ {
    (0..entities.len()).filter(|&e| entities[e].kind == Some(Kind::Person))
}

fn distance(a: usize, b: usize) -> usize {
    a.abs_diff(b)
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
