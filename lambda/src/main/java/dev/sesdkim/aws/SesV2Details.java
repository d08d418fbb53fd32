package dev.sesdkim.aws;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.Details;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.DkimAttributes;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityRequest;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.VerificationInfo;

/// Reads details through the SES v2 API: one call a domain, at the region's shared pace.
///
/// @param clients the client of a region; it should try each call once
/// @param paces those of [SesIdentities]: SES counts the calls of both APIs together
/// @param access as for [SesIdentities]
public record SesV2Details(
    Function<String, SesV2Client> clients, SesPaces paces, AwsRequestOverrideConfiguration access)
    implements Details {

  static final String ACTION = "ses:GetEmailIdentity";

  private static final String SUCCESS = "SUCCESS";

  private static final Pattern KEY_LENGTH = Pattern.compile("RSA_([0-9]{3,5})_BIT");

  /// Details from the clients' own account.
  public SesV2Details(Function<String, SesV2Client> clients, SesPaces paces) {
    this(clients, paces, AwsRequestOverrideConfiguration.builder().build());
  }

  @Override
  public Details.Outcome of(Identity domain, Moment moment, Deadline deadline) {
    SesV2Client ses = clients.apply(domain.region());
    PacedCalls calls = paces.calls(domain.region(), deadline, access);
    return switch (calls.answer(
        ACTION,
        limit ->
            ses.getEmailIdentity(
                GetEmailIdentityRequest.builder()
                    .emailIdentity(domain.name())
                    .overrideConfiguration(limit)
                    .build()))) {
      case Answer.Failed<GetEmailIdentityResponse>(Problem problem, _) -> new NotTold(problem);
      case Answer.Got<GetEmailIdentityResponse>(GetEmailIdentityResponse answer) ->
          detail(answer, moment)
              .<Details.Outcome>map(Told::new)
              .orElseGet(() -> new NotTold(withoutDkim(domain)));
    };
  }

  /// Empty if the answer does not say where the DKIM key comes from.
  private static Optional<SesDetail> detail(GetEmailIdentityResponse answer, Moment moment) {
    Optional<VerificationInfo> info = Optional.ofNullable(answer.verificationInfo());
    return Optional.ofNullable(answer.dkimAttributes())
        .filter(dkim -> dkim.signingAttributesOriginAsString() != null)
        .map(
            dkim ->
                new SesDetail(
                    dkim.signingAttributesOriginAsString(),
                    text(dkim.signingHostedZone()).map(SesV2Details::plain),
                    selector(dkim),
                    text(dkim.currentSigningKeyLengthAsString()).flatMap(SesV2Details::bits),
                    info.filter(one -> !isOver(one, answer))
                        .flatMap(one -> text(one.errorTypeAsString())),
                    info.map(VerificationInfo::lastCheckedTimestamp)
                        .map(at -> at.truncatedTo(ChronoUnit.MILLIS)),
                    info.map(VerificationInfo::lastSuccessTimestamp)
                        .map(at -> at.truncatedTo(ChronoUnit.MILLIS)),
                    Optional.ofNullable(dkim.lastKeyGenerationTimestamp())
                        .map(at -> at.truncatedTo(ChronoUnit.MILLIS)),
                    moment.at()));
  }

  /// Whether the error is over: SES keeps it in the answer after a later success.
  private static boolean isOver(VerificationInfo info, GetEmailIdentityResponse answer) {
    if (!SUCCESS.equals(answer.verificationStatusAsString())) {
      return false;
    }
    Instant checked = info.lastCheckedTimestamp();
    Instant succeeded = info.lastSuccessTimestamp();
    return SUCCESS.equals(answer.dkimAttributes().statusAsString())
        || (checked != null && succeeded != null && !succeeded.isBefore(checked));
  }

  /// For a customer's own key, `Tokens` holds the key's selector or nothing.
  private static Optional<String> selector(DkimAttributes dkim) {
    List<String> tokens = dkim.tokens();
    return dkim.signingAttributesOriginAsString().equals("EXTERNAL") && tokens.size() == 1
        ? text(tokens.getFirst())
        : Optional.empty();
  }

  private static Optional<Integer> bits(String keyLength) {
    Matcher parts = KEY_LENGTH.matcher(keyLength);
    return parts.matches() ? Optional.of(Integer.valueOf(parts.group(1))) : Optional.empty();
  }

  private static String plain(String zone) {
    String lower = zone.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static Optional<String> text(String value) {
    return Optional.ofNullable(value).filter(present -> !present.isBlank());
  }

  private static Problem withoutDkim(Identity domain) {
    return new Problem(
        Problem.Kind.INCOMPLETE,
        ACTION,
        "the answer about " + domain.name() + " does not say where the DKIM key comes from");
  }
}
