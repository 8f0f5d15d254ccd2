//! The program as a process: what it writes, what it says, how it ends.

use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

const BULLETIN: &str = "26/07/18 12:45\n\nChiều ngày 24/7/2018, tại Trại giam Xuyên Mộc diễn ra \
                        hội nghị sơ kết. Chủ trì: đồng chí Nguyễn Văn Hiến – Chánh án Tòa án nhân \
                        dân tỉnh.\n";

fn vnextract() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vnextract"));
    command.env_remove("NO_COLOR").env("LC_ALL", "C.UTF-8").stdin(Stdio::null());
    command
}

/// A folder of its own for a test, with the given files.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

/// Runs the program in a folder.
fn run(folder: &Path, args: &[&str]) -> Output {
    vnextract().current_dir(folder).args(args).output().unwrap()
}

fn run_with_input(args: &[&str], input: &[u8]) -> Output {
    let mut command = vnextract();
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("no exit status")
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn ids(output: &Output) -> Vec<String> {
    lines(output).iter().map(|line| line["id"].as_str().unwrap().to_owned()).collect()
}

fn record(id: &str, text: &str) -> String {
    serde_json::json!({"id": id, "text": text}).to_string() + "\n"
}

#[test]
fn one_text_is_indented_json() {
    let folder = folder(&[("article.txt", BULLETIN.as_bytes())]);
    let output = run(folder.path(), &["article.txt", "--date", "2018-07-26"]);
    assert_eq!((status(&output), stderr(&output)), (0, ""));
    let text = stdout(&output);
    assert!(
        text.starts_with("{\n  \"id\": \"article.txt\",\n  \"reference_date\": \"2018-07-26\",")
    );
    assert!(text.contains("\n    {\"kind\": \"place\", \"start\": 42, \"end\": 61, "));
    let json: Value = serde_json::from_str(text).unwrap();
    let input: Vec<char> = BULLETIN.chars().collect();
    for span in
        json["entities"].as_array().unwrap().iter().chain(json["sentences"].as_array().unwrap())
    {
        let range =
            span["start"].as_u64().unwrap() as usize..span["end"].as_u64().unwrap() as usize;
        assert_eq!(span["text"], input[range].iter().collect::<String>());
    }
    let prison =
        json["entities"].as_array().unwrap().iter().find(|e| e["kind"] == "place").unwrap();
    assert_eq!(prison["place"]["type"], "prison");
    assert_eq!(json["officials"][0]["name"], "Nguyễn Văn Hiến");
    assert_eq!(json["officials"][0]["honorific"], "đồng chí");
}

#[test]
fn offsets_count_what_is_asked() {
    let folder = folder(&[("a.txt", format!("😀 {BULLETIN}").as_bytes())]);
    let place = |unit: &str| {
        let output = run(folder.path(), &["a.txt", "--offsets", unit]);
        let json: Value = serde_json::from_str(stdout(&output)).unwrap();
        let entities = json["entities"].as_array().unwrap().clone();
        let place = entities.into_iter().find(|entity| entity["kind"] == "place").unwrap();
        (place["start"].as_u64().unwrap(), place["end"].as_u64().unwrap())
    };
    let text = format!("😀 {BULLETIN}");
    let byte = text.find("Trại giam").unwrap();
    let length = "Trại giam Xuyên Mộc".len();
    assert_eq!(place("byte"), (byte as u64, (byte + length) as u64));
    assert_eq!(place("char"), (44, 63));
    assert_eq!(place("utf16"), (45, 64));
}

#[test]
fn standard_input_is_a_dash() {
    let output = run_with_input(&["-"], BULLETIN.as_bytes());
    assert_eq!(status(&output), 0);
    assert_eq!(serde_json::from_str::<Value>(stdout(&output)).unwrap()["id"], "-");
    let output = run_with_input(&[], BULLETIN.as_bytes());
    assert_eq!(serde_json::from_str::<Value>(stdout(&output)).unwrap()["id"], "-");
    let output = run_with_input(&["-", "-"], BULLETIN.as_bytes());
    assert_eq!(status(&output), 1);
    assert_eq!(stderr(&output), "vnextract: standard input: can be read only once\n");
}

#[test]
fn several_texts_are_json_lines_in_order() {
    let folder = folder(&[("a.txt", b"A."), ("b.txt", b"B."), ("c.txt", b"C.")]);
    let output = run(folder.path(), &["c.txt", "a.txt", "b.txt"]);
    assert_eq!(ids(&output), ["c.txt", "a.txt", "b.txt"]);
    let output = run(folder.path(), &["c.txt", "a.txt", "--format", "json"]);
    let json: Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(json[0]["id"], "c.txt");
    let nothing = run(folder.path(), &["x.txt", "y.txt", "--format", "json"]);
    assert_eq!(serde_json::from_str::<Value>(stdout(&nothing)).unwrap(), serde_json::json!([]));
    assert_eq!(stdout(&run(folder.path(), &["x.txt", "--format", "html"])), "");
    assert_eq!(json[1]["id"], "a.txt");
}

#[test]
fn records_come_and_go_line_by_line() {
    let input = "{\"id\": \"x\", \"text\": \"Hà Nội.\", \"reference_date\": \"2018-07-26\"}\r\n\n\
                 {\"text\": \"Một.\"}\n{\"id\": 7, \"text\": \"\"}";
    for jobs in ["1", "4"] {
        let output = run_with_input(&["--jsonl", "-", "-j", jobs], input.as_bytes());
        assert_eq!((status(&output), stderr(&output)), (0, ""));
        let lines = lines(&output);
        assert_eq!(lines[0]["reference_date"], "2018-07-26");
        assert_eq!(lines[1]["id"], "-:3");
        assert_eq!(lines[2]["id"], 7);
        assert_eq!(lines[2]["sentences"], serde_json::json!([]));
        assert_eq!(lines.len(), 3);
    }
    let output = run_with_input(&["--jsonl", "-", "--date", "2020-01-01"], input.as_bytes());
    assert_eq!(lines(&output)[0]["reference_date"], "2018-07-26");
    assert_eq!(lines(&output)[1]["reference_date"], "2020-01-01");
}

#[test]
fn other_fields_are_kept_on_demand() {
    let input = br#"{"url": "x\u009by", "text": "A.", "n": 1.50, "id": "a", "entities": 5}"#;
    let output = run_with_input(&["--jsonl", "-"], input);
    assert!(!stdout(&output).contains("url"));
    let output = run_with_input(&["--jsonl", "--keep", "-"], input);
    assert!(stdout(&output).trim_end().ends_with(r#""url":"x\u009by","n":1.50}"#));
    let output = run_with_input(&["--jsonl", "--keep=n", "-"], input);
    assert!(stdout(&output).trim_end().ends_with(r#""officials":[],"n":1.50}"#));
}

#[test]
fn only_the_wanted_kinds_are_found() {
    let output = run_with_input(&["--only", "place,person", "-"], BULLETIN.as_bytes());
    let json: Value = serde_json::from_str(stdout(&output)).unwrap();
    let kinds: Vec<_> = json["entities"].as_array().unwrap().iter().map(|e| &e["kind"]).collect();
    assert_eq!(kinds, ["place", "person"]);
}

#[test]
fn the_output_is_the_same_for_any_number_of_threads() {
    let input: String = (0..500)
        .map(|n| record(&n.to_string(), &BULLETIN.repeat(if n % 50 == 0 { 40 } else { n % 3 })))
        .collect();
    let one = run_with_input(&["--jsonl", "-", "--jobs", "1"], input.as_bytes());
    assert_eq!(lines(&one).len(), 500);
    for jobs in ["2", "7"] {
        let many = run_with_input(&["--jsonl", "-", "--jobs", jobs], input.as_bytes());
        assert!(one.stdout == many.stdout, "{jobs} jobs differ from one");
    }
}

#[test]
fn a_folder_is_read_when_asked_for() {
    let folder = folder(&[
        ("d/b.txt", b"B."),
        ("d/a/x.txt", b"X."),
        ("d/a/y.jsonl", record("y", "Y.").as_bytes()),
        ("d/picture.png", b"\0\0"),
        ("d/note.md", b"N."),
    ]);
    let output = run(folder.path(), &["d"]);
    assert_eq!(status(&output), 1);
    assert!(stderr(&output).starts_with("vnextract: 'd': is a folder; "), "{}", stderr(&output));
    let output = run(folder.path(), &["d", "--jsonl"]);
    assert_eq!((status(&output), stderr(&output)), (0, ""));
    assert_eq!(ids(&output), ["d/a/x.txt", "y", "d/b.txt"]);
    let output = run(folder.path(), &["d", "--glob", "*.md"]);
    assert_eq!(ids(&output), ["d/note.md"]);
    let output = run(folder.path(), &["d", "--jsonl", "--glob", "*.txt", "-o", "d/out.txt"]);
    assert_eq!(status(&output), 0);
    let output = run(folder.path(), &["d", "--jsonl", "--glob", "*.txt", "-o", "d/out.txt"]);
    assert!(stderr(&output).contains("2 documents, "), "{}", stderr(&output));
}

#[test]
fn compressed_files_are_known_by_name() {
    let gzip = |text: &str| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    };
    let zstd = |text: &str| {
        ruzstd::encoding::compress_to_vec(
            text.as_bytes(),
            ruzstd::encoding::CompressionLevel::Fastest,
        )
    };
    let two_members = [gzip(&record("g1", "A.")), gzip(&record("g2", "B."))].concat();
    let two_frames = [zstd(&record("z1", "A.")), zstd(&record("z2", "B."))].concat();
    let folder = folder(&[
        ("r.jsonl.gz", &two_members),
        ("r.jsonl.zst", &two_frames),
        ("t.txt.gz", &gzip("T.")),
        ("bad.jsonl.gz", &two_members[..two_members.len() - 12]),
        ("bad.txt.zst", b"not zstandard"),
    ]);
    let output = run(
        folder.path(),
        &["r.jsonl.gz", "bad.jsonl.gz", "bad.txt.zst", "r.jsonl.zst", "t.txt.gz"],
    );
    assert_eq!(status(&output), 1);
    let ids = ids(&output);
    assert_eq!(ids[..2], ["g1", "g2"]);
    assert_eq!(ids[ids.len() - 3..], ["z1", "z2", "t.txt.gz"]);
    assert!(stderr(&output).contains("'bad.jsonl.gz', line 2: cannot read on: "));
    assert!(stderr(&output).contains("'bad.txt.zst': cannot read: "));
}

#[test]
fn bad_input_costs_only_itself() {
    let utf16: Vec<u8> = "\u{FEFF}Hà Nội.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = folder(&[
        ("good.txt", b"A."),
        ("latin.txt", b"a\nb\xE1 c"),
        ("nul.txt", b"a\0b"),
        ("empty.txt", b""),
        ("bom.txt", b"\xEF\xBB\xBF"),
        ("utf16.txt", &utf16),
        ("end.txt", b"Z."),
    ]);
    let files = [
        "good.txt",
        "missing.txt",
        ".",
        "latin.txt",
        "nul.txt",
        "empty.txt",
        "bom.txt",
        "utf16.txt",
        "end.txt",
    ];
    for jobs in ["1", "3"] {
        let output = run(folder.path(), &[&files[..], &["-j", jobs]].concat());
        assert_eq!(status(&output), 1);
        assert_eq!(ids(&output), ["good.txt", "utf16.txt", "end.txt"]);
        assert_eq!(lines(&output)[1]["sentences"][0]["text"], "Hà Nội.");
        let messages: Vec<_> = stderr(&output).lines().collect();
        let expected = [
            "vnextract: 'missing.txt': cannot read: No such file or directory",
            "vnextract: '.': is a folder; with --jsonl or --glob '*.txt' the files in it are read",
            "vnextract: 'latin.txt', line 2: is not UTF-8 (byte 0xE1 at offset 3); --encoding says what else it is",
            "vnextract: 'nul.txt', line 1: holds NUL bytes: is this a text file, in UTF-8?",
            "vnextract: 'empty.txt': is empty",
            "vnextract: 'bom.txt': holds no text",
            "vnextract: 'utf16.txt': read as UTF-16LE",
        ];
        assert_eq!(messages, expected);
    }
}

#[test]
fn encodings_are_found_out_or_told() {
    use vnextract::normalize::encoding::{Encoding, encode};
    let text = "Chủ trì: đồng chí Nguyễn Văn Hiến, Chánh án Tòa án nhân dân tỉnh Đồng Nai.";
    let names = [
        ("tcvn3", Encoding::Tcvn3),
        ("vni", Encoding::Vni),
        ("viscii", Encoding::Viscii),
        ("windows-1258", Encoding::Windows1258),
        ("utf-16le", Encoding::Utf16Le),
        ("utf-16be", Encoding::Utf16Be),
        ("vps", Encoding::Vps),
        ("viqr", Encoding::Viqr),
    ];
    let person = |output: &Output| {
        let json: Value = serde_json::from_str(stdout(output)).unwrap();
        json["officials"][0]["name"].as_str().map(str::to_owned)
    };
    let hien = Some("Nguyễn Văn Hiến".to_owned());
    for (name, encoding) in names {
        let folder = folder(&[("a.txt", &encode(text, encoding).unwrap())]);
        let told = run(folder.path(), &["a.txt", "--encoding", name]);
        assert_eq!((status(&told), stderr(&told)), (0, ""), "{name}");
        assert_eq!(person(&told), hien, "{name}");
        // These two are read on request only.
        if ["vps", "viqr"].contains(&name) {
            continue;
        }
        let found = run(folder.path(), &["a.txt"]);
        let start = format!("vnextract: 'a.txt': read as {encoding}");
        assert!(stderr(&found).starts_with(&start), "{}", stderr(&found));
        assert_eq!(stderr(&found).lines().count(), 1);
        assert_eq!((status(&found), person(&found)), (0, hien.clone()), "{name}");
        assert_eq!(stderr(&run(folder.path(), &["a.txt", "--quiet"])), "");
        let sentences = run(folder.path(), &["sentences", "a.txt"]);
        let clean = run(folder.path(), &["normalize", "a.txt"]);
        assert_eq!(stdout(&sentences), format!("{}\n", stdout(&clean)));
    }
    let misread = folder(&[("a.txt", text.as_bytes())]);
    let output = run(misread.path(), &["a.txt", "--encoding", "utf-16"]);
    assert_eq!(status(&output), 1);
    assert!(stderr(&output).contains("'a.txt', line 1: is not UTF-16LE"), "{}", stderr(&output));
}

#[test]
fn decisions_are_explained() {
    let folder =
        folder(&[("a.txt", BULLETIN.as_bytes()), ("b\u{1b}.txt", b"H\xE1\xBB\x8Dp.\x1b[2J")]);
    let output = run(folder.path(), &["a.txt", "--explain"]);
    assert_eq!((status(&output), stderr(&output)), (0, ""));
    let printed = stdout(&output);
    assert!(printed.starts_with("26/07/18 12:45\n  * date "), "{printed}");
    let person = printed.lines().find(|line| line.contains("* person")).unwrap();
    assert!(person.contains("Nguyễn Văn Hiến  ("), "{person}");
    assert!(printed.lines().any(|line| line.starts_with("    ")), "no candidate has lost");
    let both = run(folder.path(), &["a.txt", "b\u{1b}.txt", "--explain"]);
    assert!(stdout(&both).starts_with("== a.txt\n"));
    assert!(stdout(&both).contains("\n\n== b\u{FFFD}.txt\nHọp."), "{}", stdout(&both));
    assert!(!stdout(&both).contains('\u{1b}'));
    assert_eq!(status(&run(folder.path(), &["a.txt", "--explain", "--format", "json"])), 2);
}

#[test]
fn durations_and_sets_come_on_request() {
    let text =
        "Ông Nguyễn Văn Hiến, Giám đốc Sở Y tế, họp 3 ngày, từ 24/7/2018, rồi họp hằng tháng.";
    let json = |args: &[&str]| -> Value {
        let output = run_with_input(args, text.as_bytes());
        serde_json::from_str(stdout(&output)).unwrap()
    };
    let dates = |json: &Value| -> Vec<(String, String)> {
        let entities = json["entities"].as_array().unwrap();
        let string = |value: &Value| value.as_str().unwrap().to_owned();
        let dates = entities.iter().filter(|entity| entity["kind"] == "date");
        dates.map(|date| (string(&date["text"]), string(&date["date"]["type"]))).collect()
    };
    let (few, all) = (json(&["-"]), json(&["-", "--timex", "all"]));
    let wanted = [("3 ngày", "DURATION"), ("24/7/2018", "DATE"), ("hằng tháng", "SET")]
        .map(|(text, kind)| (text.to_owned(), kind.to_owned()));
    assert_eq!(dates(&all), wanted);
    assert_eq!(dates(&few), wanted[1..2]);
    assert_eq!(few["officials"], all["officials"]);
    let others = |json: &Value| -> Vec<Value> {
        let entities = json["entities"].as_array().unwrap().iter();
        entities.filter(|entity| entity["kind"] != "date").cloned().collect()
    };
    assert_eq!(others(&few), others(&all));
    assert_eq!(dates(&json(&["-", "--timex", "all", "--only", "person"])), []);
    // The officials' mentions follow their entities.
    let only = json(&["-", "--timex", "all", "--only", "date,person"]);
    let mention = only["officials"][0]["mentions"][0].as_u64().unwrap() as usize;
    assert_eq!(only["entities"][mention]["text"], "Nguyễn Văn Hiến");
}

#[test]
fn entries_of_ones_own_win() {
    let own = "form\tclass\tvalue\nHồ Chí Minh Xanh\torg_name\tcompany\nđiều phối viên\tpost\n\
               Bắc Hà Đỏ\tplace_name\tlake\nNguyễn Huệ\tnot_name\n";
    let text = "Phó Điều phối viên Hồ Chí Minh Xanh đi dọc Bắc Hà Đỏ và Nguyễn Huệ.";
    let folder = folder(&[("own.tsv", own.as_bytes()), ("a.txt", text.as_bytes())]);
    let output = run(folder.path(), &["a.txt", "--lexicon", "own.tsv"]);
    let json: Value = serde_json::from_str(stdout(&output)).unwrap();
    let found: Vec<(&str, &str)> = json["entities"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| (e["kind"].as_str().unwrap(), e["text"].as_str().unwrap()))
        .collect();
    assert_eq!(
        found,
        [
            ("title", "Phó Điều phối viên"),
            ("organization", "Hồ Chí Minh Xanh"),
            ("place", "Bắc Hà Đỏ"),
        ]
    );
    assert_eq!(json["entities"][1]["organization"]["type"], "company");
    assert_eq!(json["entities"][2]["place"]["type"], "lake");
}

#[test]
fn bad_records_cost_only_themselves() {
    let mut input = Vec::new();
    for line in [
        &br#"{"id": "1", "text": "A."}"#[..],
        br#"{"id": "2", "text": "#,
        br#"{"id": "3", "text": 5}"#,
        br#"{"id": "4"}"#,
        br#"["5"]"#,
        br#"{"id": "6", "text": "\ud800"}"#,
        br#"{"id": "7", "text": "a", "text": "b"}"#,
        br#"{"id": "8", "text": "a", "reference_date": "2018-13-01"}"#,
        b"{\"id\": \"9\", \"text\": \"\xFF\"}",
        br#"{"id": "10", "text": "a\u0000b"}"#,
    ] {
        input.extend_from_slice(line);
        input.push(b'\n');
    }
    let folder = folder(&[("r.jsonl", &input)]);
    let output = run(folder.path(), &["--jsonl", "r.jsonl", "--errors", "errors.jsonl"]);
    assert_eq!(status(&output), 1);
    assert_eq!(ids(&output), ["1", "10"]);
    assert_eq!(stderr(&output), "vnextract: 8 failed, see 'errors.jsonl'\n");
    let errors = fs::read_to_string(folder.path().join("errors.jsonl")).unwrap();
    let errors: Vec<Value> =
        errors.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let places: Vec<_> = errors.iter().map(|error| error["line"].as_u64().unwrap()).collect();
    assert_eq!(places, [2, 3, 4, 5, 6, 7, 8, 9]);
    assert_eq!(errors[0]["path"], "r.jsonl");
    let output = run(folder.path(), &["--jsonl", "r.jsonl"]);
    let messages = stderr(&output);
    assert_eq!(messages.lines().count(), 8);
    assert!(messages.contains("'r.jsonl', line 2: is not valid JSON: EOF while parsing a value"));
    assert!(messages.contains("'r.jsonl', line 4: the field `text` is missing\n"));
    assert!(messages.contains("'r.jsonl', line 9: is not UTF-8 (at byte 22 of the line)\n"));
}

#[test]
fn a_file_without_records_is_no_fault() {
    let folder =
        folder(&[("a.jsonl", b""), ("b.jsonl", b"\n \r\n"), ("c.jsonl", b"\xEF\xBB\xBF\n")]);
    let output = run(folder.path(), &["a.jsonl", "b.jsonl", "c.jsonl"]);
    assert_eq!((status(&output), stdout(&output), stderr(&output)), (0, "", ""));
}

#[test]
fn a_document_over_the_limit_fails_alone() {
    let long = record("long", &"a ".repeat(5000));
    let input = record("1", "A.") + &long + &record("2", "B.");
    let output = run_with_input(&["--jsonl", "-", "--max-bytes", "9K"], input.as_bytes());
    assert_eq!(status(&output), 1);
    assert_eq!(ids(&output), ["1", "2"]);
    let message = format!(
        "vnextract: standard input, line 2: has {} bytes, more than --max-bytes allows (9216)\n",
        long.len() - 1
    );
    assert_eq!(stderr(&output), message);
    let output = run_with_input(&["-", "--max-bytes", "3"], b"abcd");
    assert_eq!(status(&output), 1);
    assert!(stderr(&output).contains("has more bytes than --max-bytes allows (3)"));
    assert_eq!(status(&run_with_input(&["-", "--max-bytes", "4"], b"abcd")), 0);
}

#[cfg(unix)]
#[test]
fn links_that_loop_are_named() {
    let folder = folder(&[("d/a.txt", b"A.")]);
    std::os::unix::fs::symlink(".", folder.path().join("d/loop")).unwrap();
    std::os::unix::fs::symlink("self.txt", folder.path().join("d/self.txt")).unwrap();
    let output = run(folder.path(), &["d", "--jsonl"]);
    assert_eq!(status(&output), 1);
    assert_eq!(ids(&output), ["d/a.txt"]);
    assert!(
        stderr(&output).contains("'d/loop': is a link that loops back to the folder 'd' above it")
    );
    assert!(
        stderr(&output).contains("'d/self.txt': cannot read: Too many levels of symbolic links")
    );
}

#[cfg(unix)]
#[test]
fn names_are_shown_without_their_control_characters() {
    let folder = folder(&[]);
    let output = run(folder.path(), &["no\u{1b}[31m'such\nfile"]);
    assert_eq!(
        stderr(&output),
        "vnextract: 'no\\u{1b}[31m'such\\nfile': cannot read: No such file or directory\n"
    );
}

#[test]
fn wrong_use_is_status_2() {
    for args in [
        &["--no-such-option"][..],
        &["a.txt", "--date", "26/7/2018"],
        &["a.txt", "--only", "animal"],
        &["a.txt", "--max-bytes", "many"],
        &["a.txt", "--encoding", "klingon"],
        &["a.txt", "--glob", "a[", "--jsonl"],
        &["a.txt", "--resume"],
        &["a.txt", "--resume", "-o", "x"],
        &["a.txt", "--jobs", "0"],
        &["a.txt", "--color", "red"],
        &["a.txt", "--lexicon", "/nowhere/x.tsv"],
    ] {
        let output = run(Path::new("."), args);
        assert_eq!(status(&output), 2, "{args:?}: {}", stderr(&output));
        assert!(!output.stderr.is_empty());
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_faulty_lexicon_is_named_with_its_line() {
    let folder = folder(&[("x.tsv", b"form\tclass\tvalue\nno tabs here\n"), ("a.txt", b"A.")]);
    let output = run(folder.path(), &["a.txt", "--lexicon", "x.tsv"]);
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).starts_with("vnextract: 'x.tsv': line 2: "), "{}", stderr(&output));
}

#[test]
fn the_output_file_appears_whole_or_not_at_all() {
    let folder = folder(&[("a.txt", b"A."), ("out.json", b"old"), ("empty.txt", b"")]);
    let at = |name: &str| folder.path().join(name);
    assert_eq!(status(&run(folder.path(), &["empty.txt", "-o", "out.json"])), 1);
    assert_eq!(fs::read(at("out.json")).unwrap(), b"old");
    assert_eq!(status(&run(folder.path(), &["empty.txt", "nowhere", "-o", "out.json"])), 1);
    assert_eq!(fs::read(at("out.json")).unwrap(), b"old");
    assert_eq!(status(&run(folder.path(), &["a.txt", "-o", "out.json"])), 0);
    assert_eq!(fs::read(at("out.json")).unwrap(), run(folder.path(), &["a.txt"]).stdout);
    assert!(!at("out.json.part").exists());
    let output = run(folder.path(), &["a.txt", "-o", "nowhere/out.json"]);
    assert_eq!(status(&output), 1);
    assert_eq!(
        stderr(&output),
        "vnextract: cannot write to 'nowhere/out.json': No such file or directory\n"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_reported() {
    let input: String = (0..300).map(|n| record(&n.to_string(), BULLETIN)).collect();
    for jobs in ["1", "2"] {
        let args = ["--jsonl", "-", "-o", "/dev/full", "-q", "-j", jobs];
        let output = run_with_input(&args, input.as_bytes());
        assert_eq!(status(&output), 1);
        assert_eq!(
            stderr(&output),
            "vnextract: cannot write to '/dev/full': No space left on device\n"
        );
    }
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let folder = folder(&[("a.txt", b"A.")]);
    let output = vnextract().current_dir(folder.path()).arg("a.txt").stdout(full).output().unwrap();
    assert_eq!(status(&output), 1);
    assert!(stderr(&output).contains("cannot write to standard output: No space left on device"));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let input: String = (0..3000).map(|n| record(&n.to_string(), BULLETIN)).collect();
    let folder = folder(&[("r.jsonl", input.as_bytes())]);
    for jobs in ["1", "2"] {
        let mut child = vnextract()
            .current_dir(folder.path())
            .args(["--jsonl", "r.jsonl", "--jobs", jobs])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!((status(&output), stderr(&output)), (0, ""));
        assert!(first.starts_with("{\"id\":\"0\""));
    }
}

#[test]
fn a_pipe_sees_each_record_as_it_is_done() {
    for jobs in ["1", "2"] {
        let mut command = vnextract();
        command.args(["--jsonl", "-", "--jobs", jobs]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        for id in ["a", "b"] {
            stdin.write_all(record(id, "A.").as_bytes()).unwrap();
            let mut line = String::new();
            stdout.read_line(&mut line).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&line).unwrap()["id"], id);
        }
        drop(stdin);
        assert!(child.wait().unwrap().success());
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_keeps_what_is_done() {
    for jobs in ["1", "2"] {
        let folder = folder(&[]);
        let mut command = vnextract();
        command.current_dir(folder.path()).args([
            "--jsonl",
            "-",
            "--jobs",
            jobs,
            "-o",
            "out.jsonl",
        ]);
        let mut child = command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        for id in ["a", "b"] {
            stdin.write_all(record(id, "A.").as_bytes()).unwrap();
        }
        let part = folder.path().join("out.jsonl.part");
        wait_for(|| fs::read_to_string(&part).is_ok_and(|text| text.lines().count() == 2));
        let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
        assert!(killed.unwrap().success());
        let output = child.wait_with_output().unwrap();
        assert_eq!(status(&output), 130);
        assert!(stderr(&output).contains("interrupted; what was done is kept in "));
        assert_eq!(fs::read_to_string(&part).unwrap().lines().count(), 2);
        drop(stdin);
    }
}

#[cfg(unix)]
fn wait_for(mut condition: impl FnMut() -> bool) {
    for _ in 0..500 {
        if condition() {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("waited in vain");
}

#[test]
fn a_run_goes_on_where_it_stopped() {
    let mut input = String::new();
    for n in 0..150 {
        input += &match n % 7 {
            3 => "{\"id\": \"same\", \"text\": }\n".to_owned(),
            _ => record("same", &format!("{n}. {BULLETIN}")),
        };
    }
    let folder = folder(&[("r.jsonl", input.as_bytes())]);
    let at = |name: &str| -> PathBuf { folder.path().join(name) };
    let args = ["--jsonl", "r.jsonl", "-q", "--errors", "errors", "-o", "out"];
    assert_eq!(status(&run(folder.path(), &args)), 1);
    let whole = fs::read(at("out")).unwrap();
    let errors = fs::read(at("errors")).unwrap();
    for cut in [0, 1, 500, whole.len() / 3, whole.len() / 2, whole.len() - 1, whole.len()] {
        fs::remove_file(at("out")).unwrap();
        fs::write(at("out.part"), &whole[..cut]).unwrap();
        let jobs = if cut % 2 == 0 { "1" } else { "2" };
        let output = run(folder.path(), &[&args[..], &["--resume", "-j", jobs]].concat());
        assert_eq!(status(&output), 1, "{}", stderr(&output));
        assert!(fs::read(at("out")).unwrap() == whole, "cut at {cut}");
        assert!(fs::read(at("errors")).unwrap() == errors, "cut at {cut}");
        assert!(!at("out.part").exists());
    }
    // A finished output is gone on with too, and another input is not mixed into it.
    assert_eq!(status(&run(folder.path(), &[&args[..], &["--resume"]].concat())), 1);
    assert!(fs::read(at("out")).unwrap() == whole);
    fs::write(at("r.jsonl"), record("other", "A.").repeat(500)).unwrap();
    let output = run(folder.path(), &[&args[..], &["--resume"]].concat());
    assert_eq!(status(&output), 1);
    assert!(
        stderr(&output).contains("--resume: the output does not fit the input, which has 'other'")
    );
}

#[cfg(unix)]
#[test]
fn a_killed_run_loses_and_doubles_nothing() {
    let input: String = (0..600).map(|n| record(&n.to_string(), &BULLETIN.repeat(3))).collect();
    let folder = folder(&[("r.jsonl", input.as_bytes())]);
    let args = ["--jsonl", "r.jsonl", "-q", "-o", "out", "--resume"];
    assert_eq!(status(&run(folder.path(), &args)), 0);
    let whole = fs::read(folder.path().join("out")).unwrap();
    fs::remove_file(folder.path().join("out")).unwrap();
    let mut interrupted = 0;
    for wait in [3, 55, 21, 90, 8, 34, 70, 13, 45, 110] {
        let mut child = vnextract().current_dir(folder.path()).args(args).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        let _ = child.kill();
        interrupted += u32::from(!child.wait().unwrap().success());
    }
    assert!(interrupted > 0, "every run was over before it was killed");
    assert_eq!(status(&run(folder.path(), &args)), 0);
    assert!(fs::read(folder.path().join("out")).unwrap() == whole);
}

#[test]
fn the_summary_counts() {
    let input = record("a", BULLETIN) + &record("b", BULLETIN) + "x\n";
    let folder = folder(&[("r.jsonl", input.as_bytes())]);
    let output = run(folder.path(), &["--jsonl", "r.jsonl", "-o", "out"]);
    let last = stderr(&output).lines().last().unwrap();
    assert!(last.starts_with("vnextract: 2 documents, "), "{last}");
    assert!(last.contains("1 failed; "), "{last}");
    assert!(last.contains("place 2, "), "{last}");
    let output = run(folder.path(), &["--jsonl", "r.jsonl", "-o", "out", "--quiet"]);
    assert_eq!(stderr(&output).lines().count(), 1);
}

#[test]
fn help_version_completions_and_manual() {
    let here = Path::new(".");
    let help = run(here, &["--help"]);
    assert_eq!(status(&help), 0);
    for part in ["Examples:", "Input:", "Output:", "Long runs:", "Exit status:", "--jsonl"] {
        assert!(stdout(&help).contains(part), "{part}");
    }
    let version = run(here, &["--version"]);
    assert_eq!(stdout(&version), concat!("vnextract ", env!("CARGO_PKG_VERSION"), "\n"));
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = run(here, &["completions", shell]);
        assert!(stdout(&script).contains("max-bytes"), "{shell}");
        assert_eq!(status(&script), 0);
    }
    let manual = run(here, &["man"]);
    assert!(stdout(&manual).contains(".TH vnextract 1"));
    assert_eq!(stdout(&manual).matches(".SH OPTIONS\n").count(), 1);
    for part in [".SH \"VNEXTRACT CHECK\"\n", "\n.nf\n  vnextract article.txt   ", "EXIT STATUS"] {
        assert!(stdout(&manual).contains(part), "{part}");
    }
    let folder = folder(&[("man", b"A.")]);
    let output = run(folder.path(), &["./man"]);
    assert_eq!(serde_json::from_str::<Value>(stdout(&output)).unwrap()["id"], "./man");
}

#[test]
fn the_page_is_whole_and_nothing_in_it_runs() {
    let evil = "<script>alert(1)</script> & \"đồng chí\" <img src=x onerror=alert(1)>\u{1b}[31m ";
    let text = format!("{evil}{BULLETIN}");
    let folder = folder(&[("<i>a.txt", text.as_bytes()), ("b.txt", BULLETIN.as_bytes())]);
    let output = run(folder.path(), &["<i>a.txt", "--format", "html", "--date", "2018-07-26"]);
    assert_eq!((status(&output), stderr(&output)), (0, ""));
    let page = stdout(&output);
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
    for forbidden in ["<script", "<img", "<i>", "http:", "https:", "\u{1b}", "url(", "@import"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    assert!(
        page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;đồng chí&quot; &lt;img")
    );
    assert!(page.contains(">Trại giam Xuyên Mộc</mark>"));
    assert!(page.contains("aria-description=\"place: prison"));
    assert!(page.contains("Content-Security-Policy"));
    assert!(page.contains("2018-07-24TAF</span>"));
    assert!(!page.contains("id=\"index\""));
    let several = run(folder.path(), &["<i>a.txt", "b.txt", "--format", "html"]);
    let page = stdout(&several);
    for link in ["<a href=\"#d0\">&lt;i&gt;a.txt</a>", "<a href=\"#d1\">b.txt</a>", "id=\"d1\""] {
        assert!(page.contains(link), "{link}");
    }
}

#[test]
fn the_terminal_gets_colours_only_when_wanted() {
    let folder = folder(&[("a.txt", format!("\u{1b}]0;x\u{7} {BULLETIN}").as_bytes())]);
    let plain = run(folder.path(), &["a.txt", "--format", "text"]);
    assert!(stdout(&plain).contains("tại [place Trại giam Xuyên Mộc] diễn ra"));
    assert!(
        stdout(&plain).contains("\nNguyễn Văn Hiến  đồng chí   Chánh án  Tòa án nhân dân tỉnh\n")
    );
    assert!(!stdout(&plain).contains(['\u{1b}', '\u{7}']));
    let coloured = run(folder.path(), &["a.txt", "--format", "text", "--color", "always"]);
    assert!(stdout(&coloured).contains("mTrại giam Xuyên Mộc\u{1b}[0m"));
    assert!(!stdout(&coloured).contains("\u{1b}]"));
}

/// Runs the program with a terminal of `script`'s; nothing where there is no `script`.
#[cfg(target_os = "linux")]
fn on_a_terminal(folder: &Path, args: &str, no_color: bool) -> Option<String> {
    let program = env!("CARGO_BIN_EXE_vnextract");
    let mut command = Command::new("script");
    command
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .envs([("LC_ALL", "C.UTF-8"), ("TERM", "xterm")]);
    if no_color {
        command.env("NO_COLOR", "1");
    }
    command.args(["-qec", &format!("'{program}' {args}"), "/dev/null"]).stdin(Stdio::null());
    let Ok(output) = command.output() else {
        eprintln!("`script` is not installed: not tried on a terminal.");
        return None;
    };
    assert_eq!(status(&output), 0);
    Some(stdout(&output).to_owned())
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_gets_colours_and_a_bar() {
    let records: String = (0..4000).map(|n| record(&n.to_string(), &BULLETIN.repeat(4))).collect();
    let folder = folder(&[("a.txt", BULLETIN.as_bytes()), ("r.jsonl", records.as_bytes())]);
    let shown = |args, no_color| on_a_terminal(folder.path(), args, no_color);
    let Some(coloured) = shown("a.txt --format text", false) else { return };
    assert!(coloured.contains("mTrại giam Xuyên Mộc\u{1b}[0m"), "{coloured}");
    let plain = shown("a.txt --format text", true).unwrap();
    assert!(plain.contains("[place Trại giam Xuyên Mộc]") && !plain.contains('\u{1b}'), "{plain}");
    assert!(!shown("a.txt --format text --color never", false).unwrap().contains('\u{1b}'));
    // JSON is the same on a terminal, since programs come first.
    assert!(shown("a.txt", false).unwrap().starts_with("{\r\n  \"id\": \"a.txt\","));
    let bar = shown("r.jsonl -o out", false).unwrap();
    assert!(bar.contains(" documents, ") && bar.contains(" left"), "{bar}");
    assert!(bar.trim_end().rsplit('\r').next().unwrap().contains("vnextract: 4,000 documents, "));
    assert_eq!(shown("r.jsonl -o out --quiet", false).unwrap(), "");
}

#[test]
fn tables_for_annotators() {
    let folder = folder(&[("a.txt", BULLETIN.as_bytes()), ("b.txt", b"M\xE1\xBB\x99t.")]);
    let tsv = run(folder.path(), &["a.txt", "b.txt", "--format", "tsv", "--only", "place"]);
    let rows: Vec<Vec<&str>> =
        stdout(&tsv).lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0][..5], ["id", "kind", "start", "end", "text"]);
    assert_eq!(rows[1][..5], ["a.txt", "place", "42", "61", "Trại giam Xuyên Mộc"]);
    assert_eq!(rows[0].len(), rows[1].len());
    let conll = run(folder.path(), &["a.txt", "b.txt", "--format", "conll"]);
    assert!(
        stdout(&conll).contains(
            "tại\tO\nTrại\tB-PLACE\ngiam\tI-PLACE\nXuyên\tI-PLACE\nMộc\tI-PLACE\ndiễn\tO\n"
        )
    );
    assert!(stdout(&conll).ends_with("\n\n# id = b.txt\nMột\tO\n.\tO\n\n"));
    let brat = run(folder.path(), &["a.txt", "--format", "brat", "--only", "place"]);
    assert_eq!(stdout(&brat).lines().next(), Some("T1\tPlace 42 61\tTrại giam Xuyên Mộc"));
    assert_eq!(status(&run(folder.path(), &["a.txt", "b.txt", "--format", "brat"])), 2);
    let displacy = run(folder.path(), &["a.txt", "--format", "displacy", "--only", "place"]);
    let json: Value = serde_json::from_str(stdout(&displacy)).unwrap();
    assert_eq!(json["text"], BULLETIN);
    assert_eq!(json["ents"], serde_json::json!([{"start": 42, "end": 61, "label": "PLACE"}]));
    let several = run(folder.path(), &["a.txt", "b.txt", "--format", "displacy"]);
    assert_eq!(serde_json::from_str::<Value>(stdout(&several)).unwrap()[1]["title"], "b.txt");
}

#[test]
fn the_schema_describes_the_output() {
    let schema = run(Path::new("."), &["schema"]);
    let schema: Value = serde_json::from_str(stdout(&schema)).unwrap();
    let validator = jsonschema::draft202012::new(&strict(schema)).unwrap();
    let record = |date: &str| {
        serde_json::json!({"id": 5, "text": BULLETIN, "reference_date": date}).to_string() + "\n"
    };
    let input = record("2018-07-26") + &serde_json::json!({"text": BULLETIN}).to_string();
    let output = run_with_input(&["--jsonl", "-"], input.as_bytes());
    let mut documents = lines(&output);
    assert_eq!(documents.len(), 2);
    for document in &documents {
        let faults: Vec<_> = validator.iter_errors(document).map(|e| e.to_string()).collect();
        assert_eq!(faults, [""; 0]);
    }
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let args = ["--glob", "*.gold", "--timex", "all", "--offsets", "byte", "--date", "2019-01-01"];
    let many = lines(&run(&gold, &[&["."], &args[..]].concat()));
    assert!(many.len() > 50);
    let faults = |document| validator.iter_errors(document).map(|e| e.to_string());
    assert_eq!(many.iter().flat_map(faults).collect::<Vec<_>>(), [""; 0]);
    documents[0]["entities"][0]["kind"] = "animal".into();
    assert!(!validator.is_valid(&documents[0]));
    documents[1]["surprise"] = 1.into();
    assert!(!validator.is_valid(&documents[1]));
}

/// The schema without room for fields that it does not name.
fn strict(mut schema: Value) -> Value {
    match &mut schema {
        Value::Object(object) => {
            for value in object.values_mut() {
                *value = strict(value.take());
            }
            if object.contains_key("properties") {
                object.insert("additionalProperties".to_owned(), Value::Bool(false));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = strict(item.take())),
        _ => {}
    }
    schema
}

#[test]
fn gold_bulletins_are_scored() {
    let gold = "reference_date: 2018-07-26\n---\n{place:Trại giam Xuyên Mộc} ở {place:đây}.‖\n";
    let folder = folder(&[
        ("gold/sub/a.gold", gold.as_bytes()),
        ("gold/b.gold", b"reference_date:\n---\nx {person:y\n"),
        ("gold/notes.txt", b"not gold"),
    ]);
    let output = run(folder.path(), &["check", "gold", "--errors", "1"]);
    assert_eq!(status(&output), 1);
    assert_eq!(stderr(&output), "vnextract: 'gold/b.gold', line 3: a mark that is not closed\n");
    let report = stdout(&output);
    assert!(report.starts_with("1 documents, 27 code points, "), "{report}");
    assert!(report.contains("place               2      1 |     100.0  50.0  66.7 |"), "{report}");
    assert!(report.contains("\n- place        a  «đây»  …"), "{report}");
    let output = run(folder.path(), &["check", "nowhere"]);
    assert_eq!(status(&output), 1);
    assert!(stderr(&output).contains("'nowhere': cannot read: No such file or directory"));
}

#[test]
fn small_tools_stand_alone() {
    let decomposed = "Ho\u{300}a Bi\u{300}nh\u{a0}.\nHai.";
    let output = run_with_input(&["normalize"], decomposed.as_bytes());
    assert_eq!((status(&output), stdout(&output)), (0, "Hòa Bình .\nHai."));
    let output = run_with_input(&["normalize"], "Nguyá»…n VÄƒn A".as_bytes());
    assert_eq!(stdout(&output), "Nguyễn Văn A");
    let output = run_with_input(&["sentences", "-"], "Một câu. Hai câu.\n".as_bytes());
    assert_eq!(stdout(&output), "Một câu.\nHai câu.\n");
    let here = Path::new(".");
    let output = run(here, &["date", "chiều", "24/7", "--date", "2018-07-26"]);
    let json: Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(json["value"], "2018-07-24TAF");
    assert_eq!(json["begin"], "2018-07-24");
    let output = run(here, &["date", "31/2\u{1b}"]);
    assert_eq!(status(&output), 1);
    assert!(stderr(&output).starts_with("vnextract: ") && !stderr(&output).contains('\u{1b}'));
    let output = run(here, &["sentences", "nowhere.txt"]);
    assert_eq!(status(&output), 1);
    assert_eq!(
        stderr(&output),
        "vnextract: 'nowhere.txt': cannot read: No such file or directory\n"
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_vanishes_during_the_run_fails_alone() {
    let folder = folder(&[("d/b.txt", b"B."), ("d/c.txt", b"C.")]);
    let fifo = folder.path().join("d/a.txt");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let mut command = vnextract();
    command.current_dir(folder.path()).args(["d/a.txt", "d/b.txt", "d/c.txt", "--jobs", "1"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Opening the pipe waits until the program reads it; so the run has begun.
    let mut pipe = fs::OpenOptions::new().write(true).open(&fifo).unwrap();
    fs::remove_file(folder.path().join("d/b.txt")).unwrap();
    pipe.write_all(b"A.").unwrap();
    drop(pipe);
    let output = child.wait_with_output().unwrap();
    assert_eq!(status(&output), 1);
    assert_eq!(ids(&output), ["d/a.txt", "d/c.txt"]);
    assert_eq!(stderr(&output), "vnextract: 'd/b.txt': cannot read: No such file or directory\n");
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_fails_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("a.txt", b"A."), ("b.txt", b"B.")]);
    let closed = folder.path().join("a.txt");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&closed).is_ok() {
        return; // The superuser may read everything.
    }
    let output = run(folder.path(), &["a.txt", "b.txt"]);
    assert_eq!(status(&output), 1);
    assert_eq!(ids(&output), ["b.txt"]);
    assert_eq!(stderr(&output), "vnextract: 'a.txt': cannot read: Permission denied\n");
}

#[test]
fn long_lines_are_read_or_refused_within_bounded_memory() {
    let input = [
        record("long", &"Một câu dài. ".repeat(10_000)),
        format!("{{\"text\": \"{}\"}}\n", "a".repeat(20 << 20)),
        record("short", "A."),
    ]
    .concat();
    let output = run_with_input(&["--jsonl", "-", "--max-bytes", "10M"], input.as_bytes());
    assert_eq!(status(&output), 1);
    assert_eq!(ids(&output), ["long", "short"]);
    assert!(stderr(&output).starts_with("vnextract: standard input, line 2: has 20971532 bytes"));
}

#[test]
fn vietnamese_is_spoken_when_asked_for() {
    let folder = folder(&[("empty.txt", b"")]);
    let help = run(folder.path(), &["--help", "--lang", "vi"]);
    assert!(stdout(&help).contains("Cách dùng: vnextract [TÙY CHỌN] TỆP..."));
    for english in ["Usage:", "Options:", "Input:", "Arguments:", "Possible values", "[default"] {
        assert!(!stdout(&help).contains(english), "{english}");
    }
    let output = run(folder.path(), &["--lang=vi", "empty.txt", "missing.txt"]);
    assert_eq!(status(&output), 1);
    assert_eq!(
        stderr(&output),
        "vnextract: 'empty.txt': trống\n\
         vnextract: 'missing.txt': không đọc được: không có tệp hay thư mục này\n"
    );
    let mut command = vnextract();
    command.current_dir(folder.path()).arg("empty.txt").env("LC_ALL", "vi_VN.UTF-8");
    assert_eq!(stderr(&command.output().unwrap()), "vnextract: 'empty.txt': trống\n");
    command.args(["--lang", "en"]);
    assert_eq!(stderr(&command.output().unwrap()), "vnextract: 'empty.txt': is empty\n");
}

#[test]
fn wrong_use_is_said_in_vietnamese_too() {
    let said = |args: &[&str]| {
        let output = run(Path::new("."), &[&["--lang", "vi"], args].concat());
        (status(&output), stderr(&output).to_owned())
    };
    for (args, message) in [
        (&["--bogus\u{9b}"][..], "không có tùy chọn --bogus\\u{9b}; xem --help"),
        (&["--outputt"], "không có tùy chọn --outputt, hay là --output; xem --help"),
        (&["--date"], "thiếu giá trị sau --date <YYYY-MM-DD>; xem --help"),
        (
            &["--date", "mai"],
            "giá trị 'mai' của --date <YYYY-MM-DD> không đúng: cần một ngày dạng YYYY-MM-DD; xem --help",
        ),
        (
            &["--color", "red"],
            "giá trị 'red' của --color <WHEN> không đúng: cần auto, always, never; xem --help",
        ),
        (&["a", "--resume"], "còn thiếu --output <FILE>; xem --help"),
        (
            &["a", "--explain", "--format", "tsv"],
            "--explain không đi cùng --format <FORMAT>; xem --help",
        ),
        (&["date"], "còn thiếu <EXPRESSION>...; xem --help"),
    ] {
        assert_eq!(said(args), (2, format!("vnextract: {message}\n")));
    }
    let unknown = "vnextract: không hiểu `31/2` là ngày giờ nào: hãy thử như `chiều 24/7` hay `quý II/2018`\n";
    assert_eq!(said(&["date", "31/2"]), (1, unknown.to_owned()));
}

#[test]
fn what_people_look_at_is_vietnamese_too() {
    let folder = folder(&[("a.txt", BULLETIN.as_bytes()), ("b.txt", b"M\xE1\xBB\x99t.")]);
    let shown = |args: &[&str]| {
        let output = run(folder.path(), &[&["--lang=vi", "a.txt"], args].concat());
        stdout(&output).to_owned()
    };
    let text = shown(&["--format", "text"]);
    assert!(text.contains("tại [địa danh Trại giam Xuyên Mộc] diễn ra"), "{text}");
    assert!(text.contains("\nHọ tên           Xưng hô   Chức danh  Tổ chức\n"), "{text}");
    let page = shown(&["b.txt", "--format", "html"]);
    for part in
        ["<html lang=\"vi\">", ">Cán bộ</h3>", "\"địa danh: ", "Danh mục văn bản", ">Không có<"]
    {
        assert!(page.contains(part), "{part}");
    }
    for english in
        ["Officials", "Timeline", "Published", "Index", "\"person: ", "<html lang=\"en\">"]
    {
        assert!(!page.contains(english), "{english}");
    }
    // Programs read the same in every language.
    assert!(shown(&["--format", "tsv"]).contains("a.txt\tplace\t"));
}

#[test]
fn every_form_shows_what_the_json_has() {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let files: Vec<String> = fs::read_dir(&gold)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".gold"))
        .collect();
    let form = |form| {
        let mut args = vec!["--format", form];
        args.extend(files.iter().map(String::as_str));
        run(&gold, &args)
    };
    let (json, tsv) = (form("jsonl"), form("tsv"));
    let mut entities = 0;
    for line in stdout(&json).lines() {
        let document: serde_json::Value = serde_json::from_str(line).unwrap();
        entities += document["entities"].as_array().unwrap().len();
    }
    assert!(entities > 1000);
    assert_eq!(stdout(&tsv).lines().count(), entities + 1);
}
