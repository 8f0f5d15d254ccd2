//! How well an extraction does on gold bulletins.

use super::{Bulletin, Mark};
use crate::{Detail, Document, Kind, Post};
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::hash::Hash;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// Hits, and what they are counted against.
///
/// ```
/// use vnextract::gold::Tally;
///
/// let tally = Tally { hits: 6, gold: 8, found: 12 };
/// assert_eq!((tally.precision(), tally.recall(), tally.f1()), (0.5, 0.75, 0.6));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many were found and are right.
    pub hits: usize,
    /// How many were to be found.
    pub gold: usize,
    /// How many were found.
    pub found: usize,
}

impl Tally {
    /// Which part of what was found is right; 0 where nothing was found.
    pub fn precision(&self) -> f64 {
        ratio(self.hits, self.found)
    }

    /// Which part of what was to be found was found; 0 where there was nothing.
    pub fn recall(&self) -> f64 {
        ratio(self.hits, self.gold)
    }

    /// The harmonic mean of both.
    pub fn f1(&self) -> f64 {
        ratio(2 * self.hits, self.gold + self.found)
    }

    fn add(&mut self, hits: usize, gold: usize, found: usize) {
        self.hits += hits;
        self.gold += gold;
        self.found += found;
    }

    fn add_all(&mut self, other: &Tally) {
        self.add(other.hits, other.gold, other.found);
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// How well entities are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EntityScores {
    /// Same kind, same start and end.
    pub strict: Tally,
    /// Same kind and at least one character in common; every entity is matched once at most.
    pub relaxed: Tally,
}

/// How well the values of dates are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateScores {
    /// Dates with the right span, and how many of them have the right value.
    pub on_strict: Tally,
    /// Dates that overlap, and how many of them have the right value.
    pub on_relaxed: Tally,
    /// Right span and right value, of all dates.
    pub exact: Tally,
    /// Overlap and right value, of all dates.
    pub overlap: Tally,
}

/// How well officials are found. Case and spaces do not matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfficialScores {
    /// The names.
    pub name: Tally,
    /// The names with their honorifics.
    pub honorific: Tally,
    /// The names with each title.
    pub title: Tally,
    /// The names with each title and its organization.
    pub post: Tally,
}

/// How well sentences are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SentenceScores {
    /// Same start and end.
    pub span: Tally,
    /// Same end.
    pub end: Tally,
}

/// A difference between the gold and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// `-` for what was not found, `+` for what should not have been, `v` for a wrong value.
    pub sign: char,
    /// The kind of entity, `official` or `sentence`.
    pub group: &'static str,
    /// The bulletin.
    pub bulletin: String,
    /// What it is about.
    pub text: String,
    /// The text around it.
    pub context: String,
}

/// The scores over any number of bulletins; shown as a table.
///
/// ```
/// use vnextract::gold::{Bulletin, Scores};
/// use vnextract::{Extractor, Kind};
///
/// let bulletin = Bulletin::parse("reference_date:\n---\nMưa to ở {place:Huế} và {place:đây}.‖\n")?;
/// let mut scores = Scores::default();
/// scores.add("rain", &bulletin, &Extractor::new().extract(&bulletin.text));
/// assert_eq!(scores.kind(Kind::Place).strict.recall(), 0.5);
/// assert_eq!(scores.sentences.span.f1(), 1.0);
/// let miss = &scores.misses[0];
/// assert_eq!((miss.sign, miss.group, miss.text.as_str()), ('-', "place", "đây"));
/// # Ok::<(), vnextract::gold::GoldError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Scores {
    kinds: [EntityScores; Kind::ALL.len()],
    digits: EntityScores,
    place_or_organization: EntityScores,
    /// The values of dates.
    pub dates: DateScores,
    /// The officials.
    pub officials: OfficialScores,
    /// The sentences.
    pub sentences: SentenceScores,
    /// Every difference, in order of the bulletins.
    pub misses: Vec<Miss>,
}

