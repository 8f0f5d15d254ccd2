//! The capitals that TCVN3 has not.
//!
//! Its fonts show a capital with a tone by the small letter in a capital font, so that the bytes of
//! `CÔNG AN TỈNH` read `CÔNG AN TỉNH`. What stands around a small letter often tells what it was.

use super::super::letter::{Letter, Tone};
use super::super::syllable;

/// How a word is cased, its small letters with tones aside.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    /// A syllable in capitals: `NAM`, `TỉNH`, `ủY`.
    Upper,
    /// In capitals perhaps: `Bộ`, `ở`, `UBND`.
    Either,
    /// With small letters that have capitals.
    Lower,
}

struct Word<'t> {
    start: usize,
    text: &'t str,
    case: Case,
}

/// Writes small letters with tones as capitals in words, runs of words and lines in capitals, and
/// at the beginning of sentences.
pub(super) fn restore(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let words: Vec<Word<'_>> = words(line).collect();
        let shouts = words.iter().all(|word| word.case != Case::Lower);
        let is_upper = |i: usize| words.get(i).is_some_and(|word| word.case == Case::Upper);
        let shouts = shouts && (0..words.len()).any(is_upper);
        let (mut copied, mut raised) = (0, false);
        for (i, word) in words.iter().enumerate() {
            let before = &line[copied..word.start];
            // `LÊ VĂN Tú`: a run of capitals goes on; but `ở` in `HÀ NỘI ở phía bắc` is small.
            let capital_first = word.text.starts_with(char::is_uppercase);
            let joined = raised && before == " " && (capital_first || is_upper(i + 1));
            raised = match word.case {
                Case::Upper => true,
                Case::Either => shouts || joined,
                Case::Lower => false,
            };
            out.push_str(before);
            let opens = if i == 0 && before.trim().is_empty() {
                ends_block(&out)
            } else {
                ends_sentence(&out)
            };
            let neighbours = [i.checked_sub(1), i.checked_add(1)]
                .map(|k| k.and_then(|k| words.get(k)).map_or("", |word| word.text));
            if raised {
                out.extend(word.text.chars().map(capital));
            } else if word.text.starts_with(is_small_toned)
                && (opens || is_name(word.text, neighbours, before))
            {
                let mut letters = word.text.chars();
                out.extend(letters.next().map(capital));
                out.push_str(letters.as_str());
            } else {
                out.push_str(word.text);
            }
            copied = word.start + word.text.len();
        }
        out.push_str(&line[copied..]);
    }
    out
}

fn words(line: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + line[at..].find(char::is_alphabetic)?;
        let end = line[start..].find(|c: char| !c.is_alphabetic());
        at = end.map_or(line.len(), |end| start + end);
        let text = &line[start..at];
        Some(Word { start, text, case: case(text) })
    })
}

fn case(word: &str) -> Case {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    if word.chars().any(|c| c.is_lowercase() && !is_small_toned(c)) {
        return Case::Lower;
    }
    // A capital behind a small letter is no first letter.
    let sure = capitals > 1 || capitals == 1 && word.starts_with(is_small_toned);
    if sure && syllable::is_vietnamese(word) { Case::Upper } else { Case::Either }
}

fn is_small_toned(c: char) -> bool {
    Letter::new(c).is_some_and(|letter| !letter.upper && letter.tone != Tone::Ngang)
}

fn capital(c: char) -> char {
    Letter::new(c).map_or(c, |letter| Letter { upper: true, ..letter }.to_char())
}

/// Is a word that begins with a vowel a name, told from the words beside it and from what stands
/// before it?
fn is_name(word: &str, [before, after]: [&str; 2], gap: &str) -> bool {
    match word {
        "úc" => true,
        "ấn" => after == "Độ",
        "á" => matches!(before, "châu" | "Châu"),
        "ánh" | "ái" | "én" | "út" | "ẩn" => {
            gap == " " && before.starts_with(char::is_uppercase)
        }
        _ => false,
    }
}

/// Does a block end here: at the start of the text, a blank line or a stop?
fn ends_block(before: &str) -> bool {
    let text = before.trim_end_matches([' ', '\t']);
    let line = text.trim_end();
    line.is_empty()
        || text[line.len()..].matches('\n').count() > 1
        || line.ends_with(['.', '!', '?'])
}

/// Does a sentence end here, and no abbreviation?
fn ends_sentence(before: &str) -> bool {
    let Some(line) = before.strip_suffix(' ') else {
        return false;
    };
    let text = line.trim_end_matches(['.', '!', '?', '”', '"', ')']);
    let last = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    text.len() < line.len()
        && line[text.len()..].contains(['.', '!', '?'])
        && (last.chars().count() > 2 || !line.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_come_back() {
        for (small, restored) in [
            ("BỘ Y Tế\nSố 5", "BỘ Y TẾ\nSố 5"),
            ("CÔNG AN TỉNH Hà NAM", "CÔNG AN TỈNH HÀ NAM"),
            ("ủY BAN", "ỦY BAN"),
            ("ông LÊ VĂN Tú, xã Ea H’leo", "ông LÊ VĂN TÚ, xã Ea H’leo"),
            ("ở đây lạnh. ấm dần từ mai. Xã ấp 3", "Ở đây lạnh. Ấm dần từ mai. Xã ấp 3"),
            ("Họp xong.\nấm dần", "Họp xong.\nẤm dần"),
            ("bà Võ Thị ánh Xuân và hải quân ấn Độ", "bà Võ Thị Ánh Xuân và hải quân Ấn Độ"),
        ] {
            assert_eq!(restore(small), restored);
        }
    }

    #[test]
    fn small_letters_stay() {
        for text in [
            "UBND xã ở TP. ấp, Có UBND và Bà A",
            "tại HÀ NỘI ở phía bắc, bà LÊ THỊ HOA và ông",
            "của\nủy ban, ánh sáng",
        ] {
            assert_eq!(restore(text), text);
        }
    }
}
