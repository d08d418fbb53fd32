/// Reads and writes JSON. The only package that knows the JSON library; all but `dkim` and `scan`
/// may use it.
@NullMarked
package dev.sesdkim.json;

import org.jspecify.annotations.NullMarked;
