"""Named checks: each is a sentence that holds or does not."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Checks:
    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """A part that breaks off counts as one failed check, and the parts after it still run."""
        print(f"\n{name}", flush=True)
        try:
            yield
        except Exception:
            self.holds(f"{name}: comes to its end", False, traceback.format_exc())

    def holds(self, sentence: str, truth: object, seen: object = None) -> None:
        if truth:
            self.passed += 1
            print(f"  ok    {sentence}", flush=True)
        else:
            self.failed += 1
            print(f"  FAIL  {sentence}\n        seen: {seen}", flush=True)

    def equal(self, sentence: str, seen: Any, expected: Any) -> None:
        self.holds(sentence, seen == expected, f"{seen!r}\n        not:  {expected!r}")
