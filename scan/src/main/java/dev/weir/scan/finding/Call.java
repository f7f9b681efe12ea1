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
}
