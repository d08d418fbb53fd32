package dev.sesdkim.aws;

import software.amazon.awssdk.core.exception.SdkClientException;

/// What came back with a status of success is not an answer of the service.
final class NotAnAnswer extends SdkClientException {

  private static final long serialVersionUID = 1L;

  NotAnAnswer(String message) {
    super(SdkClientException.builder().message(message));
  }

  NotAnAnswer(String message, Throwable cause) {
    super(SdkClientException.builder().message(message).cause(cause));
  }
}
