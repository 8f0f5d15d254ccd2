//! Documents: a type and a number (`Quyết định số 877/QĐ-TTg`), a law by its name
//! (`Luật Đất đai năm 2013`), a treaty, a party resolution (`Nghị quyết Trung ương 4 khóa XII`).

use super::rules::{self, Rule};
use super::{Candidate, Detail, Phrases};
use crate::document::Kind;
use crate::lexicon::Hit;
use crate::lexicon::class::{Class, ClassSet};
use crate::lexicon::lists;
use crate::sheet::View;
use crate::text::token::{Gap, Shape, Word};
use crate::text::{word, words};

const TYPES: ClassSet = ClassSet::of(&[Class::DocType, Class::DocBare]);
const LAWS: ClassSet = ClassSet::of(&[Class::LawHead]);
const FIELDS: ClassSet = ClassSet::of(&[Class::LawField]);
/// What names of treaties are made of.
const WORDS: ClassSet = ClassSet::of(&[Class::OrgWord, Class::OrgField]);
const WHOLE: ClassSet = ClassSet::of(&[Class::Treaty, Class::DocAbbr, Class::DocNamed]);

/// What every document begins with.
pub(super) const BEGINS: ClassSet = TYPES.or(LAWS).or(WHOLE).or(CODES);
const CODES: ClassSet = ClassSet::of(&[Class::DocCode]);

/// Proposes the documents of a text.
pub(super) fn propose(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    for sentence in &view.sheet.sentences {
        if let Some(end) = letterhead(view, sentence.tokens.start) {
            let span = sentence.tokens.start..end;
            out.push(Candidate::new(Kind::Document, span, rules::DOCUMENT_NUMBER, Detail::None));
        }
    }
    for i in view.openings_of(BEGINS) {
        let found = [
            whole(view, phrases, i),
            numbered(view, i),
            party_resolution(view, phrases, i),
            law(view, phrases, i),
            standard(view, i),
            issued(view, i),
        ];
        for (end, rule) in found.into_iter().flatten() {
            out.push(Candidate::new(Kind::Document, i..end, rule, Detail::None));
        }
    }
}

/// The number at the head of a letter, on a line of its own: `Số: 3955/BYT-DP`.
fn letterhead(view: View, i: usize) -> Option<usize> {
    if !view.token(i).begins_line() || !view.is(i, word!("số")) || !view.is_mark(i + 1, ':') {
        return None;
    }
    let limit = view.sentence_end(i);
    let (end, has_code) = (i + 2 < limit).then(|| number(view, i + 2, limit))??;
    (has_code && end == limit).then_some(end)
}

/// The longest field of a document before its number, in tokens.
const LONGEST_FIELD: usize = 8;

type Found = Option<(usize, Rule)>;

fn whole(view: View, phrases: &Phrases, i: usize) -> Found {
    let hit = view.longest(i, WHOLE)?;
    let end = hit.end as usize;
    let end = if hit.class == Class::Treaty { with_parties(view, phrases, end) } else { end };
    let end = amended(view, with_year(view, end));
    // `tàu HP-4826`: a registration.
    let registered = hit.class == Class::DocAbbr
        && view.is_mark(end, '-')
        && view.get(end + 1).is_some_and(|t| t.touches() && t.is_number());
    if registered || hit.class == Class::DocAbbr && is_alias_of_body(view, phrases, i) {
        return None;
    }
    Some((end, rules::DOCUMENT_KNOWN))
}

/// Is a short name in brackets that of the body before it and no treaty's: `Bộ Thương mại Mỹ
/// (DOC)`?
fn is_alias_of_body(view: View, phrases: &Phrases, i: usize) -> bool {
    /// In tokens; names of treaties and bodies are shorter.
    const FARTHEST: usize = 16;
    if i == view.sentence_start(i) || !view.is_mark(i - 1, '(') {
        return false;
    }
    let mut before = i.saturating_sub(FARTHEST).max(view.sentence_start(i))..i - 1;
    let body = |k: usize| phrases.organization(k).is_some_and(|o| o.end == i - 1);
    !before.clone().any(|k| view.begins(k, ClassSet(LAWS.0 | WHOLE.0))) && before.any(body)
}

