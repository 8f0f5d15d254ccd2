//! Runs of words with capitals: how far a name may reach, and where another word begins.

use super::foreign::are_two;
use super::kinh::{frequency, has_common_surname};
use super::{FOREIGN, NAME_WORDS};
use crate::lexicon::class::{Class, ClassSet};
use crate::lexicon::lists;
use crate::recognize::Phrases;
use crate::sheet::View;
use crate::text::token::{Gap, Shape, Word};
use crate::text::{word, words};

/// Does a capitalised word go on the name before it?
pub(super) fn goes_on(view: View, i: usize) -> bool {
    view.follows(i)
        && view.get(i).is_some_and(|t| t.is_word() && t.gap != Gap::Tab)
        && view.token(i).is_capital()
        && (view.token(i).gap != Gap::None || view.token(i).len() > 1)
}

/// Is it a word that only begins a clause, though capitals stand around it: `Ở`, `Trong`?
pub(in crate::recognize) fn is_preposition(view: View, k: usize) -> bool {
    let title = || view.token(k).shape == Shape::Title || view.word(k).chars().count() == 1;
    view.token(k).is_capital()
        && view.is_any(k, &lists::CLAUSE_OPENERS)
        && title()
        && view.is_capital(k)
}

/// Does a credit open at a token: a source, or a word for a picture and a colon?
pub(in crate::recognize) fn opens_credit(view: View, k: usize) -> bool {
    view.is(k, word!("theo"))
        || (view.is_mark(k + 1, ':') || view.is_mark(k + 2, ':'))
            && view.is_capital(k)
            && view
                .longest(k, ClassSet::of(&[Class::BylineCue]))
                .is_some_and(|h| view.is_mark(h.end as usize, ':'))
}

/// The longest run of capitals that is looked at, in tokens: names are shorter.
const LONGEST_RUN: usize = 14;

/// The end of the run of capitalised words that begins at `i`, dashes inside names included.
pub(in crate::recognize) fn run_end(view: View, i: usize) -> usize {
    let end = view.sentence_end(i).min(i + LONGEST_RUN);
    let mut k = i + 1;
    while k < end {
        if view.token(k).is_capital() {
            // `AFP | Ở Anh`, `Duy Anh | Theo Mashable`, `chợ đêm Luang Prabang | Ảnh: Trần Lâm`
            let stops = !goes_on(view, k) || is_preposition(view, k) || opens_credit(view, k);
            if stops || view.token(k).touches() {
                break;
            }
            k += 1;
        } else if let Some(next) = after_particles(view, k, end) {
            k = next;
        } else if k + 1 < end && (is_middle_initial(view, i, k) || is_double_name(view, k)) {
            k += 2;
        } else {
            break;
        }
    }
    k
}

/// Is it a dash inside a name: `Eun-ji`?
fn is_double_name(view: View, k: usize) -> bool {
    view.is_mark(k, '-')
        && view.token(k).touches()
        && view.token(k + 1).touches()
        && view.token(k + 1).is_word()
        && !(view.token(k + 1).is_capital() && view.longest(k + 1, AFTER_DASH).is_some())
}

/// Is it the full stop of a middle initial: `William H. Watson`?
fn is_middle_initial(view: View, i: usize, k: usize) -> bool {
    view.is_mark(k, '.')
        && k >= i + 2
        && view.token(k).touches()
        && view.word(k - 1).chars().count() == 1
        && !view.is_vietnamese(i)
        && view.is_capital(k + 1)
        && view.token(k + 1).gap <= Gap::Space
        && view.token(k + 1).shape == Shape::Title
        && !view.is_vietnamese(k + 1)
}

/// Where a name that begins at `i` must end at the latest: before a title, a rank or a body.
pub(super) fn limit(view: View, i: usize) -> usize {
    const PLACES: ClassSet = ClassSet::of(&[Class::Country, Class::Region]);
    let run = before_starter(view, i, run_end(view, i));
    let run = if are_two(view, i) { run.min(i + 2) } else { run };
    // `Edward Snowden | Ông Kucherena`, `Lee Min Ho | Anh cho biết`
    let addressed = |k: usize| {
        view.is_any(k, &words!["ông", "bà", "cô"])
            || view.is_any(k, &words!["anh", "chị"]) && before_small(view, k)
    };
    let abroad = |k: usize| !view.is_vietnamese(i) || !view.is_vietnamese(k - 1);
    let run = (i + 2..run).find(|&k| addressed(k) && abroad(k)).unwrap_or(run);
    // `Ảnh: Tennis World | Việc Sharapova`
    let starts = |k: usize| view.has(k, Class::SentenceStarter) && !view.classes(k).any(NAME_WORDS);
    let strange = |k: usize| view.token(k).is_word() && !view.is_vietnamese(k);
    let between = |k: usize| strange(k - 1) && strange(k + 1) && starts(k);
    let run = (i + 1..run.saturating_sub(1)).find(|&k| between(k)).unwrap_or(run);
    // `Cody Simpson | Bắc Âu`
    let foreign = |k: usize| !view.is_vietnamese(k);
    let place = |k: usize| foreign(k - 1) && foreign(i) && view.longest(k, PLACES).is_some();
    let run = (i + 2..run).find(|&k| place(k)).unwrap_or(run);
    (i + 1..run).find(|&k| opens_other(view, i, k)).unwrap_or(run)
}

