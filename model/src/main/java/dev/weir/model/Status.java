package dev.weir.model;

/** How Weir answers what it does not pass on. */
public enum Status {
  BAD_REQUEST(400, "Bad Request"), UNKNOWN_CALLER(401, "Unknown caller"), FORBIDDEN(403,
      "Denied by policy"), NOT_FOUND(404, "No such destination"), TOO_LARGE(413,
          "Body too large"), MISDIRECTED(421, "Host mismatch"), UNINSPECTABLE(422,
              "Body cannot be inspected"), LIMITED(429, "Limit reached"), HEADERS_TOO_LARGE(431,
                  "Header fields too large"), INTERNAL(500, "Internal fault"), BAD_UPSTREAM(502,
                      "Upstream failed"), UNAVAILABLE(503,
                          "Not ready"), UPSTREAM_TIMEOUT(504, "Upstream too slow");

  private final int code;
  private final String title;

  Status(int code, String title) {
    this.code = code;
    this.title = title;
  }

  /** Returns the HTTP status code; an unknown caller of the forward proxy gets 407 in place of 401. */
  public int code() {
    return code;
  }

  /** Returns what a problem+json answer has as its title. */
  public String title() {
    return title;
  }
}
