"""Programs that others would use for the same drawing, and what they need to make it: the cards of
a generated map as a graph with all places given, or our own SVG of it."""

import shutil
import xml.etree.ElementTree
import xml.sax.saxutils

NAMESPACE = "{https://journeywright.github.io/ns/journey/1}"
# How many times as fast as each an export is to be.
GOALS = {"Graphviz": 3, "librsvg": 5, "Inkscape": 9, "Dia": 1}
CM = 2.54 / 72


def read_labels(path):
    """The text of each card on two lines, with a number and a place in points."""
    root = xml.etree.ElementTree.parse(path).getroot()
    for i, card in enumerate(root.iter(NAMESPACE + "card")):
        words = "".join(card.itertext()).split()
        lines = (" ".join(words[:len(words) // 2]), " ".join(words[len(words) // 2:]))
        yield i, lines, (i % 40) * 113, (i // 40) * 42


def write_graph(path, out):
    """Each card as a rounded box with its text, at a place of its own: nothing is to be laid out."""
    with open(out, "w", encoding="utf-8") as file:
        file.write('graph {\nnode [shape=box style="rounded,filled" fillcolor=white color="#d9dee4" '
                   'fontname="Inter" fontsize=9.75 width=1.48 height=0.5 fixedsize=true]\n')
        for i, lines, x, y in read_labels(path):
            label = "\\n".join(lines).replace('"', '\\"')
            file.write(f'n{i} [label="{label}" pos="{x},{y}!"]\n')
        file.write("}\n")


DIA_BOX = """<dia:object type="Flowchart - Box" version="0" id="O{number}">
<dia:attribute name="elem_corner"><dia:point val="{x:.3f},{y:.3f}"/></dia:attribute>
<dia:attribute name="elem_width"><dia:real val="3.75"/></dia:attribute>
<dia:attribute name="elem_height"><dia:real val="1.27"/></dia:attribute>
<dia:attribute name="corner_radius"><dia:real val="0.15"/></dia:attribute>
<dia:attribute name="text"><dia:composite type="text">
<dia:attribute name="string"><dia:string>#{text}#</dia:string></dia:attribute>
<dia:attribute name="font"><dia:font family="Inter" style="0" name="Inter"/></dia:attribute>
<dia:attribute name="height"><dia:real val="0.344"/></dia:attribute>
</dia:composite></dia:attribute></dia:object>
"""


def write_diagram(path, out):
    """The same for Dia, whose lengths are centimetres."""
    with open(out, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n'
                   '<dia:diagram xmlns:dia="http://www.lysator.liu.se/~alla/dia/">\n'
                   '<dia:layer name="Background" visible="true">\n')
        for i, lines, x, y in read_labels(path):
            text = xml.sax.saxutils.escape("\n".join(lines))
            file.write(DIA_BOX.format(number=i, x=x * CM, y=y * CM, text=text))
        file.write("</dia:layer>\n</dia:diagram>\n")


def list_commands(ending, graph, diagram, svg, out):
    """The programs that are here, by name; those that are not are told."""
    commands = {
        "Graphviz": ["neato", "-q", "-n2", f"-T{ending}", graph, "-o", out],
        "librsvg": ["rsvg-convert", "-f", ending, "-d", "150", "-p", "150", "-o", out, svg],
        "Inkscape": ["inkscape", f"--export-type={ending}", "--export-dpi=150",
                     f"--export-filename={out}", svg],
        "Dia": ["dia", "--nosplash", "-t", "cairo-png" if ending == "png" else "pdf", "-e", out,
                diagram],
    }
    found = {}
    for name, command in commands.items():
        path = shutil.which(command[0])
        if path is None:
            print(f"{name} is not installed ({command[0]} is missing): not measured.", flush=True)
        else:
            found[name] = [path] + command[1:]
    return found
