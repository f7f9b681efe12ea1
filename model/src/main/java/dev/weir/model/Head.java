package dev.weir.model;

import dev.weir.model.net.Headers;
import dev.weir.model.net.Target;

/** A request without its body. */
public record Head(String method, Target target, Headers headers) {}
