package dev.weir.scan.finding;

import java.util.List;

/**
 * The call that sends.
 *
 * @param name as libraries spell it: {@code requests.Session().post}; empty where a finding is of no call
 * @param method the HTTP method, upper-case; empty where it is not known or there is none
 * @param urls where to, {@code *} for each part that is only known at run time: {@code https://api.stripe.com/v1/*},
 *     {@code **} for all below
 */
public record Call(String name, String method, List<String> urls) {

  /** Of a finding that is about no call: a hard-coded address, hidden code. */
  public static final Call NONE = new Call("", "", List.of());

  public Call {
    urls = List.copyOf(urls);
  }

  /** Written out: what a record has of its own is put together when it is first used, which takes milliseconds. */
  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Call that && name.equals(that.name) && method.equals(that.method)
        && urls.equals(that.urls);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * name.hashCode() + method.hashCode()) + urls.hashCode();
  }
}
