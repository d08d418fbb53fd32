package dev.sesdkim.local.probe;

import dev.sesdkim.dkim.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One call and its outcome.
///
/// @param answer the answer as received; absent if there was none
/// @param problem why the call failed, if it did
/// @param listed the identities that the call listed
record Asked(
    String action,
    Map<String, Object> parameters,
    Optional<RecordingHttp.HttpAnswer> answer,
    Optional<Problem> problem,
    List<String> listed) {}
