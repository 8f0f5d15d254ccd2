//! Where the tone mark stands, and i or y.

use std::borrow::Cow;

use super::clean::{Disguise, next_cluster};
use super::letter::{Base, Letter, Tone, base};
use super::map::{Normalized, Rewriter, rewritten, rewritten_mapped};
use super::syllable::{self, MAX_LETTERS};

/// Which vowel of `oa`, `oe`, `uy` carries the tone at the end of a syllable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ToneStyle {
    /// The first: `hòa`, `khỏe`, `thúy`; what most of today's newspapers and offices write.
    #[default]
    New,
    /// The last: `hoà`, `khoẻ`, `thuý`; what the schoolbooks write.
    Old,
}

/// Puts every tone mark on the vowel where a style wants it.
///
/// Only syllables of Vietnamese are touched, in any case; `qu` and `gi` count as consonants
/// (`quý`, `già` in both styles). Marks on a wholly wrong vowel (`tíêng`) are set right too.
///
/// ```
/// use vnextract::normalize::{ToneStyle, tone_placement};
///
/// assert_eq!(tone_placement("Hoà bình, THUÝ, quý", ToneStyle::New), "Hòa bình, THÚY, quý");
/// assert_eq!(tone_placement("Hòa bình, THÚY, quý", ToneStyle::Old), "Hoà bình, THUÝ, quý");
/// assert_eq!(tone_placement("Zoà", ToneStyle::New), "Zoà");
/// ```
pub fn tone_placement(text: &str, style: ToneStyle) -> Cow<'_, str> {
    rewritten(text, |writer| place_tones(writer, style))
}

/// The same as [`tone_placement`], with the map.
pub fn tone_placement_mapped(text: &str, style: ToneStyle) -> Normalized<'_> {
    rewritten_mapped(text, |writer| place_tones(writer, style))
}

fn place_tones(writer: &mut Rewriter<'_, '_>, style: ToneStyle) {
    for_each_word(writer, |writer, word| {
        let Some((tone, place)) = word.tone() else {
            return;
        };
        let Some(structure) = syllable::analyze(&word.bases[..word.len], tone) else {
            return;
        };
        let wanted = match style {
            ToneStyle::New => structure.new_place,
            ToneStyle::Old => structure.old_place,
        };
        if wanted != place {
            let (first, last) = (place.min(wanted), place.max(wanted));
            for i in [first, last] {
                let tone = if i == wanted { tone } else { Tone::Ngang };
                word.replace(writer, i, Letter { tone, ..word.letters[i] });
            }
        }
    });
}

/// How the vowel of open syllables such as `kỹ`, `lý` is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IyStyle {
    /// `kỹ thuật`, `lý do`, `nước Mỹ`, `tỷ lệ`, `hy vọng`, as most newspapers write.
    Y,
    /// `kĩ thuật`, `lí do`, `nước Mĩ`, `tỉ lệ`, `hi vọng`, as the schoolbooks write.
    I,
}

/// Whose spelling [`unify_iy`] may change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IyScope {
    /// Words without capitals only, since in a name the letter is part of the name.
    #[default]
    CommonWords,
    /// Names and other capitalised words too.
    AllWords,
}

/// Writes i or y one way in open syllables after h, k, l, m, s, t.
///
/// Towards y only the syllables that are written with y as a rule are changed (`kì kí kỉ kĩ kị lí
/// mĩ tỉ hi`), since many have only i (`li ti`, `mì`, `bác sĩ`).
///
/// ```
/// use vnextract::normalize::{IyScope, IyStyle, unify_iy};
///
/// assert_eq!(unify_iy("kĩ sư Lí, tô mì", IyStyle::Y, IyScope::CommonWords), "kỹ sư Lí, tô mì");
/// assert_eq!(unify_iy("kỹ sư Lý", IyStyle::I, IyScope::AllWords), "kĩ sư Lí");
/// ```
pub fn unify_iy(text: &str, style: IyStyle, scope: IyScope) -> Cow<'_, str> {
    rewritten(text, |writer| write_iy(writer, style, scope))
}

/// The same as [`unify_iy`], with the map.
pub fn unify_iy_mapped(text: &str, style: IyStyle, scope: IyScope) -> Normalized<'_> {
    rewritten_mapped(text, |writer| write_iy(writer, style, scope))
}

