package dev.sesdkim.local;

import dev.sesdkim.dkim.Printable;
import dev.sesdkim.scan.ScanFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// The certificates of the PEM file that `AWS_CA_BUNDLE` names, which are trusted instead of Java's
/// own.
final class CaBundle {

  private static final String VARIABLE = "AWS_CA_BUNDLE";
  private static final int LONGEST_SHOWN = 300;

  private CaBundle() {}

  /// The certificates; empty if the environment names no file.
  ///
  /// @throws ScanFailure if the file cannot be read or holds no certificate
  static Optional<TrustManager[]> of(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(VARIABLE))
        .filter(path -> !path.isBlank())
        .map(CaBundle::read);
  }

  private static TrustManager[] read(String path) {
    try (InputStream file = Files.newInputStream(Path.of(path))) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(file);
      if (certificates.isEmpty()) {
        throw unusable(path, "it holds no certificate");
      }
      return trusting(certificates);
    } catch (NoSuchFileException | InvalidPathException missing) {
      throw unusable(path, "there is no such file");
    } catch (AccessDeniedException denied) {
      throw unusable(path, "access is denied");
    } catch (CertificateException unreadable) {
      throw unusable(path, "it is no PEM file of certificates");
    } catch (IOException | GeneralSecurityException other) {
      throw unusable(path, String.valueOf(other.getMessage()));
    }
  }

  private static TrustManager[] trusting(Collection<? extends Certificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (Certificate certificate : certificates) {
      store.setCertificateEntry(Integer.toString(store.size()), certificate);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static ScanFailure unusable(String path, String why) {
    return ScanFailure.rejected(
        VARIABLE,
        "%s: %s cannot be used: %s.".formatted(VARIABLE, Printable.line(path, LONGEST_SHOWN), why));
  }
}
