//! The recognizers: each proposes spans of one kind, with a weight and a reason.
//!
//! They share one thing, the [`Phrases`]: which place and which organization could begin at each
//! token. Titles need it (`Trưởng` is a title before `Ban Tổ chức` only), and organizations need
//! places. What is really there is decided by the resolver.

mod brand;
mod club;
mod document;
mod headline;
mod nothing;
mod organization;
mod outlet;
mod own;
mod person;
mod phrases;
mod place;
mod repeats;
mod roll;
mod rules;
mod title;

use crate::date::DateMention;
use crate::document::Kind;
use crate::lexicon::class::ClassSet;
use crate::sheet::View;
pub(crate) use headline::propose as propose_again;
pub(crate) use person::{Name, find_names, has_common_surname};
pub(crate) use phrases::{Phrase, Phrases};
pub(crate) use place::is_unit_type;
use rules::Rule;
use std::ops::Range;
pub(crate) use title::presides;

/// A proposed entity.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    /// What it is; `None` for words that are known to be no entity (a people, a storm).
    pub kind: Option<Kind>,
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// How much it is worth; see [`weight`].
    pub weight: i32,
    /// The rule that proposed it.
    pub reason: &'static str,
    /// Type of the organization or place, or index of the date.
    pub detail: Detail,
}

impl Candidate {
    /// What a rule proposes.
    fn new(
        kind: impl Into<Option<Kind>>,
        span: Range<usize>,
        rule: Rule,
        detail: Detail,
    ) -> Candidate {
        let Range { start, end } = span;
        let weight = weight(start, end, rule.weight);
        Candidate { kind: kind.into(), start, end, weight, reason: rule.reason, detail }
    }
}

/// What a candidate carries along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    None,
    /// Type of an organization or place.
    Type(&'static str),
    /// Index of a date mention.
    Date(usize),
    /// A rank, degree or honour, which belongs to no body.
    Rank,
    /// A calling, which a body named after the person may complete.
    Calling,
}

/// The worth of a span: every token after the first counts, so that the longer named thing wins
/// over its parts, and the weight of the rule decides between readings of the same words.
pub(crate) fn weight(start: usize, end: usize, of_rule: i32) -> i32 {
    rules::TOKEN.weight * (end - start - 1) as i32 + of_rule
}

/// What the words begin with that the recognizers look for, those in capitals left out.
pub(crate) const BEGINS: ClassSet = place::OPENS
    .or(organization::HEADS)
    .or(outlet::NOUNS)
    .or(title::BEGINS)
    .or(person::BEGINS)
    .or(document::BEGINS)
    .or(nothing::BEGINS);

/// Proposes what it knows.
type Recognizer = fn(View, &Phrases, &mut Vec<Candidate>);

/// The recognizers, by what they propose.
pub(crate) const RECOGNIZERS: [(&str, Recognizer); 8] = [
    ("place", place::propose),
    ("organization", organization::propose),
    ("outlet", outlet::propose),
    ("club", club::propose),
    ("title", title::propose),
    ("person", person::propose),
    ("document", document::propose),
    ("nothing", nothing::propose),
];

/// Everything the recognizers propose for a text.
pub(crate) fn propose(
    view: View,
    phrases: &mut Phrases,
    dates: &[DateMention],
    out: &mut Vec<Candidate>,
) {
    out.clear();
    out.extend(dates.iter().enumerate().map(|(n, date)| {
        Candidate::new(Kind::Date, date.tokens.clone(), rules::DATE, Detail::Date(n))
    }));
    phrases.fill(view);
    for (_, recognizer) in RECOGNIZERS {
        recognizer(view, phrases, out);
    }
    own::propose(view, out);
}
