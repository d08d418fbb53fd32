/// Tests of the adapters: their logic against hand-written clients, their wire against a loopback
/// server.
@NullMarked
package dev.sesdkim.aws;

import org.jspecify.annotations.NullMarked;