/// A type, perhaps `số`, and a number.
fn numbered(view: View, i: usize) -> Found {
    let hit = view.longest(i, TYPES)?;
    let limit = view.sentence_end(i);
    let mut k = hit.end as usize;
    let mut said_number = false;
    while k < limit && (view.is(k, word!("số")) || view.is_mark(k, ':')) {
        said_number |= view.is(k, word!("số"));
        k += 1;
    }
    // `Quyết định khởi tố vụ án hình sự số 47/QĐ-CSĐT`
    let small = |k: &usize| view.follows(*k) && view.token(*k).shape == Shape::Lower;
    let field = (k..limit.min(k + LONGEST_FIELD)).take_while(small);
    let said = field.filter(|_| !said_number).find(|&k| view.is(k, word!("số")));
    let far = said.filter(|&s| s > k && view.get(s + 1).is_some_and(|t| t.is_number()));
    if let Some(far) = far.filter(|&far| far + 1 < limit) {
        let (end, has_code) = number(view, far + 1, limit)?;
        // `thông tư hướng dẫn số 21 của Bộ`, `nghị định mới số 12`
        let told = || far <= k + 2 && is_ordinance(view, hit) && is_closed(view, end);
        return (has_code || told()).then_some((end, rules::DOCUMENT_NUMBER));
    }
    if k >= limit {
        return None;
    }
    let (end, has_code) = number(view, k, limit)?;
    let capital = view.token(i).is_capital();
    let cited = k == hit.end as usize && is_cited_by_number(view, hit, end);
    (has_code || said_number && capital || cited).then_some((end, rules::DOCUMENT_NUMBER))
}

/// Is a number without a code, as of documents that many know, the document's own and counts
/// nothing: `Nghị định 100 phạt nặng`, `chỉ thị 16 của Thủ tướng`, but `quyết định 3 vấn đề`?
fn is_cited_by_number(view: View, kind: Hit, end: usize) -> bool {
    const COUNTED: ClassSet = ClassSet::of(&[Class::Counted]);
    /// What documents do, and nothing that is counted is called by.
    const RULES: [[Word; 2]; 9] = [
        words!["hướng", "dẫn"],
        words!["quy", "định"],
        words!["yêu", "cầu"],
        words!["sửa", "đổi"],
        words!["thay", "thế"],
        words!["cho", "phép"],
        words!["ban", "hành"],
        words!["có", "hiệu"],
        words!["hết", "hiệu"],
    ];
    let (start, at) = (kind.start as usize, kind.end as usize);
    let known = is_ordinance(view, kind) && end <= at + 2;
    let figures = view.token(at).len();
    if !known || at > start + 2 || figures > 4 || view.is_shouted(start) {
        return false;
    }
    let closed = is_closed(view, end)
        || RULES.iter().any(|&[verb, rest]| view.is(end, verb) && view.is(end + 1, rest));
    let joint = [',', '.', '-', '/', ':'].iter().any(|&m| view.is_mark(end, m));
    let figure_goes_on = joint && view.get(end + 1).is_some_and(|t| t.touches() && t.is_number());
    if figure_goes_on {
        return false;
    }
    let of_year = view.is(end, word!("năm")) && view.get(end + 1).is_some_and(|t| t.len() == 4);
    let told = view.is_capital(start) && figures >= 2 && view.longest(end, COUNTED).is_none();
    closed || of_year || told
}

/// Is it of the kinds that are often called by a bare number?
fn is_ordinance(view: View, kind: Hit) -> bool {
    let code = view.longest(kind.start as usize, ClassSet::of(&[Class::DocType]));
    matches!(code.map(|h| view.value(h)), Some("NQ" | "NĐ" | "TT" | "CT" | "QĐ"))
}

/// Does what stands behind a bare number end it or go on from it?
fn is_closed(view: View, end: usize) -> bool {
    const GO_ON: [Word; 8] = words!["của", "về", "ngày", "và", "hoặc", "hay", "do", "thì"];
    !view.follows(end)
        || !view.token(end).is_word() && !view.token(end).is_number() && !view.is_mark(end, '%')
        || view.is_any(end, &GO_ON)
}

