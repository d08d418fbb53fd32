package dev.sesdkim.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.xbill.DNS.config.ResolvConfResolverConfigProvider;

/// The servers of `/etc/resolv.conf`. Ignores every line that names no server, as the C library
/// ignores a malformed line; dnsjava's own reader rejects the whole file because of one.
final class LenientResolvConf extends ResolvConfResolverConfigProvider {

  private static final Pattern SERVER = Pattern.compile("\\s*nameserver\\s+[^\\s#;].*");

  @Override
  protected void parseResolvConf(InputStream file) throws IOException {
    String usable =
        new String(file.readAllBytes(), StandardCharsets.ISO_8859_1)
            .lines()
            .filter(line -> SERVER.matcher(line).matches())
            .collect(Collectors.joining("\n"));
    super.parseResolvConf(new ByteArrayInputStream(usable.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