fn write_iy(writer: &mut Rewriter<'_, '_>, style: IyStyle, scope: IyScope) {
    const I: Base = base('i');
    const Y: Base = base('y');
    for_each_word(writer, |writer, word| {
        if word.len != 2
            || scope == IyScope::CommonWords && word.letters[..2].iter().any(|l| l.upper)
        {
            return;
        }
        let (onset, vowel) = (word.letters[0], word.letters[1]);
        if !"hklmst".chars().any(|c| base(c) == onset.base) {
            return;
        }
        let new = match (style, vowel.base) {
            (IyStyle::I, Y) => I,
            (IyStyle::Y, I) if takes_y(onset.base, vowel.tone) => Y,
            _ => return,
        };
        word.replace(writer, 1, Letter { base: new, ..vowel });
    });
}

/// Whether an open syllable with i is written with y as a rule.
fn takes_y(onset: Base, tone: Tone) -> bool {
    match onset {
        K => tone != Tone::Ngang,
        L => tone == Tone::Sac,
        M => tone == Tone::Nga,
        T => tone == Tone::Hoi,
        H => tone == Tone::Ngang,
        _ => false,
    }
}

const H: Base = base('h');
const K: Base = base('k');
const L: Base = base('l');
const M: Base = base('m');
const T: Base = base('t');

/// A short word of Vietnamese letters.
struct Word {
    bases: [Base; MAX_LETTERS],
    letters: [Letter; MAX_LETTERS],
    spans: [(usize, usize); MAX_LETTERS],
    len: usize,
}

impl Word {
    /// The tone and the letter that carries it, if just one does.
    fn tone(&self) -> Option<(Tone, usize)> {
        let mut toned =
            self.letters[..self.len].iter().enumerate().filter(|(_, l)| l.tone != Tone::Ngang);
        let (place, letter) = toned.next()?;
        toned.next().is_none().then_some((letter.tone, place))
    }

    fn replace(&self, writer: &mut Rewriter<'_, '_>, i: usize, letter: Letter) {
        writer.replace_char(self.spans[i].0..self.spans[i].1, letter.to_char());
    }
}

/// Visits every word of at most seven letters that are all Vietnamese, in any normalization form.
fn for_each_word(
    writer: &mut Rewriter<'_, '_>,
    mut visit: impl FnMut(&mut Rewriter<'_, '_>, &Word),
) {
    const LETTER: Letter = Letter { base: 1, tone: Tone::Ngang, upper: false };
    let text = writer.input();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let mut word = Word {
            bases: [0; MAX_LETTERS],
            letters: [LETTER; MAX_LETTERS],
            spans: [(0, 0); MAX_LETTERS],
            len: 0,
        };
        let (mut count, mut plain, mut end) = (0, true, at);
        while let Some(cluster) = next_cluster(text, end) {
            plain &= cluster.disguised == Disguise::None && cluster.accent.is_none();
            match cluster.letter {
                Some(letter) if count < MAX_LETTERS => {
                    word.bases[count] = letter.base;
                    word.letters[count] = letter;
                    word.spans[count] = (cluster.start, cluster.end);
                }
                _ => plain = false,
            }
            count += 1;
            end = cluster.next;
        }
        if count == 0 {
            at += first.len_utf8();
            continue;
        }
        if plain {
            word.len = count;
            visit(writer, &word);
        }
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_turn_into_each_other() {
        let new = "hòa hóa hỏa thúy thủy khỏe lòe ủy HÒA Thúy quý quả già gì giúp ngoài hoàn huỳnh";
        let old = "hoà hoá hoả thuý thuỷ khoẻ loè uỷ HOÀ Thuý quý quả già gì giúp ngoài hoàn huỳnh";
        assert_eq!(tone_placement(old, ToneStyle::New), new);
        assert_eq!(tone_placement(new, ToneStyle::Old), old);
        assert!(matches!(tone_placement(new, ToneStyle::New), Cow::Borrowed(_)));
    }

    #[test]
    fn decomposed_words_are_read_too() {
        let moved = tone_placement_mapped("hoa\u{300} a\u{302}", ToneStyle::New);
        assert_eq!(moved.text(), "hòa a\u{302}");
        assert_eq!(moved.map().input_span(1..4), 1..5);
    }
}
