//! Titles: posts with the words that change them, ranks, degrees, honours and callings.

use super::rules::{self, Rule};
use super::{Candidate, Detail, Phrase, Phrases, outlet, person, place};
use crate::document::Kind;
use crate::lexicon::Hit;
use crate::lexicon::class::{Class, ClassSet};
use crate::lexicon::lists;
use crate::sheet::View;
use crate::text::token::{Shape, Word};
use crate::text::{word, words};

const PRE: ClassSet = ClassSet::of(&[Class::TitlePre]);
const HEADS: ClassSet =
    ClassSet::of(&[Class::Post, Class::PostBare, Class::PostWeak, Class::PostAbbr]);
const AFTER: ClassSet = ClassSet::of(&[Class::TitlePost]);
/// What every post begins with.
pub(super) const BEGINS: ClassSet = ClassSet(PRE.0 | HEADS.0);
/// What stands before a name and is a title only there, or beside another title.
pub(super) const BEFORE_NAME: ClassSet =
    ClassSet::of(&[Class::Rank, Class::Degree, Class::Honour, Class::Calling]);

/// A title that may begin at a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Title {
    pub end: usize,
    /// Does a body or place that it belongs to follow at once?
    has_body: bool,
    rule: Rule,
}

/// The post that may begin at token `i`, where an entry of [`BEGINS`] does: modifiers, head,
/// modifiers.
pub(super) fn at(view: View, phrases: &Phrases, i: usize) -> Option<Title> {
    // The `quyền` of `chính quyền Tổng thống Mỹ` changes no post, but `chức vụ | Phó Viện trưởng`.
    let from = i.saturating_sub(2).max(view.sentence_start(i));
    let in_post = || (from..i).any(|k| view.longest(k, HEADS).is_some_and(|h| h.end as usize > i));
    // `thủ | trưởng đơn vị`, `hai bộ | tư lệnh`
    let chief = from < i
        && (view.is(i - 1, word!("thủ")) && view.is(i, word!("trưởng"))
            || view.is(i - 1, word!("bộ")) && view.is(i, word!("tư")));
    if chief || view.ends_compound(i, 1) && !in_post() || is_level_or_seat(view, i) {
        return None;
    }
    let mut best: Option<Title> = None;
    // Where a head may stand: here, or behind one to three modifiers.
    let mut heads = [i; 12];
    let (mut count, mut next) = (1, 0);
    while next < count {
        let at = heads[next];
        let head = view.longest(at, HEADS).filter(|h| {
            !view.begins_compound(at, h.end as usize - at)
                || opens_longer_word(view, h.end as usize)
        });
        let title = head.and_then(|head| complete(view, phrases, i, at, head, at > i));
        if title.is_some_and(|t| best.is_none_or(|b| t.end > b.end)) {
            best = title;
        }
        for hit in view.sheet.matches.at(at).filter(|h| PRE.has(h.class)) {
            let end = hit.end as usize;
            if count < heads.len() && end < view.sentence_end(i) && !heads[..count].contains(&end) {
                heads[count] = end;
                count += 1;
            }
        }
        next += 1;
    }
    best
}

/// Does the post tell a level or a house, and no holder: `cuộc họp cấp | bộ trưởng`, `dinh | tổng thống`,
/// `chế độ | tổng thống`?
fn is_level_or_seat(view: View, i: usize) -> bool {
    const BEFORE: [Word; 4] = words!["cấp", "phủ", "dinh", "độ"];
    const HOLDERS: [Word; 6] = words!["bộ", "thứ", "ngoại", "thủ", "tổng", "thống"];
    view.is_any(i, &HOLDERS)
        && view.is_behind(i, &BEFORE)
        && view.token(i).shape == Shape::Lower
        && (!view.is(i - 1, word!("độ")) || view.is_behind(i - 1, &words!["chế"]))
        && !view.ends_compound(i - 1, 1)
}

/// Does a longer word open behind `giám đốc`, which is no review of a judgment then: `giám đốc | thẩm mỹ
/// viện`, but `giám đốc thẩm`?
fn opens_longer_word(view: View, end: usize) -> bool {
    view.is(end, word!("thẩm")) && person::entry_length(view, end) > 1
}

