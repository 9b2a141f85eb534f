#!/usr/bin/python3
"""Which room may include what: model knows only data, render only draws, ui only shows."""
import re
import sys

import sources
import tap

# Each room may use itself and these; nothing may use app but app.
ROOMS_BELOW = {'model': (), 'render': ('model',), 'ui': ('model', 'render'), 'app': ('model', 'render', 'ui')}
DATA = ('glib', 'libxml')
DRAWING = DATA + ('cairo', 'pango', 'fontconfig')
WINDOW = DRAWING + ('gtk', 'adwaita', 'graphene')
LIBRARIES_ALLOWED = {'model': DATA, 'render': DRAWING, 'ui': WINDOW, 'app': WINDOW}
LIBRARIES = [
    (re.compile(r'^(glib|gio|gobject|gmodule|glib-object|glib-unix)(/|\.h$)|^(glib-|gio-)'), 'glib'),
    (re.compile(r'^libxml/'), 'libxml'),
    (re.compile(r'^cairo'), 'cairo'),
    (re.compile(r'^pango/'), 'pango'),
    (re.compile(r'^fontconfig/'), 'fontconfig'),
    (re.compile(r'^(gtk|gdk|gsk)/'), 'gtk'),
    (re.compile(r'^graphene'), 'graphene'),
    (re.compile(r'^adwaita\.h$'), 'adwaita'),
    (re.compile(r'^(X11|atk|harfbuzz|hb)\b|^hb'), 'another library'),
]
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+([<"])([^>"]+)[>"]', re.MULTILINE)


def library_of(header):
    """The library that a <header> belongs to; None for the C library and the system."""
    for pattern, name in LIBRARIES:
        if pattern.match(header):
            return name
    return None if '/' not in header or header.startswith('sys/') else 'an unknown library'


def judge(room, kind, header):
    """What is wrong with one include, or None."""
    if kind == '<':
        library = library_of(header)
        if library and library not in LIBRARIES_ALLOWED[room]:
            return f'{room}/ must not use {library} (<{header}>)'
        return None
    other = header.split('/')[0]
    if '/' not in header or header.startswith('.'):
        return f'write "{header}" from the root: "{room}/..."'
    if other in sources.ROOMS and other != room:
        if other not in ROOMS_BELOW[room]:
            return f'{room}/ must not include {header}'
        if header.endswith('-private.h'):
            return f'{header} is private to {other}/'
    return None


def check(path, text):
    found = []
    for match in INCLUDE.finditer(sources.without_comments(text)):
        fault = judge(path.split('/')[0], match[1], match[2])
        if fault:
            found.append(f'{path}:{sources.line_of(text, match.start())}: {fault}')
    if path.endswith('.h') and '#pragma once' not in text:
        found.append(f'{path}: has no #pragma once')
    return found


def check_room(room):
    tap.expect_none([f for path, text in sources.files('.c', '.h', rooms=[room]) for f in check(path, text)])


def expect_fault(path, text):
    assert check(path, text), f'not found: {text}'


def expect_fine(path, text):
    tap.expect_none(check(path, text))


def some_includes_are_seen():
    n = sum(len(INCLUDE.findall(text)) for path, text in sources.files('.c', '.h'))
    assert n > 100, f'only {n} includes were seen in the whole program'


CASES = [
    ('finds GTK in the model', lambda: expect_fault('model/x.c', '#include <gtk/gtk.h>\n')),
    ('finds cairo in the model', lambda: expect_fault('model/x.c', '#include <cairo.h>\n')),
    ('finds GTK in the drawing', lambda: expect_fault('render/x.c', '#  include <adwaita.h>\n')),
    ('finds an unknown library', lambda: expect_fault('ui/x.c', '#include <curl/curl.h>\n')),
    ('finds the drawing in the model', lambda: expect_fault('model/x.c', '#include "render/scene.h"\n')),
    ('finds app in the interface', lambda: expect_fault('ui/x.c', '#include "app/main.h"\n')),
    ('finds what is private', lambda: expect_fault('ui/x.c', '#include "model/node/node-private.h"\n')),
    ('finds an include not from the root', lambda: expect_fault('model/x.c', '#include "card.h"\n')),
    ('finds a header without a guard', lambda: expect_fault('model/x.h', 'int x;\n')),
    ('lets pass what is allowed', lambda: expect_fine(
        'ui/x.c', '#include "ui/x.h"\n#include <gtk/gtk.h>\n#include <sys/stat.h>\n#include "model/map.h"\n')),
    ('lets pass a comment', lambda: expect_fine('model/x.c', '/*\n#include <gtk/gtk.h>\n*/\n')),
    ('sees the includes of the program', some_includes_are_seen),
] + [(f'{room}/ includes only what it may', lambda room=room: check_room(room)) for room in sources.ROOMS]

sys.exit(tap.run(CASES))
