package dev.sesdkim.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.regioninfo.RegionInfo;

/// Reads the context and synthesizes the stack. The CDK's command-line tool starts it in the
/// directory of `cdk.json`.
public final class DkimMonitorApp {
  static final String STACK = "SesDkimMonitor";

  private DkimMonitorApp() {}

  /// Synthesizes, or exits with status 1 if the context cannot be used.
  ///
  /// @param arguments paths of the function's package and of the template of the member role
  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      System.err.println("Usage: DkimMonitorApp FUNCTION_JAR MEMBER_ROLE_TEMPLATE");
      System.exit(2);
    }
    Path functionJar = Path.of(arguments[0]);
    if (!Files.isRegularFile(functionJar)) {
      System.err.println(
          "%s is missing. Build it first with ./with-jdk ./mvnw -Dquick -Dmaven.test.skip=true package, in the"
                  .formatted(functionJar)
              + " directory of cdk.json.");
      System.exit(1);
    }
    // Leaves out the metadata resource, so that use of the CDK is not reported.
    App app = App.Builder.create().analyticsReporting(false).build();
    try {
      synthesize(
          app,
          functionJar,
          Path.of(arguments[1]),
          new Home(
              Optional.ofNullable(System.getenv("CDK_DEFAULT_ACCOUNT")),
              Optional.ofNullable(System.getenv("CDK_DEFAULT_REGION"))));
    } catch (InvalidConfig invalid) {
      System.err.println(invalid.getMessage());
      System.exit(1);
    }
  }

  /// Writes everything that is deployed: the stack, and the template of the member role beside it
  /// if other accounts are scanned.
  ///
  /// @param home where the stack is deployed
  /// @throws InvalidConfig when the app's context cannot be used
  static DkimMonitorStack synthesize(App app, Path functionJar, Path memberRole, Home home) {
    MonitorConfig config = MonitorConfig.from(context(app), home.region());
    MemberRoleTemplate template = MemberRoleTemplate.read(memberRole);
    DkimMonitorStack stack = define(app, config, functionJar, template);
    if (config.accounts().many()) {
      home.optInRegion().ifPresent(region -> warnOfOptIn(stack, region));
    }
    app.synth();
    if (config.accounts().many()) {
      template.withDefaults(config, home.roleArn(STACK)).write(Path.of(app.getOutdir()));
    }
    return stack;
  }

  /// Adds the stack to the app.
  private static DkimMonitorStack define(
      App app, MonitorConfig config, Path functionJar, MemberRoleTemplate memberRole) {
    DkimMonitorStack stack = new DkimMonitorStack(app, STACK, config, functionJar, memberRole);
    warnOfUnknownRegions(stack, config.scan());
    Set<String> unknown = MonitorConfig.unknownKeys(context(app));
    if (!unknown.isEmpty()) {
      Annotations.of(stack)
          .addWarningV2(
              "ses-dkim-monitor:unknownContext",
              "Not read, perhaps misspelt: %s. What is read: %s."
                  .formatted(String.join(", ", unknown), String.join(", ", MonitorConfig.KEYS)));
    }
    config.tags().forEach((key, value) -> tag(app, key, value));
    Aspects.of(app).add(AwsSolutionsChecks.Builder.create().verbose(true).reports(false).build());
    return stack;
  }

  private static void tag(App app, String key, String value) {
    Tags.of(app)
        .add(
            key,
            value,
            // CloudFormation's published schema has no tags for dashboards.
            TagProps.builder().excludeResourceTypes(List.of("AWS::CloudWatch::Dashboard")).build());
  }

  private static void warnOfOptIn(DkimMonitorStack stack, String region) {
    Annotations.of(stack)
        .addWarningV2(
            "ses-dkim-monitor:optInRegion",
            ("An account that has not enabled %s cannot be read from there: enable it in each of"
                    + " them, or deploy in a region that is on by default.")
                .formatted(region));
  }

  /// Warns of unknown regions: they are newer than this version of the CDK, or misspelt.
  private static void warnOfUnknownRegions(DkimMonitorStack stack, ScanSettings scan) {
    SortedSet<String> unknown = new TreeSet<>(scan.regions());
    unknown.addAll(scan.excludedRegions());
    if (!unknown.isEmpty()) {
      RegionInfo.getRegions().forEach(region -> unknown.remove(region.getName()));
    }
    if (!unknown.isEmpty()) {
      Annotations.of(stack)
          .addWarningV2(
              "ses-dkim-monitor:unknownRegion",
              "Not a region that this version knows; new, or misspelt: %s."
                  .formatted(String.join(", ", unknown)));
    }
  }

  private static Map<String, Object> context(App app) {
    Map<String, Object> context = new TreeMap<>();
    if (app.getNode().getAllContext() instanceof Map<?, ?> all) {
      all.forEach((key, value) -> context.put(String.valueOf(key), value));
    }
    return context;
  }
}
