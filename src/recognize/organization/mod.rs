//! Organizations: a head (`Sở`, `Công ty cổ phần`), then fields of work, capitalised names, levels,
//! places and parent bodies, up to the first word that cannot belong to a name.

mod again;
mod codes;
mod growth;
mod lists;
mod tailed;

use super::rules::{self, Rule};
use super::{Candidate, Detail, Phrase, Phrases, person, place};
use crate::document::Kind;
use crate::lexicon::Hit;
use crate::lexicon::class::{Class, ClassSet};
use crate::sheet::View;
use crate::text::token::{Gap, Shape};
use crate::text::{word, words};
use again::{
    abbreviates_tail, alias, name_with_field, own_name, repeated, spelled_out, strange_name,
};
use codes::{
    code_after, coded_after_title, is_stock_code, listed_shares, police_rooms, tells_of_shares,
};
use lists::{deputies, keepers, listed_by_place, listed_fields, listed_names};
pub(super) use tailed::may_be_tailed;
use tailed::{is_home_branch, tailed};

/// What every organization without a company's tail begins with.
pub(super) const HEADS: ClassSet = ClassSet::of(&[
    Class::OrgHead,
    Class::OrgHeadProper,
    Class::OrgHeadWeak,
    Class::OrgLevelHead,
    Class::OrgAlone,
    Class::OrgName,
]);

const LEVELS: ClassSet = ClassSet::of(&[Class::OrgLevel]);

const FIELDS: ClassSet = ClassSet::of(&[Class::OrgField, Class::OrgCode]);

const WORDS: ClassSet = ClassSet::of(&[Class::OrgWord]);

const TITLES: ClassSet =
    ClassSet::of(&[Class::Post, Class::Rank, Class::TitlePre, Class::Degree, Class::Honour]);

/// The organization that may begin at token `i`.
pub(super) fn at(view: View, phrases: &Phrases, i: usize) -> Option<Phrase> {
    // `50MB`: a unit.
    if i > 0 && view.token(i).touches() && view.token(i - 1).is_number() {
        return None;
    }
    if !view.begins(i, HEADS) {
        return tailed(view, phrases, i);
    }
    // `Hải Phòng | tổ chức`: no head inside a known place.
    let before = i > view.sentence_start(i) && view.is_capital(i) && view.is_capital(i - 1);
    let province = ClassSet::of(&[Class::Province]);
    if before && view.longest(i - 1, province).is_some_and(|h| h.end as usize > i) {
        return None;
    }
    let limit = view.sentence_end(i);
    let mut best: Option<Phrase> = None;
    let mut tried = 0;
    for hit in view.sheet.matches.at(i).rev() {
        if !HEADS.has(hit.class) || hit.end as usize > limit || tried >= 4 {
            continue;
        }
        tried += 1;
        let head_length = hit.end as usize - i;
        // `Theo TTXVN/Vietnam+`
        let outlet = hit.class == Class::OrgName && view.value(hit) == "media";
        if !outlet && is_inside_head(view, i, hit.end as usize) || is_inside_name(view, i, &hit) {
            continue;
        }
        // `Chi cục phó | Chi cục Thủy lợi`: a post.
        if view.is_any(hit.end as usize, &words!["phó", "trưởng"])
            && view.token(hit.end as usize).shape == Shape::Lower
        {
            continue;
        }
        // `Đề nghị | Viện Hải dương học`
        let across = view.token(i).shape == Shape::Lower && view.is_capital(i + 1);
        if across && view.is_any(i, &words!["nghị", "hội"]) && view.ends_compound(i, 1) {
            continue;
        }
        // `theo học Đại học Dongguk`, `chuyên viên chính Vụ Khoa học`: the capital begins a name,
        // though `học đại học` and `chính vụ` are phrases.
        let proper = hit.class == Class::OrgHeadProper && head_length == 1;
        let capital = || {
            view.token(i).shape == Shape::Title
                && (view.value(hit) == "school" || proper)
                && i > view.sentence_start(i)
                && view.token(i - 1).shape == Shape::Lower
                && !view.is_shouted(i)
        };
        // `các cơ | sở y tế tư nhân`, `cán | bộ y tế`: the end of a word.
        // `từ | trường Trần Phú`, though `từ trường` is a word
        let from_school = view.is(i, word!("trường"))
            && view.is_behind(i, &words!["từ"])
            && view.is_capital(i + 1);
        let last =
            || view.is_any(i, &words!["sở", "bộ", "vụ", "cục", "hội", "phòng", "đài", "ban"]);
        if view.token(i).shape == Shape::Lower && last() && view.compound_ends(i + 1) {
            continue;
        }
        if head_length <= 2
            && (view.begins_compound(i, head_length)
                || view.ends_compound(i, head_length) && !capital() && !from_school)
        {
            continue;
        }
        let found = growth::from_head(view, phrases, i, hit);
        if let Some(p) = found
            && best.is_none_or(|b| p.end > b.end || p.end == b.end && p.rule.weight > b.rule.weight)
        {
            best = Some(p);
        }
    }
    // `Trường Sa` is a place, and no school `Sa`.
    if let (Some(b), Some(p)) = (best, phrases.place(i)) {
        let known = |end: usize| {
            view.longest(i, ClassSet::of(&[Class::OrgName])).is_some_and(|h| h.end as usize == end)
        };
        let inside = view.longest(i, ClassSet::of(&[Class::Region, Class::Country]));
        let inside = inside.is_some() && !known(b.end);
        let seat =
            place::is_seat(view, i, p.end) && p.end == b.end && !place::stands_where(view, i);
        if place::is_known(&p) && p.end >= b.end && !seat || inside {
            return None;
        }
    }
    match (best, tailed(view, phrases, i)) {
        (Some(b), Some(t)) => Some(if t.end > b.end { t } else { b }),
        (b, t) => b.or(t),
    }
}

