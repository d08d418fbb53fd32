package dev.sesdkim.local.simulated;

import dev.sesdkim.local.simulated.Reply.Refusal;
import dev.sesdkim.local.simulated.Reply.Result;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// SES v1, API version 2010-12-01: lists identities and reads their attributes.
final class SesQueries {
  /// The most identities that one request about attributes may name.
  private static final int BATCH = 100;

  private final AccountState account;

  SesQueries(AccountState account) {
    this.account = account;
  }

  Reply reply(Request request) {
    SesRegion region = account.ses(request.region());
    return switch (request.action()) {
      case "ListIdentities" -> new SesListing(region.identities()).page(request);
      case "GetIdentityDkimAttributes" ->
          attributes(
              request, region, "DkimAttributes", (xml, identity) -> dkim(xml, region, identity));
      case "GetIdentityVerificationAttributes" ->
          attributes(
              request,
              region,
              "VerificationAttributes",
              (xml, identity) -> xml.element("VerificationStatus", identity.verificationStatus()));
      case "GetIdentityMailFromDomainAttributes" ->
          attributes(request, region, "MailFromDomainAttributes", SesQueries::mailFrom);
      default ->
          new Refusal(
              400,
              "InvalidAction",
              "Could not find operation " + request.action() + " for version 2010-12-01");
    };
  }

  private static Reply attributes(
      Request request,
      SesRegion region,
      String name,
      BiConsumer<QueryXml, SimulatedIdentity> value) {
    List<String> asked = request.identities();
    if (asked.size() > BATCH) {
      return new Refusal(
          400,
          "ValidationError",
          "Value at 'identities' failed to satisfy constraint: Member must have length less than or equal to "
              + BATCH);
    }
    return new Result(
        QueryXml.of(
            xml ->
                xml.element(
                    name,
                    map ->
                        asked.forEach(
                            identity ->
                                region
                                    .identity(identity)
                                    .ifPresent(found -> entry(map, identity, found, value))))));
  }

  private static void entry(
      QueryXml map,
      String asked,
      SimulatedIdentity identity,
      BiConsumer<QueryXml, SimulatedIdentity> value) {
    map.element(
        "entry",
        entry ->
            entry.element("key", asked).element("value", inside -> value.accept(inside, identity)));
  }

  private static void dkim(QueryXml xml, SesRegion region, SimulatedIdentity identity) {
    SimulatedDkim dkim = region.dkim(identity);
    xml.element("DkimEnabled", Boolean.toString(dkim.enabled()));
    xml.element("DkimVerificationStatus", dkim.status());
    if (!dkim.tokens().isEmpty()) {
      xml.members("DkimTokens", dkim.tokens());
    }
  }

  private static void mailFrom(QueryXml xml, SimulatedIdentity identity) {
    Optional<SimulatedIdentity.MailFrom> mailFrom = identity.mailFrom();
    mailFrom.ifPresent(
        custom ->
            xml.element("MailFromDomain", custom.domain())
                .element("MailFromDomainStatus", custom.status()));
    xml.element("BehaviorOnMXFailure", "UseDefaultValue");
  }
}
