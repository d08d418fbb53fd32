/// The packaged function, run as Lambda runs it: AWS's own runtime interface client, Lambda's flags
/// and environment, and nothing of this module's classes but what the package holds.
///
/// What is not Lambda: no sandbox, no download, no limit on CPU, another build of the JDK.
@NullMarked
package dev.sesdkim.packaged;

import org.jspecify.annotations.NullMarked;
