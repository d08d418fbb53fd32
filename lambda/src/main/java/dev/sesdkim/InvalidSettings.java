package dev.sesdkim;

import java.util.List;

/// Settings that the function cannot run with. The message names every problem: the variable, the
/// value received, the form expected.
public final class InvalidSettings extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidSettings(List<String> problems) {
    super("Invalid settings: " + String.join("; ", problems));
  }
}
