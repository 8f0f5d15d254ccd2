//! News outlets: tags at the head of a lead, sources under a text, and names behind `tờ`, `hãng tin`.

use super::organization::push;
use super::rules::{self, Rule};
use super::{Candidate, Phrases, person, weight};
use crate::document::Role;
use crate::lexicon::class::{Class, ClassSet};
use crate::sheet::View;
use crate::text::token::{Shape, Word};
use crate::text::{word, words};

/// The nouns that say that an outlet follows.
pub(super) const NOUNS: ClassSet = ClassSet::of(&[Class::OutletNoun]);

const SITES: ClassSet = ClassSet::of(&[Class::OrgSite]);

/// How the domains of sites end.
const DOMAINS: [Word; 8] = words!["com", "vn", "net", "org", "info", "gov", "tv", "edu"];

/// Proposes the outlets of a text.
pub(super) fn propose(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    media_tags(view, out);
    let mut after_source = 0;
    signed_sources(view, out);
    if view.may_speak_of(&DOMAINS) {
        for (i, _) in view.sheet.tokens.iter().enumerate().filter(|(_, t)| t.is_mark('.')) {
            domain(view, i, out);
        }
    }
    for i in view.capitals_where(|i| view.begins(i, SITES)) {
        inside_line(view, i, out);
    }
    for i in view.capitals_where(|i| view.is_code(i)) {
        of_reporter(view, phrases, i, out);
    }
    // Behind `theo`, the colon of a credit, or another outlet.
    let joined = |i: usize| {
        let before = i.wrapping_sub(1);
        view.is(before, word!("theo"))
            | view.is_mark(before, ':')
            | view.is_mark(before, ',')
            | view.is_mark(before, '/')
    };
    for i in view.capitals_where(joined) {
        if let Some(end) = worded(view, i) {
            push(i, end, rules::OUTLET_SOURCE, "media", out);
        }
        // `(Theo Vientiane Times)`, `An Bình Theo Xinhua, BBC`
        if i >= after_source
            && let Some(end) = source(view, phrases, i)
        {
            push(i, end, rules::OUTLET_SOURCE, "media", out);
            after_source = end;
        }
    }
    for i in view.openings_of(NOUNS) {
        introduced(view, phrases, i, out);
    }
}

/// The tag of a news outlet at the head of a paragraph or at the end of a byline: `TTO - `,
/// `(CMO)`, `HQ Online – `.
fn media_tags(view: View, out: &mut Vec<Candidate>) {
    for s in &view.sheet.sentences {
        let open = s.tokens.start;
        let first = if view.is_mark(open, '(') { open + 1 } else { open };
        if first >= s.tokens.end || view.is_shouted(first) || !view.token(open).begins_line() {
            continue;
        }
        if let Some(end) = tag_end(view, first, s.tokens.end) {
            let closed = view.is_mark(end, ')') && first > open;
            let dash = end < s.tokens.end
                && (view.is_mark(end, '-') || view.is_mark(end, '|'))
                && first == open;
            if closed || dash {
                push(first, end, rules::OUTLET_TAG, "media", out);
            }
        }
    }
    for s in view.sheet.sentences.iter().filter(|s| s.role == Role::Byline) {
        for i in s.tokens.clone() {
            // `Nhóm PV`: reporters.
            let writer = view.has(i, Class::Byline) || view.has(i, Class::BylineTail);
            if view.is_code(i) && !view.is_mark(i + 1, '.') && !writer {
                push(i, i + 1, rules::OUTLET_OFFICE, "other", out);
            }
        }
    }
}

