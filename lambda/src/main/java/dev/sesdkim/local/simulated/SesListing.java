package dev.sesdkim.local.simulated;

import dev.sesdkim.local.simulated.Reply.Refusal;
import dev.sesdkim.local.simulated.Reply.Result;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Pages of `ListIdentities`. A token holds the last name of its page, so pages stay correct while
/// identities are added and removed.
record SesListing(List<SimulatedIdentity> identities) {

  /// SES's largest page, which is also the default size.
  private static final int LARGEST_PAGE = 1000;

  Reply page(Request request) {
    Optional<Integer> size =
        number(request.parameters().getOrDefault("MaxItems", Integer.toString(LARGEST_PAGE)));
    Optional<String> after = last(request.parameters().getOrDefault("NextToken", ""));
    String type = request.parameters().getOrDefault("IdentityType", "");
    if (size.isEmpty()) {
      return invalid("Value at 'maxItems' must be a number from 1 to " + LARGEST_PAGE);
    }
    if (after.isEmpty()) {
      return invalid("Value at 'nextToken' is not a token of this listing");
    }
    if (!type.isEmpty() && !type.equals("EmailAddress") && !type.equals("Domain")) {
      return invalid("Value at 'identityType' must be one of EmailAddress, Domain");
    }
    List<String> rest =
        identities.stream()
            .filter(identity -> type.isEmpty() || identity.isAddress() == !type.equals("Domain"))
            .map(SimulatedIdentity::name)
            .sorted()
            .filter(name -> name.compareTo(after.get()) > 0)
            .toList();
    return new Result(page(rest, size.get()));
  }

  private static String page(List<String> rest, int size) {
    List<String> page = rest.subList(0, Math.min(size, rest.size()));
    return QueryXml.of(
        xml -> {
          xml.members("Identities", page);
          if (page.size() < rest.size()) {
            xml.element("NextToken", token(page.getLast()));
          }
        });
  }

  private static String token(String last) {
    return Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> last(String token) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> number(String text) {
    try {
      return Optional.of(Integer.valueOf(text)).filter(n -> n >= 1 && n <= LARGEST_PAGE);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Refusal invalid(String message) {
    return new Refusal(400, "ValidationError", message);
  }
}
