package dev.sesdkim.scan;

/// The right of one scan to write about an account, until a later scan takes the account.
///
/// @param fence the number of the scan: a later scan has a greater number
/// @param end when the scan is over in any case; until then a throttled write is retried
public record Claim(String account, long fence, Deadline end) {}
