package dev.sesdkim.rules.dmarc;

import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.rules.TagList.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads what the owner of a text that was meant as a DMARC record wanted to say. Valid tags stay.
/// Tags that receivers must ignore (RFC 9989 sections 4.7 and 4.8) are left out, so that their
/// defaults apply as before.
record DraftReader(LooseTags tags) {

  private static final String MAILTO = "mailto:";

  /// What people write instead of `mailto:`.
  private static final Pattern NEARLY_MAILTO =
      Pattern.compile("mailto[ ]*[:=][ ]*/*[ ]*", Pattern.CASE_INSENSITIVE);

  /// The obsolete size limit, and marks around an address.
  private static final Pattern BEHIND_ADDRESS =
      Pattern.compile("(!\\d+[kmgtKMGT]?)?[)\\]'\u2018\u2019.]*$");

  private static final Pattern BEFORE_ADDRESS = Pattern.compile("^[(\\['\u2018\u2019]+");

  /// The draft; empty if the policy is in doubt.
  static Optional<Draft> read(String text) {
    return new DraftReader(LooseTags.of(text)).read();
  }

  private Optional<Draft> read() {
    Optional<DmarcPolicy> p = p();
    Optional<DmarcPolicy> sp = MeantPolicy.in(written("sp"));
    Optional<DmarcPolicy> np = MeantPolicy.in(written("np"));
    boolean inDoubt =
        p.isEmpty()
            || (sp.isEmpty() && !written("sp").isEmpty())
            || (np.isEmpty() && !written("np").isEmpty());
    return inDoubt
        ? Optional.empty()
        : Optional.of(new Draft(p.get(), sp, np, others(), addresses("rua"), addresses("ruf")));
  }

  /// The policy. A record without `p` counts as `p=none` (RFC 9989 section 4.7), unless it names a
  /// policy in another tag or without a tag.
  private Optional<DmarcPolicy> p() {
    if (!written("p").isEmpty()) {
      return MeantPolicy.in(written("p"));
    }
    Set<DmarcPolicy> elsewhere =
        MeantPolicy.mentioned(
            Stream.concat(tags.rest().stream(), tags.values("v").stream()).toList());
    return switch (elsewhere.size()) {
      case 0 -> Optional.of(DmarcPolicy.NONE);
      case 1 -> Optional.of(elsewhere.iterator().next());
      default -> Optional.empty();
    };
  }

  /// The values of a tag that contain a letter or digit.
  private List<String> written(String name) {
    return tags.values(name).stream()
        .filter(value -> value.chars().anyMatch(Character::isLetterOrDigit))
        .toList();
  }

  private List<Tag> others() {
    List<Tag> others = new ArrayList<>();
    letter("adkim", "rs").ifPresent(others::add);
    letter("aspf", "rs").ifPresent(others::add);
    letter("t", "yn").ifPresent(others::add);
    letter("psd", "ynu").ifPresent(others::add);
    written("fo").stream()
        .map(value -> value.toLowerCase(Locale.ROOT))
        .filter(PolicyReader::isFo)
        .findFirst()
        .ifPresent(value -> others.add(new Tag("fo", value)));
    return others;
  }

  private Optional<Tag> letter(String name, String letters) {
    return written(name).stream()
        .map(value -> value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
        .findFirst()
        .filter(value -> value.length() == 1 && letters.contains(value))
        .map(value -> new Tag(name, value));
  }

  private List<String> addresses(String name) {
    return written(name).stream()
        .map(value -> NEARLY_MAILTO.matcher(value).replaceAll(MAILTO))
        .flatMap(value -> Stream.of(value.split("[ ,]+", -1)))
        .flatMap(one -> address(one).stream())
        .distinct()
        .toList();
  }

  private static Optional<String> address(String text) {
    String plain =
        BEHIND_ADDRESS.matcher(BEFORE_ADDRESS.matcher(text).replaceFirst("")).replaceFirst("");
    String uri = plain.contains("@") && !plain.contains(":") ? MAILTO + plain : plain;
    return ReportAddress.of(uri).map(_ -> uri);
  }
}
