//! The table against a plain map of its forms.

use super::table::Entry;
use super::{Matches, Own};
use crate::lexicon::class::{Class, ClassSet};
use crate::text::token::{Gap, Shape, Token, fold, tokenize};
use proptest::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// An entry found: its first token, one past its last, and its class.
type Found = (usize, usize, u8);

fn cut(text: &str) -> (Vec<Token>, Vec<String>) {
    let mut tokens = Vec::new();
    tokenize(text, &mut tokens);
    let words = tokens.iter().map(|t| t.text(text).chars().map(fold).collect()).collect();
    (tokens, words)
}

/// What the forms of the entries, at most 32 words each, say of a text.
fn plainly(entries: &[(String, Class)], text: &str) -> BTreeSet<Found> {
    let mut forms: HashMap<Vec<String>, Vec<(Class, Vec<Shape>)>> = HashMap::new();
    for (form, class) in entries {
        let (tokens, words) = cut(form);
        let demand = |(i, t): (usize, &Token)| match t.shape {
            Shape::Upper if t.text(form).chars().count() == 1 => Shape::Title,
            Shape::Lower if i == 0 && *class == Class::StarterPhrase => Shape::Title,
            shape => shape,
        };
        let demands = tokens.iter().enumerate().map(demand).collect();
        forms.entry(words).or_default().push((*class, demands));
    }
    let (tokens, words) = cut(text);
    let mut found = BTreeSet::new();
    for i in 0..tokens.len() {
        let near = |t: &Token| t.gap < Gap::Tab || t.gap == Gap::Line;
        let reach = tokens[i + 1..].iter().take(31).take_while(|t| near(t)).count();
        for end in i + 1..=i + 1 + reach {
            let known = forms.get(&words[i..end]).into_iter().flatten();
            let meets = |(_, demands): &&(Class, Vec<Shape>)| {
                demands.iter().zip(&tokens[i..]).all(|(&d, t)| d as u8 <= t.shape as u8)
            };
            found.extend(known.filter(meets).map(|(class, _)| (i, end, *class as u8)));
        }
    }
    found
}

fn word() -> impl Strategy<Value = String> {
    let words = [
        "a",
        "A",
        "An",
        "AN",
        "đắk",
        "Đắk",
        "ĐẮK",
        "H'Yim",
        "h’yim",
        "Ōsaka",
        "ōsaka",
        "12",
        ".",
        "–",
        "-",
        "İ",
        "abcdefgh",
        "ABCDEFGH",
        "nghiêngngả",
        "Ẁ",
        "×",
        "a\u{301}",
        "\0",
    ];
    prop_oneof![prop::sample::select(words.to_vec()).prop_map(str::to_owned), "[a-bA-B]{1,3}"]
}

fn form() -> impl Strategy<Value = String> {
    let words = prop_oneof![8 => 1..5usize, 1 => 30..34usize];
    words.prop_flat_map(|n| prop::collection::vec(word(), n)).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn it_finds_what_a_map_finds(
        forms in prop::collection::vec((form(), 0..Class::ALL.len()), 0..30),
        parts in prop::collection::vec((word(), prop::sample::select(vec![" ", "", "\n", "\t"])), 0..60),
        more in prop::collection::vec(0..30usize, 0..4),
    ) {
        let entries: Vec<_> = forms.into_iter().map(|(form, class)| (form, Class::ALL[class])).collect();
        let mut text: String = parts.iter().flat_map(|(word, gap)| [word, *gap]).collect();
        let again = more.iter().filter_map(|&n| entries.get(n));
        text.extend(again.flat_map(|(form, _)| [form, " "]));

        let given = entries.iter();
        let own = Own::new(given.map(|(form, class)| Entry { form, class: *class, value: "" }));
        let (tokens, _) = cut(&text);
        let mut matches = Matches::default();
        matches.fill(own.as_ref(), &tokens, &text);

        let wanted = plainly(&entries, &text);
        let hits = (0..tokens.len()).flat_map(|i| matches.at(i)).filter(|hit| hit.own);
        let found: BTreeSet<Found> =
            hits.map(|hit| (hit.start as usize, hit.end as usize, hit.class as u8)).collect();
        prop_assert_eq!(&found, &wanted);
        for &(start, end, class) in &wanted {
            let classes = ClassSet::SINGLE[class as usize];
            prop_assert!(matches.starts(start).any(classes));
            let longest = matches.longest(start, classes, u32::MAX).map(|hit| hit.end as usize);
            prop_assert!(longest >= Some(end));
        }
    }
}
