//! Foreign names.

use super::FOREIGN;
use super::kinh::{frequency, has_common_surname};
use super::run::{before_small, clip, is_opener, leads_foreign_name, limit, run_end};
use crate::lexicon::class::{Class, ClassSet};
use crate::recognize::{Phrase, Phrases, title};
use crate::sheet::View;
use crate::text::token::{Gap, Shape, Word};
use crate::text::{word, words};

/// What may stand before a foreign surname: `Del Potro`, `Van Gaal`.
const PARTICLES: [Word; 7] = words!["de", "del", "della", "di", "da", "van", "von"];

/// May a foreign name begin at a token? Most capitals begin words of Vietnamese among others.
#[inline(always)]
pub(super) fn may_be_foreign(view: View, i: usize) -> bool {
    let strange = |k: usize| {
        view.get(k).is_some_and(|t| {
            t.is_word() & (!view.is_vietnamese(k) | view.classes(k).any(FOREIGN)) | t.is_mark('-')
        })
    };
    strange(i) | strange(i + 1) | view.is_any(i, &PARTICLES)
}

/// A run of capitals with a known foreign given name or surname in it. It begins where a run of
/// capitals begins, or behind a place or body (`Tổng thống Mỹ | Donald Trump`).
pub(in crate::recognize) fn foreign_name(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    if !may_be_foreign(view, i) {
        return None;
    }
    let begins_run = || {
        i == view.sentence_start(i)
            || !view.token(i - 1).is_capital()
            || view.token(i).gap == Gap::None
            || ends_phrase(view, phrases, i)
            || is_opener(view, i - 1)
    };
    // `Santiago Arrieta`, `Chad Harper`: a given name, though a city or country bears it.
    let city = |p: &Phrase| {
        matches!(p.type_name, "city" | "country")
            && p.end == i + 1
            && view.classes(i).any(FOREIGN)
            && view.is_capital(i + 1)
            && view.classes(i + 1).any(FOREIGN)
    };
    let other = || {
        phrases.place(i).is_some_and(|p| !city(&p))
            || phrases.organization(i).is_some()
            || view.has(i, Class::Honorific)
            || phrases.title(i).is_some()
            || view.begins(i, title::BEFORE_NAME)
            || view.longest(i, ClassSet::of(&[Class::NotName])).is_some()
    };
    let starter = || {
        view.has(i, Class::SentenceStarter)
            && (view.opens_sentence(i) || !view.follows(i) || i > 0 && !view.token(i - 1).is_word())
            || view.is(i, word!("theo")) && !view.has(i + 1, Class::ForeignSurname)
            || leads_foreign_name(view, i)
    };
    let shouts = view.token(i).shape == Shape::Upper && view.token(i).len() > 1;
    let second = || i >= view.sentence_start(i) + 2 && are_two(view, i - 2);
    if shouts || view.is_shouted(i) || other() || starter() || !begins_run() && !second() {
        return None;
    }
    let end = clip(view, i, limit(view, i), 6);
    // `Rogers Cup`, `Axe Apollo Gala`: contests and shows.
    if view.has(end - 1, Class::NotName) {
        return None;
    }
    let words = (i..end).filter(|&k| view.token(k).is_word()).count();
    let known = (i..end).filter(|&k| view.classes(k).any(FOREIGN)).count();
    // `Đô-nan Tu-xcơ`: a transcription, with small letters behind dashes.
    let transcribed = (i + 1..end).any(|k| {
        view.is_mark(k - 1, '-') && view.token(k).touches() && view.token(k).shape == Shape::Lower
    });
    if transcribed && words - known_dashes(view, i, end) >= 2 {
        return Some(end);
    }
    let particle =
        words >= 2 && view.is_any(i, &PARTICLES) && (i + 1..end).all(|k| !view.is_vietnamese(k));
    let enough = if words == 1 {
        !view.is_vietnamese(i) && (view.has(i, Class::ForeignSurname) || plays_ball(view, i))
    } else {
        let by_surname = view.has(end - 1, Class::ForeignSurname) && !view.is_vietnamese(i);
        // A name of the long list counts among words that no Vietnamese name has.
        let abroad = |k: usize| {
            !view.token(k).is_word()
                || !view.is_vietnamese(k)
                || k > i && view.has(k, Class::ForeignParticle)
        };
        let listed = view.has(i, Class::ForeignName) || view.has(end - 1, Class::ForeignName);
        // `Deir al-Zor`, `Khách sạn | Burj al-Arab`
        let headed = |k: usize| view.longest(k, SITES).is_some_and(|h| h.end as usize == i);
        let site = || {
            view.is_any(i, &words!["deir", "ras", "umm", "dar", "bab", "ain", "tel", "tal"])
                || (i.saturating_sub(3).max(view.sentence_start(i))..i).any(headed)
        };
        // `Saud al-Faisal`
        let arab = (i + 1..end - 1).any(|k| view.is_any(k, &words!["al", "bin"]))
            && !site()
            && !view.is_vietnamese(i)
            && !view.is_vietnamese(end - 1);
        particle
            || arab
            || is_double_given(view, i, end)
            || known >= 1 && (view.has(i, Class::ForeignGiven) || by_surname)
            || known >= 2
            || known >= 1 && listed && words <= 3 && (i..end).all(abroad)
            || (2..=4).contains(&words) && is_spoken_of(view, phrases, i, end)
    };
    enough.then_some(end)
}

