"""The source files of the project, and C with its comments or strings blanked out."""
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOMS = ('model', 'render', 'ui', 'app')

TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def files(*endings, rooms=ROOMS):
    """(path from the root, text) of every source file in these rooms with one of these endings."""
    for room in rooms:
        for path in sorted((ROOT / room).rglob('*')):
            if path.suffix in endings and path.is_file():
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding='utf-8')


def blank(text):
    """As many lines and columns of nothing."""
    return re.sub(r'[^\n]', ' ', text)


def without_comments(text):
    return TOKEN.sub(lambda m: blank(m[0]) if m[0].startswith('/') else m[0], text)


def without_comments_and_strings(text):
    return TOKEN.sub(lambda m: blank(m[0]) if m[0].startswith('/') else m[0][0] + blank(m[0][1:-1]) + m[0][-1], text)


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1
