/// The yardstick of the start: a handler with nothing in it but the SDK's clients. It runs from a
/// copy of the package in which the function's own classes are replaced by these.
@NullMarked
package dev.sesdkim.bench.bare;

import org.jspecify.annotations.NullMarked;