/// Would a name of two words without the word at `last` leave it alone: `Thẩm Lập Quần | cho biết`?
pub(super) fn leaves_word(view: View, i: usize, last: usize) -> bool {
    const STOPS: ClassSet = ClassSet::of(&[Class::OrgStop]);
    const SAYING: [Word; 7] = words!["cho", "nói", "khẳng", "nhấn", "trình", "chia", "bày"];
    let end = last + 1;
    let verb = || {
        view.is_any(end, &SAYING)
            && view.longest(end, STOPS).is_some_and(|h| h.end as usize >= end + 2)
    };
    last == i + 2
        && view.is_capital(last)
        && !view.is_capital(end)
        && frequency(view, i, Class::Surname) >= 20
        && entry_length(view, last) <= 1
        && verb()
        && !opens_clause(view, last)
}

/// A caption or byline may run into the next sentence without a stop: `Ảnh: Trương Hải Tùng Trước
/// khi ...`. The end of the run without a last word that begins the next clause.
fn before_starter(view: View, i: usize, end: usize) -> usize {
    /// Middle names that end no name.
    const INNER: [Word; 4] = words!["văn", "thị", "đình", "hữu"];
    let last = end - 1;
    // `Ca sĩ Aslan | Tạm gác lại`, `James Clapper | Tuyên bố`
    let strange = !view.is_vietnamese(i) && view.is_vietnamese(last);
    let word = || !view.classes(last).any(FOREIGN) && opens_word(view, last);
    if last > i && strange && (opens_clause(view, last) || word()) {
        return last;
    }
    // `Mỹ Tâm | Nữ ca sĩ`
    const CALLED: ClassSet = ClassSet::of(&[Class::Calling, Class::Role]);
    // `Tùng Lâm | Kể từ`, `Phương Hà | Báo cáo`: a word that is no syllable of names.
    let given = view.has(last, Class::Given) || view.has(last, Class::Middle);
    if last > i && view.is_vietnamese(last) && !given && is_clause_word(view, last) {
        return last;
    }
    let woman = last >= i + 2 && view.is(last, word!("nữ")) && before_small(view, last);
    if woman && view.begins(last + 1, CALLED) {
        return last;
    }
    if last < i + 2 || view.is_any(last - 1, &INNER) {
        return end;
    }
    if leaves_word(view, i, last) {
        return end;
    }
    let of_names = view.classes(last).any(NAME_WORDS);
    // `Nguyễn Anh Chính | thức ...` would leave two words: not cut in running text.
    let introduced = i == view.sentence_start(i)
        || view.token(i - 1).is_word()
            && (view.token(i - 1).shape == Shape::Lower || view.opens_sentence(i - 1));
    // `Ung Thị Ngọc Diệp | về`: a middle word makes the name longer.
    let long = last >= i + 3 + usize::from(view.is_any(i + 1, &words!["thị", "văn"]));
    if !long && introduced && of_names && frequency(view, i, Class::Surname) >= 20 {
        return end;
    }
    let given = frequency(view, last, Class::Given);
    // `Lương Hoài Thu | nhập viện`: what follows is a word, so that the name is whole.
    if given >= 200 && entry_length(view, end) > 1 {
        return end;
    }
    let counted = view.get(end).is_some_and(|t| t.is_number() && t.gap == Gap::Space);
    // `Ảnh: Thiên Phúc | Trước hơn 2.000 khán giả`, `Ảnh: Đắc Thành | Hơn 200 người`
    let credited = i == view.sentence_start(i) || !view.token(i - 1).is_word();
    let starts = !long && credited && starts_text(view, last) && given <= 100;
    let goes_on = || {
        let word = entry_length(view, last);
        starts
            || opens_clause(view, last)
            || word > 2
            || word > 1 && given < 400
            || view.has(last, Class::SentenceStarter) && !of_names
            || long && view.has(last, Class::StarterOrName) && given < 200
            || long && !of_names && is_kinh(view, i, last)
    };
    let opens = counted && (long || !of_names || starts) || before_small(view, last) && goes_on();
    if opens { last } else { end }
}

