package dev.sesdkim.dkim;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What DNS said. A failed look-up is a case of its own, because it says nothing about the name.
public sealed interface DnsAnswer {

  /// The texts of the TXT records that were found.
  default List<String> texts() {
    return this instanceof Found found
        ? found.all(DnsData.Text.class).map(DnsData.Text::text).toList()
        : List.of();
  }

  /// DNS answered about the name itself.
  sealed interface Definite extends DnsAnswer {
    /// The CNAME records followed on the way, as the names they point to, first link first.
    List<String> chain();
  }

  /// DNS could not be asked, or did not answer: "could not look".
  sealed interface Failed extends DnsAnswer {
    /// What went wrong, for people.
    String detail();
  }

  /// Records of the type that was asked for, sorted, because DNS gives the records of a name in any
  /// order.
  record Found(List<String> chain, List<DnsData> records) implements Definite {
    public Found {
      chain = List.copyOf(chain);
      records = records.stream().sorted(Comparator.comparing(DnsData::toString)).toList();
    }

    /// The records of one kind.
    public <T extends DnsData> Stream<T> all(Class<T> kind) {
      return records.stream().filter(kind::isInstance).map(kind::cast);
    }
  }

  /// The name at the end of the chain does not exist (NXDOMAIN, RFC 8020).
  record NoSuchName(List<String> chain) implements Definite {
    public NoSuchName {
      chain = List.copyOf(chain);
    }
  }

  /// The name at the end of the chain exists, but has no record of the type (NODATA, RFC 2308).
  record NoSuchType(List<String> chain) implements Definite {
    public NoSuchType {
      chain = List.copyOf(chain);
    }
  }

  /// A server reported a failure (SERVFAIL, REFUSED), or sent nonsense.
  record ServerFailure(String detail) implements Failed {
    public ServerFailure {
      detail = Printable.line(detail, LONGEST_DETAIL);
    }
  }

  /// No answer in time.
  record TimedOut(String detail) implements Failed {
    public TimedOut {
      detail = Printable.line(detail, LONGEST_DETAIL);
    }
  }

  /// The longest detail of a failure, in UTF-16 units.
  int LONGEST_DETAIL = 300;
}
