package dev.sesdkim.scan;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import java.util.function.Function;

/// Port: looks up records in DNS.
public interface DnsLookup {

  /// The look-ups of one scan, safe for any number of threads. Each question is sent once and has
  /// the same answer for every caller; expected failures are cases of the answer. After the
  /// deadline the answer is [DnsAnswer.TimedOut], without asking.
  ///
  /// A resolver that does not answer is given up: every further question of this scan is then
  /// [DnsAnswer.TimedOut] at once.
  Function<DnsQuestion, DnsAnswer> until(Deadline deadline);
}