/// The sources in brackets behind who signed the text, which end it: `Lâm Anh (Xzone/Tri Thức Thời Đại)`.
fn signed_sources(view: View, out: &mut Vec<Candidate>) {
    /// Words of a name.
    const WORDS: std::ops::RangeInclusive<usize> = 2..=4;
    const NOT: ClassSet = ClassSet::of(&[Class::Byline, Class::BylineTail]);
    let Some(last) = view.sheet.sentences.last() else { return };
    let (start, end) = (last.tokens.start, last.tokens.end);
    let capital = |k: usize| view.token(k).is_word() && view.token(k).is_capital();
    let Some(open) = (start..end).find(|&k| !capital(k)) else { return };
    let signed = WORDS.contains(&(open - start)) && view.is_mark(open, '(');
    if !signed || open + 2 >= end || !view.is_mark(end - 1, ')') {
        return;
    }
    let joint = |k: usize| view.is_mark(k, '/') || view.is_mark(k, ',');
    let plain = (open + 1..end - 1).all(|k| capital(k) || joint(k));
    if !plain || !(open + 1..end - 1).any(joint) || view.begins(open + 1, NOT) {
        return;
    }
    let mut first = open + 1;
    for k in open + 1..end {
        if k + 1 == end || joint(k) {
            if k > first {
                push(first, k, rules::OUTLET_TAG, "media", out);
            }
            first = k + 1;
        }
    }
}

/// A site by its domain in running text, with the full stop at `i`: `Airpowerworld.info`.
fn domain(view: View, i: usize, out: &mut Vec<Candidate>) {
    if i == 0 || !view.token(i).touches() || !view.is_any(i + 1, &DOMAINS) {
        return;
    }
    let name = view.token(i - 1).is_word()
        && (view.token(i - 1).len() >= 3 || view.is_code(i - 1))
        && view.token(i + 1).shape == Shape::Lower;
    // No address, and no part of a longer domain.
    let alone = !view.token(i - 1).touches() || i >= 2 && view.is_mark(i - 2, '(');
    let goes_on = view.get(i + 2).is_some_and(|t| {
        t.touches()
            && ['/', '@', '.', '-'].iter().any(|&m| t.is_mark(m))
            && view.get(i + 3).is_some_and(|n| n.touches() && (n.is_word() || n.is_number()))
    });
    if name && alone && !goes_on && view.token(i + 1).touches() {
        push(i - 1, i + 2, rules::OUTLET_DOMAIN, "media", out);
    }
}

/// A known outlet inside a line, as a tag in brackets (`(TNO)`) or behind a credit (`Ảnh: Getty
/// Images`).
fn inside_line(view: View, i: usize, out: &mut Vec<Candidate>) {
    let Some(hit) = view.longest(i, SITES).filter(|_| i > 0) else { return };
    let end = hit.end as usize;
    let tag =
        view.is_mark(i - 1, '(') && view.is_mark(end, ')') && view.token(i).shape == Shape::Upper;
    // `Thứ Hai, 27/05/2013 07:05 TTO - Bàn thắng`: the lead of a page in one line.
    let lead = view.is_mark(end, '-')
        && !view.token(end).touches()
        && view.token(i - 1).is_number()
        && view.is_code(i)
        && view.is_capital(end + 1);
    if tag || is_credited(view, i) || lead {
        push(i, end, rules::OUTLET_TAG, "media", out);
    }
}

/// The outlet of a reporter, by a code that no list has: `phóng viên | NNVN`.
fn of_reporter(view: View, phrases: &Phrases, i: usize, out: &mut Vec<Candidate>) {
    const LEVELS: ClassSet = ClassSet::of(&[Class::OrgLevel, Class::BylineTail, Class::Byline]);
    if !view.is_code(i) || i == view.sentence_start(i) || view.token(i).len() > 5 {
        return;
    }
    let other = || phrases.organization(i).is_some() || view.begins(i, LEVELS);
    if employs(view, i.saturating_sub(2).max(view.sentence_start(i)), i) && !other() {
        push(i, i + 1, rules::OUTLET_TAG, "media", out);
    }
}

