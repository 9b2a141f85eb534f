"""Programs that others would use for the same drawing, and what they need to make it: the cards of
a generated map as a graph with all places given, or our own SVG of it."""

import shutil
import xml.etree.ElementTree

NAMESPACE = "{https://journeywright.github.io/ns/journey/1}"
# How many times as fast as each an export is to be.
GOALS = {"Graphviz": 3, "librsvg": 5, "Inkscape": 9}


def write_graph(path, out):
    """Each card as a rounded box with its text, at a place of its own: nothing is to be laid out."""
    root = xml.etree.ElementTree.parse(path).getroot()
    with open(out, "w", encoding="utf-8") as file:
        file.write('graph {\nnode [shape=box style="rounded,filled" fillcolor=white color="#d9dee4" '
                   'fontname="Inter" fontsize=9.75 width=1.48 height=0.5 fixedsize=true]\n')
        for i, card in enumerate(root.iter(NAMESPACE + "card")):
            words = "".join(card.itertext()).split()
            lines = (" ".join(words[:len(words) // 2]), " ".join(words[len(words) // 2:]))
            label = "\\n".join(lines).replace('"', '\\"')
            file.write(f'n{i} [label="{label}" pos="{(i % 40) * 113},{(i // 40) * 42}!"]\n')
        file.write("}\n")


def list_commands(ending, graph, svg, out):
    """The programs that are here, by name; those that are not are told."""
    commands = {
        "Graphviz": ["neato", "-q", "-n2", f"-T{ending}", graph, "-o", out],
        "librsvg": ["rsvg-convert", "-f", ending, "-d", "150", "-p", "150", "-o", out, svg],
        "Inkscape": ["inkscape", f"--export-type={ending}", "--export-dpi=150",
                     f"--export-filename={out}", svg],
    }
    found = {}
    for name, command in commands.items():
        path = shutil.which(command[0])
        if path is None:
            print(f"{name} is not installed ({command[0]} is missing): not measured.", flush=True)
        else:
            found[name] = [path] + command[1:]
    return found
