package dev.sesdkim.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Rejects a successful answer that is not the service's own.
///
/// The SDK parses any XML, such as a proxy's page, as an empty answer. In the query protocols of
/// SES, SNS and EC2 an answer's root element is `<Operation>Response`. A 2xx answer with another
/// root element, with a document type, or without a complete XML document fails as [NotAnAnswer].
/// Entities are not read.
final class GenuineAnswer implements ExecutionInterceptor {

  /// A full page of the longest names is under 0.5 MiB.
  static final int LONGEST_BODY = 8 * 1024 * 1024;

  private final XMLInputFactory parsers;

  GenuineAnswer() {
    parsers = XMLInputFactory.newDefaultFactory();
    parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    parsers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    if (!context.httpResponse().isSuccessful()) {
      return context.responseBody();
    }
    String operation =
        String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    byte[] body =
        context.responseBody().map(stream -> whole(stream, operation)).orElse(new byte[0]);
    check(body, operation);
    return Optional.of(new ByteArrayInputStream(body));
  }

  private static byte[] whole(InputStream stream, String operation) {
    try (stream) {
      byte[] body = stream.readNBytes(LONGEST_BODY + 1);
      if (body.length > LONGEST_BODY) {
        throw new NotAnAnswer("The answer to " + operation + " is longer than any real one.");
      }
      return body;
    } catch (IOException e) {
      throw SdkClientException.create("The answer to " + operation + " broke off.", e);
    }
  }

  private void check(byte[] body, String operation) {
    try {
      XMLStreamReader xml = parsers.createXMLStreamReader(new ByteArrayInputStream(body));
      String root = root(xml, operation);
      if (!root.equals(operation + "Response")) {
        throw new NotAnAnswer("The answer to " + operation + " is a <" + root + "> document.");
      }
      while (xml.hasNext()) {
        xml.next();
      }
    } catch (XMLStreamException notXml) {
      throw new NotAnAnswer("The answer to " + operation + " is not XML.");
    }
  }

  private static String root(XMLStreamReader xml, String operation) throws XMLStreamException {
    while (xml.next() != XMLStreamConstants.START_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.DTD) {
        throw new NotAnAnswer("The answer to " + operation + " has a document type.");
      }
    }
    return xml.getLocalName();
  }
}