/// Does what stands behind a reporter look like an outlet, a code of capitals or a domain: `phóng viên |
/// NNVN`, `PV | Baomoi.vn`?
pub(super) fn employs(view: View, i: usize, end: usize) -> bool {
    let reporter = end > i
        && (view.is(end - 1, word!("pv"))
            || end >= i + 2
                && view.is(end - 1, word!("viên"))
                && view.is_any(end - 2, &words!["phóng", "tập"]));
    let code = || view.is_code(end) && view.token(end).len() >= 3 && !view.is_shouted(end);
    let domain = || {
        view.is_mark(end + 1, '.')
            && view.token(end + 1).touches()
            && view.get(end + 2).is_some_and(|t| t.touches() && t.shape == Shape::Lower)
    };
    reporter && view.follows(end) && (code() || domain())
}

/// Does the token stand right behind the word and colon of a credit: `Ảnh: |`?
fn is_credited(view: View, i: usize) -> bool {
    i >= 2
        && view.is_mark(i - 1, ':')
        && view.is_any(i - 2, &words!["ảnh", "nguồn", "hình", "clip", "video"])
}

/// The end of a foreign outlet's name in a credit or behind `theo`, with a word that outlets' names
/// have: `Ảnh: Tennis World | Việc nghỉ thi đấu`, `Theo Golf Digest`.
fn worded(view: View, i: usize) -> Option<usize> {
    /// Words of a name.
    const MOST: usize = 4;
    if i == view.sentence_start(i) || view.is_shouted(i) {
        return None;
    }
    if !is_credited(view, i) && !view.is(i - 1, word!("theo")) {
        return None;
    }
    let outlet = |k: usize| view.has(k, Class::OutletWord);
    let strange = |k: usize| {
        (k == i || view.follows(k))
            && view.is_capital(k)
            && (outlet(k) || !view.is_vietnamese(k))
            && view.token(k).len() > 1
    };
    let last = (i..view.sentence_end(i)).take(MOST).take_while(|&k| strange(k)).last()?;
    let end = (i + 1..=last).rev().find(|&k| outlet(k))? + 1;
    (!view.has(i, Class::ForeignGiven)).then_some(end)
}

/// An outlet behind the noun that says what it is: `tờ` `Bild`, `kênh` `Sky Sports`. The noun belongs
/// to a Vietnamese name (`tạp chí Cộng sản`) and not to a foreign one, which stands alone too.
fn introduced(view: View, phrases: &Phrases, i: usize, out: &mut Vec<Candidate>) {
    const OUTLETS: ClassSet = ClassSet::of(&[Class::OrgSite, Class::OrgName, Class::OrgNameWeak]);
    let Some(hit) = view.longest(i, NOUNS) else { return };
    if view.token(i).shape != Shape::Lower && !view.opens_sentence(i) {
        return;
    }
    let start = hit.end as usize;
    // `khán đài B`
    let noun = !view.ends_compound(i, 1) && view.get(start).is_some_and(|t| t.len() >= 2);
    if !noun || !view.is_capital(start) || !view.follows(start) {
        return;
    }
    // `kênh Suez`: a canal.
    let canal = view.is(i, word!("kênh")) && phrases.place(start).is_some();
    // `trang Facebook | Nguyễn Văn Thắng`, `hai tờ Kon Rẫy`; `De Morgen`
    let run = person::run_end(view, start);
    let foreign = !view.is_vietnamese(start)
        || view.has(start, Class::ForeignParticle) && view.is_foreign(start + 1);
    if canal || !foreign {
        return;
    }
    let place = phrases.place(start).is_some_and(|p| p.end >= run);
    if place || person::kinh_name(view, start).is_some() {
        return;
    }
    let person = |k: &usize| person::kinh_name(view, *k).is_some_and(|n| n.confidence >= 3);
    let run = (start + 1..run).find(person).unwrap_or(run);
    let end = view.longest(start, OUTLETS).map_or(run, |h| run.max(h.end as usize));
    if phrases.organization(start).is_some_and(|o| o.end > end) {
        return;
    }
    // Worth as much as the phrase with the noun in it, and more.
    let rule = rules::OUTLET_INTRODUCED;
    let rule = Rule { weight: weight(i, start + 1, rule.weight), ..rule };
    push(start, end, rule, view.value(hit), out);
}

