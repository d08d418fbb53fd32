package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.scan.ScanFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/// One session of another account's role for one scan. STS is called once, when credentials are
/// first needed; later calls get the same session or the same refusal.
///
/// Only this object holds the credentials. They are valid for an hour, four times as long as a
/// function can run, so nothing renews them.
final class AssumedRole implements AwsCredentialsProvider {

  static final String ACTION = "sts:AssumeRole";

  /// STS is deactivated in the region for the account.
  private static final String SWITCHED_OFF = "RegionDisabledException";

  /// The longest session of a role that sets no other maximum.
  static final Duration SESSION = Duration.ofHours(1);

  private final Supplier<StsClient> sts;
  private final String region;
  private final AccountRole role;
  private final String account;
  private final AssumeRoleRequest request;
  private Optional<AwsCredentials> credentials = Optional.empty();
  private Optional<ScanFailure> refusal = Optional.empty();

  /// @param sts a client of the region's own endpoint, whose sessions are valid in every region; a
  ///   session of the global endpoint may be invalid in opt-in regions (IAM User Guide, "Manage AWS
  ///   STS in an AWS Region")
  /// @param externalId sent if present, for a role whose trust policy requires it
  AssumedRole(
      Supplier<StsClient> sts,
      String region,
      AccountRole role,
      String account,
      Optional<String> externalId) {
    this.sts = sts;
    this.region = region;
    this.role = role;
    this.account = account;
    this.request =
        AssumeRoleRequest.builder()
            .roleArn(role.arn(region, account))
            .roleSessionName(role.session())
            .durationSeconds((int) SESSION.toSeconds())
            .externalId(externalId.orElse(null))
            .build();
  }

  /// Assumes the role on the first call; later calls repeat its outcome.
  ///
  /// @throws ScanFailure if it cannot be assumed
  synchronized AwsCredentials assume() {
    refusal.ifPresent(
        failure -> {
          throw failure;
        });
    if (credentials.isEmpty()) {
      try {
        credentials = Optional.of(session());
      } catch (RuntimeException e) {
        ScanFailure failure = failure(e);
        refusal = Optional.of(failure);
        throw failure;
      }
    }
    return credentials.get();
  }

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return assume();
    } catch (ScanFailure refused) {
      throw new NoCredentials(refused);
    }
  }

  /// Names the role, without the credentials.
  @Override
  public String toString() {
    return "a session of " + request.roleArn();
  }

  private AwsCredentials session() {
    AssumeRoleResponse answer = sts.get().assumeRole(request);
    Credentials given = answer.credentials();
    if (given == null
        || Stream.of(given.accessKeyId(), given.secretAccessKey(), given.sessionToken())
            .anyMatch(part -> part == null || part.isBlank())) {
      throw new NotAnAnswer("The answer to AssumeRole holds no credentials.");
    }
    return AwsSessionCredentials.create(
        given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
  }

  /// Why the role could not be assumed, and what to do.
  private ScanFailure failure(RuntimeException refused) {
    Problem said = AwsFailures.problem(ACTION, refused);
    Problem problem =
        AwsFailures.code(refused).filter(SWITCHED_OFF::equals).isPresent()
            ? new Problem(Problem.Kind.REGION_DISABLED, ACTION, said.detail())
            : said;
    return new ScanFailure(
        "Account %s cannot be read: the role %s could not be assumed (STS in %s): %s. %s"
            .formatted(
                account,
                request.roleArn(),
                region,
                problem.sentence(),
                role.advice(problem, region, account)),
        problem,
        refused);
  }
}
