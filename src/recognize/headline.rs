//! Lines in capitals only, where capitals tell no name: the names that the rest of the text gives.

use super::{Candidate, Detail, rules};
use crate::document::Kind;
use crate::lexicon::class::Class;
use crate::sheet::View;
use crate::text::words;
use std::cmp::Reverse;

/// So many names of one beginning are compared, so that the time stays linear.
const MOST_ALIKE: usize = 8;

/// Proposes what was found in the text, `chosen` among the candidates, where it stands again in
/// lines of capitals: `THÔNG XE CẦU RẠCH GIỒNG` over a text of `cầu Rạch Giồng`. Was there any?
pub(crate) fn propose(view: View, chosen: &[usize], candidates: &mut Vec<Candidate>) -> bool {
    let shouted = || view.sheet.sentences.iter().filter(|s| view.is_shouted(s.tokens.start));
    if shouted().next().is_none() {
        return false;
    }
    let names = names(view, chosen, candidates);
    let before = candidates.len();
    for i in shouted().flat_map(|s| s.tokens.start..s.tokens.end.saturating_sub(1)) {
        let key = key(view, i);
        let from = names.partition_point(|&(k, _)| k < key);
        let alike = names[from..].iter().take_while(|&&(k, _)| k == key).take(MOST_ALIKE);
        let name = alike.map(|&(_, n)| candidates[n]).find(|name| is_again(view, name, i));
        if let Some(name) = name {
            let span = i..i + (name.end - name.start);
            candidates.push(Candidate::new(name.kind, span, rules::HEADLINE, name.detail));
        }
    }
    candidates.len() > before
}

/// The names of two words and more, by their first two, the longest first.
fn names(view: View, chosen: &[usize], candidates: &[Candidate]) -> Vec<(u32, usize)> {
    // `Tuổi Trẻ`, a paper, is common words in capitals.
    let named = |c: &Candidate| {
        matches!(c.kind, Some(Kind::Place | Kind::Organization | Kind::Person))
            && c.detail != Detail::Type("media")
            && c.end >= c.start + 2
            && !view.is_shouted(c.start)
    };
    let chosen = chosen.iter().copied().filter(|&n| named(&candidates[n]));
    let mut names: Vec<_> = chosen.map(|n| (key(view, candidates[n].start), n)).collect();
    let length = |n: usize| candidates[n].end - candidates[n].start;
    let words =
        |n: usize| view.sheet.tokens[candidates[n].start..candidates[n].end].iter().map(|t| t.hash);
    names.sort_unstable_by(|&(a_key, a), &(b_key, b)| {
        let longer = Reverse(length(a)).cmp(&Reverse(length(b)));
        a_key.cmp(&b_key).then(longer).then_with(|| words(a).cmp(words(b))).then(a.cmp(&b))
    });
    names.dedup_by(|&mut (_, b), &mut (_, a)| words(a).eq(words(b)));
    names
}

/// What tells the words at `i` from most others.
fn key(view: View, i: usize) -> u32 {
    view.token(i).hash.rotate_left(7) ^ view.token(i + 1).hash
}

/// Do the words of the name stand at `i` in one line, and as no common word (`VÌ HÒA BÌNH`), no group
/// (`CÁC CHI BỘ`) and no part of a longer name (`PHÙNG | THU TRANG`)?
fn is_again(view: View, name: &Candidate, i: usize) -> bool {
    let length = name.end - name.start;
    let same = |(a, b): (usize, usize)| view.token(a).hash == view.token(b).hash;
    let surname =
        || name.kind == Some(Kind::Person) && view.follows(i) && view.has(i - 1, Class::Surname);
    i + length <= view.sentence_end(i)
        && !view.is_behind(i, &words!["các", "những", "nhiều"])
        && !surname()
        && (name.start..name.end).zip(i..).all(same)
        && !view.begins_compound(i, length)
}
