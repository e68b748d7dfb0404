"""What the configuration accepts, and what it says about the rest, word by word."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from pydantic import ValidationError
from pydantic_core import InitErrorDetails

from bot.complaints import complaints
from bot.config import Config, Language
from bot.settings import ConfigError, load_config
from bot.shapes import must

PASSWORD = "hunter2-geheim"
MATRIX = f'[matrix]\nhomeserver = "https://m.example.org"\nuser_id = "@bot:example.org"\npassword = "{PASSWORD}"\n'
REGION = '[[region]]\nname = "Nord"\nrooms = ["#paten:example.org"]\nmunicipalities = ["Büren", "Borchen"]\n'
SECOND = '[[region]]\nname = "Süd"\nrooms = ["!abc"]\nmunicipalities = ["Lichtenau"]\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def load(text: str, environ: Mapping[str, str] | None = None) -> Config:
    Path("config.toml").write_text(text, "utf-8")
    return load_config(Path("config.toml"), environ or {})


def complaint(text: str, environ: Mapping[str, str] | None = None) -> str:
    with pytest.raises(ConfigError) as caught:
        load(text, environ)
    message = str(caught.value)
    assert "\n" not in message
    assert PASSWORD not in message
    return message


def region(*lines: str) -> str:
    return REGION + "".join(line + "\n" for line in lines)


ROOM = 'an entry of "rooms" in [[region]] must be a room such as "#paten:example.org" or "!id:example.org"'
USER = 'must be a Matrix id such as "@name:example.org"'
HOLIDAYS = '"holidays" in [[region]] must be a country or a part of one such as "DE" or "DE-NW"'
FIRST = ', line 7: "first" in [[region.school_holidays]]'
DAY = "a day such as 2026-12-23, without quotes"
ZONE = '"timezone" in [[region]] must be a time zone such as "Europe/Berlin"'

# The text, and what is said about it after "config.toml".
BROKEN: list[tuple[str, str]] = [
    # not TOML
    ('language = "de\n' + REGION, ", line 1, column 15: illegal character '\\n'"),
    ("language = de\n" + REGION, ", line 1, column 12: invalid value"),
    (region("listen"), ", line 5, column 7: expected '=' after a key in a key/value pair"),
    (region('name = "Ost"'), ", line 5, column 13: cannot overwrite a value"),
    (region('rules = """', "abc"), ", line 7: unterminated string (at end of document)"),
    # unknown keys
    (
        REGION.replace("municipalities", "municipality"),
        ', line 4: unknown key "municipality" in [[region]]; did you mean "municipalities"?',
    ),
    ("langauge = 'de'\n" + REGION, ', line 1: unknown key "langauge"; did you mean "language"?'),
    (MATRIX.replace("[matrix]", "[martix]") + REGION, ', line 1: unknown key "martix"; did you mean "matrix"?'),
    (MATRIX + "xyz = 1\n" + REGION, ', line 5: unknown key "xyz" in [matrix]'),
    (
        MATRIX + 'data_dir = "d"\n' + REGION,
        ', line 5: unknown key "data_dir" in [matrix]; it belongs above the first table',
    ),
    (
        region("[[region.topic]]", 'tag = "a"', 'name = "A"', 'rules = "R"'),
        ', line 8: unknown key "rules" in [[region.topic]]; it belongs to [[region]]',
    ),
    (
        REGION.replace('["Büren", "Borchen"]', '[\n "Büren",\n { name = "Borchen", siz = 5 },\n]'),
        ', line 6: unknown key "siz" in an entry of "municipalities"; did you mean "size"?',
    ),
    # wrong types
    *(
        (f"{REGION}[[region.school_holidays]]\nname = 'F'\n{days}", message)
        for days, message in (
            ("first = 'bald'\nlast = 2027-01-06", f"{FIRST} must be {DAY}, not text"),
            ("first = 3\nlast = 2027-01-06", f"{FIRST} must be {DAY}, not a whole number"),
            ("first = 2027-01-08\nlast = 2027-01-06", ", line 8: the school holidays end before they begin"),
        )
    ),
    ("language = 5\n" + REGION, ', line 1: "language" must be "de" or "en", not 5'),
    ("data_dir = true\n" + REGION, ', line 1: "data_dir" must be text in quotes, not true or false'),
    ("matrix = 5\n" + REGION, ', line 1: "matrix" must be a table, not a whole number'),
    ("region = 5\n", ', line 1: "region" must be a list, not a whole number'),
    (REGION.replace("[[region]]", "[region]"), ", line 1: write [[region]], not [region]"),
    (region("[region.topic]", 'tag = "a"'), ", line 5: write [[region.topic]], not [region.topic]"),
    (region('need_days = "30"'), ', line 5: "need_days" in [[region]] must be a whole number, not text'),
    (
        region("need_days = 30.0"),
        ', line 5: "need_days" in [[region]] must be a whole number, not a number with a point',
    ),
    (region("need_days = true"), ', line 5: "need_days" in [[region]] must be a whole number, not true or false'),
    (region("rules = 2026-12-03"), ', line 5: "rules" in [[region]] must be text in quotes, not a date or time'),
    (REGION.replace('["#paten:example.org"]', '"#p:x"'), ', line 3: "rooms" in [[region]] must be a list, not text'),
    (
        REGION.replace('"Borchen"', "5"),
        ', line 4: an entry of "municipalities" in [[region]] must be a name or a table, not 5',
    ),
    (
        MATRIX.replace(f'"{PASSWORD}"', "5") + REGION,
        ', line 4: "password" in [matrix] must be text in quotes, not a whole number',
    ),
    # wrong values
    ('language = "fr"\n' + REGION, ', line 1: "language" must be "de" or "en", not "fr"'),
    (region('listen = "no"'), ', line 5: "listen" in [[region]] must be "on", "mention" or "off", not "no"'),
    (region("need_days = 0"), ', line 5: "need_days" in [[region]] must be at least 1, not 0'),
    (region("commands_per_minute = -1"), ', line 5: "commands_per_minute" in [[region]] must be at least 0, not -1'),
    ("[retention]\ninbox_days = 6\n" + REGION, ', line 2: "inbox_days" in [retention] must be at least 7, not 6'),
    (REGION.replace('"Nord"', '" "'), ', line 2: "name" in [[region]] must not be empty'),
    (REGION.replace('"#paten:example.org"', ""), ', line 3: "rooms" in [[region]] must not be empty'),
    (MATRIX.replace(PASSWORD, "") + REGION, ', line 4: "password" in [matrix] must not be empty'),
    (
        MATRIX.replace("https://", "") + REGION,
        ', line 2: "homeserver" in [matrix] must begin with https:// or http://, not "m.example.org"',
    ),
    (MATRIX.replace("@bot:", "bot@") + REGION, f', line 3: "user_id" in [matrix] {USER}, not "bot@example.org"'),
    (
        region('coordinators = ["@a:b", "Anna"]'),
        f', line 5: an entry of "coordinators" in [[region]] {USER}, not "Anna"',
    ),
    (REGION.replace("#paten:", "paten:"), f', line 3: {ROOM}, not "paten:example.org"'),
    (REGION.replace("#paten:example.org", "#paten"), f', line 3: {ROOM}, not "#paten"'),
    (region('timezone = "Europe/Paderborn"'), f', line 5: {ZONE}, not "Europe/Paderborn"'),
    (region('timezone = "../etc"'), f', line 5: {ZONE}, not "../etc"'),
    (region('timezone = "Europe"'), f', line 5: {ZONE}, not "Europe"'),
    (region('holidays = "DE-XX"'), f', line 5: {HOLIDAYS}, not "DE-XX"'),
    (region('holidays = "Deutschland"'), f', line 5: {HOLIDAYS}, not "Deutschland"'),
    (region('holidays = ""'), f', line 5: {HOLIDAYS}, not ""'),
    (
        region("[[region.topic]]", 'tag = "#a"', 'name = "A"'),
        ', line 6: "tag" in [[region.topic]] must hold only letters, digits, "_" and "-", not "#a"',
    ),
    (
        region("[[region.link]]", 'url = "x.de"', 'name = "X"'),
        ', line 6: "url" in [[region.link]] must begin with https:// or http://, not "x.de"',
    ),
    # missing
    ("", ": there is no [[region]]"),
    ("region = []", ', line 1: "region" must not be empty'),
    (
        MATRIX + SECOND + "[[region]]\n" + 'name = "Ost"\nrooms = ["!d"]\n',
        ', line 9: missing key "municipalities" in [[region]]',
    ),
    (region("[[region.topic]]", 'tag = "a"'), ', line 5: missing key "name" in [[region.topic]]'),
    (MATRIX.replace("user_id", "# user_id") + REGION, ', line 1: missing key "user_id" in [matrix]'),
    (
        MATRIX.replace("password", "# password") + REGION,
        ', line 1: [matrix] needs one of "password", "password_file" and "access_token"',
    ),
    # what does not fit together
    (
        MATRIX + 'password_file = "p"\n' + REGION,
        ', line 5: [matrix] has "password" and "password_file"; keep one of them',
    ),
    (
        MATRIX + 'access_token = "t"\npassword_file = "p"\n' + REGION,
        ', line 5: [matrix] has "password", "password_file" and "access_token"; keep one of them',
    ),
    (REGION + SECOND.replace("Süd", "NORD"), ', line 6: two regions have the name "NORD"'),
    (REGION + SECOND + 'key = "Nord"\n', ', line 9: two regions have the key "Nord"'),
    (
        REGION + SECOND.replace("!abc", "#paten:example.org"),
        ', line 7: the room "#paten:example.org" belongs to "Nord" already; a room serves one region',
    ),
    (SECOND.replace('"!abc"', '"!abc", "!abc"'), ', line 3: the room "!abc" is listed twice'),
    (REGION.replace("Borchen", "BUEREN"), ', line 4: the municipality "BUEREN" is listed twice'),
    (
        region('[[region.topic]]\ntag = "a"\nname = "A"\n[[region.topic]]\ntag = "A"\nname = "B"'),
        ', line 9: two topics have the tag "A"',
    ),
    # several
    (
        region("need_days = 0", 'listen = "x"', "abc = 1"),
        ', line 5: "need_days" in [[region]] must be at least 1, not 0 (and 2 more errors)',
    ),
    (
        'data_dir = 1\nlanguage = "x"\n' + REGION,
        ', line 1: "data_dir" must be text in quotes, not a whole number (and 1 more error)',
    ),
]


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_names_file_line_and_key(text: str, message: str) -> None:
    assert complaint(text) == "config.toml" + message


