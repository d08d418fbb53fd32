package dev.sesdkim.infra;

/// How alerts get to Slack.
public sealed interface SlackTarget {

  /// A channel of its own, which the stack configures.
  ///
  /// @param workspaceId the workspace, `T` and capitals or digits
  /// @param channelId the channel, `C` or `G` and capitals or digits
  record NewConfiguration(String workspaceId, String channelId) implements SlackTarget {}

  /// A channel that the account has configured already, to which somebody adds the topic. AWS
  /// refuses a second configuration of one channel.
  record ExistingConfiguration() implements SlackTarget {}
}