/// Is a known name the end of a person's: the `Hồng Quân` of `Đỗ Hồng Quân`?
fn is_inside_name(view: View, i: usize, hit: &Hit) -> bool {
    matches!(hit.class, Class::OrgName | Class::OrgAlone)
        && i > view.sentence_start(i)
        && view.is_capital(i - 1)
        && view.token(i).gap == Gap::Space
        && person::kinh_name(view, i - 1).is_some_and(|n| n.end == hit.end as usize)
}

/// Do the tokens stand inside a longer head that begins before them: the `đoàn` of `Sư đoàn`,
/// the `công ty` of `Tổng công ty`? Or touch a dash of a document's number (`QĐ-UBND`)?
fn is_inside_head(view: View, start: usize, end: usize) -> bool {
    let sentence = view.sentence_start(start);
    if start > sentence
        && view.token(start).touches()
        && (view.is_mark(start - 1, '-') || view.is_mark(start - 1, '/'))
        && view.get(start.wrapping_sub(2)).is_some_and(|t| t.shape == Shape::Upper)
    {
        return true;
    }
    if view.token(start).is_capital() && !view.is_shouted(start) {
        return false;
    }
    let from = start.saturating_sub(3).max(sentence);
    (from..start).any(|k| {
        let reaches =
            |h: Hit| HEADS.has(h.class) && h.end as usize >= end && h.class != Class::OrgName;
        view.begins(k, HEADS) && view.sheet.matches.at(k).any(reaches) && !view.ends_compound(k, 1)
    })
}

/// Is it the number of the next item of a list in one line: `1 – Tập đoàn Viễn thông Quân đội | 2 –`?
fn is_list_number(view: View, i: usize) -> bool {
    /// Tokens in which the item before begins.
    const FARTHEST: usize = 24;
    let number = |k: usize| view.word(k).parse::<u32>().ok();
    let spaced = |k: usize| view.is_mark(k, '-') && !view.token(k).touches();
    let Some(before) = number(i).filter(|&n| n > 1).map(|n| n - 1) else { return false };
    let from = i.saturating_sub(FARTHEST).max(view.sentence_start(i));
    spaced(i + 1) && (from..i).any(|k| number(k) == Some(before) && spaced(k + 1))
}

/// Are they bodies of several levels, or of none, and so no body: `HĐND các cấp`, `HĐND | hai cấp`, `UBND
/// cấp xã`?
fn names_all_levels(view: View, i: usize, end: usize) -> bool {
    let numbered = view.is(end + 1, word!("cấp")) && view.is_any(end, &words!["hai", "ba"]);
    if numbered || end < i + 2 {
        return numbered;
    }
    let level = view.is_any(end - 1, &words!["xã", "phường", "huyện", "tỉnh"])
        && view.token(end - 1).shape == Shape::Lower;
    view.is(end - 1, word!("cấp")) && view.is(end - 2, word!("các"))
        || view.is(end - 2, word!("cấp")) && level
}