def test_finds_the_line_behind_windows_ends_and_marks() -> None:
    Path("config.toml").write_bytes(b"\xef\xbb\xbf" + region("need_days = 0").replace("\n", "\r\n").encode())
    with pytest.raises(ConfigError, match=r"^config\.toml, line 5: "):
        load_config(Path("config.toml"), {})


def test_a_file_that_cannot_be_read() -> None:
    Path("latin").write_bytes(REGION.encode("latin-1"))
    for name, message in {
        "none.toml": "none.toml: no such file; copy config.example.toml there and fill it in",
        ".": "cannot read .: Is a directory",
        "latin": "cannot read latin: it is not UTF-8 text",
    }.items():
        with pytest.raises(ConfigError) as caught:
            load_config(Path(name), {})
        assert str(caught.value) == message


def test_fills_in_what_is_left_out(folder: Path) -> None:
    config = load('language = "en"\n' + region('key = "alt"', 'language = "de"') + SECOND)
    assert [(r.key, r.language) for r in config.region] == [("alt", "de"), ("Süd", "en")]
    assert config.data_dir == folder / "data"
    assert config.matrix is None
    assert load(REGION).region[0].language == "de"


def test_paths_start_at_the_folder_of_the_file(folder: Path) -> None:
    Path("etc").mkdir()
    Path("etc/secret").write_text("ge heim \n")
    text = 'data_dir = "../var"\n' + MATRIX.replace(f'password = "{PASSWORD}"', 'password_file = "secret"') + REGION
    Path("etc/config.toml").write_text(text)
    config = load_config(Path("etc/config.toml"), {})
    assert config.data_dir == folder / "etc/../var"
    assert config.matrix
    assert config.matrix.password_file == folder / "etc/secret"
    assert config.matrix.password
    assert config.matrix.password.get_secret_value() == "ge heim "


