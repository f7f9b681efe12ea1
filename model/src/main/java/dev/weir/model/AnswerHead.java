package dev.weir.model;

import dev.weir.model.net.Headers;

/** An answer without its body. */
public record AnswerHead(int status, Headers headers) {}
