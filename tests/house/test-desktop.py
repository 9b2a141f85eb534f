#!/usr/bin/python3
"""What the desktop is told: the launcher, the software centre's entry, the type of file, the icons.

usage: test-desktop.py BUILD-FOLDER-OF-RESOURCES
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import sources
import tap

APP_ID = 'io.github.journeywright.Journeywright'
MIME_TYPE = 'application/x-journeywright+xml'
RESOURCES = sources.ROOT / 'resources'
SAMPLE = RESOURCES / 'samples' / 'mugs.journey'
BUILT = pathlib.Path(sys.argv[1]) / 'desktop'
SVG = '{http://www.w3.org/2000/svg}'


def run(*command, **environment):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True,
                          env=dict(os.environ, **environment), check=False)
    assert done.returncode == 0, f'{" ".join(map(str, command))}:\n{done.stdout}{done.stderr}'
    return done.stdout + done.stderr


def launcher_is_valid():
    said = run('desktop-file-validate', BUILT / f'{APP_ID}.desktop')
    assert not said, said


def description_is_valid():
    run('appstreamcli', 'validate', '--no-net', '--explain', BUILT / f'{APP_ID}.metainfo.xml')


def type_is_recognised():
    """By its ending, and by its content where the ending is gone."""
    with tempfile.TemporaryDirectory() as work:
        packages = pathlib.Path(work) / 'mime' / 'packages'
        packages.mkdir(parents=True)
        shutil.copy(BUILT / f'{APP_ID}.xml', packages)
        shutil.copy('/usr/share/mime/packages/freedesktop.org.xml', packages)
        run('update-mime-database', packages.parent)
        for name in ('map.journey', 'map'):
            shutil.copy(SAMPLE, f'{work}/{name}')
            said = run('gio', 'info', '-a', 'standard::content-type', f'{work}/{name}',
                       XDG_DATA_HOME=work, XDG_DATA_DIRS=work)
            assert MIME_TYPE in said or name == 'map' and 'application/xml' in said, said


def types_agree():
    launcher = (BUILT / f'{APP_ID}.desktop').read_text()
    description = (BUILT / f'{APP_ID}.metainfo.xml').read_text()
    reader = (sources.ROOT / 'model' / 'file' / 'reader.h').read_text()
    root = next(xml.etree.ElementTree.parse(BUILT / f'{APP_ID}.xml').iter(
        '{http://www.freedesktop.org/standards/shared-mime-info}root-XML'))
    assert f'MimeType={MIME_TYPE};' in launcher
    assert f'<mediatype>{MIME_TYPE}</mediatype>' in description
    assert f'"{root.get("namespaceURI")}"' in reader, 'the namespace is not the reader\'s'


def icons_are_plain():
    """Symbolic icons are painted in one colour by filling: a stroke would be lost."""
    icons = list((RESOURCES / 'icons').rglob('*.svg'))
    assert len(icons) >= 2
    for path in icons:
        root = xml.etree.ElementTree.parse(path).getroot()
        assert root.tag == SVG + 'svg' and root.get('viewBox'), path
        if path.stem.endswith('-symbolic'):
            assert not any(shape.get('stroke') for shape in root.iter()), path


sys.exit(tap.run([
    ('the launcher is valid', launcher_is_valid),
    ('the description is valid', description_is_valid),
    ('a map is recognised', type_is_recognised),
    ('they agree on the type', types_agree),
    ('the icons can be used', icons_are_plain),
]))
