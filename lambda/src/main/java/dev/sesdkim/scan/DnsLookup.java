package dev.sesdkim.scan;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import java.util.function.Function;

/// Port: what DNS says.
public interface DnsLookup {

  /// The look-ups of one scan, to be asked from any number of threads. Each question goes out once
  /// and the answer is the same for all who ask; expected failures are cases of the answer. Once
  /// the deadline has passed the answer is [DnsAnswer.TimedOut], without asking.
  ///
  /// A resolver that answers nothing is asked once a scan: from then on every question of this scan
  /// is [DnsAnswer.TimedOut] at once.
  Function<DnsQuestion, DnsAnswer> until(Deadline deadline);
}
