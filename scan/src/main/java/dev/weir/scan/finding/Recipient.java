package dev.weir.scan.finding;

/**
 * Who receives.
 *
 * @param name the vendor, such as {@code OpenAI}; {@code Unknown} where the host tells nobody
 * @param host a host name, a pattern with {@code *} for what is only known at run time, or empty where nothing is known
 */
public record Recipient(String name, String host, Category category, Risk risk) {

  /** Returns a recipient with the risk of its category. */
  public static Recipient of(String name, String host, Category category) {
    return new Recipient(name, host, category, category.risk());
  }

  /** Written out: what a record has of its own is put together when it is first used, which takes milliseconds. */
  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Recipient that && name.equals(that.name)
        && host.equals(that.host) && category == that.category && risk == that.risk;
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + host.hashCode();
  }
}
