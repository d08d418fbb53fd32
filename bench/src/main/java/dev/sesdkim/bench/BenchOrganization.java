package dev.sesdkim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sesdkim.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The services besides the accounts that a monitor of an organization calls, on 127.0.0.1: AWS
/// Organizations lists the accounts, STS gives credentials for each, S3 keeps the list. An
/// account's access key is its id.
final class BenchOrganization implements AutoCloseable {

  private static final int PAGE = 20;
  private static final Pattern ROLE = Pattern.compile("RoleArn=arn:aws:iam::(\\d{12}):role/");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final List<String> accounts;
  private volatile Set<String> refusing = Set.of();

  /// @param many the number of accounts, including the monitor's own
  BenchOrganization(int many) throws IOException {
    accounts = IntStream.range(0, many).mapToObj(BenchOrganization::id).toList();
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /// An account's id; the first account is the monitor's own.
  private static String id(int number) {
    return number == 0 ? BenchAccount.ID : "%012d".formatted(200_000_000_000L + number);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<String> accounts() {
    return accounts;
  }

  /// Makes STS refuse the roles of these accounts, and no others, from now on.
  void refuse(Set<String> some) {
    refusing = Set.copyOf(some);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      if (target != null) {
        send(exchange, 200, Json.write(page(Json.object(new String(body, UTF_8)))).getBytes(UTF_8));
      } else if (exchange.getRequestMethod().equals("POST")) {
        assumeRole(exchange, URLDecoder.decode(new String(body, UTF_8), UTF_8));
      } else {
        object(exchange, body);
      }
    }
  }

  private Map<String, Object> page(Map<String, Object> request) {
    int from = Integer.parseInt(String.valueOf(request.getOrDefault("NextToken", "0")));
    int to = Math.min(from + PAGE, accounts.size());
    Map<String, Object> page = new HashMap<>();
    page.put(
        "Accounts",
        accounts.subList(from, to).stream()
            .map(id -> Map.of("Id", id, "Name", "account " + id, "State", "ACTIVE"))
            .toList());
    if (to < accounts.size()) {
      page.put("NextToken", String.valueOf(to));
    }
    return page;
  }

  private void assumeRole(HttpExchange exchange, String form) throws IOException {
    Matcher role = ROLE.matcher(form);
    if (!role.find() || refusing.contains(role.group(1))) {
      String refusal =
          """
          <ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>
          <Message>not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>
          """;
      send(exchange, 403, refusal.getBytes(UTF_8));
      return;
    }
    String answer =
        """
        <AssumeRoleResponse><AssumeRoleResult><Credentials>
        <AccessKeyId>%s</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
        <SessionToken>token</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration>
        </Credentials></AssumeRoleResult></AssumeRoleResponse>
        """
            .formatted(role.group(1));
    send(exchange, 200, answer.getBytes(UTF_8));
  }

  /// S3's PutObject and GetObject.
  private void object(HttpExchange exchange, byte[] body) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (exchange.getRequestMethod().equals("PUT")) {
      objects.put(path, body);
      send(exchange, 200, new byte[0]);
      return;
    }
    Optional<byte[]> found = Optional.ofNullable(objects.get(path));
    send(exchange, found.isPresent() ? 200 : 404, found.orElseGet(() -> new byte[0]));
  }

  /// The list that the state machine reads.
  List<Document> list(String bucket, String key) {
    byte[] object = objects.getOrDefault("/%s/%s".formatted(bucket, key), new byte[0]);
    String text = "{\"list\":%s}".formatted(new String(object, UTF_8));
    return new Document(Json.object(text)).objects("list");
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
