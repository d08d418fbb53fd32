package dev.sesdkim.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Route 53 on 127.0.0.1 in its own protocol (REST with XML), as far as a change of records needs
/// it: a batch is made whole or refused whole.
final class LoopbackRoute53 implements AutoCloseable {

  /// @param set the XML of a record set, as it was given
  private record Change(String action, String set) {}

  /// @param sets record sets as XML
  private record Zone(String name, String server, boolean hidden, List<String> sets) {}

  private static final Pattern CHANGE =
      Pattern.compile(
          "<Change><Action>(\\w+)</Action>(<ResourceRecordSet>.*?</ResourceRecordSet>)</Change>");

  private static final String MISMATCH = "the values provided do not match the current values";

  private final HttpServer server;
  private final Map<String, Zone> zones = new LinkedHashMap<>();
  final List<String> batches = new CopyOnWriteArrayList<>();

  /// The access keys that have signed a call.
  final Set<String> callers = ConcurrentHashMap.newKeySet();

  /// The regions for which calls were signed.
  final Set<String> regions = ConcurrentHashMap.newKeySet();

  /// Before a change is looked at, as by somebody else.
  Runnable before = () -> {};

  /// After a change was made.
  Runnable after = () -> {};

  /// Whether calls about a zone are denied, by its id; the list of all zones has an empty one.
  volatile Predicate<String> denied = _ -> false;

  /// Whether a batch is refused in the form of the API reference.
  volatile boolean documentedForm;

  /// Whether the answer to a change that was made is lost on its way.
  volatile boolean losing;

  LoopbackRoute53() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void zone(String id, String name, String nameServer, boolean hidden) {
    zones.put(id, new Zone(name, nameServer, hidden, new CopyOnWriteArrayList<>()));
  }

  void put(String id, String name, String type, int ttl, String value) {
    zone(id).sets().add(set(name, type, ttl, value));
  }

  List<String> sets(String id) {
    return List.copyOf(zone(id).sets());
  }

  static String set(String name, String type, int ttl, String value) {
    return ("<ResourceRecordSet><Name>%s.</Name><Type>%s</Type><TTL>%d</TTL><ResourceRecords>"
            + "<ResourceRecord><Value>%s</Value></ResourceRecord></ResourceRecords>"
            + "</ResourceRecordSet>")
        .formatted(name, type, ttl, value.replace("\"", "&quot;"));
  }

  private void answer(HttpExchange exchange) throws IOException {
    List<String> scope =
        List.of(
            exchange
                .getRequestHeaders()
                .getFirst("Authorization")
                .replaceFirst(".*Credential=", "")
                .split("/", -1));
    callers.add(scope.getFirst());
    regions.add(scope.get(2));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath().replace("/2013-04-01/hostedzone", "");
    String id = path.replaceFirst("^/", "").replaceFirst("/.*", "");
    if (denied.test(id)) {
      send(exchange, 403, error("AccessDenied", "User is not authorized to perform this"));
    } else if (id.isEmpty()) {
      send(exchange, 200, list());
    } else if (!path.contains("rrset")) {
      send(exchange, 200, one(id));
    } else if (exchange.getRequestMethod().equals("GET")) {
      send(exchange, 200, records(zone(id)));
    } else {
      before.run();
      batches.add(body);
      boolean made = change(zone(id), body);
      if (made) {
        after.run();
      }
      if (made && losing) {
        exchange.close();
        return;
      }
      send(
          exchange,
          made ? 200 : 400,
          made
              ? "<ChangeResourceRecordSetsResponse><ChangeInfo><Id>/change/C1</Id><Status>PENDING"
                  + "</Status><SubmittedAt>2026-03-01T06:00:00Z</SubmittedAt></ChangeInfo>"
                  + "</ChangeResourceRecordSetsResponse>"
              : documentedForm
                  ? "<InvalidChangeBatch><Messages><Message>%s.</Message></Messages></InvalidChangeBatch>"
                      .formatted(MISMATCH)
                  : error("InvalidChangeBatch", "[" + MISMATCH + "]"));
    }
  }

  private Zone zone(String id) {
    return Optional.ofNullable(zones.get(id)).orElseThrow();
  }

  private String list() {
    StringBuilder all = new StringBuilder("<ListHostedZonesResponse><HostedZones>");
    zones.forEach((id, zone) -> all.append(zone(id, zone)));
    return all
        + "</HostedZones><IsTruncated>false</IsTruncated><MaxItems>100</MaxItems>"
        + "</ListHostedZonesResponse>";
  }

  private static String zone(String id, Zone zone) {
    return ("<HostedZone><Id>/hostedzone/%s</Id><Name>%s.</Name><CallerReference>1</CallerReference>"
            + "<Config><PrivateZone>%s</PrivateZone></Config></HostedZone>")
        .formatted(id, zone.name(), zone.hidden());
  }

  private String one(String id) {
    return ("<GetHostedZoneResponse>%s<DelegationSet><NameServers><NameServer>%s</NameServer>"
            + "</NameServers></DelegationSet></GetHostedZoneResponse>")
        .formatted(zone(id, zone(id)), zone(id).server());
  }

  private static String records(Zone zone) {
    return "<ListResourceRecordSetsResponse><ResourceRecordSets>"
        + String.join("", zone.sets())
        + "</ResourceRecordSets><IsTruncated>false</IsTruncated><MaxItems>300</MaxItems>"
        + "</ListResourceRecordSetsResponse>";
  }

  /// Deletes what is there exactly, creates what is not there; all of it or nothing.
  private static boolean change(Zone zone, String body) {
    List<String> sets = new ArrayList<>(zone.sets());
    Matcher found = CHANGE.matcher(body);
    Stream<Change> changes = found.results().map(one -> new Change(one.group(1), one.group(2)));
    for (Change change : changes.toList()) {
      boolean done =
          change.action().equals("DELETE")
              ? sets.remove(change.set())
              : sets.stream().noneMatch(set -> place(set).equals(place(change.set())))
                  && sets.add(change.set());
      if (!done) {
        return false;
      }
    }
    zone.sets().clear();
    zone.sets().addAll(sets);
    return true;
  }

  private static String place(String set) {
    return set.substring(0, set.indexOf("</Type>"));
  }

  private static String error(String code, String message) {
    return ("<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>"
            + "<RequestId>1</RequestId></ErrorResponse>")
        .formatted(code, message);
  }

  private static void send(HttpExchange exchange, int status, String xml) throws IOException {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/xml");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
