//! Titles: posts with the words that change them, ranks, degrees, honours and callings.

use super::{Candidate, Detail, Phrases, person, weight};
use crate::document::Kind;
use crate::lexicon::Hit;
use crate::lexicon::class::{Class, ClassSet};
use crate::sheet::View;
use crate::text::token::Shape;

const PRE: ClassSet = ClassSet::of(&[Class::TitlePre]);
const HEADS: ClassSet = ClassSet::of(&[
    Class::Post,
    Class::PostBare,
    Class::PostWeak,
    Class::PostAbbr,
]);
const AFTER: ClassSet = ClassSet::of(&[Class::TitlePost]);
/// What stands before a name and is a title only there, or beside another title.
const BEFORE_NAME: ClassSet =
    ClassSet::of(&[Class::Rank, Class::Degree, Class::Honour, Class::Calling]);

/// A title that may begin at a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Title {
    end: usize,
    /// Does a body or place that it belongs to follow at once?
    has_body: bool,
    confidence: i32,
    reason: &'static str,
}

/// The post that may begin at token `i`: modifiers, head, modifiers.
fn post(view: View, phrases: &Phrases, i: usize) -> Option<Title> {
    let limit = view.sentence_end(i);
    let mut head_at = i;
    let mut modified = 0;
    // The longest head wins over a modifier: `phó trưởng` is one.
    while let Some(hit) = view.longest(head_at, PRE) {
        let next = hit.end as usize;
        let as_head = view.longest(head_at, HEADS);
        if next >= limit || modified == 3 || as_head.is_some_and(|h| h.end as usize > next) {
            break;
        }
        head_at = next;
        modified += 1;
    }
    let head = view.longest(head_at, HEADS)?;
    complete(view, phrases, i, head_at, head, modified > 0)
}

/// A post from its head on: what follows belongs to it, to its body, or to neither.
fn complete(
    view: View,
    phrases: &Phrases,
    start: usize,
    head_at: usize,
    head: Hit,
    modified: bool,
) -> Option<Title> {
    let mut end = head.end as usize;
    // The unit noun goes to the organization that it begins: `Trưởng` `Ban Tổ chức`.
    let unit = view.value(head);
    if head.class == Class::Post && !unit.is_empty() {
        let unit_at = end - unit.split(' ').count();
        let body = phrases
            .organization(unit_at)
            .or_else(|| phrases.place(unit_at));
        let again = phrases.organization(end).is_some();
        if unit_at > head_at && !again && body.is_some_and(|b| b.end > end) {
            return Some(Title {
                end: unit_at,
                has_body: true,
                confidence: 9,
                reason: "post before the unit it heads",
            });
        }
    }
    for _ in 0..2 {
        match view.longest(end, AFTER) {
            Some(hit)
                if phrases
                    .organization(end)
                    .is_none_or(|o| o.end <= hit.end as usize) =>
            {
                end = hit.end as usize;
            }
            _ => break,
        }
    }
    let mut has_body = body_at(view, phrases, end);
    if !has_body {
        if let Some(field) = field(view, phrases, head_at, end) {
            end = field;
            has_body = body_at(view, phrases, end);
        }
    }
    match head.class {
        Class::PostBare if !has_body => None,
        Class::PostWeak | Class::PostAbbr
            if !has_body && !modified && !person::may_begin(view, end) =>
        {
            None
        }
        Class::PostAbbr if view.token(head_at).shape != Shape::Upper => None,
        _ => Some(Title {
            end,
            has_body,
            confidence: if view.token(start).is_capital() || has_body {
                8
            } else {
                5
            },
            reason: "post",
        }),
    }
}

fn body_at(view: View, phrases: &Phrases, i: usize) -> bool {
    i < view.len()
        && view.follows(i)
        && (phrases.organization(i).is_some() || phrases.place(i).is_some())
}

/// The field of a post without a body: `Bộ trưởng` `Ngoại giao`, `Giám đốc` `kinh doanh`.
fn field(view: View, phrases: &Phrases, head_at: usize, end: usize) -> Option<usize> {
    if end >= view.sentence_end(head_at) || !view.follows(end) {
        return None;
    }
    let of_state =
        view.is_any(head_at, &["bộ", "thứ", "quốc"]) && view.is_any(head_at + 1, &["trưởng", "vụ"]);
    let adviser = view.is_any(head_at, &["cố", "trợ"]);
    let classes = if of_state {
        ClassSet::of(&[Class::Field])
    } else if adviser {
        ClassSet::of(&[Class::FieldAdviser])
    } else if view.is(end - 1, "đốc") {
        ClassSet::of(&[Class::FieldBusiness])
    } else {
        return None;
    };
    let hit = view.longest(end, classes)?;
    let taken = phrases
        .organization(end)
        .is_some_and(|o| o.end > hit.end as usize);
    (!taken).then_some(hit.end as usize)
}

/// Where a title that begins at `i` ends, if a name may follow it directly.
pub(super) fn end_before_name(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    if let Some(hit) = view.longest(i, BEFORE_NAME) {
        let end = hit.end as usize;
        if person::may_begin(view, end) {
            return Some(end);
        }
    }
    let title = post(view, phrases, i)?;
    let end = title.end;
    (!title.has_body && view.follows(end) && person::may_begin(view, end)).then_some(end)
}

/// Proposes the titles of a text.
pub(super) fn propose(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    for i in 0..view.len() {
        if !view.token(i).is_word() {
            continue;
        }
        if let Some(t) = post(view, phrases, i) {
            push(i, t.end, t.confidence, t.reason, Detail::None, out);
        }
        for hit in view
            .sheet
            .matches
            .at(i)
            .iter()
            .filter(|h| BEFORE_NAME.has(h.class))
        {
            before_name(view, i, *hit, out);
        }
    }
}

fn push(
    start: usize,
    end: usize,
    confidence: i32,
    reason: &'static str,
    detail: Detail,
    out: &mut Vec<Candidate>,
) {
    out.push(Candidate {
        kind: Kind::Title,
        start,
        end,
        weight: weight(start, end, confidence),
        reason,
        detail,
    });
}

/// A rank, degree, honour or calling.
fn before_name(view: View, i: usize, hit: Hit, out: &mut Vec<Candidate>) {
    let end = hit.end as usize;
    let named = view.follows(end) && person::may_begin(view, end);
    let next = if view.is_mark(end, ',') { end + 1 } else { end };
    let chained = view.get(next).is_some() && view.longest(next, BEFORE_NAME).is_some();
    let capital = view.token(i).is_capital();
    let (ok, confidence) = match hit.class {
        Class::Rank => (named || chained || capital, if named { 9 } else { 5 }),
        Class::Degree | Class::Honour => (named || chained && capital, 8),
        _ => (named && !view.is_shouted(end), 7),
    };
    if ok {
        let detail = if hit.class == Class::Calling {
            Detail::Calling
        } else {
            Detail::Rank
        };
        push(i, end, confidence, "rank, degree or calling", detail, out);
    }
}
