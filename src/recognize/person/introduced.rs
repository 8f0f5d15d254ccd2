//! Names behind a form of address, a title or a rank, which tells that they are some; initials.

use super::bylines::is_heading;
use super::kinh::{frequency, has_article, kinh_name, leads_to_name, shouted_run};
use super::run::{
    before_small, clip, is_preposition, is_reporter, leaves_word, limit, opens_other, opens_word,
    run_end,
};
use super::{FOREIGN, push};
use crate::document::Role;
use crate::lexicon::Hit;
use crate::lexicon::class::{Class, ClassSet};
use crate::lexicon::lists;
use crate::recognize::rules::{self, Rule};
use crate::recognize::{Candidate, Phrase, Phrases, organization};
use crate::sheet::View;
use crate::text::token::{Gap, Shape};
use crate::text::{word, words};

/// A name of any origin that something before it introduces.
fn introduced_name(view: View, i: usize) -> Option<usize> {
    let t = view.get(i)?;
    if has_article(view, i) {
        return view.follows(i).then(|| run_end(view, i + 2));
    }
    if !t.is_word() || !t.is_capital() || !view.follows(i) {
        return None;
    }
    if let Some(end) = initials(view, i) {
        return Some(end);
    }
    // `Nỗi lo của chủ nợ | Tại Bắc Kinh, Thứ trưởng ...`
    if is_preposition(view, i) && run_end(view, i) > i + 1 {
        return None;
    }
    if view.is_shouted(i) {
        // `TRÊN SÔNG BA | VÀ SÔNG KỲ LỘ`
        let joint = view.is(i, word!("và"));
        let introduced = || shouted_introduced(view, i).filter(|_| !joint);
        return kinh_name(view, i).map(|n| n.end).or_else(introduced);
    }
    if opens_other(view, i, i) && !view.has(i, Class::Given) && !view.has(i, Class::Surname) {
        return None;
    }
    if let Some(name) = kinh_name(view, i) {
        let more = name.end == i + 2 && view.follows(i + 2) && leaves_word(view, i, i + 2);
        return Some(with_initial(view, name.end + usize::from(more)));
    }
    let end = clip(view, i, limit(view, i), 6);
    Some(with_initial(view, end))
}

/// A name among capitals that a title or a form of address introduces: two syllables of names
/// from a surname on, a given name alone after a form of address, or all up to a mark.
pub(super) fn shouted_introduced(view: View, i: usize) -> Option<usize> {
    // The `ANH` of `DOÃN ANH THƠ` is no form of address.
    let inside = i >= 2 && view.follows(i - 1) && frequency(view, i - 2, Class::Surname) >= 50;
    let honorific = |k: usize| {
        view.longest(k, ClassSet::of(&[Class::Honorific])).is_some_and(|h| h.end as usize == i)
    };
    let honored = !inside && (i.saturating_sub(2)..i).any(honorific);
    let run = shouted_run(view, i, i + 1);
    let surname = frequency(view, i, Class::Surname);
    let titled = surname >= 50 && run - i >= 2;
    // `SAU BA NĂM`
    let counted = view.is(i, word!("năm"));
    let single = run - i == 1 && honored && !counted && frequency(view, i, Class::Given) >= 200;
    let end = match titled || single {
        true => run,
        false => before_mark(view, i).filter(|_| honored || surname > 0)?,
    };
    (!is_heading(view, i, end)).then_some(end)
}

/// The end of two to five words that a mark closes: `ÔNG SIU THÂM, TRƯỞNG PHÒNG`.
fn before_mark(view: View, i: usize) -> Option<usize> {
    const OTHER: ClassSet = ClassSet::of(&[Class::OrgStop, Class::OrgLink, Class::Honorific]);
    let end =
        (i + 1..i + 6).find(|&k| !view.get(k).is_some_and(|t| t.is_word() && view.follows(k)))?;
    let of_name = |k: usize| !view.begins(k, OTHER) || frequency(view, k, Class::Given) >= 400;
    let closed =
        [',', '(', ')', '-', '–', ';', '.', ':', '/'].iter().any(|&m| view.is_mark(end, m));
    (end - i >= 2 && closed && (i..end).all(of_name)).then_some(end)
}

/// Is it a single letter, with no mark but that of `Đ`?
fn is_letter(view: View, i: usize) -> bool {
    view.token(i).len() == 1 || view.is(i, word!("đ"))
}

/// A letter with a full stop after a name belongs to it: `Nguyễn Thị H.`, `Lò Văn Ch.`, and so
/// do more of them: `Lê V.H.`.
pub(super) fn with_initial(view: View, end: usize) -> usize {
    // `Ferdinand Marcos Jr.`
    let junior = end >= 1 && view.is_any(end - 1, &words!["jr", "sr"]) && view.is_mark(end, '.');
    if junior && view.token(end).touches() && end < view.sentence_end(end - 1) {
        return end + 1;
    }
    let initial = |k: usize| {
        let t = view.token(k);
        // `Nguyễn Á.`: a whole name, and the stop of its sentence.
        t.is_capital() && (is_letter(view, k) || view.is_any(k, &lists::CONSONANT_CLUSTERS))
    };
    let mut end = end;
    while end >= 1
        && initial(end - 1)
        && view.is_mark(end, '.')
        && view.token(end).touches()
        && end < view.sentence_end(end - 1)
    {
        let next = end + 1;
        let more = next < view.sentence_end(end) && view.token(next).touches() && initial(next);
        if !more {
            return end + 1;
        }
        end = next + 1;
    }
    end
}

