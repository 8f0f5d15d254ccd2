//! Titles with the bodies they belong to.

use crate::document::Kind;
use crate::lexicon::class::{Class, ClassSet};
use crate::recognize::{Candidate, Detail};
use crate::sheet::View;

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
            let joined = match gap {
                0 => view.follows(from),
                1 => {
                    let word = match unit.body {
                        None => {
                            view.is_any(from, &["của", "thuộc"])
                                && next.kind == Some(Kind::Organization)
                        }
                        Some(_) => view.is(from, "tại"),
                    };
                    word && view.follows(next.start)
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

fn is_body(entity: &Candidate) -> bool {
    matches!(entity.kind, Some(Kind::Organization | Kind::Place))
}

/// The whole post in words: `Trưởng` before `Ban Tổ chức` is `Trưởng ban`.
pub(super) fn title_text(view: View, entities: &[Candidate], unit: &Unit) -> String {
    let title = &entities[unit.title];
    let text = span_text(view, title.start, title.end);
    let Some(body) = unit.body.map(|b| &entities[b]).filter(|b| b.start == title.end) else {
        return text;
    };
    let head = title.end - 1;
    let whole = view.longest(head, ClassSet::of(&[Class::Post])).filter(|h| {
        !view.value(*h).is_empty() && h.end as usize > title.end && h.end as usize <= body.end
    });
    match whole {
        Some(hit) if !view.is(body.start, "công") => {
            let unit = span_text(view, title.end, hit.end as usize);
            let keep = view.is(head, "chánh") || view.is(head, "tổng");
            format!("{text} {}", if keep { unit } else { unit.to_lowercase() })
        }
        _ => text,
    }
}

/// The text of a stretch of tokens, white space made single spaces.
pub(super) fn span_text(view: View, start: usize, end: usize) -> String {
    let (from, to) = (view.token(start).start as usize, view.token(end - 1).end as usize);
    view.text[from..to].split_whitespace().collect::<Vec<_>>().join(" ")
}
