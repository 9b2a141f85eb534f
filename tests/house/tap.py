"""The Test Anything Protocol in a few lines, for the tests that are written in Python."""
import traceback


def run(cases):
    """Runs (name, function) pairs; a case fails when it raises. Returns the exit status."""
    print(f'1..{len(cases)}', flush=True)
    failures = 0
    for number, (name, case) in enumerate(cases, 1):
        try:
            case()
            print(f'ok {number} {name}', flush=True)
        except Exception as error:
            failures += 1
            for line in ''.join(traceback.format_exception_only(error)).splitlines():
                print('# ' + line)
            print(f'not ok {number} {name}', flush=True)
    return 1 if failures else 0


def expect_none(findings):
    """Fails with the list of what was found."""
    assert not findings, f'{len(findings)} found:\n' + '\n'.join(map(str, findings))
