//! The table of sentences, `tests/sentences.tsv`.

use vnextract::sentences::{Splitter, sentences};

struct Row {
    rule: &'static str,
    text: String,
    sentences: Vec<String>,
    roles: Vec<&'static str>,
}

fn rows() -> Vec<Row> {
    let unescaped =
        |text: &str| text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    let row = |line: &'static str| {
        let mut columns = line.split('\t');
        let rule = columns.next().unwrap_or_default();
        let marked = unescaped(columns.next().expect(line));
        Row {
            rule,
            text: marked.replace('‖', ""),
            sentences: marked.split('‖').map(|sentence| sentence.trim().to_owned()).collect(),
            roles: columns.next().unwrap_or_default().split_ascii_whitespace().collect(),
        }
    };
    let table = include_str!("sentences.tsv");
    table.lines().filter(|line| !line.starts_with('#')).skip(1).map(row).collect()
}

#[test]
fn every_text_of_the_table() {
    let mut wrong = String::new();
    for Row { rule, text, sentences: wanted, roles } in rows() {
        let found: Vec<_> = sentences(&text).collect();
        let texts: Vec<&str> = found.iter().map(|sentence| &text[sentence.range()]).collect();
        let as_written = |sentence: &vnextract::Sentence| {
            serde_json::to_value(sentence.role).expect("a name").as_str().map(str::to_owned)
        };
        let found_roles: Vec<_> = found.iter().filter_map(as_written).collect();
        if texts != wanted || !roles.is_empty() && found_roles != roles {
            wrong += &format!("\n{rule}: {wanted:?} {roles:?}\n   found {texts:?} {found_roles:?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn no_text_depends_on_the_one_before() {
    let mut splitter = Splitter::new();
    for row in rows() {
        assert!(splitter.split(&row.text).eq(sentences(&row.text)), "{}", row.text);
    }
}

/// Decomposed text has the same sentences.
#[test]
fn sentences_do_not_depend_on_the_form() {
    use vnextract::normalize::nfd;
    for row in rows() {
        let text = nfd(&row.text);
        let found: Vec<&str> = sentences(&text).map(|sentence| &text[sentence.range()]).collect();
        let composed: Vec<_> = sentences(&row.text).map(|s| nfd(&row.text[s.range()])).collect();
        assert_eq!(found, composed);
    }
}

#[test]
fn only_white_space_is_left_out() {
    for row in rows() {
        let mut at = 0;
        for sentence in sentences(&row.text) {
            assert_eq!(row.text[at..sentence.start].trim(), "");
            assert!(sentence.start < sentence.end);
            at = sentence.end;
        }
        assert_eq!(row.text[at..].trim(), "");
    }
}
