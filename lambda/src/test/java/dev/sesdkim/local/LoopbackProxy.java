package dev.sesdkim.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A proxy on the loopback interface that opens TLS connections, as those of companies do, with a
/// certificate of its own, and answers every request itself.
final class LoopbackProxy implements AutoCloseable {

  static final String HOST = "sts.eu-west-1.amazonaws.com";
  static final String AUTHORIZATION = "Proxy-Authorization: Basic ";

  private static final String PASSWORD = "changeit";

  /// What came before TLS, a header a line.
  final List<String> heads = new CopyOnWriteArrayList<>();

  private final ServerSocket server;
  private final SSLContext tls;
  private final String refusal;
  private final String body;

  /// @param refusal the status line for a client that sends no password; empty to take everybody
  /// @param body what the proxy answers in the place of AWS, with status 403
  LoopbackProxy(Path keys, String refusal, String body)
      throws IOException, GeneralSecurityException {
    this.refusal = refusal;
    this.body = body;
    KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD.toCharArray());
    tls = SSLContext.getInstance("TLS");
    tls.init(factory.getKeyManagers(), null, null);
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  /// Makes a key and a certificate for [#HOST], as `keys.p12` and `bundle.pem` in the directory.
  static void certificate(Path directory) throws IOException, InterruptedException {
    Path keys = directory.resolve("keys.p12");
    keytool(
        "-genkeypair",
        "-alias",
        "proxy",
        "-keyalg",
        "EC",
        "-dname",
        "CN=proxy",
        "-validity",
        "30",
        "-ext",
        "san=dns:" + HOST,
        "-keystore",
        keys.toString(),
        "-storepass",
        PASSWORD);
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "proxy",
        "-file",
        directory.resolve("bundle.pem").toString(),
        "-keystore",
        keys.toString(),
        "-storepass",
        PASSWORD);
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(words);
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> answer(socket));
      } catch (IOException closed) {
        // The next round ends when the socket is closed.
      }
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      List<String> head = head(socket.getInputStream());
      heads.addAll(head);
      if (!refusal.isEmpty()
          && head.stream()
              .noneMatch(
                  line -> line.regionMatches(true, 0, AUTHORIZATION, 0, AUTHORIZATION.length()))) {
        write(
            socket,
            "HTTP/1.1 "
                + refusal
                + "\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\n"
                + "Content-Length: 0\r\nConnection: close\r\n\r\n");
        return;
      }
      write(socket, "HTTP/1.1 200 Connection established\r\n\r\n");
      SSLSocket open = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
      head(open.getInputStream());
      write(
          open,
          "HTTP/1.1 403 Forbidden\r\nContent-Type: text/xml\r\nConnection: close\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
    } catch (IOException gone) {
      // The client closed the connection.
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static List<String> head(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        if (line.isEmpty()) {
          return lines;
        }
        lines.add(line.toString());
        line.setLength(0);
      } else if (next != '\r') {
        line.append((char) next);
      }
    }
    return lines;
  }
}