/// The end of an outlet's name behind `theo`, or behind one behind it, where a byline can stand.
pub(super) fn source(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    /// Tokens from `theo` to the last outlet.
    const FARTHEST: usize = 12;
    if !view.token(i).is_capital() || i == view.sentence_start(i) {
        return None;
    }
    let joined = view.is_mark(i - 1, ',') || view.is_mark(i - 1, '/');
    if !joined && !view.is(i - 1, word!("theo")) {
        return None;
    }
    let listed =
        |k: usize| view.is_mark(k, ',') || view.is_mark(k, '/') || view.token(k).is_capital();
    let from = i.saturating_sub(FARTHEST).max(view.sentence_start(i));
    let first = (from..i).rev().find(|&k| view.is(k, word!("theo")) || !listed(k))?;
    if !view.is(first, word!("theo")) {
        return None;
    }
    // `Theo AndroidCentral, máy đẹp`: written as outlets and firms are.
    if first + 1 == i && view.opens_sentence(first) && is_camel_case(view.word(i)) {
        let alone = view.is_mark(i + 1, ',') && phrases.organization(i).is_none();
        return alone.then_some(i + 1);
    }
    let role = view.sheet.sentences[view.sentence(i)].role;
    let bracketed = first > view.sentence_start(i) && view.is_mark(first - 1, '(');
    // `HOÀNG TÂM Theo Tri Thức`
    let capital = |k: usize| view.token(k).is_word() && view.token(k).is_capital();
    let signed = first > view.sentence_start(i) && capital(first) && capital(first - 1);
    if !(role == Role::Byline || bracketed || signed) || view.is_shouted(i) && !bracketed {
        return None;
    }
    let mut end = person::run_end(view, i);
    if end > i + 1 && person::opens_clause(view, end - 1) {
        end -= 1;
    }
    let closed = end >= view.sentence_end(i)
        || [')', ',', '/', '.', '-'].iter().any(|&m| view.is_mark(end, m))
        || signed;
    let other = phrases.organization(i).is_some_and(|o| o.end >= end)
        || phrases.title(i).is_some()
        || view.longest(i, ClassSet::of(&[Class::Person])).is_some()
        || person::kinh_name(view, i)
            .is_some_and(|n| n.confidence >= if role == Role::Byline { 4 } else { 2 });
    (closed && !other && end - i <= 5).then_some(end)
}

/// Does a capital follow a small letter: `AndroidCentral`?
fn is_camel_case(word: &str) -> bool {
    word.as_bytes().windows(2).any(|w| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase())
}

/// The end of an outlet's tag: a code of capitals, or a known outlet, perhaps with `Online`.
fn tag_end(view: View, i: usize, limit: usize) -> Option<usize> {
    const OUTLETS: ClassSet = ClassSet::of(&[Class::OrgSite, Class::OrgName]);
    let known = view.longest(i, OUTLETS).map(|h| h.end as usize);
    // `II- Giải quyết tố cáo`: the number of a part.
    let roman = || view.word(i).bytes().all(|c| matches!(c, b'I' | b'V' | b'X'));
    let code = view.is_code(i) && !view.has(i, Class::BylineTail) && !roman();
    let mut end = known.or(code.then_some(i + 1))?;
    if view.is_mark(end, '&') && view.get(end + 1).is_some_and(|t| t.shape == Shape::Upper) {
        end += 2;
    }
    while end < limit {
        let online = view.is_any(end, &words!["online", "news", "plus"]);
        let domain = view.is_mark(end, '.') && view.is_any(end + 1, &words!["vn", "com", "net"]);
        if online {
            end += 1;
        } else if domain {
            end += 2;
        } else if view.token(end).is_number() && view.token(end).touches() {
            end += 1;
        } else {
            break;
        }
    }
    Some(end)
}
