package dev.sesdkim.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Works out CloudFormation's functions as if the template had been deployed in eu-west-1 of
/// account 123456789012, each resource under its logical id.
record Intrinsics(JsonNode template, String partition) {
  static final String ACCOUNT = "123456789012";
  static final String REGION = "eu-west-1";

  JsonNode resolve(JsonNode value) {
    if (value instanceof ArrayNode array) {
      ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> resolved.add(resolve(item)));
      return resolved;
    }
    if (!(value instanceof ObjectNode object)) {
      return value;
    }
    if (object.has("Ref")) {
      return TextNode.valueOf(ref(object.get("Ref").asText()));
    }
    if (object.has("Fn::GetAtt")) {
      JsonNode path = object.get("Fn::GetAtt");
      return TextNode.valueOf(attribute(path.get(0).asText(), path.get(1).asText()));
    }
    if (object.has("Fn::Join")) {
      JsonNode join = object.get("Fn::Join");
      return TextNode.valueOf(
          StreamSupport.stream(join.get(1).spliterator(), false)
              .map(part -> resolve(part).asText())
              .collect(Collectors.joining(join.get(0).asText())));
    }
    if (object.has("Fn::FindInMap")) {
      JsonNode keys = resolve(object.get("Fn::FindInMap"));
      return template
          .path("Mappings")
          .path(keys.get(0).asText())
          .path(keys.get(1).asText())
          .path(keys.get(2).asText());
    }
    ObjectNode resolved = JsonNodeFactory.instance.objectNode();
    object.properties().forEach(field -> resolved.set(field.getKey(), resolve(field.getValue())));
    return resolved;
  }

  private JsonNode resources() {
    return template.path("Resources");
  }

  String text(JsonNode value) {
    return resolve(value).asText();
  }

  private String ref(String name) {
    return switch (name) {
      case "AWS::AccountId" -> ACCOUNT;
      case "AWS::Partition" -> partition;
      case "AWS::Region" -> REGION;
      default -> {
        JsonNode resource = resources().path(name);
        yield switch (resource.path("Type").asText()) {
          case "AWS::SNS::Topic" -> arn("AWS::SNS::Topic", name);
          case "AWS::StepFunctions::StateMachine" ->
              "arn:aws:states:%s:%s:stateMachine:%s"
                  .formatted(REGION, ACCOUNT, text(resource.at("/Properties/StateMachineName")));
          default -> name;
        };
      }
    };
  }

  private String attribute(String name, String attribute) {
    JsonNode resource = resources().path(name);
    JsonNode named = resource.at("/Properties/RoleName");
    if (attribute.equals("Arn") && !named.isMissingNode()) {
      return "arn:aws:iam::%s:role%s%s"
          .formatted(ACCOUNT, resource.at("/Properties/Path").asText(), text(named));
    }
    return attribute.equals("Arn") ? arn(resource.path("Type").asText(), name) : name;
  }

  private static String arn(String type, String name) {
    String place = ":%s:%s:".formatted(REGION, ACCOUNT);
    return switch (type) {
      case "AWS::SNS::Topic" -> "arn:aws:sns" + place + name;
      case "AWS::SQS::Queue" -> "arn:aws:sqs" + place + name;
      case "AWS::DynamoDB::Table" -> "arn:aws:dynamodb" + place + "table/" + name;
      case "AWS::Lambda::Function" -> "arn:aws:lambda" + place + "function:" + name;
      case "AWS::Logs::LogGroup" -> "arn:aws:logs" + place + "log-group:" + name + ":*";
      case "AWS::CloudWatch::Alarm" -> "arn:aws:cloudwatch" + place + "alarm:" + name;
      case "AWS::S3::Bucket" -> "arn:aws:s3:::" + name;
      case "AWS::IAM::Role" -> "arn:aws:iam::%s:role/%s".formatted(ACCOUNT, name);
      default ->
          throw new IllegalArgumentException("No ARN is known for %s %s".formatted(type, name));
    };
  }
}
