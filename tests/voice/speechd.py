"""Found by Orca in the place of its voice: writes down what it would say, an utterance a line, in the
file that JW_TRANSCRIPT names. Orca then goes on without a voice, as this module cannot be imported."""
import os

from orca import speech


def write(words):
    with open(os.environ["JW_TRANSCRIPT"], "a", encoding="utf-8") as transcript:
        transcript.write(words.strip().replace("\n", " ") + "\n")


# pylint: disable=protected-access
speech._speak = lambda text, acss, interrupt: write(text)
speech.speakCharacter = lambda character, acss=None: write(character)
speech.speakKeyEvent = lambda event, acss=None: write(event.getKeyName())
raise ImportError("no voice in tests")
