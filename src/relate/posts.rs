//! Titles with the bodies they belong to.

use crate::document::Kind;
use crate::lexicon::class::{Class, ClassSet};
use crate::lexicon::lists;
use crate::recognize::{Candidate, Detail};
use crate::sheet::View;
use crate::text::token::Word;
use crate::text::{word, words};

/// A title and what directly belongs to it: a stretch of entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// Index of the title among the entities.
    pub title: usize,
    /// Index of its organization or place.
    pub body: Option<usize>,
    /// One past the last entity that belongs to it.
    pub end: usize,
}

impl Unit {
    /// The unit of the title at `title`: `Đại sứ` `Việt Nam` tại `Lào`.
    pub fn at(view: View, entities: &[Candidate], title: usize) -> Unit {
        let mut unit = Unit { title, body: None, end: title + 1 };
        if entities[title].detail == Detail::Rank || entities[title].detail == Detail::Calling {
            return unit;
        }
        while let Some(next) = entities.get(unit.end).filter(|e| is_body(e)) {
            let from = entities[unit.end - 1].end;
            let gap = next.start - from;
            let bracketed = gap == 1
                && unit.body.is_some()
                && view.is_mark(from, '(')
                && view.is_mark(next.end, ')');
            if bracketed {
                unit.end += 1;
                break;
            }
            let joined = match gap {
                0 => view.follows(from),
                1 => {
                    let word = match unit.body {
                        None => {
                            view.is_any(from, &words!["của", "thuộc"])
                                && next.kind == Some(Kind::Organization)
                        }
                        Some(_) => view.is(from, word!("tại")),
                    };
                    word && view.follows(next.start)
                }
                2..=8 => {
                    let organization = next.kind == Some(Kind::Organization);
                    unit.body.is_none() && organization && names_field(view, from, next.start)
                }
                _ => false,
            };
            if !joined {
                break;
            }
            unit.body = unit.body.or(Some(unit.end));
            unit.end += 1;
        }
        unit
    }
}

/// Are they the field of a post in small letters and `của`: `Giám đốc | dự án cải cách thuế của |
/// Tổng cục Thuế`? No verb stands among them.
fn names_field(view: View, from: usize, end: usize) -> bool {
    /// Words of a title that such a field goes on from.
    const CLOSINGS: [Word; 6] = words!["trình", "án", "khối", "phận", "trách", "mảng"];
    const VERBS: ClassSet = ClassSet::of(&[Class::OrgStop]);
    const WORDS: ClassSet = ClassSet::of(&[Class::OrgWord, Class::OrgField]);
    let last = end - 1;
    let small = |k: usize| view.token(k).is_word() && !view.token(k).is_capital();
    // `nghiên | cứu`: the syllables of a longer word are no verbs.
    let verb = |k: usize| {
        let stop = view.longest(k, VERBS).filter(|h| view.value(*h) != "soft");
        stop.is_some()
            && !(from..k).any(|n| view.longest(n, WORDS).is_some_and(|w| w.end as usize > k))
    };
    (view.is_any(from, &lists::FIELDS_OF_POSTS) || view.is_any(from - 1, &CLOSINGS))
        && view.is(last, word!("của"))
        && view.follows(from)
        && view.follows(end)
        && (from..last).all(|k| small(k) && view.follows(k) && !verb(k))
}

fn is_body(entity: &Candidate) -> bool {
    matches!(entity.kind, Some(Kind::Organization | Kind::Place))
}

/// The whole post in words: `Trưởng` before `Ban Tổ chức` is `Trưởng ban`.
///
/// `texts` gives the surface of an entity as it stands in the input.
pub(super) fn title_text<'t>(
    view: View,
    entities: &[Candidate],
    unit: &Unit,
    texts: impl Fn(usize) -> &'t str,
) -> String {
    let title = &entities[unit.title];
    let text = one_line(texts(unit.title));
    let Some(body) = unit.body.filter(|&b| entities[b].start == title.end) else { return text };
    let length = unit_noun(view, title, &entities[body]);
    if length > 0 {
        let noun: Vec<&str> = texts(body).split_whitespace().take(length).collect();
        let office = view.is_any(title.end - 1, &words!["chánh", "tổng"]);
        let noun = noun.join(" ");
        return format!("{text} {}", if office { noun } else { noun.to_lowercase() });
    }
    // `Trưởng` `BTS GHPGVN`: the abbreviation stands for `Ban Trị sự`.
    let full = view.longest(entities[body].start, ClassSet::of(&[Class::OrgAbbr]));
    let board = full.is_some_and(|hit| view.value(hit).to_lowercase().starts_with("ban "));
    if board && is_bare(view, title) && view.is(title.end - 1, word!("trưởng")) {
        return format!("{text} ban");
    }
    text
}

/// How many words of the body are the unit noun of the post: one in `Trưởng` `Ban Tổ chức`, two
/// in `Chánh` `Văn phòng UBND tỉnh`, none in `Trưởng` `Công an huyện` or `Bí thư` `Chi bộ`.
fn unit_noun(view: View, title: &Candidate, body: &Candidate) -> usize {
    let is_place = body.kind == Some(Kind::Place);
    if !is_bare(view, title) || view.is(body.start, word!("công")) {
        return 0;
    }
    let mut lengths = view.sheet.matches.at(title.end - 1).filter_map(|h| {
        let noun = h.class == Class::Post && !view.value(h).is_empty();
        (h.end as usize).checked_sub(title.end).filter(|&length| noun && length > 0)
    });
    // `Trưởng` `khu phố 7` is `Trưởng khu phố`, but `Trưởng` `Ban Tổ chức` is `Trưởng ban`.
    let length = if is_place { lengths.max() } else { lengths.next() };
    length.unwrap_or(0)
}

/// Is the title `Trưởng`, `Phó Chánh`, `nguyên Phó` or the like: a head that is no post by itself, with
/// nothing but modifiers before it?
fn is_bare(view: View, title: &Candidate) -> bool {
    let head = title.end - 1;
    let bare = view.has(head, Class::PostBare) || view.is(head, word!("phó"));
    let only = head == title.start
        || view.has(head - 1, Class::TitlePre)
        || view
            .sheet
            .matches
            .at(title.start)
            .any(|h| h.end as usize == title.end && h.class == Class::PostBare);
    bare && only
}

/// White space made single spaces.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of a stretch of tokens, in clean form.
pub(super) fn span_text(view: View, start: usize, end: usize) -> String {
    let (from, to) = (view.token(start).start as usize, view.token(end - 1).end as usize);
    one_line(&view.text[from..to])
}
