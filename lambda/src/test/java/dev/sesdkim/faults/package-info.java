/// The proof of the promises under faults: nothing is lost and nothing is invented, whatever fails,
/// dies, comes twice, comes late or comes garbled.
///
/// The product's own adapters and the real SDK speak over loopback to a simulated account and to
/// DynamoDB Local; what goes wrong is decided where the SDK hands a request to its HTTP client.
/// Clocks and waits are simulated.
@NullMarked
package dev.sesdkim.faults;

import org.jspecify.annotations.NullMarked;
