//! Officials: who holds which post.
//!
//! Sentence by sentence, each title with its body is attached to the name that it stands beside:
//! directly before it, alone or in a chain, or after it behind a comma, a dash, a bracket or words
//! such as `giữ chức`. Over the whole text the posts of a person are gathered into one row.

use super::people::{People, people};
use super::posts::{Unit, one_line, span_text, title_text};
use crate::document::{self, Document, Kind, Official, Post};
use crate::lexicon::class::{Class, ClassSet};
use crate::lexicon::lists;
use crate::recognize::{Candidate, Detail, presides};
use crate::sheet::View;
use crate::text::token::{Gap, Shape, Word};
use crate::text::{word, words};
use std::ops::Range;

const HONORIFICS: ClassSet = ClassSet::of(&[Class::Honorific, Class::HonorificWeak]);
const PLURAL: ClassSet = ClassSet::of(&[Class::HonorificPlural]);

/// Fills the document's rows of officials and ties persons and titles to them.
pub(crate) fn officials(view: View, entities: &[Candidate], document: &mut Document) {
    if !entities.iter().any(|e| e.kind == Some(Kind::Title)) {
        return;
    }
    let people = people(view, entities);
    let spans: Vec<Range<usize>> = document.entities.iter().map(|e| e.range()).collect();
    let text = std::mem::take(&mut document.text);
    let mut rows = Rows {
        view,
        entities,
        text: &text,
        spans,
        holders: vec![None; entities.len()],
        posts: vec![Vec::new(); people.mentions.len()],
        honorifics: vec![None; people.mentions.len()],
        introduced: entities.iter().map(|e| e.start).collect(),
        people,
    };
    let sentences = || entities.chunk_by(|a, b| view.sentence(a.start) == view.sentence(b.start));
    let mut from = 0;
    for sentence in sentences() {
        let to = from + sentence.len();
        rows.sentence(from..to);
        rows.cells(from, to);
        from = to;
    }
    rows.signatures();
    from = 0;
    for sentence in sentences() {
        rows.honorifics(from..from + sentence.len());
        from += sentence.len();
    }
    rows.write(document);
    document.text = text;
}

struct Rows<'a> {
    view: View<'a>,
    entities: &'a [Candidate],
    /// The input, and where in it each entity stands: what is written out is the writer's own.
    text: &'a str,
    spans: Vec<Range<usize>>,
    people: People,
    /// For each title entity, the first person who holds it.
    holders: Vec<Option<usize>>,
    posts: Vec<Vec<Post>>,
    honorifics: Vec<Option<String>>,
    /// For each person's name, the token at which it or the titles before it begin.
    introduced: Vec<usize>,
}

