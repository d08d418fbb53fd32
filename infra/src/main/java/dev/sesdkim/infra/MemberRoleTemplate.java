package dev.sesdkim.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The CloudFormation template that creates the member role in an account, as readable YAML.
///
/// @param yaml the template
record MemberRoleTemplate(String yaml) {
  /// Parameters of the template.
  static final String MONITOR_ROLE_ARN = "MonitorRoleArn";

  static final String ORGANIZATION_ID = "OrganizationId";
  static final String EXTERNAL_ID = "ExternalId";

  /// The name of its file beside the stack's template.
  static final String FILE = "member-role.yaml";

  static MemberRoleTemplate read(Path file) {
    try {
      return new MemberRoleTemplate(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("the template of the member role cannot be read", e);
    }
  }

  /// This template with the known values of this deployment as defaults of its parameters.
  ///
  /// @param monitorRoleArn the ARN of the function's role, if it is known
  MemberRoleTemplate withDefaults(MonitorConfig config, Optional<String> monitorRoleArn) {
    Map<String, Optional<String>> known = new TreeMap<>();
    known.put(MONITOR_ROLE_ARN, monitorRoleArn);
    known.put(ORGANIZATION_ID, config.memberRoles().organizationId());
    known.put(EXTERNAL_ID, config.accounts().externalId());
    MemberRoleTemplate filled = this;
    for (Map.Entry<String, Optional<String>> parameter : known.entrySet()) {
      if (parameter.getValue().isPresent()) {
        filled = filled.withDefault(parameter.getKey(), parameter.getValue().get());
      }
    }
    return filled;
  }

  /// This template with a default for one of its parameters.
  ///
  /// @param value without quotation marks or line breaks
  /// @throws IllegalArgumentException when the template has no such parameter
  MemberRoleTemplate withDefault(String parameter, String value) {
    Matcher found =
        Pattern.compile("(?m)^  %s:\n(    Default: .*\n)?".formatted(parameter)).matcher(yaml);
    if (!found.find()) {
      throw new IllegalArgumentException("The member role has no parameter " + parameter);
    }
    String described = "  %s:\n    Default: '%s'\n".formatted(parameter, value);
    return new MemberRoleTemplate(
        yaml.substring(0, found.start()) + described + yaml.substring(found.end()));
  }

  void write(Path directory) {
    try {
      Files.writeString(directory.resolve(FILE), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("the template of the member role cannot be written", e);
    }
  }
}
