package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.local.Laptop.Run;
import dev.sesdkim.local.simulated.FaultyAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `member-role` prints the template of the role in a watched account.
class MemberRoleCommandTest {

  private static final String ROLE =
      "arn:aws:iam::111122223333:role/ses-dkim-monitor/SesDkimMonitor-eu-west-1";

  private final FaultyAccount account = FaultyAccount.start("123456789012", "eu-west-1");
  private final Laptop laptop = new Laptop(account);

  @AfterEach
  void close() {
    laptop.close();
    account.close();
  }

  @Test
  void withoutOptionsTheTemplateIsPrintedAsItIsAndNothingIsAsked() throws IOException {
    Run run = laptop.run("member-role");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .isEqualTo(
            Files.readString(Path.of("src/main/resources/dev/sesdkim/local/member-role.yaml")));
    assertThat(account.calls()).isEmpty();
  }

  @Test
  void whatIsGivenBecomesTheDefaultOfItsParameterAndNothingElseChanges() {
    Run run =
        laptop.run(
            "member-role",
            "--role-arn",
            ROLE,
            "--organization-id",
            "o-a1b2c3d4e5",
            "--external-id",
            "one/two");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("  MonitorRoleArn:\n    Default: '" + ROLE + "'\n    Type: String\n")
        .contains("  OrganizationId:\n    Default: 'o-a1b2c3d4e5'\n    Type: String\n")
        .contains("  ExternalId:\n    Default: 'one/two'\n    Type: String\n")
        .doesNotContain("Default: ''");
    assertThat(run.out().replaceAll(" {4}Default: .*\n", ""))
        .isEqualTo(laptop.run("member-role").out().replaceAll(" {4}Default: .*\n", ""));
  }

  @Test
  void valuesThatTheTemplateWouldRefuseAreAllToldAtOnce() {
    Run run =
        laptop.run(
            "member-role",
            "--role-arn",
            "arn:aws:iam::111122223333:role/Other",
            "--organization-id",
            "r-ab12",
            "--external-id",
            "'");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("--role-arn: received \"arn:aws:iam::111122223333:role/Other\", but a right one")
        .contains("--organization-id: received \"r-ab12\"", "o-a1b2c3d4e5")
        .contains("--external-id: received \"'\"", "2 to 1224");
  }
}
