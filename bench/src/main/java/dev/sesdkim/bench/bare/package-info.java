/// The baseline for the start: a handler with only the SDK's clients. It runs from a copy of the
/// package in which these classes replace the function's own.
@NullMarked
package dev.sesdkim.bench.bare;

import org.jspecify.annotations.NullMarked;
