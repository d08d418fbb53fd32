package dev.sesdkim.rules.spf;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// A set of IP addresses, as ranges of numbers: IPv6 addresses unchanged, IPv4 addresses above them
/// all, so that a range of one family never holds an address of the other (RFC 7208 section 5).
///
/// @param ranges neither empty nor overlapping
record AddressSet(List<Range> ranges) {

  static final AddressSet NONE = new AddressSet(List.of());

  /// A sender outside all ranges of addresses: only `all` matches it, as it matches everybody.
  static final AddressSet STRANGER = of(BigInteger.valueOf(-1), 0);

  private static final BigInteger IPV4 = BigInteger.ONE.shiftLeft(128);
  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;

  /// @param last inclusive
  record Range(BigInteger first, BigInteger last) {
    boolean isEmpty() {
      return first.compareTo(last) > 0;
    }

    Range common(Range other) {
      return new Range(first.max(other.first), last.min(other.last));
    }
  }

  AddressSet {
    ranges = List.copyOf(ranges);
  }

  /// The network of an address.
  ///
  /// @param address four or sixteen bytes
  /// @param prefix how many of its first bits count
  static AddressSet network(byte[] address, int prefix) {
    BigInteger number = new BigInteger(1, address);
    return address.length == 4
        ? of(IPV4.add(number), IPV4_BITS - prefix)
        : of(number, IPV6_BITS - prefix);
  }

  private static AddressSet of(BigInteger number, int freeBits) {
    BigInteger first = number.shiftRight(freeBits).shiftLeft(freeBits);
    BigInteger size = BigInteger.ONE.shiftLeft(freeBits);
    return new AddressSet(List.of(new Range(first, first.add(size).subtract(BigInteger.ONE))));
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  boolean hasIpv6() {
    return ranges.stream()
        .anyMatch(range -> range.first().signum() >= 0 && range.first().compareTo(IPV4) < 0);
  }

  /// Whether it holds anything other than IPv6 addresses.
  boolean hasIpv4() {
    return ranges.stream()
        .anyMatch(range -> range.first().signum() < 0 || range.last().compareTo(IPV4) >= 0);
  }

  AddressSet common(AddressSet other) {
    return new AddressSet(
        ranges.stream()
            .flatMap(one -> other.ranges.stream().map(one::common))
            .filter(range -> !range.isEmpty())
            .toList());
  }

  AddressSet minus(AddressSet other) {
    List<Range> left = ranges;
    for (Range taken : other.ranges) {
      List<Range> rest = new ArrayList<>();
      for (Range range : left) {
        rest.add(
            new Range(range.first(), range.last().min(taken.first().subtract(BigInteger.ONE))));
        rest.add(new Range(range.first().max(taken.last().add(BigInteger.ONE)), range.last()));
      }
      left = rest.stream().filter(range -> !range.isEmpty()).toList();
    }
    return new AddressSet(left);
  }

  AddressSet plus(AddressSet other) {
    List<Range> all = new ArrayList<>(ranges);
    all.addAll(other.minus(this).ranges);
    return new AddressSet(all);
  }
}
