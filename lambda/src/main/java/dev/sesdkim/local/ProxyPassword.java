package dev.sesdkim.local;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Gives a proxy the name and password that belong to it, and gives them to nobody else.
///
/// Java asks again after each refusal, up to twenty times for a connection, and remembers what a
/// proxy accepted. A limit of a few answers is therefore enough, and a wrong password locks no
/// account.
final class ProxyPassword extends Authenticator {

  private static final int MOST_ANSWERS = 3;

  private final Proxies proxies;
  private final AtomicInteger answers = new AtomicInteger();

  ProxyPassword(Proxies proxies) {
    this.proxies = proxies;
  }

  @Override
  protected @Nullable PasswordAuthentication getPasswordAuthentication() {
    if (getRequestorType() != RequestorType.PROXY) {
      return null;
    }
    return proxies
        .userInfo(getRequestingHost(), getRequestingPort())
        .filter(_ -> answers.incrementAndGet() <= MOST_ANSWERS)
        .map(info -> info.split(":", 2))
        .map(
            parts ->
                new PasswordAuthentication(
                    parts[0], (parts.length > 1 ? parts[1] : "").toCharArray()))
        .orElse(null);
  }
}
