#!/usr/bin/env python3
"""Generate data/foreign_names.tsv: given names and surnames of the world in Latin letters.

Source: the Python package Faker 40.54.0 (MIT), `faker/providers/person/*`.

Taken, without telling given names from surnames: names of one word of three letters and more,
without diacritics, as the press here writes them. Left out: what a
Vietnamese syllable could be, what the other tables know as a place, body or name, ordinary
English words, names of months and days, and the locales with long lists of rare names (FEW).

Usage, from the root of the project:
    pip install faker==40.54.0
    python3 data/generate/foreign_names.py > data/foreign_names.tsv
"""

import importlib
import pkgutil
import re
import unicodedata
from pathlib import Path

import faker.providers.person as persons
from faker.providers.lorem.en_US import Provider as English

SKIP = {
    "Adidas", "Alaska", "Alpha", "Alto", "Amazon", "Android", "Apollo", "April", "Arab", "Arsenal", "Asia", "Audi",
    "August", "Axe", "Banks", "Beach", "Bear", "Beta", "Blackberry", "Blue", "Boeing", "Bosch", "Bridge", "Brook",
    "Bull", "Bush", "Capital", "Captain", "Casio", "Castle", "Champion", "Chanel", "Chelsea", "Cherry", "Chevrolet",
    "China", "Christmas", "Chrysler", "Church", "Cisco", "Citroen", "City", "Club", "Copa", "Cricket", "Crown", "Cup",
    "Dell", "Delta", "Derby", "Diamond", "Dior", "Disney", "Dolby", "Dragon", "Duke", "Eagle", "East", "Emerald",
    "Epson", "Ericsson", "Euro", "Express", "Falcon", "February", "Ferrari", "Fiat", "Field", "Fila", "Flower", "Ford",
    "Forest", "Friday", "Funk", "Galaxy", "Gamma", "Garden", "Gate", "Global", "Gold", "Golden", "Golf", "Grand",
    "Green", "Gucci", "Hall", "Hammer", "Hawk", "Hermes", "Hill", "Hilton", "Hitachi", "Honda", "Horse", "House",
    "Hyundai", "India", "Intel", "Inter", "Isle", "Jaguar", "January", "Jazz", "July", "June", "Junior", "King", "Kiss",
    "Lake", "Lancome", "Land", "Latin", "Lego", "Lexus", "Lion", "Lotus", "Love", "Major", "Mall", "Mambo", "Mango",
    "March", "Marina", "Marketing", "Master", "Masters", "May", "Mazda", "Mega", "Mercedes", "Mercer", "Metro", "Miss",
    "Mister", "Mitsubishi", "Monde", "Moon", "Motorola", "Music", "Nestle", "Night", "Nike", "Nikon", "Nissan", "Nokia",
    "North", "Ocean", "October", "Olympia", "Omega", "Online", "Opel", "Opera", "Orange", "Oscar", "Palace",
    "Panasonic", "Paradise", "Park", "Peace", "Pearl", "Peugeot", "Philips", "Phoenix", "Pixar", "Pizza", "Plaza",
    "Porsche", "Port", "Power", "Prada", "Prime", "Prince", "Princess", "Puma", "Queen", "Rally", "Real", "Renault",
    "River", "Rolls", "Royal", "Royce", "Rumba", "Salsa", "Samba", "Samsung", "Senior", "Sharp", "Shell", "Siemens",
    "Sigma", "Silver", "Skoda", "Sky", "Smart", "Snow", "Sony", "South", "Spa", "Spring", "Star", "Stone", "Studio",
    "Summer", "Sun", "Sunday", "Super", "Suzuki", "Tango", "Temple", "Tesla", "Tiger", "Titan", "Toshiba", "Tower",
    "Toyota", "Tuesday", "Turbo", "Union", "Unit", "Van", "Victory", "View", "Villa", "Virgin", "Visa", "Vogue",
    "Volvo", "Walmart", "Waltz", "Web", "West", "White", "Winter", "Wolf", "Wood", "World", "Yahoo", "Yamaha", "Young",
    "Zara", "Zoo",
}
FEW = {"en", "sk_SK", "is_IS", "zu_ZA", "vi_VN"}
PLACES = ("place_names.tsv", "world_cities.tsv", "admin_units.tsv", "admin_aliases.tsv")
OTHERS = ("names.tsv", "org_names.tsv", "org_heads.tsv", "titles.tsv", "nothing.tsv")

# Onset, rhyme and no more: what a Vietnamese syllable looks like without its marks.
SYLLABLE = re.compile(
    r"(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?",
    re.IGNORECASE,
)
NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ž][a-zß-öø-ÿĀ-ž]{2,}")


def bare(name: str) -> str:
    """The name without diacritics, as newspapers write it."""
    for letter, plain in (("ø", "o"), ("Ø", "O"), ("ł", "l"), ("Ł", "L"), ("ß", "ss"), ("æ", "ae"), ("ı", "i"), ("đ", "d"), ("Đ", "D")):
        name = name.replace(letter, plain)
    letters = unicodedata.normalize("NFD", name)
    return "".join(c for c in letters if not unicodedata.combining(c))


def words_of(providers, attributes):
    """The names of one word in the lists of all locales, without diacritics."""
    found = set()
    for provider in providers:
        for attribute in dir(provider):
            if not attribute.startswith(attributes):
                continue
            names = getattr(provider, attribute)
            if not isinstance(names, (list, tuple, dict, set)):
                continue
            for name in names:
                if isinstance(name, str) and NAME.fullmatch(unicodedata.normalize("NFC", name)):
                    found.add(bare(name))
    return {name for name in found if NAME.fullmatch(name) and name.isascii()}


def known_forms():
    """Single words of the other tables, folded."""
    forms = set()
    for file in PLACES + OTHERS:
        for line in Path("data", file).read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            columns = line.split("\t")
            names = columns[3:4] if file == "admin_units.tsv" else columns[0].split("|")
            forms.update(name.lower() for name in names if " " not in name)
    return forms


def main():
    modules = [m.name for m in pkgutil.iter_modules(persons.__path__)]
    providers = [importlib.import_module(f"faker.providers.person.{m}").Provider for m in modules if m not in FEW]
    english = {word.lower() for word in English.word_list} | {word.lower() for word in SKIP}
    known = known_forms()

    def usable(name):
        return (
            name.lower() not in english
            and name.lower() not in known
            and not SYLLABLE.fullmatch(bare(name))
            and len(name) <= 16
        )

    names = words_of(providers, ("first_name", "last_name"))
    print("# Names of persons of the world in Latin letters. Generated by generate/foreign_names.py")
    print("# from Faker 40.54.0 (MIT, Copyright (c) 2012 Daniele Faraglia). Do not edit.")
    print("form\tclass\tvalue")
    for name in sorted(filter(usable, names)):
        print(f"{name}\tforeign_name")


if __name__ == "__main__":
    main()
