package dev.sesdkim.bench;

import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.SimulatedAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Measures what a scan of an account in which nothing changed uses, evidence from DNS included,
/// and writes it into `docs/measured-use.json`, of which prices are worked out. The argument is the
/// project's root.
final class UseMeasurement {

  private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);

  private UseMeasurement() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]).resolve("docs/measured-use.json");
    Map<String, Object> use = new LinkedHashMap<>();
    use.put("stack", Document.read(file).object("stack").object());
    List<Object> scans = new ArrayList<>();
    for (int identities : SIZES) {
      scans.add(measured(identities));
    }
    use.put("scans", scans);
    Files.writeString(file, Json.indented(use) + "\n");
  }

  private static Map<String, Object> measured(int identities) throws IOException {
    try (SimulatedAccount account = BenchAccount.of(identities, 1);
        BenchTable table = new BenchTable();
        BenchDns dns = new BenchDns()) {
      List<MeasuredScan.Figures> scans = new ArrayList<>();
      MeasuredScan.run(account, table, Optional.of(dns), scans::add);
      MeasuredScan.Figures later = scans.getLast();
      Map<String, Object> scan = new LinkedHashMap<>();
      scan.put("identities", identities);
      scan.put("seconds", Math.round(later.seconds() * 10) / 10.0);
      scan.put("writeUnits", later.table().writeUnits());
      scan.put("readUnits", later.table().readUnits());
      scan.put("logBytes", later.logBytes());
      return scan;
    }
  }
}
