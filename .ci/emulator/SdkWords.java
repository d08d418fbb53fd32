import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.services.ses.model.CustomMailFromStatus;
import software.amazon.awssdk.services.sesv2.model.DkimSigningAttributesOrigin;
import software.amazon.awssdk.services.sesv2.model.DkimSigningKeyLength;
import software.amazon.awssdk.services.sesv2.model.DkimStatus;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainStatus;
import software.amazon.awssdk.services.sesv2.model.VerificationError;
import software.amazon.awssdk.services.sesv2.model.VerificationStatus;

/// Prints what the packaged SDK knows of SES: a line for each kind of word, `kind word word …`.
void main() {
  Map<String, Collection<?>> words = new TreeMap<>();
  words.put("regions", regions());
  words.put(
      "ses.VerificationStatus",
      software.amazon.awssdk.services.ses.model.VerificationStatus.knownValues());
  words.put("ses.CustomMailFromStatus", CustomMailFromStatus.knownValues());
  words.put("sesv2.DkimStatus", DkimStatus.knownValues());
  words.put("sesv2.DkimSigningAttributesOrigin", DkimSigningAttributesOrigin.knownValues());
  words.put("sesv2.DkimSigningKeyLength", DkimSigningKeyLength.knownValues());
  words.put("sesv2.MailFromDomainStatus", MailFromDomainStatus.knownValues());
  words.put("sesv2.VerificationError", VerificationError.knownValues());
  words.put("sesv2.VerificationStatus", VerificationStatus.knownValues());
  words.forEach(
      (kind, all) -> {
        List<String> line = new ArrayList<>(List.of(kind));
        all.forEach(word -> line.add(word.toString()));
        IO.println(String.join(" ", line));
      });
}

List<Region> regions() {
  return ServiceMetadata.of("email").regions();
}