@pytest.mark.parametrize(
    "address",
    [
        "https://",
        "https:///x",
        "https://matrix..org",
        "https://.",
        "https://[::1",
        "https://m:99999",
        "https://m x.org",
    ],
)
def test_an_address_that_leads_nowhere(address: str) -> None:
    said = complaint(MATRIX.replace("https://m.example.org", address) + REGION)
    expected = 'be an address such as "https://matrix.example.org"'
    assert said == f'config.toml, line 2: "homeserver" in [matrix] must {expected}, not "{address}"'


@pytest.mark.parametrize(
    "address", ["http://[::1]:8008", "https://büren.example/x", "http://synapse:8008", "https://m.example.org./"]
)
def test_an_address_may_have_many_forms(address: str) -> None:
    assert load(MATRIX.replace("https://m.example.org", address) + REGION).matrix


def test_a_password_file_from_an_editor_of_windows() -> None:
    Path("secret").write_bytes("geheim\r\n".encode("utf-8-sig"))
    matrix = load(MATRIX.replace(f'password = "{PASSWORD}"', 'password_file = "secret"') + REGION).matrix
    assert matrix
    assert matrix.password
    assert matrix.password.get_secret_value() == "geheim"


def test_a_password_file_that_gives_none(folder: Path) -> None:
    text = MATRIX.replace(f'password = "{PASSWORD}"', 'password_file = "secret"') + REGION
    start = f"config.toml, line 4: cannot read {folder}/secret: "
    assert complaint(text) == start + "No such file or directory"
    Path("secret").write_bytes(b"\xff")
    assert complaint(text) == start + "it is not UTF-8 text"
    Path("secret").write_text("\n")
    assert complaint(text) == f"config.toml, line 4: {folder}/secret is empty"


