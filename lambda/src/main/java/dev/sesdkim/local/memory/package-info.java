/// The table of a scan that has no deployment: `scan` on a laptop, and the demo. It ends with the
/// program.
///
/// - It shall keep the promises of the ports as the deployed table does; one contract test holds
///   both to them.
/// - Nothing in it shall expire, and times shall keep fractions of a millisecond.
/// - Any thread may use it.
@NullMarked
package dev.sesdkim.local.memory;

import org.jspecify.annotations.NullMarked;
