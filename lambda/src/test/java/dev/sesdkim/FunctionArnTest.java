package dev.sesdkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionArnTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:lambda:eu-west-1:123456789012:function:dkim",
        "arn:aws:lambda:eu-west-1:123456789012:function:dkim:live",
        "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:dkim",
      })
  void theFunctionsOwnArnNamesTheAccount(String arn) {
    assertThat(FunctionArn.account(arn)).isEqualTo("123456789012");
  }

  @Test
  void anythingElseIsRefusedByName() {
    assertThatThrownBy(() -> FunctionArn.account("arn:aws:sns:eu-west-1:123456789012:alerts"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("arn:aws:sns:eu-west-1:123456789012:alerts");
  }
}
