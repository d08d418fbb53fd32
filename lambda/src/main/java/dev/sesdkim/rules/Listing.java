package dev.sesdkim.rules;

import java.util.List;

/// Things that an alert names for people, under a title.
///
/// @param title with how many there are
/// @param entries the things that it names
/// @param leftOut how many more there are
/// @param rest where these are
record Listing(String title, List<Entry> entries, int leftOut, String rest) {

  /// One thing.
  ///
  /// @param name a name from outside
  /// @param words our own words, to be read after the name
  /// @param detail text from outside, or empty
  record Entry(String name, String words, String detail) {}

  boolean isEmpty() {
    return entries.isEmpty() && leftOut == 0;
  }

  /// Under a title that says how many things there are.
  static Listing of(String title, List<Entry> entries, int all, String rest) {
    return new Listing(title + " (" + all + ")", entries, all - entries.size(), rest);
  }
}
