package dev.sesdkim.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.Message;

/// A resolver on 127.0.0.1 that answers with correct records for every domain, or without DKIM
/// records, as fast as a nearby resolver that has the answer in its cache.
final class BenchDns implements AutoCloseable {

  private static final Duration LATENCY = Duration.ofMillis(10);
  private static final int LONGEST_MESSAGE = 4096;

  private final DatagramSocket socket;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger questions = new AtomicInteger();
  private volatile boolean lost;

  BenchDns() throws IOException {
    socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
    socket.setReceiveBufferSize(1 << 20);
    threads.execute(this::serve);
  }

  /// The resolver's address, as in the function's setting.
  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  int questions() {
    return questions.get();
  }

  /// Makes the DKIM records of all domains missing from now on.
  void loseDkim() {
    lost = true;
  }

  @Override
  public void close() {
    socket.close();
    threads.shutdownNow();
  }

  private void serve() {
    byte[] buffer = new byte[LONGEST_MESSAGE];
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] query = Arrays.copyOf(buffer, packet.getLength());
        SocketAddress from = packet.getSocketAddress();
        threads.execute(() -> answer(query, from));
      } catch (IOException closed) {
        // The next round ends when the socket is closed.
      }
    }
  }

  private void answer(byte[] query, SocketAddress from) {
    questions.incrementAndGet();
    try {
      Thread.sleep(LATENCY);
      byte[] reply = RecordsInOrder.answer(new Message(query), lost).toWire();
      socket.send(new DatagramPacket(reply, reply.length, from));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (IOException unanswered) {
      // The client asks again.
    }
  }
}
