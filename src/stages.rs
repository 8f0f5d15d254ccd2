//! The steps of an extraction one by one, for the benchmarks; no part of the interface.

use crate::date::{self, DateMention};
use crate::document::Document;
use crate::extractor::{Extractor, Options, Worker};
use crate::normalize::Cleaner;
use crate::recognize::{self, Candidate};
use crate::relate;
use crate::resolve;
use crate::sheet::View;
use crate::text::{sentence, token};
use std::ops::Range;

/// A text with all that every step finds in it, so that each can be done again alone.
#[derive(Debug)]
pub struct Stages {
    clean: String,
    worker: Worker,
    ranges: Vec<Range<usize>>,
    mentions: Vec<DateMention>,
    entities: Vec<Candidate>,
    document: Document,
}

/// A step, done again over what the steps before it found.
pub type Stage = (&'static str, Box<dyn Fn(&mut Stages)>);

impl Stages {
    /// Takes all steps once.
    pub fn new(text: &str) -> Stages {
        let (mut worker, mut document) = (Worker::default(), Document::default());
        worker.extract_into(&Extractor::new(), text, &Options::default(), &mut document);
        let clean = Cleaner::new().clean(text).0.to_owned();
        let ranges: Vec<_> = worker.sheet.sentences.iter().map(|s| s.tokens.clone()).collect();
        let mut mentions = date::find(&worker.sheet.tokens, &clean, &ranges);
        mentions.retain(DateMention::is_date);
        let chosen = worker.chosen.iter().map(|&i| worker.candidates[i]);
        let entities = chosen.filter(|c| c.kind.is_some()).collect();
        Stages { clean, worker, ranges, mentions, entities, document }
    }

    /// The steps in their order, cleaning left out.
    pub fn all() -> Vec<Stage> {
        fn stage(name: &'static str, step: impl Fn(&mut Stages) + 'static) -> Stage {
            (name, Box::new(step))
        }
        let layout = [
            stage("tokens", |s| {
                let sheet = &mut s.worker.sheet;
                token::tokenize_with(&mut sheet.letters, &s.clean, &mut sheet.tokens);
            }),
            stage("lexicon", |s| {
                let sheet = &mut s.worker.sheet;
                sheet.matches.fill(None, &sheet.tokens, &s.clean);
            }),
            stage("sentences", |s| {
                let sheet = &mut s.worker.sheet;
                sentence::split(&sheet.tokens, &s.clean, &sheet.matches, &mut sheet.sentences);
            }),
            stage("names", |s| s.worker.sheet.find_names(&s.clean)),
            stage("dates", |s| {
                s.mentions = date::find(&s.worker.sheet.tokens, &s.clean, &s.ranges);
                s.mentions.retain(DateMention::is_date);
            }),
            stage("phrases", |s| {
                let view = View { text: &s.clean, sheet: &s.worker.sheet };
                s.worker.phrases.fill(view);
            }),
        ];
        let recognizers = recognize::RECOGNIZERS.iter().map(|&(name, recognizer)| {
            stage(name, move |s| {
                let view = View { text: &s.clean, sheet: &s.worker.sheet };
                recognizer(view, &s.worker.phrases, &mut Vec::new());
            })
        });
        let rest = [
            stage("resolve", |s| {
                let tokens = s.worker.sheet.tokens.len();
                resolve::resolve(&mut s.worker.candidates, tokens, &mut s.worker.chosen);
            }),
            stage("values of dates", |s| {
                let tokens = &s.worker.sheet.tokens;
                date::resolve(&s.mentions, tokens, &s.clean, &s.ranges, None);
            }),
            stage("officials", |s| {
                let view = View { text: &s.clean, sheet: &s.worker.sheet };
                s.document.officials.clear();
                relate::officials(view, &s.entities, &mut s.document);
            }),
            stage("units of places", |s| {
                let view = View { text: &s.clean, sheet: &s.worker.sheet };
                relate::places(view, &s.entities, &mut s.document);
            }),
        ];
        layout.into_iter().chain(recognizers).chain(rest).collect()
    }
}