/// A document number: digits and code parts that touch. Says whether a code is in it.
fn number(view: View, start: usize, limit: usize) -> Option<(usize, bool)> {
    let first = view.token(start);
    if !first.is_number() || first.gap > Gap::Line {
        return None;
    }
    let mut k = start + 1;
    let mut code = false;
    while k < limit {
        let t = view.token(k);
        let joint =
            t.is_mark('/') || t.is_mark('-') || t.is_mark('.') || t.is_mark('&') || t.is_mark('_');
        if t.touches() && joint {
            let next = view.get(k + 1).filter(|_| k + 1 < limit);
            match next {
                Some(n) if n.touches() && (n.is_number() || n.is_word() && n.is_capital()) => {
                    code |= n.is_word();
                    k += 2;
                }
                // `23 -NQ/TW`, `12/ QĐ-UBND`: a space slipped in.
                Some(n) if n.is_word() && n.shape == Shape::Upper && t.is_mark('/') => {
                    code = true;
                    k += 2;
                }
                _ => break,
            }
        } else if t.touches() && (t.is_word() || t.is_number()) {
            code |= t.is_word() && t.is_capital();
            k += 1;
        } else if (t.is_mark('/') || t.is_mark('-'))
            && t.gap == Gap::Space
            && view.get(k + 1).is_some_and(|n| n.shape == Shape::Upper && n.len() > 1)
            && k + 1 < limit
            && view.get(k + 2).is_some_and(|n| n.touches() && (n.is_mark('-') || n.is_mark('/')))
        {
            code = true;
            k += 2;
        } else {
            break;
        }
    }
    Some((k, code))
}

/// `Nghị quyết Trung ương 4 khóa XII`, `Nghị quyết Đại hội XIII`, `Nghị quyết Đại hội Đảng bộ tỉnh
/// lần thứ XX`.
fn party_resolution(view: View, phrases: &Phrases, i: usize) -> Found {
    let hit = view.longest(i, TYPES)?;
    if !view.is(i, word!("nghị")) || !view.is(i + 1, word!("quyết")) || !view.token(i).is_capital()
    {
        return None;
    }
    let limit = view.sentence_end(i);
    let mut k = hit.end as usize;
    while k < limit {
        let branch = view.is(k, word!("đảng")) && view.is(k + 1, word!("bộ"));
        let branch = phrases.organization(k).filter(|o| branch && o.end > k + 2);
        if let Some(branch) = branch {
            k = branch.end;
        } else if view.is_any(k, &lists::PARTY_MEETINGS) {
            k += 1;
        } else {
            break;
        }
    }
    if view.is(k, word!("t")) && view.is_mark(k + 1, '.') && view.is(k + 2, word!("ư")) {
        k += 3;
    }
    if k == hit.end as usize || k >= limit {
        return None;
    }
    let t = view.token(k);
    let counted = t.is_number() || t.shape == Shape::Upper && is_roman(view.word(k));
    if !counted {
        return None;
    }
    let mut end = k + 1;
    let bracket = view.is_mark(end, '(');
    let at = if bracket { end + 1 } else { end };
    if view.is_any(at, &words!["khóa", "khoá"]) && at + 1 < limit {
        end = at + 2;
        if bracket && view.is_mark(end, ')') {
            end += 1;
        }
    }
    Some((end, rules::DOCUMENT_PARTY))
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L'))
}

/// A technical standard by its number: `QCVN 72:2013/BGTVT`, `TCVN 5574:2018`.
fn standard(view: View, i: usize) -> Found {
    let code = view.longest(i, CODES).filter(|h| view.value(*h) == "standard")?;
    let number = code.end as usize;
    let limit = view.sentence_end(i);
    let figures = |k: usize| k < limit && view.get(k).is_some_and(|t| t.is_number());
    if !figures(number) || view.token(number).gap > Gap::Space {
        return None;
    }
    let joint = |k: usize| [':', '-', '/', '.'].iter().any(|&m| view.is_mark(k, m));
    let part = |k: usize| view.token(k).is_number() || view.token(k).shape == Shape::Upper;
    let mut end = number + 1;
    while end + 1 < limit && joint(end) && view.token(end).touches() {
        if !view.token(end + 1).touches() || !part(end + 1) {
            break;
        }
        end += 2;
    }
    Some((end, rules::DOCUMENT_NUMBER))
}

