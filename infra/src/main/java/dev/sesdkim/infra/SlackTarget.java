package dev.sesdkim.infra;

/// The Slack channel that alerts go to.
///
/// @param workspaceId the workspace, `T` and capitals or digits
/// @param channelId the channel, `C` or `G` and capitals or digits
public record SlackTarget(String workspaceId, String channelId) {}
