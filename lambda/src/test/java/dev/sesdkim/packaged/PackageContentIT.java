package dev.sesdkim.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

class PackageContentIT {

  private static final long LARGEST = 15L * 1024 * 1024;

  @Test
  void thePackageHoldsNothingOfTheLocalCommandAndItsLibraries() throws IOException {
    assertThat(names())
        .contains("dev/sesdkim/ScanHandler.class")
        .noneMatch(name -> name.startsWith("dev/sesdkim/local/"))
        .noneMatch(name -> name.startsWith("picocli/"))
        .noneMatch(name -> name.startsWith("software/amazon/dynamodb/"))
        .noneMatch(name -> name.startsWith("org/eclipse/jetty/"))
        .noneMatch(name -> name.contains("sqlite"));
  }

  @Test
  void thePackageHoldsOneHttpClient() throws IOException {
    assertThat(names())
        .contains("software/amazon/awssdk/http/urlconnection/UrlConnectionHttpClient.class")
        .noneMatch(name -> name.startsWith("io/netty/"))
        .noneMatch(name -> name.startsWith("org/apache/http"))
        .noneMatch(name -> name.startsWith("org/apache/hc/"));
  }

  @Test
  void ofTheEventLibraryThePackageHoldsTheScheduledEventAlone() throws IOException {
    assertThat(names())
        .filteredOn(name -> name.matches("com/amazonaws/services/lambda/runtime/events/.+"))
        .containsExactly("com/amazonaws/services/lambda/runtime/events/ScheduledEvent.class");
    assertThat(names())
        .contains("org/joda/time/DateTime.class")
        .noneMatch(name -> name.startsWith("org/joda/time/tz/data/"));
  }

  @Test
  void thePackageIsSmallEnoughToStartSoon() throws IOException {
    assertThat(Files.size(PackagedFunction.JAR)).isLessThanOrEqualTo(LARGEST);
  }

  private static List<String> names() throws IOException {
    try (JarFile jar = new JarFile(PackagedFunction.JAR.toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }
}
