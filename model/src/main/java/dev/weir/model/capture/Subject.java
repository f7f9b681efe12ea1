package dev.weir.model.capture;

/**
 * Whose payloads they are: what is kept of one subject can be made unreadable at once, and nothing else with it.
 *
 * @param team empty text where the caller has none
 */
public record Subject(String caller, String team) {}
