package dev.sesdkim.local.simulated;

import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.Reply.Refusal;
import dev.sesdkim.local.simulated.Reply.Result;
import java.util.Map;
import java.util.UUID;

/// How services frame results and refusals on the wire.
enum Protocol {
  /// AWS's query protocol: SES v1, SNS and others.
  QUERY {
    @Override
    HttpAnswer result(Request request, Result result, String requestId) {
      return HttpAnswer.xml(
          200,
          "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult><ResponseMetadata><RequestId>%4$s</RequestId></ResponseMetadata></%1$sResponse>"
              .formatted(
                  request.action(), namespace(request.service()), result.content(), requestId));
    }

    @Override
    HttpAnswer refusal(String service, Refusal refusal, String requestId) {
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
    HttpAnswer result(Request request, Result result, String requestId) {
      return HttpAnswer.xml(
          200,
          "<%1$sResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>%2$s</requestId>%3$s</%1$sResponse>"
              .formatted(request.action(), requestId, result.content()));
    }

    @Override
    HttpAnswer refusal(String service, Refusal refusal, String requestId) {
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
  /// JSON: SES v2, and DynamoDB where a test adds it.
  JSON {
    @Override
    HttpAnswer result(Request request, Result result, String requestId) {
      return HttpAnswer.json(200, Map.of("x-amzn-RequestId", requestId), result.content());
    }

    @Override
    HttpAnswer refusal(String service, Refusal refusal, String requestId) {
      return HttpAnswer.json(
          refusal.status(),
          Map.of("x-amzn-RequestId", requestId, "x-amzn-ErrorType", refusal.code()),
          Json.write(Map.of("message", refusal.message())));
    }
  };

  /// The reply in the protocol of the request's service, with an id of its own.
  static HttpAnswer framed(Request request, Reply reply) {
    Protocol protocol =
        switch (request.service()) {
          case "dynamodb", "sesv2" -> JSON;
          case "ec2" -> EC2;
          default -> QUERY;
        };
    String requestId = UUID.randomUUID().toString();
    return switch (reply) {
      case Result result -> protocol.result(request, result, requestId);
      case Refusal refusal -> protocol.refusal(request.service(), refusal, requestId);
    };
  }

  abstract HttpAnswer result(Request request, Result result, String requestId);

  abstract HttpAnswer refusal(String service, Refusal refusal, String requestId);

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

  private static String namespace(String service) {
    return switch (service) {
      case "ses" -> "http://ses.amazonaws.com/doc/2010-12-01/";
      case "sns" -> "http://sns.amazonaws.com/doc/2010-03-31/";
      default -> "";
    };
  }
}
