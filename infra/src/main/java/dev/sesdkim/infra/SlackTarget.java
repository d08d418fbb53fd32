package dev.sesdkim.infra;

/// How alerts get to Slack.
public sealed interface SlackTarget {

  /// A channel configuration that the stack creates.
  ///
  /// @param workspaceId the workspace, `T` and capitals or digits
  /// @param channelId the channel, `C` or `G` and capitals or digits
  record NewConfiguration(String workspaceId, String channelId) implements SlackTarget {}

  /// A channel that the account has already configured; somebody adds the topic by hand. AWS
  /// refuses a second configuration of a channel.
  record ExistingConfiguration() implements SlackTarget {}
}