impl Rows<'_> {
    fn is(&self, e: usize, kind: Kind) -> bool {
        self.entities[e].kind == Some(kind)
    }

    /// An entity as it stands in the input.
    fn surface(&self, e: usize) -> &str {
        &self.text[self.spans[e].clone()]
    }

    /// The tokens between an entity and the next.
    fn gap(&self, a: usize, b: usize) -> Range<usize> {
        self.entities[a].end..self.entities[b].start
    }

    fn sentence(&mut self, range: Range<usize>) {
        if !range.clone().any(|e| self.is(e, Kind::Title)) {
            return;
        }
        let persons: Vec<usize> = range.clone().filter(|&e| self.is(e, Kind::Person)).collect();
        let mut taken = vec![false; range.len()];
        // A title that stands directly before a name is that name's, so these come first.
        let mut chains: Vec<Vec<Unit>> = persons.iter().map(|&p| self.before(p, &range)).collect();
        for (n, &p) in persons.iter().enumerate() {
            if n > 0 {
                self.contest(persons[n - 1], &mut chains[n]);
            }
            for unit in &chains[n] {
                taken[unit.title - range.start] = true;
            }
            if let Some(first) = chains[n].first() {
                self.introduced[p] = self.entities[first.title].start;
            }
        }
        let mut shared: Option<Unit> = None;
        for (n, &p) in persons.iter().enumerate() {
            // `các Phó Giám thị: Thượng tá A, | Trung tá B`
            let is_rank = |u: &Unit| self.entities[u.title].detail == Detail::Rank;
            let ranked = chains[n].iter().all(is_rank);
            let begins = chains[n].first().map_or(p, |u| u.title);
            let alike = |before: &[Unit]| chains[n].is_empty() || before.iter().any(is_rank);
            let inherited = n > 0
                && ranked
                && alike(&chains[n - 1])
                && self.is_listed(persons[n - 1], begins)
                && !(n > 1 && self.ends_list(persons[n - 2], persons[n - 1], p));
            let mut units = chains[n].clone();
            if inherited {
                let plural = chains[n - 1].iter().copied().filter(|u| self.is_plural(u));
                units.splice(0..0, plural);
                chains[n] = units.clone();
            } else {
                shared = shared.filter(|_| self.is_next_item(p, &units));
                units.splice(0..0, shared);
            }
            shared = shared.or_else(|| units.iter().copied().find(|u| self.opens_list(u, p)));
            let limit = persons.get(n + 1).map_or(range.end, |&next| {
                chains.get(n + 1).and_then(|c| c.first()).map_or(next, |u| u.title)
            });
            let after = self.after(p, limit, &taken, range.start);
            self.give(p, &units);
            self.give(p, &after);
            for &other in self.sharers(&persons[..=n], &chains, &after) {
                self.give(other, &after);
            }
            let last = after.last().or(units.last()).map_or(p + 1, |u| u.end.max(p + 1));
            if let Some(unit) = self.appointed(last, limit) {
                self.give(p, &[unit]);
            }
            self.bracketed_body(p, &units, range.end);
        }
    }

    /// A name that fills a cell of a table has the posts in the cells behind it, up to the next name.
    fn cells(&mut self, p: usize, mut from: usize) {
        if !self.is(p, Kind::Person) || !self.fills_cell(p) {
            return;
        }
        let view = self.view;
        let mut last = self.entities[p].end;
        let mut units = Vec::new();
        while from < self.entities.len() {
            let cell = self.cell_of(from);
            let same_row = view.token(cell.start).gap == Gap::Tab
                && (last..cell.start).all(|k| !view.token(k).begins_line());
            let next = self.entities.partition_point(|e| e.start < cell.end);
            if !same_row || (from..next).any(|e| self.is(e, Kind::Person)) {
                break;
            }
            if self.entities[from].start == cell.start {
                self.posts_of_cell(from..next, &mut units);
            }
            (last, from) = (cell.end, next);
        }
        self.give(p, &units);
    }

    /// The tokens of an entity's sentence: the cell, where the line is the row of a table.
    fn cell_of(&self, e: usize) -> Range<usize> {
        let sentence = self.view.sentence(self.entities[e].start);
        self.view.sheet.sentences[sentence].tokens.clone()
    }

    /// Is there nothing but a form of address beside the entity in its cell?
    fn fills_cell(&self, e: usize) -> bool {
        let (cell, entity) = (self.cell_of(e), &self.entities[e]);
        let honorific = self.view.longest(cell.start, HONORIFICS).map(|hit| hit.end as usize);
        let begins = entity.start == cell.start || Some(entity.start) == honorific;
        begins && entity.end == cell.end
    }

    /// The titles that a cell with these entities begins with.
    fn posts_of_cell(&self, entities: Range<usize>, units: &mut Vec<Unit>) {
        let mut next = entities.start;
        while next < entities.end && self.is(next, Kind::Title) {
            let unit = Unit::at(self.view, self.entities, next);
            units.push(unit);
            next = unit.end;
            if next >= entities.end || !self.joins_titles(self.gap(next - 1, next)) {
                break;
            }
        }
    }

    /// A post that fills a line is held by the name that fills the next one, as at the foot of a letter,
    /// perhaps behind a rank and below a note in brackets: `PHÓ GIÁM ĐỐC⏎(Đã ký)⏎Lê Thị Vân`. Not so where
    /// each name stands over its post.
    fn signatures(&mut self) {
        let view = self.view;
        let tokens = |sentence: usize| view.sheet.sentences.get(sentence).map(|s| s.tokens.clone());
        for e in 0..self.entities.len() {
            let title = &self.entities[e];
            if !self.is(e, Kind::Title) || title.detail != Detail::None || self.holders[e].is_some()
            {
                continue;
            }
            let unit = Unit::at(view, self.entities, e);
            let line = view.sentence(title.start);
            let end = self.entities[unit.end - 1].end;
            let filled = tokens(line)
                .is_some_and(|s| s.start == title.start && (s.end == end || presides(view, end)));
            if !filled || self.is_under_name(e) {
                continue;
            }
            let note = tokens(line + 1).is_some_and(|s| view.is_mark(s.start, '('));
            let Some(signed) = tokens(line + 1 + usize::from(note)) else { continue };
            let name = (unit.end..self.entities.len())
                .take_while(|&k| self.entities[k].start < signed.end)
                .find(|&k| self.is(k, Kind::Person));
            let Some(p) = name.filter(|&p| self.entities[p].end == signed.end) else { continue };
            let first = &self.entities[unit.end];
            let ranked = (unit.end..p)
                .all(|k| matches!(self.entities[k].detail, Detail::Rank | Detail::Calling));
            let gap = view.token(signed.start).gap;
            if ranked && first.start == signed.start && matches!(gap, Gap::Line | Gap::Blank) {
                self.give(p, &[unit]);
            }
        }
    }

    /// Does the line before the title's end with a name that has no post yet?
    fn is_under_name(&self, title: usize) -> bool {
        let before = title.checked_sub(1).filter(|&e| self.is(e, Kind::Person));
        before.is_some_and(|e| {
            self.entities[e].end == self.entities[title].start
                && self.people.of_entity[e].is_some_and(|person| self.posts[person].is_empty())
        })
    }

    /// The chain of titles that stands before a name: `Ủy viên BTV Tỉnh ủy, Phó Chủ tịch A`.
    fn before(&self, p: usize, range: &Range<usize>) -> Vec<Unit> {
        let mut chain: Vec<Unit> = Vec::new();
        let mut next = p;
        while next > range.start {
            let Some(unit) = self.unit_ending_at(next, range.start) else {
                break;
            };
            let gap = self.gap(unit.end - 1, next);
            let gap = self.past_term(gap.start)..gap.end;
            let joined = if chain.is_empty() {
                self.introduces_name(gap.clone())
                    || next == p && (self.relieves(&unit, &gap) || self.apposes(&unit, gap, p))
            } else {
                self.joins_titles(gap.clone()) || self.names_holder(&unit, &chain, gap)
            };
            if !joined {
                break;
            }
            next = unit.title;
            chain.push(unit);
        }
        chain.reverse();
        self.share_bodies(&mut chain);
        chain
    }

    /// The title with its body that ends just before entity `next`, or before the years of its term.
    fn unit_ending_at(&self, next: usize, start: usize) -> Option<Unit> {
        let term = |unit: &Unit| {
            unit.end + 1 == next
                && self.is(unit.end, Kind::Date)
                && self.past_term(self.entities[unit.end - 1].end) >= self.entities[unit.end].end
        };
        (start..next)
            .rev()
            .take(4)
            .find(|&e| self.is(e, Kind::Title))
            .map(|e| Unit::at(self.view, self.entities, e))
            .filter(|unit| unit.end == next || term(unit))
    }

    /// Where the term of a post ends, if one stands at the token: `Chủ tịch Hội đồng trường | nhiệm kỳ
    /// 2019 - 2024 | là`.
    fn past_term(&self, i: usize) -> usize {
        /// In tokens: `khóa XV, nhiệm kỳ 2021 - 2026`.
        const LONGEST: usize = 12;
        let view = self.view;
        let opens = |k: usize| {
            view.is(k, word!("nhiệm")) && view.is(k + 1, word!("kỳ"))
                || view.is_any(k, &words!["khóa", "khoá"])
        };
        let first = i + usize::from(view.is_mark(i, ','));
        if !opens(first) {
            return i;
        }
        let of_term = |k: usize| {
            let t = view.token(k);
            opens(k)
                || view.is(k, word!("kỳ"))
                || t.is_number()
                || t.is_word() && t.shape == Shape::Upper
                || ['-', '/', ','].iter().any(|&m| view.is_mark(k, m))
        };
        let end = view.sentence_end(first).min(first + LONGEST);
        (first..end).find(|&k| !of_term(k)).unwrap_or(end)
    }

    /// Is a post taken from or given to the name behind `đối với`: `miễn nhiệm chức Phó Chủ tịch HĐQT |
    /// đối với ông | A`?
    fn relieves(&self, unit: &Unit, gap: &Range<usize>) -> bool {
        const BEFORE: [Word; 6] = words!["chức", "vụ", "danh", "nhiệm", "sung", "giữ"];
        let view = self.view;
        let start = self.entities[unit.title].start;
        let led = view.is_behind(start, &BEFORE);
        let opposite = usize::from(view.is(gap.start, word!("đối")));
        let with = gap.start + opposite;
        let honored = || view.longest(with + 1, HONORIFICS).map(|hit| hit.end as usize);
        led && with < gap.end && view.is(with, word!("với")) && honored() == Some(gap.end)
    }

    /// Does a post stand before the titles of its holder, behind a colon or `là`: `Phó Trưởng ban: | Đại
    /// tướng A`, `Trưởng ban tang lễ là | PGS.TS A`?
    fn names_holder(&self, unit: &Unit, chain: &[Unit], gap: Range<usize>) -> bool {
        let view = self.view;
        let post = self.entities[unit.title].detail == Detail::None;
        let rank = |u: &Unit| self.entities[u.title].detail == Detail::Rank;
        if gap.len() != 1 || !post {
            return false;
        }
        view.is(gap.start, word!("là"))
            || view.is_mark(gap.start, ':') && (chain.iter().all(rank) || self.is_plural(unit))
    }

    /// May a name follow a title over these tokens: nothing, a form of address, a colon, `là`?
    fn introduces_name(&self, gap: Range<usize>) -> bool {
        let view = self.view;
        let mut i = gap.start;
        if i < gap.end && view.is_mark(i, ')') {
            i += 1;
        }
        // `Chủ tịch ngân hàng là ông Takashi Tsukamoto`
        let body = self.past_bare_body(i).filter(|&k| k < gap.end);
        i = body.filter(|&k| view.is(k, word!("là")) || view.is_mark(k, ',')).unwrap_or(i);
        if i < gap.end && (view.is_mark(i, ',') || view.is_mark(i, ':') || view.is(i, word!("là")))
        {
            let comma = view.is_mark(i, ',');
            i += 1;
            if i == gap.end {
                return !comma;
            }
        }
        if i < gap.end {
            match view.longest(i, ClassSet(HONORIFICS.0 | PLURAL.0)) {
                Some(hit) => i = hit.end as usize,
                None => return false,
            }
        }
        i == gap.end
    }

    /// Is the name in apposition to the post of a body, behind a dash (`Giám đốc Sở X - ông A - nói`) or
    /// between two commas (`Chủ tịch WTO, A, cho biết`)?
    fn apposes(&self, unit: &Unit, gap: Range<usize>, p: usize) -> bool {
        let view = self.view;
        if gap.is_empty() || self.entities[unit.title].detail != Detail::None {
            return false;
        }
        // `Hiệu trưởng nhà trường - ông A`
        let body = self.past_bare_body(gap.start);
        let gap = body.filter(|&k| k < gap.end).unwrap_or(gap.start)..gap.end;
        let honorific = view.longest(gap.start + 1, HONORIFICS).map(|hit| hit.end as usize);
        let alone = gap.len() == 1;
        if view.is_mark(gap.start, '-') {
            return alone || honorific == Some(gap.end);
        }
        let close = self.entities[p].end;
        let goes_on = || {
            view.follows(close + 1)
                && view.token(close + 1).shape == Shape::Lower
                && !view.is_any(close + 1, &words!["và", "cùng", "nguyên", "phó"])
                && !view.begins(close + 1, HONORIFICS)
        };
        let closed = alone && view.is_mark(gap.start, ',') && view.is_mark(close, ',');
        closed && unit.body.is_some() && goes_on() && !self.is_plural(unit)
    }

    /// Do these tokens join two titles of one person?
    fn joins_titles(&self, gap: Range<usize>) -> bool {
        let view = self.view;
        // `Chưởng ấn: | Lm. Giuse Trần Văn Hòa`
        let introduced = gap.len() == 1 && view.is_mark(gap.start, ':');
        introduced
            || gap.len() <= 3
                && gap.clone().all(|i| {
                    view.is_mark(i, ',')
                        || view.is_mark(i, '-')
                        || view.is_mark(i, '/')
                        || view.is_any(i, &words!["kiêm", "và", "đồng", "thời"])
                })
    }

    /// Of a chain that also follows the name before it, only the last title is the later name's.
    fn contest(&self, previous: usize, chain: &mut Vec<Unit>) {
        let (Some(first), Some(last)) = (chain.first(), chain.last()) else { return };
        if first.title <= previous {
            return;
        }
        // `A - Phó Tư lệnh X, bà B`: what a comma parts from the later name is the earlier one's.
        let linked =
            first.title == previous + 1 && self.links_name(self.gap(previous, first.title));
        let edge = self.entities[last.end - 1].end;
        let parted = self.view.is_mark(edge, ',')
            || self.view.is_mark(edge, '-')
            || self.view.is(edge, word!("là"))
                && self.view.is_mark(self.entities[first.title].start - 1, '-');
        if linked && parted {
            chain.clear();
            return;
        }
        if chain.len() < 2 {
            return;
        }
        if first.title == previous + 1 && self.links_name(self.gap(previous, first.title)) {
            let last = chain.len() - 1;
            // `A, Giám đốc Sở X, Đại tá, TS B`: ranks before the name go with it.
            let keep = (0..=last)
                .rev()
                .take_while(|&k| k == last || self.entities[chain[k].title].detail != Detail::None)
                .last()
                .unwrap_or(last);
            chain.drain(..keep);
        }
    }

    /// Titles joined by `kiêm`, `và` or a dash share the body of the last one.
    fn share_bodies(&self, chain: &mut [Unit]) {
        for k in (1..chain.len()).rev() {
            let gap = self.entities[chain[k - 1].end - 1].end..self.entities[chain[k].title].start;
            let parts = |i: usize| {
                self.view.is_mark(i, ',')
                    || self.view.is_mark(i, ':')
                    || self.view.is(i, word!("là"))
            };
            let shares = !gap.is_empty()
                && !gap.clone().any(parts)
                && self.entities[chain[k - 1].title].detail == Detail::None;
            if shares && chain[k - 1].body.is_none() {
                chain[k - 1].body = chain[k].body;
            }
        }
    }

    /// Is the name one more of those that a plural title or a list introduced: `A, B và C`?
    fn is_listed(&self, previous: usize, p: usize) -> bool {
        let gap = self.gap(previous, p);
        p == previous + 1
            && gap.len() <= 4
            && gap.clone().all(|i| {
                self.view.is_mark(i, ',')
                    || self.view.is_mark(i, ';')
                    || self.view.is(i, word!("và"))
                    || self.view.classes(i).any(HONORIFICS)
            })
    }

    /// The persons before the last who share the post behind it: `các ông A, | B làm Phó Trưởng phòng`, `A và |
    /// B là Phó Chủ tịch`.
    fn sharers<'p>(
        &self,
        persons: &'p [usize],
        chains: &[Vec<Unit>],
        after: &[Unit],
    ) -> &'p [usize] {
        const VERBS: [Word; 4] = words!["là", "làm", "giữ", "được"];
        let view = self.view;
        let last = persons.len() - 1;
        let verb = self.entities[persons[last]].end;
        if last == 0 || after.is_empty() || !view.is_any(verb, &VERBS) {
            return &[];
        }
        let begins = |n: usize| chains[n].first().map_or(persons[n], |u| u.title);
        let listed = |n: usize| self.is_listed(persons[n - 1], begins(n));
        let first = (1..=last).rev().take_while(|&n| listed(n)).last().map_or(last, |n| n - 1);
        let start = self.entities[begins(first)].start;
        let addressed = (1..=3.min(start - view.sentence_start(start)))
            .any(|k| view.longest(start - k, PLURAL).is_some_and(|h| h.end as usize == start));
        let and = || (start..verb).any(|k| view.is(k, word!("và")));
        if addressed || and() { &persons[first..last] } else { &[] }
    }

    /// Does a plural title open a list behind a colon, each item of which has it: `các đồng chí Ủy viên
    /// Ban Thường vụ Tỉnh ủy: | A, Trưởng Ban Dân vận; B, Giám đốc Sở Y tế`?
    fn opens_list(&self, unit: &Unit, p: usize) -> bool {
        let colon = self.entities[unit.end - 1].end;
        self.view.is_mark(colon, ':')
            && self.entities[p].start == colon + 1
            && self.entities[unit.title].detail == Detail::None
            && self.is_plural(unit)
    }

    /// Does a name, or the ranks before it, stand right behind a semicolon?
    fn is_next_item(&self, p: usize, units: &[Unit]) -> bool {
        if units.iter().any(|u| self.entities[u.title].detail == Detail::None) {
            return false;
        }
        let start = units.first().map_or(self.entities[p].start, |u| self.entities[u.title].start);
        start > self.view.sentence_start(start) && self.view.is_mark(start - 1, ';')
    }

    /// Does a semicolon close the list of two names and commas: `các đồng chí Phó Chủ tịch: A, B; ông C,
    /// Chánh Văn phòng`?
    fn ends_list(&self, first: usize, second: usize, p: usize) -> bool {
        let mark = |gap: Range<usize>, m| !gap.is_empty() && self.view.is_mark(gap.start, m);
        second == first + 1 && mark(self.gap(first, second), ',') && mark(self.gap(second, p), ';')
    }

    /// Is it a title of several: `các Thứ trưởng A, B`?
    fn is_plural(&self, unit: &Unit) -> bool {
        let start = self.entities[unit.title].start;
        let view = self.view;
        let before = start.checked_sub(1).filter(|&i| i >= view.sentence_start(start));
        let counted = before.is_some_and(|i| {
            view.is_any(i, &words!["các", "hai", "ba", "bốn", "những"]) || view.token(i).is_number()
        });
        let addressed = start >= 3
            && (1..=4.min(start - view.sentence_start(start)))
                .any(|k| view.longest(start - k, PLURAL).is_some_and(|h| h.end as usize == start));
        counted || addressed
    }

    /// The titles that follow a name, up to entity `limit`.
    fn after(&self, p: usize, limit: usize, taken: &[bool], base: usize) -> Vec<Unit> {
        let mut chain: Vec<Unit> = Vec::new();
        let mut at = self.entities[p].end;
        let mut e = p + 1;
        while e < limit {
            let gap = at..self.entities[e].start;
            // What stands in brackets after a name (age, birth, origin) is passed over.
            if let Some((close, past)) = self.aside(&gap, e, limit) {
                at = close;
                e = past;
                continue;
            }
            if !self.is(e, Kind::Title) || taken[e - base] {
                break;
            }
            let joined = if chain.is_empty() {
                self.links_name(gap.clone()) || gap.is_empty() && self.is_told_of(p, e)
            } else {
                self.joins_titles(gap.clone()) || self.links_name(gap.clone())
            };
            if !joined {
                break;
            }
            let unit = Unit::at(self.view, self.entities, e);
            chain.push(unit);
            let end = self.entities[unit.end - 1].end;
            // `Phó Giám đốc bệnh viện |,`
            let bare = self.past_bare_body(end).filter(|&k| self.view.is_mark(k, ','));
            at = bare.filter(|_| unit.body.is_none()).unwrap_or(end);
            e = unit.end;
            // `Phòng X`, `Sở Y`: the further bodies of a chain after a comma are passed over.
            while e < limit
                && (self.is(e, Kind::Organization) || self.is(e, Kind::Place))
                && self.entities[e].start - at <= 1
                && (self.view.is_mark(at, ',') || self.view.is_mark(at, '('))
            {
                at = self.entities[e].end;
                if self.view.is_mark(at, ')') {
                    at += 1;
                }
                e += 1;
            }
        }
        self.share_bodies(&mut chain);
        chain
    }

    /// Does a post of a body stand right behind a name with a form of address: `ông A | Phó Chủ tịch UBND
    /// tỉnh`?
    fn is_told_of(&self, p: usize, e: usize) -> bool {
        let title = &self.entities[e];
        title.detail == Detail::None
            && self.view.follows(title.start)
            && Unit::at(self.view, self.entities, e).body.is_some()
            && self.address_before(self.entities[p].start).is_some()
    }

    /// The post that a person gets further on in the sentence, with no other name between: `ông A, Phó
    /// Giám đốc Sở B, tham gia Ban Thường vụ Huyện ủy C, giữ chức | Bí thư Huyện ủy`, `cô A, Hiệu trưởng
    /// Trường B, được bầu làm | Bí thư Chi bộ`.
    fn appointed(&self, from: usize, limit: usize) -> Option<Unit> {
        const OFFICE: [Word; 2] = words!["vụ", "danh"];
        let view = self.view;
        let given = |e: usize| {
            let i = self.entities[e].start;
            let i = i - usize::from(i >= 3 && view.is_any(i - 1, &OFFICE));
            self.is(e, Kind::Title)
                && i >= view.sentence_start(i) + 3
                && (view.is(i - 1, word!("chức"))
                    && view.is(i - 2, word!("giữ"))
                    && view.is_mark(i - 3, ',')
                    || view.is_any(i - 1, &words!["chức", "làm", "chân"])
                        && self.is_passive(from, e))
        };
        let e = (from..limit).find(|&e| given(e))?;
        Some(Unit::at(view, self.entities, e))
    }

    /// Is the one of whom the sentence told before entity `from` put into the post `e`: `| được điều động,
    /// bổ nhiệm giữ chức |`, `| - về làm |`?
    fn is_passive(&self, from: usize, e: usize) -> bool {
        /// From the person or the last post to the new one, in tokens.
        const LONGEST: usize = 14;
        const OPENINGS: [Word; 7] = words!["được", "giữ", "về", "lên", "trúng", "đắc", "tái"];
        let view = self.view;
        let last = self.entities[from - 1].end;
        let start = self.entities[e].start;
        let mark = view.is_mark(last, ',') || view.is_mark(last, '-');
        let mut first = last + usize::from(mark);
        if view.is_any(first, &words!["đã", "vừa", "sẽ", "mới"]) {
            first += 1;
        }
        first < start && start - last <= LONGEST && view.is_any(first, &OPENINGS)
    }

    /// Where the bare noun of a post's body ends, which is not marked: `Phó Giám đốc | bệnh viện`.
    fn past_bare_body(&self, i: usize) -> Option<usize> {
        const NOUNS: ClassSet = ClassSet::of(&[
            Class::OrgHead,
            Class::OrgHeadWeak,
            Class::OrgHeadProper,
            Class::OrgLevel,
        ]);
        let view = self.view;
        let school = view.is(i, word!("nhà")) && view.is(i + 1, word!("trường"));
        let noun = || view.longest(i, NOUNS).map(|hit| hit.end as usize);
        if school { Some(i + 2) } else { noun().filter(|_| view.follows(i)) }
    }

    /// An aside in brackets that holds no title: gives the token after it and the next entity.
    fn aside(&self, gap: &Range<usize>, e: usize, limit: usize) -> Option<(usize, usize)> {
        let view = self.view;
        if !view.is_mark(gap.start, '(') || gap.start > gap.end {
            return None;
        }
        let end = view.sentence_end(gap.start);
        let close = (gap.start + 1..end.min(gap.start + 30)).find(|&i| view.is_mark(i, ')'))?;
        let past = (e..limit).find(|&k| self.entities[k].start > close).unwrap_or(limit);
        let titled = (e..past).any(|k| self.is(k, Kind::Title) || self.is(k, Kind::Person));
        (!titled).then_some((close + 1, past))
    }

    /// Do these tokens lead from a name to a title of the person?
    fn links_name(&self, gap: Range<usize>) -> bool {
        let view = self.view;
        // `A được Chủ tịch xã tặng giấy khen`
        if gap.is_empty() || gap.len() > 12 || view.is(gap.end - 1, word!("được")) {
            return false;
        }
        // `hội đàm của Tổng Bí thư A | với | Chủ tịch B`
        if gap.len() == 1 && view.is(gap.start, word!("với")) {
            return false;
        }
        // `A, một Thứ trưởng Bộ Y tế`, `A đã trở thành Giám đốc`
        let one = view.is(gap.end - 1, word!("một"))
            && gap.len() >= 2
            && (view.is_mark(gap.end - 2, ',') || view.is(gap.end - 2, word!("là")));
        let gap = gap.start..gap.end - usize::from(one);
        let assumed = view.is_any(gap.end - 1, &words!["thành", "làm", "chức", "vụ", "là"]);
        let mut i = gap.start;
        let mut linked = false;
        while i < gap.end {
            if assumed && view.is_any(i, &words!["đã", "sẽ", "vừa", "mới"]) {
                i += 1;
                continue;
            }
            let mark = [',', '-', '(', ':'].iter().any(|&m| view.is_mark(i, m));
            let close = view.is_mark(i, ')');
            let word = view.is_any(i, &lists::LINKS_TO_TITLES);
            // `A, 44 tuổi, Giám đốc ...`
            let age = view.token(i).is_number() && view.is(i + 1, word!("tuổi"));
            if !(mark || close || word || age) {
                return false;
            }
            linked |= mark || word;
            i += if age { 2 } else { 1 };
        }
        linked
    }

    /// An organization in brackets or after a comma or dash behind the name belongs to a post or
    /// calling before it that has none.
    fn bracketed_body(&mut self, p: usize, units: &[Unit], limit: usize) {
        // `Luật sư, TS A`
        let post = |u: &&Unit| self.entities[u.title].detail != Detail::Rank;
        let Some(unit) = units.iter().rev().find(post).filter(|u| u.body.is_none()) else {
            return;
        };
        let e = p + 1;
        if e >= limit || !self.is(e, Kind::Organization) {
            return;
        }
        let gap = self.gap(p, e);
        let [bracket, comma, dash] = ['(', ',', '-'].map(|m| self.view.is_mark(gap.start, m));
        let of = self.view.is(gap.start, word!("của"));
        if gap.len() != 1 || !(bracket || comma || dash || of) {
            return;
        }
        let body = one_line(self.surface(e));
        let person = self.people.of_entity[p];
        let text = one_line(self.surface(unit.title));
        if let Some(posts) = person.and_then(|person| self.posts.get_mut(person))
            && let Some(post) = posts.iter_mut().rev().find(|post| post.title == text)
        {
            post.organization.get_or_insert(body);
        }
    }

    /// Enters posts into the row of the person that a mention names.
    fn give(&mut self, p: usize, units: &[Unit]) {
        let Some(person) = self.people.of_entity[p] else {
            return;
        };
        for unit in units {
            let post = Post {
                title: title_text(self.view, self.entities, unit, |e| self.surface(e)),
                organization: unit.body.map(|b| one_line(self.surface(b))),
            };
            self.holders[unit.title].get_or_insert(person);
            enter(&mut self.posts[person], post);
        }
    }

    /// The person of a name who holds a post and whose form of address is not known yet.
    fn unaddressed(&self, e: usize) -> Option<usize> {
        let person = self.people.of_entity[e]?;
        (!self.posts[person].is_empty() && self.honorifics[person].is_none()).then_some(person)
    }

    /// The forms of address in a sentence: directly before a name or its titles, or before a list.
    fn honorifics(&mut self, range: Range<usize>) {
        for e in range.clone() {
            if let Some(person) = self.unaddressed(e) {
                self.honorifics[person] = self
                    .address_before(self.entities[e].start)
                    .or_else(|| self.address_before(self.introduced[e]));
            }
        }
        if range.clone().any(|e| self.unaddressed(e).is_some()) {
            self.plural_honorific(range);
        }
    }

    fn address_before(&self, start: usize) -> Option<String> {
        let view = self.view;
        // `Thủ tướng Anh | Keir Starmer`: no word of another entity.
        let before = self.entities.partition_point(|c| c.start < start);
        let taken = before.checked_sub(1).map_or(0, |k| self.entities[k].end);
        let from = view.sentence_start(start).max(taken);
        (from.max(start.saturating_sub(4))..start)
            .find(|&i| {
                view.longest(i, HONORIFICS).is_some_and(|h| h.end as usize == start)
                    && view.longest(i, PLURAL).is_none()
            })
            .map(|i| span_text(view, i, start).to_lowercase())
    }

    /// `các đồng chí: A; B` gives the form of address to each name.
    fn plural_honorific(&mut self, range: Range<usize>) {
        let view = self.view;
        let start = view.sentence_start(self.entities[range.start].start);
        let end = view.sentence_end(start);
        let mut current: Option<(usize, &str)> = None;
        let mut n = range.start;
        for i in start..end {
            if let Some(hit) = view.longest(i, PLURAL) {
                current = Some((hit.end as usize, view.value(hit)));
            }
            // `Các đồng chí khẳng định: “...”`: what they said names others.
            if view.is_mark(i, ':') && view.is_mark(i + 1, '"') {
                current = None;
            }
            while n < range.end && self.entities[n].start == i {
                if let (Some((after, word)), Some(person)) = (current, self.unaddressed(n))
                    && after <= i
                    && !word.is_empty()
                {
                    self.honorifics[person] = Some(word.to_owned());
                }
                n += 1;
            }
        }
    }

    /// Writes the rows of those who hold a post, and ties the entities to them.
    fn write(self, document: &mut Document) {
        let mut row_of = vec![None; self.posts.len()];
        let mut order: Vec<usize> =
            (0..self.posts.len()).filter(|&p| !self.posts[p].is_empty()).collect();
        order.sort_by_key(|&p| self.people.mentions[p].first().copied());
        let (mut posts, mut honorifics) = (self.posts, self.honorifics);
        for person in order {
            row_of[person] = Some(document.officials.len());
            let name = self.people.fullest[person];
            document.officials.push(Official {
                name: one_line(&self.text[self.spans[name].clone()]),
                honorific: honorifics[person].take(),
                posts: std::mem::take(&mut posts[person]),
                mentions: self.people.mentions[person].clone(),
            });
        }
        for (e, entity) in document.entities.iter_mut().enumerate() {
            let person = self.people.of_entity[e].or(self.holders[e]);
            if let Some(row) = person.and_then(|p| row_of[p]) {
                entity.detail = document::Detail::Official(row);
            }
        }
    }
}

