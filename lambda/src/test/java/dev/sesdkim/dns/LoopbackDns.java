package dev.sesdkim.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A DNS server on 127.0.0.1, over UDP and TCP on one port, with faults to order.
public final class LoopbackDns implements AutoCloseable {

  /// What may happen to a question.
  enum Fault {
    SERVFAIL,
    REFUSED,
    /// No answer at all.
    SILENCE,
    /// Bytes that are no message.
    NOISE,
    /// It refers to other servers, as one that does not resolve does.
    REFERRAL,
    /// The extension mechanism is an error to it, as to a very old server.
    NO_EDNS,
    /// A CNAME's target is left to whoever asks.
    ALIAS_ALONE
  }

  private static final int WITHOUT_EDNS = 512;
  private static final int TTL = 60;

  public final List<String> questions = new CopyOnWriteArrayList<>();
  final List<String> overTcp = new CopyOnWriteArrayList<>();
  private final Map<Name, List<Record>> records = new ConcurrentHashMap<>();
  private final Map<Name, Fault> faults = new ConcurrentHashMap<>();
  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private volatile boolean silent;

  /// Starts to serve.
  public LoopbackDns() {
    Sockets sockets = Sockets.onOnePort();
    tcp = sockets.tcp();
    udp = sockets.udp();
    Thread.ofVirtual().start(this::serveUdp);
    Thread.ofVirtual().start(this::serveTcp);
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort());
  }

  /// Takes every record of a name away.
  public void without(String owner) {
    records.remove(name(owner));
  }

  /// Adds a record as a zone file writes it: type, then data.
  public LoopbackDns with(String owner, String type, String data) {
    try {
      Record record =
          Record.fromString(name(owner), Type.value(type), DClass.IN, TTL, data, Name.root);
      records.computeIfAbsent(record.getName(), _ -> new CopyOnWriteArrayList<>()).add(record);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LoopbackDns with(String owner, Fault fault) {
    faults.put(name(owner), fault);
    return this;
  }

  /// From now on no question gets a reply; each is still recorded.
  void fallSilent() {
    silent = true;
  }

  @Override
  public void close() {
    try {
      udp.close();
      tcp.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serveUdp() {
    byte[] buffer = new byte[4096];
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        Message query = new Message(java.util.Arrays.copyOf(buffer, packet.getLength()));
        int room =
            Optional.ofNullable(query.getOPT())
                .map(opt -> opt.getPayloadSize())
                .orElse(WITHOUT_EDNS);
        Optional<byte[]> reply = reply(query, room);
        if (reply.isPresent()) {
          udp.send(new DatagramPacket(reply.get(), reply.get().length, packet.getSocketAddress()));
        }
      } catch (IOException closed) {
        // The next round ends when the socket is closed.
      }
    }
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try {
        Socket socket = tcp.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        // The next round ends when the socket is closed.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      while (true) {
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        Message query = new Message(bytes);
        overTcp.add(text(query.getQuestion()));
        Optional<byte[]> reply = reply(query, Message.MAXLENGTH);
        if (reply.isPresent()) {
          out.writeShort(reply.get().length);
          out.write(reply.get());
          out.flush();
        }
      }
    } catch (IOException gone) {
      // The client closed the connection.
    }
  }

  private Optional<byte[]> reply(Message query, int room) {
    Record question = query.getQuestion();
    questions.add(text(question));
    if (silent) {
      return Optional.empty();
    }
    Message reply = new Message(query.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setFlag(Flags.RD);
    reply.addRecord(question, Section.QUESTION);
    Optional<Fault> fault = Optional.ofNullable(faults.get(question.getName()));
    if (fault.isEmpty()) {
      answer(question, reply, false);
      return Optional.of(reply.toWire(room));
    }
    switch (fault.get()) {
      case SILENCE -> {
        return Optional.empty();
      }
      case NOISE -> {
        byte[] noise = reply.toWire(room);
        return Optional.of(java.util.Arrays.copyOf(noise, noise.length - 1));
      }
      case SERVFAIL -> reply.getHeader().setRcode(Rcode.SERVFAIL);
      case REFUSED -> reply.getHeader().setRcode(Rcode.REFUSED);
      case REFERRAL ->
          reply.addRecord(
              new NSRecord(name("com"), DClass.IN, TTL, name("ns.example.net")), Section.AUTHORITY);
      case NO_EDNS -> {
        if (query.getOPT() == null) {
          answer(question, reply, false);
        } else {
          reply.getHeader().setRcode(Rcode.FORMERR);
        }
      }
      case ALIAS_ALONE -> answer(question, reply, true);
    }
    return Optional.of(reply.toWire(room));
  }

  private void answer(Record question, Message reply, boolean firstLinkOnly) {
    reply.getHeader().setFlag(Flags.RA);
    Name name = question.getName();
    int links = 0;
    while (true) {
      List<Record> here = records.getOrDefault(name, List.of());
      List<Record> right =
          here.stream().filter(record -> record.getType() == question.getType()).toList();
      right.forEach(record -> reply.addRecord(record, Section.ANSWER));
      Optional<Record> alias =
          here.stream().filter(record -> record.getType() == Type.CNAME).findFirst();
      if (!right.isEmpty()) {
        return;
      }
      if (alias.isPresent() && links < 20) {
        links++;
        reply.addRecord(alias.get(), Section.ANSWER);
        name = ((CNAMERecord) alias.get()).getTarget();
        if (firstLinkOnly) {
          return;
        }
        continue;
      }
      Name missing = name;
      if (records.keySet().stream().noneMatch(known -> known.subdomain(missing))) {
        reply.getHeader().setRcode(Rcode.NXDOMAIN);
      }
      Name server = name("ns.example.net");
      reply.addRecord(
          new SOARecord(Name.root, DClass.IN, TTL, server, server, 1, 1, 1, 1, 1),
          Section.AUTHORITY);
      return;
    }
  }

  /// A port that is free for TCP may be taken for UDP, so others are tried.
  private record Sockets(ServerSocket tcp, DatagramSocket udp) {

    private static final int TRIES = 20;

    static Sockets onOnePort() {
      IOException taken = new IOException("no port was tried");
      for (int i = 0; i < TRIES; i++) {
        try {
          ServerSocket tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
          try {
            return new Sockets(tcp, new DatagramSocket(tcp.getLocalSocketAddress()));
          } catch (IOException e) {
            tcp.close();
            taken = e;
          }
        } catch (IOException e) {
          taken = e;
        }
      }
      throw new UncheckedIOException(taken);
    }
  }

  private static String text(Record question) {
    return question.getName() + " " + Type.string(question.getType());
  }

  private static Name name(String text) {
    return Name.fromConstantString(text.endsWith(".") ? text : text + ".");
  }
}
