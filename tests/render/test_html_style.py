"""The style of a case's page: contrast, named colours, print."""

import os
import re

import pytest

from hardship_cli.render.page.page import case_html

STYLE = os.path.join(os.path.dirname(case_html.__code__.co_filename), "style.css")


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def palettes():
    with open(STYLE, encoding="utf-8") as file:
        blocks = re.findall(r":root \{(.*?)\}", file.read(), re.DOTALL)
    return [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block)) for block in blocks]


def test_contrast_is_computed_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("index", [0, 1, 2], ids=["light", "dark", "print"])
def test_text_has_enough_contrast_on_every_ground(index):
    assert len(palettes()) == 3
    colours = palettes()[index]
    for ground in ("paper", "raised"):
        for ink in ("ink", "quiet", "link", "accent", "good", "warn", "bad"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for span in ("span-a", "span-b", "span-c", "span-d"):
        # The letters on the bars.
        assert contrast(colours["paper"], colours[span]) >= 4.5, span


def test_every_colour_of_the_style_is_a_named_one():
    with open(STYLE, encoding="utf-8") as file:
        style = file.read()
    outside = re.sub(r":root \{.*?\}", "", style, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", outside) == []
    used = set(re.findall(r"var\(--([a-z-]+)\)", style))
    assert all(used <= set(palette) for palette in palettes())


def test_print_is_light_and_a4():
    with open(STYLE, encoding="utf-8") as file:
        printed = file.read().split("@media print", 1)[1]
    assert "size: A4" in printed
    assert "--paper: #ffffff" in printed
    assert "break-inside: avoid" in printed