/// What a numbered document puts in force, by its name: `Quy chế về quản lý khu bay` ban hành kèm theo
/// `Quyết định số 12/QĐ-BGTVT`.
fn issued(view: View, i: usize) -> Found {
    /// In tokens; longer than most.
    const FARTHEST: usize = 40;
    let named = view.is(i, word!("quy"))
        && view.is_any(i + 1, &words!["chế", "định", "trình", "tắc"])
        || view.is(i, word!("điều")) && view.is(i + 1, word!("lệ"))
        || view.is(i, word!("nội")) && view.is(i + 1, word!("quy"));
    if !named || !view.is_capital(i) {
        return None;
    }
    let most = view.sentence_end(i).min(i + FARTHEST);
    // `Quy trình mới, | ông An cho biết, ban hành ...`, `Quy chế | do trường ban hành`
    let other = |k: usize| view.is(k, word!("do")) || view.has(k, Class::Honorific);
    let plain = |k: &usize| (view.token(*k).is_word() || view.is_mark(*k, ',')) && !other(*k);
    let in_force = |k: usize| {
        view.is(k, word!("ban"))
            && view.is(k + 1, word!("hành"))
            && view.is(k + 2, word!("kèm"))
            && view.is_capital(k + 4)
    };
    let end = (i + 3..most).take_while(plain).find(|&k| in_force(k))?;
    let end = end - usize::from(view.is(end - 1, word!("được")) || view.is_mark(end - 1, ','));
    (end > i + 2).then_some((end, rules::DOCUMENT_LAW_NAME))
}

/// A law by its name.
fn law(view: View, phrases: &Phrases, i: usize) -> Found {
    let hit = view.longest(i, LAWS)?;
    let limit = view.sentence_end(i);
    let head_end = hit.end as usize;
    // `bộ luật Hình sự`
    let field = view.longest(head_end, FIELDS).filter(|_| view.is_capital(head_end));
    if !view.token(i).is_capital() && field.is_none() {
        return None;
    }
    // `Luật số 81/2025/QH15`
    if view.is(head_end, word!("số")) && head_end + 1 < limit {
        let end = numbered_behind(view, head_end, limit)?;
        return Some((end, rules::DOCUMENT_LAW_NUMBER));
    }
    if view.is_any(i, &words!["hiến"]) {
        let end = amended(view, with_year(view, with_country(view, phrases, head_end)));
        return Some((end, rules::DOCUMENT_CONSTITUTION));
    }
    if head_end >= limit || view.token(head_end).gap > Gap::Line {
        return None;
    }
    if let Some(field) = view.longest(head_end, FIELDS) {
        let end = with_country(view, phrases, field.end as usize);
        if let Some(end) = numbered_behind(view, end, limit) {
            return Some((end, rules::DOCUMENT_LAW_NUMBER));
        }
        // `Bộ luật Hình sự năm 2015 (sửa đổi, bổ sung năm 2017)`
        let end = amended(view, with_year(view, amended(view, end)));
        return Some((end, rules::DOCUMENT_LAW_FIELD));
    }
    let treaty = view.is_any(i, &words!["công", "hiệp", "nghị"]);
    let end = if treaty {
        let end = with_parties(view, phrases, treaty_name(view, phrases, head_end, limit)?);
        with_second_party(view, phrases, end)
    } else if view.is(i, word!("thỏa")) && !view.is_capital(head_end) {
        agreement(view, phrases, head_end, limit).filter(|_| !view.opens_sentence(i))?
    } else {
        law_name(view, head_end, limit)?
    };
    if let Some(end) = numbered_behind(view, end, limit) {
        return Some((end, rules::DOCUMENT_LAW_NUMBER));
    }
    Some((with_year(view, amended(view, end)), rules::DOCUMENT_LAW_NAME))
}

/// The end of the number behind a law's name, which ends it: `Luật Đất đai số 31/2024/QH15`.
fn numbered_behind(view: View, end: usize, limit: usize) -> Option<usize> {
    if !view.is(end, word!("số")) || end + 1 >= limit {
        return None;
    }
    let start = end + 1;
    let (end, code) = number(view, start, limit)?;
    // `Luật Tín thác quốc gia số 27.668`
    let long = view.token(start).len() > 4 || end > start + 1;
    (code || long).then_some(end)
}

