package dev.sesdkim.local.text;

import java.util.Locale;

/// The form in which a program gets a fix.
public enum FixForm {
  /// Lines of a zone file.
  ZONE,
  /// Change batches of Route 53, as JSON.
  ROUTE53,
  /// Resources of Terraform's AWS provider.
  TERRAFORM,
  /// Commands of the AWS CLI.
  COMMANDS;

  /// The word on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
