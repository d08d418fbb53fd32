package dev.sesdkim.local;

import dev.sesdkim.aws.Pause;
import java.time.InstantSource;

/// What the command finds around it.
///
/// @param pause how it waits for SES's turn
record Surroundings(Terminal terminal, InstantSource clock, Pause pause) {}
