package dev.weir.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {

  /** The number stands between brackets. */
  @ParameterizedTest
  @ValueSource(strings = {
    "my number: <+1 (415) 555-2671>, thanks",
    "<+44 7911 123456> and no other",
    "tel:<+49-30-901820>",
    "dial <0049 30 901820>.",
    "<011 44 20 7946 0958> from the US",
    "<+33 1 42 68 53 00>",
    "mobile <0171 2345678> in Berlin",
    "ring me on <020 7946 0958> please",
    "Telefon: <089/636-48018>",
    "phone <(03) 9669 1234>",
    "call <(212) 555-2368 ext. 12>",
    "call <212-555-2368 x12>",
    "fax <212.555.2368>",
    "<(212)555-2368>, or later",
    "reach us at <1-800-356-9377>",
    "WhatsApp <98765 43210>",
    "phone|<5551234>|",
    "cell phone no. <555-1234>",
    "(<+81 3-1234-5678>)",
    "手机号<13812345678>",
    "téléphone : <01.42.68.53.00>",
    "contact: <+55 (11) 91234-5678>",
    "the hotline is <800 555 0199>",
    "<415-555-2671> (home)",
    "Mobile: <07911 123456> Office: <020 7946 0123>",
    "sms to <9876543210>"})
  void findsTheWholeNumber(String text) {
    List<String> wanted = Arrays.stream(text.split("<")).skip(1)
        .map(part -> "PHONE " + part.substring(0, part.indexOf('>'))).toList();
    assertThat(Found.in(text.replace("<", "").replace(">", ""))).containsExactlyElementsOf(wanted);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "created 2024-05-06 10:11:12", "order 4155552671", "order number 112-7654321-1234567", "since 1999-2004",
    "in 10.12.2024 and 11.12.2024", "took 1234567 ms", "ids 10000001 10000002 10000003", "range 100-200-300",
    "+1", "+1234", "a+15552671", "build 2024.05.06.1234", "192.168.0.1", "coordinates 52.520008 13.404954",
    "total 1,234,567", "call on 12/05/2024", "section 555-1234-A", "hash 4155552671abcdef",
    "EAN 4006381333931",
    "tel aviv 1948", "phones sold: $4155552671", "phone 12", "text of 1234 5", "0000000000", "call 911"})
  void passesOverOtherNumbers(String text) {
    assertThat(Found.in(text)).filteredOn(found -> found.startsWith("PHONE")).isEmpty();
  }

  @Test
  void leavesTheNextFieldOut() {
    assertThat(Found.in("phone|415-555-2671|fax|415-555-2672|order|4155552673"))
        .containsExactly("PHONE 415-555-2671", "PHONE 415-555-2672");
  }
}
