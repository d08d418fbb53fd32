package dev.sesdkim.bench;

import dev.sesdkim.local.simulated.SimulatedIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The identities of an account, by region.
///
/// @param names the identities' names by region
record AccountPlan(NavigableMap<String, List<String>> names) {

  /// Every tenth identity is an address of the domain before it.
  private static final int ADDRESSES = 10;

  /// A plan with this number of identities in each region, the same names in all; one in ten is an
  /// address.
  static AccountPlan inEach(int identities, int regions) {
    NavigableMap<String, List<String>> names = new TreeMap<>();
    regions(regions).forEach(region -> names.put(region, names(0, identities, ADDRESSES)));
    return new AccountPlan(names);
  }

  /// A plan with this number of identities in the whole account, each in one region, spread as
  /// evenly as possible.
  static AccountPlan spread(int identities, int regions) {
    NavigableMap<String, List<String>> names = new TreeMap<>();
    List<String> codes = regions(regions);
    int first = 0;
    for (int n = 0; n < regions; n++) {
      int some = identities / regions + (n < identities % regions ? 1 : 0);
      names.put(codes.get(n), names(first, some, ADDRESSES));
      first += some;
    }
    return new AccountPlan(names);
  }

  /// A plan with this number of domains in each region, the same names in all, and no address.
  static AccountPlan domainsInEach(int domains, int regions) {
    NavigableMap<String, List<String>> names = new TreeMap<>();
    regions(regions).forEach(region -> names.put(region, names(0, domains, Integer.MAX_VALUE)));
    return new AccountPlan(names);
  }

  /// Codes that look like regions', beginning with the deployment's own region.
  static List<String> regions(int many) {
    return IntStream.range(0, many)
        .mapToObj(n -> n == 0 ? BenchAccount.HOME : "eu-north-" + (10 + n))
        .toList();
  }

  List<String> domains(String region) {
    return names.getOrDefault(region, List.of()).stream().filter(name -> !isAddress(name)).toList();
  }

  SimulatedIdentity identity(String name) {
    return isAddress(name) ? SimulatedIdentity.address(name) : SimulatedIdentity.domain(name);
  }

  /// The least that a first scan needs in each region.
  List<Floor> floors() {
    return names.values().stream().map(all -> new Floor(all.size(), 0)).toList();
  }

  /// The least that a later scan needs in each region.
  ///
  /// @param before the start of the previous scan
  List<Floor> floors(Instant before, Instant start) {
    List<Floor> floors = new ArrayList<>();
    names.forEach(
        (region, all) ->
            floors.add(
                new Floor(
                    all.size(),
                    (int)
                        domains(region).stream()
                            .map(domain -> BenchAccount.arn(region, domain))
                            .filter(arn -> MonthlyMoment.of(arn).isWithin(before, start))
                            .count())));
    return floors;
  }

  private static boolean isAddress(String name) {
    return name.contains("@");
  }

  private static List<String> names(int first, int many, int addresses) {
    return IntStream.range(0, many)
        .mapToObj(
            n ->
                n % addresses == addresses - 1
                    ? "news@" + domain(first + n - 1)
                    : domain(first + n))
        .toList();
  }

  private static String domain(int number) {
    return "brand%05d.example.com".formatted(number);
  }
}