/// What a building, a body or a river is, before its name.
const SITES: ClassSet = ClassSet::of(&[
    Class::PlaceHead,
    Class::PlaceHeadWeak,
    Class::OrgHead,
    Class::OrgHeadWeak,
    Class::OrgLevelHead,
]);

/// Is it who did with a ball what only players do: `cú sút của Muntari`?
fn plays_ball(view: View, i: usize) -> bool {
    const BALLS: [Word; 7] = words!["chuyền", "sút", "tạt", "volley", "penalty", "đúp", "hattrick"];
    let gift = |k: usize| {
        let [before, at] = [k.saturating_sub(1), k];
        view.is(at, word!("năng")) && view.is(before, word!("tài"))
            || view.is(at, word!("thương")) && view.is(before, word!("chấn"))
    };
    let young = |k: usize| k > 0 && view.is(k, word!("trẻ")) && gift(k - 1);
    i >= view.sentence_start(i) + 2
        && view.is(i - 1, word!("của"))
        && (view.is_any(i - 2, &BALLS) || gift(i - 2) || young(i - 2))
        && run_end(view, i) == i + 1
}

/// The end of one or two foreign words of no known name that do what only players do: `Neustadter tỉa bóng`, `thay
/// Obasi bằng Draxler`, `tung Kolasinac vào sân`.
pub(super) fn player(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    const PLAYS: ClassSet = ClassSet::of(&[Class::PlayerVerb]);
    const OTHER: ClassSet = ClassSet::of(&[
        Class::NotName,
        Class::Product,
        Class::NoEntity,
        Class::OrgName,
        Class::OrgNameWeak,
        Class::SportCue,
        Class::SentenceStarter,
    ]);
    let inside = view.follows(i) && view.is_capital(i - 1);
    if inside || view.token(i).len() < 3 {
        return None;
    }
    let end = run_end(view, i);
    let told = |k: usize| {
        view.follows(k)
            && view.get(k).is_some_and(|t| t.shape == Shape::Lower)
            && view.longest(k, PLAYS).is_some()
    };
    let other = || {
        phrases.place(i).is_some()
            || phrases.organization(i).is_some()
            || (i..end).any(|k| !view.is_foreign(k) || view.begins(k, OTHER))
    };
    (end <= i + 2 && (told(end) || is_changed(view, i, end)) && !other()).then_some(end)
}

/// Is the player taken from or put on the field: `rút Obasi ra sân`, `thay Obasi bằng Draxler`?
fn is_changed(view: View, i: usize, end: usize) -> bool {
    let field = view.is_any(end, &words!["ra", "khỏi"]) && view.is(end + 1, word!("sân"));
    view.is_behind(i, &words!["rút", "đưa", "tung", "kéo", "cho"]) && field
        || view.is_behind(i, &words!["thay", "rút"])
            && view.is(end, word!("bằng"))
            && view.is_capital(end + 1)
        || view.is_behind(i, &words!["là"]) && is_post_of_player(view, i)
        || view.is_behind(i, &words!["sân", "chỗ"])
            && i >= 2
            && view.is_any(i - 2, &words!["thay", "thế"])
}

/// Does a post on the field stand before `là`: `một tiền vệ phòng ngự là | Mikel`?
fn is_post_of_player(view: View, i: usize) -> bool {
    /// From the post to the name, in tokens.
    const FARTHEST: usize = 6;
    let post = |k: usize| {
        view.is_any(k, &words!["tiền", "trung", "hậu", "thủ"])
            && view.is_any(k + 1, &words!["vệ", "đạo", "phong", "môn"])
    };
    let from = i.saturating_sub(FARTHEST).max(view.sentence_start(i));
    (from..i - 1).any(|k| post(k) && (k + 2..i).all(|n| view.token(n).shape == Shape::Lower))
}

