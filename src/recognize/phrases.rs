//! Which place and which organization may begin at each token.

use super::title::{self, Title};
use super::{organization, place};
use crate::sheet::View;

/// A place or organization that may begin at a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// One past its last token.
    pub end: usize,
    /// What it is (`court`, `province` ...).
    pub type_name: &'static str,
    /// How sure it is; added to the weight of the candidate. Below zero it is none by itself but
    /// may complete another phrase.
    pub confidence: i32,
    /// The rule that found it.
    pub reason: &'static str,
}

/// The phrases of a text. Filled from right to left, so that a phrase can use those that begin
/// inside it.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    places: Vec<Option<Phrase>>,
    organizations: Vec<Option<Phrase>>,
    titles: Vec<Option<Title>>,
}

impl Phrases {
    /// Finds the phrases at all tokens.
    pub fn fill(&mut self, view: View) {
        self.places.clear();
        self.places.resize(view.len(), None);
        self.organizations.clear();
        self.organizations.resize(view.len(), None);
        for i in (0..view.len()).rev() {
            if !view.token(i).is_word() {
                continue;
            }
            self.places[i] = place::at(view, self, i);
            self.organizations[i] = organization::at(view, self, i);
        }
        self.titles.clear();
        for i in 0..view.len() {
            self.titles.push(title::at(view, self, i));
        }
    }

    /// The place that may begin at a token.
    pub fn place(&self, i: usize) -> Option<Phrase> {
        self.places.get(i).copied().flatten()
    }

    /// The title that may begin at a token.
    pub fn title(&self, i: usize) -> Option<Title> {
        self.titles.get(i).copied().flatten()
    }

    /// The organization that may begin at a token.
    pub fn organization(&self, i: usize) -> Option<Phrase> {
        self.organizations.get(i).copied().flatten()
    }
}
