package dev.weir.scan.knowledge;

import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Recipient;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who receives, by host or by name. Immutable. */
public final class Recipients {

  private static final String UNKNOWN = "Unknown";

  private final Map<String, Vendor> byName = new LinkedHashMap<>();
  private final Map<String, Vendor> byHost = new HashMap<>();
  private final Map<String, Set<String>> byWord = new HashMap<>();

  /** Returns the vendors that come with Weir. */
  public static Recipients standard() {
    return of(Text.resource("vendors.txt"));
  }

  /** Returns the vendors of {@code text}: a category's name on a line of its own, below it {@code Name (word word): host host}. */
  static Recipients of(String text) {
    var recipients = new Recipients();
    var category = Category.UNKNOWN;
    for (var line : text.lines().toList()) {
      if (line.isBlank() || line.startsWith("#"))
        continue;
      if (!line.startsWith(" "))
        category = Category.valueOf(line.trim());
      else
        recipients.add(line.trim(), category);
    }
    return recipients;
  }

  private void add(String line, Category category) {
    int colon = line.indexOf(": ");
    var title = line.substring(0, colon);
    int open = title.indexOf(" (");
    var name = open < 0 ? title : title.substring(0, open);
    var vendor = new Vendor(name, category, List.of(line.substring(colon + 2).split(" ", -1)));
    byName.put(name, vendor);
    for (var host : vendor.hosts())
      byHost.put(host, vendor);
    if (open < 0)
      return;
    for (var word : title.substring(open + 2, title.length() - 1).split(" ", -1)) {
      byWord.computeIfAbsent(word, _ -> new TreeSet<>()).add(name);
    }
  }

  /**
   * Returns the names of the vendors to whom a secret belongs by what it is called: Stripe for {@code STRIPE_API_KEY}; empty for most.
   */
  public Set<String> owners(String secret) {
    for (var word : Names.words(secret)) {
      var vendors = byWord.get(word);
      if (vendors != null)
        return Set.copyOf(vendors);
    }
    return Set.of();
  }

  /** Returns the vendor of a name as the catalogue spells it. */
  public Optional<Vendor> byName(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns all vendors, in the order of their file. */
  public Collection<Vendor> all() {
    return List.copyOf(byName.values());
  }

  /** Returns whose {@code host} is: of all names that a vendor's host stands for the longest. */
  public Optional<Vendor> vendorOf(String host) {
    var name = host.toLowerCase(Locale.ROOT);
    while (true) {
      var vendor = byHost.get(name);
      if (vendor != null)
        return Optional.of(vendor);
      int dot = name.indexOf('.');
      if (dot < 0)
        return Optional.empty();
      name = name.substring(dot + 1);
    }
  }

  /**
   * Returns who receives at {@code host}: a name or an address without port, {@code *} for what is not known of it. A host that
   * belongs to nobody known is {@link Category#UNKNOWN}; one that does not leave the network is {@link Category#LOCAL}.
   */
  public Recipient ofHost(String host) {
    if (LocalHosts.contains(host))
      return Recipient.of("Local", host, Category.LOCAL);
    return vendorOf(host).map(vendor -> Recipient.of(vendor.name(), host, vendor.category()))
        .orElseGet(() -> Recipient.of(UNKNOWN, host, Category.UNKNOWN));
  }

  /** Returns the vendor of a name at its default host; unknown where nobody has that name. */
  public Recipient ofVendor(String name) {
    return byName(name).map(vendor -> Recipient.of(vendor.name(), vendor.defaultHost(), vendor.category()))
        .orElseGet(Recipients::unknown);
  }

  /** Returns the recipient of whom nothing is known. */
  public static Recipient unknown() {
    return Recipient.of(UNKNOWN, "", Category.UNKNOWN);
  }
}
