#!/usr/bin/python3
"""The count that ends "make test" must not call a crash, a missing case or an empty run a success."""
import io
import json
import sys

import summary
import tap


def outcome(*runs):
    out = io.StringIO()
    status = summary.summarise([json.dumps(dict(name='t', **run)) for run in runs], out)
    return out.getvalue().splitlines()[-1], status


def expect(runs, line, status):
    got = outcome(*runs)
    assert got == (line, status), f'expected {(line, status)}, got {got}'


CASES = [
    ('passed and failed cases are counted', lambda: expect(
        [dict(result='FAIL', stdout='1..3\nok 1 /a\nnot ok 2 /b\nok 3 /c\n')], '2 passed, 1 failed', 1)),
    ('all passed', lambda: expect([dict(result='OK', stdout='ok 1 /a\nok 2 /b\n1..2\n')], '2 passed, 0 failed', 0)),
    ('a crash after some cases', lambda: expect(
        [dict(result='ERROR', stdout='1..3\nok 1 /a\n')], '1 passed, 1 failed', 1)),
    ('a crash before any case', lambda: expect([dict(result='ERROR', stdout='')], '0 passed, 1 failed', 1)),
    ('a crash that looks complete', lambda: expect(
        [dict(result='FAIL', stdout='1..1\nok 1 /a\n')], '1 passed, 1 failed', 1)),
    ('a program out of time', lambda: expect([dict(result='TIMEOUT', stdout=None)], '0 passed, 1 failed', 1)),
    ('fewer cases than planned', lambda: expect(
        [dict(result='OK', stdout='1..2\nok 1 /a\n')], '1 passed, 1 failed', 1)),
    ('a skipped case is neither', lambda: expect(
        [dict(result='OK', stdout='1..2\nok 1 /a\nok 2 /b # SKIP no display\n')], '1 passed, 0 failed', 0)),
    ('a program that speaks no TAP', lambda: expect(
        [dict(result='OK', stdout='hello'), dict(result='FAIL', stdout='')], '1 passed, 1 failed', 1)),
    ('indented results belong to another program', lambda: expect(
        [dict(result='OK', stdout='1..1\n    not ok 1 /x\nok 1 /a\n')], '1 passed, 0 failed', 0)),
    ('an empty run is no success', lambda: expect([], '0 passed, 0 failed', 1)),
    ('only skipped is no success', lambda: expect([dict(result='SKIP', stdout='')], '0 passed, 0 failed', 1)),
]

sys.exit(tap.run(CASES))