/// Initials: `N.V.A.`, `T.V.H`, `M.Hoà`, `K.Linh`.
pub(super) fn initials(view: View, i: usize) -> Option<usize> {
    /// More letters than this are a list or noise.
    const MOST: usize = 8;
    if !view.is_mark(i + 1, '.') {
        return None;
    }
    let end = view.sentence_end(i);
    let single = |k: usize| {
        let dotted = view.is_mark(k + 1, '.') && view.get(k + 1).is_some_and(|t| t.touches());
        k < end
            && view.token(k).is_word()
            && view.token(k).is_capital()
            && (view.word(k).chars().count() == 1
                || dotted && view.is_any(k, &lists::CONSONANT_CLUSTERS))
    };
    let dot = |k: usize| k < end && view.is_mark(k, '.') && view.token(k).touches();
    let mut k = i;
    let mut letters = 0;
    // `V.League`
    let contest = view.longest(i, ClassSet::of(&[Class::NotName]));
    if contest.is_some_and(|hit| hit.end as usize > i + 2) {
        return None;
    }
    while letters < MOST && single(k) && (k == i || view.token(k).touches()) {
        letters += 1;
        if !dot(k + 1) {
            k += 1;
            break;
        }
        k += 2;
    }
    // Behind a level (`X.Tiến`, `X.V.Pôn-xơn`): a name in a byline or with a foreign syllable.
    let given = view.get(k).is_some_and(|t| t.is_word()) && {
        let foreign = view.is_mark(k + 1, '-') && view.token(k + 1).touches();
        foreign || view.sheet.sentences[view.sentence(i)].role == Role::Byline
    };
    // `Ảnh: H.C | Theo đó`
    let credited = i >= 2
        && view.is_mark(i - 1, ':')
        && view.is_any(i - 2, &words!["ảnh", "tin", "bài"])
        && !is_reporter(view, i, i + 3);
    let given = given || credited;
    let level =
        !given && letters <= 2 && view.longest(i, ClassSet::of(&[Class::OrgLevel])).is_some();
    // `I. SỐT XUẤT HUYẾT`, `D. KIẾN NGHỊ`: the number of a part.
    let shouts = |k: usize| view.token(k).shape == Shape::Upper;
    let heading = || k + 1 < end && (k..end).all(shouts) && is_heading(view, k, end);
    let part = letters == 1
        && view.opens_sentence(i)
        && (view.is_shouted(i) && matches!(view.word(i), "I" | "V" | "X" | "A" | "B" | "C")
            || heading());
    if letters == 0 || level || part {
        return None;
    }
    let code = |k: usize| view.token(k).shape == Shape::Upper && view.token(k).len() > 2;
    // A full name after the initials: `M.Hoà`, `X. CƯỜNG`.
    if k < end
        && view.token(k).is_word()
        && view.token(k).is_capital()
        && view.token(k).gap <= Gap::Space
        && view.is_mark(k - 1, '.')
        && view.word(k).chars().count() > 1
        && !(code(k) && view.is_mark(k + 1, '.'))
        // `đối tượng A, B. | Nạn nhân T`
        && !(view.token(k).gap == Gap::Space && opens_word(view, k))
    {
        return Some(clip(view, k, limit(view, k), 4));
    }
    Some(k)
}

/// Is it a single letter without a full stop that stands for a name: `ông | D | có việc`, but `anh |
/// B1`, `cô | A+`?
pub(super) fn is_lone_letter(view: View, i: usize) -> bool {
    const MARKS: [char; 8] = [',', ')', '(', ';', ':', '?', '!', '"'];
    let Some(t) = view.get(i) else { return false };
    let letter = t.shape == Shape::Upper
        && t.gap == Gap::Space
        && view.follows(i)
        && is_letter(view, i)
        && !view.is_shouted(i);
    let closed = || {
        i + 1 >= view.sentence_end(i)
            || MARKS.iter().any(|&m| view.is_mark(i + 1, m))
            || view.token(i + 1).shape == Shape::Lower && view.token(i + 1).gap == Gap::Space
    };
    letter && closed()
}

