package dev.weir.admin.limits;

import java.util.List;
import java.util.stream.Stream;

/** Tells where limits and budgets stand now. May block; calls never wait for it. */
public interface Gauges {

  /** Returns how they stand. */
  Standing now();

  /**
   * How limits and budgets stand.
   *
   * @param stores whom several Weirs count with; none where this one counts alone
   * @param rules in the order of the file
   * @param used each bucket and budget of which something is used, in no order; read once
   */
  record Standing(List<Store> stores, List<Rule> rules, Stream<Used> used) {
    public Standing {
      stores = List.copyOf(stores);
      rules = List.copyOf(rules);
    }
  }

  /**
   * Whom several Weirs count with.
   *
   * @param name {@code redis} or {@code postgres}
   * @param counts {@code rates} or {@code budgets}
   * @param meanwhile what becomes of calls while it is away, in words
   */
  record Store(String name, String counts, boolean up, String meanwhile) {}

  /** A policy's limits and budgets. {@code shadow} ones are only tried out: nothing of them is counted. */
  record Rule(String name, boolean shadow, List<Dealt> dealt) {
    public Rule {
      dealt = List.copyOf(dealt);
    }
  }

  /**
   * What a rule deals out to each.
   *
   * @param per whom; empty means all together
   * @param shares what its parts are of; empty text where it is not divided
   */
  record Dealt(Terms terms, List<String> per, String shares) {
    public Dealt {
      per = List.copyOf(per);
    }
  }

  /**
   * A bucket or a budget of which something is used.
   *
   * @param of whose it is, by names alone
   * @param share whose part of it; at most one
   * @param used tokens, requests, bytes, or billionths of a US dollar, with what is reserved
   * @param reserved of that, for calls that have not ended; 0 of a rate
   * @param here what of the rest this Weir has on loan and may spend alone; 0 where it has none
   * @param seconds how long ago whoever counts was asked
   */
  record Used(String rule, Terms terms, List<Named> of, List<Named> share, long used, long reserved,
      long here, long seconds) {
    public Used {
      of = List.copyOf(of);
      share = List.copyOf(share);
    }

    /** Returns what part of it is used: from 0 on, 1 for all of it, and more where more was used than there is. */
    double part() {
      return terms.most() == 0 ? 1 : (double) used / terms.most();
    }

    Stream<Named> names() {
      return Stream.concat(of.stream(), share.stream());
    }
  }

  /** Something and its name: {@code team}, {@code payments}. */
  record Named(String what, String name) {}
}
