#!/usr/bin/python3
"""Every function in a header has a comment.

A comment stands above the declaration, or at the end of its line, or above the group that the
declaration is in: lines that follow each other without a blank one.
"""
import re
import sys

import sources
import tap

DECLARATION = re.compile(
    r'^(?!typedef\b|static\b|#|G_)(?:[A-Za-z_][\w ]*[ *\n])\s*(?P<name>jw_\w+)\s*\((?P<rest>[^;{}]*)\)[^;{}()]*;',
    re.MULTILINE)


def declarations(text):
    """(first line, last line, name) of each function that is declared, lines counted from 0."""
    code = sources.without_comments_and_strings(text)
    code = re.sub(r'^[ \t]*#.*(?:\\\n.*)*', lambda m: sources.blank(m[0]), code, flags=re.MULTILINE)
    for match in DECLARATION.finditer(code):
        yield sources.line_of(code, match.start()) - 1, sources.line_of(code, match.end()) - 1, match['name']


def has_comment(lines, first, last, documented):
    """Whether the declaration in these lines has a comment, its own or its group's."""
    if '/*' in lines[last] or '//' in lines[last]:
        return True
    above = lines[first - 1].rstrip() if first > 0 else ''
    return above.endswith('*/') or (first - 1) in documented


def check(path, text):
    lines, documented, found = text.split('\n'), set(), []
    for first, last, name in declarations(text):
        if has_comment(lines, first, last, documented):
            documented.update(range(first, last + 1))
        else:
            found.append(f'{path}:{first + 1}: {name} has no comment')
    return found


def check_room(room):
    tap.expect_none([f for path, text in sources.files('.h', rooms=[room]) for f in check(path, text)])


def expect_names(text, *names):
    found = [f.split()[1] for f in check('x.h', text)]
    assert found == list(names), f'expected {names}, got {found}'


def declarations_are_seen():
    n = sum(len(list(declarations(text))) for path, text in sources.files('.h'))
    assert n > 100, f'only {n} functions were seen in the headers'


CASES = [
    ('finds a bare function', lambda: expect_names('\nint jw_a (void);\n', 'jw_a')),
    ('finds one over several lines', lambda: expect_names(
        '/* About a. */\nint jw_a (void);\n\nJwMap *\njw_b (int a,\n      int b);\n', 'jw_b')),
    ('a blank line ends a group', lambda: expect_names('/* Both. */\nint jw_a (void);\n\nint jw_b (void);\n', 'jw_b')),
    ('a comment may stand above a group', lambda: expect_names(
        '/* Both. */\nint jw_a (int x,\n          int y);\nchar *jw_b (void);\n')),
    ('a comment may end the line', lambda: expect_names('\nint jw_a (void); /* in points */\n')),
    ('a comment above a type is none', lambda: expect_names(
        '/* A type. */\ntypedef struct _JwA JwA;\n\nJwA *jw_a_new (void);\n', 'jw_a_new')),
    ('a macro is no function', lambda: expect_names('\n#define JW_A jw_a (1);\nG_DECLARE_FINAL_TYPE (JwA, jw_a, JW, A)\n')),
    ('sees the functions of the program', declarations_are_seen),
] + [(f'every function of {room}/ has a comment', lambda room=room: check_room(room)) for room in sources.ROOMS]

sys.exit(tap.run(CASES))
