package dev.sesdkim.bench;

import dev.sesdkim.bench.table.BenchTable;
import dev.sesdkim.local.simulated.Fate;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.Service;
import dev.sesdkim.local.simulated.table.TableUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Prints the cost of an organization that many functions scan, eight at once: a first execution in
/// which nothing fails, and a later one in which one account in twenty fails. It exits with status
/// 1 if an account is neither read nor reported.
///
/// Arguments: the project's root, the numbers of accounts, separated by commas, the regions of each
/// account, and the identities in each region. All accounts have the same identities; SES limits
/// its rate in each.
final class OrganizationBenchmark {

  private static final int AT_ONCE = 8;
  private static final double HOURS_A_MONTH = 730;
  private static final Set<Service> SES = Set.of(Service.SES, Service.SES_V2);

  private final Document prices;
  private final AccountPlan plan;
  private boolean held = true;

  private OrganizationBenchmark(Document prices, AccountPlan plan) {
    this.prices = prices;
    this.plan = plan;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    OrganizationBenchmark benchmark =
        new OrganizationBenchmark(
            Document.read(Path.of(arguments[0]).resolve("docs/prices.json")).object("prices"),
            AccountPlan.domainsInEach(
                Integer.parseInt(arguments[3]), Integer.parseInt(arguments[2])));
    System.out.println(
        """
        | accounts | execution | SES calls | seconds | of workers | resident MiB | table requests | WRU | RRU | transitions | $ | $ a month, hourly | scanned | said why not | lost |
        | --: | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |\
        """);
    for (String accounts : arguments[1].split(",", -1)) {
      benchmark.measure(Integer.parseInt(accounts));
    }
    System.exit(benchmark.held ? 0 : 1);
  }

  private void measure(int accounts) throws IOException, InterruptedException {
    try (BenchOrganization organization = new BenchOrganization(accounts);
        FaultyAccount account = BenchAccount.unlimited(plan);
        BenchTable table = new BenchTable();
        BenchMachine machine =
            new BenchMachine(organization, AT_ONCE, () -> function(organization, account, table))) {
      account.limitSes(Instant::now);
      Map<String, AccountFate> fates = new TreeMap<>();
      organization.accounts().forEach(id -> fates.put(id, AccountFate.SCANNED));
      execute("first", machine, account, table, fates);
      table.grow();
      for (int n = 0; n < accounts; n++) {
        fates.put(organization.accounts().get(n), AccountFate.of(n));
      }
      organization.refuse(those(AccountFate.ROLE_REFUSES, fates));
      Set<String> failing = those(AccountFate.SES_FAILS, fates);
      account.inject(
          call ->
              SES.contains(call.service()) && failing.contains(call.accessKey())
                  ? new Fate.Refused(500, "InternalFailure", "Something went wrong.")
                  : new Fate.Normal());
      execute("later", machine, account, table, fates);
    }
  }

  private void execute(
      String name,
      BenchMachine machine,
      FaultyAccount account,
      BenchTable table,
      Map<String, AccountFate> fates)
      throws InterruptedException {
    int calls = account.calls().size();
    TableUse before = table.use();
    BenchMachine.Execution execution = machine.run(name, fates::get);
    TableUse use = table.use().minus(before);
    Accounting accounting = Accounting.of(name, table, fates, execution.told());
    held &= accounting.isComplete();
    double price = price(execution, use);
    System.out.printf(
        Locale.ROOT,
        "| %,d | %s | %,d | %.1f | %.1f | %d | %,d | %,d | %,d | %,d | %.4f | %.2f | %,d | %,d | %s |%n",
        fates.size(),
        name,
        SesCalls.since(calls, account).made(),
        execution.seconds(),
        execution.functionSeconds(),
        execution.residentMiB(),
        use.requests(),
        use.writeUnits(),
        use.readUnits(),
        execution.transitions(),
        price,
        price * HOURS_A_MONTH,
        accounting.scanned(),
        accounting.explained(),
        accounting.isComplete() ? "0" : accounting);
  }

  private static Set<String> those(AccountFate fate, Map<String, AccountFate> fates) {
    return fates.keySet().stream()
        .filter(id -> fates.get(id) == fate)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The price of Lambda, the table and the state machine.
  private double price(BenchMachine.Execution execution, TableUse use) {
    return execution.functionSeconds() * price("lambdaGbSecond")
        + execution.invocations().size() * price("lambdaRequest")
        + use.writeUnits() * price("dynamoDbWriteUnit")
        + use.readUnits() * price("dynamoDbReadUnit")
        + execution.transitions() * price("stateTransition");
  }

  private double price(String name) {
    return prices.object(name).number("price");
  }

  private static WarmFunction function(
      BenchOrganization organization, FaultyAccount account, BenchTable table) {
    String others = organization.endpoint().toString();
    try {
      return new WarmFunction(
          Map.ofEntries(
              Map.entry("TABLE_NAME", "ses-dkim-monitor"),
              Map.entry("TOPIC_ARN", account.topic(BenchAccount.HOME, "ses-dkim-alerts")),
              Map.entry("ORGANIZATION", "all"),
              Map.entry("FAN_OUT_BUCKET", "ses-dkim-accounts"),
              Map.entry("DNS_EVIDENCE", "false"),
              Map.entry("AWS_REGION", BenchAccount.HOME),
              Map.entry("AWS_ACCESS_KEY_ID", BenchAccount.ID),
              Map.entry("AWS_SECRET_ACCESS_KEY", "bench"),
              Map.entry("AWS_ENDPOINT_URL", account.endpoint().toString()),
              Map.entry("AWS_ENDPOINT_URL_DYNAMODB", table.endpoint().toString()),
              Map.entry("AWS_ENDPOINT_URL_ORGANIZATIONS", others),
              Map.entry("AWS_ENDPOINT_URL_STS", others),
              Map.entry("AWS_ENDPOINT_URL_S3", others)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
