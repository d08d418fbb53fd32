/// The one place that knows the JSON library.
@NullMarked
package dev.sesdkim.json;

import org.jspecify.annotations.NullMarked;
