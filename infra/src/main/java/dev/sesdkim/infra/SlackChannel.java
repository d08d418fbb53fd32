package dev.sesdkim.infra;

import java.util.List;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.amazon.awscdk.services.chatbot.LoggingLevel;
import software.amazon.awscdk.services.chatbot.SlackChannelConfiguration;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/// Delivers a topic to a Slack channel through Amazon Q Developer in chat applications. The
/// workspace must already be authorized in that service's console.
///
/// Delivering needs no permission, so the channel's role has none. The guardrail limits what people
/// can do from the channel, even with a role that is added later; the default guardrail is
/// AdministratorAccess.
final class SlackChannel extends Construct {
  SlackChannel(Construct scope, String id, SlackTarget.NewConfiguration target, ITopic topic) {
    super(scope, id);
    SlackChannelConfiguration.Builder.create(this, "Channel")
        // Unique in the account, because other stacks may serve the same channel.
        .slackChannelConfigurationName(
            Names.uniqueResourceName(
                this, UniqueResourceNameOptions.builder().maxLength(128).separator("-").build()))
        .slackWorkspaceId(target.workspaceId())
        .slackChannelId(target.channelId())
        .notificationTopics(List.of(topic))
        .guardrailPolicies(
            List.of(ManagedPolicy.fromAwsManagedPolicyName("CloudWatchReadOnlyAccess")))
        .loggingLevel(LoggingLevel.ERROR)
        .build();
  }
}
