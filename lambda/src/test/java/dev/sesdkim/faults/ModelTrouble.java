package dev.sesdkim.faults;

import dev.sesdkim.dkim.Problem;
import java.time.Instant;

/// Something that the scans cannot read or do, as the model knows it.
///
/// @param told whether it is told or due
record ModelTrouble(Instant since, Problem.Kind first, boolean told) {}
