import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Writes SHA256SUMS into the directory that becomes the release: a line for each of its files, in
/// the form that `sha256sum --check` and `shasum --check` read. Run by the build from its source.
public final class Checksums {
  private static final String FILE = "SHA256SUMS";

  private Checksums() {}

  /// Writes the file, replacing one that is there.
  ///
  /// @param arguments the directory
  public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
    Path directory = Path.of(arguments[0]);
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.equals(FILE))
          .sorted()
          .forEach(names::add);
    }
    StringBuilder sums = new StringBuilder();
    for (String name : names) {
      byte[] bytes = Files.readAllBytes(directory.resolve(name));
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
      sums.append(HexFormat.of().formatHex(sum)).append("  ").append(name).append('\n');
    }
    Files.writeString(directory.resolve(FILE), sums);
  }
}
