package dev.sesdkim.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The CloudFormation template of the role through which a monitor reads another account.
///
/// @param text as YAML
record MemberRoleTemplate(String text) {

  private static final String FILE = "member-role.yaml";

  /// The template as it is, with no parameter set.
  static MemberRoleTemplate template() {
    try (InputStream file =
        Objects.requireNonNull(MemberRoleTemplate.class.getResourceAsStream(FILE), FILE)) {
      return new MemberRoleTemplate(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a parameter's value has to be, in the template's own words; empty if the value is right.
  Optional<String> fault(String parameter, String value) {
    String lines = parameter(parameter).group();
    return value.matches(field("AllowedPattern", lines))
        ? Optional.empty()
        : Optional.of(field("ConstraintDescription", lines));
  }

  /// The template with this value as the parameter's default.
  ///
  /// @param value a value without [#fault]
  MemberRoleTemplate with(String parameter, String value) {
    Matcher found = parameter(parameter);
    String lines = found.group().replaceFirst("    Default: .*\n", "");
    int head = lines.indexOf('\n') + 1;
    return new MemberRoleTemplate(
        text.substring(0, found.start())
            + lines.substring(0, head)
            + "    Default: '"
            + value
            + "'\n"
            + lines.substring(head)
            + text.substring(found.end()));
  }

  /// The lines that define a parameter.
  private Matcher parameter(String name) {
    Matcher found = Pattern.compile("(?m)^  " + name + ":\n(    .*\n)+").matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("the template has no parameter " + name);
    }
    return found;
  }

  private static String field(String name, String lines) {
    Matcher found = Pattern.compile("    " + name + ": (.*)\n").matcher(lines);
    if (!found.find()) {
      throw new IllegalStateException("the template has no " + name + " in " + lines);
    }
    return found.group(1);
  }
}
