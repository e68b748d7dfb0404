"""Markdown of our texts to plain text and HTML; people's words stay what they are."""

import pytest

from bot.render import Renderer, placeholder

RENDERER = Renderer()


def both(markdown: str, *values: str) -> tuple[str, str]:
    rendered = RENDERER.render(markdown, values)
    return rendered.plain, rendered.html


@pytest.mark.parametrize(
    ("markdown", "plain", "html"),
    [
        ("Gut.", "Gut.", "Gut."),
        ("**S1** `!mehr` *x* ~~y~~", "S1 !mehr x y", "<strong>S1</strong> <code>!mehr</code> <em>x</em> <s>y</s>"),
        ("a\nb", "a\nb", "a<br />\nb"),
        ("a\n\nb", "a\nb", "<p>a</p>\n<p>b</p>"),
        ("- a\n- **b**", "- a\n- b", "<ul>\n<li>a</li>\n<li><strong>b</strong></li>\n</ul>"),
        ("2. a\n3. b", "2. a\n3. b", '<ol start="2">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("```\nx < y\n```", "x < y", "<pre><code>x &lt; y\n</code></pre>"),
        ("<b>x</b> & y", "<b>x</b> & y", "&lt;b&gt;x&lt;/b&gt; &amp; y"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))", "[x](javascript:alert(1))"),
    ],
)
def test_both_forms(markdown: str, plain: str, html: str) -> None:
    assert both(markdown) == (plain, html)


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;"),
        ("**x** `y` _z_ ~~a~~", "**x** `y` _z_ ~~a~~"),
        ("[x](https://x.example)", "[x](https://x.example)"),
        ("a\nb", "a<br>b"),
        ("# x\n- y\n> z\n1. a", "# x<br>- y<br>&gt; z<br>1. a"),
        ("\\*", "\\*"),
        ("{ $name }", "{ $name }"),
        (placeholder(0) + placeholder(7), placeholder(0) + placeholder(7)),
        ("\"'", "\"'"),
    ],
)
def test_people_s_words_are_shown_as_they_are(words: str, html: str) -> None:
    assert both(f"**{placeholder(0)}**!", words) == (f"{words}!", f"<strong>{html}</strong>!")
    assert both(f"`{placeholder(0)}`", words) == (words, f"<code>{html}</code>")


@pytest.mark.parametrize("call", ["@room", "@ROOM", "x@room.", "@room:localhost"])
def test_nobody_calls_the_whole_room(call: str) -> None:
    plain, html = both(placeholder(0), call)
    assert "@room" not in plain.lower()
    assert "@room" not in html.lower()
    assert plain.replace("\u2060", "") == call


def test_a_name_that_only_begins_so_is_left_alone() -> None:
    assert both(placeholder(0), "@roomer @anna") == ("@roomer @anna", "@roomer @anna")


def test_many_words_stand_in_their_places() -> None:
    text = " ".join(placeholder(number) for number in range(12))
    assert both(text, *[f"w{number}" for number in range(12)])[0] == " ".join(f"w{number}" for number in range(12))
