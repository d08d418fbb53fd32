package dev.sesdkim.packaged;

import dev.sesdkim.json.Json;
import java.util.Map;

/// How something that the function was asked to do came to its end, as Lambda would see it.
sealed interface Outcome {

  /// The function answered.
  record Answered(String body) implements Outcome {

    Map<String, Object> json() {
      return Json.object(body);
    }
  }

  /// The invocation, or the start, ended with an error.
  record Failed(String body) implements Outcome {

    String message() {
      return String.valueOf(Json.object(body).get("errorMessage"));
    }

    String type() {
      return String.valueOf(Json.object(body).get("errorType"));
    }
  }

  /// The process ended without another word.
  record Ended(int exitCode) implements Outcome {}
}
