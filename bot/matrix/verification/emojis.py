"""The 64 emojis of a short authentication string, in the order of their numbers (spec: "SAS method: emoji")."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Emoji:
    """A symbol and what people call it, by the specification's own table of names."""

    symbol: str
    german: str
    english: str


EMOJIS = (
    Emoji("🐶", "Hund", "Dog"),
    Emoji("🐱", "Katze", "Cat"),
    Emoji("🦁", "Löwe", "Lion"),
    Emoji("🐎", "Pferd", "Horse"),
    Emoji("🦄", "Einhorn", "Unicorn"),
    Emoji("🐷", "Schwein", "Pig"),
    Emoji("🐘", "Elefant", "Elephant"),
    Emoji("🐰", "Hase", "Rabbit"),
    Emoji("🐼", "Panda", "Panda"),
    Emoji("🐓", "Hahn", "Rooster"),
    Emoji("🐧", "Pinguin", "Penguin"),
    Emoji("🐢", "Schildkröte", "Turtle"),
    Emoji("🐟", "Fisch", "Fish"),
    Emoji("🐙", "Oktopus", "Octopus"),
    Emoji("🦋", "Schmetterling", "Butterfly"),
    Emoji("🌷", "Blume", "Flower"),
    Emoji("🌳", "Baum", "Tree"),
    Emoji("🌵", "Kaktus", "Cactus"),
    Emoji("🍄", "Pilz", "Mushroom"),
    Emoji("🌏", "Globus", "Globe"),
    Emoji("🌙", "Mond", "Moon"),
    Emoji("☁️", "Wolke", "Cloud"),
    Emoji("🔥", "Feuer", "Fire"),
    Emoji("🍌", "Banane", "Banana"),
    Emoji("🍎", "Apfel", "Apple"),
    Emoji("🍓", "Erdbeere", "Strawberry"),
    Emoji("🌽", "Mais", "Corn"),
    Emoji("🍕", "Pizza", "Pizza"),
    Emoji("🎂", "Kuchen", "Cake"),
    Emoji("❤️", "Herz", "Heart"),
    Emoji("😀", "Lächeln", "Smiley"),
    Emoji("🤖", "Roboter", "Robot"),
    Emoji("🎩", "Hut", "Hat"),
    Emoji("👓", "Brille", "Glasses"),
    Emoji("🔧", "Schraubenschlüssel", "Spanner"),
    Emoji("🎅", "Weihnachtsmann", "Santa"),
    Emoji("👍", "Daumen Hoch", "Thumbs Up"),
    Emoji("☂️", "Regenschirm", "Umbrella"),
    Emoji("⌛", "Sanduhr", "Hourglass"),
    Emoji("⏰", "Uhr", "Clock"),
    Emoji("🎁", "Geschenk", "Gift"),
    Emoji("💡", "Glühbirne", "Light Bulb"),
    Emoji("📕", "Buch", "Book"),
    Emoji("✏️", "Bleistift", "Pencil"),
    Emoji("📎", "Büroklammer", "Paperclip"),
    Emoji("✂️", "Schere", "Scissors"),
    Emoji("🔒", "Schloss", "Lock"),
    Emoji("🔑", "Schlüssel", "Key"),
    Emoji("🔨", "Hammer", "Hammer"),
    Emoji("☎️", "Telefon", "Telephone"),
    Emoji("🏁", "Flagge", "Flag"),
    Emoji("🚂", "Zug", "Train"),
    Emoji("🚲", "Fahrrad", "Bicycle"),
    Emoji("✈️", "Flugzeug", "Aeroplane"),
    Emoji("🚀", "Rakete", "Rocket"),
    Emoji("🏆", "Pokal", "Trophy"),
    Emoji("⚽", "Ball", "Ball"),
    Emoji("🎸", "Gitarre", "Guitar"),
    Emoji("🎺", "Trompete", "Trumpet"),
    Emoji("🔔", "Glocke", "Bell"),
    Emoji("⚓", "Anker", "Anchor"),
    Emoji("🎧", "Kopfhörer", "Headphones"),
    Emoji("📁", "Ordner", "Folder"),
    Emoji("📌", "Stecknadel", "Pin"),
)