/// Enters a post, unless it is listed already in the same or a fuller form.
fn enter(posts: &mut Vec<Post>, post: Post) {
    if posts.is_empty() {
        posts.push(post);
        return;
    }
    let title = spelled_out(&post.title);
    for known in posts.iter_mut() {
        let known_title = spelled_out(&known.title);
        // `PGS.TS A ... Tiến sĩ A`
        let listed = |part| known_title.split(CHAIN).any(|known| known == part);
        let same = known_title == title || title.split(CHAIN).all(listed);
        if let (true, Some(old), Some(new)) = (same, &known.organization, &post.organization)
            && is_abbreviated(old, new)
        {
            if new.len() > old.len() {
                known.organization = post.organization;
            }
            return;
        }
        if same && (post.organization.is_none() || is_same_body(known, &post)) {
            return;
        }
        if same && known.organization.is_none() {
            known.organization = post.organization;
            return;
        }
        let shorter = known_title.strip_prefix(&title).is_some_and(|rest| rest.starts_with(' '));
        if shorter && (post.organization.is_none() || is_same_body(known, &post)) {
            return;
        }
    }
    posts.push(post);
}

/// What joins the degrees of a chain that is spelled out.
const CHAIN: char = '+';

/// A title in small letters, its abbreviations in full: `PGS. TS` is `phó giáo sư+tiến sĩ`, `ca sỹ` is
/// `ca sĩ`.
fn spelled_out(title: &str) -> String {
    const FULL: [(&str, &str); 22] = [
        ("bs", "bác sĩ"),
        ("ct", "chủ tịch"),
        ("ds", "dược sĩ"),
        ("gđ", "giám đốc"),
        ("gs", "giáo sư"),
        ("hlv", "huấn luyện viên"),
        ("ks", "kĩ sư"),
        ("kts", "kiến trúc sư"),
        ("lm", "linh mục"),
        ("ls", "luật sư"),
        ("ncs", "nghiên cứu sinh"),
        ("ngnd", "nhà giáo nhân dân"),
        ("ngưt", "nhà giáo ưu tú"),
        ("nsnd", "nghệ sĩ nhân dân"),
        ("nsưt", "nghệ sĩ ưu tú"),
        ("pct", "phó chủ tịch"),
        ("pgđ", "phó giám đốc"),
        ("pgs", "phó giáo sư"),
        ("tgđ", "tổng giám đốc"),
        ("ths", "thạc sĩ"),
        ("ts", "tiến sĩ"),
        ("ttg", "thủ tướng"),
    ];
    let mut full = String::with_capacity(title.len() * 2);
    // Between two degrees stands the mark of a chain, else the space that was there.
    let mut chained = false;
    for word in
        title.to_lowercase().replace('ỹ', "ĩ").replace("g.s", "gs").split([' ', '.', '/', '-'])
    {
        if word.is_empty() {
            continue;
        }
        let known = FULL.iter().find(|(short, _)| *short == word).map(|(_, long)| *long);
        if !full.is_empty() {
            full.push(if chained && known.is_some() { CHAIN } else { ' ' });
        }
        full.push_str(known.unwrap_or(word));
        chained = known.is_some();
    }
    full
}

/// Have both posts the same body, however it is cased, or none?
fn is_same_body(a: &Post, b: &Post) -> bool {
    match (&a.organization, &b.organization) {
        (Some(a), Some(b)) => a.to_lowercase() == b.to_lowercase(),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// Are both the same body, one written with an abbreviation (`Bộ GTVT`, `Bộ Giao thông vận tải`)?
fn is_abbreviated(a: &str, b: &str) -> bool {
    let head = |s: &str| s.split(' ').next().map(str::to_lowercase);
    let short = |s: &str| s.split(' ').skip(1).any(|w| w.len() > 1 && w == w.to_uppercase());
    head(a) == head(b) && short(a) != short(b)
}
