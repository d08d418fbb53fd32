package dev.sesdkim.local.simulated;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// Tells a server on 127.0.0.1 from one on every interface: only the latter can be reached as
/// 127.0.0.2.
final class Loopback {
  private static final int PATIENCE_MILLIS = 2000;

  private Loopback() {}

  static boolean reaches(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
