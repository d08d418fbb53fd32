package dev.sesdkim.bench;

import static java.util.Comparator.comparingInt;

import dev.sesdkim.bench.table.BenchTable;
import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.table.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Measures what a scan without changes uses, including evidence from DNS, and writes it to
/// `docs/measured-use.json`, from which prices are computed. Arguments: the project's root and the
/// sizes of the account, separated by commas; the file's entries for other sizes stay.
final class UseMeasurement {

  private static final List<Integer> REGIONS = List.of(1, 17);

  private UseMeasurement() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]).resolve("docs/measured-use.json");
    Document known = Document.read(file);
    Map<String, MeasuredUse> scans = new TreeMap<>();
    known.objects("scans").stream().map(MeasuredUse::of).forEach(use -> scans.put(key(use), use));
    for (String identities : arguments[1].split(",", -1)) {
      for (int regions : REGIONS) {
        MeasuredUse use = measured(Integer.parseInt(identities), regions);
        scans.put(key(use), use);
      }
    }
    Files.writeString(file, Json.indented(document(known, scans.values())) + "\n");
  }

  private static Map<String, Object> document(Document known, Collection<MeasuredUse> scans) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("stack", known.object("stack").object());
    document.put(
        "scans",
        scans.stream()
            .sorted(comparingInt(MeasuredUse::identities).thenComparingInt(MeasuredUse::regions))
            .map(MeasuredUse::fields)
            .toList());
    return document;
  }

  private static String key(MeasuredUse use) {
    return use.identities() + " in " + use.regions();
  }

  private static MeasuredUse measured(int identities, int regions) throws IOException {
    AccountPlan plan = AccountPlan.spread(identities, regions);
    try (FaultyAccount account = BenchAccount.of(plan);
        BenchTable table = new BenchTable();
        BenchDns dns = new BenchDns();
        MeasuredScan scans = new MeasuredScan(account, table, Optional.of(dns))) {
      Figures first = scans.next();
      table.askAboutAll();
      Figures later = scans.next();
      if (!first.finished() || !later.finished()) {
        throw new IllegalStateException("A scan did not read every region");
      }
      Stored stored = table.stored();
      return new MeasuredUse(
          identities,
          regions,
          Math.round(later.seconds() * 10) / 10.0,
          later.table().writeUnits(),
          later.table().readUnits(),
          later.logBytes(),
          stored.rows(),
          stored.bytes(),
          stored.scanBytes() / stored.scanRows());
    }
  }
}
