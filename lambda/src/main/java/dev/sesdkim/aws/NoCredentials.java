package dev.sesdkim.aws;

import software.amazon.awssdk.core.exception.SdkClientException;

/// The credentials provider had none to give.
final class NoCredentials extends SdkClientException {

  private static final long serialVersionUID = 1L;

  NoCredentials(RuntimeException cause) {
    super(SdkClientException.builder().message(String.valueOf(cause.getMessage())).cause(cause));
  }
}
