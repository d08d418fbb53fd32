"""The checks of the packaged product against AWS as moto emulates it.

Run one from `.ci`: `python -m emulator.check_scan`. Each check is a sentence, printed with ok or FAIL;
the last line counts them.
"""
