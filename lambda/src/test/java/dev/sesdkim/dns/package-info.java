/// Tests of DNS look-ups against a server on the loopback interface.
@NullMarked
package dev.sesdkim.dns;

import org.jspecify.annotations.NullMarked;