/// A post from its head on: what follows belongs to it, to its body, or to neither.
fn complete(
    view: View,
    phrases: &Phrases,
    start: usize,
    head_at: usize,
    head: Hit,
    modified: bool,
) -> Option<Title> {
    let mut end = head.end as usize;
    if let Some(body_at) = body_inside(view, phrases, head_at, end) {
        return Some(Title { end: body_at, has_body: true, rule: rules::TITLE_OF_BODY });
    }
    for _ in 0..2 {
        match view.longest(end, AFTER) {
            Some(hit) if !is_taken(view, phrases, end, hit) => end = hit.end as usize,
            _ => break,
        }
    }
    let mut has_body = body_at(view, phrases, end);
    // `Bộ trưởng Đường sắt | Lưu Chí Quân`: no railway.
    let goes_beyond = |field: usize| {
        is_of_state(view, head_at)
            && phrases.organization(end).is_none()
            && phrases.place(end).is_some_and(|p| p.end > field)
    };
    if let Some(field) =
        field(view, phrases, head_at, end).filter(|&field| !has_body || goes_beyond(field))
    {
        end = field;
        has_body = body_at(view, phrases, end);
    }
    let named = person::may_begin(view, phrases, end) || introduces(view, end);
    let capital = view.token(start).is_capital() && !view.is_shouted(start);
    match head.class {
        Class::PostBare if !has_body && !heads_several(view, end) => None,
        Class::PostWeak
            if !(weak_counts(view, head, end, has_body, named, capital || modified)
                || (capital || is_officer(view, end)) && is_apposed(view, start)
                || view.is_capital(start)
                    && !view.opens_sentence(start)
                    && view.token(end - 1).shape == Shape::Lower
                    && !view.is(end - 2, word!("soát"))
                    && is_officer(view, end)
                || view.token(start).is_capital() && is_over_signature(view, start, end)
                || has_body && view.is(head_at, word!("cố")) && is_predicate(view, start)) =>
        {
            None
        }
        Class::PostAbbr if view.is_shouted(head_at) || !(has_body || named) => None,
        Class::PostAbbr if phrases.place(head_at).is_some() => None,
        _ => Some(Title {
            end,
            has_body,
            rule: if view.token(start).is_capital() || has_body {
                rules::TITLE_POST
            } else {
                rules::TITLE_SMALL_POST
            },
        }),
    }
}

/// Do a colon and a name, perhaps behind a form of address, follow: `Thẩm phán: bà Đỗ Thị Kim Dung`,
/// `Thẩm phán - Chủ tọa phiên tòa: ông Lường Văn Chựa`?
fn introduces(view: View, end: usize) -> bool {
    /// Words between the dash and the colon.
    const LONGEST: usize = 5;
    let dash = view.is_mark(end, '-') && !view.token(end).touches();
    let far = || (end + 2..end + 2 + LONGEST).find(|&k| !view.follows(k) || view.is_mark(k, ':'));
    let colon = if dash { far() } else { Some(end) };
    let Some(colon) = colon.filter(|&k| view.is_mark(k, ':')) else { return false };
    let honorific = view.longest(colon + 1, ClassSet::of(&[Class::Honorific]));
    let name = honorific.map_or(colon + 1, |hit| hit.end as usize);
    (view.follows(name) || honorific.is_none())
        && person::kinh_name(view, name).is_some_and(|n| n.confidence >= 4)
}

/// Do several units follow, to each of which the post belongs: `Trưởng | các phòng, ban`?
fn heads_several(view: View, end: usize) -> bool {
    const UNITS: [Word; 9] =
        words!["phòng", "ban", "khoa", "đoàn", "đơn", "trạm", "bộ", "thôn", "khối"];
    view.is(end, word!("các")) && view.is_any(end + 1, &UNITS)
}

/// Is it an officer of justice or control, whose post is no common trade: `Đại úy Hà Thị Mai, | điều tra
/// viên`, `Agnes Moreau, | giám sát viên của ATP`?
fn is_officer(view: View, end: usize) -> bool {
    end >= 2
        && view.is(end - 1, word!("viên"))
        && view.is_any(end - 2, &words!["tra", "sát", "soát", "hành"])
}

/// Does the post fill a line over a name that fills one, as at the foot of a letter, perhaps with who
/// presides and a note in brackets between: `THẨM PHÁN⏎(Đã ký)⏎Lò Thị Vân`?
fn is_over_signature(view: View, start: usize, end: usize) -> bool {
    if start != view.sentence_start(start) {
        return false;
    }
    let line = view.sentence(start);
    if view.sentence_end(start) != end && !presides(view, end) {
        return false;
    }
    let tokens = |n: usize| view.sheet.sentences.get(n).map(|s| s.tokens.clone());
    let note = tokens(line + 1).is_some_and(|s| view.is_mark(s.start, '('));
    tokens(line + 1 + usize::from(note)).is_some_and(|signed| {
        person::kinh_name(view, signed.start)
            .is_some_and(|n| n.end == signed.end && n.confidence >= 4)
    })
}

