package dev.sesdkim.local;

import dev.sesdkim.aws.Pause;
import java.io.BufferedReader;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;

/// What the command needs from its environment.
///
/// @param pause how to wait
/// @param input standard input, for a command that reads a document from it
/// @param answers what a person types; empty if there is nobody
record Surroundings(
    Terminal terminal,
    InstantSource clock,
    Pause pause,
    InputStream input,
    Optional<BufferedReader> answers) {}
