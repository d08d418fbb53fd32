package dev.sesdkim.rules;

import dev.sesdkim.dkim.Identity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// A page of the SES console.
public record ConsoleLink(String region, String url) {

  /// The page of one identity.
  public static ConsoleLink of(Identity identity) {
    return new ConsoleLink(
        identity.region(), identities(identity.region()) + "/" + encoded(identity.name()));
  }

  /// The page that lists a region's identities.
  static ConsoleLink of(String region) {
    return new ConsoleLink(region, identities(region));
  }

  private static String identities(String region) {
    return "https://%s.%s/ses/home?region=%s#/identities"
        .formatted(encoded(region), host(region), encoded(region));
  }

  /// The console's host, which differs by partition.
  private static String host(String region) {
    if (region.startsWith("us-gov-")) {
      return "console.amazonaws-us-gov.com";
    }
    if (region.startsWith("cn-")) {
      return "console.amazonaws.cn";
    }
    return region.startsWith("eusc-") ? "console.amazonaws-eusc.eu" : "console.aws.amazon.com";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
