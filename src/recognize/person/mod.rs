//! Persons: Kinh names by surname, middle and given name; names after a form of address, a title
//! or a rank; names of minorities, in religion, foreign names, initials, bylines.

mod again;
mod bylines;
mod foreign;
mod introduced;
mod kinh;
mod run;

use super::rules::{self, Rule};
use super::{Candidate, Detail, Phrase, Phrases, organization, place, roll, title};
use crate::document::Kind;
use crate::lexicon::Hit;
use crate::lexicon::class::{Class, ClassSet};
use crate::lexicon::lists;
use crate::sheet::View;
use crate::text::token::{Shape, Word};
use crate::text::{word, words};
use again::{coordinated, is_direction, repeated, repeated_whole};
use bylines::{bylines, credited, signed};
pub(super) use foreign::foreign_name;
use foreign::{first_of_two, may_be_foreign, player};
use introduced::{initials, introduce, is_abroad, is_lone_letter, with_initial};
pub(crate) use kinh::{Name, find_names, has_common_surname};
use kinh::{frequency, is_body_and_name, is_rare_surname, is_usual_given, may_be_pair, pair};
pub(super) use kinh::{
    is_unheard, is_usual_pair, kinh_name, leads_to_name, looks_like_name, may_be_called, may_begin,
    opens_song, shouted_run,
};
use run::is_reporter;
pub(super) use run::{
    before_small, entry_length, is_preposition, opens_clause, opens_credit, opens_word, run_end,
};

pub(super) const NAME_WORDS: ClassSet = ClassSet::of(&[
    Class::Surname,
    Class::Middle,
    Class::Given,
    Class::MinoritySyllable,
    Class::MinorityFirst,
]);

pub(super) const FOREIGN: ClassSet =
    ClassSet::of(&[Class::ForeignGiven, Class::ForeignSurname, Class::ForeignName]);

const ROLE: ClassSet = ClassSet::of(&[Class::Role]);

const INTRODUCTIONS: ClassSet = ClassSet::of(&[Class::Honorific, Class::Role]);

/// What a name begins with or stands behind, posts left out.
pub(super) const BEGINS: ClassSet =
    INTRODUCTIONS.or(title::BEFORE_NAME).or(ClassSet::of(&[Class::HonorificWeak, Class::Person]));

/// Proposes the persons of a text.
pub(super) fn propose(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    let found = out.len();
    for i in view.openings_of(BEGINS.or(title::BEGINS)) {
        let begins = view.begins(i, BEGINS) || phrases.title(i).is_some();
        if begins && view.token(i).is_word() {
            told_by_words(view, phrases, i, out);
        }
    }
    told_by_themselves(view, phrases, out);
    bylines(view, phrases, out);
    coordinated(view, phrases, found, out);
    roll::propose(view, phrases, found, out);
    repeated_whole(view, phrases, found, out);
    repeated(view, found, out);
}

/// Proposes the name that the words at token `i` introduce, or that is known as a person's.
fn told_by_words(view: View, phrases: &Phrases, i: usize, out: &mut Vec<Candidate>) {
    let address = view.longest(i, INTRODUCTIONS);
    if let Some(hit) = address.filter(|hit| addresses(view, phrases, i, hit)) {
        let at = hit.end as usize;
        let party = hit.class == Class::Honorific || view.value(hit) == "party";
        if party && is_lone_letter(view, at) {
            push(at, at + 1, rules::PERSON_HONORED, out);
        } else {
            introduce(view, phrases, at, rules::PERSON_HONORED, out);
        }
    }
    if let Some(end) = title::end_before_name(view, phrases, i) {
        introduce(view, phrases, end, rules::PERSON_TITLED, out);
    }
    if let Some(name) = weakly_addressed(view, phrases, i) {
        introduce(view, phrases, name, rules::PERSON_HONORED_WEAKLY, out);
    }
    for end in title::body_ends(view, phrases, i).into_iter().flatten() {
        introduce(view, phrases, end, rules::PERSON_BEHIND_BODY, out);
    }
    let known = view.longest(i, ClassSet::of(&[Class::Person]));
    if let Some(hit) = known.filter(|h| !place::is_street(view, phrases, i, h.end as usize)) {
        push(i, hit.end as usize, rules::PERSON_KNOWN, out);
    }
}