impl Scores {
    /// The scores of one kind of entity.
    pub fn kind(&self, kind: Kind) -> EntityScores {
        self.kinds[kind as usize]
    }

    /// Dates by their digits alone: from the first to the last.
    ///
    /// Guides differ on whether `ngày` and `sáng` belong to a date; this figure does not depend on it.
    pub fn date_digits(&self) -> EntityScores {
        self.digits
    }

    /// Places and organizations as one kind.
    ///
    /// Guides differ on hospitals and schools; this figure does not depend on it.
    pub fn place_or_organization(&self) -> EntityScores {
        self.place_or_organization
    }

    /// Adds a bulletin and what was found in its text. The document must be of that text.
    pub fn add(&mut self, name: &str, gold: &Bulletin, document: &Document) {
        let found = found_spans(document);
        let all: Vec<Span> = gold.entities.iter().map(Span::of_mark).collect();
        for kind in Kind::ALL {
            let is_kind = |span: &&Span| span.kind == kind;
            let (gold_spans, found_spans): (Vec<Span>, Vec<Span>) = (
                all.iter().filter(is_kind).copied().collect(),
                found.iter().filter(is_kind).copied().collect(),
            );
            let pairs = pair(&gold_spans, &found_spans);
            self.kinds[kind as usize].add(&gold_spans, &found_spans, &pairs);
            self.note_entities(name, gold, kind, &gold_spans, &found_spans);
            if kind == Kind::Date {
                self.add_values(name, gold, &gold_spans, &found_spans, &pairs);
                let gold_spans = digits(&gold_spans, &gold.text);
                let found_spans = digits(&found_spans, &gold.text);
                self.digits.add(&gold_spans, &found_spans, &pair(&gold_spans, &found_spans));
            }
        }
        let is_either = |span: &&Span| matches!(span.kind, Kind::Place | Kind::Organization);
        let gold_spans: Vec<Span> = all.iter().filter(is_either).copied().collect();
        let found_spans: Vec<Span> = found.iter().filter(is_either).copied().collect();
        let pairs = pair(&gold_spans, &found_spans);
        self.place_or_organization.add(&gold_spans, &found_spans, &pairs);
        self.add_officials(name, gold, document);
        self.add_sentences(name, gold, document);
    }

    fn note_entities(
        &mut self,
        name: &str,
        gold: &Bulletin,
        kind: Kind,
        wanted: &[Span],
        found: &[Span],
    ) {
        let set = |spans: &[Span]| spans.iter().map(Span::key).collect::<HashSet<_>>();
        let (in_gold, in_found) = (set(wanted), set(found));
        for span in wanted.iter().filter(|span| !in_found.contains(&span.key())) {
            self.note('-', kind.as_str(), name, gold, span.start..span.end);
        }
        for span in found.iter().filter(|span| !in_gold.contains(&span.key())) {
            self.note('+', kind.as_str(), name, gold, span.start..span.end);
        }
    }

    fn add_values(
        &mut self,
        name: &str,
        gold: &Bulletin,
        wanted: &[Span],
        found: &[Span],
        pairs: &[(usize, usize)],
    ) {
        let (mut strict, mut strict_right, mut right) = (0, 0, 0);
        for &(g, f) in pairs {
            let (g, f) = (&wanted[g], &found[f]);
            let (g_value, f_value) = (plain_value(g.value), plain_value(f.value));
            let is_strict = usize::from(g.key() == f.key());
            strict += is_strict;
            if g_value == f_value {
                right += 1;
                strict_right += is_strict;
            } else {
                self.note('v', "date", name, gold, f.start..f.end);
                if let Some(miss) = self.misses.last_mut() {
                    let surface = gold.text.get(g.start..g.end).unwrap_or_default();
                    miss.text = format!("{surface} = {g_value}, not {f_value}");
                }
            }
        }
        self.dates.on_strict.add(strict_right, strict, strict);
        self.dates.on_relaxed.add(right, pairs.len(), pairs.len());
        self.dates.exact.add(strict_right, wanted.len(), found.len());
        self.dates.overlap.add(right, wanted.len(), found.len());
    }

