package dev.weir.detect.ai;

import dev.weir.model.Head;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Target;

/** Heads of requests to a provider. */
final class Heads {

  private Heads() {}

  static Head post(String path) {
    return post(path, Headers.NONE);
  }

  static Head post(String path, Headers headers) {
    return new Head("POST", Target.absolute("https://api.example.com" + path).orElseThrow(), headers);
  }
}
