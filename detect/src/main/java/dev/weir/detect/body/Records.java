package dev.weir.detect.body;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds records whose fields have their meaning by their place, wherever they stand in text: segments of HL7 version 2 (chapter 3),
 * NAD of UN/EDIFACT, names, addresses and birth dates of X12 837, N and ADR of vCard (RFC 6350). One pass over the text.
 */
public final class Records {

  private static final String LAST = "last name";
  private static final String FIRST = "first name";
  private static final String STREET = "street";
  private static final String CITY = "city";
  private static final String ZIP = "zip code";
  private static final String BORN = "date of birth";
  private static final String PHONE = "phone";
  private static final String COUNTRY = "country";
  private static final byte NONE = 0;

  private static final List<Layout> LAYOUTS = List.of(
      hl7("PID",
          Map.ofEntries(at(5, 1, LAST), at(5, 2, FIRST), at(7, 1, BORN), at(11, 1, STREET), at(11, 3, CITY),
              at(11, 5, ZIP), at(13, 1, PHONE), at(14, 1, PHONE), at(19, 1, "ssn"))),
      hl7("NK1",
          Map.ofEntries(at(2, 1, LAST), at(2, 2, FIRST), at(4, 1, STREET), at(4, 3, CITY), at(4, 5, ZIP),
              at(5, 1, PHONE), at(16, 1, BORN))),
      hl7("GT1",
          Map.ofEntries(at(3, 1, LAST), at(3, 2, FIRST), at(5, 1, STREET), at(5, 3, CITY), at(5, 5, ZIP),
              at(6, 1, PHONE), at(8, 1, BORN), at(12, 1, "ssn"))),
      hl7("IN1",
          Map.ofEntries(at(16, 1, LAST), at(16, 2, FIRST), at(18, 1, BORN), at(19, 1, STREET),
              at(19, 3, CITY),
              at(19, 5, ZIP))),
      hl7("PV1", Map.ofEntries(at(7, 2, LAST), at(7, 3, FIRST), at(8, 2, LAST), at(8, 3, FIRST))),
      new Layout("NAD+", '+', ':', Map.ofEntries(at(4, 1, "contact person"), at(5, 1, STREET), at(6, 1, CITY),
          at(8, 1, ZIP))),
      new Layout("NM1*", '*', NONE, Map.ofEntries(at(3, 1, LAST), at(4, 1, FIRST))),
      new Layout("N3*", '*', NONE, Map.ofEntries(at(1, 1, STREET))),
      new Layout("N4*", '*', NONE, Map.ofEntries(at(1, 1, CITY), at(3, 1, ZIP))),
      new Layout("DMG*D8*", '*', NONE, Map.ofEntries(at(1, 1, BORN))),
      card("N", Map.ofEntries(at(1, 1, LAST), at(2, 1, FIRST))),
      card("ADR", Map.ofEntries(at(3, 1, STREET), at(4, 1, CITY), at(6, 1, ZIP), at(7, 1, COUNTRY))));

  /** What an interchange begins with, whose segments need no lines: signs of their own part them, or carriage returns. */
  private static final List<String> INTERCHANGES = List.of("MSH|", "FHS|", "BHS|", "ISA*", "GS*", "ST*",
      "UNA:+", "UNB+",
      "UNH+");

  private static final String FIRST_OF_INTERCHANGES = "MFBIGSU";

  /** Where an organisation is named, not a person. */
  private static final byte ORGANISATION = '2';
  private static final int LONGEST = 4000;
  private static final int LONGEST_PARAMETERS = 100;
  private static final int COMPONENTS = 10;

  private final byte[] raw;
  private final int to;
  private int at;

  /**
   * How a record is written.
   *
   * @param tag what it begins with
   * @param field what parts its fields, of which the first behind the tag is number one
   * @param component what parts the components of a field; {@link #NONE} where nothing does
   * @param names what stands where, by the field's number times {@link #COMPONENTS} and the component's
   */
  private record Layout(String tag, char field, int component, Map<Integer, String> names) {}

  private Records(byte[] raw, int from, int to) {
    this.raw = raw;
    this.to = to;
    at = from;
  }

  private static Layout hl7(String tag, Map<Integer, String> names) {
    return new Layout(tag + "|", '|', '^', names);
  }