    fn add_officials(&mut self, name: &str, gold: &Bulletin, document: &Document) {
        let wanted = Bags::new(
            gold.officials.iter().map(|row| (&*row.name, row.honorific.as_deref(), &*row.posts)),
        );
        let found = Bags::new(
            document
                .officials()
                .iter()
                .map(|row| (&*row.name, row.honorific.as_deref(), &*row.posts)),
        );
        add_bags(&mut self.officials.name, &wanted.names, &found.names);
        add_bags(&mut self.officials.honorific, &wanted.honorifics, &found.honorifics);
        add_bags(&mut self.officials.title, &wanted.titles, &found.titles);
        add_bags(&mut self.officials.post, &wanted.posts, &found.posts);
        for (sign, some, others) in [('-', &wanted, &found), ('+', &found, &wanted)] {
            let mut missing: Vec<_> = some
                .posts
                .iter()
                .filter(|(post, n)| *n > others.posts.get(*post).unwrap_or(&0))
                .map(|((person, title, body), _)| format!("{person} | {title} | {body}"))
                .collect();
            missing.sort();
            self.misses.extend(missing.into_iter().map(|text| Miss {
                sign,
                group: "official",
                bulletin: name.to_owned(),
                text,
                context: String::new(),
            }));
        }
    }

    fn add_sentences(&mut self, name: &str, gold: &Bulletin, document: &Document) {
        let wanted: HashSet<_> = gold.sentences.iter().map(|s| (s.start, s.end)).collect();
        let found: HashSet<_> = document.sentences().iter().map(|s| (s.start, s.end)).collect();
        let common = wanted.intersection(&found).count();
        self.sentences.span.add(common, wanted.len(), found.len());
        let ends =
            |spans: &HashSet<(usize, usize)>| spans.iter().map(|s| s.1).collect::<HashSet<_>>();
        let (wanted_ends, found_ends) = (ends(&wanted), ends(&found));
        let common = wanted_ends.intersection(&found_ends).count();
        self.sentences.end.add(common, wanted_ends.len(), found_ends.len());
        for (sign, some, others) in [('-', &wanted, &found), ('+', &found, &wanted)] {
            let mut missing: Vec<_> = some.difference(others).collect();
            missing.sort();
            for &(start, end) in missing {
                self.note(sign, "sentence", name, gold, start..end);
            }
        }
    }

    fn note(
        &mut self,
        sign: char,
        group: &'static str,
        name: &str,
        gold: &Bulletin,
        span: Range<usize>,
    ) {
        let text = gold.text.get(span.clone()).unwrap_or_default().to_owned();
        let before = gold.text.get(..span.start).unwrap_or_default();
        let after = gold.text.get(span.end..).unwrap_or_default();
        let from = before.char_indices().rev().nth(29).map_or(0, |(at, _)| at);
        let to = after.char_indices().nth(30).map_or(after.len(), |(at, _)| at);
        let context = format!("{}{text}{}", &before[from..], &after[..to]);
        self.misses.push(Miss { sign, group, bulletin: name.to_owned(), text, context });
    }
}

impl EntityScores {
    fn add(&mut self, gold: &[Span], found: &[Span], pairs: &[(usize, usize)]) {
        let same = pairs.iter().filter(|&&(g, f)| gold[g].key() == found[f].key()).count();
        self.strict.add(same, gold.len(), found.len());
        self.relaxed.add(pairs.len(), gold.len(), found.len());
    }
}

/// An entity of either side.
#[derive(Clone, Copy, Debug)]
struct Span<'a> {
    kind: Kind,
    start: usize,
    end: usize,
    value: &'a str,
}

