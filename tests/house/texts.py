"""The texts that users read: what is marked for translation in code and in interface files."""
import re

import sources

MARKED = re.compile(r'\b(?:N?C?_|n?gettext|g_dn?gettext|g_dpgettext2?)\s*\((?P<arguments>(?:[^()"]|"(?:\\.|[^"\\])*")*)')
TRANSLATABLE = re.compile(r'<[^>]*\btranslatable="(?:yes|true|1)"[^>]*>(?P<arguments>[^<]*)')
STRING = re.compile(r'"(?:\\.|[^"\\])*"')
# Where translatable texts can be; those of the desktop files are found by their own rules.
HOLDERS = ('.c', '.h', '.ui', '.in')


def marked_strings(path, text):
    """(line, string) of each text that a user can read."""
    interface = path.endswith(('.ui', '.xml'))
    code = text if interface else sources.without_comments(text)
    for match in (TRANSLATABLE if interface else MARKED).finditer(code):
        strings = [match['arguments']] if interface else STRING.findall(match['arguments'])
        if strings:
            yield sources.line_of(code, match.start()), ''.join(strings)


def files_with_texts():
    """The paths that belong into POTFILES, in order."""
    for path, text in sources.files(*HOLDERS, rooms=sources.ROOMS + ('resources',)):
        if path.endswith('.in') or any(marked_strings(path, text)):
            yield path