/// Does the form of address or the role at token `i` address a person?
fn addresses(view: View, phrases: &Phrases, i: usize, hit: &Hit) -> bool {
    let at = hit.end as usize;
    // `tiền đạo người Anh | Vậy có phải`
    let country = at >= i + 2
        && view.is_capital(at - 1)
        && !view.is_capital(i)
        && view.has(at - 1, Class::CountryWeak);
    if country {
        return false;
    }
    // `Bác | Sĩ`
    let calling = || view.longest(i, ClassSet::of(&[Class::Calling]));
    if view.is_capital(at) && calling().is_some_and(|c| c.end > hit.end) {
        return false;
    }
    let place = phrases.place(at);
    // `người đàn | ông`
    let ends_role = || {
        (i.saturating_sub(2).max(view.sentence_start(i))..i)
            .any(|k| view.longest(k, ROLE).is_some_and(|role| role.end == hit.end))
    };
    let of_place = view.is_capital(at)
        && ((hit.class == Class::Role || ends_role()) && is_of_place(view, at, place)
            || place.is_some_and(|p| p.type_name == "country" && !view.is_capital(p.end))
                && is_some_body(view, i, at));
    // `người Anh Vậy`: a form of address has a capital at the head of a clause only.
    let inside = hit.class == Class::Honorific
        && view.is_capital(i)
        && view.is_vietnamese(i)
        && view.follows(i)
        && view.token(i - 1).is_word()
        // `Ảnh: Reuters | Ông Abbott`
        && view.is_vietnamese(at);
    // `công | bố Bảng xếp hạng`
    let of_word =
        at == i + 1 && view.is(i, word!("bố")) && view.is_behind(i, &words!["công", "tuyên"]);
    // `năm thứ ba | Khoa Công nghệ`
    let ordinal = i > view.sentence_start(i) && view.is(i - 1, word!("thứ")) && at == i + 1;
    // `Ảnh: Anh Tài`
    let credit = i > 0
        && view.is_mark(i - 1, ':')
        && view.is_capital(i)
        && at == i + 1
        && credited(view, phrases, i).is_some();
    !of_place && !inside && !of_word && !ordinal && !credit
}

/// Do the words before a country speak of someone of it, and address nobody: `cô gái Pháp`, `bà mẹ Đức`,
/// `một ông Nga`?
fn is_some_body(view: View, i: usize, at: usize) -> bool {
    const COUNTS: [Word; 5] = words!["một", "hai", "ba", "bốn", "nhiều"];
    if at < 2 {
        return false;
    }
    let (kin, child) = (view.is_any(at - 1, &words!["mẹ", "bố"]), view.is(at - 1, word!("bé")));
    let aged = view.is(at - 2, word!("cụ")) && view.is_any(at - 1, &words!["ông", "bà"]);
    let counted = view.is_behind(i, &COUNTS);
    let goes_on = || view.get(at + 1).is_some_and(|t| t.shape == Shape::Lower);
    view.is(at - 1, word!("người"))
        || view.is_any(at - 2, &words!["cô", "chàng", "quý"])
        || child && view.is_any(at - 2, &words!["cậu", "chú"])
        || kin && view.is_any(at - 2, &words!["ông", "bà"])
        || aged && !is_usual_given(view, at)
        || counted && goes_on() && !view.is(at + 1, word!("và"))
}

