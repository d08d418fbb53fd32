package dev.sesdkim.rules;

import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Reading;
import java.util.List;
import java.util.Map;

/// From the readings of one region to a diagnosis of each identity.
public final class Judgement {

  private Judgement() {}

  /// Judges the whole region.
  ///
  /// @param readings all identities of one region: an address finds its governing domain among them
  /// @return a diagnosis of each, in the same order
  public static List<Diagnosis> of(List<Reading> readings) {
    Map<String, Diagnosis> domains =
        readings.stream()
            .filter(reading -> reading.identity().type() == IdentityType.DOMAIN)
            .map(DomainRule::judge)
            .collect(
                toMap(
                    diagnosis -> GoverningDomain.comparable(diagnosis.identity().name()),
                    diagnosis -> diagnosis,
                    (one, same) -> one));
    return readings.stream()
        .map(
            reading ->
                switch (reading.identity().type()) {
                  case DOMAIN -> DomainRule.judge(reading);
                  case EMAIL_ADDRESS ->
                      AddressRule.judge(
                          reading, GoverningDomain.of(reading.identity().domain(), domains));
                })
        .toList();
  }
}
