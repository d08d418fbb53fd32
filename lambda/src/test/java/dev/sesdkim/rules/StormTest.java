package dev.sesdkim.rules;

import static dev.sesdkim.dkim.AlertKind.OfDomain.REGRESSED;
import static dev.sesdkim.dkim.AlertKind.OfDomain.REMOVED;
import static dev.sesdkim.rules.DueOf.change;
import static dev.sesdkim.rules.DueOf.down;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Unverified;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Many domains with the same kind of change at one telling.
class StormTest {

  @Test
  void threeDomainsHaveAMessageEach() {
    assertThat(tell(Set.of(), domains(3)))
        .extracting(bundle -> bundle.domains().size())
        .containsExactly(1, 1, 1);
  }

  @Test
  void fourDomainsAreOneMessage() {
    assertThat(tell(Set.of(), domains(4)))
        .extracting(bundle -> bundle.domains().size())
        .containsExactly(4);
  }

  @Test
  void oneDomainInFourRegionsIsOneDomain() {
    List<Due> due =
        Stream.of("eu-west-1", "eu-west-2", "us-east-1", "us-east-2")
            .<Due>map(region -> change(REGRESSED, region, "example.com"))
            .toList();

    assertThat(tell(Set.of(), due)).hasSize(1);
  }

  @Test
  void domainsOfOneKindDoNotMakeAStormOfAnother() {
    List<Due> due = new ArrayList<>(domains(3));
    due.add(change(REMOVED, "eu-west-1", "other.example"));

    assertThat(tell(Set.of(), due)).hasSize(4);
  }

  @Test
  void aMessageTellsOfFiveHundredAtTheMostAndNothingIsLeftOut() {
    List<Due> due = domains(1_001);

    List<Bundle.OfDomains> bundles = tell(Set.of(), due);

    assertThat(bundles).extracting(bundle -> bundle.domains().size()).containsExactly(500, 500, 1);
    assertThat(bundles.stream().flatMap(bundle -> bundle.settles().stream()))
        .containsExactlyInAnyOrderElementsOf(due);
  }

  @Test
  void domainsStandUnderTheAccountsTopmostIdentityAboveThem() {
    List<Due> due =
        Stream.of(
                "z.example.com", "a.b.example.com", "example.com", "b.example.org", "other.example")
            .<Due>map(name -> change(REGRESSED, "eu-west-1", name))
            .toList();

    List<Bundle.OfDomains> bundles =
        tell(Set.of("example.com", "b.example.com", "other.example", "b.example.org"), due);

    assertThat(bundles).hasSize(1);
    assertThat(bundles.getFirst().domains())
        .extracting(one -> one.topmost() + " < " + one.domain())
        .containsExactly(
            "b.example.org < b.example.org",
            "example.com < a.b.example.com",
            "example.com < example.com",
            "example.com < z.example.com",
            "other.example < other.example");
  }

  @Test
  void aNameThatOnlyEndsAlikeIsNotBelow() {
    List<Due> due =
        Stream.of("myexample.com", "a.example", "b.example", "c.example")
            .<Due>map(name -> change(REGRESSED, "eu-west-1", name))
            .toList();

    assertThat(tell(Set.of("example.com", "com.example"), due).getFirst().domains())
        .allMatch(one -> one.topmost().equals(one.domain()));
  }

  @Test
  void tenThousandDomainsWithAnAddressEachAreTwentyMessages() {
    List<Bundle> bundles = telling(10_000).of(broken(10_000));

    assertThat(bundles).hasSize(20);
    assertThat(bundles).allMatch(bundle -> bundle.settles().size() == 1_000);
  }

  @Test
  void eachRowIsReadAsOftenHoweverManyThereAre() {
    assertThat(reads(10_000)).isEqualTo(10 * reads(1_000));
  }

  @Test
  void tenThousandAddressesUnderOneDomainAreOneMessage() {
    List<Due> due = new ArrayList<>(domains(1));
    List<Unverified> unverified = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      String address = "a" + i + "@brand0000.example";
      unverified.add(down("eu-west-1", address, "brand0000.example"));
      if (i % 2 == 0) {
        due.add(change(REGRESSED, "eu-west-1", address));
      }
    }

    List<Bundle.OfDomains> bundles = tell(unverified, Set.of(), due);

    assertThat(bundles).hasSize(1);
    assertThat(bundles.getFirst().settles()).hasSize(10_001);
    assertThat(bundles.getFirst().domains().getFirst().alsoDown()).hasSize(10_000);
  }

  /// How often anything that is passed in is read to tell of so many domains and their addresses.
  private static long reads(int domains) {
    Read<Due> due = new Read<>(broken(domains));
    Read<Unverified> unverified = new Read<>(unverified(domains));
    assertThat(new Telling(unverified, Set.of("example.com")).of(due)).isNotEmpty();
    return due.reads + unverified.reads;
  }

  private static Telling telling(int domains) {
    return new Telling(unverified(domains), Set.of("example.com"));
  }

  private static List<Due> broken(int domains) {
    return names(domains)
        .<Due>flatMap(
            name ->
                Stream.of(
                    change(REGRESSED, "eu-west-1", name),
                    change(REGRESSED, "eu-west-1", "ops@" + name)))
        .toList();
  }

  private static List<Unverified> unverified(int domains) {
    return names(domains)
        .flatMap(
            name ->
                Stream.of(
                    DueOf.unverified("eu-west-1", name, Reason.FAILED),
                    down("eu-west-1", "ops@" + name, name)))
        .toList();
  }

  private static Stream<String> names(int domains) {
    return IntStream.range(0, domains).mapToObj("brand%05d.example.com"::formatted);
  }

  /// Counts how often its elements are read.
  private static final class Read<E> extends AbstractList<E> {
    private final List<E> all;
    private long reads;

    Read(List<E> all) {
      this.all = all;
    }

    @Override
    public E get(int at) {
      reads++;
      return all.get(at);
    }

    @Override
    public int size() {
      return all.size();
    }
  }

  private static List<Due> domains(int number) {
    return IntStream.range(0, number)
        .<Due>mapToObj(i -> change(REGRESSED, "eu-west-1", "brand%04d.example".formatted(i)))
        .toList();
  }

  private static List<Bundle.OfDomains> tell(Set<String> domains, List<Due> due) {
    return tell(List.of(), domains, due);
  }

  private static List<Bundle.OfDomains> tell(
      List<Unverified> unverified, Set<String> domains, List<Due> due) {
    return new Telling(unverified, domains)
        .of(due).stream().map(Bundle.OfDomains.class::cast).toList();
  }
}
