package dev.sesdkim.packaged;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/// AWS's runtime interface client, which asks Lambda for events and hands them to the function.
public final class RuntimeClient {

  private static final String LIBRARY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private static final String MACHINE =
      System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";

  private RuntimeClient() {}

  /// Java's arguments that start it; the handler's name follows them.
  ///
  /// @param directory for its native library. Left to itself, the client unpacks that into one file
  ///   in /tmp, where a second process that starts can find a half of it.
  public static List<String> unpacked(Path directory) throws IOException {
    Path library = directory.resolve("runtime.so");
    String packed = "/jni/libaws-lambda-jni.linux-%s.so".formatted(MACHINE);
    try (InputStream bytes = AWSLambda.class.getResourceAsStream(packed)) {
      Files.copy(Objects.requireNonNull(bytes, packed), library);
    }
    return List.of("-D" + LIBRARY + "=" + library, "-cp", jars(), AWSLambda.class.getName());
  }

  private static String jars() {
    return Stream.of(
            AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
        .map(RuntimeClient::jarOf)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
