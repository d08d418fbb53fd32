package dev.sesdkim.local;

import dev.sesdkim.aws.Clients;
import java.net.Authenticator;
import java.net.ProxySelector;
import java.util.Map;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// HTTP as the AWS CLI does it: through the proxies and with the certificates that the environment
/// names. The SDK creates an instance itself for the clients that sign a person in.
public final class CommandHttp implements SdkHttpService {

  /// With Java's default for this property, no password is sent to a proxy for TLS connections.
  private static final String REFUSED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

  private static volatile Map<String, String> environment = Map.of();

  /// Sets the environment that names proxies and certificates, for this process from now on.
  static void in(Map<String, String> variables) {
    environment = Map.copyOf(variables);
    System.setProperty(
        SdkSystemSetting.SYNC_HTTP_SERVICE_IMPL.property(), CommandHttp.class.getName());
  }

  /// @throws dev.sesdkim.scan.ScanFailure if a proxy or the bundle of certificates that the
  ///   environment names cannot be used
  @Override
  public SdkHttpClient.Builder<?> createHttpClientBuilder() {
    return builder();
  }

  /// A client with the time limits of all clients.
  static SdkHttpClient client() {
    return Clients.limited(builder()).build();
  }

  private static UrlConnectionHttpClient.Builder builder() {
    Proxies proxies = Proxies.of(environment);
    if (!proxies.isEmpty()) {
      System.setProperty(REFUSED_SCHEMES, "");
      ProxySelector.setDefault(proxies);
      Authenticator.setDefault(new ProxyPassword(proxies));
    }
    UrlConnectionHttpClient.Builder builder =
        UrlConnectionHttpClient.builder()
            .proxyConfiguration(
                ProxyConfiguration.builder()
                    .useEnvironmentVariablesValues(false)
                    .useSystemPropertyValues(false)
                    .build());
    CaBundle.of(environment).ifPresent(trusted -> builder.tlsTrustManagersProvider(() -> trusted));
    return builder;
  }
}