pub(super) fn introduce(
    view: View,
    phrases: &Phrases,
    i: usize,
    rule: Rule,
    out: &mut Vec<Candidate>,
) {
    // `Giám đốc điều hành | NDRRMC | Alexis Panlilio`: a body by its short name first.
    let code = view.get(i).is_some_and(|t| t.shape == Shape::Upper && t.len() >= 3)
        && !view.is_shouted(i)
        && !view.is_vietnamese(i)
        && view.is_capital(i + 1)
        && view.token(i + 1).shape == Shape::Title
        && view.follows(i + 1);
    let i = if code { i + 1 } else { i };
    // `cựu huấn luyện viên Sir | Alex Ferguson`
    let address = view.is_foreign(i).then(|| view.longest(i, ClassSet::of(&[Class::Honorific])));
    let i = address.flatten().map(|h| h.end as usize).filter(|&k| view.follows(k)).unwrap_or(i);
    // `Ông chủ Facebook | Mark Zuckerberg`
    let owner = i > 0 && view.is_any(i - 1, &words!["chủ", "lập"]);
    let owned = if owner { view.longest(i, ClassSet::of(&[Class::OrgName])) } else { None };
    let name = owned.map(|o| o.end as usize).filter(|&k| view.follows(k) && view.is_foreign(k));
    let i = name.unwrap_or(i);
    let Some(end) = introduced_name(view, i) else { return };
    // `Tổng thống Mỹ | Donald Trump`: the country first.
    if let Some(place) = phrases.place(i).filter(|p| p.end < end && is_abroad(p)) {
        return introduce(view, phrases, place.end, rule, out);
    }
    if rule == rules::PERSON_TITLED && is_body_in_apposition(view, i, end) {
        return organization::push(i, end, rules::ORG_AFTER_TITLE, "company", out);
    }
    // `Chủ tịch | Quỹ vì trẻ em`
    let fund = rule == rules::PERSON_TITLED
        && end == i + 1
        && view.has(i, Class::OrgHeadProper)
        && before_small(view, i);
    let body = fund || phrases.organization(i).is_some_and(|o| o.end >= end);
    if !body && !is_other_word(view, i, end) && !leads_to_name(view, phrases, i) {
        push(i, end, rule, out);
    }
}

/// `Elena Sokolova, Tổng Giám đốc | Milton Bay Resort`: a title that stands behind a name has its
/// holder, so that a foreign name after it is a body's.
fn is_body_in_apposition(view: View, i: usize, end: usize) -> bool {
    const TAILS: ClassSet = ClassSet::of(&[Class::OrgTail, Class::OrgTailWeak]);
    // `Ngoại trưởng Ả Rập Saudi - Hoàng thân | Saud al-Faisal`
    let arabic = (i..end).any(|k| view.is_any(k, &words!["al", "el", "bin", "ibn", "abu"]));
    let royal = i > 0 && view.is_any(i - 1, &words!["thân", "tử", "vương", "chúa", "hoàng"]);
    if arabic || royal {
        return false;
    }
    let foreign = !view.is_vietnamese(i)
        && view.token(i).shape != Shape::Lower
        && (!(i..end).any(|k| view.classes(k).any(FOREIGN)) || view.classes(end - 1).any(TAILS))
        && initials(view, i).is_none();
    let from = i.saturating_sub(8).max(view.sentence_start(i));
    let behind = (from + 1..i).rev().find(|&k| !view.token(k).is_word());
    // `Chủ tịch Kaysone, | Chủ tịch Souphanouvong`: the same post of another.
    let again = |k: usize| {
        let before = k.saturating_sub(8).max(view.sentence_start(i));
        (before..k).any(|n| view.token(n).hash == view.token(k + 1).hash)
    };
    let apposed = behind.is_some_and(|k| {
        (view.is_mark(k, ',') || view.is_mark(k, '-') || view.is_mark(k, '('))
            && view.is_capital(k - 1)
            && !again(k)
    });
    foreign && apposed
}

pub(super) fn is_abroad(place: &Phrase) -> bool {
    matches!(place.type_name, "country" | "city")
}

/// Is what looks like a short name the beginning of an ordinary word (`Phạm` of `Phạm nhân`)?
pub(super) fn is_other_word(view: View, i: usize, end: usize) -> bool {
    const WORDS: ClassSet = ClassSet::of(&[
        Class::Compound,
        Class::OrgWord,
        Class::DocType,
        Class::DocBare,
        Class::StarterPhrase,
        Class::Post,
        Class::Calling,
    ]);
    let alone = end == i + 1;
    let code = view.token(i).shape == Shape::Upper && !view.is_vietnamese(i);
    let letter = alone && (view.word(i).chars().count() == 1 || code && view.token(i).len() > 1);
    if letter
        || view.longest(i, ClassSet::of(&[Class::NotName])).is_some_and(|h| h.end as usize >= end)
    {
        return true;
    }
    // `Đại biểu Quốc hội | Khóa XIII`
    let term = view.is(i, word!("khóa")) && end == i + 2 && view.token(i + 1).shape == Shape::Upper;
    // `Đội trưởng | Đội 3`
    let counted = view.get(end).is_some_and(|t| t.is_number() && t.gap == Gap::Space);
    let unit = alone && counted && !view.has(i, Class::Given);
    // `Bộ đội | Tiểu đoàn 5`
    const HEADS: ClassSet = ClassSet::of(&[Class::OrgHead, Class::OrgHeadWeak]);
    let body = |h: Hit| h.end as usize > end;
    let unit = unit || alone && before_small(view, i) && view.longest(i, HEADS).is_some_and(body);
    unit || term || alone && view.longest(i, WORDS).is_some_and(|h| h.end as usize > end)
}