/// Is it a word that begins sentences rather than names, though some bear it?
pub(super) fn starts_text(view: View, k: usize) -> bool {
    let word = view.longest(k, ClassSet::of(&[Class::StarterOrName]));
    word.is_some_and(|hit| view.value(hit) == "starter")
}

/// The length in tokens of the longest entry of any class at a token.
pub(in crate::recognize) fn entry_length(view: View, k: usize) -> usize {
    view.sheet.matches.at(k).last().map_or(0, |h| h.end as usize - k)
}

/// Does a clause open at a capitalised word, though no stop stands before it: `... Hải Tùng | Trước
/// khi`? A word that is never a name's, or the opening of a phrase that goes on in small letters.
pub(in crate::recognize) fn opens_clause(view: View, k: usize) -> bool {
    const FUNCTION: ClassSet = ClassSet::of(&[Class::OrgStop, Class::OrgLink]);
    let classes = view.classes(k);
    let word =
        || classes.has(Class::SentenceStarter) && classes.any(FUNCTION) && !classes.any(NAME_WORDS);
    let phrase = || view.longest(k, ClassSet::of(&[Class::StarterPhrase])).is_some();
    before_small(view, k) && (phrase() || word())
}

/// Does a word that is said of clauses open at a capitalised syllable and go on in small letters, or is
/// it one that tells of several: `Kể | từ`, `Xếp | hạng`, `Các`?
fn is_clause_word(view: View, k: usize) -> bool {
    const WORDS: ClassSet =
        ClassSet::of(&[Class::StarterPhrase, Class::OrgStop, Class::OrgWord, Class::Compound]);
    before_small(view, k)
        && (view.is_any(k, &words!["các", "những", "nhóm"])
            || view.longest(k, WORDS).is_some_and(|h| h.end as usize > k + 1)
            || view.is(k, word!("xếp")) && view.is(k + 1, word!("hạng")))
}

/// Does a common word open at a capitalised syllable and go on in small letters (`Công bố`)?
pub(in crate::recognize) fn opens_word(view: View, k: usize) -> bool {
    before_small(view, k) && entry_length(view, k) > 1
}

/// Is it a capitalised word with a word in small letters behind it?
pub(in crate::recognize) fn before_small(view: View, k: usize) -> bool {
    view.token(k).shape == Shape::Title
        && view.follows(k + 1)
        && view.token(k + 1).is_word()
        && view.token(k + 1).shape == Shape::Lower
        && view.token(k + 1).gap == Gap::Space
}

/// Do these words make a Kinh name: a common surname and name words?
fn is_kinh(view: View, start: usize, end: usize) -> bool {
    has_common_surname(view, start) && (start + 1..end).all(|k| view.classes(k).any(NAME_WORDS))
}

/// Does something else than the name open at token `k` of a run that began at `i`?
pub(super) fn opens_other(view: View, i: usize, k: usize) -> bool {
    const OTHER: ClassSet = ClassSet::of(&[
        Class::Post,
        Class::Rank,
        Class::Degree,
        Class::TitlePre,
        Class::OrgLevelHead,
        Class::OrgAlone,
        Class::OrgName,
        Class::OrgHead,
        Class::PlaceHead,
    ]);
    if view.token(k).touches() {
        return false;
    }
    let Some(hit) = view.longest(k, OTHER) else {
        return false;
    };
    let length = hit.end as usize - k;
    // `Trần Nhật Hoàng`, `Đỗ Hồng Quân`: the words of a post or body may be a name's.
    let of_names = (k..k + length).all(|n| view.classes(n).any(NAME_WORDS));
    // `Đinh Công Sứ`: a post has no second capital inside a sentence.
    let title = |n: usize| view.token(n).shape == Shape::Title;
    let called = k == i + 1 && length == 2 && title(k) && title(k + 1);
    let of_names = of_names || called && has_common_surname(view, i);
    match hit.class {
        Class::OrgHead | Class::PlaceHead | Class::TitlePre => {
            length >= 2 && !view.has(k, Class::Given) && k - i >= 2
        }
        Class::OrgAlone | Class::OrgName => {
            !of_names && (length >= 2 || view.token(k).shape == Shape::Upper)
        }
        _ => !of_names,
    }
}

