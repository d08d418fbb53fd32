package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.local.simulated.FaultyAccount;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sts.model.StsException;

class SignInTest {

  private static final String CONFIG =
      """
      [default]
      region = eu-west-1
      [profile sso]
      sso_session = corp
      sso_account_id = 111122223333
      sso_role_name = Reader
      [sso-session corp]
      sso_region = eu-west-1
      sso_start_url = https://corp.example/start
      [profile old-sso]
      sso_start_url = https://corp.example/start
      sso_region = eu-west-1
      sso_account_id = 111122223333
      sso_role_name = Reader
      [profile lost-sso]
      sso_session = nobody
      [profile half-sso]
      sso_session = corp
      sso_account_id = 111122223333
      [profile login]
      login_session = arn:aws:iam::111122223333:user/me
      [profile process]
      credential_process = /opt/vault --password secret
      [profile web]
      role_arn = arn:aws:iam::111122223333:role/web
      web_identity_token_file = /no/such/token
      [profile mfa]
      role_arn = arn:aws:iam::111122223333:role/admin
      source_profile = keys
      mfa_serial = arn:aws:iam::111122223333:mfa/me
      [profile role]
      role_arn = arn:aws:iam::111122223333:role/reader
      source_profile = sso
      [profile orphan]
      role_arn = arn:aws:iam::111122223333:role/reader
      source_profile = ssso
      [profile circle]
      role_arn = arn:aws:iam::111122223333:role/reader
      source_profile = circle2
      [profile circle2]
      role_arn = arn:aws:iam::111122223333:role/reader
      source_profile = circle
      [profile instance]
      role_arn = arn:aws:iam::111122223333:role/reader
      credential_source = Ec2InstanceMetadata
      [profile keys]
      aws_access_key_id = AKIDEXAMPLE
      aws_secret_access_key = secret
      [profile half]
      aws_access_key_id = AKIDEXAMPLE
      [profile session]
      aws_access_key_id = ASIAEXAMPLE
      aws_secret_access_key = secret
      aws_session_token = token
      """;

  private static final ProfileFile FILES =
      ProfileFile.builder()
          .content(new ByteArrayInputStream(CONFIG.getBytes(StandardCharsets.UTF_8)))
          .type(ProfileFile.Type.CONFIGURATION)
          .build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sso      | Sign in with 'aws sso login --profile sso'.
          old-sso  | Sign in with 'aws sso login --profile old-sso'.
          lost-sso | ~/.aws/config has no [sso-session nobody], which the profile names.
          half-sso | It has no sso_role_name. Run 'aws configure sso --profile half-sso'.
          login    | Sign in with 'aws login --profile login'.
          process  | Its credential_process did not give any: run /opt/vault yourself
          web      | The file of its web identity token, /no/such/token, cannot be read.
          mfa      | aws configure export-credentials --profile mfa --format env
          role     | It assumes arn:aws:iam::111122223333:role/reader with profile sso. Sign in with 'aws sso login --profile sso'.
          orphan   | Its source_profile ssso does not exist. Did you mean sso?
          circle   | leads in a circle
          instance | It takes credentials from Ec2InstanceMetadata
          keys     | Check its access key in IAM
          half     | It has no aws_secret_access_key. Set both keys with 'aws configure --profile half'.
          session  | Its keys belong to a session, which ends
          default  | It names no way to sign in.
          SSO      | there is no such profile in ~/.aws/config or ~/.aws/credentials. Did you mean sso?
          elsewhere| there is no such profile in ~/.aws/config or ~/.aws/credentials. The profiles are: circle, circle2,
          """)
  void eachKindOfProviderHasItsOwnAdvice(String profile, String advice) {
    assertThat(new SignIn(FILES, profile).how())
        .contains(advice)
        .doesNotContain("secret ", "token ");
  }

  @Test
  void whatAwsSaidIsToldAndNothingOfTheSdksClasses() {
    RuntimeException failure =
        SdkClientException.create(
            "Unable to load ProfileCredentialsProvider(profileFile=ProfileFile(sections=[secret]))",
            StsException.builder()
                .statusCode(403)
                .awsErrorDetails(
                    AwsErrorDetails.builder()
                        .errorCode("AccessDenied")
                        .errorMessage("not authorized to perform sts:AssumeRole")
                        .build())
                .build());

    assertThat(new SignIn(FILES, "role").sentence(failure))
        .startsWith(
            "Profile role gives no AWS credentials: AccessDenied (HTTP 403): not authorized to"
                + " perform sts:AssumeRole. It assumes")
        .doesNotContain("ProfileFile", "Provider", "secret");
    assertThat(new SignIn(FILES, "sso").sentence(SdkClientException.create("Provider(x)")))
        .isEqualTo(
            "Profile sso gives no AWS credentials. Sign in with 'aws sso login --profile sso'.");
  }

  @Test
  void aProfileOfTheEnvironmentIsTakenAsOneOfTheOption(@TempDir Path home) throws IOException {
    Path config = Files.writeString(home.resolve("config"), CONFIG);
    try (FaultyAccount account = FaultyAccount.start("123456789012", "eu-west-1");
        Laptop laptop = new Laptop(account)) {
      laptop.property("aws.configFile", config.toString());
      laptop.property("aws.sharedCredentialsFile", home.resolve("none").toString());
      laptop.property("aws.profile", "half");

      String environment = laptop.run("scan").err();
      laptop.property("aws.profile", "sso");
      String option = laptop.run("scan", "--profile", "half").err();

      assertThat(environment)
          .isEqualTo(option)
          .startsWith("Profile half gives no AWS credentials. It has no aws_secret_access_key.");
    }
  }

  @Test
  void aConfigurationThatCannotBeReadIsSaidInOneLine(@TempDir Path home) throws IOException {
    Path config = Files.write(home.resolve("config"), List.of("region = eu-west-1", "[profile"));
    try (FaultyAccount account = FaultyAccount.start("123456789012", "eu-west-1");
        Laptop laptop = new Laptop(account)) {
      laptop.property("aws.configFile", config.toString());

      Laptop.Run run = laptop.run("scan");

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err().lines())
          .singleElement()
          .asString()
          .startsWith("~/.aws/config or ~/.aws/credentials cannot be read: ");
    }
  }

  @Test
  void withoutAProfileTheOthersAreNamed() {
    assertThat(new SignIns(FILES, Optional.empty()).none(SdkClientException.create("none")))
        .startsWith("No AWS credentials were found.")
        .contains("choose a profile with --profile: circle, ");
  }
}
