package dev.sesdkim.local.text;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.rules.DkimCommand;
import java.util.List;
import java.util.Optional;

/// What fixes an identity.
///
/// @param name the identity's name; safe to show
/// @param title what to do, in a few words
/// @param steps whole sentences, if the title and the records do not say everything
/// @param records the records to publish
/// @param commands commands of the AWS CLI
public record Fix(
    String name, String title, List<String> steps, List<Published> records, List<String> commands) {

  public Fix {
    steps = List.copyOf(steps);
    records = List.copyOf(records);
    commands = List.copyOf(commands);
  }

  /// A record to publish, and what DNS shows at its name.
  ///
  /// @param missing whether no such record is there, if the name itself was not checked
  public record Published(DnsRecord record, Optional<DnsCheck> seen, boolean missing) {

    /// For example `wrong target`; empty if nothing is known.
    public String finding() {
      return seen.map(Published::finding).orElse(missing ? "missing" : "");
    }

    private static String finding(DnsCheck check) {
      return switch (check.finding()) {
        case OK, SERVER_FAILURE, TIMEOUT -> "";
        case MISSING, DOMAIN_MISSING -> "missing";
        case WRONG_TARGET -> check.type() == DnsType.CNAME ? "wrong target" : "wrong value";
        case SEVERAL -> "several records";
        case NAME_DOUBLED -> "doubled name";
        case ADDRESS_INSTEAD -> "address record instead";
        case FLATTENED -> "key instead of the CNAME";
        case NO_KEY, UNUSABLE_KEY, REVOKED -> "no usable key";
      };
    }
  }

  Fix named(String other) {
    return new Fix(other, title, steps, records, commands);
  }

  /// The fix where somebody else runs this command.
  Fix without(DkimCommand command, Identity identity) {
    return new Fix(
        name,
        title,
        steps.stream().filter(step -> !command.isSaidBy(step)).toList(),
        records,
        commands.stream().filter(one -> !one.equals(command.text(identity))).toList());
  }

  /// Whether the fixes differ only in their commands, like those of two regions.
  boolean isLike(Fix other) {
    return name.equals(other.name)
        && title.equals(other.title)
        && steps.equals(other.steps)
        && records.equals(other.records);
  }
}