/// Is it whichever body is nearest, alone or one of several: `cơ quan Công an, VKSND hoặc UBND | nơi gần
/// nhất`?
fn is_nearest(view: View, phrases: &Phrases, mut end: usize) -> bool {
    const MOST: usize = 4;
    for _ in 0..MOST {
        let next = end + usize::from(view.is(end, word!("nơi")));
        if view.is(next, word!("gần")) && view.is(next + 1, word!("nhất")) {
            return true;
        }
        let joined = view.is_mark(end, ',') || view.is(end, word!("hoặc"));
        match phrases.organization(end + 1).filter(|_| joined) {
            Some(next) => end = next.end,
            None => return false,
        }
    }
    false
}

/// Proposes the organizations of a text.
pub(super) fn propose(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    let mut names = Vec::new();
    let mut aliases: Vec<(u32, &'static str)> = Vec::new();
    let mut codes: Vec<u32> = Vec::new();
    let shares = std::cell::OnceCell::new();
    let of_shares = || *shares.get_or_init(|| tells_of_shares(view));
    in_lists(view, phrases, out);
    for i in view.capitals_where(|i| view.is_code(i)) {
        if let Some(end) = coded_after_title(view, phrases, i) {
            push(i, end, rules::ORG_CODE_AFTER_TITLE, "other", out);
        }
    }
    for i in view.openings() {
        let Some(p) = phrases.organization(i) else { continue };
        if names_all_levels(view, i, p.end)
            || is_nearest(view, phrases, p.end)
            || listed_names(view, i, &p, out)
        {
            continue;
        }
        push(i, p.end, p.rule, p.type_name, out);
        if let Some(name) = strange_name(view, phrases, i, &p) {
            names.push((name..name + 1, p.type_name));
        }
        if p.rule == rules::ORG_TAILED && p.end == i + 3 && is_home_branch(view, i) {
            names.push((i..i + 1, p.type_name));
        }
        if let Some((start, end)) = own_name(view, phrases, i, &p) {
            names.push((start..end, p.type_name));
            if let Some(field) = name_with_field(view, i, start) {
                names.push((field..end, p.type_name));
            }
        }
        if let Some(end) = code_after(view, p.end) {
            push(p.end + 1, end, rules::ORG_UNIT_CODE, p.type_name, out);
        }
        if let Some(end) = alias(view, phrases, p.end).filter(|_| !abbreviates_tail(view, p.end)) {
            if is_stock_code(view, &p, end) && of_shares() {
                codes.push(view.token(p.end + 1).hash);
                continue;
            }
            push(p.end + 1, end, rules::ORG_ALIAS, p.type_name, out);
            if end - p.end == 2 {
                aliases.push((view.token(p.end + 1).hash, p.type_name));
            }
        }
    }
    police_rooms(view, phrases, out);
    listed_shares(view, out);
    repeated(view, names, out);
    spelled_out(view, phrases, of_shares, out);
    aliases.sort_unstable();
    aliases.dedup_by_key(|a| a.0);
    codes.sort_unstable();
    codes.dedup();
    if aliases.is_empty() && codes.is_empty() {
        return;
    }
    for i in view.capitals() {
        let t = view.token(i);
        if t.len() < 3 {
            continue;
        }
        if codes.binary_search(&t.hash).is_ok() {
            let rule = rules::NOTHING_NAMED;
            out.push(Candidate::new(None::<Kind>, i..i + 1, rule, Detail::None));
        } else if let Ok(n) = aliases.binary_search_by_key(&t.hash, |a| a.0) {
            push(i, i + 1, rules::ORG_ALIAS_AGAIN, aliases[n].1, out);
        }
    }
}

/// Proposes bodies in lists whose head stands once.
fn in_lists(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    for i in view.openings_of(HEADS) {
        listed_fields(view, i, out);
        listed_by_place(view, i, out);
    }
    if view.may_speak_of(&words!["lưu"]) {
        view.openings().for_each(|i| keepers(view, i, out));
    }
    if view.may_speak_of(&words!["đoàn"]) {
        for i in view.openings() {
            if let Some(end) = deputies(view, phrases, i) {
                push(i - 1, end, rules::ORG_DEPUTIES, "state", out);
            }
        }
    }
}

pub(super) fn push(
    start: usize,
    end: usize,
    rule: Rule,
    type_name: &'static str,
    out: &mut Vec<Candidate>,
) {
    out.push(Candidate::new(Kind::Organization, start..end, rule, Detail::Type(type_name)));
}
