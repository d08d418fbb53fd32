package dev.sesdkim;

import static dev.sesdkim.WatchedAccount.HOME;
import static dev.sesdkim.WatchedAccount.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.local.simulated.Call;
import dev.sesdkim.local.simulated.LocalTable;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;

class CalledActionsTest {

  /// What the role allows, by a test beside the stack.
  private static final Path ALLOWED = Path.of("../infra/src/test/resources/called-actions.txt");

  @Test
  void s6EveryCallIsAllowedByTheRoleAndEveryActionThatTheRoleAllowsIsUsed() throws IOException {
    Set<String> called = new ConcurrentSkipListSet<>();
    try (LocalTable engine = LocalTable.open("engine");
        WatchedAccount watched = new WatchedAccount(CalledTable.of(engine.client(), called::add))) {
      LocalTable.create(engine.client(), watched.tableName());
      watched.account.put(HOME, SimulatedIdentity.domain("example.com"));
      watched.account.put(HOME, SimulatedIdentity.domain("example.org"));
      watched.invoke();
      watched.invoke();
      watched.account.breakDkim(HOME, "example.com", Instant.parse("2026-11-24T05:00:00Z"));
      watched.account.remove(HOME, "example.org");
      watched.account.restrict(OTHER);
      watched.invoke();
      watched.invoke();

      assertThat(watched.kinds())
          .containsExactlyInAnyOrder("STARTED", "REGRESSED", "REMOVED", "SCAN_PROBLEM");
      watched.account.calls().stream().map(CalledActionsTest::action).forEach(called::add);
    }

    assertThat(called).isEqualTo(new TreeSet<>(Files.readAllLines(ALLOWED)));
  }

  private static String action(Call call) {
    return switch (call.service()) {
          case CLOUD_FORMATION -> "cloudformation:";
          case DYNAMO_DB -> "dynamodb:";
          case EC2 -> "ec2:";
          case SES, SES_V2 -> "ses:";
          case SNS -> "sns:";
          case STS -> "sts:";
        }
        + call.action();
  }
}
