package dev.sesdkim;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/// The arrows between the packages, as the root `package-info` draws them.
@AnalyzeClasses(packages = "dev.sesdkim", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "dev.sesdkim";
  private static final String DKIM = ROOT + ".dkim..";
  private static final String RULES = ROOT + ".rules..";
  private static final String SCAN = ROOT + ".scan..";
  private static final String AWS = ROOT + ".aws..";
  private static final String DNS = ROOT + ".dns..";
  private static final String LOCAL = ROOT + ".local..";
  private static final String JSON = ROOT + ".json..";

  @ArchTest
  static final ArchRule theDataUsesTheJdkAlone =
      classes()
          .that(resideInAnyPackage(DKIM))
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(DKIM, "java..", "org.jspecify.annotations"));

  @ArchTest
  static final ArchRule theRulesUseTheDataAlone =
      classes()
          .that(resideInAnyPackage(RULES))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(RULES, DKIM, JSON, "java..", "org.jspecify.annotations"));

  @ArchTest
  static final ArchRule thePipelineUsesRulesAndDataAndNoSdk =
      classes()
          .that(resideInAnyPackage(SCAN))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(SCAN, RULES, DKIM, "java..", "org.jspecify.annotations"));

  @ArchTest
  static final ArchRule theAdaptersKnowNeitherRulesNorEachOtherNorTheCommand =
      noClasses()
          .that(resideInAnyPackage(AWS))
          .should()
          .dependOnClassesThat(resideInAnyPackage(RULES, DNS, LOCAL, ROOT));

  @ArchTest
  static final ArchRule theDnsAdapterKnowsNoAws =
      noClasses()
          .that(resideInAnyPackage(DNS))
          .should()
          .dependOnClassesThat(resideInAnyPackage(RULES, AWS, LOCAL, ROOT, "software.amazon.."));

  @ArchTest
  static final ArchRule onlyAdaptersWiringAndTheCommandKnowTheSdk =
      noClasses()
          .that(resideInAnyPackage(DKIM, RULES, SCAN, DNS, JSON))
          .should()
          .dependOnClassesThat(resideInAnyPackage("software.amazon..", "com.amazonaws.."));

  @ArchTest
  static final ArchRule nothingInTheFunctionsPackageKnowsTheCommand =
      noClasses()
          .that(resideInAnyPackage(ROOT, DKIM, RULES, SCAN, AWS, DNS, JSON))
          .should()
          .dependOnClassesThat(resideInAnyPackage(LOCAL, "picocli.."));

  @ArchTest
  static final ArchRule onlyOnePackageKnowsTheJsonLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage(JSON)
          .should()
          .dependOnClassesThat(resideInAnyPackage("com.google.gson.."));

  @ArchTest
  static final ArchRule onlyOnePackageKnowsTheDnsLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage(DNS)
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.xbill.."));

  @ArchTest
  static final ArchRule theEnvironmentIsReadWhereThingsAreWired =
      noClasses()
          .that(resideInAnyPackage(DKIM, RULES, SCAN, AWS, DNS, JSON))
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule timeIsPassedIn =
      noClasses()
          .that(resideInAnyPackage(DKIM, RULES, SCAN, AWS, JSON))
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule thePackagesFormNoCircle =
      slices().matching("dev.sesdkim.(*)..").should().beFreeOfCycles();
}