impl<'a> Span<'a> {
    fn of_mark(mark: &'a Mark) -> Self {
        let value = mark.value.as_deref().unwrap_or_default();
        Span { kind: mark.kind, start: mark.start, end: mark.end, value }
    }

    fn key(&self) -> (usize, usize) {
        (self.start, self.end)
    }

    fn overlaps(&self, other: &Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The span from its first to its last digit, if it has one.
    fn digits(self, text: &str) -> Self {
        let surface = text.get(self.start..self.end).unwrap_or_default();
        let is_digit = |c: char| c.is_ascii_digit();
        match (surface.find(is_digit), surface.rfind(is_digit)) {
            (Some(first), Some(last)) => {
                Span { start: self.start + first, end: self.start + last + 1, ..self }
            }
            _ => self,
        }
    }
}

fn digits<'a>(spans: &[Span<'a>], text: &str) -> Vec<Span<'a>> {
    spans.iter().map(|span| span.digits(text)).collect()
}

fn found_spans(document: &Document) -> Vec<Span<'_>> {
    let spans = document.entities().iter().map(|entity| {
        let value = match &entity.detail {
            Detail::Date(date) => date.value(),
            _ => "",
        };
        Span { kind: entity.kind, start: entity.start, end: entity.end, value }
    });
    spans.collect()
}