/// The name of a law that no list has: a capital, then words in small letters that occur in names.
fn law_name(view: View, start: usize, limit: usize) -> Option<usize> {
    /// In tokens; longer than any.
    const LONGEST: usize = 60;
    let limit = limit.min(start + LONGEST);
    if !view.is_capital(start) {
        return None;
    }
    let mut k = start + 1;
    while k < limit && view.token(k).gap <= Gap::Line {
        if view.is_capital(k) {
            k += 1;
            continue;
        }
        let words = ClassSet::of(&[Class::OrgWord, Class::OrgField]);
        let at = if view.is_mark(k, ',') || view.is(k, word!("và")) { k + 1 } else { k };
        match view.longest(at, words) {
            Some(h) if at < limit && !(at > k && view.value(h) == "verb") => {
                let verb_first = view.value(h) == "verb" && at == k && k > start + 2;
                // `Điều lệ Đảng | quy định`
                let ruled = view.is(start, word!("đảng")) && k == start + 1;
                if verb_first || ruled {
                    break;
                }
                k = h.end as usize;
            }
            _ => break,
        }
    }
    Some(k)
}

/// `Thỏa thuận đối tác chiến lược về thích ứng với biến đổi khí hậu`: small words, and what it is about.
fn agreement(view: View, phrases: &Phrases, start: usize, limit: usize) -> Option<usize> {
    /// Words before `về`.
    const MOST: usize = 6;
    let small = |k: &usize| view.follows(*k) && view.token(*k).shape == Shape::Lower;
    let mut before = (start..limit.min(start + MOST)).take_while(small);
    let about = before.find(|&k| view.is(k, word!("về"))).filter(|&k| k > start)? + 1;
    words_end(view, about, limit).max(about_end(view, phrases, about, limit))
}

/// `Công ước của Liên Hợp Quốc về Luật Biển`, `Hiệp định Giơ-ne-vơ`.
fn treaty_name(view: View, phrases: &Phrases, start: usize, limit: usize) -> Option<usize> {
    let mut k = start;
    if view.is(k, word!("của")) {
        k = phrases.organization(k + 1)?.end;
    } else if let Some(o) = phrases.organization(k) {
        k = o.end;
    } else if let Some(p) = phrases.place(k) {
        k = p.end;
    } else {
        while k < limit && (view.is_capital(k) || k > start && view.is_mark(k, '-')) {
            k = word_end(view, k, limit);
        }
        // `Hiệp định Hợp tác | nghề cá`
        let worded = k > start && view.token(k - 1).shape == Shape::Lower;
        while worded && let Some(next) = further_word(view, k, limit) {
            k = next;
        }
    }
    if view.is(k, word!("về")) && k + 1 < limit {
        let about = view.longest(k + 1, FIELDS).map(|h| h.end as usize);
        let law = view.longest(k + 1, LAWS).map(|h| {
            let at = h.end as usize;
            view.longest(at, FIELDS).map_or(at + 1, |f| f.end as usize)
        });
        let words = words_end(view, k + 1, limit).max(about_end(view, phrases, k + 1, limit));
        k = law.or(about).or(words)?;
    }
    (k > start).then_some(k)
}

/// The end of the word that begins with a capital: `Vận tải`.
fn word_end(view: View, i: usize, limit: usize) -> usize {
    let small = || view.follows(i + 1) && view.token(i + 1).shape == Shape::Lower;
    if !small() || i + 1 >= limit {
        return i + 1;
    }
    // `Hiệp định Đối tác`: a syllable with a capital begins a word, though no list has it.
    const OTHER: ClassSet = ClassSet::of(&[Class::OrgStop, Class::OrgLink]);
    let syllable = view.is_vietnamese(i) && !view.begins(i + 1, OTHER);
    let word = view.longest(i, WORDS).filter(|h| h.end as usize <= limit);
    word.map_or(i + 1, |h| h.end as usize).max(i + 1 + usize::from(syllable))
}

/// The end of a further word in small letters that is no verb.
fn further_word(view: View, i: usize, limit: usize) -> Option<usize> {
    const STOPS: ClassSet = ClassSet::of(&[Class::OrgStop]);
    let word = view.longest(i, WORDS).filter(|h| i < limit && h.end as usize > i + 1)?;
    let verb = view.value(word) == "verb" || view.longest(i, STOPS).is_some();
    (view.follows(i) && !verb).then_some(word.end as usize)
}

