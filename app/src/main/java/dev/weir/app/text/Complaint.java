package dev.weir.app.text;

/**
 * Something that the user can mend.
 *
 * @param what what is wrong, in one clause
 * @param where the file with line and key, the option, the address; empty text where {@code what} says it all
 * @param mend what to do about it
 */
public record Complaint(String what, String where, String mend) {}
