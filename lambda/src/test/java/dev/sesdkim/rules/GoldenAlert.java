package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Every text as it goes out, compared with the files under `src/test/resources/alerts`.
///
/// To renew the files after a wanted change, and then read what `git diff` shows: `./with-jdk
/// ./mvnw test -pl lambda -Dtest='AlertTextGoldenTest,ScanTextGoldenTest,StormTextGoldenTest'
/// -Dgolden=renew`
final class GoldenAlert {

  private static final Path FILES = Path.of("src/test/resources/alerts");

  private GoldenAlert() {}

  static void compare(String name, Alert alert) throws IOException {
    AlertMessage message =
        AlertText.of(alert, new AccountNames(Map.of(Sample.ACCOUNT, "prod")), VerifiedDomains.NONE);
    String written =
        "%s%n%n=== email%n%s%n=== chat%n%s%n%n=== event%n%s%n"
            .replace("%n", "\n")
            .formatted(
                message.subject(),
                message.text(),
                Json.indented(Json.object(message.chat())),
                Json.indented(Json.object(message.event())));
    Path file = FILES.resolve(name + ".txt");
    if ("renew".equals(System.getProperty("golden"))) {
      Files.createDirectories(FILES);
      Files.writeString(file, written);
    }
    assertThat(written).isEqualTo(Files.readString(file));
  }
}
