#!/usr/bin/python3
"""The manual page tells of every command, option and template that the program tells of, and of no other.

usage: test-manual.py PROGRAM
"""
import re
import subprocess
import sys

import sources
import tap

PROGRAM = sys.argv[1]
PAGE = (sources.ROOT / 'resources' / 'journeywright.1').read_text(encoding='utf-8').replace('\\-', '-')
OPTION = re.compile(r'(?<![\w-])--([a-z][a-z-]*)')
COMMANDS = ('export', 'check', 'new')


def ask(*words):
    done = subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f'{words}: {done.stderr}'
    return done.stdout


def told():
    return ''.join([ask('--help')] + [ask(command, '--help') for command in COMMANDS])


def options_agree():
    in_program, in_page = set(OPTION.findall(told())), set(OPTION.findall(PAGE))
    assert len(in_program) >= 6, in_program
    assert in_program == in_page, f'only one of them tells of {in_program ^ in_page}'


def commands_agree():
    found = set(re.findall(r'^  journeywright ([a-z]+) ', ask('--help'), re.MULTILINE))
    assert found == set(COMMANDS), found
    for command in COMMANDS:
        assert f'journeywright {command}' in PAGE, command


def templates_agree():
    found = re.findall(r'^  ([a-z][a-z-]+)$', ask('new', '--help'), re.MULTILINE)
    assert found, 'the program tells of no template'
    for name in found:
        assert name in PAGE, name


def page_is_formatted():
    """Each line that begins with a dot is a request that man pages know."""
    unknown = [line for line in PAGE.splitlines()
               if line.startswith('.') and not re.match(r'\.(TH|SH|TP|PP|RS|RE|B|I|BR|RB|BI|IB|RI|IR|br)( |$)', line)]
    tap.expect_none(unknown)
    assert PAGE.startswith('.TH JOURNEYWRIGHT 1 ') and '.SH NAME' in PAGE


sys.exit(tap.run([
    ('the options agree', options_agree),
    ('the commands agree', commands_agree),
    ('the templates agree', templates_agree),
    ('the page is a manual page', page_is_formatted),
]))
