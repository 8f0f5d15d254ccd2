//! Which place and which organization may begin at each token.

use super::rules::Rule;
use super::title::{self, Title};
use super::{brand, organization, place};
use crate::sheet::{Sparse, View};

/// A place or organization that may begin at a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// One past its last token.
    pub end: usize,
    /// What it is (`court`, `province` ...).
    pub type_name: &'static str,
    /// The rule that found it.
    pub rule: Rule,
}

/// The phrases of a text. Filled from right to left, so that a phrase can use those that begin
/// inside it.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    places: Sparse<Phrase>,
    organizations: Sparse<Phrase>,
    titles: Sparse<Title>,
    /// The openings at which a place or an organization may begin.
    asked: Vec<u32>,
}

impl Phrases {
    /// Finds the phrases at all tokens. Which tokens to ask is found out first, without a guess for each.
    pub fn fill(&mut self, view: View) {
        self.places.clear(view.len());
        self.organizations.clear(view.len());
        self.titles.clear(view.len());
        let begins = place::BEGINS.or(organization::HEADS);
        let asked = |i| {
            view.begins(i, begins) | organization::may_be_tailed(view, i) | brand::may_be(view, i)
        };
        view.select_openings(asked, &mut self.asked);
        for n in (0..self.asked.len()).rev() {
            let i = self.asked[n] as usize;
            let token = view.token(i);
            if !token.is_word() {
                continue;
            }
            if view.begins(i, place::BEGINS) {
                self.places.set(i, place::at(view, self, i));
            }
            if token.is_capital() || view.begins(i, organization::HEADS) {
                let found = organization::at(view, self, i);
                self.organizations.set(i, found.or_else(|| brand::at(view, self, i)));
            }
        }
        for i in view.openings_of(title::BEGINS) {
            self.titles.set(i, title::at(view, self, i));
        }
    }

    /// The place that may begin at a token.
    pub fn place(&self, i: usize) -> Option<Phrase> {
        self.places.get(i)
    }

    /// The title that may begin at a token.
    pub fn title(&self, i: usize) -> Option<Title> {
        self.titles.get(i)
    }

    /// The organization that may begin at a token.
    pub fn organization(&self, i: usize) -> Option<Phrase> {
        self.organizations.get(i)
    }
}