/// Does it stand behind a judge's title, with a dash between, that she or he presides: `THẨM PHÁN | - CHỦ
/// TỌA PHIÊN TÒA`?
pub(crate) fn presides(view: View, end: usize) -> bool {
    view.is_mark(end, '-') && view.is(end + 1, word!("chủ"))
}

/// Does the post stand behind a comma or a verb that gives it: `là | cố vấn Ủy hội sông Mekong`?
fn is_predicate(view: View, start: usize) -> bool {
    start > view.sentence_start(start)
        && (view.is_mark(start - 1, ',') || view.is_any(start - 1, &words!["là", "làm", "chức"]))
}

/// Does the post stand behind a name and a comma: `Lý Thị Rít Thi, | Kiểm tra viên`?
fn is_apposed(view: View, start: usize) -> bool {
    let from = start.saturating_sub(5).max(view.sentence_start(start));
    let comma = start > from && view.is_mark(start - 1, ',');
    comma
        && (from..start - 1).any(|k| {
            person::kinh_name(view, k).is_some_and(|n| n.end == start - 1 && n.confidence >= 4)
        })
}

/// Does a word that could belong to a post begin the name of its body: `Thủ tướng | Chính phủ`?
/// `Thường trực` after a post is the post's.
fn is_taken(view: View, phrases: &Phrases, i: usize, hit: Hit) -> bool {
    !view.is(i, word!("thường"))
        && phrases.organization(i).is_some_and(|o| o.end > hit.end as usize)
}

/// Is a post that is a common noun or a verb too a title here? Its value, if it has one, names the
/// bodies before which alone it is.
fn weak_counts(
    view: View,
    head: Hit,
    end: usize,
    has_body: bool,
    named: bool,
    capital: bool,
) -> bool {
    let bodies = view.value(head);
    // `đại biểu | Ấn Độ`: a place is no name.
    if !bodies.is_empty() && (!named || has_body) {
        return has_body && bodies.split(';').any(|b| starts_with(view, end, b));
    }
    // `tổ trưởng | tổ Ngữ văn`
    named || has_body && (capital || view.is(end - 1, word!("trưởng")))
}

/// Do these words, in small letters, stand at the token?
fn starts_with(view: View, i: usize, words: &str) -> bool {
    words.split(' ').enumerate().all(|(k, w)| view.is(i + k, Word::new(w)))
}

/// Where inside a listed post the organization begins to which its last words belong:
/// `Trưởng` `Ban Tổ chức`, `Bí thư` `Chi bộ`.
fn body_inside(view: View, phrases: &Phrases, head_at: usize, end: usize) -> Option<usize> {
    // `Phó Trưởng ban Thường trực`, `Trưởng phòng Phòng Nội vụ`: the unit noun stays.
    let repeated = view.get(end).is_some_and(|t| t.hash == view.token(end - 1).hash);
    let after = view.longest(end, AFTER).is_some_and(|h| h.end as usize > end + 1);
    if repeated || after {
        return None;
    }
    (head_at + 1..end).find(|&k| {
        let body = phrases.organization(k).or_else(|| phrases.place(k));
        let reaches = body.is_some_and(|b| {
            let named = || {
                person::looks_like_name(view, end, b.end)
                    && !person::leads_to_name(view, phrases, end)
            };
            b.end >= end && !(b.end > end && named())
        });
        // `Chủ tịch nước` keeps its `nước` before a country too.
        reaches
            && !view.is(k, word!("nước"))
            && is_head(view, head_at, k)
            && view.longest(k, AFTER).is_none()
    })
}

/// Is the stretch a post by itself?
fn is_head(view: View, start: usize, end: usize) -> bool {
    // `Phó | ban tuyên giáo thành ủy`
    view.is(start, word!("phó")) && end == start + 1
        || view.sheet.matches.at(start).any(|h| h.end as usize == end && HEADS.has(h.class))
}

fn body_at(view: View, phrases: &Phrases, i: usize) -> bool {
    i < view.len()
        && view.follows(i)
        && (phrases.organization(i).is_some() || phrases.place(i).is_some())
}

