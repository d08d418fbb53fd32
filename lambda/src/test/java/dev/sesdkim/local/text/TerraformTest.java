package dev.sesdkim.local.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.OtherValues;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerraformTest {

  @Test
  void aTextKeepsTheOthersOfItsNameAndIsWithoutItsOuterQuotes() {
    DnsRecord spf =
        new DnsRecord(
            "m.example.com",
            "TXT",
            "v=spf1 include:amazonses.com ~all",
            OtherValues.of(List.of("site=\"1\"")),
            List.of(),
            false);

    assertThat(Terraform.lines(List.of(spf)))
        .contains(
            "  records = [\"site=\\\\\\\"1\\\\\\\"\", \"v=spf1 include:amazonses.com ~all\"]",
            "  allow_overwrite = true");
  }

  @Test
  void aNameFromOutsideIsNoTemplateAndEndsNoString() {
    DnsRecord odd = new DnsRecord("a\"${file(x)}%{if}\\\n.example.com", "CNAME", "b.example.net");

    assertThat(Terraform.lines(List.of(odd)))
        .contains(
            "resource \"aws_route53_record\" \"cname_a___file_x____if____example_com\" {",
            "  name    = \"a\\\"$${file(x)}%%{if}\\\\\\u000a.example.com\"");
  }

  @Test
  void resourcesHaveLabelsOfTheirOwnAndAreToldApart() {
    DnsRecord one = new DnsRecord("a-b.example.com", "TXT", "x");
    DnsRecord other = new DnsRecord("a_b.example.com", "TXT", "x");

    assertThat(Terraform.lines(List.of(one, other)))
        .contains(
            "",
            "resource \"aws_route53_record\" \"txt_a_b_example_com\" {",
            "resource \"aws_route53_record\" \"txt_a_b_example_com_2\" {")
        .doesNotContain("  allow_overwrite = true");
  }
}
