package dev.weir.admin.http;

import java.util.Arrays;
import java.util.Optional;

/** What can be done with a path. */
public enum Method {
  GET, POST, PUT, PATCH, DELETE;

  /** Returns the method of this name. */
  public static Optional<Method> named(String name) {
    return Arrays.stream(values()).filter(method -> method.name().equals(name)).findFirst();
  }

  /** Returns whether it leaves everything as it is. */
  public boolean isSafe() {
    return this == GET;
  }
}