/// Is it a post of a government, which has a field: `Bộ trưởng`, `Thứ trưởng`, `Quốc vụ khanh`?
fn is_of_state(view: View, head_at: usize) -> bool {
    view.is_any(head_at, &words!["bộ", "thứ", "quốc"])
        && view.is_any(head_at + 1, &words!["trưởng", "vụ"])
}

/// The field of a post without a body: `Bộ trưởng` `Ngoại giao`, `Giám đốc` `kinh doanh`.
fn field(view: View, phrases: &Phrases, head_at: usize, end: usize) -> Option<usize> {
    if end >= view.sentence_end(head_at) || !view.follows(end) {
        return None;
    }
    let of_state = is_of_state(view, head_at);
    let adviser = view.is_any(head_at, &words!["cố", "trợ"]);
    // `Cục trưởng tình báo | Nga`
    let abroad = || {
        let field = view.longest(end, ClassSet::of(&[Class::Field]));
        let country = field.and_then(|f| phrases.place(f.end as usize));
        view.is(end - 1, word!("trưởng")) && country.is_some_and(|p| p.type_name == "country")
    };
    // `Giám đốc phát triển` is listed, and so is the field `phát triển kinh doanh`.
    const BUSINESS: ClassSet = ClassSet::of(&[Class::FieldBusiness]);
    let chief = (head_at + 1..end - 1).find(|&k| view.is(k, word!("đốc"))).map(|k| k + 1);
    let longer =
        |&from: &usize| view.longest(from, BUSINESS).is_some_and(|hit| hit.end as usize > end);
    let chief = chief.filter(longer);
    let from = chief.unwrap_or(end);
    let classes = if of_state || abroad() {
        ClassSet::of(&[Class::Field])
    } else if adviser {
        ClassSet::of(&[Class::FieldAdviser])
    } else if chief.is_some()
        || view.is(end - 1, word!("đốc"))
        || view.is(end - 1, word!("phòng")) && !view.token(end).is_capital()
    {
        BUSINESS
    } else {
        return None;
    };
    let hit = view.longest(from, classes)?;
    let taken = phrases.organization(end).is_some_and(|o| o.end > hit.end as usize);
    (!taken).then_some(hit.end as usize)
}

/// Does a post that begins at `i` end here, with no body behind it?
pub(super) fn ends_at(phrases: &Phrases, i: usize, end: usize) -> bool {
    phrases.title(i).is_some_and(|t| t.end == end && !t.has_body)
}

/// Where a title that begins at `i` ends.
pub(super) fn whole(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    let before = view.longest(i, BEFORE_NAME).map(|hit| hit.end as usize);
    before
        .filter(|&end| person::may_begin(view, phrases, end))
        .or_else(|| phrases.title(i).map(|t| t.end))
}

/// Where a title that begins at `i` ends, if a name may follow it directly.
pub(super) fn end_before_name(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    // `Thủ | tướng Nga`: no rank.
    let inside =
        || i > view.sentence_start(i) && view.is(i, word!("tướng")) && view.is(i - 1, word!("thủ"));
    let hit = view.longest(i, BEFORE_NAME);
    let other = |h: Hit| {
        inside()
            || is_of_country(view, phrases, i, h)
            || is_royal(view, phrases, i, h)
            || h.class == Class::Calling && is_of_town(view, phrases, i, h.end as usize)
            || names_work(view, i, h.end as usize)
            || is_of_site(view, i)
    };
    if let Some(hit) = hit.filter(|h| !other(*h)) {
        let end = hit.end as usize;
        let song = hit.class == Class::Calling && person::opens_song(view, end);
        if !song && person::may_begin(view, phrases, end) {
            return Some(end);
        }
    }
    let title = phrases.title(i)?;
    let end = title.end;
    (!title.has_body && person::may_begin(view, phrases, end)).then_some(end)
}

/// Where the body of a title that begins at `i` ends, if a name may follow it directly: the
/// organization's end and the place's.
pub(super) fn body_ends(view: View, phrases: &Phrases, i: usize) -> [Option<usize>; 2] {
    let Some(title) = phrases.title(i).filter(|t| t.has_body) else { return [None, None] };
    let named = |end: usize| person::may_begin(view, phrases, end).then_some(end);
    [
        phrases.organization(title.end).and_then(|o| named(o.end)),
        phrases.place(title.end).and_then(|p| named(p.end)),
    ]
}

