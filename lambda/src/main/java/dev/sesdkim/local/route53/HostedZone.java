package dev.sesdkim.local.route53;

/// A public hosted zone of an account to which DNS delegates.
///
/// @param id in the AWS CLI's form, such as `Z0123456789ABC`
/// @param name without a dot at its end
public record HostedZone(String id, String name) {}