/// Do words that no Vietnamese name has stand before what only a person has: a verb of speech, a
/// title, an age?
fn is_spoken_of(view: View, phrases: &Phrases, i: usize, end: usize) -> bool {
    let abroad = (i..end).all(|k| !view.token(k).is_word() || !view.is_vietnamese(k));
    // `người Bỉ Victoria Dorval`
    let from = i.saturating_sub(4).max(view.sentence_start(i) + 1);
    let native = (from..i).any(|k| {
        view.is(k - 1, word!("người"))
            && phrases.place(k).is_some_and(|p| p.end == i && p.type_name == "country")
    });
    // `Naida Asiyalova 30 tuổi`
    let aged = view.get(end).is_some_and(|t| t.is_number()) && view.is(end + 1, word!("tuổi"));
    let speaks = aged
        || view.is_any(end, &words!["nói", "kể"])
        || view.is(end, word!("cho")) && view.is_any(end + 1, &words!["biết", "hay", "rằng"])
        || view.is(end, word!("chia")) && view.is(end + 1, word!("sẻ"));
    let mark = [',', '-', '('].iter().any(|&m| view.is_mark(end, m));
    let titled = mark
        && view.get(end + 1).is_some_and(|t| {
            let role = view.begins(end + 1, ClassSet::of(&[Class::Role, Class::Calling]));
            t.is_number() && view.is(end + 2, word!("tuổi"))
                || phrases.title(end + 1).is_some()
                || role && view.token(end + 1).shape == Shape::Lower
        });
    abroad && (native || view.follows(end) && speaks || titled)
}

/// How many words of a run are parts behind dashes.
fn known_dashes(view: View, i: usize, end: usize) -> usize {
    (i..end).filter(|&k| view.is_mark(k, '-')).count()
}

/// Does a place or an organization end before token `i`?
fn ends_phrase(view: View, phrases: &Phrases, i: usize) -> bool {
    let from = i.saturating_sub(8).max(view.sentence_start(i));
    (from..i).any(|k| {
        phrases.place(k).is_some_and(|p| p.end == i)
            || phrases.organization(k).is_some_and(|p| p.end == i)
    })
}

/// Is it a family name of China and a given name of two syllables: `Hsiao Wen-chi`?
fn is_double_given(view: View, i: usize, end: usize) -> bool {
    /// Letters of a syllable.
    const LONGEST: usize = 6;
    let syllable = |k: usize| view.token(k).is_word() && view.token(k).len() <= LONGEST;
    let latin = |k: usize| !view.is_vietnamese(k) || view.word(k).is_ascii();
    end == i + 4
        && view.is_mark(i + 2, '-')
        && [i, i + 1, i + 3].into_iter().all(|k| syllable(k) && latin(k))
        && view.is_foreign(i)
        && view.token(i).shape == Shape::Title
        && view.token(i + 1).shape == Shape::Title
        && view.token(i + 1).gap == Gap::Space
        && !view.is_any(i + 1, &words!["saint", "notre"])
        && !view.begins(i, SITES)
}

/// Are the four words at token `i` two persons, each by a given name and a surname: `Angelina Jolie | Brad
/// Pitt`?
pub(super) fn are_two(view: View, i: usize) -> bool {
    const SURNAMES: ClassSet = ClassSet::of(&[Class::ForeignSurname, Class::ForeignName]);
    let given = |k: usize| view.has(k, Class::ForeignGiven) && !view.is_vietnamese(k);
    let surname = |k: usize| {
        view.classes(k).any(SURNAMES) && !view.has(k, Class::ForeignGiven) && !view.is_vietnamese(k)
    };
    i + 4 <= view.len()
        && given(i)
        && given(i + 2)
        && surname(i + 1)
        && surname(i + 3)
        && (i + 1..i + 4).all(|k| view.follows(k) && view.token(k).gap == Gap::Space)
        && !(i + 4 < view.sentence_end(i) && view.is_capital(i + 4) && !before_small(view, i + 4))
}

/// Who took the picture and who wrote the text, with nothing between: the end of the first of two
/// usual pairs of a middle and a given name (`Ảnh: Đức Cường | Minh Chiến`), else of all.
pub(super) fn first_of_two(view: View, i: usize, end: usize) -> usize {
    let likely =
        |k: usize| view.has(k, Class::Middle) && frequency(view, k + 1, Class::Given) >= 200;
    let pairs = end == i + 4 && likely(i) && likely(i + 2) && !has_common_surname(view, i);
    if pairs { i + 2 } else { end }
}