/// Proposes the titles of a text.
pub(super) fn propose(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    for i in view.openings_of(BEFORE_NAME.or(BEGINS)) {
        if !view.token(i).is_word() {
            continue;
        }
        if let Some(t) = phrases.title(i) {
            push(i, t.end, t.rule, Detail::None, out);
        }
        // `cử | tri huyện Bình Đại`
        let inside = view.token(i).shape == Shape::Lower && view.ends_compound(i, 1);
        if inside || !view.begins(i, BEFORE_NAME) {
            continue;
        }
        for hit in view.sheet.matches.at(i).filter(|h| BEFORE_NAME.has(h.class)) {
            before_name(view, phrases, i, hit, out);
        }
    }
}

/// Is it the child of a country's king, or a general of its: `Hoàng tử | Anh`, `tướng | Nga`?
fn is_royal(view: View, phrases: &Phrases, i: usize, hit: Hit) -> bool {
    let end = hit.end as usize;
    let royal = view.is_any(i, &words!["hoàng", "công", "nữ", "thái"])
        && view.is_any(i + 1, &words!["tử", "chúa", "hoàng"])
        && end == i + 2;
    let general = view.is(i, word!("tướng"))
        && end == i + 1
        && view.token(i).shape == Shape::Lower
        && view.is_any(end, &words!["nga", "mỹ", "nhật", "pháp", "hàn", "úc"]);
    (royal || general)
        && !view.is_capital(end + 1)
        && phrases.place(end).is_some_and(|p| p.type_name == "country")
}

/// Are they people of a calling from a town or province that nobody is called by, or several of one:
/// `nghệ sĩ | Hà Nội`, `các bác sĩ | Thái Bình`, but `nhà văn | Hòa Bình`?
fn is_of_town(view: View, phrases: &Phrases, i: usize, end: usize) -> bool {
    phrases.place(end).is_some_and(|p| {
        place::is_known(&p)
            && p.end == end + 2
            && p.type_name != "country"
            && !view.is_capital(p.end)
            && (is_of_several(view, i) || !person::may_be_called(view, end))
    })
}

/// Is it a work and no one who does it: `hỗ trợ | quay phim Full HD`, `doanh nhân | Việt`?
fn names_work(view: View, i: usize, end: usize) -> bool {
    let work = view.is_any(i, &words!["quay", "lồng"]) && person::is_unheard(view, end);
    let nation = view.is_any(i, &words!["doanh", "nghệ", "ca", "diễn", "nhạc", "họa"])
        && view.is(end, word!("việt"))
        && end == i + 2
        && !view.is_capital(end + 1);
    work || nation
}

/// Does a place open with what is a priest elsewhere: `ở | Cha Lỳ`?
fn is_of_site(view: View, i: usize) -> bool {
    view.is(i, word!("cha")) && view.is_capital(i) && view.is_behind(i, &words!["ở", "tại"])
}

/// Do words before a calling tell that several have it?
fn is_of_several(view: View, i: usize) -> bool {
    i > view.sentence_start(i)
        && (view.is_any(i - 1, &words!["các", "những", "nhiều", "một", "hai", "ba"])
            || view.token(i - 1).is_number())
}

/// Are they several people of a calling, and of a country: `các nhà nhiếp ảnh | Nga`?
fn is_of_country(view: View, phrases: &Phrases, i: usize, hit: Hit) -> bool {
    let several = is_of_several(view, i);
    let end = hit.end as usize;
    // `hai nghệ sĩ Việt`
    let country = || {
        view.is(end, word!("việt")) && !view.is_capital(end + 1)
            || phrases.place(end).is_some_and(|p| matches!(p.type_name, "country" | "region"))
    };
    several && matches!(hit.class, Class::Calling | Class::Degree) && country()
}

fn push(start: usize, end: usize, rule: Rule, detail: Detail, out: &mut Vec<Candidate>) {
    out.push(Candidate::new(Kind::Title, start..end, rule, detail));
}

/// Does a degree stand for the one who is asked or thanked: `Theo PGS thì sao?`, `Thưa Giáo sư`?
fn is_addressed(view: View, i: usize, end: usize) -> bool {
    let short =
        || view.token(i).shape == Shape::Upper && view.is_any(end - 1, &words!["gs", "pgs", "ts"]);
    let full = || {
        view.token(i).shape == Shape::Title
            && (view.is(end - 1, word!("sư")) && view.is(end - 2, word!("giáo"))
                || view.is_any(end - 1, &words!["sĩ", "sỹ"]) && view.is(end - 2, word!("tiến")))
    };
    view.is_behind(i, &words!["theo", "thưa", "ơn", "chào", "hỏi", "xin"]) && (short() || full())
}