/// Where what a treaty is about ends, though no list has its words, if a mark, its year, its parties or
/// the predicate close it: `về | các biện pháp tự vệ.`
fn about_end(view: View, phrases: &Phrases, start: usize, limit: usize) -> Option<usize> {
    /// In tokens; longer than most.
    const FARTHEST: usize = 16;
    const STOPS: ClassSet = ClassSet::of(&[Class::OrgStop]);
    let stops = |k: usize| view.longest(k, STOPS).is_some_and(|s| view.value(s) != "soft");
    let dated =
        |k: usize| view.is(k, word!("năm")) && view.get(k + 1).is_some_and(|t| t.is_number());
    let inside = |k: usize| {
        let t = view.token(k);
        let small = t.is_word() && t.shape == Shape::Lower && t.gap <= Gap::Line;
        small && (!stops(k) || view.is_any(k, &words!["trên", "trong", "với"])) && !dated(k)
    };
    let most = limit.min(start + FARTHEST);
    let end = (start..most).find(|&k| !inside(k)).unwrap_or(most);
    let closed = end == limit
        || end < most
            && (!view.token(end).is_word()
                || dated(end)
                || stops(end)
                || phrases.place(end).is_some_and(|p| p.type_name == "country"));
    (closed && end > start).then_some(end)
}

fn words_end(view: View, start: usize, limit: usize) -> Option<usize> {
    let words = ClassSet::of(&[Class::OrgWord, Class::OrgField]);
    // `Hiệp định về | các biện pháp tự vệ`
    let start = start + usize::from(view.is(start, word!("các")));
    let mut k = start;
    while k < limit {
        if view.is_capital(k) {
            k += 1;
        } else if let Some(h) = view.longest(k, words) {
            k = h.end as usize;
        } else if view.is_any(k, &words!["và", "trên"])
            && k > start
            && view.longest(k + 1, words).is_some()
        {
            k += 1;
        } else {
            break;
        }
    }
    (k > start).then_some(k.min(limit))
}

/// The country whose law it is: `Bộ luật Hình sự Thụy Sĩ`.
fn with_country(view: View, phrases: &Phrases, i: usize) -> usize {
    let country = phrases.place(i).filter(|p| p.type_name == "country" && view.follows(i));
    country.filter(|p| !view.is_mark(p.end, '-')).map_or(i, |p| p.end)
}

/// The two that have made a treaty: `Hiệp ước phòng thủ chung Mỹ - Hàn`, `... Việt Nam - EU`.
fn with_parties(view: View, phrases: &Phrases, i: usize) -> usize {
    let country = |k: usize| phrases.place(k).filter(|p| p.type_name == "country");
    let Some(first) = country(i).filter(|p| view.follows(i) && view.is_mark(p.end, '-')) else {
        return i;
    };
    let second = first.end + 1;
    let body = || phrases.organization(second).filter(|_| view.is_code(second));
    country(second).or_else(body).filter(|_| view.follows(second)).map_or(i, |p| p.end)
}

/// Goes on over a dash from the country that ends a treaty's name to the other party: `Hiệp định
/// Thương mại tự do Hàn Quốc - EU`.
fn with_second_party(view: View, phrases: &Phrases, i: usize) -> usize {
    let country = |k: usize| phrases.place(k).filter(|p| p.type_name == "country");
    let ended = || (i.saturating_sub(3)..i).any(|k| country(k).is_some_and(|p| p.end == i));
    if !view.is_mark(i, '-') || !ended() {
        return i;
    }
    let body = || phrases.organization(i + 1).filter(|_| view.is_code(i + 1));
    country(i + 1).or_else(body).filter(|_| view.follows(i + 1)).map_or(i, |p| p.end)
}

/// `(sửa đổi)`, `sửa đổi, bổ sung` in brackets after a law's name.
fn amended(view: View, i: usize) -> usize {
    if view.is_mark(i, '(')
        && view.is(i + 1, word!("sửa"))
        && view.is(i + 2, word!("đổi"))
        && let Some(close) = (i + 3..i + 12).find(|&k| view.is_mark(k, ')'))
    {
        return close + 1;
    }
    i
}

/// `năm 2013` or a bare year after a law's name.
fn with_year(view: View, i: usize) -> usize {
    let year = |k: usize| {
        view.get(k).is_some_and(|t| {
            t.is_number() && t.len() == 4 && matches!(t.mark, '1' | '2') && t.gap <= Gap::Line
        })
    };
    if view.is(i, word!("năm")) && year(i + 1) {
        i + 2
    } else if year(i) && !view.is_mark(i + 1, '/') {
        i + 1
    } else {
        i
    }
}
