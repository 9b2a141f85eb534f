#!/usr/bin/python3
"""What users read goes through gettext and does not shout; what files hold does not depend on the locale."""
import re
import sys

import sources
import tap
from texts import STRING, files_with_texts, marked_strings

POTFILES = sources.ROOT / 'resources' / 'po' / 'POTFILES'

# Numbers, letters and order as the locale has them: a Turkish small I has no dot, a German 1.5 a comma.
LOCALE_CALL = re.compile(
    r'\b(?:atof|strto(?:d|f|ld)(?:_l)?|g_strtod|v?[fs]?w?scanf|localeconv|nl_langinfo|setlocale|newlocale|uselocale'
    r'|is(?:alnum|alpha|blank|cntrl|digit|graph|lower|print|punct|space|upper|xdigit)|tolower|toupper|isw\w+|tow(?:lower|upper)'
    r'|strn?casecmp|strcoll|strxfrm|wcstod|mbstowcs|wcstombs|mbrtowc|wcrtomb|strftime|g_date_strftime|g_date_time_format'
    r'|g_utf8_(?:strup|strdown|collate|collate_key)|g_format_size\w*|[ef]cvt)\s*\(')
# Where the user's own way is what is asked for.
LOCALE_MEANT = {
    ('model/edit/change.c', 'nl_langinfo'): 'the number as a user types it',
    ('model/edit/sort.c', 'g_utf8_collate'): 'the order that a user expects of words',
    ('model/file/backups.c', 'g_date_time_format'): 'only digits, in the name of a file',
}
PRINT_CALL = re.compile(r'\b\w*(?:printf|formatd|g_set_error|g_error_new|append_f)\s*\((?P<arguments>[^;]*);')
FLOAT_FORMAT = re.compile(r"%[-+ #0']*(?:\d+|\*)?(?:\.(?:\d+|\*))?l?[aefgAEFG]\b")


def check_tone(path, text):
    return [f'{path}:{line}: an exclamation mark in {string}'
            for line, string in marked_strings(path, text) if '!' in string.replace('<!', '')]  # as in <!DOCTYPE


def check_locale(path, text):
    code = sources.without_comments(text)
    found = [(m.start(), m[0]) for m in LOCALE_CALL.finditer(sources.without_comments_and_strings(text))
             if (path, m[0].rstrip(' (')) not in LOCALE_MEANT]
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


def exceptions_are_needed():
    tap.expect_none([f'{path} does not call {call} any more' for path, call in LOCALE_MEANT
                     if not re.search(rf'\b{call}\b', (sources.ROOT / path).read_text())])


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
    ('finds letters that mind the locale', lambda: expect(
        check_locale, 'if (isalpha (c)) c = tolower (c);\nsetlocale (LC_ALL, "");\n', 3)),
    ('finds an order that minds the locale', lambda: expect(check_locale, 'return g_utf8_collate (a, b);\n', 1)),
    ('finds a writer that minds the locale', lambda: expect(check_locale, 'g_string_append_printf (s,\n "x=%.2f", x);\n', 1)),
    ('lets pass what does not', lambda: expect(
        check_locale, 'g_ascii_formatd (b, n, "%.17g", x); g_strdup_printf ("%d %s", i, t); g_ascii_strtod (t, 0);\n'
        'g_ascii_isalpha (c); g_ascii_tolower (c); g_unichar_tolower (c); g_ascii_strcasecmp (a, b);\n', 0)),
    ('sees the texts of the program', strings_are_seen),
    ('no text for users shouts', lambda: in_all(check_tone, '.c', '.h', '.ui')),
    ('each exception is needed', exceptions_are_needed),
    ('no file depends on the locale', lambda: in_all(check_locale, '.c', '.h', rooms=('model',))),
    ('POTFILES lists every file with texts for users', potfiles_are_complete),
]

sys.exit(tap.run(CASES))