/// Does a role say where those are from who have it, or for whom they play: `du khách Malaysia`, `cử tri
/// Thái Nguyên`?
fn is_of_place(view: View, at: usize, place: Option<Phrase>) -> bool {
    let known = place.is_some_and(|p| {
        let kin = view.is_any(at - 1, &words!["gái", "trai"]);
        place::is_known(&p) || p.type_name == "country" && !kin
    });
    known
        // `nhà vô địch Pháp Mở rộng`
        || view.has(at, Class::CountryWeak) && view.is_capital(at + 1) && opens_word(view, at + 1)
        // `khán giả Việt nói chung`
        || view.is(at, word!("việt")) && !view.is_capital(at + 1)
        // `tiền vệ Real`
        || is_club(view, at)
        // `người dân Sà Phìn`
        || view.is_capital(at) && place::after_preposition(view, at).is_some()
}

/// Where the name begins behind an ordinary word that addresses a person if a name is sure: `tên L.`, `y
/// Nguyễn Văn A`, `người tên Hùng`.
fn weakly_addressed(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    const NAMED: [Word; 9] =
        words!["người", "bé", "tuổi", "gái", "trai", "em", "bạn", "tượng", "niên"];
    let at = view.longest(i, ClassSet::of(&[Class::HonorificWeak]))?.end as usize;
    let named = || {
        view.is_behind(i, &NAMED) && view.classes(at).any(NAME_WORDS) && run_end(view, at) == at + 1
    };
    // `bắt | tên Hiếu`, `tên Nam và | tên Hùng`, but `đặt | tên Hiếu`
    const BEFORE: [Word; 14] = words![
        "bắt", "giữ", "của", "cùng", "với", "do", "và", "gồm", "khiến", "thấy", "hai", "đối",
        "theo", "bởi"
    ];
    let suspect = || {
        (view.is_behind(i, &BEFORE) || i > view.sentence_start(i) && view.is_mark(i - 1, ','))
            && frequency(view, at, Class::Given) >= 100
            && run_end(view, at) == at + 1
            && !view.is_any(at + 1, &words!["là", "gọi"])
    };
    let sure = || {
        view.is(i, word!("tên"))
            && (named() || suspect() || foreign_name(view, phrases, at).is_some())
            || initials(view, at).is_some()
            || kinh_name(view, at).is_some_and(|n| n.confidence >= 3)
    };
    (view.token(i).shape == Shape::Lower && view.follows(at) && sure()).then_some(at)
}

/// Proposes the names that nothing introduces. For each kind those capitals are chosen first at which
/// one may begin.
fn told_by_themselves(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    for i in view.named().filter(|&i| !is_direction(view, i)) {
        if let Some(name) = kinh_name(view, i).filter(|n| is_person(view, phrases, i, n)) {
            push(i, with_initial(view, name.end), name.rule(), out);
        }
    }
    for i in view.capitals_where(|i| may_be_foreign(view, i)) {
        if let Some(end) = foreign_name(view, phrases, i) {
            push(i, with_initial(view, end), rules::PERSON_FOREIGN, out);
        }
        if view.is_foreign(i)
            && let Some(end) = player(view, phrases, i)
        {
            push(i, end, rules::PERSON_PLAYER, out);
        }
    }
    for i in view.capitals_where(|i| view.is_mark(i.wrapping_sub(1), ':')) {
        if let Some(end) = credited(view, phrases, i).filter(|&end| !is_reporter(view, i, end)) {
            push_credited(view, i, end, out);
        }
    }
    for i in view.capitals_where(|i| may_be_pair(view, i)).filter(|&i| !is_direction(view, i)) {
        if let Some(end) = pair(view, phrases, i) {
            push(i, end, rules::PERSON_PAIR, out);
        }
    }
    for sentence in &view.sheet.sentences {
        let i = sentence.tokens.start;
        if let Some(end) = signed(view, phrases, i).filter(|_| view.token(i).is_capital()) {
            push(i, end, rules::PERSON_BYLINE, out);
        }
    }
    for i in view.capitals_where(|i| view.is_mark(i + 1, '.')) {
        let reporter = |end: usize| {
            i > view.sentence_start(i)
                && (view.is_mark(i - 1, ':') || view.is_mark(i - 1, '/'))
                && is_reporter(view, i, end)
        };
        if let Some(end) = initials(view, i).filter(|&e| e - i >= 3 && !reporter(e)) {
            push(i, end, rules::PERSON_INITIALS, out);
        }
    }
}