def test_environment_wins() -> None:
    config = load(
        'language = "de"\n[retention]\ninbox_days = 8\n' + MATRIX + REGION,
        {
            "PATENBOT_LANGUAGE": "en",
            "PATENBOT_DATA_DIR": "/srv/bot",
            "PATENBOT_MATRIX__HOMESERVER": "http://localhost:8008/",
            "PATENBOT_RETENTION__INBOX_DAYS": "9",
            "PATENBOT_RETENTION__OUTBOX_DAYS": "",
            "LANGUAGE": "fr",
        },
    )
    assert (config.language, config.region[0].language, config.data_dir) == ("en", "en", Path("/srv/bot"))
    assert (config.retention.inbox_days, config.retention.outbox_days) == (9, 30)
    assert config.matrix
    assert config.matrix.homeserver == "http://localhost:8008"
    assert config.matrix.user_id == "@bot:example.org"


def test_environment_says_where_calendars_are_served() -> None:
    names = {"PATENBOT_FEED__LISTEN": "127.0.0.1:9", "PATENBOT_FEED__URL": "https://k.example.org/"}
    feed = load(MATRIX + REGION, names).feed
    assert feed
    assert (feed.listen, feed.url) == ("127.0.0.1:9", "https://k.example.org")


def test_environment_replaces_the_secret_of_the_file() -> None:
    matrix = load(MATRIX + REGION, {"PATENBOT_MATRIX__ACCESS_TOKEN": "t"}).matrix
    assert matrix
    assert matrix.password is None
    assert matrix.access_token
    assert matrix.access_token.get_secret_value() == "t"


def test_environment_alone_logs_in() -> None:
    names = {"HOMESERVER": "https://m.example.org", "USER_ID": "@bot:example.org", "PASSWORD": PASSWORD}
    matrix = load(REGION, {f"PATENBOT_MATRIX__{key}": value for key, value in names.items()}).matrix
    assert matrix
    assert matrix.password
    assert matrix.password.get_secret_value() == PASSWORD
    assert PASSWORD not in repr(matrix)


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        (
            {"PATENBOT_LANGUAGE": "fr"},
            'environment variable PATENBOT_LANGUAGE: "language" must be "de" or "en", not "fr"',
        ),
        (
            {"PATENBOT_RETENTION__INBOX_DAYS": "viele"},
            "environment variable PATENBOT_RETENTION__INBOX_DAYS: "
            '"inbox_days" in [retention] must be a whole number, not text',
        ),
        (
            {"PATENBOT_PASSWORD": PASSWORD},
            "unknown environment variable PATENBOT_PASSWORD; did you mean PATENBOT_MATRIX__PASSWORD?",
        ),
        ({"PATENBOT_XYZ": "1", "PATENBOT_ABC": "1"}, "unknown environment variable PATENBOT_ABC (and 1 more error)"),
        ({"PATENBOT_REGION": "1"}, "unknown environment variable PATENBOT_REGION"),
        ({"PATENBOT_FEED": "1"}, "unknown environment variable PATENBOT_FEED; did you mean PATENBOT_FEED__URL?"),
        (
            {"PATENBOT_MATRIX__PASSWORD": PASSWORD, "PATENBOT_MATRIX__ACCESS_TOKEN": PASSWORD},
            "environment variable PATENBOT_MATRIX__ACCESS_TOKEN: "
            '[matrix] has "password" and "access_token"; keep one of them',
        ),
        (
            {"PATENBOT_MATRIX__PASSWORD_FILE": "/nowhere/p"},
            "environment variable PATENBOT_MATRIX__PASSWORD_FILE: cannot read /nowhere/p: No such file or directory",
        ),
    ],
)
def test_names_the_variable(environ: dict[str, str], message: str) -> None:
    assert complaint(MATRIX + REGION, environ) == message


def test_secrets_stay_secret() -> None:
    assert PASSWORD not in repr(load(MATRIX + REGION))
    complaint(MATRIX.replace("@bot:", "") + "password = 1\n" + REGION)
    complaint(MATRIX + 'access_token = "hunter2-geheim"\n' + REGION)


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_region_can_be_built_without_a_file(language: Language) -> None:
    region = {"name": "Nord", "rooms": ["!a"], "municipalities": ["Büren"]}
    config = Config.model_validate({"language": language, "region": [region]})
    assert config.region[0].language == language


def test_a_rule_for_a_secret_would_not_tell_it() -> None:
    rule = InitErrorDetails(type=must("be longer"), loc=("matrix", "password"), input=PASSWORD)
    error = ValidationError.from_exception_data("Config", [rule])
    assert complaints(error, lambda _: (0, "")) == ['"password" in [matrix] must be longer']
