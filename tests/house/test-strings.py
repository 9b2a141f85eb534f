#!/usr/bin/python3
"""What users read goes through gettext and does not shout; what files hold does not depend on the locale."""
import re
import sys

import sources
import tap
from texts import STRING, files_with_texts, marked_strings

POTFILES = sources.ROOT / 'resources' / 'po' / 'POTFILES'

LOCALE_CALL = re.compile(r'\b(?:atof|strtod|strtof|strtold|g_strtod|sscanf|localeconv)\s*\(')
PRINT_CALL = re.compile(r'\b\w*(?:printf|formatd|g_set_error|g_error_new|append_f)\s*\((?P<arguments>[^;]*);')
FLOAT_FORMAT = re.compile(r"%[-+ #0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?l?[aefgAEFG]\b")


def check_tone(path, text):
    return [f'{path}:{line}: an exclamation mark in {string}'
            for line, string in marked_strings(path, text) if '!' in string.replace('<!', '')]  # as in <!DOCTYPE


def check_locale(path, text):
    code = sources.without_comments(text)
    found = [(m.start(), m[0]) for m in LOCALE_CALL.finditer(sources.without_comments_and_strings(text))]
    found += [(m.start(), 'a number written by ' + m[0].split('(')[0].strip()) for m in PRINT_CALL.finditer(code)
              if 'g_ascii_formatd' not in m[0] and any(map(FLOAT_FORMAT.search, STRING.findall(m['arguments'])))]
    return [f'{path}:{sources.line_of(code, at)}: {what} depends on the locale' for at, what in found]


def in_all(check, *endings, rooms=sources.ROOMS):
    tap.expect_none([f for path, text in sources.files(*endings, rooms=rooms) for f in check(path, text)])


def potfiles_are_complete():
    listed = {line for line in POTFILES.read_text().splitlines() if line and not line.startswith('#')}
    needed = set(files_with_texts())
    tap.expect_none([f'{path} has texts for users, but is not in POTFILES: run .ci/potfiles' for path in sorted(needed - listed)]
                    + [f'{path} is in POTFILES, but there is no such file' for path in sorted(listed)
                       if not (sources.ROOT / path).is_file()])


def strings_are_seen():
    n = sum(len(list(marked_strings(path, text))) for path, text in sources.files('.c', '.h'))
    assert n > 50, f'only {n} texts for users were seen in the whole program'


def expect(check, text, n_found, path='model/file/x.c'):
    found = check(path, text)
    assert len(found) == n_found, f'expected {n_found}, got {found}'


CASES = [
    ('finds an exclamation mark', lambda: expect(check_tone, 'a (_("Saved!"));\n', 1)),
    ('finds one in a plural', lambda: expect(check_tone, 'a (ngettext ("One card!",\n  "%u cards", n));\n', 1)),
    ('finds one in an interface file', lambda: expect(
        check_tone, '<property name="label" translatable="yes">Hi!</property>', 1, 'ui/x.ui')),
    ('lets pass code with one', lambda: expect(check_tone, 'if (!a) b (_("Saved")); /* _("no!") */\n', 0)),
    ('finds a reader that minds the locale', lambda: expect(check_locale, 'x = g_strtod (text, NULL);\n', 1)),
    ('finds a writer that minds the locale', lambda: expect(check_locale, 'g_string_append_printf (s,\n "x=%.2f", x);\n', 1)),
    ('lets pass what does not', lambda: expect(
        check_locale, 'g_ascii_formatd (b, n, "%.17g", x); g_strdup_printf ("%d %s", i, t); g_ascii_strtod (t, 0);\n', 0)),
    ('sees the texts of the program', strings_are_seen),
    ('no text for users shouts', lambda: in_all(check_tone, '.c', '.h', '.ui')),
    ('no file depends on the locale', lambda: in_all(check_locale, '.c', rooms=('model/file',))),
    ('POTFILES lists every file with texts for users', potfiles_are_complete),
]

sys.exit(tap.run(CASES))
