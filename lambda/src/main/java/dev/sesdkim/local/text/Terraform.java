package dev.sesdkim.local.text;

import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.rules.RecordForms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// DNS records as resources of Terraform's AWS provider (`aws_route53_record`).
final class Terraform {

  private Terraform() {}

  /// One resource for each record. The zone is `var.zone_id`, because it is unknown here.
  ///
  /// @param records that can be published as they are
  static List<String> lines(List<DnsRecord> records) {
    List<String> lines = new ArrayList<>();
    Set<String> labels = new HashSet<>();
    for (DnsRecord one : records) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.add("resource \"aws_route53_record\" \"%s\" {".formatted(label(one, labels)));
      lines.add("  zone_id = var.zone_id");
      lines.add("  name    = " + string(one.name()));
      lines.add("  type    = " + string(one.type()));
      lines.add("  ttl     = " + DnsRecord.TTL);
      lines.add(
          "  records = [%s]"
              .formatted(
                  String.join(
                      ", ",
                      RecordForms.values(one).stream()
                          .map(value -> string(inner(one, value)))
                          .toList())));
      if (RecordForms.replaces(one)) {
        lines.add("  allow_overwrite = true");
      }
      lines.add("}");
    }
    return lines;
  }

  /// A resource name that no other resource here has.
  private static String label(DnsRecord one, Set<String> taken) {
    String label =
        (one.type() + "_" + one.name()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    String free = label;
    for (int more = 2; !taken.add(free); more++) {
      free = label + "_" + more;
    }
    return free;
  }

  /// The value without the outer quotes of a TXT record, which the provider adds.
  private static String inner(DnsRecord one, String value) {
    return one.type().equals("TXT") ? value.substring(1, value.length() - 1) : value;
  }

  /// A quoted HCL string in which nothing is a template.
  private static String string(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (Character.isISOControl(c)) {
                quoted.append("\\u%04x".formatted(c));
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.append('"').toString().replace("${", "$${").replace("%{", "%%{");
  }
}
