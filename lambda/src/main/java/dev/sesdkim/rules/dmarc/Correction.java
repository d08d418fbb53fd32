package dev.sesdkim.rules.dmarc;

import static java.util.function.Predicate.not;

import dev.sesdkim.dkim.DmarcPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// The one record to publish in place of texts that were meant as DMARC records and give receivers
/// no policy.
///
/// A policy is never guessed: a text that leaves doubt is not corrected. If several valid records
/// disagree, the strictest policy is taken, because the owner wrote it and the weaker one is
/// usually what was there before.
///
/// @param record the whole record; printable ASCII, at most 450 characters
/// @param below the record with the same intent for a name below
public record Correction(String record, String below) {

  private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");

  private static final int LONGEST = 450;

  /// The texts that were meant as DMARC records.
  public static List<String> meant(List<String> texts) {
    return texts.stream().filter(Correction::isMeant).toList();
  }

  /// The texts that serve something else.
  public static List<String> others(List<String> texts) {
    return texts.stream().filter(not(Correction::isMeant)).toList();
  }

  /// Whether texts at one name were meant as DMARC records and give receivers no policy.
  public static boolean isNeeded(List<String> texts) {
    List<String> records = texts.stream().filter(Version::opens).toList();
    return records.size() == 1 ? !states(records.getFirst()) : !meant(texts).isEmpty();
  }

  /// The correction. Empty if no text was meant as a record, if the intent cannot be read, or if
  /// the record would be longer than 450 characters.
  ///
  /// @param texts all TXT records of one name
  public static Optional<Correction> of(List<String> texts) {
    List<String> valid = texts.stream().filter(Version::opens).filter(Correction::states).toList();
    List<Draft> drafts =
        (valid.isEmpty() ? meant(texts) : valid)
            .stream().flatMap(text -> DraftReader.read(text).stream()).toList();
    if (drafts.isEmpty() || (valid.isEmpty() && drafts.size() < meant(texts).size())) {
      return Optional.empty();
    }
    Draft draft = Draft.merged(drafts);
    String record =
        valid.size() == 1 && PRINTABLE.matcher(valid.getFirst()).matches()
            ? valid.getFirst()
            : draft.text();
    return Optional.of(new Correction(record, draft.forBelow().text()))
        .filter(one -> one.record.length() <= LONGEST);
  }

  /// The policy of a record that receivers can read; empty for any other text.
  public static Optional<DmarcPolicy> policy(String text) {
    return readable(text).map(PolicyRecord::p);
  }

  /// The policies other than `none` of such a record, by tag: `p`, `sp` for names below, `np` for
  /// names below that do not exist (RFC 9989 section 4.7).
  public static SequencedMap<String, DmarcPolicy> enforced(String text) {
    SequencedMap<String, DmarcPolicy> byTag = new LinkedHashMap<>();
    readable(text)
        .ifPresent(
            one -> {
              byTag.put("p", one.p());
              one.sp().ifPresent(policy -> byTag.put("sp", policy));
              one.np().ifPresent(policy -> byTag.put("np", policy));
            });
    byTag.values().removeIf(policy -> policy == DmarcPolicy.NONE);
    return byTag;
  }

  private static Optional<PolicyRecord> readable(String text) {
    return Optional.of(text)
        .filter(Version::opens)
        .map(PolicyRecord::of)
        .filter(PolicyRecord::statesPolicy);
  }

  private static boolean isMeant(String text) {
    return Version.opens(text) || Version.flaw(text).isPresent();
  }

  private static boolean states(String text) {
    return policy(text).isPresent();
  }
}
