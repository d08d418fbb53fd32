package dev.sesdkim.dkim;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Unicode text in ASCII letters, digits and hyphens (RFC 3492, section 6).
final class Punycode {

  private static final int BASE = 36;
  private static final int LEAST = 1;
  private static final int MOST = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_BEYOND_ASCII = 0x80;
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private Punycode() {}

  /// The text without the prefix of an A-label; ASCII keeps its case.
  static String encoded(String text) {
    int[] all = text.codePoints().toArray();
    StringBuilder out = new StringBuilder();
    text.codePoints().filter(c -> c < FIRST_BEYOND_ASCII).forEach(out::appendCodePoint);
    int basic = out.length();
    if (basic > 0) {
      out.append('-');
    }
    long delta = 0;
    int bias = FIRST_BIAS;
    int next = FIRST_BEYOND_ASCII;
    int done = basic;
    while (done < all.length) {
      int from = next;
      int least = text.codePoints().filter(c -> c >= from).min().orElseThrow();
      delta += (long) (least - next) * (done + 1);
      for (int c : all) {
        if (c < least) {
          delta++;
        } else if (c == least) {
          number(delta, bias, out);
          bias = adapted(delta, done + 1, done == basic);
          delta = 0;
          done++;
        }
      }
      delta++;
      next = least + 1;
    }
    return out.toString();
  }

  /// The text that has this [#encoded] form; empty if no text has it.
  ///
  /// @param encoded in lower case
  static Optional<String> decoded(String encoded) {
    int basic = Math.max(0, encoded.lastIndexOf('-'));
    List<Integer> out = new ArrayList<>();
    encoded.chars().limit(basic).forEach(out::add);
    int at = basic == 0 ? 0 : basic + 1;
    int bias = FIRST_BIAS;
    long code = FIRST_BEYOND_ASCII;
    long place = 0;
    while (at < encoded.length()) {
      long before = place;
      long weight = 1;
      int threshold;
      int digit;
      int round = 0;
      do {
        digit = at < encoded.length() ? DIGITS.indexOf(encoded.charAt(at++)) : -1;
        place += digit * weight;
        if (digit < 0 || place > Integer.MAX_VALUE) {
          return Optional.empty();
        }
        round += BASE;
        threshold = threshold(round, bias);
        weight *= BASE - threshold;
      } while (digit >= threshold);
      int count = out.size() + 1;
      bias = adapted(place - before, count, before == 0);
      code += place / count;
      place %= count;
      if (code > Character.MAX_CODE_POINT) {
        return Optional.empty();
      }
      out.add((int) place++, (int) code);
    }
    return Optional.of(out.stream().map(Character::toString).collect(joining()));
  }

  /// Appends a number in digits whose weights depend on the bias.
  private static void number(long number, int bias, StringBuilder out) {
    long rest = number;
    int at = BASE;
    int threshold = threshold(at, bias);
    while (rest >= threshold) {
      out.append(DIGITS.charAt((int) (threshold + (rest - threshold) % (BASE - threshold))));
      rest = (rest - threshold) / (BASE - threshold);
      at += BASE;
      threshold = threshold(at, bias);
    }
    out.append(DIGITS.charAt((int) rest));
  }

  private static int threshold(int at, int bias) {
    return Math.clamp(at - bias, LEAST, MOST);
  }

  private static int adapted(long delta, int count, boolean isFirst) {
    long rest = isFirst ? delta / DAMP : delta / 2;
    rest += rest / count;
    int bias = 0;
    while (rest > (BASE - LEAST) * MOST / 2) {
      rest /= BASE - LEAST;
      bias += BASE;
    }
    return (int) (bias + (BASE - LEAST + 1) * rest / (rest + SKEW));
  }
}
