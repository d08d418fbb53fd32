"""The checks of the packaged product against AWS as moto emulates it.

Run them from `.ci`: `python -m emulator`, or one part: `python -m emulator scan`. Each check is a
sentence, printed with ok or FAIL; the last line counts them.
"""
