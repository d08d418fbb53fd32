package dev.sesdkim.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.FaultyAccount;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Several simulated accounts behind one endpoint: the key that signs a request leads to its
/// account. STS gives the keys of the other accounts, and AWS Organizations lists them all.
final class SimulatedOrganization implements AutoCloseable {

  private static final Pattern KEY = Pattern.compile("Credential=([^/]+)/");
  private static final Pattern ROLE = Pattern.compile("arn:aws:iam::([0-9]{12}):role/(.+)");

  /// What was asked of STS besides who calls, and of AWS Organizations.
  final List<String> asked = new CopyOnWriteArrayList<>();

  private final FaultyAccount home;
  private final Map<String, FaultyAccount> others = new LinkedHashMap<>();
  private final List<Map<String, String>> listed = new ArrayList<>();
  private final Set<String> roles = new HashSet<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private Optional<String> refusal = Optional.empty();

  /// @param home the account of every key that STS has not given
  SimulatedOrganization(FaultyAccount home) throws IOException {
    this.home = home;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    list(home.id(), "home", "ACTIVE");
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Adds an account in which the role can be assumed.
  FaultyAccount account(String id, String name, String role, String... regions) {
    FaultyAccount account = FaultyAccount.start(id, regions);
    others.put(id, account);
    roles.add("arn:aws:iam::%s:role/%s".formatted(id, role));
    list(id, name, "ACTIVE");
    return account;
  }

  /// Lists an account in which no role can be assumed.
  void list(String id, String name, String state) {
    listed.add(Map.of("Id", id, "Name", name, "State", state));
  }

  /// From now on AWS Organizations refuses to list with this code.
  void refuseList(String code) {
    refusal = Optional.of(code);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
    http.close();
    others.values().forEach(FaultyAccount::close);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String form = URLDecoder.decode(new String(body, UTF_8), UTF_8);
      String target = header(exchange, "X-Amz-Target");
      if (target.endsWith(".ListAccounts")) {
        asked.add("ListAccounts");
        list(exchange);
      } else if (form.contains("Action=AssumeRole")) {
        assume(exchange, form);
      } else {
        forward(exchange, body);
      }
    }
  }

  private void list(HttpExchange exchange) throws IOException {
    if (refusal.isPresent()) {
      send(exchange, 400, Json.write(Map.of("__type", refusal.get(), "Message", "not here")));
    } else {
      send(exchange, 200, Json.write(Map.of("Accounts", listed)));
    }
  }

  private void assume(HttpExchange exchange, String form) throws IOException {
    Matcher role = ROLE.matcher(parameter(form, "RoleArn"));
    boolean known = role.matches() && roles.contains(role.group());
    asked.add("AssumeRole %s as %s".formatted(role.group(), parameter(form, "RoleSessionName")));
    if (known) {
      send(
          exchange,
          200,
          """
          <AssumeRoleResponse><AssumeRoleResult><Credentials>
          <AccessKeyId>%s</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
          <SessionToken>token</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration>
          </Credentials></AssumeRoleResult></AssumeRoleResponse>
          """
              .formatted(role.group(1)));
    } else {
      send(
          exchange,
          403,
          """
          <ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>
          <Message>not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>
          """);
    }
  }

  private static String parameter(String form, String name) {
    Matcher value = Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(form);
    return value.find() ? value.group(1) : "";
  }

  /// To the account of the key.
  private void forward(HttpExchange exchange, byte[] body) throws IOException {
    Matcher key = KEY.matcher(header(exchange, "Authorization"));
    FaultyAccount account = key.find() ? others.getOrDefault(key.group(1), home) : home;
    HttpRequest request =
        HttpRequest.newBuilder(account.endpoint().resolve(exchange.getRequestURI()))
            .header("Authorization", header(exchange, "Authorization"))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      send(exchange, answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
