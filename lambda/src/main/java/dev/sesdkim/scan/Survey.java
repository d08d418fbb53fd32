package dev.sesdkim.scan;

import static java.util.Comparator.comparing;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.rules.Comparison;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.stream.Stream;

/// How things stand at this moment in every region: read and judged, compared with nothing, written
/// nowhere.
public final class Survey {

  /// How long after the deadline a region may take to end the call it is in.
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final Regions regions;
  private final RegionSelection selection;
  private final Identities identities;
  private final EvidenceSources evidence;
  private final ScanLog log;

  /// A survey that gathers the evidence that these sources have.
  public Survey(
      Regions regions,
      RegionSelection selection,
      Identities identities,
      EvidenceSources evidence,
      ScanLog log) {
    this.regions = regions;
    this.selection = selection;
    this.identities = identities;
    this.evidence = evidence;
    this.log = log;
  }

  /// Hears how far the survey is, from several threads.
  public interface Listener {

    /// The survey goes over so many regions.
    void began(int regions);

    /// One of them is done.
    void done(String region);
  }

  /// Surveys the account.
  ///
  /// @throws ScanFailure if the regions cannot be told, or a region's name is wrong
  public AccountSurvey of(String account, Moment moment, Deadline deadline, Listener listener) {
    NavigableSet<String> enabled = regions.enabled();
    NavigableSet<String> chosen = selection.of(enabled);
    listener.began(chosen.size());
    Examination examination = new Examination(evidence, moment, deadline, log);
    SideBySide sideBySide = new SideBySide(deadline, GRACE, log);
    return new AccountSurvey(
        account,
        moment,
        List.copyOf(
            sideBySide
                .<RegionSurvey>each(
                    chosen,
                    region -> {
                      RegionSurvey found =
                          enabled.contains(region)
                              ? survey(
                                  identities.in(region, account, deadline), examination, moment)
                              : notEnabled(region);
                      listener.done(region);
                      return found;
                    },
                    RegionSurvey.NotSurveyed::new)
                .values()));
  }

  private static RegionSurvey survey(
      RegionListing listing, Examination examination, Moment moment) {
    return switch (listing) {
      case RegionListing.Listed listed -> read(listed, examination.ofRegion(), moment);
      case RegionListing.NotListed(String region, Problem problem) ->
          new RegionSurvey.NotSurveyed(region, problem);
      case RegionListing.NoSes(String region) -> new RegionSurvey.NoSes(region);
    };
  }

  private static RegionSurvey read(
      RegionListing.Listed listed, RegionExamination examination, Moment moment) {
    List<Diagnosis> found = new ArrayList<>();
    Map<Identity, Evidence> evidence = new HashMap<>();
    RegionReader.Ending ending =
        new RegionReader(
                listed,
                moment.scanId().hashCode(),
                part -> {
                  found.addAll(part.now());
                  examination.of(Comparison.of(List.of(), part.now(), moment), part.now()).stream()
                      .map(Transition::after)
                      .filter(state -> !state.evidence().isNone())
                      .forEach(state -> evidence.put(state.identity(), state.evidence()));
                })
            .read();
    if (ending.early().isPresent()) {
      return new RegionSurvey.NotSurveyed(listed.region(), ending.early().get());
    }
    return new RegionSurvey.Surveyed(
        listed.region(),
        found.stream().sorted(comparing(Diagnosis::identity)).toList(),
        Stream.concat(ending.problems().stream(), examination.problems().stream()).toList(),
        evidence);
  }

  private static RegionSurvey notEnabled(String region) {
    return new RegionSurvey.NotSurveyed(
        region,
        new Problem(
            Problem.Kind.REGION_DISABLED,
            "ec2:DescribeRegions",
            region + " is not enabled for this account"));
  }
}