/// Does another calling of the same person stand before it: `nhà báo - | nhà văn Hòa Bình`?
fn is_joined(view: View, i: usize) -> bool {
    const CALLINGS: ClassSet = ClassSet::of(&[Class::Calling]);
    let start = view.sentence_start(i);
    let joint = i > start
        && (view.is_mark(i - 1, '-') || view.is_mark(i - 1, '/') || view.is(i - 1, word!("kiêm")));
    let calling = |k: usize| view.longest(k, CALLINGS).is_some_and(|h| h.end as usize == i - 1);
    joint && (i.saturating_sub(4).max(start)..i - 1).any(calling)
}

/// Is it one of several callings of somebody, the last of which stands before the name: `nhà thơ, nhà
/// báo | A`, `người mẫu kiêm diễn viên | B`? Not so of many or of what someone became: `các nhà thơ, nhà báo`.
fn joins_named(view: View, phrases: &Phrases, i: usize, end: usize) -> bool {
    /// Callings behind the first.
    const MOST: usize = 3;
    let joint = |k: usize| {
        let mark = [',', '-', '/'].iter().any(|&m| view.is_mark(k, m));
        (mark || view.is_any(k, &words!["và", "kiêm"])).then_some(k + 1)
    };
    let Some(mut next) = joint(end) else { return false };
    let before = i.checked_sub(1).filter(|&k| k >= view.sentence_start(i));
    if before.is_some_and(|k| view.is_any(k, &lists::SEVERAL_CALLINGS) || view.token(k).is_number())
    {
        return false;
    }
    for _ in 0..MOST {
        let Some(hit) = view.longest(next, BEFORE_NAME) else { return false };
        let end = hit.end as usize;
        if person::may_begin(view, phrases, end) {
            return !person::opens_song(view, end);
        }
        let Some(k) = joint(end) else { return false };
        next = k;
    }
    false
}

/// A rank, degree, honour or calling.
fn before_name(view: View, phrases: &Phrases, i: usize, hit: Hit, out: &mut Vec<Candidate>) {
    // `Anh hùng | Lực lượng vũ trang nhân dân`
    const HONOURS: ClassSet = ClassSet::of(&[Class::Honour]);
    if hit.class == Class::Honour && view.longest(i, HONOURS).is_some_and(|h| h.end > hit.end) {
        return;
    }
    let end = hit.end as usize;
    let named = person::may_begin(view, phrases, end) && !outlet::employs(view, i, end);
    let next = if view.is_mark(end, ',') { end + 1 } else { end };
    let chained = view.get(next).is_some() && view.longest(next, BEFORE_NAME).is_some();
    let town = |p: &Phrase| {
        p.end == end + 2 && p.type_name != "country" && person::may_be_called(view, end)
    };
    let abroad = phrases.place(end).is_some_and(|p| place::is_known(&p) && !town(&p));
    let known = person::kinh_name(view, end).is_some_and(|n| n.end >= end + 3);
    // `HLV | Sông Lam Nghệ An Phan Như Thuật`
    let club = || phrases.organization(end).filter(|o| o.type_name == "sport");
    let of_club = hit.class == Class::Calling
        && club()
            .is_some_and(|o| person::kinh_name(view, o.end).is_some_and(|n| n.confidence >= 4));
    let named = named || hit.class == Class::Calling && joins_named(view, phrases, i, end);
    let named = named
        && !(hit.class == Class::Calling && person::opens_song(view, end))
        && (!abroad || known || hit.class != Class::Calling || is_joined(view, i))
        && !is_of_country(view, phrases, i, hit)
        && !(hit.class == Class::Calling
            && (is_of_town(view, phrases, i, end)
                || names_work(view, i, end)
                || is_of_site(view, i)));
    let capital = view.token(i).is_capital();
    let (ok, rule) = match hit.class {
        Class::Rank => (
            named || chained || capital,
            if named { rules::TITLE_RANK_NAMED } else { rules::TITLE_RANK },
        ),
        Class::Degree if is_addressed(view, i, end) => (true, rules::TITLE_DEGREE),
        Class::Degree | Class::Honour => (named || chained && capital, rules::TITLE_DEGREE),
        _ => ((named || of_club) && !view.is_shouted(end), rules::TITLE_CALLING),
    };
    if ok {
        let detail = if hit.class == Class::Calling { Detail::Calling } else { Detail::Rank };
        push(i, end, rule, detail, out);
    }
}
