package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.model.Finding;
import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.Operator;
import dev.weir.model.net.Bytes;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables and records that stand in text: what is in a row is known by the head of its column, or by its place. */
class RowsTest {

  private final PayloadInspector inspector = new PayloadInspector(new byte[32], new MapTokens());

  private List<String> in(String text) {
    Examination seen = inspector.examine(text);
    return IntStream.range(0, seen.findings().size())
        .mapToObj(i -> seen.findings().get(i).kind() + " " + seen.revealed(i)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "here it is:\n\nfirst_name,phone,city\nqwyx,555-0142,Brno\nzorb,555-0177,Graz\n\nBye",
    "first name;phone;city\r\nqwyx;555-0142;Brno\r\nzorb;555-0177;Graz\r\n",
    "| First name | Phone | City |\n|---|---|---|\n| qwyx | 555-0142 | Brno |\n| zorb | 555-0177 | Graz |",
    "first_name\tphone\tcity\nqwyx\t555-0142\tBrno\nzorb\t555-0177\tGraz",
    "FIRST NAME    PHONE      CITY\nqwyx          555-0142   Brno\nzorb          555-0177   Graz"})
  void aCellIsWhatItsColumnSays(String table) {
    assertThat(in(table)).containsExactly("PERSON qwyx", "PHONE 555-0142", "LOCATION Brno", "PERSON zorb",
        "PHONE 555-0177", "LOCATION Graz");
  }

  @Test
  void theHeadsAreNamesOfNothing() {
    assertThat(in("first_name;last_name;city\nqwyx;zorb;Graz")).containsExactly("PERSON qwyx", "PERSON zorb",
        "LOCATION Graz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Tests, builds, docs\nall of them, I think, are done now and nobody minds",
    "step,size\n1,2", "a,b\nc", "one\ntwo\nthree", "x, y, z\n", "{a,b,c}\n{d,e,f}"})
  void whatOnlyLooksLikeATableSaysNothing(String text) {
    assertThat(in(text)).isEmpty();
  }

  @Test
  void placesCountInTheTextAroundTheTable() {
    List<Finding> found = inspector.examine("ü: \nfirst_name,phone,city\nqwyx,555-0142,-\n").findings();
    assertThat(found).first().satisfies(one -> {
      assertThat(one.where().start()).isEqualTo(26);
      assertThat(one.where().end()).isEqualTo(30);
    });
  }

  @Test
  void aCellIsRewrittenWhereItStands() throws CannotRewrite {
    Bytes body = Bytes.utf8("see\nfirst_name,phone,city\nqwyx,555-0142,Brno\nend");
    Bytes after = inspector.inspect(Requests.head("/", "Content-Type", "text/plain"), body, 1 << 20)
        .rewrite(Requests.all(Operator.REPLACE), Requests.SCOPE).body();
    assertThat(after.utf8()).isEqualTo("see\nfirst_name,phone,city\n<PERSON>,<PHONE>,<LOCATION>\nend");
  }

  @Test
  void segmentsOfHl7AreReadByTheirPlaces() {
    assertThat(in("""
        MSH|^~\\&|ADT1|NORTH|LAB|NORTH|202503141530||ADT^A01|MSG231|P|2.5
        PID|1||448210^^^NORTH||QWYX^ZORB||19671104|M|||9 ELM ST^^AUSTIN^TX^78745||(512)555-0187
        NK1|1|QWYX^MARIE|SPO
        """)).containsExactly("PERSON QWYX", "PERSON ZORB", "DATE_OF_BIRTH 19671104", "ADDRESS 9 ELM ST",
        "LOCATION AUSTIN", "ADDRESS 78745", "PHONE (512)555-0187", "PERSON QWYX", "PERSON MARIE");
  }

  @Test
  void soAreThoseOfEdiAndCards() {
    assertThat(in("UNB+x'\nNAD+DP+++Hanne Vermeulen+Stationsstraat 12+Leuven++3000+BE'"))
        .containsExactly("PERSON Hanne Vermeulen", "ADDRESS Stationsstraat 12", "LOCATION Leuven",
            "ADDRESS 3000");
    assertThat(in("ST*837~\nNM1*IL*1*QWYX*ZORB****MI*99~N3*12 ELM ST~N4*DAYTON*OH*45402~DMG*D8*19620101*F~"))
        .containsExactly("PERSON QWYX", "PERSON ZORB", "ADDRESS 12 ELM ST", "LOCATION DAYTON",
            "ADDRESS 45402",
            "DATE_OF_BIRTH 19620101");
    assertThat(in(
        "BEGIN:VCARD\nN;LANGUAGE=en:Qwyx;Zorb;;;\nADR;TYPE=HOME:;;15 Awolowo Road;Lagos;;101233;Nigeria\n"))
        .containsExactly("PERSON Qwyx", "PERSON Zorb", "ADDRESS 15 Awolowo Road", "LOCATION Lagos",
            "ADDRESS 101233",
            "LOCATION Nigeria");
  }

  @Test
  void anInterchangeNeedsNoLines() {
    assertThat(in("ISA*00*x~ST*837~NM1*IL*1*QWYX*ZORB~N3*12 ELM ST~")).containsExactly("PERSON QWYX",
        "PERSON ZORB",
        "ADDRESS 12 ELM ST");
    assertThat(in("UNB+x'NAD+DP+++Hanne Vermeulen+Stationsstraat 12+Leuven'")).containsExactly(
        "PERSON Hanne Vermeulen",
        "ADDRESS Stationsstraat 12", "LOCATION Leuven");
    assertThat(in("MSH|^~\\&|A|B\rPID|1||448210||QWYX^ZORB\r")).containsExactly("PERSON QWYX", "PERSON ZORB");
  }

  @Test
  void anOrganisationIsNoPerson() {
    assertThat(in("ST*837~\nNM1*85*2*QWYX*ZORB~")).isEmpty();
  }
}
