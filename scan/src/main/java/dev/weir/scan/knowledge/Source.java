package dev.weir.scan.knowledge;

/**
 * Where data comes from.
 *
 * @param type as {@code Datum.type}: {@code SECRET}, {@code USER_INPUT}, {@code FILE}, ...; data whose name tells more is of the
 *     type that {@link Names} gives: {@code form["email"]}, and {@code environ["API_KEY"]}, whereas {@code environ["LANG"]} stays
 *     {@code CONFIG}
 * @param what for a trace: {@code request body}
 */
public record Source(String type, String what) {

  /** The type of what is no data: a setting by which certificates are not checked, such as {@code ssl.CERT_NONE}. */
  public static final String UNVERIFIED = "UNVERIFIED";
}
