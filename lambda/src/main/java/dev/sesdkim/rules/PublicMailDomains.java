package dev.sesdkim.rules;

import java.util.Set;

/// Domains in which mailbox providers give addresses to the public: nobody else can sign for them.
/// Only the large ones are listed; the owner of another domain is told to check who runs its DNS.
public final class PublicMailDomains {

  private static final Set<String> DOMAINS =
      Set.of(
          "aol.com",
          "comcast.net",
          "docomo.ne.jp",
          "ezweb.ne.jp",
          "fastmail.com",
          "free.fr",
          "gmail.com",
          "gmx.com",
          "gmx.de",
          "gmx.net",
          "googlemail.com",
          "hotmail.co.uk",
          "hotmail.com",
          "hotmail.fr",
          "icloud.com",
          "live.com",
          "mac.com",
          "mail.com",
          "mail.ru",
          "me.com",
          "msn.com",
          "naver.com",
          "orange.fr",
          "outlook.com",
          "outlook.jp",
          "proton.me",
          "protonmail.com",
          "qq.com",
          "softbank.ne.jp",
          "t-online.de",
          "web.de",
          "yahoo.co.jp",
          "yahoo.co.uk",
          "yahoo.com",
          "yahoo.de",
          "yahoo.fr",
          "yandex.ru",
          "ymail.com",
          "zoho.com",
          "126.com",
          "163.com");

  private PublicMailDomains() {}

  /// Whether the domain, in lower case, is one of them.
  public static boolean own(String domain) {
    return DOMAINS.contains(domain);
  }
}