/// The end of a name's next word behind particles: `von der Leyen`, `del Solar`.
fn after_particles(view: View, k: usize, end: usize) -> Option<usize> {
    // `al-Faisal`
    let article = view.is_any(k, &words!["al", "el"]) && view.token(k).gap == Gap::Space;
    if article && k + 2 < end && view.is_mark(k + 1, '-') && view.token(k + 2).is_capital() {
        return Some(k + 3);
    }
    let particle = |n: usize| {
        n + 1 < end && view.has(n, Class::ForeignParticle) && view.token(n).gap == Gap::Space
    };
    if !particle(k) || view.is_vietnamese(k - 1) {
        return None;
    }
    // `bin al-Hussein`
    let tribe = view.is_any(k + 1, &words!["al", "el"]) && view.is_mark(k + 2, '-');
    if tribe && k + 3 < end && view.is_capital(k + 3) {
        return Some(k + 4);
    }
    let next = if particle(k + 1) { k + 2 } else { k + 1 };
    // `ở Iten do | Viettel tài trợ`
    if view.is(k, word!("do")) && view.longest(next, ClassSet::of(&[Class::OrgName])).is_some() {
        return None;
    }
    let name = goes_on(view, next) && view.token(next).gap == Gap::Space;
    name.then_some(next + 1)
}

/// Are they the letters for a reporter: `Ảnh: P.V`?
pub(super) fn is_reporter(view: View, i: usize, end: usize) -> bool {
    end <= i + 4 && view.is(i, word!("p")) && view.is_mark(i + 1, '.') && view.is(i + 2, word!("v"))
}

/// The end of at most so many words of a run; a double name (`Eun-ji`) is one word.
pub(super) fn clip(view: View, i: usize, limit: usize, words: usize) -> usize {
    let mut count = 0;
    let mut k = i;
    while k < limit {
        if !view.token(k).touches() || k == i {
            count += 1;
            if count > words {
                break;
            }
        }
        k += 1;
    }
    k
}

/// What is no second part of a double name.
const AFTER_DASH: ClassSet =
    ClassSet::of(&[Class::Post, Class::TitlePre, Class::Rank, Class::Degree, Class::Honorific]);

/// Does a small word that no name has open the sentence before a foreign name: `Và | Kyi Ly ghi bàn`?
pub(super) fn leads_foreign_name(view: View, i: usize) -> bool {
    (view.opens_sentence(i) || i > 0 && view.is_mark(i - 1, ':'))
        && view.is_any(i, &lists::BEFORE_FOREIGN_NAMES)
        && view.is_foreign(i + 1)
        && view.follows(i + 1)
        && view.is_capital(i + 2)
        && view.follows(i + 2)
}

/// Does the token begin its sentence with a word that begins many?
pub(super) fn is_starter(view: View, i: usize) -> bool {
    const STARTERS: ClassSet = ClassSet::of(&[Class::SentenceStarter, Class::StarterOrName]);
    view.opens_sentence(i) && view.classes(i).any(STARTERS)
}

/// Does the token begin its sentence with a word that begins many or is in no name?
pub(super) fn is_opener(view: View, i: usize) -> bool {
    is_starter(view, i)
        || view.opens_sentence(i) && !view.classes(i).any(NAME_WORDS.or(FOREIGN))
        || leads_foreign_name(view, i)
}

/// Does the text go on at a capitalised word behind a credit that no stop ends: `Ảnh: Đình Thiên |
/// Ngày 4-11`, `Ảnh: Trần Lâm | Leo 328 bậc`?
pub(super) fn opens_text(view: View, phrases: &Phrases, i: usize, k: usize) -> bool {
    const OPENERS: ClassSet = ClassSet::of(&[Class::SentenceStarter, Class::StarterOrName]);
    let opener = view.classes(k).any(OPENERS);
    let before_number = view.get(k + 1).is_some_and(|t| t.is_number() && t.gap == Gap::Space);
    let whole = k >= i + 2 || !view.is_vietnamese(i);
    let other = phrases.organization(k).is_some_and(|o| o.end > k + 1)
        || phrases.place(k).is_some_and(|p| p.end > k + 1)
        || phrases.title(k).is_some();
    whole
        && (opens_clause(view, k)
            || opens_word(view, k)
            || opener && before_small(view, k)
            || before_number
            || other && !view.classes(k).any(NAME_WORDS))
}
