package dev.weir.scan.index;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads an index's page of one package: as JSON (PEP 691) or as HTML (PEP 503). What it does not understand it leaves out. */
final class Listing {

  private static final String HASH = "#sha256=";

  private final String name;
  private final URI page;
  private final List<Distribution> files = new ArrayList<>();

  private Listing(String name, URI page) {
    this.name = name;
    this.page = page;
  }

  /** Returns what {@code body} offers of package {@code name}; throws {@link NotFetched} where it is no such page. */
  static List<Distribution> read(String name, URI page, String type, byte[] body) throws NotFetched {
    Listing listing = new Listing(name, page);
    if (type.toLowerCase(Locale.ROOT).contains("json")) {
      listing.json(body);
    } else {
      listing.html(new String(body, StandardCharsets.UTF_8));
    }
    return listing.files;
  }

  private void json(byte[] body) throws NotFetched {
    try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), body)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean files = in.currentName().equals("files");
        if (in.nextToken() == JsonToken.START_ARRAY && files) {
          while (in.nextToken() == JsonToken.START_OBJECT) {
            file(in);
          }
        } else {
          in.skipChildren();
        }
      }
    } catch (JacksonException e) {
      throw new NotFetched("the index's answer is no JSON: " + page.getHost(),
          "name another with --index-url");
    }
  }

  private void file(JsonParser in) {
    String file = "";
    String url = "";
    String sha256 = "";
    boolean yanked = false;
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = in.currentName();
      JsonToken value = in.nextToken();
      switch (key) {
        case "filename" -> file = in.getValueAsString("");
        case "url" -> url = in.getValueAsString("");
        case "yanked" -> yanked = value == JsonToken.VALUE_TRUE || value == JsonToken.VALUE_STRING;
        case "hashes" -> sha256 = value == JsonToken.START_OBJECT ? sha256(in) : "";
        default -> in.skipChildren();
      }
    }
    add(file, url, sha256, yanked);
  }

  private static String sha256(JsonParser in) {
    String found = "";
    while (in.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean wanted = in.currentName().equals("sha256");
      in.nextToken();
      found = wanted ? in.getValueAsString("") : found;
      in.skipChildren();
    }
    return found;
  }

  private void html(String text) {
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
      int end = text.indexOf('>', at);
      if (end < 0) {
        return;
      }
      if (text.regionMatches(true, at, "<a", 0, 2) && Character.isWhitespace(text.charAt(at + 2))) {
        anchor(text.substring(at + 2, end));
      }
    }
  }

  private void anchor(String attributes) {
    attribute(attributes, "href").ifPresent(href -> {
      int hash = href.lastIndexOf('#');
      String url = hash < 0 ? href : href.substring(0, hash);
      String sha256 = hash >= 0 && href.startsWith(HASH, hash) ? href.substring(hash + HASH.length()) : "";
      add(decoded(url.substring(url.lastIndexOf('/') + 1)), url, sha256,
          attributes.toLowerCase(Locale.ROOT).contains("data-yanked"));
    });
  }

  private static Optional<String> attribute(String attributes, String wanted) {
    int at = attributes.toLowerCase(Locale.ROOT).indexOf(wanted + "=");
    int start = at + wanted.length() + 2;
    if (at < 0 || start > attributes.length()) {
      return Optional.empty();
    }
    int end = attributes.indexOf(attributes.charAt(start - 1), start);
    return end < 0
        ? Optional.empty()
        : Optional.of(attributes.substring(start, end).replace("&quot;", "\"").replace("&gt;", ">")
            .replace("&lt;", "<").replace("&amp;", "&"));
  }

  private void add(String file, String url, String sha256, boolean yanked) {
    try {
      boolean plain = !file.isEmpty()
          && file.chars().allMatch(c -> c > ' ' && c < 127 && "/\\:".indexOf(c) < 0);
      if (plain) {
        Distribution.of(name, file, page.resolve(url), sha256.toLowerCase(Locale.ROOT), yanked)
            .ifPresent(files::add);
      }
    } catch (IllegalArgumentException e) {
      // An address that is none leads to nothing that could be fetched.
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
