"""The checks of the packaged product against AWS as moto and MiniStack emulate it.

Run them from `.ci`: `python -m emulator`, or one part: `python -m emulator deploy`. Each check is a
sentence, printed with ok or FAIL; the last line counts them.
"""
