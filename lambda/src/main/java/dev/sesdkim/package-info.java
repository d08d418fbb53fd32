@NullMarked
package dev.sesdkim;

import org.jspecify.annotations.NullMarked;