/// One-to-one pairs of spans that overlap, as indices. Equal spans first, which costs nothing as long
/// as neither side overlaps itself; then a sweep, which finds the most pairs.
fn pair(gold: &[Span], found: &[Span]) -> Vec<(usize, usize)> {
    let mut at: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
    for (index, span) in found.iter().enumerate() {
        at.entry(span.key()).or_default().push(index);
    }
    let (mut pairs, mut gold_left) = (Vec::new(), Vec::new());
    let mut is_used = vec![false; found.len()];
    for (index, span) in gold.iter().enumerate() {
        match at.get_mut(&span.key()).and_then(Vec::pop) {
            Some(same) => {
                is_used[same] = true;
                pairs.push((index, same));
            }
            None => gold_left.push(index),
        }
    }
    gold_left.sort_by_key(|&index| gold[index].key());
    let mut found_left: Vec<usize> = (0..found.len()).filter(|&index| !is_used[index]).collect();
    found_left.sort_by_key(|&index| found[index].key());
    let (mut i, mut j) = (0, 0);
    while i < gold_left.len() && j < found_left.len() {
        let (g, f) = (gold_left[i], found_left[j]);
        if gold[g].overlaps(&found[f]) {
            pairs.push((g, f));
            (i, j) = (i + 1, j + 1);
        } else if gold[g].end <= found[f].end {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// The value of a date with clock times to the minute: `T14` is `T14:00`, `T14:30:00` is `T14:30`.
fn plain_value(value: &str) -> String {
    let parts: Vec<String> = value.trim().split('/').map(plain_time).collect();
    parts.join("/")
}

fn plain_time(part: &str) -> String {
    let Some((day, time)) = part.rsplit_once('T') else {
        return part.to_owned();
    };
    let fields: Vec<&str> = time.split(':').collect();
    let are_numbers =
        fields.iter().all(|field| field.len() == 2 && field.bytes().all(|b| b.is_ascii_digit()));
    match fields[..] {
        [hour] | [hour, "00"] | [hour, "00", "00"] if are_numbers => format!("{day}T{hour}:00"),
        [hour, minute] | [hour, minute, "00"] if are_numbers => format!("{day}T{hour}:{minute}"),
        _ => part.to_owned(),
    }
}

/// How often each thing is there.
type Bag<T> = HashMap<T, usize>;

/// The officials of one side, in four degrees of detail.
#[derive(Default)]
struct Bags {
    names: Bag<String>,
    honorifics: Bag<(String, String)>,
    titles: Bag<(String, String)>,
    posts: Bag<(String, String, String)>,
}

impl Bags {
    fn new<'a>(rows: impl Iterator<Item = (&'a str, Option<&'a str>, &'a [Post])>) -> Self {
        let mut bags = Bags::default();
        for (name, honorific, posts) in rows {
            let name = fold(name);
            put(&mut bags.names, name.clone());
            put(&mut bags.honorifics, (name.clone(), fold(honorific.unwrap_or_default())));
            for post in posts {
                let title = fold(&post.title);
                let body = fold(post.organization.as_deref().unwrap_or_default());
                put(&mut bags.titles, (name.clone(), title.clone()));
                put(&mut bags.posts, (name.clone(), title, body));
            }
        }
        bags
    }
}

fn put<T: Hash + Eq>(bag: &mut Bag<T>, item: T) {
    *bag.entry(item).or_default() += 1;
}

fn add_bags<T: Hash + Eq>(tally: &mut Tally, gold: &Bag<T>, found: &Bag<T>) {
    let hits = gold.iter().map(|(item, n)| *n.min(found.get(item).unwrap_or(&0))).sum();
    tally.add(hits, gold.values().sum(), found.values().sum());
}

/// Without regard to Unicode form, case and spaces.
fn fold(text: &str) -> String {
    let lower = text.nfc().collect::<String>().to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<14} {:>6} {:>6} | strict  P     R     F1 | relaxed P     R     F1",
            "kind", "gold", "found"
        )?;
        let shown: Vec<Kind> = Kind::ALL
            .into_iter()
            .filter(|&kind| self.kind(kind).strict.gold + self.kind(kind).strict.found > 0)
            .collect();
        let mut sum = EntityScores::default();
        for &kind in &shown {
            let scores = self.kind(kind);
            sum.strict.add_all(&scores.strict);
            sum.relaxed.add_all(&scores.relaxed);
            write_row(f, kind.as_str(), &scores)?;
        }
        if !shown.is_empty() {
            write_row(f, "micro", &sum)?;
            let mean = |figure: fn(&EntityScores) -> f64| {
                shown.iter().map(|&kind| figure(&self.kind(kind))).sum::<f64>() / shown.len() as f64
            };
            write!(f, "{:<14} {:>6} {:>6} |    ", "macro", "", "")?;
            write_figures(
                f,
                [
                    mean(|s| s.strict.precision()),
                    mean(|s| s.strict.recall()),
                    mean(|s| s.strict.f1()),
                ],
            )?;
            write!(f, " |    ")?;
            write_figures(
                f,
                [
                    mean(|s| s.relaxed.precision()),
                    mean(|s| s.relaxed.recall()),
                    mean(|s| s.relaxed.f1()),
                ],
            )?;
            writeln!(f)?;
        }
        for (name, scores) in
            [("  date~", self.digits), ("  place/org", self.place_or_organization)]
        {
            if scores.strict.gold + scores.strict.found > 0 {
                write_row(f, name, &scores)?;
            }
        }
        let dates = &self.dates;
        let right = |t: &Tally| format!("{:5.1} ({} of {})", 100.0 * t.recall(), t.hits, t.gold);
        writeln!(
            f,
            "date values    right on strict matches {}, on relaxed ones {}",
            right(&dates.on_strict),
            right(&dates.on_relaxed)
        )?;
        writeln!(
            f,
            "               F1 of span + value {:5.1}, of overlap + value {:5.1}",
            100.0 * dates.exact.f1(),
            100.0 * dates.overlap.f1()
        )?;
        for (group, name, tally) in [
            ("officials", "name", &self.officials.name),
            ("officials", "name+honorific", &self.officials.honorific),
            ("officials", "name+title", &self.officials.title),
            ("officials", "name+title+org", &self.officials.post),
            ("sentences", "span", &self.sentences.span),
            ("sentences", "end", &self.sentences.end),
        ] {
            writeln!(
                f,
                "{group:<9} {name:<16} gold {:5} found {:5}  P {:5.1} R {:5.1} F1 {:5.1}",
                tally.gold,
                tally.found,
                100.0 * tally.precision(),
                100.0 * tally.recall(),
                100.0 * tally.f1()
            )?;
        }
        Ok(())
    }
}

