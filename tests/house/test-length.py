#!/usr/bin/python3
"""No function over 60 lines, no file over 600: what does not fit has parts with names of their own."""
import re
import sys

import sources
import tap

MAX_FUNCTION = 60
MAX_FILE = 600
ROOMS = sources.ROOMS + ('tests',)
# The format puts a function's name and its braces in the first column.
FUNCTION = re.compile(r'^(?P<name>\w+) \([^{};]*\)\s*\n\{\n(?P<body>.*?)^\}', re.MULTILINE | re.DOTALL)


def functions(text):
    """(line, name, length) of each function, counted from its name to its closing brace."""
    for match in FUNCTION.finditer(sources.without_comments_and_strings(text)):
        yield sources.line_of(text, match.start()), match['name'], match[0].count('\n') + 1


def check(path, text):
    found = [f'{path}:{line}: {name} has {length} lines, more than {MAX_FUNCTION}'
             for line, name, length in functions(text) if length > MAX_FUNCTION]
    n_lines = text.count('\n')
    if n_lines > MAX_FILE:
        found.append(f'{path}: has {n_lines} lines, more than {MAX_FILE}')
    return found


def check_room(room):
    tap.expect_none([f for path, text in sources.files('.c', '.h', rooms=[room]) for f in check(path, text)])


def function_of(n_lines):
    return 'static int\nwork (int a,\n      int b)\n{\n' + '  a ();\n' * (n_lines - 4) + '}\n'


def expect(text, n_found):
    found = check('x.c', text)
    assert len(found) == n_found, f'expected {n_found}, got {found}'


def functions_are_seen():
    n = sum(len(list(functions(text))) for path, text in sources.files('.c'))
    assert n > 100, f'only {n} functions were seen in the whole program'


CASES = [
    ('finds a long function', lambda: expect(function_of(MAX_FUNCTION + 1), 1)),
    ('finds a long one after a short one', lambda: expect(function_of(5) + '\n' + function_of(MAX_FUNCTION + 1), 1)),
    ('lets pass a function of the greatest length', lambda: expect(function_of(MAX_FUNCTION), 0)),
    ('a table is no function', lambda: expect('static const int a[] = {\n' + '  1,\n' * 100 + '};\n', 0)),
    ('finds a long file', lambda: expect('int x;\n' * (MAX_FILE + 1), 1)),
    ('sees the functions of the program', functions_are_seen),
] + [(f'functions and files of {room}/ are short', lambda room=room: check_room(room)) for room in ROOMS]

sys.exit(tap.run(CASES))
