"""Times the Python toolkits for Vietnamese and vnextract on the same texts; see README.md."""

import argparse
import json
import pathlib
import resource
import subprocess
import tempfile
import time

import underthesea
from pyvi import ViTokenizer

ROOT = pathlib.Path(__file__).resolve().parents[2]
MIN_SECONDS = 2
# Enough for the program, which starts anew for each run, that its start does not count.
MIN_BYTES = 20_000_000


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=pathlib.Path, help="JSON Lines with a `text`, in place of data/samples")
    parser.add_argument("--limit", type=int, help="how many of the records")
    parser.add_argument("--program", default=ROOT / "target/release/vnextract", help="the program to run")
    parser.add_argument("--show", action="store_true", help="print how underthesea splits the texts into sentences")
    return parser.parse_args()


def read(options):
    if options.records is None:
        return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data/samples").glob("*.txt"))]
    with options.records.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines][: options.limit]


def size(texts):
    return sum(len(text.encode()) for text in texts)


def speed(function, texts):
    """Bytes of text in a second of processor time, over whole rounds; the first call, which loads the model, is not counted."""
    function("Hà Nội")
    rounds, started = 0, time.process_time()
    while time.process_time() - started < MIN_SECONDS:
        for text in texts:
            function(text)
        rounds += 1
    return rounds * size(texts) / (time.process_time() - started)


def program_speed(program, texts):
    """The same of the program, on one thread, from records in a file to records thrown away."""
    rounds = 1 + MIN_BYTES // size(texts)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for _ in range(rounds):
            file.writelines(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
        file.flush()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([program, "--quiet", "--jobs", "1", "--jsonl", file.name, "-o", "/dev/null"], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return rounds * size(texts) / (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main():
    options = arguments()
    texts = read(options)
    print(f"{len(texts)} texts, {size(texts):,} bytes; kB in a second of processor time, and how many times as fast vnextract is")
    ours = program_speed(options.program, texts)
    print(f"{'vnextract, everything':30} {ours / 1000:10.1f}")
    tasks = {
        "underthesea sentences": underthesea.sent_tokenize,
        "underthesea words": underthesea.word_tokenize,
        "underthesea parts of speech": underthesea.pos_tag,
        "underthesea names": underthesea.ner,
        "pyvi words": ViTokenizer.tokenize,
    }
    for name, function in tasks.items():
        theirs = speed(function, texts)
        print(f"{name:30} {theirs / 1000:10.1f} {ours / theirs:10,.1f}")
    if options.show:
        for text in texts:
            for sentence in underthesea.sent_tokenize(text):
                print("|", sentence.replace("\n", "⏎"))
            print()


main()
