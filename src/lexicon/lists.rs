//! Lists of words that rules name: the rows of `data/word_lists.tsv`, as constants.

use crate::text::token::Word;

include!(concat!(env!("OUT_DIR"), "/word_lists.rs"));
