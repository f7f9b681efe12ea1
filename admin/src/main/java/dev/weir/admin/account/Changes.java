package dev.weir.admin.account;

import java.io.IOException;

/** Keeps who changed what: durable when it returns, so that nothing is changed that is not on record. */
@FunctionalInterface
public interface Changes {
  void put(String actor, String action, String subject, String detail) throws IOException;
}