  private static Layout card(String tag, Map<Integer, String> names) {
    return new Layout(tag, ';', NONE, names);
  }

  private static Map.Entry<Integer, String> at(int field, int component, String name) {
    return Map.entry(field * COMPONENTS + component, name);
  }

  /** Returns whether the text between {@code from} and {@code to} begins as an interchange does, so that it has records without lines. */
  public static boolean begin(byte[] raw, int from, int to) {
    if (from >= to || FIRST_OF_INTERCHANGES.indexOf(raw[from]) < 0) {
      return false;
    }
    for (String sign : INTERCHANGES) {
      if (has(sign, raw, from, to)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether there is a record between {@code from} and {@code to}. */
  public static boolean in(byte[] raw, int from, int to) {
    return new Records(raw, from, to).next().isPresent();
  }

  /** Adds the fields of every record in {@code doc}, each behind a name for it; returns whether there is any. */
  public static boolean read(Doc doc, Flat flat) {
    Records records = new Records(doc.raw(), doc.from(), doc.to());
    int count = 0;
    for (Optional<Layout> next = records.next(); next.isPresent() && !flat.full(); next = records.next()) {
      int holder = flat.tree.open(flat.tree.open(doc.holder(), doc.place()), ~count);
      records.fields(next.get(), holder, flat);
      count++;
    }
    return count > 0;
  }

  /** Goes to the first field of the next record. */
  private Optional<Layout> next() {
    boolean begins = true;
    for (; at < to; at++) {
      if (begins && raw[at] >= 'A' && raw[at] <= 'Z') {
        for (Layout layout : LAYOUTS) {
          int first = opens(layout);
          if (first > at) {
            at = first;
            return Optional.of(layout);
          }
        }
      }
      begins = ends(raw[at]) || begins && raw[at] == ' ';
    }
    return Optional.empty();
  }

  private static boolean ends(byte sign) {
    return sign == '\n' || sign == '\r' || sign == '\'' || sign == '~';
  }

  /** Returns the place of the first field, if a record of this layout begins here; -1 otherwise. */
  private int opens(Layout layout) {
    String tag = layout.tag();
    if (!has(tag, raw, at, to)) {
      return -1;
    }
    int behind = at + tag.length();
    boolean marked = tag.charAt(tag.length() - 1) == layout.field();
    if (marked) {
      boolean organisation = tag.equals("NM1*") && behind + 3 < to
          && raw[behind + 3] == ORGANISATION;
      return organisation ? -1 : behind;
    }
    // A property of a vCard may have parameters before its colon.
    int colon = behind;
    int limit = Math.min(to, behind + LONGEST_PARAMETERS);
    while (colon < limit && raw[colon] != ':' && raw[colon] != '\n' && raw[behind] == ';') {
      colon++;
    }
    return colon < to && raw[colon] == ':' ? colon + 1 : -1;
  }

  private static boolean has(String tag, byte[] raw, int at, int to) {
    boolean has = at + tag.length() <= to;
    for (int i = 0; has && i < tag.length(); i++) {
      has = raw[at + i] == tag.charAt(i);
    }
    return has;
  }

  private void fields(Layout layout, int holder, Flat flat) {
    int field = 1;
    int component = 1;
    int from = at;
    int last = Math.min(to, at + LONGEST);
    for (; at <= last; at++) {
      boolean over = at == last || raw[at] == '\n' || raw[at] == '\r'
          || raw[at] == '\'' && layout.field() == '+' || raw[at] == '~' && layout.field() == '*';
      boolean parts = over || raw[at] == layout.field() || raw[at] == layout.component() && raw[at] != NONE;
      if (parts) {
        value(layout.names().get(field * COMPONENTS + component), from, at, holder, flat);
        component = !over && raw[at] == layout.component() ? Math.min(component + 1, COMPONENTS - 1) : 1;
        field += over || raw[at] != layout.field() ? 0 : 1;
        from = at + 1;
      }
      if (over) {
        return;
      }
    }
  }

  private void value(@Nullable String name, int from, int end, int holder, Flat flat) {
    if (name != null && end > from) {
      byte[] said = name.getBytes(StandardCharsets.US_ASCII);
      int context = flat.add(Role.CONTEXT, said, 0, said.length, Tree.ROOT, Tree.NOWHERE);
      flat.add(Role.TEXT, raw, from, end, holder, context);
    }
  }
}
