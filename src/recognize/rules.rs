//! What each rule's proposals are worth and what the rule is called: the rows of
//! `data/weights.tsv`, as constants.

/// A rule of a recognizer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    /// How sure it is.
    pub weight: i32,
    /// What it is called.
    pub reason: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));
