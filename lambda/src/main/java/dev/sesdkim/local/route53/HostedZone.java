package dev.sesdkim.local.route53;

/// A public hosted zone of an account to which DNS delegates.
///
/// @param id as the AWS CLI takes it, such as `Z0123456789ABC`
/// @param name without the dot at its end
public record HostedZone(String id, String name) {}
