package dev.sesdkim.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/// The one topic that alerts and alarms go to, with its email subscriptions. It takes messages over
/// TLS only.
///
/// A custom topic policy replaces the default, which lets every service of the account publish.
/// CloudWatch would then fail to deliver alarms without an error, so the policy names it.
///
/// There is no customer key: alerts name domains and DNS records, which are public; a key policy
/// that forgets CloudWatch silences the alarms; and a key costs money every month.
final class AlertTopic extends Construct {
  private final Topic topic;

  /// @param subscriberOrganization the organization whose accounts may subscribe; empty for none
  AlertTopic(
      Construct scope, String id, List<String> emails, Optional<String> subscriberOrganization) {
    super(scope, id);
    topic =
        Topic.Builder.create(this, "Topic")
            .displayName("SES DKIM Monitor")
            .enforceSsl(true)
            .build();
    topic.addToResourcePolicy(alarmsOfThisAccount());
    subscriberOrganization.map(this::subscribersOf).ifPresent(topic::addToResourcePolicy);
    emails.forEach(email -> topic.addSubscription(new EmailSubscription(email)));
  }

  ITopic topic() {
    return topic;
  }

  /// Lets accounts of the organization subscribe; SNS needs no other permission on the topic for
  /// this.
  private PolicyStatement subscribersOf(String organization) {
    PolicyStatement statement =
        PolicyStatement.Builder.create()
            .sid("AllowSubscribersOfTheOrganization")
            .effect(Effect.ALLOW)
            .principals(List.of(new AnyPrincipal()))
            .actions(List.of("sns:Subscribe"))
            .resources(List.of(topic.getTopicArn()))
            .build();
    statement.addCondition("StringEquals", Map.of("aws:PrincipalOrgID", organization));
    return statement;
  }

  private PolicyStatement alarmsOfThisAccount() {
    Stack stack = Stack.of(this);
    String anyAlarm =
        stack.formatArn(
            ArnComponents.builder()
                .service("cloudwatch")
                .resource("alarm")
                .resourceName("*")
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
    PolicyStatement statement =
        PolicyStatement.Builder.create()
            .sid("AllowAlarmsOfThisAccount")
            .effect(Effect.ALLOW)
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .build();
    statement.addCondition("StringEquals", Map.of("aws:SourceAccount", stack.getAccount()));
    statement.addCondition("ArnLike", Map.of("aws:SourceArn", anyAlarm));
    return statement;
  }
}