/// Is what looks like a name a person's, and no place's, club's or street's?
fn is_person(view: View, phrases: &Phrases, i: usize, name: &Name) -> bool {
    const BODIES: ClassSet = ClassSet::of(&[Class::OrgName]);
    let of_place = phrases
        .place(i)
        .is_some_and(|p| place::is_known(&p) && (is_abroad(&p) || p.end == name.end));
    let club =
        || name.end >= i + 4 && view.longest(i, BODIES).is_some_and(|h| h.end as usize == name.end);
    name.confidence >= 0
        && !of_place
        && !is_common_phrase(view, i, name)
        && !club()
        && !place::is_street(view, phrases, i, name.end)
        && !is_lake(view, phrases, i, name)
        && !is_body_and_name(view, phrases, i, name)
}

/// Are the capitals those of common words, not of a name: `Vũ Trụ`, `Công Nghệ Thông Tin`, `Từ Chiến |
/// lược`? A rare surname tells less: `Vòng Chung Kết`.
fn is_common_phrase(view: View, i: usize, name: &Name) -> bool {
    const WORDS: ClassSet = ClassSet::of(&[
        Class::Compound,
        Class::OrgWord,
        Class::OrgField,
        Class::StarterPhrase,
        Class::Calling,
        Class::Product,
    ]);
    if view.is_shouted(i) {
        return false;
    }
    // `Khám | Phá Miền Tây`
    if i > view.sentence_start(i) && view.is_capital(i - 1) && view.ends_compound(i, 1) {
        return true;
    }
    let from = view.is(i, word!("từ")) || view.has(i, Class::CountryWeak);
    if from && name.end == i + 2 && opens_word(view, i + 1) {
        return true;
    }
    let rare = !is_usual_given(view, i) && is_rare_surname(view, i);
    // The words of the lexicon that fill the capitals, one after the other.
    let mut k = i;
    while k < name.end {
        match view.longest(k, WORDS).map(|hit| hit.end as usize).filter(|&end| end >= k + 2) {
            Some(end) => k = end,
            None if k == i && rare && name.end >= i + 3 => k += 1,
            None => return rare && k > i + 1,
        }
    }
    true
}

/// Proposes the one or two persons credited, or the outlet written as one.
fn push_credited(view: View, i: usize, end: usize, out: &mut Vec<Candidate>) {
    let first = first_of_two(view, i, end);
    // `Ảnh: Theverge`
    let outlet = end == i + 1
        && view.is_foreign(i)
        && !view.classes(i).any(FOREIGN)
        && view.word(i).chars().skip(1).all(char::is_lowercase);
    if outlet {
        organization::push(i, end, rules::OUTLET_TAG, "media", out);
    } else {
        push(i, first, rules::PERSON_CREDIT, out);
    }
    if first < end {
        push(first, end, rules::PERSON_CREDIT, out);
    }
}

/// Is it one word that is a club's name besides: `tiền vệ Real`?
fn is_club(view: View, i: usize) -> bool {
    view.longest(i, ClassSet::of(&[Class::OrgNameWeak]))
        .is_some_and(|hit| view.value(hit) == "sport" && run_end(view, i) == hit.end as usize)
}

/// Is it a lake's name: `quanh Hồ Linh Đàm`?
fn is_lake(view: View, phrases: &Phrases, i: usize, name: &Name) -> bool {
    let near = view.is_behind(i, &lists::AT_LAKES);
    let known = phrases.place(i + 1).filter(|p| place::is_known(p) && p.end == name.end);
    view.is(i, word!("hồ")) && (near || known.is_some_and(|p| p.type_name == "lake"))
}

pub(super) fn push(start: usize, end: usize, rule: Rule, out: &mut Vec<Candidate>) {
    out.push(Candidate::new(Kind::Person, start..end, rule, Detail::None));
}
