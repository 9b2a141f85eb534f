#!/usr/bin/python3
"""Counts the test cases in a meson test log and says "N passed, N failed".

Each line of the log is one test program. A program that speaks TAP counts as its test cases; one that
crashed, ran out of time, or reported fewer cases than it had planned adds a failure of its own.
"""
import json
import re
import sys

RESULT = re.compile(r'^(ok|not ok)\b(?P<rest>.*)$')
PLAN = re.compile(r'^1\.\.(\d+)')
SKIP = re.compile(r'#\s*SKIP', re.IGNORECASE)


def count_cases(output):
    """The passed, failed and skipped cases of one program's TAP output, and how many it planned."""
    passed, failed, skipped, planned = 0, [], [], None
    for line in output.splitlines():
        plan, result = PLAN.match(line), RESULT.match(line)
        if plan:
            planned = int(plan.group(1))
        elif result and SKIP.search(line):
            skipped.append(result.group('rest').strip())
        elif result and result.group(1) == 'ok':
            passed += 1
        elif result:
            failed.append(result.group('rest').strip())
    return passed, failed, skipped, planned


def count_program(run):
    """The same for one program, whether it speaks TAP or only ends with a status."""
    passed, failed, skipped, planned = count_cases(run.get('stdout') or '')
    ran = passed + len(failed) + len(skipped)
    fine = run['result'] in ('OK', 'SKIP')
    if run['result'] == 'SKIP' and ran == 0:
        return 0, [], ['the whole program']
    if planned is None and ran == 0 and fine:
        return 1, [], []
    if not fine and not failed:
        failed.append('the program ended with ' + run['result'])
    elif planned is not None and ran < planned:
        failed.append(f'only {ran} of {planned} cases were reported')
    return passed, failed, skipped


def show_output(run, out):
    """What a program that failed has said in TAP; meson itself shows only its standard error."""
    print(f'--- {run["name"]}, the end of its output:', file=out)
    for line in (run.get('stdout') or '').splitlines()[-40:]:
        if not line.startswith('ok '):
            print('    ' + line, file=out)


def summarise(lines, out=sys.stdout):
    """Prints what failed and was skipped, then the sum. Returns the exit status."""
    passed, n_failed = 0, 0
    for run in map(json.loads, lines):
        ok, failed, skipped = count_program(run)
        passed += ok
        n_failed += len(failed)
        if failed:
            show_output(run, out)
        for verb, names in (('skipped', skipped), ('FAILED', failed)):
            for name in names:
                print(f'{verb}: {run["name"]}: {name}', file=out)
    print(f'{passed} passed, {n_failed} failed', file=out)
    return 0 if passed > 0 and n_failed == 0 else 1


def main():
    try:
        with open(sys.argv[1], encoding='utf-8') as log:
            return summarise(log)
    except FileNotFoundError:
        print('No test has run.')
        print('0 passed, 0 failed')
        return 1


if __name__ == '__main__':
    sys.exit(main())
