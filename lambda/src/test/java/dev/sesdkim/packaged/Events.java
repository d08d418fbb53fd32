package dev.sesdkim.packaged;

/// Events that start a scan, as they arrive.
public final class Events {

  /// Of an EventBridge rule on a schedule (Amazon EventBridge User Guide, "Scheduled events").
  public static final String RULE =
      """
      {"version": "0", "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa",
       "detail-type": "Scheduled Event", "source": "aws.events", "account": "123456789012",
       "time": "2026-11-24T06:00:00Z", "region": "us-east-1",
       "resources": ["arn:aws:events:us-east-1:123456789012:rule/nightly"], "detail": {}}
      """;

  /// Of our own schedule, whose input is an explicit one.
  public static final String SCHEDULE =
      """
      {"version": "0", "id": "d32c5kddcf5bb8c3", "detail-type": "Scheduled Event",
       "source": "aws.scheduler", "account": "123456789012", "time": "2026-11-24T06:00:00Z",
       "region": "us-east-1",
       "resources": ["arn:aws:scheduler:us-east-1:123456789012:schedule/default/scan"],
       "detail": {}}
      """;

  /// Of an EventBridge Scheduler schedule without an input of its own: `detail` is a text.
  public static final String SCHEDULER_DEFAULT =
      """
      {"version": "0", "id": "bf1c2d3e-4a5b-4c6d-8e7f-90a1b2c3d4e5",
       "detail-type": "Scheduled Event", "source": "aws.scheduler", "account": "123456789012",
       "time": "2026-11-24T06:00:00Z", "region": "us-east-1",
       "resources": ["arn:aws:scheduler:us-east-1:123456789012:schedule/default/scan"],
       "detail": "{}"}
      """;

  /// By hand.
  public static final String EMPTY = "{}";

  private Events() {}
}
