package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.List;

/// The DKIM keys that DNS published when SES told of a key for the first time.
///
/// @param generatedAt when SES made the key (`LastKeyGenerationTimestamp`)
/// @param hashes a hash of each published key, sorted; at most six
public record PublishedKeys(Instant generatedAt, List<String> hashes) {

  private static final int MOST = 6;

  public PublishedKeys {
    hashes = hashes.stream().distinct().sorted().limit(MOST).toList();
  }
}
