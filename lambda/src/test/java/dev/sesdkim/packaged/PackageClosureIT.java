package dev.sesdkim.packaged;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was cut out of the SDK's clients is nothing that the function's own classes lead to. Names
/// are followed from constant pools, so also to classes that no test happens to load.
class PackageClosureIT {

  private static final Path PACKAGE = Path.of("target", "function.jar");
  private static final String SUFFIX = ".class";
  private static final Pattern NAMED = Pattern.compile("L([\\w/$]+);");
  private static final Pattern CLIENT =
      Pattern.compile("software/amazon/awssdk/services/\\w+/Default\\w+Client");
  private static final Pattern MESSAGE =
      Pattern.compile("software/amazon/awssdk/services/\\w+/model/.*");
  private static final Pattern SDK_OR_OURS =
      Pattern.compile("software/amazon/awssdk/.*|dev/sesdkim/.*");
  private static final Pattern CORE = Pattern.compile("software/amazon/awssdk/core/.*");
  private JarFile jar;
  private Set<String> packaged;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(PACKAGE.toFile());
    packaged =
        jar.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.endsWith(SUFFIX))
            .map(name -> name.substring(0, name.length() - SUFFIX.length()))
            .collect(toSet());
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void everyMessageThatOurClassesLeadToIsPackaged() {
    assertThat(messages()).hasSizeGreaterThan(100).isSubsetOf(packaged);
  }

  @Test
  void everyMessageThatAnExceptionOfAServiceLeadsToIsPackaged() {
    Set<String> exceptions =
        packaged.stream()
            .filter(MESSAGE.asMatchPredicate())
            .filter(name -> name.contains("Exception"))
            .collect(toSet());

    assertThat(reached(exceptions)).hasSizeGreaterThan(100).isSubsetOf(packaged);
  }

  /// The verifier loads them all when it checks the client.
  @Test
  void everyRequestThatAClientSendsIsPackaged() {
    Set<String> requests =
        packaged.stream()
            .filter(CLIENT.asMatchPredicate())
            .flatMap(this::named)
            .filter(MESSAGE.asMatchPredicate())
            .filter(name -> name.endsWith("Request"))
            .collect(toSet());

    assertThat(requests).hasSizeGreaterThan(500).isSubsetOf(packaged);
  }

  @Test
  void everyRequestThatOurClassesMakeHasItsMarshaller() {
    Set<String> marshallers =
        messages().stream()
            .filter(packaged::contains)
            .filter(this::isRequest)
            .map(request -> request.replace("/model/", "/transform/") + "Marshaller")
            .collect(toSet());

    assertThat(marshallers).hasSizeGreaterThan(5).isSubsetOf(packaged);
  }

  @Test
  void everyClassOfTheSdksCoreThatOurClassesLeadToIsPackaged() {
    Set<String> ours =
        packaged.stream().filter(name -> name.startsWith("dev/sesdkim/")).collect(toSet());

    assertThat(reached(ours, SDK_OR_OURS))
        .filteredOn(CORE.asMatchPredicate())
        .hasSizeGreaterThan(100)
        .isSubsetOf(packaged);
  }

  /// The requests of a service have a class in common, such as `SesRequest`.
  private boolean isRequest(String name) {
    return parsed(name)
        .superclass()
        .map(ClassEntry::asInternalName)
        .filter(common -> common.startsWith("software/amazon/awssdk/services/"))
        .filter(common -> common.endsWith("Request"))
        .isPresent();
  }

  private Set<String> messages() {
    return reached(
        packaged.stream()
            .filter(name -> name.startsWith("dev/sesdkim/"))
            .flatMap(this::named)
            .filter(MESSAGE.asMatchPredicate())
            .collect(toSet()));
  }

  private Set<String> reached(Set<String> from) {
    return reached(from, MESSAGE);
  }

  private Set<String> reached(Set<String> from, Pattern followed) {
    Set<String> reached = new HashSet<>(from);
    Deque<String> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      String next = open.remove();
      if (packaged.contains(next)) {
        named(next).filter(followed.asMatchPredicate()).filter(reached::add).forEach(open::add);
      }
    }
    return reached;
  }

  private Stream<String> named(String name) {
    return StreamSupport.stream(parsed(name).constantPool().spliterator(), false)
        .flatMap(PackageClosureIT::named)
        .distinct();
  }

  private ClassModel parsed(String name) {
    try (InputStream bytes = jar.getInputStream(jar.getEntry(name + SUFFIX))) {
      return ClassFile.of().parse(bytes.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static Stream<String> named(PoolEntry entry) {
    return switch (entry) {
      case ClassEntry type -> elementsOf("L" + type.asInternalName() + ";");
      case Utf8Entry text -> elementsOf(text.stringValue());
      default -> Stream.empty();
    };
  }

  /// Names in a descriptor, in one of an array, or none.
  private static Stream<String> elementsOf(String descriptor) {
    return NAMED.matcher(descriptor).results().map(MatchResult::group).map(PackageClosureIT::bare);
  }

  private static String bare(String descriptor) {
    return descriptor.substring(1, descriptor.length() - 1);
  }
}
