package dev.weir.model;

/** Whom a token is for: it is turned back for this caller and destination only. */
public record Scope(String caller, String destination) {}
