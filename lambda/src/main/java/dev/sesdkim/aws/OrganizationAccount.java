package dev.sesdkim.aws;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Printable;
import java.util.Map;
import java.util.Optional;

/// An account as its organization lists it.
///
/// @param active whether it is in use; otherwise it is being opened or closed, or suspended
record OrganizationAccount(Account account, boolean active) {

  private static final String ACTIVE = "ACTIVE";

  /// Organizations allows 50 characters; a name longer than this is cut.
  private static final int LONGEST_NAME = 128;

  /// Parses an entry of a list. `State` replaced `Status` (Organizations API, `Account`); one of
  /// them may be missing.
  ///
  /// @throws NotAnAnswer if the entry is not an account
  static OrganizationAccount of(Map<?, ?> entry) {
    if (!(entry.get("Id") instanceof String id) || !Account.isId(id)) {
      throw new NotAnAnswer("The answer holds an account without an id of twelve digits.");
    }
    String state =
        text(entry, "State")
            .or(() -> text(entry, "Status"))
            .orElseThrow(
                () -> new NotAnAnswer("The answer gives no state for account " + id + "."));
    Optional<String> name =
        text(entry, "Name").map(said -> Printable.line(said.strip(), LONGEST_NAME));
    return new OrganizationAccount(new Account(id, name), state.equals(ACTIVE));
  }

  String id() {
    return account.id();
  }

  private static Optional<String> text(Map<?, ?> entry, String field) {
    return entry.get(field) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }
}
