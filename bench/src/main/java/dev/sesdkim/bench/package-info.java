/// Measures what a scan costs in calls, time, memory and money, and compares it with the least
/// possible.
///
/// - When the scan is measured, it shall be the function's own handler with its own wiring, in a
///   process with Lambda's flags and heap, against a simulated account on loopback that answers one
///   SES call a second in each region, with AWS's latency.
/// - When a figure misses its bar, the line shall say FAIL and the program shall end with status 1.
/// - When a price is printed, it shall be computed from the prices in one file.
///
/// The table is a stand-in (package `table`). For evidence, DNS is a resolver on loopback too
/// ([BenchDns]).
///
/// Out of scope: anything that the function itself needs.
@NullMarked
package dev.sesdkim.bench;

import org.jspecify.annotations.NullMarked;
