package dev.sesdkim.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// A file that is written as a whole or not at all: the old content stays until the new one is
/// complete.
final class OutFile {

  private final CommandLine command;
  private final Path asked;
  private final Path file;

  private OutFile(CommandLine command, Path asked, Path file) {
    this.command = command;
    this.asked = asked;
    this.file = file;
  }

  /// Checks the file before anything is read, because a scan takes minutes.
  ///
  /// @throws ParameterException if the file cannot be written
  static OutFile of(CommandLine command, Path asked) {
    if (asked.toString().isEmpty()) {
      throw new ParameterException(command, "No file is named to write to");
    }
    Path file = asked.toAbsolutePath().normalize();
    if (Files.exists(asked)) {
      try {
        file = asked.toRealPath();
      } catch (IOException unreadable) {
        throw new OutFile(command, asked, file).failure(words(unreadable));
      }
    }
    OutFile out = new OutFile(command, asked, file);
    Path directory = out.directory();
    if (Files.isDirectory(file)) {
      throw out.failure("it is a directory");
    }
    if (!Files.isDirectory(directory)) {
      throw out.failure("there is no directory " + directory);
    }
    if (!Files.isWritable(out.isPlain() ? directory : file)) {
      throw out.failure("you may not write there");
    }
    return out;
  }

  /// @throws ParameterException if the file cannot be written; the old content is still there
  void write(String text) {
    try {
      if (isPlain()) {
        replace(text);
      } else {
        Files.writeString(file, text, StandardOpenOption.WRITE);
      }
    } catch (IOException failed) {
      throw failure(words(failed));
    }
  }

  /// Whether the file can be replaced. A terminal or a pipe cannot; it is written to directly.
  private boolean isPlain() {
    return !Files.exists(file) || Files.isRegularFile(file);
  }

  private void replace(String text) throws IOException {
    Path next = directory().resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.writeString(next, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (Files.exists(file)) {
        Files.setPosixFilePermissions(next, Files.getPosixFilePermissions(file));
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private Path directory() {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  private ParameterException failure(String why) {
    return new ParameterException(command, "Cannot write %s: %s".formatted(asked, why));
  }

  private static String words(IOException failed) {
    return switch (failed) {
      case AccessDeniedException _ -> "you may not write there";
      case NoSuchFileException _ -> "its directory is no longer there";
      default -> String.valueOf(failed.getMessage());
    };
  }
}
