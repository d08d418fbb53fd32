package dev.sesdkim.local.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Names, addresses, ids and tokens that nobody thought of, in texts and JSON around them.
class AnythingRedactedTest {

  private static final List<String> AROUND =
      List.of(
          "%s",
          "Fix for %s: switch signing on.",
          "(%s)",
          "\"%s\"",
          "`%s`, '%s'",
          "<member>%s</member>",
          "Email identity %s does not exist.",
          "https://eu-west-1.console.aws.amazon.com/ses/home?region=eu-west-1#/identities/%s",
          "https://%s/path",
          "arn:aws:ses:eu-west-1:111122223333:identity/%s",
          "aws sesv2 get-email-identity --email-identity=%s --output text",
          "aws ses verify-email-identity --email-address='%quoted' --region eu-west-1",
          "\"commands\":[\"aws ses verify-email-identity --email-address='%escaped'",
          "TXT \"v=DMARC1; p=none; rua=mailto:%s\"",
          "  %s   eu-west-1   3 h  signing is off\n",
          "| %s | 12 |",
          "%s;%s,%s",
          "key=%s.");

  private static final List<String> ALPHABETS =
      List.of(
          "abcdefghijklmnopqrstuvwxyz",
          "ABCDEFGHKLMN",
          "äöüéñçřšž",
          "добрынямик",
          "例子中文网络",
          "abcdef0123456789");

  private static final List<String> FIELDS =
      List.of("identity", "detail", "arn", "domains", "found", "accountName", "message", "other");

  static IntStream seeds() {
    return IntStream.range(0, 400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingOfThemIsLeftAndRedactingAgainChangesNothing(int seed) {
    Random random = new Random(seed);
    List<String> secrets = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      text.append(inSomething(thing(random, secrets), random))
          .append(random.nextBoolean() ? " " : "\n");
    }

    String redacted = Redaction.of(text.toString());

    assertNothingLeft(secrets, redacted);
    assertThat(Redaction.of(redacted)).isEqualTo(redacted);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void norInJsonWhichStaysJsonOfTheSameForm(int seed) {
    Random random = new Random(seed);
    List<String> secrets = new ArrayList<>();
    Map<String, Object> json = new LinkedHashMap<>();
    for (String field : FIELDS) {
      String thing = thing(random, secrets);
      json.put(
          field,
          switch (field) {
            case "identity", "domains" -> List.of(thing);
            case "arn" -> "arn:aws:ses:eu-west-1:111122223333:identity/" + thing;
            default -> inSomething(thing, random);
          });
    }
    String text = random.nextBoolean() ? Json.write(json) : Json.indented(json);
    String written = random.nextBoolean() ? text : "log line\n" + text + "\nlog line";

    String redacted = Redaction.of(written);

    assertNothingLeft(secrets, redacted);
    assertThat(Redaction.of(redacted)).isEqualTo(redacted);
    assertThat(Json.object(redacted.replace("log line\n", "").replace("\nlog line", "")).keySet())
        .containsExactlyElementsOf(FIELDS);
  }

  private static void assertNothingLeft(List<String> secrets, String redacted) {
    String plain = redacted.toLowerCase(Locale.ROOT);
    for (String secret : secrets) {
      assertThat(plain).doesNotContain(secret.toLowerCase(Locale.ROOT));
    }
  }

  private static String inSomething(String thing, Random random) {
    return AROUND
        .get(random.nextInt(AROUND.size()))
        .replace("%s", thing)
        .replace("%quoted", thing.replace("'", "'\\''"))
        .replace("%escaped", thing.replace("'", "'\\\\''"));
  }

  private static String thing(Random random, List<String> secrets) {
    return switch (random.nextInt(5)) {
      case 0 -> word("abcdefghijklmnopqrstuvwxyz0123456789", 32, random, secrets);
      case 1 -> word("123456789", 12, random, secrets);
      case 2 -> local(random, secrets) + "@" + name(random, secrets);
      default -> name(random, secrets);
    };
  }

  private static String local(Random random, List<String> secrets) {
    String first = word(ALPHABETS.get(random.nextInt(ALPHABETS.size())), 7, random, secrets);
    return random.nextBoolean()
        ? first
        : first
            + List.of("+", ".", "_", "-", "'", "%", "#").get(random.nextInt(7))
            + word("abcdefghijklm", 7, random, secrets);
  }

  private static String name(Random random, List<String> secrets) {
    StringBuilder name = new StringBuilder();
    String alphabet = ALPHABETS.get(random.nextInt(ALPHABETS.size()));
    for (int label = random.nextInt(4); label >= 0; label--) {
      name.append(word(alphabet, 6 + random.nextInt(6), random, secrets)).append('.');
    }
    String end = List.of("com", "co.uk", "рф", "Example", "DE", "xn--p1ai").get(random.nextInt(6));
    return name + end;
  }

  private static String word(String letters, int length, Random random, List<String> secrets) {
    StringBuilder word = new StringBuilder();
    while (word.length() < length) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    secrets.add(word.toString());
    return word.toString();
  }
}