fn write_row(f: &mut fmt::Formatter<'_>, name: &str, scores: &EntityScores) -> fmt::Result {
    let EntityScores { strict, relaxed } = scores;
    write!(f, "{name:<14} {:>6} {:>6} |    ", strict.gold, strict.found)?;
    write_figures(f, [strict.precision(), strict.recall(), strict.f1()])?;
    write!(f, " |    ")?;
    write_figures(f, [relaxed.precision(), relaxed.recall(), relaxed.f1()])?;
    writeln!(f)
}

fn write_figures(f: &mut fmt::Formatter<'_>, figures: [f64; 3]) -> fmt::Result {
    figures.into_iter().try_for_each(|figure| write!(f, " {:5.1}", 100.0 * figure))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entity, Official, Role, Sentence};

    fn bulletin(source: &str) -> Bulletin {
        Bulletin::parse(&format!("reference_date:\n---\n{source}")).unwrap()
    }

    /// A document with the given entities, sentences and officials.
    fn document(text: &str, entities: &[(Kind, &str)]) -> Document {
        let entities = entities.iter().map(|&(kind, surface)| {
            let start = text.find(surface).unwrap();
            let end = start + surface.len();
            Entity { kind, start, end, sentence: 0, detail: Detail::None }
        });
        Document {
            text: text.to_owned(),
            entities: entities.collect(),
            sentences: vec![Sentence { start: 0, end: text.len(), role: Role::Body }],
            ..Default::default()
        }
    }

    fn tally(hits: usize, gold: usize, found: usize) -> Tally {
        Tally { hits, gold, found }
    }

    #[test]
    fn ratios_of_nothing_are_nothing() {
        assert_eq!(Tally::default().precision(), 0.0);
        assert_eq!(Tally::default().f1(), 0.0);
        assert_eq!(tally(1, 2, 1).precision(), 1.0);
        assert_eq!(tally(1, 2, 1).recall(), 0.5);
        assert_eq!(tally(1, 3, 1).f1(), 0.5);
    }

    #[test]
    fn spans_are_strict_or_overlap() {
        let gold = bulletin("{person:Trần Nam} ở {place:TP. Vinh} và {place:Huế} {place:Lào}.‖");
        let found = document(
            &gold.text,
            &[
                (Kind::Person, "Nam"),
                (Kind::Place, "TP. Vinh"),
                (Kind::Organization, "Huế"),
                (Kind::Place, "và"),
            ],
        );
        let mut scores = Scores::default();
        scores.add("x", &gold, &found);
        assert_eq!(scores.kind(Kind::Person).strict, tally(0, 1, 1));
        assert_eq!(scores.kind(Kind::Person).relaxed, tally(1, 1, 1));
        assert_eq!(scores.kind(Kind::Place).strict, tally(1, 3, 2));
        assert_eq!(scores.kind(Kind::Place).relaxed, tally(1, 3, 2));
        assert_eq!(scores.kind(Kind::Organization).strict, tally(0, 0, 1));
        assert_eq!(scores.place_or_organization().strict, tally(2, 3, 3));
        let misses: Vec<_> =
            scores.misses.iter().map(|m| (m.sign, m.group, m.text.as_str())).collect();
        assert_eq!(
            misses,
            [
                ('-', "person", "Trần Nam"),
                ('+', "person", "Nam"),
                ('+', "organization", "Huế"),
                ('-', "place", "Huế"),
                ('-', "place", "Lào"),
                ('+', "place", "và"),
            ]
        );
        assert_eq!(scores.misses[1].context, "Trần Nam ở TP. Vinh và Huế Lào.");
    }

    #[test]
    fn every_entity_is_matched_once_at_most() {
        let span = |start, end| Span { kind: Kind::Place, start, end, value: "" };
        assert_eq!(pair(&[span(0, 10)], &[span(0, 4), span(5, 10)]), [(0, 0)]);
        assert_eq!(pair(&[span(0, 4), span(5, 10)], &[span(3, 10)]), [(0, 0)]);
        assert_eq!(pair(&[span(0, 4), span(5, 10)], &[span(5, 10), span(2, 3)]), [(1, 0), (0, 1)]);
        assert_eq!(pair(&[span(0, 4)], &[span(4, 6)]), []);
    }

    #[test]
    fn dates_count_by_their_digits_too() {
        let gold = bulletin("Sáng {date:ngày 24/7=2018-07-24} họp.‖");
        let mut scores = Scores::default();
        scores.add("x", &gold, &document(&gold.text, &[(Kind::Date, "Sáng ngày 24/7")]));
        assert_eq!(scores.kind(Kind::Date).strict, tally(0, 1, 1));
        assert_eq!(scores.date_digits().strict, tally(1, 1, 1));
        assert_eq!(scores.dates.on_relaxed, tally(0, 1, 1));
        assert_eq!(scores.dates.overlap, tally(0, 1, 1));
        assert_eq!(scores.misses.last().unwrap().text, "ngày 24/7 = 2018-07-24, not ");
    }

    #[test]
    fn clock_times_count_to_the_minute() {
        assert_eq!(plain_value("2018-07-24T14"), "2018-07-24T14:00");
        assert_eq!(plain_value("2018-07-24T14:30:00"), "2018-07-24T14:30");
        assert_eq!(
            plain_value("2018-07-24T14/2018-07-24T15:30"),
            "2018-07-24T14:00/2018-07-24T15:30"
        );
        assert_eq!(plain_value("2018-07-24TAF"), "2018-07-24TAF");
        assert_eq!(plain_value(" 2018-Q2 "), "2018-Q2");
    }

    #[test]
    fn officials_count_without_case_and_form() {
        let gold = bulletin(
            "Ông {person:Trần Nam}, {title:Chánh án} {organization:Tòa án tỉnh}.‖\n===\n\
             Trần Nam | ông | Chánh án @ Tòa án tỉnh ; Luật sư @ -\n",
        );
        let mut found = document(&gold.text, &[]);
        let post = |title: &str, body: Option<&str>| Post {
            title: title.nfd().collect(),
            organization: body.map(str::to_owned),
        };
        found.officials.push(Official {
            name: "TRẦN  NAM".to_owned(),
            honorific: None,
            posts: vec![post("Chánh án", None), post("luật sư", None)],
            mentions: vec![],
        });
        let mut scores = Scores::default();
        scores.add("x", &gold, &found);
        assert_eq!(scores.officials.name, tally(1, 1, 1));
        assert_eq!(scores.officials.honorific, tally(0, 1, 1));
        assert_eq!(scores.officials.title, tally(2, 2, 2));
        assert_eq!(scores.officials.post, tally(1, 2, 2));
        let texts: Vec<_> = scores
            .misses
            .iter()
            .filter(|m| m.group == "official")
            .map(|m| (m.sign, m.text.as_str()))
            .collect();
        assert_eq!(
            texts,
            [('-', "trần nam | chánh án | tòa án tỉnh"), ('+', "trần nam | chánh án | "),]
        );
    }

    #[test]
    fn sentences_count_by_span_and_by_end() {
        let gold = bulletin("Một.‖ Hai.‖");
        let mut scores = Scores::default();
        scores.add("x", &gold, &document(&gold.text, &[]));
        assert_eq!(scores.sentences.span, tally(0, 2, 1));
        assert_eq!(scores.sentences.end, tally(1, 2, 1));
        assert!(scores.to_string().ends_with(
            "sentences end              gold     2 found     1  P 100.0 R  50.0 F1  66.7\n"
        ));
    }
}
