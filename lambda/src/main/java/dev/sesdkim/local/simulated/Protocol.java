package dev.sesdkim.local.simulated;

import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.Reply.Refusal;
import dev.sesdkim.local.simulated.Reply.Result;
import java.util.Map;

/// How each service frames results and refusals on the wire.
enum Protocol {
  /// AWS's query protocol: CloudFormation, SES v1, SNS and STS.
  QUERY {
    @Override
    HttpAnswer result(Call call, Result result, String requestId) {
      return HttpAnswer.xml(
          200,
          "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult><ResponseMetadata><RequestId>%4$s</RequestId></ResponseMetadata></%1$sResponse>"
              .formatted(call.action(), namespace(call.service()), result.content(), requestId));
    }

    @Override
    HttpAnswer refusal(Service service, Refusal refusal, String requestId) {
      String error = error(refusal, refusal.status() < 500 ? "Sender" : "Receiver");
      return HttpAnswer.xml(
          refusal.status(),
          "<ErrorResponse xmlns=\"%s\">%s<RequestId>%s</RequestId></ErrorResponse>"
              .formatted(namespace(service), error, requestId));
    }
  },
  /// EC2's variant of the query protocol.
  EC2 {
    @Override
    HttpAnswer result(Call call, Result result, String requestId) {
      return HttpAnswer.xml(
          200,
          "<%1$sResponse xmlns=\"%2$s\"><requestId>%3$s</requestId>%4$s</%1$sResponse>"
              .formatted(call.action(), namespace(call.service()), requestId, result.content()));
    }

    @Override
    HttpAnswer refusal(Service service, Refusal refusal, String requestId) {
      String error =
          QueryXml.of(
              xml ->
                  xml.element(
                      "Error",
                      e ->
                          e.element("Code", refusal.code()).element("Message", refusal.message())));
      return HttpAnswer.xml(
          refusal.status(),
          "<Response><Errors>%s</Errors><RequestID>%s</RequestID></Response>"
              .formatted(error, requestId));
    }
  },
  /// JSON: SES v2 and DynamoDB.
  JSON {
    @Override
    HttpAnswer result(Call call, Result result, String requestId) {
      return HttpAnswer.json(200, Map.of("x-amzn-RequestId", requestId), result.content());
    }

    @Override
    HttpAnswer refusal(Service service, Refusal refusal, String requestId) {
      return HttpAnswer.json(
          refusal.status(),
          Map.of("x-amzn-RequestId", requestId, "x-amzn-ErrorType", refusal.code()),
          Json.write(Map.of("message", refusal.message())));
    }
  };

  abstract HttpAnswer result(Call call, Result result, String requestId);

  abstract HttpAnswer refusal(Service service, Refusal refusal, String requestId);

  static Protocol of(Service service) {
    return switch (service) {
      case EC2 -> EC2;
      case CLOUD_FORMATION, SES, SNS, STS -> QUERY;
      case DYNAMO_DB, SES_V2 -> JSON;
    };
  }

  private static String error(Refusal refusal, String fault) {
    return QueryXml.of(
        xml ->
            xml.element(
                "Error",
                e ->
                    e.element("Type", fault)
                        .element("Code", refusal.code())
                        .element("Message", refusal.message())));
  }

  private static String namespace(Service service) {
    return switch (service) {
      case CLOUD_FORMATION -> "http://cloudformation.amazonaws.com/doc/2010-05-15/";
      case EC2 -> "http://ec2.amazonaws.com/doc/2016-11-15/";
      case SES -> "http://ses.amazonaws.com/doc/2010-12-01/";
      case SNS -> "http://sns.amazonaws.com/doc/2010-03-31/";
      case STS -> "https://sts.amazonaws.com/doc/2011-06-15/";
      case DYNAMO_DB, SES_V2 -> "";
    };
  }
}
